//! The page of those who lead: what changed, what is red and why, who is waited on.

use ::ledger::{Colour, Number, Role, WaitFor};
use service::*;

use super::support::*;

const DAY: i64 = 86_400_000;

fn later(call: &Call, days: i64) -> Call {
    Call { at: call.at + days * DAY, ..call.clone() }
}

fn change<'a>(lead: &'a Leading, code: &str) -> &'a WeekChange {
    lead.week.changes.iter().find(|c| c.code == code).unwrap()
}

fn numbers(change: &WeekChange) -> Vec<Number> {
    change.lines.iter().map(|l| l.number).collect()
}

async fn leading(c: &County, call: &Call) -> Leading {
    c.store.tick(call.actor.site, call.today()).await.unwrap();
    c.service.home(call).await.unwrap().leading.unwrap()
}

#[tokio::test]
async fn a_week_tells_what_turned_and_what_turned_the_week_before() {
    let c = county().await;
    let leader = account(&c, "xianzhang", Role::CountyLeader, "").await;
    // Due on 06-18 and on 06-26: red from the day after.
    let first = c.task("新增学位600个", "2026-06-18").await;
    let second = c.task("改造管网30公里", "2026-06-26").await;
    let lead = leading(&c, &later(&leader, 10)).await;
    assert_eq!(numbers(change(&lead, "red")), [first]);
    assert_eq!(change(&lead, "red").before, 0);
    assert_eq!(lead.red[0].behind.line.number, first);
    let wait = lead.red[0].behind.line.wait.unwrap();
    assert_eq!(
        (lead.red[0].days, wait.what, wait.since.to_string().as_str()),
        (4, WaitFor::Signing, "2026-06-15")
    );
    let lead = leading(&c, &later(&leader, 17)).await;
    assert_eq!(numbers(change(&lead, "red")), [second]);
    assert_eq!(change(&lead, "red").before, 1);
    // Closed: no longer red, and told as closed.
    let done = later(&c.call, 18);
    let form = c.service.task_form(&done, first).await.unwrap();
    let by_edit = TaskForm { state: "done".into(), reason: "已办结".into(), ..form };
    assert_eq!(refused(c.service.edit_task(&done, first, by_edit).await), "refused-state-by-edit");
    close(&c, first, 18).await;
    let lead = leading(&c, &later(&leader, 18)).await;
    assert_eq!(numbers(change(&lead, "closed")), [first]);
    assert!(numbers(change(&lead, "green")).is_empty(), "a task that is closed did not turn green");
    assert_eq!(lead.red.iter().map(|r| r.behind.line.number).collect::<Vec<_>>(), [second]);
    let week = c.service.week_of(&later(&leader, 18), "closed").await.unwrap();
    assert_eq!(numbers(&week), [first]);
    assert!(c.service.week_of(&leader, "nothing").await.is_err());
}

#[tokio::test]
async fn a_longer_deadline_turns_a_task_green_again() {
    let c = county().await;
    let leader = account(&c, "xianzhang", Role::CountyLeader, "").await;
    let task = c.task("新增学位600个", "2026-06-18").await;
    leading(&c, &later(&leader, 8)).await;
    let mend = later(&c.call, 9);
    let form = c.service.task_form(&mend, task).await.unwrap();
    let form = TaskForm { due: "2026-12-20".into(), reason: "批准".into(), ..form };
    c.service.edit_task(&mend, task, form).await.unwrap();
    let lead = leading(&c, &later(&leader, 15)).await;
    assert_eq!(numbers(change(&lead, "green")), [task]);
    assert!(lead.red.is_empty());
    // Whoever decides it, a later date is an extension of that week.
    assert_eq!(numbers(change(&lead, "extended")), [task]);
}

#[tokio::test]
async fn who_is_waited_on_is_told_oldest_first_with_days_that_no_unit_is_charged_for() {
    let c = county().await;
    let liaison = account(&c, "lianluo", Role::Liaison, "县教育局").await;
    let head = account(&c, "juzhang", Role::UnitHead, "县教育局").await;
    let task = c.task("新增学位600个", "2026-08-31").await;
    let act = async |call: &Call, command: &str| {
        let version = c.service.task(call, task).await.unwrap().version;
        let form = DeedForm { command: command.into(), version, ..DeedForm::default() };
        c.service.do_with_task(call, task, form, Vec::new()).await.unwrap();
    };
    act(&later(&liaison, 1), "sign-for").await;
    let version = c.service.task(&c.call, task).await.unwrap().version;
    let plan = service::PlanForm { version, ..service::PlanForm::default() };
    c.service.arrange(&later(&liaison, 1), task, &plan).await.unwrap();
    let version = c.service.task(&c.call, task).await.unwrap().version;
    let form =
        ReportForm { version, progress: "已开工".into(), percent: "40".into(), ..ReportForm::default() };
    c.service.send_report(&later(&head, 3), task, &form, Vec::new()).await.unwrap();
    // The week counts the report that was made in it, although none is awaited any more.
    let office = account(&c, "zhuren", Role::OfficeLeader, "").await;
    let week = c.service.burden_desk(&later(&office, 3)).await.unwrap().week.unwrap();
    assert_eq!((week.made, week.reports.0, week.sent), (1, 1, (0, 0)));
    let call = later(&c.call, 8);
    let page = c.service.waiting_page(&call, &WaitingQuery::default()).await.unwrap();
    let parties: Vec<(&str, i64, i64, i64)> =
        page.parties.iter().map(|p| (p.holder.code, p.count, p.waiting, p.days)).collect();
    assert_eq!(parties, [("supervisor", 1, 1, 5)]);
    let query = WaitingQuery { who: "supervisor".into(), unit: String::new() };
    let page = c.service.waiting_page(&call, &query).await.unwrap();
    let line = &page.tasks[0];
    assert_eq!((line.days, line.with_units, line.elsewhere), (5, 3, 5));
}

/// Goes all the way to the end of a task of the education bureau.
async fn close(c: &County, number: Number, after: i64) {
    let liaison = later(&account(c, "banjie-lianluo", Role::Liaison, "县教育局").await, after);
    let head = later(&account(c, "banjie-juzhang", Role::UnitHead, "县教育局").await, after);
    let office = later(&account(c, "banjie-zhuren", Role::OfficeLeader, "").await, after);
    let version = async || c.service.task(&c.call, number).await.unwrap().version;
    let proof = || FileIn { name: "验收意见.pdf".into(), bytes: b"%PDF".to_vec() };
    for (call, command, files) in [
        (&liaison, "sign-for", vec![]),
        (&liaison, "arrange", vec![]),
        (&head, "request-closing", vec![proof()]),
        (&later(&c.call, after), "recommend", vec![]),
        (&office, "close", vec![]),
    ] {
        if command == "arrange" {
            let plan = PlanForm { version: version().await, ..PlanForm::default() };
            assert_eq!(c.service.arrange(call, number, &plan).await.unwrap(), []);
            continue;
        }
        let form = DeedForm {
            command: command.into(),
            version: version().await,
            reason: "学位已经建成".into(),
            grade: "passed".into(),
            ..DeedForm::default()
        };
        c.service.do_with_task(call, number, form, files).await.unwrap();
    }
}

#[tokio::test]
async fn a_unit_that_is_in_time_is_at_work_and_not_waited_on() {
    let c = county().await;
    let liaison = account(&c, "lianluo", Role::Liaison, "县教育局").await;
    let leader = account(&c, "xianzhang", Role::CountyLeader, "").await;
    let task = c.task("新增学位600个", "2026-12-31").await;
    let form = DeedForm { command: "sign-for".into(), version: 1, ..DeedForm::default() };
    c.service.do_with_task(&later(&liaison, 1), task, form, Vec::new()).await.unwrap();
    let version = c.service.task(&c.call, task).await.unwrap().version;
    let plan = PlanForm { version, ..PlanForm::default() };
    c.service.arrange(&later(&liaison, 1), task, &plan).await.unwrap();
    let unit = |page: &WaitingPage| {
        let p = page.parties.iter().find(|p| p.holder.code == "unit").unwrap();
        (p.count, p.waiting, p.days)
    };
    let page = async |days: i64| {
        let query = WaitingQuery::default();
        c.service.waiting_page(&later(&c.call, days), &query).await.unwrap()
    };
    // Reported on quarterly while it is green, so nothing is late for three months.
    assert_eq!(unit(&page(90).await), (1, 0, 0));
    assert_eq!(c.service.task(&later(&c.call, 90), task).await.unwrap().work.ball.wait, None);
    assert_eq!(leading(&c, &later(&leader, 90)).await.waited_on, []);
    // The report was due on 12 September; today is the fourteenth.
    assert_eq!(unit(&page(94).await), (1, 1, 2));
    let wait = c.service.task(&later(&c.call, 94), task).await.unwrap().work.ball.wait.unwrap();
    assert_eq!((wait.what, wait.since.to_string().as_str()), (WaitFor::Report, "2026-09-12"));
    c.proved().await;
}

#[tokio::test]
async fn a_chase_sheet_is_waited_for_from_the_day_it_was_written_until_it_is_answered() {
    let c = county().await;
    let liaison = account(&c, "lianluo", Role::Liaison, "县教育局").await;
    let task = c.task("新增学位600个", "2026-12-31").await;
    let form = DeedForm { command: "sign-for".into(), version: 1, ..DeedForm::default() };
    c.service.do_with_task(&liaison, task, form, Vec::new()).await.unwrap();
    let sheet = ChaseForm {
        colour: Colour::Blue.code().into(),
        reason: "请报开工准备".into(),
        answer_due: "2026-06-25".into(),
        ..ChaseForm::default()
    };
    let number = c.service.write_chase(&later(&c.call, 5), task, &sheet).await.unwrap();
    let at = async |days: i64| {
        let call = later(&c.call, days);
        let page = c.service.waiting_page(&call, &WaitingQuery::default()).await.unwrap();
        let party = page.parties[0].clone();
        let query = WaitingQuery { who: "unit".into(), unit: party.unit().into() };
        let line = c.service.waiting_page(&call, &query).await.unwrap().tasks.remove(0).line;
        let of_task = c.service.task(&call, task).await.unwrap().work.ball.wait;
        assert_eq!(of_task, line.wait);
        (party.waiting, line.wait.map(|w| (w.what, w.days(call.today()))))
    };
    assert_eq!(at(5).await, (0, None), "it came today");
    assert_eq!(at(7).await, (1, Some((WaitFor::Chase, 2))));
    let version = c.service.chase(&liaison, number).await.unwrap().version;
    let deed = ChaseDeed { command: "answer".into(), version, text: "场地已平整".into() };
    c.service.move_chase(&later(&liaison, 8), number, deed, Vec::new()).await.unwrap();
    assert_eq!(at(9).await, (0, None));
    c.proved().await;
}
