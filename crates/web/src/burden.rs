//! The burden ledger 填报负担: who asked whom for what, at what price, and what may not be asked.

mod account;
mod answer;
mod lint;
mod request;
pub(crate) mod words;

use ledger::{Action, Number};

use crate::error::PageError;
use crate::routes::Routes;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    let (ask, answer) = (Action::Ask, Action::AnswerRequest);
    Routes::new()
        .get("/burden", Action::Read, account::show)
        .get("/burden/export", Action::Export, account::export)
        .get("/burden/lint", Action::Read, lint::open)
        .post("/burden/lint", Action::Read, lint::check)
        .get("/burden/requests", Action::Read, request::list)
        .get("/burden/requests/new", ask, request::open)
        .post("/burden/requests/new", ask, request::send)
        .post("/burden/requests/price", ask, request::price)
        .get("/burden/requests/{number}", Action::Read, request::show)
        .get("/burden/requests/{number}/export", Action::Export, request::export)
        // Who may approve and who may withdraw, the request says; the use case asks it.
        .post("/burden/requests/{number}/act", Action::Read, request::act)
        .get("/burden/requests/{number}/answer", answer, answer::open)
        .post("/burden/requests/{number}/answer", answer, answer::send)
        .post("/burden/requests/{number}/unchanged", answer, answer::unchanged)
}

/// The number in an address; anything else is no page.
fn number(text: &str) -> Result<Number, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}
