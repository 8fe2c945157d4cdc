//! Milestones that a document sets, from its sentence to the light of the task.

use ::ledger::{Light, Number, Role};
use service::ReviewCommand as R;
use service::*;

use super::support::*;

const DAY: i64 = 86_400_000;

const NOTICE: &str = "云溪县人民政府办公室关于做好教师选聘工作的通知\n2026年6月8日\n\
县教育局要在7月20日前完成选聘，9月10日前完成培训。\n";

async fn drafted(c: &County) -> (String, DraftView) {
    let id = c.service.receive(&c.call, "通知.txt", NOTICE.as_bytes().to_vec()).await.unwrap().id;
    let desk = c.service.desk(&c.call, &id).await.unwrap();
    let draft = desk.drafts.into_iter().find(|d| d.text.contains("选聘")).unwrap();
    (id, draft)
}

/// The sentence as a task, with these milestones.
async fn issued(c: &County, milestones: Option<&str>) -> Number {
    let (id, draft) = drafted(c).await;
    let form = TaskForm { milestones: milestones.map(str::to_owned), ..draft.form.clone() };
    let accept = R::Accept { id: draft.id, version: draft.version, form: Some(form) };
    c.service.review(&c.call, &id, accept).await.unwrap();
    c.service.issue(&c.call, &id).await.unwrap();
    "2026-0001".parse().unwrap()
}

/// Day and name of what the task's plan says.
async fn plan_of(c: &County, number: Number) -> Vec<String> {
    let task = c.service.task(&c.reader, number).await.unwrap();
    task.plan.iter().map(|slot| format!("{} {}", slot.planned, slot.name)).collect()
}

#[tokio::test]
async fn a_day_on_the_way_is_read_corrected_and_issued_with_its_task() {
    let c = county().await;
    let (id, draft) = drafted(&c).await;
    assert_eq!(draft.form.milestones.as_deref(), Some("2026-07-20 完成选聘"));
    assert_eq!(draft.form.due, "2026-09-10");

    let save = |milestones: &str| {
        let form = TaskForm { milestones: Some(milestones.into()), ..draft.form.clone() };
        c.service.review(&c.call, &id, R::Edit { id: draft.id.clone(), version: draft.version, form })
    };
    for (typed, key) in [
        ("完成选聘", "refused-milestone-line"),
        ("7月20日前完成选聘", "refused-milestone-line"),
        ("2026-07-20", "refused-milestone-line"),
        ("2026-02-30 完成选聘", "refused-milestone-line"),
        ("2026-10-01 完成选聘", "refused-milestone-late"),
        ("2026-07-01 选聘\n2026-07-20 选聘", "refused-milestone-twice"),
    ] {
        assert_eq!(refused(save(typed).await), key, "{typed}");
    }
    // As people write them, in any order.
    save("2026年8月1日3个班开课；2026年7月15日之前前期选聘完成\n20 June 2026 notice out").await.unwrap();
    let desk = c.service.desk(&c.call, &id).await.unwrap();
    let kept = desk.drafts.iter().find(|d| d.id == draft.id).unwrap();
    let expected = "2026-06-20 notice out\n2026-07-15 前期选聘完成\n2026-08-01 3个班开课";
    assert_eq!(kept.form.milestones.as_deref(), Some(expected));

    c.service.review(&c.call, &id, R::AcceptAll).await.unwrap();
    c.service.issue(&c.call, &id).await.unwrap();
    assert_eq!(plan_of(&c, "2026-0001".parse().unwrap()).await.join("\n"), expected);
    c.proved().await;
}

#[tokio::test]
async fn the_unit_keeps_what_was_given_and_the_office_changes_it_with_a_reason() {
    let c = county().await;
    let head = account(&c, "juzhang", Role::UnitHead, "县教育局").await;
    let number = issued(&c, None).await;
    let version = || async { c.service.task(&c.call, number).await.unwrap().version };
    let sign = DeedForm { command: "sign-for".into(), version: version().await, ..DeedForm::default() };
    c.service.do_with_task(&head, number, sign, Vec::new()).await.unwrap();

    let page = c.service.plan_page(&head, number).await.unwrap();
    assert_eq!(page.given, [("完成选聘".to_owned(), "2026-07-20".parse().unwrap())]);
    let own = PlanRow { name: "出公告".into(), by: "2026-06-30".into(), ..PlanRow::default() };
    let without = PlanForm { rows: vec![own.clone()], ..page.form.clone() };
    assert_eq!(refused(c.service.arrange(&head, number, &without).await), "refused-given-milestone");
    let mut later = page.form.clone();
    later.rows[0].by = "2026-07-21".into();
    assert_eq!(refused(c.service.arrange(&head, number, &later).await), "refused-given-milestone");
    let mut kept = page.form.clone();
    kept.rows[1] = own;
    assert_eq!(c.service.arrange(&head, number, &kept).await.unwrap(), []);
    assert_eq!(plan_of(&c, number).await, ["2026-06-30 出公告", "2026-07-20 完成选聘"]);

    let form = c.service.task_form(&c.call, number).await.unwrap();
    assert_eq!(form.milestones.as_deref(), Some("2026-07-20 完成选聘"), "what the unit planned is not asked");
    let moved = TaskForm { milestones: Some("2026-07-31 完成选聘".into()), ..form.clone() };
    assert_eq!(refused(c.service.edit_task(&c.call, number, moved.clone()).await), "refused-no-reason");
    let moved = TaskForm { reason: "省里考试推迟".into(), ..moved };
    c.service.edit_task(&c.call, number, moved).await.unwrap();
    assert_eq!(plan_of(&c, number).await, ["2026-06-30 出公告", "2026-07-31 完成选聘"]);
    let task = c.service.task(&c.call, number).await.unwrap();
    let change = &task.history[0].changes[0];
    assert_eq!(change.field, "task-field-milestones");
    assert_eq!(
        (change.before.as_str(), change.after.as_str()),
        ("2026-07-20 完成选聘", "2026-07-31 完成选聘")
    );

    // A form that does not ask leaves them; one whose answer is empty takes them away.
    let silent = TaskForm {
        milestones: None,
        title: "选聘教师".into(),
        reason: "简称".into(),
        version: version().await,
        ..form.clone()
    };
    c.service.edit_task(&c.call, number, silent).await.unwrap();
    assert_eq!(plan_of(&c, number).await.len(), 2);
    let none = TaskForm {
        milestones: Some(String::new()),
        reason: "并入总时限".into(),
        version: version().await,
        ..form
    };
    c.service.edit_task(&c.call, number, none).await.unwrap();
    assert_eq!(plan_of(&c, number).await, ["2026-06-30 出公告"]);
    c.proved().await;
}

#[tokio::test]
async fn a_day_on_the_way_that_passes_unmet_shows_in_the_light_and_its_reason() {
    let c = county().await;
    let number = issued(&c, None).await;
    let on = |days: i64| Call { at: NOW + days * DAY, ..c.call.clone() };
    // 19 July, the day before; 21 July, the day after.
    let before = c.service.task(&on(37), number).await.unwrap().light;
    assert!(!format!("{before:?}").contains("planning-milestones-late"), "{before:?}");
    let after = c.service.task(&on(39), number).await.unwrap().light;
    assert!(format!("{after:?}").contains("planning-milestones-late"), "{after:?}");
    assert_ne!(after.judgement.light, Light::Green);
}

#[tokio::test]
async fn mending_the_day_of_a_document_moves_its_milestones_too() {
    let c = county().await;
    let (id, draft) = drafted(&c).await;
    let head = c.service.desk(&c.call, &id).await.unwrap().document.head;
    let dated = |date: &str, version| HeadForm {
        title: head.title.clone(),
        number: head.number.clone(),
        kind: head.kind.code().to_owned(),
        issuer: head.issuer.clone(),
        date: date.into(),
        version,
    };
    c.service.mend_document(&c.call, &id, dated("2027-06-08", 1)).await.unwrap();
    let desk = c.service.desk(&c.call, &id).await.unwrap();
    let now = desk.drafts.iter().find(|d| d.id == draft.id).unwrap();
    assert_eq!(
        (now.form.due.as_str(), now.form.milestones.as_deref()),
        ("2027-09-10", Some("2027-07-20 完成选聘"))
    );
}

#[tokio::test]
async fn a_table_gives_milestones_to_new_tasks_and_takes_none_from_old_ones() {
    let c = county().await;
    let csv = "工作任务,牵头单位,完成时限,work-milestones\n选聘教师,县教育局,2026-09-10,2026-07-20 完成选聘；2026-08-10 完成体检\n";
    let plan = c.service.import_preview(&c.call, "台账.csv", csv.as_bytes().to_vec(), &words).await.unwrap();
    assert_eq!(plan.counts, [1, 0, 0, 0], "{:?}", plan.rows);
    c.service.import_apply(&c.call, &plan.plan, false, &words).await.unwrap();
    let number: Number = "2026-0001".parse().unwrap();
    assert_eq!(plan_of(&c, number).await, ["2026-07-20 完成选聘", "2026-08-10 完成体检"]);

    let (paper, format) = (Paper::Ledger, Format::Csv);
    let out = c.service.export(&c.call, &LedgerQuery::default(), paper, format, &words).await.unwrap();
    let text = String::from_utf8(out.bytes).unwrap();
    assert!(text.contains("2026-07-20 完成选聘"), "{text}");
    let back =
        c.service.import_preview(&c.call, "台账.csv", text.clone().into_bytes(), &words).await.unwrap();
    assert_eq!(
        back.counts[1] + back.counts[3],
        0,
        "what comes back unchanged changes nothing: {:?}",
        back.rows
    );
    let moved = text.replace("2026-07-20 完成选聘", "2026-07-25 完成选聘");
    let refused = c.service.import_preview(&c.call, "台账.csv", moved.into_bytes(), &words).await.unwrap();
    assert!(format!("{:?}", refused.rows).contains("refused-milestones-by-import"), "{:?}", refused.rows);
}
