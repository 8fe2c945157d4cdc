//! How often a clause begins with two characters.

use std::sync::LazyLock;

use super::pairs::{Pairs, key};
use crate::lexicon::groups;

/// Two characters that a doing can begin with, and how often a clause begins with them where they stand, in tenths.
static OPENERS: LazyLock<Pairs<u8>> = LazyLock::new(|| {
    let row = |(tenths, word): (&str, &str)| {
        let mut chars = word.chars();
        Some((key(chars.next()?, Some(chars.next()?)), tenths.parse().ok()?))
    };
    let rows: Vec<(u32, u8)> = groups(include_str!("../../words/openers.txt")).filter_map(row).collect();
    Pairs::of(&rows)
});

/// How often the two characters at a place begin a clause, in tenths, where a doing can begin with them.
pub(super) fn opens(text: &[char], at: usize) -> Option<u8> {
    let &[first, second] = text.get(at..at + 2)? else { return None };
    // 往下游延伸, 由贸易向加工拓展; 5A级景区创建
    let marks = matches!((first, second), ('由' | '往' | '向' | '在' | '以' | '为', _) | ('4' | '5', 'A'));
    OPENERS.get(key(first, Some(second))).or(marks.then_some(0))
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
