//! Tables flattened to text: one line a row, cells parted by tabs, bars or wide blanks; or one line a cell.

use calendar::Date;

use crate::clean::{Clean, blank};
use crate::column::{Heading, heading, is_note, is_sum};
use crate::unit::{Cast, names};

use super::Item;
use super::assign::{Label, bare_leader, of_heading, times};

/// What a column of the table holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Column {
    Task,
    Label(Label),
    Serial,
    Other,
}

impl Column {
    /// What a heading says; `None` for words that are no heading of a task table.
    pub(super) fn of(words: &str) -> Option<Self> {
        Some(match heading(words)? {
            Heading::Task | Heading::Targets => Self::Task,
            Heading::Serial => Self::Serial,
            other => of_heading(other).map_or(Self::Other, Self::Label),
        })
    }

    /// Whether columns are those of a task table.
    pub(super) fn of_tasks(columns: &[Self]) -> bool {
        columns.contains(&Self::Task) && columns.iter().any(|column| matches!(column, Self::Label(_)))
    }
}

/// A cell in the working text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Cell {
    fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// The head of a table: its columns, and what parts its cells.
struct Head {
    columns: Vec<Column>,
    mark: Parting,
    /// Whether no row has followed yet, so that a second line of the head may.
    fresh: bool,
}

/// What parts the cells of a line.
#[derive(Clone, Copy, PartialEq)]
enum Parting {
    Char(char),
    /// Two blanks or more, or a wide one.
    Blanks,
}

/// Every row below a head that names a task column and a column of actors or times.
pub(super) fn rows(clean: &Clean, anchor: Date) -> Vec<Item> {
    let norm = &clean.norm;
    let mut items = Vec::new();
    let mut head: Option<Head> = None;
    let mut above: Vec<Cast> = Vec::new();
    let mut start = 0;
    while start < norm.len() {
        let end = norm[start..].iter().position(|c| *c == '\n').map_or(norm.len(), |n| start + n);
        let line = &norm[start..end];
        if let Some(mark) = parting(line) {
            let cells = cells(clean, start, end, mark);
            if let Some(columns) = head_of(clean, &cells, head.as_ref()) {
                head = Some(Head { columns, mark, fresh: true });
                above.clear();
            } else if let Some(known) = head.as_mut().filter(|known| known.mark == mark) {
                known.fresh = false;
                items.extend(row(clean, &known.columns, &cells, end, anchor, &mut above));
            }
        } else if line.len() > 80 {
            // A long paragraph ends the table; a short line is a merged subtitle inside it.
            head = None;
        }
        start = end + 1;
    }
    items
}

/// What parts the cells of a line, if anything does.
fn parting(line: &[char]) -> Option<Parting> {
    if line.contains(&'\t') {
        return Some(Parting::Char('\t'));
    }
    if line.iter().filter(|c| **c == '|').count() >= 2 {
        return Some(Parting::Char('|'));
    }
    let inside = line.iter().position(|c| !blank(*c)).zip(line.iter().rposition(|c| !blank(*c)));
    let (first, last) = inside?;
    (first..last).any(|at| wide(line, at) > 0).then_some(Parting::Blanks)
}

/// How many blanks part two cells at `at`; none when they only part words.
fn wide(line: &[char], at: usize) -> usize {
    let run = line[at..].iter().take_while(|c| matches!(c, ' ' | '\u{3000}' | '\u{a0}')).count();
    if run >= 2 || run == 1 && line[at] == '\u{3000}' { run } else { 0 }
}

fn cells(clean: &Clean, start: usize, end: usize, mark: Parting) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut from = start;
    let mut at = start;
    let (begin, stop) = clean.trim(start, end);
    while at <= end {
        let width = match mark {
            _ if at == end => 1,
            Parting::Char(mark) => usize::from(clean.norm[at] == mark),
            Parting::Blanks if begin < at && at < stop => wide(&clean.norm[..end], at),
            Parting::Blanks => 0,
        };
        if width > 0 {
            let (begin, stop) = clean.trim(from, at);
            cells.push(Cell { start: begin, end: stop });
            from = at + width;
        }
        at += width.max(1);
    }
    cells
}

/// The columns when the row is a head, or the second line of one: 责任分工 above 牵头单位 and 配合单位.
fn head_of(clean: &Clean, cells: &[Cell], above: Option<&Head>) -> Option<Vec<Column>> {
    const MOST: usize = 200;
    const LONG: usize = 24;
    if cells.len() > MOST || cells.iter().any(|cell| cell.end.saturating_sub(cell.start) > LONG) {
        return None;
    }
    let kinds: Vec<Option<Column>> = cells
        .iter()
        .map(|cell| if cell.is_empty() { None } else { Column::of(&clean.quote(cell.start, cell.end)) })
        .collect();
    let columns: Vec<Column> = kinds.iter().map(|kind| kind.unwrap_or(Column::Other)).collect();
    let filled = || kinds.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
    let known = filled().filter(|(kind, _)| kind.is_some()).count();
    if Column::of_tasks(&columns) && known * 2 >= filled().count() {
        return Some(columns);
    }
    let head = above.filter(|head| head.fresh)?;
    let under_task =
        head.columns.iter().zip(cells).any(|(kind, cell)| *kind == Column::Task && !cell.is_empty());
    if under_task || known == 0 || known < filled().count() {
        return None;
    }
    let width = head.columns.len().max(kinds.len());
    let merged = (0..width).map(|at| {
        let below = kinds.get(at).copied().flatten();
        below.or(head.columns.get(at).copied()).unwrap_or(Column::Other)
    });
    Some(merged.collect())
}

/// The item of a row. Roles of an empty cell are those of the row above, as merged cells come out.
pub(super) fn row(
    clean: &Clean,
    columns: &[Column],
    cells: &[Cell],
    close: usize,
    anchor: Date,
    above: &mut Vec<Cast>,
) -> Option<Item> {
    let filled = |want: fn(Column) -> bool| {
        columns
            .iter()
            .zip(cells)
            .filter(move |(column, cell)| want(**column) && !cell.is_empty())
            .map(|(column, cell)| (*column, *cell))
    };
    if let Some(first) = cells.iter().find(|cell| !cell.is_empty()).filter(|_| sums(clean, cells)) {
        let (start, close) = (first.start, clean.trim(first.start, close).1);
        let (roles, times, inherited) = (Vec::new(), Vec::new(), Vec::new());
        return Some(Item { start, end: start, close, roles, times, inherited });
    }
    let mut tasks = filled(|column| column == Column::Task);
    let (_, first) = tasks.next()?;
    // |---|---| rules off the head.
    if clean.norm[first.start..first.end].iter().all(|c| matches!(c, '-' | ':')) {
        return None;
    }
    // Task and target columns side by side are one text.
    let last = tasks
        .map(|(_, cell)| cell)
        .take_while(|cell| cells_adjacent(clean, first, *cell))
        .last()
        .unwrap_or(first);
    let mut roles = Vec::new();
    let mut dated = Vec::new();
    for (column, cell) in filled(|column| matches!(column, Column::Label(_))) {
        match column {
            Column::Label(Label::Names(role)) => {
                roles.extend(names(clean, cell.start, cell.end).into_iter().map(|name| Cast {
                    role,
                    name: bare_leader(clean, role, name),
                    rule: "rule-role-column",
                }));
            }
            _ => dated.extend(times(&clean.norm, cell.start, cell.end, anchor)),
        }
    }
    let missing: Vec<Cast> =
        above.iter().filter(|cast| !roles.iter().any(|own: &Cast| own.role == cast.role)).copied().collect();
    *above = roles.iter().chain(&missing).copied().collect();
    let close = clean.trim(first.start, close).1;
    Some(Item {
        start: first.start,
        end: last.end,
        close: close.max(last.end),
        roles,
        times: dated,
        inherited: missing,
    })
}

/// Whether a row sums up those above it, or is a note below them.
fn sums(clean: &Clean, cells: &[Cell]) -> bool {
    const LONG: usize = 12;
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    let Some(first) = filled.next() else { return true };
    let words = |cell: &Cell| clean.quote(cell.start, cell.end.min(cell.start + LONG));
    is_sum(&words(first)) || filled.next().is_none() && is_note(&words(first))
}

/// Whether nothing but tabs and task cells lies between two cells.
fn cells_adjacent(clean: &Clean, first: Cell, next: Cell) -> bool {
    next.start >= first.end
        && clean.norm[first.end..next.start].iter().take(200).filter(|c| matches!(c, '\t' | '|')).count() <= 2
}
