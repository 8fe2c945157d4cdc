//! What is wrong with a form is said all at once, each at its field.

use service::*;

use super::support::*;

/// Field and key of everything that is wrong.
fn faults<T: std::fmt::Debug>(outcome: Result<T>) -> Vec<(String, String)> {
    let error = outcome.unwrap_err();
    error.refusals().into_iter().map(|(field, key, _)| (field.to_owned(), key.to_owned())).collect()
}

fn pairs(told: &[(String, String)]) -> Vec<(&str, &str)> {
    told.iter().map(|(field, key)| (field.as_str(), key.as_str())).collect()
}

#[tokio::test]
async fn a_task_form_says_everything_that_is_wrong_with_it() {
    let c = county().await;
    let form = TaskForm {
        title: "  ".into(),
        lead_unit: "县没有局".into(),
        other_units: "县没有局、白石镇、东山镇".into(),
        leaders: "无名氏".into(),
        due: "9999-12-31".into(),
        cadence: "每世纪".into(),
        progress: "8.5%".into(),
        ..TaskForm::default()
    };
    let told = faults(c.service.add_task(&c.call, None, form.clone()).await);
    assert_eq!(
        pairs(&told),
        [
            ("task-field-title", "refused-no-title"),
            ("task-field-leaders", "refused-unknown-leader"),
            ("task-field-due", "refused-date-range"),
            ("task-field-cadence", "refused-cadence"),
            ("task-field-progress", "refused-progress"),
            ("task-field-other-units", "refused-unknown-unit"),
            ("task-field-other-units", "refused-unknown-unit"),
            ("task-field-lead-unit", "refused-unknown-unit"),
        ]
    );
    let number = c.task("新增学位600个", "2026-08-31").await;
    let told = faults(c.service.edit_task(&c.call, number, form).await);
    assert!(pairs(&told).contains(&("task-field-reason", "refused-no-reason")), "{told:?}");
}

#[tokio::test]
async fn cadences_that_name_a_period_or_leave_it_open_are_taken() {
    let c = county().await;
    for cadence in ["", "每季度末", "每两个月", "定期", "常态化推进", "Monthly", "every two weeks"]
    {
        let form = TaskForm {
            title: format!("巡查{cadence}"),
            lead_unit: "县教育局".into(),
            cadence: cadence.into(),
            ..TaskForm::default()
        };
        c.service.add_task(&c.call, None, form).await.unwrap();
    }
}

#[tokio::test]
async fn an_account_and_a_unit_say_everything_that_is_wrong_with_them() {
    let c = county().await;
    let person = PersonForm {
        username: "a b".into(),
        password: "short".into(),
        role: "liaison".into(),
        active: "on".into(),
        ..PersonForm::default()
    };
    let told = faults(c.service.record_person(&c.call, person).await);
    let keys: Vec<&str> = told.iter().map(|(_, key)| key.as_str()).collect();
    assert_eq!(
        keys,
        ["refused-password-short", "refused-no-name", "refused-username", "refused-role-needs-unit"]
    );
    let taken = PersonForm {
        username: "ducha".into(),
        role: "reader".into(),
        active: "on".into(),
        ..PersonForm::default()
    };
    let told = faults(c.service.record_person(&c.call, taken).await);
    let keys: Vec<&str> = told.iter().map(|(_, key)| key.as_str()).collect();
    assert_eq!(keys, ["refused-no-name", "refused-username-taken", "refused-no-password"]);

    let units = c.service.settings(&c.call).await.unwrap().units;
    let own = units.iter().find(|u| u.form.name == "白石镇").unwrap().form.clone();
    let unit = UnitForm { name: "县教育局".into(), parent: own.id.clone(), ..own };
    let told = faults(c.service.record_unit(&c.call, unit).await);
    assert_eq!(pairs(&told), [("unit-name", "refused-unit-exists"), ("unit-parent", "refused-unit-circle")]);
}

#[tokio::test]
async fn a_sheet_and_a_request_say_everything_that_is_wrong_with_them() {
    let c = county().await;
    let number = c.task("新增学位600个", "2026-06-01").await;
    let empty = ChaseForm { colour: "blue".into(), ..ChaseForm::default() };
    let told = faults(c.service.write_chase(&c.call, number, &empty).await);
    assert_eq!(pairs(&told), [("answer_due", "refused-no-date"), ("", "refused-no-reason")]);
    let past = ChaseForm { answer_due: "2026-06-01".into(), ..empty };
    let told = faults(c.service.write_chase(&c.call, number, &past).await);
    assert_eq!(pairs(&told), [("", "refused-not-to-come"), ("", "refused-no-reason")]);

    let form = RequestForm {
        due: "明天".into(),
        recipients: "白石镇、东山镇".into(),
        unit: "县教育局".into(),
        ..RequestForm::default()
    };
    let told = faults(c.service.send_request(&c.call, &form, false).await);
    assert_eq!(
        pairs(&told),
        [
            ("due", "refused-date"),
            ("recipients", "refused-request-unknown"),
            ("title", "refused-request-title"),
            ("purpose", "refused-request-purpose"),
            ("basis", "refused-request-basis"),
            ("fields", "refused-request-fields"),
        ]
    );
}

#[tokio::test]
async fn who_issues_second_hears_who_was_faster() {
    let c = county().await;
    let id = c.speech().await;
    c.service.review(&c.call, &id, ReviewCommand::AcceptAll).await.unwrap();
    assert_eq!(c.service.issue(&c.call, &id).await.unwrap(), 2);
    let error = c.service.issue(&c.call, &id).await.unwrap_err();
    let (key, args) = error.refusal().unwrap();
    assert_eq!(key, "refused-issued-already");
    assert_eq!(args, [("who", "方管理".to_owned()), ("count", "2".to_owned())]);
}

#[tokio::test]
async fn a_budget_and_a_correction_say_everything_that_is_wrong_with_them() {
    let c = county().await;
    let leader = account(&c, "zhuren", ::ledger::Role::OfficeLeader, "").await;
    let budget = BudgetForm {
        year: "2026".into(),
        hours: "不限".into(),
        own: "白石镇 若干\n县没有局 30\n县教育局 ８小时".into(),
        number: "3".into(),
        ..BudgetForm::default()
    };
    assert_eq!(
        pairs(&faults(c.service.set_budget(&leader, &budget).await)),
        [
            ("hours", "refused-budget-hours"),
            ("own", "refused-budget-own"),
            ("own", "refused-request-unknown"),
            ("minutes", "refused-budget-minutes"),
        ]
    );
    let typed = BudgetForm {
        year: "2026".into(),
        hours: "４０小时".into(),
        own: "白石镇：１２\n县教育局 ８小时".into(),
        ..BudgetForm::default()
    };
    c.service.set_budget(&leader, &typed).await.unwrap();
    let page = c.service.budget_page(&leader, Some(2026)).await.unwrap();
    assert_eq!((page.form.hours.as_str(), page.form.own.as_str()), ("40", "县教育局 8\n白石镇 12"));
}

#[tokio::test]
async fn a_filter_that_there_is_not_is_refused() {
    let c = county().await;
    let of = |change: fn(&mut LedgerQuery)| {
        let mut query = LedgerQuery::default();
        change(&mut query);
        query
    };
    for (query, text) in [
        (of(|q| q.light = "red,purple".into()), "purple"),
        (of(|q| q.due = "someday".into()), "someday"),
        (of(|q| q.due = "2026-02-30..".into()), "2026-02-30.."),
        (of(|q| q.unit = "县教育局".into()), "县教育局"),
        (of(|q| q.sort = "-colour".into()), "colour"),
        (of(|q| q.state = "lost".into()), "lost"),
    ] {
        let error = c.service.ledger(&c.reader, &query).await.unwrap_err();
        let (key, args) = error.refusal().unwrap();
        assert_eq!((key, args.last().unwrap().1.as_str()), ("refused-filter", text));
    }
    for query in [
        of(|q| q.light = "red,amber".into()),
        of(|q| q.due = "..2026-12-31".into()),
        of(|q| q.sort = "-due".into()),
    ] {
        c.service.ledger(&c.reader, &query).await.unwrap();
    }
}
