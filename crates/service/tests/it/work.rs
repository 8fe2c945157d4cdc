//! Several people at one task at the same moment: one succeeds, the others are told what changed.

use ::ledger::{Number, ReportState, Role, Stage};
use service::*;
use tokio::task::JoinSet;

use super::support::*;

/// More people than a pool has connections.
const CROWD: usize = 24;

struct Bureau {
    county: County,
    liaison: Call,
    head: Call,
}

async fn bureau() -> Bureau {
    let county = county().await;
    let liaison = account(&county, "lianluo", Role::Liaison, "县教育局").await;
    let head = account(&county, "juzhang", Role::UnitHead, "县教育局").await;
    Bureau { county, liaison, head }
}

impl Bureau {
    async fn version(&self, task: Number) -> i64 {
        self.county.service.task(&self.county.call, task).await.unwrap().version
    }

    async fn give(&self, call: &Call, task: Number, command: &str) {
        let form = deed(command, self.version(task).await);
        self.county.service.do_with_task(call, task, form, Vec::new()).await.unwrap();
    }

    async fn arrange(&self, call: &Call, task: Number) {
        let form = PlanForm { version: self.version(task).await, ..PlanForm::default() };
        assert_eq!(self.county.service.arrange(call, task, &form).await.unwrap(), []);
    }

    /// A task that is being worked on.
    async fn arranged(&self) -> Number {
        let task = self.county.task("新增学位600个", "2026-08-31").await;
        self.give(&self.liaison, task, "sign-for").await;
        self.arrange(&self.liaison, task).await;
        task
    }

    /// Everybody at once gives their command on the version that all of them see.
    async fn at_once(&self, task: Number, commands: Vec<(Call, &'static str)>) -> Vec<Result<Done>> {
        let seen = self.version(task).await;
        let mut all = JoinSet::new();
        for (call, command) in commands {
            let service = self.county.service.clone();
            all.spawn(
                async move { service.do_with_task(&call, task, deed(command, seen), Vec::new()).await },
            );
        }
        all.join_all().await
    }
}

fn deed(command: &str, version: i64) -> DeedForm {
    DeedForm { command: command.into(), version, reason: "请分校写明".into(), ..DeedForm::default() }
}

fn report(version: i64, progress: &str) -> ReportForm {
    ReportForm { version, progress: progress.into(), percent: "40".into(), ..ReportForm::default() }
}

/// Who did what, as a refusal says it.
fn told<T: std::fmt::Debug>(outcome: &Result<T>) -> (String, String) {
    let (key, args) = outcome.as_ref().unwrap_err().refusal().expect("a refusal in words");
    assert_eq!(key, "refused-changed-since");
    let of = |name: &str| args.iter().find(|(k, _)| *k == name).map(|(_, v)| v.clone()).unwrap_or_default();
    (of("who"), of("what"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_a_crowd_that_signs_at_once_one_succeeds_and_all_others_learn_who_it_was() {
    let b = bureau().await;
    let task = b.county.task("新增学位600个", "2026-08-31").await;
    let before = b.county.service.task(&b.county.call, task).await.unwrap().history.len();
    let crowd = (0..CROWD).map(|n| (if n % 2 == 0 { &b.liaison } else { &b.head }.clone(), "sign-for"));
    let outcomes = b.at_once(task, crowd.collect()).await;

    let view = b.county.service.task(&b.county.call, task).await.unwrap();
    let signer = view.work.signed_by.clone();
    assert_eq!(outcomes.iter().filter(|o| o.is_ok()).count(), 1);
    for refused in outcomes.iter().filter(|o| o.is_err()) {
        let (who, what) = told(refused);
        assert_eq!(who, signer);
        assert!(what.contains("command-sign-for"), "{what}");
    }
    assert_eq!(view.history.len(), before + 1, "it happened once");
    b.county.proved().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_opposite_decisions_on_one_report_the_first_stands() {
    let b = bureau().await;
    let other = account(&b.county, "ducha-er", Role::Supervisor, "").await;
    let task = b.arranged().await;
    let form = report(b.version(task).await, "三所学校已开工。");
    b.county.service.send_report(&b.liaison, task, &form, Vec::new()).await.unwrap();
    b.give(&b.head, task, "approve-report").await;

    let both = vec![(b.county.call.clone(), "accept-report"), (other, "return-report")];
    let outcomes = b.at_once(task, both).await;
    let (won, lost): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    assert_eq!((won.len(), lost.len()), (1, 1));

    let view = b.county.service.task(&b.county.call, task).await.unwrap();
    let report = &view.work.reports[0];
    let (expected, returned, progress) = match report.state {
        ReportState::Accepted => ("accept-report", 0, Some(40)),
        ReportState::Returned => ("return-report", 1, None),
        state => panic!("{state:?}"),
    };
    assert_eq!(won[0].as_ref().unwrap().kind.code(), expected);
    assert!(told(&lost[0]).1.contains(expected));
    assert_eq!(report.returned.len(), returned);
    assert_eq!(view.line.progress, progress);
    b.county.proved().await;
}

#[tokio::test]
async fn a_report_on_a_task_that_changed_meanwhile_is_kept_and_sent_when_it_was_looked_at_again() {
    let b = bureau().await;
    let task = b.arranged().await;
    let form = report(b.version(task).await, "三所学校已开工。");
    b.arrange(&b.head, task).await;
    let service = &b.county.service;

    let outcome = service.send_report(&b.liaison, task, &form, Vec::new()).await;
    let (who, what) = told(&outcome);
    assert_eq!(who, "juzhang");
    assert!(what.contains("command-arrange"), "{what}");
    assert!(service.task(&b.liaison, task).await.unwrap().work.reports.is_empty());

    let page = service.report_page(&b.liaison, task).await.unwrap();
    assert_eq!(page.form, form_of(&page, &form));
    assert_eq!(
        service.send_report(&b.liaison, task, &page.form, Vec::new()).await.unwrap(),
        ReportState::Submitted
    );
}

#[tokio::test]
async fn a_report_whose_form_comes_twice_is_one_report_and_leaves_no_draft() {
    let b = bureau().await;
    let task = b.arranged().await;
    let service = &b.county.service;
    let form = report(b.version(task).await, "三所学校已开工。");
    for _ in 0..2 {
        let sent = service.send_report(&b.liaison, task, &form, Vec::new()).await.unwrap();
        assert_eq!(sent, ReportState::Submitted);
    }
    assert_eq!(service.task(&b.liaison, task).await.unwrap().work.reports.len(), 1);
    assert!(
        b.county.store.report_draft(b.liaison.actor.site, row_of(&b, task).await).await.unwrap().is_none()
    );
    let other = report(form.version, "四所学校已开工。");
    assert!(
        service.send_report(&b.liaison, task, &other, Vec::new()).await.is_err(),
        "other words are not lost"
    );
}

async fn row_of(b: &Bureau, task: Number) -> ::ledger::TaskId {
    b.county.store.task_by_number(b.liaison.actor.site, task).await.unwrap().unwrap().task.id
}

/// What was typed, on the task as it is now.
fn form_of(page: &ReportPage, typed: &ReportForm) -> ReportForm {
    ReportForm { version: page.version, ..typed.clone() }
}

#[tokio::test]
async fn a_tap_of_no_change_never_replaces_a_report_that_is_under_way() {
    let b = bureau().await;
    let task = b.arranged().await;
    let service = &b.county.service;
    let form = report(b.version(task).await, "三所学校已开工。");
    service.send_report(&b.liaison, task, &form, Vec::new()).await.unwrap();

    let tap = service.report_no_change(&b.liaison, task, b.version(task).await).await;
    assert_eq!(refused(tap), "refused-report-under-way");
    let view = service.task(&b.head, task).await.unwrap();
    assert_eq!(view.work.stage, Stage::InProgress);
    assert_eq!(view.work.reports[0].text.as_ref().unwrap().progress, "三所学校已开工。");
    let page = service.report_page(&b.liaison, task).await.unwrap();
    assert_eq!(
        (page.begun, page.form.progress.as_str()),
        (true, "三所学校已开工。"),
        "it can be mended as it stands"
    );
    assert_eq!(page.returned, None);
}

#[tokio::test]
async fn what_was_sent_back_stays_in_the_log_and_an_approval_is_of_the_text_that_was_approved() {
    let b = bureau().await;
    let c = &b.county;
    let task = b.arranged().await;
    let send = async |words: &str| {
        let form = report(b.version(task).await, words);
        c.service.send_report(&b.liaison, task, &form, Vec::new()).await.unwrap();
    };
    let last = async |call: &Call| c.service.task(call, task).await.unwrap().work.reports[0].clone();
    send("校舍封顶，水电在装").await;
    let id = last(&b.liaison).await.id;
    let said = async |call: &Call| {
        let query = TraceQuery { about: format!("report-{id}"), ..TraceQuery::default() };
        let page = c.service.trace(call, query).await.unwrap();
        page.events.iter().flat_map(|e| e.changes.iter().map(|l| l.after.clone())).collect::<Vec<_>>()
    };
    assert!(said(&b.liaison).await.contains(&"校舍封顶，水电在装".to_owned()));
    assert!(!said(&c.call).await.contains(&"校舍封顶，水电在装".to_owned()), "it has not left the unit");
    b.give(&b.head, task, "approve-report").await;
    b.give(&c.call, task, "return-report").await;
    send("校舍封顶，三层水电装完").await;
    assert_eq!(last(&b.head).await.approved_by, "", "the head has not seen this text");
    b.give(&b.head, task, "approve-report").await;
    assert_eq!(last(&c.call).await.approved_by, "juzhang");
    let said = said(&c.call).await;
    for words in ["校舍封顶，水电在装", "校舍封顶，三层水电装完"] {
        assert!(said.contains(&words.to_owned()), "{words} in {said:?}");
    }
    let script = FileIn { name: "进度.exe".into(), bytes: b"MZ".to_vec() };
    let form = report(b.version(task).await, "装完");
    let refusal = refused(c.service.send_report(&b.liaison, task, &form, vec![script]).await);
    assert_eq!(refusal, "refused-file-kind");
}

#[tokio::test]
async fn nothing_has_changed_only_since_something_was_reported() {
    let c = county().await;
    let head = account(&c, "juzhang-b", Role::UnitHead, "县教育局").await;
    let task = c.task("新增学位600个", "2026-12-31").await;
    let version = async || c.service.task(&c.call, task).await.unwrap().version;
    let give = async |call: &Call, command: &str| {
        let form = DeedForm { command: command.into(), version: version().await, ..DeedForm::default() };
        c.service.do_with_task(call, task, form, Vec::new()).await.unwrap();
    };
    give(&head, "sign-for").await;
    let plan = PlanForm { version: version().await, ..PlanForm::default() };
    c.service.arrange(&head, task, &plan).await.unwrap();
    let tap = async || c.service.report_no_change(&head, task, version().await).await;
    assert_eq!(refused(tap().await), "refused-no-change-first");
    let report =
        ReportForm { version: version().await, progress: "已开工".into(), ..ReportForm::default() };
    c.service.send_report(&head, task, &report, Vec::new()).await.unwrap();
    give(&c.call, "accept-report").await;
    tap().await.unwrap();
}

#[tokio::test]
async fn a_unit_with_open_tasks_is_put_out_of_use_knowingly() {
    let c = county().await;
    let task = c.task("新增学位600个", "2026-12-31").await;
    let unit = |name: &str| {
        let name = name.to_owned();
        let units = c.service.settings(&c.call);
        async move { units.await.unwrap().units.into_iter().find(|u| u.form.name == name).unwrap().form }
    };
    let off = UnitForm { active: String::new(), ..unit("县教育局").await };
    assert_eq!(refused(c.service.record_unit(&c.call, off.clone()).await), "refused-unit-has-tasks");
    let open = c.service.open_tasks_of_unit(&c.call, &off.id).await.unwrap();
    assert_eq!(open, [(task, "新增学位600个".to_owned())]);
    c.service.record_unit(&c.call, UnitForm { anyway: "on".into(), ..off }).await.unwrap();
    let idle = UnitForm { active: String::new(), ..unit("县水利局").await };
    c.service.record_unit(&c.call, idle).await.unwrap();
}
