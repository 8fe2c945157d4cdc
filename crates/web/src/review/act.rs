//! What a reviewer does, from the form that says it to the desk afterwards.

use std::collections::HashMap;

use axum::extract::{Path, State as Given};
use ledger::SubjectKind;
use serde::Deserialize;
use service::{PartyRole, ReviewCommand, ServiceError, TaskForm};

use super::desk::{self, Trouble};
use crate::error::{PageError, Problem};
use crate::form::Form;
use crate::notice::go;
use crate::page::Page;
use crate::session::Signed;
use crate::state::State;

/// What every form of the desk says beside the fields of a draft.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    #[serde(rename = "do")]
    act: String,
    /// Not `id`: a field of that name hides the id of its form from scripts, and the exchange goes by ids.
    draft: String,
    version: i64,
    /// Present when the fields of the draft came along.
    title: Option<String>,
    /// Where to split: chosen from a list …
    at: Option<usize>,
    /// … or by the caret; empty otherwise.
    caret: String,
    start: String,
    end: String,
    choice: String,
}

/// `POST /documents/{id}/review`
pub(crate) async fn act(
    Given(state): Given<State>,
    signed: Signed,
    Path(id): Path<String>,
    Form(asked): Form<Asked>,
    Form(form): Form<TaskForm>,
    Form(fields): Form<HashMap<String, String>>,
) -> Page {
    let command = match command(&state, &signed, &asked, &form, &fields).await? {
        Ok(command) => command,
        Err(problem) => {
            let trouble =
                Trouble { words: problem.words(), meanwhile: false, card: asked.draft, typed: None };
            return desk::answer(&state, &signed, &id, Some(trouble), 422).await;
        }
    };
    let Err(error) = state.service.review(&signed.call, &id, command).await else {
        if signed.fragment() {
            return desk::answer(&state, &signed, &id, None, 200).await;
        }
        let card = if asked.draft.is_empty() { String::new() } else { format!("#draft-{}", asked.draft) };
        return Ok(go(&format!("/documents/{id}/review{card}")));
    };
    let status = error.status();
    let problem = Problem::of(&signed.shell(), error)?;
    let problem = problem.with_change(&state, &signed, (SubjectKind::Commitment, &asked.draft)).await?;
    let meanwhile = problem.is("refused-changed-meanwhile");
    let typed = asked.title.is_some().then_some(form);
    let trouble = Trouble { words: problem.words(), meanwhile, card: asked.draft, typed };
    desk::answer(&state, &signed, &id, Some(trouble), status).await
}

/// The command that a form asks for; the inner error is for the person who filled it in.
async fn command(
    state: &State,
    signed: &Signed,
    asked: &Asked,
    form: &TaskForm,
    fields: &HashMap<String, String>,
) -> Result<Result<ReviewCommand, Problem>, PageError> {
    let (id, version) = (asked.draft.clone(), asked.version);
    let typed = || asked.title.is_some().then(|| form.clone());
    let number = |text: &str| text.parse::<usize>().map_err(|_| PageError::Unreadable);
    Ok(Ok(match asked.act.as_str() {
        "accept" => ReviewCommand::Accept { id, version, form: typed() },
        "reject" => ReviewCommand::Reject { id, version },
        "reopen" => ReviewCommand::Reopen { id, version },
        "save" => ReviewCommand::Edit { id, version, form: form.clone() },
        "choose" => return choose(state, signed, asked, fields).await,
        "merge" => ReviewCommand::MergeNext { id, version },
        "split" => {
            let at = asked.at.map_or_else(|| number(&asked.caret), Ok)?;
            ReviewCommand::Split { id, version, at }
        }
        "undo" => ReviewCommand::Undo,
        "mark" => ReviewCommand::Mark { start: number(&asked.start)?, end: number(&asked.end)? },
        "accept-all" => ReviewCommand::AcceptAll,
        _ => return Err(PageError::Unreadable),
    }))
}

/// A choice is `role|whom|name as written`, or `measure|whom|place of the target`: whom is a party, `=n` for the name typed in field n, or nothing to drop it.
async fn choose(
    state: &State,
    signed: &Signed,
    asked: &Asked,
    fields: &HashMap<String, String>,
) -> Result<Result<ReviewCommand, Problem>, PageError> {
    let mut parts = asked.choice.splitn(3, '|');
    let (Some(role), Some(whom), Some(surface)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(PageError::Unreadable);
    };
    if role == "measure" {
        return measure(state, signed, asked, fields, (whom, surface)).await;
    }
    let role = PartyRole::from_code(role).ok_or(PageError::Unreadable)?;
    let choice = match whom.strip_prefix('=') {
        None => Some(whom.to_owned()).filter(|w| !w.is_empty()),
        Some(n) => {
            let name = fields.get(&format!("named-{n}")).map(|n| n.trim()).unwrap_or_default();
            match party(state, signed, role, name).await? {
                Some(id) => Some(id),
                None => return Ok(Err(Problem::new(&signed.shell(), "review-ask-not-on-list"))),
            }
        }
    };
    let (id, version, surface) = (asked.draft.clone(), asked.version, surface.to_owned());
    Ok(Ok(ReviewCommand::Choose { id, version, role, surface, choice }))
}

/// The measure of a target, which is given by its place: chosen, typed (`=`) or none.
async fn measure(
    state: &State,
    signed: &Signed,
    asked: &Asked,
    fields: &HashMap<String, String>,
    (whom, place): (&str, &str),
) -> Result<Result<ReviewCommand, Problem>, PageError> {
    let target = place.parse().map_err(|_| PageError::Unreadable)?;
    let choice = match whom {
        "" => None,
        "=" => {
            let name = fields.get(&format!("measured-{place}")).map(|n| n.trim()).unwrap_or_default();
            let measures = state.service.options(&signed.call).await?.measures;
            match measures.into_iter().find(|m| m.name == name) {
                Some(measure) => Some(measure.id),
                None => return Ok(Err(Problem::new(&signed.shell(), "review-measure-not-on-list"))),
            }
        }
        id => Some(id.to_owned()),
    };
    Ok(Ok(ReviewCommand::Measure { id: asked.draft.clone(), version: asked.version, target, choice }))
}

/// The unit or leader of the list whose name was typed.
async fn party(
    state: &State,
    signed: &Signed,
    role: PartyRole,
    name: &str,
) -> Result<Option<String>, ServiceError> {
    let options = state.service.options(&signed.call).await?;
    let list = if role == PartyRole::Leader { options.leaders } else { options.units };
    let is = |offered: &str| offered == name || offered.split(' ').next() == Some(name);
    Ok(list.into_iter().find(|p| !name.is_empty() && is(&p.name)).map(|p| p.id))
}
