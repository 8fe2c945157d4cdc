//! xlsx: read back as another program reads it, and what it says to Excel about its looks.

mod common;

use std::io::Cursor;

use calamine::{Data, DataType, Range, Reader, Xlsx};
use common::{HEADINGS, LIVE, check_parts, head, ledger_of, line, part, small_table};
use papers::{
    Error, TASK_TABLE, TaskLine, task_table,
    xlsx::{self, Title, sheet_name},
};

const SHEET: &str = "xl/worksheets/sheet1.xml";

fn read(file: &[u8]) -> Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file.to_vec())).expect("an xlsx");
    book.worksheet_range_at(0).expect("a sheet").expect("readable")
}

fn texts(range: &Range<Data>, row: usize) -> Vec<String> {
    range.rows().nth(row).expect("a row").iter().map(ToString::to_string).collect()
}

#[test]
fn a_ledger_is_bare_data_below_its_headings_in_the_order_given() {
    let lines = (1..=300).map(|at| line(&format!("2026-{at:04}"), &format!("任务{at}"))).collect();
    let file = xlsx::to_bytes(&ledger_of(lines), Title::InPrint).unwrap();
    check_parts(&file);
    let range = read(&file);
    assert_eq!(range.height(), 301);
    assert_eq!(texts(&range, 0)[..3], ["Number", "Light", "Task"]);
    for at in 1..=300 {
        assert_eq!(
            texts(&range, at)[..3],
            [format!("2026-{at:04}"), "▲ 预警".to_owned(), format!("任务{at}")]
        );
    }
}

#[test]
fn blanks_at_the_ends_and_line_ends_are_kept() {
    let words = ["  两头留空  ", "第一行\n第二行", "中间 有  空", "逗号，在\u{FFE5}前"];
    let lines = words.map(|words| line("2026-0001", words)).to_vec();
    let file = xlsx::to_bytes(&ledger_of(lines), Title::InPrint).unwrap();
    let range = read(&file);
    for (at, words) in (1..).zip(words) {
        assert_eq!(texts(&range, at)[2], words);
    }
    let kept = part(&file, "xl/sharedStrings.xml").matches("xml:space=\"preserve\"").count();
    assert_eq!(kept, 2, "said where it is needed and nowhere else");
}

#[test]
fn days_are_days_and_numbers_are_numbers() {
    let range = read(&xlsx::to_bytes(&ledger_of(vec![line("2026-0001", "修路")]), Title::InPrint).unwrap());
    let Some(Data::DateTime(due)) = range.get((1, 7)) else { panic!("not a day: {:?}", range.get((1, 7))) };
    assert_eq!(due.as_f64(), 46203.0, "30 June 2026 as Excel counts it");
    assert_eq!(range.get((1, 9)).and_then(DataType::as_i64), Some(-5));
    let styles = part(&xlsx::to_bytes(&small_table(), Title::OnSheet).unwrap(), "xl/styles.xml");
    assert!(styles.contains("formatCode=\"yyyy\\-mm\\-dd\""));
}

#[test]
fn a_task_table_carries_its_title_and_notes() {
    let file = xlsx::to_bytes(&small_table(), Title::OnSheet).unwrap();
    check_parts(&file);
    let range = read(&file);
    let first: Vec<String> = (0..range.height()).map(|row| texts(&range, row)[0].clone()).collect();
    let head = head();
    let subtitle = head.subtitle.unwrap();
    assert_eq!(
        first,
        [
            &head.title,
            &subtitle,
            &head.issuer,
            "序号",
            "1",
            "1.1",
            "2",
            "",
            &head.footnotes[0],
            &head.generated_line
        ]
    );
    assert_eq!(texts(&range, 2)[6], head.date_line);
    assert_eq!(texts(&range, 3), HEADINGS);
    assert_eq!(texts(&range, 6)[6], "长期坚持");
}

#[test]
fn it_is_set_up_to_be_read_filtered_and_printed() {
    let file = xlsx::to_bytes(&small_table(), Title::OnSheet).unwrap();
    let sheet = part(&file, SHEET);
    for expected in [
        "<pane ySplit=\"4\" topLeftCell=\"A5\" activePane=\"bottomLeft\" state=\"frozen\"/>",
        "<autoFilter ref=\"A4:G7\"/>",
        "<mergeCell ref=\"A1:G1\"/>",
        "paperSize=\"9\" fitToWidth=\"1\" fitToHeight=\"0\" orientation=\"landscape\"",
        "— &amp;P —",
    ] {
        assert!(sheet.contains(expected), "{expected}");
    }
    let book = part(&file, "xl/workbook.xml");
    assert!(book.contains("localSheetId=\"0\">'任务分解表'!$4:$4</definedName>"), "{book}");
    assert!(book.contains("'任务分解表'!$A$4:$G$7</definedName>"), "{book}");
}

#[test]
fn a_print_header_keeps_its_signs_and_its_limit() {
    let mut sheet = small_table();
    sheet.head.title = "2026年 R&D 台账".to_owned();
    let xml = part(&xlsx::to_bytes(&sheet, Title::InPrint).unwrap(), SHEET);
    assert!(
        xml.contains("&amp;C&amp;14&amp;&quot;黑体,Regular&quot;2026年 R&amp;&amp;D 台账&amp;R"),
        "{xml}"
    );
    sheet.head.title = "&".repeat(400);
    sheet.head.generated_line = "长".repeat(400);
    let xml = part(&xlsx::to_bytes(&sheet, Title::InPrint).unwrap(), SHEET);
    for element in ["oddHeader", "oddFooter"] {
        let words =
            xml.split(&format!("<{element}>")).nth(1).and_then(|rest| rest.split("</").next()).unwrap_or("");
        let words = quick_xml::escape::unescape(words).unwrap();
        assert!(words.encode_utf16().count() <= 255, "{element}: {words}");
    }
}

#[test]
fn nothing_is_a_formula() {
    let lines = LIVE.map(|live| line("2026-0001", live)).to_vec();
    let file = xlsx::to_bytes(&ledger_of(lines), Title::InPrint).unwrap();
    let sheet = part(&file, SHEET);
    assert!(!sheet.contains("<f"), "a formula");
    let range = read(&file);
    for (at, live) in LIVE.iter().enumerate() {
        assert_eq!(range.get((at + 1, 2)), Some(&Data::String((*live).to_owned())));
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    assert!(book.worksheet_formula("任务分解表").unwrap().cells().all(|(_, _, formula)| formula.is_empty()));
}

#[test]
fn odd_text_comes_back_as_it_was() {
    let odd = ["a<b>&\"c\"'d'", "一行\n二行", " 前后空格 ", "_x000D_", "𠀀𪚥", "表\t格", "0012"];
    let lines = odd.map(|text| line("2026-0001", text)).to_vec();
    let range = read(&xlsx::to_bytes(&ledger_of(lines), Title::InPrint).unwrap());
    for (at, text) in odd.iter().enumerate() {
        assert_eq!(range.get((at + 1, 2)), Some(&Data::String((*text).to_owned())));
    }
}

#[test]
fn control_characters_are_dropped() {
    let file = xlsx::to_bytes(&ledger_of(vec![line("1", "甲\0\u{8}\u{1b}乙\u{FFFF}\r\n丙")]), Title::InPrint)
        .unwrap();
    check_parts(&file);
    assert_eq!(read(&file).get((1, 2)), Some(&Data::String("甲乙\n丙".to_owned())));
}

#[test]
fn a_text_too_long_for_excel_ends_with_the_marker() {
    let fits = "长".repeat(32_767);
    let lines = vec![line("1", &fits), line("2", &format!("{fits}一")), line("3", &"𠀀".repeat(20_000))];
    let range = read(&xlsx::to_bytes(&ledger_of(lines), Title::InPrint).unwrap());
    let cell = |row| range.get((row, 2)).unwrap().to_string();
    assert_eq!(cell(1), fits);
    for row in [2, 3] {
        assert!(cell(row).ends_with("……（已截断）"));
        assert!((32_766..=32_767).contains(&cell(row).encode_utf16().count()));
    }
}

#[test]
fn an_empty_paper_is_a_paper() {
    let file = xlsx::to_bytes(&task_table(head(), HEADINGS, []), Title::InPrint).unwrap();
    check_parts(&file);
    assert_eq!(read(&file).height(), 1);
    let empty = xlsx::to_bytes(&task_table(head(), HEADINGS, [TaskLine::default()]), Title::InPrint).unwrap();
    assert_eq!(texts(&read(&empty), 1), ["1", "", "", "", "", "", ""]);
}

#[test]
fn equal_input_gives_equal_bytes_and_the_moment_is_the_callers() {
    let first = xlsx::to_bytes(&small_table(), Title::OnSheet).unwrap();
    assert_eq!(first, xlsx::to_bytes(&small_table(), Title::OnSheet).unwrap());
    assert!(part(&first, "docProps/core.xml").contains(">2026-03-01T00:00:00Z</dcterms:created>"));
}

#[test]
fn sheet_names_are_what_excel_allows() {
    assert_eq!(sheet_name("任务分解表"), "任务分解表");
    assert_eq!(sheet_name("a[b]:c*d?e/f\\g"), "a b  c d e f g");
    assert_eq!(sheet_name("'引'"), "引");
    assert_eq!(sheet_name("  "), "Sheet1");
    assert_eq!(sheet_name("History"), "History_");
    assert_eq!(sheet_name(&"长".repeat(40)), "长".repeat(31));
    assert_eq!(sheet_name(&format!("{}'x", "a".repeat(30))), "a".repeat(30));
    assert_eq!(sheet_name(&"𠀀".repeat(20)).encode_utf16().count(), 30);
}

#[test]
fn what_does_not_fit_is_refused() {
    let mut none = small_table();
    none.head.columns.clear();
    assert!(matches!(xlsx::to_bytes(&none, Title::InPrint), Err(Error::Columns { columns: 0, .. })));
    let mut wide = small_table();
    wide.rows[1].cells.push("多".into());
    let error = xlsx::to_bytes(&wide, Title::InPrint).unwrap_err();
    let columns = TASK_TABLE.len();
    assert!(matches!(error, Error::TooManyCells { row: 2, columns: c, .. } if c == columns), "{error}");
}
