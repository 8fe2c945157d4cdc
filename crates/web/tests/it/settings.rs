//! Units, people and accounts, the site; search and the desk.

use axum::http::StatusCode;

use crate::browser::Browser;
use crate::site::{PASSWORD, Site};

#[tokio::test]
async fn a_unit_is_added_mended_and_put_out_of_use() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let form = [
        ("name", "县水利局"),
        ("aliases", "水利局\r\n县水务局"),
        ("kind", "department"),
        ("active", "on"),
        ("version", "0"),
    ];
    assert_eq!(browser.post("/settings/units", &form).await.location(), "/settings");
    let list = browser.get("/settings").await;
    list.shows("已保存").shows("县水利局").shows("水利局、县水务局");
    let again = browser.post("/settings/units", &form).await;
    assert_eq!(again.status, StatusCode::CONFLICT.max(StatusCode::UNPROCESSABLE_ENTITY));
    again.shows("已有名叫“县水利局”的单位").shows("aria-invalid");
    let (before, _) = list.text().split_once(">县水利局").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let id = before.rsplit("/settings/units/").next().unwrap().trim_end_matches('"').to_owned();
    let path = format!("/settings/units/{id}");
    let version = browser.get(&path).await.hidden("version");
    let form =
        [("id", id.as_str()), ("name", "县水利局"), ("kind", "department"), ("version", version.as_str())];
    assert_eq!(browser.post("/settings/units", &form).await.location(), "/settings");
    browser.get("/settings").await.shows("已停用");
    let late = browser.post("/settings/units", &form).await;
    late.shows("这段时间里内容有过改动");
}

#[tokio::test]
async fn an_account_is_made_and_signs_in() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let mut form = vec![("name", "刘新"), ("username", "liuxin"), ("role", "reader"), ("active", "on")];
    browser.post("/settings/people", &form).await.shows("请为这个账号设一个密码").shows("value=\"liuxin\"");
    form.push(("password", PASSWORD));
    assert_eq!(browser.post("/settings/people", &form).await.location(), "/settings/people");
    browser.get("/settings/people").await.shows("liuxin").shows("查阅");
    Browser::signed(&site, "liuxin").await.get("/").await.shows("刘新");
}

#[tokio::test]
async fn a_reader_sees_the_lists_without_a_control() {
    let site = Site::founded().await;
    let mut reader = Browser::signed(&site, "chayue").await;
    for path in ["/settings", "/settings/people", "/settings/site"] {
        let page = reader.get(path).await;
        assert_eq!(page.status, StatusCode::OK);
        page.hides("/new\"").hides("method=\"post\" action=\"/settings").hides("<a href=\"/settings/units/");
    }
}

#[tokio::test]
async fn the_site_is_renamed() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let form = [("site_name", "云溪区"), ("area_code", "5299")];
    browser.post("/settings/site", &form).await.shows("行政区划代码是六位数字").shows("value=\"云溪区\"");
    let form = [("site_name", "云溪区"), ("area_code", "")];
    assert_eq!(browser.post("/settings/site", &form).await.location(), "/settings/site");
    browser.get("/").await.shows("云溪区 · 沈督查");
}

#[tokio::test]
async fn names_are_shown_as_they_are_written() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let form = [("site_name", "<b>云溪</b>\"&"), ("area_code", "")];
    browser.post("/settings/site", &form).await;
    browser.get("/").await.hides("<b>云溪").shows("&#60;b&#62;云溪");
    browser.get("/search?q=%3Cscript%3E1%3C/script%3E").await.hides("<script>1").shows("没有找到");
}

#[tokio::test]
async fn two_characters_find_tasks_and_documents() {
    let (site, document) = Site::with_tasks().await;
    let mut reader = Browser::signed(&site, "chayue").await;
    let page = reader.get("/search?q=学位").await;
    page.shows("/tasks/2026-").shows(&format!("/documents/{document}")).shows("<mark>学位</mark>");
    reader.get("/search?q=火星").await.shows("没有找到“火星”");
    reader.get("/search").await.shows("两个字也可以");
}

#[tokio::test]
async fn the_desk_begins_empty_then_shows_what_waits_then_what_is_late() {
    let site = Site::founded().await;
    Browser::signed(&site, "duban")
        .await
        .get("/")
        .await
        .shows("从放入第一份文件开始")
        .shows("/documents/new");
    Browser::signed(&site, "chayue").await.get("/").await.hides("/documents/new");
    let (site, document) = Site::with_document().await;
    Browser::signed(&site, "duban")
        .await
        .get("/")
        .await
        .shows("1 份文件等您审定")
        .shows(&format!("{document}/review"));
    Browser::signed(&site, "chayue").await.get("/").await.hides("等您审定");
    let (site, _) = Site::with_tasks().await;
    Browser::signed(&site, "chayue").await.get("/").await.shows("没有滞后和预警的任务");
}
