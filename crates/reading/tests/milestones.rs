//! Days on the way to the last day of a task: what becomes a milestone, and what does not.

use reading::{Options, read};

/// A text of 10 May 2026, its day, and its milestones, each `day name`.
type Row = (&'static str, &'static str, &'static [&'static str]);

fn check(rows: &[Row]) {
    let mut wrong = Vec::new();
    for (text, due, milestones) in rows {
        let reading = read(text, &Options { date: Some(jiff::civil::date(2026, 5, 10)) });
        let Some(made) = reading.commitments.first() else {
            wrong.push(format!("{text}\n   no commitment"));
            continue;
        };
        let got: Vec<String> = made.milestones.iter().map(|m| format!("{} {}", m.due, m.name)).collect();
        let day = made.due.map(|day| day.to_string()).unwrap_or_default();
        if day != *due || got != *milestones {
            wrong.push(format!("{text}\n   got {day} {got:?}\n  want {due} {milestones:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn every_day_before_the_last_is_a_milestone() {
    check(&[
        ("县民政局要在7月20日前完成摸底，9月10日前完成改造。", "2026-09-10", &["2026-07-20 完成摸底"]),
        (
            "城北中学扩建项目要在6月底前开工，年底前主体封顶，2027年8月底前投入使用。",
            "2027-08-31",
            &["2026-06-30 城北中学扩建项目开工", "2026-12-31 主体封顶"],
        ),
        (
            "县水利局上半年完成招标，三季度完成主体工程，11月底前通过验收。",
            "2026-11-30",
            &["2026-06-30 完成招标", "2026-09-30 完成主体工程"],
        ),
        (
            "2026年开工建设县医院东院区，2027年底前建成投用。",
            "2027-12-31",
            &["2026-12-31 开工建设县医院东院区"],
        ),
        (
            "县发改局要编制实施方案，6月20日前报县政府审定、7月底前印发执行。",
            "2026-07-31",
            &["2026-06-20 报县政府审定"],
        ),
        // The latest day may be told first.
        (
            "年底前全县要建成12个站点，县商务局6月底前拿出选址方案。",
            "2026-12-31",
            &["2026-06-30 拿出选址方案"],
        ),
    ]);
}

#[test]
fn a_milestone_is_named_by_what_is_reached() {
    check(&[
        // Who leads the whole is no part of its name; another who acts is.
        (
            "县住建局6月底前完成设计，县财政局9月底前资金到位，年底前县住建局完成施工。",
            "2026-12-31",
            &["2026-06-30 完成设计", "2026-09-30 县财政局资金到位"],
        ),
        (
            "请青石镇于8月25日前完成剩余农户协议签订，8月31日前净地交付。",
            "2026-08-31",
            &["2026-08-25 完成剩余农户协议签订"],
        ),
        // What names nothing takes the clause before.
        (
            "需要移交的管网，6月底前完成；需要补建的管网，9月底前完成。",
            "2026-09-30",
            &["2026-06-30 需要移交的管网，完成"],
        ),
        // What two days share belongs to both.
        (
            "小微企业6月底前、中型企业7月底前全部退完，县税务局要抓紧。",
            "2026-07-31",
            &["2026-06-30 小微企业全部退完"],
        ),
        (
            "各牵头单位6月28日前报上半年总结，12月10日前报全年完成情况。",
            "2026-12-10",
            &["2026-06-28 报上半年总结"],
        ),
    ]);
}

#[test]
fn what_sets_no_day_of_its_own_is_no_milestone() {
    check(&[
        // A number has its day itself.
        ("县交通局6月底前完成投资2亿元，年底前完成投资5亿元。", "2026-12-31", &[]),
        ("县住建局要在9月底前完成上半年立项的12个小区改造。", "2026-09-30", &[]),
        ("今年要抓好供水工程，9月底前建成通水。", "2026-09-30", &[]),
        ("县应急局从6月起每月检查，10月底前完成整改。", "2026-10-31", &[]),
        ("县林业局要在6月底前完成造林任务。", "2026-06-30", &[]),
        ("县统计局要尽快拿出方案，10月底前报县政府。", "2026-10-31", &[]),
    ]);
}

#[test]
fn an_item_of_a_division_has_its_milestones() {
    check(&[
        (
            "1.新建县城供水厂，6月底前完成招标，年底前通水。（牵头单位：县水利局；责任单位：县住建局）",
            "2026-12-31",
            &["2026-06-30 完成招标"],
        ),
        (
            "1.新建县城供水厂，7月底前开工。（牵头单位：县水利局；完成时限：2026年12月底前）",
            "2026-12-31",
            &["2026-07-31 开工"],
        ),
    ]);
}

#[test]
fn without_a_date_of_the_document_there_are_none() {
    let reading = read("县民政局要在7月20日前完成摸底，9月10日前完成改造。", &Options::default());
    assert!(reading.commitments.iter().all(|made| made.milestones.is_empty() && made.due.is_none()));
    let dated = read("县民政局要在2026年7月20日前完成摸底，2026年9月10日前完成改造。", &Options::default());
    assert_eq!(dated.commitments[0].milestones.len(), 1);
}

#[test]
fn a_task_with_milestones_is_called_after_all_of_them() {
    let title = |text: &str| {
        let reading = read(text, &Options { date: Some(jiff::civil::date(2026, 5, 10)) });
        reading.commitments[0].title.clone()
    };
    assert_eq!(title("县民政局要在7月20日前完成摸底，9月10日前完成改造。"), "完成摸底、完成改造");
    // Too long for a line: the first that says what is done.
    let long =
        "县城南老旧供水管网和泵站6月底前完成勘察设计和招标，年底前完成全部改造任务并通过竣工验收和移交。";
    assert!(title(long).contains("6月底前完成勘察设计和招标"), "{}", title(long));
}

#[test]
fn days_are_told_in_many_ways() {
    check(&[
        // The comma behind the day.
        (
            "2026年6月底前，完成问卷调查；8月底前，完成规划编制；12月底前，县发改局启动实施。",
            "2026-12-31",
            &["2026-06-30 完成问卷调查", "2026-08-31 完成规划编制"],
        ),
        // What is reached stands before the day.
        (
            "清产核资6月底前；评估7月底前；县国资中心8月底前挂牌。",
            "2026-08-31",
            &["2026-06-30 清产核资", "2026-07-31 评估"],
        ),
        (
            "甲路6月底前、乙路8月底前、丙路年底前由县交通局完成改造。",
            "2026-12-31",
            &["2026-06-30 甲路完成改造", "2026-08-31 乙路完成改造"],
        ),
        (
            "县委宣传部6月底、9月底、12月底前各组织一次新闻发布会。",
            "2026-12-31",
            &["2026-06-30 组织一次新闻发布会", "2026-09-30 组织一次新闻发布会（9月底）"],
        ),
        (
            "第一阶段（5月16日至31日）：宣传发动；第二阶段（6月1日至30日）：集中整治；第三阶段（7月1日至31日）：县城管局组织验收。",
            "2026-07-31",
            &["2026-05-31 第一阶段：宣传发动", "2026-06-30 第二阶段：集中整治"],
        ),
        (
            "县水利局6月12日前完成核查，16日前上报，月底前完成整改。",
            "2026-06-30",
            &["2026-06-12 完成核查", "2026-06-16 上报"],
        ),
    ]);
}

#[test]
fn names_are_whole_and_hold_no_more() {
    check(&[
        (
            "2.县税务局、县人社局、县医保局6月底前完成核定，7月底前完成征缴。",
            "2026-07-31",
            &["2026-06-30 完成核定"],
        ),
        ("会议要求县水务局5月25日前恢复供水，6月底前完成整改。", "2026-06-30", &["2026-05-25 恢复供水"]),
        (
            "县住建局要在6月底前完成摸底（含棚户区），9月底前完成改造。",
            "2026-09-30",
            &["2026-06-30 完成摸底（含棚户区）"],
        ),
        (
            "县文旅局6月15日前完成拆除、7月1日起正式开放，7月底前通过验收。",
            "2026-07-31",
            &["2026-06-15 完成拆除"],
        ),
        (
            "县医院5月12日护士节前完成职称兑现，县委编办6月底前完成编制核增。",
            "2026-06-30",
            &["2026-05-12 完成职称兑现"],
        ),
        (
            "县统计局7月8日前完成一季度主要指标预测，7月18日前报县委财经办。",
            "2026-07-18",
            &["2026-07-08 完成一季度主要指标预测"],
        ),
    ]);
}

#[test]
fn days_that_come_when_they_come_are_none() {
    check(&[
        ("县委网信办5月20日至6月20日开展检查，发现问题10日内整改。", "2026-06-20", &[]),
        ("县应急局6月底前补齐物资；7月1日起实行24小时值班。", "2026-06-30", &[]),
        ("县数据局6月15日前完成系统对接，如遇升级可顺延至6月30日。", "2026-06-15", &[]),
        ("请县发改局、县财政局、县住建局分别于5月20日、5月25日、5月30日前报送材料。", "2026-05-30", &[]),
    ]);
}

#[test]
fn a_number_has_the_day_of_its_own_clause() {
    let text = "县住建局要抓好交房，首批300套6月底前交付，第二批500套8月底前交付，剩余200套年底前交付。";
    let reading = read(text, &Options { date: Some(jiff::civil::date(2026, 5, 10)) });
    let days: Vec<String> = reading.commitments[0]
        .targets
        .iter()
        .map(|t| format!("{} {}", t.value.clone().unwrap_or_default(), t.due.unwrap()))
        .collect();
    assert_eq!(days, ["300 2026-06-30", "500 2026-08-31", "200 2026-12-31"]);
}

#[test]
fn a_title_says_what_is_done_and_not_when() {
    let title = |text: &str| {
        let reading = read(text, &Options { date: Some(jiff::civil::date(2026, 5, 10)) });
        reading.commitments[0].title.clone()
    };
    assert_eq!(title("县教育局要在8月底前建成城南小学。"), "建成城南小学");
    assert_eq!(
        title("请各乡镇于5月19日前将值班表报县森防办（联系人：钟凯，电话：5223119）。"),
        "将值班表报县森防办"
    );
    assert_eq!(title("6月30日前，县市场监管局牵头、县公安局参加，开展绿剑护农行动。"), "开展绿剑护农行动");
    assert_eq!(title("县住建局于6月10日、7月10日分两次书面报送进展。"), "分两次书面报送进展");
    let long =
        title("县住建局要在6月底前完成城南片区供水管网、排水管网、燃气管网和供热管网合计12.5公里的改造。");
    assert!(!long.ends_with(|c: char| c.is_ascii_digit() || c == '.'), "{long}");
}

#[test]
fn the_day_of_a_paper_may_be_told_in_its_first_lines() {
    let due = |text: &str| {
        let reading = read(text, &Options::default());
        (reading.date.map(|d| d.value.to_string()), reading.commitments.last().and_then(|c| Some(c.due?.day)))
    };
    let june = Some(jiff::civil::date(2026, 6, 30));
    for text in [
        "县政府常务会议纪要\n2026年3月3日，县长主持召开第五次常务会议。\n县住建局要在6月底前完成摸底。",
        "会议纪要\n会议时间：2026年3月3日下午3时\n县住建局要在6月底前完成摸底。",
        "关于做好摸底的通知\n县住建局要在6月底前完成摸底。\n县政府督查室 2026年3月3日",
    ] {
        assert_eq!(due(text), (Some("2026-03-03".to_owned()), june), "{text}");
    }
    // A law's or another paper's day is none of it.
    let law = "关于做好清查的通知\n按照2026年3月3日印发的方案，县住建局要在6月底前完成摸底。";
    assert_eq!(due(law).0, None);
    // In December a work report plans for the next year, a notice about it does not.
    let report = "云溪县人民政府工作报告\n（2026年12月26日）\n三、重点工作\n县住建局年内完成县医院迁建。";
    assert_eq!(due(report).1, Some(jiff::civil::date(2027, 12, 31)));
    let notice = "关于报送政府工作报告任务完成情况的通知\n2026年12月5日\n各单位要在12月20日前报送完成情况。";
    assert_eq!(due(notice).1, Some(jiff::civil::date(2026, 12, 20)));
}

#[test]
fn a_rate_is_no_rhythm() {
    let text = "县民政局要把农村低保标准提高到每人每月530元。";
    let reading = read(text, &Options { date: Some(jiff::civil::date(2026, 5, 10)) });
    assert!(reading.commitments[0].cadence.is_none());
}

#[test]
fn a_day_counted_from_the_paper_is_told_apart_from_one_that_the_year_fixes() {
    let paper = |date, text: &str| {
        let read = reading::read(text, &Options { date });
        let plain = read.to_contract().commitments.remove(0);
        (plain.due.unwrap_or_default(), plain.counted_due.unwrap_or_default())
    };
    let day = |day: &str| (day.to_owned(), String::new());
    let counted = |day: &str| (String::new(), day.to_owned());
    let may = Some(jiff::civil::date(2026, 5, 10));
    assert_eq!(paper(may, "县住建局要在6月底前完成摸底。"), day("2026-06-30"));
    assert_eq!(paper(may, "县住建局要在一周内完成摸底。"), counted("2026-05-17"));
    // 月底 of the month that the sentence told before.
    assert_eq!(paper(may, "县住建局要在6月12日前完成核查，月底前上报结果。"), day("2026-06-30"));
    // Of the paper's date only the year is known, or nothing: what rests on more has no day.
    let titled = |said: &str| format!("2026年防汛工作方案\n县住建局要{said}完成摸底。");
    assert_eq!(paper(None, &titled("在1月20日前")), day("2026-01-20"));
    assert_eq!(paper(None, &titled("在一周内")), (String::new(), String::new()));
    let untitled = |said: &str| format!("防汛工作方案\n县住建局要{said}完成摸底。");
    assert_eq!(paper(None, &untitled("在2026年6月底前")), day("2026-06-30"));
    assert_eq!(paper(None, &untitled("在6月底前")), (String::new(), String::new()));
}

#[test]
fn a_counted_day_says_so() {
    let explained = reading::explain(
        "县住建局要在一周内完成摸底。",
        &Options { date: Some(jiff::civil::date(2026, 5, 10)) },
    );
    let rules: Vec<&str> = explained.accounts[0].grounds.iter().map(|ground| ground.rule.as_str()).collect();
    assert!(rules.contains(&"rule-due-counted"), "{rules:?}");
}
