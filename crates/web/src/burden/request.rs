//! Requests: written with their price, listed, looked at, ended.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use ledger::{Action, Cadence, FieldKind};
use serde::Deserialize;
use service::{Load, RequestForm, RequestLine, RequestList, RequestPage, RequestView};

use super::account::Wanted;
use super::number;
use super::words::Bar;
use crate::error::Problem;
use crate::fill::Whole;
use crate::form::{Form, Query};
use crate::ledger::{attachment, words};
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;
use crate::task::{Entry, entries};

#[derive(Template)]
#[template(path = "burden/requests.html")]
struct ListPage {
    shell: Shell,
    list: RequestList,
}

impl ListPage {
    /// The lists with their headings, those that hold nothing left out.
    fn groups(&self) -> Vec<(&'static str, &[RequestLine])> {
        let all = [
            ("request-list-proposed", self.list.proposed.as_slice()),
            ("request-list-open", &self.list.open),
            ("request-list-ended", &self.list.ended),
        ];
        all.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
    }
}

pub(super) async fn list(Given(state): Given<State>, signed: Signed) -> Page {
    page(&ListPage { shell: signed.shell(), list: state.service.requests(&signed.call).await? })
}

/// The form with its price, and the price alone; both have the same fields.
macro_rules! form_template {
    ($name:ident, $path:literal) => {
        #[derive(Template)]
        #[template(path = $path)]
        struct $name {
            shell: Shell,
            problem: Option<Problem>,
            ask: RequestPage,
        }

        impl $name {
            fn bar(&self, load: &Load) -> Option<Bar> {
                Bar::of(&self.shell, load)
            }
        }
    };
}
form_template!(FormPage, "burden/new.html");
form_template!(PricePart, "burden/price.html");

impl FormPage {
    fn cadences(&self) -> [Cadence; 8] {
        Cadence::ALL
    }
}

pub(super) async fn open(Given(state): Given<State>, signed: Signed) -> Page {
    let ask = state.service.request_page(&signed.call, RequestForm::default()).await?;
    page(&FormPage { shell: signed.shell(), problem: None, ask })
}

/// What a form says, and which of its buttons was pressed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    r#do: String,
    #[serde(flatten)]
    form: RequestForm,
}

pub(super) async fn send(Given(state): Given<State>, signed: Signed, Form(asked): Form<Asked>) -> Page {
    let (call, form) = (&signed.call, asked.form);
    let propose = asked.r#do == "propose";
    if !propose && asked.r#do != "send" {
        let (problem, ask) = priced(&state, &signed, form).await?;
        return page(&FormPage { shell: signed.shell(), problem, ask });
    }
    match state.service.send_request(call, &form, propose).await {
        Ok(number) => {
            let told = if propose { "request-told-proposed" } else { "request-told-sent" };
            Ok(Told::ok(told)
                .with("number", signed.shell().request_no(number))
                .at(&format!("/burden/requests/{number}")))
        }
        Err(error) => {
            let problem = Some(Problem::of(&signed.shell(), error)?);
            let (_, ask) = priced(&state, &signed, form).await?;
            page_as(StatusCode::UNPROCESSABLE_ENTITY, &FormPage { shell: signed.shell(), problem, ask })
        }
    }
}

/// The price alone, while the form is being filled in.
pub(super) async fn price(Given(state): Given<State>, signed: Signed, Form(form): Form<RequestForm>) -> Page {
    let (problem, ask) = priced(&state, &signed, form).await?;
    page(&PricePart { shell: signed.shell(), problem, ask })
}

/// The form with its price; without one and with what has to be mended where it cannot be priced yet.
async fn priced(
    state: &State,
    signed: &Signed,
    form: RequestForm,
) -> Result<(Option<Problem>, RequestPage), crate::error::PageError> {
    match state.service.request_page(&signed.call, form.clone()).await {
        Ok(ask) => Ok((None, ask)),
        Err(error) => {
            let problem = Problem::of(&signed.shell(), error)?;
            Ok((Some(problem), state.service.request_form(&signed.call, form).await?))
        }
    }
}

#[derive(Template)]
#[template(path = "burden/request.html")]
struct ShowPage {
    shell: Shell,
    problem: Option<Problem>,
    view: RequestView,
    history: Vec<Entry>,
    may_export: bool,
}

impl ShowPage {
    /// How many have answered for the round shown.
    fn given(&self) -> usize {
        self.view.replies.iter().filter(|r| r.given.is_some()).count()
    }

    fn is_figure(&self, n: impl Whole) -> bool {
        self.view.request.fields.get(place(n)).is_some_and(|f| f.kind == FieldKind::Number)
    }

    fn measure(&self, n: impl Whole) -> Option<&str> {
        self.view.measures.get(place(n))?.as_deref()
    }
}

/// A place in a list, as a template counts it.
fn place(n: impl Whole) -> usize {
    usize::try_from(n.whole()).unwrap_or(usize::MAX)
}

async fn shown(
    state: &State,
    signed: &Signed,
    path: &str,
    due: &str,
    problem: Option<Problem>,
) -> Result<ShowPage, crate::error::PageError> {
    let view = state.service.request(&signed.call, number(path)?, due.parse().ok()).await?;
    let shell = signed.shell();
    let may_export = signed.may(Action::Export);
    Ok(ShowPage { history: entries(&shell, &view.history), shell, problem, view, may_export })
}

/// Which round is shown.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Round {
    due: String,
}

pub(super) async fn show(
    Given(state): Given<State>,
    signed: Signed,
    Path(path): Path<String>,
    Query(round): Query<Round>,
) -> Page {
    page(&shown(&state, &signed, &path, &round.due, None).await?)
}

pub(super) async fn export(
    Given(state): Given<State>,
    signed: Signed,
    Path(path): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Page {
    let (number, due) = (number(&path)?, wanted.due.parse().ok());
    let words = words(signed.lang);
    let made = state.service.answers_export(&signed.call, number, due, wanted.format()?, &words).await?;
    Ok(attachment(made))
}

/// What somebody does about a request.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Deed {
    command: String,
    reason: String,
    version: i64,
}

pub(super) async fn act(
    Given(state): Given<State>,
    signed: Signed,
    Path(path): Path<String>,
    Form(deed): Form<Deed>,
) -> Page {
    let number = number(&path)?;
    let moved =
        state.service.move_request(&signed.call, number, &deed.command, &deed.reason, deed.version).await;
    match moved {
        Ok(()) => Ok(Told::ok("request-told-moved")
            .with("number", signed.shell().request_no(number))
            .at(&format!("/burden/requests/{number}"))),
        Err(error) => {
            let problem = Some(Problem::of(&signed.shell(), error)?);
            page_as(StatusCode::UNPROCESSABLE_ENTITY, &shown(&state, &signed, &path, "", problem).await?)
        }
    }
}
