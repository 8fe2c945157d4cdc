//! Milestones of the demo's tasks: when they are planned, and in which report they are reached.

use jiff::civil::Date;
use ledger::{Milestone, MilestoneMark};

use super::county::MilestonePlan;
use super::days::back;
use super::spread;

/// Days ahead of its date by which a milestone is reached at the latest, so that none of a task that goes well is late
/// between two reports.
const AHEAD: i32 = 14;

/// The milestones of a task, each begun when the one before is reached.
pub(crate) fn planned(plans: &[MilestonePlan], issued: Date, due: Date) -> Vec<Milestone> {
    let days = i64::from((due - issued).get_days());
    let mut begin = issued;
    let mut all = Vec::new();
    for plan in plans {
        let day = back(issued, -((days * plan.at / 100) as i32)).max(begin);
        all.push(Milestone { start: Some(begin), ..Milestone::point(&plan.name, day, 0) });
        begin = back(day, -1).min(due);
    }
    all
}

/// Those that a report of a day says are reached, of those that none said before; a late one, and what
/// comes after it, only when all is done.
pub(crate) fn reached(
    plans: &[MilestonePlan],
    milestones: &[Milestone],
    (said, day): (&mut Vec<usize>, Date),
    done: bool,
) -> Vec<MilestoneMark> {
    let mut marks = Vec::new();
    for (n, milestone) in milestones.iter().enumerate() {
        if !done && plans.get(n).is_some_and(|p| p.late) {
            break;
        }
        if said.contains(&n) || !(done || milestone.planned <= back(day, -AHEAD)) {
            continue;
        }
        said.push(n);
        let early = back(milestone.planned, spread(&milestone.name, 9) as i32);
        marks.push(MilestoneMark { milestone: n as u16, done: Some(early.min(day)) });
    }
    marks
}
