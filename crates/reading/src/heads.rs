//! Where the words of a list lie by the code points they begin with: small, so that many lists stay in the processor's cache.

use std::ops::Range;

/// For the code points of the basic plane, the range of a sorted list whose words begin with each.
pub(crate) struct Heads {
    /// One bit for the low bits of each code point that begins a word: most begin none, and these bits are all that is
    /// touched for them.
    bits: [u64; BITS / 64],
    /// By a hash of the code point; the next free slot where that one is taken.
    slots: Vec<Slot>,
}

/// The words that begin with one code point.
#[derive(Clone, Copy)]
struct Slot {
    first: char,
    from: u16,
    /// 0 in a free slot.
    to: u16,
    /// One bit for the low bits of each code point that comes second; all of them where a word ends before.
    seconds: u64,
}

const BITS: usize = 4096;

impl Heads {
    /// Of the first and second code points of words sorted by the first.
    pub(crate) fn of(words: impl Iterator<Item = (char, Option<char>)>) -> Self {
        let mut found: Vec<Slot> = Vec::new();
        for (index, (first, second)) in words.enumerate() {
            let from = u16::try_from(index).unwrap_or(u16::MAX - 1);
            if found.last().is_none_or(|last| last.first != first) {
                found.push(Slot { first, from, to: from, seconds: 0 });
            }
            if let Some(slot) = found.last_mut() {
                slot.to = from + 1;
                slot.seconds |= second.map_or(u64::MAX, |second| 1 << (second as u32 % 64));
            }
        }
        let mut bits = [0; BITS / 64];
        let mut slots =
            vec![Slot { first: '\0', from: 0, to: 0, seconds: 0 }; (found.len() * 2 + 1).next_power_of_two()];
        for slot in found {
            bits[slot.first as usize % BITS / 64] |= 1 << (slot.first as usize % 64);
            let mut at = hash(slot.first) & (slots.len() - 1);
            while slots[at].to != 0 {
                at = (at + 1) & (slots.len() - 1);
            }
            slots[at] = slot;
        }
        Self { bits, slots }
    }

    /// Whether a word may begin with a code point.
    pub(crate) fn may(&self, first: char) -> bool {
        self.bits[first as usize % BITS / 64] >> (first as usize % 64) & 1 == 1
    }

    /// Where the words lie that begin with a code point, when one of them may go on with another.
    pub(crate) fn range(&self, first: char, second: Option<char>) -> Option<Range<usize>> {
        let mut at = hash(first) & (self.slots.len() - 1);
        loop {
            let slot = &self.slots[at];
            if slot.to == 0 {
                return None;
            }
            if slot.first == first {
                let fits = second
                    .map_or(slot.seconds == u64::MAX, |second| slot.seconds >> (second as u32 % 64) & 1 == 1);
                return fits.then(|| usize::from(slot.from)..usize::from(slot.to));
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

fn hash(c: char) -> usize {
    (c as usize).wrapping_mul(0x9e37_79b1) >> 16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_first_code_points() {
        let words = ["a", "一一", "一丁", "丁", "丁七", "万七", "万七", "万一"];
        let heads = Heads::of(words.iter().map(|word| (word.chars().next().unwrap(), word.chars().nth(1))));
        for (first, second, range) in [
            ('a', None, Some(0..1)),
            ('a', Some('七'), Some(0..1)),
            ('一', Some('一'), Some(1..3)),
            ('一', Some('下'), None),
            ('一', None, None),
            ('丁', None, Some(3..5)),
            ('丁', Some('下'), Some(3..5)),
            ('万', Some('七'), Some(5..8)),
            ('七', None, None),
            ('𠀀', Some('七'), None),
        ] {
            assert_eq!(heads.range(first, second), range, "{first}{second:?}");
            assert!(range.is_none() || heads.may(first), "{first}");
        }
    }
}
