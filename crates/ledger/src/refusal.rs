//! Why something was not done, as a message key with arguments; the words are the catalogue's.

use std::borrow::Cow;

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
    /// The field of the form it is about; empty where the key says enough.
    pub field: Cow<'static, str>,
    /// What else is wrong with the same form, so that everything can be mended at once.
    pub more: Vec<Self>,
}

impl Refusal {
    /// A refusal without arguments.
    pub fn new(kind: RefusalKind, key: &'static str) -> Self {
        Self { kind, key, args: Vec::new(), field: Cow::Borrowed(""), more: Vec::new() }
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

    /// The same, about a field of a form.
    pub fn at(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.field = field.into();
        self
    }

    /// It, and another one.
    pub fn and(mut self, other: Self) -> Self {
        let Self { more, .. } = other;
        self.more.push(Self { more: Vec::new(), ..other });
        self.more.extend(more);
        self
    }

    /// It and everything else that is wrong.
    pub fn each(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.more)
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

/// Gathers what is wrong with a form, so that it is said once and not one field after the other.
#[derive(Debug, Default)]
pub struct Faults(Vec<Refusal>);

impl Faults {
    /// One more.
    pub fn push(&mut self, fault: Refusal) {
        let Refusal { more, .. } = fault;
        self.0.push(Refusal { more: Vec::new(), ..fault });
        self.0.extend(more);
    }

    /// One more where something does not hold.
    pub fn unless(&mut self, holds: bool, fault: impl FnOnce() -> Refusal) {
        if !holds {
            self.push(fault());
        }
    }

    /// Whether nothing is wrong so far.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a field gives; nothing, and one fault more, where it gives nothing that can be used.
    pub fn take<T>(&mut self, field: Result<T, Refusal>) -> Option<T> {
        field.map_err(|fault| self.push(fault)).ok()
    }

    /// The last field of all, unless it or another one was wrong.
    ///
    /// # Errors
    /// When something was wrong.
    pub fn and<T>(self, last: Result<T, Refusal>) -> Result<T, Refusal> {
        match (self.none(), last) {
            (Err(first), Err(fault)) => Err(first.and(fault)),
            (Err(first), Ok(_)) => Err(first),
            (Ok(()), last) => last,
        }
    }

    /// The same, and of others what is about fields of which nothing is said yet.
    pub fn besides(mut self, others: Self) -> Self {
        let told: Vec<Cow<'static, str>> = self.0.iter().map(|fault| fault.field.clone()).collect();
        self.0.extend(others.0.into_iter().filter(|fault| !told.contains(&fault.field)).collect::<Vec<_>>());
        self
    }

    /// Nothing was wrong, or everything that was.
    ///
    /// # Errors
    /// When something was wrong.
    pub fn none(self) -> Result<(), Refusal> {
        match self.0.into_iter().reduce(Refusal::and) {
            None => Ok(()),
            Some(all) => Err(all),
        }
    }
}
