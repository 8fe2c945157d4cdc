//! What speaks for and against a choice, and how much: one table of signs with their weights.

use std::sync::LazyLock;

use crate::lexicon::{Lexicon, among, groups};

/// Kinds of signs, as `words/backed.txt` names them.
macro_rules! kinds {
    ($($kind:ident = $name:literal,)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Kind { $($kind,)* }

        impl Kind {
            const ALL: &[Kind] = &[$(Kind::$kind,)*];

            pub(crate) fn name(self) -> &'static str {
                match self { $(Kind::$kind => $name,)* }
            }
        }
    };
}

kinds! {
    Nobody = "nobody",
    NobodyVerb = "nobody-verb",
    NobodyFirst = "nobody-first",
    NobodyOpening = "nobody-opening",
    NobodyClose = "nobody-close",
    NobodyEnd = "nobody-end",
    NobodyLength = "nobody-length",
    Somebody = "somebody",
    Verb = "verb",
    First = "first",
    Opening = "opening",
    Last = "last",
    Ending = "ending",
    LongEnding = "long-ending",
    Next = "next",
    Doing = "doing",
    LongDoing = "long-doing",
    Close = "close",
    End = "end",
    Seam = "seam",
    LastVerb = "last-verb",
    Tail = "tail",
    Length = "length",
    Many = "many",
    Places = "places",
    Place = "place",
    PlaceBefore = "place-before",
    PlaceFirst = "place-first",
    Holds = "holds",
    Paper = "paper",
    Rest = "rest",
    Opens = "opens",
    OpensTail = "opens-tail",
    OpensBehind = "opens-behind",
    Inside = "inside",
    InsideAll = "inside-all",
    Broken = "broken",
    OpensFirst = "opens-first",
}

/// A sign: its kind, and up to three characters that it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Sign(u64);

impl Sign {
    pub(crate) fn of(kind: Kind, about: &[char]) -> Self {
        let unit = |c: &char| u16::try_from(u32::from(*c)).unwrap_or(u16::MAX);
        let about = about.iter().take(3).fold(0_u64, |all, c| all << 16 | u64::from(unit(c)));
        Self((kind as u64 + 1) << 48 | about)
    }

    /// A sign about small numbers, each below 36.
    pub(crate) fn count<const N: usize>(kind: Kind, numbers: [usize; N]) -> Self {
        let digit =
            |n: usize| u32::try_from(n).ok().and_then(|n| char::from_digit(n.min(35), 36)).unwrap_or('z');
        Self::of(kind, &numbers.map(digit))
    }

    /// As the file of weights writes it; nothing where it holds a blank.
    pub(crate) fn written(self) -> Option<String> {
        let kind = usize::try_from(self.0 >> 48).ok().and_then(|at| Kind::ALL.get(at.checked_sub(1)?))?;
        let units = [32, 16, 0].map(|shift| (self.0 >> shift & 0xffff) as u16);
        let about: Vec<u16> = units.into_iter().filter(|unit| *unit != 0).collect();
        let about = String::from_utf16(&about).ok().filter(|about| !about.contains(char::is_whitespace))?;
        Some(if about.is_empty() { kind.name().to_owned() } else { format!("{} {about}", kind.name()) })
    }
}

/// Signs with their weights, by a hash.
struct Table {
    /// The sign, 0 in a free slot; the next free slot where one is taken.
    slots: Vec<(u64, i16)>,
}

impl Table {
    fn of(list: &str) -> Self {
        let row = |line: &str| {
            let mut parts = line.split(' ');
            let kind = parts.next()?;
            let kind = Kind::ALL.iter().find(|known| known.name() == kind)?;
            let weight: i16 = parts.next_back()?.parse().ok()?;
            let about: Vec<char> = parts.next().unwrap_or_default().chars().collect();
            Some((Sign::of(*kind, &about).0, weight))
        };
        let rows: Vec<(u64, i16)> = list.lines().filter_map(row).collect();
        let mut slots = vec![(0, 0); (rows.len() * 3 + 1).next_power_of_two()];
        for (sign, weight) in rows {
            let mut at = hash(sign) & (slots.len() - 1);
            while slots[at].0 != 0 && slots[at].0 != sign {
                at = (at + 1) & (slots.len() - 1);
            }
            slots[at] = (sign, weight);
        }
        Self { slots }
    }

    fn get(&self, sign: Sign) -> Option<i16> {
        let mut at = hash(sign.0) & (self.slots.len() - 1);
        loop {
            match self.slots[at] {
                (0, _) => return None,
                (known, weight) if known == sign.0 => return Some(weight),
                _ => at = (at + 1) & (self.slots.len() - 1),
            }
        }
    }
}

fn hash(sign: u64) -> usize {
    (sign.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
}

static WEIGHTS: LazyLock<Table> = LazyLock::new(|| Table::of(include_str!("../../words/backed.txt")));

pub(crate) fn weight(sign: Sign) -> i32 {
    WEIGHTS.get(sign).map_or(0, i32::from)
}

/// Two characters each that a doing can begin with, by how often they begin a clause where they stand, in tenths.
static OPENERS: LazyLock<Lexicon<usize>> = LazyLock::new(|| {
    let words = groups(include_str!("../../words/openers.txt"));
    Lexicon::new(words.filter_map(|(tenths, word)| Some((word, tenths.parse().ok()?))))
});

/// How often the two characters at `at` begin a clause, in tenths, where a doing can begin with them.
pub(crate) fn opener(text: &[char], at: usize) -> Option<usize> {
    let word = OPENERS.at(text, at).map(|(_, tenths)| tenths);
    // 往下游延伸, 由贸易向加工拓展
    word.or_else(|| text.get(at).is_some_and(|c| among!("由往向在以为", *c)).then_some(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_weights_is_a_sign_that_writes_itself() {
        for line in include_str!("../../words/backed.txt").lines().filter(|line| !line.starts_with('#')) {
            let (sign, weight) = line.rsplit_once(' ').unwrap_or_else(|| panic!("{line}"));
            let (kind, about) = sign.split_once(' ').unwrap_or((sign, ""));
            let kind =
                Kind::ALL.iter().find(|known| known.name() == kind).unwrap_or_else(|| panic!("{line}"));
            let about: Vec<char> = about.chars().collect();
            let own = Sign::of(*kind, &about);
            assert_eq!(own.written().as_deref(), Some(sign), "{line}");
            assert_eq!(super::weight(own), weight.parse::<i32>().unwrap_or(i32::MAX), "{line}");
        }
    }
}
