//! Trying a pack on the past: "under this pack there would have been fourteen reds".

use jiff::civil::Date;
use serde::Serialize;

use crate::day;
use crate::facts::Facts;
use crate::judge::{Light, light, next_change};
use crate::pack::Pack;

/// Tasks by light.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Closed.
    pub done: usize,
    /// Green.
    pub green: usize,
    /// Amber.
    pub amber: usize,
    /// Red.
    pub red: usize,
}

impl Counts {
    fn add(&mut self, light: Light) {
        match light {
            Light::Done => self.done += 1,
            Light::Green => self.green += 1,
            Light::Amber => self.amber += 1,
            Light::Red => self.red += 1,
        }
    }
}

/// The lights on the last day of a month, or of the period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Month {
    /// That day.
    pub day: Date,
    /// The tasks that had begun by then.
    pub counts: Counts,
}

/// What a pack would have shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Replay {
    /// Month by month.
    pub months: Vec<Month>,
    /// Places of the tasks that were red on some day.
    pub ever_red: Vec<usize>,
    /// Places of the tasks that were amber on some day, and never red.
    pub ever_amber: Vec<usize>,
}

/// A task that two packs see differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Its place in the list.
    pub task: usize,
    /// The first day on which the lights differ.
    pub first: Date,
    /// On how many days they do.
    pub days: i64,
    /// Both lights on the last day of the period.
    pub at_end: [Light; 2],
}

/// Replays a period. Every day is judged by what was known on it, whatever came later.
pub fn replay(pack: &Pack, tasks: &[Facts], from: Date, to: Date) -> Replay {
    let mut replay = Replay::default();
    let mut end = from.last_of_month();
    while end < to {
        replay.months.push(Month { day: end, counts: Counts::default() });
        end = day::after(end).last_of_month();
    }
    replay.months.extend((from <= to).then(|| Month { day: to, counts: Counts::default() }));
    for (place, facts) in tasks.iter().enumerate() {
        let stretches = timeline(pack, facts, from, to);
        for month in replay.months.iter_mut().filter(|month| facts.start <= month.day) {
            let shown = stretches.iter().rev().find(|(since, _)| *since <= month.day);
            month.counts.add(shown.map_or(Light::Green, |(_, light)| *light));
        }
        match stretches.iter().map(|(_, light)| *light).max() {
            Some(Light::Red) => replay.ever_red.push(place),
            Some(Light::Amber) => replay.ever_amber.push(place),
            _ => {}
        }
    }
    replay
}

/// The tasks that two packs see differently on some day of a period.
pub fn differences(one: &Pack, other: &Pack, tasks: &[Facts], from: Date, to: Date) -> Vec<Difference> {
    let compare = |(task, facts): (usize, &Facts)| {
        let lines = [timeline(one, facts, from, to), timeline(other, facts, from, to)];
        let at = |line: &[(Date, Light)], day: Date| {
            line.iter().rev().find(|(since, _)| *since <= day).map_or(Light::Green, |(_, light)| *light)
        };
        let mut turns: Vec<Date> = lines.iter().flatten().map(|(since, _)| *since).collect();
        turns.sort_unstable();
        turns.dedup();
        let mut first = None;
        let mut days = 0;
        for (place, since) in turns.iter().enumerate() {
            if at(&lines[0], *since) != at(&lines[1], *since) {
                let until = turns.get(place + 1).copied().unwrap_or_else(|| day::after(to));
                days += day::between(*since, until);
                first.get_or_insert(*since);
            }
        }
        Some(Difference { task, first: first?, days, at_end: [at(&lines[0], to), at(&lines[1], to)] })
    };
    tasks.iter().enumerate().filter_map(compare).collect()
}

/// The lights of a period: since when, which.
fn timeline(pack: &Pack, facts: &Facts, from: Date, to: Date) -> Vec<(Date, Light)> {
    let mut line = Vec::new();
    let mut next = Some(from);
    while let Some(since) = next.filter(|since| *since <= to) {
        line.push((since, light(pack, facts, since)));
        next = next_change(pack, facts, since);
    }
    line
}
