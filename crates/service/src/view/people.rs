//! A table of units and people compared with what the site knows.

use super::SheetOutcome;

/// A row of such a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeopleRow {
    /// Row number in the file, from 1, as the spreadsheet shows it.
    pub row: usize,
    /// What would stand there, in words, in the order of the page's columns.
    pub cells: [String; 5],
    /// Outcome.
    pub outcome: SheetOutcome,
}

/// A table of units, people or both, compared with what the site knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeoplePreview {
    /// Identifier of the plan, for applying it.
    pub plan: String,
    /// Name of the file.
    pub file_name: String,
    /// New, changed, same, wrong.
    pub counts: [usize; 4],
    /// Units: name, parent, aliases, kind, supervising leader.
    pub units: Vec<PeopleRow>,
    /// People: name, unit, post, user name, roles.
    pub people: Vec<PeopleRow>,
    /// Accounts that would be made.
    pub accounts: usize,
}

/// An account that was just made, with the code for its first sign-in: told once and kept nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// Name of the person.
    pub name: String,
    /// Name of their unit; may be empty.
    pub unit: String,
    /// What is typed at sign-in.
    pub username: String,
    /// The one-time code.
    pub code: String,
}

impl std::fmt::Debug for NewAccount {
    /// Without the code, so that no log can hold it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewAccount").field("username", &self.username).finish_non_exhaustive()
    }
}

/// What an applied table came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeopleApplied {
    /// Rows added.
    pub added: u32,
    /// Rows changed.
    pub changed: u32,
    /// Accounts made, with their codes.
    pub accounts: Vec<NewAccount>,
}

/// Which list goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeopleList {
    /// Units.
    Units,
    /// People and accounts.
    People,
}

impl PeopleList {
    /// The list with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "units" => Some(Self::Units),
            "people" => Some(Self::People),
            _ => None,
        }
    }
}

/// What the page of a first sign-in sends.
#[derive(Clone, Default, serde::Deserialize)]
#[serde(default)]
pub struct FirstForm {
    /// What is typed at sign-in.
    pub username: String,
    /// The one-time code.
    pub code: String,
    /// The password that is set.
    pub password: String,
    /// The same again.
    pub repeat: String,
}
