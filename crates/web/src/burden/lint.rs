//! What the rules on formalism say against a text.

use askama::Template;
use axum::extract::State as Given;
use axum::http::StatusCode;
use service::{LintFinding, LintForm, LintScope};

use crate::error::Problem;
use crate::form::Form;
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

#[derive(Template)]
#[template(path = "burden/lint.html")]
struct LintPage {
    shell: Shell,
    problem: Option<Problem>,
    form: LintForm,
    /// Nothing before the first check.
    found: Option<Vec<LintFinding>>,
}

pub(super) async fn open(signed: Signed) -> Page {
    page(&LintPage { shell: signed.shell(), problem: None, form: LintForm::default(), found: None })
}

pub(super) async fn check(Given(state): Given<State>, signed: Signed, Form(form): Form<LintForm>) -> Page {
    let shell = signed.shell();
    match state.service.lint(&signed.call, &form) {
        Ok(found) => page(&LintPage { shell, problem: None, form, found: Some(found) }),
        Err(error) => {
            let problem = Some(Problem::of(&shell, error)?);
            page_as(StatusCode::UNPROCESSABLE_ENTITY, &LintPage { shell, problem, form, found: None })
        }
    }
}
