//! Putting documents in: files, or pasted text.

use askama::Template;
use axum::extract::State as Given;
use axum::http::StatusCode;
use serde::Deserialize;
use service::{Received, Result};

use crate::error::{PageError, Problem};
use crate::form::{Form, Uploads};
use crate::notice::go;
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

/// Size of the largest file, in megabytes, as the hint says it.
const LIMIT_MB: usize = 50;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Pasted {
    text: String,
}

/// What became of one thing that was put in.
enum Outcome {
    Received { id: String, title: String },
    Already { id: String, title: String },
    Refused { words: String },
}

#[derive(Template)]
#[template(path = "document/new.html")]
struct NewPage {
    shell: Shell,
    outcomes: Vec<Outcome>,
    drop_hint: String,
    pasted: String,
}

/// What may be put in.
pub(crate) fn drop_hint(shell: &Shell) -> String {
    shell.t1("document-drop-hint", "size", LIMIT_MB)
}

/// `GET /documents/new`
pub(crate) async fn form(signed: Signed) -> Page {
    let shell = signed.shell();
    page(&NewPage { outcomes: Vec::new(), drop_hint: drop_hint(&shell), pasted: String::new(), shell })
}

/// `POST /documents/new`: one document goes on to its desk; of several, each is told what became of it.
pub(crate) async fn put_in(
    Given(state): Given<State>,
    signed: Signed,
    Uploads(files): Uploads,
    Form(pasted): Form<Pasted>,
) -> Page {
    let shell = signed.shell();
    let mut outcomes = Vec::new();
    for file in files {
        let received = state.service.receive(&signed.call, &file.name, file.bytes.to_vec()).await;
        outcomes.push(outcome(&state, &signed, &shell, received).await?);
    }
    if !pasted.text.trim().is_empty() {
        let received = state.service.paste(&signed.call, &pasted.text).await;
        outcomes.push(outcome(&state, &signed, &shell, received).await?);
    }
    if outcomes.is_empty() {
        outcomes.push(Outcome::Refused { words: shell.t("document-nothing-chosen") });
    }
    if let [Outcome::Received { id, .. }] = &outcomes[..] {
        return Ok(go(&format!("/documents/{id}/review")));
    }
    let refused = outcomes.iter().any(|o| matches!(o, Outcome::Refused { .. }));
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let pasted = if refused { pasted.text } else { String::new() };
    page_as(status, &NewPage { outcomes, drop_hint: drop_hint(&shell), pasted, shell })
}

async fn outcome(
    state: &State,
    signed: &Signed,
    shell: &Shell,
    received: Result<Received>,
) -> std::result::Result<Outcome, PageError> {
    let Received { id, already } = match received {
        Ok(received) => received,
        Err(error) => return Ok(Outcome::Refused { words: Problem::of(shell, error)?.words() }),
    };
    let title = state.service.document_version(&signed.call, &id).await?.0.head.title;
    Ok(if already { Outcome::Already { id, title } } else { Outcome::Received { id, title } })
}
