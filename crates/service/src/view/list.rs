//! Lists of tasks: the ledger, a search, the desk.

use jiff::civil::Date;
use ledger::{Light, Number};

use super::{ChaseLine, DirectionLine, Party, ReferralLine, TaskLine};

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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchView {
    /// Tasks, at most fifty.
    pub tasks: Vec<TaskLine>,
    /// How many tasks match.
    pub total: i64,
    /// Whether there are more than `total` says.
    pub capped: bool,
    /// Documents with the places in them.
    pub documents: Vec<DocumentHit>,
    /// Directions.
    pub directions: Vec<DirectionLine>,
    /// Chase sheets.
    pub chases: Vec<ChaseLine>,
    /// What leaders were asked.
    pub referrals: Vec<ReferralLine>,
    /// Reports with the places in them.
    pub reports: Vec<ReportHit>,
}

impl SearchView {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.total == 0
            && self.documents.is_empty()
            && self.directions.is_empty()
            && self.chases.is_empty()
            && self.referrals.is_empty()
            && self.reports.is_empty()
    }
}

/// A report that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportHit {
    /// The task it is about.
    pub task: Number,
    /// The task's title.
    pub title: String,
    /// Its place among the task's reports.
    pub serial: u32,
    /// When it was first sent.
    pub filed: Date,
    /// Places: before, match, after.
    pub places: Vec<(String, String, String)>,
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
