//! The work on a task in its pages: splitting it, planning it back from its date, reporting the values it is followed by.

use axum::http::StatusCode;
use service::{MeasureForm, PersonForm, TaskForm};

use crate::browser::{Answer, Browser};
use crate::site::{PASSWORD, Site};

const TASK: &str = "/tasks/2026-0001";

/// A task of the school bureau with a measured target, in which a town takes part; the bureau's head has signed for it.
async fn signed_for() -> (Site, Browser) {
    let site = Site::founded().await;
    let call = site.call("duban").await;
    let units = site.service.options(&call).await.unwrap().units;
    let unit = units.into_iter().find(|u| u.name == "县教育局").unwrap().id;
    let head = PersonForm {
        name: "郑局长".into(),
        username: "jiaoyu".into(),
        role: "unit-head".into(),
        unit: unit.clone(),
        password: PASSWORD.into(),
        active: "on".into(),
        ..PersonForm::default()
    };
    site.service.record_person(&call, head).await.unwrap();
    let measure = MeasureForm {
        name: "新增学位".into(),
        unit: "个".into(),
        frequency: "month".into(),
        source: unit,
        active: "on".into(),
        ..MeasureForm::default()
    };
    site.service.record_measure(&call, measure).await.unwrap();
    let task = TaskForm {
        title: "新增学前教育学位".into(),
        lead_unit: "县教育局".into(),
        other_units: "白石镇".into(),
        targets: "新增学位 ≥ 600个".into(),
        due: "2026-10-16".into(),
        ..TaskForm::default()
    };
    site.service.add_task(&call, None, task).await.unwrap();
    let mut browser = Browser::signed(&site, "jiaoyu").await;
    let version = browser.get(TASK).await.hidden("version");
    let act = [("command", "sign-for"), ("version", version.as_str())];
    browser.post(&format!("{TASK}/act"), &act).await.location();
    (site, browser)
}

/// Presses a button of a form whose hidden version is that of the page.
async fn send(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
    let page = browser.get(path).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let mut all = vec![("version", page.hidden("version"))];
    if path.ends_with("/split") {
        all.push(("parts", page.hidden("parts")));
    }
    let all: Vec<(&str, &str)> =
        all.iter().map(|(name, value)| (*name, value.as_str())).chain(fields.iter().copied()).collect();
    browser.post(path, &all).await
}

#[tokio::test]
async fn a_task_is_split_row_by_row_without_a_script() {
    let (site, mut browser) = signed_for().await;
    browser.get(TASK).await.shows("/tasks/2026-0001/split\"");
    let path = format!("{TASK}/split");
    let page = browser.get(&path).await;
    page.shows("白石镇").shows("value=\"2026-10-16\"").hides("北坪镇").hides("name=\"title-4\"");
    let unit = |name: &str| {
        let text = page.text();
        let (before, _) = text
            .split_once(&format!("\">{name}</option>"))
            .or_else(|| text.split_once(&format!("\" selected>{name}</option>")))
            .unwrap();
        before.rsplit('"').next().unwrap().to_owned()
    };
    let (school, town) = (unit("县教育局"), unit("白石镇"));
    let filled = [("title-0", "白石镇中心园扩建"), ("unit-0", town.as_str()), ("weight-0", "40")];
    let more = send(&mut browser, &path, &[&filled[..], &[("more", "on")]].concat()).await;
    more.shows("name=\"title-4\"").shows("白石镇中心园扩建").hides("name=\"title-5\"");

    let late = [("title-1", "师资招聘"), ("unit-1", school.as_str()), ("due-1", "2026-12-31")];
    let wrong = send(&mut browser, &path, &[&filled[..], &late[..]].concat()).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong
        .shows("第 2 行")
        .shows("href=\"#r-1\"")
        .shows("id=\"e-1\"")
        .shows("一行都还没有分解")
        .shows("师资招聘");
    browser.get(TASK).await.hides("id=\"parts\"");

    let done = send(&mut browser, &path, &filled).await;
    assert_eq!(done.location(), "/tasks/2026-0001#parts");
    browser.get(TASK).await.shows("已分解出 1 项子任务").shows("2026-0001-1").shows("40%").shows("再分解");
    browser.get("/ledger").await.shows("白石镇中心园扩建").shows("sub-task");
    let mut office = Browser::signed(&site, "duban").await;
    let again = office.get("/tasks/2026-0001-1/split").await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_work_is_arranged_back_from_the_due_date_in_one_form() {
    let (site, mut browser) = signed_for().await;
    let path = format!("{TASK}/plan");
    let rows =
        [("name-0", "招标"), ("days-0", "4"), ("name-1", "施工"), ("days-1", "6"), ("plan", "分两段推进")];
    let shown = send(&mut browser, &path, &[&rows[..], &[("count", "on")]].concat()).await;
    assert_eq!(shown.status, StatusCode::OK);
    // Over the National Day holiday and the Saturday that is worked for it.
    shown.shows("9月29日").shows("10月9日").shows("10月10日").shows("来得及").shows("class=\"gantt-today\"");
    browser.get(TASK).await.hides("id=\"plan\"");

    let wrong = send(&mut browser, &path, &[("name-0", "招标"), ("days-0", "半个月")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.shows("第 1 行").shows("半个月").shows("id=\"e-0\"");

    let long = send(&mut browser, &path, &[("name-0", "施工"), ("days-0", "400"), ("count", "on")]).await;
    long.shows("排不下，差 ").shows("应当在2025年").shows("最早2027年").shows("2027年的放假安排");

    assert_eq!(send(&mut browser, &path, &rows).await.location(), "/tasks/2026-0001#act");
    let page = browser.get(TASK).await;
    page.shows("分两段推进").shows("class=\"gantt-today\"").shows("10月10日").shows("gantt-ahead");
    let mut reader = Browser::signed(&site, "chayue").await;
    reader.get(TASK).await.shows("class=\"gantt-today\"").hides("/plan\"");
    assert_eq!(reader.get(&path).await.status, StatusCode::FORBIDDEN);
}

/// Arranges the work, so that it can be reported on.
async fn arranged() -> (Site, Browser) {
    let (site, mut browser) = signed_for().await;
    send(&mut browser, &format!("{TASK}/plan"), &[]).await.location();
    (site, browser)
}

#[tokio::test]
async fn a_value_typed_into_a_report_is_shown_with_its_source_and_not_asked_again() {
    let (site, _) = arranged().await;
    site.later(35).await;
    let mut browser = Browser::signed(&site, "jiaoyu").await;
    let mut office = Browser::signed(&site, "duban").await;
    let path = format!("{TASK}/report");
    let page = browser.get(&path).await;
    page.shows("新增学位").shows("2026年3月").shows("目标 新增学位 ≥ 600个").shows("报一次");
    let field = page.text();
    let (_, rest) = field.split_once("name=\"value-").unwrap();
    let measure = rest.split('"').next().unwrap().to_owned();
    let name = format!("value-{measure}");
    let wrong = [("progress", "已扩建两所。"), (name.as_str(), "三百")];
    let wrong = send(&mut browser, &path, &wrong).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.shows("“新增学位”的数值“三百”看不懂").shows("value=\"三百\"").shows("已扩建两所。");
    let right = [("progress", "已扩建两所。"), (name.as_str(), "300")];
    assert_eq!(send(&mut browser, &path, &right).await.location(), "/tasks/2026-0001#act");
    let version = office.get(TASK).await.hidden("version");
    let accept = [("command", "accept-report"), ("version", version.as_str())];
    office.post(&format!("{TASK}/act"), &accept).await.location();
    office
        .get(TASK)
        .await
        .shows("<strong>300个</strong>")
        .shows("2026年3月 · <a href=\"/tasks/2026-0001#report-1\">第 1 次报送</a> · 今天");
    browser.get(&path).await.shows("2026年3月的数据已经有了").hides(&name);
    office.get(&format!("/measures/{measure}")).await.shows("300个").shows("郑局长").shows("2026年3月");
    office.get("/trace").await.shows("登记数据");
    assert_eq!(office.get("/measures/00").await.status, StatusCode::NOT_FOUND);

    // What is to be reached, what is, and a wrong figure put right.
    office.get("/measures").await.shows("≥ 600个").shows("300个").shows("未达标").shows("差 300个");
    let path = format!("/measures/{measure}");
    let page = office.get(&path).await;
    page.shows("未达标").shows("href=\"/tasks/2026-0001\"");
    let (_, rest) = page.text().split_once("/values/").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let value = format!("{path}/values/{}", rest.split('"').next().unwrap());
    office.get(&value).await.shows("现在的数").shows("300个").shows("为什么更正");
    let none = office.post(&value, &[("value", "260"), ("reason", " ")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    none.shows("请写明理由").shows("value=\"260\"");
    let right = [("value", "260"), ("reason", "两所学校重复统计")];
    assert_eq!(office.post(&value, &right).await.location(), path);
    office.get(&path).await.shows("260个").shows("两所学校重复统计").shows("<s title=").shows("差 340个");
    let late = office.post(&value, &[("value", "250"), ("reason", "再核")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    late.shows("已经有更新的数据");
    office.get("/trace").await.shows("更正数据").shows("两所学校重复统计");
    browser.get(&path).await.shows("/values/");
    assert_eq!(Browser::signed(&site, "chayue").await.get(&value).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn whoever_sends_a_form_too_late_comes_back_to_it_after_signing_in() {
    let (site, mut browser) = arranged().await;
    let path = format!("{TASK}/report");
    let page = browser.get(&path).await;
    page.shows("data-unsent=\"这是您上次填了还没有送出的内容");
    let version = page.hidden("version");
    site.later(1).await;
    let late = browser.post_bare(&path, &[("version", version.as_str()), ("progress", "已开工。")]).await;
    assert_eq!(late.location(), "/sign-in?back=%2Ftasks%2F2026-0001%2Freport");
    // What was kept before is there whoever signs in and whenever.
    let mut again = Browser::signed(&site, "jiaoyu").await;
    let keep = [("progress", "已开工。"), ("keep", "on")];
    send(&mut again, &path, &keep).await.location();
    site.later(30).await;
    Browser::signed(&site, "jiaoyu").await.get(&path).await.shows("已开工。").shows("存的草稿");
}

#[tokio::test]
async fn the_measure_of_a_target_is_picked_on_the_form_of_the_task() {
    let (site, _) = signed_for().await;
    let mut office = Browser::signed(&site, "duban").await;
    let page = office.get(&format!("{TASK}/edit")).await;
    page.shows("跟踪这个目标的指标").shows("\" selected>新增学位</option>").shows("没有对应的指标");
}

#[tokio::test]
async fn a_refused_form_comes_back_with_everything_that_was_typed() {
    let (site, _) = Site::with_tasks().await;
    let mut supervisor = Browser::signed(&site, "duban").await;
    let page = supervisor
        .post("/tasks/2026-0002/chase", &[("colour", "blue"), ("answer_due", "2020-01-01"), ("reason", " ")])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.shows("value=\"2020-01-01\"").shows("class=\"form-error\"").shows("<li>请写明理由");
    let form = [("title", ""), ("lead_unit", "县没有局"), ("cadence", "每世纪"), ("due", "9999-12-31")];
    let page = supervisor.post("/tasks/new", &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.shows("有 4 处需要改正")
        .shows("value=\"县没有局\"")
        .shows("href=\"#t-cadence\"")
        .shows("每半月、每月");
    page.shows("在1949年1月1日至2200年12月31日之间");
}

#[tokio::test]
async fn a_supervisor_is_told_before_anything_is_sent_where_nobody_could_decide() {
    let (site, mut head) = arranged().await;
    let mut office = Browser::signed(&site, "duban").await;
    let missing = "没有在用的办公室领导账号";
    office.get("/settings/people").await.shows("还没有在用的办公室领导账号");
    let ask = [("command", "request-extension"), ("until", "2026-11-30"), ("reason", "设备晚到")];
    let version = head.get(TASK).await.hidden("version");
    let all: Vec<(&str, &str)> = ask.into_iter().chain([("version", version.as_str())]).collect();
    head.post(&format!("{TASK}/act"), &all).await.location();
    office.get(TASK).await.shows(missing).hides("value=\"endorse-extension\"");
    let leader = PersonForm {
        name: "何主任".into(),
        username: "zhuren".into(),
        role: "office-leader".into(),
        password: PASSWORD.into(),
        active: "on".into(),
        ..PersonForm::default()
    };
    let call = site.call("duban").await;
    site.service.record_person(&call, leader).await.unwrap();
    office.get(TASK).await.hides(missing).shows("value=\"endorse-extension\"");
    office.get("/settings/people").await.hides("还没有在用的办公室领导账号");
}
