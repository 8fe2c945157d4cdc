//! Many words looked for at once, and single words looked for at a place.

use std::ops::Range;

use crate::heads::Heads;

/// A set of words, each with a meaning, looked for forwards or backwards.
pub(crate) struct Lexicon<T> {
    /// Where the words lie by the code point that is compared first.
    heads: Heads,
    /// Longer ones first within each head.
    words: Vec<Word<T>>,
}

struct Word<T> {
    /// What is compared behind the first code point.
    rest: Box<[char]>,
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
        let word = |(all, meaning): (Box<[char]>, T)| Word { rest: all[1..].into(), meaning };
        Self { heads, words: words.into_iter().map(word).collect() }
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
        let found = self.words[range].iter().find(|word| rest.starts_with(&word.rest))?;
        Some((found.rest.len() + 1, found.meaning))
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
            word.rest.len() <= rest.len() && word.rest.iter().eq(rest.iter().rev().take(word.rest.len()))
        };
        let found = self.words[range].iter().find(fits)?;
        Some((end - found.rest.len() - 1, found.meaning))
    }
}

/// One bit for the low byte of each of some code points.
struct Lows([u64; 4]);

impl Lows {
    const fn and(mut self, low: u8) -> Self {
        self.0[low as usize / 64] |= 1 << (low % 64);
        self
    }

    fn may(&self, c: char) -> bool {
        let low = c as u8;
        self.0[usize::from(low / 64)] >> (low % 64) & 1 == 1
    }
}

/// A few words looked for at many places: most places are passed over by one bit.
pub(crate) struct Words {
    /// Longer ones first where one begins like another.
    list: &'static [&'static str],
    firsts: Lows,
    lasts: Lows,
}

impl Words {
    pub(crate) const fn of(list: &'static [&'static str]) -> Self {
        let (mut firsts, mut lasts) = (Lows([0; 4]), Lows([0; 4]));
        let mut index = 0;
        while index < list.len() {
            let word = list[index].as_bytes();
            let mut last = word.len() - 1;
            while word[last] & 0xc0 == 0x80 {
                last -= 1;
            }
            firsts = firsts.and(low_byte(word, 0));
            lasts = lasts.and(low_byte(word, last));
            index += 1;
        }
        Self { list, firsts, lasts }
    }

    /// The first of the words that stands at `at`, with the position behind it.
    pub(crate) fn at(&self, text: &[char], at: usize) -> Option<(&'static str, usize)> {
        if self.firsts.may(*text.get(at)?) { any(text, at, self.list) } else { None }
    }

    /// The first of the words that ends just before `end`, with the position where it begins.
    pub(crate) fn before(&self, text: &[char], end: usize) -> Option<(&'static str, usize)> {
        if self.lasts.may(*text.get(end.checked_sub(1)?)?) { any_before(text, end, self.list) } else { None }
    }

    /// Every place in `from..to` where one of the words begins, and the position behind it.
    pub(crate) fn all<'t>(
        &'static self,
        text: &'t [char],
        from: usize,
        to: usize,
    ) -> impl Iterator<Item = (usize, usize)> + 't {
        let places = text.get(from..to.min(text.len())).unwrap_or_default().iter().enumerate();
        places.filter(|(_, c)| self.firsts.may(**c)).filter_map(move |(index, _)| {
            let (_, behind) = any(text, from + index, self.list)?;
            Some((from + index, behind))
        })
    }

    /// The place of the first of the words that stands anywhere in `text[from..]`.
    pub(crate) fn foremost(&'static self, text: &[char], from: usize) -> Option<Range<usize>> {
        let (first, _) = self.all(text, from, text.len()).next()?;
        let mut found =
            self.list.iter().filter_map(|word| Some((find(text, first, text.len(), word)?, word)));
        found.next().map(|(at, word)| at..at + word.chars().count())
    }

    /// Whether one of the words begins in `from..to`.
    pub(crate) fn within(&'static self, text: &[char], from: usize, to: usize) -> bool {
        self.all(text, from, to).next().is_some()
    }
}

/// The low byte of the code point that begins at a place of UTF-8.
const fn low_byte(text: &[u8], at: usize) -> u8 {
    match text[at] {
        0..0x80 => text[at],
        0x80..0xe0 => text[at] << 6 | text[at + 1] & 0x3f,
        0xe0..0xf0 => text[at + 1] << 6 | text[at + 2] & 0x3f,
        _ => text[at + 2] << 6 | text[at + 3] & 0x3f,
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
    lows: Lows,
}

impl Few {
    pub(crate) const fn of(list: &'static str) -> Self {
        let bytes = list.as_bytes();
        let mut lows = Lows([0; 4]);
        let mut at = 0;
        while at < bytes.len() {
            lows = lows.and(low_byte(bytes, at));
            at += 1;
            // Over the bytes that go on with a character.
            while at < bytes.len() && bytes[at] & 0xc0 == 0x80 {
                at += 1;
            }
        }
        Self { list, lows }
    }

    pub(crate) fn has(&self, c: char) -> bool {
        self.lows.may(c) && among(self.list, c)
    }
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

/// Whether `words` stands at `at`.
pub(crate) fn is(text: &[char], at: usize, words: &str) -> bool {
    text.get(at..).is_some_and(|rest| {
        let mut rest = rest.iter();
        words.chars().all(|c| rest.next() == Some(&c))
    })
}

/// The first of `words` that stands at `at`, with the position behind it. Longer words must be listed first.
pub(crate) fn any<'w>(text: &[char], at: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
    // Most words begin otherwise: their bytes say so before anything is decoded.
    let mut bytes = [0; 4];
    let first = text.get(at)?.encode_utf8(&mut bytes).as_bytes();
    let word = words.iter().find(|word| begins(word, first) && is(text, at, word))?;
    Some((word, at + word.chars().count()))
}

/// The first of `words` that ends just before `end`, with the position where it begins.
pub(crate) fn any_before<'w>(text: &[char], end: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
    let mut bytes = [0; 4];
    let last = text.get(end.checked_sub(1)?)?.encode_utf8(&mut bytes).as_bytes();
    words.iter().filter(|word| ends(word, last)).find_map(|word| {
        let start = end.checked_sub(word.chars().count())?;
        is(text, start, word).then_some((*word, start))
    })
}

/// Whether a word begins with the bytes of a code point. Nearly all have three, which are compared one by one: a call of
/// `starts_with` for each word made the whole reader a third slower.
fn begins(word: &str, first: &[u8]) -> bool {
    match (first, word.as_bytes()) {
        ([a, b, c], [x, y, z, ..]) => c == z && b == y && a == x,
        (first, word) => first.len() != 3 && word.starts_with(first),
    }
}

/// Whether a word ends with the bytes of a code point.
fn ends(word: &str, last: &[u8]) -> bool {
    match (last, word.as_bytes()) {
        ([a, b, c], [.., x, y, z]) => c == z && b == y && a == x,
        (last, word) => last.len() != 3 && word.ends_with(last),
    }
}

/// Where `words` first stands in `text[from..to]`.
pub(crate) fn find(text: &[char], from: usize, to: usize, words: &str) -> Option<usize> {
    let first = words.chars().next()?;
    let text = &text[..to.min(text.len())];
    let mut at = from;
    loop {
        at += position(text.get(at..)?, first)?;
        if is(text, at, words) {
            return Some(at);
        }
        at += 1;
    }
}

/// Where a character first stands. Lots are compared at once, which the compiler does side by side.
pub(crate) fn position(text: &[char], c: char) -> Option<usize> {
    const LOT: usize = 16;
    let mut lots = text.chunks_exact(LOT);
    let found = lots.by_ref().position(|lot| lot.iter().fold(false, |found, one| found | (*one == c)));
    let from = found.map_or(text.len() - text.len() % LOT, |lot| lot * LOT);
    text[from..].iter().position(|one| *one == c).map(|index| from + index)
}
