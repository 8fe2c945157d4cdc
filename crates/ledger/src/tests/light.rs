use jiff::ToSpan as _;
use proptest::prelude::*;

use super::support::*;
use crate::*;

fn judged(due: Option<jiff::civil::Date>, progress: Option<u8>, today: jiff::civil::Date) -> Judgement {
    LightRules::default().judge(&Task { due, progress, ..task() }, today)
}

#[test]
fn the_due_date_alone_decides_while_nobody_reports() {
    let due = Some(day(6, 30));
    for (today, light, rule, value) in [
        (day(6, 26), Light::Green, "light-rule-on-time", 4),
        (day(6, 27), Light::Amber, "light-rule-near", 3),
        (day(6, 30), Light::Amber, "light-rule-near", 0),
        (day(7, 1), Light::Red, "light-rule-overdue", 1),
    ] {
        let j = judged(due, None, today);
        assert_eq!((j.light, j.rule, j.value), (light, rule, value), "{today}");
    }
}

#[test]
fn lag_behind_the_even_plan_warns_before_the_due_date() {
    // Start 1 January, due 11 April: 100 days, one point a day.
    let due = Some(day(4, 11));
    assert_eq!(judged(due, Some(50), day(3, 1)).light, Light::Green);
    assert_eq!(judged(due, Some(49), day(3, 1)).light, Light::Amber);
    assert_eq!(judged(due, Some(29), day(3, 1)).light, Light::Amber);
    assert_eq!(judged(due, Some(28), day(3, 1)).light, Light::Red);
}

#[test]
fn without_a_due_date_nothing_is_late() {
    assert_eq!(judged(None, Some(0), day(12, 31)).light, Light::Green);
}

#[test]
fn closed_tasks_have_their_own_lights() {
    for (state, light) in [(TaskState::Done, Light::Done), (TaskState::Cancelled, Light::Cancelled)] {
        let j = LightRules::default().judge(&Task { state, due: Some(day(1, 2)), ..task() }, day(12, 1));
        assert_eq!((j.light, j.next_change), (light, None));
    }
}

#[test]
fn an_accepted_reason_keeps_lag_from_counting_and_not_the_due_date() {
    let excused = |until| {
        let mut task = Task { due: Some(day(4, 11)), progress: Some(10), ..task() };
        task.life.excuses.push(Excused { from: day(2, 1), until, reason: "征迁未完".into() });
        task
    };
    let rules = LightRules::default();
    assert_eq!(rules.judge(&excused(day(3, 1)), day(3, 1)).light, Light::Green);
    assert_eq!(rules.judge(&excused(day(3, 1)), day(3, 1)).next_change, Some(day(3, 2)));
    assert_eq!(rules.judge(&excused(day(3, 1)), day(3, 2)).light, Light::Red);
    assert_eq!(rules.judge(&excused(day(12, 31)), day(4, 12)).rule, "light-rule-overdue");
}

#[test]
fn a_light_stays_while_the_clock_stands_and_the_days_are_not_counted_after() {
    let stopped = |until| {
        let mut task = Task { due: Some(day(4, 11)), progress: Some(45), ..task() };
        let reason = "等待上级批复".to_owned();
        task.life.stops.push(Stop { from: day(2, 20), until, reason, review: day(6, 1) });
        task
    };
    let rules = LightRules::default();
    let stands = stopped(None);
    for today in [day(2, 20), day(4, 12), day(9, 1)] {
        let j = rules.judge(&stands, today);
        assert_eq!((j.light, j.next_change), (Light::Green, None), "{today}");
    }
    // It stood for twenty days: on 18 March 56 of 80 days have run, 70 points, and 45 are done.
    let ran = stopped(Some(day(3, 12)));
    assert_eq!(rules.judge(&Task { due: Some(day(4, 11)), ..ran.clone() }, day(3, 18)).value, 25);
}

proptest! {
    /// A stored light stays right until the day it names: no day before it has another light.
    #[test]
    fn a_light_holds_until_its_next_change(
        length in 1_i32..400,
        progress in proptest::option::of(0_u8..=100),
        at in 0_i32..450,
        stop in proptest::option::of((0_i32..100, 0_i32..100, any::<bool>())),
        excuse in proptest::option::of((0_i32..100, 0_i32..100)),
    ) {
        let start = day(1, 1);
        let mut task = Task { due: Some(start.checked_add(length.days()).unwrap()), progress, ..task() };
        let today = start.checked_add(at.days()).unwrap();
        let ago = |days: i32| today.checked_sub(days.days()).unwrap().max(start);
        if let Some((from, length, stands)) = stop {
            // What has been is known: a stop began before today, and ended by today unless it stands.
            let until = ago(from).checked_add(length.days()).unwrap().min(today);
            let (until, reason) = ((!stands).then_some(until), "汛期".to_owned());
            task.life.stops.push(Stop { from: ago(from), until, reason, review: today });
        }
        if let Some((from, length)) = excuse {
            let until = ago(from).checked_add(length.days()).unwrap();
            task.life.excuses.push(Excused { from: ago(from), until, reason: "征迁".into() });
        }
        let rules = LightRules::default();
        let now = rules.judge(&task, today);
        let until = now.next_change.unwrap_or_else(|| today.checked_add(500.days()).unwrap());
        prop_assert!(until > today);
        let mut d = today;
        while d < until {
            prop_assert_eq!(rules.judge(&task, d).light, now.light);
            d = d.tomorrow().unwrap();
        }
    }
}
