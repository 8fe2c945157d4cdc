//! One unit's account of a task for a period.
//!
//! A report enters the log when it is sent to the unit's head. Before that it is a [`ReportText`] in a working table,
//! changed in place and seen only by the unit.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Evidence, Faults, Given, MAX_PERCENT, MilestoneMark, PersonId, Refusal, ReportId, Task, TaskId, UnitId,
};

/// Longest text under one heading, in characters.
pub const MAX_HEADING: usize = 5000;

/// What a report says, under the three headings that every report has (进展, 存在问题, 下一步措施).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportText {
    /// Last day of the period it speaks of.
    pub until: Date,
    /// 进展
    #[serde(default)]
    pub progress: String,
    /// 存在问题
    #[serde(default)]
    pub problems: String,
    /// 下一步措施
    #[serde(default)]
    pub next: String,
    /// Completed share in percent.
    #[serde(default)]
    pub percent: Option<u8>,
    /// Milestones reached.
    #[serde(default)]
    pub milestones: Vec<MilestoneMark>,
    /// What proves it.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// Values of measures that the task is followed by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<Given>,
    /// 无变化: nothing is new; the headings may be empty.
    #[serde(default)]
    pub unchanged: bool,
}

impl ReportText {
    /// 无变化, in one tap: everything stands as the last accepted report left it.
    pub fn no_change(task: &Task, until: Date) -> Self {
        Self {
            until,
            progress: String::new(),
            problems: String::new(),
            next: String::new(),
            percent: task.progress,
            milestones: Vec::new(),
            evidence: Vec::new(),
            given: Vec::new(),
            unchanged: true,
        }
    }

    /// A new report with everything filled in that the ledger knows.
    pub fn begin(task: &Task, until: Date) -> Self {
        Self { unchanged: false, ..Self::no_change(task, until) }
    }

    /// Refuses what no report may say.
    pub fn check(&self, task: &Task, today: Date) -> Result<(), Refusal> {
        self.faults(task, today).none()
    }

    /// What no report may say, each fault at its field.
    pub fn faults(&self, task: &Task, today: Date) -> Faults {
        let mut faults = Faults::default();
        // Nothing has changed since what? The first report says how things are.
        faults.unless(!self.unchanged || !task.life.accepted.is_empty(), || {
            Refusal::invalid("refused-no-change-first")
        });
        faults.unless(self.unchanged || !self.progress.trim().is_empty(), || {
            Refusal::invalid("refused-report-empty").at("progress")
        });
        for (text, field) in
            [(&self.progress, "progress"), (&self.problems, "problems"), (&self.next, "next")]
        {
            faults.unless(text.chars().count() <= MAX_HEADING, || {
                Refusal::invalid("refused-report-long").with("limit", MAX_HEADING).at(field)
            });
        }
        faults.unless(self.percent.is_none_or(|p| p <= MAX_PERCENT), || {
            Refusal::invalid("refused-progress").at("percent")
        });
        faults.unless(self.until <= today, || Refusal::invalid("refused-report-ahead"));
        let known = |m: &MilestoneMark| {
            usize::from(m.milestone) < task.life.milestones.len() && m.done.is_none_or(|d| d <= today)
        };
        let all_known = self.milestones.iter().all(known);
        faults.unless(all_known, || Refusal::invalid("refused-report-milestone").at("milestones"));
        let followed =
            |g: &Given| task.targets.iter().any(|t| t.measure == Some(g.measure)) && g.period.from() <= today;
        let all_followed = self.given.iter().all(followed);
        faults.unless(all_followed, || Refusal::invalid("refused-report-measure"));
        faults
    }
}

/// Where a report is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    /// 待审签: with the unit's head.
    Submitted,
    /// 已报送: with the supervisors.
    Approved,
    /// 已采用
    Accepted,
    /// 已退回: with the liaison, to be mended and sent again.
    Returned,
}

impl ReportState {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Submitted, Self::Approved, Self::Accepted, Self::Returned];

    /// The word used in message keys (`report-state-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Approved => "approved",
            Self::Accepted => "accepted",
            Self::Returned => "returned",
        }
    }

    /// The state with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// A time a report was sent back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// When.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// By the supervisors; else by the unit's own head.
    pub by_office: bool,
}

/// A report that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Identifier.
    pub id: ReportId,
    /// The task.
    pub task: TaskId,
    /// The unit that answers: the task's lead unit when it was first sent.
    pub unit: UnitId,
    /// Its place among the task's reports, from 1.
    pub serial: u32,
    /// What it says.
    pub text: ReportText,
    /// State.
    pub state: ReportState,
    /// Who wrote it last.
    pub by: Option<PersonId>,
    /// Who approved it for the unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<PersonId>,
    /// When it was first sent.
    pub filed: Date,
    /// When it last moved.
    pub moved: Date,
    /// Every time it was sent back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returned: Vec<Returned>,
}

impl Report {
    /// The report after it moved.
    pub(crate) fn move_to(&mut self, to: ReportState, reason: &str, by: Option<PersonId>, on: Date) {
        if to == ReportState::Returned {
            let by_office = self.state == ReportState::Approved;
            self.returned.push(Returned { on, reason: reason.to_owned(), by_office });
        }
        match to {
            ReportState::Approved => self.approved_by = by,
            // What the head approved was another text.
            ReportState::Submitted => self.approved_by = None,
            ReportState::Accepted | ReportState::Returned => {}
        }
        (self.state, self.moved) = (to, on);
    }
}
