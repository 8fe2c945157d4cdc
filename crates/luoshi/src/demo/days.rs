//! When things happen in the demo: the rules of README.md in `demo/`, of which `resolve` in check.py is the reference.

use anyhow::Context as _;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use ledger::TaskState;

use super::county::{ChangePlan, EditPlan, TaskPlan};

/// A day some days earlier; later for a negative number.
pub(crate) fn back(day: Date, days: i32) -> Date {
    day.saturating_sub(days.days())
}

/// Minutes after midnight in China, as an instant.
pub(crate) fn at(day: Date, minutes: i64) -> i64 {
    let midnight = jiff::tz::Offset::constant(8).to_timestamp(day.at(0, 0, 0, 0));
    midnight.map_or(0, |t| t.as_millisecond()) + minutes * 60_000
}

/// The date of the work report.
pub(crate) fn report_date(start: Date) -> Date {
    if (start.month(), start.day()) < (2, 20) { back(start, 20) } else { date(start.year(), 2, 6) }
}

/// The day on which the report's tasks are issued.
pub(crate) fn report_issued(start: Date) -> Date {
    back(report_date(start), -6)
}

/// The day on which a task is issued.
pub(crate) fn issue_day(task: &TaskPlan, start: Date) -> Date {
    let issued = report_issued(start);
    if task.source == "plenary-speech" { issued.max(back(start, 35)) } else { issued }
}

/// A change of a task on its day.
#[derive(Clone, Debug)]
pub(crate) struct Dated<'a> {
    pub(crate) day: Date,
    pub(crate) edit: &'a EditPlan,
    /// The new deadline, for an edit that moves it.
    pub(crate) due: Option<Date>,
}

/// What becomes of a task until the start.
#[derive(Clone, Debug)]
pub(crate) struct Fate<'a> {
    /// The deadline at issue.
    pub(crate) first_due: Date,
    pub(crate) closed: Option<Date>,
    /// Progress on the start day; `None` when nobody has reported.
    pub(crate) progress: Option<u8>,
    pub(crate) edits: Vec<Dated<'a>>,
}

/// Works out a task's days from the day it is issued.
pub(crate) fn resolve(task: &TaskPlan, start: Date, issued: Date) -> anyhow::Result<Fate<'_>> {
    let first_due = match (&task.due, task.due_days) {
        (Some(day), _) => fixed(day, start)?,
        (None, Some(days)) => back(start, -days),
        (None, None) => anyhow::bail!("demo: {} has no due", task.key),
    };
    let closed = closed_on(task, start, issued, first_due)?;
    let (mut due, mut edits) = (first_due, Vec::new());
    for edit in &task.edits {
        let mut moved = None;
        if let ChangePlan::Due { to, to_days } = &edit.change {
            if task.due.is_some() && days(start, first_due) > 30 {
                continue;
            }
            due = match (to, to_days) {
                (Some(day), _) => fixed(day, start)?,
                (None, to_days) => back(start, -to_days.context("demo: an edit moves no due")?),
            };
            moved = Some(due);
        }
        let day = back(closed.unwrap_or(start), -edit.days).max(issued);
        edits.push(Dated { day, edit, due: moved });
    }
    let progress = match (closed, task.pace) {
        (Some(_), _) if task.state == Some(TaskState::Cancelled) => None,
        (Some(_), _) => Some(100),
        (None, Some(pace)) => Some((plan(issued, due, start) + pace).clamp(0, 99) as u8),
        (None, None) => task.progress,
    };
    Ok(Fate { first_due, closed, progress, edits })
}

fn closed_on(task: &TaskPlan, start: Date, issued: Date, due: Date) -> anyhow::Result<Option<Date>> {
    if task.state.is_some_and(|s| s != TaskState::Open) {
        let days = task.done_days.with_context(|| format!("demo: {} has no done_days", task.key))?;
        return Ok(Some(back(start, -days).max(issued)));
    }
    let day = task.done_before.map(|days| back(due, days)).filter(|day| *day <= start);
    Ok(day.map(|day| day.max(issued)))
}

/// `MM-DD` in the year of the start.
fn fixed(day: &str, start: Date) -> anyhow::Result<Date> {
    format!("{:04}-{day}", start.year()).parse().with_context(|| format!("demo: day {day}"))
}

/// Even plan from issue to deadline, in percent.
fn plan(issued: Date, due: Date, today: Date) -> i64 {
    match days(issued, due) {
        total if total <= 0 => 100,
        total => days(issued, today).clamp(0, total) * 100 / total,
    }
}

fn days(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}
