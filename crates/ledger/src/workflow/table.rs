//! The one table of a task's life. Documents, checks and tests are derived from it; who may stands with the command's
//! action (`permission.rs`).

use super::guard::Guard;
use super::{CommandKind, Stage};

/// A paper that goes with a move. Its words are under `paper-<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named by their catalogue words")]
pub enum Paper {
    Proposal,
    Notice,
    ReassignmentRequest,
    Plan,
    Report,
    ClosingReport,
    Return,
    Check,
    Closing,
    Reopening,
    ExtensionRequest,
    ExtensionReply,
    Suspension,
    Cancellation,
    Ledger,
}

impl Paper {
    /// The word used in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Proposal => "proposal",
            Self::Notice => "notice",
            Self::ReassignmentRequest => "reassignment-request",
            Self::Plan => "plan",
            Self::Report => "report",
            Self::ClosingReport => "closing-report",
            Self::Return => "return",
            Self::Check => "check",
            Self::Closing => "closing",
            Self::Reopening => "reopening",
            Self::ExtensionRequest => "extension-request",
            Self::ExtensionReply => "extension-reply",
            Self::Suspension => "suspension",
            Self::Cancellation => "cancellation",
            Self::Ledger => "ledger",
        }
    }
}

/// One row: from these stages the command leads to that one, when every guard holds.
#[derive(Clone, Copy, Debug)]
pub struct Transition {
    /// Stages in which the command is possible.
    pub from: &'static [Stage],
    /// The command.
    pub command: CommandKind,
    /// Where it leads; nothing when the stage stays.
    pub to: Option<Stage>,
    /// What must hold beside, in the order in which it is said.
    pub guards: &'static [Guard],
    /// The paper that goes with it.
    pub paper: Option<Paper>,
}

macro_rules! transitions {
    ($($command:ident: $($from:ident)|+ => $to:tt $([$($guard:ident)*])? $(, $paper:ident)?;)*) => {
        /// Every move a task can make.
        pub const TRANSITIONS: &[Transition] = &[$(Transition {
            from: &[$(Stage::$from),+],
            command: CommandKind::$command,
            to: transitions!(@to $to),
            guards: &[$($(Guard::$guard),*)?],
            paper: transitions!(@paper $($paper)?),
        }),*];
    };
    (@to _) => { None };
    (@to $to:ident) => { Some(Stage::$to) };
    (@paper) => { None };
    (@paper $paper:ident) => { Some(Paper::$paper) };
}

transitions! {
    Propose: Draft => Proposed [Complete], Proposal;
    Issue: Proposed => Assigned [Complete], Notice;
    SendBack: Proposed => Draft [Reason];
    SignFor: Assigned => SignedFor;
    RequestReassignment: SignedFor => ReassignmentRequested [Reason BeforeFirstReport], ReassignmentRequest;
    Reassign: ReassignmentRequested => Assigned [Reason AnotherUnit], Notice;
    KeepUnit: ReassignmentRequested => SignedFor [Reason];
    Arrange: SignedFor | InProgress => InProgress [Milestones GivenMilestones], Plan;
    SubmitReport: InProgress | ExtensionRequested => _ [NotWithOffice Content], Report;
    ApproveReport: InProgress | ExtensionRequested => _ [WithHead];
    SendBackReport: InProgress | ExtensionRequested => _ [WithHead Reason];
    AcceptReport: InProgress | ExtensionRequested => _ [WithOffice];
    ReturnReport: InProgress | ExtensionRequested => _ [WithOffice Reason], Return;
    Excuse: InProgress | ExtensionRequested => _ [Reason LaterThanToday];
    RequestExtension: InProgress => ExtensionRequested [Reason BeforeDue LaterThanDue], ExtensionRequest;
    ProposeExtension: InProgress => ExtensionRequested [Reason BeforeDue LaterThanDue], ExtensionRequest;
    ApproveExtension: ExtensionRequested => _ [ExtensionWithHead BeforeDue];
    SendBackExtension: ExtensionRequested => InProgress [ExtensionWithHead Reason];
    EndorseExtension: ExtensionRequested => _ [ExtensionLeft NotEndorsed];
    DeclineExtension: ExtensionRequested => InProgress [ExtensionLeft NotEndorsed Reason], ExtensionReply;
    GrantExtension: ExtensionRequested => InProgress [Endorsed], ExtensionReply;
    RefuseExtension: ExtensionRequested => InProgress [Endorsed Reason], ExtensionReply;
    ProposeSuspension: InProgress => _ [Reason LaterThanToday NoSuspensionProposed];
    Suspend: InProgress => Suspended [SuspensionProposed], Suspension;
    RefuseSuspension: InProgress => _ [SuspensionProposed Reason];
    Resume: Suspended => InProgress [Reason];
    RequestClosing: InProgress => Closing [NothingPending Evidence], ClosingReport;
    ReturnClosing: Closing | Checking => InProgress [Reason], Return;
    Sample: Closing => Checking, Check;
    Recommend: Closing | Checking => _;
    Close: Closing | Checking => Closed, Closing;
    Reopen: Closed => InProgress [Reason], Reopening;
    Cancel: Assigned | SignedFor | ReassignmentRequested | InProgress | ExtensionRequested | Suspended | Closing | Checking
        => Cancelled [Reason], Cancellation;
    Archive: Closed | Cancelled => Archived, Ledger;
}

impl Transition {
    /// The row of a command in a stage; nothing where the command is not possible.
    pub fn find(stage: Stage, command: CommandKind) -> Option<&'static Self> {
        TRANSITIONS.iter().find(|t| t.command == command && t.from.contains(&stage))
    }

    /// The stages in which a command is possible.
    pub fn stages_of(command: CommandKind) -> impl Iterator<Item = Stage> {
        TRANSITIONS.iter().filter(move |t| t.command == command).flat_map(|t| t.from.iter().copied())
    }
}
