//! Properties of every pack on any facts.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use planning::{
    Extension, Facts, Interval, Light, Milestone, Pack, Plan, Progress, ReportDue, Value, WHOLE, judge,
    light, packs, replay,
};
use proptest::collection::vec;
use proptest::prelude::*;

const START: Date = date(2026, 1, 15);
/// All dated things lie within so many days; lights are watched for longer.
const SPAN: i64 = 260;
const WATCHED: i64 = 700;

fn day() -> impl Strategy<Value = Date> {
    (-20..SPAN).prop_map(|days| START + days.days())
}

fn interval() -> impl Strategy<Value = Interval> {
    (day(), proptest::option::weighted(0.8, 0..60i64))
        .prop_map(|(from, length)| Interval { from, to: length.map(|length| from + length.days()) })
}

fn plan() -> impl Strategy<Value = Plan> {
    prop_oneof![
        Just(Plan::Linear),
        Just(Plan::Milestones),
        any::<[u8; 12]>().prop_map(|paces| Plan::Seasonal(paces.map(|pace| u16::from(pace / 64)))),
        vec((day(), 0..=WHOLE), 0..4).prop_map(Plan::Points),
    ]
}

fn facts() -> impl Strategy<Value = Facts> {
    let dated = (
        vec((day(), 0..=100i64), 0..5),
        vec((day(), 0..4u32, proptest::option::of(day())), 0..4),
        vec((day(), proptest::option::of(day())), 0..4),
        vec((day(), proptest::option::weighted(0.8, day())), 0..3),
    );
    let intervals = (vec(interval(), 0..2), vec(interval(), 0..3), vec(interval(), 0..2));
    (proptest::option::weighted(0.9, day()), plan(), dated, intervals).prop_map(
        |(due, plan, (progress, milestones, reports, extensions), (reasons, stops, closed))| Facts {
            start: START,
            due,
            plan,
            progress: progress
                .into_iter()
                .map(|(day, percent)| Progress { day, share: percent * 100 })
                .collect(),
            milestones: milestones
                .into_iter()
                .map(|(due, weight, met)| Milestone { due, weight, met })
                .collect(),
            reports: reports.into_iter().map(|(due, filed)| ReportDue { due, filed }).collect(),
            extensions: extensions.into_iter().map(|(granted, due)| Extension { granted, due }).collect(),
            reasons,
            stops,
            closed,
        },
    )
}

fn pack() -> impl Strategy<Value = &'static Pack> {
    (0..packs().len()).prop_map(|place| &packs()[place])
}

/// The day from which on nothing that was known on `on` is missing.
fn known_on(facts: &Facts, on: Date) -> Facts {
    let mut known = facts.clone();
    known.progress.retain(|progress| progress.day <= on);
    known.extensions.retain(|extension| extension.granted <= on);
    known.milestones.iter_mut().for_each(|m| m.met = m.met.filter(|met| *met <= on));
    known.reports.iter_mut().for_each(|report| report.filed = report.filed.filter(|filed| *filed <= on));
    known.reasons.retain(|reason| reason.from <= on);
    known.stops.retain(|stop| stop.from <= on);
    known.closed.retain(|closed| closed.from <= on);
    known
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// The nightly tick reads only what `next_change` names: a light changes on that day, and on none before.
    #[test]
    fn the_light_changes_first_on_the_day_that_was_named(facts in facts(), pack in pack(), after in -30..300i64) {
        let on = START + after.days();
        let verdict = judge(pack, &facts, on);
        prop_assert_eq!(verdict.light, light(pack, &facts, on));
        let change = (1..WATCHED).map(|days| on + days.days()).find(|day| light(pack, &facts, *day) != verdict.light);
        prop_assert_eq!(verdict.next_change, change);
    }

    /// A light never depends on what became known later.
    #[test]
    fn the_past_is_judged_by_what_was_known(facts in facts(), pack in pack(), after in -30..300i64) {
        let on = START + after.days();
        prop_assert_eq!(light(pack, &facts, on), light(pack, &known_on(&facts, on), on));
    }

    /// A light is never without a reason, and amber or red never without a way out.
    #[test]
    fn a_light_explains_itself(facts in facts(), pack in pack(), after in -30..300i64) {
        let verdict = judge(pack, &facts, START + after.days());
        prop_assert!(!verdict.reasons.is_empty());
        let warns = matches!(verdict.light, Light::Amber | Light::Red);
        prop_assert_eq!(warns, !verdict.to_green.is_empty());
    }

    /// Whoever does what the explanation says is no longer behind.
    #[test]
    fn the_progress_asked_for_is_enough_today(facts in facts(), pack in pack(), after in 0..300i64) {
        let on = START + after.days();
        let verdict = judge(pack, &facts, on);
        let mend = verdict.to_green.iter().find(|mend| mend.key == "planning-mend-progress");
        let share = mend.and_then(|mend| mend.args.first());
        if let Some((_, Value::Hundredths(share))) = share && facts.plan != Plan::Milestones {
            let with = |share: i64| {
                let mut mended = facts.clone();
                mended.progress.retain(|progress| progress.day <= on);
                mended.progress.push(Progress { day: on, share });
                let verdict = judge(pack, &mended, on);
                verdict.to_green.iter().any(|mend| mend.key == "planning-mend-progress")
            };
            prop_assert!(!with(*share));
            prop_assert!(*share < 100 || with(*share - 100) , "a percent less would not do");
        }
    }

    /// Plans never fall, end at the whole, and an even season is an even plan.
    #[test]
    fn a_plan_never_falls(facts in facts(), pace in 1..9u16) {
        let facts = Facts { stops: Vec::new(), extensions: Vec::new(), ..facts };
        let days = || (-30..400).map(|days| START + days.days());
        let planned: Vec<_> = days().filter_map(|day| facts.planned_on(day)).collect();
        prop_assert!(planned.is_sorted());
        prop_assert!(planned.iter().all(|share| (0..=WHOLE).contains(share)));
        let even = Facts { plan: Plan::Linear, ..facts.clone() };
        let season = Facts { plan: Plan::Seasonal([pace; 12]), ..facts };
        prop_assert!(days().all(|day| even.planned_on(day) == season.planned_on(day)));
    }

    /// A replay counts every task that has begun in every month, by the light of that day.
    #[test]
    fn a_replay_agrees_with_the_lights(tasks in vec(facts(), 1..4), pack in pack()) {
        let (from, to) = (START, START + 300.days());
        let replay = replay(pack, &tasks, from, to);
        for month in &replay.months {
            let red = tasks.iter().filter(|facts| light(pack, facts, month.day) == Light::Red).count();
            prop_assert_eq!(month.counts.red, red);
            let counts = month.counts;
            prop_assert_eq!(counts.red + counts.amber + counts.green + counts.done, tasks.len());
        }
        let ever = |task: &Facts| (0..=300).any(|days| light(pack, task, START + days.days()) == Light::Red);
        let red: Vec<usize> = (0..tasks.len()).filter(|place| ever(&tasks[*place])).collect();
        prop_assert_eq!(replay.ever_red, red);
    }
}
