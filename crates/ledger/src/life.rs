//! What happens to a task after issue, as far as rules look at it: signing, plan, reports, due dates, stopped clocks,
//! turns. A task that nobody has touched since issue has an empty one.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Evidence, Given, Grade, Milestone, MilestoneMark, PersonId, ReportId, Stage, Turn, UnitId};

/// Whether a value is the one it begins with; such values are not written.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

macro_rules! life {
    ($($(#[$doc:meta])* $name:ident : $type:ty),* $(,)?) => {
        /// The life of a task.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Life {
            $($(#[$doc])* #[serde(skip_serializing_if = "is_default")] pub $name: $type),*
        }
    };
}

life! {
    /// The stage, where the coarse state does not say it.
    stage: Option<Stage>,
    /// When and by whom it was signed for.
    signed: Option<Signing>,
    /// The last day for signing for it, where one was set when it came.
    sign_by: Option<Date>,
    /// Who does it.
    assignee: Option<PersonId>,
    /// Its share in percent of the task it is a part of; 0 where nobody weighed.
    weight: u8,
    /// The plan in words (办理方案).
    plan: String,
    /// Dated points.
    milestones: Vec<Milestone>,
    /// The request that another unit take it, while it is open.
    reassignment: Option<Reassignment>,
    /// The request for a later due date, while it is open.
    extension: Option<Extension>,
    /// Every due date it had before, for ever.
    old_dues: Vec<OldDue>,
    /// The suspension proposed, or under which its clock stands.
    suspension: Option<Suspension>,
    /// Intervals in which the clock stood; the due date has moved by them already.
    stops: Vec<Stop>,
    /// Reasons for being behind that were accepted.
    excuses: Vec<Excused>,
    /// The request to close, while it is open and after.
    closing: Option<ClosingRequest>,
    /// How well it was done.
    grade: Option<Grade>,
    /// The last report sent that is not accepted yet.
    filing: Option<Filing>,
    /// Reports sent so far, those sent again counted once.
    reports: u32,
    /// Reports returned by the supervisors.
    reports_returned: u32,
    /// Requests to close that were returned.
    closings_returned: u32,
    /// How often it was taken up again after close.
    reopened: u32,
    /// When it was closed and taken up again.
    closings: Vec<Closing>,
    /// Accepted reports in the order of acceptance: how far the work was, and of when.
    accepted: Vec<Accepted>,
    /// How far the work was, by day: as accepted reports said and as it was entered by hand.
    points: Vec<Point>,
    /// Whose turn it was since when; empty while it has been the lead unit's since issue.
    turns: Vec<Turn>,
}

/// 签收
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signing {
    /// When.
    pub on: Date,
    /// By whom.
    pub by: Option<PersonId>,
    /// Days beyond those allowed; late signing is remembered.
    #[serde(default, skip_serializing_if = "is_default")]
    pub late: u16,
}

/// 申请改派
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reassignment {
    /// Since when.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// The unit proposed.
    pub to: Option<UnitId>,
}

/// 延期申请
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// Since when.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// The due date asked for.
    pub until: Date,
    /// Whether it is before the office's leader.
    pub endorsed: bool,
    /// Whether it has not left the unit: its head has to approve it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub with_head: bool,
}

/// Why a due date moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueCause {
    /// 延期
    Extended,
    /// The clock had stood.
    Suspended,
    /// 更正: the ledger was edited.
    Edited,
    /// 提前: brought forward by the supervision office.
    Forward,
}

impl DueCause {
    /// Why a due date was moved by the supervision office: later is an extension like one that was asked for.
    pub(crate) fn moved(before: Option<Date>, after: Option<Date>) -> Self {
        match (before, after) {
            (Some(before), Some(after)) if after < before => Self::Forward,
            (Some(_), _) => Self::Extended,
            (None, _) => Self::Edited,
        }
    }
}

/// A due date that holds no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OldDue {
    /// What it was.
    pub due: Option<Date>,
    /// When it was replaced.
    pub on: Date,
    /// Why.
    pub cause: DueCause,
    /// In words; may be empty.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reason: String,
}

/// 挂账
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspension {
    /// When it was proposed.
    pub on: Date,
    /// The outside cause.
    pub reason: String,
    /// When it must be looked at again.
    pub review: Date,
}

/// An interval in which the clock stood: from the first day to before the second.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// First day.
    pub from: Date,
    /// The day on which the clock ran again; nothing while it stands.
    pub until: Option<Date>,
    /// Why.
    pub reason: String,
    /// When it was to be looked at again.
    pub review: Date,
}

/// A reason for being behind that was accepted, for days both included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excused {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// The reason.
    pub reason: String,
}

/// 申请办结
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosingRequest {
    /// When.
    pub on: Date,
    /// The result in words.
    pub summary: String,
    /// What proves it.
    pub evidence: Vec<Evidence>,
    /// The grade that the supervisors propose; then it is before the office's leader.
    #[serde(default, skip_serializing_if = "is_default")]
    pub recommended: Option<Grade>,
    /// When it was checked on the spot, if it was.
    #[serde(default, skip_serializing_if = "is_default")]
    pub checked: Option<Date>,
}

/// With whom a report lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sent {
    /// With the unit's head.
    ToHead,
    /// With the supervisors.
    ToOffice,
    /// Back with the liaison.
    Back,
}

/// The report on its way, as far as the task must know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// The report.
    pub report: ReportId,
    /// With whom it lies.
    pub sent: Sent,
    /// When it was last sent or sent back.
    pub on: Date,
    /// The last day for sending it again, where one was set when it came back.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mend_by: Option<Date>,
    /// Last day of its period.
    pub until: Date,
    /// Completed share it says.
    pub percent: Option<u8>,
    /// Milestones it marks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub milestones: Vec<MilestoneMark>,
    /// Values of measures it gives.
    #[serde(default, skip_serializing_if = "is_default")]
    pub given: Vec<Given>,
    /// Whether it only says that nothing is new.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unchanged: bool,
    /// Whether it names problems.
    #[serde(default, skip_serializing_if = "is_default")]
    pub problems: bool,
}

/// An interval in which the task was closed: from the first day to before the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// The day of close.
    pub from: Date,
    /// The day on which it was taken up again.
    pub until: Date,
}

/// How far the work was on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// The day on which it was said.
    pub on: Date,
    /// Completed share.
    pub percent: u8,
}

/// An accepted report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// Last day of its period.
    pub until: Date,
    /// When it was sent for the last time.
    pub filed: Date,
    /// Completed share it says.
    pub percent: Option<u8>,
    /// Whether it names problems.
    #[serde(default, skip_serializing_if = "is_default")]
    pub problems: bool,
}
