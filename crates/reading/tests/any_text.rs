//! Whatever the text, reading it neither fails nor points outside it.

use proptest::prelude::*;
use reading::{Options, Reading, Span, read};

fn inside(span: Span, length: usize) -> bool {
    span.start <= span.end && span.end <= length
}

fn check(text: &str) -> Result<Reading, TestCaseError> {
    let reading = read(text, &Options { date: Some(jiff::civil::date(2026, 1, 15)) });
    let length = text.chars().count();
    let mut last = 0;
    for sentence in &reading.sentences {
        prop_assert!(
            inside(sentence.span, length) && sentence.span.start >= last,
            "{:?} after {last}",
            sentence.span
        );
        prop_assert!(sentence.section.is_none_or(|section| section < reading.sections.len()));
        last = sentence.span.end;
    }
    for (index, section) in reading.sections.iter().enumerate() {
        prop_assert!(inside(section.span, length) && inside(section.extent, length));
        prop_assert!(section.extent.contains(section.span));
        prop_assert!(section.parent.is_none_or(|parent| parent < index));
    }
    let mut last = 0;
    for commitment in &reading.commitments {
        prop_assert!(inside(commitment.span, length) && commitment.span.start >= last);
        last = commitment.span.start;
        prop_assert!(commitment.score <= 1000);
        let names = commitment.leaders.iter().chain(&commitment.lead_units).chain(&commitment.other_units);
        for name in names.chain(&commitment.due_text).chain(&commitment.cadence) {
            prop_assert!(inside(name.span, length) && !name.value.is_empty());
        }
        for target in &commitment.targets {
            prop_assert!(inside(target.span, length));
        }
        for reason in &commitment.reasons {
            prop_assert!(reading::cues().any(|cue| cue == reason.cue), "{} has no key", reason.cue);
        }
    }
    Ok(reading)
}

/// Pieces that the rules look for, so that random texts reach deep into them.
fn official() -> impl Strategy<Value = String> {
    #[rustfmt::skip]
    let words = [
        "一、", "（一）", "1.", "（1）", "一是", "二要", "\n", "\n2、", "\r\n", "。", "；", "，", "、",
        "：", "（", "）", "[", "】", "“", "”", "《", "》", "请", "同志", "牵头", "负责", "配合", "由",
        "会同", "县发改局", "各镇", "相关部门", "牵头单位：", "责任单位：", "完成时限：", "6月底前", "9月1日", "16、17日", "15前", "——", "帮助", "上市", "完成股改",
        "委托", "承担的", "由126个减少到", "不得少于", "等3个", "一行", "县长", "深入", "包括", "要",
        "每季度", "尽快", "确保", "力争", "达到", "80%以上", "100个", "三个5000亩", "全部开工", "不发生",
        "同步", "支持", "某某集团", "等", "和", "及", "总投资", "12亿元", "的", "2025年工作回顾", "今年",
        "是", "了", "？", "分别", "1,234", "2—3个", "\t", "序号\t任务\t牵头单位", "- 3 -", "第", "投",
        "市", "县财政局出资、", "县教体局建设", "6月、7月", "主办：", "配合单位", "（县水利局）。", "是责任主体", "限各镇", "需", "原定",
        "制定的清单，", "发改局列", "水利和城管局", "个点", "2026年启动",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_string_is_read(text in "\\PC{0,120}") {
        check(&text)?;
    }

    #[test]
    fn any_mixture_of_official_words_is_read(text in official()) {
        check(&text)?;
    }
}

#[test]
fn nothing_is_read_from_nothing() {
    assert_eq!(read("", &Options::default()), Reading::default());
}

/// Texts without the marks that a reader parts its work by, and texts of nothing else. A rule that looks back or ahead
/// without end takes hours over these.
#[test]
fn monotonous_texts_are_read_to_their_end() {
    #[rustfmt::skip]
    let patterns = [
        "〔", "（［", "((县局", "((((((县教育局负责))))))", "一、", "7", "、", " ", " 。", "牵头单位：", "。牵头单位：",
        "牵头单位：县教育局\n", "“", "”", "。", "全覆盖", "1个", "县教育局和", "等及各", "县教育局牵头", "（县教育局负责）",
        "支持甲乙集团、", "任务\t牵头单位\n修路\t县交通局\n", "\t", "请王同志", "- 3 -\n", "6月底前",
    ];
    for pattern in patterns {
        for head in ["", "牵头单位："] {
            let text = format!("{head}{}", pattern.repeat(30_000 / pattern.len()));
            check(&text).unwrap_or_else(|error| panic!("{pattern:?}: {error}"));
        }
    }
}

/// A rule that looks at the next character finds none at the end of a clause.
#[test]
fn no_clause_is_too_short_for_a_rule() {
    let texts = [
        "[等、6月底前负责",
        include_str!("corpus/speech.txt"),
        include_str!("corpus/report.txt"),
        include_str!("corpus/notice.txt"),
        include_str!("../words/acts.txt"),
        include_str!("../words/units.txt"),
        "县财经，经在当时，各位商县委托，由由，政府，等部门，是指，为是，截至前，后在，力促进，和等，各镇要协调，县局要会同",
    ];
    for text in texts {
        let text: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        for length in 1..=6 {
            let clauses = text.windows(length).map(|clause| clause.iter().collect::<String>());
            let lines: Vec<String> =
                clauses.map(|clause| format!("{clause}\n{clause}，{clause}\n支持{clause}")).collect();
            read(&lines.join("\n"), &Options { date: Some(jiff::civil::date(2026, 1, 15)) });
        }
    }
}

/// Nor where a text breaks off, or begins in the middle of a sentence.
#[test]
fn no_sentence_breaks_off_too_soon_for_a_rule() {
    let texts = [
        "[等、6月底前负责",
        include_str!("corpus/speech.txt"),
        include_str!("corpus/report.txt"),
        include_str!("corpus/notice.txt"),
        include_str!("corpus/roles.txt"),
        "6月20日18：00前由县政府办向市政府报送自查报告（含台账），3月15、16日；9月1日，县长周某深入各镇检查。",
    ];
    for text in texts {
        let mut lines = Vec::new();
        for line in text.lines() {
            let line: Vec<char> = line.chars().collect();
            for at in 0..line.len() {
                lines.push(line[..at].iter().collect::<String>());
                lines.push(line[at..].iter().collect::<String>());
            }
        }
        // A line alone ends where the text does.
        for line in lines.iter().step_by(7) {
            read(line, &Options::default());
        }
        for lines in lines.chunks(400) {
            read(&lines.join("\n"), &Options { date: Some(jiff::civil::date(2026, 1, 15)) });
        }
    }
}

/// Nor does a day have more digits than two.
#[test]
fn digits_go_on_beyond_where_a_day_is_looked_for() {
    for digits in 80..100 {
        let text = format!("{}月5日，县长周某深入各镇检查。", "1".repeat(digits));
        read(&text, &Options::default());
    }
}

/// What is looked for only so far may stand right there.
#[test]
fn a_number_may_stand_where_the_search_for_it_ends() {
    for before in 1480..1512 {
        let text = format!("{}\n云政发〔2026〕3号\n各镇要在6月底前建成基地3个。", "山".repeat(before));
        let reading = read(&text, &Options::default());
        assert_eq!(reading.commitments.len(), 1, "{before}");
    }
}
