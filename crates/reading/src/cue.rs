//! Cues: words that speak for or against a commitment, and how strongly.

use std::sync::LazyLock;

use crate::fact::Fact;
use crate::lexicon::{Lexicon, groups};

/// A cue that words trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    EndEvent,
    Ensure,
    Order,
    NamedThing,
    Deliverable,
    Campaign,
    Past,
    Definition,
    Virtue,
    GenericActor,
    Guiding,
    Formula,
    Attendance,
    Analysis,
    /// Words that only look like a cue.
    Nothing,
}

impl Cue {
    /// The cue of a group of the word list.
    fn named(group: &str) -> Self {
        match group {
            "end-event" => Self::EndEvent,
            "ensure" => Self::Ensure,
            "order" => Self::Order,
            "named-thing" => Self::NamedThing,
            "deliverable" => Self::Deliverable,
            "campaign" => Self::Campaign,
            "past" => Self::Past,
            "definition" => Self::Definition,
            "virtue" => Self::Virtue,
            "generic-actor" => Self::GenericActor,
            "guiding" => Self::Guiding,
            "formula" => Self::Formula,
            "attendance" => Self::Attendance,
            "analysis" => Self::Analysis,
            _ => Self::Nothing,
        }
    }

    /// What it shows, weight of the first hit, weight of all hits together at most.
    pub(crate) fn rule(self) -> (Option<Fact>, i16, i16) {
        match self {
            Self::EndEvent => (Some(Fact::EndEvent), 200, 300),
            Self::Ensure => (Some(Fact::Ensure), 150, 150),
            Self::Order => (Some(Fact::Order), 300, 300),
            Self::NamedThing => (Some(Fact::NamedThing), 150, 200),
            Self::Deliverable => (Some(Fact::Deliverable), 150, 200),
            Self::Campaign => (Some(Fact::Campaign), 150, 200),
            Self::Past => (Some(Fact::Past), -300, -500),
            Self::Definition => (Some(Fact::Definition), -250, -300),
            Self::Virtue => (Some(Fact::Virtue), -120, -360),
            Self::GenericActor => (Some(Fact::GenericActor), -100, -100),
            Self::Guiding => (Some(Fact::Guiding), -400, -800),
            Self::Formula => (Some(Fact::Formula), -500, -500),
            Self::Attendance => (Some(Fact::Attendance), -400, -400),
            Self::Analysis => (Some(Fact::Analysis), -250, -400),
            Self::Nothing => (None, 0, 0),
        }
    }
}

/// Every cue word.
pub(crate) static CUE_WORDS: LazyLock<Lexicon<Cue>> = LazyLock::new(|| {
    Lexicon::new(groups(include_str!("../words/cues.txt")).map(|(group, word)| (word, Cue::named(group))))
});

/// Verbs and adverbs that open a promise in a report.
pub(crate) static OPENING_VERBS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    let words = include_str!("../words/opening-verbs.txt").lines().filter(|line| !line.starts_with('#'));
    Lexicon::new(words.flat_map(str::split_whitespace).map(|word| (word, ())))
});
