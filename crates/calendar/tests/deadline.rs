//! Expressions of time, each with the day it means for a document of 15 January 2026.

use calendar::Date;
use calendar::deadline::{Deadline, Kind, Needs, Open, Precision, find, find_with};
use calendar::{Notice, WorkCalendar};

fn anchor() -> Date {
    "2026-01-15".parse().unwrap()
}

fn only(text: &str) -> Deadline {
    let found = find(text, anchor());
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found[0].clone()
}

#[track_caller]
fn due(text: &str, words: &str, day: &str) {
    let found = only(text);
    let said: String = text.chars().skip(found.start).take(found.end - found.start).collect();
    assert_eq!(said, words, "{text}");
    assert_eq!(found.kind, Kind::Deadline, "{text}");
    assert_eq!(found.due.map(|day| day.to_string()).unwrap_or_default(), day, "{text}");
}

#[test]
fn parts_of_the_year_end_on_their_last_day() {
    due("3月底前完成清查", "3月底前", "2026-03-31");
    due("三月底完成清查", "三月底", "2026-03-31");
    due("上半年开工率达标", "上半年", "2026-06-30");
    due("三季度末全部建成", "三季度末", "2026-09-30");
    due("第三季度全部建成", "第三季度", "2026-09-30");
    due("年内通车", "年内", "2026-12-31");
    due("今年年底前通车", "今年年底前", "2026-12-31");
    due("全年培训两轮", "全年", "2026-12-31");
    due("10月上旬交付", "10月上旬", "2026-10-10");
    due("2月底前报送方案", "2月底前", "2026-02-28");
}

#[test]
fn a_third_of_a_month_belongs_to_the_month_named_before() {
    for (text, words, day) in [
        ("4月上旬完成招标，下旬开工建设", "下旬", "2026-04-30"),
        ("2月上旬摸底，中旬汇总，下旬前上报", "下旬前", "2026-02-28"),
    ] {
        let found = find(text, anchor()).pop().unwrap();
        let said: String = text.chars().skip(found.start).take(found.end - found.start).collect();
        assert_eq!((said.as_str(), found.due.unwrap().to_string().as_str()), (words, day), "{text}");
    }
    assert_eq!(find("下旬开工建设", anchor()), [], "of no month");
    assert_eq!(find("4月上旬完成招标。下旬开工建设", anchor()).len(), 1, "of another sentence");
}

#[test]
fn days_and_years_are_taken_as_written() {
    due("2026年6月20日前完成", "2026年6月20日前", "2026-06-20");
    due("2026年6月20前完成", "2026年6月20前", "2026-06-20");
    due("2026年6月16、17日到县里领取", "2026年6月16、17日", "2026-06-17");
    due("6月15、16、17日集中办理", "6月15、16、17日", "2026-06-17");
    due("4月5号之前回复", "4月5号之前", "2026-04-05");
    due("到2027年建成投用", "到2027年", "2027-12-31");
    due("2027年底前建成", "2027年底前", "2027-12-31");
    due("明年上半年建成", "明年上半年", "2027-06-30");
    due("2026年3月1日至5月31日集中整治", "2026年3月1日至5月31日", "2026-05-31");
    due("5月6日8时至5月9日20时设卡", "5月6日8时至5月9日20时", "2026-05-09");
    due("5月6日上午8时30分至9日18:00设卡", "5月6日上午8时30分至9日18:00", "2026-05-09");
    due("“十五五”期间建成", "“十五五”期间", "2030-12-31");
    due("“十五五末建成", "“十五五末", "2030-12-31");
}

#[test]
fn spans_count_from_the_document() {
    due("两个月内办结", "两个月内", "2026-03-15");
    due("30日内答复", "30日内", "2026-02-14");
    due("半年内见效", "半年内", "2026-07-15");
    due("三年内建成", "三年内", "2029-01-15");
    due("15个工作日内办结", "15个工作日内", "2026-02-05");
    due("各镇应自本通知印发之日起15日内报方案", "自本通知印发之日起15日内", "2026-01-30");
}

#[test]
fn named_days_come_next() {
    due("春节前发放到位", "春节前", "2026-02-16");
    due("国庆前通车", "国庆前", "2026-09-30");
    due("谷雨前完成育秧", "谷雨前", "2026-04-19");
    due("霜降节气前腾茬", "霜降节气前", "2026-10-22");
    due("小满节气前修好渠道", "小满节气前", "2026-05-20");
    due("在2027年春节前发放到位", "2027年春节前", "2027-02-05");
    due("明年元旦前通水", "明年元旦前", "2026-12-31");
    let flood = only("汛期前完成加固");
    assert_eq!((flood.kind, flood.due, flood.bounded), (Kind::Deadline, None, true));
}

#[test]
fn before_a_month_is_before_it_begins() {
    due("10月前完成改厕", "10月前", "2026-09-30");
    due("2027年3月之前通车", "2027年3月之前", "2027-02-28");
    due("10月底前完成改厕", "10月底前", "2026-10-31");
    let found = find("1月前完成", "2025-11-20".parse().unwrap());
    assert_eq!(found[0].due.unwrap().to_string(), "2025-12-31");
    assert!(!only("6月前后开工").bounded);
}

#[test]
fn a_winter_document_means_the_spring_to_come() {
    let found = find("3月底前完成", "2025-11-20".parse().unwrap());
    assert_eq!(found[0].due.unwrap().to_string(), "2026-03-31");
}

#[test]
fn rhythms_and_pressing_words_have_no_day() {
    for text in [
        "每月25日前报送",
        "每季度通报一次",
        "每个季度调度",
        "定期会商",
        "常态化巡查",
        "每两周一次",
        "三天一排名",
        "实行月调度",
    ] {
        let found = only(text);
        assert_eq!((found.kind, found.due), (Kind::Cadence, None), "{text}");
    }
    assert_eq!(only("每月25日前报送").end, 6);
    assert_eq!(only("每年3月、9月集中排查").end, 7);
    assert_eq!(only("每年6月底、12月10日前报送").end, 13);
    for text in ["尽快整改", "抓紧推进", "如期建成", "按期完成"] {
        let found = only(text);
        assert_eq!((found.kind, found.due), (Kind::Vague, None), "{text}");
    }
}

#[test]
fn what_lies_behind_or_only_names_a_year_sets_nothing() {
    for text in [
        "去年新增三家",
        "2019年以来持续推进",
        "今年以来形势向好",
        "各环节前后衔接",
        "小满前山村",
        "雨水前后分流",
        "立夏前后播种",
        "机会前所未有",
        "年初作了部署",
    ] {
        assert_eq!(find(text, anchor()), [], "{text}");
    }
}

/// The answer that a found time gives, in the notation of the table.
fn answer(found: &[Deadline]) -> String {
    let [time] = found else { return if found.is_empty() { "none".into() } else { format!("{found:?}") } };
    match (time.kind, time.open, time.from, time.due) {
        (Kind::Cadence, ..) => "cadence".into(),
        (Kind::Vague, ..) => "vague".into(),
        (_, Some(Open::Event), ..) => "open:event".into(),
        (_, Some(Open::Season), ..) => "open:season".into(),
        (_, Some(Open::NoData(year)), ..) => format!("open:{year}"),
        (_, _, Some(from), Some(due)) => format!("{from}/{due}"),
        (_, _, _, Some(due)) => due.to_string(),
        _ => format!("{time:?}"),
    }
}

#[test]
fn every_expression_of_the_table_means_what_it_says_and_is_taken_whole() {
    let mut wrong = Vec::new();
    let rows = include_str!("../../../bench/peers/time.tsv").lines().filter(|line| !line.starts_with('#'));
    for row in rows {
        let fields: Vec<&str> = row.split('\t').collect();
        let found = find(fields[1], fields[0].parse().unwrap());
        let said = answer(&found);
        let whole = found.iter().all(|t| (t.start, t.end) == (0, fields[1].chars().count()))
            || ["none", "vague", "cadence"].contains(&fields[2])
            || fields[1].starts_with("全国");
        if !fields[2].split('|').any(|right| right == said) || !whole {
            wrong.push(format!(
                "{row}: {said} {:?}",
                found.iter().map(|t| (t.start, t.end)).collect::<Vec<_>>()
            ));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn an_added_notice_dates_what_was_open() {
    let notice =
        "year = 2027\nsource = \"通知\"\n[[holiday]]\nname = \"元旦\"\nfrom = 2027-01-01\nto = 2027-01-03\n";
    let calendar = WorkCalendar::embedded().clone().with(Notice::parse("2027.toml", notice).unwrap());
    let text: Vec<char> = "5个工作日内办结".chars().collect();
    let found = find_with(&text, "2026-12-28".parse().unwrap(), &calendar);
    assert_eq!(found[0].due.unwrap().to_string(), "2027-01-05");
}

#[test]
fn spans_of_standing_rules_and_second_steps_count_from_an_event() {
    for text in [
        "应当在十五个工作日内处理",
        "并在3个工作日内公开",
        "情形发生之日起10日内更新",
        "复工后9个月内建成",
        "各单位印发的文件应当自印发之日起20日内备案",
        "每轮排查结束前3日内报送小结",
    ] {
        let found = only(text);
        assert_eq!((found.due, found.open), (None, Some(Open::Event)), "{text}");
    }
}

#[test]
fn a_length_to_reach_is_no_deadline() {
    for text in
        ["办理时限压缩至3个工作日以内", "由原来的15个工作日缩短到5个工作日内", "平均用时控制在2天以内"]
    {
        assert_eq!(find(text, anchor()), [], "{text}");
    }
}

#[test]
fn what_is_reported_stays_in_its_year() {
    let november: Date = "2025-11-20".parse().unwrap();
    for text in ["截至9月底，开工40个", "6月底前已完成清查", "1—6月，投资增长", "上半年，投资增长"]
    {
        let found = find(text, november);
        assert!(found.iter().all(|t| t.due.unwrap() < november), "{text}: {found:?}");
    }
}

#[test]
fn words_that_only_look_like_times_are_left_alone() {
    for text in [
        "春节前后安排",
        "成本年均下降",
        "6月中央财政",
        "以上年轻干部",
        "召开10日前",
        "环节前移",
        "近年内涵",
        "机会前所未有",
        "文明年画",
        "提前年度收官",
        "两节课",
        "国庆后",
        "十一届三中全会",
    ] {
        let found = find(text, anchor());
        assert!(found.iter().all(|t| t.precision == Some(Precision::Month)), "{text}: {found:?}");
    }
}

#[test]
fn a_day_rests_on_the_text_on_the_year_or_on_the_day_of_the_document() {
    for (text, needs) in [
        ("2026年6月底前完成", Needs::Nothing),
        ("到2027年建成", Needs::Nothing),
        ("2026-06-30", Needs::Nothing),
        ("二〇二六年年底前完成", Needs::Nothing),
        ("“十五五”期间建成", Needs::Nothing),
        ("2027年春节前完成", Needs::Nothing),
        ("6月底前完成", Needs::Year),
        ("上半年完成", Needs::Year),
        ("年内完成", Needs::Year),
        ("明年一季度完成", Needs::Year),
        ("国庆节前完成", Needs::Year),
        ("即日起至6月30日开展清查", Needs::Year),
        ("一周内完成", Needs::Day),
        ("会后三天内上报", Needs::Day),
        ("10个工作日内完成", Needs::Day),
        ("月底前完成", Needs::Day),
        ("本月底前完成", Needs::Day),
        ("下个月10日前完成", Needs::Day),
        ("本周五前上报", Needs::Day),
        ("本季度末完成", Needs::Day),
        ("明天下班前上报", Needs::Day),
        ("25日前上报", Needs::Day),
        ("节前完成", Needs::Day),
    ] {
        let found = only(text);
        assert_eq!((found.needs, found.due.is_some()), (needs, true), "{text}");
        // What needs nothing of the document's date is the same whatever that is; what needs the year, in any month of it that is not over.
        let same: &[&str] = match needs {
            Needs::Nothing => &["2024-02-29", "2026-11-30"],
            Needs::Year => &["2026-01-01", "2026-02-28"],
            Needs::Day => &[],
        };
        for other in same {
            assert_eq!(find(text, other.parse().unwrap())[0].due, found.due, "{text} from {other}");
        }
        if needs == Needs::Day {
            assert_ne!(find(text, "2026-08-12".parse().unwrap())[0].due, found.due, "{text}");
        }
    }
    let found = find("4月上旬完成招标，下旬开工建设", anchor());
    assert_eq!(found[1].needs, Needs::Year, "the month was told");
}
