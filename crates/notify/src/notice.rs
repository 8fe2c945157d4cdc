//! What somebody is told: the matter, the task it is about, and when it came up.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

/// What a notice is about. The words are the message `notify-` and the code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "matter", rename_all = "snake_case")]
pub enum Matter {
    /// A task was issued to the unit: sign for it.
    Assigned {
        /// Its due date, when it has one.
        due: Option<Date>,
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
    /// The light turned amber.
    TurnedAmber,
    /// The light turned red.
    TurnedRed,
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
    /// A unit answered a chase sheet.
    ChaseAnswered {
        /// Who.
        unit: String,
    },
    /// A unit asks for a later due date.
    ExtensionRequested {
        /// Who.
        unit: String,
        /// Until when.
        until: Date,
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
}

/// What two notices of one task have in common when the later makes the earlier pointless.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Topic {
    Signing,
    Reassignment,
    Reporting,
    Approving,
    Reviewing,
    Due,
    Light,
    Chase,
    Answer,
    Extension,
    Suspension,
    Closing,
    Direction,
}

impl Matter {
    /// The word in message keys and in the JSON of webhooks.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Assigned { .. } => "assigned",
            Self::Unsigned { .. } => "unsigned",
            Self::ReassignmentRequested { .. } => "reassignment-requested",
            Self::ReportDue { .. } => "report-due",
            Self::ReportMissing { .. } => "report-missing",
            Self::ReportToApprove => "report-to-approve",
            Self::ReportToReview { .. } => "report-to-review",
            Self::ReportReturned { .. } => "report-returned",
            Self::DueSoon { .. } => "due-soon",
            Self::Overdue { .. } => "overdue",
            Self::TurnedAmber => "turned-amber",
            Self::TurnedRed => "turned-red",
            Self::ChasedBlue { .. } => "chased-blue",
            Self::ChasedYellow { .. } => "chased-yellow",
            Self::ChasedRed { .. } => "chased-red",
            Self::ChaseAnswered { .. } => "chase-answered",
            Self::ExtensionRequested { .. } => "extension-requested",
            Self::ExtensionGranted { .. } => "extension-granted",
            Self::ExtensionRefused { .. } => "extension-refused",
            Self::SuspensionReview { .. } => "suspension-review",
            Self::ClosingRequested { .. } => "closing-requested",
            Self::ClosingReturned { .. } => "closing-returned",
            Self::Closed => "closed",
            Self::Reopened { .. } => "reopened",
            Self::Cancelled { .. } => "cancelled",
            Self::Directed { .. } => "directed",
        }
    }

    /// Whether it may not wait for the next round, nor for the morning. Only what a leader or a red sheet asks:
    /// everything else that calls itself urgent is a burden.
    pub fn is_urgent(&self) -> bool {
        matches!(self, Self::ChasedRed { .. } | Self::Directed { .. })
    }

    /// Whether nothing said before about the task matters any more.
    fn ends_all(&self) -> bool {
        matches!(self, Self::Closed | Self::Cancelled { .. })
    }

    fn topic(&self) -> Topic {
        match self {
            Self::Assigned { .. } | Self::Unsigned { .. } => Topic::Signing,
            Self::ReassignmentRequested { .. } => Topic::Reassignment,
            Self::ReportDue { .. } | Self::ReportMissing { .. } | Self::ReportReturned { .. } => {
                Topic::Reporting
            }
            Self::ReportToApprove => Topic::Approving,
            Self::ReportToReview { .. } => Topic::Reviewing,
            Self::DueSoon { .. } | Self::Overdue { .. } => Topic::Due,
            Self::TurnedAmber | Self::TurnedRed => Topic::Light,
            Self::ChasedBlue { .. } | Self::ChasedYellow { .. } | Self::ChasedRed { .. } => Topic::Chase,
            Self::ChaseAnswered { .. } => Topic::Answer,
            Self::ExtensionRequested { .. }
            | Self::ExtensionGranted { .. }
            | Self::ExtensionRefused { .. } => Topic::Extension,
            Self::SuspensionReview { .. } => Topic::Suspension,
            Self::ClosingRequested { .. }
            | Self::ClosingReturned { .. }
            | Self::Closed
            | Self::Reopened { .. }
            | Self::Cancelled { .. } => Topic::Closing,
            Self::Directed { .. } => Topic::Direction,
        }
    }
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
        if self.about.number != other.about.number || self.place() <= other.place() {
            return false;
        }
        if other.matter.topic() == Topic::Direction {
            return self.matter == other.matter;
        }
        self.matter.ends_all() || self.matter.topic() == other.matter.topic()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use jiff::civil::date;

    /// One of each, for tests that walk the list. The match makes a new matter fail to compile until it is here.
    pub(crate) fn one_of_each() -> Vec<Matter> {
        let day = date(2026, 6, 30);
        let unit = || "县住建局".to_owned();
        let reason = || "缺少佐证材料".to_owned();
        vec![
            Matter::Assigned { due: Some(day) },
            Matter::Assigned { due: None },
            Matter::Unsigned { days: 3 },
            Matter::ReassignmentRequested { unit: unit() },
            Matter::ReportDue { on: day },
            Matter::ReportMissing { days: 1 },
            Matter::ReportToApprove,
            Matter::ReportToReview { unit: unit() },
            Matter::ReportReturned { reason: reason() },
            Matter::DueSoon { due: day, days: 3 },
            Matter::Overdue { due: day, days: 12 },
            Matter::TurnedAmber,
            Matter::TurnedRed,
            Matter::ChasedBlue { answer: day },
            Matter::ChasedYellow { answer: day },
            Matter::ChasedRed { answer: day },
            Matter::ChaseAnswered { unit: unit() },
            Matter::ExtensionRequested { unit: unit(), until: day },
            Matter::ExtensionGranted { until: day },
            Matter::ExtensionRefused { reason: reason() },
            Matter::SuspensionReview { on: day },
            Matter::ClosingRequested { unit: unit() },
            Matter::ClosingReturned { reason: reason() },
            Matter::Closed,
            Matter::Reopened { reason: reason() },
            Matter::Cancelled { reason: reason() },
            Matter::Directed { words: "请抓紧".to_owned() },
        ]
    }

    pub(crate) fn notice(id: &str, task: u32, matter: Matter, raised: DateTime) -> Notice {
        let about = About {
            number: format!("2026-{task:04}"),
            title: format!("第 {task} 号任务"),
            path: format!("/tasks/{task}"),
        };
        Notice { id: id.to_owned(), about, matter, raised }
    }

    #[test]
    fn what_is_stored_comes_back() {
        for matter in one_of_each() {
            let kept = notice("n1", 1, matter, date(2026, 6, 1).at(9, 0, 0, 0));
            let text = serde_json::to_string(&kept).unwrap();
            assert_eq!(serde_json::from_str::<Notice>(&text).unwrap(), kept, "{text}");
        }
    }

    #[test]
    fn only_the_later_word_on_a_topic_stands() {
        let day = date(2026, 6, 30);
        let at = day.at(9, 0, 0, 0);
        let soon = notice("1", 1, Matter::DueSoon { due: day, days: 2 }, at);
        let over = notice("2", 1, Matter::Overdue { due: day, days: 1 }, at);
        let elsewhere = notice("3", 2, Matter::Overdue { due: day, days: 1 }, at);
        let red = notice("4", 1, Matter::TurnedRed, at);
        let closed = notice("5", 1, Matter::Closed, at);
        let direction = notice("6", 1, Matter::Directed { words: "一".into() }, at);
        let another = notice("7", 1, Matter::Directed { words: "二".into() }, at);
        assert!(over.takes_place_of(&soon));
        assert!(!elsewhere.takes_place_of(&soon));
        assert!(!red.takes_place_of(&over));
        assert!(closed.takes_place_of(&red) && closed.takes_place_of(&over));
        assert!(!closed.takes_place_of(&direction) && !another.takes_place_of(&direction));
    }
}
