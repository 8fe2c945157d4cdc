//! What happened to a task, in words.

use service::{ChangeLine, EventLine};

use crate::shell::Shell;

/// Digits of a hash that are shown; the whole stands in the trace.
const SHORT: usize = 8;

/// An event in words.
pub(crate) struct Entry {
    pub(crate) when: String,
    pub(crate) what: String,
    pub(crate) who: String,
    pub(crate) reason: String,
    pub(crate) changes: Vec<Change>,
    pub(crate) place: String,
    pub(crate) hash: String,
}

/// A field before and after, in words.
pub(crate) struct Change {
    pub(crate) field: String,
    pub(crate) before: String,
    pub(crate) after: String,
}

pub(crate) fn entries(shell: &Shell, events: &[EventLine]) -> Vec<Entry> {
    events.iter().map(|e| entry(shell, e)).collect()
}

fn entry(shell: &Shell, e: &EventLine) -> Entry {
    Entry {
        when: shell.datetime(e.at),
        what: shell.t(&e.what),
        who: e.actor.clone().unwrap_or_else(|| shell.t("task-by-program")),
        reason: if e.reason.is_empty() {
            String::new()
        } else {
            shell.t1("task-history-reason", "reason", &e.reason)
        },
        changes: e.changes.iter().map(|c| change(shell, c)).collect(),
        place: shell.t2(
            "task-history-hash",
            "seq",
            e.seq.to_string(),
            "hash",
            e.hash.chars().take(SHORT).collect::<String>(),
        ),
        hash: e.hash.clone(),
    }
}

/// A change in words. What becomes empty is said to be so; where nothing was there is nothing to say.
pub(crate) fn change(shell: &Shell, c: &ChangeLine) -> Change {
    let shown = |value: &str| match c.word && !value.is_empty() {
        true => shell.t(value),
        false => messages::day_written(shell.lang, value).unwrap_or_else(|| value.to_owned()),
    };
    let after = if c.after.is_empty() { shell.t("task-history-empty") } else { shown(&c.after) };
    Change { field: shell.t(c.field), before: shown(&c.before), after }
}
