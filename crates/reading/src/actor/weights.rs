//! What speaks for and against a choice, and how much: one table of signs with their weights.

use std::sync::LazyLock;

use super::vocabulary::{FIRST, Word, number, word};

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
    Last = "last",
    Ending = "ending",
    LongEnding = "long-ending",
    Next = "next",
    Doing = "doing",
    LongDoing = "long-doing",
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
    Known = "known",
    Way = "way",
    KnownWay = "known-way",
    Before = "before",
    BeforeLast = "before-last",
    BeforeVerb = "before-verb",
    NobodyPart = "nobody-part",
    NobodyPartLength = "nobody-part-length",
    NobodyParts = "nobody-parts",
    NobodyWord = "nobody-word",
    NobodyLastWord = "nobody-last-word",
    NobodyDoes = "nobody-does",
    EndPart = "end-part",
    DoingPart = "doing-part",
    SeamParts = "seam-parts",
    DoingLength = "doing-length",
    FirstParts = "first-parts",
    NameSingles = "name-singles",
    NameVerbs = "name-verbs",
    NameProper = "name-proper",
    NameParts = "name-parts",
    DoingWord = "doing-word",
    SecondWord = "second-word",
    DoingParts = "doing-parts",
    DoingWords = "doing-words",
    DoingLast = "doing-last",
    RestDoes = "rest-does",
    EndWord = "end-word",
    EndLength = "end-length",
    EndWordPart = "end-word-part",
    EndPartWord = "end-part-word",
}

/// A small number as one character; 35 and more are z.
pub(super) fn digit(number: usize) -> char {
    u32::try_from(number).ok().and_then(|number| char::from_digit(number, 36)).unwrap_or('z')
}

/// A sign: its kind, and up to three characters or words that it is about.
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
        Self::of(kind, &numbers.map(digit))
    }

    /// A sign about words and parts of speech, as [`Unit`]s.
    pub(crate) fn words<const N: usize>(kind: Kind, units: [Unit; N]) -> Self {
        let about = units.iter().take(3).fold(0_u64, |all, unit| all << 16 | u64::from(unit.0));
        Self((kind as u64 + 1) << 48 | about)
    }

    /// A sign about the parts of speech of up to six words.
    pub(crate) fn parts(kind: Kind, parts: impl Iterator<Item = char>) -> Self {
        let about = parts.take(6).fold(0_u64, |all, part| all << 8 | u64::from(part as u8));
        Self((kind as u64 + 1) << 48 | about)
    }

    /// The place of its kind among all.
    fn kind(self) -> usize {
        (self.0 >> 48) as usize - 1
    }

    /// As the file of weights writes it; nothing where it holds a blank.
    pub(crate) fn written(self) -> Option<String> {
        let kind = Kind::ALL.get(self.kind())?;
        if kind.about() == About::Parts {
            let parts: String = self.0.to_be_bytes()[2..]
                .iter()
                .filter(|part| **part != 0)
                .map(|part| char::from(*part))
                .collect();
            return Some(format!("{} {parts}", kind.name()));
        }
        let units = [32, 16, 0].map(|shift| (self.0 >> shift & 0xffff) as u16);
        let about: Vec<u16> = units.into_iter().filter(|unit| *unit != 0).collect();
        if kind.about() == About::Words {
            let words: Option<Vec<String>> = about.into_iter().map(|unit| Unit(unit).written()).collect();
            return Some(format!("{} {}", kind.name(), words?.join("+")));
        }
        let about = String::from_utf16(&about).ok().filter(|about| !about.contains(char::is_whitespace))?;
        Some(if about.is_empty() { kind.name().to_owned() } else { format!("{} {about}", kind.name()) })
    }
}

/// What signs of a kind are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Characters,
    Words,
    Parts,
}

impl Kind {
    fn about(self) -> About {
        match self {
            Self::NameParts => About::Parts,
            // Those stand last among the kinds.
            _ if self as u8 >= Self::NobodyPart as u8 => About::Words,
            _ => About::Characters,
        }
    }

    /// The sign that the file of weights writes so.
    fn sign(self, about: &str) -> Option<Sign> {
        match self.about() {
            About::Parts => Some(Sign::parts(self, about.chars())),
            About::Words => {
                let mut units = [Unit(0); 3];
                let mut many = 0;
                for part in about.split('+') {
                    *units.get_mut(many)? = Unit::read(part)?;
                    many += 1;
                }
                Some(match many {
                    1 => Sign::words(self, [units[0]]),
                    2 => Sign::words(self, [units[0], units[1]]),
                    _ => Sign::words(self, units),
                })
            }
            About::Characters => {
                let mut chars = about.chars();
                let about = [(); 3].map(|()| chars.next().unwrap_or('\0'));
                let many = about.iter().take_while(|c| **c != '\0').count();
                Some(Sign::of(self, &about[..many]))
            }
        }
    }
}

/// A word, or a letter or digit, in a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit(u16);

impl Unit {
    pub(super) fn word(word: Word) -> Self {
        Self(word.number.unwrap_or(word.part as u16))
    }

    pub(super) fn part(word: Option<&Word>) -> Self {
        Self(word.map_or('-', |word| word.part) as u16)
    }

    pub(super) fn digit(number: usize) -> Self {
        Self(digit(number) as u16)
    }

    fn written(self) -> Option<String> {
        if self.0 < FIRST {
            return u8::try_from(self.0).ok().map(|letter| char::from(letter).to_string());
        }
        word(self.0).map(str::to_owned)
    }

    fn read(part: &str) -> Option<Self> {
        match part.as_bytes() {
            [letter] => Some(Self(u16::from(*letter))),
            _ => number(part).map(Self),
        }
    }
}

/// Signs with their weights, by a hash.
pub(super) struct Table {
    /// The sign's other half of the hash, 0 in a free slot; the next free slot where one is taken. Small, so that the table
    /// stays in the processor's cache.
    slots: Vec<(u32, i16)>,
    /// The most that a sign of each kind weighs.
    most: [i16; Kind::ALL.len()],
}

impl Table {
    fn of(list: &'static str) -> Self {
        // The lines of a kind stand together.
        let mut last = Kind::Nobody;
        let row = |line: &'static str| {
            let (name, rest) = line.split_once(' ')?;
            if last.name() != name {
                last = *Kind::ALL.iter().find(|known| known.name() == name)?;
            }
            let (about, weight) = rest.rsplit_once(' ').unwrap_or(("", rest));
            Some((last.sign(about)?, weight.parse().ok()?))
        };
        let rows: Vec<(Sign, i16)> = list.lines().filter_map(row).collect();
        let mut slots = vec![(0, 0); (rows.len() * 3 / 2 + 1).next_power_of_two()];
        let mut most = [0; Kind::ALL.len()];
        for (sign, weight) in rows {
            let kind = &mut most[sign.kind()];
            *kind = weight.max(*kind);
            let (mut at, rest) = hash(sign);
            at &= slots.len() - 1;
            while slots[at].0 != 0 {
                at = (at + 1) & (slots.len() - 1);
            }
            slots[at] = (rest, weight);
        }
        Self { slots, most }
    }

    /// The most that a sign of a kind can weigh.
    pub(super) fn most(&self, kind: Kind) -> i32 {
        i32::from(self.most[kind as usize])
    }

    pub(super) fn weight(&self, sign: Sign) -> i32 {
        let (mut at, rest) = hash(sign);
        loop {
            at &= self.slots.len() - 1;
            match self.slots[at] {
                (0, _) => return 0,
                (known, weight) if known == rest => return i32::from(weight),
                _ => at += 1,
            }
        }
    }
}

/// Where a sign is looked for, and what tells it from others there.
fn hash(sign: Sign) -> (usize, u32) {
    let mixed = sign.0.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ mixed >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    ((mixed >> 32) as usize, mixed as u32 | 1)
}

/// Behind a verb that makes somebody act.
pub(super) static BACKED: LazyLock<Table> =
    LazyLock::new(|| Table::of(include_str!("../../words/backed.txt")));
/// At the head of a clause.
pub(super) static HEADING: LazyLock<Table> =
    LazyLock::new(|| Table::of(include_str!("../../words/subjects.txt")));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_weights_is_a_sign_that_writes_itself() {
        let files = [
            (include_str!("../../words/backed.txt"), &BACKED),
            (include_str!("../../words/subjects.txt"), &HEADING),
        ];
        for (list, table) in files {
            for line in list.lines().filter(|line| !line.starts_with('#')) {
                let (sign, weight) = line.rsplit_once(' ').unwrap_or_else(|| panic!("{line}"));
                let (kind, about) = sign.split_once(' ').unwrap_or((sign, ""));
                let kind =
                    Kind::ALL.iter().find(|known| known.name() == kind).unwrap_or_else(|| panic!("{line}"));
                let own = kind.sign(about).unwrap_or_else(|| panic!("{line}"));
                assert_eq!(own.written().as_deref(), Some(sign), "{line}");
                assert_eq!(table.weight(own), weight.parse::<i32>().unwrap_or(i32::MAX), "{line}");
            }
        }
    }
}
