//! A task: its page, its forms.

use crate::routes::Routes;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new()
}
