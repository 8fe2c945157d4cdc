//! A task as the rule packs of the lights see it: the one place where a [`Task`] becomes [`Facts`].

use jiff::civil::Date;
use planning::{Facts, Interval, Milestone, Pack, Plan, Progress, ReportDue};

use crate::{OldDue, Rhythm, Sent, Stop, Task, TaskState};

/// Reports looked at: two years of weekly ones.
const REPORTS: usize = 104;

/// What a pack judges a task by. The pack is asked for the curve of the field of work; where it judges no reports none are
/// listed.
///
/// Days that the clock stood move due dates and milestones in the ledger when it runs again. Here they are days that the
/// plan does not count, so dates of the plan are given back what the stops moved them by.
pub fn facts(task: &Task, pack: &Pack) -> Facts {
    let mut facts = without_reports(task, pack);
    if pack.reports.is_some() {
        facts.reports = reports(task, &facts);
    }
    facts
}

/// Where the plan of an open task is on a day, in percent; nothing where there is nothing to plan by.
pub fn planned(task: &Task, pack: &Pack, on: Date) -> Option<u8> {
    if task.state != TaskState::Open {
        return None;
    }
    u8::try_from(without_reports(task, pack).planned_on(on)? / 100).ok()
}

/// How far a task is, in percent: under a plan by weighted milestones what those that were met weigh, as its light counts it,
/// else what was reported last. The one number that pages show.
pub fn done(task: &Task, pack: &Pack, on: Date) -> Option<u8> {
    let by_milestones = task.life.milestones.iter().any(|m| m.weight > 0);
    if task.state != TaskState::Open || !by_milestones {
        return task.progress;
    }
    u8::try_from(without_reports(task, pack).done_on(on)? / 100).ok()
}

fn without_reports(task: &Task, pack: &Pack) -> Facts {
    let life = &task.life;
    let mut facts = Facts::new(task.start, task.due);
    facts.stops = life.stops.iter().filter_map(stop).collect();
    facts.reasons = life.excuses.iter().map(|e| Interval { from: e.from, to: Some(e.until) }).collect();
    facts.closed = closed(task);
    facts.progress = progress(task);
    facts.milestones = life.milestones.iter().map(|m| milestone(m, &life.stops)).collect();
    due_dates(task, &mut facts);
    facts.plan = if life.milestones.iter().any(|m| m.weight > 0) {
        Plan::Milestones
    } else {
        pack.curve(task.field.map_or("", |f| f.code()))
    };
    facts
}

/// The days on which the clock stood, both included; nothing when it ran again on the day on which it was stopped.
fn stop(stop: &Stop) -> Option<Interval> {
    until(stop.from, stop.until)
}

fn until(from: Date, until: Option<Date>) -> Option<Interval> {
    let to = until.map(|day| day.yesterday().unwrap_or(day));
    to.is_none_or(|to| from <= to).then_some(Interval { from, to })
}

fn closed(task: &Task) -> Vec<Interval> {
    let before = task.life.closings.iter().filter_map(|c| until(c.from, Some(c.until)));
    let ended = matches!(task.state, TaskState::Done | TaskState::Cancelled);
    let now = ended.then(|| Interval { from: task.closed.unwrap_or(task.start), to: None });
    before.chain(now).collect()
}

/// What was said of the progress and when. What came later is known later, whatever day it speaks of.
fn progress(task: &Task) -> Vec<Progress> {
    let Some(now) = task.progress else { return Vec::new() };
    let said = |day, percent: u8| Progress { day, share: i64::from(percent) * 100 };
    let mut day = task.start;
    let mut known: Vec<Progress> = Vec::with_capacity(task.life.points.len());
    for point in &task.life.points {
        day = day.max(point.on);
        known.push(said(day, point.percent));
    }
    if known.is_empty() {
        // It came into the ledger with it.
        known.push(said(day, now));
    }
    known
}

fn milestone(milestone: &crate::Milestone, stops: &[Stop]) -> Milestone {
    let moved = stops.iter().filter_map(|stop| {
        let until = stop.until?;
        let open = milestone.done.is_none_or(|done| done >= stop.from);
        (open && milestone.planned >= stop.from).then(|| crate::holder::days_between(stop.from, until))
    });
    let back = jiff::Span::new().try_days(moved.sum::<i64>()).unwrap_or_default();
    Milestone {
        due: milestone.planned.checked_sub(back).unwrap_or(milestone.planned),
        weight: milestone.weight.into(),
        met: milestone.done,
    }
}

/// The first due date, and every later one that the stops alone do not explain.
fn due_dates(task: &Task, facts: &mut Facts) {
    let old = &task.life.old_dues;
    facts.due = old.first().map_or(task.due, |first| first.due);
    let after = |n: usize| old.get(n + 1).map_or(task.due, |next| next.due);
    let mut moves: Vec<(Date, Option<Date>)> =
        old.iter().enumerate().map(|(n, old): (usize, &OldDue)| (old.on, after(n))).collect();
    // Where a stop ended without a word on the due date, the date stands as it was.
    let silent = |day: Date| {
        let due = moves.iter().rfind(|(on, _)| *on <= day).map_or(facts.due, |(_, due)| *due);
        (day, due)
    };
    let ends: Vec<_> = task.life.stops.iter().filter_map(|stop| stop.until).map(silent).collect();
    moves.extend(ends);
    moves.sort_by_key(|(on, _)| *on);
    for (granted, due) in moves {
        if facts.deadline_on(granted) != due {
            facts.extensions.push(planning::Extension { granted, due });
        }
    }
}

/// The reports that the stated cadence asks for: one by the end of each period, answered by the first that is sent
/// within it or later. None is asked for while the clock stands or the task is closed.
fn reports(task: &Task, facts: &Facts) -> Vec<ReportDue> {
    let Some(rhythm) = Rhythm::of(&task.cadence) else { return Vec::new() };
    let life = &task.life;
    let on_its_way = life.filing.iter().filter(|f| f.sent != Sent::Back).map(|f| f.on);
    let mut sent: Vec<Date> = life.accepted.iter().map(|a| a.filed).chain(on_its_way).collect();
    sent.sort_unstable();
    let rests = |day: Date| facts.stops.iter().chain(&facts.closed).any(|rest| rest.contains(day));
    let mut from = life.signed.map_or(task.start, |signed| signed.on.max(task.start));
    let mut due = Vec::new();
    for _ in 0..REPORTS {
        let end = rhythm.after(from);
        if end <= from || task.due.is_some_and(|last| end > last) {
            break;
        }
        if !rests(end) {
            due.push(ReportDue { due: end, filed: sent.iter().copied().find(|day| *day > from) });
        }
        from = end;
    }
    due
}
