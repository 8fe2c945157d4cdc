//! Why something was not done, as a message key with arguments; the words are the catalogue's.

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
