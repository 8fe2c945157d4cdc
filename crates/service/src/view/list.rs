//! Lists of tasks: the ledger, a search, the desk.

use jiff::civil::Date;
use ledger::Light;

use super::{Party, TaskLine};

/// The choices a filter or form offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Active units in list order.
    pub units: Vec<Party>,
    /// Active leaders in list order; name with post.
    pub leaders: Vec<Party>,
    /// Documents, newest first, at most fifty.
    pub documents: Vec<Party>,
    /// Measures in use, in list order.
    pub measures: Vec<Party>,
}

/// One page of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerView {
    /// Tasks.
    pub lines: Vec<TaskLine>,
    /// `after` of the next page.
    pub next: Option<String>,
    /// How many match.
    pub total: i64,
    /// Sub-tasks that stand under what `total` counts, when the list is a tree.
    pub subs: i64,
    /// Whether there are more than `total` says.
    pub capped: bool,
    /// Tasks of the whole ledger by light (sub-tasks included).
    pub lights: Vec<(Light, i64)>,
    /// Choices of the filter.
    pub options: Options,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchView {
    /// Tasks, at most fifty.
    pub tasks: Vec<TaskLine>,
    /// How many tasks match.
    pub total: i64,
    /// Whether there are more than `total` says.
    pub capped: bool,
    /// Documents with the places in them.
    pub documents: Vec<DocumentHit>,
}

/// A document that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentHit {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Date.
    pub date: Option<Date>,
    /// Before, match, after: up to three places.
    pub places: Vec<(String, String, String)>,
}
