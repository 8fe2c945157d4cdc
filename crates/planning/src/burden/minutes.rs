//! What one field takes, stated as data with its source.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::words::Words;

/// Minutes of one field, by its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minutes {
    /// Which table it is.
    pub version: String,
    /// A figure.
    pub number: u32,
    /// Words of one's own.
    pub text: u32,
    /// A day.
    pub date: u32,
    /// Yes or no.
    pub yes_no: u32,
    /// Where the figures come from.
    pub source: Words,
}

/// The table that comes with the program.
pub fn minutes() -> &'static Minutes {
    static MINUTES: LazyLock<Minutes> = LazyLock::new(|| {
        toml::from_str(include_str!("minutes.toml")).expect("a test reads the shipped table")
    });
    &MINUTES
}
