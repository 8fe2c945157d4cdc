//! Dated points of a task, and what proves that something was done.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// All of it.
pub const MAX_PERCENT: u8 = 100;

/// A dated point of a task (节点).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// What is reached.
    pub name: String,
    /// When its work must begin, where the plan was made back from the due date (倒排工期).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// When it is to be reached.
    pub planned: Date,
    /// Its share of the whole in percent; 0 where nobody weighed.
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub weight: u8,
    /// Places in the task's list of what must be reached before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<u16>,
    /// Whether its date was set by hand, not by going back from the due date.
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub fixed: bool,
    /// When it was reached, as an accepted report says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Date>,
}

impl Milestone {
    /// A dated point without work of its own to schedule.
    pub fn point(name: impl Into<String>, planned: Date, weight: u8) -> Self {
        let (name, after) = (name.into(), Vec::new());
        Self { name, start: None, planned, weight, after, fixed: true, done: None }
    }
}

/// A milestone as a report marks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MilestoneMark {
    /// Its place in the task's list, from 0.
    pub milestone: u16,
    /// When it was reached; nothing when a mark of before is taken back.
    pub done: Option<Date>,
}

/// A file that proves something (佐证).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Name of the file.
    pub name: String,
    /// SM3 of its bytes, the address of the blob.
    pub blob: String,
}

/// How well a task was done (办结评价).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// 优秀
    Excellent,
    /// 良好
    Good,
    /// 合格
    Passed,
    /// 不合格
    Failed,
}

impl Grade {
    /// All grades, best first.
    pub const ALL: [Self; 4] = [Self::Excellent, Self::Good, Self::Passed, Self::Failed];

    /// The word used in addresses and message keys (`grade-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Excellent => "excellent",
            Self::Good => "good",
            Self::Passed => "passed",
            Self::Failed => "failed",
        }
    }

    /// The grade with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|g| g.code() == code)
    }
}
