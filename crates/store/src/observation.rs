//! Values of measures: the newest, the one of a period, all of them.

use ledger::{MeasureId, Observation, ObservationId, Period, SiteId, UnitId};

use crate::db::{Run as _, values};
use crate::query::{TaskRow, list, queries, single, task_row};
use crate::table::of_unit;
use crate::{Result, Store, Tx, Versioned};

const LATEST: &str = "SELECT version, body FROM observation WHERE site = $1 AND measure = $2 AND of_unit = $3 \
     ORDER BY until DESC, given DESC, id DESC LIMIT 1";
const IN_PERIOD: &str = "SELECT version, body FROM observation WHERE site = $1 AND measure = $2 AND of_unit = $3 \
     AND until = $4 AND period = $5 ORDER BY given DESC, id DESC LIMIT 1";
const OF_MEASURE: &str = "SELECT version, body FROM observation WHERE site = $1 AND measure = $2 \
     ORDER BY until DESC, of_unit, given DESC, id DESC LIMIT 500";
const OBSERVATION: &str = "SELECT version, body FROM observation WHERE site = $1 AND id = $2";
const FOLLOWED: &str = "SELECT t.version, t.light, t.updated, t.body FROM task_party p JOIN task t ON t.site = p.site AND t.id = p.task \
     WHERE p.site = $1 AND p.party = $2 AND p.role = 'measure' ORDER BY t.ordinal LIMIT $3";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[LATEST, IN_PERIOD, OF_MEASURE, OBSERVATION, FOLLOWED];

queries! {
    /// The value of a measure for the latest period of which there is one, of a unit or of the whole site. Of several for
    /// one period the last given counts.
    latest_observation(measure: MeasureId, unit: Option<UnitId>) -> Option<Versioned<Observation>> =
        |run, site| single(run, LATEST, &values![site, measure.to_string(), of_unit(unit)]).await;
    /// The value of a measure for a period, of a unit or of the whole site. Of several the last given counts.
    observation_in(measure: MeasureId, unit: Option<UnitId>, period: Period) -> Option<Versioned<Observation>> = |run, site| {
        let with = values![site, measure.to_string(), of_unit(unit), period.until().to_string(), period.to_string()];
        single(run, IN_PERIOD, &with).await
    };
    /// A value.
    observation(id: ObservationId) -> Option<Versioned<Observation>> =
        |run, site| single(run, OBSERVATION, &values![site, id.to_string()]).await;
    /// The tasks with a target that is followed by a measure, by number.
    tasks_followed_by(measure: MeasureId, limit: i64) -> Vec<TaskRow> = |run, site| {
        let rows = run.all(FOLLOWED, &values![site, measure.to_string(), limit]).await?;
        rows.iter().map(|row| task_row(row, 0)).collect()
    };
    /// The values of a measure, the latest period first; at most 500.
    observations_of(measure: MeasureId) -> Vec<Versioned<Observation>> =
        |run, site| list(run, OF_MEASURE, &values![site, measure.to_string()]).await;
}
