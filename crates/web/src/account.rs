//! One's own account: where one is reached, one's calendar, the password.

use askama::Template;
use axum::extract::State as Given;
use axum::http::StatusCode;
use ledger::Action;
use serde::Deserialize;
use service::{ContactView, ServiceError};

use crate::error::{PageError, Problem};
use crate::form::Form;
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    let own = Action::ChangeOwnPassword;
    Routes::new()
        .get("/account", own, show)
        .post("/account/password", own, change)
        .post("/account/contact", own, set_contact)
        .post("/account/calendar", Action::Read, make_calendar)
        .post("/account/calendar/close", Action::Read, close_calendar)
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
    contact: ContactView,
    /// Address of a calendar that was made just now; it is shown this once.
    calendar: Option<String>,
    problem: Option<Problem>,
}

impl AccountPage {
    async fn of(state: &State, signed: &Signed, problem: Option<Problem>) -> Result<Self, PageError> {
        let shell = signed.shell();
        Ok(Self {
            contact: state.service.contact(&signed.call).await?,
            roles: shell.user.as_ref().map(|u| u.roles.clone()).unwrap_or_default(),
            shell,
            csrf: signed.csrf.clone(),
            username: signed.username.clone(),
            name: signed.call.actor.name.clone(),
            calendar: None,
            problem,
        })
    }

    /// The same after something that has to be mended.
    async fn mend(state: &State, signed: &Signed, error: ServiceError) -> Result<Self, PageError> {
        let problem = Problem::of(&signed.shell(), error)?;
        Self::of(state, signed, Some(problem)).await
    }
}

async fn show(Given(state): Given<State>, signed: Signed) -> Page {
    page(&AccountPage::of(&state, &signed, None).await?)
}

async fn change(Given(state): Given<State>, signed: Signed, Form(form): Form<Change>) -> Page {
    let account = if form.new == form.repeat {
        match state.service.change_password(&signed.call, &signed.token, &form.current, &form.new).await {
            Ok(()) => return Ok(Told::ok("password-changed").at("/account")),
            Err(error) => AccountPage::mend(&state, &signed, error).await?,
        }
    } else {
        let problem = Problem::new(&signed.shell(), "password-differs");
        AccountPage::of(&state, &signed, Some(problem)).await?
    };
    page_as(StatusCode::UNPROCESSABLE_ENTITY, &account)
}

async fn set_contact(Given(state): Given<State>, signed: Signed, Form(form): Form<ContactView>) -> Page {
    match state.service.set_contact(&signed.call, &form).await {
        Ok(()) => Ok(Told::ok("notice-saved").at("/account")),
        Err(error) => {
            let mut account = AccountPage::mend(&state, &signed, error).await?;
            // What was typed stays to be mended.
            account.contact = ContactView {
                sends: account.contact.sends,
                feed: account.contact.feed,
                may_feed: account.contact.may_feed,
                ..form
            };
            page_as(StatusCode::UNPROCESSABLE_ENTITY, &account)
        }
    }
}

async fn make_calendar(Given(state): Given<State>, signed: Signed) -> Page {
    let token = state.service.make_feed(&signed.call).await?;
    let mut account = AccountPage::of(&state, &signed, None).await?;
    account.calendar = Some(format!("{}/feed/{token}.ics", signed.visit.origin));
    page(&account)
}

async fn close_calendar(Given(state): Given<State>, signed: Signed) -> Page {
    state.service.drop_feed(&signed.call).await?;
    Ok(Told::ok("calendar-closed").at("/account"))
}
