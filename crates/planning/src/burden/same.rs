//! What is asked already: the same measure, the same name, or the same question in other words.

use std::sync::LazyLock;

use serde::Serialize;

use super::Request;

/// Two names that share so many of their character pairs (in percent, Dice) ask the same.
const ALIKE: u32 = 75;

/// Longest unit of measure in brackets, brackets and a space included.
const UNIT: usize = 8;

/// In what two fields are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sameness {
    /// Other words for it, alike by so many percent.
    Question(u32),
    /// The name on the form.
    Name,
    /// The measure that they fill.
    Measure,
}

/// A field that somebody asks for already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Duplicate<U> {
    /// Place of the field in the new request.
    pub field: usize,
    /// Place of the request that asks for it already: its asker, title and dates say by whom and when.
    pub request: usize,
    /// Place of the field there.
    pub other: usize,
    /// In what they are the same.
    pub sameness: Sameness,
    /// Whoever would be asked twice.
    pub recipients: Vec<U>,
}

/// The fields of a new request that are asked of some of its recipients already, the surest match of each field first.
///
/// Requests that ended before the new one begins are no duplicates: what they brought is known and can be pre-filled.
pub fn duplicates<U: Clone + Ord>(new: &Request<U>, existing: &[Request<U>]) -> Vec<Duplicate<U>> {
    let mut found = Vec::new();
    for (place, request) in existing.iter().enumerate() {
        let over = request.until.is_some_and(|until| until < new.from);
        let recipients: Vec<U> =
            new.recipients().into_iter().filter(|unit| request.recipients.contains(unit)).cloned().collect();
        if over || recipients.is_empty() {
            continue;
        }
        for (field, asked) in new.fields.iter().enumerate() {
            let same = request.fields.iter().enumerate().filter_map(|(other, known)| {
                let sameness = sameness(asked, known)?;
                Some((sameness, other))
            });
            if let Some((sameness, other)) =
                same.max_by_key(|(sameness, other)| (*sameness, std::cmp::Reverse(*other)))
            {
                let recipients = recipients.clone();
                found.push(Duplicate { field, request: place, other, sameness, recipients });
            }
        }
    }
    found
        .sort_by_key(|duplicate| (duplicate.field, std::cmp::Reverse(duplicate.sameness), duplicate.request));
    found
}

fn sameness(one: &super::Field, other: &super::Field) -> Option<Sameness> {
    match (&one.measure, &other.measure) {
        (Some(one), Some(other)) if one == other => return Some(Sameness::Measure),
        // Two measures are two things, whatever their names.
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    match likeness(&one.name, &other.name) {
        100 if plain(&one.name) == plain(&other.name) => Some(Sameness::Name),
        percent if percent >= ALIKE => Some(Sameness::Question(percent)),
        _ => None,
    }
}

/// How much two names ask the same, in percent: 0 where a word tells them apart.
pub fn likeness(one: &str, other: &str) -> u32 {
    let (one_plain, other_plain) = (plain(one), plain(other));
    if one_plain == other_plain {
        return if one_plain.is_empty() { 0 } else { 100 };
    }
    if WORDS.apart(&one_plain, &other_plain) || digits(&one_plain) != digits(&other_plain) {
        return 0;
    }
    let (one, other) = (WORDS.reduced(&one_plain), WORDS.reduced(&other_plain));
    if one == other {
        return if one.is_empty() { 0 } else { 100 };
    }
    dice(&one, &other)
}

/// The name without spaces, punctuation, the width of its characters, and a unit of measure in brackets.
fn plain(name: &str) -> String {
    let open = name.rfind(['（', '(']).filter(|at| *at > 0 && name.trim_end().ends_with(['）', ')']));
    let name = open.filter(|at| name[*at..].chars().count() <= UNIT).map_or(name, |at| &name[..at]);
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => other,
    };
    name.chars().map(narrow).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn digits(name: &str) -> String {
    name.chars().filter(char::is_ascii_digit).collect()
}

/// The mean of Dice's coefficients of characters and of pairs of neighbouring ones, in percent: words in another
/// order count, but less.
fn dice(one: &str, other: &str) -> u32 {
    let single = |name: &str| name.chars().map(|c| (c, c)).collect();
    let pairs = |name: &str| name.chars().zip(name.chars().skip(1)).collect();
    (shared(single(one), single(other)) + shared(pairs(one), pairs(other))) / 2
}

fn shared(one: Vec<(char, char)>, mut other: Vec<(char, char)>) -> u32 {
    let all = (one.len() + other.len()).max(1);
    let mut shared = 0;
    for pair in one {
        if let Some(place) = other.iter().position(|known| *known == pair) {
            other.swap_remove(place);
            shared += 2;
        }
    }
    u32::try_from(shared * 100 / all).unwrap_or(0)
}

/// The word lists.
struct Lists {
    /// A word and what stands for it (nothing for words that say nothing); longer ones first.
    same: Vec<(&'static str, &'static str)>,
    apart: Vec<Vec<&'static str>>,
}

static WORDS: LazyLock<Lists> = LazyLock::new(|| {
    let lines = |text: &'static str| text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut same = Vec::new();
    for line in lines(include_str!("../../words/same.txt")) {
        if let Some(empty) = line.strip_prefix('-') {
            same.extend(empty.split_whitespace().map(|word| (word, "")));
        } else {
            let first = line.split_whitespace().next().unwrap_or_default();
            same.extend(line.split_whitespace().map(|word| (word, first)));
        }
    }
    same.sort_by_key(|(word, _)| std::cmp::Reverse(word.chars().count()));
    let apart = lines(include_str!("../../words/apart.txt")).map(|line| {
        let mut words: Vec<&str> = line.split_whitespace().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        words
    });
    Lists { same, apart: apart.collect() }
});

impl Lists {
    /// The name with one word for each meaning and without words that say nothing.
    fn reduced(&self, name: &str) -> String {
        let mut reduced = String::new();
        let mut rest = name;
        while let Some(c) = rest.chars().next() {
            match self.same.iter().find(|(word, _)| rest.starts_with(word)) {
                Some((word, meaning)) => {
                    reduced.push_str(meaning);
                    rest = &rest[word.len()..];
                }
                None => {
                    reduced.push(c);
                    rest = &rest[c.len_utf8()..];
                }
            }
        }
        reduced
    }

    fn apart(&self, one: &str, other: &str) -> bool {
        let (one, other) = (self.reduced(one), self.reduced(other));
        self.apart.iter().any(|group| marks(group, &one) != marks(group, &other))
    }
}

/// The words of a group that a name has, the longest at each place.
fn marks(group: &[&'static str], name: &str) -> Vec<&'static str> {
    let mut marks = Vec::new();
    let mut rest = name;
    while let Some(c) = rest.chars().next() {
        let word = group.iter().find(|word| rest.starts_with(**word));
        marks.extend(word);
        rest = &rest[word.map_or(c.len_utf8(), |word| word.len())..];
    }
    marks.sort_unstable();
    marks.dedup();
    marks
}
