//! Who is waited on.

use askama::Template;
use axum::extract::State as Given;
use ledger::Action;
use service::{HolderLine, TaskLine, WaitedOnLine, WaitingPage as View, WaitingQuery};

use crate::form::Query;
use crate::page::{Page, page};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;
use crate::task::{holder_words, in_hand, wait_words};

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
    today: jiff::civil::Date,
}

impl WaitingPage {
    /// How long its holder has been waited on and for what, or that they are at work.
    fn waits(&self, task: &TaskLine) -> String {
        let none = || self.shell.t(in_hand(&task.holder, "waiting-at-work", "waiting-came-today"));
        wait_words(&self.shell, task.wait, self.today).unwrap_or_else(none)
    }

    /// Those who are waited on, or those who are not: each with its words and whether it is the one that was asked for.
    fn parties(&self, waited_on: bool) -> Vec<(String, bool, &WaitedOnLine)> {
        let lines = self.view.parties.iter().filter(|p| (p.waiting > 0) == waited_on);
        lines.map(|p| (self.party(&p.holder), p.is(&self.query), p)).collect()
    }

    fn party(&self, holder: &HolderLine) -> String {
        holder_words(&self.shell, holder)
    }
}

async fn show(Given(state): Given<State>, signed: Signed, Query(query): Query<WaitingQuery>) -> Page {
    let view = state.service.waiting_page(&signed.call, &query).await?;
    page(&WaitingPage { shell: signed.shell(), query, view, today: signed.call.today() })
}
