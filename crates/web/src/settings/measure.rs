//! The catalogue of measures.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use ledger::{Field, Frequency, MeasureDirection, SubjectKind};
use service::{MeasureForm, MeasureList, Party};

use crate::error::{PageError, Problem};
use crate::form::Form;
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

#[derive(Template)]
#[template(path = "settings/measures.html")]
struct MeasuresPage {
    shell: Shell,
    list: MeasureList,
}

#[derive(Template)]
#[template(path = "settings/measure.html")]
struct MeasurePage {
    shell: Shell,
    form: MeasureForm,
    units: Vec<Party>,
    problem: Option<Problem>,
}

impl MeasurePage {
    fn directions(&self) -> [MeasureDirection; 2] {
        MeasureDirection::ALL
    }

    fn frequencies(&self) -> [Frequency; 4] {
        Frequency::ALL
    }

    fn fields(&self) -> &'static [Field] {
        Field::ALL
    }
}

/// `GET /settings/measures`
pub(super) async fn list(Given(state): Given<State>, signed: Signed) -> Page {
    page(&MeasuresPage { shell: signed.shell(), list: state.service.measures(&signed.call).await? })
}

/// `GET /settings/measures/new`
pub(super) async fn new(Given(state): Given<State>, signed: Signed) -> Page {
    let units = state.service.measures(&signed.call).await?.units;
    let form = MeasureForm { active: "on".into(), ..MeasureForm::default() };
    page(&MeasurePage { shell: signed.shell(), form, units, problem: None })
}

/// `GET /settings/measures/{id}`
pub(super) async fn edit(Given(state): Given<State>, signed: Signed, Path(id): Path<String>) -> Page {
    let list = state.service.measures(&signed.call).await?;
    let form = list.measures.into_iter().map(|m| m.form).find(|f| f.id == id).ok_or(PageError::NotFound)?;
    page(&MeasurePage { shell: signed.shell(), form, units: list.units, problem: None })
}

/// `POST /settings/measures`
pub(super) async fn record(
    Given(state): Given<State>,
    signed: Signed,
    Form(form): Form<MeasureForm>,
) -> Page {
    match state.service.record_measure(&signed.call, form.clone()).await {
        // Where tasks wait to be followed by it, its own page offers that.
        Ok(id) => match state.service.measure_values(&signed.call, &id).await?.unlinked.is_empty() {
            true => Ok(Told::ok("notice-saved").at("/settings/measures")),
            false => Ok(Told::ok("notice-saved").at(&format!("/measures/{id}#unlinked"))),
        },
        Err(error) => {
            let problem = Problem::of(&signed.shell(), error)?;
            let problem = Some(problem.with_change(&state, &signed, (SubjectKind::Measure, &form.id)).await?);
            let units = state.service.measures(&signed.call).await?.units;
            let page = MeasurePage { shell: signed.shell(), form, units, problem };
            page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}
