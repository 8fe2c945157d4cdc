//! Planned curves (序时进度): how much of a task should be done on a day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::day;
use crate::facts::{Milestone, Share, WHOLE};

/// How the work is planned to grow from start to due date. No curve ever falls.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Plan {
    /// The same every day.
    #[default]
    Linear,
    /// In steps: what is due by the dates of the milestones, by their weights.
    Milestones,
    /// By the pace of the months, January first: 0 where work rests (frost, floods). Only the relation counts.
    Seasonal([u16; 12]),
    /// Through dated points as a leader or an owner set them; straight between them.
    Points(Vec<(Date, Share)>),
}

impl Plan {
    /// The planned share on a day of the plan; nothing where there is nothing to plan by.
    pub(crate) fn share(
        &self,
        start: Date,
        due: Option<Date>,
        milestones: &[Milestone],
        on: Date,
    ) -> Option<Share> {
        match self {
            Self::Milestones => by_milestones(milestones, on),
            Self::Points(points) => by_points(start, points, on),
            Self::Linear => Some(linear(start, due?, on)),
            Self::Seasonal(paces) => Some(seasonal(start, due?, paces, on)),
        }
    }
}

fn linear(start: Date, due: Date, on: Date) -> Share {
    if on >= due {
        return WHOLE;
    }
    let total = day::between(start, due);
    if total <= 0 { 0 } else { day::between(start, on).clamp(0, total) * WHOLE / total }
}

fn seasonal(start: Date, due: Date, paces: &[u16; 12], on: Date) -> Share {
    let total = effort(start, due, paces);
    if total == 0 {
        return linear(start, due, on);
    }
    // A season of rest may lie at the end: the whole is planned by the due date whatever the months say.
    if on >= due { WHOLE } else { effort(start, on, paces) * WHOLE / total }
}

/// The pace of every day after `start` up to `end`, added up.
fn effort(start: Date, end: Date, paces: &[u16; 12]) -> i64 {
    let mut sum = 0;
    let mut from = start;
    while from < end {
        let next = day::after(from);
        let to = next.last_of_month().min(end);
        sum += day::between(from, to) * i64::from(paces[usize::from(next.month().unsigned_abs()) - 1]);
        from = to;
    }
    sum
}

fn by_milestones(milestones: &[Milestone], on: Date) -> Option<Share> {
    let whole: i64 = milestones.iter().map(|m| i64::from(m.weight)).sum();
    let due: i64 = milestones.iter().filter(|m| m.due <= on).map(|m| i64::from(m.weight)).sum();
    (whole > 0).then(|| due * WHOLE / whole)
}

fn by_points(start: Date, points: &[(Date, Share)], on: Date) -> Option<Share> {
    let mut sorted = points.to_vec();
    sorted.sort_unstable();
    let (mut left, mut reached) = (start, 0);
    for (at, share) in sorted {
        let share = share.clamp(reached, WHOLE);
        if on < at {
            let total = day::between(left, at);
            let gone = day::between(left, on).clamp(0, total.max(0));
            return Some(if total <= 0 { reached } else { reached + (share - reached) * gone / total });
        }
        (left, reached) = (at, share);
    }
    (!points.is_empty()).then_some(reached)
}
