//! Directions (批示): as lines, as a page, as forms.

use jiff::civil::Date;
use ledger::Number;

use super::{ChaseLine, EventLine, Party, TaskLine};

/// A direction in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectionLine {
    /// Identifier; addresses are `/directions/{id}`.
    pub id: String,
    /// Version that an outcome must name.
    pub version: i64,
    /// Who gave it.
    pub by: Party,
    /// Their post; may be empty.
    pub post: String,
    /// When.
    pub on: Date,
    /// Days it has waited to be followed; 0 once it was.
    pub waited: i64,
    /// Its words.
    pub text: String,
    /// The task it was written on, and whether chase sheets can be written about that.
    pub task: Option<(TaskLine, bool)>,
    /// What it became; nothing while it waits.
    pub outcome: Option<DirectionOutcome>,
}

/// What became of a direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectionOutcome {
    /// Words under `direction-outcome-<code>`.
    pub code: &'static str,
    /// When it was followed.
    pub on: Option<Date>,
    /// By whom.
    pub by: String,
    /// Why nothing has to follow; empty for a task and a sheet.
    pub remark: String,
    /// The task it became, as that stands now.
    pub task: Option<TaskLine>,
    /// The sheet it became, as that stands now.
    pub chase: Option<ChaseLine>,
}

/// A direction with everything about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectionView {
    /// The direction.
    pub line: DirectionLine,
    /// What the actor can make of it.
    pub can: DirectionCan,
    /// Events, newest first.
    pub history: Vec<EventLine>,
}

/// What an actor can do with directions that wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DirectionCan {
    /// Give them.
    pub give: bool,
    /// Take note of them, or write a sheet.
    pub follow: bool,
    /// Turn them into tasks.
    pub task: bool,
}

/// Which directions a page lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct DirectionQuery {
    /// Code of a state; empty for all.
    pub state: String,
    /// Identifier of a leader; empty for all.
    pub leader: String,
    /// Only those given before this one.
    pub before: String,
}

/// The list of directions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectionList {
    /// Directions, newest first.
    pub lines: Vec<DirectionLine>,
    /// Where the next page begins.
    pub more: Option<String>,
    /// Those who give directions, to choose from.
    pub leaders: Vec<Party>,
    /// What the actor can do with them.
    pub can: DirectionCan,
}

/// A direction as it is written: one field, and the task on whose page it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct DirectionForm {
    /// Its words.
    pub text: String,
    /// Number of the task; empty on the desk.
    pub task: String,
}

/// What the note under a direction sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct NoteForm {
    /// Why nothing has to follow.
    pub remark: String,
    /// Version of the direction that was seen.
    pub version: i64,
}

/// A direction that is to become a task: who gave it, its words, the number of the task it was written on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectionSource {
    /// Identifier.
    pub id: String,
    /// Who gave it.
    pub by: String,
    /// Its words.
    pub text: String,
    /// The task it was written on.
    pub task: Option<Number>,
}
