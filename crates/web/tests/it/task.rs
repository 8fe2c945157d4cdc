//! A task: what its page tells, and how it is edited.

use axum::http::StatusCode;

use crate::browser::Browser;
use crate::ledger::form;
use crate::site::Site;

const LAND: &str = "/tasks/2026-0002";

async fn summer() -> (Site, Browser) {
    let (site, _) = Site::with_tasks().await;
    site.later(101).await;
    let browser = Browser::signed(&site, "duban").await;
    (site, browser)
}

/// The fields of an edit form as its page shows them, for a test to change one.
async fn fields(browser: &mut Browser, version: &str) -> Vec<(&'static str, String)> {
    let page = browser.get(&format!("{LAND}/edit")).await;
    let text = page.text();
    let of = |name: &str| {
        let (_, rest) = text.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    let mut fields: Vec<(&'static str, String)> =
        ["title", "lead_unit", "leaders", "other_units", "due", "due_text", "cadence"]
            .into_iter()
            .map(|name| (name, of(name)))
            .collect();
    let (_, targets) = text.split_once("name=\"targets\"").unwrap();
    let targets = targets.split('>').nth(1).unwrap().split('<').next().unwrap();
    fields.push(("targets", targets.to_owned()));
    fields.push(("version", if version.is_empty() { page.hidden("version") } else { version.to_owned() }));
    fields
}

fn with<'a>(fields: &'a [(&'static str, String)], changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| !changed.iter().any(|(n, _)| n == name));
    kept.map(|(name, value)| (*name, value.as_str())).chain(changed.iter().copied()).collect()
}

#[tokio::test]
async fn the_page_explains_the_light_and_leads_back_to_the_sentence() {
    let (_site, mut browser) = summer().await;
    let page = browser.get(LAND).await;
    page.shows("已逾期 12 天").shows("怎样转绿").shows("基本规则第 2 版");
    page.shows("#c-").shows("class=\"quote-around\">…").shows("412亩").shows("县自然资源局").shows("白石镇");
    page.shows("交办任务").shows("沈督查").shows("校验 ");
    assert_eq!(browser.get("/tasks/2026-0999").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/tasks/abc").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_edit_needs_a_reason_and_stands_in_the_history() {
    let (_site, mut browser) = summer().await;
    let fields = fields(&mut browser, "").await;
    let path = format!("{LAND}/edit");
    let silent = browser.post(&path, &with(&fields, &[("due", "2026-07-31")])).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    silent.shows("请写明理由").shows("value=\"2026-07-31\"").shows("id=\"t-reason-e\"");
    let told = browser.post(&path, &with(&fields, &[("due", "2026-07-31"), ("reason", "经批准延期")])).await;
    assert_eq!(told.location(), LAND);
    let page = browser.get(LAND).await;
    page.shows("已保存")
        .shows("完成时限（延期）")
        .shows("5月31日</s>")
        .shows("经批准延期")
        .shows("change-old\">2026年5月31日<")
        .shows("change-new\">2026年7月31日<");
    let again = self::fields(&mut browser, "").await;
    assert_eq!(browser.post(&path, &with(&again, &[("reason", "再存一次")])).await.location(), LAND);
    browser.get(LAND).await.shows("没有变化").hides("再存一次");
}

#[tokio::test]
async fn what_cannot_be_used_is_told_at_its_field_and_kept() {
    let (_site, mut browser) = summer().await;
    let fields = fields(&mut browser, "").await;
    for (name, value, words) in [
        ("title", " ", "请写明工作任务"),
        ("lead_unit", "县林业局", "县林业局"),
        ("lead_unit", "资源局", "可能指不止一个"),
        ("other_units", "月球开发区", "月球开发区"),
        ("leaders", "李无名", "李无名"),
        ("targets", "越多越好", "看不懂量化目标"),
        ("due", "五月底", "五月底"),
        ("due", "", "不能清空"),
    ] {
        let changed = [(name, value), ("reason", "试")];
        let page = browser.post(&format!("{LAND}/edit"), &with(&fields, &changed)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        page.shows(words)
            .shows(&format!("id=\"t-{name}-e\""))
            .shows("aria-invalid=\"true\"")
            .shows(value.trim());
    }
}

#[tokio::test]
async fn who_comes_second_sees_what_the_first_did_and_loses_nothing() {
    let (_site, mut browser) = summer().await;
    let mine = fields(&mut browser, "").await;
    let path = format!("{LAND}/edit");
    browser.post(&path, &with(&mine, &[("due", "2026-07-31"), ("reason", "延期")])).await.location();
    let changed = [("title", "东河二期土地交付"), ("reason", "说清楚")];
    let late = browser.post(&path, &with(&mine, &changed)).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    late.shows("这项任务又有改动")
        .shows("change-new\">2026年7月31日<")
        .shows("value=\"东河二期土地交付\"")
        .shows("说清楚");
    let version = late.hidden("version");
    let changed = [("title", "东河二期土地交付"), ("reason", "说清楚"), ("version", &version)];
    assert_eq!(browser.post(&path, &with(&mine, &changed)).await.location(), LAND);
    browser.get(LAND).await.shows("<h1>东河二期土地交付</h1>");
}

#[tokio::test]
async fn a_sub_task_is_added_under_its_task() {
    let (_site, mut browser) = summer().await;
    let blank = browser.get("/tasks/new?parent=2026-0002").await;
    blank.shows("2026-0002 的子任务").shows("value=\"县自然资源局\"").shows("value=\"2026-05-31\"");
    let fields =
        [("parent", "2026-0002"), ("title", "二号地块报批"), ("lead_unit", "县自然资源局"), ("version", "0")];
    let told = browser.post("/tasks/new", &fields).await;
    assert_eq!(told.location(), "/tasks/2026-0002-1");
    browser
        .get("/tasks/2026-0002-1")
        .await
        .shows("已建立任务 2026-0002-1")
        .shows("上级任务")
        .hides("parent=");
    browser.get(LAND).await.shows("二号地块报批").shows("0002-1");
    let wrong = browser.post("/tasks/new", &[("title", "没有单位"), ("parent", "2026-0002")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.shows("没有单位").shows("id=\"t-lead_unit-e\"").shows("name=\"parent\" value=\"2026-0002\"");
}

#[tokio::test]
async fn a_title_that_looks_like_markup_or_a_formula_is_only_words() {
    let (site, mut browser) = summer().await;
    let call = site.call("duban").await;
    let title = "=HYPERLINK(\"http://evil.example\")<script>alert(1)</script>";
    let number = site.service.add_task(&call, None, form(title, "白石镇", "")).await.unwrap();
    browser.get(&format!("/tasks/{number}")).await.hides("<script>alert").shows("&#60;script&#62;");
    browser.get("/ledger").await.hides("<script>alert");
    let csv = browser.get("/ledger/export?paper=ledger&format=csv").await.text();
    assert!(!csv.contains(",=HYPERLINK") && !csv.contains("\"=HYPERLINK"), "{csv}");
    assert!(csv.contains("HYPERLINK"), "{csv}");
}
