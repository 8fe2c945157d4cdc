//! The review desk and what issuing would do.

use jiff::civil::Date;
use ledger::{CommitmentState, Cue, Document, Field, Ground, Number, Refusal, Span, Strength};

use super::{Block, Options, Party, TargetMeasure, TaskForm};

/// A name in a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionView {
    /// As written.
    pub surface: String,
    /// Whom it means.
    pub meant: Vec<Party>,
    /// Whom it may mean; not empty when it must be asked.
    pub candidates: Vec<Party>,
}

impl MentionView {
    /// Whether it means nobody on the list.
    pub fn unknown(&self) -> bool {
        self.meant.is_empty() && self.candidates.is_empty()
    }
}

/// A draft on the review desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftView {
    /// Identifier of the commitment.
    pub id: String,
    /// Version an act on it must name.
    pub version: i64,
    /// Running number on the desk, from 1; marks in the text carry the same.
    pub number: usize,
    /// State.
    pub state: CommitmentState,
    /// Hard or soft.
    pub strength: Strength,
    /// 0..=1000
    pub score: u16,
    /// The sentence.
    pub text: String,
    /// First span.
    pub span: Span,
    /// Headings from the outermost in.
    pub headings: Vec<String>,
    /// The draft as a form holds it.
    pub form: TaskForm,
    /// 牵头领导
    pub leaders: Vec<MentionView>,
    /// 牵头单位
    pub lead_units: Vec<MentionView>,
    /// 责任单位
    pub other_units: Vec<MentionView>,
    /// 量化目标
    pub targets: Vec<TargetMeasure>,
    /// 完成时限
    pub due: Option<Date>,
    /// Field.
    pub field: Option<Field>,
    /// Why the reader thought so; words under the cue's key.
    pub cues: Vec<Cue>,
    /// What its parts rest on; words under the key of each.
    pub grounds: Vec<Ground>,
    /// Why it could not be issued as it is.
    pub obstacle: Option<Refusal>,
}

/// The review desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// The document.
    pub document: Document,
    /// Its text with marks.
    pub blocks: Vec<Block>,
    /// Drafts in reading order: undecided, accepted and rejected ones.
    pub drafts: Vec<DraftView>,
    /// Undecided, accepted, rejected.
    pub counts: [usize; 3],
    /// Choices.
    pub options: Options,
    /// Last event of the site: a desk that shows an older one is stale.
    pub seq: i64,
    /// Whether there is something to undo for this reviewer.
    pub may_undo: bool,
}

/// What issuing would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuePreview {
    /// The document.
    pub document: Document,
    /// What would become tasks, in reading order.
    pub ready: Vec<DraftView>,
    /// Accepted drafts that cannot be issued yet, each with its `obstacle`.
    pub blocked: Vec<DraftView>,
    /// Number of drafts nobody has decided.
    pub undecided: usize,
    /// Number the first task would get.
    pub first: Number,
}
