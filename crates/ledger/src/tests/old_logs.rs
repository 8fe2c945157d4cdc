//! What was written before there were roles, stages and reports reads as it did, and is written as it was.

use super::support::*;
use crate::*;

#[test]
fn an_account_with_one_role_is_written_as_ever() {
    let old = r#"{"username":"duban","role":"supervisor"}"#;
    let account: Account = serde_json::from_str(old).unwrap();
    assert!(account.roles.has(Role::Supervisor));
    assert_eq!(serde_json::to_string(&account).unwrap(), old);
    let both = Account { roles: account.roles.with(Role::OfficeLeader), ..account };
    let text = serde_json::to_string(&both).unwrap();
    assert_eq!(text, r#"{"username":"duban","roles":["supervisor","office-leader"]}"#);
    assert_eq!(serde_json::from_str::<Account>(&text).unwrap(), both);
}

#[test]
fn a_task_that_nobody_has_touched_is_written_as_ever() {
    let text = serde_json::to_string(&task()).unwrap();
    assert!(!text.contains("life"), "{text}");
    let read: Task = serde_json::from_str(&text).unwrap();
    assert_eq!((read.stage(), holder(&read)), (Stage::Assigned, Holder::Unit(read.lead_unit)));
    for (state, stage) in [(TaskState::Done, Stage::Closed), (TaskState::Cancelled, Stage::Cancelled)] {
        assert_eq!(Task { state, ..task() }.stage(), stage);
    }
}

#[test]
fn a_site_without_administrators_is_written_as_ever() {
    let text = serde_json::to_string(&site()).unwrap();
    assert!(!text.contains("separated"), "{text}");
    assert_eq!(serde_json::from_str::<Site>(&text).unwrap(), site());
}

#[test]
fn an_edit_of_the_state_moves_the_stage_and_ends_the_turn() {
    let old = r#"{"kind":"task-edited","data":{"changes":[{"field":"state","was":{"before":"open","after":"done"}}],
        "reason":"已完成","on":"2026-05-01"}}"#;
    let body: EventBody = serde_json::from_str(old).unwrap();
    let task = task();
    let done = moved(&task, &[NewEvent::on(task.id, body)]);
    assert_sound(&done);
    assert_eq!((done.stage(), done.closed), (Stage::Closed, Some(day(5, 1))));
    assert_eq!(days_held(&done, day(9, 1)), [(Holder::Unit(task.lead_unit), 120)]);
}

#[test]
fn a_report_that_came_back_before_days_were_set_is_due_again_as_it_was_and_its_event_is_written_as_ever() {
    let old = r#"{"kind":"task-moved","data":{"command":{"command":"return-report","reason":"补充数据"},"to":"in-progress","on":"2026-05-01"}}"#;
    let body: EventBody = serde_json::from_str(old).unwrap();
    assert_eq!(serde_json::to_string(&body).unwrap(), old);
    let mut task = super::workflow::ready(Stage::InProgress, CommandKind::ReturnReport);
    task = moved(&task, &[NewEvent::on(task.id, body)]);
    assert_eq!(report_due(&task, Light::Green), Some(day(5, 4)));
}
