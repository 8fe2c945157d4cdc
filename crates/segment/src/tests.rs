use proptest::prelude::*;

use super::*;

#[test]
fn pairs_overlap_and_words_stay_whole() {
    assert_eq!(index("高标准农田3.2万亩"), "高标 标准 准农 农田 田 3 2 万亩 亩");
    assert_eq!(index("ＧＤＰ增长，10千伏"), "gdp 增长 长 10 千伏 伏");
    assert_eq!(index("  ，。"), "");
}

#[test]
fn a_query_is_phrases() {
    assert_eq!(query("农田"), [Phrase { tokens: vec!["农田".into()], prefix: false }]);
    assert_eq!(query("水"), [Phrase { tokens: vec!["水".into()], prefix: true }]);
    assert_eq!(query("老旧小区 2026").len(), 2);
    assert!(query("？").is_empty());
}

proptest! {
    /// Every substring of a text of Chinese characters is a phrase of its index.
    #[test]
    fn every_substring_is_found(text in "[县镇农田小区改造]{2,30}", from in 0_usize..28, length in 2_usize..6) {
        let chars: Vec<char> = text.chars().collect();
        let from = from.min(chars.len() - 2);
        let part: String = chars[from..(from + length).min(chars.len())].iter().collect();
        let haystack = format!(" {} ", index(&text));
        for phrase in query(&part) {
            let needle = format!(" {} ", phrase.tokens.join(" "));
            prop_assert!(haystack.contains(&needle));
        }
    }
}
