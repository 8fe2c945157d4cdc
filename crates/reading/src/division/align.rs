//! Which column each cell of a table stands in that came as a stream of cells, without the lines between them.
//!
//! Cells come in reading order: a row may lack cells that were empty or merged, a cell may be several pieces, titles stand
//! between rows and text behind the table. The cheapest way through the columns that explains every piece is taken.

use crate::Role;

use super::assign::Label;
use super::shape::{Shape, Units};
use super::table::{Cell, Column};

/// One piece of the stream.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) cell: Cell,
    pub(super) shape: Shape,
    /// Whether it follows the piece before it on the same line.
    pub(super) same_line: bool,
}

/// Where a piece stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a column; `new` where a row begins with it.
    In { column: usize, new: bool },
    /// A title between rows.
    Title,
    /// Behind the table.
    Behind,
}

/// What can never be.
const NEVER: i32 = 1 << 20;
/// Pieces behind the table after which nothing more is looked for.
const GONE: usize = 60;

/// Where each piece stands; pieces far behind the table are left out.
pub(super) fn align(columns: &[Column], pieces: &[Piece]) -> Vec<Place> {
    let count = columns.len();
    let (title, behind) = (count, count + 1);
    let skipped = skipped(columns);
    let serial = columns.contains(&Column::Serial);
    let mut costs = vec![NEVER; count + 2];
    // Before the first piece no row is open.
    costs[title] = 0;
    let mut ways: Vec<Vec<(u8, bool)>> = Vec::with_capacity(pieces.len());
    let mut quiet = 0;
    for (index, piece) in pieces.iter().enumerate() {
        let before = index.checked_sub(1).map(|at| &pieces[at]);
        let mut next = vec![NEVER; count + 2];
        let mut way = vec![(0_u8, false); count + 2];
        // The cheapest end of a row before this piece.
        let ended = (0..=title).map(|from| {
            let rest = if from < count { skipped[count] - skipped[from + 1] } else { 0 };
            (costs[from] + rest, from)
        });
        let (ended, from) = ended.min().unwrap_or((NEVER, title));
        let from = u8::try_from(from).unwrap_or(0);
        for to in 0..count {
            let own = fit(columns[to], &piece.shape);
            let begins =
                i32::from(!serial && piece.shape.level == Some(3) && columns[to] == Column::Task) * 5;
            next[to] = ended + skipped[to] + own - begins;
            way[to] = (from, true);
            if let Some(before) = before {
                let on = costs[to] + own + goes_on(columns[to], before, piece) + begins;
                if on < next[to] {
                    next[to] = on;
                    way[to] = (u8::try_from(to).unwrap_or(0), false);
                }
            }
            for left in 0..to {
                let cost = costs[left] + skipped[to] - skipped[left + 1] + own;
                if cost < next[to] {
                    next[to] = cost;
                    way[to] = (u8::try_from(left).unwrap_or(0), false);
                }
            }
        }
        next[title] = ended + entitled(&piece.shape);
        way[title] = (from, false);
        const BEHIND: i32 = 4;
        let last = u8::try_from(behind).unwrap_or(0);
        (next[behind], way[behind]) =
            if costs[behind] <= ended { (costs[behind], (last, false)) } else { (ended, (from, false)) };
        next[behind] += BEHIND;
        ways.push(way);
        let least = next.iter().copied().min().unwrap_or(0);
        next.iter_mut().for_each(|cost| *cost = (*cost - least).min(NEVER));
        quiet = if next[behind] == 0 { quiet + 1 } else { 0 };
        costs = next;
        if quiet > GONE {
            break;
        }
    }
    back(&costs, &skipped, &ways, count)
}

/// What it costs to skip all columns before each.
fn skipped(columns: &[Column]) -> Vec<i32> {
    let mut sums = vec![0];
    let mut sum = 0;
    let mut tasked = false;
    for column in columns {
        sum += skip(*column, tasked);
        tasked |= *column == Column::Task;
        sums.push(sum);
    }
    sums
}

/// Follows the ways back from the cheapest end.
fn back(costs: &[i32], skipped: &[i32], ways: &[Vec<(u8, bool)>], count: usize) -> Vec<Place> {
    let rest = |from: usize| if from < count { skipped[count] - skipped[from + 1] } else { 0 };
    let mut at = (0..count + 2).min_by_key(|from| costs[*from] + rest(*from)).unwrap_or(count);
    let mut places = Vec::with_capacity(ways.len());
    for way in ways.iter().rev() {
        let (from, new) = way[at];
        places.push(if at < count {
            Place::In { column: at, new }
        } else if at == count {
            Place::Title
        } else {
            Place::Behind
        });
        at = usize::from(from);
    }
    places.reverse();
    places
}

/// What it costs when a row has nothing in a column.
fn skip(column: Column, tasked: bool) -> i32 {
    match column {
        Column::Task if tasked => 6,
        Column::Task => 25,
        Column::Label(Label::Names(Role::LeadUnit)) => 8,
        Column::Label(_) => 7,
        Column::Serial => 12,
        Column::Other => 2,
    }
}

/// What it costs that a cell goes on with a further piece.
fn goes_on(column: Column, before: &Piece, piece: &Piece) -> i32 {
    let open = before.shape.goes_on || piece.shape.goes_on;
    match column {
        Column::Serial => 60,
        Column::Task if piece.same_line => 1,
        Column::Task if before.shape.closed => 6,
        Column::Task => 3,
        _ if open => 0,
        Column::Label(Label::Names(Role::Leader)) if piece.shape.length == 1 || before.shape.length == 1 => 0,
        Column::Label(Label::Names(Role::LeadUnit)) => 7,
        Column::Label(Label::Names(_) | Label::Helpers) => 5,
        Column::Label(Label::Time) if piece.same_line => 3,
        Column::Label(Label::Time) => 8,
        Column::Other => 3,
    }
}

/// How ill the shape of a piece fits a column.
pub(super) fn fit(column: Column, shape: &Shape) -> i32 {
    match column {
        Column::Serial => match shape {
            Shape { number: true, .. } => -8,
            Shape { length, .. } if *length <= 4 && shape.level.is_some() => 0,
            _ => 60,
        },
        Column::Task => match shape {
            Shape { number: true, .. } => 30,
            Shape { nothing: true, .. } => 12,
            Shape { time: true, sentence: false, length, .. } if *length <= 14 => 15,
            Shape { persons: true, .. } => 10,
            Shape { units: Units::Sure, .. } => 14,
            Shape { units: Units::Likely, .. } => 6,
            Shape { length, counted: false, .. } if *length <= 3 => 12,
            _ => 0,
        },
        Column::Label(Label::Names(Role::Leader)) => match shape {
            Shape { nothing: true, .. } => 0,
            Shape { number: true, .. } => 40,
            Shape { persons: true, .. } => -7,
            Shape { sentence: true, .. } => 30,
            Shape { time: true, .. } => 20,
            Shape { counted: true, .. } | Shape { acts: true, .. } => 16,
            Shape { units: Units::Sure | Units::Likely, .. } => 14,
            Shape { length, .. } if *length <= 10 => 4,
            _ => 25,
        },
        Column::Label(Label::Names(_) | Label::Helpers) => match shape {
            Shape { nothing: true, .. } => 0,
            Shape { number: true, .. } => 40,
            Shape { units: Units::Sure, .. } => -7,
            Shape { units: Units::Likely, .. } => -4,
            Shape { units: Units::Some, .. } => -2,
            Shape { sentence: true, .. } => 30,
            Shape { time: true, .. } => 20,
            Shape { counted: true, .. } | Shape { acts: true, .. } => 16,
            Shape { length, .. } if *length <= 12 => 10,
            _ => 16,
        },
        Column::Label(Label::Time) => match shape {
            Shape { nothing: true, .. } => 0,
            Shape { time: true, .. } => -8,
            Shape { number: true, .. } => 20,
            Shape { units: Units::Sure, .. } => 25,
            Shape { length, sentence: false, .. } if *length <= 10 => 8,
            _ => 25,
        },
        Column::Other => match shape {
            Shape { number: true, .. } => 8,
            Shape { nothing: true, .. } => 0,
            _ => 4,
        },
    }
}

/// How ill a piece fits as the title of the rows below it.
fn entitled(shape: &Shape) -> i32 {
    match shape {
        Shape { number: true, .. } => 30,
        Shape { level: Some(1 | 2), length, .. } if *length <= 44 => -2,
        Shape { sentence: true, .. } => 12,
        Shape { units: Units::Sure | Units::Likely, .. } | Shape { time: true, .. } => 15,
        Shape { length, .. } if *length <= 30 => 5,
        _ => 9,
    }
}
