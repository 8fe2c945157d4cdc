//! What asking costs, what is asked already, and who is asked too much.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use planning::burden::{
    Cadence, Duplicate, Field, Request, Sameness, burden, duplicates, excesses, likeness, may_send,
};
use proptest::collection::vec;
use proptest::prelude::*;

type Unit = &'static str;

const YEAR: (Date, Date) = (date(2026, 1, 1), date(2026, 12, 31));

fn request(by: Unit, fields: &[&str], recipients: &[Unit], cadence: Cadence) -> Request<Unit> {
    Request {
        by,
        title: "春耕备耕情况表".to_owned(),
        fields: fields.iter().map(|name| Field::new(*name, 5)).collect(),
        recipients: recipients.to_vec(),
        cadence,
        from: YEAR.0,
        until: None,
    }
}

#[test]
fn the_price_is_fields_times_recipients_times_a_year_times_minutes() {
    let cases = [
        (Cadence::Once, 1),
        (Cadence::Yearly, 1),
        (Cadence::HalfYearly, 2),
        (Cadence::Quarterly, 4),
        (Cadence::Monthly, 12),
        (Cadence::TenDays, 36),
        (Cadence::Weekly, 53),
        (Cadence::Daily, 261),
    ];
    for (cadence, times) in cases {
        let asked =
            request("农业局", &["播种面积", "农机台数", "种子储备"], &["甲镇", "乙镇", "甲镇"], cadence);
        let price = Request { from: date(2026, 1, 10), ..asked }.price();
        assert_eq!(
            (price.fields, price.recipients, price.times, price.minutes),
            (3, 2, times, 15),
            "{cadence:?}"
        );
        assert_eq!((price.total, price.each), (3 * 2 * times * 5, 3 * times * 5), "{cadence:?}");
    }
}

#[test]
fn what_is_known_costs_nothing_and_a_campaign_ends() {
    let mut asked = request("农业局", &["播种面积", "种子储备"], &["甲镇"], Cadence::Weekly);
    asked.fields[0].known = true;
    asked.fields[1].minutes = 7;
    asked.until = Some(date(2026, 3, 31));
    let price = asked.price();
    assert_eq!((price.fields, price.times, price.total), (1, 13, 91));
}

#[test]
fn a_week_shows_who_asked_and_who_must_answer() {
    let requests = [
        request("农业局", &["播种面积", "种子储备"], &["甲镇", "乙镇"], Cadence::Weekly),
        Request {
            from: date(2026, 1, 31), ..request("统计局", &["企业个数"], &["甲镇"], Cadence::Monthly)
        },
        Request {
            from: date(2026, 4, 29), ..request("应急局", &["隐患个数"], &["乙镇"], Cadence::Once)
        },
        Request {
            until: Some(date(2026, 3, 1)),
            ..request("水利局", &["水库水位"], &["乙镇"], Cadence::Daily)
        },
    ];
    let week = burden(&requests, date(2026, 4, 27), date(2026, 5, 3));
    assert_eq!(week.total, 2 * 2 * 5 + 5 + 5);
    assert_eq!(week.by_asker, [("农业局", 20), ("应急局", 5), ("统计局", 5)]);
    assert_eq!(week.by_recipient, [("乙镇", 15), ("甲镇", 15)]);
}

#[test]
fn beyond_the_budget_a_leader_has_to_say_why() {
    let existing = [request("统计局", &["企业个数", "用工人数"], &["甲镇", "乙镇"], Cadence::Monthly)];
    let new = request("工信局", &["用电量"], &["甲镇", "乙镇", "丙镇"], Cadence::Monthly);
    // 120 minutes are asked of the first two, 60 more would be.
    let budget = |unit: &Unit| match *unit {
        "甲镇" => Some(180),
        "乙镇" => Some(179),
        _ => None,
    };
    let over = excesses(&new, &existing, |_| 0, budget, 2026);
    assert_eq!(
        over.iter().map(|e| (e.unit, e.asked, e.added, e.budget)).collect::<Vec<_>>(),
        [("乙镇", 120, 60, 179)]
    );
    let reports = excesses(&new, &existing, |unit| u64::from(*unit == "甲镇"), budget, 2026);
    assert_eq!(reports.iter().map(|e| (e.unit, e.asked)).collect::<Vec<_>>(), [("乙镇", 120), ("甲镇", 121)]);
    assert_eq!(may_send(&over, None).unwrap_err().key, "planning-budget-reason");
    assert!(may_send(&over, Some("  ")).is_err());
    assert!(may_send(&over, Some("上级限期普查")).is_ok());
    assert!(may_send::<Unit>(&[], None).is_ok());
    assert!(excesses(&new, &existing, |_| 0, budget, 2025).is_empty(), "it begins in the next year");
}

#[test]
fn the_same_question_in_other_words_is_found() {
    let same = [
        ("企业个数", "企业数量"),
        ("企业数量（家）", "辖区内企业个数(家)"),
        ("联系电话", "手机号码"),
        ("项目投资完成率", "项目完成投资比例"),
        ("脱贫户务工人数", "脱贫户就业人数"),
        ("存在的问题", "有关困难问题"),
        ("高标准农田建设面积", "高标准农田面积"),
        ("本月新增企业户数", "本月新增公司数量"),
    ];
    for (one, other) in same {
        assert!(likeness(one, other) >= 75, "{one} / {other}: {}", likeness(one, other));
        assert_eq!(likeness(one, other), likeness(other, one));
    }
}

#[test]
fn different_things_in_like_words_are_kept_apart() {
    let different = [
        ("男职工人数", "女职工人数"),
        ("新增就业人数", "减少就业人数"),
        ("一季度产值", "二季度产值"),
        ("2025年投资额", "2026年投资额"),
        ("计划投资额", "实际投资额"),
        ("项目开工个数", "项目竣工个数"),
        ("企业个数", "企业用电量"),
        ("财政收入", "财政支出"),
        ("城镇居民收入", "农村居民收入"),
        ("就业率", "就业人数"),
        ("", ""),
        ("情况", "有关情况统计"),
        ("发放补贴金额", "发放贷款金额"),
        ("危房改造户数", "厕所改造户数"),
        ("党员人数", "群众人数"),
    ];
    for (one, other) in different {
        if one != other || one.is_empty() {
            assert!(likeness(one, other) < 75, "{one} / {other}: {}", likeness(one, other));
        }
    }
}

#[test]
fn a_request_is_told_what_is_asked_already_by_whom_and_of_whom() {
    let mut known =
        request("统计局", &["用工人数", "企业数量", "能耗总量"], &["甲镇", "丙镇"], Cadence::Monthly);
    known.fields[2].measure = Some("energy".to_owned());
    let over = Request { until: Some(date(2025, 12, 31)), ..known.clone() };
    let elsewhere = Request { recipients: vec!["丁镇"], ..known.clone() };
    let mut new = request(
        "工信局",
        &["企业个数", "用工人数（人）", "单位用能", "缴税金额"],
        &["甲镇", "乙镇"],
        Cadence::Once,
    );
    new.fields[2].measure = Some("energy".to_owned());
    let found = duplicates(&new, &[over, elsewhere, known]);
    let expect =
        |field, other, sameness| Duplicate { field, request: 2, other, sameness, recipients: vec!["甲镇"] };
    assert_eq!(
        found,
        [
            expect(0, 1, Sameness::Question(100)),
            expect(1, 0, Sameness::Name),
            expect(2, 2, Sameness::Measure),
        ]
    );
    let twice = request("工信局", &["企业数量 "], &["甲镇"], Cadence::Once);
    let again = duplicates(&twice, &[request("统计局", &["企业数量"], &["甲镇"], Cadence::Once)]);
    assert_eq!(again[0].sameness, Sameness::Name);
}

#[test]
fn two_measures_are_two_things_whatever_their_names() {
    let with = |measure: &str| {
        let mut asked = request("统计局", &["产值"], &["甲镇"], Cadence::Once);
        asked.fields[0].measure = Some(measure.to_owned());
        asked
    };
    assert!(duplicates(&with("output-industry"), &[with("output-farming")]).is_empty());
}

fn any_cadence() -> impl Strategy<Value = Cadence> {
    prop::sample::select(vec![
        Cadence::Once,
        Cadence::Daily,
        Cadence::Weekly,
        Cadence::TenDays,
        Cadence::Monthly,
        Cadence::Quarterly,
        Cadence::HalfYearly,
        Cadence::Yearly,
    ])
}

fn any_request() -> impl Strategy<Value = Request<Unit>> {
    let units = prop::sample::subsequence(vec!["甲镇", "乙镇", "丙镇"], 0..=3);
    (any_cadence(), units, -200..500i64, proptest::option::of(0..400i64), 0..5usize, 0..30u32).prop_map(
        |(cadence, recipients, from, length, fields, minutes)| {
            let from = YEAR.0 + from.days();
            let until = length.map(|length| from + length.days());
            let fields = (0..fields).map(|number| Field::new(format!("第{number}项"), minutes)).collect();
            Request { fields, recipients, cadence, from, until, ..request("统计局", &[], &[], cadence) }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// The weeks add up to the year, askers and recipients add up to the whole: nobody's minutes get lost.
    #[test]
    fn minutes_add_up(requests in vec(any_request(), 0..5)) {
        let year = burden(&requests, YEAR.0, YEAR.1);
        let mut weeks = 0;
        let mut monday = YEAR.0;
        while monday <= YEAR.1 {
            weeks += burden(&requests, monday, (monday + 6.days()).min(YEAR.1)).total;
            monday += 7.days();
        }
        prop_assert_eq!(weeks, year.total);
        let sum = |parts: &[(Unit, u64)]| parts.iter().map(|(_, minutes)| minutes).sum::<u64>();
        prop_assert_eq!(sum(&year.by_asker), year.total);
        prop_assert_eq!(sum(&year.by_recipient), year.total);
    }

    /// A unit is named exactly when the new year's total would pass its budget.
    #[test]
    fn an_excess_is_the_sum_beyond_the_budget(
        existing in vec(any_request(), 0..4), new in any_request(), budget in 0..20_000u64
    ) {
        let over = excesses(&new, &existing, |_| 0, |_| Some(budget), 2026);
        let before = burden(&existing, YEAR.0, YEAR.1).by_recipient;
        let mut all = existing.clone();
        all.push(new.clone());
        for (unit, minutes) in burden(&all, YEAR.0, YEAR.1).by_recipient {
            let grew = before.iter().all(|(known, had)| *known != unit || *had < minutes);
            prop_assert_eq!(over.iter().any(|e| e.unit == unit), grew && minutes > budget);
        }
    }
}

#[test]
fn what_a_field_takes_is_stated_with_its_source() {
    let table = planning::burden::minutes();
    assert!(!table.source.is_incomplete() && !table.version.is_empty());
    assert!(table.text > table.number && table.number > table.date && table.date >= table.yes_no);
    assert!(table.yes_no > 0);
}
