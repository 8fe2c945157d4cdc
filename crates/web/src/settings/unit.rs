//! Units with their aliases.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use ledger::{Number, SubjectKind, UnitKind};
use service::{Party, Settings, UnitForm};

use super::{leaders, load, units};
use crate::error::{PageError, Problem};
use crate::form::Form;
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

#[derive(Template)]
#[template(path = "settings/units.html")]
struct UnitsPage {
    shell: Shell,
    settings: Settings,
}

#[derive(Template)]
#[template(path = "settings/unit.html")]
struct UnitPage {
    shell: Shell,
    csrf: String,
    form: UnitForm,
    leaders: Vec<Party>,
    units: Vec<Party>,
    problem: Option<Problem>,
    /// Open tasks that would be left with it, once putting it out of use was refused for them.
    open: Vec<(Number, String)>,
}

impl UnitPage {
    fn kinds(&self) -> [UnitKind; 5] {
        UnitKind::ALL
    }

    fn of(signed: &Signed, settings: &Settings, form: UnitForm, problem: Option<Problem>) -> Self {
        let units = units(settings).into_iter().filter(|u| u.id != form.id).collect();
        let (shell, csrf) = (signed.shell(), signed.csrf.clone());
        Self { shell, csrf, form, leaders: leaders(settings), units, problem, open: Vec::new() }
    }
}

pub(super) async fn list(state: Given<State>, signed: Signed) -> Page {
    page(&UnitsPage { shell: signed.shell(), settings: load(&state, &signed).await? })
}

pub(super) async fn new(state: Given<State>, signed: Signed) -> Page {
    let form = UnitForm { active: "on".into(), ..UnitForm::default() };
    page(&UnitPage::of(&signed, &load(&state, &signed).await?, form, None))
}

pub(super) async fn edit(state: Given<State>, signed: Signed, Path(id): Path<String>) -> Page {
    let settings = load(&state, &signed).await?;
    let unit = settings.units.iter().find(|u| u.form.id == id).ok_or(PageError::NotFound)?;
    page(&UnitPage::of(&signed, &settings, unit.form.clone(), None))
}

pub(super) async fn record(state: Given<State>, signed: Signed, Form(form): Form<UnitForm>) -> Page {
    match state.service.record_unit(&signed.call, form.clone()).await {
        Ok(()) => Ok(Told::ok("notice-saved").at("/settings")),
        Err(error) => {
            let open = match error.refusal() {
                Some(("refused-unit-has-tasks", _)) => {
                    state.service.open_tasks_of_unit(&signed.call, &form.id).await?
                }
                _ => Vec::new(),
            };
            let problem = Problem::of(&signed.shell(), error)?;
            let problem = Some(problem.with_change(&state, &signed, (SubjectKind::Unit, &form.id)).await?);
            let settings = load(&state, &signed).await?;
            let page = UnitPage { open, ..UnitPage::of(&signed, &settings, form, problem) };
            page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}
