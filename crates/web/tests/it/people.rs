//! Units and people from a table, and the first sign-in of a new account.

use axum::http::StatusCode;

use crate::browser::Browser;
use crate::site::{PASSWORD, Site};

const TABLE: &str = "姓名,单位,职务,账号,角色\n王小雨,教育局,科员,wangxy,联络员\n=1+1,教育局,,x1,查阅\n";

#[tokio::test]
async fn a_table_is_previewed_applied_and_its_codes_shown_once() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    browser.get("/settings/people").await.shows("/settings/import");
    browser.get("/settings/import").await.shows("导入单位和人员").shows("还没有导入过");
    let answer = browser.upload("/settings/import", &[], "名单.csv", TABLE.as_bytes()).await;
    let path = answer.location().to_owned();
    let preview = browser.get(&path).await;
    preview.shows("还没有写入").shows("写入 1 行").shows("新开账号 1 个").shows("联络员");
    preview.shows("以公式符号开头").shows("跳过有误的 1 行");
    let plan = path.split('?').next().unwrap().to_owned();
    let all = browser.post(&plan, &[("words", "zh-CN")]).await;
    assert_eq!(all.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = browser.post(&plan, &[("words", "zh-CN"), ("skip_wrong", "on")]).await;
    assert_eq!(done.status, StatusCode::OK);
    done.shows("一次性口令只显示这一次").shows("wangxy");
    let text = done.text();
    let code = text.split_once("<code>").unwrap().1.split("</code>").next().unwrap().to_owned();
    assert_eq!(browser.post(&plan, &[("words", "zh-CN")]).await.status, StatusCode::NOT_FOUND);
    browser.get("/settings/import").await.shows("名单.csv").hides(&code);
    browser.get("/trace").await.shows("登记人员").hides(&code);

    let mut owner = Browser::new(&site);
    let wrong = owner.post("/sign-in", &[("name", "wangxy"), ("password", &code)]).await;
    wrong.shows("这是一次性口令").shows("/first-sign-in");
    let mut form = vec![
        ("username", "wangxy"),
        ("code", "2222-2222-2222"),
        ("password", PASSWORD),
        ("repeat", PASSWORD),
    ];
    owner.post("/first-sign-in", &form).await.shows("对不上").hides(PASSWORD);
    form[1].1 = &code;
    assert_eq!(owner.post("/first-sign-in", &form).await.location(), "/");
    owner.get("/").await.shows("密码已设好").shows("王小雨");
    assert_eq!(
        Browser::new(&site).post("/first-sign-in", &form).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn a_code_is_handed_out_again_with_a_slip_to_print() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let list = browser.get("/settings/people").await.text();
    let ids = list.split("/settings/people/").skip(1).filter_map(|rest| rest.split('"').next());
    let ids: Vec<String> = ids.filter(|id| id.len() == 32).map(str::to_owned).collect();
    let mut given = 0;
    for id in ids {
        let page = browser.get(&format!("/settings/people/{id}")).await;
        if !page.text().contains("发一次性口令") {
            continue;
        }
        let told = browser.post(&format!("/settings/people/{id}/code"), &[]).await;
        assert_eq!(told.status, StatusCode::OK);
        told.shows("一次性口令只显示这一次").shows("data-print").shows("class=\"slip\"").shows("首次登录");
        given += 1;
    }
    assert!(given > 0, "nobody has an account");
    browser.get("/trace").await.shows("发放一次性口令");
}

#[tokio::test]
async fn a_table_is_taken_back_and_examples_are_given_out() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let table = "单位名称,类别\n青石镇,乡镇\n";
    let answer = browser.upload("/settings/import", &[], "单位.csv", table.as_bytes()).await;
    let plan = answer.location().split('?').next().unwrap().to_owned();
    browser.post(&plan, &[("words", "zh-CN")]).await.shows("新增 1 行");
    let page = browser.get("/settings/import").await;
    let text = page.text();
    let id = text.split_once("/settings/imports/").unwrap().1.split('/').next().unwrap().to_owned();
    let back = format!("/settings/imports/{id}/take-back");
    assert_eq!(browser.post(&back, &[]).await.location(), "/settings/import");
    browser.get("/settings").await.shows("青石镇").shows("已停用");
    for path in [
        "/settings/import/example?list=units",
        "/settings/import/example?list=people",
        "/settings/export?list=units&format=xlsx",
        "/settings/export?list=people&format=csv",
    ] {
        let file = browser.get(path).await;
        assert_eq!(file.status, StatusCode::OK, "{path}");
        assert!(file.header("content-disposition").starts_with("attachment"), "{path}");
    }
    let none = browser.upload("/settings/import", &[], "表.csv", "甲,乙\n1,2\n".as_bytes()).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    none.shows("没有找到单位表或人员表");
    assert_eq!(browser.get("/settings/export?list=x&format=csv").await.status, StatusCode::NOT_FOUND);
}
