//! The trained judge: weighs what a sentence shows with weights learnt from labelled documents.
//!
//! `words/weights.txt` is made by `examples/train.rs`. All weights are whole numbers on the scale of the cues' own.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::Reason;
use crate::clean::Clean;
use crate::evidence::Evidence;
use crate::features::Feature;
use crate::lexicon::Lexicon;
use crate::phrase::{Spot, words};

/// A word's place in the list of words, and its weight.
type Word = (u16, i16);

struct Weights {
    facts: HashMap<&'static str, i16>,
    /// Words of one and of two characters, by where they stand.
    words: [[Lexicon<Word>; 2]; 4],
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
    let of = |spot: Spot, length: usize| {
        let here = rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.0 == spot.name() && row.1.chars().count() == length);
        Lexicon::new(here.map(|(index, row)| (row.1, (u16::try_from(index).unwrap_or(u16::MAX), row.2))))
    };
    Weights {
        facts: rows.iter().filter(|row| row.0 == "fact").map(|row| (row.1, row.2)).collect(),
        words: Spot::ALL.map(|spot| [of(spot, 1), of(spot, 2)]),
        many: rows.len(),
    }
});

/// Judges the sentences of one document.
pub(crate) struct Judge {
    /// For each word, the sentence in which it was last seen: in a sentence it counts once.
    seen: Vec<u32>,
    sentence: u32,
}

impl Judge {
    pub(crate) fn new() -> Self {
        Self { seen: vec![0; WEIGHTS.many], sentence: 0 }
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
        self.words(norm, start, end, |_, weight| sum += i32::from(weight));
        narrow(sum)
    }

    /// Everything that the sum is made of: the cues, then what else weighs most, then all the rest in one.
    pub(crate) fn reasons(
        &mut self,
        clean: &Clean,
        range: (usize, usize),
        evidence: &Evidence,
        facts: &[Feature],
    ) -> Vec<Reason> {
        const SHOWN: usize = 8;
        let mut reasons: Vec<Reason> = evidence.reasons.clone();
        let mut others: Vec<Reason> = Vec::new();
        for fact in facts {
            let weight = fact_weight(fact);
            let cue = fact.name.split('/').next().unwrap_or(fact.name);
            let known = reasons.iter_mut().chain(&mut others).find(|reason| reason.cue == cue);
            if let Some(known) = known {
                known.weight = known.weight.saturating_add(weight);
                continue;
            }
            let words = clean.quote(fact.words.start, fact.words.end);
            others.push(Reason { cue: cue.to_owned(), words, weight });
        }
        self.words(&clean.norm, range.0, range.1, |place, weight| {
            let words = clean.quote(place.start, place.end);
            match others.iter_mut().find(|reason| reason.cue == "cue-wording" && reason.words == words) {
                Some(known) => known.weight = known.weight.saturating_add(weight),
                None => others.push(Reason { cue: String::from("cue-wording"), words, weight }),
            }
        });
        others.sort_by_key(|reason| std::cmp::Reverse(reason.weight.unsigned_abs()));
        reasons.retain(|reason| reason.weight != 0);
        let shown = others.iter().take(SHOWN).take_while(|reason| reason.weight.unsigned_abs() >= 20).count();
        reasons.extend(others.drain(..shown));
        let all = self.sum(&clean.norm, range, evidence.sum(), facts);
        let told: i32 = reasons.iter().map(|reason| i32::from(reason.weight)).sum();
        let rest = narrow(i32::from(all) - told);
        if rest != 0 {
            reasons.push(Reason { cue: String::from("cue-rest"), words: String::new(), weight: rest });
        }
        reasons
    }

    /// Calls `see` with every word of a sentence that has a weight, once.
    fn words(
        &mut self,
        norm: &[char],
        start: usize,
        end: usize,
        mut see: impl FnMut(std::ops::Range<usize>, i16),
    ) {
        self.sentence += 1;
        words(norm, start, end, |spot, place| {
            let lexicon = &WEIGHTS.words[spot as usize][place.len() - 1];
            let Some((_, (index, weight))) = lexicon.at(&norm[..place.end], place.start) else { return };
            let seen = &mut self.seen[usize::from(index)];
            if *seen != self.sentence {
                *seen = self.sentence;
                see(place, weight);
            }
        });
    }
}

fn fact_weight(fact: &Feature) -> i16 {
    WEIGHTS.facts.get(fact.name).copied().unwrap_or(0)
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
                assert!(crate::CUES.contains(&name.split('/').next().unwrap_or(name)), "{line}");
            } else {
                assert!(Spot::ALL.iter().any(|spot| spot.name() == kind), "{line}");
                assert!(name.chars().count() <= 2, "{line}");
            }
        }
        assert!(WEIGHTS.facts.len() > 50);
    }
}
