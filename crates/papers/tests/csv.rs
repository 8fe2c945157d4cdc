//! csv: its bytes, and that no cell of it runs.

mod common;

use common::{LIVE, head, ledger_of, line, small_table};
use papers::{Align, Cell, Column, Error, Kind, Row, Sheet, csv};

fn one_column(cells: Vec<Cell>) -> Sheet {
    let column = Column {
        heading: "事项".to_owned(),
        width: 20,
        align: Align::Left,
        kind: Kind::Text,
        indented: false,
    };
    let rows = cells.into_iter().map(|cell| Row { cells: vec![cell], level: 0 }).collect();
    Sheet { head: papers::Head { columns: vec![column], ..head() }, rows }
}

#[test]
fn it_begins_with_a_byte_order_mark_and_its_lines_end_as_windows_ends_them() {
    let text = String::from_utf8(csv::to_bytes(&small_table()).unwrap()).unwrap();
    let expected = "\u{FEFF}序号,工作任务,量化目标,牵头领导,牵头单位,责任单位,完成时限\r\n\
        1,修路,不少于3个,周明远,县教育局,县财政局、各镇,2026-06-30\r\n\
        1.1,建校,不少于3个,周明远,县教育局,县财政局、各镇,2026-06-30\r\n\
        2,护林,不少于3个,周明远,县教育局,县财政局、各镇,长期坚持\r\n";
    assert_eq!(text, expected);
}

#[test]
fn commas_quotes_and_line_breaks_stay_in_their_cell() {
    let cells = ["甲,乙", "说“好”\"行\"", "一\r\n二", " 空格 "].map(Cell::from).to_vec();
    let text = String::from_utf8(csv::to_bytes(&one_column(cells)).unwrap()).unwrap();
    assert_eq!(text, "\u{FEFF}事项\r\n\"甲,乙\"\r\n\"说“好”\"\"行\"\"\"\r\n\"一\r\n二\"\r\n\" 空格 \"\r\n");
}

#[test]
fn no_text_is_run_and_all_of_it_comes_back() {
    for live in LIVE {
        let guarded = csv::guard(live);
        assert!(guarded.starts_with('\''), "{live}");
        assert_eq!(csv::unguard(&guarded), live);
    }
    for harmless in ["修路", "'引号", "", "'", "3=3", "a-b"] {
        assert_eq!(csv::guard(harmless), harmless);
        assert_eq!(csv::unguard(harmless), harmless);
    }
    let cells = LIVE.map(Cell::from).to_vec();
    let text = String::from_utf8(csv::to_bytes(&one_column(cells)).unwrap()).unwrap();
    for line in text.split("\r\n").skip(1).filter(|line| !line.is_empty()) {
        assert!(line.trim_start_matches('"').starts_with('\''), "{line:?}");
    }
}

#[test]
fn numbers_and_lights_are_not_text_to_guard() {
    let text =
        String::from_utf8(csv::to_bytes(&ledger_of(vec![line("2026-0001", "修路")])).unwrap()).unwrap();
    assert!(text.ends_with(
        "\r\n2026-0001,▲ 预警,修路,不少于3个,周明远,县教育局,县财政局、各镇,2026-06-30,,-5,,,\r\n"
    ));
}

#[test]
fn control_characters_are_dropped_before_the_guard_looks() {
    let text = String::from_utf8(csv::to_bytes(&one_column(vec!["\0\u{1}=1".into()])).unwrap()).unwrap();
    assert_eq!(text, "\u{FEFF}事项\r\n'=1\r\n");
}

#[test]
fn a_row_with_a_cell_too_many_is_refused() {
    let mut sheet = one_column(vec!["甲".into()]);
    sheet.rows[0].cells.push("乙".into());
    let error = csv::to_bytes(&sheet).unwrap_err();
    assert!(matches!(error, Error::TooManyCells { row: 1, cells: 2, columns: 1 }), "{error}");
}
