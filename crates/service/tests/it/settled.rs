//! What was asked of somebody and has been done by whoever is no news any more; what would wait on nobody is not sent.

use ::ledger::{Number, Role};
use notify::Matter;
use service::*;

use super::support::*;

struct Office {
    county: County,
    second: Call,
    liaison: Call,
    head: Call,
    task: Number,
}

/// Two supervisors; a bureau with a liaison and a head that works on a task.
async fn office() -> Office {
    let county = county().await;
    let second = account(&county, "ducha2", Role::Supervisor, "").await;
    let liaison = account(&county, "lianluo", Role::Liaison, "县教育局").await;
    let head = account(&county, "juzhang", Role::UnitHead, "县教育局").await;
    let task = county.task("新增学位600个", "2026-08-31").await;
    let office = Office { county, second, liaison, head, task };
    office.give(&office.liaison, "sign-for").await.unwrap();
    let form = PlanForm { version: office.version().await, ..PlanForm::default() };
    assert_eq!(office.county.service.arrange(&office.liaison, task, &form).await.unwrap(), []);
    office
}

impl Office {
    async fn version(&self) -> i64 {
        self.county.service.task(&self.county.call, self.task).await.unwrap().version
    }

    async fn give(&self, call: &Call, command: &str) -> Result<Done> {
        let form = DeedForm {
            command: command.into(),
            version: self.version().await,
            reason: "雨季影响施工".into(),
            until: "2026-09-30".into(),
            ..DeedForm::default()
        };
        self.county.service.do_with_task(call, self.task, form, Vec::new()).await
    }

    async fn report(&self) {
        let (version, percent) = (self.version().await, "40".to_owned());
        let form = ReportForm { version, progress: "主体完工".into(), percent, ..ReportForm::default() };
        self.county.service.send_report(&self.liaison, self.task, &form, Vec::new()).await.unwrap();
    }

    /// What somebody has not looked at, after everything that happened was told.
    async fn news(&self, call: &Call) -> Vec<Matter> {
        self.county.service.tell(call.actor.site, call.at).await.unwrap();
        let new = self.county.service.inbox(call).await.unwrap().new;
        let mut matters: Vec<Matter> = new.into_iter().map(|line| line.notice.matter).collect();
        matters.retain(|m| !matches!(m, Matter::TakesPart { .. }));
        matters
    }
}

#[tokio::test]
async fn a_report_that_one_supervisor_decided_is_no_news_for_the_other() {
    let o = office().await;
    assert_eq!(o.news(&o.liaison).await, [], "signing was asked for and is done");
    o.report().await;
    assert_eq!(o.news(&o.head).await, [Matter::ReportToApprove]);
    o.give(&o.head, "approve-report").await.unwrap();
    let review = Matter::ReportToReview { unit: "县教育局".into() };
    assert_eq!(o.news(&o.second).await, [review]);
    o.give(&o.county.call, "return-report").await.unwrap();
    for call in [&o.county.call, &o.second, &o.head] {
        assert_eq!(o.news(call).await, [], "{}", call.actor.name);
    }
    let seen = o.county.service.inbox(&o.second).await.unwrap().seen;
    assert_eq!(seen.len(), 1, "it can still be read");
    assert_eq!(o.county.service.unseen(&o.second).await.unwrap(), 0);
    assert_eq!(o.news(&o.liaison).await, [Matter::ReportReturned { reason: "雨季影响施工".into() }]);
    o.report().await;
    assert_eq!(o.news(&o.liaison).await, [], "it was sent again");
}

#[tokio::test]
async fn an_extension_goes_by_the_head_and_what_was_decided_is_no_news() {
    let o = office().await;
    let leader = account(&o.county, "zhuren", Role::OfficeLeader, "").await;
    o.give(&o.liaison, "request-extension").await.unwrap();
    let until = "2026-09-30".parse().unwrap();
    assert_eq!(o.news(&o.head).await, [Matter::ExtensionToApprove { until }]);
    assert_eq!(o.news(&o.second).await, []);
    assert_eq!(refused(o.give(&o.county.call, "endorse-extension").await), "refused-extension-with-head");
    let desk = o.county.service.home(&o.head).await.unwrap().waiting;
    assert_eq!(desk.iter().map(|w| w.code).collect::<Vec<_>>(), ["approve"]);
    o.give(&o.head, "approve-extension").await.unwrap();
    assert_eq!(o.news(&o.head).await, []);
    let asked = Matter::ExtensionRequested { unit: "县教育局".into(), until };
    assert_eq!(o.news(&o.second).await, std::slice::from_ref(&asked));
    o.give(&o.county.call, "endorse-extension").await.unwrap();
    assert_eq!((o.news(&o.second).await, o.news(&leader).await), (vec![], vec![asked]));
    o.give(&leader, "grant-extension").await.unwrap();
    assert_eq!(o.news(&leader).await, []);
    assert_eq!(o.news(&o.liaison).await, [Matter::ExtensionGranted { until }]);
    let old = o.county.service.task(&o.county.call, o.task).await.unwrap().work.life.old_dues;
    assert_eq!(old[0].due, "2026-08-31".parse().ok());
    o.county.proved().await;
}

#[tokio::test]
async fn a_head_s_own_request_leaves_at_once_and_one_sent_back_stays_in_the_unit() {
    let o = office().await;
    o.give(&o.liaison, "request-extension").await.unwrap();
    o.give(&o.head, "send-back-extension").await.unwrap();
    assert_eq!(o.news(&o.liaison).await, [Matter::ExtensionSentBack { reason: "雨季影响施工".into() }]);
    assert_eq!(o.news(&o.second).await, []);
    o.give(&o.head, "request-extension").await.unwrap();
    assert!(matches!(o.news(&o.second).await.as_slice(), [Matter::ExtensionRequested { .. }]));
}

#[tokio::test]
async fn nothing_is_sent_before_a_leader_of_the_office_where_there_is_none() {
    let o = office().await;
    o.give(&o.head, "request-extension").await.unwrap();
    let task = o.county.service.task(&o.county.call, o.task).await.unwrap();
    assert_eq!(task.work.nobody.map(|r| r.key), Some("refused-nobody-decides"));
    assert_eq!(refused(o.give(&o.county.call, "endorse-extension").await), "refused-nobody-decides");
    let theirs = o.county.service.task(&o.liaison, o.task).await.unwrap();
    assert_eq!(theirs.work.nobody, None, "it is not theirs to send on");
    // Declining needs nobody else, and with a leader in post it goes its way.
    let leader = account(&o.county, "zhuren", Role::OfficeLeader, "").await;
    o.give(&o.county.call, "endorse-extension").await.unwrap();
    o.give(&leader, "refuse-extension").await.unwrap();
    assert_eq!(o.county.service.task(&leader, o.task).await.unwrap().work.nobody, None);
}
