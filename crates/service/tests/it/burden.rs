//! Asking has a price: what it costs, repeats and exceeds is known before; what is known is not asked again.

use ::ledger::{Answers, Cadence, FieldKind, FieldValue, Number, RequestState, Role};
use service::*;

use super::support::*;

const DAY: i64 = 86_400_000;

fn later(call: &Call, days: i64) -> Call {
    Call { at: call.at + days * DAY, ..call.clone() }
}

/// Three fields of the town, every month until the end of the year: 4 + 4 + 8 minutes, seven times.
fn form() -> RequestForm {
    RequestForm {
        title: "防汛物资储备".into(),
        purpose: "统筹调拨，补足缺口".into(),
        basis: "县防汛抗旱指挥部2026年第3次会议".into(),
        unit: "县水利局".into(),
        recipients: "白石镇".into(),
        fields: "编织袋储备（条）\n抢险队员人数\n存在困难（选填）".into(),
        cadence: "monthly".into(),
        due: "2026-06-30".into(),
        ..RequestForm::default()
    }
}

struct Asked {
    c: County,
    town: Call,
    leader: Call,
}

async fn asked() -> Asked {
    let c = county().await;
    let town = account(&c, "zhen", Role::Liaison, "白石镇").await;
    let leader = account(&c, "zhuren", Role::OfficeLeader, "").await;
    Asked { c, town, leader }
}

impl Asked {
    async fn price(&self, form: &RequestForm) -> RequestPrice {
        self.c.service.request_page(&self.c.call, form.clone()).await.unwrap().price.unwrap()
    }

    async fn send(&self, form: &RequestForm) -> Number {
        self.c.service.send_request(&self.c.call, form, false).await.unwrap()
    }

    async fn budget(&self, hours: &str) {
        let form =
            BudgetForm { year: "2026".into(), own: format!("白石镇 {hours}"), ..BudgetForm::default() };
        self.c.service.set_budget(&self.leader, &form).await.unwrap();
    }

    async fn answer(&self, call: &Call, number: Number, values: &[&str]) -> Result<jiff::civil::Date> {
        let values = values.iter().map(|v| (*v).to_owned()).collect();
        self.c.service.answer(call, number, &AnswerForm { values, ..AnswerForm::default() }).await
    }
}

#[tokio::test]
async fn the_price_stands_before_the_request_is_sent() {
    let a = asked().await;
    let price = a.price(&form()).await;
    let fields: Vec<_> =
        price.fields.iter().map(|f| (f.field.kind, f.field.unit.as_str(), f.field.minutes)).collect();
    assert_eq!(fields, [(FieldKind::Number, "条", 4), (FieldKind::Number, "", 4), (FieldKind::Text, "", 8)]);
    assert_eq!((price.minutes, price.times, price.each, price.total), (16, 7, 112, 112));
    assert_eq!(price.dues.0[0].to_string(), "2026-06-30");
    assert!(price.dues.1 && price.may_send && price.over.is_empty());
    assert!(matches!(price.source, MinutesSource::Program(..)));
    let all = RequestForm { recipients: "各部门、白石镇".into(), ..form() };
    let many = a.price(&all).await;
    assert_eq!((many.recipients.len(), many.total), (4, 4 * 112));

    // Nobody else asks, and a reader may not.
    for call in [&a.c.reader, &a.town] {
        let refusal = a.c.service.send_request(call, &form(), false).await;
        assert!(matches!(refused(refusal).as_str(), "refused-role"));
    }
    for (change, key) in [
        (RequestForm { basis: " ".into(), ..form() }, "refused-request-basis"),
        (RequestForm { recipients: "无名镇".into(), ..form() }, "refused-request-unknown"),
        (RequestForm { recipients: "水务".into(), ..form() }, "refused-ambiguous"),
        (RequestForm { unit: String::new(), ..form() }, "refused-request-unit"),
        (RequestForm { due: "下周".into(), ..form() }, "refused-date"),
        (RequestForm { until: "2027-12-31".into(), ..form() }, "refused-request-until"),
    ] {
        assert_eq!(refused(a.c.service.send_request(&a.c.call, &change, false).await), key);
    }
    assert_eq!(a.send(&form()).await.to_string(), "2026-0001");
    a.c.proved().await;
}

#[tokio::test]
async fn what_is_asked_already_is_named_and_what_is_known_costs_nothing() {
    let a = asked().await;
    let first = a.send(&form()).await;
    let again = RequestForm {
        title: "抢险力量统计".into(),
        unit: "县发展和改革局".into(),
        fields: "抢险队员人数\n编织袋储备（万条）\n抢险队长电话".into(),
        cadence: "quarterly".into(),
        ..form()
    };
    let price = a.price(&again).await;
    let twin = &price.fields[0].twins[0];
    assert_eq!(
        (twin.request.0, twin.sameness, twin.unit.as_str(), twin.twice),
        (first, "name", "县水利局", 1)
    );
    assert_eq!(twin.cadence, Cadence::Monthly);
    let known = |price: &RequestPrice| price.fields.iter().map(|f| f.field.known).collect::<Vec<_>>();
    // What nobody has answered yet is not known, however often it is asked.
    assert_eq!((known(&price), price.minutes), (vec![false; 3], 4 + 4 + 8));
    a.answer(&a.town, first, &["1200", "36"]).await.unwrap();
    let price = a.price(&again).await;
    // In another unit of measure it is not the same answer; who is asked less often knows less.
    assert_eq!(known(&price), [true, false, false]);
    assert_eq!(price.minutes, 4 + 8);
    assert!(price.findings.iter().any(|f| f.id == "duplicate"));
    let weekly = a.price(&RequestForm { cadence: "weekly".into(), ..again.clone() }).await;
    assert!(weekly.fields.iter().all(|f| !f.field.known));
    let daily = RequestForm { fields: "每日打卡照片".into(), cadence: "daily".into(), ..again };
    let found: Vec<String> = a.price(&daily).await.findings.into_iter().map(|f| f.id).collect();
    assert!(found.contains(&"daily-report".to_owned()) && found.len() > 1, "{found:?}");
}

#[tokio::test]
async fn beyond_the_budget_it_is_refused_with_who_may_and_a_leader_decides() {
    let a = asked().await;
    assert_eq!(refused(a.c.service.set_budget(&a.c.call, &BudgetForm::default()).await), "refused-role");
    a.budget("1").await;
    let price = a.price(&form()).await;
    assert_eq!((price.over[0].unit.name.as_str(), price.over[0].over()), ("白石镇", 112 - 60));
    assert!(!price.may_send);
    let refusal = a.c.service.send_request(&a.c.call, &form(), false).await.unwrap_err();
    let (key, args) = refusal.refusal().unwrap();
    assert_eq!(key, "refused-request-over");
    assert!(
        args.iter().any(|(n, v)| *n == "who"
            && v.contains("role-office-leader")
            && v.contains("role-county-leader"))
    );
    assert_eq!(a.c.service.requests(&a.c.reader).await.unwrap().open, []);

    let number = a.c.service.send_request(&a.c.call, &form(), true).await.unwrap();
    let desk = a.c.service.burden_desk(&a.leader).await.unwrap();
    assert_eq!(desk.to_decide.iter().map(|l| l.number).collect::<Vec<_>>(), [number]);
    assert_eq!(a.c.service.burden_desk(&a.town).await.unwrap().to_answer, []);
    assert_eq!(a.c.service.burden_page(&a.c.reader).await.unwrap().requests, 0, "nothing is asked yet");
    let decide = async |call: &Call, command: &str, reason: &str| {
        let version = a.c.service.request(call, number, None).await.unwrap().version;
        a.c.service.move_request(call, number, command, reason, version).await
    };
    assert_eq!(refused(decide(&a.c.call, "approve", "急").await), "refused-role");
    assert_eq!(refused(decide(&a.leader, "approve", " ").await), "refused-no-reason");
    assert_eq!(
        refused(a.c.service.move_request(&a.leader, number, "approve", "急", 9).await),
        "refused-changed-meanwhile"
    );
    decide(&a.leader, "approve", "主汛期已到").await.unwrap();
    let view = a.c.service.request(&a.c.call, number, None).await.unwrap();
    assert_eq!((view.line.state, view.approved_by.as_str()), (RequestState::Open, "zhuren"));
    assert_eq!(a.c.service.burden_desk(&a.town).await.unwrap().to_answer.len(), 1);

    // A leader who asks says why at once.
    let other =
        RequestForm { title: "水库水位".into(), fields: "水库水位（米）".into(), ..form() };
    assert_eq!(refused(a.c.service.send_request(&a.leader, &other, false).await), "refused-no-reason");
    let with = RequestForm { reason: "省里督办".into(), ..other };
    a.c.service.send_request(&a.leader, &with, false).await.unwrap();
    a.c.proved().await;
}

#[tokio::test]
async fn a_town_answers_once_and_confirms_afterwards() {
    let a = asked().await;
    let number = a.send(&form()).await;
    let wait = a.c.service.burden_desk(&a.town).await.unwrap().to_answer;
    assert_eq!(
        (wait[0].line.number, wait[0].due.to_string(), wait[0].known),
        (number, "2026-06-30".into(), 0)
    );
    assert!(!wait[0].unchanged);
    let none = AnswerForm::default();
    assert_eq!(refused(a.c.service.answer_no_change(&a.town, number, &none).await), "refused-reply-first");
    assert_eq!(refused(a.answer(&a.c.call, number, &["1", "2"]).await), "refused-role");
    assert_eq!(refused(a.answer(&a.town, number, &["很多", "2"]).await), "refused-reply-number");
    assert_eq!(refused(a.answer(&a.town, number, &["", "2"]).await), "refused-reply-missing");
    assert_eq!(a.answer(&a.town, number, &["1200条", "36"]).await.unwrap().to_string(), "2026-06-30");
    assert_eq!(refused(a.answer(&a.town, number, &["1", "2"]).await), "refused-changed-meanwhile");
    assert_eq!(a.c.service.burden_desk(&a.town).await.unwrap().to_answer, []);
    let view = a.c.service.request(&a.c.call, number, None).await.unwrap();
    assert_eq!(view.replies[0].given.as_ref().unwrap().0, "zhen");
    assert_eq!(view.replies[0].values[0], Some(FieldValue::Number("1200".parse().unwrap())));

    // The next month everything is there; one tap says that nothing changed.
    let july = later(&a.town, 30);
    let page = a.c.service.answer_page(&july, number, &none).await.unwrap();
    assert_eq!((page.due.0.to_string(), page.fields[0].value.as_str()), ("2026-07-31".into(), "1200"));
    let known = page.fields[0].known.as_ref().unwrap();
    assert_eq!((known.request.as_ref().unwrap().0, known.due.to_string()), (number, "2026-06-30".into()));
    assert!(a.c.service.burden_desk(&july).await.unwrap().to_answer[0].unchanged);
    a.c.service.answer_no_change(&july, number, &none).await.unwrap();
    let view = a.c.service.request(&later(&a.c.reader, 30), number, None).await.unwrap();
    assert!(view.replies[0].unchanged);
    assert_eq!((view.rounds.len(), view.line.answers), (2, Answers { due: 1, given: 1, ahead: 1 }));

    // Another bureau that asks for the same gets it filled in, and once a quarter it counts as known.
    let other = RequestForm {
        title: "应急队伍".into(),
        unit: "县发展和改革局".into(),
        fields: "抢险队员人数\n是否签订协议".into(),
        cadence: "once".into(),
        due: "2026-07-20".into(),
        ..form()
    };
    let number = a.c.service.send_request(&later(&a.c.call, 30), &other, false).await.unwrap();
    let page = a.c.service.answer_page(&july, number, &none).await.unwrap();
    assert_eq!((page.fields[0].value.as_str(), page.fields[0].field.known), ("36", true));
    assert_eq!((page.fields[1].value.as_str(), page.fields[1].known.as_ref()), ("", None));
    a.answer(&july, number, &["36", "yes"]).await.unwrap();
    a.c.proved().await;
}

#[tokio::test]
async fn what_is_withdrawn_is_asked_of_nobody_any_more() {
    let a = asked().await;
    let number = a.send(&form()).await;
    let moved = async |call: &Call, command: &str, version: i64| {
        a.c.service.move_request(call, number, command, "改由平台自动归集", version).await
    };
    assert_eq!(refused(moved(&a.town, "withdraw", 1).await), "refused-role");
    let year = async || a.c.service.burden_page(&a.c.reader).await.unwrap();
    assert_eq!((year().await.requests, year().await.units.1), (112, 1));
    moved(&a.c.call, "withdraw", 1).await.unwrap();
    assert_eq!(year().await.requests, 0, "nothing had fallen due");
    assert_eq!(a.c.service.burden_desk(&a.town).await.unwrap().to_answer, []);
    assert_eq!(refused(a.answer(&a.town, number, &["1", "2"]).await), "refused-request-state");
    let list = a.c.service.requests(&a.c.reader).await.unwrap();
    assert_eq!((list.open.len(), list.ended[0].state), (0, RequestState::Withdrawn));
    a.c.proved().await;
}

#[tokio::test]
async fn the_account_names_askers_units_and_the_reports_on_tasks() {
    let a = asked().await;
    a.send(&form()).await;
    let once = RequestForm {
        title: "学校安全隐患".into(),
        unit: "县教育局".into(),
        recipients: "各镇、县水利局".into(),
        fields: "隐患个数".into(),
        cadence: "once".into(),
        due: "2026-06-15".into(),
        ..form()
    };
    a.send(&once).await;
    let task = TaskForm {
        title: "新增学位600个".into(),
        lead_unit: "白石镇".into(),
        due: "2026-12-31".into(),
        cadence: "每月".into(),
        ..TaskForm::default()
    };
    a.c.service.add_task(&a.c.call, None, task).await.unwrap();
    a.budget("10").await;
    let page = a.c.service.burden_page(&later(&a.c.reader, 4)).await.unwrap();
    assert_eq!((page.requests, page.reports, page.times), (112 + 2 * 4, 12 * 8, (12, 1)));
    assert_eq!((page.so_far, page.count, page.answers), ((8, 0), 2, Answers { due: 2, given: 0, ahead: 0 }));
    let askers: Vec<_> = page.askers.iter().map(|l| (l.unit.name.as_str(), l.year, l.recipients)).collect();
    assert_eq!(askers, [("县水利局", 112, 1), ("县教育局", 8, 2)]);
    let town = &page.loads[0];
    assert_eq!((town.unit.name.as_str(), town.requests, town.reports, town.count), ("白石镇", 116, 96, 2));
    assert_eq!((town.budget, town.left()), (Some(600), Some(600 - 212)));
    assert_eq!(
        page.cadences.iter().map(|l| (l.cadence, l.answers)).collect::<Vec<_>>(),
        [(Cadence::Monthly, 7), (Cadence::Once, 2)]
    );
    // Reports on tasks count for the budget too.
    let third = RequestForm {
        title: "另一张表".into(),
        fields: "一\n二\n三\n四\n五\n六".into(),
        cadence: "ten-days".into(),
        ..form()
    };
    let over = a.price(&third).await.over;
    assert_eq!((over[0].asked(), over[0].reports, over[0].added), (212, 96, 48 * 19));

    let week = a.c.service.burden_desk(&later(&a.leader, 4)).await.unwrap().week.unwrap();
    assert_eq!((week.monday.to_string(), week.minutes, week.before), ("2026-06-15".into(), 8, 0));
    assert_eq!(week.biggest.unwrap().0.name, "县教育局");
    assert_eq!(a.c.service.burden_desk(&a.c.call).await.unwrap().week, None);
    for format in [Format::Csv, Format::Xlsx] {
        let made = a.c.service.burden_export(&a.c.reader, format, &words).await.unwrap();
        assert!(made.bytes.len() > 200);
    }
    let made =
        a.c.service
            .answers_export(&a.c.reader, "2026-0001".parse().unwrap(), None, Format::Csv, &words)
            .await
            .unwrap();
    assert!(String::from_utf8(made.bytes).unwrap().contains("编织袋储备（条）"));
    a.c.proved().await;
}

#[tokio::test]
async fn a_site_may_state_its_own_minutes() {
    let a = asked().await;
    let form_of = |own: &str| BudgetForm {
        year: "2026".into(),
        hours: "40".into(),
        own: own.into(),
        number: "2".into(),
        text: "5".into(),
        date: "1".into(),
        yes_no: "1".into(),
        source: "五个镇各测三天".into(),
        ..BudgetForm::default()
    };
    for (own, key) in [("白石镇", "refused-budget-own"), ("无名镇 3", "refused-request-unknown")] {
        assert_eq!(refused(a.c.service.set_budget(&a.leader, &form_of(own)).await), key);
    }
    a.c.service.set_budget(&a.leader, &form_of("白石镇：12\n县教育局 8")).await.unwrap();
    let page = a.c.service.budget_page(&a.c.reader, None).await.unwrap();
    assert_eq!((page.form.hours.as_str(), page.form.own.as_str()), ("40", "县教育局 8\n白石镇 12"));
    assert!(!page.may_set && page.from.is_none());
    let next = a.c.service.budget_page(&a.leader, Some(2027)).await.unwrap();
    assert_eq!((next.from, next.form.hours.as_str(), next.form.version), (Some(2026), "40", 0));
    let price = a.price(&form()).await;
    assert_eq!((price.minutes, price.source), (9, MinutesSource::Site("五个镇各测三天".into())));
    a.c.proved().await;
}

#[tokio::test]
async fn a_figure_of_the_catalogue_is_asked_once_and_is_the_value_of_its_measure() {
    let a = asked().await;
    let measure = MeasureForm {
        name: "高标准农田建成面积".into(),
        unit: "亩".into(),
        frequency: "month".into(),
        active: "on".into(),
        ..MeasureForm::default()
    };
    a.c.service.record_measure(&a.c.call, measure).await.unwrap();
    let id = a.c.service.measures(&a.c.reader).await.unwrap().measures[0].form.id.clone();
    let values = async || {
        let of = |v: ValueLine| (v.line.value, v.line.period.to_string(), v.line.href.unwrap_or_default());
        let all = a.c.service.measure_values(&a.c.reader, &id).await.unwrap().values;
        assert!(all.iter().all(|v| v.line.unit.as_ref().unwrap().name == "白石镇"));
        all.into_iter().map(of).collect::<Vec<_>>()
    };

    // The line names the measure; its unit of measure need not be said.
    let form = RequestForm { fields: "高标准农田建成面积".into(), ..form() };
    let field = a.price(&form).await.fields.remove(0);
    assert_eq!(field.measure.as_deref(), Some("高标准农田建成面积"));
    assert_eq!((field.field.kind, field.field.unit.as_str()), (FieldKind::Number, "亩"));
    let number = a.send(&form).await;
    let page = a.c.service.answer_page(&a.town, number, &AnswerForm::default()).await.unwrap();
    let (fills, period) = page.fields[0].fills.as_ref().unwrap();
    assert_eq!((fills.name.as_str(), period.to_string()), ("高标准农田建成面积", "2026-06".into()));
    a.answer(&a.town, number, &["860"]).await.unwrap();
    let first =
        ("860亩".to_owned(), "2026-06".to_owned(), format!("/burden/requests/{number}?due=2026-06-30"));
    assert_eq!(values().await, std::slice::from_ref(&first));

    // Another bureau's request finds it filled in, and a confirmed value is not recorded a second time.
    let other = RequestForm {
        title: "粮食安全责任制".into(),
        unit: "县发展和改革局".into(),
        cadence: "once".into(),
        due: "2026-07-03".into(),
        ..form.clone()
    };
    let again = a.send(&other).await;
    let page = a.c.service.answer_page(&a.town, again, &AnswerForm::default()).await.unwrap();
    assert_eq!((page.fields[0].value.as_str(), page.fields[0].field.known), ("860", true));
    assert_eq!(page.fields[0].known.as_ref().unwrap().request.as_ref().unwrap().0, number);
    a.answer(&a.town, again, &["860"]).await.unwrap();
    assert_eq!(values().await, std::slice::from_ref(&first));

    // What is answered anew, because it was wrong, counts from then on; what stood there stays to be seen.
    let seen = AnswerForm { values: vec!["880".into()], version: 1, ..AnswerForm::default() };
    a.c.service.answer(&a.town, number, &seen).await.unwrap();
    let mended = ("880亩".to_owned(), first.1.clone(), first.2.clone());
    assert_eq!(values().await, [mended, first]);
    let july = later(&a.town, 35);
    let page = a.c.service.answer_page(&july, number, &AnswerForm::default()).await.unwrap();
    assert_eq!(
        (page.fields[0].value.as_str(), page.fields[0].fills.as_ref().unwrap().1.to_string()),
        ("880", "2026-07".into())
    );

    // In another unit of measure it is no value of the measure: nothing is converted unasked.
    let other = RequestForm {
        fields: "高标准农田建成面积（万亩）".into(), title: "农田台账".into(), ..form
    };
    let number = a.send(&other).await;
    a.answer(&a.town, number, &["0.09"]).await.unwrap();
    assert_eq!(values().await.len(), 2);
    a.c.proved().await;
}

#[tokio::test]
async fn every_page_means_the_same_by_a_year_and_by_twelve_months() {
    let a = asked().await;
    let late = RequestForm { due: "2026-10-31".into(), until: "2027-05-31".into(), ..form() };
    let number = a.send(&late).await;
    // Eight months of 16 minutes from one town; three of them fall into this year.
    let view = a.c.service.request(&a.c.call, number, None).await.unwrap();
    assert_eq!((view.price.times, view.price.total), (8, 128));
    assert_eq!((view.this_year.times, view.this_year.total), (3, 48));
    assert_eq!((view.line.twelve, view.line.minutes), (128, 48));
    let page = a.c.service.burden_page(&a.c.reader).await.unwrap();
    assert_eq!((page.lines[0].twelve, page.lines[0].minutes, page.requests), (128, 48, 48));
    assert_eq!((page.loads[0].requests, page.cadences[0].minutes, page.askers[0].year), (48, 48, 48));
    let listed = a.c.service.requests(&a.c.reader).await.unwrap();
    assert_eq!((listed.open[0].twelve, listed.open[0].minutes), (128, 48));
    let csv = a.c.service.burden_export(&a.c.reader, Format::Csv, &words).await.unwrap().bytes;
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.contains(",48,128,"), "{csv}");
    // It was sent this week, although nothing of it falls due before autumn.
    let week = a.c.service.burden_desk(&a.leader).await.unwrap().week.unwrap();
    assert_eq!((week.sent, week.asked, week.minutes), ((1, 128), (0, 0), 0));
    let next = a.c.service.burden_desk(&later(&a.leader, 7)).await.unwrap().week.unwrap();
    assert_eq!(next.sent, (0, 0));
}

#[tokio::test]
async fn hours_of_a_year_stand_against_the_budget_of_that_year() {
    let a = asked().await;
    a.budget("1").await;
    // Three months of 16 minutes fall into this year, five into the next: only the next one's hour is exceeded.
    let across = RequestForm { due: "2026-10-31".into(), until: "2027-05-31".into(), ..form() };
    let price = a.price(&across).await;
    let over: Vec<_> = price.over.iter().map(|l| (l.year, l.added, l.over())).collect();
    assert_eq!((over, price.over_units()), (vec![(2027, 80, 20)], 1));
    let number = a.c.service.send_request(&a.c.call, &across, true).await.unwrap();
    let view = a.c.service.request(&a.leader, number, None).await.unwrap();
    let years: Vec<_> = view.over_in.iter().map(|(year, l)| (*year, l[0].over())).collect();
    assert_eq!(years, [(2027, 20)]);
    a.c.service.move_request(&a.leader, number, "approve", "主汛期已到", view.version).await.unwrap();
    // The page of budgets says the same of the same year.
    for (year, minutes, over) in [(2026, 48, 0), (2027, 80, 20)] {
        let page = a.c.service.budget_page(&a.leader, Some(year)).await.unwrap();
        assert_eq!((page.loads[0].requests, page.loads[0].over()), (minutes, over));
    }
    a.c.proved().await;
}
