//! The inbox, one's own account, the calendar and the outbox.

use axum::http::StatusCode;
use service::PersonForm;

use crate::browser::Browser;
use crate::site::{PASSWORD, Site};

/// A site with a liaison of the bureau of education, told of what was issued.
async fn told() -> (Site, Browser) {
    let (site, _) = Site::with_document().await;
    let supervisor = site.call("duban").await;
    let units = site.service.settings(&supervisor).await.unwrap().units;
    let unit = units.into_iter().find(|u| u.form.name == "县教育局").unwrap().form.id;
    let liaison = PersonForm {
        name: "秦联络".into(),
        username: "lianluo".into(),
        role: "liaison".into(),
        unit,
        password: PASSWORD.into(),
        active: "on".into(),
        ..PersonForm::default()
    };
    site.service.record_person(&supervisor, liaison).await.unwrap();
    let document = site.service.home(&supervisor).await.unwrap().reviewing[0].document.id.to_string();
    site.service.review(&supervisor, &document, service::ReviewCommand::AcceptAll).await.unwrap();
    site.service.issue(&supervisor, &document).await.unwrap();
    for one in site.store.sites().await.unwrap() {
        site.service.tell(one.id, site.now()).await.unwrap();
    }
    let browser = Browser::signed(&site, "lianluo").await;
    (site, browser)
}

/// The address of the first line of an inbox.
fn first_line(page: &str) -> String {
    let (_, rest) = page.split_once("class=\"news-main\" href=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn every_page_counts_what_was_not_looked_at_and_a_line_leads_to_its_task() {
    let (site, mut liaison) = told().await;
    for path in ["/", "/ledger", "/account"] {
        liaison.get(path).await.shows("<b class=\"bar-count\" aria-label=\"1 条未读\">1</b>");
    }
    let inbox = liaison.get("/inbox").await;
    inbox.shows("已交办").shows("学前教育学位").shows("news-new").shows("全部标为已读");
    let line = first_line(&inbox.text());
    let task = liaison.get(&line).await;
    assert!(task.location().starts_with("/tasks/2026-"), "{}", task.location());
    liaison.get("/inbox").await.hides("bar-count").hides("news-new").shows("没有未读消息").shows("已交办");
    let mut other = Browser::signed(&site, "chayue").await;
    assert_eq!(other.get(&line).await.status, StatusCode::NOT_FOUND);
    other.get("/inbox").await.shows("还没有消息");
}

#[tokio::test]
async fn all_read_means_what_stood_on_the_page() {
    let (_site, mut liaison) = told().await;
    let until = liaison.get("/inbox").await.hidden("until");
    assert_eq!(liaison.post("/inbox/read", &[("until", "1")]).await.location(), "/inbox");
    liaison.get("/").await.shows("bar-count");
    assert_eq!(liaison.post("/inbox/read", &[("until", &until)]).await.location(), "/inbox");
    liaison.get("/inbox").await.shows("已标为已读").hides("bar-count");
}

#[tokio::test]
async fn an_address_is_kept_and_a_wrong_one_is_mended_in_place() {
    let (_site, mut liaison) = told().await;
    liaison.get("/account").await.shows("本站没有开通邮件");
    let wrong = [("mail", "秦联络"), ("lang", "en"), ("quiet_from", "19:00"), ("quiet_until", "08:00")];
    let answer = liaison.post("/account/contact", &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.shows("“秦联络”不是可用的邮箱地址").shows("value=\"秦联络\"").shows("value=\"19:00\"");
    let right = [("mail", "qin@jyj.example.cn"), wrong[1], wrong[2], wrong[3]];
    assert_eq!(liaison.post("/account/contact", &right).await.location(), "/account");
    liaison.get("/account").await.shows("value=\"qin@jyj.example.cn\"").shows("value=\"08:00\"");
    let half = [right[0], right[1], right[2], ("quiet_until", "")];
    liaison.post("/account/contact", &half).await.shows("起止两个钟点");
}

#[tokio::test]
async fn a_calendar_is_read_without_signing_in_until_it_is_closed() {
    let (site, mut liaison) = told().await;
    let made = liaison.post("/account/calendar", &[]).await;
    made.shows("地址只显示这一次").shows("http://luoshi.test/feed/");
    let text = made.text();
    let (_, rest) = text.split_once("http://luoshi.test").unwrap();
    let address = rest.split('"').next().unwrap().to_owned();
    liaison.get("/account").await.hides(&address).shows("换一个新地址");

    let mut program = Browser::new(&site);
    let feed = program.get(&address).await;
    assert_eq!((feed.status, feed.header("content-type")), (StatusCode::OK, "text/calendar; charset=utf-8"));
    feed.shows("BEGIN:VCALENDAR").shows("BEGIN:VEVENT");
    assert_eq!(feed.header("cache-control"), "private, no-cache");
    let mark: &'static str = feed.header("etag").to_owned().leak();
    program.headers.push(("if-none-match", mark));
    let again = program.get(&address).await;
    assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0));

    assert_eq!(liaison.post("/account/calendar/close", &[]).await.location(), "/account");
    for gone in [address.as_str(), "/feed/x.ics", "/feed/x"] {
        assert_eq!(program.get(gone).await.status, StatusCode::NOT_FOUND, "{gone}");
    }
}

#[tokio::test]
async fn the_outbox_is_for_who_administers_and_says_that_nothing_is_switched_on() {
    let (site, mut liaison) = told().await;
    let mut supervisor = Browser::signed(&site, "duban").await;
    supervisor.get("/settings/outbox").await.shows("没有开通邮件和群机器人").shows("没有发送失败的消息");
    supervisor.get("/settings/outbox?state=sent").await.shows("还没有发出过消息");
    supervisor.get("/settings").await.shows("/settings/outbox");
    liaison.get("/settings").await.hides("/settings/outbox");
    assert_eq!(liaison.get("/settings/outbox").await.status, StatusCode::FORBIDDEN);
    let none = supervisor.post("/settings/outbox/none/again", &[]).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}
