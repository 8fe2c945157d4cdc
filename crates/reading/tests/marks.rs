//! What conversions leave in a text: footnote marks, page numbers, half-width points, other forms of characters.

use reading::{Commitment, Options, read};

fn only(text: &str) -> Commitment {
    let reading = read(text, &Options { date: Some(jiff::civil::date(2026, 1, 15)) });
    assert_eq!(reading.commitments.len(), 1, "{text:?}: {:#?}", reading.commitments);
    let found = reading.commitments.into_iter().next().unwrap();
    let chars: Vec<char> = text.chars().collect();
    assert!(found.span.end <= chars.len());
    for name in &found.lead_units {
        let said: String = chars[name.span.start..name.span.end].iter().collect();
        let shown = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{200d}' | '\n');
        assert_eq!(said.chars().filter(shown).collect::<String>(), name.value, "{text:?}");
    }
    found
}

/// The unit, the day and the value of 县水利局要在6月底前完成山塘整修40座, however it is written.
#[test]
fn one_task_in_many_writings() {
    let writings = [
        "县水利局要在6月底前完成山塘整修40座。",
        "县水利局要在６月底前完成山塘整修４０座。",
        "县水利局要在6月底前完成山塘整修40座.",
        "县水利局要在6月底前完成山塘整修40座｡",
        "县水\u{ad}利局要在6月底前完成山\u{200b}塘整修4\u{200d}0座。",
        "\u{f06c}县水利局要在6月底前完成山塘整修40座。",
        "县水利局要在6月底前完成山塘整修①40座。",
        "县水利局要在6月底前完成山塘整修[1]40座。",
        "县水利局要在6月底前完成山塘整修40座⑭。",
        "县水利局要在6月底前完成山塘\n— 3 —\n整修40座。",
        "县水利局要在6月底前完成山塘整修40座。\n— 12 —",
        "縣水利局要在6月底前完成山塘整修40座。",
        "县⽔利局要在6⽉底前完成⼭塘整修40座。",
        "县水利局要在6月底前完成山塘整修40座。\u{c}",
    ];
    for text in writings {
        let found = only(text);
        assert_eq!(found.lead_units.len(), 1, "{text:?}");
        assert_eq!(found.due.map(|day| day.to_string()).as_deref(), Some("2026-06-30"), "{text:?}");
        assert_eq!(found.targets.len(), 1, "{text:?}: {:?}", found.targets);
        assert_eq!(found.targets[0].value.as_deref(), Some("40"), "{text:?}");
    }
}

#[test]
fn half_width_points_part_sentences() {
    let text = "县教育局要在8月底前新建幼儿园3所.县民政局要在9月底前改造敬老院2.5万平方米.";
    let reading = read(text, &Options { date: Some(jiff::civil::date(2026, 1, 15)) });
    let days: Vec<String> =
        reading.commitments.iter().filter_map(|c| c.due).map(|day| day.to_string()).collect();
    assert_eq!(days, ["2026-08-31", "2026-09-30"]);
    assert_eq!(reading.commitments[1].targets[0].value.as_deref(), Some("2.5"));
}

#[test]
fn marks_that_count_a_list_or_name_a_paper_stay() {
    let text = "县发改局要在6月底前完成附件②所列项目开工12个。";
    assert!(only(text).text.contains("附件②"));
    let text = "全年抓好①山塘整修40座②河道清淤12公里，由县水利局牵头，年底前完成。";
    assert!(only(text).text.contains('②'));
    let text = "请按青政发〔2026〕3号文件要求，县水利局在6月底前完成山塘整修40座。";
    assert!(read(text, &Options::default()).number.is_some() || only(text).text.contains("〔2026〕3号"));
}

#[test]
fn headings_of_four_levels_and_counted_sentences_lead_to_their_task() {
    let text = "一、抓好水利建设\n（一）除险加固\n1.山塘整修\n（1）县水利局要在6月底前完成山塘整修40座。\n二、抓好教育\n一要扩学位。县教育局要在8月底前新建幼儿园3所。二要强师资。县教育局要在9月底前招聘教师120名。\n第一，县民政局要在7月底前改造敬老院2所。第二，县卫健局要在10月底前新建卫生室15个。\n首先，县交通局要在5月底前修复道路8公里。其次，县林业局要在4月底前造林3000亩。";
    let reading = read(text, &Options { date: Some(jiff::civil::date(2026, 1, 15)) });
    let trail = |mut at: Option<usize>| -> Vec<String> {
        let mut trail = Vec::new();
        while let Some(index) = at {
            trail.insert(0, reading.sections[index].heading.clone());
            at = reading.sections[index].parent;
        }
        trail
    };
    let days: Vec<String> =
        reading.commitments.iter().filter_map(|c| c.due).map(|day| day.to_string()).collect();
    assert_eq!(
        days,
        ["2026-06-30", "2026-08-31", "2026-09-30", "2026-07-31", "2026-10-31", "2026-05-31", "2026-04-30"],
        "{:#?}",
        reading.commitments
    );
    assert_eq!(trail(reading.commitments[0].section), ["抓好水利建设", "除险加固", "山塘整修"]);
    assert_eq!(trail(reading.commitments[1].section), ["抓好教育", "扩学位"]);
    assert_eq!(trail(reading.commitments[2].section), ["抓好教育", "强师资"]);
}
