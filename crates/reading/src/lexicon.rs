//! Many words looked for at once, and single words looked for at a place.

use calendar::words::{Sieve, code_point};
pub(crate) use calendar::words::{Words, any, any_before, find, is, words};

use crate::heads::Heads;

/// A set of words, each with a meaning, looked for forwards or backwards.
pub(crate) struct Lexicon<T> {
    /// Where the words lie by the code point that is compared first.
    heads: Heads,
    /// Longer ones first within each head.
    words: Vec<Word<T>>,
    /// What is compared behind the first code point, of one word after the other.
    rests: Vec<char>,
}

struct Word<T> {
    /// Where the rest lies.
    from: u32,
    to: u32,
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
        let heads = Heads::of(words.iter().map(|(word, _)| (word[0], word.get(1).copied())));
        let mut rests: Vec<char> = Vec::new();
        let word = |(all, meaning): (Box<[char]>, T)| {
            let from = rests.len() as u32;
            rests.extend_from_slice(&all[1..]);
            Word { from, to: rests.len() as u32, meaning }
        };
        let words = words.into_iter().map(word).collect();
        Self { heads, words, rests }
    }

    /// The longest word that begins at `at`: its length and meaning.
    #[inline]
    pub(crate) fn at(&self, text: &[char], at: usize) -> Option<(usize, T)> {
        let first = *text.get(at)?;
        if !self.heads.may(first) {
            return None;
        }
        let rest = &text[at + 1..];
        let range = self.heads.range(first, rest.first().copied())?;
        let fits = |word: &&Word<T>| {
            let own = self.rest(word);
            own.len() <= rest.len() && own.iter().zip(rest).all(|(one, c)| one == c)
        };
        let found = self.words[range].iter().find(fits)?;
        Some((self.rest(found).len() + 1, found.meaning))
    }

    /// The longest word that ends just before `end` and begins at `floor` or later: where it begins, and its meaning.
    #[inline]
    pub(crate) fn before(&self, text: &[char], floor: usize, end: usize) -> Option<(usize, T)> {
        let (last, rest) = text.get(floor..end)?.split_last()?;
        if !self.heads.may(*last) {
            return None;
        }
        let range = self.heads.range(*last, rest.last().copied())?;
        let fits = |word: &&Word<T>| {
            let own = self.rest(word);
            own.len() <= rest.len() && own.iter().zip(rest.iter().rev()).all(|(one, c)| one == c)
        };
        let found = self.words[range].iter().find(fits)?;
        Some((end - self.rest(found).len() - 1, found.meaning))
    }

    fn rest(&self, word: &Word<T>) -> &[char] {
        &self.rests[word.from as usize..word.to as usize]
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

/// A few characters, told from most others by one bit.
pub(crate) struct Few {
    list: &'static str,
    sieve: Sieve,
}

impl Few {
    pub(crate) const fn of(list: &'static str) -> Self {
        let bytes = list.as_bytes();
        let mut sieve = Sieve::NONE;
        let mut at = 0;
        while at < bytes.len() {
            sieve = sieve.and(code_point(bytes, at));
            at += 1;
            // Over the bytes that go on with a character.
            while at < bytes.len() && bytes[at] & 0xc0 == 0x80 {
                at += 1;
            }
        }
        Self { list, sieve }
    }

    #[inline]
    pub(crate) fn has(&self, c: char) -> bool {
        self.sieve.may(c) && among(self.list, c)
    }
}

/// Whether a character is a Chinese one in common use.
#[inline]
pub(crate) fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// How many digits stand in a row at `at`; none behind the end of the text.
pub(crate) fn digits_at(text: &[char], at: usize) -> usize {
    text.get(at..).unwrap_or_default().iter().take_while(|c| c.is_ascii_digit()).count()
}

/// Whether a character is one of a few that are written out.
macro_rules! among_these {
    ($few:literal, $c:expr) => {{
        static FEW: $crate::lexicon::Few = $crate::lexicon::Few::of($few);
        FEW.has($c)
    }};
}
pub(crate) use among_these as among;

/// Whether a character is one of a few. Comparing one by one is quicker than a search for a needle of bytes.
pub(crate) fn among(few: &str, c: char) -> bool {
    few.chars().any(|one| one == c)
}
