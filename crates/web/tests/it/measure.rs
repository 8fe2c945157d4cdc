//! The catalogue of measures: kept, brought in as a table, and chosen on the review desk.

use axum::http::StatusCode;

use crate::browser::Browser;
use crate::site::Site;

const TABLE: &str =
    "指标名称,计量单位,方向,频次\n新建项目开工率,%,越高越好,每月\nPM2.5平均浓度,微克/立方米,越低越好,每月\n";

async fn brought_in(browser: &mut Browser) {
    let answer = browser.upload("/settings/measures/import", &[], "指标.csv", TABLE.as_bytes()).await;
    let path = answer.location().to_owned();
    let preview = browser.get(&path).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text());
    preview.shows("还没有写入").shows("写入 2 行").shows("PM2.5平均浓度").shows("越低越好");
    let plan = path.split('?').next().unwrap().to_owned();
    assert_eq!(browser.post(&plan, &[("words", "zh-CN")]).await.location(), "/settings/measures");
}

#[tokio::test]
async fn a_table_of_measures_is_shown_row_by_row_before_it_is_written() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    browser.get("/settings/measures").await.shows("还没有指标");
    brought_in(&mut browser).await;
    browser.get("/settings/measures").await.shows("新增 2 项").shows("新建项目开工率").shows("微克/立方米");
    let none = browser.upload("/settings/measures/import", &[], "表.csv", "甲,乙\n1,2\n".as_bytes()).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    none.shows("没有找到指标表");
}

#[tokio::test]
async fn a_measure_is_added_and_a_second_of_its_name_refused() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let form = [
        ("name", "空气优良天数比例"),
        ("aliases", "优良天数"),
        ("unit", "%"),
        ("direction", "up"),
        ("field", "ecology"),
        ("frequency", "month"),
        ("active", "on"),
        ("version", "0"),
    ];
    assert_eq!(browser.post("/settings/measures", &form).await.location(), "/settings/measures");
    browser.get("/settings/measures").await.shows("空气优良天数比例").shows("优良天数").shows("每月");
    let again = browser.post("/settings/measures", &form).await;
    again.shows("已有指标叫“空气优良天数比例”").shows("aria-invalid");
    let mut reader = Browser::signed(&site, "chayue").await;
    reader.get("/settings/measures").await.shows("空气优良天数比例").hides("/settings/measures/new");
}

#[tokio::test]
async fn the_desk_shows_the_measure_of_a_target_and_takes_another() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    brought_in(&mut browser).await;
    let text = "在全县调度会上的讲话\n（2026年3月2日）\n一、抓项目\n县发展和改革局要在6月底前使新建项目开工率达到80%以上。\n";
    let put = browser.upload("/documents/new", &[], "讲话.txt", text.as_bytes()).await;
    let desk = format!("{}/review", put.location().trim_end_matches("/review"));
    let page = browser.get(&desk).await;
    page.shows("→ <b>新建项目开工率</b>").shows("不对应指标").shows("为什么");
    let (draft, version) = (page.hidden("draft"), page.hidden("version"));
    let choose = |choice: &'static str, version: String| {
        vec![
            ("do".to_owned(), "choose".to_owned()),
            ("draft".to_owned(), draft.clone()),
            ("version".to_owned(), version),
            ("choice".to_owned(), choice.to_owned()),
            ("measured-0".to_owned(), "没有这项".to_owned()),
        ]
    };
    let send = async |browser: &mut Browser, form: Vec<(String, String)>| {
        let form: Vec<(&str, &str)> = form.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        browser.post(&desk, &form).await
    };
    let unknown = send(&mut browser, choose("measure|=|0", version.clone())).await;
    unknown.shows("指标目录里没有这个名称");
    let dropped = send(&mut browser, choose("measure||0", version.clone())).await;
    assert_eq!(dropped.status, StatusCode::SEE_OTHER, "{}", dropped.text());
    browser.get(&desk).await.shows("“新建项目开工率”是哪项指标？").hides("→ <b>新建项目开工率</b>");
    let late = send(&mut browser, choose("measure||0", version)).await;
    late.shows("最近的改动").shows("修改");
}

#[tokio::test]
async fn a_measure_without_target_or_value_stands_below_the_board() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    browser.get("/measures").await.shows("还没有指标");
    brought_in(&mut browser).await;
    browser.get("/measures").await.shows("指标打表").shows("还没有目标和数据的指标").shows("新建项目开工率");
}
