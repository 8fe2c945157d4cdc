//! Splitting a task, and planning it back from its due date: rows that people fill in, and what is wrong with them.

use jiff::civil::Date;
use ledger::Refusal;

use super::{Party, TaskLine};

/// What is wrong with a row of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// Place of the row, from 0.
    pub row: usize,
    /// Why it cannot be used.
    pub refusal: Refusal,
}

/// A part of a task as a form holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SplitRow {
    /// What is to be done; a row without it is left out.
    pub title: String,
    /// Identifier of the unit.
    pub unit: String,
    /// Identifier of the person.
    pub person: String,
    /// `YYYY-MM-DD`; empty for the date of the whole.
    pub due: String,
    /// Percent or empty.
    pub weight: String,
    /// Place of the target that goes with it; empty for none.
    pub target: String,
}

/// The parts of a task as a form holds them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SplitForm {
    /// Version of the task that was seen.
    pub version: i64,
    /// How many parts it had then.
    pub parts: usize,
    /// The rows.
    pub rows: Vec<SplitRow>,
}

/// The page on which a task is split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitPage {
    /// The task, with the parts it has.
    pub line: TaskLine,
    /// The form, filled from what the ledger knows.
    pub form: SplitForm,
    /// Units that can be given a part: those below the lead unit and the responsible ones first.
    pub units: Vec<Party>,
    /// How many those are.
    pub near: usize,
    /// People who can, each with their unit's name.
    pub people: Vec<(Party, String)>,
    /// Share that is left to be given, in percent.
    pub left: u8,
    /// The whole task's date.
    pub due: Option<Date>,
    /// Whether the actor can also enter one part with every field of a task.
    pub may_edit: bool,
}
