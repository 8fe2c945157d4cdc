//! Why, as message keys with arguments; the words are the catalogue's.

use jiff::civil::Date;
use serde::Serialize;

/// What a message is filled with. Whoever shows it writes numbers and dates as the language wants them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A count.
    Number(i64),
    /// Hundredths: percentage points or percent with two decimals (3050 is 30.5).
    Hundredths(i64),
    /// A day.
    Day(Date),
    /// Shown as it is.
    Text(String),
}

/// A message key of the `planning` catalogue and its arguments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Key.
    pub key: &'static str,
    /// Arguments by name.
    pub args: Vec<(&'static str, Value)>,
}

impl Reason {
    /// A message that needs no arguments, or not yet.
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    pub(crate) fn number(self, name: &'static str, number: i64) -> Self {
        self.with(name, Value::Number(number))
    }

    pub(crate) fn share(self, name: &'static str, hundredths: i64) -> Self {
        self.with(name, Value::Hundredths(hundredths))
    }

    pub(crate) fn day(self, name: &'static str, day: Date) -> Self {
        self.with(name, Value::Day(day))
    }

    pub(crate) fn text(self, name: &'static str, text: impl Into<String>) -> Self {
        self.with(name, Value::Text(text.into()))
    }

    fn with(mut self, name: &'static str, value: Value) -> Self {
        self.args.push((name, value));
        self
    }
}

/// Every key that this crate uses, with the names of its arguments: tests hold the catalogues to it.
pub const KEYS: &[(&str, &[&str])] = &[
    ("planning-draft", &[]),
    ("planning-cancelled", &[]),
    ("planning-closed", &["day"]),
    ("planning-closed-late", &["day", "days"]),
    ("planning-not-begun", &["start"]),
    ("planning-no-due", &[]),
    ("planning-days-left", &["days", "due"]),
    ("planning-near", &["days", "due", "limit"]),
    ("planning-overdue", &["days", "due"]),
    ("planning-milestones-late", &["count", "day"]),
    ("planning-on-pace", &["planned", "done"]),
    ("planning-lag-small", &["lag", "planned", "done", "limit"]),
    ("planning-lag", &["lag", "planned", "done", "limit"]),
    ("planning-lag-far", &["lag", "planned", "done", "limit"]),
    ("planning-ratio", &["ratio", "planned", "done", "limit"]),
    ("planning-ratio-far", &["ratio", "planned", "done", "limit"]),
    ("planning-silent", &[]),
    ("planning-month-met", &["day"]),
    ("planning-month-missed", &["count", "day", "planned", "done"]),
    ("planning-month-made-up", &["day", "made"]),
    ("planning-not-started", &["start", "months"]),
    ("planning-reports-missed", &["count", "day"]),
    ("planning-stopped", &["days"]),
    ("planning-was-stopped", &["days"]),
    ("planning-reason-accepted", &[]),
    ("planning-extended", &["due", "original"]),
    ("planning-mend-close", &["due"]),
    ("planning-mend-overdue", &[]),
    ("planning-mend-milestones", &["count"]),
    ("planning-mend-progress", &["share"]),
    ("planning-mend-month", &["day", "share"]),
    ("planning-mend-start", &[]),
    ("planning-mend-report", &["count"]),
    ("planning-pack-syntax", &["line", "detail"]),
    ("planning-pack-id", &[]),
    ("planning-pack-version", &[]),
    ("planning-pack-words", &[]),
    ("planning-pack-empty", &[]),
    ("planning-pack-range", &["least", "most"]),
    ("planning-pack-order", &["other"]),
    ("planning-pack-small-lag", &[]),
    ("planning-pack-season", &[]),
    ("planning-schedule-cycle", &["steps"]),
    ("planning-schedule-unknown", &["step", "after"]),
    ("planning-schedule-long", &["step"]),
    ("planning-schedule-no-working-day", &["day"]),
    ("planning-budget-over", &["unit", "asked", "added", "budget"]),
    ("planning-budget-reason", &[]),
    ("planning-lint-file", &["line", "detail"]),
    ("planning-lint-rule", &["rule"]),
];
