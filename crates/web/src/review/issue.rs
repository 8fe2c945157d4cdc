//! Issuing the reviewed set: what it would make, and the act.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use ledger::{Document, Number};
use service::{DraftView, IssuePreview};

use crate::error::{PageError, Problem};
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

use super::card::days_written;

struct Row {
    id: String,
    /// Number the task will get, or the draft's on the desk while it is blocked.
    number: String,
    title: String,
    targets: String,
    leaders: String,
    lead_unit: String,
    other_units: String,
    due: String,
    milestones: String,
    obstacle: String,
}

impl Row {
    fn of(shell: &Shell, d: &DraftView, number: String) -> Self {
        Self {
            id: d.id.clone(),
            number,
            title: d.form.title.clone(),
            targets: d.form.targets.clone(),
            leaders: d.form.leaders.clone(),
            lead_unit: d.form.lead_unit.clone(),
            other_units: d.form.other_units.clone(),
            due: match d.due {
                None => d.form.due_text.clone(),
                Some(due) => messages::date_long(shell.lang, due),
            },
            milestones: days_written(shell, d.form.milestones.as_deref().unwrap_or_default()),
            obstacle: d.obstacle.as_ref().map(|o| shell.words(o.key, &o.args)).unwrap_or_default(),
        }
    }
}

#[derive(Template)]
#[template(path = "review/issue.html")]
struct IssuePage {
    shell: Shell,
    document: Document,
    ready: Vec<Row>,
    blocked: Vec<Row>,
    undecided: usize,
    first: Number,
    last: Number,
    problem: Option<String>,
}

impl IssuePage {
    fn of(shell: Shell, preview: IssuePreview, problem: Option<String>) -> Self {
        let first = preview.first;
        let number =
            |n: usize| Number { serial: first.serial + u32::try_from(n).unwrap_or(u32::MAX), ..first };
        let ready = preview.ready.iter().enumerate();
        let ready: Vec<Row> = ready.map(|(n, d)| Row::of(&shell, d, number(n).to_string())).collect();
        let blocked = preview.blocked.iter();
        Self {
            blocked: blocked
                .map(|d| Row::of(&shell, d, shell.t1("review-draft-number", "number", d.number)))
                .collect(),
            last: number(ready.len().saturating_sub(1)),
            ready,
            document: preview.document,
            undecided: preview.undecided,
            first,
            problem,
            shell,
        }
    }
}

/// `GET /documents/{id}/issue`
pub(crate) async fn preview(Given(state): Given<State>, signed: Signed, Path(id): Path<String>) -> Page {
    let preview = state.service.issue_preview(&signed.call, &id).await?;
    page(&IssuePage::of(signed.shell(), preview, None))
}

/// `POST /documents/{id}/issue`
pub(crate) async fn issue(Given(state): Given<State>, signed: Signed, Path(id): Path<String>) -> Page {
    let issued = match state.service.issue(&signed.call, &id).await {
        Ok(issued) => issued,
        Err(error) => {
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::CONFLICT);
            let words = Problem::of(&signed.shell(), error)?.words();
            let preview = state.service.issue_preview(&signed.call, &id).await?;
            return page_as(status, &IssuePage::of(signed.shell(), preview, Some(words)));
        }
    };
    let (first, last) = newest(&state, &signed, &id, issued).await?;
    let told = Told::ok("review-issued").with("count", issued).with("first", first).with("last", last);
    Ok(told.at(&format!("/documents/{id}")))
}

/// The numbers that were just given: the highest ones of the document.
async fn newest(
    state: &State,
    signed: &Signed,
    id: &str,
    issued: usize,
) -> Result<(Number, Number), PageError> {
    let living = state.service.living(&signed.call, id).await?;
    let mut numbers: Vec<Number> =
        living.tasks.iter().map(|(_, t)| t.number).filter(|n| n.sub == 0).collect();
    numbers.sort_unstable();
    let first = numbers.iter().rev().nth(issued.saturating_sub(1)).or(numbers.first());
    let none = || PageError::Internal("issued without a task".into());
    Ok((*first.ok_or_else(none)?, *numbers.last().ok_or_else(none)?))
}
