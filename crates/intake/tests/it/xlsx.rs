//! Workbooks: merged cells, dates, formula results, and sizes that are a trap.

use intake::Format;
use rust_xlsxwriter::{Format as Style, Formula, Workbook, XlsxError};

use crate::take;

/// The ledger of two projects that the tests read.
pub fn ledger() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("台账")?;
    let plain = Style::new();
    sheet.merge_range(0, 0, 0, 3, "重点项目台账", &plain)?;
    for (column, head) in ["序号", "项目", "开工", "投资"].into_iter().enumerate() {
        sheet.write(1, u16::try_from(column).unwrap_or(0), head)?;
    }
    sheet.write(2, 0, 1)?.write(3, 0, 2)?;
    sheet.merge_range(2, 1, 3, 1, "城东片区\n道路", &plain)?;
    // 1 March 2026, as the date formats that Chinese spreadsheets use: built-in 31 and a pattern of their own.
    sheet.write_with_format(2, 2, 46082, &Style::new().set_num_format_index(31))?;
    sheet.write_with_format(
        3,
        2,
        46082.5,
        &Style::new().set_num_format("[$-804]yyyy\"年\"m\"月\"d\"日\""),
    )?;
    sheet.write(2, 3, 1250.5)?;
    sheet.write_formula(3, 3, Formula::new("=D3*2").set_result("2501"))?;
    sheet.write_with_format(4, 3, 0.285, &Style::new().set_num_format("0.0%"))?;
    book.add_worksheet().set_name("选项")?.set_hidden(true).write(0, 0, "不给人看")?;
    book.save_to_buffer()
}

#[test]
fn cells_read_as_they_are_shown() {
    let intake = take("台账.xlsx", &ledger().unwrap()).unwrap();
    assert_eq!(intake.format, Format::Xlsx);
    assert_eq!(intake.tables.len(), 1, "hidden sheets stay hidden");
    assert_eq!(intake.tables[0].name, "台账");
    let rows: Vec<Vec<&str>> =
        intake.tables[0].rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    assert_eq!(
        rows,
        [
            vec!["重点项目台账"; 4],
            vec!["序号", "项目", "开工", "投资"],
            vec!["1", "城东片区\n道路", "2026-03-01", "1250.5"],
            vec!["2", "城东片区\n道路", "2026-03-01 12:00", "2501"],
            vec!["", "", "", "28.5%"],
        ]
    );
    assert_eq!(
        intake.text,
        "重点项目台账\n序号\t项目\t开工\t投资\n1\t城东片区 道路\t2026-03-01\t1250.5\n2\t\t2026-03-01 12:00\t2501\n\t\t\t28.5%"
    );
}

#[test]
fn every_built_in_east_asian_date_is_a_date() {
    for index in (27..=31).chain([36]).chain(50..=54).chain([57, 58]) {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_with_format(0, 0, 46082, &Style::new().set_num_format_index(index)).unwrap();
        let intake = take("a.xlsx", &book.save_to_buffer().unwrap()).unwrap();
        assert_eq!(intake.tables[0].rows, [["2026-03-01"]], "format {index}");
    }
}

#[test]
fn rows_keep_their_numbers_and_distant_cells_cost_nothing() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(2, 0, "第三行").unwrap();
    sheet.write(200_000, 9_000, "远").unwrap();
    let intake = take("a.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    let rows = &intake.tables[0].rows;
    assert_eq!((rows.len(), rows[2][0].as_str(), rows[200_000][9_000].as_str()), (200_001, "第三行", "远"));
    assert!(rows[0].is_empty() && rows[1000].is_empty());
}

#[test]
fn a_field_of_distant_cells_is_refused() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..2000 {
        sheet.write(row, 16_000, "x").unwrap();
    }
    assert_eq!(crate::refusal("a.xlsx", &book.save_to_buffer().unwrap()), "intake-bomb");
}
