//! A lead unit splits its task, several parts at once.

use ::ledger::{Number, Role, Stage};
use service::*;

use super::support::*;

struct Bureau {
    county: County,
    head: Call,
    town: Call,
    task: Number,
}

/// A task of the bureau in which a town takes part, with two targets.
async fn bureau() -> Bureau {
    let county = county().await;
    let head = account(&county, "juzhang", Role::UnitHead, "县教育局").await;
    let town = account(&county, "baishi", Role::Liaison, "白石镇").await;
    let form = TaskForm {
        title: "新增学位600个".into(),
        lead_unit: "县教育局".into(),
        other_units: "白石镇".into(),
        targets: "新增学位 ≥ 600个；新建学校 = 2所".into(),
        due: "2026-08-31".into(),
        ..TaskForm::default()
    };
    let task = county.service.add_task(&county.call, None, form).await.unwrap();
    Bureau { county, head, town, task }
}

fn problems(outcome: std::result::Result<Vec<Number>, Vec<RowProblem>>) -> Vec<(usize, &'static str)> {
    outcome.unwrap_err().into_iter().map(|p| (p.row, p.refusal.key)).collect()
}

#[tokio::test]
async fn the_form_is_filled_and_what_is_sent_stands_on_the_desks_of_the_others() {
    let b = bureau().await;
    let service = &b.county.service;
    let page = service.split_page(&b.head, b.task).await.unwrap();
    let rows: Vec<(&str, &str)> = page.form.rows.iter().map(|r| (r.title.as_str(), r.due.as_str())).collect();
    let due = "2026-08-31";
    assert_eq!(rows, [("新增学位 ≥ 600个", due), ("新建学校 = 2所", due), ("新增学位600个", due), ("", due)]);
    let names: Vec<&str> = page.units.iter().map(|u| u.name.as_str()).collect();
    assert_eq!(names, ["县教育局", "白石镇"], "nobody else takes part");
    let people: Vec<&str> = page.people.iter().map(|(p, _)| p.name.as_str()).collect();
    assert_eq!(people, ["juzhang", "baishi"]);

    let mut form = page.form.clone();
    form.rows[0].weight = "60".into();
    form.rows[1].title = String::new();
    // A person says the unit.
    form.rows[2] = SplitRow {
        title: "白石镇中心校扩建".into(),
        unit: String::new(),
        person: page.people[1].0.id.clone(),
        due: "2026-07-31".into(),
        ..SplitRow::default()
    };
    let numbers = service.split_task(&b.head, b.task, &form).await.unwrap().unwrap();
    assert_eq!(numbers.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2026-0001-1", "2026-0001-2"]);
    let view = service.task(&b.county.reader, b.task).await.unwrap();
    assert_eq!(view.shares, [60, 0]);
    assert_eq!(view.by_parts, None, "nobody has reported");
    let part = service.task(&b.town, numbers[1]).await.unwrap();
    assert_eq!((part.work.stage, part.work.assignee.as_str()), (Stage::Assigned, "baishi"));
    assert_eq!(part.line.due.unwrap().to_string(), "2026-07-31");
    assert_eq!(service.task(&b.head, numbers[0]).await.unwrap().targets.len(), 1, "its target goes with it");
    let desk = service.home(&b.town).await.unwrap();
    let waiting =
        desk.waiting.iter().find(|w| w.code == "sign-for").expect("the part waits to be signed for");
    assert_eq!(waiting.lines[0].line.number, numbers[1]);

    let again = service.split_page(&b.head, b.task).await.unwrap();
    assert_eq!(again.left, 40);
    assert_eq!(again.form.rows.iter().filter(|r| !r.title.is_empty()).count(), 1, "{:?}", again.form.rows);
    let stale = service.split_task(&b.head, b.task, &form).await;
    assert_eq!(refused(stale), "refused-split-meanwhile");
    b.county.proved().await;
}

#[tokio::test]
async fn bad_rows_are_named_and_nothing_is_half_done() {
    let b = bureau().await;
    let service = &b.county.service;
    let page = service.split_page(&b.head, b.task).await.unwrap();
    let lead = page.units[0].id.clone();
    let all = service.options(&b.county.call).await.unwrap().units;
    let river = all.iter().find(|u| u.name == "县水利局").unwrap().id.clone();
    let town = page.people[1].0.id.clone();
    let row =
        |title: &str, unit: &str| SplitRow { title: title.into(), unit: unit.into(), ..SplitRow::default() };
    let rows = vec![
        row("选址", &lead),
        row("供水接入", &river),
        SplitRow { due: "2026-09-01".into(), ..row("开学准备", &lead) },
        row("没有单位", ""),
        row("", &lead),
        SplitRow { due: "八月".into(), ..row("招生", &lead) },
        SplitRow { weight: "很多".into(), ..row("装修", &lead) },
        SplitRow { person: town, ..row("采购", &lead) },
        SplitRow { weight: "70".into(), ..row("土建", &lead) },
        SplitRow { weight: "31".into(), ..row("设备", &lead) },
    ];
    let form = SplitForm { rows, ..page.form.clone() };
    let outcome = service.split_task(&b.head, b.task, &form).await.unwrap();
    assert_eq!(
        problems(outcome),
        [
            (1, "refused-part-unit"),
            (2, "refused-part-later"),
            (3, "refused-no-unit"),
            (5, "refused-date"),
            (6, "refused-weight"),
            (7, "refused-part-person"),
            (9, "refused-part-weight"),
        ]
    );
    assert_eq!(service.task(&b.head, b.task).await.unwrap().line.children, []);
    let nothing = SplitForm { rows: vec![SplitRow::default()], ..page.form };
    assert_eq!(refused(service.split_task(&b.head, b.task, &nothing).await), "refused-split-nothing");
}

#[tokio::test]
async fn those_split_who_may_and_a_part_is_not_split_again() {
    let b = bureau().await;
    let service = &b.county.service;
    assert_eq!(refused(service.split_page(&b.town, b.task).await), "refused-not-concerned");
    assert_eq!(refused(service.split_page(&b.county.reader, b.task).await), "refused-role");
    let page = service.split_page(&b.county.call, b.task).await.unwrap();
    assert!(page.units.len() > 2, "the supervisors give parts to anybody");
    let form = SplitForm { rows: page.form.rows[..1].to_vec(), ..page.form };
    let denied = service.split_task(&b.town, b.task, &form).await;
    assert_eq!(refused(denied), "refused-not-concerned");
    let numbers = service.split_task(&b.county.call, b.task, &form).await.unwrap().unwrap();
    assert_eq!(refused(service.split_page(&b.county.call, numbers[0]).await), "refused-split-part");
    assert!(!service.task(&b.county.call, numbers[0]).await.unwrap().may_split);
}
