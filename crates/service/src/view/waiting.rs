//! Who is waited on, and what a leader's page tells.

use jiff::civil::Date;
use ledger::Holder;

use super::{BehindLine, HolderLine, TaskLine};

/// A party that holds tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitedOnLine {
    /// The party.
    pub party: Holder,
    /// The same in words.
    pub holder: HolderLine,
    /// How many tasks it holds.
    pub count: i64,
    /// For how many of them it is waited on: the others it works on in time.
    pub waiting: i64,
    /// Since when it is waited on for the oldest of those.
    pub since: Option<Date>,
    /// Days that the oldest has waited.
    pub days: i64,
}

impl WaitedOnLine {
    /// Identifier of the unit; empty where the party is none.
    pub fn unit(&self) -> &str {
        self.holder.unit.as_ref().map_or("", |u| u.id.as_str())
    }

    /// Whether a query asks for it.
    pub fn is(&self, query: &WaitingQuery) -> bool {
        self.holder.code == query.who && self.unit() == query.unit
    }
}

/// The party a page asks for: code of a holder, identifier of its unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct WaitingQuery {
    /// Code of the holder; empty for none in particular.
    pub who: String,
    /// Identifier of the unit.
    pub unit: String,
}

/// A task in somebody's hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitedLine {
    /// The task.
    pub line: TaskLine,
    /// First day of this turn.
    pub since: Date,
    /// Days of this turn.
    pub days: i64,
    /// Days that units have held it since issue.
    pub with_units: i64,
    /// Days that it lay with others for review or approval, which no unit is charged for.
    pub elsewhere: i64,
}

/// The page of who is waited on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingPage {
    /// Parties, those waited on longest first.
    pub parties: Vec<WaitedOnLine>,
    /// The party that is asked for.
    pub asked: Option<WaitedOnLine>,
    /// Its tasks, the longest waiting first.
    pub tasks: Vec<WaitedLine>,
}

/// Tasks that changed in one way in seven days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekChange {
    /// Words under `week-<code>`.
    pub code: &'static str,
    /// How many did in the seven days before.
    pub before: usize,
    /// The tasks.
    pub lines: Vec<TaskLine>,
}

/// What changed in seven days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Changes, worst first.
    pub changes: Vec<WeekChange>,
}

/// A red task as a leader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedLine {
    /// The task, and the light's reason.
    pub behind: BehindLine,
    /// Days it has been red.
    pub days: i64,
    /// The problem that the unit reported last; may be empty.
    pub problem: String,
    /// Whether the actor leads it.
    pub mine: bool,
}

/// The page of those who lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leading {
    /// Whether the actor gives directions.
    pub directs: bool,
    /// What changed this week.
    pub week: Week,
    /// What is red, the actor's own first.
    pub red: Vec<RedLine>,
    /// Who is waited on, the longest first.
    pub waited_on: Vec<WaitedOnLine>,
}
