//! A table for a terminal, in which a Han character takes two columns.

use std::fmt::Write as _;

use messages::{Arg, Lang, date_long, text, text_args};
use papers::{Due, TaskLine};

use super::input::Document;
use super::line;

/// Columns of a terminal that does not say how wide it is.
const USUAL_WIDTH: usize = 120;
/// What each column gets of the width, in hundredths, and the least it can do with.
const SHARES: [(usize, usize); 7] = [(4, 4), (31, 12), (21, 10), (9, 8), (12, 8), (13, 8), (10, 10)];
/// Blanks between columns.
const GAP: &str = "  ";

/// The width to fill, as the shell tells it.
pub(super) fn width() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    told.unwrap_or(USUAL_WIDTH).clamp(80, 240)
}

/// What a document commits to, under its title.
pub(super) fn table(document: &Document, lang: Lang, width: usize) -> String {
    let mut out = String::new();
    let mut head = vec![document.title()];
    head.extend(document.reading.number.as_ref().map(|found| found.value.clone()));
    head.extend(document.date().map(|date| date_long(lang, date)));
    head.push(text_args(lang, "paper-count", &[("count", Arg::from(document.reading.commitments.len()))]));
    let _ = writeln!(out, "{}\n", head.join(GAP));
    if document.reading.commitments.is_empty() {
        let _ = writeln!(out, "{}\n", text(lang, "read-none"));
        return out;
    }
    let widths = SHARES.map(|(share, least)| ((width - 6 * GAP.len()) * share / 100).max(least));
    row(&mut out, &line::headings(lang), &widths);
    let rule = widths.map(|width| "-".repeat(width));
    let _ = writeln!(out, "{}", rule.join(GAP));
    for (number, commitment) in document.reading.commitments.iter().enumerate() {
        let mut line = line::of(commitment, &commitment.title, lang);
        // A terminal is too narrow for a column of its own.
        let lines = [std::mem::take(&mut line.target)].into_iter().chain(line::on_the_way(commitment, lang));
        line.target = lines.filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n");
        let cells = cells(number + 1, line);
        row(&mut out, &cells, &widths);
    }
    out.push('\n');
    out
}

fn cells(number: usize, line: TaskLine) -> [String; 7] {
    let due = match line.due {
        Due::Open => String::new(),
        Due::Day(day) => day.to_string(),
        Due::Words(words) => words,
    };
    [number.to_string(), line.task, line.target, line.leaders, line.lead_unit, line.units, due]
}

/// Writes one row of the table, on as many lines as its longest cell needs.
fn row(out: &mut String, cells: &[String; 7], widths: &[usize; 7]) {
    let wrapped: Vec<Vec<String>> =
        cells.iter().zip(widths).map(|(cell, width)| wrap(cell, *width)).collect();
    for number in 0..wrapped.iter().map(Vec::len).max().unwrap_or(0) {
        let mut line = String::new();
        for (lines, width) in wrapped.iter().zip(widths) {
            let words = lines.get(number).map_or("", String::as_str);
            line.push_str(words);
            line.extend(std::iter::repeat_n(' ', width - columns(words).min(*width)));
            line.push_str(GAP);
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
}

/// Breaks words into lines: Chinese anywhere, Latin words and numbers only when they do not fit at all.
fn wrap(words: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in words.lines() {
        let mut line = String::new();
        for piece in pieces(paragraph) {
            if columns(&line) + columns(piece) > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
                if piece == " " {
                    continue;
                }
            }
            for c in piece.chars() {
                if columns(&line) + column(c) > width {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(c);
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// What a line may be broken between: runs of ASCII without blanks, and every other character by itself.
fn pieces(paragraph: &str) -> impl Iterator<Item = &str> {
    let mut rest = paragraph;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let run = rest.find(|c: char| !c.is_ascii_graphic()).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(if run == 0 { first.len_utf8() } else { run });
        rest = after;
        Some(piece)
    })
}

fn columns(words: &str) -> usize {
    words.chars().map(column).sum()
}

/// Columns of a character: two from the punctuation that Chinese fonts draw wide onwards.
fn column(c: char) -> usize {
    match c {
        c if c.is_control() => 0,
        '\u{0}'..='\u{7ff}' => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::{columns, row, wrap};

    #[test]
    fn chinese_breaks_anywhere_and_a_number_stays_whole() {
        assert_eq!(wrap("新建项目开工率80%以上", 8), ["新建项目", "开工率", "80%以上"]);
        assert_eq!(wrap("by 30 June 2026", 8), ["by 30", "June", "2026"]);
        assert_eq!(wrap("甲\n乙", 8), ["甲", "乙"]);
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert!(wrap("", 4).is_empty());
    }

    #[test]
    fn columns_stand_under_each_other() {
        let mut out = String::new();
        let cells = ["1", "修路架桥", "5公里", "", "", "", "年底"].map(str::to_owned);
        row(&mut out, &cells, &[4, 6, 6, 2, 2, 2, 8]);
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines, ["1     修路架  5公里               年底", "      桥"]);
        assert_eq!(columns("（5）"), 5);
    }
}
