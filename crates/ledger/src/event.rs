//! Who did what to what, when: the only thing ever written. Events of a site form a chain of SM3 hashes.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sm3::{Digest as _, Sm3};

use crate::{
    ActId, Budget, Chase, ChaseCommand, Command, Commitment, Direction, Document, DocumentHead, Filing,
    Import, Measure, Observation, Outcome, Person, PersonId, Referral, Reply, Report, ReportState,
    ReportText, Request, RequestCommand, Settlement, Site, SiteId, Stage, Structure, Task, TaskChange,
    TaskId, Unit,
};

/// An SM3 hash (GB/T 32905).
pub type Hash = [u8; 32];

/// What the first event of a site chains to.
pub const GENESIS: Hash = [0; 32];

/// What an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the vocabulary")]
pub enum SubjectKind {
    Site,
    Unit,
    Person,
    Document,
    Commitment,
    Task,
    Import,
    Report,
    Chase,
    Direction,
    Referral,
    Measure,
    Observation,
    Request,
    Reply,
    Budget,
}

impl SubjectKind {
    /// All kinds.
    pub const ALL: [Self; 16] = [
        Self::Site,
        Self::Unit,
        Self::Person,
        Self::Document,
        Self::Commitment,
        Self::Task,
        Self::Import,
        Self::Report,
        Self::Chase,
        Self::Direction,
        Self::Referral,
        Self::Measure,
        Self::Observation,
        Self::Request,
        Self::Reply,
        Self::Budget,
    ];

    /// The word stored and used in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Unit => "unit",
            Self::Person => "person",
            Self::Document => "document",
            Self::Commitment => "commitment",
            Self::Task => "task",
            Self::Import => "import",
            Self::Report => "report",
            Self::Chase => "chase",
            Self::Direction => "direction",
            Self::Referral => "referral",
            Self::Measure => "measure",
            Self::Observation => "observation",
            Self::Request => "request",
            Self::Reply => "reply",
            Self::Budget => "budget",
        }
    }

    /// The kind with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.code() == code)
    }
}

/// One entity of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Subject {
    /// Sort.
    pub kind: SubjectKind,
    /// Identifier.
    pub id: uuid::Uuid,
}

macro_rules! subject {
    ($($id:ident $kind:ident)*) => {$(
        impl From<crate::$id> for Subject {
            fn from(id: crate::$id) -> Self {
                Self { kind: SubjectKind::$kind, id: id.0 }
            }
        }
    )*};
}
subject! {
    SiteId Site UnitId Unit PersonId Person DocumentId Document CommitmentId Commitment TaskId Task ImportId Import
    ReportId Report ChaseId Chase DirectionId Direction ReferralId Referral MeasureId Measure
    ObservationId Observation
    RequestId Request ReplyId Reply BudgetId Budget
}

macro_rules! bodies {
    ($($(#[$doc:meta])* $name:ident $code:literal { $($(#[$fdoc:meta])* $field:ident : $type:ty),* $(,)? })*) => {
        /// What happened. The kinds are the one list from which the trace page and its words are derived
        /// (message key `event-<code>`).
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "kind", content = "data")]
        #[allow(clippy::large_enum_variant, reason = "events are short-lived")]
        pub enum EventBody {
            $($(#[$doc])* #[serde(rename = $code)] $name { $($(#[$fdoc])* $field: $type),* }),*
        }

        impl EventBody {
            /// Every kind's code.
            pub const KINDS: &[&str] = &[$($code),*];

            /// The kind's code.
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$name { .. } => $code),* }
            }
        }
    };
}

bodies! {
    /// A site was set up.
    SiteFounded "site-founded" {
        /// The site.
        site: Site,
    }
    /// A site's name or area code was changed.
    SiteChanged "site-changed" {
        /// The site as it is now.
        site: Site,
    }
    /// A rule pack was adopted for the lights of a site.
    RulesAdopted "rules-adopted" {
        /// Its name in data.
        pack: String,
        /// Its version.
        version: u32,
        /// The first day judged by it.
        from: Date,
    }
    /// A unit was added or changed.
    UnitRecorded "unit-recorded" {
        /// The unit as it is now.
        unit: Unit,
    }
    /// A leader or account was added or changed.
    PersonRecorded "person-recorded" {
        /// The person as they are now.
        person: Person,
    }
    /// A password was set; the password itself is nowhere in the log.
    PasswordSet "password-set" {}
    /// A one-time code was handed out, with which an account sets its password.
    FirstCodeGiven "first-code-given" {}
    /// Somebody signed in.
    SignedIn "signed-in" {
        /// Network address they came from.
        address: String,
    }
    /// Too many wrong passwords.
    LockedOut "locked-out" {
        /// Network address they came from.
        address: String,
        /// Until when, in milliseconds UTC.
        until: i64,
    }
    /// A measure was added to the catalogue or changed.
    MeasureRecorded "measure-recorded" {
        /// The measure as it is now.
        measure: Measure,
    }
    /// A value of a measure was recorded.
    ObservationRecorded "observation-recorded" {
        /// The value, with its period and source.
        observation: Observation,
    }
    /// A value of a measure was corrected; the one it stands for stays.
    ObservationCorrected "observation-corrected" {
        /// The value that counts from now on, with the reason.
        observation: Observation,
    }
    /// A document was put in.
    DocumentReceived "document-received" {
        /// The document.
        document: Document,
        /// Its text.
        text: String,
        /// Its sections and sentences.
        structure: Structure,
    }
    /// A document's title, date or issuer was mended.
    DocumentMended "document-mended" {
        /// As it is now.
        head: DocumentHead,
    }
    /// A document's reviewed set was issued.
    DocumentIssued "document-issued" {
        /// Number of tasks.
        tasks: u32,
    }
    /// A commitment was found, by the reader or by a reviewer.
    CommitmentFound "commitment-found" {
        /// The commitment.
        commitment: Commitment,
    }
    /// A reviewer decided or edited.
    CommitmentReviewed "commitment-reviewed" {
        /// What the reviewer did: accept, reject, reopen, edit, merge, split, undo (message key `review-act-…`).
        act: String,
        /// As it is now.
        commitment: Commitment,
    }
    /// A commitment became a task.
    CommitmentIssued "commitment-issued" {
        /// The task.
        task: TaskId,
    }
    /// A commitment was replaced after issue.
    CommitmentSuperseded "commitment-superseded" {
        /// The text that holds now.
        text: String,
        /// Why.
        reason: String,
    }
    /// A task was issued from a document's commitments.
    TaskIssued "task-issued" {
        /// The task.
        task: Task,
    }
    /// A task was entered by hand, split off or imported.
    TaskAdded "task-added" {
        /// The task.
        task: Task,
        /// Why; may be empty.
        reason: String,
    }
    /// A task was edited.
    TaskEdited "task-edited" {
        /// What changed.
        changes: Vec<TaskChange>,
        /// Why.
        reason: String,
        /// The day on which it holds.
        on: Date,
        /// By when it is to be signed for, where it goes to another unit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sign_by: Option<Date>,
    }
    /// A task moved on its way, or something about it was decided. The words are those of the command.
    TaskMoved "task-moved" {
        /// What was done.
        command: Command,
        /// The stage it is in now.
        to: Stage,
        /// The day.
        on: Date,
        /// By when it is to be signed for, or the report to be mended, by the calendar of that day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    }
    /// A report on a task was sent.
    TaskReported "task-reported" {
        /// What the task must know of it.
        filing: Filing,
        /// Whether it had been sent before.
        again: bool,
        /// The day.
        on: Date,
    }
    /// A report was sent for the first time.
    ReportFiled "report-filed" {
        /// The report.
        report: Report,
    }
    /// A report was sent again, mended.
    ReportSentAgain "report-sent-again" {
        /// What it says now.
        text: ReportText,
        /// Where it lies now.
        state: ReportState,
        /// The day.
        on: Date,
    }
    /// A report was approved, accepted or sent back.
    ReportMoved "report-moved" {
        /// What became of it.
        to: ReportState,
        /// Why; may be empty.
        reason: String,
        /// The day.
        on: Date,
    }
    /// A chase sheet was written.
    ChaseWritten "chase-written" {
        /// The sheet.
        chase: Chase,
    }
    /// A chase sheet was answered, judged or withdrawn.
    ChaseMoved "chase-moved" {
        /// What was done.
        command: ChaseCommand,
        /// The day.
        on: Date,
    }
    /// A county leader gave a direction.
    DirectionGiven "direction-given" {
        /// The direction.
        direction: Direction,
    }
    /// A direction became a task or a chase, or was noted.
    DirectionFollowed "direction-followed" {
        /// What it became.
        outcome: Outcome,
        /// The day.
        on: Date,
    }
    /// A county leader was asked to decide something.
    ReferralMade "referral-made" {
        /// What is asked, and what is proposed.
        referral: Referral,
    }
    /// The leader answered, or it was taken back.
    ReferralSettled "referral-settled" {
        /// How it ended.
        how: Settlement,
        /// The day.
        on: Date,
    }
    /// Units were asked to report, or a leader was asked whether they may be.
    RequestSent "request-sent" {
        /// The request.
        request: Request,
    }
    /// A request was approved, declined, withdrawn or closed.
    RequestMoved "request-moved" {
        /// What was done.
        command: RequestCommand,
        /// The day.
        on: Date,
    }
    /// A unit answered a request, for the first time or again.
    RequestAnswered "request-answered" {
        /// The answer.
        reply: Reply,
    }
    /// What may be asked of units in a year was set.
    BudgetSet "budget-set" {
        /// The budget as it is now.
        budget: Budget,
    }
    /// A workbook was taken in.
    ImportApplied "import-applied" {
        /// The import.
        import: Import,
    }
    /// A workbook was taken back.
    ImportTakenBack "import-taken-back" {
        /// Tasks restored to what they were.
        restored: u32,
        /// Tasks cancelled because they had come in with it.
        cancelled: u32,
    }
}

impl EventBody {
    /// Addresses of the blobs it names: what a backup must hold beside the log.
    pub fn blobs(&self) -> Vec<&str> {
        let evidence = match self {
            Self::DocumentReceived { document, .. } => return vec![&document.original],
            Self::TaskMoved { command: Command::RequestClosing { evidence, .. }, .. }
            | Self::ChaseMoved {
                command: ChaseCommand::Answer { evidence, .. } | ChaseCommand::Draft { evidence, .. },
                ..
            } => evidence,
            Self::ReportFiled { report } => &report.text.evidence,
            Self::ReportSentAgain { text, .. } => &text.evidence,
            _ => return Vec::new(),
        };
        evidence.iter().map(|e| e.blob.as_str()).collect()
    }
}

/// An event about to be appended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// About what.
    pub subject: Subject,
    /// What happened.
    pub body: EventBody,
    /// The version of the subject this was decided on (0 for a new one); `None` where it does not matter.
    pub expected: Option<i64>,
}

impl NewEvent {
    /// An event on whatever version the subject has.
    pub fn on(subject: impl Into<Subject>, body: EventBody) -> Self {
        Self { subject: subject.into(), body, expected: None }
    }

    /// An event that holds only while the subject is at this version.
    pub fn at(subject: impl Into<Subject>, version: i64, body: EventBody) -> Self {
        Self { subject: subject.into(), body, expected: Some(version) }
    }
}

/// An event as it stands in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Site.
    pub site: SiteId,
    /// Position in the site's log, from 1.
    pub seq: i64,
    /// When, in milliseconds UTC.
    pub at: i64,
    /// Who; none for the program itself.
    pub actor: Option<PersonId>,
    /// The act it belongs to.
    pub act: ActId,
    /// About what.
    pub subject: Subject,
    /// Position in the subject's own history, from 1.
    pub version: i64,
    /// Kind and content as stored: JSON. It is hashed as text, so no re-encoding can break the chain.
    pub body: String,
    /// Hash of the event before.
    pub prev: Hash,
    /// Hash of this event.
    pub hash: Hash,
}

impl Event {
    /// The hash this event must have: SM3 over the previous hash and every field, each length-prefixed.
    pub fn compute_hash(&self) -> Hash {
        let mut sm3 = Sm3::new();
        sm3.update(self.prev);
        let actor = self.actor.map(|p| p.to_string()).unwrap_or_default();
        for field in [
            self.site.to_string().as_str(),
            &self.seq.to_string(),
            &self.at.to_string(),
            &actor,
            &self.act.to_string(),
            self.subject.kind.code(),
            &self.subject.id.simple().to_string(),
            &self.version.to_string(),
            &self.body,
        ] {
            sm3.update((field.len() as u64).to_be_bytes());
            sm3.update(field.as_bytes());
        }
        sm3.finalize().into()
    }

    /// What happened.
    pub fn decode(&self) -> Result<EventBody, serde_json::Error> {
        serde_json::from_str(&self.body)
    }
}

/// SM3 of bytes as 64 hexadecimal digits: the address of a blob, the identity of a text.
pub fn hash_text(bytes: &[u8]) -> String {
    Sm3::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// The day on which an instant falls in China (UTC+8, all year).
pub fn day_of(at: i64) -> Date {
    let local = jiff::Timestamp::from_millisecond(at).unwrap_or_default();
    jiff::tz::Offset::constant(8).to_datetime(local).date()
}
