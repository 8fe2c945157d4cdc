//! Single cells of a worksheet.

use std::borrow::Cow;

use jiff::civil::{Date, date};

use super::{
    shared::Shared,
    style::{Look, Style},
};
use crate::{
    Align, Cell, Column, Kind, Row, csv,
    xml::{clean, escape},
};

/// What one cell of Excel holds, in UTF-16 units.
const TEXT_LIMIT: usize = 32_767;
/// Older versions of Excel show ##### for longer words in a cell formatted as text.
const TEXT_FORMAT_LIMIT: usize = 255;

/// Where a cell stands, and what it needs to know to be written.
pub(super) struct Place<'a> {
    pub(super) letters: &'a str,
    pub(super) line: &'a str,
    pub(super) cut_marker: &'a str,
}

impl Place<'_> {
    /// Writes a cell of the table, which stands in the column of that number.
    pub(super) fn write(
        &self,
        cell: Option<&Cell>,
        (at, column): (usize, &Column),
        level: u8,
        shared: &mut Shared,
        out: &mut String,
    ) {
        let level = if column.indented { level } else { 0 };
        let style = |look| Style::Body(column.align, level, look);
        let mut said = |text: &str, style, out: &mut String| {
            let number = if text.is_empty() { None } else { shared.number(at, text) };
            match number {
                Some(number) => self.named(number, style, out),
                None => self.text(text, style, out),
            }
        };
        match cell.unwrap_or(&Cell::Empty) {
            Cell::Empty => self.bare(style(Look::empty(column.kind)), out),
            Cell::Text(text) => said(text, style(Look::of(text)), out),
            Cell::Light(tone, text) => said(text, style(Look::Tone(*tone)), out),
            Cell::Integer(number) => self.number(*number, style(Look::Integer), out),
            Cell::Date(day) => match serial(*day) {
                Some(serial) => self.number(serial, style(Look::Date), out),
                None => self.text(&day.to_string(), style(Look::Plain), out),
            },
        }
    }

    /// Writes words.
    pub(super) fn text(&self, text: &str, style: Style, out: &mut String) {
        if text.is_empty() {
            return self.bare(style, out);
        }
        self.open(style, out);
        *out += " t=\"inlineStr\"><is>";
        words(text, self.cut_marker, out);
        *out += "</is></c>";
    }

    /// Names words of the shared table.
    fn named(&self, number: usize, style: Style, out: &mut String) {
        self.open(style, out);
        *out += " t=\"s\"><v>";
        digits(number, out);
        *out += "</v></c>";
    }

    fn number(&self, number: i64, style: Style, out: &mut String) {
        self.open(style, out);
        *out += "><v>";
        *out += &number.to_string();
        *out += "</v></c>";
    }

    fn bare(&self, style: Style, out: &mut String) {
        self.open(style, out);
        *out += "/>";
    }

    fn open(&self, style: Style, out: &mut String) {
        *out += "<c r=\"";
        *out += self.letters;
        *out += self.line;
        *out += "\" s=\"";
        digits(style.index(), out);
        out.push('"');
    }
}

/// Writes words as an element of their own, cut where Excel would refuse them.
pub(super) fn words(text: &str, cut_marker: &str, out: &mut String) {
    // Readers keep blanks within words; at the ends, and line ends anywhere, only when told to.
    let kept = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    *out += if kept || text.contains(['\n', '\r']) { "<t xml:space=\"preserve\">" } else { "<t>" };
    escape(&literal(&cut(text, TEXT_LIMIT, cut_marker)), out);
    *out += "</t>";
}

/// Writes a number without making a text of its own for it: every cell has one.
fn digits(number: usize, out: &mut String) {
    if number >= 10 {
        digits(number / 10, out);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// The name of a column: A, B … Z, AA.
pub(super) fn letters(at: usize) -> String {
    let last = char::from(b'A' + u8::try_from(at % 26).unwrap_or_default());
    if at < 26 { last.to_string() } else { letters(at / 26 - 1) + &last.to_string() }
}

/// The text, or as much of it as the limit allows with the marker at its end.
pub(super) fn cut<'a>(text: &'a str, limit: usize, marker: &str) -> Cow<'a, str> {
    // A byte is never less than a UTF-16 unit, so short texts need no counting.
    if text.len() <= limit || clean(text).encode_utf16().count() <= limit {
        return text.into();
    }
    let mut room = limit.saturating_sub(marker.encode_utf16().count());
    let mut kept = String::new();
    for c in clean(text).chars() {
        if c.len_utf16() > room {
            break;
        }
        room -= c.len_utf16();
        kept.push(c);
    }
    (kept + marker).into()
}

/// The height of a row in points: what its longest cell needs when its words are wrapped.
pub(super) fn row_height(row: &Row, columns: &[Column]) -> usize {
    let needed = row.cells.iter().zip(columns).map(|(cell, column)| match cell {
        Cell::Text(text) | Cell::Light(_, text) => {
            let indent = if column.indented { 2 * usize::from(row.level) } else { 0 };
            lines(text, super::width(column).saturating_sub(1 + indent))
        }
        _ => 1,
    });
    height(needed.max().unwrap_or(1))
}

/// The height of so many lines with their air; Excel refuses more than 409 points.
pub(super) fn height(lines: usize) -> usize {
    lines.saturating_mul(15).saturating_add(7).min(409)
}

/// How many lines the text takes across a width in half-width characters.
pub(super) fn lines(text: &str, width: usize) -> usize {
    // No character takes more half-width places than bytes.
    if text.len() <= width && !text.contains(['\n', '\r']) {
        return 1;
    }
    let length = |line: &str| line.chars().map(|c| 1 + usize::from(c > '\u{2000}')).sum::<usize>();
    text.lines().map(|line| length(line).div_ceil(width.max(1)).max(1)).sum::<usize>().max(1)
}

/// Excel reads `_x000D_` in a text as a carriage return; an underscore that begins such a run is written so that it
/// stays itself.
fn literal(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let run = &text.as_bytes()[at..];
        let escapes = matches!(run, [b'_', b'x', a, b, c, d, b'_', ..]
            if [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit()));
        if escapes {
            out.push_str("_x005F");
        }
        out.push(c);
    }
    out.into()
}

/// The day as Excel counts it; none before March 1900, where Excel's calendar has a day that never was.
fn serial(day: Date) -> Option<i64> {
    let days = day.since(date(1899, 12, 30)).ok()?.get_days();
    (day >= date(1900, 3, 1)).then_some(i64::from(days))
}

impl Look {
    fn of(text: &str) -> Self {
        match text {
            _ if csv::is_live(text) => Self::Quoted,
            _ if text.len() > TEXT_FORMAT_LIMIT => Self::Long,
            _ => Self::Plain,
        }
    }

    /// An empty cell is ready for what belongs into its column.
    fn empty(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Plain,
            Kind::Integer => Self::Integer,
            Kind::Date => Self::Date,
        }
    }
}

/// The order in which alignments are listed among the styles.
pub(super) const ALIGNMENTS: [Align; 3] = [Align::Left, Align::Centre, Align::Right];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_excel_names_them() {
        assert_eq!([0, 25, 26, 701, 702, 16_383].map(letters), ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn days_are_counted_as_excel_counts_them() {
        assert_eq!(serial(date(1900, 3, 1)), Some(61));
        assert_eq!(serial(date(2026, 6, 30)), Some(46203));
        assert_eq!(serial(date(1899, 12, 31)), None);
    }

    #[test]
    fn a_run_that_excel_would_decode_is_kept_as_it_is() {
        assert_eq!(literal("甲_x000D_乙_x1_"), "甲_x005F_x000D_乙_x1_");
    }

    #[test]
    fn a_cut_never_splits_a_character() {
        assert_eq!(cut("甲乙𠀀丁戊己", 5, "…"), "甲乙𠀀…");
        assert_eq!(cut("甲乙𠀀丁戊己", 4, "…"), "甲乙…");
        assert_eq!(cut("甲乙丙丁", 4, "…"), "甲乙丙丁");
    }
}
