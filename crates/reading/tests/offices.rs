//! Whoever holds an office is not somebody by name.

use reading::{Options, read};

#[test]
fn a_comrade_of_an_office_is_no_leader_by_name() {
    let leaders = |text: &str| -> Vec<String> {
        let reading = read(text, &Options { date: None });
        reading.commitments.iter().flat_map(|c| &c.leaders).map(|f| f.value.clone()).collect()
    };
    assert!(leaders("请主要负责同志每月10日前到工地检查一次，全年检查不少于12次。").is_empty());
    assert_eq!(leaders("请周知渠同志牵头，县水利局具体负责，6月底前改造水厂4处。"), ["周知渠"]);
}

fn leads(text: &str) -> Vec<String> {
    let reading = read(text, &Options { date: None });
    reading.commitments.iter().flat_map(|c| &c.lead_units).map(|f| f.value.clone()).collect()
}

#[test]
fn whoever_is_asked_leads_and_a_level_of_government_is_an_actor() {
    for (text, units) in [
        ("请县财政局在年度预算中单列防汛经费300万元。", &["县财政局"][..]),
        ("请各镇在6月底前完成危桥改造12座。", &["各镇"]),
        ("各高校、科研院所要在5月底前制定专门办法。", &["各高校", "科研院所"]),
        ("州、县（市）水利部门不得新批高耗水项目。", &["州", "县（市）水利部门"]),
        ("会议原则同意县交通局提交的客运改革方案，会后按程序印发。", &["县交通局"]),
        (
            "会议同意县民政局、县财政局关于提高低保标准的意见，会后报县委常委会审定。",
            &["县民政局", "县财政局"],
        ),
        ("由统筹办、新农办组织验收，7月底前完成。", &["统筹办", "新农办"]),
    ] {
        assert_eq!(leads(text), units, "{text}");
    }
    assert!(leads("请大家在思想上高度重视，年内完成改造12处。").is_empty());
}

#[test]
fn the_year_of_a_title_dates_what_it_can() {
    let text = "在2026年全县水利工作会议上的讲话\n同志们：\n县水利局上半年完成山塘整修40座，三季度全部完工。县财政局两个月内拨付奖补资金。\n";
    let days = |text: &str| -> Vec<Option<String>> {
        let reading = read(text, &Options { date: None });
        assert_eq!(reading.date, None);
        reading.commitments.iter().map(|c| c.due.map(|day| day.to_string())).collect()
    };
    assert_eq!(days(text)[0].as_deref(), Some("2026-09-30"), "the last of the two");
    assert_eq!(days(text)[1], None, "nobody knows from which day two months count");
    assert!(days(&text.replace("2026年", "2024—2026年")).iter().all(Option::is_none));
    assert!(days(&text.replace("2026年", "")).iter().all(Option::is_none));
}
