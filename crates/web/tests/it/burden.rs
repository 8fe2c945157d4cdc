//! The burden ledger: the check against formalism, requests with their price, answers.

use axum::http::StatusCode;

use crate::browser::Browser;
use crate::site::Site;

#[tokio::test]
async fn the_check_names_what_the_rules_forbid_and_where_it_stands() {
    let site = Site::founded().await;
    let mut reader = Browser::signed(&site, "chayue").await;
    reader.get("/burden/lint").await.shows("减负检查").hides("id=\"found\"");
    let text = "获得县领导批示的，每次加2分。\n按期办结的，得10分。每半年组织一次现场核查。";
    let page = reader.post("/burden/lint", &[("scope", "score"), ("text", text)]).await;
    page.shows("发现 1 类问题").shows("领导批示计分").shows("<mark>批示</mark>").shows("规定点名");
    page.shows("整治形式主义为基层减负若干规定").shows("按期办结的，得10分");
    // What is scored is not what is asked: a request may mention a direction.
    let page = reader.post("/burden/lint", &[("scope", "request"), ("text", text)]).await;
    page.shows("没有发现").hides("领导批示计分");
    let page =
        reader.post("/burden/lint", &[("scope", "request"), ("text", "各镇每天报送防溺水排查表")]).await;
    page.shows("日报").shows("由规定推出");
    let empty = reader.post("/burden/lint", &[("scope", "score"), ("text", " \n ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    empty.shows("请粘贴要检查的文字");
    let long = "考".repeat(20_001);
    let page = reader.post("/burden/lint", &[("scope", "score"), ("text", long.as_str())]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.shows("一次最多检查 20,000 字");
}
