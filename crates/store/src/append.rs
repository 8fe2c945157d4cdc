//! The write path, the only one.

use ledger::{ActId, Event, GENESIS, Hash, NewEvent, PersonId, SiteId};

use crate::db::{Connection, Run as _, values};
use crate::project::{Projector, Rules};
use crate::{Flaw, Result, Store, StoreError};

/// Who does what, when: what the events of one append have in common.
#[derive(Clone, Copy, Debug)]
pub struct Act {
    /// The act; undo and take-back work on whole acts.
    pub id: ActId,
    /// Who; none for the program itself.
    pub actor: Option<PersonId>,
    /// When, in milliseconds UTC.
    pub at: i64,
}

/// A writing transaction on one site. It holds the site's lock from the beginning, so what is loaded through it still
/// holds when [`Tx::append`] writes what was decided on it. Dropped without [`Tx::commit`], it never was.
pub struct Tx {
    pub(crate) connection: Connection,
    pub(crate) site: SiteId,
    seq: i64,
    hash: Hash,
    rules: Rules,
}

const LOCK: &str = "UPDATE chain SET seq = seq WHERE site = $1 RETURNING seq, hash";
const START: &str = "INSERT INTO chain (site, seq, hash) VALUES ($1, 0, $2) ON CONFLICT (site) DO NOTHING";
const ADVANCE: &str = "UPDATE chain SET seq = $2, hash = $3 WHERE site = $1";
const INSERT: &str = "INSERT INTO event (site, seq, at, actor, act, kind, subject_kind, subject, version, body, prev, hash) \
                      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[LOCK, START, ADVANCE, INSERT];

impl Store {
    /// Begins to write on a site.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn begin(&self, site: SiteId) -> Result<Tx> {
        Tx::open(self.db.begin().await?, site).await
    }
}

impl Tx {
    /// Takes the site's lock within a transaction that has begun.
    pub(crate) async fn open(mut connection: Connection, site: SiteId) -> Result<Self> {
        let (seq, hash) = lock(&mut connection, site).await?;
        Ok(Self { connection, site, seq, hash, rules: Rules::default() })
    }

    /// Goes on with another site in the same transaction.
    pub(crate) async fn turn_to(&mut self, site: SiteId) -> Result<()> {
        if self.site != site {
            (self.seq, self.hash) = lock(&mut self.connection, site).await?;
            (self.site, self.rules) = (site, Rules::default());
        }
        Ok(())
    }

    /// Last sequence number and hash.
    pub(crate) fn position(&self) -> (i64, String) {
        (self.seq, self.hash.iter().map(|b| format!("{b:02x}")).collect())
    }
}

pub(crate) async fn lock(connection: &mut Connection, site: SiteId) -> Result<(i64, Hash)> {
    let key = site.to_string();
    let head = match connection.one(LOCK, &values![key.as_str()]).await? {
        Some(row) => row,
        None => {
            connection.execute(START, &values![key.as_str(), &GENESIS[..]]).await?;
            connection
                .one(LOCK, &values![key.as_str()])
                .await?
                .ok_or_else(|| StoreError::Damaged(format!("no chain for site {key}")))?
        }
    };
    Ok((head.int(0)?, to_hash(&head.bytes(1)?)?))
}

impl Tx {
    /// Appends events and projects them. Returns the sequence number of the last.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when a subject is no longer at the version the event was decided on; nothing is kept then.
    pub async fn append(&mut self, act: &Act, events: Vec<NewEvent>) -> Result<i64> {
        for new in events {
            let before = Projector::load(&mut self.connection, self.site, new.subject).await?;
            let found = before.as_ref().map_or(0, |b| b.version);
            if new.expected.is_some_and(|expected| expected != found) {
                return Err(StoreError::Conflict(format!(
                    "{} {}",
                    new.subject.kind.code(),
                    new.subject.id.simple()
                )));
            }
            let body = serde_json::to_string(&new.body)?;
            let mut event = Event {
                site: self.site,
                seq: self.seq + 1,
                at: act.at,
                actor: act.actor,
                act: act.id,
                subject: new.subject,
                version: found + 1,
                body,
                prev: self.hash,
                hash: GENESIS,
            };
            event.hash = event.compute_hash();
            let kind = new.body.kind();
            insert(&mut self.connection, &event, kind).await?;
            Projector::project(&mut self.connection, &event, new.body, before, &mut self.rules).await?;
            (self.seq, self.hash) = (event.seq, event.hash);
        }
        self.connection.execute(ADVANCE, &values![self.site.to_string(), self.seq, &self.hash[..]]).await?;
        Ok(self.seq)
    }

    /// Makes everything appended durable.
    ///
    /// # Errors
    /// When the database could not write; nothing is kept then.
    pub async fn commit(self) -> Result<()> {
        self.connection.commit().await
    }

    /// Takes an event as it stands in another log: for restoring a backup. The chain is checked.
    pub(crate) async fn replay(&mut self, event: &Event) -> Result<()> {
        if event.seq != self.seq + 1 || event.prev != self.hash || event.compute_hash() != event.hash {
            return Err(StoreError::BadBackup(Flaw::Chain(event.seq)));
        }
        let body = event.decode()?;
        let before = Projector::load(&mut self.connection, self.site, event.subject).await?;
        insert(&mut self.connection, event, body.kind()).await?;
        Projector::project(&mut self.connection, event, body, before, &mut self.rules).await?;
        (self.seq, self.hash) = (event.seq, event.hash);
        self.connection.execute(ADVANCE, &values![self.site.to_string(), self.seq, &self.hash[..]]).await?;
        Ok(())
    }
}

async fn insert(connection: &mut Connection, e: &Event, kind: &str) -> Result<()> {
    let row = values![
        e.site.to_string(),
        e.seq,
        e.at,
        e.actor.map(|a| a.to_string()),
        e.act.to_string(),
        kind,
        e.subject.kind.code(),
        e.subject.id.simple().to_string(),
        e.version,
        e.body.as_str(),
        &e.prev[..],
        &e.hash[..],
    ];
    connection.execute(INSERT, &row).await.map(drop)
}

pub(crate) fn to_hash(bytes: &[u8]) -> Result<Hash> {
    bytes.try_into().map_err(|_| StoreError::Damaged("a hash is not 32 bytes long".into()))
}
