//! What stands beside the tasks of a ledger that goes out: the last accepted report of each, and where its sentences stand.

use ledger::{CommitmentId, DocumentId, Report, SiteId, TaskId};
use serde::Deserialize;

use crate::db::{Run as _, Value, values};
use crate::{Result, Store};

/// Identifiers asked for at once.
const AT_ONCE: usize = 2_000;

/// Of a commitment no more than its section.
#[derive(Deserialize)]
struct Placed {
    section: Option<usize>,
}

fn newest(places: &str) -> String {
    format!(
        "SELECT r.task, r.body FROM report r WHERE r.site = $1 AND r.task IN ({places}) AND r.state = 'accepted' AND r.serial = \
         (SELECT MAX(x.serial) FROM report x WHERE x.site = r.site AND x.task = r.task AND x.state = 'accepted')"
    )
}

fn sections(places: &str) -> String {
    format!("SELECT id, document, body FROM commitment WHERE site = $1 AND id IN ({places})")
}

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) fn statements() -> Vec<String> {
    vec![newest("$2, $3"), sections("$2, $3")]
}

/// The site and some identifiers to bind, with their placeholders.
fn bound(site: SiteId, ids: impl Iterator<Item = String>) -> (Vec<Value>, String) {
    let mut with: Vec<Value> = values![site.to_string()].into();
    with.extend(ids.map(Value::from));
    let places: Vec<String> = (2..=with.len()).map(|n| format!("${n}")).collect();
    (with, places.join(", "))
}

impl Store {
    /// The newest accepted report of each of some tasks that has one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn newest_reports(&self, site: SiteId, tasks: &[TaskId]) -> Result<Vec<(TaskId, Report)>> {
        let mut found = Vec::new();
        for some in tasks.chunks(AT_ONCE) {
            let (with, places) = bound(site, some.iter().map(ToString::to_string));
            for row in self.db.run().all(&newest(&places), &with).await? {
                found.push((row.parsed(0)?, row.json(1)?));
            }
        }
        Ok(found)
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
        let mut found = Vec::new();
        for some in commitments.chunks(AT_ONCE) {
            let (with, places) = bound(site, some.iter().map(ToString::to_string));
            for row in self.db.run().all(&sections(&places), &with).await? {
                found.push((row.parsed(0)?, row.parsed(1)?, row.json::<Placed>(2)?.section));
            }
        }
        Ok(found)
    }
}
