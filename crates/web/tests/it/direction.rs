//! Directions on pages, the leader's page, and who is waited on.

use axum::http::StatusCode;

use crate::browser::Browser;
use crate::site::{PASSWORD, Site};

const LAND: &str = "/tasks/2026-0002";

/// Summer, when the land is late, with a county leader.
async fn summer() -> (Site, Browser, Browser) {
    let (site, _) = Site::with_tasks().await;
    let call = site.call("duban").await;
    let leader = service::PersonForm {
        name: "秦县长".into(),
        post: "县长".into(),
        leader: "on".into(),
        username: "xianzhang".into(),
        role: "county-leader".into(),
        password: PASSWORD.into(),
        active: "on".into(),
        ..service::PersonForm::default()
    };
    site.service.record_person(&call, leader).await.unwrap();
    site.later(101).await;
    let (leader, supervisor) =
        (Browser::signed(&site, "xianzhang").await, Browser::signed(&site, "duban").await);
    (site, leader, supervisor)
}

/// The address in the first link that begins so.
fn link(page: &str, start: &str) -> String {
    let (_, rest) =
        page.split_once(&format!("href=\"{start}")).unwrap_or_else(|| panic!("no {start} in\n{page}"));
    format!("{start}{}", rest.split('"').next().unwrap())
}

#[tokio::test]
async fn a_direction_on_a_task_becomes_a_sheet_in_two_clicks_and_the_leader_sees_it() {
    let (_site, mut leader, mut supervisor) = summer().await;
    leader.get(LAND).await.shows("就这项任务写批示");
    let told = leader.post("/directions", &[("text", "请本周内拿出赶工安排"), ("task", "2026-0002")]).await;
    assert_eq!(told.location(), "/tasks/2026-0002#directions");
    leader.get(LAND).await.shows("批示已作出").shows("请本周内拿出赶工安排").shows("今天批的，等落实");
    let desk = supervisor.get("/").await;
    desk.shows("待落实的批示").shows("请本周内拿出赶工安排");
    let form = link(&desk.text(), "/tasks/2026-0002/chase?direction=");
    let filled = supervisor.get(&form).await;
    filled.shows("秦县长批示：请本周内拿出赶工安排");
    let fields = ["direction", "follows"].map(|name| (name, filled.hidden(name)));
    let (_, due) = filled
        .text()
        .split_once("name=\"answer_due\" type=\"date\" value=\"")
        .map(|(a, b)| (a.len(), b.to_owned()))
        .unwrap();
    let due = due.split('"').next().unwrap().to_owned();
    let mut sent: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
    sent.extend([("colour", "yellow"), ("reason", "秦县长批示：请本周内拿出赶工安排"), ("answer_due", &due)]);
    let told = supervisor.post("/tasks/2026-0002/chase", &sent).await;
    assert!(told.location().starts_with("/chases/2026-"));
    leader.get("/").await.shows("转为督办").shows("/chases/2026-0001");
    supervisor.get("/").await.hides("待落实的批示");
    supervisor.get(LAND).await.shows("作出批示").shows("落实批示");
}

#[tokio::test]
async fn a_direction_on_the_desk_becomes_a_task_in_two_clicks() {
    let (_site, mut leader, mut supervisor) = summer().await;
    let text = "请教育局7月10日前摸清秋季学位缺口";
    assert_eq!(leader.post("/directions", &[("text", text)]).await.location(), "/#directions");
    let form = link(&supervisor.get("/").await.text(), "/tasks/new?direction=");
    let filled = supervisor.get(&form).await;
    filled.shows(text).shows("value=\"县教育局\"").shows("value=\"2026-07-10\"").shows("value=\"秦县长\"");
    let direction = filled.hidden("direction");
    let fields = [
        ("direction", direction.as_str()),
        ("title", text),
        ("lead_unit", "县教育局"),
        ("leaders", "秦县长"),
        ("due", "2026-07-10"),
        ("version", "0"),
    ];
    let wrong =
        supervisor.post("/tasks/new", &[("direction", direction.as_str()), ("title", "没有单位")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.shows(&format!("name=\"direction\" value=\"{direction}\""));
    let told = supervisor.post("/tasks/new", &fields).await;
    let task = told.location().to_owned();
    supervisor.get(&task).await.shows("来自批示").shows(&format!("/directions/{direction}"));
    leader.get("/").await.shows("转为任务").shows(&task);
    let late = supervisor.post("/tasks/new", &fields).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    late.shows("这条批示已经有人落实");
}

#[tokio::test]
async fn a_direction_is_noted_with_a_remark_and_found_by_what_became_of_it() {
    let (_site, mut leader, mut supervisor) = summer().await;
    leader.post("/directions", &[("text", "注意防汛")]).await.location();
    let page = link(&supervisor.get("/directions?state=pending").await.text(), "/directions/");
    let page = page.split('#').next().unwrap().to_owned();
    let version = supervisor.get(&page).await.hidden("version");
    let silent = supervisor.post(&format!("{page}/note"), &[("remark", ""), ("version", &version)]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let noted = [("remark", "已有专门部署"), ("version", version.as_str())];
    assert_eq!(supervisor.post(&format!("{page}/note"), &noted).await.location(), page);
    leader.get(&page).await.shows("已阅知").shows("已有专门部署").hides("阅知，不另立项");
    supervisor.get("/directions?state=pending").await.shows("没有符合条件的批示");
    let mut reader = leader;
    let refused = reader.post(&format!("{page}/note"), &noted).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_leaders_page_tells_the_week_in_both_languages() {
    let (_site, mut leader, mut supervisor) = summer().await;
    let page = leader.get("/").await;
    page.shows("本周变化")
        .shows("红灯和原因")
        .shows("已逾期 12 天")
        .shows("在等谁")
        .shows("等您定")
        .shows("我的批示");
    page.shows("/week/red").shows("红灯 12 天");
    leader.get("/week/closed").await.shows("本周没有这类变化");
    assert_eq!(leader.get("/week/blue").await.status, StatusCode::NOT_FOUND);
    leader.headers.push(("accept-language", "en"));
    leader.get("/").await.shows("Changed this week").shows("Red, and why").shows("Who is waited on");
    let waiting = supervisor.get("/waiting").await;
    waiting.shows("县自然资源局（联络员）").shows("最久已等");
    let one = link(&waiting.text(), "/waiting?who=unit");
    supervisor.get(&one.replace("&amp;", "&").replace("&#38;", "&")).await.shows("在别处审核审批");
    supervisor.get(LAND).await.shows("id=\"held\"").shows("占比");
}

#[tokio::test]
async fn a_leader_agrees_with_one_tap_to_what_a_supervisor_proposes() {
    let (_site, mut leader, mut supervisor) = summer().await;
    supervisor.get(LAND).await.shows("提请县领导");
    let form = supervisor.get(&format!("{LAND}/refer")).await;
    form.shows("拟办意见").shows("秦县长");
    let text = form.text();
    let (_, to) = text.split_once("<option value=\"").unwrap();
    let to = to.split('"').next().unwrap();
    let fields = [("to", to), ("question", "用地指标不够，是否调剂？"), ("proposal", "")];
    let wrong = supervisor.post(&format!("{LAND}/refer"), &fields).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.shows("请写明拟办意见").shows("用地指标不够，是否调剂？");
    let fields = [("to", to), ("question", "用地指标不够，是否调剂？"), ("proposal", "从城东批次调剂 20 亩")];
    let told = supervisor.post(&format!("{LAND}/refer"), &fields).await;
    assert_eq!(told.location(), format!("{LAND}#referrals"));
    let desk = leader.get("/").await;
    desk.shows("用地指标不够，是否调剂？").shows("从城东批次调剂 20 亩").shows("同意拟办意见");
    let page = link(&desk.text(), "/referrals/").split('#').next().unwrap().to_owned();
    let agreed = leader.post(&format!("{page}/answer"), &[("version", "1"), ("agree", "on")]).await;
    assert_eq!(agreed.location(), "/#decide");
    leader.get(&page).await.shows("已批示").shows("同意。从城东批次调剂 20 亩");
    supervisor.get("/").await.shows("待落实的批示").shows("同意。从城东批次调剂 20 亩");
    let late = leader.post(&format!("{page}/answer"), &[("version", "1"), ("text", "再议")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    late.shows("这件事已经有了结果").hides("另作批示");
}
