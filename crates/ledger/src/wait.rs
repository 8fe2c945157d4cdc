//! Whether somebody is waited on. Whoever holds the ball and is within the time that they have is at work; they are waited
//! on from the end of the first thing that is over: signing, a report, the due date, or what somebody asked of them and
//! still lies there. Days are charged by turns all the same (`holder`): this says only what a page may call waiting.

use jiff::civil::Date;

use crate::{Holder, Light, Sent, Stage, Task, holder, report_due};

/// For what somebody is waited on. Its words are under `wait-<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WaitFor {
    /// The task is past its due date.
    Due,
    /// A report is late.
    Report,
    /// The days for signing are over.
    Signing,
    /// A report that came back is to be sent again.
    Returned,
    /// A chase sheet is to be answered.
    Chase,
    /// Something lies there to be reviewed, approved or decided.
    Decision,
}

impl WaitFor {
    /// All, in the order in which one is named where several began on one day.
    pub const ALL: [Self; 6] =
        [Self::Due, Self::Report, Self::Signing, Self::Returned, Self::Chase, Self::Decision];

    /// The word used in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Report => "report",
            Self::Signing => "signing",
            Self::Returned => "returned",
            Self::Chase => "chase",
            Self::Decision => "decision",
        }
    }
}

/// Somebody is waited on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wait {
    /// The day that ended in time, or on which it came: the next is the first day of waiting.
    pub since: Date,
    /// For what.
    pub what: WaitFor,
}

impl Wait {
    /// Days of waiting so far; 0 or less for what is still to come.
    pub fn days(&self, today: Date) -> i64 {
        crate::holder::days_between(self.since, today)
    }
}

/// From when on the holder of a task will have been waited on, while nothing new happens; nothing where there is no end
/// to the time they have, and where nobody holds it or it is not issued. `chased` is the day of the oldest chase sheet
/// about it that wants an answer.
pub fn waits(task: &Task, light: Light, chased: Option<Date>) -> Option<Wait> {
    // What is drafted is charged to nobody.
    let turn = task.turns().last().copied()?;
    let wait = |since: Date, what| Wait { since: since.max(turn.from), what };
    match holder(task) {
        Holder::Nobody => None,
        Holder::UnitHead(_) | Holder::Supervisor | Holder::OfficeLeader => {
            Some(wait(turn.from, WaitFor::Decision))
        }
        Holder::Unit(_) => {
            let back = task.life.filing.as_ref().filter(|f| f.sent == Sent::Back).map(|f| f.on);
            let sign = (task.stage() == Stage::Assigned).then(|| task.sign_until());
            // What came back counts from the day it came, not from the day on which it is due again.
            let report = report_due(task, light).filter(|_| back.is_none());
            let all = [
                (task.due, WaitFor::Due),
                (report, WaitFor::Report),
                (sign, WaitFor::Signing),
                (back, WaitFor::Returned),
                (chased, WaitFor::Chase),
            ];
            all.into_iter().filter_map(|(since, what)| Some(wait(since?, what))).min()
        }
    }
}

/// Whether its holder is waited on today, and since when; nothing while they are at work and in time.
pub fn wait(task: &Task, light: Light, chased: Option<Date>, today: Date) -> Option<Wait> {
    waits(task, light, chased).filter(|wait| wait.days(today) > 0)
}
