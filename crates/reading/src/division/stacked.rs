//! Tables pasted as text with every cell on a line of its own.

use calendar::Date;

use crate::clean::Clean;
use crate::unit::Cast;

use super::Item;
use super::table::{Cell, Column, row};

/// Lines of one cell that a task may take.
const MOST: usize = 12;

/// Every row of tables whose head stands one heading a line.
pub(super) fn rows(clean: &Clean, anchor: Date) -> Vec<Item> {
    let lines = lines(clean);
    let mut items = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let columns: Vec<Column> =
            lines[at..].iter().map_while(|line| heading(clean, *line)).take(MOST).collect();
        if columns.len() < 3 || !Column::of_tasks(&columns) {
            at += columns.len().max(1);
            continue;
        }
        at += columns.len();
        let mut above: Vec<Cast> = Vec::new();
        while let Some((cells, next)) = cells(clean, &lines, at, &columns) {
            let close = cells.iter().map(|cell| cell.end).max().unwrap_or(0);
            items.extend(row(clean, &columns, &cells, close, anchor, &mut above));
            at = next;
        }
    }
    items
}

/// The lines that say something.
fn lines(clean: &Clean) -> Vec<Cell> {
    let norm = &clean.norm;
    let mut lines = Vec::new();
    let mut start = 0;
    while start < norm.len() {
        let end = norm[start..].iter().position(|c| *c == '\n').map_or(norm.len(), |n| start + n);
        let (from, to) = clean.trim(start, end);
        if from < to {
            lines.push(Cell { start: from, end: to });
        }
        start = end + 1;
    }
    lines
}

fn heading(clean: &Clean, line: Cell) -> Option<Column> {
    const LONG: usize = 16;
    if line.end - line.start > LONG
        || clean.norm[line.start..line.end].iter().any(|c| "。;,\t|:".contains(*c))
    {
        return None;
    }
    Column::of(&clean.quote(line.start, line.end))
}

/// The running number that a line is.
fn serial(clean: &Clean, line: Cell) -> Option<usize> {
    let digits = &clean.norm[line.start..line.end];
    if digits.len() > 4 {
        return None;
    }
    digits.iter().try_fold(0, |value, c| Some(value * 10 + c.to_digit(10)? as usize))
}

/// The cells of the row that begins at a line, one for each column, and the line behind it. A running number tells where
/// a row begins, so that a task may take several lines and the last cells may be missing; without one, every cell is
/// one line.
fn cells(clean: &Clean, lines: &[Cell], at: usize, columns: &[Column]) -> Option<(Vec<Cell>, usize)> {
    let width = columns.len();
    if columns.first() != Some(&Column::Serial) {
        let row = lines.get(at..at + width)?;
        let short = |(cell, column): (&Cell, &Column)| {
            *column == Column::Task || cell.end - cell.start <= 60 && clean.norm[cell.end - 1] != '。'
        };
        return row.iter().zip(columns).all(short).then(|| (row.to_vec(), at + width));
    }
    let number = serial(clean, *lines.get(at)?)?;
    let next = |line: &Cell| serial(clean, *line) == Some(number + 1);
    let behind = lines[at + 1..].iter().take(width + MOST).position(next);
    let count = behind.unwrap_or(width - 1).min(lines.len() - at - 1);
    let row = &lines[at + 1..at + 1 + count];
    let mut cells = vec![lines[at]];
    // What the other columns leave over belongs to the first task column.
    let over = count.saturating_sub(width - 1);
    let mut left = row.iter();
    let mut tasked = false;
    for column in &columns[1..] {
        let Some(first) = left.next() else { break };
        let more = if *column == Column::Task && !tasked { over } else { 0 };
        tasked |= *column == Column::Task;
        let last = left.by_ref().take(more).last().unwrap_or(first);
        cells.push(Cell { start: first.start, end: last.end });
    }
    (count > 0).then_some((cells, at + 1 + count))
}
