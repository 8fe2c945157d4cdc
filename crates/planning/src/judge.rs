//! The judgement of a pack on a task on a day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::day;
use crate::facts::Facts;
use crate::findings::{self, Finding};
use crate::pack::Pack;
use crate::reason::Reason;

/// A colour, never shown without its shape and word. Better ones come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// 办结
    Done,
    /// ● 正常
    Green,
    /// ▲ 预警
    Amber,
    /// ■ 滞后
    Red,
}

/// A light that explains itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The light.
    pub light: Light,
    /// Why, worst first; then what was taken into account.
    pub reasons: Vec<Reason>,
    /// What would turn it green. Each of these is needed.
    pub to_green: Vec<Reason>,
    /// The first later day on which the light changes if nothing new becomes known.
    pub next_change: Option<Date>,
}

/// Judges a task on a day by what was known on that day.
pub fn judge(pack: &Pack, facts: &Facts, on: Date) -> Verdict {
    let next_change = next_change(pack, facts, on);
    let mut verdict = Verdict { light: Light::Green, reasons: Vec::new(), to_green: Vec::new(), next_change };
    if let Some(closed) = facts.closed.iter().find(|closed| closed.contains(on)) {
        verdict.light = Light::Done;
        verdict.reasons.push(closing(facts, closed.from));
        return verdict;
    }
    if on < facts.start {
        verdict.reasons.push(Reason::new("planning-not-begun").day("start", facts.start));
        return verdict;
    }
    let found = findings::all(pack, facts, on);
    let excused = facts.is_excused(on);
    let softened = found.iter().any(|finding| soften(pack, finding, excused) < finding.light);
    verdict.light = worst(pack, &found, excused);
    let mut shown: Vec<Finding> = found
        .into_iter()
        .filter(|finding| verdict.light == Light::Green || soften(pack, finding, excused) > Light::Green)
        .collect();
    shown.sort_by_key(|finding| std::cmp::Reverse(soften(pack, finding, excused)));
    for finding in shown {
        verdict.reasons.push(finding.reason);
        verdict.to_green.extend(finding.mend);
    }
    if verdict.light == Light::Green {
        verdict.to_green.clear();
    }
    if softened {
        verdict.reasons.push(Reason::new("planning-reason-accepted"));
    }
    verdict.reasons.extend(context(facts, on));
    verdict
}

/// The light alone.
pub fn light(pack: &Pack, facts: &Facts, on: Date) -> Light {
    if facts.closed.iter().any(|closed| closed.contains(on)) {
        return Light::Done;
    }
    if on < facts.start {
        return Light::Green;
    }
    worst(pack, &findings::all(pack, facts, on), facts.is_excused(on))
}

fn worst(pack: &Pack, found: &[Finding], excused: bool) -> Light {
    found.iter().map(|finding| soften(pack, finding, excused)).max().unwrap_or(Light::Green)
}

fn soften(pack: &Pack, finding: &Finding, excused: bool) -> Light {
    if excused && finding.excusable { finding.light.min(pack.accepted_reason) } else { finding.light }
}

fn closing(facts: &Facts, day: Date) -> Reason {
    let late = facts.deadline_on(day).map_or(0, |deadline| day::between(deadline, day));
    if late > 0 {
        Reason::new("planning-closed-late").day("day", day).number("days", late)
    } else {
        Reason::new("planning-closed").day("day", day)
    }
}

/// What was taken into account beside the rules.
fn context(facts: &Facts, on: Date) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let days = facts.stopped_through(on);
    if days > 0 {
        let key = if facts.is_stopped(on) { "planning-stopped" } else { "planning-was-stopped" };
        reasons.push(Reason::new(key).number("days", days));
    }
    if let (Some(original), Some(due)) = (facts.due, facts.due_on(on))
        && original != due
    {
        reasons.push(Reason::new("planning-extended").day("due", due).day("original", original));
    }
    reasons
}

/// The first day after `on` whose light differs.
///
/// Between two edges (days on which something known so far begins or ends) a light can only get worse as days pass,
/// so that comparing the ends of each stretch and halving the first that differs finds the day exactly.
pub(crate) fn next_change(pack: &Pack, facts: &Facts, on: Date) -> Option<Date> {
    if facts.closed.iter().any(|closed| closed.contains(on) && closed.to.is_none()) {
        return None;
    }
    let now = light(pack, facts, on);
    let differs = |day: Date| light(pack, facts, day) != now;
    let mut from = day::after(on);
    for edge in edges(pack, facts, on) {
        if differs(from) {
            return Some(from);
        }
        let last = day::before(edge);
        if from < last && differs(last) {
            return Some(first_day(from, last, differs));
        }
        from = edge;
    }
    differs(from).then_some(from)
}

/// The first day in `(left, right]` for which something holds that holds on `right`, does not hold on `left`, and
/// never stops holding in between.
fn first_day(mut left: Date, mut right: Date, holds: impl Fn(Date) -> bool) -> Date {
    loop {
        let half = day::between(left, right) / 2;
        if half == 0 {
            return right;
        }
        let middle = day::plus(left, half);
        if holds(middle) { right = middle } else { left = middle }
    }
}

/// The days after `on`, in order, on which a light may turn for the better, and a last one after which nothing happens.
fn edges(pack: &Pack, facts: &Facts, on: Date) -> Vec<Date> {
    let mut days = vec![facts.start];
    for interval in facts.closed.iter().chain(&facts.reasons).chain(&facts.stops) {
        days.push(interval.from);
        days.extend(interval.to.map(day::after));
    }
    days.extend(facts.extensions.iter().map(|extension| extension.granted));
    days.extend(facts.progress.iter().map(|progress| progress.day));
    days.extend(facts.milestones.iter().filter_map(|milestone| milestone.met));
    for report in facts.reports.iter().filter(|_| pack.reports.is_some()) {
        days.push(day::after(report.due));
        days.extend(report.filed);
    }
    let ends: Vec<Date> = days.iter().filter_map(|day| facts.deadline_on(*day)).map(day::after).collect();
    days.extend(ends);
    let end = horizon(pack, facts, &days, on);
    if pack.months.is_some() {
        let mut month = day::after(on.last_of_month());
        while month < end {
            days.push(month);
            month = day::after(month.last_of_month());
        }
    }
    days.push(end);
    days.retain(|day| *day > on);
    days.sort_unstable();
    days.dedup();
    days
}

/// A day after which no light changes any more.
fn horizon(pack: &Pack, facts: &Facts, edges: &[Date], on: Date) -> Date {
    let last = edges.iter().copied().max().unwrap_or(on).max(on);
    let planned = match &facts.plan {
        crate::Plan::Points(points) => points.iter().map(|(day, _)| *day).max(),
        _ => None,
    };
    let due = facts.milestones.iter().map(|milestone| milestone.due).chain(planned).max();
    let begun = pack.start.as_ref().map_or(0, |rule| rule.red_months * 31 + 1);
    let missed = pack.months.as_ref().map_or(0, |rule| (rule.red_missed + 1) * 31);
    let far = due.unwrap_or(facts.start).max(day::plus(facts.start, begun));
    let (last, far) = (day::plus(last, missed), day::plus(far, missed));
    // Stops that have ended push plan days back by no more than their length.
    let stopped = facts.stopped_through(day::plus(last.max(far), 1));
    day::plus(last.max(far), stopped + 2)
}
