use ::ledger::{ChaseState, Colour, Number, Role};
use service::*;

use super::support::*;

const DAY: i64 = 86_400_000;

fn later(call: &Call, days: i64) -> Call {
    Call { at: call.at + days * DAY, ..call.clone() }
}

fn form(colour: Colour, due: &str) -> ChaseForm {
    ChaseForm {
        colour: colour.code().into(),
        reason: "进度落后，请说明原因".into(),
        answer_due: due.into(),
        ..ChaseForm::default()
    }
}

async fn act(c: &County, call: &Call, number: Number, command: &str, text: &str) -> Result<()> {
    let version = c.service.chase(call, number).await?.version;
    let deed = ChaseDeed { command: command.into(), version, text: text.into() };
    c.service.move_chase(call, number, deed, Vec::new()).await
}

#[tokio::test]
async fn a_sheet_is_written_answered_by_its_unit_and_judged() {
    let c = county().await;
    let (liaison, other) = (
        account(&c, "lianluo", Role::Liaison, "县教育局").await,
        account(&c, "tazhen", Role::Liaison, "白石镇").await,
    );
    let leader = account(&c, "zhuren", Role::OfficeLeader, "").await;
    let task = c.task("新增学位600个", "2026-06-14").await;
    let write = async |call: &Call, f: &ChaseForm| c.service.write_chase(call, task, f).await;
    assert_eq!(refused(write(&liaison, &form(Colour::Blue, "2026-06-19")).await), "refused-role");
    assert_eq!(refused(write(&c.call, &form(Colour::Red, "2026-06-19")).await), "refused-role");
    assert_eq!(refused(write(&c.call, &form(Colour::Blue, "2026-06-11")).await), "refused-not-to-come");
    assert_eq!(refused(write(&c.call, &form(Colour::Blue, "下周")).await), "refused-date");
    let blank = ChaseForm { reason: " ".into(), ..form(Colour::Blue, "2026-06-19") };
    assert_eq!(refused(write(&c.call, &blank).await), "refused-no-reason");

    let number = write(&c.call, &form(Colour::Blue, "2026-06-19")).await.unwrap();
    assert_eq!(number.to_string(), "2026-0001");
    assert_eq!(c.service.home(&liaison).await.unwrap().chases.len(), 1);
    assert_eq!(c.service.home(&other).await.unwrap().chases, []);
    assert_eq!(c.service.chase(&liaison, number).await.unwrap().can, ["answer"]);
    assert_eq!(c.service.chase(&c.call, number).await.unwrap().can, ["withdraw"]);
    assert_eq!(refused(c.service.chase(&c.reader, number).await), "refused-not-concerned");
    assert_eq!(refused(act(&c, &other, number, "answer", "不是我们的").await), "refused-not-concerned");
    assert_eq!(refused(act(&c, &liaison, number, "answer", " ").await), "refused-no-answer");
    assert_eq!(refused(act(&c, &c.call, number, "meet", "").await), "refused-chase-state");
    act(&c, &liaison, number, "answer", "已增派两个班组").await.unwrap();
    let stale = ChaseDeed { command: "meet".into(), version: 1, text: String::new() };
    assert_eq!(
        refused(c.service.move_chase(&c.call, number, stale, Vec::new()).await),
        "refused-changed-meanwhile"
    );
    act(&c, &c.call, number, "miss", "没有说明原因").await.unwrap();
    let view = c.service.chase(&leader, number).await.unwrap();
    assert_eq!((view.line.state, view.next), (ChaseState::Unmet, Some(Colour::Yellow)));
    assert_eq!(view.answer.unwrap().0, "已增派两个班组");
    c.proved().await;
}

#[tokio::test]
async fn rules_write_blue_and_yellow_and_propose_red() {
    let c = county().await;
    let task = c.task("新增学位600个", "2026-06-14").await;
    c.task("空气优良天数比例", "2026-12-31").await;
    let site = c.call.actor.site;
    let rule = async |days: i64| {
        let at = NOW + days * DAY;
        c.store.tick(site, ::ledger::day_of(at)).await.unwrap();
        c.service.chase_by_rule(site, at, &words).await.unwrap()
    };
    assert_eq!(rule(0).await, 1, "two days are left");
    assert_eq!(rule(0).await, 0, "once");
    assert_eq!(rule(1).await, 0, "the day for the answer is not over");
    assert_eq!(
        rule(10).await,
        0,
        "the seventh day is the Dragon Boat festival: the Monday after it still is in time"
    );
    assert_eq!(rule(11).await, 1, "overdue without an answer: what follows blue is yellow");
    let sheets = c.service.task(&later(&c.call, 11), task).await.unwrap().work.chases;
    let shown: Vec<_> = sheets.iter().map(|s| (s.number.serial, s.colour, s.state, s.by_rule)).collect();
    assert_eq!(
        shown,
        [(2, Colour::Yellow, ChaseState::Open, true), (1, Colour::Blue, ChaseState::Unmet, true)]
    );
    assert_eq!(rule(20).await, 0, "red is signed by a leader");
    let leader = later(&account(&c, "zhuren", Role::OfficeLeader, "").await, 20);
    let none = ChaseQuery::default();
    assert_eq!(c.service.chases(&later(&c.call, 20), &none).await.unwrap().proposals, []);
    let proposal = &c.service.chases(&leader, &none).await.unwrap().proposals[0];
    assert_eq!((proposal.line.number, proposal.colour), (task, Colour::Red));
    let page = c.service.chase_form(&leader, task, ChaseForm::default()).await.unwrap();
    assert_eq!(
        (page.form.colour.as_str(), page.form.follows.as_str(), page.form.answer_due.as_str()),
        ("red", "2026-0002", "2026-07-06")
    );
    let form = ChaseForm { reason: "超期未办".into(), ..page.form };
    let red = c.service.write_chase(&leader, task, &form).await.unwrap();
    let yellow = c.service.chase(&leader, "2026-0002".parse().unwrap()).await.unwrap();
    assert_eq!((yellow.line.state, yellow.followed_by), (ChaseState::Unmet, Some(red)));
    assert_eq!(c.service.chases(&leader, &none).await.unwrap().proposals, []);
    let query = ChaseQuery { colour: "yellow".into(), ..ChaseQuery::default() };
    assert_eq!(c.service.chases(&c.call, &query).await.unwrap().lines.len(), 1);
    c.proved().await;
}

#[tokio::test]
async fn a_sheet_on_paper_says_where_it_comes_from() {
    let c = county().await;
    let id = c.speech().await;
    c.service.review(&c.call, &id, ReviewCommand::AcceptAll).await.unwrap();
    c.service.issue(&c.call, &id).await.unwrap();
    let task = "2026-0002".parse().unwrap();
    let number = c.service.write_chase(&c.call, task, &form(Colour::Blue, "2026-06-19")).await.unwrap();
    let view = c.service.chase(&c.call, number).await.unwrap();
    assert_eq!(view.source.0, "县教育局要在8月底前新增学位600个。");
    assert_eq!(view.issued_by, "方管理");
    let paper = c.service.chase_paper(&c.call, number, &words).await.unwrap();
    assert!(paper.bytes.starts_with(b"PK") && paper.file_name.ends_with("2026-0001.docx"));
}

/// Two programs on one database come to the same hour at once: each sheet is written by one of them.
#[tokio::test]
async fn two_programs_at_once_write_a_sheet_once() {
    let c = county().await;
    for n in 1..=6 {
        c.task(&format!("改造老旧小区{n}个"), "2026-06-14").await;
    }
    let other = Service::new(c.another_store().await);
    let site = c.call.actor.site;
    let (one, two) =
        tokio::join!(c.service.chase_by_rule(site, NOW, &words), other.chase_by_rule(site, NOW, &words));
    assert_eq!(one.unwrap() + two.unwrap(), 6);
    let sheets = c.service.chases(&c.call, &ChaseQuery::default()).await.unwrap().lines;
    assert_eq!(sheets.len(), 6);
    c.proved().await;
}

#[tokio::test]
async fn an_answer_with_files_leaves_the_unit_once_its_head_approved_it() {
    let c = county().await;
    let liaison = account(&c, "xie", Role::Liaison, "县教育局").await;
    let head = account(&c, "shen", Role::UnitHead, "县教育局").await;
    let other = account(&c, "bie", Role::UnitHead, "县水利局").await;
    let task = c.task("新增学位600个", "2026-12-31").await;
    let form = c.service.chase_form(&c.call, task, ChaseForm::default()).await.unwrap().form;
    let form = ChaseForm { reason: "请报进展".into(), ..form };
    let number = c.service.write_chase(&c.call, task, &form).await.unwrap();
    let give = async |call: &Call, command: &str, text: &str, files: Vec<FileIn>| {
        let version = c.service.chase(&c.call, number).await.unwrap().version;
        let deed = ChaseDeed { command: command.into(), text: text.into(), version };
        c.service.move_chase(call, number, deed, files).await
    };
    let proof = || vec![FileIn { name: "清单.xlsx".into(), bytes: b"PK proof".to_vec() }];
    assert!(c.service.chase(&liaison, number).await.unwrap().to_head);
    give(&liaison, "answer", "已完成四成", proof()).await.unwrap();
    // Within the unit it is seen, outside it is not, and it is still awaited.
    let seen = c.service.chase(&head, number).await.unwrap();
    assert_eq!(seen.drafted.unwrap().answer.text, "已完成四成");
    let office = c.service.chase(&c.call, number).await.unwrap();
    assert_eq!((office.drafted, office.line.state), (None, ChaseState::Open));
    assert_eq!(c.service.home(&head).await.unwrap().approving.len(), 1);
    assert_eq!(refused(give(&liaison, "approve", "", Vec::new()).await), "refused-role");
    assert_eq!(refused(give(&other, "approve", "", Vec::new()).await), "refused-not-concerned");
    give(&head, "send-back", "写明哪几所", Vec::new()).await.unwrap();
    assert_eq!(c.service.home(&head).await.unwrap().approving, []);
    give(&liaison, "answer", "三所学校完成四成", proof()).await.unwrap();
    give(&head, "approve", "", Vec::new()).await.unwrap();
    let office = c.service.chase(&c.call, number).await.unwrap();
    assert_eq!(office.line.state, ChaseState::Answered);
    assert_eq!((office.answer.unwrap().2.as_str(), office.evidence[0].name.as_str()), ("xie", "清单.xlsx"));
    let (name, bytes) = c.service.evidence(&c.call, task, &office.evidence[0].blob).await.unwrap();
    assert_eq!((name.as_str(), &bytes[..]), ("清单.xlsx", &b"PK proof"[..]));
    // The head's own answer goes out at once.
    give(&head, "answer", "四所学校完成", Vec::new()).await.unwrap();
    assert_eq!(c.service.chase(&c.call, number).await.unwrap().answer.unwrap().0, "四所学校完成");
    c.proved().await;
}
