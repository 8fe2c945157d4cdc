//! A few words looked for in code points: at a place, before it, or anywhere.

use std::ops::Range;

/// Tells most code points from a few: one bit for the low bits of each, and one for those above. Small, so that a list of words
/// takes one line of the processor's cache.
#[derive(Clone, Copy, Debug)]
pub struct Sieve {
    lows: u64,
    mids: u64,
}

impl Sieve {
    /// Of no code point.
    pub const NONE: Self = Self { lows: 0, mids: 0 };
    /// Of all of them.
    const ALL: Self = Self { lows: u64::MAX, mids: u64::MAX };

    /// With one more.
    #[must_use]
    pub const fn and(self, code: u32) -> Self {
        Self { lows: self.lows | 1 << (code % 64), mids: self.mids | 1 << (code / 64 % 64) }
    }

    /// Whether a code point may be among them.
    #[inline]
    pub fn may(&self, c: char) -> bool {
        let code = u32::from(c);
        self.lows >> (code % 64) & self.mids >> (code / 64 % 64) & 1 == 1
    }
}

/// A few words looked for at many places: most places are passed over by one bit.
#[derive(Debug)]
pub struct Words {
    list: &'static [&'static str],
    firsts: Sieve,
    /// What comes second; everything may behind a word of one character.
    seconds: Sieve,
    lasts: Sieve,
}

impl Words {
    /// Of a list in any order.
    pub const fn of(list: &'static [&'static str]) -> Self {
        let (mut firsts, mut seconds, mut lasts) = (Sieve::NONE, Sieve::NONE, Sieve::NONE);
        let mut index = 0;
        while index < list.len() {
            let word = list[index].as_bytes();
            let mut last = word.len() - 1;
            while word[last] & 0xc0 == 0x80 {
                last -= 1;
            }
            let mut second = 1;
            while second < word.len() && word[second] & 0xc0 == 0x80 {
                second += 1;
            }
            firsts = firsts.and(code_point(word, 0));
            seconds = if second == word.len() { Sieve::ALL } else { seconds.and(code_point(word, second)) };
            lasts = lasts.and(code_point(word, last));
            index += 1;
        }
        Self { list, firsts, seconds, lasts }
    }

    /// Which of them a word is.
    pub fn place(&self, word: &str) -> Option<usize> {
        self.list.iter().position(|known| *known == word)
    }

    /// Whether one of the words may stand at `at`.
    #[inline]
    fn may(&self, text: &[char], at: usize) -> bool {
        text.get(at).is_some_and(|c| self.firsts.may(*c))
            && text.get(at + 1).is_none_or(|c| self.seconds.may(*c))
    }

    /// The longest of the words that stands at `at`, with the position behind it.
    #[inline]
    pub fn at(&self, text: &[char], at: usize) -> Option<(&'static str, usize)> {
        if self.may(text, at) { any(text, at, self.list) } else { None }
    }

    /// The longest of the words that ends just before `end`, with the position where it begins.
    #[inline]
    pub fn before(&self, text: &[char], end: usize) -> Option<(&'static str, usize)> {
        if self.lasts.may(*text.get(end.checked_sub(1)?)?) { any_before(text, end, self.list) } else { None }
    }

    /// Every place in `from..to` where one of the words begins, and the position behind it.
    pub fn all<'t>(
        &'static self,
        text: &'t [char],
        from: usize,
        to: usize,
    ) -> impl Iterator<Item = (usize, usize)> + 't {
        let places = from..to.min(text.len()).max(from);
        places.filter(|at| self.may(text, *at)).filter_map(move |at| {
            let (_, behind) = any(text, at, self.list)?;
            Some((at, behind))
        })
    }

    /// The place of the first of the words that stands anywhere in `text[from..]`.
    pub fn foremost(&'static self, text: &[char], from: usize) -> Option<Range<usize>> {
        let (first, _) = self.all(text, from, text.len()).next()?;
        let mut found =
            self.list.iter().filter_map(|word| Some((find(text, first, text.len(), word)?, word)));
        found.next().map(|(at, word)| at..at + word.chars().count())
    }

    /// Whether one of the words begins in `from..to`.
    pub fn within(&'static self, text: &[char], from: usize, to: usize) -> bool {
        self.all(text, from, to).next().is_some()
    }
}

/// The code point that begins at a place of UTF-8.
pub const fn code_point(text: &[u8], at: usize) -> u32 {
    const fn rest(byte: u8) -> u32 {
        (byte & 0x3f) as u32
    }
    match text[at] {
        0..0x80 => text[at] as u32,
        0x80..0xe0 => (text[at] as u32 & 0x1f) << 6 | rest(text[at + 1]),
        0xe0..0xf0 => (text[at] as u32 & 0xf) << 12 | rest(text[at + 1]) << 6 | rest(text[at + 2]),
        _ => {
            (text[at] as u32 & 7) << 18
                | rest(text[at + 1]) << 12
                | rest(text[at + 2]) << 6
                | rest(text[at + 3])
        }
    }
}

/// Whether `words` stands at `at`.
#[inline]
pub fn is(text: &[char], at: usize, words: &str) -> bool {
    text.get(at..).is_some_and(|rest| {
        let mut rest = rest.iter();
        words.chars().all(|c| rest.next() == Some(&c))
    })
}

/// The longest of `words` that stands at `at`, with the position behind it.
pub fn any<'w>(text: &[char], at: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
    // Most words begin otherwise: their bytes say so before anything is decoded.
    let mut bytes = [0; 4];
    let first = text.get(at)?.encode_utf8(&mut bytes).as_bytes();
    let standing = words.iter().filter(|word| begins(word, first) && is(text, at, word));
    let word = standing.max_by_key(|word| word.len())?;
    Some((word, at + word.chars().count()))
}

/// The longest of `words` that ends just before `end`, with the position where it begins.
pub fn any_before<'w>(text: &[char], end: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
    let mut bytes = [0; 4];
    let last = text.get(end.checked_sub(1)?)?.encode_utf8(&mut bytes).as_bytes();
    let standing = words.iter().filter(|word| ends(word, last)).filter_map(|word| {
        let start = end.checked_sub(word.chars().count())?;
        is(text, start, word).then_some((*word, start))
    });
    standing.min_by_key(|(_, start)| *start)
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
pub fn find(text: &[char], from: usize, to: usize, words: &str) -> Option<usize> {
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
fn position(text: &[char], c: char) -> Option<usize> {
    const LOT: usize = 16;
    let mut lots = text.chunks_exact(LOT);
    let found = lots.by_ref().position(|lot| lot.iter().fold(false, |found, one| found | (*one == c)));
    let from = found.map_or(text.len() - text.len() % LOT, |lot| lot * LOT);
    text[from..].iter().position(|one| *one == c).map(|index| from + index)
}

/// A few words that are written out.
#[macro_export]
macro_rules! words {
    ($($word:literal),* $(,)?) => {
        const { &$crate::words::Words::of(&[$($word),*]) }
    };
}
pub use words;
