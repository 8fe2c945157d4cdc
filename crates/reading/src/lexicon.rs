//! Many words looked for at once, and single words looked for at a place.

/// A set of words, each with a meaning, looked for forwards or backwards.
pub(crate) struct Lexicon<T> {
    /// For each code point of the basic plane, one more than the index of its first word, or 0.
    heads: Vec<u16>,
    /// Sorted by the code point that is compared first; longer ones first.
    words: Vec<(Box<[char]>, T)>,
}

impl<T: Copy> Lexicon<T> {
    /// Words that are found where they begin.
    pub(crate) fn new<'w>(words: impl IntoIterator<Item = (&'w str, T)>) -> Self {
        Self::sorted(words.into_iter().map(|(w, meaning)| (w.chars().collect(), meaning)))
    }

    /// Words that are found where they end.
    pub(crate) fn endings<'w>(words: impl IntoIterator<Item = (&'w str, T)>) -> Self {
        Self::sorted(words.into_iter().map(|(w, meaning)| (w.chars().rev().collect(), meaning)))
    }

    fn sorted(words: impl Iterator<Item = (Box<[char]>, T)>) -> Self {
        let in_plane = |(word, _): &(Box<[char]>, T)| word.first().is_some_and(|c| (*c as usize) < 0x1_0000);
        let mut words: Vec<(Box<[char]>, T)> = words.filter(in_plane).collect();
        words.sort_by(|a, b| (a.0[0], b.0.len()).cmp(&(b.0[0], a.0.len())));
        let mut heads = vec![0; 0x1_0000];
        for (index, (word, _)) in words.iter().enumerate().rev() {
            heads[word[0] as usize] = u16::try_from(index + 1).unwrap_or(0);
        }
        Self { heads, words }
    }

    /// The words that share their first compared code point.
    fn candidates(&self, first: char) -> impl Iterator<Item = &(Box<[char]>, T)> {
        let head = self.heads.get(first as usize).map_or(0, |head| usize::from(*head));
        let from = if head == 0 { self.words.len() } else { head - 1 };
        self.words[from..].iter().take_while(move |(word, _)| word[0] == first)
    }

    /// The longest word that begins at `at`: its length and meaning.
    pub(crate) fn at(&self, text: &[char], at: usize) -> Option<(usize, T)> {
        let rest = text.get(at..)?;
        self.candidates(*rest.first()?)
            .find(|(word, _)| word.len() <= rest.len() && word.iter().zip(rest).all(|(a, b)| a == b))
            .map(|(word, meaning)| (word.len(), *meaning))
    }

    /// The longest word that ends just before `end` and begins at `floor` or later: where it begins, and its meaning.
    pub(crate) fn before(&self, text: &[char], floor: usize, end: usize) -> Option<(usize, T)> {
        let back = text.get(floor..end)?;
        self.candidates(*back.last()?)
            .find(|(word, _)| word.len() <= back.len() && word.iter().eq(back.iter().rev().take(word.len())))
            .map(|(word, meaning)| (end - word.len(), *meaning))
    }
}

/// The words of a word list by group. A line without indentation names a group, `#` begins a comment.
pub(crate) fn groups(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut group = "";
    list.lines().filter(|line| !line.starts_with('#')).flat_map(move |line| {
        let words = if line.starts_with(' ') {
            line
        } else {
            group = line;
            ""
        };
        let group = group;
        words.split_whitespace().map(move |word| (group, word))
    })
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
    let last = *text.get(end.checked_sub(1)?)?;
    // Most words end otherwise: only the others are worth counting.
    words.iter().filter(|w| w.ends_with(last)).find_map(|w| {
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
