//! The list of chase sheets.

use ledger::{Chase, ChaseState, Colour, Number, SiteId, UnitId};

use crate::db::{Value, values};
use crate::query::{list, queries, single};
use crate::{Result, Store, Tx, Versioned};

const BY_NUMBER: &str = "SELECT version, body FROM chase WHERE site = $1 AND ordinal = $2";
const SINCE: &str =
    "SELECT version, body FROM chase WHERE site = $1 AND ordinal >= $2 ORDER BY ordinal DESC LIMIT $3";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[BY_NUMBER, SINCE];

/// Which chase sheets to list.
#[derive(Clone, Debug, Default)]
pub struct ChaseFilter {
    /// Only in this state.
    pub state: Option<ChaseState>,
    /// Only of this colour.
    pub colour: Option<Colour>,
    /// Only to these units.
    pub units: Option<Vec<UnitId>>,
    /// Only those numbered below.
    pub before: Option<Number>,
}

queries! {
    /// A chase sheet by its number.
    chase_by_number(number: Number) -> Option<Versioned<Chase>> =
        |run, site| single(run, BY_NUMBER, &values![site, number.ordinal()]).await;
    /// The chase sheets from an ordinal on, newest first.
    chases_since(ordinal: i64, limit: i64) -> Vec<Versioned<Chase>> =
        |run, site| list(run, SINCE, &values![site, ordinal, limit]).await;
}

impl Store {
    /// Chase sheets, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn chase_list(
        &self,
        site: SiteId,
        filter: &ChaseFilter,
        limit: i64,
    ) -> Result<Vec<Versioned<Chase>>> {
        let mut with = vec![Value::from(site.to_string()), limit.into()];
        let mut tail = String::new();
        let mut and = |clause: &str, value: Value| {
            with.push(value);
            tail.push_str(&format!(" AND {clause} ${}", with.len()));
        };
        if let Some(state) = filter.state {
            and("state =", state.code().into());
        }
        if let Some(colour) = filter.colour {
            and("colour =", colour.code().into());
        }
        if let Some(before) = filter.before {
            and("ordinal <", before.ordinal().into());
        }
        if let Some(units) = &filter.units {
            let from = with.len() + 1;
            with.extend(units.iter().map(|u| Value::from(u.to_string())));
            let places: Vec<String> = (from..=with.len()).map(|n| format!("${n}")).collect();
            if places.is_empty() {
                return Ok(Vec::new());
            }
            tail.push_str(&format!(" AND unit IN ({})", places.join(", ")));
        }
        let sql =
            format!("SELECT version, body FROM chase WHERE site = $1{tail} ORDER BY ordinal DESC LIMIT $2");
        list(&mut self.db.run(), &sql, &with).await
    }
}
