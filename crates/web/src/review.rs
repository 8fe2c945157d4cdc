//! The review desk and issuing.

mod act;
mod card;
mod desk;
mod issue;

use ledger::Action;

pub(crate) use self::desk::with_head_problem;

use crate::routes::Routes;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/documents/{id}/review", Action::Review, desk::desk)
        .get("/documents/{id}/review/changes", Action::Review, desk::changes)
        .post("/documents/{id}/review", Action::Review, act::act)
        .get("/documents/{id}/issue", Action::Issue, issue::preview)
        .post("/documents/{id}/issue", Action::Issue, issue::issue)
}
