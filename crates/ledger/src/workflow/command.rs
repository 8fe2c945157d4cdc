//! What people may do to a task.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Action, Evidence, Grade, Milestone, PersonId, ReportId, ReportText, UnitId};

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident $code:literal by $action:ident { $($(#[$fdoc:meta])* $field:ident : $type:ty),* $(,)? })*) => {
        /// One act on a task. As an act that was done it stands in the log (`task-moved`), so a command keeps its
        /// shape or gets a successor.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "command")]
        #[allow(clippy::large_enum_variant, reason = "short-lived")]
        pub enum Command {
            $($(#[$doc])* #[serde(rename = $code)] $name { $($(#[$fdoc])* $field: $type),* }),*
        }

        /// The sort of a [`Command`]. Its words are under `command-<code>`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum CommandKind { $($(#[$doc])* $name),* }

        impl Command {
            /// Its sort.
            pub fn kind(&self) -> CommandKind {
                match self { $(Self::$name { .. } => CommandKind::$name),* }
            }
        }

        impl CommandKind {
            /// Every sort.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word used in addresses and message keys.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// What one must be allowed to do.
            pub fn action(self) -> Action {
                match self { $(Self::$name => Action::$action),* }
            }
        }
    };
}

commands! {
    /// 提请审核
    Propose "propose" by Propose {}
    /// 审核交办
    Issue "issue" by ApproveIssue {}
    /// 退回草拟
    SendBack "send-back" by ApproveIssue {
        /// Why.
        reason: String,
    }
    /// 签收
    SignFor "sign-for" by SignFor {}
    /// 申请改派
    RequestReassignment "request-reassignment" by RequestReassignment {
        /// Why the task is not this unit's.
        reason: String,
        /// Whose it is, as far as the unit knows.
        to: Option<UnitId>,
    }
    /// 同意改派
    Reassign "reassign" by DecideReassignment {
        /// The unit that leads now.
        unit: UnitId,
        /// Why.
        reason: String,
    }
    /// 不予改派
    KeepUnit "keep-unit" by DecideReassignment {
        /// Why.
        reason: String,
    }
    /// 安排办理: the plan of the lead unit (办理方案). Given again, it replaces the plan.
    Arrange "arrange" by Arrange {
        /// Who does it.
        assignee: Option<PersonId>,
        /// Units asked to take part beside those the task names.
        co_units: Vec<UnitId>,
        /// What is to be done, in words; may be empty.
        plan: String,
        /// Dated points, in order of their dates.
        milestones: Vec<Milestone>,
    }
    /// 报送进展. Written by the unit's head, it needs nobody's approval in the unit.
    SubmitReport "submit-report" by Report {
        /// The report; a returned one is sent again under its own id, whatever stands here.
        report: ReportId,
        /// What it says.
        text: ReportText,
    }
    /// 审签报送
    ApproveReport "approve-report" by ApproveReport {}
    /// 退回修改 (within the unit)
    SendBackReport "send-back-report" by ApproveReport {
        /// What to mend.
        reason: String,
    }
    /// 采用报送
    AcceptReport "accept-report" by JudgeReport {}
    /// 退回报送; counted.
    ReturnReport "return-report" by JudgeReport {
        /// What is wrong with it.
        reason: String,
    }
    /// 认可理由: being behind is excused until a day.
    Excuse "excuse" by Excuse {
        /// The reason that is accepted.
        reason: String,
        /// Until when, included.
        until: Date,
    }
    /// 申请延期
    RequestExtension "request-extension" by RequestExtension {
        /// Why, and how far the work is.
        reason: String,
        /// The due date asked for.
        until: Date,
    }
    /// 延期申请送审: what a liaison asks for goes to the unit's head first, as reports do.
    ProposeExtension "propose-extension" by RequestExtension {
        /// Why, and how far the work is.
        reason: String,
        /// The due date asked for.
        until: Date,
    }
    /// 审签延期申请: it leaves the unit.
    ApproveExtension "approve-extension" by ApproveReport {}
    /// 退回延期申请 (within the unit)
    SendBackExtension "send-back-extension" by ApproveReport {
        /// Why.
        reason: String,
    }
    /// 提请批准延期
    EndorseExtension "endorse-extension" by EndorseExtension {}
    /// 同意延期
    GrantExtension "grant-extension" by DecideExtension {}
    /// 不同意延期（督查专员）
    DeclineExtension "decline-extension" by EndorseExtension {
        /// Why.
        reason: String,
    }
    /// 不同意延期（办公室领导）
    RefuseExtension "refuse-extension" by DecideExtension {
        /// Why.
        reason: String,
    }
    /// 提请挂账
    ProposeSuspension "propose-suspension" by ProposeSuspension {
        /// The outside cause.
        reason: String,
        /// When it must be looked at again.
        review: Date,
    }
    /// 同意挂账
    Suspend "suspend" by DecideSuspension {}
    /// 不同意挂账
    RefuseSuspension "refuse-suspension" by DecideSuspension {
        /// Why.
        reason: String,
    }
    /// 恢复办理: the clock runs again; the due date moves by the days it stood.
    Resume "resume" by ProposeSuspension {
        /// Why now.
        reason: String,
    }
    /// 申请办结
    RequestClosing "request-closing" by RequestClosing {
        /// The result in words.
        summary: String,
        /// What proves it.
        evidence: Vec<Evidence>,
    }
    /// 退办
    ReturnClosing "return-closing" by Verify {
        /// What is missing.
        reason: String,
    }
    /// 抽查复核
    Sample "sample" by Verify {}
    /// 建议办结
    Recommend "recommend" by Verify {
        /// The grade proposed.
        grade: Grade,
    }
    /// 办结
    Close "close" by Close {
        /// How well it was done.
        grade: Grade,
    }
    /// 重开; counted.
    Reopen "reopen" by Reopen {
        /// False close or relapse: what was found.
        reason: String,
    }
    /// 撤销
    Cancel "cancel" by Cancel {
        /// Why.
        reason: String,
    }
    /// 归档
    Archive "archive" by Archive {}
}

impl CommandKind {
    /// The sort with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|k| k.code() == code)
    }
}

impl Command {
    /// The reason given, for commands that take one.
    pub fn reason(&self) -> Option<&str> {
        use Command as C;
        match self {
            C::SendBack { reason }
            | C::RequestReassignment { reason, .. }
            | C::Reassign { reason, .. }
            | C::KeepUnit { reason }
            | C::SendBackReport { reason }
            | C::ReturnReport { reason }
            | C::Excuse { reason, .. }
            | C::RequestExtension { reason, .. }
            | C::ProposeExtension { reason, .. }
            | C::SendBackExtension { reason }
            | C::DeclineExtension { reason }
            | C::RefuseExtension { reason }
            | C::ProposeSuspension { reason, .. }
            | C::RefuseSuspension { reason }
            | C::Resume { reason }
            | C::ReturnClosing { reason }
            | C::Reopen { reason }
            | C::Cancel { reason }
            | C::RequestClosing { summary: reason, .. } => Some(reason),
            _ => None,
        }
    }
}
