//! What stands beside the tasks of a ledger that goes out: the last accepted report of each, and where its sentences stand.

use ledger::{CommitmentId, DocumentId, Report, SiteId, TaskId};
use serde::Deserialize;

use crate::db::{Run as _, Value, values};
use crate::{Result, Store};

/// Of a commitment no more than its section.
#[derive(Deserialize)]
struct Placed {
    section: Option<usize>,
}

fn newest(postgres: bool) -> String {
    let tasks = among(postgres);
    format!(
        "SELECT r.task, r.body FROM report r WHERE r.site = $1 AND r.task IN ({tasks}) AND r.state = 'accepted' AND r.serial = \
         (SELECT MAX(x.serial) FROM report x WHERE x.site = r.site AND x.task = r.task AND x.state = 'accepted')"
    )
}

fn sections(postgres: bool) -> String {
    format!("SELECT id, document, body FROM commitment WHERE site = $1 AND id IN ({})", among(postgres))
}

/// Identifiers bound as one value, `$2`. Of thousands bound one by one SQLite looks for the name of each among all others.
fn among(postgres: bool) -> &'static str {
    if postgres {
        "SELECT json_array_elements_text(CAST($2 AS json))"
    } else {
        "SELECT value FROM json_each($2)"
    }
}

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) fn statements(postgres: bool) -> Vec<String> {
    vec![newest(postgres), sections(postgres)]
}

/// The site and some identifiers to bind.
fn bound(site: SiteId, ids: impl Iterator<Item = String>) -> Result<[Value; 2]> {
    Ok(values![site.to_string(), serde_json::to_string(&ids.collect::<Vec<_>>())?])
}

impl Store {
    /// The newest accepted report of each of some tasks that has one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn newest_reports(&self, site: SiteId, tasks: &[TaskId]) -> Result<Vec<(TaskId, Report)>> {
        let with = bound(site, tasks.iter().map(ToString::to_string))?;
        let rows = self.db.run().all(&newest(self.db.is_postgres()), &with).await?;
        rows.iter().map(|row| Ok((row.parsed(0)?, row.json(1)?))).collect()
    }

    /// The document of each of some commitments, and the section in its structure.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sections_of(
        &self,
        site: SiteId,
        commitments: &[CommitmentId],
    ) -> Result<Vec<(CommitmentId, DocumentId, Option<usize>)>> {
        let with = bound(site, commitments.iter().map(ToString::to_string))?;
        let rows = self.db.run().all(&sections(self.db.is_postgres()), &with).await?;
        rows.iter().map(|row| Ok((row.parsed(0)?, row.parsed(1)?, row.json::<Placed>(2)?.section))).collect()
    }
}
