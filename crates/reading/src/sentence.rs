//! Cutting the text into sentences.

use crate::acts::{Way, feigned};
use crate::clean::{Clean, blank};
use crate::lexicon::{among, words};
use crate::structure::{heading_line, mark};
use crate::subject::subject;

/// A sentence in the working text.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) heading: bool,
    /// Level of a heading that carries no number.
    pub(crate) plain_level: u8,
    pub(crate) section: Option<usize>,
    /// The line it stands on, and whether it is the first there.
    pub(crate) line: usize,
    pub(crate) first: bool,
}

/// A sentence this long is cut at its next comma, so that no text can make the reader slow.
const LONG: usize = 1000;
/// And here wherever it stands.
const LONGEST: usize = 1200;

/// Cuts at 。！？ and line breaks, and at ； where the next clause counts on (二要…). A closing quotation mark or
/// bracket goes with the sentence it closes; one that is missing changes nothing.
pub(crate) fn cut(clean: &Clean) -> Vec<Piece> {
    let norm = &clean.norm;
    let mut pieces = Vec::new();
    let mut line_start = 0;
    let mut line = 0;
    while line_start < norm.len() {
        let line_end =
            norm[line_start..].iter().position(|c| *c == '\n').map_or(norm.len(), |n| line_start + n);
        cut_line(clean, line_start, line_end, line, &mut pieces);
        line_start = line_end + 1;
        line += 1;
    }
    parted(clean, pieces)
}

/// Cuts a sentence also at ; where somebody of their own is told behind one (甲局要…；乙镇负责…): a task each.
fn parted(clean: &Clean, pieces: Vec<Piece>) -> Vec<Piece> {
    let mut made = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let marks = semicolons(&clean.norm, piece.start, piece.end);
        let ends = marks.iter().skip(1).copied().chain([piece.end]);
        if !marks.iter().zip(ends).any(|(mark, end)| told(clean, mark + 1, end)) {
            made.push(piece);
            continue;
        }
        let mut start = piece.start;
        for end in marks.iter().map(|mark| mark + 1).chain([piece.end]) {
            let (from, to) = clean.trim(start, end);
            if from < to {
                let first = piece.first && start == piece.start;
                made.push(Piece { start: from, end: to, first, ..piece.clone() });
            }
            start = end;
        }
    }
    made
}

/// Where ; stands between clauses of some length, outside brackets and quotation marks.
fn semicolons(norm: &[char], start: usize, end: usize) -> Vec<usize> {
    const SHORT: usize = 8;
    let mut found = Vec::new();
    let mut last = start;
    let mut deep = 0_usize;
    for (at, c) in norm.iter().enumerate().take(end).skip(start) {
        match c {
            '(' | '[' | '“' | '《' => deep += 1,
            ')' | ']' | '”' | '》' => deep = deep.saturating_sub(1),
            ';' if deep == 0 && at - last >= SHORT && end - at > SHORT => {
                found.push(at);
                last = at + 1;
            }
            _ => {}
        }
    }
    found
}

/// Whether a clause begins with those who are told to act, or with 要; what it is about may stand before (在交通路网方面，要…).
fn told(clean: &Clean, start: usize, end: usize) -> bool {
    const TOPIC: usize = 24;
    let (start, end) = clean.trim(start, end);
    let norm = &clean.norm[..end];
    let comma = || norm[start..].iter().take(TOPIC).position(|c| *c == ',').map(|at| start + at);
    let start = match norm.get(start) {
        Some('在') => comma()
            .filter(|at| words!["方面", "上", "中"].before(norm, *at).is_some())
            .map_or(start, |at| at + 1),
        _ => start,
    };
    words!["要", "必须", "务必"].at(norm, start).is_some_and(|(_, behind)| !feigned(norm, behind))
        || subject(clean, start, end, &[]).is_some_and(|subject| subject.way != Way::Speaking)
}

fn cut_line(clean: &Clean, from: usize, to: usize, line: usize, pieces: &mut Vec<Piece>) {
    let norm = &clean.norm;
    let (from, to) = clean.trim(from, to);
    if from >= to {
        return;
    }
    let first_piece = pieces.len();
    let mut start = from;
    let mut at = from;
    while at < to {
        let c = norm[at];
        let ends = match c {
            // A tab parts the cells of a table.
            '。' | '!' | '?' | '！' | '？' | '\t' => true,
            ';' => mark(norm, at + 1).is_some_and(|found| found.spoken),
            // 。 may stand behind the bracket: …（县发改局牵头）一、…
            ':' => mark(norm, at + 1).is_some_and(|found| found.level == 1 && !found.spoken),
            // A text that lost its line breaks keeps blanks around its headings.
            ' ' | '\u{3000}' => lost_break(norm, start, at, to),
            _ => false,
        };
        at += 1;
        let long = at - start >= LONGEST || at - start >= LONG && among!(",;、", c);
        if !ends && !long {
            continue;
        }
        while at < to && at - start < LONGEST && among!("”’\"』」)。!?", norm[at]) {
            at += 1;
        }
        push(clean, start, at, line, pieces);
        start = at;
    }
    push(clean, start, to, line, pieces);
    if let [only] = &mut pieces[first_piece..] {
        only.heading = only.heading || heading_line(norm, only.start, only.end);
    }
    for (index, piece) in pieces[first_piece..].iter_mut().enumerate() {
        piece.first = index == 0;
    }
}

/// Whether the blank at `at` stands where a line ended: before a heading, or behind one.
fn lost_break(norm: &[char], start: usize, at: usize, to: usize) -> bool {
    let outline = |at: usize| mark(norm, at).is_some_and(|found| found.level <= 2 && !found.spoken);
    if at + 1 >= to {
        return false;
    }
    let closed = norm[start..at].last().is_some_and(|c| among!("。!:;)”", *c));
    // 柳塘镇要 聚焦…: a blank that stands where no heading ends.
    let open = norm[start..at].last().is_some_and(|c| among!("要须的在从、", *c))
        && words!["需要", "必要", "重要", "主要", "纪要"].before(norm, at).is_none();
    outline(at + 1) && !norm[start..at].ends_with(&['、']) && (closed || at - start > 40)
        || outline(start)
            && (6..=40).contains(&(at - start))
            && !norm[start..at].contains(&',')
            && !closed
            && !open
}

fn push(clean: &Clean, start: usize, end: usize, line: usize, pieces: &mut Vec<Piece>) {
    let (start, end) = clean.trim(start, end);
    if start < end && clean.norm[start..end].iter().any(|c| !blank(*c)) {
        pieces.push(Piece { start, end, heading: false, plain_level: 1, section: None, line, first: false });
    }
}
