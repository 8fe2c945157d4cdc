//! A measure: its values by period, each with its source.

use askama::Template;
use axum::extract::{Path, State as Given};
use ledger::Action;
use service::MeasureValues;

use crate::page::{Page, page};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/measures/{id}", Action::Read, show)
}

#[derive(Template)]
#[template(path = "measure/page.html")]
struct MeasurePage {
    shell: Shell,
    measure: MeasureValues,
}

/// `GET /measures/{id}`
async fn show(Given(state): Given<State>, signed: Signed, Path(id): Path<String>) -> Page {
    let measure = state.service.measure_values(&signed.call, &id).await?;
    page(&MeasurePage { shell: signed.shell(), measure })
}
