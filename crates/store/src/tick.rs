//! The daily tick: only tasks whose stored light has come to its change are read and judged again.

use std::collections::BTreeMap;

use jiff::civil::Date;
use ledger::{SiteId, TaskId, judge};
use planning::Pack;

use crate::append::lock;
use crate::db::{Connection, Row, Run as _, Value, values};
use crate::project::{Counter, add, counted, counter, light_columns, pack_of};
use crate::query::task_row;
use crate::turned::{is_turn, lit, note};
use crate::{Result, Store, TaskRow};

const STALE: &str = "SELECT version, light, updated, body FROM task WHERE site = $1 AND light_next <= $2 ORDER BY light_next LIMIT $3";
const ALL: &str =
    "SELECT version, light, updated, body, id FROM task WHERE site = $1 AND id > $2 ORDER BY id LIMIT $3";

/// Rows judged together.
const CHUNK: i64 = 2_000;
/// Rows written by one statement.
const TOGETHER: usize = 100;

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) fn statements() -> Vec<String> {
    vec![STALE.to_owned(), ALL.to_owned(), write(1), write(TOGETHER)]
}

impl Store {
    /// Brings the stored lights of a site up to a day. Returns how many tasks were read and judged again.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn tick(&self, site: SiteId, today: Date) -> Result<usize> {
        let mut judged = 0;
        let stale = |limit: i64| values![site.to_string(), today.to_string(), limit];
        // Nothing is locked while there is nothing to do.
        while self.db.run().one(STALE, &stale(1)).await?.is_some() {
            let mut connection = self.db.begin().await?;
            // Nobody may change a task between its reading and its light.
            lock(&mut connection, site).await?;
            let rows = connection.all(STALE, &stale(CHUNK)).await?;
            let pack = pack_of(&mut connection, site).await?;
            relight(&mut connection, site, pack, today, &rows).await?;
            connection.commit().await?;
            judged += rows.len();
        }
        Ok(judged)
    }
}

impl Store {
    /// Tasks of a site in the order of their identifiers, those that are drafted too: for looking at all of them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn every_task(&self, site: SiteId, after: Option<TaskId>, limit: i64) -> Result<Vec<TaskRow>> {
        let after = after.map(|id| id.to_string()).unwrap_or_default();
        let rows = self.db.run().all(ALL, &values![site.to_string(), after, limit]).await?;
        rows.iter().map(|row| task_row(row, 0)).collect()
    }
}

/// Judges every task of a site again: another pack was adopted.
pub(crate) async fn relight_all(
    connection: &mut Connection,
    site: SiteId,
    pack: &'static Pack,
    today: Date,
) -> Result<()> {
    let mut last = String::new();
    loop {
        let rows = connection.all(ALL, &values![site.to_string(), last.as_str(), CHUNK]).await?;
        let Some(row) = rows.last() else { return Ok(()) };
        last = row.text(4)?;
        relight(connection, site, pack, today, &rows).await?;
    }
}

async fn relight(
    connection: &mut Connection,
    site: SiteId,
    pack: &'static Pack,
    today: Date,
    rows: &[Row],
) -> Result<()> {
    // Thousands of tasks share a few counters: each is written once.
    let mut counts: BTreeMap<Counter, i64> = BTreeMap::new();
    for rows in rows.chunks(TOGETHER) {
        let mut with = vec![Value::from(site.to_string())];
        let mut turns = Vec::new();
        for row in rows {
            let row = task_row(row, 0)?;
            let now = judge(pack, &row.task, today);
            if is_turn(row.light, now.light) && lit(&row.task) {
                turns.push((row.task.id, row.light));
            }
            if counted(&row.task) {
                *counts.entry(counter(&row.task, row.light.rank())).or_default() -= 1;
                *counts.entry(counter(&row.task, now.light.rank())).or_default() += 1;
            }
            with.push(row.task.id.to_string().into());
            with.extend(light_columns(&row.task, &now, today));
        }
        connection.execute(&write(rows.len()), &with).await?;
        note(connection, site, &turns).await?;
    }
    for (counter, n) in counts.into_iter().filter(|(_, n)| *n != 0) {
        add(connection, site, counter, n).await?;
    }
    Ok(())
}

/// Writes the lights of so many tasks.
fn write(rows: usize) -> String {
    let row = |n: usize| {
        let [id, light, on, next, report, waits] = [2, 3, 4, 5, 6, 7].map(|at| n * 6 + at);
        format!("(${id}, CAST(${light} AS BIGINT), ${on}, ${next}, ${report}, ${waits})")
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!(
        "WITH judged (id, light, light_on, light_next, report_due, waits_from) AS (VALUES {}) UPDATE task SET \
         light = judged.light, light_on = judged.light_on, light_next = judged.light_next, \
         report_due = judged.report_due, waits_from = judged.waits_from FROM judged \
         WHERE task.site = $1 AND task.id = judged.id",
        rows.join(", ")
    )
}
