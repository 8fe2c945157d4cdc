//! Chase sheets 督办单: the list, a sheet, and the form in which one is written.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use axum::response::Response;
use ledger::{Action, ChaseState, Colour, Number};
use service::{ChaseDeed, ChaseForm, ChaseList, ChasePage, ChaseQuery, ChaseView};

use crate::error::{PageError, Problem};
use crate::form::{Form, Query, Uploads};
use crate::ledger::{attachment, words};
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;
use crate::task::{Entry, entries, taken};

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/chases", Action::Read, list)
        .get("/chases/{number}", Action::Read, show)
        // Who may answer and who may judge, the sheet says; the use case asks it.
        .upload("/chases/{number}/act", Action::Read, act)
        .get("/chases/{number}/paper", Action::Export, paper)
        .get("/tasks/{number}/chase", Action::Chase, open)
        .post("/tasks/{number}/chase", Action::Chase, send)
}

/// The number in an address; anything else is no page.
fn parse(number: &str) -> Result<Number, PageError> {
    number.parse().map_err(|_| PageError::NotFound)
}

#[derive(Template)]
#[template(path = "chase/list.html")]
struct ListPage {
    shell: Shell,
    query: ChaseQuery,
    list: ChaseList,
    older: String,
}

async fn list(Given(state): Given<State>, signed: Signed, Query(query): Query<ChaseQuery>) -> Page {
    let list = state.service.chases(&signed.call, &query).await?;
    let older = list.more.map(|before| ChaseQuery { before: before.to_string(), ..query.clone() });
    let older = older.and_then(|q| serde_urlencoded::to_string(q).ok()).unwrap_or_default();
    page(&ListPage { shell: signed.shell(), query, list, older })
}

#[derive(Template)]
#[template(path = "chase/page.html")]
struct SheetPage {
    shell: Shell,
    problem: Option<Problem>,
    /// What was typed, and for which command.
    typed: ChaseDeed,
    view: ChaseView,
    history: Vec<Entry>,
    may_export: bool,
}

impl SheetPage {
    fn of(signed: &Signed, view: ChaseView, typed: ChaseDeed, problem: Option<Problem>) -> Self {
        let shell = signed.shell();
        let may_export = signed.may(Action::Export);
        Self { history: entries(&shell, &view.history), problem, typed, view, may_export, shell }
    }
}

async fn show(Given(state): Given<State>, signed: Signed, Path(number): Path<String>) -> Page {
    let view = state.service.chase(&signed.call, parse(&number)?).await?;
    page(&SheetPage::of(&signed, view, ChaseDeed::default(), None))
}

async fn act(
    Given(state): Given<State>,
    signed: Signed,
    Path(number): Path<String>,
    Form(deed): Form<ChaseDeed>,
    Uploads(files): Uploads,
) -> Page {
    let (number, typed) = (parse(&number)?, deed.clone());
    let Err(error) = state.service.move_chase(&signed.call, number, deed, taken(files)).await else {
        return Ok(Told::ok("chase-told-moved")
            .with("number", signed.shell().sheet_no(number))
            .at(&format!("/chases/{number}")));
    };
    let problem = Problem::of(&signed.shell(), error)?;
    let view = state.service.chase(&signed.call, number).await?;
    page_as(StatusCode::UNPROCESSABLE_ENTITY, &SheetPage::of(&signed, view, typed, Some(problem)))
}

async fn paper(
    Given(state): Given<State>,
    signed: Signed,
    Path(number): Path<String>,
) -> Result<Response, PageError> {
    let made = state.service.chase_paper(&signed.call, parse(&number)?, &words(signed.lang)).await?;
    Ok(attachment(made))
}

#[derive(Template)]
#[template(path = "chase/form.html")]
struct FormPage {
    shell: Shell,
    problem: Option<Problem>,
    sheet: ChasePage,
}

impl FormPage {
    /// The form, with a reason that begins with the direction or with the light's explanation.
    fn of(signed: &Signed, mut sheet: ChasePage, problem: Option<Problem>) -> Self {
        let shell = signed.shell();
        if sheet.form.reason.is_empty() && problem.is_none() {
            let why = sheet.judgement.reasons.first().map(|why| shell.sentence(why)).unwrap_or_default();
            sheet.form.reason = match &sheet.direction {
                Some((name, text)) => shell.t2("chase-reason-direction", "name", name, "text", text),
                None => shell.t1("chase-reason-begin", "why", why),
            };
        }
        Self { shell, problem, sheet }
    }
}

async fn open(
    Given(state): Given<State>,
    signed: Signed,
    Path(number): Path<String>,
    Query(form): Query<ChaseForm>,
) -> Page {
    let sheet = state.service.chase_form(&signed.call, parse(&number)?, form).await?;
    page(&FormPage::of(&signed, sheet, None))
}

async fn send(
    Given(state): Given<State>,
    signed: Signed,
    Path(number): Path<String>,
    Form(form): Form<ChaseForm>,
) -> Page {
    let task = parse(&number)?;
    match state.service.write_chase(&signed.call, task, &form).await {
        Ok(n) => Ok(Told::ok("chase-told-written")
            .with("number", signed.shell().sheet_no(n))
            .at(&format!("/chases/{n}"))),
        Err(error) => {
            let problem = Problem::of(&signed.shell(), error)?;
            let mut sheet = state.service.chase_form(&signed.call, task, form.clone()).await?;
            sheet.form = form;
            page_as(StatusCode::UNPROCESSABLE_ENTITY, &FormPage::of(&signed, sheet, Some(problem)))
        }
    }
}
