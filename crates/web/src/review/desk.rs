//! The desk as a page, and as the part of it that is exchanged after every act.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use ledger::{CommitmentState, Field};
use serde::Deserialize;
use service::{Desk, HeadForm, TaskForm};

use super::card::Card;
use crate::document::{HeadView, Paragraph, paragraphs};
use crate::error::PageError;
use crate::form::Query;
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

/// Why an act was not done, and what was typed.
pub(super) struct Trouble {
    /// The words.
    pub(super) words: String,
    /// Whether somebody else was faster.
    pub(super) meanwhile: bool,
    /// The draft it is about; may be empty.
    pub(super) card: String,
    /// The fields as typed.
    pub(super) typed: Option<TaskForm>,
}

/// What is told above the desk.
pub(super) struct Problem {
    /// The words.
    pub(super) words: String,
    /// The card it is about, if it is still there.
    pub(super) at: Option<String>,
}

/// Everything the desk shows; the page and the exchanged part have the same fields.
macro_rules! desk_template {
    ($name:ident, $path:literal) => {
        #[derive(Template)]
        #[template(path = $path)]
        struct $name {
            shell: Shell,
            url: String,
            head: HeadView,
            desk: Desk,
            paragraphs: Vec<Paragraph>,
            cards: Vec<Card>,
            fields: Vec<(&'static str, String)>,
            decided: usize,
            total: usize,
            asked: usize,
            clear: usize,
            to_issue: bool,
            problem: Option<Problem>,
        }
    };
}
desk_template!(DeskPage, "review/page.html");
desk_template!(DeskPart, "review/desk.html");

impl DeskPage {
    fn of(shell: Shell, desk: Desk, head: HeadView, trouble: Option<&Trouble>, why: &str) -> Self {
        let paragraphs = paragraphs(&desk.blocks, &[]);
        let mut cards = Card::all(&shell, &desk, &paragraphs, trouble);
        cards.iter_mut().for_each(|card| card.why = card.draft.id == why);
        let undecided = || desk.drafts.iter().filter(|d| d.state == CommitmentState::Undecided);
        let names = |d: &service::DraftView| {
            let open = |m: &&service::MentionView| !m.candidates.is_empty() && m.meant.is_empty();
            [&d.leaders, &d.lead_units, &d.other_units].into_iter().flatten().filter(open).count()
        };
        let problem = trouble.map(|t| Problem {
            words: t.words.clone(),
            at: desk.drafts.iter().any(|d| d.id == t.card).then(|| t.card.clone()),
        });
        Self {
            url: format!("/documents/{}/review", head.id),
            decided: desk.counts[1] + desk.counts[2],
            total: desk.counts.iter().sum(),
            asked: undecided().map(names).sum(),
            to_issue: desk.counts[1] > 0,
            clear: undecided().filter(|d| d.obstacle.is_none()).count(),
            fields: Field::ALL.iter().map(|f| (f.code(), shell.t(&format!("field-{}", f.code())))).collect(),
            shell,
            head,
            desk,
            paragraphs,
            cards,
            problem,
        }
    }

    fn part(self) -> DeskPart {
        let Self {
            shell,
            url,
            head,
            desk,
            paragraphs,
            cards,
            fields,
            decided,
            total,
            asked,
            clear,
            to_issue,
            problem,
        } = self;
        DeskPart {
            shell,
            url,
            head,
            desk,
            paragraphs,
            cards,
            fields,
            decided,
            total,
            asked,
            clear,
            to_issue,
            problem,
        }
    }
}

async fn desk_page(
    state: &State,
    signed: &Signed,
    id: &str,
    trouble: Option<&Trouble>,
    why: &str,
) -> Result<DeskPage, PageError> {
    let shell = signed.shell();
    let desk = state.service.desk(&signed.call, id).await?;
    let (document, version) = state.service.document_version(&signed.call, id).await?;
    let mut head = HeadView::of(&shell, &document, version);
    // Until the first decision it is worth a look whether title and date were found right.
    head.open = head.undated || (head.fresh && desk.counts[1] + desk.counts[2] == 0);
    Ok(DeskPage::of(shell, desk, head, trouble, why))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    /// The commitment whose grounds are to be open, as the link on its mark asks where no script runs.
    why: String,
}

/// `GET /documents/{id}/review`
pub(crate) async fn desk(
    Given(state): Given<State>,
    signed: Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Page {
    page(&desk_page(&state, &signed, &id, None, &asked.why).await?)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Since {
    seq: i64,
}

/// `GET /documents/{id}/review/changes`: the desk again when anything happened, else nothing.
pub(crate) async fn changes(
    Given(state): Given<State>,
    signed: Signed,
    Path(id): Path<String>,
    Query(since): Query<Since>,
) -> Page {
    if state.service.head_seq(&signed.call).await? == since.seq {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    page(&desk_page(&state, &signed, &id, None, "").await?.part())
}

/// The desk after an act: the exchanged part for a script, the whole page otherwise.
pub(super) async fn answer(
    state: &State,
    signed: &Signed,
    id: &str,
    trouble: Option<Trouble>,
    status: u16,
) -> Page {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    let made = desk_page(state, signed, id, trouble.as_ref(), "").await?;
    if signed.fragment() { page_as(status, &made.part()) } else { page_as(status, &made) }
}

/// The desk with a form of the document's head that was not taken.
pub(crate) async fn with_head_problem(
    state: &State,
    signed: &Signed,
    id: &str,
    form: HeadForm,
    words: String,
    status: u16,
) -> Page {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    let mut made = desk_page(state, signed, id, None, "").await?;
    let version = made.head.form.version;
    made.head.form = HeadForm { version, ..form };
    made.head.open = true;
    made.head.problem = Some(words);
    page_as(status, &made)
}
