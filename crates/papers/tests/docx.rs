//! docx: what it says to Word, read from its XML.

mod common;

use common::{HEADINGS, LIVE, check_parts, head, line, part, small_table};
use papers::{
    Error, TaskLine,
    docx::{self, Page},
    task_table,
};
use quick_xml::{Reader, events::Event};

const DOCUMENT: &str = "word/document.xml";

/// The text of every cell, row by row.
fn table(document: &str) -> Vec<Vec<String>> {
    let mut reader = Reader::from_str(document);
    let (mut rows, mut in_text): (Vec<Vec<String>>, bool) = (Vec::new(), false);
    loop {
        match reader.read_event().expect("XML") {
            Event::Eof => return rows,
            Event::Start(tag) => match tag.name().as_ref() {
                "w:tr" => rows.push(Vec::new()),
                "w:tc" => rows.last_mut().expect("a row").push(String::new()),
                "w:t" => in_text = true,
                _ => {}
            },
            Event::End(tag) if tag.name().as_ref() == "w:t" => in_text = false,
            Event::End(tag) if tag.name().as_ref() == "w:tbl" => return rows,
            Event::Empty(tag) if tag.name().as_ref() == "w:br" => add(&mut rows, "\n"),
            Event::Text(text) if in_text => add(&mut rows, &text),
            Event::GeneralRef(name) if in_text => {
                add(&mut rows, &quick_xml::escape::unescape(&format!("&{};", &*name)).expect("a known sign"));
            }
            _ => {}
        }
    }
}

fn add(rows: &mut [Vec<String>], text: &str) {
    if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
        cell.push_str(text);
    }
}

#[test]
fn the_table_holds_every_row_in_its_order() {
    let file = docx::to_bytes(&small_table(), Page::LANDSCAPE).unwrap();
    check_parts(&file);
    let rows = table(&part(&file, DOCUMENT));
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0], HEADINGS);
    let last = ["不少于3个", "周明远", "县教育局", "县财政局、各镇"];
    assert_eq!(rows[1], [&["1", "修路"], &last[..], &["2026年6月30日"]].concat());
    assert_eq!(rows[2][..2], ["1.1", "建校"]);
    assert_eq!(rows[3][6], "长期坚持");
}

#[test]
fn the_heading_row_repeats_and_no_row_is_torn() {
    let document = part(&docx::to_bytes(&small_table(), Page::LANDSCAPE).unwrap(), DOCUMENT);
    assert_eq!(document.matches("<w:tblHeader/>").count(), 1);
    let heading = document.find("<w:tblHeader/>").unwrap();
    assert!(heading < document.find("序号").unwrap(), "the first row is the heading");
    assert_eq!(document.matches("<w:cantSplit/>").count(), 4);
}

#[test]
fn official_fonts_are_named_for_han_text_with_substitutes() {
    let file = docx::to_bytes(&small_table(), Page::LANDSCAPE).unwrap();
    let styles = part(&file, "word/styles.xml");
    let style = |id: &str| {
        let from = styles.find(&format!("w:styleId=\"{id}\"")).expect(id);
        styles[from..].split("</w:style>").next().unwrap().to_owned()
    };
    for (id, font, size) in [
        ("Title", "方正小标宋简体", 44),
        ("Subtitle", "楷体_GB2312", 32),
        ("TableHeading", "黑体", 24),
        ("TableText", "仿宋_GB2312", 24),
        ("footer", "宋体", 28),
    ] {
        assert!(style(id).contains(&format!("w:eastAsia=\"{font}\"")), "{id}");
        assert!(style(id).contains(&format!("<w:sz w:val=\"{size}\"/>")), "{id}: {}", style(id));
    }
    let fonts = part(&file, "word/fontTable.xml");
    assert!(fonts.contains("<w:font w:name=\"仿宋_GB2312\"><w:altName w:val=\"FangSong_GB2312,FangSong"));
    let document = part(&file, DOCUMENT);
    assert_eq!(document.matches("<w:r>").count(), document.matches("w:hint=\"eastAsia\"").count());
}

#[test]
fn the_page_is_a4_with_official_margins_and_numbers() {
    let lying = docx::to_bytes(&small_table(), Page::LANDSCAPE).unwrap();
    assert!(part(&lying, DOCUMENT).contains("<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"));
    assert!(part(&lying, "word/footer1.xml").contains("<w:jc w:val=\"center\"/>"));
    assert!(!part(&lying, "word/settings.xml").contains("evenAndOddHeaders"));

    let upright = docx::to_bytes(&small_table(), Page::PORTRAIT).unwrap();
    check_parts(&upright);
    let document = part(&upright, DOCUMENT);
    assert!(document.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"));
    // 37 mm above, 28 mm left, 35 mm below, 26 mm right.
    assert!(document.contains("w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\""));
    assert!(part(&upright, "word/settings.xml").contains("<w:evenAndOddHeaders/>"));
    for (foot, side) in [("word/footer1.xml", "right"), ("word/footer2.xml", "left")] {
        let foot = part(&upright, foot);
        assert!(foot.contains(&format!("<w:jc w:val=\"{side}\"/>")) && foot.contains(" PAGE "), "{foot}");
        assert!(foot.contains(">— </w:t>") && foot.contains("> —</w:t>"));
    }
}

#[test]
fn what_stands_around_the_table_is_printed() {
    let document = part(&docx::to_bytes(&small_table(), Page::LANDSCAPE).unwrap(), DOCUMENT);
    let head = head();
    let places: Vec<usize> =
        [&head.title, head.subtitle.as_ref().unwrap(), &head.issuer, &head.date_line, "<w:tbl>"]
            .into_iter()
            .map(|words| document.find(words).unwrap_or_else(|| panic!("{words}")))
            .chain(
                [&head.footnotes[0], &head.generated_line]
                    .map(|words| document.rfind(words.as_str()).unwrap()),
            )
            .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(document.ends_with("</w:sectPr></w:body></w:document>"));
}

#[test]
fn odd_text_is_kept_and_what_xml_cannot_hold_is_dropped() {
    let odd = ["a<b>&\"c\"", "一行\n二行", "甲\0\u{8}乙\u{FFFF}", "", "字".repeat(40_000).as_str()]
        .map(str::to_owned);
    let lines: Vec<TaskLine> = odd.iter().map(|text| line("1", text)).collect();
    let file = docx::to_bytes(&task_table(head(), HEADINGS, lines), Page::LANDSCAPE).unwrap();
    check_parts(&file);
    let cells: Vec<String> =
        table(&part(&file, DOCUMENT)).into_iter().skip(1).map(|row| row[1].clone()).collect();
    assert_eq!(cells[..4], ["a<b>&\"c\"", "一行\n二行", "甲乙", ""]);
    assert_eq!(cells[4].chars().count(), 40_000, "Word has no limit, so nothing is cut");
}

#[test]
fn text_that_looks_like_a_formula_or_a_field_is_text() {
    let lines: Vec<TaskLine> = LIVE.iter().map(|live| line("1", live)).collect();
    let document =
        part(&docx::to_bytes(&task_table(head(), HEADINGS, lines), Page::LANDSCAPE).unwrap(), DOCUMENT);
    assert!(!document.contains("instrText") && !document.contains("fldSimple"));
}

#[test]
fn equal_input_gives_equal_bytes() {
    let make = || docx::to_bytes(&small_table(), Page::PORTRAIT).unwrap();
    assert_eq!(make(), make());
}

#[test]
fn an_empty_head_leaves_no_empty_lines() {
    let mut sheet = small_table();
    sheet.head.title.clear();
    sheet.head.subtitle = None;
    sheet.head.issuer.clear();
    sheet.head.date_line.clear();
    sheet.head.footnotes.clear();
    let document = part(&docx::to_bytes(&sheet, Page::LANDSCAPE).unwrap(), DOCUMENT);
    assert!(document.contains("<w:body><w:tbl>"));
}

#[test]
fn a_pattern_that_means_nothing_prints_plain_days() {
    let mut sheet = small_table();
    sheet.head.date_pattern = "%!".to_owned();
    let document = part(&docx::to_bytes(&sheet, Page::LANDSCAPE).unwrap(), DOCUMENT);
    assert!(document.contains(">2026-06-30<"));
}

#[test]
fn more_columns_than_word_holds_are_refused() {
    let mut sheet = small_table();
    sheet.head.columns = vec![sheet.head.columns[0].clone(); 64];
    assert!(matches!(
        docx::to_bytes(&sheet, Page::LANDSCAPE),
        Err(Error::Columns { columns: 64, limit: 63 })
    ));
}
