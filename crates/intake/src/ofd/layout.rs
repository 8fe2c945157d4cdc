//! Characters on a page back to lines in reading order.

use std::cmp::Ordering;

use super::page::{Page, Rule, Run};

/// Runs whose baselines differ by less, in parts of a character, stand on one line.
const SAME_LINE: f32 = 0.45;
/// A gap that parts words, columns of a table and columns of a page, in parts of a character.
const WORD: f32 = 0.25;
const BLANK: f32 = 1.2;
const CELL: f32 = 2.0;
const GUTTER: f32 = 1.2;
/// Columns of a page have at least so many lines, each at least so many characters wide.
const LINES: usize = 5;
const CHARACTERS: f32 = 14.0;
/// Columns beside columns beside columns.
const DEEP: usize = 3;

/// Runs on one baseline, from left to right.
#[derive(Debug, Default)]
struct Line {
    runs: Vec<Run>,
}

impl Line {
    fn left(&self) -> f32 {
        self.runs.first().map_or(0.0, |run| run.left)
    }

    fn right(&self) -> f32 {
        self.runs.iter().map(|run| run.right).fold(f32::MIN, f32::max)
    }

    fn baseline(&self) -> f32 {
        self.runs.first().map_or(0.0, |run| run.baseline)
    }

    fn size(&self) -> f32 {
        self.runs.iter().map(|run| run.size).fold(0.0, f32::max)
    }

    /// The gaps between its runs, widest last.
    fn gaps(&self) -> Vec<(f32, f32)> {
        let mut gaps: Vec<(f32, f32)> = self.runs.windows(2).map(|two| (two[0].right, two[1].left)).collect();
        gaps.retain(|(from, to)| to - from >= GUTTER * self.size());
        gaps.sort_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
        gaps
    }

    /// Its words: runs that touch are joined; wide gaps are tabs where there are several, as in a table.
    fn text(&self) -> String {
        let size = self.size();
        let wide = self.runs.windows(2).filter(|two| two[1].left - two[0].right >= CELL * size).count();
        let mut text = String::new();
        let mut right = f32::MAX;
        for run in &self.runs {
            let gap = run.left - right;
            let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            if gap >= CELL * size && wide >= 2 {
                text.push('\t');
            } else if gap >= BLANK * size
                || gap >= WORD * size && latin(text.chars().last()) && latin(run.text.chars().next())
            {
                text.push(' ');
            }
            text.push_str(&run.text);
            right = run.right;
        }
        text
    }
}

/// The lines of a page, in blocks that are read one after the other: the columns of a page are blocks of their own.
pub(super) fn blocks(page: Page) -> Vec<String> {
    let mut made = Vec::new();
    cut(lines(page.runs), &page.rules, 0, &mut made);
    made
}

fn lines(mut runs: Vec<Run>) -> Vec<Line> {
    runs.retain(|run| !run.text.trim().is_empty());
    runs.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut lines: Vec<Line> = Vec::new();
    for run in runs {
        match lines.last_mut() {
            Some(line) if run.baseline - line.baseline() < SAME_LINE * run.size.max(line.size()) => {
                line.runs.push(run);
            }
            _ => lines.push(Line { runs: vec![run] }),
        }
    }
    for line in &mut lines {
        line.runs.sort_by(|a, b| a.left.total_cmp(&b.left));
        // Bold is often made by printing twice.
        line.runs.dedup_by(|b, a| a.text == b.text && (a.left - b.left).abs() < 0.2 * a.size);
    }
    lines
}

/// Parts columns that stand beside one another from what stands above and below them.
fn cut(lines: Vec<Line>, rules: &[Rule], depth: usize, made: &mut Vec<String>) {
    let mut whole: Vec<Line> = Vec::new();
    let mut lines = lines.into_iter().collect::<std::collections::VecDeque<_>>();
    while let Some(line) = lines.front() {
        let found = if depth < DEEP && !line.gaps().is_empty() { columns(&lines, rules) } else { None };
        let Some((count, middle)) = found else {
            whole.extend(lines.pop_front());
            continue;
        };
        say(std::mem::take(&mut whole), made);
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for line in lines.drain(..count) {
            let (a, b): (Vec<Run>, Vec<Run>) = line.runs.into_iter().partition(|run| run.left < middle);
            left.push(Line { runs: a });
            right.push(Line { runs: b });
        }
        for mut side in [left, right] {
            side.retain(|line| !line.runs.is_empty());
            cut(side, rules, depth + 1, made);
        }
    }
    say(whole, made);
}

fn say(lines: Vec<Line>, made: &mut Vec<String>) {
    if !lines.is_empty() {
        made.push(lines.iter().map(Line::text).collect::<Vec<_>>().join("\n"));
    }
}

/// How many lines from the first one stand in two columns, and where those part; `None` when they do not. Columns are
/// running text: their lines are full, and no ruled line goes through the gap, as in a table.
fn columns(lines: &std::collections::VecDeque<Line>, rules: &[Rule]) -> Option<(usize, f32)> {
    let mut gutter = lines.front()?.gaps().pop()?;
    let mut count = 0;
    for line in lines {
        let gaps = line.gaps();
        let within = gaps.iter().rev().find_map(|gap| narrowed(gutter, *gap, line.size()));
        match within {
            Some(narrower) => gutter = narrower,
            // A last line that only one column has.
            None if line.right() <= gutter.0 + 0.1 || line.left() >= gutter.1 - 0.1 => {}
            None => break,
        }
        count += 1;
        // Nobody prints a column that is longer than a page.
        if count >= 500 {
            break;
        }
    }
    let middle = (gutter.0 + gutter.1) / 2.0;
    let block = || lines.iter().take(count);
    let (top, bottom) = (block().next()?.baseline(), block().next_back()?.baseline());
    let ruled = rules.iter().any(|rule| {
        rule.left < gutter.0 && rule.right > gutter.1 && rule.height > top - 1.0 && rule.height < bottom + 1.0
    });
    let full = |side: fn(&Run, f32) -> bool| is_full(block(), |run| side(run, middle));
    let both = full(|run, middle| run.left < middle) && full(|run, middle| run.left >= middle);
    (!ruled && both).then_some((count, middle))
}

/// The part of a gutter that a line leaves free.
fn narrowed(gutter: (f32, f32), gap: (f32, f32), size: f32) -> Option<(f32, f32)> {
    let both = (gutter.0.max(gap.0), gutter.1.min(gap.1));
    (both.1 - both.0 >= GUTTER * size).then_some(both)
}

/// Whether one side of a block is running text: enough lines, most of them nearly as wide as the side.
fn is_full<'a>(lines: impl Iterator<Item = &'a Line>, mine: impl Fn(&Run) -> bool) -> bool {
    let (mut spans, mut size) = (Vec::new(), 0.0_f32);
    for line in lines {
        let runs = line.runs.iter().filter(|run| mine(run));
        let span = runs.fold(None, |span: Option<(f32, f32)>, run| {
            size = size.max(run.size);
            Some(span.map_or((run.left, run.right), |(from, to)| (from.min(run.left), to.max(run.right))))
        });
        spans.extend(span);
    }
    let left = spans.iter().map(|span| span.0).min_by(f32::total_cmp).unwrap_or(0.0);
    let right = spans.iter().map(|span| span.1).max_by(f32::total_cmp).unwrap_or(0.0);
    let width = right - left;
    let full =
        spans.iter().filter(|span| (span.1 - span.0).partial_cmp(&(width * 0.8)) == Some(Ordering::Greater));
    spans.len() >= LINES && width >= CHARACTERS * size && full.count() * 2 > spans.len()
}
