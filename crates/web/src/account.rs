//! One's own account.

use askama::Template;
use axum::extract::State as Given;
use axum::http::StatusCode;
use ledger::Action;
use serde::Deserialize;

use crate::error::Problem;
use crate::form::Form;
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/account", Action::ChangeOwnPassword, show).post(
        "/account/password",
        Action::ChangeOwnPassword,
        change,
    )
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Change {
    current: String,
    new: String,
    repeat: String,
}

#[derive(Template)]
#[template(path = "account/page.html")]
struct AccountPage {
    shell: Shell,
    csrf: String,
    username: String,
    name: String,
    roles: String,
    problem: Option<Problem>,
}

impl AccountPage {
    fn of(signed: &Signed, problem: Option<Problem>) -> Self {
        let shell = signed.shell();
        Self {
            roles: shell.user.as_ref().map(|u| u.roles.clone()).unwrap_or_default(),
            shell,
            csrf: signed.csrf.clone(),
            username: signed.username.clone(),
            name: signed.call.actor.name.clone(),
            problem,
        }
    }
}

async fn show(signed: Signed) -> Page {
    page(&AccountPage::of(&signed, None))
}

async fn change(Given(state): Given<State>, signed: Signed, Form(form): Form<Change>) -> Page {
    let shell = signed.shell();
    let problem = if form.new == form.repeat {
        match state.service.change_password(&signed.call, &signed.token, &form.current, &form.new).await {
            Ok(()) => return Ok(Told::ok("password-changed").at("/account")),
            Err(error) => Problem::of(&shell, error)?,
        }
    } else {
        Problem::new(&shell, "password-differs")
    };
    page_as(StatusCode::UNPROCESSABLE_ENTITY, &AccountPage::of(&signed, Some(problem)))
}
