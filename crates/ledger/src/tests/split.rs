use super::support::*;
use crate::*;

fn part(unit: u128) -> Part {
    Part { title: "一号街区迁改".into(), unit: UnitId(id(unit)), assignee: None, due: None }
}

fn split(task: &Task, part: &Part, role: Role) -> Result<Task, Refusal> {
    let list =
        [Unit { parent: Some(UnitId(id(LEAD))), ..unit(61, "县河道管理所", &[], UnitKind::Office) }];
    let number = Number { year: 2026, serial: 1, sub: 1 };
    let new = split_off(
        task,
        part,
        (TaskId(id(10)), number),
        (&actor([role]), CLOSE),
        &UnitTree::new(&list),
        day(3, 1),
    )?;
    let Entity::Task(sub) = evolved(None, &new) else { panic!("a part is a task") };
    Ok(sub)
}

#[test]
fn a_lead_unit_gives_parts_to_itself_to_units_below_it_and_to_those_that_take_part() {
    let task = Task { other_units: vec![UnitId(id(OTHER))], due: Some(day(6, 30)), ..task() };
    for (unit, role, key) in [
        (LEAD, Role::Liaison, None),
        (61, Role::Liaison, None),
        (OTHER, Role::UnitHead, None),
        (77, Role::UnitHead, Some("refused-part-unit")),
        (77, Role::Supervisor, None),
        (LEAD, Role::Reader, Some("refused-role")),
    ] {
        match split(&task, &part(unit), role) {
            Ok(sub) => {
                assert_eq!(key, None, "{unit} {role:?}");
                assert_eq!((sub.parent, sub.due, sub.stage()), (Some(task.id), task.due, Stage::Assigned));
            }
            Err(refusal) => assert_eq!(Some(refusal.key), key, "{unit} {role:?}"),
        }
    }
}

#[test]
fn no_part_is_due_after_the_whole_and_none_leaves_a_closed_task() {
    let whole = Task { due: Some(day(6, 30)), ..task() };
    let later = Part { due: Some(day(7, 1)), ..part(LEAD) };
    assert_eq!(split(&whole, &later, Role::UnitHead).unwrap_err().key, "refused-part-later");
    let closed = Task { state: TaskState::Done, closed: Some(day(2, 1)), ..whole };
    assert_eq!(split(&closed, &part(LEAD), Role::UnitHead).unwrap_err().key, "refused-split-stage");
}
