//! Units, people and accounts, the catalogue of measures, the rule packs of the lights, and the site itself. Everybody may
//! look; administrators change units, people and the site, supervisors the measures, the office's leaders the rule pack.

mod budget;
mod lights;
mod measure;
mod measure_import;
mod outbox;
mod people_import;
mod person;
mod sheet;
mod site;
mod unit;

use axum::extract::State as Given;
use ledger::Action;
use service::{Party, Settings};

use crate::routes::Routes;
use crate::session::Signed;
use crate::state::State;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    // People are changed by two sorts of administrators; which of them may what, the use case knows.
    let (admin, look) = (Action::Administer, Action::OpenDesk);
    let measures = Action::KeepMeasures;
    Routes::new()
        .get("/settings", look, unit::list)
        .get("/settings/units/new", admin, unit::new)
        .get("/settings/units/{id}", admin, unit::edit)
        .post("/settings/units", admin, unit::record)
        .get("/settings/people", look, person::list)
        .get("/settings/people/new", admin, person::new)
        .get("/settings/people/{id}", look, person::edit)
        .post("/settings/people", look, person::record)
        .post("/settings/people/{id}/code", admin, person::code)
        .get("/settings/measures", Action::Read, measure::list)
        .get("/settings/measures/new", measures, measure::new)
        .get("/settings/measures/{id}", measures, measure::edit)
        .post("/settings/measures", measures, measure::record)
        .get("/settings/measures/import", measures, measure_import::start)
        .upload("/settings/measures/import", measures, measure_import::receive)
        .get("/settings/measures/import/{plan}", measures, measure_import::show)
        .post("/settings/measures/import/{plan}", measures, measure_import::apply)
        .get("/settings/lights", Action::Read, lights::list)
        .get("/settings/lights/{pack}/{version}", Action::Read, lights::try_out)
        .post("/settings/lights", Action::AdoptRules, lights::adopt)
        .get("/settings/budget", Action::Read, budget::show)
        .post("/settings/budget", Action::SetBudget, budget::set)
        .get("/settings/outbox", admin, outbox::list)
        .post("/settings/outbox/{id}/again", admin, outbox::again)
        .get("/settings/import", admin, people_import::start)
        .upload("/settings/import", admin, people_import::receive)
        .get("/settings/import/example", admin, people_import::example)
        .get("/settings/import/{plan}", admin, people_import::show)
        .post("/settings/import/{plan}", admin, people_import::apply)
        .post("/settings/imports/{id}/take-back", admin, people_import::take_back)
        .get("/settings/export", admin, people_import::export)
        .get("/settings/site", look, site::show)
        .post("/settings/site", admin, site::change)
}

async fn load(Given(state): &Given<State>, signed: &Signed) -> Result<Settings, crate::error::PageError> {
    Ok(state.service.settings(&signed.call).await?)
}

/// The people whom a unit may have as its supervising leader.
fn leaders(settings: &Settings) -> Vec<Party> {
    let people = settings.people.iter().map(|p| &p.form).filter(|f| f.leader == "on" && f.active == "on");
    people
        .map(|f| Party { id: f.id.clone(), name: format!("{} {}", f.name, f.post).trim().to_owned() })
        .collect()
}

/// The units that are in use.
fn units(settings: &Settings) -> Vec<Party> {
    let units = settings.units.iter().map(|u| &u.form).filter(|f| f.active == "on");
    units.map(|f| Party { id: f.id.clone(), name: f.name.clone() }).collect()
}
