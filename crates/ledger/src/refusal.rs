//! Why something was not done, as a message key with arguments; the words are the catalogue's.

/// Stands before each message key in an argument that is a list of words and not a text: the unit separator of ASCII,
/// which no form lets through.
pub const WORD: char = '\u{1f}';

/// What sort of refusal it is; decides the HTTP status or exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalKind {
    /// The actor may not do this.
    Forbidden,
    /// There is no such thing (any more).
    NotFound,
    /// The state of the thing does not allow it, or somebody else was faster.
    Conflict,
    /// What was given cannot be used as it is.
    Invalid,
}

/// A decision not to act.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{key} {args:?}")]
pub struct Refusal {
    /// Sort.
    pub kind: RefusalKind,
    /// Key in the `error` catalogue, such as `refused-not-open`.
    pub key: &'static str,
    /// Arguments of the message.
    pub args: Vec<(&'static str, String)>,
}

impl Refusal {
    /// A refusal without arguments.
    pub fn new(kind: RefusalKind, key: &'static str) -> Self {
        Self { kind, key, args: Vec::new() }
    }

    /// The same with one more argument.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// The same with one more argument that is itself a message key.
    pub fn with_word(self, name: &'static str, key: &str) -> Self {
        self.with_words(name, [key.to_owned()])
    }

    /// The same with one more argument that is a list of message keys, each marked by [`WORD`].
    pub fn with_words(self, name: &'static str, keys: impl IntoIterator<Item = String>) -> Self {
        let value: String = keys.into_iter().flat_map(|key| [WORD.to_string(), key]).collect();
        self.with(name, value)
    }

    /// What was given cannot be used.
    pub fn invalid(key: &'static str) -> Self {
        Self::new(RefusalKind::Invalid, key)
    }

    /// The state does not allow it.
    pub fn conflict(key: &'static str) -> Self {
        Self::new(RefusalKind::Conflict, key)
    }

    /// No such thing.
    pub fn not_found(key: &'static str) -> Self {
        Self::new(RefusalKind::NotFound, key)
    }
}
