//! Directions 批示: giving them, and what becomes of them.

mod list;

use jiff::ToSpan as _;
use jiff::civil::Date;
use ledger::{
    Action, Direction, DirectionId, EventBody, NewEvent, Number, Outcome, PersonId, Resolution, TaskOrigin,
};
use store::{DirectionFilter, Versioned};

use crate::document::parse;
use crate::names::Names;
use crate::task::{new_task, to_come};
use crate::view::{DirectionForm, DirectionSource, DirectionView, NoteForm, TaskForm};
use crate::{Call, Result, Service, ServiceError, act_of, forms, fresh};

/// Longest title made from a direction, in characters: its first sentence, when that is shorter.
const TITLE: usize = 120;
/// Directions of a leader among which one that comes again is looked for.
const RECENT: i64 = 10;

/// Months for a direction that names no day: hard matters are settled within one (PRACTICE 3.1).
const MONTHS: i32 = 1;

impl Service {
    /// Gives a direction, on a task or on nothing in particular. Returns its identifier.
    ///
    /// # Errors
    /// When the actor may not, there is no such task, or there are no words.
    pub async fn give_direction(&self, call: &Call, form: &DirectionForm) -> Result<String> {
        call.must(Action::Direct)?;
        let task = match form.task.trim() {
            "" => None,
            number => {
                let number: Number = number.parse().map_err(|_| ServiceError::NotFound)?;
                Some(self.seen_task(call, number).await?.task.id)
            }
        };
        let direction = Direction {
            id: DirectionId(fresh()),
            by: call.actor.person,
            on: call.today(),
            text: form.text.trim().to_owned(),
            task,
            outcome: None,
            followed: None,
        };
        let id = direction.id;
        // A form that comes twice (a resent page, a second click) gives one direction.
        let filter = DirectionFilter { leader: Some(call.actor.person), ..DirectionFilter::default() };
        let known = self.store.direction_list(call.site(), &filter, RECENT).await?;
        if let Some(same) = known.iter().find(|v| v.entity.repeats(&direction)) {
            return Ok(same.entity.id.to_string());
        }
        let mut tx = self.store.begin(call.site()).await?;
        tx.append(&act_of(call), vec![direction.give(&call.actor)?]).await?;
        tx.commit().await?;
        Ok(id.to_string())
    }

    /// A direction with everything about it.
    ///
    /// # Errors
    /// When there is none of that identifier.
    pub async fn direction(&self, call: &Call, id: &str) -> Result<DirectionView> {
        call.must(Action::Read)?;
        let v = self.known_direction(call, id).await?;
        let names = self.names(call.site()).await?;
        self.must_read(call, &names, v.entity.id.into()).await?;
        let events = self.store.history(call.site(), v.entity.id.into()).await?;
        let mut history = Vec::new();
        for event in events.iter().rev() {
            history.push(self.event_line(call, &names, event).await?);
        }
        Ok(DirectionView {
            line: self.direction_line(call, &names, &v).await?,
            can: list::can(call),
            history,
        })
    }

    /// Takes note of a direction: nothing has to follow, and why.
    ///
    /// # Errors
    /// When the actor may not, somebody followed it already, or the remark is missing.
    pub async fn note_direction(&self, call: &Call, id: &str, form: &NoteForm) -> Result<()> {
        let v = self.known_direction(call, id).await?;
        let outcome = Outcome::Noted { remark: form.remark.trim().to_owned() };
        let event = v.entity.decide(outcome, &call.actor, form.version, call.today())?;
        let mut tx = self.store.begin(call.site()).await?;
        tx.append(&act_of(call), vec![event]).await?;
        Ok(tx.commit().await?)
    }

    /// The form of the task that a direction is to become, with everything filled in that is known: its words, who
    /// gave it, the unit of the task it was written on or that it names, and the day it names.
    ///
    /// # Errors
    /// When there is none of that identifier, or the actor may not make tasks.
    pub async fn direction_task_form(&self, call: &Call, id: &str) -> Result<(DirectionSource, TaskForm)> {
        call.must(Action::EditTask)?;
        let v = self.known_direction(call, id).await?;
        let (direction, names) = (v.entity, self.names(call.site()).await?);
        let on = match direction.task {
            Some(task) => self.store.task(call.site(), task).await?.map(|row| row.task),
            None => None,
        };
        let unit = named_unit(&direction.text, &names)
            .or_else(|| on.as_ref().map(|task| names.unit(task.lead_unit).name));
        let form = TaskForm {
            title: title(&direction.text),
            field: on.as_ref().and_then(|t| t.field).map_or("", |f| f.code()).to_owned(),
            leaders: leader_names(direction.by, &names),
            lead_unit: unit.unwrap_or_default(),
            due: due(&direction, call.today()).to_string(),
            reason: direction.text.clone(),
            ..TaskForm::default()
        };
        let source = DirectionSource {
            id: direction.id.to_string(),
            by: names.person(direction.by).name,
            text: direction.text,
            task: on.map(|task| task.number),
        };
        Ok((source, form))
    }

    /// Turns a direction into a task. Returns the task's number.
    ///
    /// # Errors
    /// When the actor may not, a field cannot be used, or somebody followed the direction already.
    pub async fn direction_task(&self, call: &Call, id: &str, form: TaskForm) -> Result<Number> {
        call.must(Action::EditTask)?;
        let v = self.known_direction(call, id).await?;
        let names = self.names(call.site()).await?;
        let edit = forms::edit(&form, None, &names)?;
        to_come(&edit, call)?;
        let mut tx = self.store.begin(call.site()).await?;
        let number = tx.next_number(call.today().year()).await?;
        let task = new_task(edit, number, None, call, TaskOrigin::Direction { direction: v.entity.id });
        let became = Outcome::Task { task: task.id };
        let followed = v.entity.decide(became, &call.actor, v.version, call.today())?;
        let reason = form.reason.trim().to_owned();
        let added = NewEvent::at(task.id, 0, EventBody::TaskAdded { task, reason });
        tx.append(&act_of(call), vec![added, followed]).await?;
        tx.commit().await?;
        Ok(number)
    }

    async fn known_direction(&self, call: &Call, id: &str) -> Result<Versioned<Direction>> {
        self.store.direction(call.site(), parse(id)?).await?.ok_or(ServiceError::NotFound)
    }
}

/// The first sentence, or as much of it as a title holds.
fn title(text: &str) -> String {
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = plain.split_inclusive(['。', '！', '；', '!', ';']).next().unwrap_or_default();
    first.chars().take(TITLE).collect::<String>().trim_end_matches(['。', '；', ';']).to_owned()
}

/// The last day that the words of a direction set, counted from the day on which it was given; nothing where they set none
/// to come.
pub(crate) fn named_day(direction: &Direction, today: Date) -> Option<Date> {
    let set = calendar::deadline::find(&direction.text, direction.on).into_iter().filter_map(|d| d.due).max();
    set.filter(|day| *day >= today)
}

/// That day, or a month from now.
fn due(direction: &Direction, today: Date) -> Date {
    named_day(direction, today).unwrap_or_else(|| today.checked_add(MONTHS.months()).unwrap_or(today))
}

/// The unit whose name or alias stands first in the words, the longer before the shorter; nothing where the name may
/// mean several.
fn named_unit(text: &str, names: &Names) -> Option<String> {
    let known = names.units.iter().filter(|u| u.active);
    let called = known.flat_map(|u| u.aliases.iter().chain([&u.name])).filter(|name| !name.is_empty());
    let found = called.filter_map(|name| Some((text.find(name.as_str())?, name)));
    let (_, name) = found.min_by_key(|(at, name)| (*at, std::cmp::Reverse(name.len())))?;
    match names.resolver().unit(name) {
        Resolution::Meant(ids) if ids.len() == 1 => Some(names.unit(ids[0]).name),
        _ => None,
    }
}

/// Who gave it, where tasks can name them as their leader: by the account itself, or by the one leader of that name.
fn leader_names(by: PersonId, names: &Names) -> String {
    let name = names.person(by).name;
    let leads = names.people.iter().any(|p| p.id == by && p.leader);
    let one = || matches!(names.resolver().leader(&name), Resolution::Meant(ids) if ids.len() == 1);
    if leads || one() { name } else { String::new() }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_title_is_the_first_sentence() {
        assert_eq!(title("请教育局拿出方案。下周上会。"), "请教育局拿出方案");
        assert_eq!(title("  抓紧\n办结 "), "抓紧 办结");
        assert_eq!(title(&"办".repeat(300)).chars().count(), TITLE);
    }

    #[test]
    fn a_day_to_come_is_taken_from_the_words() {
        let given = |text: &str| Direction {
            id: DirectionId(fresh()),
            by: PersonId(fresh()),
            on: date(2026, 6, 12),
            text: text.into(),
            task: None,
            outcome: None,
            followed: None,
        };
        let due = |text: &str, today: Date| due(&given(text), today);
        let today = date(2026, 6, 12);
        assert_eq!(due("请于6月30日前报方案", today), date(2026, 6, 30));
        assert_eq!(due("尽快研究", today), date(2026, 7, 12));
        assert_eq!(due("3月底前的事为什么没办", today), date(2026, 7, 12));
        assert_eq!(due("12月10日前办结", today), date(2026, 12, 10));
        // What was said in June counts from June, whenever somebody gets to it.
        assert_eq!(due("两周内报结果", date(2026, 6, 15)), due("两周内报结果", today));
        assert_eq!(named_day(&given("尽快研究"), today), None);
    }
}
