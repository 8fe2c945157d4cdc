//! Sheets by rule: once a day the program writes what a supervisor could; red ones it proposes to who may write them.

use std::collections::HashMap;

use jiff::civil::Date;
use ledger::{
    Actor, Chase, ChaseCommand, ChaseId, ChaseState, Colour, Light, NewEvent, Number, PersonId, Relation,
    Role, SiteId, TaskId, judge,
};
use store::{Act, Hurried, TaskRow, Versioned};

use super::answer_day;
use crate::export::Words;
use crate::lights::sentence;
use crate::{Result, Service, fresh};

/// Sheets looked back on.
const SHEETS: i64 = 5_000;
/// Sheets written in one day: a flood of them would be what the rules on formalism forbid.
const A_DAY: usize = 50;

/// A sheet that a rule calls for.
pub(crate) struct Called {
    pub(crate) row: TaskRow,
    pub(crate) colour: Colour,
    pub(crate) follows: Option<Versioned<Chase>>,
}

impl Service {
    /// Writes the sheets that the rules call for on a day, as far as a supervisor could: blue and yellow. Red ones are
    /// signed by a leader of the office and only proposed. Returns how many were written; asked again on the same
    /// day, none. `words` are those of the site's language.
    ///
    /// What may be written is looked for without holding anybody up; whether it still is to be written, each task is
    /// asked again under the site's lock. So of several programs on one database one writes a sheet, and a task whose
    /// unit has answered in between gets none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn chase_by_rule(&self, site: SiteId, at: i64, words: Words<'_>) -> Result<usize> {
        let today = ledger::day_of(at);
        let rule = program(site);
        let mine = self.called_for(site, today, |colour| rule.may(colour.action()), A_DAY).await?;
        let mine: Vec<TaskId> = mine.into_iter().map(|c| c.row.task.id).collect();
        if mine.is_empty() {
            return Ok(0);
        }
        let pack = self.site_of(site).await?.pack();
        let mut tx = self.store.begin(site).await?;
        let (first, _) = Number::year_range(today.year());
        let newest = tx.chases_since(first, SHEETS).await?;
        let today_by_rule = newest.iter().filter(|v| v.entity.by_rule && v.entity.on == today).count();
        let mut written = 0;
        for id in mine {
            if today_by_rule + written >= A_DAY {
                break;
            }
            let Some(row) = tx.task(id).await? else { continue };
            let sheets = tx.chases_of(id).await?;
            let Some(still) = called(row, sheets, today).filter(|c| rule.may(c.colour.action())) else {
                continue;
            };
            let number = tx.next_chase_number(today.year()).await?;
            let events = sheet(&rule, still, number, pack, today, words)?;
            tx.append(&Act { id: ledger::ActId(fresh()), actor: None, at }, events).await?;
            written += 1;
        }
        tx.commit().await?;
        Ok(written)
    }

    /// The first sheets that the rules call for today and that may be written, those about the worst and longest due
    /// tasks first. No more is read than it takes to find them.
    pub(crate) async fn called_for(
        &self,
        site: SiteId,
        today: Date,
        may: impl Fn(Colour) -> bool,
        limit: usize,
    ) -> Result<Vec<Called>> {
        let calls = |colour: Colour| Some(colour).filter(|c| may(*c));
        let red = Hurried { light: Light::Red, from: None, before: Some(today), calls: calls(Colour::Red) };
        let behind = Hurried { from: Some(today), before: None, calls: calls(Colour::Yellow), ..red };
        let warned = Hurried { light: Light::Amber, from: None, before: None, calls: calls(Colour::Blue) };
        let mut found: Vec<Called> = Vec::new();
        for which in [red, behind, warned] {
            let mut last: Option<TaskRow> = None;
            while found.len() < limit {
                let rows = self.store.hurried(site, which, today, last.as_ref(), limit as i64).await?;
                let Some(row) = rows.last() else { break };
                last = Some(row.clone());
                let tasks: Vec<TaskId> = rows.iter().map(|row| row.task.id).collect();
                let mut earlier: HashMap<TaskId, Vec<Versioned<Chase>>> = HashMap::new();
                for v in self.store.chases_about(site, &tasks).await? {
                    if let Some(task) = v.entity.task {
                        earlier.entry(task).or_default().push(v);
                    }
                }
                found.extend(rows.into_iter().filter_map(|row| {
                    let sheets = earlier.remove(&row.task.id).unwrap_or_default();
                    called(row, sheets, today).filter(|c| may(c.colour))
                }));
            }
        }
        found.truncate(limit);
        Ok(found)
    }
}

/// The sheet that a rule calls for on a task about which some have been written.
fn called(row: TaskRow, sheets: Vec<Versioned<Chase>>, today: Date) -> Option<Called> {
    let plain: Vec<Chase> = sheets.iter().map(|v| v.entity.clone()).collect();
    let (colour, id) = Chase::by_rule(&row.task, row.light, &plain, today)?;
    let follows = sheets.into_iter().find(|v| Some(v.entity.id) == id);
    Some(Called { row, colour, follows })
}

/// The events of a sheet: the end of the one that it follows, where that was never answered, and its own.
fn sheet(
    rule: &Actor,
    called: Called,
    number: Number,
    pack: &'static planning::Pack,
    today: Date,
    words: Words<'_>,
) -> Result<Vec<NewEvent>> {
    let Called { row, colour, follows } = called;
    let mut events: Vec<NewEvent> = Vec::new();
    if let Some(v) = &follows
        && v.entity.state == ChaseState::Open
    {
        let reason = words("chase-rule-unanswered", &[("number", named(v.entity.number, words))]);
        let miss = ChaseCommand::Miss { reason };
        events.push(v.entity.decide(miss, rule, Relation::NONE, v.version, today)?);
    }
    let chase = Chase {
        id: ChaseId(fresh()),
        number,
        colour,
        unit: row.task.lead_unit,
        task: Some(row.task.id),
        reason: reason(&row, pack, today, follows.as_ref(), words),
        by_rule: true,
        on: today,
        answer_due: answer_day(today, colour),
        follows: follows.map(|v| v.entity.id),
        state: ChaseState::Open,
        answer: None,
        drafted: None,
        verdict: String::new(),
        ended: None,
    };
    events.push(chase.write(rule)?);
    Ok(events)
}

/// The program when it applies the office's rules: it may what a supervisor may, and signs nothing red.
fn program(site: SiteId) -> Actor {
    let roles = Role::Supervisor.into();
    let person = PersonId(uuid::Uuid::nil());
    Actor { site, person, name: String::new(), roles, unit: None, separated: true }
}

/// A sheet as people name it.
fn named(number: ledger::Number, words: Words<'_>) -> String {
    let with = [("year", number.year.to_string()), ("serial", number.serial.to_string())];
    words("sheet-number", &with)
}

/// Why the rule writes: the light's explanation, and the sheet before it.
fn reason(
    row: &TaskRow,
    pack: &'static planning::Pack,
    today: Date,
    follows: Option<&Versioned<Chase>>,
    words: Words<'_>,
) -> String {
    let judged = judge(pack, &row.task, today);
    let why = judged.reasons.first().map(|why| sentence(why, words)).unwrap_or_default();
    match follows {
        Some(v) => {
            let with = [("why", why), ("number", named(v.entity.number, words))];
            words("chase-rule-follows", &with)
        }
        None => words("chase-rule-reason", &[("why", why)]),
    }
}
