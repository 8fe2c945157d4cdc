//! The living document: the text, each committed sentence with the light of its task.

mod view;

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use ledger::{Action, CommitmentState};
use serde::Deserialize;
use service::LivingDocument;

use self::view::{Card, Check, Entry, Look, Paragraph};
use super::head::HeadView;
use super::list::{LightCount, lights};
use crate::error::{PageError, Problem};
use crate::form::Form;
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct SupersedeForm {
    commitment: String,
    text: String,
    reason: String,
}

/// A form that was not taken, to be shown again with what was typed.
struct Refused {
    form: SupersedeForm,
    words: String,
}

#[derive(Template)]
#[template(path = "document/living.html")]
struct LivingPage {
    shell: Shell,
    head: HeadView,
    contents: Vec<Entry>,
    checks: Vec<Check>,
    paragraphs: Vec<Paragraph>,
    cards: Vec<Card>,
    commitments: String,
    issued: String,
    lights: Vec<LightCount>,
    waiting: usize,
    waiting_words: String,
    review_words: String,
    may_review: bool,
    may_supersede: bool,
}

/// `GET /documents/{id}`
pub(crate) async fn living(Given(state): Given<State>, signed: Signed, Path(id): Path<String>) -> Page {
    page(&living_page(&state, &signed, &id, None).await?)
}

/// `POST /documents/{id}/supersede`
pub(crate) async fn supersede(
    Given(state): Given<State>,
    signed: Signed,
    Path(id): Path<String>,
    Form(form): Form<SupersedeForm>,
) -> Page {
    let done = state.service.supersede(&signed.call, &form.commitment, &form.text, &form.reason).await;
    let Err(error) = done else {
        let to = format!("/documents/{id}#c-{}", form.commitment);
        return Ok(Told::ok("document-superseded").at(&to));
    };
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    let words = Problem::of(&signed.shell(), error)?.words();
    page_as(status, &living_page(&state, &signed, &id, Some(Refused { form, words })).await?)
}

async fn living_page(
    state: &State,
    signed: &Signed,
    id: &str,
    refused: Option<Refused>,
) -> Result<LivingPage, PageError> {
    let shell = signed.shell();
    let living = state.service.living(&signed.call, id).await?;
    let (document, version) = state.service.document_version(&signed.call, id).await?;
    let marks =
        living.blocks.iter().flat_map(|b| &b.pieces).filter_map(|p| p.mark.as_ref()).filter(|m| m.first);
    let waiting = marks.filter(|m| m.state == CommitmentState::Undecided).count();
    Ok(LivingPage {
        head: HeadView::of(&shell, &document, version),
        contents: view::contents(&living),
        checks: view::checks(&living),
        paragraphs: view::paragraphs(&shell, &living),
        cards: view::cards(&shell, &living, refused.as_ref()),
        commitments: shell.number(living.commitments),
        issued: shell.number(living.commitments - living.without_task.len()),
        lights: lights(&shell, &living.lights),
        waiting,
        waiting_words: shell.t1("document-undecided-left", "count", waiting),
        review_words: shell.t("document-to-desk"),
        may_review: signed.may(Action::Review),
        may_supersede: living.may_supersede,
        shell,
    })
}

/// What holds now instead of a superseded commitment, and why, by commitment.
fn superseded(living: &LivingDocument) -> HashMap<&str, (&str, &str)> {
    let of = |(gap, now, reason)| {
        let (gap, now, reason): (&service::Gap, &String, &String) = (gap, now, reason);
        gap.commitment.as_deref().map(|c| (c, (now.as_str(), reason.as_str())))
    };
    living.superseded.iter().filter_map(|(gap, now, reason)| of((gap, now, reason))).collect()
}
