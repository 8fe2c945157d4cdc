//! The buttons of a task.

use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use ledger::CommandKind;
use service::{DeedForm, FileIn};

use super::work::Stopped;
use super::{TaskPage, parse};
use crate::error::Problem;
use crate::form::{Form, Uploads};
use crate::notice::Told;
use crate::page::{Page, page_as};
use crate::posted::FilePart;
use crate::session::Signed;
use crate::state::State;

/// `POST /tasks/{number}/act`
pub(super) async fn act(
    Given(state): Given<State>,
    signed: Signed,
    Path(number): Path<String>,
    Form(form): Form<DeedForm>,
    Uploads(files): Uploads,
) -> Page {
    let number = parse(&number)?;
    let error = match state.service.do_with_task(&signed.call, number, form.clone(), taken(files)).await {
        Ok(done) => {
            let told =
                if done.kind == CommandKind::ProposeExtension { "work-done-head" } else { "work-done" };
            return Ok(Told::ok(told).with("number", number).at(&format!("/tasks/{number}#act")));
        }
        Err(error) => error,
    };
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::CONFLICT);
    let problem = Problem::of(&signed.shell(), error)?;
    // The page as it is now, with what was filled in still in its form.
    let task = state.service.task(&signed.call, number).await?;
    page_as(status, &TaskPage::of(&signed, task, Some(Stopped { problem, form })))
}

/// Files as a use case takes them.
pub(crate) fn taken(files: Vec<FilePart>) -> Vec<FileIn> {
    files.into_iter().map(|f| FileIn { name: f.name, bytes: f.bytes.to_vec() }).collect()
}
