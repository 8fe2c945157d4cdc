//! The trained judge: weighs what a sentence shows with weights learnt from labelled documents.
//!
//! `words/weights.txt` is made by `examples/train.rs`. All weights are whole numbers on the scale of the cues' own.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::LazyLock;

use crate::Reason;
use crate::clean::Clean;
use crate::evidence::Evidence;
use crate::fact::Fact;
use crate::features::Feature;
use crate::phrase::{Spot, words};

/// A word's place in the list of words, and its weight.
type Word = (u16, i16);

/// Words of one and two characters, by a hash of them.
struct Table {
    /// One bit for a hash: most words of a sentence have no weight, and these bits are all that is touched for them.
    bits: Box<[u64; Self::BITS / 64]>,
    /// The word as one number, 0 in a free slot; the next free slot where one is taken.
    slots: Vec<(u32, Word)>,
}

impl Table {
    const BITS: usize = 0x1_0000;

    fn of<'w>(words: impl Iterator<Item = (&'w str, Word)>) -> Self {
        let split = |(text, word): (&str, Word)| {
            let mut chars = text.chars();
            Some((key(chars.next()?, chars.next()), word))
        };
        let all: Vec<(u32, Word)> = words.filter_map(split).collect();
        let mut bits = Box::new([0; Self::BITS / 64]);
        let mut slots = vec![(0, (0, 0)); (all.len() * 2 + 1).next_power_of_two()];
        for (key, word) in all {
            let bit = hash(key) % Self::BITS;
            bits[bit / 64] |= 1 << (bit % 64);
            let mut at = hash(key) & (slots.len() - 1);
            while slots[at].0 != 0 && slots[at].0 != key {
                at = (at + 1) & (slots.len() - 1);
            }
            slots[at] = (key, word);
        }
        Self { bits, slots }
    }

    #[inline]
    fn word(&self, first: char, second: Option<char>) -> Option<Word> {
        let key = key(first, second);
        let bit = hash(key) % Self::BITS;
        if self.bits[bit / 64] >> (bit % 64) & 1 == 0 {
            return None;
        }
        let mut at = hash(key) & (self.slots.len() - 1);
        loop {
            match self.slots[at] {
                (0, _) => return None,
                (known, word) if known == key => return Some(word),
                _ => at = (at + 1) & (self.slots.len() - 1),
            }
        }
    }
}

/// One or two code points of the basic plane as one number; no word of a sentence holds others.
fn key(first: char, second: Option<char>) -> u32 {
    u32::from(first) << 16 | second.map_or(0, |c| u32::from(c) & 0xffff)
}

fn hash(key: u32) -> usize {
    (key.wrapping_mul(0x9e37_79b1) >> 12) as usize
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
    /// One bit for each word that the sentence has shown: it counts once.
    seen: Vec<u64>,
    /// The words of the sentence last summed that have a weight, each once for each of the places it stands at.
    said: Vec<Said>,
}

/// A word that has a weight.
struct Said {
    spot: Spot,
    words: Range<usize>,
    weight: i16,
}

impl Judge {
    pub(crate) fn new() -> Self {
        Self { seen: vec![0; WEIGHTS.many / 64 + 1], said: Vec::new() }
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
        sum += self.said.iter().map(|said| i32::from(said.weight)).sum::<i32>();
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
        let mut others: Vec<Other> = Vec::with_capacity(facts.len());
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
        // Facts come before words, and the shorter of two words before the longer.
        let length = |other: &Other| {
            if other.cue == Fact::Wording.cue() { other.words.end - other.words.start } else { 0 }
        };
        let rank = |other: &Other| (Reverse(other.weight.unsigned_abs()), other.words.start, length(other));
        let mut most: Vec<&Other> = Vec::with_capacity(SHOWN + 1);
        for other in others.iter().filter(|other| other.weight.unsigned_abs() >= LEAST_SHOWN) {
            if most.len() < SHOWN || most.last().is_some_and(|last| rank(other) < rank(last)) {
                most.insert(most.partition_point(|known| rank(known) <= rank(other)), other);
                most.truncate(SHOWN);
            }
        }
        reasons.retain(|reason| reason.weight != 0);
        reasons.extend(most.into_iter().map(|other| Reason {
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
        let mut found: Vec<Other> = Vec::with_capacity(self.said.len());
        for Said { spot, words, weight } in &self.said {
            let weight = i32::from(*weight);
            let first = norm[words.start];
            let same = |other: &&mut Other| {
                norm[other.words.start] == first
                    && other.words.len() == words.len()
                    && norm[words.end - 1] == norm[other.words.end - 1]
            };
            // What stands anywhere is noted where it is met first, before it can be noted of a place.
            match found.iter_mut().find(|other| *spot != Spot::Any && same(other)) {
                Some(known) => known.weight += weight,
                None => found.push(Other { cue: Fact::Wording.cue(), words: words.clone(), weight }),
            }
        }
        found
    }

    /// Notes every word of a sentence that has a weight, once.
    fn listen(&mut self, norm: &[char], start: usize, end: usize) {
        let weights = &*WEIGHTS;
        self.seen.fill(0);
        self.said.clear();
        words(norm, start, end, |spot, place| {
            let second = norm.get(place.start + 1).filter(|_| place.len() > 1);
            let Some((index, weight)) = weights.words[spot as usize].word(norm[place.start], second.copied())
            else {
                return;
            };
            let (seen, bit) = (&mut self.seen[usize::from(index) / 64], 1 << (index % 64));
            if *seen & bit == 0 {
                *seen |= bit;
                self.said.push(Said { spot, words: place, weight });
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
