//! What each rule of a pack finds on a day.

use jiff::civil::Date;

use crate::day;
use crate::facts::{Facts, Share, WHOLE};
use crate::judge::Light;
use crate::pack::{MonthsRule, Pack, PointsRule, RatioRule, Silence};
use crate::reason::Reason;

/// One rule's light, why, and what would turn it green.
pub(crate) struct Finding {
    pub(crate) light: Light,
    pub(crate) reason: Reason,
    pub(crate) mend: Option<Reason>,
    /// Whether an accepted reason can soften it.
    pub(crate) excusable: bool,
}

impl Finding {
    fn new(light: Light, reason: Reason) -> Self {
        Self { light, reason, mend: None, excusable: true }
    }

    fn mended(mut self, mend: Reason) -> Self {
        self.mend = (self.light != Light::Green).then_some(mend);
        self
    }

    fn final_word(mut self) -> Self {
        self.excusable = false;
        self
    }
}

/// What every rule of the pack finds about an open task that has begun.
pub(crate) fn all(pack: &Pack, facts: &Facts, on: Date) -> Vec<Finding> {
    let mut found = Vec::with_capacity(4);
    if pack.due.is_some() {
        found.extend(due(pack, facts, on));
        found.extend(milestones(pack, facts, on));
    }
    found.extend(pace(pack, facts, on));
    found.extend(pack.months.as_ref().and_then(|rule| months(rule, pack.silence, facts, on)));
    found.extend(start(pack, facts, on));
    found.extend(reports(pack, facts, on));
    found
}

fn due(pack: &Pack, facts: &Facts, on: Date) -> Option<Finding> {
    let rule = pack.due.as_ref()?;
    let Some(deadline) = facts.deadline_on(on) else {
        return Some(Finding::new(Light::Green, Reason::new("planning-no-due")));
    };
    let left = day::between(on, deadline);
    let say = |key| Reason::new(key).number("days", left.abs()).day("due", deadline);
    let found = if left < 0 {
        Finding::new(Light::Red, say("planning-overdue")).mended(Reason::new("planning-mend-overdue"))
    } else if left <= rule.amber_days {
        Finding::new(Light::Amber, say("planning-near").number("limit", rule.amber_days))
            .mended(Reason::new("planning-mend-close").day("due", deadline))
    } else {
        Finding::new(Light::Green, say("planning-days-left"))
    };
    Some(found.final_word())
}

fn milestones(pack: &Pack, facts: &Facts, on: Date) -> Option<Finding> {
    let light = pack.due.as_ref()?.late_milestone;
    let plan_day = facts.plan_day(on);
    let late = facts.milestones.iter().filter(|m| m.due < plan_day && m.met.is_none_or(|met| met > on));
    let (count, first) = late.fold((0, None), |(count, first): (i64, Option<Date>), m| {
        (count + 1, Some(first.map_or(m.due, |first| first.min(m.due))))
    });
    let reason = Reason::new("planning-milestones-late").number("count", count).day("day", first?);
    Some(Finding::new(light, reason).mended(Reason::new("planning-mend-milestones").number("count", count)))
}

/// Progress as a rule has to see it: `None` where silence means that nothing is known.
fn known(silence: Silence, facts: &Facts, on: Date) -> Option<Share> {
    facts.done_on(on).or(match silence {
        Silence::Unknown => None,
        Silence::Zero => Some(0),
    })
}

fn pace(pack: &Pack, facts: &Facts, on: Date) -> Option<Finding> {
    if pack.points.is_none() && pack.ratio.is_none() {
        return None;
    }
    let planned = facts.planned_on(on)?;
    let Some(done) = known(pack.silence, facts, on) else {
        return Some(Finding::new(Light::Green, Reason::new("planning-silent")));
    };
    if done >= planned {
        let reason = Reason::new("planning-on-pace").share("planned", planned).share("done", done);
        return Some(Finding::new(Light::Green, reason));
    }
    let by_points = pack.points.as_ref().map(|rule| lag(rule, planned, done));
    by_points.or_else(|| pack.ratio.as_ref().map(|rule| ratio(rule, planned, done)))
}

fn lag(rule: &PointsRule, planned: Share, done: Share) -> Finding {
    let lag = planned - done;
    let (light, key, limit) = if lag > rule.red_above * 100 {
        (Light::Red, "planning-lag-far", rule.red_above)
    } else if lag >= rule.amber_from * 100 {
        (Light::Amber, "planning-lag", rule.amber_from)
    } else {
        (rule.small_lag, "planning-lag-small", rule.amber_from)
    };
    let reason = Reason::new(key)
        .share("lag", lag)
        .share("planned", planned)
        .share("done", done)
        .number("limit", limit);
    let tolerated = if rule.small_lag == Light::Green { (rule.amber_from * 100 - 1).max(0) } else { 0 };
    Finding::new(light, reason).mended(progress_needed(planned - tolerated))
}

fn ratio(rule: &RatioRule, planned: Share, done: Share) -> Finding {
    let (light, key, limit) = if done * 100 >= rule.green_from * planned {
        (Light::Green, "planning-ratio", rule.green_from)
    } else if done * 100 >= rule.amber_from * planned {
        (Light::Amber, "planning-ratio", rule.green_from)
    } else {
        (Light::Red, "planning-ratio-far", rule.amber_from)
    };
    let reason = Reason::new(key)
        .share("ratio", done * WHOLE / planned)
        .share("planned", planned)
        .share("done", done)
        .number("limit", limit);
    Finding::new(light, reason).mended(progress_needed((rule.green_from * planned + 99) / 100))
}

/// The progress that is needed today, in the whole percent in which people report.
fn progress_needed(share: Share) -> Reason {
    Reason::new("planning-mend-progress").share("share", (share.max(0) + 99) / 100 * 100)
}

/// How the plan to the end of a month was met.
enum Met {
    InTime,
    Later(Date),
    Missed { planned: Share, done: Share },
}

fn months(rule: &MonthsRule, silence: Silence, facts: &Facts, on: Date) -> Option<Finding> {
    let mut missed = 0;
    let mut latest = None;
    let mut end = latest_end(facts, on)?;
    while end >= facts.start && missed < rule.red_missed {
        // A month that ends while the clock stands still or with an accepted reason counts neither way.
        if !facts.is_stopped(end) && !facts.is_excused(end) {
            let met = met(silence, facts, end, on)?;
            if let (None, Met::InTime | Met::Later(_)) = (&latest, &met) {
                return month_met(rule, facts, silence, end, on, &met);
            }
            let Met::Missed { planned, done } = met else { break };
            latest.get_or_insert((end, planned, done));
            missed += 1;
        }
        end = day::last_month_end(end);
    }
    let (end, planned, done) = latest?;
    let light = if missed >= rule.red_missed { Light::Red } else { Light::Amber };
    let reason = Reason::new("planning-month-missed")
        .number("count", missed)
        .day("day", end)
        .share("planned", planned)
        .share("done", done);
    Some(Finding::new(light, reason).mended(month_target(facts, on)?))
}

/// Nothing where a month was made up and there is no plan any more: nobody could turn such a light green.
fn month_met(
    rule: &MonthsRule,
    facts: &Facts,
    silence: Silence,
    end: Date,
    on: Date,
    met: &Met,
) -> Option<Finding> {
    Some(match met {
        Met::Later(made) => {
            let reason = Reason::new("planning-month-made-up").day("day", end).day("made", *made);
            Finding::new(rule.made_up, reason).mended(month_target(facts, on)?)
        }
        _ if known(silence, facts, on).is_none() => {
            Finding::new(Light::Green, Reason::new("planning-silent"))
        }
        _ => Finding::new(Light::Green, Reason::new("planning-month-met").day("day", end)),
    })
}

/// The last day, before `on`, of a month of the task; the due date ends the last one.
fn latest_end(facts: &Facts, on: Date) -> Option<Date> {
    let over = facts.deadline_on(on).filter(|deadline| *deadline < on);
    let end = over.unwrap_or_else(|| day::last_month_end(on));
    (end >= facts.start).then_some(end)
}

fn met(silence: Silence, facts: &Facts, end: Date, on: Date) -> Option<Met> {
    let planned = facts.planned_on(end)?;
    // What was not yet reported by then was not known then: it counts as nothing once something has been reported.
    let done = known(silence, facts, end).or_else(|| facts.done_on(on).map(|_| 0));
    let Some(done) = done else { return Some(Met::InTime) };
    if done >= planned {
        return Some(Met::InTime);
    }
    let reported = facts.progress.iter().map(|p| p.day).chain(facts.milestones.iter().filter_map(|m| m.met));
    let made = reported
        .filter(|day| (end < *day) && *day <= on)
        .filter(|day| facts.done_on(*day).is_some_and(|done| done >= planned));
    Some(made.min().map_or(Met::Missed { planned, done }, Met::Later))
}

/// What has to be done by the end of the running month for the light to turn green.
fn month_target(facts: &Facts, on: Date) -> Option<Reason> {
    let end = on.last_of_month();
    let deadline = facts.deadline_on(on).filter(|deadline| on <= *deadline);
    let end = deadline.map_or(end, |deadline| end.min(deadline));
    let share = facts.planned_ahead(on, end)?;
    Some(Reason::new("planning-mend-month").day("day", end).share("share", (share + 99) / 100 * 100))
}

fn start(pack: &Pack, facts: &Facts, on: Date) -> Option<Finding> {
    let rule = pack.start.as_ref()?;
    if facts.started(on).is_some() {
        return None;
    }
    let begun = facts.plan_day(on);
    let months =
        i64::from(begun.year() - facts.start.year()) * 12 + i64::from(begun.month() - facts.start.month());
    let light = match months {
        months if months >= rule.red_months => Light::Red,
        months if months >= rule.amber_months => Light::Amber,
        _ => return None,
    };
    let reason = Reason::new("planning-not-started").day("start", facts.start).number("months", months);
    Some(Finding::new(light, reason).mended(Reason::new("planning-mend-start")))
}

fn reports(pack: &Pack, facts: &Facts, on: Date) -> Option<Finding> {
    let rule = pack.reports.as_ref()?;
    let missing = |report: &&crate::ReportDue| report.filed.is_none_or(|filed| filed > on);
    let due = || facts.reports.iter().filter(|report| report.due < on);
    let last_filed = due().filter(|report| !missing(report)).map(|report| report.due).max();
    let running = || due().filter(missing).filter(|report| last_filed.is_none_or(|last| report.due > last));
    let count = i64::try_from(running().count()).unwrap_or(i64::MAX);
    let light = match count {
        count if count >= rule.red_missed => Light::Red,
        count if count >= rule.amber_missed => Light::Amber,
        _ => return None,
    };
    let since = running().map(|report| report.due).min()?;
    let reason = Reason::new("planning-reports-missed").number("count", count).day("day", since);
    Some(Finding::new(light, reason).mended(Reason::new("planning-mend-report").number("count", count)))
}
