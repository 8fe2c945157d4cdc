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

proptest! {
    /// A stored light stays right until the day it names: no day before it has another light.
    #[test]
    fn a_light_holds_until_its_next_change(length in 1_i32..400, progress in proptest::option::of(0_u8..=100), at in 0_i32..450) {
        let start = day(1, 1);
        let task = Task { due: Some(start.checked_add(length.days()).unwrap()), progress, ..task() };
        let today = start.checked_add(at.days()).unwrap();
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
