//! A number is given once, with a report, and every page shows it from there.

use ::ledger::{Number, Role};
use service::*;

use super::support::*;

const DAY: i64 = 86_400_000;

struct Bureau {
    county: County,
    liaison: Call,
    head: Call,
    measure: String,
}

/// A measure whose figure comes from the bureau for the whole county, or from nobody in particular.
async fn bureau(source: bool) -> Bureau {
    let county = county().await;
    let liaison = account(&county, "lianluo", Role::Liaison, "县教育局").await;
    let head = account(&county, "juzhang", Role::UnitHead, "县教育局").await;
    let units = county.service.measures(&county.call).await.unwrap().units;
    let unit = units.into_iter().find(|u| u.name == "县教育局" && source);
    let form = MeasureForm {
        name: "新增学位".into(),
        unit: "个".into(),
        frequency: "month".into(),
        source: unit.map(|u| u.id).unwrap_or_default(),
        active: "on".into(),
        ..MeasureForm::default()
    };
    county.service.record_measure(&county.call, form).await.unwrap();
    let measure = county.service.measures(&county.call).await.unwrap().measures[0].form.id.clone();
    Bureau { county, liaison, head, measure }
}

impl Bureau {
    async fn version(&self, task: Number) -> i64 {
        self.county.service.task(&self.county.call, task).await.unwrap().version
    }

    async fn give(&self, call: &Call, task: Number, command: &str, reason: &str) {
        let version = self.version(task).await;
        let form =
            DeedForm { command: command.into(), version, reason: reason.into(), ..DeedForm::default() };
        self.county.service.do_with_task(call, task, form, Vec::new()).await.unwrap();
    }

    /// A task of a unit with that target, being worked on.
    async fn task(&self, unit: &str, call: &Call) -> Number {
        let form = TaskForm {
            title: "新增学位".into(),
            lead_unit: unit.into(),
            targets: "新增学位 ≥ 600个".into(),
            due: "2026-12-31".into(),
            ..TaskForm::default()
        };
        let task = self.county.service.add_task(&self.county.call, None, form).await.unwrap();
        self.give(call, task, "sign-for", "").await;
        let form = PlanForm { version: self.version(task).await, ..PlanForm::default() };
        assert_eq!(self.county.service.arrange(call, task, &form).await.unwrap(), []);
        task
    }

    /// What a report says, with that value.
    async fn report(&self, call: &Call, task: Number, value: &str) -> Result<::ledger::ReportState> {
        let form = ReportForm {
            version: self.version(task).await,
            progress: "两所学校已竣工。".into(),
            values: vec![(self.measure.clone(), value.into())],
            ..ReportForm::default()
        };
        self.county.service.send_report(call, task, &form, Vec::new()).await
    }

    async fn asked(&self, call: &Call, task: Number) -> MeasureAsk {
        let page = self.county.service.report_page(call, task).await.unwrap();
        assert_eq!(page.measures.len(), 1);
        page.measures[0].clone()
    }

    async fn shown(&self, task: Number) -> Option<String> {
        let view = self.county.service.task(&self.county.reader, task).await.unwrap();
        view.targets[0].observed.as_ref().map(|o| format!("{} {}", o.value, o.period))
    }
}

fn later(call: &Call, days: i64) -> Call {
    Call { at: call.at + days * DAY, ..call.clone() }
}

#[tokio::test]
async fn a_value_counts_once_its_report_is_accepted_and_is_not_asked_again() {
    let b = bureau(true).await;
    let task = b.task("县教育局", &b.liaison).await;
    let (liaison, head, office) = (later(&b.liaison, 21), later(&b.head, 21), later(&b.county.call, 22));
    let asked = b.asked(&liaison, task).await;
    assert_eq!((asked.period.to_string().as_str(), asked.known, asked.last), ("2026-06", false, None));

    let wrong = b.report(&liaison, task, "三百多").await;
    assert_eq!(refused(wrong), "refused-report-value");
    b.report(&liaison, task, "1,300 个").await.unwrap();
    b.give(&head, task, "approve-report", "").await;
    b.give(&office, task, "return-report", "数据不对").await;
    assert_eq!(b.shown(task).await, None, "what is returned is not known");
    assert_eq!(b.asked(&liaison, task).await.typed, "1300", "and is there to be mended");
    b.report(&liaison, task, "300").await.unwrap();
    b.give(&head, task, "approve-report", "").await;
    b.give(&office, task, "accept-report", "").await;
    assert_eq!(b.shown(task).await.as_deref(), Some("300个 2026-06"));

    let asked = b.asked(&liaison, task).await;
    assert!(asked.known, "June is over and known");
    let last = asked.last.unwrap();
    assert_eq!((last.serial, last.by.as_str(), last.unit), (Some(1), "lianluo", None));
    assert_eq!(last.href, Some(format!("/tasks/{task}#report-1")));
    // A form that was filled in all the same does not give it twice.
    b.report(&liaison, task, "999").await.unwrap();
    let view = b.county.service.task(&liaison, task).await.unwrap();
    assert_eq!(view.work.reports[0].given, []);
    // In August the value of July is asked.
    assert_eq!(b.asked(&later(&b.liaison, 60), task).await.period.to_string(), "2026-07");

    let page = b.county.service.measure_values(&b.county.reader, &b.measure).await.unwrap();
    assert_eq!(page.values.len(), 1);
    assert!(b.county.service.measure_values(&b.county.reader, "00").await.is_err());
    let admin = account(&b.county, "xitong", Role::SystemAdministrator, "").await;
    let denied = b.county.service.measure_values(&admin, &b.measure).await;
    assert_eq!(refused(denied), "refused-role");
    b.county.proved().await;
}

#[tokio::test]
async fn what_the_source_gave_for_the_county_is_asked_of_no_bureau_but_of_every_town() {
    let b = bureau(true).await;
    let other = account(&b.county, "fagai", Role::UnitHead, "县发展和改革局").await;
    let town = account(&b.county, "baishi", Role::UnitHead, "白石镇").await;
    let of_source = b.task("县教育局", &b.head).await;
    let of_bureau = b.task("县发展和改革局", &other).await;
    let of_town = b.task("白石镇", &town).await;
    b.report(&later(&b.head, 21), of_source, "300").await.unwrap();
    b.give(&later(&b.county.call, 21), of_source, "accept-report", "").await;
    assert!(b.asked(&later(&other, 22), of_bureau).await.known);
    assert_eq!(b.shown(of_bureau).await.as_deref(), Some("300个 2026-06"));
    assert!(!b.asked(&later(&town, 22), of_town).await.known);
    assert_eq!(b.shown(of_town).await, None, "the county's figure is not the town's");
    b.report(&later(&town, 22), of_town, "40").await.unwrap();
    b.give(&later(&b.county.call, 22), of_town, "accept-report", "").await;
    assert_eq!(b.shown(of_town).await.as_deref(), Some("40个 2026-06"));
    assert_eq!(b.shown(of_bureau).await.as_deref(), Some("300个 2026-06"), "nor the town's the county's");
}

#[tokio::test]
async fn what_a_report_said_is_filled_in_where_another_office_asks() {
    let b = bureau(true).await;
    let task = b.task("县教育局", &b.head).await;
    b.report(&later(&b.head, 21), task, "300").await.unwrap();
    b.give(&later(&b.county.call, 21), task, "accept-report", "").await;
    let form = RequestForm {
        title: "民生实事进度".into(),
        purpose: "汇总上报".into(),
        basis: "县政府2026年第9次常务会议".into(),
        unit: "县发展和改革局".into(),
        recipients: "县教育局".into(),
        fields: "新增学位\n存在困难（选填）".into(),
        due: "2026-07-10".into(),
        ..RequestForm::default()
    };
    let asker = later(&b.county.call, 22);
    let price = b.county.service.request_page(&asker, form.clone()).await.unwrap().price.unwrap();
    assert_eq!([price.fields[0].field.known, price.fields[1].field.known], [true, false]);
    let number = b.county.service.send_request(&asker, &form, false).await.unwrap();
    let answerer = later(&b.liaison, 23);
    let page = b.county.service.answer_page(&answerer, number, &AnswerForm::default()).await.unwrap();
    let known = page.fields[0].known.as_ref().unwrap();
    assert_eq!((page.fields[0].value.as_str(), &known.request, known.by.as_str()), ("300", &None, "juzhang"));
    let form = AnswerForm { values: vec!["300".into(), String::new()], ..AnswerForm::default() };
    b.county.service.answer(&answerer, number, &form).await.unwrap();
    let values = b.county.service.measure_values(&b.county.reader, &b.measure).await.unwrap().values;
    assert_eq!(
        (values.len(), values[0].line.source),
        (1, ::ledger::SourceKind::Report),
        "one fact, whoever asks"
    );
    b.county.proved().await;
}

#[tokio::test]
async fn a_value_of_a_running_month_can_be_brought_up_to_date() {
    let b = bureau(false).await;
    let task = b.task("县教育局", &b.head).await;
    assert_eq!(b.asked(&b.head, task).await.period.to_string(), "2026-06", "May was before the task");
    b.report(&b.head, task, "120").await.unwrap();
    b.give(&b.county.call, task, "accept-report", "").await;
    let asked = b.asked(&b.head, task).await;
    assert!(!asked.known);
    assert_eq!((asked.typed.as_str(), asked.last.map(|l| l.value)), ("120", Some("120个".into())));
    // Sent as it stands there, it is not given again.
    b.report(&b.head, task, "120").await.unwrap();
    assert_eq!(b.county.service.task(&b.head, task).await.unwrap().work.reports[0].given, []);
    b.give(&b.county.call, task, "accept-report", "").await;
    b.report(&b.head, task, "150").await.unwrap();
    b.give(&b.county.call, task, "accept-report", "").await;
    assert_eq!(b.shown(task).await.as_deref(), Some("150个 2026-06"));
    b.county.proved().await;
}

#[tokio::test]
async fn the_measure_of_a_target_is_chosen_and_changed_on_the_task() {
    let b = bureau(false).await;
    let service = &b.county.service;
    let form = TaskForm {
        title: "扩充学位".into(),
        lead_unit: "县教育局".into(),
        targets: "公办学位增加 ≥ 600个；开工 ≥ 2所".into(),
        ..TaskForm::default()
    };
    let task = service.add_task(&b.county.call, None, form).await.unwrap();
    let measures = async || {
        let view = service.task(&b.county.call, task).await.unwrap();
        view.targets.into_iter().map(|t| t.measure.map(|m| m.name)).collect::<Vec<_>>()
    };
    assert_eq!(measures().await, [None, None]);
    let save = async |measures: String| {
        let form = service.task_form(&b.county.call, task).await.unwrap();
        let form = TaskForm { measures: Some(measures), reason: "对上指标".into(), ..form };
        service.edit_task(&b.county.call, task, form).await.unwrap();
    };
    save(format!("{},", b.measure)).await;
    assert_eq!(measures().await, [Some("新增学位".to_owned()), None]);
    // A form without a choice leaves them as they are; one whose choice is none takes them away.
    let form = service.task_form(&b.county.call, task).await.unwrap();
    let form = TaskForm { title: "扩充公办学位".into(), reason: "更名".into(), ..form };
    service.edit_task(&b.county.call, task, form).await.unwrap();
    assert_eq!(measures().await, [Some("新增学位".to_owned()), None]);
    save(",".into()).await;
    assert_eq!(measures().await, [None, None]);
    b.county.proved().await;
}

#[tokio::test]
async fn a_wrong_figure_is_put_right_beside_what_stood_there() {
    let b = bureau(true).await;
    let service = &b.county.service;
    let task = b.task("县教育局", &b.head).await;
    b.report(&later(&b.head, 21), task, "360").await.unwrap();
    b.give(&later(&b.county.call, 21), task, "accept-report", "").await;
    let shown = async |call: &Call| service.measure_values(call, &b.measure).await.unwrap();
    let first = shown(&b.county.reader).await.values.remove(0);
    assert!(first.counts && !first.may_correct, "who only reads corrects nothing");
    assert!(!shown(&b.liaison).await.values[0].may_correct, "the head answers for the unit's figures");
    assert!(shown(&b.head).await.values[0].may_correct && shown(&b.county.call).await.values[0].may_correct);

    let other = account(&b.county, "qita", Role::UnitHead, "县水利局").await;
    let form = |value: &str, reason: &str| CorrectionForm { value: value.into(), reason: reason.into() };
    let correct = async |call: &Call, id: &str, value: &str, reason: &str| {
        service.correct_observation(&later(call, 25), &b.measure, id, &form(value, reason)).await
    };
    assert_eq!(refused(correct(&other, &first.id, "306", "录反").await), "refused-not-concerned");
    assert_eq!(refused(correct(&b.liaison, &first.id, "306", "录反").await), "refused-role");
    assert_eq!(refused(correct(&b.head, &first.id, "306", " ").await), "refused-no-reason");
    assert_eq!(refused(correct(&b.head, &first.id, "三百", "录反").await), "refused-report-value");
    assert_eq!(refused(correct(&b.head, &first.id, "360个", "录反").await), "refused-correction-same");
    let both = correct(&b.head, &first.id, "三百", " ").await.unwrap_err();
    let told: Vec<(&str, &str)> = both.refusals().into_iter().map(|(field, key, _)| (field, key)).collect();
    assert_eq!(told, [("reason", "refused-no-reason"), ("value", "refused-report-value")]);
    assert!(correct(&b.head, &b.measure, "306", "录反").await.is_err(), "there is no such value");
    let page = service.correction_page(&b.head, &b.measure, &first.id).await.unwrap();
    assert_eq!((page.line.value.as_str(), page.number.to_string()), ("360个", "360".into()));
    correct(&b.head, &first.id, "306", "录入时两位颠倒").await.unwrap();
    assert_eq!(refused(correct(&b.county.call, &first.id, "310", "核对").await), "refused-correction-late");

    let values = shown(&b.county.call).await.values;
    let told = |v: &ValueLine| (v.line.value.clone(), v.line.source, v.counts, v.line.reason.clone());
    assert_eq!(
        values.iter().map(told).collect::<Vec<_>>(),
        [
            ("306个".into(), ::ledger::SourceKind::Correction, true, "录入时两位颠倒".into()),
            ("360个".into(), ::ledger::SourceKind::Report, false, String::new()),
        ]
    );
    assert_eq!(b.shown(task).await.as_deref(), Some("306个 2026-06"), "and counts wherever it is shown");
    b.county.proved().await;
}

#[tokio::test]
async fn the_board_says_what_is_reached_of_each_target() {
    let b = bureau(true).await;
    let service = &b.county.service;
    let board = async || service.measure_board(&b.county.reader).await.unwrap();
    assert_eq!((board().await.lines.len(), board().await.idle.len()), (0, 1), "neither target nor value yet");
    let task = b.task("县教育局", &b.head).await;
    let goal = board().await.lines[0].goals[0].clone();
    assert_eq!((goal.task, goal.goal.as_str(), goal.met, goal.gap), (task, "≥ 600个", None, None));
    b.report(&later(&b.head, 21), task, "450").await.unwrap();
    b.give(&later(&b.county.call, 21), task, "accept-report", "").await;
    let now = board().await;
    assert_eq!(now.counts, [0, 1, 0, 0]);
    let goal = now.lines[0].goals[0].clone();
    assert_eq!((goal.met, goal.gap), (Some(false), Some(("150".into(), "个".into()))));
    assert_eq!(goal.now.map(|o| o.value), now.lines[0].now.clone().map(|o| o.value));
    b.report(&later(&b.head, 60), task, "600").await.unwrap();
    b.give(&later(&b.county.call, 60), task, "accept-report", "").await;
    assert_eq!(board().await.counts, [1, 0, 0, 0]);

    // What a target is followed by changes with the target; what is cancelled is no target any more.
    let form = service.task_form(&b.county.call, task).await.unwrap();
    let form = TaskForm { measures: Some(String::new()), reason: "改由年报统计".into(), ..form };
    service.edit_task(&b.county.call, task, form).await.unwrap();
    assert_eq!(board().await.lines[0].goals, []);
    assert!(board().await.lines[0].now.is_some());
    b.county.proved().await;
}

#[tokio::test]
async fn a_measure_made_later_finds_the_tasks_that_name_it_and_is_linked_in_one_act() {
    let c = county().await;
    let service = &c.service;
    let task = |title: &str, target: &str| TaskForm {
        title: title.into(),
        lead_unit: "县教育局".into(),
        targets: target.into(),
        due: "2026-12-31".into(),
        ..TaskForm::default()
    };
    let mut numbers = Vec::new();
    for (title, target) in [
        ("办好教育", "新增学位 ≥ 600个；新建食堂 = 3个"),
        ("扩充学前教育", "学位数 ≥ 200个"),
        ("别的事", "入地管线 = 4.2公里"),
    ] {
        numbers.push(service.add_task(&c.call, None, task(title, target)).await.unwrap());
    }
    let form = MeasureForm {
        name: "新增学位".into(),
        aliases: "学位数".into(),
        unit: "个".into(),
        frequency: "month".into(),
        active: "on".into(),
        ..MeasureForm::default()
    };
    let id = service.record_measure(&c.call, form).await.unwrap();
    let offered = service.measure_values(&c.call, &id).await.unwrap().unlinked;
    let told: Vec<_> = offered.iter().map(|u| (u.task, u.target.as_str())).collect();
    assert_eq!(told, [(numbers[0], "新增学位 ≥ 600个"), (numbers[1], "学位数 ≥ 200个")]);
    assert_eq!(service.measure_values(&c.reader, &id).await.unwrap().unlinked, []);
    let all = offered.iter().map(|u| u.task.to_string()).collect::<Vec<_>>().join(",");
    assert_eq!(refused(service.link_measure(&c.reader, &id, &all, "对上").await), "refused-role");
    assert_eq!(refused(service.link_measure(&c.call, &id, "", "对上").await), "refused-nothing-chosen");
    assert_eq!(service.link_measure(&c.call, &id, &all, "对上").await.unwrap(), 2);
    let now = service.measure_values(&c.call, &id).await.unwrap();
    assert_eq!((now.unlinked.len(), now.goals.len()), (0, 2));
    c.proved().await;
}

#[tokio::test]
async fn the_office_puts_a_value_in_where_there_is_none_and_no_count_is_negative() {
    let b = bureau(false).await;
    let service = &b.county.service;
    let put = async |call: &Call, period: &str, value: &str| {
        let form = RecordForm { period: period.into(), value: value.into(), ..RecordForm::default() };
        service.record_observation(call, &b.measure, &form).await
    };
    let office = &b.county.call;
    assert_eq!(service.measure_values(&b.head, &b.measure).await.unwrap().periods, []);
    let periods = service.measure_values(office, &b.measure).await.unwrap().periods;
    assert_eq!((periods[0].to_string(), periods[1].to_string()), ("2026-05".into(), "2026-06".into()));
    assert_eq!(refused(put(&b.head, "2026-05", "12").await), "refused-role");
    assert_eq!(refused(put(office, "2026-05", "-12").await), "refused-value-negative");
    assert_eq!(refused(put(office, "2026-05", "12.123456789").await), "refused-value-decimals");
    assert_eq!(refused(put(office, "2026-07", "12").await), "refused-period");
    assert_eq!(refused(put(office, "2026-Q1", "12").await), "refused-period");
    put(office, "2026-05", "１２个").await.unwrap();
    assert_eq!(refused(put(office, "2026-05", "13").await), "refused-value-there");
    let first = service.measure_values(office, &b.measure).await.unwrap().values.remove(0);
    assert_eq!((first.line.value.as_str(), first.line.source), ("12个", ::ledger::SourceKind::Hand));
    let task = b.task("县教育局", &b.head).await;
    assert_eq!(refused(b.report(&b.head, task, "-3").await), "refused-value-negative");
    // A growth rate may be negative by its name, a count where somebody says so.
    let may = async |name: &str, signed: &str| {
        let form = MeasureForm {
            name: name.into(),
            frequency: "month".into(),
            signed: signed.into(),
            active: "on".into(),
            ..MeasureForm::default()
        };
        let id = service.record_measure(office, form).await.unwrap();
        let form = RecordForm { period: "2026-05".into(), value: "-1.5".into(), ..RecordForm::default() };
        service.record_observation(office, &id, &form).await.is_ok()
    };
    assert!(may("工业增加值增速", "").await && may("财政结余", "yes").await);
    assert!(!may("财政收入", "").await && !may("投资同比", "no").await);
    b.county.proved().await;
}

#[tokio::test]
async fn a_unit_whose_figure_is_corrected_is_told() {
    let b = bureau(true).await;
    let service = &b.county.service;
    let task = b.task("县教育局", &b.head).await;
    b.report(&later(&b.head, 21), task, "360").await.unwrap();
    b.give(&later(&b.county.call, 21), task, "accept-report", "").await;
    let value = service.measure_values(&b.county.call, &b.measure).await.unwrap().values.remove(0).id;
    let form = CorrectionForm { value: "306".into(), reason: "两位颠倒".into() };
    let office = later(&b.county.call, 22);
    service.correct_observation(&office, &b.measure, &value, &form).await.unwrap();
    service.tell(office.actor.site, office.at).await.unwrap();
    for call in [&b.liaison, &b.head] {
        let inbox = service.inbox(&later(call, 22)).await.unwrap();
        let told = format!("{inbox:?}");
        assert!(told.contains("360个") && told.contains("306个") && told.contains("两位颠倒"), "{told}");
    }
}
