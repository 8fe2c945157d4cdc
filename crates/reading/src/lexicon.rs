//! Many words looked for at once, and single words looked for at a place.

use crate::heads::Heads;

/// A set of words, each with a meaning, looked for forwards or backwards.
pub(crate) struct Lexicon<T> {
    /// Where the words lie by the code point that is compared first.
    heads: Heads,
    /// Longer ones first within each head.
    words: Vec<Word<T>>,
}

struct Word<T> {
    /// The code point that is compared second, beside the rest: most words differ there already.
    second: Option<char>,
    all: Box<[char]>,
    meaning: T,
}

impl<T: Copy> Lexicon<T> {
    /// Words that are found where they begin.
    pub(crate) fn new<'w>(words: impl IntoIterator<Item = (&'w str, T)>) -> Self {
        Self::sorted(words.into_iter().map(|(w, meaning)| (w.chars().collect(), meaning)))
    }

    /// Words that are found where they end.
    pub(crate) fn endings<'w>(words: impl IntoIterator<Item = (&'w str, T)>) -> Self {
        Self::sorted(words.into_iter().map(|(w, meaning)| (w.chars().rev().collect(), meaning)))
    }

    fn sorted(words: impl Iterator<Item = (Box<[char]>, T)>) -> Self {
        let in_plane = |(word, _): &(Box<[char]>, T)| word.first().is_some_and(|c| (*c as usize) < 0x1_0000);
        let mut words: Vec<(Box<[char]>, T)> = words.filter(in_plane).collect();
        words.sort_by(|a, b| (a.0[0], b.0.len()).cmp(&(b.0[0], a.0.len())));
        let heads = Heads::of(words.iter().map(|(word, _)| word[0]));
        let word = |(all, meaning): (Box<[char]>, T)| Word { second: all.get(1).copied(), all, meaning };
        Self { heads, words: words.into_iter().map(word).collect() }
    }

    /// The longest word whose code points come one by one from `text`.
    fn longest<'t>(&self, mut text: impl Iterator<Item = &'t char> + Clone) -> Option<(usize, T)> {
        let first = *text.next()?;
        let range = self.heads.range(first)?;
        let next = text.clone().next().copied();
        let fits = |word: &&Word<T>| {
            word.second.is_none()
                || word.second == next && {
                    let mut text = text.clone();
                    word.all[1..].iter().all(|c| text.next() == Some(c))
                }
        };
        let found = self.words[range].iter().find(fits)?;
        Some((found.all.len(), found.meaning))
    }

    /// The longest word that begins at `at`: its length and meaning.
    pub(crate) fn at(&self, text: &[char], at: usize) -> Option<(usize, T)> {
        self.longest(text.get(at..)?.iter())
    }

    /// The longest word that ends just before `end` and begins at `floor` or later: where it begins, and its meaning.
    pub(crate) fn before(&self, text: &[char], floor: usize, end: usize) -> Option<(usize, T)> {
        self.longest(text.get(floor..end)?.iter().rev()).map(|(length, meaning)| (end - length, meaning))
    }
}

/// The words of a word list by group. A line without indentation names a group, `#` begins a comment.
pub(crate) fn groups(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut group = "";
    list.lines().filter(|line| !line.starts_with('#')).flat_map(move |line| {
        let words = if line.starts_with(' ') {
            line
        } else {
            group = line;
            ""
        };
        let group = group;
        words.split_whitespace().map(move |word| (group, word))
    })
}

/// Whether a character is one of a few. Comparing one by one is quicker than a search for a needle of bytes.
pub(crate) fn among(few: &str, c: char) -> bool {
    few.chars().any(|one| one == c)
}

/// Whether `words` stands at `at`.
pub(crate) fn is(text: &[char], at: usize, words: &str) -> bool {
    text.get(at..).is_some_and(|rest| {
        let mut rest = rest.iter();
        words.chars().all(|c| rest.next() == Some(&c))
    })
}

/// The first of `words` that stands at `at`, with the position behind it. Longer words must be listed first.
pub(crate) fn any<'w>(text: &[char], at: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
    let first = *text.get(at)?;
    let word = words.iter().find(|word| begins(word, first) && is(text, at, word))?;
    Some((word, at + word.chars().count()))
}

/// The first of `words` that ends just before `end`, with the position where it begins.
pub(crate) fn any_before<'w>(text: &[char], end: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
    // Most words end otherwise: only the others are worth counting.
    let last = *text.get(end.checked_sub(1)?)?;
    words.iter().filter(|w| ends(w, last)).find_map(|w| {
        let start = end.checked_sub(w.chars().count())?;
        is(text, start, w).then_some((*w, start))
    })
}

/// Whether a word begins with a character. `str::starts_with` writes the character out as bytes each time, which made the
/// whole reader a third slower.
fn begins(word: &str, first: char) -> bool {
    let mut word = word.chars();
    word.next() == Some(first)
}

/// Whether a word ends with a character, told without a search for its bytes.
fn ends(word: &str, last: char) -> bool {
    let mut word = word.chars();
    word.next_back() == Some(last)
}

/// Where `words` first stands in `text[from..to]`.
pub(crate) fn find(text: &[char], from: usize, to: usize, words: &str) -> Option<usize> {
    let first = words.chars().next()?;
    let to = to.min(text.len());
    (from..to).find(|at| text[*at] == first && is(&text[..to], *at, words))
}
