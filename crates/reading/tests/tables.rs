//! Tables that came as text: tabs, bars, wide blanks, one cell a line; heads of two lines, sums and notes.

use reading::{Commitment, Options, read};

/// Text, lead units, other units and day of every row.
fn rows(text: &str) -> Vec<(String, String, String, String)> {
    let reading = read(text, &Options { date: Some(jiff::civil::date(2026, 1, 15)) });
    let chars: Vec<char> = text.chars().collect();
    let names = |found: &[reading::Found<String>]| -> String {
        for name in found {
            let said: String = chars[name.span.start..name.span.end].iter().collect();
            assert_eq!(said, name.value, "a name stands where it is said to stand");
        }
        found.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join("、")
    };
    let one = |c: &Commitment| {
        let due = c.due.map(|day| day.to_string()).unwrap_or_default();
        (c.text.clone(), names(&c.lead_units), names(&c.other_units), due)
    };
    reading.commitments.iter().map(one).collect()
}

fn want(rows: &[(&str, &str, &str, &str)]) -> Vec<(String, String, String, String)> {
    rows.iter().map(|(a, b, c, d)| (a.to_string(), b.to_string(), c.to_string(), d.to_string())).collect()
}

const ROADS: (&str, &str, &str, &str) = ("改造农村道路30公里", "县交通运输局", "各乡镇", "2026-09-30");
const WATER: (&str, &str, &str, &str) = ("更换老旧供水管网12公里", "县水利局", "县住建局", "2026-06-30");

#[test]
fn cells_may_be_parted_in_any_way() {
    let tabs = "序号\t重点任务\t牵头单位\t配合单位\t完成时限\n1\t改造农村道路30公里\t县交通运输局\t各乡镇\t9月底前\n2\t更换老旧供水管网12公里\t县水利局\t县住建局\t6月底前";
    let bars =
        tabs.replace('\t', " | ").lines().map(|line| format!("| {line} |")).collect::<Vec<_>>().join("\n");
    for text in [
        tabs.to_owned(),
        bars,
        tabs.replace('\t', "    "),
        tabs.replace('\t', "\u{3000}"),
        tabs.replace('\t', "\n"),
    ] {
        assert_eq!(rows(&text), want(&[ROADS, WATER]), "{text}");
    }
}

#[test]
fn a_head_may_have_two_lines() {
    let text = "序号\t工作任务\t责任分工\t\t完成时限\n\t\t牵头单位\t配合单位\n1\t改造农村道路30公里\t县交通运输局\t各乡镇\t9月底前";
    assert_eq!(rows(text), want(&[ROADS]));
}

#[test]
fn sums_notes_and_titles_are_no_rows() {
    let text = "2026年重点任务分解表\n序号\t任务名称\t主办单位\t协办单位\t办结时限\n一、交通\n1\t改造农村道路30公里\t县交通运输局\t各乡镇\t9月底前\n小计\t1项\n二、供水\n2\t更换老旧供水管网12公里\t县水利局\t县住建局\t6月底前\n合计\t2项\t\t\n注：本表每季度更新一次\t\t";
    assert_eq!(rows(text), want(&[ROADS, WATER]));
}

#[test]
fn an_empty_cell_takes_the_unit_above_and_says_so() {
    let text =
        "任务\t牵头单位\t完成时间\n改造农村道路30公里\t县交通运输局\t9月底前\n更换桥梁护栏5处\t\t6月底前";
    let reading = read(text, &Options { date: Some(jiff::civil::date(2026, 1, 15)) });
    let second = &reading.commitments[1];
    assert!(second.lead_units.is_empty());
    assert_eq!(second.inherited[0].name.value, "县交通运输局");
}

#[test]
fn a_task_of_several_lines_is_one_cell_when_rows_are_numbered() {
    let text = "序号\n工作任务\n牵头单位\n完成时限\n1\n改造农村道路\n30公里\n县交通运输局\n9月底前\n2\n更换老旧供水管网12公里\n县水利局\n6月底前\n\n以上任务由县政府办公室汇总。";
    let found = rows(text);
    assert_eq!(found[0], want(&[("改造农村道路30公里", "县交通运输局", "", "2026-09-30")])[0]);
    assert_eq!(found[1], want(&[("更换老旧供水管网12公里", "县水利局", "", "2026-06-30")])[0]);
}

#[test]
fn a_list_of_short_lines_is_no_table() {
    let text = "主要任务\n工作要求\n组织领导\n各乡镇要在6月底前完成河道清淤40公里。";
    assert_eq!(rows(text).len(), 1);
}
