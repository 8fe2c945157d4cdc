//! Search tokens of Chinese text; pure.
//!
//! A run of Chinese characters becomes its overlapping pairs, followed by its last character: 高标准农田 → 高标 标准 准农 农田 田.
//! Looking for a phrase of pairs is then looking for a substring, so every two-character word is found wherever a
//! dictionary would have put its borders, names of villages included, and one character is found as the beginning of a
//! pair. A run of letters or digits is one token. No dictionary means nothing to load and nothing to re-index.

/// A run of one script.
enum Run {
    Han(Vec<char>),
    Word(String),
}

/// What to look for: every phrase must occur.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Tokens that must stand one after the other.
    pub tokens: Vec<String>,
    /// Whether the last token may be just a beginning.
    pub prefix: bool,
}

/// The tokens of a text, joined by spaces, to be stored in a search index.
pub fn index(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for run in runs(text) {
        match run {
            Run::Han(chars) => {
                for pair in chars.windows(2) {
                    out.extend(pair);
                    out.push(' ');
                }
                out.extend(chars.last());
            }
            Run::Word(word) => out.push_str(&word),
        }
        out.push(' ');
    }
    out.truncate(out.trim_end().len());
    out
}

/// The phrases of a query; empty when it holds nothing to look for.
pub fn query(text: &str) -> Vec<Phrase> {
    runs(text)
        .map(|run| match run {
            Run::Han(chars) if chars.len() == 1 => {
                Phrase { tokens: vec![chars[0].to_string()], prefix: true }
            }
            Run::Han(chars) => {
                Phrase { tokens: chars.windows(2).map(|pair| pair.iter().collect()).collect(), prefix: false }
            }
            Run::Word(word) => Phrase { tokens: vec![word], prefix: true },
        })
        .collect()
}

fn runs(text: &str) -> impl Iterator<Item = Run> + '_ {
    let mut chars = text.chars().map(fold).peekable();
    std::iter::from_fn(move || {
        loop {
            let first = chars.next()?;
            if is_han(first) {
                let mut run = vec![first];
                while let Some(next) = chars.next_if(|c| is_han(*c)) {
                    run.push(next);
                }
                return Some(Run::Han(run));
            }
            if first.is_alphanumeric() {
                let mut run = String::from(first);
                while let Some(next) = chars.next_if(|c| c.is_alphanumeric() && !is_han(*c)) {
                    run.push(next);
                }
                return Some(Run::Word(run));
            }
        }
    })
}

/// Full-width forms to half-width, capitals to small letters.
fn fold(c: char) -> char {
    let half = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => other,
    };
    half.to_ascii_lowercase()
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

#[cfg(test)]
mod tests;
