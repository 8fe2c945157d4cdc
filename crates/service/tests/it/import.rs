use service::{Format, LedgerQuery, Paper, RowOutcome, TaskForm};

use super::support::*;

async fn exported(c: &County) -> String {
    let export =
        c.service.export(&c.call, &LedgerQuery::default(), Paper::Ledger, Format::Csv, &words).await.unwrap();
    String::from_utf8(export.bytes).unwrap()
}

async fn preview(c: &County, csv: String) -> service::ImportPreview {
    c.service.import_preview(&c.call, "台账.csv", csv.into_bytes(), &words).await.unwrap()
}

async fn with_tasks() -> County {
    let c = county().await;
    let top = c.task("新增学位600个", "2026-08-31").await;
    c.task("=改造供水管网", "").await;
    let sub = TaskForm {
        title: "选址".into(),
        lead_unit: "白石镇".into(),
        targets: "地块 = 3宗；面积 ≥ 41.5亩".into(),
        progress: "40".into(),
        field: "urban".into(),
        due_text: "尽快".into(),
        ..TaskForm::default()
    };
    c.service.add_task(&c.call, Some(top), sub).await.unwrap();
    c
}

#[tokio::test]
async fn what_goes_out_comes_in_as_the_same_in_every_format() {
    let c = with_tasks().await;
    for (paper, format, name) in [
        (Paper::Ledger, Format::Csv, "台账.csv"),
        (Paper::Ledger, Format::Xlsx, "台账.xlsx"),
        (Paper::TaskTable, Format::Xlsx, "分解表.xlsx"),
        (Paper::TaskTable, Format::Docx, "分解表.docx"),
    ] {
        let out = c.service.export(&c.call, &LedgerQuery::default(), paper, format, &words).await.unwrap();
        let p = c.service.import_preview(&c.call, name, out.bytes, &words).await.unwrap();
        assert_eq!(p.counts, [0, 0, 3, 0], "{name} {:#?}", p.rows);
        let nothing = c.service.import_apply(&c.call, &p.plan, false, &words).await;
        assert_eq!(refused(nothing), "refused-nothing-to-import");
    }
}

#[tokio::test]
async fn the_ledger_goes_out_with_what_stands_beside_each_task() {
    let c = county().await;
    let id = c.speech().await;
    c.service.review(&c.call, &id, service::ReviewCommand::AcceptAll).await.unwrap();
    c.service.issue(&c.call, &id).await.unwrap();
    let csv = exported(&c).await;
    let heading = csv.lines().next().unwrap();
    assert!(heading.ends_with(
        "column-reported,column-problem,column-next,column-document,column-section,column-holder,column-since"
    ));
    let first = csv.lines().nth(1).unwrap();
    assert!(first.contains("在全县项目建设推进会上的讲话,抓项目,"), "{first}");
    assert!(first.ends_with("2026-06-12"), "who holds it since when: {first}");
}

#[tokio::test]
async fn new_changed_and_wrong_rows_are_told_apart_applied_and_taken_back() {
    let c = with_tasks().await;
    let csv = exported(&c).await.replace("新增学位600个", "新增公办学位600个");
    let heading = csv.lines().next().unwrap().to_owned();
    let columns = heading.split(',').count();
    let row = |cells: [&str; 6]| {
        let mut line = vec![""; columns];
        for (at, cell) in [0, 2, 3, 5, 6, 7].into_iter().zip(cells) {
            line[at] = cell;
        }
        line.join(",")
    };
    let csv = format!(
        "{}\r\n{}\r\n{}\r\n{}\r\n",
        csv.trim_end(),
        row(["", "绿化造林", "造林面积 ≥ 500亩", "白石镇", "", "2026-12-31"]),
        row(["", "修路", "", "县林业局", "", ""]),
        row(["2026-0099", "不存在", "", "白石镇", "", ""]),
    );
    let p = preview(&c, csv).await;
    assert_eq!(p.counts, [1, 1, 2, 2]);
    let wrong: Vec<_> = p
        .rows
        .iter()
        .filter_map(|r| match &r.outcome {
            RowOutcome::Wrong { column, refusal } => Some((r.row, column.as_str(), refusal.key)),
            _ => None,
        })
        .collect();
    assert_eq!(
        wrong,
        [(6, "column-lead-unit", "refused-unknown-unit"), (7, "column-number", "refused-number-unknown")]
    );
    assert_eq!(refused(c.service.import_apply(&c.call, &p.plan, false, &words).await), "refused-wrong-rows");
    let done = c.service.import_apply(&c.call, &p.plan, true, &words).await.unwrap();
    assert_eq!((done.added, done.changed), (1, 1));
    let first = "2026-0001".parse().unwrap();
    assert_eq!(c.service.task(&c.call, first).await.unwrap().line.title, "新增公办学位600个");

    c.service.import_take_back(&c.call, &done.id, &words).await.unwrap();
    assert_eq!(c.service.task(&c.call, first).await.unwrap().line.title, "新增学位600个");
    let planted = c.service.task(&c.call, "2026-0003".parse().unwrap()).await.unwrap();
    assert_eq!(planted.line.state, ledger::TaskState::Cancelled);
    assert_eq!(refused(c.service.import_take_back(&c.call, &done.id, &words).await), "refused-taken-back");
    c.proved().await;
}

#[tokio::test]
async fn a_task_changed_since_stands_in_the_way_of_both() {
    let c = with_tasks().await;
    let p = preview(&c, exported(&c).await.replace("县教育局", "白石镇")).await;
    let number = "2026-0001".parse().unwrap();
    let edit =
        |title: &str, form: TaskForm| TaskForm { title: title.into(), reason: "更正".into(), ..form };
    let form = c.service.task_form(&c.call, number).await.unwrap();
    c.service.edit_task(&c.call, number, edit("新增学位700个", form)).await.unwrap();
    assert_eq!(
        refused(c.service.import_apply(&c.call, &p.plan, false, &words).await),
        "refused-changed-meanwhile"
    );
    let p = preview(&c, exported(&c).await.replace("县教育局", "白石镇")).await;
    let done = c.service.import_apply(&c.call, &p.plan, false, &words).await.unwrap();
    let form = c.service.task_form(&c.call, number).await.unwrap();
    c.service.edit_task(&c.call, number, edit("新增学位800个", form)).await.unwrap();
    assert_eq!(
        refused(c.service.import_take_back(&c.call, &done.id, &words).await),
        "refused-changed-since-import"
    );
}

#[tokio::test]
async fn what_was_issued_is_not_changed_by_a_table_and_equal_or_empty_cells_pass() {
    let c = with_tasks().await;
    let out = exported(&c).await;
    let wrong = async |csv: String| {
        let rows = preview(&c, csv).await.rows;
        let wrong = rows.into_iter().filter_map(|r| match r.outcome {
            RowOutcome::Wrong { column, refusal } => Some((r.row, column, refusal.key)),
            _ => None,
        });
        wrong.collect::<Vec<_>>()
    };
    assert_eq!(
        wrong(out.replace("2026-08-31", "2026-12-31")).await,
        [(2, "column-due".to_owned(), "refused-due-by-import")]
    );
    assert_eq!(
        wrong(out.replace("地块 = 3宗", "地块 = 2宗")).await,
        [(3, "column-target".to_owned(), "refused-targets-by-import")]
    );
    assert!(out.contains(",40"), "{out}");
    assert_eq!(
        wrong(out.replace(",40", ",90")).await,
        [(3, "column-progress-percent".to_owned(), "refused-progress-by-import")]
    );
    let silent = out.replace(",40", ",").replace("2026-08-31", "").replace("地块 = 3宗；面积 ≥ 41.5亩", "");
    assert_eq!(preview(&c, silent).await.counts, [0, 0, 3, 0]);
}

#[tokio::test]
async fn an_offices_own_table_comes_in_with_its_own_headings() {
    let c = county().await;
    let csv = "2026年重点任务表,,,,\n序号,重点工作,责任领导,责任单位,完成时间\n1,新增学位600个,周明远,\"县教育局、白石镇\",8月底前\n\
               2,改善空气质量,,白石镇,长期坚持\n,,,,\n";
    let p = preview(&c, csv.to_owned()).await;
    assert_eq!(p.counts, [2, 0, 0, 0], "{:#?}", p.rows);
    c.service.import_apply(&c.call, &p.plan, false, &words).await.unwrap();
    let task = c.service.task(&c.call, "2026-0001".parse().unwrap()).await.unwrap().line;
    assert_eq!((task.lead_unit.name.as_str(), task.others_text().as_str()), ("县教育局", "白石镇"));
    assert_eq!(task.due.unwrap().to_string(), "2026-08-31");
    assert_eq!(
        c.service.task(&c.call, "2026-0002".parse().unwrap()).await.unwrap().line.due_text,
        "长期坚持"
    );
    let nothing = c.service.import_preview(&c.call, "别的.csv", b"a,b\n1,2\n".to_vec(), &words).await;
    assert_eq!(refused(nothing), "refused-no-task-table");
}

/// What an office's own table looks like once its merged cells are filled: a title, headings in two lines, sections, sums,
/// notes, and a second table of other columns below.
#[tokio::test]
async fn an_office_s_own_table_comes_in_as_tasks() {
    let c = county().await;
    let csv = "\
2026年重点任务分解表,2026年重点任务分解表,2026年重点任务分解表,2026年重点任务分解表,2026年重点任务分解表,2026年重点任务分解表
序号,重点工作,具体举措,责任分工,责任分工,完成时限（年月日）
序号,重点工作,具体举措,牵头单位,配合单位,完成时限（年月日）
一、补短板,,,,,
1,办好教育,新建幼儿园3所,白石镇,,2026-08-31
2,办好教育,改造食堂12个,白石镇,,9月底前
小计,,2项,,,
,,,,,
任务名称,主办单位,办结时限,进展情况
整修山塘20座,白石镇,2026-06-30,已开工6座
合 计,,,
注：每月底前更新,,,
";
    let p = preview(&c, csv.to_owned()).await;
    let titles: Vec<&str> = p.rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["新建幼儿园3所", "改造食堂12个", "整修山塘20座"], "{:#?}", p.rows);
    assert_eq!(p.counts, [3, 0, 0, 0], "{:#?}", p.rows);
    c.service.import_apply(&c.call, &p.plan, false, &words).await.unwrap();
    let task = c.service.task(&c.call, "2026-0003".parse().unwrap()).await.unwrap();
    assert_eq!(task.line.due.unwrap().to_string(), "2026-06-30");
}
