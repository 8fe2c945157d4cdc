//! Who is waited on.

use askama::Template;
use axum::extract::State as Given;
use ledger::Action;
use service::{HolderLine, WaitingPage as View, WaitingQuery};

use crate::form::Query;
use crate::page::{Page, page};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;
use crate::task::holder_words;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/waiting", Action::Read, show)
}

#[derive(Template)]
#[template(path = "waiting/page.html")]
struct WaitingPage {
    shell: Shell,
    query: WaitingQuery,
    view: View,
}

impl WaitingPage {
    fn party(&self, holder: &HolderLine) -> String {
        holder_words(&self.shell, holder)
    }
}

async fn show(Given(state): Given<State>, signed: Signed, Query(query): Query<WaitingQuery>) -> Page {
    let view = state.service.waiting_page(&signed.call, &query).await?;
    page(&WaitingPage { shell: signed.shell(), query, view })
}
