//! csv as Excel and WPS open it rightly: UTF-8 with a byte order mark, CRLF, headings and rows only.
//!
//! **Guarded cells.** A spreadsheet runs a csv cell that begins with `=`, `+`, `-`, `@`, a tab or a line end (or the
//! full-width forms of those signs) as a formula. Such text is written with an apostrophe before it. Text that
//! already begins with apostrophes before such a sign gets one more, so that [`unguard`] gives back exactly what
//! [`guard`] was given. Numbers and days are not text: a negative number stays a number.

use std::{borrow::Cow, io::Write};

use crate::{Cell, Error, Head, Row, Sheet, sheet};

/// Writes a csv row by row.
pub struct Writer<W: Write> {
    out: W,
    line: String,
    columns: usize,
    rows: usize,
}

impl<W: Write> Writer<W> {
    /// Begins the file with its byte order mark and the headings.
    pub fn new(out: W, head: &Head) -> Result<Self, Error> {
        sheet::check_columns(head, usize::MAX)?;
        let mut writer = Self { out, line: "\u{FEFF}".to_owned(), columns: head.columns.len(), rows: 0 };
        for (at, column) in head.columns.iter().enumerate() {
            writer.separate(at);
            writer.text(&column.heading);
        }
        writer.end_line()?;
        Ok(writer)
    }

    /// Writes one row.
    pub fn row(&mut self, row: &Row) -> Result<(), Error> {
        self.rows += 1;
        sheet::check_row(row, self.rows, self.columns)?;
        for at in 0..self.columns {
            self.separate(at);
            match row.cells.get(at).unwrap_or(&Cell::Empty) {
                Cell::Empty => {}
                Cell::Text(text) | Cell::Light(_, text) => self.text(text),
                Cell::Integer(number) => self.line += &number.to_string(),
                Cell::Date(day) => self.line += &day.to_string(),
            }
        }
        self.end_line()
    }

    /// Ends the file and gives back what it was written to.
    pub fn finish(mut self) -> Result<W, Error> {
        self.out.flush()?;
        Ok(self.out)
    }

    fn separate(&mut self, at: usize) {
        if at > 0 {
            self.line.push(',');
        }
    }

    fn text(&mut self, text: &str) {
        let kept: Cow<'_, str> = match text.chars().any(is_control) {
            true => text.chars().filter(|c| !is_control(*c)).collect::<String>().into(),
            false => text.into(),
        };
        let guarded = guard(&kept);
        if guarded.contains([',', '"', '\r', '\n', '\t']) || guarded.trim() != guarded {
            self.line.push('"');
            self.line += &guarded.replace('"', "\"\"");
            self.line.push('"');
        } else {
            self.line += &guarded;
        }
    }

    fn end_line(&mut self) -> Result<(), Error> {
        self.line += "\r\n";
        self.out.write_all(self.line.as_bytes())?;
        self.line.clear();
        Ok(())
    }
}

/// The whole paper as csv.
pub fn to_bytes(sheet: &Sheet) -> Result<Vec<u8>, Error> {
    let mut writer = Writer::new(Vec::new(), &sheet.head)?;
    for row in &sheet.rows {
        writer.row(row)?;
    }
    writer.finish()
}

/// The text with an apostrophe before it where a spreadsheet would run it as a formula.
pub fn guard(text: &str) -> Cow<'_, str> {
    if is_live(text) { format!("'{text}").into() } else { text.into() }
}

/// What [`guard`] was given.
pub fn unguard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_live(rest) => rest,
        _ => text,
    }
}

/// Whether the text begins like a formula, apostrophes before it left aside.
pub(crate) fn is_live(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// Control characters that no spreadsheet shows and some readers stop at.
fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\r' | '\n')
}
