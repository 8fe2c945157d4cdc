//! The site itself.

use askama::Template;
use axum::extract::State as Given;
use axum::http::StatusCode;
use serde::Deserialize;

use super::load;
use crate::error::Problem;
use crate::form::Form;
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SiteForm {
    site_name: String,
    area_code: String,
    /// `on` to give the site administrators of its own.
    separated: String,
}

#[derive(Template)]
#[template(path = "settings/site.html")]
struct SitePage {
    shell: Shell,
    csrf: String,
    form: SiteForm,
    may_administer: bool,
    problem: Option<Problem>,
}

fn on(yes: bool) -> String {
    if yes { "on".to_owned() } else { String::new() }
}

pub(super) async fn show(state: Given<State>, signed: Signed) -> Page {
    let settings = load(&state, &signed).await?;
    let form = SiteForm {
        site_name: settings.site_name,
        area_code: settings.area_code,
        separated: on(settings.separated),
    };
    let may_administer = settings.may_administer;
    page(&SitePage { shell: signed.shell(), csrf: signed.csrf.clone(), form, may_administer, problem: None })
}

pub(super) async fn change(Given(state): Given<State>, signed: Signed, Form(form): Form<SiteForm>) -> Page {
    match state
        .service
        .change_site(&signed.call, &form.site_name, &form.area_code, form.separated == "on")
        .await
    {
        Ok(()) => Ok(Told::ok("notice-saved").at("/settings/site")),
        Err(error) => {
            let shell = signed.shell();
            let problem = Some(Problem::of(&shell, error)?);
            let page = SitePage { shell, csrf: signed.csrf.clone(), form, may_administer: true, problem };
            page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}
