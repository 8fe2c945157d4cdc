//! The ledger list and its exports.

use crate::routes::Routes;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new()
}
