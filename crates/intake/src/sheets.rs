//! Workbooks, through calamine: cells as text, dates ISO, merged cells filled.

mod cell;

use std::io::Cursor;

use calamine::{Dimensions, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx};

use crate::package::Package;
use crate::{Fault, Format, Intake, Limits, Table};

/// Cells of a workbook, blanks between them and filled merged cells included.
const MOST_CELLS: usize = 8_000_000;

/// Reads a workbook of Excel 2007 and later, one cell at a time.
pub(crate) fn read_xlsx(package: &mut Package<'_>, bytes: &[u8], limits: &Limits) -> Result<Intake, Fault> {
    let merges = package.prove(b"mergeCell")?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut book = Book::new(limits);
    for name in shown(workbook.sheets_metadata()) {
        // They stand behind the cells: asking for them reads the whole sheet once more.
        let merged =
            if merges { workbook.merge_cells_by_sheet_name(&name).map_err(damaged)? } else { Vec::new() };
        let mut rows = Vec::new();
        let mut reader = workbook.worksheet_cells_reader(&name).map_err(damaged)?;
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(damaged)? {
            let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
            let percent = format.is_some_and(|format| format.format_code.contains('%'));
            if let Some(text) = cell::text(cell.get_value(), percent) {
                let (row, column) = cell.get_position();
                book.put(&mut rows, row as usize, column as usize, text)?;
            }
        }
        book.end_sheet(name, rows, &merged)?;
    }
    Ok(book.intake(Format::Xlsx))
}

/// Reads a workbook of Excel 97.
pub(crate) fn read_xls(bytes: &[u8], limits: &Limits) -> Result<Intake, Fault> {
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Fault::Encrypted,
        error => damaged(error),
    })?;
    let mut book = Book::new(limits);
    for name in shown(workbook.sheets_metadata()) {
        let merged = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let range = workbook.worksheet_range(&name).map_err(damaged)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut rows = Vec::new();
        for (row, column, value) in range.used_cells() {
            if let Some(text) = cell::text(&cell::borrowed(value), false) {
                book.put(&mut rows, top as usize + row, left as usize + column, text)?;
            }
        }
        book.end_sheet(name, rows, &merged)?;
    }
    Ok(book.intake(Format::Xls))
}

fn damaged(error: impl std::fmt::Display) -> Fault {
    Fault::Damaged(error.to_string())
}

/// Names of the sheets that a person sees; hidden ones hold lists for input and leftovers.
fn shown(sheets: &[calamine::Sheet]) -> Vec<String> {
    let seen = sheets.iter().filter(|s| s.typ == SheetType::WorkSheet && s.visible == SheetVisible::Visible);
    seen.map(|sheet| sheet.name.clone()).collect()
}

/// A workbook being put together. A row's place in its table is its place in the sheet, so that a message can name it.
struct Book {
    lines: Vec<String>,
    tables: Vec<Table>,
    cells_left: usize,
    limit: u64,
}

impl Book {
    fn new(limits: &Limits) -> Self {
        Self { lines: Vec::new(), tables: Vec::new(), cells_left: MOST_CELLS, limit: limits.unpacked_bytes }
    }

    /// Puts a cell into its place, and blanks before it: two distant cells must not cost a field of blanks.
    fn put(
        &mut self,
        rows: &mut Vec<Vec<String>>,
        row: usize,
        column: usize,
        text: String,
    ) -> Result<(), Fault> {
        if rows.len() <= row {
            self.take(row + 1 - rows.len())?;
            rows.resize(row + 1, Vec::new());
        }
        let cells = &mut rows[row];
        if cells.len() <= column {
            self.take(column + 1 - cells.len())?;
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
        Ok(())
    }

    fn take(&mut self, cells: usize) -> Result<(), Fault> {
        self.cells_left = self.cells_left.checked_sub(cells).ok_or(Fault::Bomb { limit: self.limit })?;
        Ok(())
    }

    /// Ends a sheet: its lines to read show a merged cell once, its table shows it everywhere.
    fn end_sheet(
        &mut self,
        name: String,
        mut rows: Vec<Vec<String>>,
        merged: &[Dimensions],
    ) -> Result<(), Fault> {
        for row in &rows {
            let cells: Vec<String> =
                row.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
            let line = cells.join("\t");
            if !line.trim().is_empty() {
                self.lines.push(line.trim_end_matches('\t').to_owned());
            }
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        for area in merged {
            let (top, left) = (area.start.0 as usize, area.start.1 as usize);
            let (bottom, right) =
                ((area.end.0 as usize).min(rows.len().saturating_sub(1)), area.end.1 as usize);
            let Some(text) =
                rows.get(top).and_then(|row| row.get(left)).filter(|text| !text.is_empty()).cloned()
            else {
                continue;
            };
            // A band merged beyond the last used column says nothing more there.
            for row in top..=bottom {
                for column in left..=right.min(width.saturating_sub(1).max(left)) {
                    if (row, column) != (top, left) {
                        self.take(1)?;
                        self.put(&mut rows, row, column, text.clone())?;
                    }
                }
            }
        }
        self.tables.push(Table { name, rows });
        Ok(())
    }

    fn intake(self, format: Format) -> Intake {
        Intake::new(format, self.lines.join("\n"), self.tables)
    }
}
