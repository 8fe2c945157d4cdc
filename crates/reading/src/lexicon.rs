//! Many words looked for in one pass.

/// A set of words, each with a meaning. At every position the longest word that begins there is found.
pub(crate) struct Lexicon<T> {
    /// For each code point of the basic plane, one more than the index of its first word, or 0.
    heads: Vec<u16>,
    words: Vec<(Box<[char]>, T)>,
}

impl<T: Copy> Lexicon<T> {
    /// Builds the set. Words that occur twice keep their first meaning.
    pub(crate) fn new<'w>(words: impl IntoIterator<Item = (&'w str, T)>) -> Self {
        let mut words: Vec<(Box<[char]>, T)> =
            words.into_iter().map(|(w, meaning)| (w.chars().collect(), meaning)).collect();
        words.retain(|(w, _)| !w.is_empty() && (w[0] as usize) < 0x1_0000);
        words.sort_by(|a, b| (a.0[0], b.0.len()).cmp(&(b.0[0], a.0.len())));
        let mut heads = vec![0; 0x1_0000];
        for (index, (word, _)) in words.iter().enumerate().rev() {
            heads[word[0] as usize] = u16::try_from(index + 1).unwrap_or(0);
        }
        Self { heads, words }
    }

    /// The longest word that begins at `at`: its length and meaning.
    pub(crate) fn at(&self, text: &[char], at: usize) -> Option<(usize, T)> {
        let first = *text.get(at)?;
        let head = usize::from(*self.heads.get(first as usize)?);
        if head == 0 {
            return None;
        }
        self.words[head - 1..]
            .iter()
            .take_while(|(word, _)| word[0] == first)
            .find(|(word, _)| text[at..].starts_with(word))
            .map(|(word, meaning)| (word.len(), *meaning))
    }
}

/// Whether `words` stands at `at`.
pub(crate) fn is(text: &[char], at: usize, words: &str) -> bool {
    text.get(at..).is_some_and(|rest| {
        let mut rest = rest.iter();
        words.chars().all(|c| rest.next() == Some(&c))
    })
}

/// The first of `words` that stands at `at`, with the position behind it. Longer words must be listed first.
pub(crate) fn any<'w>(text: &[char], at: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
    words.iter().find(|w| is(text, at, w)).map(|w| (*w, at + w.chars().count()))
}

/// The first of `words` that ends just before `end`, with the position where it begins.
pub(crate) fn any_before<'w>(text: &[char], end: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
    words.iter().find_map(|w| {
        let start = end.checked_sub(w.chars().count())?;
        is(text, start, w).then_some((*w, start))
    })
}

/// Where `words` first stands in `text[from..to]`.
pub(crate) fn find(text: &[char], from: usize, to: usize, words: &str) -> Option<usize> {
    let first = words.chars().next()?;
    let to = to.min(text.len());
    (from..to).find(|at| text[*at] == first && is(&text[..to], *at, words))
}
