//! The trained judge: weighs what a sentence shows with weights learnt from labelled documents.
//!
//! `words/weights.txt` is made by `examples/train.rs`. All weights are whole numbers on the scale of the cues' own.

use std::ops::Range;
use std::sync::LazyLock;

use crate::Reason;
use crate::clean::Clean;
use crate::evidence::Evidence;
use crate::fact::Fact;
use crate::features::Feature;
use crate::heads::Heads;
use crate::phrase::{Spot, words};

/// A word's place in the list of words, and its weight.
type Word = (u16, i16);

/// Words of one and two characters.
struct Table {
    heads: Heads,
    /// What follows the first character, or none, sorted within each head.
    words: Vec<(Option<char>, Word)>,
}

impl Table {
    fn of<'w>(words: impl Iterator<Item = (&'w str, Word)>) -> Self {
        let split = |(text, word): (&str, Word)| {
            let mut chars = text.chars();
            Some((chars.next()?, chars.next(), word))
        };
        let mut all: Vec<(char, Option<char>, Word)> = words.filter_map(split).collect();
        all.retain(|(first, ..)| (*first as usize) < 0x1_0000);
        all.sort_unstable();
        let heads = Heads::of(all.iter().map(|(first, ..)| *first));
        Self { heads, words: all.into_iter().map(|(_, second, word)| (second, word)).collect() }
    }

    fn word(&self, word: &[char]) -> Option<Word> {
        let words = &self.words[self.heads.range(*word.first()?)?];
        let Some(second) = word.get(1) else {
            // One character alone comes first.
            return words.first().filter(|(second, _)| second.is_none()).map(|(_, word)| *word);
        };
        let found = words.binary_search_by_key(&Some(*second), |(second, _)| *second).ok()?;
        Some(words[found].1)
    }
}

struct Weights {
    /// By the number of the fact.
    facts: Vec<i16>,
    /// By where they stand.
    words: [Table; 4],
    many: usize,
}

/// The weight of every fact and word: `fact cue-nobody -40`, `any 要求 -12`.
static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let lines = include_str!("../words/weights.txt").lines().filter(|line| !line.starts_with('#'));
    let rows: Vec<(&str, &str, i16)> = lines
        .filter_map(|line| {
            let mut parts = line.split_whitespace();
            let (kind, name) = (parts.next()?, parts.next()?);
            Some((kind, name, parts.next()?.parse().ok()?))
        })
        .collect();
    let fact = |fact: &Fact| {
        let row = rows.iter().find(|row| row.0 == "fact" && row.1 == fact.key());
        row.map_or(0, |row| row.2)
    };
    let table = |spot: Spot| {
        let here = rows.iter().enumerate().filter(|(_, row)| row.0 == spot.name());
        Table::of(here.map(|(index, row)| (row.1, (u16::try_from(index).unwrap_or(u16::MAX), row.2))))
    };
    Weights { facts: Fact::ALL.iter().map(fact).collect(), words: Spot::ALL.map(table), many: rows.len() }
});

/// Judges the sentences of one document.
pub(crate) struct Judge {
    /// For each word, the sentence in which it was last seen: in a sentence it counts once.
    seen: Vec<u32>,
    sentence: u32,
    /// The words of the sentence last summed that have a weight, each once.
    said: Vec<(Range<usize>, i16)>,
}

impl Judge {
    pub(crate) fn new() -> Self {
        Self { seen: vec![0; WEIGHTS.many], sentence: 0, said: Vec::new() }
    }

    /// The sum of all weights.
    pub(crate) fn sum(
        &mut self,
        norm: &[char],
        (start, end): (usize, usize),
        own: i16,
        facts: &[Feature],
    ) -> i16 {
        let mut sum = i32::from(own.clamp(LEAST, MOST));
        sum += facts.iter().map(|fact| i32::from(fact_weight(fact))).sum::<i32>();
        self.listen(norm, start, end);
        sum += self.said.iter().map(|(_, weight)| i32::from(*weight)).sum::<i32>();
        narrow(sum)
    }

    /// Everything that the last `sum` is made of: the cues, then what else weighs most, then all the rest in one.
    pub(crate) fn reasons(
        &self,
        clean: &Clean,
        evidence: &Evidence,
        facts: &[Feature],
        sum: i16,
    ) -> Vec<Reason> {
        const SHOWN: usize = 8;
        const LEAST_SHOWN: u32 = 20;
        let mut reasons: Vec<Reason> = evidence.clues.iter().map(|clue| clue.reason(clean)).collect();
        let mut others: Vec<Other> = Vec::new();
        for shown in facts {
            let (cue, weight) = (shown.fact.cue(), fact_weight(shown));
            if weight == 0 {
                continue;
            }
            if let Some(known) = reasons.iter_mut().find(|reason| reason.cue == cue) {
                known.weight = known.weight.saturating_add(weight);
            } else if let Some(known) = others.iter_mut().find(|other| other.cue == cue) {
                known.weight += i32::from(weight);
            } else {
                others.push(Other { cue, words: shown.words.clone(), weight: i32::from(weight) });
            }
        }
        others.extend(self.wording(&clean.norm));
        others.retain(|other| other.weight.unsigned_abs() >= LEAST_SHOWN);
        others.sort_by_key(|other| (std::cmp::Reverse(other.weight.unsigned_abs()), other.words.start));
        reasons.retain(|reason| reason.weight != 0);
        reasons.extend(others.iter().take(SHOWN).map(|other| Reason {
            cue: other.cue.to_owned(),
            words: clean.quote(other.words.start, other.words.end),
            weight: narrow(other.weight),
        }));
        let told: i32 = reasons.iter().map(|reason| i32::from(reason.weight)).sum();
        let rest = narrow(i32::from(sum) - told);
        if rest != 0 {
            reasons.push(Reason { cue: Fact::Rest.cue().to_owned(), words: String::new(), weight: rest });
        }
        reasons
    }

    /// The words of the sentence that have a weight, wherever in it each of them stands.
    fn wording(&self, norm: &[char]) -> Vec<Other> {
        let other = |(words, weight): &(Range<usize>, i16)| Other {
            cue: Fact::Wording.cue(),
            words: words.clone(),
            weight: i32::from(*weight),
        };
        let mut found: Vec<Other> = self.said.iter().map(other).collect();
        // One or two characters as one number.
        let text =
            |words: &Range<usize>| norm[words.clone()].iter().fold(0_u64, |all, c| all << 32 | u64::from(*c));
        found.sort_by_key(|other| text(&other.words));
        found.dedup_by(|next, kept| {
            let same = text(&next.words) == text(&kept.words);
            kept.weight += if same { next.weight } else { 0 };
            same
        });
        found
    }

    /// Notes every word of a sentence that has a weight, once.
    fn listen(&mut self, norm: &[char], start: usize, end: usize) {
        let weights = &*WEIGHTS;
        self.sentence += 1;
        self.said.clear();
        words(norm, start, end, |spot, place| {
            let Some((index, weight)) = weights.words[spot as usize].word(&norm[place.clone()]) else {
                return;
            };
            let seen = &mut self.seen[usize::from(index)];
            if *seen != self.sentence {
                *seen = self.sentence;
                self.said.push((place, weight));
            }
        });
    }
}

/// What weighs beside the cues.
struct Other {
    cue: &'static str,
    words: Range<usize>,
    weight: i32,
}

fn fact_weight(fact: &Feature) -> i16 {
    WEIGHTS.facts[fact.fact as usize]
}

/// Beyond these the cues' own sum says no more.
const LEAST: i16 = -1000;
const MOST: i16 = 1200;

fn narrow(sum: i32) -> i16 {
    i16::try_from(sum.clamp(-9999, 9999)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_has_words_and_none_holds_more_than_two_characters() {
        let lines = include_str!("../words/weights.txt").lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            let [kind, name, weight] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
            assert!(weight.parse::<i16>().is_ok(), "{line}");
            if kind == "fact" {
                assert!(Fact::ALL.iter().any(|fact| fact.key() == name), "{line}");
            } else {
                assert!(Spot::ALL.iter().any(|spot| spot.name() == kind), "{line}");
                assert!(name.chars().count() <= 2, "{line}");
            }
        }
        assert!(WEIGHTS.facts.iter().filter(|weight| **weight != 0).count() > 50);
    }
}
