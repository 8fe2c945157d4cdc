//! One government.

use serde::{Deserialize, Serialize};

use crate::SiteId;

/// A county, district or city whose ledger this is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// Identifier; leads every key.
    pub id: SiteId,
    /// Name, such as 云溪县.
    pub name: String,
    /// Six-digit area code (GB/T 2260); empty when not given.
    pub area_code: String,
    /// Whether it has administrators of its own (三员): then nobody else administers it.
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub separated: bool,
}
