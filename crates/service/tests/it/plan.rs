//! Arranging the work: milestones made back from the due date over holidays and make-up days.

use ::ledger::{Number, Role};
use service::*;

use super::support::*;

struct Bureau {
    county: County,
    head: Call,
    task: Number,
}

async fn bureau(due: &str) -> Bureau {
    let county = county().await;
    let head = account(&county, "juzhang", Role::UnitHead, "县教育局").await;
    let task = county.task("新增学位600个", due).await;
    let bureau = Bureau { county, head, task };
    let form =
        DeedForm { command: "sign-for".into(), version: bureau.version().await, ..DeedForm::default() };
    bureau.county.service.do_with_task(&bureau.head, task, form, Vec::new()).await.unwrap();
    bureau
}

impl Bureau {
    async fn version(&self) -> i64 {
        self.county.service.task(&self.county.call, self.task).await.unwrap().version
    }

    async fn form(&self, rows: Vec<PlanRow>) -> PlanForm {
        PlanForm { version: self.version().await, rows, ..PlanForm::default() }
    }

    async fn counted(&self, rows: Vec<PlanRow>) -> PlanPage {
        let form = self.form(rows).await;
        self.county.service.plan_with(&self.head, self.task, form).await.unwrap()
    }
}

fn row(name: &str, days: &str) -> PlanRow {
    PlanRow { name: name.into(), days: days.into(), ..PlanRow::default() }
}

fn by(name: &str, day: &str) -> PlanRow {
    PlanRow { name: name.into(), by: day.into(), ..PlanRow::default() }
}

/// Names with first and last day.
fn days(page: &PlanPage) -> Vec<String> {
    let fit = page.fit.as_ref().expect("a schedule");
    let start = |s: &PlanSlot| s.start.map(|d| d.to_string()).unwrap_or_default();
    fit.slots.iter().map(|s| format!("{} {} {}", s.name, start(s), s.planned)).collect()
}

#[tokio::test]
async fn dates_go_back_over_a_holiday_and_a_saturday_that_is_worked() {
    let b = bureau("2026-10-16").await;
    let rows = vec![row("招标", "4"), row("施工", "6个工作日"), row("验收", "")];
    let page = b.counted(rows.clone()).await;
    let expected = [
        "招标 2026-09-29 2026-10-09",
        // The tenth of October is a Saturday that is worked.
        "施工 2026-10-10 2026-10-16",
        "验收  2026-10-16",
    ];
    assert_eq!(days(&page), expected);
    let fit = page.fit.unwrap();
    assert!(fit.spare > 0 && fit.unknown.is_empty(), "{fit:?}");
    assert!(fit.slots.iter().all(|s| s.short == 0));

    let form = PlanForm { plan: "分两段推进".into(), ..b.form(rows).await };
    assert_eq!(b.county.service.arrange(&b.head, b.task, &form).await.unwrap(), []);
    let view = b.county.service.task(&b.county.reader, b.task).await.unwrap();
    assert_eq!(view.work.life.plan, "分两段推进");
    let kept: Vec<String> = view.plan.iter().map(|s| s.planned.to_string()).collect();
    assert_eq!(kept, ["2026-10-09", "2026-10-16", "2026-10-16"]);
    // Opened again, the form asks nothing anew and gives the same days.
    let page = b.county.service.plan_page(&b.head, b.task).await.unwrap();
    assert_eq!(days(&page), expected);
    assert_eq!((page.form.rows[0].days.as_str(), page.form.rows[1].days.as_str()), ("4", "6"));
    b.county.proved().await;
}

#[tokio::test]
async fn what_does_not_fit_is_said_with_the_days_that_are_missing() {
    let b = bureau("2026-06-18").await;
    // From Friday the 12th, four working days are left after it; the 19th is a holiday.
    let page = b.counted(vec![row("设计", "6"), row("施工", "4")]).await;
    assert_eq!(days(&page), ["设计 2026-06-05 2026-06-12", "施工 2026-06-15 2026-06-18"]);
    let fit = page.fit.unwrap();
    assert_eq!(fit.spare, -5);
    assert_eq!(fit.slots.iter().map(|s| s.short).collect::<Vec<_>>(), [5, 0]);
    assert_eq!(fit.earliest.to_string(), "2026-06-26", "over the Dragon Boat holiday");
    let form = b.form(vec![row("设计", "6"), row("施工", "4")]).await;
    let done = b.county.service.arrange(&b.head, b.task, &form).await.unwrap();
    assert_eq!(done, [], "it can be decided all the same");
}

#[tokio::test]
async fn years_whose_holidays_are_not_known_are_named() {
    let b = bureau("2027-03-01").await;
    let page = b.counted(vec![row("施工", "100")]).await;
    assert_eq!(page.fit.unwrap().unknown, [2027]);
}

#[tokio::test]
async fn steps_side_by_side_and_dated_points_stand_where_they_were_put() {
    let b = bureau("2026-08-31").await;
    let after = |row: PlanRow, after: &str| PlanRow { after: after.into(), ..row };
    let rows = vec![
        row("征地", "10"),
        after(row("设计", "5"), "0"),
        PlanRow::default(),
        after(row("施工", "20"), "1,2"),
        by("中期检查", "2026-08-16"),
    ];
    let page = b.counted(rows.clone()).await;
    assert_eq!(
        days(&page),
        [
            "征地 2026-07-21 2026-08-03",
            "设计 2026-07-28 2026-08-03",
            "中期检查  2026-08-16",
            "施工 2026-08-04 2026-08-31"
        ],
        "a Sunday that was set stands"
    );
    let form = b.form(rows).await;
    b.county.service.arrange(&b.head, b.task, &form).await.unwrap();
    let again = b.county.service.plan_page(&b.head, b.task).await.unwrap();
    let links: Vec<&str> = again.form.rows.iter().map(|r| r.after.as_str()).collect();
    assert_eq!(links[..4], ["", "0", "", "1,2"], "{links:?}");
    assert_eq!(days(&again), days(&page));
}

#[tokio::test]
async fn rows_that_cannot_be_used_are_named_and_nothing_is_arranged() {
    let b = bureau("2026-08-31").await;
    let refusal = async |rows: Vec<PlanRow>| {
        let form = b.form(rows).await;
        let problems = b.county.service.arrange(&b.head, b.task, &form).await.unwrap();
        problems.into_iter().map(|p| (p.row, p.refusal.key)).collect::<Vec<_>>()
    };
    let after = |row: PlanRow, after: &str| PlanRow { after: after.into(), ..row };
    assert_eq!(
        refusal(vec![row("设计", "几天"), by("开工", "2026-09-01"), after(row("施工", "3"), "9")]).await,
        [(0, "refused-plan-days"), (1, "refused-plan-late"), (2, "refused-plan-after")]
    );
    let circle = vec![PlanRow::default(), after(row("甲", "1"), "3"), row("乙", "1")];
    assert_eq!(refusal(circle).await, [(1, "planning-schedule-cycle")]);
    assert_eq!(refusal(vec![row("施工", "20000")]).await, [(0, "planning-schedule-long")]);
    let view = b.county.service.task(&b.head, b.task).await.unwrap();
    assert_eq!(view.work.stage, ::ledger::Stage::SignedFor);

    let other = account(&b.county, "baishi", Role::UnitHead, "白石镇").await;
    assert_eq!(refused(b.county.service.plan_page(&other, b.task).await), "refused-not-concerned");
    assert_eq!(refused(b.county.service.plan_page(&b.county.call, b.task).await), "refused-role");
    let stale = PlanForm { version: 1, ..PlanForm::default() };
    assert_eq!(refused(b.county.service.arrange(&b.head, b.task, &stale).await), "refused-changed-since");
}

#[tokio::test]
async fn without_a_due_date_the_plan_hangs_on_its_last_date() {
    let b = bureau("").await;
    let form = b.form(vec![row("施工", "5")]).await;
    let problems = b.county.service.arrange(&b.head, b.task, &form).await.unwrap();
    assert_eq!(problems[0].refusal.key, "refused-plan-no-due");
    let last = PlanRow { by: "2026-07-31".into(), ..row("施工", "5") };
    assert_eq!(days(&b.counted(vec![last]).await), ["施工 2026-07-27 2026-07-31"]);
}

#[tokio::test]
async fn a_plan_for_an_old_date_is_said_so_and_made_again_in_one_act() {
    let b = bureau("2026-10-16").await;
    let service = &b.county.service;
    let form = b.form(vec![row("招标", "4"), row("施工", "6")]).await;
    assert!(service.arrange(&b.head, b.task, &form).await.unwrap().is_empty());
    let seen = async || service.task(&b.head, b.task).await.unwrap();
    assert_eq!(seen().await.plan_due, None);
    let form = service.task_form(&b.county.call, b.task).await.unwrap();
    let form = TaskForm { due: "2026-11-30".into(), reason: "雨季".into(), ..form };
    service.edit_task(&b.county.call, b.task, form).await.unwrap();
    let old = seen().await;
    assert_eq!(old.plan_due.unwrap().to_string(), "2026-10-16");
    assert_eq!(old.plan[1].planned.to_string(), "2026-10-16", "nothing moves by itself");
    assert!(service.plan_again(&b.head, b.task, old.version).await.unwrap().is_empty());
    let new = seen().await;
    assert_eq!((new.plan_due, new.plan[1].planned.to_string().as_str()), (None, "2026-11-30"));
    // A day that was set and lies behind the new due date has to be looked at by a person.
    let form = b.form(vec![by("招标", "2026-11-20"), row("施工", "3")]).await;
    assert!(service.arrange(&b.head, b.task, &form).await.unwrap().is_empty());
    let form = service.task_form(&b.county.call, b.task).await.unwrap();
    let form = TaskForm { due: "2026-11-10".into(), reason: "提前".into(), ..form };
    service.edit_task(&b.county.call, b.task, form).await.unwrap();
    let version = seen().await.version;
    let wrong = service.plan_again(&b.head, b.task, version).await.unwrap();
    assert_eq!(wrong.iter().map(|w| w.refusal.key).collect::<Vec<_>>(), ["refused-plan-late"]);
    b.county.proved().await;
}
