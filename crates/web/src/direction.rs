//! Directions 批示: the list, one of them, giving them and taking note. Turning one into a task or a sheet is the business
//! of those forms.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use ledger::{Action, Direction};
use service::{DirectionForm, DirectionList, DirectionQuery, DirectionView, NoteForm};

use crate::error::Problem;
use crate::form::{Form, Query};
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;
use crate::task::{Entry, entries};

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/directions", Action::Read, list)
        .post("/directions", Action::Direct, give)
        .get("/directions/{id}", Action::Read, show)
        .post("/directions/{id}/note", Action::FollowDirection, note)
}

#[derive(Template)]
#[template(path = "direction/list.html")]
struct ListPage {
    shell: Shell,
    problem: Option<Problem>,
    words: String,
    /// Number of the task on which a refused direction was given.
    task: String,
    query: DirectionQuery,
    list: DirectionList,
    older: String,
}

impl ListPage {
    fn of(signed: &Signed, query: DirectionQuery, list: DirectionList) -> Self {
        let older = list.more.clone().map(|before| DirectionQuery { before, ..query.clone() });
        let older = older.and_then(|q| serde_urlencoded::to_string(q).ok()).unwrap_or_default();
        Self {
            shell: signed.shell(),
            problem: None,
            words: String::new(),
            task: String::new(),
            query,
            list,
            older,
        }
    }
}

async fn list(Given(state): Given<State>, signed: Signed, Query(query): Query<DirectionQuery>) -> Page {
    let list = state.service.directions(&signed.call, &query).await?;
    page(&ListPage::of(&signed, query, list))
}

async fn give(Given(state): Given<State>, signed: Signed, Form(form): Form<DirectionForm>) -> Page {
    match state.service.give_direction(&signed.call, &form).await {
        Ok(_) if !form.task.is_empty() => {
            Ok(Told::ok("direction-told-given").at(&format!("/tasks/{}#directions", form.task)))
        }
        Ok(_) => Ok(Told::ok("direction-told-given").at("/#directions")),
        Err(error) => {
            let problem = Some(Problem::of(&signed.shell(), error)?);
            let query = DirectionQuery::default();
            let list = state.service.directions(&signed.call, &query).await?;
            let blank = ListPage::of(&signed, query, list);
            page_as(
                StatusCode::UNPROCESSABLE_ENTITY,
                &ListPage { problem, words: form.text, task: form.task, ..blank },
            )
        }
    }
}

#[derive(Template)]
#[template(path = "direction/page.html")]
struct DirectionPage {
    shell: Shell,
    problem: Option<Problem>,
    remark: String,
    view: DirectionView,
    history: Vec<Entry>,
}

impl DirectionPage {
    fn of(signed: &Signed, view: DirectionView, remark: String, problem: Option<Problem>) -> Self {
        let shell = signed.shell();
        Self { history: entries(&shell, &view.history), problem, remark, view, shell }
    }
}

async fn show(Given(state): Given<State>, signed: Signed, Path(id): Path<String>) -> Page {
    let view = state.service.direction(&signed.call, &id).await?;
    page(&DirectionPage::of(&signed, view, String::new(), None))
}

async fn note(
    Given(state): Given<State>,
    signed: Signed,
    Path(id): Path<String>,
    Form(form): Form<NoteForm>,
) -> Page {
    let Err(error) = state.service.note_direction(&signed.call, &id, &form).await else {
        return Ok(Told::ok("direction-told-noted").at(&format!("/directions/{id}")));
    };
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    let problem = Problem::of(&signed.shell(), error)?;
    let view = state.service.direction(&signed.call, &id).await?;
    page_as(status, &DirectionPage::of(&signed, view, form.remark, Some(problem)))
}
