//! A workbook goes in: looked at row by row, applied, taken back.

use axum::http::StatusCode;
use service::TaskForm;

use crate::browser::{Answer, Browser};
use crate::ledger::form;
use crate::site::Site;

async fn county() -> (Site, Browser) {
    let (site, _) = Site::with_tasks().await;
    let call = site.call("duban").await;
    let odd =
        TaskForm {
            progress: "35".into(), targets: "泊位 ≥ 300个".into(), ..form("=新建泊位", "白石镇", "")
        };
    site.service.add_task(&call, None, odd).await.unwrap();
    let browser = Browser::signed(&site, "duban").await;
    (site, browser)
}

/// The preview that an upload leads to, and its address.
async fn preview(browser: &mut Browser, name: &str, bytes: &[u8]) -> (String, Answer) {
    let answer = browser.upload("/ledger/import", &[], name, bytes).await;
    let path = answer.location().to_owned();
    let page = browser.get(&path).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    (path, page)
}

fn plan(path: &str) -> String {
    path.split('?').next().unwrap().to_owned()
}

async fn csv(browser: &mut Browser) -> String {
    browser.get("/ledger/export?paper=ledger&format=csv").await.text()
}

#[tokio::test]
async fn what_goes_out_comes_in_as_the_same() {
    let (_site, mut browser) = county().await;
    for lang in ["zh-CN", "en"] {
        browser.post("/language", &[("to", lang), ("back", "/")]).await;
        for (query, name) in [
            ("paper=ledger&format=xlsx", "台账.xlsx"),
            ("paper=ledger&format=csv", "台账.csv"),
            ("paper=task-table&format=xlsx", "分解表.xlsx"),
            ("paper=task-table&format=docx", "分解表.docx"),
        ] {
            let file = browser.get(&format!("/ledger/export?{query}")).await;
            // A workbook made in one language is understood whatever language its reader has.
            for reader in ["en", "zh-CN"] {
                browser.post("/language", &[("to", reader), ("back", "/")]).await;
                let (_, page) = preview(&mut browser, name, &file.bytes).await;
                let (same, wrong) =
                    if reader == "en" { ("Same 5", "Wrong 0") } else { ("相同 5", "有误 0") };
                page.shows(same).shows(wrong).hides("id=\"apply\"");
            }
            browser.post("/language", &[("to", lang), ("back", "/")]).await;
        }
    }
}

#[tokio::test]
async fn one_changed_cell_is_shown_applied_and_taken_back() {
    let (_site, mut browser) = county().await;
    let changed = csv(&mut browser).await.replace("县自然资源局", "县发展和改革局");
    let (path, page) = preview(&mut browser, "改过的.csv", changed.as_bytes()).await;
    page.shows("有变动 1")
        .shows("相同 4")
        .shows("change-old\">县自然资源局<")
        .shows("change-new\">县发展和改革局<");
    page.shows("还没有写入台账").shows("写入 1 行");
    browser.get("/tasks/2026-0002").await.hides("县发展和改革局</a>");
    let only = browser.get(&format!("{path}&show=same")).await;
    only.hides("change-new").shows("row-same");
    let words = page.hidden("words");
    let told = browser.post(&plan(&path), &[("words", &words)]).await;
    assert_eq!(told.location(), "/ledger/import");
    let list = browser.get("/ledger/import").await;
    list.shows("已写入：新增 0 项，变动 1 项").shows("改过的.csv").shows("撤回");
    browser.get("/tasks/2026-0002").await.shows("县发展和改革局</a>").shows("导入表格“改过的.csv”");
    let text = list.text();
    let id = text.split("/ledger/imports/").nth(1).unwrap().split('/').next().unwrap();
    let back = format!("/ledger/imports/{id}/take-back");
    assert_eq!(browser.post(&back, &[]).await.location(), "/ledger/import");
    browser.get("/ledger/import").await.shows("这次导入已收回").hides(&back);
    browser.get("/tasks/2026-0002").await.shows("县自然资源局</a>").shows("收回导入的表格");
    let twice = browser.post(&back, &[]).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    twice.shows("没有写入");
}

#[tokio::test]
async fn wrong_rows_are_named_and_skipped_only_when_asked() {
    let (_site, mut browser) = county().await;
    let table = "工作任务,牵头单位,完成时限,备注\n修建村道12公里,白石镇,2026-10-31,甲\n种植油菜,县林业局,,乙\n\
                 改造泵站,资源局,2026-13-40,丙\n";
    let (path, page) = preview(&mut browser, "新表.csv", table.as_bytes()).await;
    // What comes in with a new task is shown beside its title.
    page.shows("change-new\">白石镇<").shows("change-new\">2026年10月31日<");
    page.shows("新增 1").shows("有误 2").shows("跳过有误的 2 行").shows("没有用到的栏目：备注");
    page.shows("<div>牵头单位<span class=\"cell-error\">").shows("县林业局").shows(">4<");
    let halted = browser.post(&plan(&path), &[]).await;
    assert_eq!(halted.status, StatusCode::UNPROCESSABLE_ENTITY);
    halted.shows("没有写入").shows("新增 1");
    browser.post(&plan(&path), &[("skip_wrong", "on")]).await.location();
    browser.get("/ledger/import").await.shows("新增 1 项，变动 0 项");
    browser.get("/ledger?text=村道").await.shows("修建村道12公里").shows("共 1 项");
    browser.get("/ledger?text=油菜").await.shows("没有符合条件的任务");
}

#[tokio::test]
async fn a_plan_made_before_the_ledger_changed_is_not_applied() {
    let (site, mut browser) = county().await;
    let changed = csv(&mut browser).await.replace("县自然资源局", "县发展和改革局");
    let (path, _) = preview(&mut browser, "旧.csv", changed.as_bytes()).await;
    let call = site.call("duban").await;
    let number = "2026-0002".parse().unwrap();
    let newer = site.service.task_form(&call, number).await.unwrap();
    let newer = TaskForm { title: "改造村道".into(), reason: "更名".into(), ..newer };
    site.service.edit_task(&call, number, newer).await.unwrap();
    let stale = browser.post(&plan(&path), &[]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    stale.shows("重新导入这份表格");
}

#[tokio::test]
async fn what_is_no_table_is_refused_with_words() {
    let (_site, mut browser) = county().await;
    for (name, bytes) in
        [("空.xlsx", b"".as_slice()), ("坏.xlsx", b"PK\x03\x04no"), ("话.csv", "你好\n世界\n".as_bytes())]
    {
        let page = browser.upload("/ledger/import", &[], name, bytes).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        page.shows("没有写入").hides("⟦");
    }
    let none = browser.post("/ledger/import", &[]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    none.shows("请先选择一个表格文件");
    let path = "/ledger/import/00000000000000000000000000000000";
    assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND);
}
