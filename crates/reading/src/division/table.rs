//! Tables flattened to text: one line a row, cells parted by tabs, bars or wide blanks; or one line a cell.

use calendar::Date;

use crate::Role;
use crate::clean::Clean;
use crate::column::{Heading, heading, is_note, is_sum};
use crate::lexicon::{among, is_han};
use crate::unit::{Cast, Name};

use super::Item;
use super::align::{Piece, Place, align, fit};
use super::assign::{Assigned, Label, in_cell, of_heading};
use super::shape::shape;

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
            other => of_heading(other, words).map_or(Self::Other, Self::Label),
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
    mark: char,
    /// Whether no row has followed yet, so that a second line of the head may.
    fresh: bool,
}

/// Every row below a head that names a task column and a column of actors or times, its cells parted by tabs or bars.
pub(super) fn rows(clean: &Clean, anchor: Date, first_leads: bool) -> Vec<Item> {
    let norm = &clean.norm;
    let mut items = Vec::new();
    let mut head: Option<Head> = None;
    let mut above: Vec<Cast> = Vec::new();
    let mut start = 0;
    while start < norm.len() {
        let mut end = norm[start..].iter().position(|c| *c == '\n').map_or(norm.len(), |n| start + n);
        let line = &norm[start..end];
        if let Some(mark) = parting(line) {
            let mut cells = cells(clean, start, end, mark);
            if let Some(columns) = head_of(clean, &cells, head.as_ref()) {
                head = Some(Head { columns, mark, fresh: true });
                items.push(Item::void(start, end));
                above.clear();
            } else if let Some(known) = head.as_mut().filter(|known| known.mark == mark) {
                known.fresh = false;
                end = torn(clean, &known.columns, mark, end, &mut cells);
                let cells = fitted(clean, &known.columns, cells, anchor);
                items.extend(row(clean, &known.columns, &cells, end, anchor, first_leads, &mut above));
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
    if line.contains(&'\t') {
        return Some('\t');
    }
    (line.iter().filter(|c| **c == '|').count() >= 2).then_some('|')
}

/// Takes in the lines over which the cells of a row run on, and returns where the last of them ends. Only where rows are
/// numbered can they be told from the next row.
fn torn(clean: &Clean, columns: &[Column], mark: char, end: usize, cells: &mut Vec<Cell>) -> usize {
    const MOST: usize = 12;
    let norm = &clean.norm;
    let mut end = end;
    if mark == '|'
        || columns.first() != Some(&Column::Serial)
        || cells.first().is_none_or(|cell| cell.is_empty())
    {
        return end;
    }
    for _ in 0..MOST {
        if cells.len() >= columns.len() || end >= norm.len() {
            break;
        }
        let start = end + 1;
        let stop = norm[start..].iter().position(|c| *c == '\n').map_or(norm.len(), |n| start + n);
        let more = self::cells(clean, start, stop, mark);
        let Some(first) = more.first().copied().filter(|first| !first.is_empty()) else { break };
        let figures = |c: &char| c.is_ascii_digit() || among!(".、", *c);
        let begins = norm[first.start..first.end].iter().all(figures) || mark_of(norm, first.start);
        if begins
            || more.len() < 2 && cells.len() + 1 >= columns.len()
            || cells.len() + more.len() - 1 > columns.len()
        {
            break;
        }
        if let Some(last) = cells.last_mut() {
            last.end = first.end;
        }
        cells.extend(more.into_iter().skip(1));
        end = stop;
    }
    end
}

/// Whether a title begins here.
fn mark_of(norm: &[char], at: usize) -> bool {
    crate::structure::mark(norm, at).is_some_and(|found| found.level <= 2)
}

/// The cells as they fit the columns: a row with a merged first cell may come without it, and then all others stand one
/// column too far left.
fn fitted(clean: &Clean, columns: &[Column], cells: Vec<Cell>, anchor: Date) -> Vec<Cell> {
    let shapes: Vec<_> = cells
        .iter()
        .map(|cell| if cell.is_empty() { None } else { Some(shape(clean, *cell, anchor)) })
        .collect();
    let ill = columns.iter().zip(&shapes).any(|(column, shape)| {
        shape.as_ref().is_some_and(|shape| match column {
            Column::Label(_) => fit(*column, shape) >= 16,
            Column::Task => fit(*column, shape) >= 14,
            _ => false,
        })
    });
    if !ill || cells.len() > columns.len() * 2 {
        return cells;
    }
    let pieces: Vec<Piece> = cells
        .iter()
        .zip(shapes)
        .filter_map(|(cell, shape)| Some(Piece { cell: *cell, shape: shape?, same_line: false }))
        .collect();
    let mut placed = vec![Cell { start: 0, end: 0 }; columns.len()];
    for (piece, place) in pieces.iter().zip(align(columns, &pieces)) {
        match place {
            Place::In { column, .. } if placed[column].is_empty() => placed[column] = piece.cell,
            Place::Title => {}
            // Not one row: as it stood.
            _ => return cells,
        }
    }
    placed
}

/// How many blanks part two cells at `at`; none when they only part words.
pub(super) fn wide(line: &[char], at: usize) -> usize {
    let run = line[at..].iter().take_while(|c| matches!(c, ' ' | '\u{3000}' | '\u{a0}')).count();
    if run >= 2 || run == 1 && line[at] == '\u{3000}' { run } else { 0 }
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
    let mut columns = columns;
    // 行业名称 | 时间安排 | 责任单位: what is to be done stands in the first column of which nothing is known.
    let names = |column: &Column| matches!(column, Column::Label(Label::Names(_) | Label::Helpers));
    let labels = columns.iter().filter(|column| matches!(column, Column::Label(_))).count();
    if above.is_none()
        && labels >= 2
        && columns.iter().any(names)
        && !columns.contains(&Column::Task)
        && let Some(open) =
            kinds.iter().zip(cells).position(|(kind, cell)| kind.is_none() && !cell.is_empty())
    {
        columns[open] = Column::Task;
    }
    let filled = || kinds.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
    let known = filled().filter(|(kind, _)| kind.is_some()).count();
    // Below a head a row of short cells must look more like a head to be one.
    let wanted = if above.is_some() { filled().count() } else { filled().count().div_ceil(2) };
    if Column::of_tasks(&columns) && known >= wanted {
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
    first_leads: bool,
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
        return Some(Item::void(start, close));
    }
    let mut tasks = filled(|column| column == Column::Task);
    let (_, first) = tasks.next()?;
    // |---|---| rules off the head.
    if clean.norm[first.start..first.end].iter().all(|c| matches!(c, '-' | ':')) {
        return None;
    }
    // Task and target columns side by side are one text.
    let more: Vec<Cell> = tasks.map(|(_, cell)| cell).collect();
    let beside = more.iter().take_while(|cell| cells_adjacent(clean, first, **cell)).last();
    // 项目名称 | 总投资 | 年度目标任务: behind figures of the project stands what is to be done with it.
    let goal = more.iter().find(|cell| beside.is_none() && behind_figures(clean, first, **cell)).copied();
    let named = goal.map(|_| Name { start: first.start, end: first.end });
    let (first, last) = goal.map_or((first, beside.copied().unwrap_or(first)), |goal| (goal, goal));
    let mut told = Assigned::default();
    let led = filled(|column| column == Column::Label(Label::Names(Role::LeadUnit))).next().is_some();
    for (column, cell) in filled(|column| matches!(column, Column::Label(_))) {
        if let Column::Label(label) = column {
            in_cell(clean, cell, label, anchor, first_leads && !led, &mut told);
        }
    }
    let (roles, dated) = (told.roles, told.times);
    // A row that names a leading unit and none to help has none; merged cells span what rows have in common.
    let own = |role| roles.iter().any(|cast: &Cast| cast.role == role);
    let column = |role| {
        columns.contains(&Column::Label(Label::Names(role)))
            || role == Role::OtherUnit && columns.contains(&Column::Label(Label::Helpers))
    };
    let open = |cast: &&Cast| {
        column(cast.role) && !(own(cast.role) || cast.role == Role::OtherUnit && own(Role::LeadUnit))
    };
    let missing: Vec<Cast> = above.iter().filter(open).copied().collect();
    *above = roles.iter().chain(&missing).copied().collect();
    let close = clean.trim(first.start, close).1;
    Some(Item {
        start: first.start,
        end: last.end,
        close: close.max(last.end),
        roles,
        times: dated,
        inherited: missing,
        one_of_list: false,
        shared: 0,
        named,
    })
}

/// Whether nothing but cells of figures lies between the name of a project and a cell that says something of it.
fn behind_figures(clean: &Clean, name: Cell, goal: Cell) -> bool {
    const FAR: usize = 120;
    const SAYS: usize = 4;
    let norm = &clean.norm;
    goal.start > name.end
        && goal.start - name.end < FAR
        && norm[name.end..goal.start].iter().all(|c| c.is_ascii_digit() || among!("\t| .,%-—万亿元", *c))
        && norm[name.end..goal.start].iter().any(char::is_ascii_digit)
        && norm[goal.start..goal.end].iter().filter(|c| is_han(**c)).count() >= SAYS
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
