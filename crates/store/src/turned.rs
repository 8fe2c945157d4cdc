//! Lights that have turned and of which nobody has been told yet. A working table outside the log, written where lights
//! are, in the same transaction; emptied by whoever tells people, in the transaction that holds the notices.

use ledger::{Light, SiteId, Task, TaskId, TaskState};

use crate::db::{Connection, Run as _, Value, values};
use crate::query::{light, task_row};
use crate::{Result, Store, TaskRow, Tx};

const ANY: &str = "SELECT 1 FROM turned WHERE site = $1 LIMIT 1";
const TURNED: &str = "SELECT t.version, t.light, t.updated, t.body, w.was FROM turned w \
     JOIN task t ON t.site = w.site AND t.id = w.task WHERE w.site = $1 ORDER BY w.task LIMIT $2";
const TOLD: &str = "DELETE FROM turned WHERE site = $1 AND task <= $2";
const FORGET: &str = "DELETE FROM turned";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) fn statements() -> Vec<String> {
    [ANY, TURNED, TOLD, FORGET].map(str::to_owned).into_iter().chain([insert(1), insert(100)]).collect()
}

/// Whether the change from one light to another is a turn of which people are told. That a task is closed, cancelled or
/// taken up again is told as that.
pub(crate) fn is_turn(was: Light, now: Light) -> bool {
    let burns = |light| matches!(light, Light::Red | Light::Amber | Light::Green);
    was != now && burns(was) && burns(now)
}

/// The task as it was before an event, where its light can turn by it: a draft has none.
pub(crate) fn lit(old: &Task) -> bool {
    old.state == TaskState::Open
}

/// Notes the lights that turned, each with what it was; what was noted before and is not told yet stands.
pub(crate) async fn note(connection: &mut Connection, site: SiteId, turns: &[(TaskId, Light)]) -> Result<()> {
    if turns.is_empty() {
        return Ok(());
    }
    let mut with = vec![Value::from(site.to_string())];
    for (task, was) in turns {
        with.extend([Value::from(task.to_string()), was.rank().into()]);
    }
    connection.execute(&insert(turns.len()), &with).await.map(drop)
}

/// Notes so many.
fn insert(rows: usize) -> String {
    let row = |n: usize| format!("($1, ${}, CAST(${} AS BIGINT))", n * 2 + 2, n * 2 + 3);
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!(
        "INSERT INTO turned (site, task, was) VALUES {} ON CONFLICT (site, task) DO NOTHING",
        rows.join(", ")
    )
}

/// Forgets them all: they turned in a log that was restored, and were told of then.
pub(crate) async fn forget(connection: &mut Connection) -> Result<()> {
    connection.execute(FORGET, &[]).await.map(drop)
}

impl Store {
    /// Whether lights have turned of which nobody has been told.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn has_turned(&self, site: SiteId) -> Result<bool> {
        Ok(self.db.run().one(ANY, &values![site.to_string()]).await?.is_some())
    }
}

impl Tx {
    /// Tasks whose lights have turned, each with the light that people know of, in the order of their identifiers.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn turned(&mut self, limit: i64) -> Result<Vec<(TaskRow, Light)>> {
        let rows = self.connection.all(TURNED, &values![self.site.to_string(), limit]).await?;
        rows.iter().map(|row| Ok((task_row(row, 0)?, light(row.int(4)?)?))).collect()
    }

    /// Notes that people have been told of the turned lights up to a task.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn told_turned(&mut self, until: TaskId) -> Result<()> {
        self.connection.execute(TOLD, &values![self.site.to_string(), until.to_string()]).await.map(drop)
    }
}
