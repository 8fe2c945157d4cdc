//! A workbook taken in, which can be taken back as a whole.

use serde::{Deserialize, Serialize};

use crate::{ActId, ImportId};

/// Whether an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// Its rows are in the ledger.
    Applied,
    /// Its rows were taken back.
    TakenBack,
}

/// What a workbook holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    /// Tasks of the ledger.
    #[default]
    Tasks,
    /// Units and people.
    People,
}

impl ImportKind {
    /// Whether it is what logs of before held, where it was not written down.
    fn is_tasks(&self) -> bool {
        *self == Self::Tasks
    }
}

/// One applied workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// Identifier.
    pub id: ImportId,
    /// What it holds.
    #[serde(default, skip_serializing_if = "ImportKind::is_tasks")]
    pub kind: ImportKind,
    /// Name of the file.
    pub file_name: String,
    /// The act whose events brought the rows in.
    pub act: ActId,
    /// Rows added.
    pub added: u32,
    /// Rows changed.
    pub changed: u32,
    /// State.
    pub state: ImportState,
    /// When applied, in milliseconds UTC.
    pub at: i64,
}
