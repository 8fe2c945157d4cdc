//! Chase sheets: as lines, as pages, as forms.

use jiff::civil::Date;
use ledger::{ChaseState, Colour, Judgement, Number};

use super::{EventLine, Party, TaskLine};

/// A chase sheet in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChaseLine {
    /// Number; addresses are `/chases/{number}`.
    pub number: Number,
    /// How hard it presses.
    pub colour: Colour,
    /// Where it is on its way.
    pub state: ChaseState,
    /// To whom.
    pub unit: Party,
    /// Number and title of the task.
    pub task: Option<(Number, String)>,
    /// Why, and what is demanded.
    pub reason: String,
    /// Whether a rule wrote or proposed it.
    pub by_rule: bool,
    /// When it was written.
    pub on: Date,
    /// Last day for the answer.
    pub answer_due: Date,
    /// Whether an answer waits for the unit's head.
    pub drafted: bool,
    /// Days the answer is late; 0 when it is not.
    pub late_days: i64,
}

/// A chase sheet with everything about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChaseView {
    /// The sheet.
    pub line: ChaseLine,
    /// Version that a deed must name.
    pub version: i64,
    /// The task, where there is one.
    pub task: Option<TaskLine>,
    /// The sentence that promised it, and the title of its document; may be empty.
    pub source: (String, String),
    /// Who wrote the sheet; empty for the rule.
    pub issued_by: String,
    /// The answer: words, day, who.
    pub answer: Option<(String, Date, String)>,
    /// Files of the answer.
    pub evidence: Vec<ledger::Evidence>,
    /// The answer that has not left the unit, for those within it.
    pub drafted: Option<ledger::Drafted>,
    /// Whether what the actor writes goes to the unit's head first.
    pub to_head: bool,
    /// Why it was judged so or withdrawn; may be empty.
    pub verdict: String,
    /// When it was judged or withdrawn.
    pub ended: Option<Date>,
    /// The milder sheet it follows.
    pub follows: Option<Number>,
    /// The harder sheet that followed.
    pub followed_by: Option<Number>,
    /// Codes of the commands the actor can give now.
    pub can: Vec<&'static str>,
    /// The colour of the sheet that must follow, where the actor may write it.
    pub next: Option<Colour>,
    /// Events, newest first.
    pub history: Vec<EventLine>,
}

/// The page on which a sheet is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChasePage {
    /// The task.
    pub line: TaskLine,
    /// Why its light is what it is: what the reason begins with.
    pub judgement: Judgement,
    /// Colours the actor may write.
    pub colours: Vec<Colour>,
    /// Sheets about the task that are waited on.
    pub pending: Vec<ChaseLine>,
    /// The direction that is followed: who gave it, and its words.
    pub direction: Option<(String, String)>,
    /// The fields.
    pub form: ChaseForm,
}

/// A sheet as a form holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct ChaseForm {
    /// Code of the colour.
    pub colour: String,
    /// Why, and what is demanded.
    pub reason: String,
    /// `YYYY-MM-DD`
    pub answer_due: String,
    /// Number of the milder sheet it follows; empty for none.
    pub follows: String,
    /// Identifier of the direction it follows; empty for none.
    pub direction: String,
}

/// What the buttons of a sheet send.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct ChaseDeed {
    /// Code of the command.
    pub command: String,
    /// Version of the sheet that was seen.
    pub version: i64,
    /// The answer, the remark or the reason.
    pub text: String,
}

/// Which sheets a page lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct ChaseQuery {
    /// Code of a state; empty for all.
    pub state: String,
    /// Code of a colour; empty for all.
    pub colour: String,
    /// Identifier of a unit; empty for all.
    pub unit: String,
    /// Only sheets numbered below.
    pub before: String,
}

/// A sheet that the rules propose, and that somebody with the right to has to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChaseProposal {
    /// The task.
    pub line: TaskLine,
    /// The colour.
    pub colour: Colour,
    /// The milder sheet it follows.
    pub follows: Option<Number>,
}

/// The list of sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChaseList {
    /// Sheets, newest first.
    pub lines: Vec<ChaseLine>,
    /// Where the next page begins.
    pub more: Option<Number>,
    /// What the rules propose, for those who may write it.
    pub proposals: Vec<ChaseProposal>,
    /// Units to choose from.
    pub units: Vec<Party>,
    /// Whether blue and yellow ones are sent by rule, without anybody.
    pub by_rule: bool,
}
