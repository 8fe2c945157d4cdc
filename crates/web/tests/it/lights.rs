//! Lights: their explanation on the task, the rule packs, a trial, an adoption.

use axum::http::StatusCode;
use service::PersonForm;

use crate::browser::Browser;
use crate::site::{PASSWORD, Site};

/// A site with tasks in summer, whose office has a leader.
async fn summer() -> (Site, Browser) {
    let (site, _) = Site::with_tasks().await;
    let call = site.call("duban").await;
    let leader = PersonForm {
        name: "许主任".into(),
        username: "zhuren".into(),
        role: "office-leader".into(),
        password: PASSWORD.into(),
        active: "on".into(),
        ..PersonForm::default()
    };
    site.service.record_person(&call, leader).await.unwrap();
    site.later(95).await;
    let browser = Browser::signed(&site, "zhuren").await;
    (site, browser)
}

#[tokio::test]
async fn a_light_opens_into_its_rule_its_inputs_and_what_turns_it_green() {
    let (_site, mut browser) = summer().await;
    let page = browser.get("/tasks/2026-0002").await;
    page.shows("id=\"light\"").shows("href=\"#light\"").shows("已逾期 6 天（2026年5月31日到期）");
    page.shows("怎样转绿").shows("办结；逾期后不能再申请延期");
    page.shows("基本规则第 2 版").shows("href=\"/settings/lights#basic-2\"").shows("出处：");
    page.shows("完成时限 2026年5月31日").shows("沈督查").shows("2026年3月3日");
    let green = browser.get("/tasks/2026-0004").await;
    green.hides("怎样转绿").shows("会变灯");
    browser.get("/ledger").await.shows("href=\"/tasks/2026-0002#light\"");
    browser.get("/").await.shows("已逾期 6 天（2026年5月31日到期）。");
}

#[tokio::test]
async fn a_pack_is_tried_and_then_adopted_with_one_button() {
    let (site, mut leader) = summer().await;
    let list = leader.get("/settings/lights").await;
    list.shows("基本规则").shows("现行").shows("西安市").shows("/settings/lights/pace-points/1");
    list.shows("比计划落后 10 个百分点起亮黄灯，超过 30 个百分点亮红灯");
    let trial = leader.get("/settings/lights/pace-points/1").await;
    trial.shows("试算：进度差（百分点）").shows("逐月对照").shows("2026年3月").shows("今天灯会变的任务");
    trial.shows("/tasks/2026-0004#light").shows("已过 3 个月末仍未开始").shows("采用这套规则");
    let form = [("pack", "pace-points"), ("version", "1")];
    assert_eq!(leader.post("/settings/lights", &form).await.location(), "/settings/lights");
    leader
        .get("/settings/lights")
        .await
        .shows("规则已采用")
        .shows("采用人：许主任")
        .shows("2026年6月6日起采用");
    leader.get("/tasks/2026-0004").await.shows("explain-red").shows("进度差（百分点）第 1 版");
    leader.get("/trace").await.shows("采用红黄绿灯规则");
    let again = leader.post("/settings/lights", &form).await;
    assert_eq!(again.status, StatusCode::CONFLICT.max(StatusCode::UNPROCESSABLE_ENTITY));
    again.shows("已经是现行规则");
    let site_id = site.store.sites().await.unwrap()[0].id;
    assert_eq!(site.store.verify(site_id).await.unwrap().difference, None);
}

#[tokio::test]
async fn who_may_not_adopt_may_look_and_try() {
    let (site, _) = summer().await;
    let mut reader = Browser::signed(&site, "chayue").await;
    reader
        .get("/settings/lights")
        .await
        .shows("用过去一年试算")
        .hides("method=\"post\" action=\"/settings/lights");
    reader.get("/settings/lights/missed-month/1").await.shows("逐月对照").hides("采用这套规则");
    for path in ["/settings/lights/no-such/1", "/settings/lights/basic/9", "/settings/lights/basic/x"] {
        assert_eq!(reader.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let form = [("pack", "due-date"), ("version", "1")];
    assert_eq!(reader.post("/settings/lights", &form).await.status, StatusCode::FORBIDDEN);
}
