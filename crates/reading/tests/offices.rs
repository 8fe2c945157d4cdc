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
        ("州、县（市）水利部门不得新批高耗水项目。", &["州、县（市）水利部门"]),
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
fn whoever_heads_a_unit_acts_for_it() {
    for (text, units) in [
        ("各镇主要负责人要亲自盯办，6月底前完成改厕900户。", &["各镇"][..]),
        ("请各部门“一把手”亲自抓，于3月9日前报送方案。", &["各部门"]),
        ("由相关县领导牵头，6月底前完成征迁300亩。", &["相关县领导"]),
        ("各县级领导要每月到企业走访1次。", &["各县级领导"]),
        ("请各牵头单位和责任单位于3月9日前报送方案。", &["各牵头单位", "责任单位"]),
        ("各项任务的主要责任单位要于3月9日前报送方案。", &["主要责任单位"]),
        ("请云溪县务必于6月10日前报送整改方案。", &["云溪县"]),
        ("丰禾、柳塘两镇要在6月底前修通村道30公里。", &["丰禾", "柳塘"]),
        ("本级政府或有关部门要在3月底前清偿欠款。", &["本级政府", "有关部门"]),
        ("农技站要在3月底前办培训班6期。", &["农技站"]),
        ("各镇的清查情况，要在3月9日前报送。", &["各镇"]),
        ("部分进度较慢的乡镇要在6月25日前建成30处。", &["部分进度较慢的乡镇"]),
        ("值班人员接到报告后，要在20分钟内核实，每天汇总1次。", &["值班人员"]),
        ("省水利厅要求各市水利局在3月底前上报名单。", &["各市水利局"]),
        ("县住建局、县城管局要密切配合，6月底前整治违建30处。", &["县住建局", "县城管局"]),
        ("县水务局工作人员要每月到各村抽检1次。", &["县水务局"]),
        ("支持云溪争创国家全域旅游示范县。", &["云溪"]),
        ("要加快改薄进度，督促县教育保障中心6月底前完成改造12处。", &["县教育保障中心"]),
    ] {
        assert_eq!(leads(text), units, "{text}");
    }
    assert!(leads("加快推进海绵城市建设，完成管网改造30公里。").is_empty());
    assert!(leads("县政府出台了奖补办法，6月底前完成兑付300万元。").is_empty());
    assert!(leads("县发改局、县住建局等单位主要负责人参加，会后3月9日前印发纪要。").is_empty());
}

/// The days of a text of 15 January 2026.
fn days(text: &str) -> Vec<String> {
    let reading = read(text, &Options { date: Some(jiff::civil::date(2026, 1, 15)) });
    reading.commitments.iter().filter_map(|c| c.due).map(|day| day.to_string()).collect()
}

#[test]
fn a_list_that_ends_with_a_level_alone_is_read() {
    assert!(leads("各、县").is_empty());
}

#[test]
fn a_time_of_something_else_dates_nothing() {
    for (text, due) in [
        ("截至10月19日，全县已改厕900户，各镇务必完成全年2000户。", Some("2026-12-31")),
        ("县水利局要提早谋划明年农田水利项目30个。", None),
        ("争取在全市第一季度排名中前进2个位次，县商务局要每周调度。", None),
        ("用三年时间完成沟渠疏浚600公里。", None),
        ("县督查室要对落后的3个镇在年底考核中扣分。", None),
        ("县水利局第一季度疏浚沟渠60公里。", Some("2026-03-31")),
        ("2026年，各镇优良天数比例在2024年基础上提高3个百分点。", Some("2026-12-31")),
        ("力争细颗粒物浓度较2024年下降5%以上。", None),
        ("会议指出，2026年，全县的预期目标是，生产总值增长6%以上。", Some("2026-12-31")),
        ("县财政局2026年统筹安排资金2.4亿元，用于危房改造。", Some("2026-12-31")),
        ("县林业局要按时完成2026年油茶造林任务3万亩。", Some("2026-12-31")),
        ("县发改局组织落实2030年前碳达峰行动方案，每季度调度1次。", None),
        ("各企业以3月25日为时点盘点库存20万吨。", None),
        ("2030年形成年产值500亿元的水产集群，建设加工园3个。", Some("2030-12-31")),
    ] {
        assert_eq!(days(text).first().map(String::as_str), due, "{text}");
    }
}

#[test]
fn this_month_is_that_of_the_meeting_a_report_tells_of() {
    let text = "某县召开征迁工作会\n10月18日下午，某县召开征迁工作督办会。\n会议要求，各包保单位要在月底前完成房屋拆除90户。\n";
    assert_eq!(days(text), ["2026-10-31"]);
}

#[test]
fn the_day_of_a_meeting_to_come_dates_nothing_before_it_away() {
    let text = "关于召开征迁工作会的通知\n会议时间：1月20日上午9:00。\n各镇要于1月18日前报送参会名单。\n各镇要在月底前完成房屋拆除90户。\n";
    assert_eq!(days(text), ["2026-01-18", "2026-01-31"]);
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

#[test]
fn whoever_is_bound_by_a_rule_or_makes_a_class_is_found() {
    for (text, units) in [
        ("学校一律实行封闭管理，每天消毒2次。", &["学校"][..]),
        ("地方税务部门和同级财政部门应建立信息交换制度，每季度核对1次。", &["地方税务部门", "同级财政部门"]),
        ("证监会要会同有关部门在6月底前制定办法。", &["证监会"]),
        ("任何单位和个人不得擅自占用河道，违者6月底前清退。", &["任何单位和个人"]),
        ("省、自治区、直辖市人民政府要在6月底前制定实施方案。", &["省、自治区、直辖市人民政府"]),
        ("市、县级人民政府要在6月底前划定网格120个。", &["市、县级人民政府"]),
        ("80%以上的乡镇要在年底前建成养老服务中心。", &["80%以上的乡镇"]),
        ("达标率较低的县（市、区）要在6月底前制定整改方案。", &["达标率较低的县（市、区）"]),
        ("具备土地估价资格的中介机构，应在10个工作日内出具报告。", &["具备土地估价资格的中介机构"]),
        ("方案由国有粮食企业制定，6月底前报县政府审批。", &["国有粮食企业"]),
        ("各级党委和政府要在6月底前建成避险场所30处。", &["各级党委和政府"]),
        ("应急管理部门负责每季度检查1次。", &["应急管理部门"]),
        ("县级以上人民政府及其有关部门应当在6月底前公布目录。", &["县级以上人民政府及其有关部门"]),
        ("文件送审稿由本部门审核机构在5个工作日内审核。", &["本部门审核机构"]),
    ] {
        assert_eq!(leads(text), units, "{text}");
    }
    for text in [
        "粮食供应保持稳定，全年储备粮油3万吨。",
        "做到应保尽保，年内新增低保对象300户。",
        "实施安居工程，更新电梯300部，改造管网20公里。",
        "支持企业开展技术改造，全年实施技改项目30个。",
        "及时主动向上级报告，全年报送信息60条。",
    ] {
        assert!(leads(text).is_empty(), "{text}: {:?}", leads(text));
    }
}

#[test]
fn offices_that_places_share_and_whoever_does_a_thing_are_read() {
    for (text, units) in [
        ("各区县、开发区教育局要在6月底前公布学区120个。", &["各区县、开发区教育局"][..]),
        ("价差由县财政局据实补贴，6月底前结清300万元。", &["县财政局"]),
        ("区属国企要在6月底前清查资产3亿元。", &["区属国企"]),
        ("每个县区至少落地3个重大项目。", &["每个县区"]),
        ("学区所在学校要在6月底前招生300名。", &["学区所在学校"]),
        ("各相关单位日常要每月检查1次。", &["各相关单位"]),
    ] {
        assert_eq!(leads(text), units, "{text}");
    }
}
