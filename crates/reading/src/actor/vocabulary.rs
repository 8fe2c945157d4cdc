//! The words a clause is made of: the cut in which they are most common together.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::clause::FAR;
use super::pairs::{Pairs, key};
use crate::lexicon::groups;
use crate::places::places;

/// A word of a clause, as a stretch of its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Its number; none for a place and for a character that is no word here.
    pub(super) number: Option<u16>,
    /// Its part of speech, as the groups of `words/vocabulary.txt` tell it.
    pub(super) part: char,
}

impl Word {
    pub(super) fn len(&self) -> usize {
        self.end - self.start
    }
}

/// The part of speech of what is no word here.
pub(super) const UNKNOWN: char = '?';

/// The part of speech of a digit.
const NUMBER: char = 'm';

/// Numbers of words begin here, so that they are told from letters and digits in a sign.
pub(super) const FIRST: u16 = 256;

/// How rare a character that is no word counts as, in halves of a natural logarithm.
const RAREST: u16 = 32;

/// How rare a county or city counts as that is no word of the vocabulary, and its part of speech.
const PLACE_RARE: u16 = 24;
const PLACE: char = 'L';

/// The longest word.
const LONG: usize = 6;

struct Entry {
    /// Its characters behind the second.
    rest: [char; LONG - 2],
    length: usize,
    /// How rare it is, in halves of a natural logarithm.
    rare: u16,
    part: char,
    /// 0 for a place.
    number: u16,
}

impl Entry {
    /// A word with the key of its first two characters; none for one that is too long.
    fn of(word: &str, (rare, part, number): (u16, char, u16)) -> Option<(u32, Self)> {
        let length = word.chars().count();
        let mut chars = word.chars();
        let key = key(chars.next()?, chars.next());
        let rest = [(); LONG - 2].map(|()| chars.next().unwrap_or('\0'));
        (length <= LONG).then_some((key, Self { rest, length, rare, part, number }))
    }
}

struct Vocabulary {
    /// Where in `entries` the words lie that begin with two characters.
    beginnings: Pairs<(u16, u16)>,
    entries: Vec<Entry>,
    words: Vec<&'static str>,
}

static VOCABULARY: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::of(include_str!("../../words/vocabulary.txt")));

impl Vocabulary {
    fn of(list: &'static str) -> Self {
        let mut words = Vec::new();
        let mut rows: Vec<(u32, Entry)> = Vec::new();
        for (group, word) in groups(list) {
            let mut letters = group.split(' ');
            let part = letters.next().and_then(|part| part.chars().next()).unwrap_or(UNKNOWN);
            let rare = letters.next().and_then(|rare| rare.parse().ok()).unwrap_or(RAREST);
            let number = FIRST + words.len() as u16;
            if let Some(row) = Entry::of(word, (rare, part, number)) {
                words.push(word);
                rows.push(row);
            }
        }
        // A place that is a word as well is that word.
        let known: BTreeSet<&str> = words.iter().copied().collect();
        let more = places().filter(|place| !known.contains(place));
        rows.extend(more.filter_map(|place| Entry::of(place, (PLACE_RARE, PLACE, 0))));
        rows.sort_by_key(|(key, entry)| (*key, entry.length));
        let mut beginnings: Vec<(u32, (u16, u16))> = Vec::new();
        for (index, (key, _)) in rows.iter().enumerate() {
            match beginnings.last_mut() {
                Some((known, (_, to))) if known == key => *to = index as u16 + 1,
                _ => beginnings.push((*key, (index as u16, index as u16 + 1))),
            }
        }
        let entries = rows.into_iter().map(|(_, entry)| entry).collect();
        Self { beginnings: Pairs::of(&beginnings), entries, words }
    }

    fn beginning(&self, first: char, second: Option<char>) -> &[Entry] {
        let (from, to) = self.beginnings.get(key(first, second)).unwrap_or_default();
        &self.entries[usize::from(from)..usize::from(to)]
    }

    /// The words that begin at a place.
    fn at<'v>(&'v self, text: &'v [char], at: usize) -> impl Iterator<Item = &'v Entry> {
        let second = text.get(at + 1).copied();
        let longer = second.map_or(&[][..], |second| self.beginning(text[at], Some(second)));
        let fits = move |entry: &&Entry| {
            let rest = &entry.rest[..entry.length.saturating_sub(2)];
            text.get(at + 2..).is_some_and(|text| text.starts_with(rest))
        };
        self.beginning(text[at], None).iter().chain(longer.iter().filter(fits))
    }
}

/// A clause cut into words.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    pub(super) words: Vec<Word>,
    /// Which word begins, and which ends, at each place; [`NONE`] for none.
    begins: [u8; FAR + 1],
    ends: [u8; FAR + 1],
}

const NONE: u8 = u8::MAX;

impl Cut {
    /// The cut of the first [`FAR`] characters.
    pub(super) fn of(text: &[char]) -> Self {
        let words = cut(text);
        let (mut begins, mut ends) = ([NONE; FAR + 1], [NONE; FAR + 1]);
        for (index, word) in words.iter().enumerate() {
            begins[word.start] = index as u8;
            ends[word.end] = index as u8;
        }
        Self { words, begins, ends }
    }

    /// Which word begins at a place.
    pub(super) fn beginning(&self, at: usize) -> Option<usize> {
        self.begins.get(at).filter(|index| **index != NONE).map(|index| usize::from(*index))
    }

    /// Which word ends at a place.
    pub(super) fn ending(&self, at: usize) -> Option<usize> {
        self.ends.get(at).filter(|index| **index != NONE).map(|index| usize::from(*index))
    }
}

/// The part of speech of a range as one word; none where it is no word of the vocabulary.
pub(super) fn part(text: &[char], start: usize, end: usize) -> Option<char> {
    let whole = |entry: &&Entry| entry.length == end - start;
    VOCABULARY.at(&text[..end], start).find(whole).map(|entry| entry.part)
}

fn cut(text: &[char]) -> Vec<Word> {
    /// The best way to a place: how rare its words are together, the last of them, and where that begins.
    #[derive(Clone, Copy)]
    struct Way {
        rare: u16,
        from: u8,
        number: u16,
        part: char,
    }
    const NOWHERE: Way = Way { rare: u16::MAX, from: 0, number: 0, part: UNKNOWN };
    let text = &text[..text.len().min(FAR)];
    let mut ways = [NOWHERE; FAR + 1];
    ways[0].rare = 0;
    for at in 0..text.len() {
        let so_far = ways[at].rare;
        let mut step = |length: usize, rare: u16, number, part| {
            let way = &mut ways[at + length];
            if so_far + rare < way.rare {
                *way = Way { rare: so_far + rare, from: at as u8, number, part };
            }
        };
        step(1, RAREST, 0, if text[at].is_ascii_digit() { NUMBER } else { UNKNOWN });
        for entry in VOCABULARY.at(text, at) {
            step(entry.length, entry.rare, entry.number, entry.part);
        }
    }
    let mut words = Vec::with_capacity(text.len() / 2 + 1);
    let mut end = text.len();
    while end > 0 {
        let Way { from, number, part, .. } = ways[end];
        let start = usize::from(from);
        words.push(Word { start, end, number: (number > 0).then_some(number), part });
        end = start;
    }
    words.reverse();
    words
}

/// The word of a number.
pub(super) fn word(number: u16) -> Option<&'static str> {
    VOCABULARY.words.get(usize::from(number.checked_sub(FIRST)?)).copied()
}

/// The number of a word.
pub(super) fn number(word: &str) -> Option<u16> {
    let text: Vec<char> = word.chars().collect();
    if text.is_empty() {
        return None;
    }
    let found = VOCABULARY.at(&text, 0).find(|entry| entry.number > 0 && entry.length == text.len())?;
    Some(found.number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_by_its_number_and_the_other_way() {
        for (_, known) in groups(include_str!("../../words/vocabulary.txt")) {
            let found = number(known);
            assert_eq!(found.and_then(word), Some(known));
        }
        assert_eq!(number("丼丼"), None);
        assert_eq!(number(""), None);
        assert_eq!(word(FIRST - 1), None);
    }

    #[test]
    fn the_list_fits_its_numbers() {
        let list = || groups(include_str!("../../words/vocabulary.txt"));
        assert!(list().count() + places().count() < usize::from(u16::MAX - FIRST));
        for (_, word) in list() {
            assert!((1..=LONG).contains(&word.chars().count()) && !word.is_ascii(), "{word}");
        }
    }

    #[test]
    fn the_words_of_a_cut_follow_each_other_to_its_end() {
        let text: Vec<char> = "甲乙集团加快建设丼丼基地3个".chars().collect();
        let cut = Cut::of(&text);
        let mut end = 0;
        for (index, word) in cut.words.iter().enumerate() {
            assert_eq!(
                (word.start, cut.beginning(end), cut.ending(word.end)),
                (end, Some(index), Some(index))
            );
            end = word.end;
        }
        assert_eq!(end, text.len());
        let words: Vec<String> =
            cut.words.iter().map(|word| text[word.start..word.end].iter().collect()).collect();
        assert_eq!(words[2..5], ["集团", "加快", "建设"]);
        assert!(Cut::of(&[]).words.is_empty());
    }
}
