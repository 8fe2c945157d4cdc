//! A workbook compared with the ledger.

use ledger::{Number, Refusal};

use super::ChangeLine;

/// How a row of a workbook compares with the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowOutcome {
    /// A new task, with the fields that come in beside its title; nothing stands before.
    New(Vec<ChangeLine>),
    /// An existing task that would change.
    Changed(Vec<ChangeLine>),
    /// Exactly what the ledger holds.
    Same,
    /// Cannot be taken, with the column it is about.
    Wrong {
        /// Heading of the column, as in the file.
        column: String,
        /// Why.
        refusal: Refusal,
    },
}

/// A row of an import preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// Row number in the file, from 1, as the spreadsheet shows it.
    pub row: usize,
    /// Number of the task, if it has one.
    pub number: Option<Number>,
    /// Its title.
    pub title: String,
    /// Outcome.
    pub outcome: RowOutcome,
}

/// A workbook compared with the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportPreview {
    /// Identifier of the plan, for applying it.
    pub plan: String,
    /// Name of the file.
    pub file_name: String,
    /// Columns understood, as `(heading in the file, message key)`.
    pub columns: Vec<(String, &'static str)>,
    /// Headings not understood; their cells are left alone.
    pub ignored: Vec<String>,
    /// New, changed, same, wrong.
    pub counts: [usize; 4],
    /// The rows: wrong, changed and new ones, and the same ones up to a hundred.
    pub rows: Vec<ImportRow>,
}

/// An applied import in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportLine {
    /// Identifier.
    pub id: String,
    /// Name of the file.
    pub file_name: String,
    /// When, in milliseconds UTC.
    pub at: i64,
    /// Rows added.
    pub added: u32,
    /// Rows changed.
    pub changed: u32,
    /// Whether it still stands.
    pub applied: bool,
}
