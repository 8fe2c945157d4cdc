//! What somebody is told: the matter, the task it is about, and when it came up.

mod kind;
mod topic;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::Turns;
use topic::Topic;

/// What a notice is about. The words are the message `notify-` and the code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "matter", rename_all = "snake_case")]
pub enum Matter {
    /// A task was issued to the unit: sign for it.
    Assigned {
        /// Its due date, when it has one.
        due: Option<Date>,
    },
    /// A task was issued in which the unit takes part.
    TakesPart {
        /// Its due date, when it has one.
        due: Option<Date>,
    },
    /// The unit gave a task to one of its people.
    Arranged {
        /// Its due date, when it has one.
        due: Option<Date>,
    },
    /// Another unit leads the task now.
    TakenAway {
        /// Which.
        unit: String,
    },
    /// The unit asked for the task to go elsewhere and keeps it.
    UnitKept {
        /// Why.
        reason: String,
    },
    /// A drafted task waits for approval.
    IssueProposed,
    /// A drafted task came back.
    IssueSentBack {
        /// Why.
        reason: String,
    },
    /// The unit has not signed for a task.
    Unsigned {
        /// Days since it was issued.
        days: u32,
    },
    /// The lead unit asks for the task to go elsewhere.
    ReassignmentRequested {
        /// Who asks.
        unit: String,
    },
    /// A report is due.
    ReportDue {
        /// Last day for it.
        on: Date,
    },
    /// A report is missing.
    ReportMissing {
        /// Days since it was due.
        days: u32,
    },
    /// The head is to approve a report before it leaves the unit.
    ReportToApprove,
    /// The office is to review a report.
    ReportToReview {
        /// Whose it is.
        unit: String,
    },
    /// A report came back.
    ReportReturned {
        /// Why.
        reason: String,
    },
    /// A reason for being behind was accepted.
    Excused {
        /// Until when, included.
        until: Date,
    },
    /// The due date is near.
    DueSoon {
        /// When.
        due: Date,
        /// Days left.
        days: u32,
    },
    /// The due date has passed.
    Overdue {
        /// When it was.
        due: Date,
        /// Days since.
        days: u32,
    },
    /// The due date was moved otherwise: the ledger was edited.
    DueMoved {
        /// The new one, when there is one.
        due: Option<Date>,
    },
    /// The supervision office set, moved or took away milestones.
    MilestonesMoved {
        /// Those that hold now, each with its day; none where they were taken away.
        milestones: Vec<(String, Date)>,
    },
    /// A blue chase sheet: a reminder.
    ChasedBlue {
        /// Answer by this day.
        answer: Date,
    },
    /// A yellow chase sheet.
    ChasedYellow {
        /// Answer by this day.
        answer: Date,
    },
    /// A red chase sheet.
    ChasedRed {
        /// Answer by this day.
        answer: Date,
    },
    /// The head is to approve the answer to a chase sheet before it leaves the unit.
    AnswerToApprove,
    /// The head sent it back.
    AnswerSentBack {
        /// What to mend.
        reason: String,
    },
    /// A unit answered a chase sheet.
    ChaseAnswered {
        /// Who.
        unit: String,
    },
    /// The day for the answer to a chase sheet has passed without one.
    ChaseUnanswered {
        /// The day.
        answer: Date,
    },
    /// What a chase sheet asked was found done.
    ChaseMet,
    /// It was found not done.
    ChaseUnmet {
        /// Why.
        reason: String,
    },
    /// A chase sheet was taken back.
    ChaseWithdrawn {
        /// Why.
        reason: String,
    },
    /// The unit is asked to report beyond what its tasks require.
    Asked {
        /// Who asks.
        unit: String,
        /// The first day on which an answer is due.
        due: Date,
    },
    /// Such a request goes beyond a budget: a leader decides.
    AskProposed {
        /// Who asks.
        unit: String,
    },
    /// A leader approved it.
    AskApproved,
    /// A leader did not.
    AskDeclined {
        /// Why.
        reason: String,
    },
    /// Nothing more has to be answered.
    AskWithdrawn {
        /// Why.
        reason: String,
    },
    /// The day for an answer to such a request is near.
    AnswerDue {
        /// The day.
        due: Date,
        /// Days left.
        days: u32,
    },
    /// The day has passed without the unit's answer.
    AnswerMissing {
        /// Days since.
        days: u32,
    },
    /// Everybody who was asked has answered: for who asked.
    AllAnswered {
        /// For which day.
        due: Date,
        /// How many.
        count: u32,
    },
    /// The day has passed and somebody has not answered: for who asked.
    AnswersMissing {
        /// The day.
        due: Date,
        /// How many were asked.
        asked: u32,
        /// The units that have not answered.
        units: Vec<String>,
    },
    /// Lights turned.
    Turned {
        /// Which.
        turns: Turns,
    },
    /// A unit asks for a later due date.
    ExtensionRequested {
        /// Who.
        unit: String,
        /// Until when.
        until: Date,
    },
    /// The head is to approve a request for a later due date.
    ExtensionToApprove {
        /// Until when.
        until: Date,
    },
    /// The head sent it back.
    ExtensionSentBack {
        /// Why.
        reason: String,
    },
    /// The due date was moved.
    ExtensionGranted {
        /// The new one.
        until: Date,
    },
    /// The due date stays.
    ExtensionRefused {
        /// Why.
        reason: String,
    },
    /// The supervisors propose that a task's clock be stopped.
    SuspensionProposed {
        /// Why.
        reason: String,
    },
    /// The clock stands.
    Suspended {
        /// When it is looked at again.
        review: Date,
    },
    /// The clock runs on.
    SuspensionRefused {
        /// Why.
        reason: String,
    },
    /// The clock runs again.
    Resumed {
        /// Why.
        reason: String,
    },
    /// A suspended task is to be looked at again.
    SuspensionReview {
        /// When.
        on: Date,
    },
    /// A unit asks to close a task.
    ClosingRequested {
        /// Who.
        unit: String,
    },
    /// The supervisors recommend to close a task: the office's leader decides.
    ClosingRecommended {
        /// Whose it is.
        unit: String,
    },
    /// The office wants more before it closes the task.
    ClosingReturned {
        /// Why.
        reason: String,
    },
    /// The task was closed.
    Closed,
    /// A closed task was opened again.
    Reopened {
        /// Why.
        reason: String,
    },
    /// The task was cancelled.
    Cancelled {
        /// Why.
        reason: String,
    },
    /// A leader's direction.
    Directed {
        /// What was written.
        words: String,
    },
    /// A leader is asked to decide.
    Referred {
        /// Who asks.
        unit: String,
    },
    /// The leader has decided.
    ReferralAnswered,
    /// It is not asked any more.
    ReferralWithdrawn {
        /// Why not.
        reason: String,
    },
    /// A figure that the unit gave, or that speaks of it, was corrected.
    FigureCorrected {
        /// For when, as periods are stored.
        period: String,
        /// What stood there, with its unit of measure.
        before: String,
        /// What stands there now.
        after: String,
        /// Why.
        reason: String,
    },
    /// A direction became a task or a chase sheet, or was noted.
    DirectionFollowed {
        /// `task`, `chase` or `noted`.
        outcome: String,
    },
}

/// The task a notice is about, as people name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The number people see: 2026-0153.
    pub number: String,
    /// Its name.
    pub title: String,
    /// Its page below the site's address: `/tasks/…`.
    pub path: String,
}

/// One thing to tell one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Its key in the outbox; whoever sends it marks this as sent.
    pub id: String,
    /// Which task.
    pub about: About,
    /// What happened.
    pub matter: Matter,
    /// When it came up, by the clock of the site.
    pub raised: DateTime,
}

impl Notice {
    /// Where it stands among others: the key makes the order of one moment the same in every run.
    pub(crate) fn place(&self) -> (DateTime, &str) {
        (self.raised, &self.id)
    }

    /// Whether this one came later and leaves nothing to say of the other.
    ///
    /// Directions are never merged: each was written by a leader and wants its own answer.
    pub(crate) fn takes_place_of(&self, other: &Self) -> bool {
        let same = self.about.number == other.about.number && self.about.title == other.about.title;
        if !same || self.place() <= other.place() {
            return false;
        }
        match other.matter.topic() {
            Topic::Direction | Topic::Figure => return self.matter == other.matter,
            // Each tells of the lights of its own day.
            Topic::Turning => return self.matter.ends_all(),
            _ => {}
        }
        self.matter.ends_all() || self.matter.topic() == other.matter.topic()
    }
}

#[cfg(test)]
pub(crate) mod tests;
