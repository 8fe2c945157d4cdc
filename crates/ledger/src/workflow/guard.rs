//! What must hold for a move beside stage and role.

use jiff::civil::Date;

use super::Command;
use crate::{MAX_PERCENT, Milestone, Refusal, Sent, Task};

macro_rules! guards {
    ($($(#[$doc:meta])* $name:ident $code:literal)*) => {
        /// A condition of a move. Its words are under `guard-<code>`, those of its refusal under `refused-<code>`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Guard { $($(#[$doc])* $name),* }

        impl Guard {
            /// Every guard.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word used in message keys.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            fn refusal(self) -> &'static str {
                match self { $(Self::$name => concat!("refused-", $code)),* }
            }
        }
    };
}

guards! {
    /// A reason is given.
    Reason "no-reason"
    /// Due date and something to measure by are there.
    Complete "incomplete"
    /// The unit has not reported yet.
    BeforeFirstReport "after-first-report"
    /// The new lead unit is another one.
    AnotherUnit "same-unit"
    /// Milestones have names and dates not after the due date, in order; weights do not exceed 100.
    Milestones "milestones"
    /// Milestones that were given stay, on their day or before.
    GivenMilestones "given-milestone"
    /// No report lies with the supervisors.
    NotWithOffice "report-with-office"
    /// The report says something.
    Content "report-empty"
    /// A report waits for the unit's head.
    WithHead "no-report-with-head"
    /// A report waits for the supervisors.
    WithOffice "no-report-with-office"
    /// The due date has not come.
    BeforeDue "due-has-come"
    /// The new due date is later than the old.
    LaterThanDue "not-later"
    /// The day given is still to come.
    LaterThanToday "not-to-come"
    /// The request for an extension waits for the unit's head.
    ExtensionWithHead "no-extension-with-head"
    /// The request for an extension has left the unit.
    ExtensionLeft "extension-with-head"
    /// The extension is not before the office's leader yet.
    NotEndorsed "endorsed"
    /// The extension is before the office's leader.
    Endorsed "not-endorsed"
    /// No suspension has been proposed.
    NoSuspensionProposed "suspension-proposed"
    /// A suspension has been proposed.
    SuspensionProposed "no-suspension-proposed"
    /// No report and no proposal is waiting for a decision.
    NothingPending "pending"
    /// Evidence is attached.
    Evidence "no-evidence"
}

impl Guard {
    /// Refuses unless it holds.
    pub(super) fn check(self, task: &Task, command: &Command, today: Date) -> Result<(), Refusal> {
        if let (Self::Content, Command::SubmitReport { text, .. }) = (self, command) {
            // What is wrong with a report is said exactly.
            return text.check(task, today);
        }
        if let (Self::GivenMilestones, Command::Arrange { milestones, .. }) = (self, command) {
            return given_kept(task, milestones);
        }
        if self.holds(task, command, today) {
            return Ok(());
        }
        let refusal = match self {
            // What was given can be mended; the rest is how the task stands.
            Self::Reason
            | Self::AnotherUnit
            | Self::Milestones
            | Self::Content
            | Self::LaterThanDue
            | Self::LaterThanToday
            | Self::Evidence => Refusal::invalid(self.refusal()).at(self.field()),
            _ => Refusal::conflict(self.refusal()),
        };
        Err(match task.due {
            Some(due) => refusal.with("due", due),
            None => refusal.with_word("due", "date-none"),
        })
    }

    /// The field of the form that it is about.
    fn field(self) -> &'static str {
        match self {
            Self::Reason => "reason",
            Self::AnotherUnit => "unit",
            Self::LaterThanDue | Self::LaterThanToday => "until",
            Self::Evidence => "file",
            _ => "",
        }
    }

    fn holds(self, task: &Task, command: &Command, today: Date) -> bool {
        let sent = task.life.filing.as_ref().map(|f| f.sent);
        match self {
            Self::Reason => command.reason().is_none_or(|r| !r.trim().is_empty()),
            Self::Complete => {
                task.due.is_some() && !(task.targets.is_empty() && task.life.milestones.is_empty())
            }
            Self::BeforeFirstReport => task.life.reports == 0,
            Self::AnotherUnit => {
                !matches!(command, Command::Reassign { unit, .. } if *unit == task.lead_unit)
            }
            Self::Milestones => milestones_fit(task, command),
            Self::NotWithOffice => sent != Some(Sent::ToOffice),
            Self::WithHead => sent == Some(Sent::ToHead),
            Self::WithOffice => sent == Some(Sent::ToOffice),
            // An extension is asked for before the due date, never on it or after it.
            Self::BeforeDue => task.due.is_some_and(|due| today < due),
            Self::LaterThanDue => match command {
                Command::RequestExtension { until, .. } | Command::ProposeExtension { until, .. } => {
                    task.due.is_none_or(|due| *until > due)
                }
                _ => true,
            },
            Self::LaterThanToday => match command {
                Command::Excuse { until, .. } => *until > today,
                Command::ProposeSuspension { review, .. } => *review > today,
                _ => true,
            },
            Self::ExtensionWithHead => task.life.extension.as_ref().is_some_and(|e| e.with_head),
            Self::ExtensionLeft => task.life.extension.as_ref().is_some_and(|e| !e.with_head),
            Self::NotEndorsed => task.life.extension.as_ref().is_some_and(|e| !e.endorsed),
            Self::Endorsed => task.life.extension.as_ref().is_some_and(|e| e.endorsed),
            Self::NoSuspensionProposed => task.life.suspension.is_none(),
            Self::SuspensionProposed => task.life.suspension.is_some(),
            Self::NothingPending => {
                !matches!(sent, Some(Sent::ToHead | Sent::ToOffice)) && task.life.suspension.is_none()
            }
            Self::Content | Self::GivenMilestones => true,
            Self::Evidence => {
                !matches!(command, Command::RequestClosing { evidence, .. } if evidence.is_empty())
            }
        }
    }
}

/// Refuses a plan that leaves out or puts off what was given.
fn given_kept(task: &Task, plan: &[Milestone]) -> Result<(), Refusal> {
    let guard = Guard::GivenMilestones;
    let refused = |key, name: &str| Refusal::invalid(key).at(guard.field()).with("name", name);
    for milestone in &task.life.milestones {
        let Some(day) = milestone.given else { continue };
        let mut same = plan.iter().filter(|m| m.is_named(&milestone.name));
        if same.next().is_none_or(|m| m.planned > day) {
            return Err(refused(guard.refusal(), &milestone.name).with("day", day));
        }
        if same.next().is_some() {
            return Err(refused("refused-milestone-twice", &milestone.name));
        }
    }
    Ok(())
}

fn milestones_fit(task: &Task, command: &Command) -> bool {
    let Command::Arrange { milestones, .. } = command else { return true };
    let weights: u32 = milestones.iter().map(|m| u32::from(m.weight)).sum();
    milestones.iter().all(|m| {
        !m.name.trim().is_empty()
            && task.due.is_none_or(|due| m.planned <= due)
            && m.start.is_none_or(|start| start <= m.planned)
    }) && milestones.is_sorted_by_key(|m| m.planned)
        && weights <= u32::from(MAX_PERCENT)
}
