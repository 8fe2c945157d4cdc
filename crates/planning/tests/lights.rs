//! Lights that offices would recognise, and properties of all packs on any facts.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use planning::{
    Extension, Facts, Interval, Light, Milestone, Pack, Plan, Progress, ReportDue, Value, differences,
    in_force, judge, light, packs, replay,
};

const APRIL: Date = date(2026, 4, 10);

fn pack(id: &str) -> &'static Pack {
    in_force(packs(), id, date(2026, 1, 1)).unwrap_or_else(|| panic!("no pack {id}"))
}

/// A task of 100 days whose plan grows by one point a day: on day n it should be n percent done.
fn hundred_days(progress: &[(i64, i64)]) -> Facts {
    let start = date(2026, 1, 1);
    let mut facts = Facts::new(start, Some(start + 100.days()));
    facts.progress = progress
        .iter()
        .map(|(day, percent)| Progress { day: start + day.days(), share: percent * 100 })
        .collect();
    facts
}

fn day(number: i64) -> Date {
    date(2026, 1, 1) + number.days()
}

fn keys(reasons: &[planning::Reason]) -> Vec<&'static str> {
    reasons.iter().map(|reason| reason.key).collect()
}

#[test]
fn thresholds_are_those_of_the_source() {
    // (pack, day, percent done, light)
    let cases = [
        ("pace-points", 50, 50, Light::Green),
        ("pace-points", 50, 41, Light::Green),
        ("pace-points", 50, 40, Light::Amber),
        ("pace-points", 50, 20, Light::Amber),
        ("pace-points", 50, 19, Light::Red),
        ("pace-ratio", 50, 40, Light::Green),
        ("pace-ratio", 50, 39, Light::Amber),
        ("pace-ratio", 50, 30, Light::Amber),
        ("pace-ratio", 50, 29, Light::Red),
        ("pace-ratio-strict", 50, 50, Light::Green),
        ("pace-ratio-strict", 50, 49, Light::Amber),
        ("pace-ratio-strict", 50, 25, Light::Amber),
        ("pace-ratio-strict", 50, 24, Light::Red),
        ("due-date", 96, 0, Light::Green),
        ("due-date", 97, 0, Light::Amber),
        ("due-date", 100, 0, Light::Amber),
        ("due-date", 101, 99, Light::Red),
    ];
    for (id, on, percent, expected) in cases {
        let facts = hundred_days(&[(1, 1), (on, percent)]);
        assert_eq!(light(pack(id), &facts, day(on)), expected, "{id} on day {on} with {percent} %");
    }
}

#[test]
fn a_small_lag_is_named_and_green() {
    let verdict = judge(pack("pace-points"), &hundred_days(&[(1, 1), (50, 44)]), day(50));
    assert_eq!(
        (verdict.light, keys(&verdict.reasons)),
        (Light::Green, vec!["planning-days-left", "planning-lag-small"])
    );
    let lag = verdict.reasons[1].args.iter().find(|(name, _)| *name == "lag");
    assert_eq!(lag, Some(&("lag", Value::Hundredths(600))));
    assert!(verdict.to_green.is_empty());
}

#[test]
fn silence_is_no_lag_but_missing_reports_are_missed() {
    let mut facts = hundred_days(&[]);
    facts.milestones.push(Milestone { due: day(99), weight: 1, met: Some(day(1)) });
    assert_eq!(light(pack("pace-points"), &facts, day(50)), Light::Green);
    for (missed, expected) in [(1, Light::Amber), (2, Light::Amber), (3, Light::Red)] {
        facts.reports = (0..missed).map(|n| ReportDue { due: day(10 + n * 7), filed: None }).collect();
        assert_eq!(light(pack("pace-points"), &facts, day(50)), expected, "{missed} missed");
    }
    facts.reports.push(ReportDue { due: day(40), filed: Some(day(41)) });
    assert_eq!(light(pack("pace-points"), &facts, day(50)), Light::Green, "the latest one came");
}

#[test]
fn not_starting_turns_red_after_three_months() {
    let mut facts = Facts::new(date(2026, 2, 10), Some(date(2027, 2, 10)));
    let cases = [
        ((2026, 2, 28), Light::Green),
        ((2026, 3, 1), Light::Amber),
        ((2026, 4, 30), Light::Amber),
        ((2026, 5, 1), Light::Red),
    ];
    for ((year, month, on), expected) in cases {
        assert_eq!(light(pack("pace-points"), &facts, date(year, month, on)), expected, "{month}-{on}");
    }
    facts.reasons.push(Interval { from: date(2026, 5, 1), to: None });
    let verdict = judge(pack("pace-points"), &facts, date(2026, 5, 2));
    assert_eq!(verdict.light, Light::Amber, "with a good reason");
    assert_eq!(keys(&verdict.reasons), ["planning-not-started", "planning-reason-accepted"]);
}

#[test]
fn what_is_made_up_late_stays_amber_until_the_next_month_is_met() {
    let plan =
        Plan::Points(vec![(date(2026, 1, 31), 1000), (date(2026, 2, 28), 2000), (date(2026, 3, 31), 3000)]);
    let mut facts = Facts { plan, ..Facts::new(date(2026, 1, 1), Some(date(2026, 12, 31))) };
    let on = |facts: &Facts, month, day| light(pack("missed-month"), facts, date(2026, month, day));
    assert_eq!(on(&facts, 1, 31), Light::Green, "the month runs");
    assert_eq!(on(&facts, 2, 1), Light::Red, "missed");
    facts.progress.push(Progress { day: date(2026, 2, 9), share: 1000 });
    assert_eq!(
        [on(&facts, 2, 8), on(&facts, 2, 9), on(&facts, 2, 28)],
        [Light::Red, Light::Amber, Light::Amber]
    );
    facts.progress.push(Progress { day: date(2026, 2, 28), share: 2000 });
    assert_eq!([on(&facts, 2, 28), on(&facts, 3, 1)], [Light::Amber, Light::Green]);
    let verdict = judge(pack("missed-month"), &facts, date(2026, 2, 20));
    assert_eq!(verdict.next_change, Some(date(2026, 3, 1)));
    assert_eq!(keys(&verdict.to_green), ["planning-mend-month"]);
    assert_eq!(
        light(pack("missed-twice"), &facts, date(2026, 2, 9)),
        Light::Green,
        "another city forgives it"
    );
}

#[test]
fn a_missed_month_is_not_forgiven_by_a_due_date_that_was_lifted_later() {
    let mut facts = hundred_days(&[]);
    facts.extensions.push(Extension { granted: date(2026, 2, 20), due: None });
    let on = |facts: &Facts, day| light(pack("missed-month"), facts, date(2026, 2, day));
    assert_eq!([on(&facts, 19), on(&facts, 20)], [Light::Red, Light::Green]);
    facts.progress.push(Progress { day: date(2026, 2, 10), share: 3500 });
    assert_eq!(
        [on(&facts, 19), on(&facts, 20)],
        [Light::Amber, Light::Green],
        "without a plan nothing is asked"
    );
}

#[test]
fn two_misses_running_are_red_and_an_excused_month_counts_neither_way() {
    let mut facts = hundred_days(&[(1, 1)]);
    let on = |facts: &Facts, month| light(pack("missed-twice"), facts, date(2026, month, 1));
    assert_eq!([on(&facts, 2), on(&facts, 3)], [Light::Amber, Light::Red]);
    facts.reasons.push(Interval { from: date(2026, 2, 20), to: Some(date(2026, 2, 28)) });
    assert_eq!([on(&facts, 2), on(&facts, 3), on(&facts, 4)], [Light::Amber, Light::Amber, Light::Red]);
}

#[test]
fn a_stopped_clock_freezes_the_plan_and_moves_the_due_date() {
    let mut facts = hundred_days(&[(20, 15)]);
    facts.stops.push(Interval { from: day(21), to: Some(day(60)) });
    facts.stops.push(Interval { from: day(30), to: Some(day(50)) });
    assert_eq!(facts.planned_on(day(60)), Some(2000));
    assert_eq!(facts.deadline_on(day(70)), Some(day(140)), "overlapping stops are counted once");
    assert_eq!(light(pack("pace-points"), &facts, day(60)), Light::Green);
    assert_eq!(
        judge(pack("pace-points"), &facts, day(40)).next_change,
        Some(day(65)),
        "10 points behind on plan day 25"
    );
    assert_eq!(light(pack("due-date"), &facts, day(136)), Light::Green);
    assert_eq!(light(pack("due-date"), &facts, day(141)), Light::Red);
    facts.milestones.push(Milestone { due: day(30), weight: 1, met: None });
    assert_eq!(light(pack("due-date"), &facts, day(70)), Light::Green, "the milestone moves with the clock");
    assert_eq!(light(pack("due-date"), &facts, day(71)), Light::Amber);
}

#[test]
fn an_extension_knows_of_earlier_stops_and_keeps_the_first_date() {
    let mut facts = hundred_days(&[]);
    facts.stops.push(Interval { from: day(10), to: Some(day(19)) });
    facts.extensions.push(Extension { granted: day(50), due: Some(day(200)) });
    assert_eq!(facts.deadline_on(day(49)), Some(day(110)));
    assert_eq!(facts.deadline_on(day(50)), Some(day(200)), "a granted date is the date");
    let verdict = judge(pack("due-date"), &facts, day(120));
    assert_eq!(verdict.light, Light::Green);
    assert!(keys(&verdict.reasons).contains(&"planning-extended"));
}

#[test]
fn an_accepted_reason_never_excuses_being_overdue() {
    let mut facts = hundred_days(&[(1, 1)]);
    facts.reasons.push(Interval { from: day(0), to: None });
    assert_eq!(light(pack("pace-points"), &facts, day(90)), Light::Amber);
    assert_eq!(light(pack("pace-points"), &facts, day(101)), Light::Red);
}

#[test]
fn work_that_rests_in_winter_is_not_behind_in_march() {
    let paces = [0, 0, 1, 2, 2, 2, 1, 1, 2, 2, 1, 0];
    let even = Facts {
        progress: vec![Progress { day: APRIL, share: 800 }],
        ..Facts::new(date(2026, 1, 1), Some(date(2026, 12, 31)))
    };
    let seasonal = Facts { plan: Plan::Seasonal(paces), ..even.clone() };
    assert_eq!(light(pack("pace-points"), &even, APRIL), Light::Amber);
    assert_eq!(light(pack("pace-points"), &seasonal, APRIL), Light::Green);
    assert_eq!(seasonal.planned_on(date(2026, 2, 28)), Some(0));
    assert_eq!(seasonal.planned_on(date(2026, 12, 31)), Some(10_000));
}

#[test]
fn under_a_plan_by_milestones_only_milestones_count() {
    let milestone = |due, weight, met| Milestone { due: day(due), weight, met };
    let mut facts = hundred_days(&[(10, 99)]);
    facts.plan = Plan::Milestones;
    facts.milestones = vec![milestone(20, 1, Some(day(18))), milestone(40, 3, None), milestone(90, 1, None)];
    assert_eq!([facts.planned_on(day(39)), facts.planned_on(day(40))], [Some(2000), Some(8000)]);
    assert_eq!(facts.done_on(day(50)), Some(2000), "a reported 99 % is not believed");
    let verdict = judge(pack("pace-points"), &facts, day(50));
    assert_eq!(verdict.light, Light::Red);
    assert_eq!(keys(&verdict.reasons), ["planning-lag-far", "planning-milestones-late"], "worst first");
    assert_eq!(keys(&verdict.to_green), ["planning-mend-progress", "planning-mend-milestones"]);
}

#[test]
fn a_closed_task_says_whether_it_was_late_and_a_reopened_one_is_judged_again() {
    let mut facts = hundred_days(&[]);
    facts.closed.push(Interval { from: day(103), to: Some(day(110)) });
    let verdict = judge(pack("due-date"), &facts, day(105));
    assert_eq!((verdict.light, keys(&verdict.reasons)), (Light::Done, vec!["planning-closed-late"]));
    assert_eq!(verdict.next_change, Some(day(111)));
    assert_eq!(light(pack("due-date"), &facts, day(111)), Light::Red);
}

#[test]
fn the_past_year_is_tried_before_a_pack_is_adopted() {
    let steady: Vec<(i64, i64)> = [1, 9, 18, 27, 36, 45, 54, 58].map(|day| (day, day)).to_vec();
    let tasks = [hundred_days(&[(1, 1), (31, 15)]), hundred_days(&steady), hundred_days(&[])];
    let (from, to) = (date(2026, 1, 1), date(2026, 3, 31));
    let points = replay(pack("pace-points"), &tasks, from, to);
    let lights: Vec<_> = points
        .months
        .iter()
        .map(|month| (month.counts.green, month.counts.amber, month.counts.red))
        .collect();
    assert_eq!(points.months.iter().map(|m| m.day.month()).collect::<Vec<_>>(), [1, 2, 3]);
    // Day 30, 58 and 89; the third never reported: not started after one month, after three months still amber.
    assert_eq!(lights, [(2, 1, 0), (1, 1, 1), (0, 1, 2)]);
    assert_eq!(points.ever_red, [0, 1]);
    let found = differences(pack("pace-points"), pack("due-date"), &tasks[..2], from, to);
    assert_eq!(
        found.iter().map(|d| (d.task, d.at_end)).collect::<Vec<_>>(),
        [(0, [Light::Red, Light::Green]), (1, [Light::Red, Light::Green])]
    );
    assert_eq!(found[1].first, day(68), "ten points behind since day 68");
    assert_eq!(found[1].days, 22);
}
