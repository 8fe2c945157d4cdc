//! What a paper is made of, before it becomes a file.

use jiff::{Timestamp, civil::Date};

use crate::Error;

/// How the text of a column stands in its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Flush left; prose.
    Left,
    /// Centred; numbers of order, names, dates, states.
    Centre,
    /// Flush right; quantities.
    Right,
}

/// What a column holds, so that a spreadsheet sorts and filters it rightly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words. Never read as a formula or a number.
    Text,
    /// Whole numbers.
    Integer,
    /// Days, written yyyy-mm-dd.
    Date,
}

/// One column of a paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The words above it.
    pub heading: String,
    /// Its width in half-width characters (a Han character takes two); a printed page shares its width out in
    /// this proportion.
    pub width: u16,
    /// How its cells are set.
    pub align: Align,
    /// What it holds. A cell of another kind is still written as what it is.
    pub kind: Kind,
    /// Whether the level of a row (a sub-task) moves its text to the right in this column.
    pub indented: bool,
}

/// The colour of a light. The words and the shape that go with it (never colour alone) are in the cell's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// On course.
    Green,
    /// At risk.
    Amber,
    /// Behind.
    Red,
}

/// The content of one cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, with line breaks where there are any.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A day.
    Date(Date),
    /// The words of a light and its colour.
    Light(Tone, String),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

/// One row of a paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its cells, in the order of the columns; missing ones at the end are empty.
    pub cells: Vec<Cell>,
    /// How deep it stands in the tree of tasks: 0 for a task, 1 for its sub-task.
    pub level: u8,
}

/// Everything a paper says apart from its rows. Every word of it comes from the caller.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The name of the worksheet; what Excel forbids in one is mended.
    pub sheet_name: String,
    /// The title over the table.
    pub title: String,
    /// A second line under the title, such as the state of a draft.
    pub subtitle: Option<String>,
    /// Who gives the paper out, as it is to be printed on the left above the table.
    pub issuer: String,
    /// The date as it is to be printed on the right above the table.
    pub date_line: String,
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// Notes below the table.
    pub footnotes: Vec<String>,
    /// The line that says from what and when the paper was generated.
    pub generated_line: String,
    /// What stands at the end of a cell that was longer than Excel allows.
    pub cut_marker: String,
    /// How a day is printed in a docx, as strftime writes it (`%Y-%m-%d`). Spreadsheets always say yyyy-mm-dd.
    pub date_pattern: String,
    /// The moment of creation, kept in the properties of the file. An argument, so that equal input gives equal
    /// bytes.
    pub created: Timestamp,
}

/// A whole paper: its head and its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What it says apart from its rows.
    pub head: Head,
    /// Its rows, in the order in which they are printed.
    pub rows: Vec<Row>,
}

/// Refuses a head that a format cannot hold.
pub(crate) fn check_columns(head: &Head, limit: usize) -> Result<(), Error> {
    match head.columns.len() {
        columns if columns == 0 || columns > limit => Err(Error::Columns { columns, limit }),
        _ => Ok(()),
    }
}

/// Refuses a row with more cells than there are columns: dropping one would lose it unseen.
pub(crate) fn check_row(row: &Row, number: usize, columns: usize) -> Result<(), Error> {
    match row.cells.len() {
        cells if cells > columns => Err(Error::TooManyCells { row: number, cells, columns }),
        _ => Ok(()),
    }
}
