//! Directions: one field, two clicks, and what became of them.

use ::ledger::{Role, TaskOrigin};
use service::*;

use super::support::*;

async fn leader(c: &County) -> Call {
    account(c, "xianzhang", Role::CountyLeader, "").await
}

async fn given(c: &County, by: &Call, text: &str, task: &str) -> String {
    let form = DirectionForm { text: text.into(), task: task.into() };
    c.service.give_direction(by, &form).await.unwrap()
}

async fn line(c: &County, call: &Call, id: &str) -> DirectionLine {
    c.service.direction(call, id).await.unwrap().line
}

#[tokio::test]
async fn a_direction_becomes_a_task_whose_form_is_filled_in() {
    let c = county().await;
    let leader = leader(&c).await;
    let id = given(&c, &leader, "请水务集团8月20日前查清漏损原因。另报县政府。", "").await;
    let waiting = c.service.home(&c.call).await.unwrap().directions;
    assert_eq!(waiting.iter().map(|d| d.id.as_str()).collect::<Vec<_>>(), [id.as_str()]);
    let (source, form) = c.service.direction_task_form(&c.call, &id).await.unwrap();
    assert_eq!(source.by, "xianzhang");
    assert_eq!((form.title.as_str(), form.due.as_str()), ("请水务集团8月20日前查清漏损原因", "2026-08-20"));
    assert_eq!(form.lead_unit, "", "水务 may mean two, and nobody guesses");
    let form = TaskForm { lead_unit: "县水务集团".into(), ..form };
    let number = c.service.direction_task(&c.call, &id, form.clone()).await.unwrap();
    let task = c.service.task(&c.call, number).await.unwrap();
    assert_eq!((task.origin, task.direction.unwrap().id.as_str()), ("origin-direction", id.as_str()));
    let row = c.store.task_by_number(c.call.actor.site, number).await.unwrap().unwrap();
    assert!(matches!(row.task.origin, TaskOrigin::Direction { .. }));
    let given = c.service.home(&leader).await.unwrap().given;
    let outcome = given[0].outcome.as_ref().unwrap();
    assert_eq!((outcome.code, outcome.task.as_ref().unwrap().number), ("task", number));
    assert_eq!(refused(c.service.direction_task(&c.call, &id, form).await), "refused-direction-followed");
    assert!(c.service.home(&c.call).await.unwrap().directions.is_empty());
    c.proved().await;
}

#[tokio::test]
async fn a_form_that_comes_twice_gives_one_direction_and_one_sheet() {
    let c = county().await;
    let leader = leader(&c).await;
    let number = c.task("新增学位600个", "2026-06-01").await;
    let first = given(&c, &leader, "抓紧。", &number.to_string()).await;
    assert_eq!(given(&c, &leader, "抓紧。", &number.to_string()).await, first);
    assert_ne!(given(&c, &leader, "再抓紧。", &number.to_string()).await, first);
    let page = c.service.chase_form(&c.call, number, ChaseForm::default()).await.unwrap();
    let form = ChaseForm { reason: "请说明原因".into(), ..page.form };
    let sheet = c.service.write_chase(&c.call, number, &form).await.unwrap();
    assert_eq!(c.service.write_chase(&c.call, number, &form).await.unwrap(), sheet);
    let other = ChaseForm { reason: "请再说明原因".into(), ..form };
    assert_ne!(c.service.write_chase(&c.call, number, &other).await.unwrap(), sheet);
}

#[tokio::test]
async fn a_direction_on_a_task_becomes_a_sheet_and_stands_in_the_tasks_history() {
    let c = county().await;
    let leader = leader(&c).await;
    let number = c.task("新增学位600个", "2026-06-01").await;
    let id = given(&c, &leader, "抓紧。", &number.to_string()).await;
    let (_, form) = c.service.direction_task_form(&c.call, &id).await.unwrap();
    assert_eq!((form.lead_unit.as_str(), form.due.as_str()), ("县教育局", "2026-07-12"));
    let blank = ChaseForm { direction: id.clone(), ..ChaseForm::default() };
    let page = c.service.chase_form(&c.call, number, blank).await.unwrap();
    assert_eq!(page.direction, Some(("xianzhang".to_owned(), "抓紧。".to_owned())));
    let form = ChaseForm { reason: "请按批示抓紧".into(), ..page.form };
    let sheet = c.service.write_chase(&c.call, number, &form).await.unwrap();
    let outcome = line(&c, &leader, &id).await.outcome.unwrap();
    assert_eq!((outcome.code, outcome.chase.unwrap().number), ("chase", sheet));
    let task = c.service.task(&c.call, number).await.unwrap();
    let told: Vec<&str> = task.history.iter().map(|e| e.what.as_str()).collect();
    assert!(
        told.contains(&"event-direction-given") && told.contains(&"event-direction-followed"),
        "{told:?}"
    );
    assert_eq!(task.directions.len(), 1);
    c.proved().await;
}

#[tokio::test]
async fn who_may_not_is_told_so_and_nothing_happens() {
    let c = county().await;
    let leader = leader(&c).await;
    let form = DirectionForm { text: "抓紧".into(), task: String::new() };
    assert_eq!(refused(c.service.give_direction(&c.call, &form).await), "refused-role");
    let empty = DirectionForm::default();
    assert_eq!(refused(c.service.give_direction(&leader, &empty).await), "refused-no-direction");
    let id = given(&c, &leader, "抓紧", "").await;
    let note = NoteForm { remark: "已部署".into(), version: 1 };
    assert_eq!(refused(c.service.note_direction(&leader, &id, &note).await), "refused-role");
    let silent = NoteForm { remark: " ".into(), version: 1 };
    assert_eq!(refused(c.service.note_direction(&c.call, &id, &silent).await), "refused-no-reason");
    assert_eq!(refused(c.service.direction_task_form(&leader, &id).await), "refused-role");
    assert_eq!(line(&c, &leader, &id).await.outcome, None);
    c.service.note_direction(&c.call, &id, &note).await.unwrap();
    let query = |state: &str| DirectionQuery { state: state.into(), ..DirectionQuery::default() };
    let count = async |state: &str| c.service.directions(&c.call, &query(state)).await.unwrap().lines.len();
    assert_eq!((count("noted").await, count("pending").await, count("").await), (1, 0, 1));
    c.proved().await;
}

#[tokio::test]
async fn a_sheet_from_a_direction_is_due_on_the_day_that_the_leader_named() {
    let c = county().await;
    let leader = leader(&c).await;
    let number = c.task("新增学位600个", "2026-12-31").await;
    let due = async |text: &str| {
        let id = given(&c, &leader, text, &number.to_string()).await;
        let blank = ChaseForm { direction: id, ..ChaseForm::default() };
        c.service.chase_form(&c.call, number, blank).await.unwrap().form.answer_due
    };
    assert_eq!(due("请于12月10日前报结果。").await, "2026-12-10");
    // Where none is named the colour gives it; 19 June is the day of the Dragon Boat festival, so offices answer after it.
    assert_eq!(due("抓紧。").await, "2026-06-22");
}

#[tokio::test]
async fn a_new_task_is_due_in_time_to_come_unless_it_comes_in_as_history() {
    let c = county().await;
    let form = TaskForm {
        title: "新增学位600个".into(),
        lead_unit: "县教育局".into(),
        due: "2026-06-11".into(),
        ..TaskForm::default()
    };
    assert_eq!(refused(c.service.add_task(&c.call, None, form.clone()).await), "refused-due-past");
    let leader = leader(&c).await;
    let id = given(&c, &leader, "抓紧。", "").await;
    assert_eq!(refused(c.service.direction_task(&c.call, &id, form.clone()).await), "refused-due-past");
    let today = TaskForm { due: "2026-06-12".into(), ..form };
    c.service.add_task(&c.call, None, today).await.unwrap();
    c.task("旧账一笔", "2025-12-31").await;
    c.proved().await;
}
