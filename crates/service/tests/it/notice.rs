//! Who is told what, and that messages leave the house once.

use std::sync::{Arc, Mutex};

use ::ledger::{Colour, Number, Role};
use axum::Router;
use axum::routing::post;
use mailparse::{MailHeaderMap as _, parse_mail};
use messages::Lang;
use notify::{Config, Light, Matter, Ways};
use service::*;
use testkit::smtp::{Manner, Server, Taken};

use super::support::*;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// The round of 14:30 on the day of the tests, a Friday.
const ROUND: i64 = NOW + 5 * HOUR;

struct Bureau {
    county: County,
    liaison: Call,
    head: Call,
}

async fn bureau() -> Bureau {
    let county = county().await;
    let liaison = account(&county, "lianluo", Role::Liaison, "县教育局").await;
    let head = account(&county, "juzhang", Role::UnitHead, "县教育局").await;
    // What happened so far is known: everything after it is news.
    county.service.tell(county.call.actor.site, NOW).await.unwrap();
    Bureau { county, liaison, head }
}

impl Bureau {
    fn service(&self) -> &Service {
        &self.county.service
    }

    fn site(&self) -> ::ledger::SiteId {
        self.county.call.actor.site
    }

    async fn tell(&self) -> usize {
        self.service().tell(self.site(), NOW).await.unwrap()
    }

    /// What somebody has not looked at, newest first, after looking at all of it.
    async fn news(&self, call: &Call) -> Vec<Matter> {
        let inbox = self.service().inbox(call).await.unwrap();
        self.service().see(call, "", i64::MAX).await.unwrap();
        inbox.new.into_iter().map(|line| line.notice.matter).collect()
    }

    async fn give(&self, call: &Call, task: Number, command: &str) {
        let version = self.service().task(&self.county.call, task).await.unwrap().version;
        let form =
            DeedForm {
                command: command.into(), version, reason: "请分校写明".into(), ..DeedForm::default()
            };
        self.service().do_with_task(call, task, form, Vec::new()).await.unwrap();
    }

    /// The liaison arranges the work without saying more.
    async fn arrange(&self, task: Number) {
        let version = self.service().task(&self.county.call, task).await.unwrap().version;
        let form = PlanForm { version, ..PlanForm::default() };
        self.service().arrange(&self.liaison, task, &form).await.unwrap();
    }

    async fn report(&self, task: Number) {
        let version = self.service().task(&self.county.call, task).await.unwrap().version;
        let form =
            ReportForm { version, progress: "三所学校已开工。".into(), ..ReportForm::default() };
        self.service().send_report(&self.liaison, task, &form, Vec::new()).await.unwrap();
    }

    async fn mail_of(&self, call: &Call, form: ContactView) {
        self.service().set_contact(call, &form).await.unwrap();
    }

    /// Puts together and sends what is due at an instant, as the jobs do.
    async fn round(&self, service: &Service, at: i64) -> usize {
        service.compose(self.site(), at).await.unwrap();
        service.send_letters(self.site(), &move || at).await.unwrap()
    }
}

fn due(text: &str) -> Option<jiff::civil::Date> {
    Some(text.parse().unwrap())
}

fn mailbox(mail: &str, lang: &str) -> ContactView {
    ContactView { mail: mail.into(), lang: lang.into(), ..ContactView::default() }
}

fn ways(text: &str) -> Ways {
    let config: Config = toml::from_str(text).unwrap();
    Ways::open(&config, Lang::Zh).unwrap()
}

fn by_mail(server: &Server) -> Ways {
    ways(&format!(
        "address = 'http://10.20.0.5:8080'\n[mail]\nhost = 'localhost'\nport = {}\nsecurity = 'none'\nfrom = 'luoshi@yunxi.example.cn'",
        server.port
    ))
}

/// Subject and plain text of a message.
fn read(taken: &Taken) -> (String, String) {
    let mail = parse_mail(&taken.bytes).unwrap();
    let plain = mail.subparts.iter().find(|p| p.ctype.mimetype == "text/plain").unwrap();
    (mail.headers.get_first_value("Subject").unwrap(), plain.get_body().unwrap())
}

#[tokio::test]
async fn an_issued_task_is_told_once_to_its_units_and_not_to_whoever_issued_it() {
    let b = bureau().await;
    let town = account(&b.county, "zhen", Role::Liaison, "白石镇").await;
    let task = b.county.task("新增学位600个", "2026-08-31").await;
    assert_eq!(b.tell().await, 2);
    assert_eq!(b.tell().await, 0, "once");
    assert_eq!(b.service().unseen(&b.liaison).await.unwrap(), 1);
    let line = b.service().inbox(&b.liaison).await.unwrap().new.remove(0);
    assert_eq!(line.notice.matter, Matter::Assigned { due: due("2026-08-31") });
    assert_eq!(line.notice.about.title, "新增学位600个");
    let path = b.service().follow_notice(&b.liaison, &line.id).await.unwrap();
    assert_eq!(path, format!("/tasks/{task}#act"));
    assert_eq!(b.service().unseen(&b.liaison).await.unwrap(), 0, "following it is looking at it");
    assert_eq!(b.service().inbox(&b.liaison).await.unwrap().seen.len(), 1);
    assert_eq!(b.news(&town).await, [Matter::TakesPart { due: due("2026-08-31") }]);
    assert_eq!(b.news(&b.county.call).await, []);
    let theirs = b.service().follow_notice(&town, &line.id).await;
    assert!(matches!(theirs, Err(ServiceError::NotFound)), "nobody follows what another was told");
}

#[tokio::test]
async fn the_next_one_who_has_to_act_is_told_and_nobody_of_their_own_act() {
    let b = bureau().await;
    let leader = account(&b.county, "zhuren", Role::OfficeLeader, "").await;
    let task = b.county.task("新增学位600个", "2026-08-31").await;
    let unit = "县教育局".to_owned();
    b.tell().await;
    b.give(&b.liaison, task, "sign-for").await;
    b.arrange(task).await;
    b.report(task).await;
    b.tell().await;
    assert_eq!(b.news(&b.head).await, [Matter::ReportToApprove]);
    assert_eq!(b.news(&b.liaison).await, [], "it has been signed for, and what one did oneself is no news");
    b.give(&b.head, task, "approve-report").await;
    b.tell().await;
    assert_eq!(b.news(&b.county.call).await, [Matter::ReportToReview { unit: unit.clone() }]);
    b.give(&b.county.call, task, "return-report").await;
    b.tell().await;
    assert_eq!(b.news(&b.liaison).await, [Matter::ReportReturned { reason: "请分校写明".into() }]);

    let sheet = ChaseForm {
        colour: Colour::Red.code().into(),
        reason: "进度落后".into(),
        answer_due: "2026-06-15".into(),
        ..ChaseForm::default()
    };
    let number = b.service().write_chase(&leader, task, &sheet).await.unwrap();
    b.tell().await;
    for call in [&b.liaison, &b.head] {
        assert_eq!(b.news(call).await, [Matter::ChasedRed { answer: due("2026-06-15").unwrap() }]);
    }
    let version = b.service().chase(&b.liaison, number).await.unwrap().version;
    let deed = ChaseDeed { command: "answer".into(), version, text: "已增派人手".into() };
    b.service().move_chase(&b.liaison, number, deed, Vec::new()).await.unwrap();
    b.tell().await;
    // It leaves the unit by its head's hand: only then the office hears of it.
    assert_eq!(b.news(&b.head).await, [Matter::AnswerToApprove]);
    assert_eq!(b.news(&b.county.call).await, []);
    let version = b.service().chase(&b.head, number).await.unwrap().version;
    let deed = ChaseDeed { command: "approve".into(), version, ..ChaseDeed::default() };
    b.service().move_chase(&b.head, number, deed, Vec::new()).await.unwrap();
    b.tell().await;
    for call in [&b.county.call, &leader] {
        assert_eq!(b.news(call).await, [Matter::ChaseAnswered { unit: unit.clone() }]);
    }
    assert_eq!(b.news(&b.head).await, []);
}

#[tokio::test]
async fn a_direction_is_told_to_who_follows_it_and_its_end_to_who_gave_it() {
    let b = bureau().await;
    let leader = account(&b.county, "xianzhang", Role::CountyLeader, "").await;
    let words = "请水务集团查清漏损原因。";
    let form = DirectionForm { text: words.into(), task: String::new() };
    let id = b.service().give_direction(&leader, &form).await.unwrap();
    b.tell().await;
    let line = b.service().inbox(&b.county.call).await.unwrap().new.remove(0);
    assert_eq!(line.notice.matter, Matter::Directed { words: words.into() });
    assert_eq!(line.notice.about.path, format!("/directions/{id}"));
    assert_eq!(b.news(&leader).await, []);
    let (_, form) = b.service().direction_task_form(&b.county.call, &id).await.unwrap();
    let form = TaskForm { lead_unit: "县水务集团".into(), ..form };
    b.service().direction_task(&b.county.call, &id, form).await.unwrap();
    b.tell().await;
    assert_eq!(b.news(&leader).await, [Matter::DirectionFollowed { outcome: "task".into() }]);
}

#[tokio::test]
async fn a_request_to_report_is_told_to_those_who_have_to_answer() {
    let b = bureau().await;
    let form = RequestForm {
        title: "防汛物资储备".into(),
        purpose: "统筹调拨，补足缺口".into(),
        basis: "县防汛抗旱指挥部2026年第3次会议".into(),
        unit: "县水利局".into(),
        recipients: "县教育局".into(),
        fields: "编织袋储备（条）".into(),
        cadence: "monthly".into(),
        due: "2026-06-30".into(),
        ..RequestForm::default()
    };
    let number = b.service().send_request(&b.county.call, &form, false).await.unwrap();
    b.tell().await;
    let line = b.service().inbox(&b.liaison).await.unwrap().new.remove(0);
    let asked = Matter::Asked { unit: "县水利局".into(), due: due("2026-06-30").unwrap() };
    assert_eq!((line.notice.matter, line.notice.about.path), (asked, format!("/burden/requests/{number}")));
    b.news(&b.liaison).await;
    let reason = "改由平台自动归集";
    b.service().move_request(&b.county.call, number, "withdraw", reason, 1).await.unwrap();
    b.tell().await;
    assert_eq!(b.news(&b.liaison).await, [Matter::AskWithdrawn { reason: reason.into() }]);
}

fn ask(recipients: &str) -> RequestForm {
    RequestForm {
        title: "防汛物资储备".into(),
        purpose: "统筹调拨，补足缺口".into(),
        basis: "县防汛抗旱指挥部2026年第3次会议".into(),
        unit: "县水利局".into(),
        recipients: recipients.into(),
        fields: "编织袋储备（条）".into(),
        cadence: "monthly".into(),
        due: "2026-06-30".into(),
        ..RequestForm::default()
    }
}

fn later(call: &Call, days: i64) -> Call {
    Call { at: NOW + days * DAY, ..call.clone() }
}

#[tokio::test]
async fn an_answer_is_asked_for_before_its_day_and_whoever_asked_is_told_once_all_are_in() {
    let b = bureau().await;
    let town = account(&b.county, "zhen", Role::Liaison, "白石镇").await;
    let number = b.service().send_request(&b.county.call, &ask("县教育局、白石镇"), false).await.unwrap();
    b.tell().await;
    for call in [&b.liaison, &town] {
        b.news(call).await;
    }
    let on = async |days: i64| b.service().remind(b.site(), NOW + days * DAY).await.unwrap();
    let due = due("2026-06-30").unwrap();
    assert_eq!(on(14).await, 0, "four days before");
    let answer = async |call: &Call, count: &str| {
        let call = later(call, 15);
        let version = b.service().answer_page(&call, number, &AnswerForm::default()).await.unwrap().version;
        let form = AnswerForm { values: vec![count.into()], version, ..AnswerForm::default() };
        b.service().answer(&call, number, &form).await.unwrap();
        b.tell().await;
    };
    answer(&town, "1200").await;
    assert_eq!(on(15).await, 1, "only who has not answered is reminded");
    assert_eq!(on(16).await, 0, "once");
    assert_eq!(b.news(&b.liaison).await, [Matter::AnswerDue { due, days: 3 }]);
    assert_eq!(b.news(&town).await, []);
    assert_eq!(b.news(&b.county.call).await, [], "one answer is still missing");
    answer(&b.liaison, "900").await;
    let line = b.service().inbox(&b.county.call).await.unwrap().new.remove(0);
    assert_eq!(line.notice.matter, Matter::AllAnswered { due, count: 2 });
    assert_eq!(line.notice.about.path, format!("/burden/requests/{number}"));
    b.news(&b.county.call).await;
    answer(&b.liaison, "950").await;
    assert_eq!(b.news(&b.county.call).await, [], "an answer that is mended is no news");
    assert_eq!(on(19).await, 0, "nothing is missing");
}

#[tokio::test]
async fn once_the_day_has_passed_who_is_missing_is_told_to_them_and_to_whoever_asked() {
    let b = bureau().await;
    let form = RequestForm { due: "2026-06-15".into(), ..ask("县教育局、白石镇") };
    b.service().send_request(&b.county.call, &form, false).await.unwrap();
    b.tell().await;
    b.news(&b.liaison).await;
    let on = async |days: i64| b.service().remind(b.site(), NOW + days * DAY).await.unwrap();
    assert_eq!(on(0).await, 0, "what was asked today needs no reminder");
    // The town has nobody who could be told.
    assert_eq!(on(4).await, 2);
    assert_eq!(on(5).await, 0, "once");
    assert_eq!(b.news(&b.liaison).await, [Matter::AnswerMissing { days: 1 }]);
    let units = vec!["县教育局".to_owned(), "白石镇".to_owned()];
    let missing = Matter::AnswersMissing { due: due("2026-06-15").unwrap(), asked: 2, units };
    assert_eq!(b.news(&b.county.call).await, [missing]);
}

impl Bureau {
    /// The night before a day, as the jobs do it: lights are judged, then people are told. Returns how many notices.
    async fn night(&self, days: i64) -> usize {
        let at = NOW + days * DAY;
        self.county.store.tick(self.site(), ::ledger::day_of(at)).await.unwrap();
        self.service().tell_turns(self.site(), at).await.unwrap()
    }
}

/// The turns of the only one piece of news: task, from, to, keys of the reason and of what would mend it.
fn turns(news: &[Matter]) -> Vec<(String, Light, Light, String)> {
    let [Matter::Turned { turns }] = news else { panic!("{news:?}") };
    let line = |t: &notify::Turn| {
        let keys: Vec<&str> = [&t.why].into_iter().chain(&t.mend).map(|said| said.key.as_str()).collect();
        (t.about.number.clone(), t.from, t.to, keys.join(" "))
    };
    turns.list.iter().map(line).collect()
}

#[tokio::test]
async fn lights_that_turn_at_night_are_one_notice_for_each_and_red_ones_reach_the_office() {
    let b = bureau().await;
    let first = b.county.task("新增学位600个", "2026-06-20").await.to_string();
    let second = b.county.task("改造食堂3所", "2026-06-21").await.to_string();
    b.county.task("空气优良天数比例", "2026-12-31").await;
    assert_eq!(b.night(0).await, 0);
    assert_eq!(b.night(5).await, 2, "liaison and head");
    assert_eq!(b.night(5).await, 0, "once");
    assert_eq!(b.night(9).await, 3);
    let near =
        |n: &str| (n.to_owned(), Light::Green, Light::Amber, "planning-near planning-mend-close".to_owned());
    let over = "planning-overdue planning-mend-overdue".to_owned();
    let red = (first.clone(), Light::Amber, Light::Red, over);
    let news = b.news(&b.liaison).await;
    let [today, before] = news.as_slice() else { panic!("{news:?}") };
    assert_eq!(turns(std::slice::from_ref(before)), [near(&first)], "of the seventeenth");
    assert_eq!(turns(std::slice::from_ref(today)), [red.clone(), near(&second)], "of the twenty-first");
    assert_eq!(turns(&b.news(&b.county.call).await), [red]);
}

#[tokio::test]
async fn a_light_that_turns_by_an_act_joins_the_notice_of_the_day_and_what_was_read_is_news_again() {
    let b = bureau().await;
    let task = b.county.task("新增学位600个", "2026-06-14").await;
    // Two days before its date it was entered amber: nothing turned.
    b.tell().await;
    b.news(&b.liaison).await;
    assert_eq!(b.night(0).await, 0);
    let edit = async |due: &str, days: i64| {
        let call = later(&b.county.call, days);
        let form = b.service().task_form(&call, task).await.unwrap();
        let form = TaskForm { due: due.into(), reason: "按会议决定调整".into(), ..form };
        b.service().edit_task(&call, task, form).await.unwrap();
        b.service().tell_turns(b.site(), call.at).await.unwrap()
    };
    assert_eq!(edit("2026-12-20", 0).await, 2);
    let green = turns(&b.news(&b.liaison).await).remove(0);
    assert_eq!((green.1, green.2), (Light::Amber, Light::Green));
    // The liaison has read of it, the head has not: turned back, it is news for the one and none for the other.
    assert_eq!(edit("2026-06-14", 0).await, 1);
    let amber = turns(&b.news(&b.liaison).await).remove(0);
    assert_eq!((amber.1, amber.2), (Light::Green, Light::Amber));
    let head = b.news(&b.head).await;
    assert!(!head.iter().any(|m| matches!(m, Matter::Turned { .. })), "{head:?}");
}

#[tokio::test]
async fn another_rule_pack_tells_whose_lights_it_turned() {
    let b = bureau().await;
    let leader = account(&b.county, "zhuren", Role::OfficeLeader, "").await;
    b.county.task("新增学位600个", "2026-12-31").await;
    assert_eq!(b.night(95).await, 0);
    b.service().adopt_rules(&later(&leader, 95), "pace-points", 1).await.unwrap();
    let told = b.service().tell_turns(b.site(), NOW + 95 * DAY).await.unwrap();
    assert_eq!(told, 3, "liaison, head and the office");
    for call in [&b.liaison, &b.head, &b.county.call] {
        let news = b.news(call).await;
        let [Matter::Turned { turns }] = news.as_slice() else { panic!("{news:?}") };
        // By these rules it has been red for weeks: that is told, and not as what happened today.
        assert_eq!((turns.list.len(), turns.earlier), (0, [1, 0, 0]));
    }
    assert_eq!(b.service().tell_turns(b.site(), NOW + 96 * DAY).await.unwrap(), 0, "once");
}

#[tokio::test]
async fn the_calendar_reminds_of_each_thing_once() {
    let b = bureau().await;
    let task = b.county.task("新增学位600个", "2026-06-20").await;
    b.give(&b.liaison, task, "sign-for").await;
    b.arrange(task).await;
    b.tell().await;
    b.news(&b.liaison).await;
    let on = async |days: i64| {
        let at = NOW + days * DAY;
        b.county.store.tick(b.site(), ::ledger::day_of(at)).await.unwrap();
        b.service().remind(b.site(), at).await.unwrap()
    };
    assert_eq!(on(4).await, 0, "four days before");
    // Three days before, the task is due and so is a report on it.
    assert_eq!(on(5).await, 2);
    assert_eq!((on(5).await, on(6).await), (0, 0), "once");
    let soon = Matter::DueSoon { due: due("2026-06-20").unwrap(), days: 3 };
    let report = Matter::ReportDue { on: due("2026-06-20").unwrap() };
    let news = b.news(&b.liaison).await;
    assert!(news.contains(&soon) && news.contains(&report), "{news:?}");
    on(9).await;
    assert!(b.news(&b.head).await.contains(&Matter::Overdue { due: due("2026-06-20").unwrap(), days: 1 }));
    assert_eq!(on(10).await, 0);
}

#[tokio::test]
async fn a_task_nobody_signs_for_and_a_sheet_nobody_answers_come_up() {
    let b = bureau().await;
    let task = b.county.task("新增学位600个", "2026-12-31").await;
    let sheet = ChaseForm {
        colour: Colour::Blue.code().into(),
        reason: "尚未签收".into(),
        answer_due: "2026-06-14".into(),
        ..ChaseForm::default()
    };
    b.service().write_chase(&b.county.call, task, &sheet).await.unwrap();
    b.tell().await;
    for call in [&b.liaison, &b.head, &b.county.call] {
        b.news(call).await;
    }
    let answer = due("2026-06-14").unwrap();
    b.service().remind(b.site(), NOW + 3 * DAY).await.unwrap();
    assert_eq!(b.news(&b.county.call).await, [Matter::ChaseUnanswered { answer }]);
    assert_eq!(b.news(&b.liaison).await, [Matter::ChaseUnanswered { answer }]);
    b.service().remind(b.site(), NOW + 4 * DAY).await.unwrap();
    assert_eq!(b.news(&b.liaison).await, [Matter::Unsigned { days: 4 }]);
    assert!(b.news(&b.head).await.contains(&Matter::Unsigned { days: 4 }));
}

#[tokio::test]
async fn a_unit_without_people_is_told_through_the_one_above_and_administrators_never() {
    let b = bureau().await;
    let units = b.service().settings(&b.county.call).await.unwrap().units;
    assert!(units.iter().any(|u| u.form.name == "白石镇"));
    account(&b.county, "sysadmin", Role::SystemAdministrator, "").await;
    b.county.task("新增学位600个", "2026-08-31").await;
    // The town has nobody, and nothing above it: one notice, for the bureau.
    assert_eq!(b.tell().await, 1);
    let admin = call_of(b.service(), "sysadmin").await;
    assert_eq!(b.service().unseen(&admin).await.unwrap(), 0);
    assert_eq!(refused(b.service().inbox(&admin).await.map(|_| ())), "refused-role");
}

#[tokio::test]
async fn mail_arrives_once_a_round_in_the_language_of_each_and_a_second_round_sends_nothing() {
    let b = bureau().await;
    let server = Server::start(Manner::default()).await;
    let service = b.service().clone().with_ways(by_mail(&server));
    b.mail_of(&b.liaison, mailbox("lianluo@jyj.example.cn", "zh-CN")).await;
    b.mail_of(&b.head, mailbox("juzhang@jyj.example.cn", "en")).await;
    let task = b.county.task("新增学位600个", "2026-08-31").await;
    b.tell().await;
    b.give(&b.liaison, task, "sign-for").await;
    b.arrange(task).await;
    b.report(task).await;
    // What has been signed for needs not be written about; this has not.
    let unsigned = b.county.task("编制方案", "2026-08-31").await;
    b.tell().await;
    assert_eq!(b.round(&service, NOW + MINUTE).await, 0, "the round of 14:30 is awaited");
    assert_eq!(b.round(&service, ROUND).await, 2);
    assert_eq!(b.round(&service, ROUND + MINUTE).await, 0);
    assert_eq!(b.round(&service, ROUND + 3 * DAY).await, 0, "nothing new");
    let mut taken = server.taken();
    taken.sort_by(|a, b| a.to.cmp(&b.to));
    let [head, liaison] = taken.try_into().unwrap();
    assert_eq!(liaison.to, ["lianluo@jyj.example.cn"]);
    let (subject, text) = read(&liaison);
    let assigned = format!("{unsigned} 编制方案：已交办，2026年8月31日前完成，请签收");
    assert_eq!(subject, format!("【落实·云溪县】{assigned}"));
    assert!(
        text.contains(&assigned) && text.contains(&format!("http://10.20.0.5:8080/tasks/{unsigned}#act")),
        "{text}"
    );
    let (subject, _) = read(&head);
    assert_eq!(subject, format!("[Luoshi 云溪县] {task} 新增学位600个: a report waits for your approval"));
}

#[tokio::test]
async fn quiet_hours_hold_ordinary_mail_and_let_a_red_sheet_pass() {
    let b = bureau().await;
    let leader = account(&b.county, "zhuren", Role::OfficeLeader, "").await;
    let server = Server::start(Manner::default()).await;
    let service = b.service().clone().with_ways(by_mail(&server));
    let quiet =
        ContactView { quiet_from: "13:00".into(), quiet_until: "16:00".into(), ..mailbox("a@b.cn", "zh-CN") };
    b.mail_of(&b.liaison, quiet).await;
    let task = b.county.task("新增学位600个", "2026-08-31").await;
    b.tell().await;
    assert_eq!(b.round(&service, ROUND).await, 0, "14:30 is quiet for this person");
    let sheet = ChaseForm {
        colour: Colour::Red.code().into(),
        reason: "进度落后".into(),
        answer_due: "2026-06-15".into(),
        ..ChaseForm::default()
    };
    b.service().write_chase(&leader, task, &sheet).await.unwrap();
    b.tell().await;
    assert_eq!(b.round(&service, ROUND + MINUTE).await, 1);
    assert!(read(&server.taken()[0]).0.contains("红色督办单"));
    // Saturday and Sunday are quiet for everybody; Monday morning brings the rest.
    assert_eq!(b.round(&service, ROUND + DAY).await, 0);
    assert_eq!(b.round(&service, ROUND + 3 * DAY - 6 * HOUR).await, 1);
    assert!(read(&server.taken()[1]).0.contains("已交办"));
}

#[tokio::test]
async fn what_fails_is_tried_again_then_stands_in_the_outbox_without_its_words() {
    let b = bureau().await;
    let server = Server::start(Manner { refuses: Some((451, "greylisted")), ..Manner::default() }).await;
    let away = b.service().clone().with_ways(by_mail(&server));
    b.mail_of(&b.liaison, mailbox("lianluo@jyj.example.cn", "zh-CN")).await;
    b.county.task("新增学位600个", "2026-08-31").await;
    b.tell().await;
    assert_eq!(b.round(&away, ROUND).await, 0);
    let outbox = away.outbox(&b.county.call, "waiting").await.unwrap();
    let line = &outbox.lines[0];
    assert_eq!((line.person.as_str(), line.failures, line.count), ("lianluo", 1, 1));
    assert_eq!(line.error.as_ref().unwrap().0, "notify-error-refused");
    assert!(!format!("{outbox:?}").contains("学位"), "{outbox:?}");
    assert_eq!(b.round(&away, ROUND + 30_000).await, 0, "not before its time");
    assert_eq!(away.outbox(&b.county.call, "waiting").await.unwrap().lines[0].failures, 1);

    let nobody = Server::start(Manner::default()).await;
    let back = b.service().clone().with_ways(by_mail(&nobody));
    b.mail_of(&b.liaison, mailbox("nobody@jyj.example.cn", "zh-CN")).await;
    assert_eq!(b.round(&back, ROUND + HOUR).await, 0);
    let failed = back.outbox(&b.county.call, "failed").await.unwrap();
    assert_eq!((failed.lines.len(), failed.counts[0]), (1, ("failed", 1)), "550 is for good");
    b.mail_of(&b.liaison, mailbox("lianluo@jyj.example.cn", "zh-CN")).await;
    assert_eq!(b.round(&back, ROUND + 2 * HOUR).await, 0);
    back.send_again(&b.county.call, &failed.lines[0].id).await.unwrap();
    assert_eq!(b.round(&back, ROUND + 2 * HOUR).await, 1);
    assert_eq!(nobody.taken().len(), 1);
    assert_eq!(refused(back.outbox(&b.liaison, "sent").await.map(|_| ())), "refused-role");
    assert_eq!(refused(back.send_again(&b.liaison, "x").await), "refused-role");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_several_programs_on_one_database_each_message_is_sent_by_one() {
    let b = bureau().await;
    let server = Server::start(Manner::default()).await;
    b.mail_of(&b.liaison, mailbox("lianluo@jyj.example.cn", "zh-CN")).await;
    for n in 0..5 {
        b.county.task(&format!("新增学位{n}个"), "2026-08-31").await;
    }
    let service = b.service().clone().with_ways(by_mail(&server));
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let (service, site) = (service.clone(), b.site());
        all.spawn(async move {
            service.tell(site, NOW).await.unwrap();
            service.compose(site, ROUND).await.unwrap();
            service.send_letters(site, &|| ROUND).await.unwrap()
        });
    }
    let sent: usize = all.join_all().await.into_iter().sum();
    assert_eq!((sent, server.taken().len()), (1, 1));
    assert!(read(&server.taken()[0]).0.contains("5 件"));
}

#[tokio::test]
async fn a_message_that_was_sent_and_not_noted_is_sent_once_more_with_the_same_key() {
    let b = bureau().await;
    let server = Server::start(Manner::default()).await;
    let service = b.service().clone().with_ways(by_mail(&server));
    b.mail_of(&b.liaison, mailbox("lianluo@jyj.example.cn", "zh-CN")).await;
    b.county.task("新增学位600个", "2026-08-31").await;
    b.tell().await;
    service.compose(b.site(), ROUND).await.unwrap();
    // Another program took it into its hands and died before it could say what became of it.
    let row = b.county.store.letters_due(b.site(), ROUND, 9).await.unwrap().remove(0);
    assert!(b.county.store.claim_letter(b.site(), &row, ROUND + 5 * MINUTE).await.unwrap());
    assert_eq!(b.round(&service, ROUND + MINUTE).await, 0, "it may still be at it");
    assert_eq!(b.round(&service, ROUND + 6 * MINUTE).await, 1, "nothing is lost");
    let mail = parse_mail(&server.taken()[0].bytes).unwrap().headers.get_first_value("Message-ID");
    assert_eq!(mail, Some(format!("<{}@yunxi.example.cn>", row.id)));
}

#[tokio::test]
async fn a_group_hears_of_what_presses_and_of_nothing_else() {
    let b = bureau().await;
    let heard: Arc<Mutex<Vec<serde_json::Value>>> = Arc::default();
    let ear = heard.clone();
    let hook = post(move |body: String| async move {
        ear.lock().unwrap().push(serde_json::from_str(&body).unwrap());
        r#"{"errcode":0,"errmsg":"ok"}"#
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/hook", hook)).await.unwrap() });
    let service = b.service().clone().with_ways(ways(&format!(
        "[reach]\nprivate = true\nplain_http = true\n[[robots]]\nname = '督查专班群'\nkind = 'wecom'\n\
         url = 'http://127.0.0.1:{port}/hook'\ncontent = 'numbers_only'"
    )));
    let task = b.county.task("新增学位600个", "2026-08-31").await;
    let sheet = ChaseForm {
        colour: Colour::Yellow.code().into(),
        reason: "进度落后".into(),
        answer_due: "2026-06-15".into(),
        ..ChaseForm::default()
    };
    b.service().write_chase(&b.county.call, task, &sheet).await.unwrap();
    b.tell().await;
    assert_eq!(b.round(&service, ROUND).await, 1);
    assert_eq!(b.round(&service, ROUND + MINUTE).await, 0);
    let heard = heard.lock().unwrap();
    let content = heard[0]["markdown"]["content"].as_str().unwrap();
    assert!(
        heard.len() == 1 && content.contains("督办〔2026〕1号") && content.contains("黄色督办单"),
        "{content}"
    );
    assert!(!content.contains("学位") && !content.contains("已交办"), "{content}");
}

#[tokio::test]
async fn without_a_configuration_nothing_waits_to_be_sent() {
    let b = bureau().await;
    let server = Server::start(Manner::default()).await;
    b.mail_of(&b.liaison, mailbox("lianluo@jyj.example.cn", "zh-CN")).await;
    b.county.task("新增学位600个", "2026-08-31").await;
    b.tell().await;
    assert_eq!(b.round(b.service(), ROUND).await, 0);
    // Switched on later, it does not begin with what is old.
    let service = b.service().clone().with_ways(by_mail(&server));
    assert_eq!(b.round(&service, ROUND + MINUTE).await, 0);
    assert!(server.taken().is_empty());
    assert_eq!(b.news(&b.liaison).await.len(), 1, "the inbox has it");
}

#[tokio::test]
async fn a_site_that_was_never_told_anything_hears_of_its_last_days_in_the_system_only() {
    let county = county().await;
    let liaison = account(&county, "lianluo", Role::Liaison, "县教育局").await;
    county.task("新增学位600个", "2026-08-31").await;
    let site = county.call.actor.site;
    let server = Server::start(Manner::default()).await;
    let service = county.service.clone().with_ways(by_mail(&server));
    service.set_contact(&liaison, &mailbox("lianluo@jyj.example.cn", "zh-CN")).await.unwrap();
    assert_eq!(service.tell(site, NOW).await.unwrap(), 1);
    service.compose(site, ROUND).await.unwrap();
    assert_eq!(service.send_letters(site, &|| ROUND).await.unwrap(), 0);
    assert_eq!(service.unseen(&liaison).await.unwrap(), 1);
}

#[tokio::test]
async fn addresses_and_hours_that_cannot_be_are_refused() {
    let b = bureau().await;
    for mail in ["李工", "a b@c.cn", "li@zjj.cn\r\nBcc: x@y.cn"] {
        let form = mailbox(mail, "zh-CN");
        assert_eq!(refused(b.service().set_contact(&b.liaison, &form).await), "refused-mail");
    }
    for (from, until) in [("22:00", ""), ("", "08:00"), ("25:00", "08:00"), ("08:00", "08:00")] {
        let form =
            ContactView { quiet_from: from.into(), quiet_until: until.into(), ..ContactView::default() };
        assert_eq!(refused(b.service().set_contact(&b.liaison, &form).await), "refused-quiet-hours");
    }
}

#[tokio::test]
async fn a_calendar_holds_what_its_owner_must_keep_and_closes() {
    let b = bureau().await;
    let task = b
        .county
        .task("新增学位600个，分三所学校；含配套道路与管网，须在秋季开学以前全部交付使用", "2026-08-31")
        .await;
    b.give(&b.liaison, task, "sign-for").await;
    b.arrange(task).await;
    let token = b.service().make_feed(&b.liaison).await.unwrap();
    let feed = b.service().feed(&token).await.unwrap();
    assert!(feed.text.split("\r\n").all(|line| line.len() <= 75), "folded by RFC 5545");
    let parsed: icalendar::Calendar = feed.text.parse().unwrap();
    let events: Vec<_> = parsed.components.iter().filter_map(|c| c.as_event()).collect();
    let of = |mark: &str| {
        let found =
            events.iter().find(|e| icalendar::Component::get_summary(**e).is_some_and(|s| s.ends_with(mark)));
        found.and_then(|e| icalendar::Component::property_value(*e, "DTSTART").map(str::to_owned))
    };
    assert_eq!(of("到期").as_deref(), Some("20260831"));
    assert!(of("报送截止").is_some());
    assert_eq!(b.service().feed(&token).await.unwrap().mark, feed.mark, "the same while nothing changes");

    // Somebody else's holds nothing of it, and who may not read has none.
    let enterprise = account(&b.county, "qiye", Role::Liaison, "县水务集团").await;
    let other = b.service().make_feed(&enterprise).await.unwrap();
    assert!(!b.service().feed(&other).await.unwrap().text.contains("VEVENT"));
    account(&b.county, "sysadmin", Role::SystemAdministrator, "").await;
    let admin = call_of(b.service(), "sysadmin").await;
    assert_eq!(refused(b.service().make_feed(&admin).await), "refused-role");

    let renewed = b.service().make_feed(&b.liaison).await.unwrap();
    assert!(
        matches!(b.service().feed(&token).await, Err(ServiceError::NotFound)),
        "the old address is closed"
    );
    b.service().feed(&renewed).await.unwrap();
    b.service().drop_feed(&b.liaison).await.unwrap();
    assert!(matches!(b.service().feed(&renewed).await, Err(ServiceError::NotFound)));
}
