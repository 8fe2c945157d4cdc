//! Cues: words that speak for or against a commitment, and how strongly.

use std::sync::LazyLock;

use crate::lexicon::{Lexicon, groups};

/// Keys of every cue that a [`crate::Reason`] can carry; message catalogues translate each.
pub const CUES: &[&str] = &[
    "cue-target",
    "cue-deadline",
    "cue-cadence",
    "cue-pressing",
    "cue-leader",
    "cue-named-unit",
    "cue-collective-unit",
    "cue-assigned",
    "cue-end-event",
    "cue-ensure",
    "cue-order",
    "cue-named-thing",
    "cue-deliverable",
    "cue-campaign",
    "cue-process",
    "cue-plan-section",
    "cue-past",
    "cue-review-section",
    "cue-definition",
    "cue-question",
    "cue-virtue",
    "cue-generic-actor",
    "cue-guiding",
    "cue-formula",
    "cue-attendance",
    "cue-analysis",
    // What the trained judge sees beside the cues: where a sentence stands, how it is built, who acts in it, its words.
    "cue-document",
    "cue-part",
    "cue-usual",
    "cue-reach",
    "cue-place",
    "cue-before",
    "cue-around",
    "cue-heading",
    "cue-behind",
    "cue-clauses",
    "cue-mark",
    "cue-quoted",
    "cue-paper",
    "cue-reported",
    "cue-helper",
    "cue-actor",
    "cue-nobody",
    "cue-targets",
    "cue-figures",
    "cue-gone",
    "cue-named-time",
    "cue-time-first",
    "cue-year",
    "cue-told",
    "cue-wording",
    "cue-rest",
];

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

    /// Key, weight of the first hit, weight of all hits together at most.
    pub(crate) fn rule(self) -> (&'static str, i16, i16) {
        match self {
            Self::EndEvent => ("cue-end-event", 200, 300),
            Self::Ensure => ("cue-ensure", 150, 150),
            Self::Order => ("cue-order", 300, 300),
            Self::NamedThing => ("cue-named-thing", 150, 200),
            Self::Deliverable => ("cue-deliverable", 150, 200),
            Self::Campaign => ("cue-campaign", 150, 200),
            Self::Past => ("cue-past", -300, -500),
            Self::Definition => ("cue-definition", -250, -300),
            Self::Virtue => ("cue-virtue", -120, -360),
            Self::GenericActor => ("cue-generic-actor", -100, -100),
            Self::Guiding => ("cue-guiding", -400, -800),
            Self::Formula => ("cue-formula", -500, -500),
            Self::Attendance => ("cue-attendance", -400, -400),
            Self::Analysis => ("cue-analysis", -250, -400),
            Self::Nothing => ("", 0, 0),
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
