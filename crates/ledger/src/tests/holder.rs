use super::support::*;
use crate::*;

#[test]
fn a_task_untouched_since_issue_is_charged_to_its_lead_unit() {
    let task = task();
    assert_eq!(days_held(&task, day(1, 1)), []);
    assert_eq!(days_held(&task, day(1, 31)), [(Holder::Unit(task.lead_unit), 30)]);
    let closed = Task { state: TaskState::Done, closed: Some(day(1, 11)), ..task };
    assert_eq!(days_held(&closed, day(12, 31)), [(Holder::Unit(closed.lead_unit), 10)]);
}

#[test]
fn a_ball_that_passes_thrice_on_a_day_is_charged_to_the_last() {
    let mut t = task();
    for (lead, on) in [(61, day(2, 1)), (62, day(2, 1)), (63, day(2, 1)), (63, day(2, 5))] {
        t.passing(on, |t| t.lead_unit = UnitId(id(lead)));
    }
    assert_eq!(
        days_held(&t, day(2, 11)),
        [(Holder::Unit(UnitId(id(LEAD))), 31), (Holder::Unit(UnitId(id(63))), 10)]
    );
    t.passing(day(2, 20), |t| t.lead_unit = UnitId(id(LEAD)));
    t.passing(day(2, 20), |t| t.lead_unit = UnitId(id(63)));
    assert_eq!(t.turns().len(), 2, "there and back on one day is no turn");
}

#[test]
fn days_between_close_and_reopening_are_nobodys() {
    let mut t = Task { state: TaskState::Done, closed: Some(day(2, 1)), ..task() };
    let reopened = TaskEdit { state: TaskState::Open, ..TaskEdit::of(&t) };
    t.apply_all(&t.changes(&reopened), "问题反弹", day(3, 1));
    let unit = Holder::Unit(t.lead_unit);
    assert_eq!(days_held(&t, day(3, 11)), [(unit, 31 + 10), (Holder::Nobody, 28)]);
}
