//! Title, number, issuer, date and kind of a document: shown, and mended.

use axum::extract::{Path, State as Given};
use ledger::{Document, DocumentKind, DocumentState, SubjectKind};
use service::HeadForm;

use crate::error::Problem;
use crate::form::Form;
use crate::notice::Told;
use crate::page::Page;
use crate::review;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

/// The head of a document, for the line that shows it and the form that mends it.
pub(crate) struct HeadView {
    /// Identifier of the document.
    pub(crate) id: String,
    /// What is known, as the form holds it.
    pub(crate) form: HeadForm,
    /// What is known, as lines to be read; empty parts are left out.
    pub(crate) lines: Vec<String>,
    /// Whether nobody has looked at it yet.
    pub(crate) fresh: bool,
    /// Whether it is still to be issued and has no date to count deadlines from.
    pub(crate) undated: bool,
    /// Whether the form is open.
    pub(crate) open: bool,
    /// Why the form was not taken.
    pub(crate) problem: Option<String>,
    kinds: Vec<String>,
}

impl HeadView {
    pub(crate) fn of(shell: &Shell, document: &Document, version: i64) -> Self {
        let head = &document.head;
        let date = head.date.map(|d| messages::date_long(shell.lang, d)).unwrap_or_default();
        let length = shell.t1("document-length", "count", document.length);
        let kind = shell.t(kind_key(head.kind));
        let lines = [date, head.issuer.clone(), head.number.clone(), kind, length];
        Self {
            id: document.id.to_string(),
            form: HeadForm {
                title: head.title.clone(),
                number: head.number.clone(),
                issuer: head.issuer.clone(),
                date: head.date.map(|d| d.to_string()).unwrap_or_default(),
                kind: head.kind.code().to_owned(),
                version,
            },
            lines: lines.into_iter().filter(|l| !l.is_empty()).collect(),
            fresh: version == 1 && document.state == DocumentState::Reviewing,
            undated: head.date.is_none() && document.state == DocumentState::Reviewing,
            open: false,
            problem: None,
            kinds: DocumentKind::ALL.iter().map(|k| shell.t(kind_key(*k))).collect(),
        }
    }

    /// The word of a kind.
    pub(crate) fn kind_word(&self, kind: &DocumentKind) -> &str {
        DocumentKind::ALL.iter().position(|k| k == kind).map_or("", |n| &self.kinds[n])
    }
}

/// Message key of a kind.
pub(crate) fn kind_key(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Speech => "document-kind-speech",
        DocumentKind::WorkReport => "document-kind-work-report",
        DocumentKind::Notice => "document-kind-notice",
        DocumentKind::Plan => "document-kind-plan",
        DocumentKind::Minutes => "document-kind-minutes",
        DocumentKind::Other => "document-kind-other",
    }
}

/// `POST /documents/{id}/mend`
pub(crate) async fn mend(
    Given(state): Given<State>,
    signed: Signed,
    Path(id): Path<String>,
    Form(form): Form<HeadForm>,
) -> Page {
    let Err(error) = state.service.mend_document(&signed.call, &id, form.clone()).await else {
        return Ok(Told::ok("notice-saved").at(&format!("/documents/{id}/review")));
    };
    let status = error.status();
    let problem = Problem::of(&signed.shell(), error)?;
    let problem = problem.with_change(&state, &signed, (SubjectKind::Document, &id)).await?;
    review::with_head_problem(&state, &signed, &id, form, problem.words(), status).await
}
