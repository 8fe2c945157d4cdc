//! What kind of matter it is: its code, and how it may reach people.

use super::Matter;

impl Matter {
    /// The word in message keys and in the JSON of webhooks.
    #[allow(clippy::too_many_lines, reason = "a list")]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Assigned { .. } => "assigned",
            Self::TakesPart { .. } => "takes-part",
            Self::Arranged { .. } => "arranged",
            Self::TakenAway { .. } => "taken-away",
            Self::UnitKept { .. } => "unit-kept",
            Self::IssueProposed => "issue-proposed",
            Self::IssueSentBack { .. } => "issue-sent-back",
            Self::Unsigned { .. } => "unsigned",
            Self::ReassignmentRequested { .. } => "reassignment-requested",
            Self::ReportDue { .. } => "report-due",
            Self::ReportMissing { .. } => "report-missing",
            Self::ReportToApprove => "report-to-approve",
            Self::ReportToReview { .. } => "report-to-review",
            Self::ReportReturned { .. } => "report-returned",
            Self::Excused { .. } => "excused",
            Self::DueSoon { .. } => "due-soon",
            Self::Overdue { .. } => "overdue",
            Self::DueMoved { .. } => "due-moved",
            Self::MilestonesMoved { .. } => "milestones-moved",
            Self::ChasedBlue { .. } => "chased-blue",
            Self::ChasedYellow { .. } => "chased-yellow",
            Self::ChasedRed { .. } => "chased-red",
            Self::AnswerToApprove => "answer-to-approve",
            Self::AnswerSentBack { .. } => "answer-sent-back",
            Self::ChaseAnswered { .. } => "chase-answered",
            Self::ChaseUnanswered { .. } => "chase-unanswered",
            Self::ChaseMet => "chase-met",
            Self::ChaseUnmet { .. } => "chase-unmet",
            Self::ChaseWithdrawn { .. } => "chase-withdrawn",
            Self::Asked { .. } => "asked",
            Self::AskProposed { .. } => "ask-proposed",
            Self::AskApproved => "ask-approved",
            Self::AskDeclined { .. } => "ask-declined",
            Self::AskWithdrawn { .. } => "ask-withdrawn",
            Self::AnswerDue { .. } => "answer-due",
            Self::AnswerMissing { .. } => "answer-missing",
            Self::AllAnswered { .. } => "all-answered",
            Self::AnswersMissing { .. } => "answers-missing",
            Self::Turned { .. } => "turned",
            Self::ExtensionRequested { .. } => "extension-requested",
            Self::ExtensionToApprove { .. } => "extension-to-approve",
            Self::ExtensionSentBack { .. } => "extension-sent-back",
            Self::ExtensionGranted { .. } => "extension-granted",
            Self::ExtensionRefused { .. } => "extension-refused",
            Self::SuspensionProposed { .. } => "suspension-proposed",
            Self::Suspended { .. } => "suspended",
            Self::SuspensionRefused { .. } => "suspension-refused",
            Self::Resumed { .. } => "resumed",
            Self::SuspensionReview { .. } => "suspension-review",
            Self::ClosingRequested { .. } => "closing-requested",
            Self::ClosingRecommended { .. } => "closing-recommended",
            Self::ClosingReturned { .. } => "closing-returned",
            Self::Closed => "closed",
            Self::Reopened { .. } => "reopened",
            Self::Cancelled { .. } => "cancelled",
            Self::Directed { .. } => "directed",
            Self::Referred { .. } => "referred",
            Self::ReferralAnswered => "referral-answered",
            Self::ReferralWithdrawn { .. } => "referral-withdrawn",
            Self::FigureCorrected { .. } => "figure-corrected",
            Self::DirectionFollowed { .. } => "direction-followed",
        }
    }

    /// Whether it may not wait for the next round: what a leader wrote, and a red sheet. Everything else that calls itself
    /// urgent is a burden.
    pub fn is_urgent(&self) -> bool {
        self.passes_quiet_hours() || matches!(self, Self::Directed { .. })
    }

    /// Whether it may not even wait for the morning. Only a red sheet: a leader of the office has signed it about
    /// something overdue, with three days for the answer, and no rule ever writes one. What a leader wrote goes to the
    /// office, which judges whether it presses and then signs such a sheet; it does not wake anybody by itself.
    pub fn passes_quiet_hours(&self) -> bool {
        matches!(self, Self::ChasedRed { .. })
    }

    /// Whether the chat groups of the office hear of it: what presses and what is decided, not every paper on its way.
    pub fn is_for_groups(&self) -> bool {
        matches!(
            self,
            Self::Unsigned { .. }
                | Self::Overdue { .. }
                | Self::ChasedBlue { .. }
                | Self::ChasedYellow { .. }
                | Self::ChasedRed { .. }
                | Self::ChaseUnanswered { .. }
                | Self::ExtensionRequested { .. }
                | Self::ClosingRequested { .. }
                | Self::Closed
                | Self::Reopened { .. }
                | Self::Cancelled { .. }
                | Self::Directed { .. }
        )
    }
}
