//! The list of documents.

use askama::Template;
use axum::extract::State as Given;
use ledger::{Action, DocumentState, Light};
use serde::Deserialize;
use service::DocumentLine;

use super::head::kind_key;
use super::put_in::drop_hint;
use crate::form::Query;
use crate::page::{Page, page};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct At {
    before: Option<i64>,
}

/// A light with how many.
pub(crate) struct LightCount {
    pub(crate) code: &'static str,
    pub(crate) word: String,
    pub(crate) count: String,
}

/// Lights that shine at all.
pub(crate) fn lights(shell: &Shell, lights: &[(Light, i64)]) -> Vec<LightCount> {
    let shining = lights.iter().filter(|(_, count)| *count > 0);
    shining
        .map(|(light, count)| LightCount {
            code: light.code(),
            word: shell.t(&format!("light-{}", light.code())),
            count: shell.number(count),
        })
        .collect()
}

struct Line {
    id: String,
    title: String,
    about: String,
    kind_key: &'static str,
    date: String,
    reviewing: bool,
    state_key: &'static str,
    waiting: String,
    lights: Vec<LightCount>,
}

impl Line {
    fn of(shell: &Shell, line: &DocumentLine) -> Self {
        let (document, head) = (&line.document, &line.document.head);
        let reviewing = document.state == DocumentState::Reviewing;
        let about = [head.number.as_str(), head.issuer.as_str()];
        Self {
            id: document.id.to_string(),
            title: head.title.clone(),
            about: about.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · "),
            kind_key: kind_key(head.kind),
            date: shell.date(head.date),
            reviewing,
            state_key: if reviewing { "document-state-reviewing" } else { "document-state-issued" },
            waiting: match line.undecided + line.accepted {
                0 => String::new(),
                _ if line.undecided == 0 => shell.t1("document-accepted-left", "count", line.accepted),
                _ => shell.t1("document-undecided-left", "count", line.undecided),
            },
            lights: lights(shell, &line.lights),
        }
    }
}

#[derive(Template)]
#[template(path = "document/list.html")]
struct ListPage {
    shell: Shell,
    lines: Vec<Line>,
    next: Option<i64>,
    first_page: bool,
    may_put: bool,
    may_review: bool,
    drop_hint: String,
    pasted: String,
}

/// `GET /documents`
pub(crate) async fn list(Given(state): Given<State>, signed: Signed, Query(at): Query<At>) -> Page {
    let shell = signed.shell();
    let (documents, next) = state.service.documents(&signed.call, at.before).await?;
    page(&ListPage {
        lines: documents.iter().map(|d| Line::of(&shell, d)).collect(),
        next,
        first_page: at.before.is_none(),
        may_put: signed.may(Action::PutDocument),
        may_review: signed.may(Action::Review),
        drop_hint: drop_hint(&shell),
        pasted: String::new(),
        shell,
    })
}
