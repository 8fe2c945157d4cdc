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

/// One applied workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// Identifier.
    pub id: ImportId,
    /// Name of the file.
    pub file_name: String,
    /// The act whose events brought the rows in.
    pub act: ActId,
    /// Tasks added.
    pub added: u32,
    /// Tasks changed.
    pub changed: u32,
    /// State.
    pub state: ImportState,
    /// When applied, in milliseconds UTC.
    pub at: i64,
}
