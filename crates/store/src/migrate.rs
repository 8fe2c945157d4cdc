//! Making and upgrading the tables.

use crate::db::{Db, Run as _, values};
use crate::{Result, StoreError, rebuild};

/// Scripts in the order in which they were added: common text, then the text of the engine. A script that has been
/// shipped is never changed.
pub(crate) const MIGRATIONS: &[(&str, &str, &str)] = &[
    (
        include_str!("schema/common.sql"),
        include_str!("schema/sqlite.sql"),
        include_str!("schema/postgres.sql"),
    ),
    (include_str!("schema/measure.sql"), "", ""),
    (include_str!("schema/list.sql"), include_str!("schema/list_sqlite.sql"), ""),
    (include_str!("schema/loop.sql"), "", ""),
    (include_str!("schema/notice.sql"), "", ""),
    (include_str!("schema/observation.sql"), "", ""),
    (include_str!("schema/lights.sql"), "", ""),
    (include_str!("schema/burden.sql"), "", ""),
    (include_str!("schema/quiet.sql"), "", ""),
    (include_str!("schema/direction.sql"), "", ""),
    (include_str!("schema/people.sql"), "", ""),
    (include_str!("schema/trace.sql"), "", ""),
    (include_str!("schema/referral.sql"), "", ""),
    (include_str!("schema/followed.sql"), "", ""),
    (include_str!("schema/turned.sql"), "", ""),
    (
        include_str!("schema/waits.sql"),
        include_str!("schema/waits_sqlite.sql"),
        include_str!("schema/waits_postgres.sql"),
    ),
    // Directions, chase sheets, referrals and reports came to be found: nothing but the index changed.
    ("", "", ""),
    (
        include_str!("schema/done.sql"),
        include_str!("schema/done_sqlite.sql"),
        include_str!("schema/done_postgres.sql"),
    ),
    (include_str!("schema/counts.sql"), "", ""),
    (include_str!("schema/covering.sql"), "", ""),
    ("", include_str!("schema/found_sqlite.sql"), ""),
];

/// The scripts after which the rows of tasks must be written again from the log: those that give them columns or parties,
/// and those that came with a program that judges or keeps them in another way.
const REBUILD_TASKS: [i64; 5] = [4, 7, 8, 14, 16];

/// The scripts after which what the working loop says must be put into the index again.
const REBUILD_SEARCH: [i64; 1] = [17];

pub(crate) async fn migrate(db: &Db) -> Result<()> {
    run(db, MIGRATIONS).await
}

/// Runs those of the scripts that the database has not seen yet.
pub(crate) async fn run(db: &Db, scripts: &[(&str, &str, &str)]) -> Result<()> {
    let mut tx = db.begin().await?;
    tx.execute("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL PRIMARY KEY)", &[])
        .await?;
    if tx.is_postgres() {
        // Two programs may start at once; the second waits here.
        tx.execute("LOCK TABLE schema_version IN EXCLUSIVE MODE", &[]).await?;
    }
    let found = match tx.one("SELECT COALESCE(MAX(version), 0) FROM schema_version", &[]).await? {
        Some(row) => row.int(0)?,
        None => 0,
    };
    let known = scripts.len() as i64;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    for (version, (common, sqlite, postgres)) in (1_i64..).zip(scripts).skip(found as usize) {
        let script = if tx.is_postgres() {
            format!("{common}\n{postgres}").replace(" BLOB ", " BYTEA ")
        } else {
            format!("{common}\n{sqlite}")
        };
        tx.script(script).await?;
        tx.execute("INSERT INTO schema_version (version) VALUES ($1)", &values![version]).await?;
    }
    // Once, by the tables as they are now, whatever has been added since.
    if REBUILD_TASKS.iter().any(|version| found < *version && *version <= known) {
        rebuild::tasks(&mut tx).await?;
    }
    if REBUILD_SEARCH.iter().any(|version| found < *version && *version <= known) {
        rebuild::search(&mut tx).await?;
    }
    tx.commit().await
}
