//! What changed in the last seven days, against the seven before: told from the states of the tasks themselves, so that
//! it says what the lights said on those days.

use std::collections::HashMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use ledger::{Action, DueCause, Light, Task, TaskId, TaskState};
use planning::Pack;
use store::{Due, Filter, Sort, SortKey, TaskRow};

use crate::names::Names;
use crate::past::Past;
use crate::view::{TaskLine, Week, WeekChange};
use crate::{Call, Result, Service, ServiceError};

/// Tasks that are looked at: those behind, and those touched in two weeks.
const LOOKED_AT: usize = 1_000;
/// Days of a week.
const DAYS: i32 = 7;
const DAY_MILLIS: i64 = 86_400_000;

/// What can change, worst first; words under `week-<code>`.
const CHANGES: [&str; 5] = ["red", "amber", "green", "closed", "extended"];

/// The days between which something changed: after the first, until the last.
#[derive(Clone, Copy)]
struct Span(Date, Date);

impl Service {
    /// The tasks that changed so in the last seven days.
    ///
    /// # Errors
    /// When the actor may not read, or nothing can change so.
    pub async fn week_of(&self, call: &Call, code: &str) -> Result<WeekChange> {
        call.must(Action::Read)?;
        let names = self.names(call.site()).await?;
        let week = self.week(call, &names).await?;
        week.changes.into_iter().find(|c| c.code == code).ok_or(ServiceError::NotFound)
    }

    /// What changed in the last seven days.
    pub(crate) async fn week(&self, call: &Call, names: &Names) -> Result<Week> {
        let today = call.today();
        let back = |n: i32| today.checked_sub(n.days()).unwrap_or(today);
        let (this, before) = (Span(back(DAYS), today), Span(back(2 * DAYS), back(DAYS)));
        let tasks = self.looked_at(call, names.site.pack()).await?;
        let change = |code: &'static str| {
            let of = |span| tasks.iter().filter(move |(_, past)| changed(code, past, span));
            let lines: Vec<TaskLine> = of(this).map(|(row, _)| names.line(row, today, None)).collect();
            WeekChange { code, before: of(before).count(), lines }
        };
        let changes = CHANGES.into_iter().map(change).collect();
        Ok(Week { from: this.0.tomorrow().unwrap_or(today), until: today, changes })
    }

    /// The tasks that can have changed, with their states: one that is no longer red and was not touched has not been red
    /// for two weeks.
    async fn looked_at(&self, call: &Call, pack: &'static Pack) -> Result<Vec<(TaskRow, Past)>> {
        let since = call.at - i64::from(2 * DAYS + 1) * DAY_MILLIS;
        let touched = self.store.touched(call.site(), since, LOOKED_AT as i64).await?;
        let mut found: HashMap<TaskId, (TaskRow, Past)> = HashMap::new();
        let ids: Vec<TaskId> = touched.iter().map(|row| row.task.id).collect();
        let mut pasts = self.pasts(call, pack, &ids).await?;
        for row in touched {
            let past = pasts.remove(&row.task.id).unwrap_or_else(|| Past::still(pack, &row.task));
            found.insert(row.task.id, (row, past));
        }
        let behind = Filter {
            lights: vec![Light::Red, Light::Amber],
            state: Some(TaskState::Open),
            due: Due::Any,
            ..Filter::default()
        };
        let sort = Sort { key: SortKey::Due, descending: true };
        for listed in self.store.ledger_page(call.site(), &behind, sort, None, LOOKED_AT).await?.rows {
            let row = listed.row;
            found.entry(row.task.id).or_insert_with(|| {
                let past = Past::still(pack, &row.task);
                (row, past)
            });
        }
        let mut tasks: Vec<(TaskRow, Past)> = found.into_values().collect();
        tasks.sort_by_key(|(row, _)| row.task.number);
        Ok(tasks)
    }
}

/// Whether a task changed so within a span.
fn changed(code: &str, past: &Past, Span(after, until): Span) -> bool {
    let turned = |to: Light, from: &[Light]| {
        past.light(until) == Some(to) && past.light(after).is_none_or(|l| from.contains(&l))
    };
    let Some(task) = past.at(until) else { return false };
    match code {
        "red" => turned(Light::Red, &[Light::Green, Light::Amber]),
        "amber" => turned(Light::Amber, &[Light::Green, Light::Red]),
        // One that has only begun was never anything else.
        "green" => past.light(after).is_some() && turned(Light::Green, &[Light::Amber, Light::Red]),
        "closed" => closed_on(task).is_some_and(|day| day > after && day <= until),
        _ => task
            .life
            .old_dues
            .iter()
            .any(|old| old.cause == DueCause::Extended && old.on > after && old.on <= until),
    }
}

fn closed_on(task: &Task) -> Option<Date> {
    task.closed.filter(|_| task.state == TaskState::Done)
}
