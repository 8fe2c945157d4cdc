//! Who may open what, which forms are taken, and what every answer carries.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode, header};
use ledger::{Action, Role};
use tower::ServiceExt as _;
use web::Method;

use crate::browser::Browser;
use crate::site::Site;

/// A path of the table with something in place of its parameters.
fn filled(path: &str) -> String {
    let parts: Vec<&str> =
        path.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect();
    parts.join("/")
}

#[test]
fn every_route_stands_in_the_table_once_and_only_few_are_open() {
    let table = web::table();
    for row in &table {
        let same = table.iter().filter(|r| r.path == row.path && r.method == row.method).count();
        assert_eq!(same, 1, "{row:?}");
    }
    let open: Vec<&str> = table.iter().filter(|r| r.action.is_none()).map(|r| r.path).collect();
    assert_eq!(
        open,
        [
            "/setup",
            "/setup",
            "/sign-in",
            "/sign-in",
            "/first-sign-in",
            "/first-sign-in",
            "/language",
            "/assets/{file}",
            "/feed/{file}"
        ]
    );
    for action in [Action::PutDocument, Action::Review, Action::Issue, Action::EditTask, Action::Import] {
        let acts = table.iter().filter(|r| r.action == Some(action) && r.method == Method::Post).count();
        assert!(acts > 0, "nothing asks for {action:?}");
    }
}

#[tokio::test]
async fn every_role_is_refused_whatever_it_may_not() {
    let site = Site::founded().await;
    let call = site.call("duban").await;
    let unit = site.service.settings(&call).await.unwrap().units[0].form.id.clone();
    for role in Role::ALL {
        let form = service::PersonForm {
            name: role.code().into(),
            username: format!("u-{}", role.code()),
            role: role.code().into(),
            unit: unit.clone(),
            password: crate::site::PASSWORD.into(),
            active: "on".into(),
            ..service::PersonForm::default()
        };
        site.service.record_person(&call, form).await.unwrap();
        let mut visitor = Browser::signed(&site, &format!("u-{}", role.code())).await;
        for row in web::table() {
            let Some(action) = row.action else { continue };
            if action.scope_of(*role).is_some() {
                continue;
            }
            let answer = match row.method {
                Method::Get => visitor.get(&filled(row.path)).await,
                Method::Post => visitor.post(&filled(row.path), &[]).await,
            };
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{role:?} {row:?}");
            answer.shows("您没有这项权限");
        }
    }
}

#[tokio::test]
async fn nobody_sees_anything_without_signing_in() {
    let site = Site::founded().await;
    for row in web::table().into_iter().filter(|r| r.action.is_some()) {
        let mut visitor = Browser::new(&site);
        let answer = match row.method {
            Method::Get => visitor.get(&filled(row.path)).await,
            Method::Post => visitor.post(&filled(row.path), &[]).await,
        };
        assert!(answer.location().starts_with("/sign-in"), "{row:?}");
        assert!(answer.bytes.is_empty());
    }
}

#[tokio::test]
async fn a_form_without_its_token_is_refused() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let mut other = Browser::signed(&site, "duban").await;
    let foreign = other.get("/account").await.hidden("csrf");
    for row in web::table().into_iter().filter(|r| r.method == Method::Post) {
        let path = filled(row.path);
        for token in ["", "wrong", foreign.as_str()] {
            let answer = browser.post_bare(&path, &[("csrf", token)]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{row:?} {token}");
        }
    }
    let mut visitor = Browser::new(&site);
    visitor.get("/sign-in").await;
    let form = [("name", "duban"), ("password", crate::site::PASSWORD)];
    assert_eq!(visitor.post_bare("/sign-in", &form).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_form_from_another_site_is_refused_even_with_the_token() {
    let site = Site::founded().await;
    for header in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example"), ("origin", "null")] {
        let mut browser = Browser::signed(&site, "duban").await;
        browser.headers.push(header);
        let answer = browser.post("/trace/verify", &[]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{header:?}");
        answer.shows("本页已过期");
    }
    let mut browser = Browser::signed(&site, "duban").await;
    browser.headers.push(("origin", "http://luoshi.test"));
    assert_eq!(browser.post("/trace/verify", &[]).await.location(), "/trace/verify");
}

#[tokio::test]
async fn every_answer_is_guarded_and_pages_are_not_kept() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    for path in ["/", "/ledger", "/no-such-page", "/assets/app.css", "/assets/none.css"] {
        let answer = browser.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'"), "{path}");
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        let kept = answer.header("cache-control");
        let for_ever = "public, max-age=31536000, immutable";
        assert_eq!(kept, if path == "/assets/app.css" { for_ever } else { "no-store" }, "{path}");
    }
    assert_eq!(browser.get("/assets/app.css").await.header("content-type"), "text/css");
}

#[tokio::test]
async fn the_cookie_of_a_session_cannot_be_read_by_scripts() {
    let site = Site::founded().await;
    for (proto, secure) in [("http", false), ("https", true)] {
        let mut browser = Browser::new(&site);
        browser.headers.push(("x-forwarded-proto", proto));
        let form = [("name", "duban"), ("password", crate::site::PASSWORD)];
        let answer = browser.post("/sign-in", &form).await;
        let line = answer.header("set-cookie");
        assert!(line.starts_with("luoshi=") && line.contains("; HttpOnly; SameSite=Lax"), "{line}");
        assert_eq!(line.contains("; Secure"), secure, "{line}");
    }
}

#[tokio::test]
async fn what_does_not_exist_is_said_in_a_page_of_ours() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "chayue").await;
    let answer = browser.get("/no-such-page").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    answer.shows("没有这个页面").shows("何查阅");
    let answer = browser.get("/account/password").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    browser.headers.push(("hx-request", "true"));
    let answer = browser.get("/no-such-page").await;
    assert_eq!(answer.header("hx-retarget"), "body");
    answer.shows("没有这个页面").hides("<html");
}

#[tokio::test]
async fn a_script_without_a_session_is_sent_to_sign_in() {
    let site = Site::founded().await;
    let mut visitor = Browser::new(&site);
    visitor.headers.push(("hx-request", "true"));
    let answer = visitor.get("/ledger").await;
    assert_eq!((answer.status, answer.header("hx-redirect")), (StatusCode::NO_CONTENT, "/sign-in"));
}

#[tokio::test]
async fn too_much_is_refused_before_it_is_read() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let long = "a".repeat(300 * 1024);
    let answer = browser.post("/settings/site", &[("site_name", &long)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    answer.shows("文件太大");
}

#[tokio::test]
async fn pages_are_compressed_for_those_who_can() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let plain = browser.get("/settings").await;
    browser.headers.push(("accept-encoding", "gzip"));
    let small = browser.get("/settings").await;
    assert_eq!(small.header("content-encoding"), "gzip");
    assert!(small.bytes.len() * 2 < plain.bytes.len());
}

/// A body of which nothing more ever comes, as from a line that has gone dead.
struct Endless;

impl http_body::Body for Endless {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, Infallible>>> {
        Poll::Pending
    }
}

#[tokio::test]
async fn when_as_many_files_come_in_as_there_is_room_for_the_next_is_told_so() {
    let site = Site::founded().await;
    let mut browser = Browser::signed(&site, "duban").await;
    let cookie = format!("luoshi={}", browser.cookie("luoshi").unwrap());
    let dead_line = || {
        let request = Request::post("/ledger/import")
            .header(header::HOST, "luoshi.test")
            .header(header::COOKIE, &cookie)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .body(Body::new(Endless))
            .unwrap();
        tokio::spawn(site.router.clone().oneshot(request));
    };
    let table = "工作任务,牵头单位\n修建村道12公里,白石镇\n";
    let mut refused = None;
    // One more line goes dead each time, and a page is fetched while it comes as far as its body, so that no upload of
    // our own takes the room it needs. Until all room is taken, each of ours is quickly done.
    for _ in 0..100 {
        dead_line();
        assert_eq!(browser.get("/ledger").await.status, StatusCode::OK);
        let answer = browser.upload("/ledger/import", &[], "表.csv", table.as_bytes()).await;
        if answer.status == StatusCode::SERVICE_UNAVAILABLE {
            refused = Some(answer);
            break;
        }
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    }
    refused.expect("no upload was refused").shows("正在接收别的文件").shows("再传一次");
    assert_eq!(browser.get("/ledger").await.status, StatusCode::OK, "pages are answered meanwhile");
}
