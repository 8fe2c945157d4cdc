//! Tables flattened to text: one line a row, cells parted by tabs or bars.

use calendar::Date;

use crate::clean::{Clean, blank};
use crate::lexicon::find;
use crate::unit::{Cast, names};

use super::Item;
use super::assign::{Label, bare_leader, column, times};

/// Heads of the columns that say what is to be done.
#[rustfmt::skip]
const TASKS: &[&str] = &[
    "任务", "事项", "工作内容", "目标", "措施", "项目名称", "建设内容", "实事", "内容", "重点工作", "要求", "举措", "工作要点", "指标",
];

/// What a column of the table holds.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Task,
    Label(Label),
    Other,
}

/// A cell in the working text.
#[derive(Clone, Copy)]
struct Cell {
    start: usize,
    end: usize,
}

impl Cell {
    fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// Every row below a head that names a task column and a column of actors or times.
pub(super) fn rows(clean: &Clean, anchor: Date) -> Vec<Item> {
    let norm = &clean.norm;
    let mut items = Vec::new();
    let mut head: Option<Vec<Column>> = None;
    let mut above: Vec<Cast> = Vec::new();
    let mut start = 0;
    while start < norm.len() {
        let end = norm[start..].iter().position(|c| *c == '\n').map_or(norm.len(), |n| start + n);
        let line = &norm[start..end];
        if let Some(mark) = parting(line) {
            let cells = cells(clean, start, end, mark);
            if let Some(columns) = columns(clean, &cells) {
                head = Some(columns);
                above.clear();
            } else if let Some(columns) = &head {
                items.extend(row(clean, columns, &cells, end, anchor, &mut above));
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
fn parting(line: &[char]) -> Option<char> {
    let bars = line.iter().filter(|c| **c == '|').count();
    if line.contains(&'\t') { Some('\t') } else { (bars >= 2).then_some('|') }
}

fn cells(clean: &Clean, start: usize, end: usize, mark: char) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut from = start;
    for at in start..=end {
        if at == end || clean.norm[at] == mark {
            let (begin, stop) = clean.trim(from, at);
            cells.push(Cell { start: begin, end: stop });
            from = at + 1;
        }
    }
    cells
}

/// The columns when the row is a head.
fn columns(clean: &Clean, cells: &[Cell]) -> Option<Vec<Column>> {
    const MOST: usize = 200;
    if cells.len() > MOST || cells.iter().any(|cell| cell.end.saturating_sub(cell.start) > 20) {
        return None;
    }
    let kind = |cell: &Cell| {
        let words: Vec<char> =
            clean.norm[cell.start..cell.end.max(cell.start)].iter().copied().filter(|c| !blank(*c)).collect();
        match column(&words) {
            Some(label) => Column::Label(label),
            None if TASKS.iter().any(|w| find(&words, 0, words.len(), w).is_some()) => Column::Task,
            None => Column::Other,
        }
    };
    let columns: Vec<Column> = cells.iter().map(kind).collect();
    let task = columns.contains(&Column::Task);
    let labelled = columns.iter().any(|column| matches!(column, Column::Label(_)));
    (task && labelled).then_some(columns)
}

/// The item of a row. Roles of an empty cell are those of the row above, as merged cells come out.
fn row(
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

/// Whether nothing but tabs and task cells lies between two cells.
fn cells_adjacent(clean: &Clean, first: Cell, next: Cell) -> bool {
    next.start >= first.end
        && clean.norm[first.end..next.start].iter().filter(|c| matches!(c, '\t' | '|')).count() <= 2
}
