//! Putting documents in: files, or pasted text.

use askama::Template;
use axum::extract::State as Given;
use axum::http::StatusCode;
use serde::Deserialize;
use service::{Received, Result, ServiceError};

use crate::error::{PageError, Problem};
use crate::form::{Form, Upload};
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
    Received { id: String },
    Already { id: String, title: String },
    Refused { words: String },
}

#[derive(Template)]
#[template(path = "document/new.html")]
struct NewPage {
    shell: Shell,
    outcome: Option<Outcome>,
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
    page(&NewPage { outcome: None, drop_hint: drop_hint(&shell), pasted: String::new(), shell })
}

/// `POST /documents/new`
pub(crate) async fn put_in(
    Given(state): Given<State>,
    signed: Signed,
    Upload(file): Upload,
    Form(pasted): Form<Pasted>,
) -> Page {
    let shell = signed.shell();
    let received = match file {
        Some(file) => Some(state.service.receive(&signed.call, &file.name, file.bytes.to_vec()).await),
        None if !pasted.text.trim().is_empty() => Some(state.service.paste(&signed.call, &pasted.text).await),
        None => None,
    };
    let outcome = outcome(&state, &signed, &shell, received).await?;
    let status = match &outcome {
        Outcome::Received { id } => return Ok(go(&format!("/documents/{id}/review"))),
        Outcome::Already { .. } => StatusCode::OK,
        Outcome::Refused { .. } => StatusCode::UNPROCESSABLE_ENTITY,
    };
    page_as(
        status,
        &NewPage { outcome: Some(outcome), drop_hint: drop_hint(&shell), pasted: pasted.text, shell },
    )
}

async fn outcome(
    state: &State,
    signed: &Signed,
    shell: &Shell,
    received: Option<Result<Received>>,
) -> std::result::Result<Outcome, PageError> {
    let error: ServiceError = match received {
        None => return Ok(Outcome::Refused { words: shell.t("document-nothing-chosen") }),
        Some(Ok(Received { id, already: false })) => return Ok(Outcome::Received { id }),
        Some(Ok(Received { id, already: true })) => {
            let (document, _) = state.service.document_version(&signed.call, &id).await?;
            return Ok(Outcome::Already { id, title: document.head.title });
        }
        Some(Err(error)) => error,
    };
    Ok(Outcome::Refused { words: Problem::of(shell, error)?.words })
}
