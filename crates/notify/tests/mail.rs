//! Mail to a mail server, which another implementation of the protocol runs and another one reads.

mod support;

use mailparse::{MailHeaderMap as _, ParsedMail, parse_mail};
use notify::{Delivery, DeliveryError, Letter, MailConfig, Mailer, Retry, Secret, Security, Trust};
use support::{certificate, letter, now};
use testkit::smtp::{Manner, Server};

fn config(server: &Server, security: Security) -> MailConfig {
    MailConfig {
        host: "localhost".into(),
        port: Some(server.port),
        security,
        username: None,
        password: None,
        password_in_clear: false,
        from: "luoshi@anhe.example.cn".into(),
        content: notify::Content::Full,
        timeout: 20,
    }
}

fn with_account(config: MailConfig, password: &str) -> MailConfig {
    MailConfig { username: Some("luoshi".into()), password: Some(Secret::new(password)), ..config }
}

fn to<'a>(name: &'a str, address: &'a str) -> Delivery<'a> {
    Delivery { id: "0190-1", site: "安和县“落实”", name, address, at: now() }
}

async fn send(config: &MailConfig, trust: &Trust, letter: &Letter) -> Result<(), DeliveryError> {
    let mailer = Mailer::new(config, trust)?;
    mailer.send(letter, to("李工", "li@zjj.example.cn")).await
}

const ACCOUNT: Option<(&str, &str)> = Some(("luoshi", "hunter2"));

/// The parts of a message by their kind.
fn part(mail: &ParsedMail<'_>, kind: &str) -> String {
    let part = mail.subparts.iter().find(|part| part.ctype.mimetype == kind);
    part.unwrap_or_else(|| panic!("no {kind}")).get_body().unwrap().replace("\r\n", "\n")
}

#[tokio::test]
async fn a_message_arrives_as_it_was_written() {
    let server = Server::start(Manner::default()).await;
    send(&config(&server, Security::None), &Trust::none(), &letter()).await.unwrap();
    let [taken] = server.taken().try_into().unwrap();
    assert_eq!(
        (taken.from.as_str(), taken.to.as_slice()),
        ("luoshi@anhe.example.cn", &["li@zjj.example.cn".to_owned()][..])
    );
    assert!(taken.bytes.is_ascii(), "servers without 8BITMIME take it too");
    assert!(taken.bytes.split(|byte| *byte == b'\n').all(|line| line.len() <= 998));

    let mail = parse_mail(&taken.bytes).unwrap();
    let header = |name: &str| mail.headers.get_first_value(name).unwrap_or_default();
    assert_eq!(header("Subject"), letter().subject);
    assert_eq!(header("From"), "安和县“落实” <luoshi@anhe.example.cn>");
    assert_eq!(header("To"), "李工 <li@zjj.example.cn>");
    assert_eq!(header("Auto-Submitted"), "auto-generated");
    assert_eq!(header("List-Id"), "<luoshi.anhe.example.cn>");
    assert_eq!(header("Message-ID"), "<0190-1@anhe.example.cn>");
    assert_eq!(mailparse::dateparse(&header("Date")).unwrap(), now().as_second());
    assert_eq!(mail.ctype.mimetype, "multipart/alternative");
    assert_eq!(part(&mail, "text/plain"), letter().text());
    let html = part(&mail, "text/html");
    assert!(html.contains(r#"<a href="http://10.20.0.5:8080/tasks/153">2026-0153 旧桥改造"#), "{html}");
}

#[tokio::test]
async fn encrypted_and_signed_in() {
    let (trust, tls) = certificate();
    for (security, wrapped) in [(Security::Starttls, false), (Security::Tls, true)] {
        let manner = Manner { account: ACCOUNT, tls: Some(tls.clone()), wrapped, ..Manner::default() };
        let server = Server::start(manner).await;
        let config = with_account(config(&server, security), "hunter2");
        send(&config, &trust, &letter()).await.unwrap();
        let [taken] = server.taken().try_into().unwrap();
        assert!(taken.encrypted, "{security:?}");
        assert_eq!(taken.signed_in, Some(("luoshi".into(), "hunter2".into())), "{security:?}");
    }
}

#[tokio::test]
async fn a_certificate_nobody_vouches_for_is_refused() {
    let (_, tls) = certificate();
    let (others, _) = certificate();
    for (security, wrapped) in [(Security::Starttls, false), (Security::Tls, true)] {
        let manner = Manner { account: ACCOUNT, tls: Some(tls.clone()), wrapped, ..Manner::default() };
        let server = Server::start(manner).await;
        let config = with_account(config(&server, security), "hunter2");
        let error = send(&config, &others, &letter()).await.unwrap_err();
        assert!(matches!(error, DeliveryError::Unreachable(..)), "{error}");
        assert!(server.taken().is_empty());
    }
}

#[tokio::test]
async fn a_server_that_will_not_encrypt_gets_no_password() {
    let server = Server::start(Manner { account: ACCOUNT, ..Manner::default() }).await;
    let starttls = with_account(config(&server, Security::Starttls), "hunter2");
    let error = send(&starttls, &Trust::none(), &letter()).await.unwrap_err();
    assert!(matches!(error, DeliveryError::Unreachable(..)), "{error}");
    assert!(server.taken().is_empty());
}

#[tokio::test]
async fn a_password_in_the_clear_must_be_asked_for() {
    let server = Server::start(Manner { account: ACCOUNT, ..Manner::default() }).await;
    let plain = with_account(config(&server, Security::None), "hunter2");
    let error = Mailer::new(&plain, &Trust::none()).unwrap_err();
    assert!(matches!(error, DeliveryError::Setting("mail.password", _)), "{error}");
    let asked = MailConfig { password_in_clear: true, ..plain };
    send(&asked, &Trust::none(), &letter()).await.unwrap();
    assert!(server.taken()[0].signed_in.is_some());
}

#[tokio::test]
async fn refusals_are_told_apart_and_hold_no_password() {
    // What the server does; its code, and whether to come back.
    let cases = [
        (Manner { account: ACCOUNT, ..Manner::default() }, 535, Retry::Never),
        (Manner { refuses: Some((554, "spam?")), ..Manner::default() }, 554, Retry::Never),
        (Manner { refuses: Some((451, "greylisted")), ..Manner::default() }, 451, Retry::Later),
    ];
    for (manner, expected, again) in cases {
        let server = Server::start(manner).await;
        let config = with_account(config(&server, Security::None), "wr0ngword");
        let config = MailConfig { password_in_clear: true, ..config };
        let config = if expected == 535 { config } else { MailConfig { username: None, ..config } };
        let mailer = Mailer::new(&config, &Trust::none()).unwrap();
        let error = mailer.send(&letter(), to("李工", "li@zjj.example.cn")).await.unwrap_err();
        let DeliveryError::Refused { code, retry, .. } = &error else { panic!("{error}") };
        assert_eq!((*code, *retry), (expected, again), "{error}");
        let printed = format!("{error} {error:?} {mailer:?} {config:?}");
        assert!(!printed.contains("wr0ngword"), "{printed}");
        assert!(server.taken().is_empty());
    }
}

#[tokio::test]
async fn a_mailbox_that_is_not_there() {
    let server = Server::start(Manner::default()).await;
    let mailer = Mailer::new(&config(&server, Security::None), &Trust::none()).unwrap();
    let error = mailer.send(&letter(), to("李工", "nobody@zjj.example.cn")).await.unwrap_err();
    assert!(matches!(error, DeliveryError::Refused { code: 550, retry: Retry::Never, .. }), "{error}");
}

#[tokio::test]
async fn nobody_there_and_somebody_mute() {
    let closed = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    let server = Server::start(Manner { mute: true, ..Manner::default() }).await;
    let mute = MailConfig { timeout: 1, ..config(&server, Security::None) };
    let error = send(&mute, &Trust::none(), &letter()).await.unwrap_err();
    assert_eq!((error.retry(), &error), (Retry::Later, &DeliveryError::Timeout("localhost".into())));
    let nobody = MailConfig { port: Some(closed), ..mute };
    let error = send(&nobody, &Trust::none(), &letter()).await.unwrap_err();
    assert!(matches!(error, DeliveryError::Unreachable(..)), "{error}");
    assert_eq!(error.retry(), Retry::Later);
}

#[tokio::test]
async fn headers_cannot_be_injected() {
    let server = Server::start(Manner::default()).await;
    let mailer = Mailer::new(&config(&server, Security::None), &Trust::none()).unwrap();
    let sly = "x\r\nBcc: all@anhe.example.cn\r\n\r\n<script>";
    let letter = Letter { subject: sly.into(), ..letter() };
    let delivery = Delivery { id: sly, site: sly, ..to(sly, "li@zjj.example.cn") };
    mailer.send(&letter, delivery).await.unwrap();
    let [taken] = server.taken().try_into().unwrap();
    assert_eq!(taken.to, ["li@zjj.example.cn"]);
    let mail = parse_mail(&taken.bytes).unwrap();
    assert!(mail.headers.get_first_value("Bcc").is_none());
    assert_eq!(mail.subparts.len(), 2);
    let subject = mail.headers.get_first_value("Subject").unwrap();
    assert_eq!(subject, "x Bcc: all@anhe.example.cn <script>");

    for address in ["li@zjj.cn\r\nRCPT TO:<all@x.cn>", "li@zjj.cn>, <all@x.cn", "a b@c.cn", "", "李工"] {
        let refused = mailer.send(&letter, to("李工", address)).await;
        assert_eq!(refused, Err(DeliveryError::Address(address.to_owned())));
    }
    assert_eq!(server.taken().len(), 1);
}

#[test]
fn slips_in_the_configuration_are_named() {
    let base = |host: &str, from: &str| MailConfig {
        host: host.into(),
        port: None,
        security: Security::Tls,
        username: None,
        password: None,
        password_in_clear: false,
        from: from.into(),
        content: notify::Content::Full,
        timeout: 5,
    };
    let flaw = |host: &str, from: &str| match Mailer::new(&base(host, from), &Trust::none()) {
        Err(DeliveryError::Setting(name, _)) => name,
        other => panic!("{other:?}"),
    };
    assert_eq!(flaw("mail.anhe.cn", "落实"), "mail.from");
    assert_eq!(flaw("mail.anhe.cn\r\nX", "a@b.cn"), "mail.host");
    assert_eq!(flaw("", "a@b.cn"), "mail.host");
}
