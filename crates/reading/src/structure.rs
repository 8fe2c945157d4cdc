//! Headings: what they look like and what they cover.

use crate::clean::{Clean, blank};
use crate::lexicon::{among, is, words};
use crate::sentence::Piece;
use crate::{Section, Span};

/// A numbering mark at the beginning of a line or sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// As [`Section::level`].
    pub(crate) level: u8,
    /// Position behind the mark.
    pub(crate) end: usize,
    /// Written in Chinese numerals with 是 or 要 (一是, 二要).
    pub(crate) spoken: bool,
}

fn chinese_digit(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百')
}

fn run(norm: &[char], at: usize, most: usize, test: impl Fn(char) -> bool) -> usize {
    norm[at.min(norm.len())..].iter().take(most).take_while(|c| test(**c)).count()
}

/// The numbering mark at `at`: 一、 （一） 1. （1） 一是 一要 第一，.
pub(crate) fn mark(norm: &[char], at: usize) -> Option<Mark> {
    let first = *norm.get(at)?;
    let found = |level, end, spoken| Some(Mark { level, end, spoken });
    if chinese_digit(first) {
        let n = run(norm, at, 4, chinese_digit);
        return match norm.get(at + n)? {
            '、' | '.' => found(1, at + n + 1, false),
            '是' | '要' if n <= 2 => found(3, at + n + 1, true),
            _ => None,
        };
    }
    if first == '第' {
        let n = run(norm, at + 1, 3, chinese_digit);
        return match norm.get(at + 1 + n)? {
            ',' | '、' | '是' if n > 0 => found(3, at + n + 2, true),
            '条' | '章' | '节' if n > 0 => found(1, at + n + 2, false),
            _ => None,
        };
    }
    if first == '(' || first == '[' {
        let close = if first == '(' { ')' } else { ']' };
        let n = run(norm, at + 1, 5, chinese_digit);
        if n > 0 && norm.get(at + 1 + n) == Some(&close) {
            return found(2, at + n + 2, false);
        }
        let n = run(norm, at + 1, 3, |c| c.is_ascii_digit());
        if n > 0 && norm.get(at + 1 + n) == Some(&close) {
            return found(4, at + n + 2, false);
        }
        return None;
    }
    if first.is_ascii_digit() {
        let n = run(norm, at, 3, |c| c.is_ascii_digit());
        let end = at + n;
        return match norm.get(end)? {
            // 1.2026年4月底前…: a year, and no decimal.
            '.' if run(norm, end + 1, 5, |c| c.is_ascii_digit()) == 4 && norm.get(end + 5) == Some(&'年') => {
                found(3, end + 1, false)
            }
            '.' if !norm.get(end + 1).is_some_and(char::is_ascii_digit) => found(3, end + 1, false),
            '、' => found(3, end + 1, false),
            ')' => found(4, end + 1, false),
            _ => None,
        };
    }
    if ('①'..='⑳').contains(&first) {
        return found(4, at + 1, false);
    }
    None
}

/// Position behind the blanks, numbering mark and dashes at the beginning of a piece of text.
pub(crate) fn after_mark(norm: &[char], start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end && (blank(norm[at]) || matches!(norm[at], '—' | '-' | '―' | '●' | '■' | '◆' | '·'))
    {
        at += 1;
    }
    if let Some(found) = mark(norm, at).filter(|found| found.end < end) {
        at = found.end;
        while at < end && (blank(norm[at]) || norm[at] == '、') {
            at += 1;
        }
    }
    at
}

/// Makes the sections from the pieces that are headings.
pub(crate) fn sections(clean: &Clean, pieces: &mut [Piece]) -> Vec<Section> {
    let norm = &clean.norm;
    // Each section with where it begins and ends in the working text.
    let mut made: Vec<(Section, usize, usize)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for piece in pieces.iter_mut() {
        if piece.heading {
            let numbered = |index: &&usize| mark(norm, made[**index].1).is_some();
            // 招商不能等。…: what opens a paragraph stands below the number that is open (第一，…).
            let below = norm[piece.start..piece.end]
                .ends_with(&['。'])
                .then(|| open.iter().rev().find(numbered).map(|index| made[*index].0.level + 1))
                .flatten();
            let plain = below.unwrap_or(piece.plain_level);
            let level = mark(norm, piece.start).map_or(plain, |found| found.level);
            while open.last().is_some_and(|index| made[*index].0.level >= level) {
                if let Some(index) = open.pop() {
                    made[index].2 = piece.start;
                }
            }
            let begin = after_mark(norm, piece.start, piece.end);
            let mut end = piece.end;
            while end > begin && (blank(norm[end - 1]) || among!("。:;,!?", norm[end - 1])) {
                end -= 1;
            }
            let span = clean.span(piece.start, piece.end);
            let section = Section {
                level,
                heading: clean.quote(begin, end),
                span,
                extent: span,
                parent: open.last().copied(),
            };
            open.push(made.len());
            made.push((section, piece.start, clean.len()));
        }
        piece.section = open.last().copied();
    }
    made.into_iter()
        .map(|(mut section, start, end)| {
            let end = clean.trim(start, end).1;
            let whole = clean.span(start, end);
            section.extent = Span { start: section.span.start, end: whole.end.max(section.span.end) };
            section
        })
        .collect()
}

/// No line that only greets is longer.
const GREETING: usize = 16;

/// Whether a whole line without closing mark reads as a heading.
pub(crate) fn heading_line(norm: &[char], start: usize, end: usize) -> bool {
    let length = end - start;
    // 同志们:
    let greets = words!["同志们", "各位代表", "各位委员", "各位领导", "各位同志", "各位来宾", "各位企业家"]
        .at(norm, start);
    if greets.is_some() && length <= GREETING {
        return false;
    }
    let Some(last) = end.checked_sub(1).map(|at| norm[at]) else { return false };
    if length > 60 || among!("。!?；;,，、", last) {
        return false;
    }
    let cells = norm[start..end].iter().filter(|c| matches!(c, '\t' | '|')).count();
    if cells >= 2 || norm[start..end].iter().filter(|c| **c == '。').count() > 0 {
        return false;
    }
    length <= 44 || mark(norm, start).is_some() && !is(norm, end - 1, ":")
}
