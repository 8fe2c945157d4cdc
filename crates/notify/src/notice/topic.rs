//! Which notices make others pointless.

use super::Matter;

/// What two notices of one task have in common when the later makes the earlier pointless.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Topic {
    Signing,
    Reassignment,
    Reporting,
    Approving,
    Reviewing,
    Due,
    Chase,
    Answer,
    Extension,
    Suspension,
    Closing,
    Issue,
    Asking,
    Answering,
    Turning,
    Excuse,
    Direction,
    Figure,
    Following,
    Deciding,
}

impl Matter {
    /// Whether nothing said before about the task matters any more.
    pub(super) fn ends_all(&self) -> bool {
        matches!(self, Self::Closed | Self::Cancelled { .. })
    }

    pub(super) fn topic(&self) -> Topic {
        match self {
            Self::Assigned { .. }
            | Self::TakesPart { .. }
            | Self::TakenAway { .. }
            | Self::UnitKept { .. }
            | Self::Arranged { .. }
            | Self::Unsigned { .. } => Topic::Signing,
            Self::IssueProposed | Self::IssueSentBack { .. } => Topic::Issue,
            Self::ReassignmentRequested { .. } => Topic::Reassignment,
            Self::ReportDue { .. } | Self::ReportMissing { .. } | Self::ReportReturned { .. } => {
                Topic::Reporting
            }
            Self::ReportToApprove => Topic::Approving,
            Self::ReportToReview { .. } => Topic::Reviewing,
            Self::Asked { .. }
            | Self::AskProposed { .. }
            | Self::AskApproved
            | Self::AskDeclined { .. }
            | Self::AskWithdrawn { .. } => Topic::Asking,
            Self::AnswerDue { .. }
            | Self::AnswerMissing { .. }
            | Self::AllAnswered { .. }
            | Self::AnswersMissing { .. } => Topic::Answering,
            Self::Turned { .. } => Topic::Turning,
            Self::Excused { .. } => Topic::Excuse,
            Self::DueSoon { .. }
            | Self::Overdue { .. }
            | Self::DueMoved { .. }
            | Self::MilestonesMoved { .. } => Topic::Due,
            Self::ChasedBlue { .. }
            | Self::ChasedYellow { .. }
            | Self::ChasedRed { .. }
            | Self::ChaseMet
            | Self::ChaseUnmet { .. }
            | Self::ChaseWithdrawn { .. } => Topic::Chase,
            Self::AnswerToApprove | Self::AnswerSentBack { .. } => Topic::Approving,
            Self::ChaseAnswered { .. } | Self::ChaseUnanswered { .. } => Topic::Answer,
            Self::ExtensionRequested { .. }
            | Self::ExtensionToApprove { .. }
            | Self::ExtensionSentBack { .. }
            | Self::ExtensionGranted { .. }
            | Self::ExtensionRefused { .. } => Topic::Extension,
            Self::SuspensionProposed { .. }
            | Self::Suspended { .. }
            | Self::SuspensionRefused { .. }
            | Self::Resumed { .. }
            | Self::SuspensionReview { .. } => Topic::Suspension,
            Self::ClosingRequested { .. }
            | Self::ClosingRecommended { .. }
            | Self::ClosingReturned { .. }
            | Self::Closed
            | Self::Reopened { .. }
            | Self::Cancelled { .. } => Topic::Closing,
            Self::FigureCorrected { .. } => Topic::Figure,
            Self::Directed { .. } => Topic::Direction,
            Self::DirectionFollowed { .. } => Topic::Following,
            Self::Referred { .. } | Self::ReferralAnswered | Self::ReferralWithdrawn { .. } => {
                Topic::Deciding
            }
        }
    }
}
