//! Robots against a web server of this run, in the clear and encrypted.

mod support;

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::IntoResponse as _;
use axum::routing::any;
use notify::{Content, DeliveryError, Reach, Retry, Robot, RobotConfig, RobotKind, Secret, Trust};
use support::{Encrypted, certificate, letter, now};
use tokio::net::TcpListener;

type Seen = Arc<Mutex<Vec<(String, HeaderMap, Bytes)>>>;

/// A server that keeps what it is sent, and answers `/…` by the first word of its path.
fn router(seen: Seen) -> Router {
    async fn answer(
        State(seen): State<Seen>,
        uri: Uri,
        headers: HeaderMap,
        body: Bytes,
    ) -> axum::response::Response {
        let path = uri.path().to_owned();
        seen.lock().unwrap().push((uri.to_string(), headers, body));
        match path.as_str() {
            "/ok" => r#"{"errcode":0,"errmsg":"ok"}"#.into_response(),
            "/feishu" => r#"{"code":0,"msg":"success","data":{}}"#.into_response(),
            "/keyword" => r#"{"errcode":310000,"errmsg":"关键词不匹配"}"#.into_response(),
            "/moved" => (StatusCode::FOUND, [("location", "/ok")]).into_response(),
            // Sound, if only one read it to the end.
            "/huge" => format!(r#"{{"errcode":0,"more":"{}"}}"#, "x".repeat(100_000)).into_response(),
            "/silent" => std::future::pending().await,
            "/accepted" => StatusCode::ACCEPTED.into_response(),
            _ => StatusCode::NOT_FOUND.into_response(),
        }
    }
    Router::new().fallback(any(answer)).with_state(seen)
}

async fn plain_server() -> (String, Seen) {
    let seen = Seen::default();
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let router = router(seen.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (address, seen)
}

fn open() -> Reach {
    Reach { hosts: Vec::new(), private: true, plain_http: true }
}

fn config(kind: RobotKind, url: String) -> RobotConfig {
    let secret = Some(Secret::new("SECexample0123"));
    RobotConfig {
        name: "群".into(),
        kind,
        url: Secret::new(url),
        secret,
        lang: String::new(),
        content: Content::Full,
        timeout: 20,
    }
}

async fn send(kind: RobotKind, url: String) -> Result<(), DeliveryError> {
    let robot = Robot::new(&config(kind, url), &open(), &Trust::none()).unwrap();
    robot.send(&letter(), "m-1", now()).await
}

#[tokio::test]
async fn each_robot_is_told_in_its_way() {
    let (address, seen) = plain_server().await;
    send(RobotKind::Wecom, format!("{address}/ok?key=k1")).await.unwrap();
    send(RobotKind::Dingtalk, format!("{address}/ok?access_token=t1")).await.unwrap();
    send(RobotKind::Feishu, format!("{address}/feishu")).await.unwrap();
    send(RobotKind::Generic, format!("{address}/accepted")).await.unwrap();

    let seen = seen.lock().unwrap();
    let json = |place: usize| serde_json::from_slice::<serde_json::Value>(&seen[place].2).unwrap();
    assert_eq!(seen[0].0, "/ok?key=k1");
    assert_eq!(seen[0].1["content-type"], "application/json; charset=utf-8");
    assert_eq!(json(0)["msgtype"], "markdown");
    assert!(seen[1].0.starts_with("/ok?access_token=t1&timestamp=1780286400000&sign="), "{}", seen[1].0);
    assert_eq!(json(2)["msg_type"], "post");
    assert_eq!(json(3)["items"][0]["number"], "2026-0153");
    assert_eq!(seen[3].1["x-luoshi-delivery"], "m-1");
    assert!(seen[3].1["x-luoshi-signature"].to_str().unwrap().starts_with("sha256="));
}

#[tokio::test]
async fn a_refusal_within_a_yes_is_seen() {
    let (address, _) = plain_server().await;
    let error =
        send(RobotKind::Dingtalk, format!("{address}/keyword?access_token=hunter2")).await.unwrap_err();
    let words = "关键词不匹配".to_owned();
    let expected =
        DeliveryError::Refused { host: "127.0.0.1".into(), code: 310_000, words, retry: Retry::Never };
    assert_eq!(error, expected);
    assert!(!format!("{error} {error:?}").contains("hunter2"));
}

#[tokio::test]
async fn answers_are_bounded_and_redirects_are_not_followed() {
    let (address, seen) = plain_server().await;
    let error = send(RobotKind::Wecom, format!("{address}/huge")).await.unwrap_err();
    assert_eq!(error, DeliveryError::Unreadable("127.0.0.1".into()));
    let error = send(RobotKind::Wecom, format!("{address}/moved")).await.unwrap_err();
    assert!(matches!(error, DeliveryError::Refused { code: 302, retry: Retry::Never, .. }), "{error}");
    assert_eq!(seen.lock().unwrap().len(), 2);
    let slow = RobotConfig { timeout: 1, ..config(RobotKind::Wecom, format!("{address}/silent")) };
    let robot = Robot::new(&slow, &open(), &Trust::none()).unwrap();
    let error = robot.send(&letter(), "m-1", now()).await.unwrap_err();
    assert_eq!((error.retry(), error), (Retry::Later, DeliveryError::Timeout("127.0.0.1".into())));
}

#[tokio::test]
async fn a_name_that_leads_into_the_house_is_refused_at_the_door() {
    let (address, seen) = plain_server().await;
    let port = address.rsplit(':').next().unwrap();
    let closed = Reach { private: false, ..open() };
    let named = config(RobotKind::Wecom, format!("http://localhost:{port}/ok"));
    // The name says nothing; where it leads does.
    let robot = Robot::new(&named, &closed, &Trust::none()).unwrap();
    let error = robot.send(&letter(), "m-1", now()).await.unwrap_err();
    assert_eq!(error, DeliveryError::Forbidden("localhost".into()));
    assert!(seen.lock().unwrap().is_empty());
    let robot = Robot::new(&named, &open(), &Trust::none()).unwrap();
    robot.send(&letter(), "m-1", now()).await.unwrap();
}

#[tokio::test]
async fn encrypted_to_whom_it_trusts_only() {
    let (trust, tls) = certificate();
    let (others, _) = certificate();
    let seen = Seen::default();
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let router = router(seen.clone());
    tokio::spawn(async move { axum::serve(Encrypted(listener, tls), router).await });
    let config = config(RobotKind::Wecom, format!("https://localhost:{port}/ok"));
    let reach = Reach { plain_http: false, ..open() };

    let error =
        Robot::new(&config, &reach, &others).unwrap().send(&letter(), "m-1", now()).await.unwrap_err();
    assert!(matches!(error, DeliveryError::Unreachable(..)), "{error}");
    assert!(seen.lock().unwrap().is_empty());
    Robot::new(&config, &reach, &trust).unwrap().send(&letter(), "m-1", now()).await.unwrap();
    assert_eq!(seen.lock().unwrap().len(), 1);
}

#[test]
fn a_robot_does_not_tell_its_key() {
    let url = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=hunter2";
    let robot = Robot::new(&config(RobotKind::Wecom, url.into()), &Reach::default(), &Trust::none()).unwrap();
    assert!(!format!("{robot:?}").contains("hunter2"));
    let bad = Robot::new(&config(RobotKind::Wecom, "hunter2".into()), &Reach::default(), &Trust::none());
    assert!(!format!("{bad:?}").contains("hunter2"), "{bad:?}");
}
