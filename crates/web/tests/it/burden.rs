//! The burden ledger: the check against formalism, requests with their price, answers.

use axum::http::StatusCode;
use service::PersonForm;

use crate::browser::Browser;
use crate::site::{PASSWORD, Site};

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

/// Somebody with a role in a unit.
async fn account(site: &Site, username: &str, role: &str, unit: &str) {
    let call = site.call("duban").await;
    let units = site.service.settings(&call).await.unwrap().units;
    let unit = units.into_iter().find(|u| u.form.name == unit).map(|u| u.form.id).unwrap_or_default();
    let form = PersonForm {
        name: username.into(),
        username: username.into(),
        role: role.into(),
        unit,
        password: PASSWORD.into(),
        active: "on".into(),
        ..PersonForm::default()
    };
    site.service.record_person(&call, form).await.unwrap();
}

const FORM: [(&str, &str); 7] = [
    ("title", "防汛物资储备"),
    ("fields", "编织袋储备（条）\n是否有值班表\n存在困难（选填）"),
    ("recipients", "各镇"),
    ("cadence", "monthly"),
    ("due", "2026-03-31"),
    ("purpose", "统筹调拨"),
    ("basis", "县防汛抗旱指挥部会议"),
];

fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    FORM.iter().chain(more).copied().collect()
}

/// A request that two towns answer each month, priced and sent.
async fn asked(site: &Site) -> Browser {
    let mut office = Browser::signed(site, "duban").await;
    office.get("/burden").await.shows("今年还没有人要过数据");
    office.get("/burden/requests/new").await.shows("写下内容、单位和频次");
    // 4 + 1 + 8 minutes of two towns, ten times until the end of the year.
    let priced = office.post("/burden/requests/new", &with(&[("unit", "县教育局"), ("do", "price")])).await;
    priced.shows("4.3 小时").shows("每次 13 分钟").shows("2 个单位").shows("12 个月 10 次");
    priced.shows("白石镇、北坪镇").shows("估算值").shows(">发出</button>");
    let part = office.post("/burden/requests/price", &with(&[("unit", "县教育局")])).await;
    part.shows("4.3 小时").hides("<html");
    let wrong = office.post("/burden/requests/price", &with(&[("unit", "无名局")])).await;
    wrong.shows("单位名单里没有“无名局”");
    let missing =
        office.post("/burden/requests/new", &[("title", "表"), ("unit", "县教育局"), ("do", "send")]).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    missing.shows("请写明用途");
    let sent = office.post("/burden/requests/new", &with(&[("unit", "县教育局"), ("do", "send")])).await;
    assert_eq!(sent.location(), "/burden/requests/2026-0001");
    let shown = office.get("/burden/requests/2026-0001").await;
    shown.shows("防汛物资储备").shows("还没有报").shows("县防汛抗旱指挥部会议").shows("撤回要求");
    office.get("/burden").await.shows("县教育局").shows("防汛物资储备").shows("4.3");
    office.get("/burden/requests").await.shows("正在报送").shows("0 / 0");
    let file = office.get("/burden/export?format=csv").await;
    file.shows("防汛物资储备").shows("县教育局");
    assert_eq!(office.get("/burden/export?format=json").await.status, StatusCode::NOT_FOUND);
    office
}

#[tokio::test]
async fn a_request_shows_its_price_is_sent_and_answered() {
    let site = Site::founded().await;
    account(&site, "zhen", "liaison", "白石镇").await;
    let mut office = asked(&site).await;
    let mut town = Browser::signed(&site, "zhen").await;
    town.get("/").await.shows("要报的数据").shows("防汛物资储备");
    let page = town.get("/burden/requests/2026-0001/answer").await;
    page.shows("编织袋储备（条）").shows("代表白石镇").hides("无变化");
    let (unit, due) = (page.hidden("unit"), page.hidden("due"));
    let answer = |sacks: &'static str| {
        vec![
            ("unit", unit.clone()),
            ("due", due.clone()),
            ("version", "0".into()),
            ("v0", sacks.to_owned()),
            ("v1", "yes".into()),
            ("v2", String::new()),
        ]
    };
    let wrong = answer("不少");
    let wrong: Vec<(&str, &str)> = wrong.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let refused = town.post("/burden/requests/2026-0001/answer", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.shows("要填数字").shows("value=\"不少\"");
    let right = answer("1200");
    let right: Vec<(&str, &str)> = right.iter().map(|(k, v)| (*k, v.as_str())).collect();
    assert_eq!(town.post("/burden/requests/2026-0001/answer", &right).await.location(), "/");
    town.get("/").await.hides("要报的数据");
    office.get("/burden/requests/2026-0001").await.shows("1200").shows("已报 1 / 2");
    office.get("/burden/requests/2026-0001/export?format=csv&due=2026-03-31").await.shows("1200");
    office.get("/trace").await.shows("答复报送要求").shows("发出报送要求");

    // Somebody whose unit is not asked cannot answer; a reader cannot ask.
    account(&site, "jiaoyu", "liaison", "县教育局").await;
    let mut other = Browser::signed(&site, "jiaoyu").await;
    assert_eq!(other.get("/burden/requests/2026-0001/answer").await.status, StatusCode::FORBIDDEN);
    let mut reader = Browser::signed(&site, "chayue").await;
    assert_eq!(reader.get("/burden/requests/new").await.status, StatusCode::FORBIDDEN);

    site.later(31).await;
    let mut town = Browser::signed(&site, "zhen").await;
    town.get("/").await.shows("已填好 2 / 3 项").shows("无变化");
    let page = town.get("/burden/requests/2026-0001/answer").await;
    page.shows("value=\"1200\"").shows("已填：zhen报的3月31日数");
    let again = [("unit", page.hidden("unit")), ("due", page.hidden("due")), ("version", "0".to_owned())];
    let again: Vec<(&str, &str)> = again.iter().map(|(k, v)| (*k, v.as_str())).collect();
    assert_eq!(town.post("/burden/requests/2026-0001/unchanged", &again).await.location(), "/");
    let mut office = Browser::signed(&site, "duban").await;
    office.get("/burden/requests/2026-0001").await.shows("无变化");
    office.get("/burden/requests/2026-0001?due=2026-03-31").await.shows("3月31日");
}

#[tokio::test]
async fn beyond_the_budget_a_leader_decides_on_the_desk() {
    let site = Site::founded().await;
    account(&site, "zhuren", "office-leader", "").await;
    account(&site, "zhen", "liaison", "白石镇").await;
    let mut leader = Browser::signed(&site, "zhuren").await;
    let mut office = Browser::signed(&site, "duban").await;
    office.get("/settings/budget").await.shows("额度由办公室领导和县领导设定").hides("name=\"hours\"");
    assert_eq!(office.post("/settings/budget", &[("year", "2026")]).await.status, StatusCode::FORBIDDEN);
    let bad = leader.post("/settings/budget", &[("year", "2026"), ("own", "白石镇 若干")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let set =
        leader.post("/settings/budget", &[("year", "2026"), ("own", "白石镇 1"), ("version", "0")]).await;
    assert_eq!(set.location(), "/settings/budget?year=2026");
    leader.get("/settings/budget").await.shows("白石镇 1").shows("白石镇");

    let form = with(&[("unit", "县教育局")]);
    let priced = office.post("/burden/requests/price", &form).await;
    priced.shows("超出 1 个单位的年度额度").shows("提请领导批准").hides(">发出</button>");
    let form = with(&[("unit", "县教育局"), ("do", "send")]);
    let refused = office.post("/burden/requests/new", &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.shows("办公室领导、县领导").shows("没有发出");
    let form = with(&[("unit", "县教育局"), ("do", "propose")]);
    assert_eq!(office.post("/burden/requests/new", &form).await.location(), "/burden/requests/2026-0001");
    let mut town = Browser::signed(&site, "zhen").await;
    town.get("/").await.hides("要报的数据");
    leader.get("/").await.shows("超额度的报送要求").shows("本周要基层填报");
    let page = leader.get("/burden/requests/2026-0001").await;
    page.shows("批准超额报送").shows("白石镇");
    let version = page.hidden("version");
    let silent = [("command", "approve"), ("reason", " "), ("version", version.as_str())];
    leader.post("/burden/requests/2026-0001/act", &silent).await.shows("请写明理由");
    let said = [("command", "approve"), ("reason", "主汛期提前"), ("version", version.as_str())];
    assert_eq!(
        leader.post("/burden/requests/2026-0001/act", &said).await.location(),
        "/burden/requests/2026-0001"
    );
    town.get("/").await.shows("要报的数据");
    town.get("/burden/requests/2026-0001").await.shows("主汛期提前").shows("超额度批准");
    let page = office.get("/burden/requests/2026-0001").await;
    let version = page.hidden("version");
    let back = [("command", "withdraw"), ("reason", "改用雨情系统数据"), ("version", version.as_str())];
    office.post("/burden/requests/2026-0001/act", &back).await.location();
    town.get("/").await.hides("要报的数据");
    office.get("/burden/requests").await.shows("已结束和撤回").shows("已撤回");
}
