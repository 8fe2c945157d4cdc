//! What is known of two characters side by side: how common they are, and how often a clause begins with them.

use std::sync::LazyLock;

use crate::lexicon::groups;

/// Two characters side by side.
#[derive(Clone, Copy, Default)]
struct Pair {
    /// Their code points, 0 in a free slot.
    key: u32,
    /// In how many documents they stand side by side, by level.
    common: u8,
    /// How often a clause begins with them where they stand, in tenths, and one; 0 where a doing does not begin with them.
    opens: u8,
}

/// By a hash; the next free slot where one is taken.
struct Pairs {
    slots: Vec<Pair>,
}

static PAIRS: LazyLock<Pairs> = LazyLock::new(|| {
    let common = groups(include_str!("../../words/pairs.txt"));
    let opens = groups(include_str!("../../words/openers.txt"));
    let mut pairs = Pairs { slots: vec![Pair::default(); 1 << 15] };
    for (level, word) in common {
        pairs.entry(word, |pair| pair.common = level.parse().unwrap_or(0));
    }
    for (tenths, word) in opens {
        pairs.entry(word, |pair| pair.opens = tenths.parse().map_or(0, |tenths: u8| tenths + 1));
    }
    pairs
});

fn key(first: char, second: char) -> u32 {
    u32::from(first) << 16 | u32::from(second) & 0xffff
}

impl Pairs {
    fn entry(&mut self, word: &str, set: impl FnOnce(&mut Pair)) {
        let mut chars = word.chars();
        if let (Some(first), Some(second)) = (chars.next(), chars.next()) {
            let at = self.place(key(first, second));
            self.slots[at].key = key(first, second);
            set(&mut self.slots[at]);
        }
    }

    /// The slot of a pair, or the free one where it would be.
    fn place(&self, key: u32) -> usize {
        let mut at = (key.wrapping_mul(0x9e37_79b1) >> 17) as usize;
        while self.slots[at].key != 0 && self.slots[at].key != key {
            at = (at + 1) & (self.slots.len() - 1);
        }
        at
    }

    fn at(&self, text: &[char], at: usize) -> Pair {
        match text.get(at..at + 2) {
            Some(&[first, second]) => self.slots[self.place(key(first, second))],
            _ => Pair::default(),
        }
    }
}

/// What is known of the two characters at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// In how many documents they stand side by side, by level (0 in few, 4 in most).
    pub(super) common: u8,
    /// How often they begin a clause, in tenths, where a doing can begin with them.
    pub(super) opens: Option<u8>,
}

pub(super) fn known(text: &[char], at: usize) -> Known {
    let pair = PAIRS.at(text, at);
    // 往下游延伸, 由贸易向加工拓展; 5A级景区创建
    let marks = || match text.get(at) {
        Some('4' | '5') => text.get(at + 1) == Some(&'A'),
        first => first.is_some_and(|c| matches!(c, '由' | '往' | '向' | '在' | '以' | '为')),
    };
    Known { common: pair.common, opens: pair.opens.checked_sub(1).or_else(|| marks().then_some(0)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_the_lists_is_found_with_what_it_says() {
        for (level, word) in groups(include_str!("../../words/pairs.txt")) {
            let text: Vec<char> = word.chars().collect();
            assert_eq!(known(&text, 0).common.to_string(), level, "{word}");
        }
        for (tenths, word) in groups(include_str!("../../words/openers.txt")) {
            let text: Vec<char> = word.chars().collect();
            assert_eq!(
                known(&text, 0).opens.map(|tenths| tenths.to_string()).as_deref(),
                Some(tenths),
                "{word}"
            );
        }
        assert_eq!(known(&['丼'], 0), Known { common: 0, opens: None });
        assert_eq!(known(&['丼', '丼'], 0), Known { common: 0, opens: None });
    }
}
