//! The burden budget: hours a year of each unit, minutes of each kind of field.

use askama::Template;
use axum::extract::State as Given;
use axum::http::StatusCode;
use serde::Deserialize;
use service::{BudgetForm, BudgetPage, Load};

use crate::burden::words::Bar;
use crate::error::Problem;
use crate::form::{Form, Query};
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

#[derive(Template)]
#[template(path = "settings/budget.html")]
struct FormPage {
    shell: Shell,
    problem: Option<Problem>,
    page: BudgetPage,
}

impl FormPage {
    fn bar(&self, load: &Load) -> Option<Bar> {
        Bar::of(&self.shell, load)
    }
}

/// Which year.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Year {
    year: String,
}

/// `GET /settings/budget`
pub(super) async fn show(Given(state): Given<State>, signed: Signed, Query(year): Query<Year>) -> Page {
    let budget = state.service.budget_page(&signed.call, year.year.parse().ok()).await?;
    page(&FormPage { shell: signed.shell(), problem: None, page: budget })
}

/// `POST /settings/budget`
pub(super) async fn set(Given(state): Given<State>, signed: Signed, Form(form): Form<BudgetForm>) -> Page {
    match state.service.set_budget(&signed.call, &form).await {
        Ok(()) => {
            let year: i16 = form.year.trim().parse().unwrap_or_default();
            Ok(Told::ok("notice-saved").at(&format!("/settings/budget?year={year}")))
        }
        Err(error) => {
            let problem = Some(Problem::of(&signed.shell(), error)?);
            let mut budget = state.service.budget_page(&signed.call, form.year.trim().parse().ok()).await?;
            budget.form = form;
            let shown = FormPage { shell: signed.shell(), problem, page: budget };
            page_as(StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}
