//! Why a file was refused, in a form that a message catalogue can say in words.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// No file by that name.
    #[error("no such file")]
    Missing,
    /// The system would not let us read it.
    #[error("cannot be opened: {0}")]
    Unreadable(String),
    /// Nothing in it, or nothing but blanks.
    #[error("empty")]
    Empty,
    /// Larger than the limit, known before it was read.
    #[error("{bytes} bytes, more than {limit}")]
    TooLarge {
        /// Its size, or the least it must be.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// More text than a document has.
    #[error("{chars} characters, more than {limit}")]
    TooLong {
        /// How many characters it has.
        chars: usize,
        /// The limit.
        limit: usize,
    },
    /// A known kind of file that is not taken in, such as PPTX or RTF.
    #[error("{0} is not taken in")]
    Unsupported(String),
    /// A picture: nothing but recognition could make text of it.
    #[error("a picture")]
    Picture,
    /// Neither text nor anything known.
    #[error("unknown content")]
    Unknown,
    /// Needs a password.
    #[error("encrypted")]
    Encrypted,
    /// Cannot be decoded; the words are for the log.
    #[error("damaged: {0}")]
    Damaged(String),
    /// Pages without a text layer.
    #[error("no text layer")]
    Scanned,
    /// A text layer whose characters cannot be told.
    #[error("text layer without readable characters")]
    Garbled,
    /// Unpacks to more than the limit.
    #[error("unpacks to more than {limit} bytes")]
    Bomb {
        /// The limit.
        limit: u64,
    },
    /// Reading took longer than the limit.
    #[error("took longer than {millis} ms")]
    TooSlow {
        /// The limit.
        millis: u64,
    },
    /// Reading needed more memory than the limit.
    #[error("needs more than {limit} bytes of memory")]
    TooHeavy {
        /// The limit.
        limit: u64,
    },
    /// The reading process could not be started; the words are for the log.
    #[error("reader not started: {0}")]
    NoReader(String),
}

/// A refused file: which one, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntakeError {
    /// Name of the file on one line, as shown to people.
    pub file: String,
    /// What is wrong with it.
    pub fault: Fault,
}

impl IntakeError {
    pub(crate) fn new(name: &str, fault: Fault) -> Self {
        let file = name.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
        Self { file, fault }
    }

    /// Key of the message that says what is wrong and what to do.
    pub fn key(&self) -> &'static str {
        match self.fault {
            Fault::Missing => "intake-missing",
            Fault::Unreadable(_) => "intake-unreadable",
            Fault::Empty => "intake-empty",
            Fault::TooLarge { .. } => "intake-too-large",
            Fault::TooLong { .. } => "intake-too-long",
            Fault::Unsupported(_) => "intake-unsupported",
            Fault::Picture => "intake-picture",
            Fault::Unknown => "intake-unknown",
            Fault::Encrypted => "intake-encrypted",
            Fault::Damaged(_) => "intake-damaged",
            Fault::Scanned => "intake-scanned",
            Fault::Garbled => "intake-garbled",
            Fault::Bomb { .. } => "intake-bomb",
            Fault::TooSlow { .. } => "intake-too-slow",
            Fault::TooHeavy { .. } => "intake-too-heavy",
            Fault::NoReader(_) => "intake-no-reader",
        }
    }

    /// What the message is filled with: always `file`, and `limit`, `kind` or `seconds` where they belong.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let mut args = vec![("file", self.file.clone())];
        match &self.fault {
            Fault::TooLarge { limit, .. } | Fault::Bomb { limit } | Fault::TooHeavy { limit } => {
                args.push(("limit", megabytes(*limit)));
            }
            Fault::TooLong { limit, .. } => args.push(("limit", limit.to_string())),
            Fault::TooSlow { millis } => args.push(("seconds", millis.div_ceil(1000).to_string())),
            Fault::Unsupported(kind) => args.push(("kind", kind.clone())),
            _ => {}
        }
        args
    }
}

impl fmt::Display for IntakeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.file, self.fault)
    }
}

impl std::error::Error for IntakeError {}

/// A size as people write it, in megabytes, with one decimal below ten.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10) >> 20;
    if tenths >= 100 || tenths.is_multiple_of(10) {
        format!("{} MB", tenths / 10)
    } else {
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}
