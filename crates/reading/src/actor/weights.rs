//! What speaks for and against a choice, and how much: one table of signs with their weights.

use std::sync::LazyLock;

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
    NobodyCommon = "nobody-common",
    CommonFirst = "common-first",
    CommonSeam = "common-seam",
    CommonEnd = "common-end",
    CommonDoing = "common-doing",
    Rare = "rare",
    RareHead = "rare-head",
    SeamOpens = "seam-opens",
    RareLast = "rare-last",
    RareDoing = "rare-doing",
    Known = "known",
    Way = "way",
    KnownWay = "known-way",
}

/// A small number as one character; 35 and more are z.
pub(super) fn digit(number: usize) -> char {
    u32::try_from(number).ok().and_then(|number| char::from_digit(number, 36)).unwrap_or('z')
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
        Self::of(kind, &numbers.map(digit))
    }

    /// The place of its kind among all.
    fn kind(self) -> usize {
        (self.0 >> 48) as usize - 1
    }

    /// As the file of weights writes it; nothing where it holds a blank.
    pub(crate) fn written(self) -> Option<String> {
        let kind = Kind::ALL.get(self.kind())?;
        let units = [32, 16, 0].map(|shift| (self.0 >> shift & 0xffff) as u16);
        let about: Vec<u16> = units.into_iter().filter(|unit| *unit != 0).collect();
        let about = String::from_utf16(&about).ok().filter(|about| !about.contains(char::is_whitespace))?;
        Some(if about.is_empty() { kind.name().to_owned() } else { format!("{} {about}", kind.name()) })
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
            let mut chars = about.chars();
            let about = [(); 3].map(|()| chars.next().unwrap_or('\0'));
            let many = about.iter().take_while(|c| **c != '\0').count();
            Some((Sign::of(last, &about[..many]), weight.parse().ok()?))
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
                let about: Vec<char> = about.chars().collect();
                let own = Sign::of(*kind, &about);
                assert_eq!(own.written().as_deref(), Some(sign), "{line}");
                assert_eq!(table.weight(own), weight.parse::<i32>().unwrap_or(i32::MAX), "{line}");
            }
        }
    }
}
