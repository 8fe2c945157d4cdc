//! Text to sections, sentences and commitments; pure, cannot fail, keeps spans.

mod model;

pub use model::*;

/// What the reader is told beside the text.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The document's date; found in the text when absent.
    pub date: Option<calendar::Date>,
}

/// Reads a document. Never fails: what is not understood is simply not a commitment.
pub fn read(_text: &str, _options: &Options) -> Reading {
    Reading::default()
}
