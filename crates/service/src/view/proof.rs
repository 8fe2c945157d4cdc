//! Verifications, and who saw what.

use jiff::civil::Date;
use store::Verified;

use super::Party;

/// A verification that ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofLine {
    /// When it began, in milliseconds UTC.
    pub started: i64,
    /// How long it took, in milliseconds.
    pub millis: i64,
    /// Who asked for it; nothing for the nightly one.
    pub by: Option<String>,
    /// What it found.
    pub found: Verified,
}

/// The page of verification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofPage {
    /// The one under way: when it began, events proved, events in all.
    pub running: Option<(i64, i64, i64)>,
    /// Results, newest first.
    pub results: Vec<ProofLine>,
    /// Whether the actor may ask for another.
    pub may_prove: bool,
}

/// Sorts of things of which it is noted who saw them. Words under `seen-kind-<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SeenKind {
    /// A task, by its number.
    Task,
    /// A document, by its identifier.
    Document,
    /// A chase sheet, by its number.
    Chase,
    /// A direction, by its identifier.
    Direction,
    /// A referral, by its identifier.
    Referral,
    /// A person's account, by the identifier.
    Person,
    /// A file that was taken out, by its address.
    File,
    /// The log, or who saw what, by its address.
    Trace,
    /// A search, by what was typed.
    Search,
}

impl SeenKind {
    /// Every sort, in the order of a filter.
    pub const ALL: [Self; 9] = [
        Self::Task,
        Self::Document,
        Self::Chase,
        Self::Direction,
        Self::Referral,
        Self::Person,
        Self::File,
        Self::Trace,
        Self::Search,
    ];

    /// The word used in columns and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Document => "document",
            Self::Chase => "chase",
            Self::Direction => "direction",
            Self::Referral => "referral",
            Self::Person => "person",
            Self::File => "file",
            Self::Trace => "trace",
            Self::Search => "search",
        }
    }

    /// The sort with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.code() == code)
    }
}

/// Somebody's looks at one thing on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenLine {
    /// The day.
    pub day: Date,
    /// Who.
    pub person: Party,
    /// Sort of thing.
    pub kind: SeenKind,
    /// Which one, as it is asked for.
    pub thing: String,
    /// Its name.
    pub name: String,
    /// Its page; empty where it has none.
    pub address: String,
    /// How often.
    pub times: i64,
    /// First, in milliseconds UTC.
    pub first: i64,
    /// Last, in milliseconds UTC.
    pub last: i64,
}

/// Which looks a page lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct SeenQuery {
    /// Identifier of a person; empty for all.
    pub person: String,
    /// Code of a sort of thing; empty for all.
    pub kind: String,
    /// One thing; empty for all.
    pub thing: String,
    /// A day; empty for all.
    pub day: String,
    /// Only those last before this instant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<i64>,
}

/// Who saw what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenPage {
    /// The latest first.
    pub lines: Vec<SeenLine>,
    /// `before` of the next page.
    pub next: Option<i64>,
    /// Those who have accounts.
    pub people: Vec<Party>,
}
