//! Signing in and out.

use askama::Template;
use axum::extract::State as Given;
use axum::http::{StatusCode, header};
use axum::response::Response;
use ledger::Action;
use serde::Deserialize;
use service::FirstForm;

use crate::cookie::{self, Life};
use crate::error::Problem;
use crate::form::{Form, Query};
use crate::notice::{Told, go};
use crate::page::{Page, page, page_as};
use crate::routes::Routes;
use crate::session::{Signed, Visit, local};
use crate::shell::Shell;
use crate::state::State;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .open_get("/sign-in", form)
        .open_post("/sign-in", sign_in)
        .open_get("/first-sign-in", first)
        .open_post("/first-sign-in", set_first)
        // Whoever is in may leave, administrators without a view of the ledger too.
        .post("/sign-out", Action::OpenDesk, sign_out)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    name: String,
    password: String,
    back: String,
}

#[derive(Template)]
#[template(path = "access/page.html")]
struct SignInPage {
    shell: Shell,
    csrf: String,
    name: String,
    back: String,
    problem: Option<Problem>,
}

async fn form(
    Given(state): Given<State>,
    visit: Visit,
    signed: Option<Signed>,
    Query(asked): Query<Asked>,
) -> Page {
    if signed.is_some() {
        return Ok(go(local(&asked.back)));
    }
    if !state.service.is_set_up().await? {
        return Ok(go("/setup"));
    }
    let shell = Shell::of_visitor(&visit, state.service.site_name().await?);
    page(&SignInPage { shell, csrf: visit.visitor, name: String::new(), back: asked.back, problem: None })
}

async fn sign_in(Given(state): Given<State>, visit: Visit, Form(asked): Form<Asked>) -> Page {
    match state.service.sign_in(&asked.name, &asked.password, &visit.address, state.now()).await {
        Ok(session) => Ok(begin(go(local(&asked.back)), &session.token, &visit)),
        Err(error) => {
            let shell = Shell::of_visitor(&visit, state.service.site_name().await?);
            let problem = Some(Problem::of(&shell, error)?);
            let (name, back) = (asked.name, asked.back);
            let page = SignInPage { shell, csrf: visit.visitor, name, back, problem };
            page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// Puts the session of somebody who has just signed in into a cookie.
pub(crate) fn begin(mut response: Response, token: &str, visit: &Visit) -> Response {
    let line = cookie::write(cookie::SESSION, token, Life::Visit, visit.secure);
    response.headers_mut().append(header::SET_COOKIE, line);
    response
}

#[derive(Template)]
#[template(path = "access/first.html")]
struct FirstPage {
    shell: Shell,
    csrf: String,
    username: String,
    problem: Option<Problem>,
}

/// The page on which the owner of a new account sets its first password.
async fn first(Given(state): Given<State>, visit: Visit) -> Page {
    let shell = Shell::of_visitor(&visit, state.service.site_name().await?);
    page(&FirstPage { shell, csrf: visit.visitor, username: String::new(), problem: None })
}

async fn set_first(Given(state): Given<State>, visit: Visit, Form(form): Form<FirstForm>) -> Page {
    match state.service.first_sign_in(&form, &visit.address, state.now()).await {
        Ok(session) => Ok(begin(Told::ok("first-told").at("/"), &session.token, &visit)),
        Err(error) => {
            let shell = Shell::of_visitor(&visit, state.service.site_name().await?);
            let problem = Some(Problem::of(&shell, error)?);
            let page = FirstPage { shell, csrf: visit.visitor, username: form.username, problem };
            page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

async fn sign_out(Given(state): Given<State>, signed: Signed) -> Page {
    state.service.sign_out(&signed.token).await?;
    let mut response = Told::ok("signed-out").at("/sign-in");
    let line = cookie::write(cookie::SESSION, "", Life::Gone, signed.visit.secure);
    response.headers_mut().append(header::SET_COOKIE, line);
    Ok(response)
}
