//! The burden ledger: requests for data, their price, and what may not be asked or scored.

use jiff::civil::Date;
use ledger::{Answers, Cadence, tenths};

use super::{Party, RequestLine, ToAnswer};

/// Words that a data file brings along in both languages.
pub type Wording = planning::Words;

/// What a text is about that is checked against the rules on formalism.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LintScope {
    /// Rules of assessment.
    #[default]
    Score,
    /// A request to report.
    Request,
}

/// A text to be checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct LintForm {
    /// What it is about.
    pub scope: LintScope,
    /// The text.
    pub text: String,
}

/// What a rule on formalism says against a text: advice with its source, not a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LintFinding {
    /// Name of the rule in data.
    pub id: String,
    /// Whether the source names the thing itself, or it follows from what the source demands.
    pub named: bool,
    /// Where it stands: before, the words, after; empty where it is not about words.
    pub places: Vec<(String, String, String)>,
    /// What people call it.
    pub name: Wording,
    /// Why it matters.
    pub why: Wording,
    /// What to do instead.
    pub mend: Wording,
    /// The regulation.
    pub source: Wording,
}

/// What is asked of a unit in a year, beside what may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// The unit.
    pub unit: Party,
    /// Year.
    pub year: i16,
    /// Minutes by requests.
    pub requests: u64,
    /// How many requests ask something of it in the year.
    pub count: usize,
    /// Minutes by reports on tasks, at the present rhythm.
    pub reports: u64,
    /// How many such reports a year, and of how many tasks.
    pub times: u64,
    /// Tasks that it reports on.
    pub tasks: u64,
    /// Minutes that a new request adds.
    pub added: u64,
    /// Minutes that may be asked; nothing where there is no limit.
    pub budget: Option<u64>,
}

impl Load {
    /// All that is asked.
    pub fn asked(&self) -> u64 {
        self.requests + self.reports
    }

    /// All that would be.
    pub fn after(&self) -> u64 {
        self.asked() + self.added
    }

    /// Minutes beyond the budget.
    pub fn over(&self) -> u64 {
        self.budget.map_or(0, |budget| self.after().saturating_sub(budget))
    }

    /// Minutes that may still be asked.
    pub fn left(&self) -> Option<u64> {
        self.budget.map(|budget| budget.saturating_sub(self.after()))
    }

    /// All that is asked, in tenths of an hour: the sum of what is written for its parts.
    pub fn sum(&self) -> u64 {
        tenths(self.requests) + tenths(self.reports) + tenths(self.added)
    }

    /// What the budget leaves, in tenths of an hour: what is written for it less what is written for the sum; below
    /// nothing where it is exceeded.
    pub fn rest(&self) -> Option<i64> {
        let whole = |tenths: u64| i64::try_from(tenths).unwrap_or(i64::MAX);
        self.budget.map(|budget| whole(tenths(budget)) - whole(self.sum()))
    }
}

/// Where the minutes of fields come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MinutesSource {
    /// The table of the program, of that version.
    Program(String, Wording),
    /// The site's own measurement.
    Site(String),
}

/// What one unit asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskerLine {
    /// The unit.
    pub unit: Party,
    /// Requests that asked something in this year.
    pub requests: usize,
    /// Units that were asked.
    pub recipients: usize,
    /// Minutes of the whole year.
    pub year: u64,
    /// Minutes from 1 January to today.
    pub so_far: u64,
    /// Minutes from 1 January of last year to the same day.
    pub last_year: u64,
}

/// What is asked in one cadence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CadenceLine {
    /// How often.
    pub cadence: Cadence,
    /// Requests.
    pub requests: usize,
    /// Answers in the whole year.
    pub answers: u64,
    /// Minutes of the whole year.
    pub minutes: u64,
}

/// Who asked whom for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BurdenPage {
    /// Day of the figures.
    pub on: Date,
    /// Minutes by requests in the whole year.
    pub requests: u64,
    /// Minutes by reports on tasks a year, at the present rhythm.
    pub reports: u64,
    /// How many such reports a year, and of how many tasks.
    pub times: (u64, u64),
    /// Minutes by requests from 1 January to today, and to the same day of last year.
    pub so_far: (u64, u64),
    /// Requests of this year.
    pub count: usize,
    /// Answers that fell due this year so far, those of them that were given, and those given ahead.
    pub answers: Answers,
    /// Units of the site, and those that were asked anything this year.
    pub units: (usize, usize),
    /// By asker, the most first.
    pub askers: Vec<AskerLine>,
    /// By unit that answers, the most first.
    pub loads: Vec<Load>,
    /// By cadence, the most first.
    pub cadences: Vec<CadenceLine>,
    /// The requests of the year, the dearest first.
    pub lines: Vec<RequestLine>,
    /// Whether the actor may ask, and set budgets.
    pub may: (bool, bool),
}

/// What is asked of the base in a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BurdenWeek {
    /// Its Monday.
    pub monday: Date,
    /// Minutes by requests due in it.
    pub minutes: u64,
    /// The same of the week before.
    pub before: u64,
    /// Reports on tasks made in it or awaited in it, and their minutes.
    pub reports: (u64, u64),
    /// How many of them were made.
    pub made: u64,
    /// Requests sent in it, and the minutes of the first twelve months of each.
    pub sent: (usize, u64),
    /// Requests with an answer due in it, and units that are asked.
    pub asked: (usize, usize),
    /// Who asks most, and for how many minutes.
    pub biggest: Option<(Party, u64)>,
}

/// What the burden ledger puts on a desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BurdenDesk {
    /// What the actor's unit has to answer, the soonest due first.
    pub to_answer: Vec<ToAnswer>,
    /// What a leader has to decide on.
    pub to_decide: Vec<RequestLine>,
    /// What is asked of the base this week, for leaders.
    pub week: Option<BurdenWeek>,
}

/// Budgets as a form holds them.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct BudgetForm {
    /// Year.
    pub year: String,
    /// Hours a year of each unit; empty for no limit.
    pub hours: String,
    /// Exceptions: a unit and its hours a line.
    pub own: String,
    /// Minutes of a figure, of words, of a day, of yes or no; all empty for the program's estimate.
    pub number: String,
    /// See `number`.
    pub text: String,
    /// See `number`.
    pub date: String,
    /// See `number`.
    pub yes_no: String,
    /// Where these come from.
    pub source: String,
    /// Version the edit was made on.
    pub version: i64,
}

/// The page of budgets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetPage {
    /// The form for the year.
    pub form: BudgetForm,
    /// The year from which the budget that holds comes, when it is another.
    pub from: Option<i16>,
    /// What is used and left of each unit that is asked anything or has a budget of its own.
    pub loads: Vec<Load>,
    /// The program's table, for comparison.
    pub table: MinutesSource,
    /// Its minutes: of a figure, of words, of a day, of yes or no.
    pub estimate: [u32; 4],
    /// Names that can stand in exceptions.
    pub units: Vec<Party>,
    /// Whether the actor may set it.
    pub may_set: bool,
}
