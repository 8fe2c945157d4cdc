//! Headings of four levels, headings inside a paragraph, and what conversions do to lines.

use reading::{Options, Reading, read};

fn of(text: &str) -> Reading {
    read(text, &Options { date: Some(jiff::civil::date(2026, 1, 15)) })
}

/// Level, heading and the heading above of each section.
fn sections(reading: &Reading) -> Vec<(u8, &str, &str)> {
    let above = |parent: Option<usize>| parent.map_or("", |at| reading.sections[at].heading.as_str());
    reading.sections.iter().map(|s| (s.level, s.heading.as_str(), above(s.parent))).collect()
}

/// The heading under which each commitment stands, and its short name.
fn placed(reading: &Reading) -> Vec<(&str, &str)> {
    let heading = |at: Option<usize>| at.map_or("", |at| reading.sections[at].heading.as_str());
    reading.commitments.iter().map(|c| (heading(c.section), c.title.as_str())).collect()
}

#[test]
fn four_levels_of_headings_hold_what_stands_under_them() {
    let text = "一、总体要求\n（一）基本原则\n坚持统筹兼顾、突出重点。\n二、重点任务\n（一）改善办学条件\n1．新建校舍\n（1）县城\n8月底前建成县第三小学。\n（2）乡镇\n新建幼儿园3所。\n2．更新设备\n更换课桌椅2400套。\n（二）保障供水\n建成水厂2座。\n";
    let reading = of(text);
    assert_eq!(
        sections(&reading),
        [
            (1, "总体要求", ""),
            (2, "基本原则", "总体要求"),
            (1, "重点任务", ""),
            (2, "改善办学条件", "重点任务"),
            (3, "新建校舍", "改善办学条件"),
            (4, "县城", "新建校舍"),
            (4, "乡镇", "新建校舍"),
            (3, "更新设备", "改善办学条件"),
            (2, "保障供水", "重点任务"),
        ]
    );
    assert_eq!(
        placed(&reading),
        [
            ("县城", "建成县第三小学"),
            ("乡镇", "新建幼儿园3所"),
            ("更新设备", "更换课桌椅2400套"),
            ("保障供水", "建成水厂2座"),
        ]
    );
}

#[test]
fn headings_inside_a_paragraph_hold_the_sentences_behind_them() {
    let text = "一要抓好招商引资。县商务局6月底前引进亿元项目5个。二要抓好农田建设。年内建成高标准农田3万亩。三要守住安全底线。坚决防止发生较大以上事故。";
    let reading = of(text);
    assert_eq!(
        placed(&reading),
        [
            ("抓好招商引资", "引进亿元项目5个"),
            ("抓好农田建设", "建成高标准农田3万亩"),
            ("守住安全底线", "坚决防止发生较大以上事故"),
        ]
    );
}

#[test]
fn tasks_that_are_counted_in_one_sentence_are_tasks_each() {
    let text = "重点抓三件事：一要建成水厂2座；二要改造管网30公里；三要安装水表5000块。";
    let titles: Vec<String> = of(text).commitments.into_iter().map(|c| c.title).collect();
    assert_eq!(titles, ["建成水厂2座", "改造管网30公里", "安装水表5000块"]);
    let text = "县水务局为防汛主管部门，负责编制防汛应急预案，6月底前完成。";
    let titles: Vec<String> = of(text).commitments.into_iter().map(|c| c.title).collect();
    assert_eq!(titles, ["编制防汛应急预案"]);
}

#[test]
fn a_title_names_none_of_those_who_act() {
    for told in ["县水利局、县应急局等", "县水利局、县应急局等部门", "县水利局、县应急局等3个部门"]
    {
        let reading = of(&format!("{told}要完成山塘整修方案的报批。"));
        assert_eq!(reading.commitments[0].title, "完成山塘整修方案的报批", "{told}");
    }
}

#[test]
fn a_numbered_task_with_its_end_is_no_heading() {
    let text = "一、民生实事\n1.新建幼儿园3所。\n2.改造老旧小区12个。\n3.建成县体育馆。\n";
    assert_eq!(of(text).commitments.len(), 3);
    assert_eq!(of(text).sections.len(), 1);
}

#[test]
fn what_conversions_do_to_lines_changes_nothing() {
    let plain = "二、重点任务\n县水利局要在6月底前完成山塘整修40座，同步新建渠道26公里。\n县教育局要在8月底前新建幼儿园3所。\n";
    let read_as = |text: &str| {
        let reading = of(text);
        let tasks = reading.commitments.iter().map(|c| {
            let leads: Vec<String> = c.lead_units.iter().map(|name| name.value.clone()).collect();
            let values: Vec<String> = c.targets.iter().filter_map(|t| t.value.clone()).collect();
            (leads.join(" "), c.due.map(|day| day.to_string()), values.join(" "))
        });
        (tasks.collect::<Vec<_>>(), reading.sections.len())
    };
    let want = read_as(plain);
    assert_eq!(want.0.len(), 2);
    for (what, text) in [
        ("carriage returns", plain.replace('\n', "\r\n")),
        ("half-width points", plain.replace('。', ".").replace('，', ",")),
        ("a page number between", plain.replace("完成山塘", "完成\n- 7 -\n山塘")),
        ("a form feed between", plain.replace("。\n县教育局", "。\n\u{c}县教育局")),
        ("a footnote mark", plain.replace("山塘整修", "山塘整修①")),
        ("wide digits", plain.replace("40", "４０").replace('3', "３")),
        ("traditional forms", plain.replace("县", "縣").replace("务", "務")),
        ("blanks of indentation", plain.replace("\n县", "\n\u{3000}\u{3000}县")),
        ("empty lines", plain.replace('\n', "\n\n")),
    ] {
        let got = read_as(&text);
        let simple = |tasks: &[(String, Option<String>, String)]| -> Vec<(String, Option<String>, String)> {
            tasks
                .iter()
                .map(|(lead, day, value)| (lead.replace('縣', "县"), day.clone(), value.clone()))
                .collect()
        };
        assert_eq!((simple(&got.0), got.1), want, "{what}");
    }
}

#[test]
fn whoever_is_told_behind_a_semicolon_has_a_task_of_their_own() {
    let text = "会议要求，县林草局要排查古树隐患；县气象局负责发布大风预警；各林场要在3月底前补植油松600亩。";
    let tasks: Vec<(String, Option<String>)> = of(text)
        .commitments
        .iter()
        .map(|c| {
            let leads: Vec<&str> = c.lead_units.iter().map(|name| name.value.as_str()).collect();
            (leads.join(" "), c.due.map(|day| day.to_string()))
        })
        .collect();
    let task = |lead: &str, due: Option<&str>| (lead.to_owned(), due.map(str::to_owned));
    assert_eq!(tasks, [task("县林草局", None), task("县气象局", None), task("各林场", Some("2026-03-31"))]);
    // Nobody of their own behind the mark: one sentence.
    let text = "县林草局要排查古树隐患；排查结果3月底前上报，挂牌保护古树40棵。";
    assert_eq!(of(text).commitments.len(), 1);
}

#[test]
fn the_words_of_a_task_end_before_the_bracket_that_assigns_it() {
    let text = "一、重点任务\n新建村级卫生室6所。（牵头单位：县卫健局；责任单位：各镇）\n";
    let reading = of(text);
    let plain = reading.to_contract();
    let words: String = text
        .chars()
        .skip(plain.commitments[0].start)
        .take(plain.commitments[0].text.chars().count())
        .collect();
    assert_eq!(words, "新建村级卫生室6所。");
    assert_eq!(plain.commitments[0].end - plain.commitments[0].start, words.chars().count());
    assert!(reading.commitments[0].span.end > plain.commitments[0].end);
}
