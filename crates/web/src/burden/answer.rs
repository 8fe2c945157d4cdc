//! Answering a request: one page with what is known filled in, or one tap.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use ledger::FieldKind;
use serde::Deserialize;
use service::{AnswerForm, AnswerPage};

use super::number;
use crate::error::Problem;
use crate::fill::Whole;
use crate::form::{Form, Query};
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

#[derive(Template)]
#[template(path = "burden/answer.html")]
struct FormPage {
    shell: Shell,
    problem: Option<Problem>,
    page: AnswerPage,
}

impl FormPage {
    /// The name by which a problem calls a field.
    fn field(&self, n: impl Whole) -> String {
        format!("@v{}", n.whole())
    }

    /// Whether everything is filled in, so that one tap confirms it.
    fn all_known(&self) -> bool {
        self.page.fields.iter().all(|a| a.known.is_some())
    }
}

/// For whom and for which day.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Whom {
    unit: String,
    due: String,
}

/// Names of form fields are `v0`, `v1` …; a request has at most so many.
const FIELDS: usize = ledger::MAX_FIELDS;

/// The answer that a form holds.
fn form(fields: &BTreeMap<String, String>) -> AnswerForm {
    let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let values = (0..FIELDS).map_while(|n| fields.get(&format!("v{n}")).cloned()).collect();
    AnswerForm {
        unit: text("unit"),
        due: text("due"),
        values,
        version: text("version").parse().unwrap_or_default(),
    }
}

pub(super) async fn open(
    Given(state): Given<State>,
    signed: Signed,
    Path(path): Path<String>,
    Query(whom): Query<Whom>,
) -> Page {
    let form = AnswerForm { unit: whom.unit, due: whom.due, ..AnswerForm::default() };
    let asked = state.service.answer_page(&signed.call, number(&path)?, &form).await?;
    page(&FormPage { shell: signed.shell(), problem: None, page: asked })
}

pub(super) async fn send(
    Given(state): Given<State>,
    signed: Signed,
    Path(path): Path<String>,
    Form(fields): Form<BTreeMap<String, String>>,
) -> Page {
    let (number, form) = (number(&path)?, form(&fields));
    match state.service.answer(&signed.call, number, &form).await {
        Ok(_) => Ok(Told::ok("reply-told").with("number", signed.shell().request_no(number)).at("/")),
        Err(error) => {
            let problem = Some(Problem::of(&signed.shell(), error)?);
            let asked = state.service.answer_page(&signed.call, number, &form).await?;
            let shown = FormPage { shell: signed.shell(), problem, page: asked };
            page_as(StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}

pub(super) async fn unchanged(
    Given(state): Given<State>,
    signed: Signed,
    Path(path): Path<String>,
    Form(fields): Form<BTreeMap<String, String>>,
) -> Page {
    let number = number(&path)?;
    state.service.answer_no_change(&signed.call, number, &form(&fields)).await?;
    Ok(Told::ok("reply-told").with("number", signed.shell().request_no(number)).at("/"))
}
