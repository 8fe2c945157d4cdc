//! The words of one and two characters of a sentence, and where they stand.

use std::ops::Range;

use crate::lexicon::{among, is_han};
use crate::structure::after_mark;

/// Where in a sentence a word of one or two characters stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    Any,
    Head,
    Clause,
    Tail,
}

impl Spot {
    /// All of them, in the order of their numbers.
    pub(crate) const ALL: [Self; 4] = [Self::Any, Self::Head, Self::Clause, Self::Tail];

    /// Its name in the file of weights.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Head => "head",
            Self::Clause => "clause",
            Self::Tail => "tail",
        }
    }
}

/// Calls `see` with every word of one or two characters: wherever it stands, and where the sentence or one of its clauses
/// begins or the sentence ends.
pub(crate) fn words(norm: &[char], start: usize, end: usize, mut see: impl FnMut(Spot, Range<usize>)) {
    let begin = after_mark(norm, start, end);
    let mut head = Spot::Head;
    let mut opens = true;
    for at in begin..end {
        if !is_han(norm[at]) {
            if matches!(norm[at], ',' | ';' | ':') {
                (head, opens) = (Spot::Clause, true);
            }
            continue;
        }
        let pair = at + 1 < end && is_han(norm[at + 1]);
        see(Spot::Any, at..at + 1);
        if pair {
            see(Spot::Any, at..at + 2);
        }
        if std::mem::take(&mut opens) {
            see(head, at..at + 1);
            if pair {
                see(head, at..at + 2);
            }
        }
    }
    let stop = (begin..end).rev().find(|at| !among!("。!;,:?", norm[*at])).map_or(begin, |at| at + 1);
    if stop > begin && is_han(norm[stop - 1]) {
        see(Spot::Tail, stop - 1..stop);
        if stop > begin + 1 && is_han(norm[stop - 2]) {
            see(Spot::Tail, stop - 2..stop);
        }
    }
}
