//! The daily tick: only tasks whose stored light may have changed are judged again.

use std::collections::BTreeMap;

use jiff::civil::Date;
use ledger::{LightRules, SiteId};

use crate::db::{Connection, Run as _, Value, values};
use crate::project::{Counter, add, counted, counter, light_columns};
use crate::query::task_row;
use crate::{Result, Store};

const STALE: &str = "SELECT version, light, updated, body FROM task WHERE site = $1 AND light_next <= $2 ORDER BY light_next LIMIT 500";
const RELIGHT: &str =
    "UPDATE task SET light = $3, light_on = $4, light_next = $5, report_due = $6 WHERE site = $1 AND id = $2";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[STALE, RELIGHT];

impl Store {
    /// Brings the stored lights of a site up to a day. Returns how many tasks were judged again.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn tick(&self, site: SiteId, today: Date) -> Result<usize> {
        let mut judged = 0;
        loop {
            let mut connection = self.db.begin().await?;
            let n = relight(&mut connection, site, today).await?;
            connection.commit().await?;
            judged += n;
            if n == 0 {
                return Ok(judged);
            }
        }
    }
}

async fn relight(connection: &mut Connection, site: SiteId, today: Date) -> Result<usize> {
    let stale = connection.all(STALE, &values![site.to_string(), today.to_string()]).await?;
    let rules = LightRules::default();
    // Thousands of tasks share a few counters: each is written once.
    let mut counts: BTreeMap<Counter, i64> = BTreeMap::new();
    for row in &stale {
        let row = task_row(row, 0)?;
        let now = rules.judge(&row.task, today);
        if counted(&row.task) {
            *counts.entry(counter(&row.task, row.light.rank())).or_default() -= 1;
            *counts.entry(counter(&row.task, now.light.rank())).or_default() += 1;
        }
        let mut with = vec![Value::from(site.to_string()), row.task.id.to_string().into()];
        with.extend(light_columns(&row.task, &now, today));
        connection.execute(RELIGHT, &with).await?;
    }
    for (counter, n) in counts.into_iter().filter(|(_, n)| *n != 0) {
        add(connection, site, counter, n).await?;
    }
    Ok(stale.len())
}
