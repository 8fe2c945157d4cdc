//! Tables whose cells came apart: one cell a line, or cells parted by blanks alone.

use calendar::Date;

use crate::clean::{Clean, blank};
use crate::column::may_head;
use crate::lexicon::{among, is, is_han, words};
use crate::names::names;
use crate::structure::mark;
use crate::unit::{Cast, Strictness, is_unit};

use super::Item;
use super::align::{Piece, Place, align, fit};
use super::shape::{Units, shape};
use super::table::{Cell, Column, row, wide};

/// Headings of one head at most.
const MOST: usize = 14;

/// Pieces on one page, by far: a head that stands once more behind them begins a table of its own.
const PAGE: usize = 400;

/// A head found: its columns and how the cells of its rows may be parted.
struct Head {
    columns: Vec<Column>,
    /// The line behind the head.
    behind: usize,
    /// Whether single blanks part cells.
    single: bool,
}

/// Every row of tables whose head stands one heading a line, or with blanks between the headings.
pub(super) fn rows(clean: &Clean, anchor: Date, first_leads: bool) -> Vec<Item> {
    let lines = lines(clean);
    let mut items = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let Some(head) = head(clean, &lines, at) else {
            at += 1;
            continue;
        };
        let mut columns = head.columns;
        items.push(Item::void(lines[at].start, lines[head.behind - 1].end));
        let mut pieces: Vec<Piece> = Vec::new();
        let mut line = head.behind;
        while line < lines.len() {
            if let Some(next) = self::head(clean, &lines, line) {
                if next.columns != columns || pieces.len() > PAGE {
                    break;
                }
                // The head once more, at the top of a page.
                items.push(Item::void(lines[line].start, lines[next.behind - 1].end));
                line = next.behind;
                continue;
            }
            push(clean, lines[line], head.single, anchor, &mut pieces);
            line += 1;
        }
        // Numbers that stand with the task and not alone make no column.
        if !pieces.iter().take(40).any(|piece| piece.shape.number) {
            columns.retain(|column| *column != Column::Serial);
        }
        rejoin(clean, &mut pieces);
        let places = align(&columns, &pieces);
        items.extend(taken(clean, &columns, &pieces, &places, anchor, first_leads));
        // What lies far behind the table may hold one with another head.
        at = pieces
            .get(places.len())
            .map_or(line, |next| lines.partition_point(|line| line.end < next.cell.start).max(head.behind));
    }
    items
}

/// The two halves of a name that the end of a line cut look like one.
fn rejoin(clean: &Clean, pieces: &mut [Piece]) {
    const LONG: usize = 24;
    for at in 1..pieces.len() {
        let (first, second) = (pieces[at - 1], pieces[at]);
        let brief = |piece: &Piece| piece.shape.length <= LONG && !piece.shape.closed && !piece.shape.number;
        if !brief(&first) || !brief(&second) || first.shape.units != Units::None {
            continue;
        }
        let joint = among!("和与及", clean.norm[second.cell.start]);
        let half = second.shape.length <= 2 || second.shape.units == Units::None;
        let cut = names(clean, first.cell.start, first.cell.end).last().map(|name| name.start);
        let rest = names(clean, second.cell.start, second.cell.end).first().map(|name| name.end);
        let whole =
            cut.zip(rest).is_some_and(|(start, end)| is_unit(&clean.norm, start, end, Strictness::Running));
        if (joint || half) && whole {
            pieces[at - 1].shape.units = Units::Likely;
            pieces[at].shape.units = Units::Likely;
            pieces[at].shape.goes_on = true;
        }
    }
}

/// Makes the rows.
fn taken(
    clean: &Clean,
    columns: &[Column],
    pieces: &[Piece],
    places: &[Place],
    anchor: Date,
    first_leads: bool,
) -> Vec<Item> {
    let mut items = Vec::new();
    let mut above: Vec<Cast> = Vec::new();
    let empty = Cell { start: 0, end: 0 };
    let mut cells = vec![empty; columns.len()];
    let mut close = 0;
    let mut flush = |cells: &mut Vec<Cell>, close: usize| {
        let filled = |want: fn(&Column) -> bool| {
            columns.iter().zip(cells.iter()).any(|(column, cell)| want(column) && cell.start < cell.end)
        };
        let task = filled(|column| *column == Column::Task);
        let told = filled(|column| matches!(column, Column::Label(_) | Column::Serial));
        let made = (task && told)
            .then(|| row(clean, columns, cells, close, anchor, first_leads, &mut above))
            .flatten();
        cells.fill(empty);
        made
    };
    for (piece, place) in pieces.iter().zip(places) {
        let Place::In { column, new } = *place else {
            items.extend(flush(&mut cells, close));
            // 一、交通（12项） counts rows and promises nothing.
            let counts = || clean.norm[piece.cell.start..piece.cell.end].iter().any(char::is_ascii_digit);
            if *place == Place::Title && counts() {
                items.push(Item::void(piece.cell.start, piece.cell.end));
            }
            continue;
        };
        if new {
            items.extend(flush(&mut cells, close));
        }
        let cell = &mut cells[column];
        if cell.start == cell.end {
            *cell = piece.cell;
        }
        cell.end = piece.cell.end;
        close = piece.cell.end;
    }
    items.extend(flush(&mut cells, close));
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

/// The pieces of a line.
fn push(clean: &Clean, line: Cell, single: bool, anchor: Date, pieces: &mut Vec<Piece>) {
    for (index, cell) in parts(clean, line, single).into_iter().enumerate() {
        pieces.push(Piece { cell, shape: shape(clean, cell, anchor), same_line: index > 0 });
    }
}

/// What tabs, bars and wide blanks part in a line, or blanks of any width.
fn parts(clean: &Clean, line: Cell, single: bool) -> Vec<Cell> {
    let norm = &clean.norm[..line.end];
    let mut parts = Vec::new();
    let mut from = line.start;
    let mut at = line.start;
    while at < line.end {
        let width = match norm[at] {
            '\t' => 1,
            '|' => 1,
            c if single && blank(c) => 1,
            _ => wide(norm, at),
        };
        if width > 0 {
            let (begin, stop) = clean.trim(from, at);
            if begin < stop {
                parts.push(Cell { start: begin, end: stop });
            }
            from = at + width;
        }
        at += width.max(1);
    }
    let (begin, stop) = clean.trim(from, line.end);
    if begin < stop {
        parts.push(Cell { start: begin, end: stop });
    }
    parts
}

/// The head that begins at a line.
fn head(clean: &Clean, lines: &[Cell], at: usize) -> Option<Head> {
    flat_head(clean, lines, at).or_else(|| tall_head(clean, lines, at))
}

/// One heading a line. A line that is no heading may stand among them: a heading of two lines.
fn tall_head(clean: &Clean, lines: &[Cell], at: usize) -> Option<Head> {
    heading(clean, *lines.get(at)?)?;
    // The title of the table is none of its columns: 重点任务清单 above 序号.
    if is_caption(clean, lines[at]) && tall_head(clean, lines, at + 1).is_some() {
        return None;
    }
    let mut columns = Vec::new();
    let mut behind = at;
    let mut unknown = 0;
    let mut noted = 0;
    for (index, line) in lines[at..].iter().take(MOST).enumerate() {
        match heading(clean, *line) {
            Some(column) => {
                columns.push(column);
                behind = at + index + 1;
            }
            // （第一个为牵头单位） below a heading goes with it.
            None if is_bracket(clean, *line) && !columns.is_empty() => noted += 1,
            None if unknown == 0 && is_short(clean, *line) => {
                columns.push(Column::Other);
                unknown += 1;
            }
            None => break,
        }
    }
    columns.truncate(behind - at - noted.min(behind - at));
    // A running number comes first.
    if columns.iter().skip(1).any(|column| *column == Column::Serial) {
        return None;
    }
    let few = columns.len() == 2 && begins_row(clean, lines, behind, &columns);
    ((columns.len() >= 3 || few) && Column::of_tasks(&columns)).then_some(Head {
        columns,
        behind,
        single: false,
    })
}

/// Whether the lines below a head of two headings are a row: a text, and what the other column wants.
fn begins_row(clean: &Clean, lines: &[Cell], at: usize, columns: &[Column]) -> bool {
    let Some([first, second]) = lines.get(at..at + 2) else { return false };
    let anchor = Date::constant(2000, 1, 1);
    let fits = |column: Column, line: Cell| fit(column, &shape(clean, line, anchor));
    let (first, second) = (fits(columns[0], *first), fits(columns[1], *second));
    first <= 0 && second <= 0 && first + second < 0
}

/// All headings in one line, parted by blanks.
fn flat_head(clean: &Clean, lines: &[Cell], at: usize) -> Option<Head> {
    const LONG: usize = 120;
    const FEW: usize = 2;
    let line = lines[at];
    let norm = &clean.norm[line.start..line.end];
    let barred = norm.contains(&'\t') || norm.iter().filter(|c| **c == '|').count() >= 2;
    if line.end - line.start > LONG || barred || norm.iter().any(|c| among!("。;,", *c)) {
        return None;
    }
    for single in [false, true] {
        let parts = parts(clean, line, single);
        let kinds: Vec<Option<Column>> = parts.iter().map(|part| heading(clean, *part)).collect();
        let known = kinds.iter().flatten().count();
        let columns: Vec<Column> = kinds.into_iter().map(|kind| kind.unwrap_or(Column::Other)).collect();
        let enough = if single || columns.len() == 2 {
            known == columns.len()
        } else {
            known * 3 >= columns.len() * 2
        };
        if (FEW..=MOST).contains(&columns.len()) && enough && Column::of_tasks(&columns) {
            return Some(Head { columns, behind: at + 1, single });
        }
    }
    None
}

/// Whether a line names a table rather than a column.
fn is_caption(clean: &Clean, line: Cell) -> bool {
    words!["清单", "表", "分解", "分工", "方案", "台账", "任务", "实事"]
        .before(&clean.norm[..line.end], line.end)
        .is_some()
}

/// Whether a line is nothing but a bracket.
fn is_bracket(clean: &Clean, line: Cell) -> bool {
    let words = &clean.norm[line.start..line.end];
    words.len() <= 30
        && words.first() == Some(&'(')
        && words.last() == Some(&')')
        && mark(&clean.norm, line.start).is_none()
}

fn is_short(clean: &Clean, line: Cell) -> bool {
    const LONG: usize = 8;
    let words = &clean.norm[line.start..line.end];
    words.len() <= LONG && words.iter().all(|c| is_han(*c) || blank(*c))
}

fn heading(clean: &Clean, line: Cell) -> Option<Column> {
    const LONG: usize = 18;
    if line.end - line.start > LONG
        || clean.norm[line.start..line.end].iter().any(|c| among!("。;,\t|:", *c))
        || is(&clean.norm, line.start, "附件")
        || mark(&clean.norm, line.start).is_some()
        || !may_head(&clean.norm[line.start..line.end])
    {
        return None;
    }
    Column::of(&clean.quote(line.start, line.end))
}
