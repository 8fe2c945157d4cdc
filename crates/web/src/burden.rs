//! The burden ledger 填报负担: who asked whom for what, at what price, and what may not be asked.

use askama::Template;
use axum::extract::State as Given;
use axum::http::StatusCode;
use ledger::Action;
use messages::Lang;
use service::{LintFinding, LintForm, LintScope, Wording};

use crate::error::Problem;
use crate::form::Form;
use crate::page::{Page, page, page_as};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/burden/lint", Action::Read, open_lint).post("/burden/lint", Action::Read, lint)
}

impl Shell {
    /// Words of a data file in the page's language.
    pub fn said<'w>(&self, words: &'w Wording) -> &'w str {
        match self.lang {
            Lang::Zh => &words.zh,
            Lang::En => &words.en,
        }
    }
}

#[derive(Template)]
#[template(path = "burden/lint.html")]
struct LintPage {
    shell: Shell,
    problem: Option<Problem>,
    form: LintForm,
    /// Nothing before the first check.
    found: Option<Vec<LintFinding>>,
}

async fn open_lint(signed: Signed) -> Page {
    page(&LintPage { shell: signed.shell(), problem: None, form: LintForm::default(), found: None })
}

async fn lint(Given(state): Given<State>, signed: Signed, Form(form): Form<LintForm>) -> Page {
    let shell = signed.shell();
    match state.service.lint(&signed.call, &form) {
        Ok(found) => page(&LintPage { shell, problem: None, form, found: Some(found) }),
        Err(error) => {
            let problem = Some(Problem::of(&shell, error)?);
            page_as(StatusCode::UNPROCESSABLE_ENTITY, &LintPage { shell, problem, form, found: None })
        }
    }
}
