//! Leaders, and people with an account.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use ledger::{Role, SubjectKind};
use serde::Deserialize;
use service::{NewAccount, Party, PersonForm, PersonLine, Settings};

use super::{load, units};
use crate::error::{PageError, Problem};
use crate::form::{Form, Query};
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

#[derive(Template)]
#[template(path = "settings/people.html")]
struct PeoplePage {
    shell: Shell,
    settings: Settings,
    /// Accounts in use without a role.
    roleless: usize,
    /// Whether only these are shown.
    only: bool,
    /// Whether nobody could decide what is put before a leader of the office.
    undecided: bool,
}

/// Which people are shown; `role=none` for accounts without a role.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    role: String,
}

#[derive(Template)]
#[template(path = "settings/person.html")]
struct PersonPage {
    shell: Shell,
    csrf: String,
    form: PersonForm,
    units: Vec<Party>,
    may_grant: bool,
    may_administer: bool,
    problem: Option<Problem>,
}

impl PersonPage {
    fn roles(&self) -> &'static [Role] {
        Role::ALL
    }

    fn holds(&self, role: &Role) -> bool {
        self.form.role.split(',').any(|code| code == role.code())
    }

    fn of(signed: &Signed, settings: &Settings, form: PersonForm, problem: Option<Problem>) -> Self {
        let form = PersonForm { password: String::new(), ..form };
        let (may_grant, may_administer) = (settings.may_grant, settings.may_administer);
        let (shell, csrf) = (signed.shell(), signed.csrf.clone());
        Self { shell, csrf, form, units: units(settings), may_grant, may_administer, problem }
    }
}

pub(super) async fn list(state: Given<State>, signed: Signed, Query(which): Query<Which>) -> Page {
    let mut settings = load(&state, &signed).await?;
    let roleless = settings.people.iter().filter(|p| p.lacks_role()).count();
    let only = which.role == "none";
    let decides = |p: &PersonLine| p.form.active == "on" && p.roles.contains(&Role::OfficeLeader);
    let undecided = !settings.people.iter().any(decides);
    settings.people.retain(|p| !only || p.lacks_role());
    page(&PeoplePage { shell: signed.shell(), settings, roleless, only, undecided })
}

pub(super) async fn new(state: Given<State>, signed: Signed) -> Page {
    let form = PersonForm { active: "on".into(), ..PersonForm::default() };
    page(&PersonPage::of(&signed, &load(&state, &signed).await?, form, None))
}

pub(super) async fn edit(state: Given<State>, signed: Signed, Path(id): Path<String>) -> Page {
    let settings = load(&state, &signed).await?;
    if !settings.may_administer && !settings.may_grant {
        return Err(PageError::Forbidden);
    }
    let person = settings.people.iter().find(|p| p.form.id == id).ok_or(PageError::NotFound)?;
    page(&PersonPage::of(&signed, &settings, person.form.clone(), None))
}

#[derive(Template)]
#[template(path = "settings/person_code.html")]
struct CodePage {
    shell: Shell,
    accounts: Vec<NewAccount>,
}

/// `POST /settings/people/{id}/code`. The answer is the page itself, not a way to one: the code on it is told once.
pub(super) async fn code(state: Given<State>, signed: Signed, Path(id): Path<String>) -> Page {
    let account = state.service.code_again(&signed.call, &id).await?;
    page(&CodePage { shell: signed.shell(), accounts: vec![account] })
}

pub(super) async fn record(state: Given<State>, signed: Signed, Form(form): Form<PersonForm>) -> Page {
    match state.service.record_person(&signed.call, form.clone()).await {
        Ok(()) => Ok(Told::ok("notice-saved").at("/settings/people")),
        Err(error) => {
            let problem = Problem::of(&signed.shell(), error)?;
            let problem = Some(problem.with_change(&state, &signed, (SubjectKind::Person, &form.id)).await?);
            let settings = load(&state, &signed).await?;
            page_as(StatusCode::UNPROCESSABLE_ENTITY, &PersonPage::of(&signed, &settings, form, problem))
        }
    }
}
