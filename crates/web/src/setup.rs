//! The first start: the site and its first account.

use askama::Template;
use axum::extract::State as Given;
use axum::http::StatusCode;
use serde::Deserialize;
use service::SetUp;

use crate::access;
use crate::csrf;
use crate::error::{PageError, Problem};
use crate::form::Form;
use crate::notice::{Told, go};
use crate::page::{Page, page, page_as};
use crate::routes::Routes;
use crate::session::Visit;
use crate::shell::Shell;
use crate::state::State;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new().open_get("/setup", form).open_post("/setup", set_up)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    code: String,
    site_name: String,
    area_code: String,
    name: String,
    username: String,
    password: String,
    repeat: String,
}

#[derive(Template)]
#[template(path = "setup/page.html")]
struct SetUpPage {
    shell: Shell,
    csrf: String,
    /// Whether the code is asked for that the server showed when it started.
    coded: bool,
    asked: Asked,
    problem: Option<Problem>,
}

async fn form(Given(state): Given<State>, visit: Visit) -> Page {
    if state.service.is_set_up().await? {
        return Ok(go("/"));
    }
    let shell = Shell::of_visitor(&visit, String::new());
    let (csrf, coded) = (visit.visitor, state.setup_code.is_some());
    page(&SetUpPage { shell, csrf, coded, asked: Asked::default(), problem: None })
}

async fn set_up(Given(state): Given<State>, visit: Visit, Form(asked): Form<Asked>) -> Page {
    let shell = Shell::of_visitor(&visit, String::new());
    let problem = if !knows(&state, &asked) {
        Problem::new(&shell, "setup-token-wrong")
    } else if asked.password == asked.repeat {
        match found(&state, &asked).await {
            Ok(()) => {
                let service = &state.service;
                let session =
                    service.sign_in(&asked.username, &asked.password, &visit.address, state.now()).await?;
                return Ok(access::begin(Told::ok("setup-done").at("/settings"), &session.token, &visit));
            }
            Err(error) => Problem::of(&shell, error)?,
        }
    } else {
        Problem::new(&shell, "password-differs")
    };
    if state.service.is_set_up().await? {
        return Err(PageError::NotFound);
    }
    let (csrf, coded) = (visit.visitor, state.setup_code.is_some());
    let page = SetUpPage { shell, csrf, coded, asked, problem: Some(problem) };
    page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Whether the code is the one that the server showed: whoever comes first is not yet whoever may.
fn knows(state: &State, asked: &Asked) -> bool {
    let typed: String = asked.code.chars().filter(|c| !c.is_whitespace()).collect();
    state.setup_code.as_ref().is_none_or(|code| csrf::same(&typed.to_lowercase(), code))
}

async fn found(state: &State, asked: &Asked) -> service::Result<()> {
    let form = SetUp {
        site_name: asked.site_name.clone(),
        area_code: asked.area_code.clone(),
        name: asked.name.clone(),
        username: asked.username.clone(),
        password: asked.password.clone(),
    };
    state.service.set_up(form, state.now()).await
}
