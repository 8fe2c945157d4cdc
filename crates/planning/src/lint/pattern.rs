//! Words with gaps: `领导~批示|签批` is 领导 and, a little later in the same part of a sentence, 批示 or 签批.

/// How many characters may stand between two parts.
const GAP: usize = 12;

/// Parts with their alternatives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    parts: Vec<Vec<Vec<char>>>,
}

impl Pattern {
    /// Nothing where a part has no words.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let word = |word: &str| word.trim().chars().collect::<Vec<char>>();
        let parts: Vec<Vec<Vec<char>>> =
            text.split('~').map(|part| part.split('|').map(word).collect()).collect();
        let sound = parts.iter().flatten().all(|word| !word.is_empty());
        sound.then_some(Self { parts })
    }

    /// Every place at which it begins, with the nearest end.
    pub(crate) fn find_all(&self, text: &[char]) -> Vec<(usize, usize)> {
        (0..text.len()).filter_map(|start| Some((start, self.at(text, start)?))).collect()
    }

    fn at(&self, text: &[char], start: usize) -> Option<usize> {
        let (first, rest) = self.parts.split_first()?;
        let mut end = longest(first, text, start)?;
        for part in rest {
            end = (end..=(end + GAP).min(text.len()))
                .take_while(|at| *at == end || !ends_gap(text[*at - 1]))
                .find_map(|at| longest(part, text, at))?;
        }
        Some(end)
    }
}

/// A gap does not lead from one thing of an enumeration to the next, although both belong to one part of a sentence.
fn ends_gap(c: char) -> bool {
    c == '、' || ends_part(c)
}

/// The end of the longest of these words that stands at a place.
fn longest(words: &[Vec<char>], text: &[char], at: usize) -> Option<usize> {
    let here = words.iter().filter(|word| text[at..].starts_with(word));
    here.map(|word| at + word.len()).max()
}

/// Whether a character ends a part of a sentence.
pub(crate) fn ends_part(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '！' | '？' | '：' | ',' | ';' | '!' | '?' | ':' | '\n' | '\r')
}
