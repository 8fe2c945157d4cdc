//! Back-scheduling, against a slow schedule made day by day.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday, date};
use planning::schedule::{Schedule, ScheduleError, Step, back_schedule};
use proptest::collection::vec;
use proptest::prelude::*;

/// Weekends off; the first week of October off, its Sunday before worked.
fn works(day: Date) -> bool {
    if day.month() == 10 && day.day() <= 7 {
        return false;
    }
    day == date(2026, 9, 27) || !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn schedule(steps: &[Step], due: Date, today: Date) -> Schedule {
    back_schedule(steps, due, today, &works).unwrap()
}

#[test]
fn a_road_is_scheduled_back_over_the_holidays() {
    // Approval 5, design 8 beside land 3, tender 4 after both, works 6; to be opened on the day the works end.
    let steps = [
        Step::new(5, &[]),
        Step::new(8, &[0]),
        Step::new(3, &[0]),
        Step::new(4, &[1, 2]),
        Step::new(6, &[3]),
        Step::new(0, &[4]),
    ];
    let plan = schedule(&steps, date(2026, 10, 16), date(2026, 8, 31));
    let latest = |step: usize| (plan.slots[step].latest_start, plan.slots[step].latest_finish);
    assert_eq!(latest(4), (date(2026, 10, 9), date(2026, 10, 16)));
    assert_eq!(latest(3), (date(2026, 9, 28), date(2026, 10, 8)), "over a week of holidays");
    assert_eq!(latest(2), (date(2026, 9, 24), date(2026, 9, 27)), "over a Sunday that is worked");
    assert_eq!(latest(1), (date(2026, 9, 17), date(2026, 9, 27)));
    assert_eq!(latest(5), (date(2026, 10, 16), date(2026, 10, 16)));
    assert_eq!(plan.critical, [0, 1, 3, 4, 5]);
    assert_eq!((plan.float, plan.slots[2].float), (8, 13));
    assert!(plan.too_late.is_empty());
}

#[test]
fn too_late_already_is_said_with_the_days_that_are_missing() {
    let steps = [Step::new(5, &[]), Step::new(5, &[0]), Step::new(1, &[])];
    let plan = schedule(&steps, date(2026, 7, 17), date(2026, 7, 9));
    assert_eq!(plan.float, -3);
    assert_eq!(plan.too_late, [0], "the second can still begin in time, had the first been done");
    assert_eq!(plan.slots[0].latest_start, date(2026, 7, 6));
    assert_eq!(plan.earliest_finish, date(2026, 7, 22));
    let over = schedule(&steps, date(2026, 7, 1), date(2026, 7, 9));
    assert_eq!((over.float, over.too_late), (-15, vec![0, 1, 2]));
}

#[test]
fn a_step_with_a_date_of_its_own_tightens_what_is_before_it() {
    let mut steps = [Step::new(2, &[]), Step::new(2, &[0]), Step::new(2, &[1])];
    steps[1].due = Some(date(2026, 7, 9));
    let plan = schedule(&steps, date(2026, 7, 31), date(2026, 7, 6));
    assert_eq!(plan.slots[0].latest_finish, date(2026, 7, 7));
    assert_eq!(plan.slots[2].float, 14);
    assert_eq!(plan.critical, [0, 1]);
}

#[test]
fn what_cannot_be_scheduled_is_refused() {
    let refused =
        |steps: &[Step]| back_schedule(steps, date(2026, 7, 31), date(2026, 7, 6), &works).unwrap_err();
    let circle = [Step::new(1, &[]), Step::new(1, &[0, 3]), Step::new(1, &[1]), Step::new(1, &[2])];
    let ScheduleError::Cycle(cycle) = refused(&circle) else { panic!("a cycle") };
    assert_eq!(cycle.len(), 3);
    for (place, step) in cycle.iter().enumerate() {
        let before = cycle[(place + cycle.len() - 1) % cycle.len()];
        assert!(circle[*step].after.contains(&before), "{cycle:?}");
    }
    assert_eq!(refused(&[Step::new(1, &[0])]), ScheduleError::Cycle(vec![0]));
    assert_eq!(refused(&[Step::new(1, &[7])]), ScheduleError::Unknown { step: 0, after: 7 });
    assert_eq!(refused(&[Step::new(20_000, &[])]), ScheduleError::TooLong(0));
    let never = back_schedule(&[Step::new(1, &[])], date(2026, 7, 31), date(2026, 7, 6), &|_: Date| false);
    assert!(matches!(never, Err(ScheduleError::NoWorkingDay(_))));
}

/// Any network: a step waits only for earlier ones.
fn network() -> impl Strategy<Value = Vec<Step>> {
    vec((0..9u32, vec(any::<prop::sample::Index>(), 0..3), proptest::option::weighted(0.1, 0..200i64)), 1..12)
        .prop_map(|steps| {
            let make =
                |(place, (days, after, due)): (usize, (u32, Vec<prop::sample::Index>, Option<i64>))| Step {
                    days,
                    after: if place == 0 {
                        Vec::new()
                    } else {
                        after.iter().map(|index| index.index(place)).collect()
                    },
                    due: due.map(|days| date(2026, 8, 1) + days.days()),
                };
            steps.into_iter().enumerate().map(make).collect()
        })
}

/// The latest finish of a step by going back one day after another.
fn slow_latest(steps: &[Step], step: usize, due: Date) -> Date {
    let back = |mut day: Date| {
        while !works(day) {
            day = day.yesterday().unwrap();
        }
        day
    };
    let mut latest = back(steps[step].due.map_or(due, |own| own.min(due)));
    for (follower, entry) in steps.iter().enumerate().filter(|(_, entry)| entry.after.contains(&step)) {
        let mut start = slow_latest(steps, follower, due);
        for _ in 0..entry.days {
            start = back(start.yesterday().unwrap());
        }
        latest = latest.min(start);
    }
    latest
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_schedule_is_the_slow_one(steps in network(), due in 0..200i64, today in 0..200i64) {
        let (due, today) = (date(2026, 8, 1) + due.days(), date(2026, 8, 1) + today.days());
        let plan = schedule(&steps, due, today);
        for (step, slot) in plan.slots.iter().enumerate() {
            prop_assert_eq!(slot.latest_finish, slow_latest(&steps, step, due));
            for day in [slot.latest_start, slot.latest_finish, slot.earliest_start, slot.earliest_finish] {
                prop_assert!(works(day));
            }
            prop_assert!(slot.latest_start <= slot.latest_finish && slot.earliest_start >= today);
            for (days, before) in steps[step].after.iter().map(|after| (steps[*after].days, &plan.slots[*after])) {
                // Points in time stand on a day of what is before them; everything else has its days to itself.
                let own = i64::from(steps[step].days > 0);
                prop_assert!(before.latest_finish + own.days() <= slot.latest_start);
                prop_assert!(days == 0 || before.earliest_finish + own.days() <= slot.earliest_start);
            }
            if steps[step].days > 0 {
                prop_assert_eq!(slot.float >= 0, slot.earliest_finish <= slot.latest_finish);
            }
            let late = steps[step].days > 0 && slot.latest_start < today;
            prop_assert_eq!(plan.too_late.contains(&step), late);
        }
        prop_assert_eq!(plan.float, plan.slots.iter().map(|slot| slot.float).min().unwrap());
    }

    /// A day lost on the critical chain is lost for the whole; a day lost elsewhere within its float is not.
    #[test]
    fn float_is_what_can_be_lost(steps in network(), step in any::<prop::sample::Index>()) {
        let (due, today) = (date(2026, 12, 1), date(2026, 8, 3));
        let plan = schedule(&steps, due, today);
        let lose = |step: usize, days: i64| {
            let mut slower = steps.clone();
            slower[step].days += u32::try_from(days).unwrap();
            schedule(&slower, due, today).float
        };
        for step in &plan.critical {
            prop_assert_eq!(lose(*step, 1), plan.float - 1);
        }
        let step = step.index(steps.len());
        let spare = plan.slots[step].float - plan.float;
        prop_assert_eq!(lose(step, spare), plan.float);
        prop_assert_eq!(lose(step, spare + 1), plan.float - 1);
        prop_assert!(plan.critical.windows(2).all(|pair| steps[pair[1]].after.contains(&pair[0])));
    }
}
