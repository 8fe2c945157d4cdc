//! On whom tasks wait, over all of a site, and which tasks were touched lately.

use std::collections::HashMap;

use jiff::civil::Date;
use ledger::{Event, Holder, SiteId, TaskId, UnitId};

use crate::db::{Run as _, Value, values};
use crate::query::{events, task_row, tasks};
use crate::table::NEVER;
use crate::{Result, Store, StoreError, TaskRow};

/// The tasks of a site with the oldest chase sheet about each that wants an answer, and from when on their holder is
/// waited on: a sheet hurries who does the work, and nobody before they held it. `$1` is the site.
const TASKS: &str = "SELECT t.*, c.written AS chased, CASE WHEN t.held_by = 'unit' AND c.written < t.waits_from \
     THEN CASE WHEN c.written < t.held_from THEN t.held_from ELSE c.written END ELSE t.waits_from END AS since \
     FROM task t LEFT JOIN (SELECT task, MIN(written) AS written FROM chase WHERE site = $1 AND state = 'open' \
     GROUP BY task) c ON c.task = t.id WHERE t.site = $1";
const CHASED: &str =
    "SELECT task, MIN(written) FROM chase WHERE site = $1 AND state = 'open' AND task <> '' GROUP BY task";

/// How many tasks each party holds and is waited on for.
fn waited_on() -> String {
    format!(
        "SELECT held_by, held_unit, COUNT(*), CAST(SUM(CASE WHEN since < $2 THEN 1 ELSE 0 END) AS BIGINT), MIN(since) \
         FROM ({TASKS} AND t.held_by IN ('unit', 'unit-head', 'supervisor', 'office-leader') AND t.state <> 'draft') w \
         GROUP BY held_by, held_unit ORDER BY MIN(since), held_by, held_unit"
    )
}

/// The tasks of a party.
fn waited() -> String {
    format!(
        "SELECT version, light, updated, body, held_from, chased FROM ({TASKS} AND t.held_by = $2 AND t.held_unit = $3 \
         AND t.state <> 'draft') w ORDER BY since, held_from, ordinal LIMIT $4"
    )
}

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) fn statements() -> Vec<String> {
    vec![waited_on(), waited(), CHASED.to_owned()]
}

/// Tasks whose events are asked for at once.
const AT_ONCE: usize = 200;

/// How many tasks lie with a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitedOn {
    /// The party.
    pub holder: Holder,
    /// How many tasks it holds.
    pub n: i64,
    /// For how many of them it is waited on.
    pub waiting: i64,
    /// From when on it is, or will be; nothing where there is no end to the time it has.
    pub since: Option<Date>,
}

/// A task of a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waited {
    /// The task.
    pub row: TaskRow,
    /// First day of the turn.
    pub from: Date,
    /// The day of the oldest chase sheet about it that wants an answer.
    pub chased: Option<Date>,
}

/// The tasks about which a chase sheet wants an answer, with the day of the oldest.
pub type Chased = HashMap<TaskId, Date>;

impl Store {
    /// The parties that hold tasks, those waited on longest first. Nothing is charged before issue, so tasks that are
    /// being drafted or approved do not count.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn waited_on(&self, site: SiteId, today: Date) -> Result<Vec<WaitedOn>> {
        let with = values![site.to_string(), today.to_string()];
        let rows = self.db.run().all(&waited_on(), &with).await?;
        let line = |row: &crate::db::Row| {
            let (code, unit, since) = (row.text(0)?, row.text(1)?, row.text(4)?);
            let of = |make: fn(UnitId) -> Holder| unit.parse().map(make).ok();
            let holder = match code.as_str() {
                "unit" => of(Holder::Unit),
                "unit-head" => of(Holder::UnitHead),
                "supervisor" => Some(Holder::Supervisor),
                _ => Some(Holder::OfficeLeader),
            };
            let holder = holder.ok_or_else(|| StoreError::Damaged(format!("{unit:?} holds a task")))?;
            let since = if since == NEVER { None } else { Some(row.parsed(4)?) };
            Ok(WaitedOn { holder, n: row.int(2)?, waiting: row.int(3)?, since })
        };
        rows.iter().map(line).collect()
    }

    /// The tasks that a party holds, those for which it is waited on longest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn waited(&self, site: SiteId, holder: Holder, limit: i64) -> Result<Vec<Waited>> {
        let unit = holder.unit().map(|u| u.to_string()).unwrap_or_default();
        let with = values![site.to_string(), holder.code(), unit, limit];
        let rows = self.db.run().all(&waited(), &with).await?;
        let line = |row: &crate::db::Row| {
            let chased = row.maybe_text(5)?.map(|day| day.parse()).transpose();
            let chased = chased.map_err(|_| StoreError::Damaged("day of a chase sheet".into()))?;
            Ok(Waited { row: task_row(row, 0)?, from: row.parsed(4)?, chased })
        };
        rows.iter().map(line).collect()
    }

    /// The tasks about which a chase sheet wants an answer.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn chased(&self, site: SiteId) -> Result<Chased> {
        let rows = self.db.run().all(CHASED, &values![site.to_string()]).await?;
        rows.iter().map(|row| Ok((row.parsed(0)?, row.parsed(1)?))).collect()
    }

    /// The tasks whose last event is not older than an instant, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn touched(&self, site: SiteId, since: i64, limit: i64) -> Result<Vec<TaskRow>> {
        let tail = "WHERE site = $1 AND updated >= $2 ORDER BY updated DESC, ordinal LIMIT $3";
        tasks(&mut self.db.run(), tail, &values![site.to_string(), since, limit]).await
    }

    /// The events of some tasks, those of each together and oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn histories(&self, site: SiteId, tasks: &[TaskId]) -> Result<Vec<Event>> {
        let mut found = Vec::new();
        for some in tasks.chunks(AT_ONCE) {
            let mut with: Vec<Value> = values![site.to_string()].into();
            with.extend(some.iter().map(|id| Value::from(id.to_string())));
            let places: Vec<String> = (2..=with.len()).map(|n| format!("${n}")).collect();
            let tail =
                format!("WHERE site = $1 AND subject IN ({}) ORDER BY subject, version", places.join(", "));
            found.extend(events(&mut self.db.run(), &tail, &with).await?);
        }
        Ok(found)
    }
}
