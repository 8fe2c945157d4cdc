//! What the burden ledger asks: requests to report, answers to them, budgets, and how often tasks are reported on.

use jiff::civil::Date;
use ledger::{Budget, Light, Number, Reply, Request, RequestId, RequestState, Rhythm, SiteId, UnitId};

use crate::db::{Run as _, values};
use crate::query::{light, list, queries, single};
use crate::{Result, Store, StoreError, Tx, Versioned};

/// How many open tasks of a unit have a light and a stated rhythm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RhythmCount {
    /// Lead unit.
    pub unit: UnitId,
    /// Light.
    pub light: Light,
    /// How often the task's document wants to be told.
    pub stated: Option<Rhythm>,
    /// How many.
    pub n: i64,
}

const REQUEST: &str = "SELECT version, body FROM request WHERE site = $1 AND id = $2";
const BY_NUMBER: &str = "SELECT version, body FROM request WHERE site = $1 AND ordinal = $2";
const MAX_REQUEST: &str =
    "SELECT COALESCE(MAX(ordinal), 0) FROM request WHERE site = $1 AND ordinal BETWEEN $2 AND $3";
const REQUESTS_IN: &str =
    "SELECT version, body FROM request WHERE site = $1 AND state = $2 ORDER BY ordinal DESC LIMIT $3";
const REQUESTS_SINCE: &str =
    "SELECT version, body FROM request WHERE site = $1 AND last >= $2 ORDER BY ordinal";
const REPLIES_TO: &str =
    "SELECT version, body FROM reply WHERE site = $1 AND request = $2 ORDER BY due DESC, given, id LIMIT $3";
const ANSWERED: &str = "SELECT unit FROM reply WHERE site = $1 AND request = $2 AND due = $3";
const REPLIES_OF: &str =
    "SELECT version, body FROM reply WHERE site = $1 AND unit = $2 ORDER BY given DESC, id DESC LIMIT $3";
const REPLY_COUNTS: &str =
    "SELECT request, due, COUNT(*) FROM reply WHERE site = $1 AND due >= $2 GROUP BY request, due";
const REPLY: &str =
    "SELECT version, body FROM reply WHERE site = $1 AND request = $2 AND unit = $3 AND due = $4";
const REPLY_BY_ID: &str = "SELECT version, body FROM reply WHERE site = $1 AND id = $2";
const BUDGETS: &str = "SELECT version, body FROM budget WHERE site = $1 ORDER BY year";
const RHYTHMS: &str = "SELECT lead_unit, light, rhythm, COUNT(*) FROM task WHERE site = $1 AND state = 'open' GROUP BY lead_unit, light, rhythm";
const REPORTS_DUE: &str = "SELECT lead_unit, COUNT(*) FROM task WHERE site = $1 AND report_due >= $2 AND report_due <= $3 GROUP BY lead_unit";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[
    REQUEST,
    BY_NUMBER,
    MAX_REQUEST,
    REQUESTS_IN,
    REQUESTS_SINCE,
    REPLIES_TO,
    ANSWERED,
    REPLIES_OF,
    REPLY_COUNTS,
    REPLY,
    REPLY_BY_ID,
    BUDGETS,
    RHYTHMS,
    REPORTS_DUE,
];

queries! {
    /// A request.
    request(id: RequestId) -> Option<Versioned<Request>> =
        |run, site| single(run, REQUEST, &values![site, id.to_string()]).await;
    /// A request by its number.
    request_by_number(number: Number) -> Option<Versioned<Request>> =
        |run, site| single(run, BY_NUMBER, &values![site, number.ordinal()]).await;
    /// The number for the next request of a year.
    next_request_number(year: i16) -> Number = |run, site| {
        let (first, last) = Number::year_range(year);
        let row = run.one(MAX_REQUEST, &values![site, first, last]).await?;
        let max = row.map_or(Ok(0), |row| row.int(0))?;
        Ok(Number { year, serial: if max == 0 { 1 } else { Number::from_ordinal(max).serial + 1 }, sub: 0 })
    };
    /// Every request that held on a day or later, by number; proposed and declined ones included.
    requests_since(day: Date) -> Vec<Versioned<Request>> =
        |run, site| list(run, REQUESTS_SINCE, &values![site, day.to_string()]).await;
    /// The answer of a unit for a due day.
    reply_for(request: RequestId, unit: UnitId, due: Date) -> Option<Versioned<Reply>> = |run, site| {
        single(run, REPLY, &values![site, request.to_string(), unit.to_string(), due.to_string()]).await
    };
    /// The units that have answered a request for a due day.
    answered(request: RequestId, due: Date) -> Vec<UnitId> = |run, site| {
        let rows = run.all(ANSWERED, &values![site, request.to_string(), due.to_string()]).await?;
        rows.iter().map(|row| row.parsed(0)).collect()
    };
    /// An answer.
    reply(id: ledger::ReplyId) -> Option<Versioned<Reply>> =
        |run, site| single(run, REPLY_BY_ID, &values![site, id.to_string()]).await;
    /// The answers of a unit, newest first.
    replies_of(unit: UnitId, limit: i64) -> Vec<Versioned<Reply>> =
        |run, site| list(run, REPLIES_OF, &values![site, unit.to_string(), limit]).await;
    /// The budgets, by year.
    budgets() -> Vec<Versioned<Budget>> = |run, site| list(run, BUDGETS, &values![site]).await;
    /// Open tasks by lead unit, light and stated rhythm.
    rhythms() -> Vec<RhythmCount> = |run, site| {
        let rows = run.all(RHYTHMS, &values![site]).await?;
        let count = |row: &crate::db::Row| {
            let code = row.text(2)?;
            let stated = Rhythm::from_code(&code);
            if stated.is_none() && !code.is_empty() {
                return Err(StoreError::Damaged(format!("rhythm {code:?}")));
            }
            Ok(RhythmCount { unit: row.parsed(0)?, light: light(row.int(1)?)?, stated, n: row.int(3)? })
        };
        rows.iter().map(count).collect()
    };
}

impl Store {
    /// The requests in a state, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn requests_in(
        &self,
        site: SiteId,
        state: RequestState,
        limit: i64,
    ) -> Result<Vec<Versioned<Request>>> {
        list(&mut self.db.run(), REQUESTS_IN, &values![site.to_string(), state.code(), limit]).await
    }

    /// The answers to a request, the last due day first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn replies_to(
        &self,
        site: SiteId,
        request: RequestId,
        limit: i64,
    ) -> Result<Vec<Versioned<Reply>>> {
        list(&mut self.db.run(), REPLIES_TO, &values![site.to_string(), request.to_string(), limit]).await
    }

    /// How many answers each request has for each of its due days from a day on.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn reply_counts(&self, site: SiteId, from: Date) -> Result<Vec<(RequestId, Date, i64)>> {
        let with = values![site.to_string(), from.to_string()];
        let rows = self.db.run().all(REPLY_COUNTS, &with).await?;
        rows.iter().map(|row| Ok((row.parsed(0)?, row.parsed(1)?, row.int(2)?))).collect()
    }

    /// How many reports on tasks each unit must make in a period, both days included.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn reports_between(&self, site: SiteId, from: Date, to: Date) -> Result<Vec<(UnitId, i64)>> {
        let with = values![site.to_string(), from.to_string(), to.to_string()];
        let rows = self.db.run().all(REPORTS_DUE, &with).await?;
        rows.iter().map(|row| Ok((row.parsed(0)?, row.int(1)?))).collect()
    }
}
