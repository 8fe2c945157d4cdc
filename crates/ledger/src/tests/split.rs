use super::support::*;
use crate::*;

fn part(unit: u128) -> Part {
    Part {
        title: "一号街区迁改".into(),
        unit: UnitId(id(unit)),
        assignee: None,
        due: None,
        weight: 0,
        targets: vec![],
    }
}

/// The river office is below the lead unit; 林和 works there, 苏平 in the unit that takes part.
fn split(task: &Task, part: &Part, role: Role) -> Result<Task, Refusal> {
    let list =
        [Unit { parent: Some(UnitId(id(LEAD))), ..unit(61, "县河道管理所", &[], UnitKind::Office) }];
    let works = |n, name, at| Person { unit: Some(UnitId(id(at))), ..leader(n, name, "") };
    let people = [works(91, "林和", 61), works(92, "苏平", OTHER)];
    let number = Number { year: 2026, serial: 1, sub: 1 };
    let (actor, tree) = (actor([role]), UnitTree::new(&list));
    let splitting = Splitting {
        actor: &actor,
        relation: CLOSE,
        tree: &tree,
        people: &people,
        today: day(3, 1),
        kept: |day| day,
    };
    let new = splitting.split_off(task, part, (TaskId(id(10)), number))?;
    let Entity::Task(sub) = evolved(None, &new) else { panic!("a part is a task") };
    Ok(sub)
}

fn whole() -> Task {
    Task { other_units: vec![UnitId(id(OTHER))], due: Some(day(6, 30)), ..task() }
}

#[test]
fn a_lead_unit_gives_parts_to_itself_to_units_below_it_and_to_those_that_take_part() {
    let task = whole();
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
    let whole = whole();
    let later = Part { due: Some(day(7, 1)), ..part(LEAD) };
    assert_eq!(split(&whole, &later, Role::UnitHead).unwrap_err().key, "refused-part-later");
    let closed = Task { state: TaskState::Done, closed: Some(day(2, 1)), ..whole.clone() };
    assert_eq!(split(&closed, &part(LEAD), Role::UnitHead).unwrap_err().key, "refused-split-stage");
    let sub = Task { parent: Some(TaskId(id(3))), ..whole };
    assert_eq!(split(&sub, &part(LEAD), Role::Supervisor).unwrap_err().key, "refused-split-part");
}

#[test]
fn a_person_is_given_a_part_of_their_own_unit_and_a_part_keeps_its_targets() {
    let person = |n| Some(PersonId(id(n)));
    for (unit, who, key) in [
        (61, 91, None),
        (LEAD, 91, None),
        (OTHER, 92, None),
        (61, 92, Some("refused-part-person")),
        (LEAD, 99, Some("refused-part-person")),
    ] {
        let wanted = Part { assignee: person(who), ..part(unit) };
        let outcome = split(&whole(), &wanted, Role::UnitHead);
        assert_eq!(outcome.as_ref().err().map(|r| r.key), key, "{unit} {who}");
        if let Ok(sub) = outcome {
            assert_eq!(sub.life.assignee, person(who));
        }
    }
    let target: Target = "管线迁改 ≥ 1.2公里".parse().unwrap();
    let wanted = Part { targets: vec![target.clone()], weight: 40, ..part(LEAD) };
    let sub = split(&whole(), &wanted, Role::UnitHead).unwrap();
    assert_eq!((sub.targets, sub.life.weight), (vec![target], 40));
}

#[test]
fn how_far_the_whole_is_follows_from_its_parts_and_their_shares() {
    let sub = |weight, progress, state| Task {
        progress,
        state,
        life: Life { weight, ..Life::default() },
        ..task()
    };
    let open = |weight, progress| sub(weight, progress, TaskState::Open);
    for (parts, percent) in [
        (vec![], None),
        (vec![open(0, None), open(50, None)], None),
        (vec![open(0, Some(40)), open(0, None)], Some(20)),
        (vec![open(0, Some(40)), sub(0, None, TaskState::Done)], Some(70)),
        (vec![open(80, Some(50)), sub(20, None, TaskState::Done)], Some(60)),
        // Sixty are weighed; the two others have twenty each.
        (vec![open(60, Some(50)), open(0, Some(100)), open(0, None)], Some(50)),
        (vec![open(50, Some(30)), sub(50, Some(90), TaskState::Cancelled)], Some(30)),
        (vec![sub(0, Some(90), TaskState::Cancelled)], None),
    ] {
        assert_eq!(progress_of_parts(&parts), percent, "{parts:?}");
    }
    assert_eq!(share_left(&[open(60, None), sub(30, None, TaskState::Cancelled), open(0, None)]), 40);
}
