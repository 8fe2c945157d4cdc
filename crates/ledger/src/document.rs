//! The text put in.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{DocumentId, PersonId};

/// A half-open range of Unicode code points of a document's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

impl Span {
    /// Whether the two share a code point.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// What sort of text it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// 讲话
    Speech,
    /// 政府工作报告
    WorkReport,
    /// 通知、任务分解
    Notice,
    /// 方案、规划
    Plan,
    /// 会议纪要
    Minutes,
    /// Anything else.
    #[default]
    Other,
}

impl DocumentKind {
    /// All kinds.
    pub const ALL: [Self; 6] =
        [Self::Speech, Self::WorkReport, Self::Notice, Self::Plan, Self::Minutes, Self::Other];

    /// The word used in addresses, files and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::WorkReport => "work-report",
            Self::Notice => "notice",
            Self::Plan => "plan",
            Self::Minutes => "minutes",
            Self::Other => "other",
        }
    }

    /// The kind with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.code() == code)
    }

    /// The kind a title speaks of.
    pub fn guess(title: &str) -> Self {
        let has = |words: &[&str]| words.iter().any(|w| title.contains(w));
        if has(&["工作报告"]) && !has(&["讲话", "通知", "分解", "分工"]) {
            Self::WorkReport
        } else if has(&["讲话", "发言", "致辞"]) {
            Self::Speech
        } else if has(&["纪要"]) {
            Self::Minutes
        } else if has(&["通知", "分解", "分工", "意见"]) {
            Self::Notice
        } else if has(&["方案", "规划", "计划", "要点", "措施"]) {
            Self::Plan
        } else {
            Self::Other
        }
    }
}

/// What is known about a document beside its text; found by the reader, mended by people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentHead {
    /// Title.
    pub title: String,
    /// Document number, such as 云政发〔2026〕3号; may be empty.
    pub number: String,
    /// Issuer or speaker; may be empty.
    pub issuer: String,
    /// Date of the document: deadlines are resolved against it.
    pub date: Option<Date>,
    /// Sort.
    pub kind: DocumentKind,
}

/// Where a document is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentState {
    /// Its drafts are being reviewed.
    Reviewing,
    /// Its reviewed set has been issued.
    Issued,
}

impl DocumentState {
    /// The word used in addresses, files and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Reviewing => "reviewing",
            Self::Issued => "issued",
        }
    }
}

/// A heading and the text under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// 1 for 一、, 2 for （一）, 3 for 1. and 一是/一要, 4 for （1）.
    pub level: u8,
    /// The heading without its number.
    pub heading: String,
    /// Where the heading stands.
    pub span: Span,
    /// Heading and everything under it.
    pub extent: Span,
    /// Index of the enclosing section.
    pub parent: Option<usize>,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Index of the innermost section that holds it.
    pub section: Option<usize>,
    /// Whether it is a heading.
    pub heading: bool,
}

/// Sections and sentences as the reader saw them when the document was received.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Structure {
    /// Headings in reading order.
    pub sections: Vec<Section>,
    /// Sentences in reading order.
    pub sentences: Vec<Sentence>,
}

/// A document, without its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Identifier.
    pub id: DocumentId,
    /// Title, number, issuer, date, kind.
    pub head: DocumentHead,
    /// Name of the file, or empty for pasted text.
    pub file_name: String,
    /// SM3 of the original bytes, the address of the blob.
    pub original: String,
    /// SM3 of the text: the same text in another format is recognised.
    pub text_hash: String,
    /// Length of the text in code points.
    pub length: usize,
    /// State.
    pub state: DocumentState,
    /// Who put it in.
    pub received_by: Option<PersonId>,
    /// When, in milliseconds UTC.
    pub received_at: i64,
    /// When its set was issued, in milliseconds UTC.
    pub issued_at: Option<i64>,
}
