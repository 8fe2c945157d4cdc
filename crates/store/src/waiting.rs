//! On whom tasks wait, over all of a site, and which tasks were touched lately.

use jiff::civil::Date;
use ledger::{Event, Holder, SiteId, TaskId, UnitId};

use crate::db::{Run as _, Value, values};
use crate::query::{events, tasks};
use crate::{Result, Store, StoreError, TaskRow};

const WAITED_ON: &str = "SELECT held_by, held_unit, COUNT(*), MIN(held_from) FROM task \
     WHERE site = $1 AND held_by IN ('unit', 'unit-head', 'supervisor', 'office-leader') AND state <> 'draft' \
     GROUP BY held_by, held_unit ORDER BY MIN(held_from), held_by, held_unit";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[WAITED_ON];

/// Tasks whose events are asked for at once.
const AT_ONCE: usize = 200;

/// How many tasks wait on a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitedOn {
    /// The party.
    pub holder: Holder,
    /// How many tasks.
    pub n: i64,
    /// Since when the oldest waits.
    pub since: Date,
}

impl Store {
    /// The parties on whom tasks wait, those with the oldest first. Nothing is charged before issue, so
    /// tasks that are being drafted or approved do not count.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn waited_on(&self, site: SiteId) -> Result<Vec<WaitedOn>> {
        let rows = self.db.run().all(WAITED_ON, &values![site.to_string()]).await?;
        let line = |row: &crate::db::Row| {
            let (code, unit) = (row.text(0)?, row.text(1)?);
            let of = |make: fn(UnitId) -> Holder| unit.parse().map(make).ok();
            let holder = match code.as_str() {
                "unit" => of(Holder::Unit),
                "unit-head" => of(Holder::UnitHead),
                "supervisor" => Some(Holder::Supervisor),
                _ => Some(Holder::OfficeLeader),
            };
            let holder = holder.ok_or_else(|| StoreError::Damaged(format!("{unit:?} holds a task")))?;
            Ok(WaitedOn { holder, n: row.int(2)?, since: row.parsed(3)? })
        };
        rows.iter().map(line).collect()
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
