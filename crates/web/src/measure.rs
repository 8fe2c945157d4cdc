//! Measures: what is to be reached beside what is (打表), a measure with its values, and a wrong value put right.

mod chart;

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use ledger::Action;
use serde::Deserialize;
use service::{
    BoardLine, CorrectionForm, CorrectionPage, MeasureBoard, MeasureValues, RecordForm, ServiceError,
};

use crate::error::Problem;
use crate::form::Form;
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

use chart::Chart;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    let correct = Action::CorrectObservation;
    Routes::new()
        .get("/measures", Action::Read, board)
        .get("/measures/{id}", Action::Read, show)
        .post("/measures/{id}/tasks", Action::EditTask, link)
        .post("/measures/{id}/values", Action::RecordObservation, put_in)
        .get("/measures/{id}/values/{value}", correct, open)
        .post("/measures/{id}/values/{value}", correct, put_right)
}

#[derive(Template)]
#[template(path = "measure/board.html")]
struct BoardPage {
    shell: Shell,
    board: MeasureBoard,
}

impl BoardPage {
    /// How many targets are met, are not, cannot be told, and have no value.
    fn told(&self) -> Vec<String> {
        let words = ["board-met", "board-unmet", "board-unknown", "board-no-value"]
            .into_iter()
            .zip(self.board.counts);
        words.filter(|(_, n)| *n > 0).map(|(key, n)| self.shell.t1(key, "count", n)).collect()
    }

    /// Measures that have a value, or those that have none yet.
    fn valued(&self, valued: bool) -> Vec<&BoardLine> {
        let has = |line: &&BoardLine| line.now.is_some() || line.goals.iter().any(|goal| goal.now.is_some());
        self.board.lines.iter().filter(|line| has(line) == valued).collect()
    }
}

#[derive(Template)]
#[template(path = "measure/page.html")]
struct MeasurePage {
    shell: Shell,
    measure: MeasureValues,
    chart: Option<Chart>,
    problem: Option<Problem>,
    form: RecordForm,
}

impl MeasurePage {
    async fn of(
        state: &State,
        signed: &Signed,
        id: &str,
        problem: Option<Problem>,
        form: RecordForm,
    ) -> Result<Self, ServiceError> {
        let measure = state.service.measure_values(&signed.call, id).await?;
        let shell = signed.shell();
        Ok(Self { chart: Chart::of(&shell, &measure), shell, measure, problem, form })
    }

    /// Whether some value can be corrected, so that the table has a column for it.
    fn may_correct(&self) -> bool {
        self.measure.values.iter().any(|v| v.may_correct)
    }
}

#[derive(Template)]
#[template(path = "measure/correct.html")]
struct CorrectPage {
    shell: Shell,
    problem: Option<Problem>,
    page: CorrectionPage,
    form: CorrectionForm,
    id: String,
    value: String,
}

/// `GET /measures`
async fn board(Given(state): Given<State>, signed: Signed) -> Page {
    let board = state.service.measure_board(&signed.call).await?;
    page(&BoardPage { shell: signed.shell(), board })
}

/// `GET /measures/{id}`
async fn show(Given(state): Given<State>, signed: Signed, Path(id): Path<String>) -> Page {
    page(&MeasurePage::of(&state, &signed, &id, None, RecordForm::default()).await?)
}

/// The tasks that were ticked, joined by commas.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Ticked {
    tasks: String,
}

/// `POST /measures/{id}/tasks`: has tasks followed by the measure that their targets name.
async fn link(
    Given(state): Given<State>,
    signed: Signed,
    Path(id): Path<String>,
    Form(ticked): Form<Ticked>,
) -> Page {
    let name = state.service.measure_values(&signed.call, &id).await?.line.form.name;
    let reason = signed.shell().t1("measure-link-reason", "name", name);
    match state.service.link_measure(&signed.call, &id, &ticked.tasks, &reason).await {
        Ok(count) => Ok(Told::ok("measure-linked").with("count", count).at(&format!("/measures/{id}#goals"))),
        Err(error) => again(&state, &signed, &id, error, RecordForm::default()).await,
    }
}

/// `POST /measures/{id}/values`: puts a value in where there is none.
async fn put_in(
    Given(state): Given<State>,
    signed: Signed,
    Path(id): Path<String>,
    Form(form): Form<RecordForm>,
) -> Page {
    match state.service.record_observation(&signed.call, &id, &form).await {
        Ok(()) => Ok(Told::ok("notice-saved").at(&format!("/measures/{id}#values"))),
        Err(error) => again(&state, &signed, &id, error, form).await,
    }
}

/// The page with what was typed and what is wrong with it.
async fn again(state: &State, signed: &Signed, id: &str, error: ServiceError, form: RecordForm) -> Page {
    let problem = Problem::of(&signed.shell(), error)?;
    let shown = MeasurePage::of(state, signed, id, Some(problem), form).await?;
    page_as(StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

/// `GET /measures/{id}/values/{value}`
async fn open(Given(state): Given<State>, signed: Signed, Path((id, value)): Path<(String, String)>) -> Page {
    let found = state.service.correction_page(&signed.call, &id, &value).await?;
    let (shell, form) = (signed.shell(), CorrectionForm::default());
    page(&CorrectPage { shell, problem: None, page: found, form, id, value })
}

/// `POST /measures/{id}/values/{value}`
async fn put_right(
    Given(state): Given<State>,
    signed: Signed,
    Path((id, value)): Path<(String, String)>,
    Form(form): Form<CorrectionForm>,
) -> Page {
    match state.service.correct_observation(&signed.call, &id, &value, &form).await {
        Ok(()) => Ok(Told::ok("correction-told").at(&format!("/measures/{id}"))),
        Err(error) => {
            let problem = Some(Problem::of(&signed.shell(), error)?);
            let found = state.service.correction_page(&signed.call, &id, &value).await?;
            let shown = CorrectPage { shell: signed.shell(), problem, page: found, form, id, value };
            page_as(StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}
