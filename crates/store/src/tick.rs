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

const STALE: &str = "SELECT version, light, updated, body, light_on, light_next, report_due, waits_from FROM task \
     WHERE site = $1 AND light_next <= $2 ORDER BY light_next LIMIT $3";
const ALL: &str = "SELECT version, light, updated, body, light_on, light_next, report_due, waits_from FROM task \
     WHERE site = $1 AND id > $2 ORDER BY id LIMIT $3";
/// The columns of a light, in the order of [`light_columns`].
const COLUMNS: [&str; 5] = ["light", "light_on", "light_next", "report_due", "waits_from"];

/// Rows judged together.
const CHUNK: i64 = 2_000;
/// Rows written by one statement: SQLite looks for the name of each value among those of all others.
const TOGETHER: usize = 25;

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) fn statements() -> Vec<String> {
    let writes = [&[0, 1, 2, 3, 4][..], &[1], &[1, 3]].map(|columns| write(columns, TOGETHER));
    [STALE.to_owned(), ALL.to_owned()].into_iter().chain(writes).collect()
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
        match relight(connection, site, pack, today, &rows).await? {
            Some(id) => last = id.to_string(),
            None => return Ok(()),
        }
    }
}

/// Judges some tasks again and gives back the last of them. Only columns that say something else than before are written:
/// most of them stand in indices, and most lights stay as they are.
async fn relight(
    connection: &mut Connection,
    site: SiteId,
    pack: &'static Pack,
    today: Date,
    rows: &[Row],
) -> Result<Option<TaskId>> {
    // Thousands of tasks share a few counters: each is written once.
    let mut counts: BTreeMap<Counter, i64> = BTreeMap::new();
    let mut turns = Vec::new();
    // By the columns that change: what is to be written, task by task.
    let mut changes: BTreeMap<Vec<usize>, Vec<Vec<Value>>> = BTreeMap::new();
    let mut last = None;
    for row in rows {
        let stored = stored_columns(row)?;
        let row = task_row(row, 0)?;
        let now = judge(pack, &row.task, today);
        if is_turn(row.light, now.light) && lit(&row.task) {
            turns.push((row.task.id, row.light));
        }
        if counted(&row.task) {
            *counts.entry(counter(&row.task, row.light.rank())).or_default() -= 1;
            *counts.entry(counter(&row.task, now.light.rank())).or_default() += 1;
        }
        let judged = light_columns(&row.task, &now, today);
        let changed: Vec<usize> = (0..COLUMNS.len()).filter(|at| stored[*at] != judged[*at]).collect();
        last = Some(row.task.id);
        if !changed.is_empty() {
            let mut with = vec![Value::from(row.task.id.to_string())];
            with.extend(changed.iter().map(|at| judged[*at].clone()));
            changes.entry(changed).or_default().push(with);
        }
    }
    for (columns, rows) in changes {
        for rows in rows.chunks(TOGETHER) {
            let with: Vec<Value> =
                std::iter::once(site.to_string().into()).chain(rows.iter().flatten().cloned()).collect();
            connection.execute(&write(&columns, rows.len()), &with).await?;
        }
    }
    for turns in turns.chunks(TOGETHER) {
        note(connection, site, turns).await?;
    }
    for (counter, n) in counts.into_iter().filter(|(_, n)| *n != 0) {
        add(connection, site, counter, n).await?;
    }
    Ok(last)
}

/// The columns of a light as they stand in a row of this file.
fn stored_columns(row: &Row) -> Result<[Value; 5]> {
    let text = |at: usize| row.text(at).map(Value::from);
    Ok([row.int(1)?.into(), text(4)?, text(5)?, text(6)?, text(7)?])
}

/// Writes some columns of the lights of so many tasks.
fn write(columns: &[usize], rows: usize) -> String {
    let names: Vec<&str> = columns.iter().map(|at| COLUMNS[*at]).collect();
    let wide = names.len() + 1;
    let row = |n: usize| {
        let cells = names.iter().enumerate().map(|(at, name)| {
            let at = n * wide + at + 3;
            if *name == "light" { format!("CAST(${at} AS BIGINT)") } else { format!("${at}") }
        });
        format!("(${}, {})", n * wide + 2, cells.collect::<Vec<_>>().join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    let sets: Vec<String> = names.iter().map(|name| format!("{name} = judged.{name}")).collect();
    format!(
        "WITH judged (id, {}) AS (VALUES {}) UPDATE task SET {} FROM judged WHERE task.site = $1 AND task.id = judged.id",
        names.join(", "),
        rows.join(", "),
        sets.join(", ")
    )
}
