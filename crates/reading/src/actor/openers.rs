//! How often a clause begins with two characters.

use std::sync::LazyLock;

use crate::lexicon::groups;

/// Two characters that a doing can begin with, by a hash of both: their code points, 0 in a free slot, and how often a clause
/// begins with them where they stand, in tenths. The next free slot where one is taken.
static OPENERS: LazyLock<Vec<(u32, u8)>> = LazyLock::new(|| {
    let mut slots = vec![(0, 0); 1 << 13];
    for (tenths, word) in groups(include_str!("../../words/openers.txt")) {
        let mut chars = word.chars();
        if let (Some(first), Some(second)) = (chars.next(), chars.next()) {
            let key = key(first, second);
            let at = place(&slots, key);
            slots[at] = (key, tenths.parse().unwrap_or(0));
        }
    }
    slots
});

fn key(first: char, second: char) -> u32 {
    u32::from(first) << 16 | u32::from(second) & 0xffff
}

/// The slot of a key, or the free one where it would be.
fn place(slots: &[(u32, u8)], key: u32) -> usize {
    let mut at = (key.wrapping_mul(0x9e37_79b1) >> 19) as usize;
    while slots[at].0 != 0 && slots[at].0 != key {
        at = (at + 1) & (slots.len() - 1);
    }
    at
}

/// How often the two characters at a place begin a clause, in tenths, where a doing can begin with them.
pub(super) fn opens(text: &[char], at: usize) -> Option<u8> {
    let &[first, second] = text.get(at..at + 2)? else { return None };
    let slots = OPENERS.as_slice();
    let (known, tenths) = slots[place(slots, key(first, second))];
    // 往下游延伸, 由贸易向加工拓展; 5A级景区创建
    let marks = matches!((first, second), ('由' | '往' | '向' | '在' | '以' | '为', _) | ('4' | '5', 'A'));
    if known == 0 { marks.then_some(0) } else { Some(tenths) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_opener_is_found_with_what_the_list_says() {
        for (tenths, word) in groups(include_str!("../../words/openers.txt")) {
            let text: Vec<char> = word.chars().collect();
            assert_eq!(opens(&text, 0).map(|tenths| tenths.to_string()).as_deref(), Some(tenths), "{word}");
        }
        assert_eq!(opens(&['丼'], 0), None);
        assert_eq!(opens(&['丼', '丼'], 0), None);
        assert_eq!(opens(&['向', '丼'], 0), Some(0));
    }
}
