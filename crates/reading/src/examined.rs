//! What sentences show to the trained judge, for whoever trains it.

use serde::Serialize;

use crate::Span;
use crate::clean::Clean;
use crate::features::Feature;
use crate::phrase::words;

/// What a sentence shows to the trained judge.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Examined {
    /// What of it would be taken.
    pub span: Span,
    /// All of it.
    pub whole: Span,
    /// Sum of the weights of its cues.
    pub sum: i16,
    /// Whether it could be taken at all: no scrap, and no heading that says nothing of a task.
    pub open: bool,
    /// The facts that it shows, as `fact cue-nobody`, and its words, as `any 要求`.
    pub shown: Vec<String>,
}

impl Examined {
    pub(crate) fn of(
        clean: &Clean,
        (start, from, end): (usize, usize, usize),
        sum: i16,
        open: bool,
        facts: &[Feature],
    ) -> Self {
        let mut shown: Vec<String> = facts.iter().map(|fact| format!("fact {}", fact.fact.key())).collect();
        words(&clean.norm, start, end, |spot, place| {
            shown.push(format!("{} {}", spot.name(), clean.norm[place].iter().collect::<String>()));
        });
        shown.sort_unstable();
        shown.dedup();
        Self { span: clean.span(from, end), whole: clean.span(start, end), sum, open, shown }
    }
}
