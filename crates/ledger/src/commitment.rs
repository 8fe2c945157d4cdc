//! A span of a document that binds someone to something checkable, and the draft of the task that would answer it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{CommitmentId, DocumentId, Field, MAX_NAME, Milestone, PersonId, Span, Target, TaskId, UnitId};

/// Hard or soft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Checkable by number, date, actor or end event.
    Hard,
    /// A named thing with only process verbs.
    Soft,
}

/// A name as written, and whom it means on the site's own list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention<T> {
    /// As written; the name on the list when it was chosen by hand.
    pub surface: String,
    /// Whom it means: one, or several for a collective actor (各镇). Empty while not known.
    pub meant: Vec<T>,
    /// Whom it may mean, when that must be asked.
    pub candidates: Vec<T>,
}

impl<T> Mention<T> {
    /// Whether somebody has to say whom it means.
    pub fn open(&self) -> bool {
        self.meant.is_empty()
    }
}

/// What the task would be: everything here can be edited until the set is issued.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// 工作任务
    pub title: String,
    /// 领域
    pub field: Option<Field>,
    /// 牵头领导
    pub leaders: Vec<Mention<PersonId>>,
    /// 牵头单位; the first-listed leads (PRACTICE 3.6).
    pub lead_units: Vec<Mention<UnitId>>,
    /// 责任单位
    pub other_units: Vec<Mention<UnitId>>,
    /// 量化目标
    pub targets: Vec<Target>,
    /// 完成时限
    pub due: Option<Date>,
    /// 节点: days on the way to the due date, in their order, each given ([`Milestone::given`]).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Milestone>,
    /// The deadline as written; may be empty.
    pub due_text: String,
    /// 每季度, 每月 … as written; may be empty.
    pub cadence: String,
}

impl Draft {
    /// The whole as one milestone of something longer; nothing where it has no day, or where its targets carry that.
    pub(crate) fn milestone(&self) -> Option<Milestone> {
        let carried = self.targets.iter().any(|target| target.due == self.due);
        // A title that tells its milestones (完成摸底、完成改造) ends with what is reached last.
        let title = self.title.trim();
        let last = title.rsplit('、').next().filter(|_| !self.milestones.is_empty()).unwrap_or(title);
        let name: String = last.chars().take(MAX_NAME).collect();
        self.due.filter(|_| !carried).map(|due| Milestone::given(&name, due))
    }
}

/// Where a commitment is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommitmentState {
    /// Found, not decided.
    Undecided,
    /// To become a task.
    Accepted,
    /// Not a commitment after all.
    Rejected,
    /// Its span was taken over by another commitment, or its split was undone.
    Merged,
    /// Answered by a task; it cannot be edited any more.
    Issued,
    /// Replaced by another text, with a reason; the task goes on.
    Superseded,
}

impl CommitmentState {
    /// All states.
    pub const ALL: [Self; 6] =
        [Self::Undecided, Self::Accepted, Self::Rejected, Self::Merged, Self::Issued, Self::Superseded];

    /// The word used in addresses, files and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Undecided => "undecided",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Merged => "merged",
            Self::Issued => "issued",
            Self::Superseded => "superseded",
        }
    }

    /// Whether review is still possible.
    pub fn in_review(self) -> bool {
        matches!(self, Self::Undecided | Self::Accepted | Self::Rejected)
    }
}

/// Who found it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The reader.
    Reader,
    /// A reviewer: split off, or marked by hand.
    Reviewer,
}

/// A cue of the reader and its weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    /// Message key.
    pub key: String,
    /// The words that triggered it.
    pub words: String,
    /// Positive speaks for a commitment.
    pub weight: i16,
}

/// What a part of a draft rests on, or what was weighed for it and set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// Message key of the part, `part-…`.
    pub part: String,
    /// Message key of the rule, `rule-…`, or of the reason why it was set aside, `aside-…`.
    pub key: String,
    /// The words.
    pub words: String,
}

impl Ground {
    /// Whether the words were not taken.
    pub fn aside(&self) -> bool {
        self.key.starts_with("aside-")
    }
}

/// What replaced a commitment after issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supersession {
    /// The text that holds now.
    pub text: String,
    /// Why.
    pub reason: String,
    /// When, in milliseconds UTC.
    pub at: i64,
}

/// A commitment of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// Identifier.
    pub id: CommitmentId,
    /// The document.
    pub document: DocumentId,
    /// Where it stands; several places after a merge, in reading order, never empty.
    pub spans: Vec<Span>,
    /// Its words, without page artefacts.
    pub text: String,
    /// Hard or soft.
    pub strength: Strength,
    /// Index of the section in the document's structure.
    pub section: Option<usize>,
    /// Who found it.
    pub origin: Origin,
    /// 0..=1000: how sure the reader was.
    pub score: u16,
    /// Why the reader thought so.
    pub cues: Vec<Cue>,
    /// What the reader's draft rests on. Edits of the draft leave it as it was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<Ground>,
    /// The task-to-be.
    pub draft: Draft,
    /// State.
    pub state: CommitmentState,
    /// The task that answers it.
    pub task: Option<TaskId>,
    /// What replaced it.
    pub superseded: Option<Supersession>,
}
