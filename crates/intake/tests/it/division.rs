//! A division of work in a table of either office format, as the reader gets it: merged cells, a head of two lines, cells
//! of several paragraphs.

use rust_xlsxwriter::{Format as Style, Workbook, XlsxError};

use crate::make::{cell, docx, paragraph};
use crate::take;

/// What the reader makes of the text: task, lead units, those that the cell above gives, other units.
fn tasks(text: &str) -> Vec<String> {
    let reading = reading::read(text, &reading::Options::default());
    let list = |found: &[reading::Found<String>]| {
        found.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join(" ")
    };
    let one = |c: &reading::Commitment| {
        let above: Vec<&str> = c.inherited.iter().map(|name| name.name.value.as_str()).collect();
        let due = c.due_text.as_ref().map(|found| found.value.as_str()).unwrap_or_default();
        [c.text.clone(), list(&c.lead_units), above.join(" "), list(&c.other_units), due.to_owned()].join("|")
    };
    reading.commitments.iter().map(one).collect()
}

const WANT: [&str; 3] = [
    "改造危桥12座|县交通运输局||县财政局 各乡镇|10月底前",
    "拓宽县道5公里|县交通运输局||县公路中心|年底前",
    "硬化村道8公里||县交通运输局|各乡镇|年底前",
];

#[test]
fn a_table_of_a_text_document_is_read_row_by_row() {
    let span = r#"<w:gridSpan w:val="2"/>"#;
    let (first, below) = (r#"<w:vMerge w:val="restart"/>"#, "<w:vMerge/>");
    let paragraphs =
        |words: [&str; 2]| format!("<w:tc>{}{}</w:tc>", paragraph(None, words[0]), paragraph(None, words[1]));
    let rows = [
        [cell(first, "序号"), cell(first, "重点任务"), cell(span, "责任分工"), cell(first, "完成时限")]
            .concat(),
        [cell(below, ""), cell(below, ""), cell("", "牵头单位"), cell("", "配合单位"), cell(below, "")]
            .concat(),
        [
            cell("", "1"),
            cell("", "改造危桥12座"),
            cell("", "县交通运输局"),
            paragraphs(["县财政局", "各乡镇"]),
            cell("", "10月底前"),
        ]
        .concat(),
        [
            cell("", "2"),
            cell("", "拓宽县道5公里"),
            cell(first, "县交通运输局"),
            cell("", "县公路中心"),
            cell("", "年底前"),
        ]
        .concat(),
        [cell("", "3"), cell("", "硬化村道8公里"), cell(below, ""), cell("", "各乡镇"), cell("", "年底前")]
            .concat(),
    ];
    let rows: String = rows.iter().map(|row| format!("<w:tr>{row}</w:tr>")).collect();
    let body = format!("{}<w:tbl>{rows}</w:tbl>", paragraph(None, "重点任务分解表"));
    let intake = take("分工.docx", &docx(&body, "", "")).unwrap();
    assert_eq!(tasks(&intake.text), WANT, "{}", intake.text);
}

fn book() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Style::new();
    sheet.merge_range(0, 0, 0, 4, "重点任务分解表", &plain)?;
    sheet.merge_range(1, 2, 1, 3, "责任分工", &plain)?;
    for (column, words) in [(0, "序号"), (1, "重点任务"), (4, "完成时限")] {
        sheet.merge_range(1, column, 2, column, words, &plain)?;
    }
    sheet.write(2, 2, "牵头单位")?.write(2, 3, "配合单位")?;
    let rows = [
        ["改造危桥12座", "县交通运输局", "县财政局\n各乡镇", "10月底前"],
        ["拓宽县道5公里", "", "县公路中心", "年底前"],
        ["硬化村道8公里", "", "各乡镇", "年底前"],
    ];
    for (row, cells) in (3..).zip(rows) {
        sheet.write(row, 0, row - 2)?;
        for (column, words) in (1..).zip(cells) {
            sheet.write(row, column, words)?;
        }
    }
    sheet.merge_range(4, 2, 5, 2, "县交通运输局", &plain)?;
    book.save_to_buffer()
}

#[test]
fn a_sheet_of_a_workbook_is_read_row_by_row() {
    let intake = take("分工.xlsx", &book().unwrap()).unwrap();
    assert_eq!(tasks(&intake.text), WANT, "{}", intake.text);
}
