//! A document: as a line of a list, and as the living document.

use ledger::{CommitmentState, Document, Light, Number, Span};

use super::TaskLine;

/// A document in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentLine {
    /// The document.
    pub document: Document,
    /// Commitments still undecided.
    pub undecided: i64,
    /// Commitments accepted, not issued.
    pub accepted: i64,
    /// Tasks that came from it, by light.
    pub lights: Vec<(Light, i64)>,
}

/// A marked piece of a document's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Identifier of the commitment.
    pub commitment: String,
    /// Its running number on the desk, from 1.
    pub number: usize,
    /// Its state.
    pub state: CommitmentState,
    /// The task that answers it, with its light.
    pub task: Option<(Number, Light)>,
    /// Whether this piece is the first of the commitment (anchors) …
    pub first: bool,
    /// … and whether it is the last (number and light stand behind it).
    pub last: bool,
}

/// A run of text with one mark or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// First code point in the document's text, for splitting by caret.
    pub start: usize,
    /// The commitment it belongs to.
    pub mark: Option<Mark>,
    /// Whether it is a heading within a paragraph (一要…。).
    pub strong: bool,
}

/// A paragraph or heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// 0 for a paragraph, 1–4 for a heading; 9 for the document's title line, 8 for what stands under it (speaker, date).
    pub level: u8,
    /// Anchor `s-{n}` of the section that begins here.
    pub anchor: Option<usize>,
    /// Its runs.
    pub pieces: Vec<Piece>,
}

/// An entry of the table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// Anchor `s-{n}`.
    pub anchor: usize,
    /// 1 or 2.
    pub level: u8,
    /// Heading.
    pub heading: String,
    /// Commitments under it (accepted, issued, undecided).
    pub commitments: usize,
}

/// A sentence that a list of gaps points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Words.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Its commitment, if the reader or a reviewer saw one.
    pub commitment: Option<String>,
    /// Its task, if any.
    pub task: Option<(Number, String)>,
}

/// The living document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LivingDocument {
    /// The document.
    pub document: Document,
    /// Paragraphs and headings.
    pub blocks: Vec<Block>,
    /// Table of contents.
    pub contents: Vec<Contents>,
    /// Its tasks by number, with the commitment they answer.
    pub tasks: Vec<(String, TaskLine)>,
    /// Number of commitments that count (not rejected or merged).
    pub commitments: usize,
    /// Tasks by light.
    pub lights: Vec<(Light, i64)>,
    /// Committed sentences without a task.
    pub without_task: Vec<Gap>,
    /// Tasks of this document whose sentence was superseded or which cover no sentence any more.
    pub without_sentence: Vec<Gap>,
    /// Sentences with a number that is no target of any commitment.
    pub without_target: Vec<Gap>,
    /// Superseded commitments: original, text now, reason.
    pub superseded: Vec<(Gap, String, String)>,
    /// Whether the actor may supersede.
    pub may_supersede: bool,
}
