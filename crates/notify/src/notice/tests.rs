use super::*;
use crate::turn::tests::turn;
use crate::{Light, Turn};
use jiff::civil::date;

fn turned(list: &[Turn]) -> Matter {
    let mut turns = Turns::default();
    list.iter().for_each(|turn| turns.add(turn.clone(), false));
    turns.matter()
}

/// One of each, for tests that walk the list; those whose words depend on what they hold stand twice.
#[allow(clippy::too_many_lines, reason = "a list: one entry for each kind")]
pub(crate) fn one_of_each() -> Vec<Matter> {
    let day = date(2026, 6, 30);
    let unit = || "县住建局".to_owned();
    let reason = || "缺少佐证材料".to_owned();
    let mut all = vec![
        Matter::Assigned { due: Some(day) },
        Matter::Assigned { due: None },
        Matter::Unsigned { days: 3 },
        Matter::ReassignmentRequested { unit: unit() },
        Matter::ReportDue { on: day },
        Matter::ReportMissing { days: 1 },
        Matter::ReportToApprove,
        Matter::ReportToReview { unit: unit() },
        Matter::ReportReturned { reason: reason() },
        Matter::DueSoon { due: day, days: 3 },
        Matter::Overdue { due: day, days: 12 },
        Matter::DueMoved { due: Some(day) },
        Matter::DueMoved { due: None },
        Matter::MilestonesMoved { milestones: vec![("完成招标".to_owned(), day)] },
        Matter::MilestonesMoved { milestones: vec![] },
        Matter::TakesPart { due: Some(day) },
        Matter::TakesPart { due: None },
        Matter::Arranged { due: Some(day) },
        Matter::Arranged { due: None },
        Matter::TakenAway { unit: unit() },
        Matter::UnitKept { reason: reason() },
        Matter::IssueProposed,
        Matter::IssueSentBack { reason: reason() },
        Matter::Excused { until: day },
        Matter::ChaseUnanswered { answer: day },
        Matter::ChaseMet,
        Matter::ChaseUnmet { reason: reason() },
        Matter::ChaseWithdrawn { reason: reason() },
        Matter::SuspensionProposed { reason: reason() },
        Matter::Suspended { review: day },
        Matter::SuspensionRefused { reason: reason() },
        Matter::Resumed { reason: reason() },
        Matter::ClosingRecommended { unit: unit() },
        Matter::Referred { unit: unit() },
        Matter::ReferralAnswered,
        Matter::ReferralWithdrawn { reason: reason() },
        Matter::FigureCorrected {
            period: "2026-05".to_owned(),
            before: "360个".to_owned(),
            after: "306个".to_owned(),
            reason: reason(),
        },
        Matter::DirectionFollowed { outcome: "task".to_owned() },
        Matter::DirectionFollowed { outcome: "noted".to_owned() },
        Matter::ChasedBlue { answer: day },
        Matter::ChasedYellow { answer: day },
        Matter::ChasedRed { answer: day },
        Matter::AnswerToApprove,
        Matter::AnswerSentBack { reason: reason() },
        Matter::ChaseAnswered { unit: unit() },
        Matter::ExtensionRequested { unit: unit(), until: day },
        Matter::ExtensionToApprove { until: day },
        Matter::ExtensionSentBack { reason: reason() },
        Matter::ExtensionGranted { until: day },
        Matter::ExtensionRefused { reason: reason() },
        Matter::SuspensionReview { on: day },
        Matter::ClosingRequested { unit: unit() },
        Matter::ClosingReturned { reason: reason() },
        Matter::Closed,
        Matter::Reopened { reason: reason() },
        Matter::Cancelled { reason: reason() },
        Matter::Directed { words: "请抓紧".to_owned() },
    ];
    all.extend(asked_and_turned(day));
    all
}

/// What requests to report bring up, and lights.
fn asked_and_turned(day: Date) -> Vec<Matter> {
    let unit = || "县住建局".to_owned();
    let reason = || "缺少佐证材料".to_owned();
    vec![
        Matter::Asked { unit: unit(), due: day },
        Matter::AskProposed { unit: unit() },
        Matter::AskApproved,
        Matter::AskDeclined { reason: reason() },
        Matter::AskWithdrawn { reason: reason() },
        Matter::AnswerDue { due: day, days: 0 },
        Matter::AnswerDue { due: day, days: 3 },
        Matter::AnswerMissing { days: 2 },
        Matter::AllAnswered { due: day, count: 12 },
        Matter::AnswersMissing { due: day, asked: 12, units: vec![unit(), "白石镇".to_owned()] },
        turned(&[turn(1, Light::Green, Light::Red)]),
        turned(&[turn(1, Light::Amber, Light::Green), turn(2, Light::Green, Light::Amber)]),
    ]
}

pub(crate) fn notice(id: &str, task: u32, matter: Matter, raised: DateTime) -> Notice {
    let about = About {
        number: format!("2026-{task:04}"),
        title: format!("第 {task} 号任务"),
        path: format!("/tasks/{task}"),
    };
    Notice { id: id.to_owned(), about, matter, raised }
}

#[test]
fn what_is_stored_comes_back() {
    for matter in one_of_each() {
        let kept = notice("n1", 1, matter, date(2026, 6, 1).at(9, 0, 0, 0));
        let text = serde_json::to_string(&kept).unwrap();
        assert_eq!(serde_json::from_str::<Notice>(&text).unwrap(), kept, "{text}");
    }
}

#[test]
fn only_the_later_word_on_a_topic_stands() {
    let day = date(2026, 6, 30);
    let at = day.at(9, 0, 0, 0);
    let soon = notice("1", 1, Matter::DueSoon { due: day, days: 2 }, at);
    let over = notice("2", 1, Matter::Overdue { due: day, days: 1 }, at);
    let elsewhere = notice("3", 2, Matter::Overdue { due: day, days: 1 }, at);
    let red = notice("4", 1, Matter::ReportToApprove, at);
    let closed = notice("5", 1, Matter::Closed, at);
    let direction = notice("6", 1, Matter::Directed { words: "一".into() }, at);
    let another = notice("7", 1, Matter::Directed { words: "二".into() }, at);
    assert!(over.takes_place_of(&soon));
    assert!(!elsewhere.takes_place_of(&soon));
    assert!(!red.takes_place_of(&over));
    assert!(closed.takes_place_of(&red) && closed.takes_place_of(&over));
    let friday = notice("8", 1, turned(&[turn(1, Light::Green, Light::Amber)]), at);
    let saturday = notice("9", 1, turned(&[turn(1, Light::Amber, Light::Red)]), at);
    assert!(!saturday.takes_place_of(&friday), "each tells of its own day");
    assert!(notice("91", 1, Matter::Closed, at).takes_place_of(&saturday));
    assert!(!closed.takes_place_of(&direction) && !another.takes_place_of(&direction));
}
