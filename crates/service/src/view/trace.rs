//! The log, to be read by people.

/// A field of a task before and after; both ready to show except codes, which have `word` set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeLine {
    /// Message key of the field's name, such as `task-due`.
    pub field: &'static str,
    /// Before; a message key when `word`.
    pub before: String,
    /// After; a message key when `word`.
    pub after: String,
    /// Whether before and after are message keys.
    pub word: bool,
}

/// One event, to be read by people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventLine {
    /// Position in the log.
    pub seq: i64,
    /// When, in milliseconds UTC.
    pub at: i64,
    /// Who; none for the program.
    pub actor: Option<String>,
    /// Message key of what happened: `event-<kind>`, or `command-<code>` of a task that moved.
    pub what: String,
    /// What it is about: kind code (words under `subject-<kind>`), name, and address if it has a page.
    pub subject: (String, String, Option<String>),
    /// The same as an address of its history names it: sort and identifier.
    pub about: String,
    /// Reason given; may be empty.
    pub reason: String,
    /// Changes of a task.
    pub changes: Vec<ChangeLine>,
    /// Hash, 64 hexadecimal digits.
    pub hash: String,
}

/// The trace page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceView {
    /// Events, newest first.
    pub events: Vec<EventLine>,
    /// `before` of the next page.
    pub next: Option<i64>,
    /// Number of events in the log.
    pub total: i64,
    /// Last hash.
    pub head: String,
    /// Name of the one thing whose history it is; empty for the whole log.
    pub about: String,
}
