//! Search over tasks and documents.

use askama::Template;
use axum::extract::State as Given;
use ledger::Action;
use serde::Deserialize;
use service::{LedgerQuery, SearchView};

use crate::form::Query;
use crate::page::{Page, page};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/search", Action::Read, search)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
}

#[derive(Template)]
#[template(path = "search/page.html")]
struct SearchPage {
    shell: Shell,
    q: String,
    found: SearchView,
    shown: i64,
    all: String,
}

async fn search(Given(state): Given<State>, signed: Signed, Query(asked): Query<Asked>) -> Page {
    let q = asked.q.trim().to_owned();
    let found = state.service.search(&signed.call, &q).await?;
    let shown = i64::try_from(found.tasks.len()).unwrap_or(i64::MAX);
    let all = LedgerQuery { text: q.clone(), ..LedgerQuery::default() }.to_query_string();
    page(&SearchPage { shell: Shell { query: q.clone(), ..signed.shell() }, q, found, shown, all })
}
