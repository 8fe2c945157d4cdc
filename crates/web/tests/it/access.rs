//! Set-up, sign-in, sign-out, one's own password.

use axum::http::StatusCode;

use crate::browser::Browser;
use crate::site::{PASSWORD, SETUP_CODE, Site};

#[tokio::test]
async fn a_site_is_set_up_once_and_its_maker_is_signed_in() {
    let site = Site::bare().await;
    let mut browser = Browser::new(&site);
    assert_eq!(browser.get("/ledger").await.location(), "/setup");
    assert_eq!(browser.get("/sign-in").await.location(), "/setup");
    let mut form = vec![
        ("site_name", "云溪县"),
        ("area_code", "529931"),
        ("name", "沈督查"),
        ("username", "duban"),
        ("password", PASSWORD),
        ("repeat", "other"),
        ("code", "0123456789aa"),
    ];
    let stranger = browser.post("/setup", &form).await;
    assert_eq!(stranger.status, StatusCode::UNPROCESSABLE_ENTITY);
    stranger.shows("启动口令不对").hides(SETUP_CODE);
    form[6].1 = SETUP_CODE;
    let answer = browser.post("/setup", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.shows("两次输入不一致").shows("value=\"沈督查\"").hides(PASSWORD);
    form[5].1 = PASSWORD;
    assert_eq!(browser.post("/setup", &form).await.location(), "/settings");
    browser.get("/settings").await.shows("站点已建立").shows("沈督查");
    browser.get("/settings").await.hides("站点已建立");
    assert_eq!(Browser::new(&site).get("/setup").await.location(), "/");
    let again = Browser::new(&site).post("/setup", &form).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_signs_in_comes_to_the_page_they_wanted() {
    let site = Site::founded().await;
    let mut browser = Browser::new(&site);
    let wanted = "/search?q=%E5%AD%A6%E4%BD%8D";
    let to = browser.get(wanted).await.location().to_owned();
    assert_eq!(to, "/sign-in?back=%2Fsearch%3Fq%3D%25E5%25AD%25A6%25E4%25BD%258D");
    let back = browser.get(&to).await.hidden("back");
    let form = [("name", "Duban"), ("password", PASSWORD), ("back", back.as_str())];
    assert_eq!(browser.post("/sign-in", &form).await.location(), wanted);
}

#[tokio::test]
async fn nobody_is_sent_to_another_site() {
    let site = Site::founded().await;
    for back in ["https://evil.example/", "//evil.example", "/\\evil.example", ""] {
        let form = [("name", "duban"), ("password", PASSWORD), ("back", back)];
        assert_eq!(Browser::new(&site).post("/sign-in", &form).await.location(), "/");
    }
}

#[tokio::test]
async fn a_wrong_password_is_said_and_the_fifth_locks() {
    let site = Site::founded().await;
    let mut browser = Browser::new(&site);
    for _ in 0..5 {
        let answer = browser.post("/sign-in", &[("name", "duban"), ("password", "wrong")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        answer.shows("用户名或密码不对").shows("value=\"duban\"");
    }
    let answer = browser.post("/sign-in", &[("name", "duban"), ("password", PASSWORD)]).await;
    answer.shows("分钟后再试");
    assert_eq!(browser.cookie("luoshi"), None);
}

#[tokio::test]
async fn a_session_ends_by_itself_and_by_signing_out() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    assert_eq!(browser.post("/sign-out", &[]).await.location(), "/sign-in");
    assert_eq!(browser.cookie("luoshi"), None);
    browser.get("/sign-in").await.shows("已退出");
    let mut browser = Browser::signed(&site, "duban").await;
    site.later(1).await;
    assert_eq!(browser.get("/").await.location(), "/sign-in");
    browser.get("/sign-in").await.shows("登录已过期");
}

#[tokio::test]
async fn one_changes_ones_own_password() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "chayue").await;
    let mut elsewhere = Browser::signed(&site, "chayue").await;
    let new = "Bai-Shi-Zhen-7";
    let form = [("current", "wrong"), ("new", new), ("repeat", new)];
    browser.post("/account/password", &form).await.shows("现在的密码不对");
    let form = [("current", PASSWORD), ("new", "short"), ("repeat", "short")];
    browser.post("/account/password", &form).await.shows("密码至少要 8 个字符");
    let form = [("current", PASSWORD), ("new", new), ("repeat", new)];
    assert_eq!(browser.post("/account/password", &form).await.location(), "/account");
    browser.get("/account").await.shows("密码已修改");
    assert_eq!(elsewhere.get("/account").await.status, StatusCode::SEE_OTHER);
    let mut fresh = Browser::new(&site);
    let old = fresh.post("/sign-in", &[("name", "chayue"), ("password", PASSWORD)]).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(fresh.post("/sign-in", &[("name", "chayue"), ("password", new)]).await.location(), "/");
}

#[tokio::test]
async fn the_language_is_chosen_and_kept() {
    let site = Site::founded().await;
    let mut browser = Browser::new(&site);
    browser.headers.push(("accept-language", "en-GB,en;q=0.9"));
    browser.get("/sign-in").await.shows("Sign in");
    assert_eq!(
        browser.post("/language", &[("to", "zh-CN"), ("back", "/sign-in")]).await.location(),
        "/sign-in"
    );
    browser.get("/sign-in").await.shows("登录");
    let foreign = browser.post("/language", &[("to", "en"), ("back", "https://evil.example")]).await;
    assert_eq!(foreign.location(), "/");
    assert_eq!(browser.post("/language", &[("to", "fr")]).await.status, StatusCode::BAD_REQUEST);
}
