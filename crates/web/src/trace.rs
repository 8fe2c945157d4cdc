//! The log, the proof that it is whole, and who saw what.

mod proof;
mod seen;

use askama::Template;
use axum::extract::State as Given;
use ledger::{Action, EventBody};
use service::{Party, TraceQuery, TraceView};

use crate::form::Query;
use crate::page::{Page, page};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;
pub(crate) use seen::noted;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/trace", Action::ReadTrace, show)
        .get("/trace/verify", Action::ReadProof, proof::show)
        .post("/trace/verify", Action::ProveLog, proof::begin)
        .get("/trace/views", Action::ReadViews, seen::show)
}

#[derive(Template)]
#[template(path = "trace/page.html")]
struct TracePage {
    shell: Shell,
    query: TraceQuery,
    view: TraceView,
    people: Vec<Party>,
    first: String,
    next: String,
}

impl TracePage {
    fn kinds(&self) -> &'static [&'static str] {
        EventBody::KINDS
    }

    /// One side of a change; `word` when it is a message key.
    fn side(&self, value: &str, word: &bool) -> String {
        match value {
            "" => self.shell.t("word-none"),
            key if *word => self.shell.t(key),
            text => text.to_owned(),
        }
    }

    /// The beginning of a hash, enough to tell it from others.
    fn short<'a>(&self, hash: &'a str) -> &'a str {
        hash.get(..8).unwrap_or(hash)
    }
}

async fn show(Given(state): Given<State>, signed: Signed, Query(query): Query<TraceQuery>) -> Page {
    let view = state.service.trace(&signed.call, query.clone()).await?;
    let settings = state.service.settings(&signed.call).await?;
    let people = settings.people.into_iter().filter(|p| !p.form.username.is_empty());
    let people = people.map(|p| Party { id: p.form.id, name: p.form.name }).collect();
    let address = |before: Option<i64>| {
        let mut parts = vec![
            ("kind", query.kind.clone()),
            ("actor", query.actor.clone()),
            ("about", query.about.clone()),
        ];
        parts.extend(before.map(|b| ("before", b.to_string())));
        parts.retain(|(_, value)| !value.is_empty());
        format!("/trace?{}", serde_urlencoded::to_string(parts).unwrap_or_default())
    };
    let first = if query.before.is_some() { address(None) } else { String::new() };
    let next = view.next.map(|before| address(Some(before))).unwrap_or_default();
    page(&TracePage { shell: signed.shell(), query, view, people, first, next })
}
