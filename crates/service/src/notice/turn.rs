//! From lights that turned to notices: whoever has to do with the task is told from what to what, why, and what would
//! turn it green; of all that turned on a day in one notice.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::ToSpan as _;
use jiff::civil::Date;
use ledger::{PersonId, Role, SiteId, Task, UnitId, day_of, facts, judge, light_on};
use notify::{About, Fill, Matter, Notice, Said, Turn, Turns};
use planning::{Pack, Reason, Value};
use store::{NoticeRow, TaskRow, Tx};

use super::audience::People;
use super::matter::Audience;
use super::tell::{in_china, page_of};
use crate::{Result, Service, ServiceError};

/// Tasks told of in one transaction, which holds up everybody who writes.
const BATCH: i64 = 500;
/// Days after which a light that turned is no news: it is counted and not listed, as when a site is filled with what was
/// there before, or when another rule pack judges what has long been so.
const STALE: i32 = 7;

impl Service {
    /// Tells of the lights that have turned since it was last asked, whatever turned them: the day, a report, another rule
    /// pack. Lead units hear of theirs, the supervisors of those that turned red. Returns how many notices were written.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn tell_turns(&self, site: SiteId, at: i64) -> Result<usize> {
        if !self.store.has_turned(site).await? {
            return Ok(0);
        }
        let names = self.names(site).await?;
        let (pack, today) = (names.site.pack(), day_of(at));
        let mut whom = Whom { people: People::of(&names), known: HashMap::new() };
        let mut told = 0;
        loop {
            let mut tx = self.store.begin(site).await?;
            let rows = tx.turned(BATCH).await?;
            let Some(last) = rows.last().map(|(row, _)| row.task.id) else { return Ok(told) };
            let mut of: BTreeMap<PersonId, Vec<(Turn, bool)>> = BTreeMap::new();
            for (row, was) in &rows {
                let Some((turn, news)) = turn(row, *was, pack, today) else { continue };
                for person in whom.hear(&row.task, turn.to) {
                    of.entry(person).or_default().push((turn.clone(), news));
                }
            }
            for (person, turns) in of {
                told += usize::from(put(&mut tx, person, turns, at).await?);
            }
            tx.told_turned(last).await?;
            tx.commit().await?;
        }
    }
}

/// Who hears of the lights of tasks; looked up once for a unit and whoever it gave the task to.
struct Whom<'a> {
    people: People<'a>,
    known: HashMap<(UnitId, Option<PersonId>), Vec<PersonId>>,
}

impl Whom<'_> {
    fn hear(&mut self, task: &Task, to: notify::Light) -> BTreeSet<PersonId> {
        let (people, lead) = (&self.people, task.lead_unit);
        let unit = self.known.entry((lead, task.life.assignee)).or_insert_with(|| {
            let both = [Audience::Unit(lead), Audience::Head(lead)];
            both.into_iter().flat_map(|audience| people.who(audience, Some(task))).collect()
        });
        let office = (to == notify::Light::Red).then(|| people.who(Audience::Role(Role::Supervisor), None));
        unit.iter().copied().chain(office.into_iter().flatten()).collect()
    }
}

/// What is told of a task whose light was another, and whether it is news; nothing when it is the same again, or has ended.
fn turn(row: &TaskRow, was: ledger::Light, pack: &'static Pack, today: Date) -> Option<(Turn, bool)> {
    let judged = judge(pack, &row.task, today);
    let (from, to) = (light(was)?, light(judged.light)?);
    let number = row.task.number.to_string();
    let why = judged.reasons.first().map(said)?;
    let then = today.checked_sub(STALE.days()).unwrap_or(today);
    let news = light_on(pack, &row.task, &facts(&row.task, pack), then) != Some(judged.light);
    let turn = || Turn {
        about: About { path: format!("/tasks/{number}#light"), number, title: row.task.title.clone() },
        from,
        to,
        why,
        mend: judged.to_green.iter().map(said).collect(),
    };
    (from != to).then(|| (turn(), news))
}

fn light(light: ledger::Light) -> Option<notify::Light> {
    match light {
        ledger::Light::Red => Some(notify::Light::Red),
        ledger::Light::Amber => Some(notify::Light::Amber),
        ledger::Light::Green => Some(notify::Light::Green),
        ledger::Light::Done | ledger::Light::Cancelled => None,
    }
}

fn said(reason: &Reason) -> Said {
    let fill = |value: &Value| match value {
        Value::Number(number) => Fill::Number(*number),
        Value::Hundredths(share) => Fill::Text(crate::lights::hundredths(*share)),
        Value::Day(day) => Fill::Day(*day),
        Value::Text(text) => Fill::Text(text.clone()),
    };
    let args = reason.args.iter().map(|(name, value)| ((*name).to_owned(), fill(value)));
    Said { key: reason.key.to_owned(), args: args.collect() }
}

/// Writes the turns into the notice of the day, which is unread again. Says whether there is anything to tell.
async fn put(tx: &mut Tx, person: PersonId, turned: Vec<(Turn, bool)>, at: i64) -> Result<bool> {
    let id = format!("lights-{}-{person}", day_of(at));
    let before = tx.notice(person, &id).await?;
    let known = before.as_ref().is_some_and(|row| row.seen != 0 || row.settled != 0);
    let kept = before.as_ref().and_then(|row| serde_json::from_str::<Notice>(&row.body).ok());
    let mut turns = match kept.map(|notice| notice.matter) {
        Some(Matter::Turned { turns }) => turns,
        _ => Turns::default(),
    };
    for (turn, news) in turned {
        if news {
            turns.add(turn, known);
        } else {
            turns.add_earlier(turn.to);
        }
    }
    if turns.is_empty() {
        if before.is_some() {
            tx.drop_notice(&id).await?;
        }
        return Ok(false);
    }
    let notice =
        Notice { id: id.clone(), about: turns.about(), matter: turns.matter(), raised: in_china(at) };
    let body = serde_json::to_string(&notice).map_err(|e| ServiceError::Internal(e.to_string()))?;
    let (person, about) = (person.to_string(), page_of(&notice.about).to_owned());
    let matter = notice.matter.code().to_owned();
    tx.put_notice(&NoticeRow { id, person, at, seen: 0, settled: 0, body, about, matter }).await?;
    Ok(true)
}
