//! 倒排工期: the plan of a task, made back from its due date.

use jiff::civil::Date;

use super::{Party, RowProblem, TaskLine};

/// A milestone as a form holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanRow {
    /// What is reached; a row without it is left out.
    pub name: String,
    /// Working days of its work; empty for a point in time.
    pub days: String,
    /// Numbers of the rows that must be done before; empty for the row above, 0 for none.
    pub after: String,
    /// A date of its own, `YYYY-MM-DD`; empty where it follows from the due date.
    pub by: String,
    /// Share of the whole in percent, or empty.
    pub weight: String,
}

/// The plan of a task as a form holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanForm {
    /// Version of the task that was seen.
    pub version: i64,
    /// Identifier of who does it.
    pub assignee: String,
    /// Names of units that are to take part beside those that do, joined by `、`.
    pub co_units: String,
    /// The plan in words.
    pub plan: String,
    /// Milestones.
    pub rows: Vec<PlanRow>,
}

/// A milestone with its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanSlot {
    /// Place of its row in the form; in the plan of a task its place there.
    pub row: usize,
    /// What is reached.
    pub name: String,
    /// The last day on which its work may begin.
    pub start: Option<Date>,
    /// When it is to be reached.
    pub planned: Date,
    /// By when it was given with the task.
    pub given: Option<Date>,
    /// When it was.
    pub done: Option<Date>,
    /// Working days by which it should have begun before today; 0 when it can begin in time.
    pub short: i64,
    /// Whether a day lost here is lost for the whole.
    pub critical: bool,
}

/// How a plan fits between today and the due date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFit {
    /// The milestones, in the order of their days.
    pub slots: Vec<PlanSlot>,
    /// Working days to spare in all; negative when so many are missing.
    pub spare: i64,
    /// The day on which everything can be done, begun today.
    pub earliest: Date,
    /// Years whose holidays are not known: every weekday counts as worked there.
    pub unknown: Vec<i16>,
}

/// The page on which the work on a task is arranged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanPage {
    /// The task.
    pub line: TaskLine,
    /// First day of the task.
    pub start: Date,
    /// Milestones that came with the task and stay in the plan, each with its day.
    pub given: Vec<(String, Date)>,
    /// The fields.
    pub form: PlanForm,
    /// The days that follow from them; nothing while there is nothing to schedule.
    pub fit: Option<PlanFit>,
    /// What is wrong with which row.
    pub problems: Vec<RowProblem>,
    /// People to whom the lead unit can give it.
    pub assignable: Vec<Party>,
    /// Units that take part already.
    pub co_units: Vec<String>,
    /// Names of units to choose from.
    pub units: Vec<String>,
}
