//! Due dates that move, and the days that the system sets.

use jiff::civil::Date;

use super::support::*;
use super::workflow::{command, give_on, ready};
use crate::workflow::*;
use crate::*;

#[test]
fn an_extension_is_asked_for_before_the_due_date_and_the_old_date_is_kept() {
    let task = ready(Stage::InProgress, CommandKind::RequestExtension);
    let ask = command(CommandKind::RequestExtension);
    for (today, allowed) in [(day(6, 29), true), (day(6, 30), false), (day(7, 1), false)] {
        assert_eq!(give_on(&task, &ask, &[Role::Liaison], today).is_ok(), allowed, "{today}");
    }
    let asked = give_on(&task, &ask, &[Role::Liaison], day(6, 20)).unwrap();
    assert_eq!(holder(&asked), Holder::Supervisor);
    let put = give_on(&asked, &Command::EndorseExtension {}, &[Role::Supervisor], day(6, 22)).unwrap();
    assert_eq!(holder(&put), Holder::OfficeLeader);
    let granted = give_on(&put, &Command::GrantExtension {}, &[Role::OfficeLeader], day(7, 5)).unwrap();
    assert_eq!(granted.due, Some(day(9, 30)));
    assert_eq!(granted.life.old_dues.iter().map(|o| o.due).collect::<Vec<_>>(), [Some(day(6, 30))]);
    // 20 June to 5 July lay with the office: the unit is charged for the days before and after.
    let unit = Holder::Unit(task.lead_unit);
    assert_eq!(
        days_held(&granted, day(7, 10)),
        [(unit, 170 + 5), (Holder::Supervisor, 2), (Holder::OfficeLeader, 13)]
    );
}

#[test]
fn an_extension_that_a_liaison_asks_for_leaves_the_unit_by_its_head_s_hand() {
    let task = ready(Stage::InProgress, CommandKind::ProposeExtension);
    let ask = command(CommandKind::ProposeExtension);
    let asked = give_on(&task, &ask, &[Role::Liaison], day(6, 20)).unwrap();
    assert_eq!(holder(&asked), Holder::UnitHead(task.lead_unit));
    assert!(give_on(&asked, &Command::EndorseExtension {}, &[Role::Supervisor], day(6, 21)).is_err());
    assert!(give_on(&asked, &Command::ApproveExtension {}, &[Role::Liaison], day(6, 21)).is_err());
    let back = Command::SendBackExtension { reason: "先抓紧".into() };
    let kept = give_on(&asked, &back, &[Role::UnitHead], day(6, 21)).unwrap();
    assert_eq!((kept.stage(), kept.life.extension.is_none()), (Stage::InProgress, true));
    let sent = give_on(&asked, &Command::ApproveExtension {}, &[Role::UnitHead], day(6, 22)).unwrap();
    assert_eq!((holder(&sent), sent.due), (Holder::Supervisor, task.due));
    assert!(give_on(&sent, &Command::EndorseExtension {}, &[Role::Supervisor], day(6, 23)).is_ok());
}

/// Offices rest on the first nine days of a month.
fn kept(day: Date) -> Date {
    if day.day() < 10 { day.with().day(10).build().unwrap() } else { day }
}

/// A task after a command that was given on a calendar of its own.
fn after(task: &Task, kind: CommandKind, on: Date) -> (Task, EventBody) {
    let actor = actor(Role::ALL.iter().copied());
    let relation = Relation { lead_unit: true, ..Relation::NONE };
    let scene = Scene { actor: &actor, relation, version: 1, today: on, headless: false, kept };
    let mut events = decide(task, &command(kind), &scene).unwrap();
    let event = events.pop().unwrap();
    let Entity::Task(after) = evolved(Some(Entity::Task(task.clone())), &event) else {
        panic!("a task stays one")
    };
    (after, event.body)
}

#[test]
fn the_day_for_signing_is_a_working_day_by_the_calendar_of_the_day_on_which_it_was_set() {
    for (kind, stage) in
        [(CommandKind::Issue, Stage::Proposed), (CommandKind::Reassign, Stage::ReassignmentRequested)]
    {
        let (task, body) = after(&ready(stage, kind), kind, day(5, 1));
        assert!(matches!(body, EventBody::TaskMoved { until: Some(by), .. } if by == day(5, 10)), "{body:?}");
        assert_eq!((task.stage(), task.sign_until()), (Stage::Assigned, day(5, 10)));
        assert_eq!(wait(&task, Light::Green, None, day(5, 10)), None);
        let late = give_on(&task, &Command::SignFor {}, &[Role::Liaison], day(5, 12)).unwrap();
        assert_eq!(late.life.signed.map(|s| s.late), Some(2));
    }
    // Events of before say nothing of it: they go on meaning three calendar days.
    let mut old = task();
    old.enter(Stage::Assigned, day(1, 1));
    assert_eq!(old.sign_until(), day(1, 4));
}

#[test]
fn the_day_for_mending_a_report_is_a_working_day_and_falls_away_when_it_is_sent_again() {
    for kind in [CommandKind::ReturnReport, CommandKind::SendBackReport] {
        let (task, _) = after(&ready(Stage::InProgress, kind), kind, day(5, 1));
        assert_eq!(report_due(&task, Light::Green), Some(day(5, 10)), "{kind:?}");
        let again = give_on(&task, &command(CommandKind::SubmitReport), &[Role::Liaison], day(5, 9)).unwrap();
        assert_eq!(again.life.filing.and_then(|f| f.mend_by), None);
    }
}

#[test]
fn a_task_that_an_edit_gives_to_another_unit_is_to_be_signed_for_by_a_day_of_its_own() {
    let (task, _) = after(&ready(Stage::Proposed, CommandKind::Issue), CommandKind::Issue, day(5, 1));
    let edit = TaskEdit { lead_unit: UnitId(id(OTHER)), ..TaskEdit::of(&task) };
    let moved = |sign_by| {
        let (changes, reason, on) = (task.changes(&edit), "分工调整".to_owned(), day(5, 20));
        let body = EventBody::TaskEdited { changes, reason, on, sign_by };
        let Entity::Task(after) = evolved(Some(Entity::Task(task.clone())), &NewEvent::on(task.id, body))
        else {
            panic!("a task stays one")
        };
        after.sign_until()
    };
    assert_eq!((moved(Some(day(5, 26))), moved(None)), (day(5, 26), day(5, 23)));
}

#[test]
fn a_party_is_staffed_by_whoever_in_post_holds_its_role_in_the_unit_or_above_it() {
    let unit = |n, parent: Option<u128>| Unit {
        parent: parent.map(|p| UnitId(id(p))),
        ..unit(n, "县教育局", &[], UnitKind::Department)
    };
    let tree = UnitTree::new(&[unit(LEAD, None), unit(OTHER, Some(LEAD))]);
    let person = |role: Role, own: Option<u128>, active| Person {
        id: PersonId(id(80)),
        name: "林和".into(),
        post: String::new(),
        unit: own.map(|n| UnitId(id(n))),
        leader: false,
        account: Some(Account { username: "linhe".into(), roles: role.into() }),
        position: 0,
        active,
    };
    let (lead, other) = (UnitId(id(LEAD)), UnitId(id(OTHER)));
    let staffed = |party, people: &[Person]| is_staffed(party, people, &tree);
    let leader = person(Role::OfficeLeader, None, true);
    assert!(staffed(Holder::OfficeLeader, std::slice::from_ref(&leader)));
    assert!(!staffed(Holder::OfficeLeader, &[Person { active: false, ..leader }]));
    assert!(!staffed(Holder::OfficeLeader, &[person(Role::CountyLeader, None, true)]));
    let head = [person(Role::UnitHead, Some(LEAD), true)];
    assert!(staffed(Holder::UnitHead(lead), &head) && staffed(Holder::UnitHead(other), &head));
    let below = [person(Role::UnitHead, Some(OTHER), true)];
    assert!(!staffed(Holder::UnitHead(lead), &below) && staffed(Holder::Unit(other), &below));
    assert!(staffed(Holder::Nobody, &[]) && !staffed(Holder::Supervisor, &[]));
}

#[test]
fn a_report_of_a_unit_without_a_head_leaves_it_at_once_and_nobody_is_said_to_have_approved_it() {
    let task = ready(Stage::InProgress, CommandKind::SubmitReport);
    let actor = actor([Role::Liaison]);
    let relation = Relation { lead_unit: true, ..Relation::NONE };
    let scene = Scene { actor: &actor, relation, version: 1, today: day(3, 1), headless: true, kept };
    let events = decide(&task, &command(CommandKind::SubmitReport), &scene).unwrap();
    let EventBody::ReportFiled { report } = &events[0].body else { panic!("{events:?}") };
    assert_eq!((report.state, report.approved_by), (ReportState::Approved, None));
}
