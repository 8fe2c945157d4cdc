use service::{Desk, DraftView, MeasureForm, ReviewCommand as R, SheetOutcome};

use super::support::*;

async fn add(c: &County, name: &str, aliases: &str, unit: &str) {
    let form = MeasureForm {
        name: name.into(),
        aliases: aliases.into(),
        unit: unit.into(),
        frequency: "month".into(),
        active: "on".into(),
        ..MeasureForm::default()
    };
    c.service.record_measure(&c.call, form).await.unwrap();
}

async fn with_measures() -> County {
    let c = county().await;
    add(&c, "新建项目开工率", "", "%").await;
    add(&c, "城区供水管网改造", "供水管网", "公里").await;
    add(&c, "农村供水管网改造", "供水管网", "公里").await;
    c
}

fn draft<'a>(desk: &'a Desk, words: &str) -> &'a DraftView {
    desk.drafts.iter().find(|d| d.text.contains(words)).unwrap_or_else(|| panic!("no draft with {words}"))
}

fn measure(d: &DraftView) -> Option<&str> {
    d.targets[0].measure.as_ref().map(|m| m.name.as_str())
}

#[tokio::test]
async fn a_clear_target_has_its_measure_and_an_unclear_one_is_asked() {
    let c = with_measures().await;
    let id = c.speech().await;
    let desk = c.service.desk(&c.call, &id).await.unwrap();
    assert_eq!(measure(draft(&desk, "开工率")), Some("新建项目开工率"));
    let pipes = draft(&desk, "供水管网");
    assert_eq!(measure(pipes), None);
    let offered: Vec<&str> = pipes.targets[0].candidates.iter().map(|m| m.name.as_str()).collect();
    assert_eq!(offered, ["城区供水管网改造", "农村供水管网改造"]);
    let choice = Some(pipes.targets[0].candidates[1].id.clone());
    let choose = R::Measure { id: pipes.id.clone(), version: pipes.version, target: 0, choice };
    c.service.review(&c.call, &id, choose).await.unwrap();
    let desk = c.service.desk(&c.call, &id).await.unwrap();
    assert_eq!(measure(draft(&desk, "供水管网")), Some("农村供水管网改造"));
    let unknown = R::Measure { id: desk.drafts[0].id.clone(), version: 1, target: 9, choice: None };
    assert!(c.service.review(&c.call, &id, unknown).await.is_err(), "no tenth target");
}

#[tokio::test]
async fn typing_keeps_what_was_chosen_and_looks_up_what_is_new() {
    let c = with_measures().await;
    let id = c.speech().await;
    let desk = c.service.desk(&c.call, &id).await.unwrap();
    let start = draft(&desk, "开工率");
    let drop = R::Measure { id: start.id.clone(), version: start.version, target: 0, choice: None };
    c.service.review(&c.call, &id, drop).await.unwrap();
    let desk = c.service.desk(&c.call, &id).await.unwrap();
    let start = draft(&desk, "开工率");
    let mut form = start.form.clone();
    form.targets = "新建项目开工率 ≥ 85%；全县城区供水管网改造 ≥ 2公里".into();
    let edit = R::Edit { id: start.id.clone(), version: start.version, form };
    c.service.review(&c.call, &id, edit).await.unwrap();
    let desk = c.service.desk(&c.call, &id).await.unwrap();
    let start = draft(&desk, "开工率");
    assert_eq!(measure(start), None, "somebody said that it is none");
    assert_eq!(start.targets[1].measure.as_ref().unwrap().name, "城区供水管网改造");
}

#[tokio::test]
async fn an_issued_task_is_followed_by_its_measure_even_when_that_is_renamed() {
    let c = with_measures().await;
    let id = c.speech().await;
    let desk = c.service.desk(&c.call, &id).await.unwrap();
    let start = draft(&desk, "开工率");
    let accept = R::Accept { id: start.id.clone(), version: start.version, form: None };
    c.service.review(&c.call, &id, accept).await.unwrap();
    c.service.issue(&c.call, &id).await.unwrap();
    let list = c.service.measures(&c.call).await.unwrap();
    let mut form = list.measures[0].form.clone();
    form.name = "新开工项目开工率".into();
    c.service.record_measure(&c.call, form.clone()).await.unwrap();
    let task = c.service.task(&c.call, "2026-0001".parse().unwrap()).await.unwrap();
    assert_eq!(task.targets[0].measure.as_ref().unwrap().name, "新开工项目开工率");
    let late = c.service.record_measure(&c.call, MeasureForm { name: "开工率".into(), ..form }).await;
    assert_eq!(refused(late), "refused-changed-meanwhile");
    c.proved().await;
}

#[tokio::test]
async fn a_table_of_measures_comes_in_row_by_row() {
    let c = with_measures().await;
    let table = "指标名称,简称,计量单位,指标性质,数据来源单位,频次\n\
        新建项目开工率,开工比例,%,正向指标,发改局,月度\n\
        PM2.5平均浓度,,微克/立方米,逆向指标,县水利局,每季度\n\
        新增学位,,个,,水务部门,半年\n\
        新增床位,,张,时高时低,,每年\n\
        PM2.5平均浓度,,微克/立方米,,,\n";
    let put = async |text: &str| {
        c.service.measure_preview(&c.call, "指标.csv", text.as_bytes().to_vec(), &words).await.unwrap()
    };
    let preview = put(table).await;
    assert_eq!(preview.counts, [1, 1, 0, 3], "{:#?}", preview.rows);
    let wrong = |n: usize| match &preview.rows[n].outcome {
        SheetOutcome::Wrong(field, refusal) => (*field, refusal.key),
        other => panic!("{other:?}"),
    };
    assert_eq!(wrong(2), ("measure-source", "refused-ambiguous"));
    assert_eq!(wrong(3), ("measure-direction", "refused-word"));
    assert_eq!(wrong(4), ("measure-name", "refused-measure-twice"));
    let all = c.service.measure_apply(&c.call, &preview.plan, false, &words).await;
    assert_eq!(refused(all), "refused-wrong-rows");
    let done = c.service.measure_apply(&c.call, &preview.plan, true, &words).await.unwrap();
    assert_eq!(done, [1, 1]);
    let list = c.service.measures(&c.call).await.unwrap().measures;
    let of = |name: &str| list.iter().find(|m| m.form.name == name).unwrap();
    assert_eq!(of("新建项目开工率").form.aliases, "开工比例");
    assert_eq!(of("新建项目开工率").source.as_deref(), Some("县发展和改革局"));
    assert_eq!(
        (of("PM2.5平均浓度").direction.code(), of("PM2.5平均浓度").frequency.code()),
        ("down", "quarter")
    );
    let again = put("指标名称,计量单位\n新建项目开工率,%\n").await;
    assert_eq!(again.counts, [0, 0, 1, 0], "a column that is not there leaves its field alone");
    c.proved().await;
}

#[tokio::test]
async fn only_those_who_administer_change_the_catalogue() {
    let c = with_measures().await;
    assert!(!c.service.measures(&c.reader).await.unwrap().may_keep);
    assert_eq!(refused(c.service.record_measure(&c.reader, MeasureForm::default()).await), "refused-role");
    let same =
        MeasureForm { name: "新建项目开工率".into(), active: "on".into(), ..MeasureForm::default() };
    assert_eq!(refused(c.service.record_measure(&c.call, same).await), "refused-measure-exists");
}
