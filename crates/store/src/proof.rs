//! What verifications found, so that the last result can be shown.

use ledger::SiteId;

use crate::db::{Run as _, values};
use crate::{Result, Store, Verified};

/// A verification that ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofRow {
    /// When it began, in milliseconds UTC.
    pub started: i64,
    /// How long it took, in milliseconds.
    pub millis: i64,
    /// Identifier of the person who asked for it; empty for the nightly one.
    pub person: String,
    /// What it found.
    pub found: Verified,
}

const PUT: &str = "INSERT INTO proof (site, started, millis, person, events, compared, head, difference) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (site, started) DO NOTHING";
const LAST: &str = "SELECT started, millis, person, events, compared, head, difference FROM proof \
     WHERE site = $1 ORDER BY started DESC LIMIT $2";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[PUT, LAST];

impl Store {
    /// Keeps what a verification found.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn put_proof(&self, site: SiteId, proof: &ProofRow) -> Result<()> {
        let found = &proof.found;
        let difference = match &found.difference {
            Some(difference) => serde_json::to_string(difference)?,
            None => String::new(),
        };
        let row = values![
            site.to_string(),
            proof.started,
            proof.millis,
            proof.person.as_str(),
            found.events,
            found.rows,
            found.head.as_str(),
            difference
        ];
        self.db.run().execute(PUT, &row).await.map(drop)
    }

    /// The last verifications, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn proofs(&self, site: SiteId, limit: i64) -> Result<Vec<ProofRow>> {
        let rows = self.db.run().all(LAST, &values![site.to_string(), limit]).await?;
        rows.iter()
            .map(|r| {
                let difference = r.text(6)?;
                let found = Verified {
                    events: r.int(3)?,
                    rows: r.int(4)?,
                    head: r.text(5)?,
                    difference: if difference.is_empty() { None } else { Some(r.json(6)?) },
                };
                Ok(ProofRow { started: r.int(0)?, millis: r.int(1)?, person: r.text(2)?, found })
            })
            .collect()
    }
}
