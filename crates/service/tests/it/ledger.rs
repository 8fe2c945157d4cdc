use ledger::Light;
use service::{Format, LedgerQuery, Paper, TaskForm};

use super::support::*;

async fn numbers(c: &County, query: LedgerQuery) -> Vec<String> {
    c.service.ledger(&c.call, &query).await.unwrap().lines.iter().map(|l| l.number.to_string()).collect()
}

#[tokio::test]
async fn the_ledger_is_a_tree_until_it_is_filtered() {
    let c = county().await;
    let top = c.task("新增学位600个", "2026-06-14").await;
    c.task("改造供水管网", "2026-06-01").await;
    let sub = TaskForm {
        title: "选址".into(),
        lead_unit: "白石镇".into(),
        due: "2026-06-30".into(),
        ..TaskForm::default()
    };
    assert_eq!(c.service.add_task(&c.call, Some(top), sub).await.unwrap().to_string(), "2026-0001-1");
    let view = c.service.ledger(&c.call, &LedgerQuery::default()).await.unwrap();
    assert_eq!(view.lines.len(), 2);
    assert_eq!(view.lines[0].children[0].title, "选址");
    assert_eq!(view.total, 2);
    assert_eq!(view.lights.iter().find(|(l, _)| *l == Light::Red).unwrap().1, 1);
    let q = |f: fn(&mut LedgerQuery)| {
        let mut q = LedgerQuery::default();
        f(&mut q);
        q
    };
    assert_eq!(numbers(&c, q(|q| q.text = "选址".into())).await, ["2026-0001-1"]);
    assert_eq!(numbers(&c, q(|q| q.due = "overdue".into())).await, ["2026-0002"]);
    assert_eq!(numbers(&c, q(|q| q.light = "red,amber".into())).await, ["2026-0002", "2026-0001"]);
    assert_eq!(numbers(&c, q(|q| q.due = "2026-06-10..2026-06-20".into())).await, ["2026-0001"]);
    assert_eq!(numbers(&c, q(|q| q.sort = "-number".into())).await, ["2026-0002", "2026-0001"]);
}

#[tokio::test]
async fn an_edit_is_a_reasoned_event_and_an_old_form_is_refused() {
    let c = county().await;
    let number = c.task("新增学位600个", "2026-08-31").await;
    let form = c.service.task_form(&c.call, number).await.unwrap();
    let later = TaskForm { due: "2026-09-30".into(), ..form.clone() };
    assert_eq!(refused(c.service.edit_task(&c.call, number, later.clone()).await), "refused-no-reason");
    let later = TaskForm { reason: "县政府常务会议同意延期".into(), ..later };
    c.service.edit_task(&c.call, number, later.clone()).await.unwrap();
    let typed = c.service.task_form(&c.call, number).await.unwrap();
    let typed = TaskForm { progress: "80".into(), reason: "估计".into(), ..typed };
    assert_eq!(refused(c.service.edit_task(&c.call, number, typed).await), "refused-progress-by-edit");
    let again = TaskForm { title: "新增学位800个".into(), ..later };
    assert_eq!(refused(c.service.edit_task(&c.call, number, again).await), "refused-changed-meanwhile");
    let task = c.service.task(&c.call, number).await.unwrap();
    assert_eq!(
        (task.history[0].changes[0].before.as_str(), task.history[0].changes[0].after.as_str()),
        ("2026-08-31", "2026-09-30")
    );
    assert_eq!(task.history[0].changes[0].field, "task-field-due-extended");
    assert_eq!(task.work.life.old_dues[0].reason, "县政府常务会议同意延期");
    assert_eq!(task.history[0].actor.as_deref(), Some("方管理"));
    for (form, key) in [
        (TaskForm { lead_unit: "县林业局".into(), ..TaskForm::default() }, "refused-unknown-unit"),
        (TaskForm { lead_unit: "水务".into(), ..TaskForm::default() }, "refused-ambiguous"),
        (TaskForm { lead_unit: String::new(), ..TaskForm::default() }, "refused-no-lead"),
        (
            TaskForm { lead_unit: "县教育局".into(), due: "2026-02-30".into(), ..TaskForm::default() },
            "refused-date",
        ),
        (
            TaskForm { lead_unit: "县教育局".into(), progress: "130".into(), ..TaskForm::default() },
            "refused-progress",
        ),
        (
            TaskForm { lead_unit: "县教育局".into(), targets: "很多".into(), ..TaskForm::default() },
            "refused-target",
        ),
    ] {
        let form = TaskForm { title: "某项工作".into(), ..form };
        assert_eq!(refused(c.service.add_task(&c.call, None, form).await), key);
    }
    assert_eq!(refused(c.service.add_task(&c.reader, None, TaskForm::default()).await), "refused-role");
    c.proved().await;
}

#[tokio::test]
async fn search_finds_two_characters_units_and_places_in_documents() {
    let c = county().await;
    c.speech().await;
    c.task("新增学位600个", "").await;
    assert_eq!(c.service.search(&c.reader, "学位").await.unwrap().tasks.len(), 1);
    assert_eq!(c.service.search(&c.reader, "县教育局").await.unwrap().tasks.len(), 1);
    assert_eq!(c.service.search(&c.reader, "周明远").await.unwrap().tasks.len(), 1);
    let hit = c.service.search(&c.reader, "管网").await.unwrap().documents.remove(0);
    assert_eq!(hit.places[0].1, "管网");
    assert!(c.service.search(&c.reader, "没有的").await.unwrap().documents.is_empty());
}

#[tokio::test]
async fn what_goes_out_names_its_columns_and_calculates_nothing() {
    let c = county().await;
    c.task("=HYPERLINK(\"http://x\")", "2026-08-31").await;
    for (paper, format, holds) in [
        (Paper::Ledger, Format::Csv, "'=HYPERLINK"),
        (Paper::TaskTable, Format::Csv, "column-lead-unit"),
        (Paper::Ledger, Format::Json, "\"due\": \"2026-08-31\""),
    ] {
        let export =
            c.service.export(&c.reader, &LedgerQuery::default(), paper, format, &words).await.unwrap();
        assert!(String::from_utf8(export.bytes).unwrap().contains(holds), "{holds}");
    }
    for format in [Format::Xlsx, Format::Docx] {
        let export = c
            .service
            .export(&c.reader, &LedgerQuery::default(), Paper::TaskTable, format, &words)
            .await
            .unwrap();
        assert!(export.bytes.starts_with(b"PK"));
    }
}
