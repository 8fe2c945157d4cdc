//! Messages on their way out of the house. A working table outside the log.

use ledger::SiteId;

use crate::db::{Row, Run as _, values};
use crate::{Result, Store, Tx};

/// A message on its way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterRow {
    /// Its key: the same with every try.
    pub id: String,
    /// `mail`, or the name of a robot.
    pub way: String,
    /// Whom; empty for a robot.
    pub person: String,
    /// Whether it went out of turn.
    pub urgent: bool,
    /// When it was put together, in milliseconds UTC.
    pub at: i64,
    /// When it is tried next, in milliseconds UTC.
    pub next: i64,
    /// How often it failed.
    pub failures: i64,
    /// `waiting`, `sent` or `failed`.
    pub state: String,
    /// Why it failed last, as JSON.
    pub error: String,
    /// What it says, as JSON.
    pub body: String,
}

const ADD_LETTER: &str = "INSERT INTO letter (site, id, way, person, urgent, at, next, failures, state, error, body) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const LAST: &str =
    "SELECT COALESCE(MAX(at), 0) FROM letter WHERE site = $1 AND way = $2 AND person = $3 AND urgent = $4";
const LETTERS_DUE: &str = "SELECT id, way, person, urgent, at, next, failures, state, error, body FROM letter \
     WHERE site = $1 AND state = 'waiting' AND next <= $2 ORDER BY next LIMIT $3";
const LETTERS: &str = "SELECT id, way, person, urgent, at, next, failures, state, error, body FROM letter \
     WHERE site = $1 ORDER BY at DESC, id DESC LIMIT $2";
const TRIED: &str =
    "UPDATE letter SET next = $3, failures = $4, state = $5, error = $6 WHERE site = $1 AND id = $2";
const BY_STATE: &str = "SELECT id, way, person, urgent, at, next, failures, state, error, body FROM letter \
     WHERE site = $1 AND state = $2 ORDER BY next DESC, id DESC LIMIT $3";
const CLAIM: &str =
    "UPDATE letter SET next = $4 WHERE site = $1 AND id = $2 AND state = 'waiting' AND next = $3";
const AGAIN: &str = "UPDATE letter SET state = 'waiting', next = $3, failures = 0 WHERE site = $1 AND id = $2 AND state = 'failed'";
const COUNTS: &str = "SELECT state, COUNT(*) FROM letter WHERE site = $1 GROUP BY state";
const SWEEP: &str = "DELETE FROM letter WHERE site = $1 AND at < $2 AND state <> 'waiting'";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] =
    &[ADD_LETTER, LAST, LETTERS_DUE, LETTERS, TRIED, BY_STATE, CLAIM, AGAIN, COUNTS, SWEEP];

/// # Errors
/// Every function fails only when the database does not answer.
#[allow(clippy::missing_errors_doc, reason = "said once above")]
impl Store {
    /// When a way was last used for a person, in or out of turn, in milliseconds UTC; 0 for never.
    pub async fn last_letter(&self, site: SiteId, way: &str, person: &str, urgent: bool) -> Result<i64> {
        let with = values![site.to_string(), way, person, i64::from(urgent)];
        self.db.run().one(LAST, &with).await?.map_or(Ok(0), |r| r.int(0))
    }

    /// Messages to be tried by an instant.
    pub async fn letters_due(&self, site: SiteId, now: i64, limit: i64) -> Result<Vec<LetterRow>> {
        let with = values![site.to_string(), now, limit];
        self.db.run().all(LETTERS_DUE, &with).await?.iter().map(letter).collect()
    }

    /// Takes a message that is due into one's hands until an instant. Of several who try, one succeeds; should it not
    /// come back to say what became of the message, it is due again then.
    pub async fn claim_letter(&self, site: SiteId, row: &LetterRow, until: i64) -> Result<bool> {
        let with = values![site.to_string(), row.id.as_str(), row.next, until];
        Ok(self.db.run().execute(CLAIM, &with).await? == 1)
    }

    /// Has a message that was given up tried again.
    pub async fn letter_again(&self, site: SiteId, id: &str, now: i64) -> Result<bool> {
        Ok(self.db.run().execute(AGAIN, &values![site.to_string(), id, now]).await? == 1)
    }

    /// Messages in a state, the last tried first.
    pub async fn letters_in(&self, site: SiteId, state: &str, limit: i64) -> Result<Vec<LetterRow>> {
        self.db
            .run()
            .all(BY_STATE, &values![site.to_string(), state, limit])
            .await?
            .iter()
            .map(letter)
            .collect()
    }

    /// How many messages there are in each state.
    pub async fn letter_counts(&self, site: SiteId) -> Result<Vec<(String, i64)>> {
        let rows = self.db.run().all(COUNTS, &values![site.to_string()]).await?;
        rows.iter().map(|r| Ok((r.text(0)?, r.int(1)?))).collect()
    }

    /// Drops messages put together before an instant, except those still to be sent.
    pub async fn sweep_letters(&self, site: SiteId, before: i64) -> Result<()> {
        self.db.run().execute(SWEEP, &values![site.to_string(), before]).await.map(drop)
    }

    /// Messages whatever became of them, newest first.
    pub async fn letters(&self, site: SiteId, limit: i64) -> Result<Vec<LetterRow>> {
        self.db.run().all(LETTERS, &values![site.to_string(), limit]).await?.iter().map(letter).collect()
    }

    /// Notes what became of a try: `next`, `failures`, `state` and `error` are taken from the row.
    pub async fn letter_tried(&self, site: SiteId, row: &LetterRow) -> Result<()> {
        let with = values![
            site.to_string(),
            row.id.as_str(),
            row.next,
            row.failures,
            row.state.as_str(),
            row.error.as_str()
        ];
        self.db.run().execute(TRIED, &with).await.map(drop)
    }
}

/// # Errors
/// Every function fails only when the database does not answer.
#[allow(clippy::missing_errors_doc, reason = "said once above")]
impl Tx {
    /// Adds a message to be sent.
    pub async fn add_letter(&mut self, l: &LetterRow) -> Result<()> {
        let with = values![
            self.site.to_string(),
            l.id.as_str(),
            l.way.as_str(),
            l.person.as_str(),
            i64::from(l.urgent),
            l.at,
            l.next,
            l.failures,
            l.state.as_str(),
            l.error.as_str(),
            l.body.as_str(),
        ];
        self.connection.execute(ADD_LETTER, &with).await.map(drop)
    }
}

fn letter(r: &Row) -> Result<LetterRow> {
    Ok(LetterRow {
        id: r.text(0)?,
        way: r.text(1)?,
        person: r.text(2)?,
        urgent: r.int(3)? == 1,
        at: r.int(4)?,
        next: r.int(5)?,
        failures: r.int(6)?,
        state: r.text(7)?,
        error: r.text(8)?,
        body: r.text(9)?,
    })
}
