//! Proof that the log is whole and that the tables say what the log says.

mod chained;
mod compare;

use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow::{self, Break, Continue};
use std::sync::Arc;

use ledger::{Entity, Event, EventBody, GENESIS, SiteId, Subject, hash_text};

use crate::ahead::Ahead;
use crate::append::to_hash;
use crate::db::{Connection, Run as _, values};
use crate::{Result, Store, StoreError};
use chained::Chained;

/// What a verification found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Events read.
    pub events: i64,
    /// Rows compared.
    pub rows: i64,
    /// The last hash of the log, as hexadecimal digits.
    pub head: String,
    /// The first difference, if any.
    pub difference: Option<Difference>,
}

/// Where log and tables part.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Difference {
    /// An event's hash is not what its content makes it, or it does not chain to the one before.
    Chain {
        /// Position in the log.
        seq: i64,
    },
    /// An event cannot have happened to what it is about.
    Event {
        /// Position in the log.
        seq: i64,
    },
    /// The stored head is not the last event.
    Head {
        /// Position the head names.
        stored: i64,
        /// Last event.
        last: i64,
    },
    /// A row is not what the log makes it.
    Row {
        /// Table.
        table: String,
        /// Identifier of the row.
        key: String,
        /// Column.
        column: String,
        /// What stands there.
        stored: String,
        /// What should.
        expected: String,
    },
    /// A row is missing.
    Missing {
        /// Table.
        table: String,
        /// Identifier of the row.
        key: String,
    },
    /// A row is there that no event made.
    Extra {
        /// Table.
        table: String,
        /// Identifier of the row.
        key: String,
    },
}

const HEAD: &str = "SELECT seq, hash FROM chain WHERE site = $1";
const EVENTS: &str = "SELECT site, seq, at, actor, act, subject_kind, subject, version, body, prev, hash, kind FROM event \
     WHERE site = $1 AND seq > $2 ORDER BY seq LIMIT 2000";
const TEXTS: &str =
    "SELECT id, text, structure FROM document_text WHERE site = $1 AND id > $2 ORDER BY id LIMIT 100";
const LIGHTS: &str = "SELECT id, light, light_on, light_next, report_due, waits_from FROM task WHERE site = $1 AND id > $2 ORDER BY id LIMIT 2000";
const PARTIES: &str = "SELECT party, task, role FROM task_party WHERE site = $1 ORDER BY task, party, role";
const COUNTS: &str = "SELECT lead_unit, field, light, top, n FROM task_count WHERE site = $1 AND n <> 0";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[HEAD, EVENTS, TEXTS, LIGHTS, PARTIES, COUNTS];

/// The first difference, or the connection to go on with.
type Proof = ControlFlow<Difference, Connection>;

/// The state that the log alone makes.
#[derive(Default)]
struct Replay {
    entities: HashMap<Subject, (i64, i64, Entity)>,
    texts: BTreeMap<String, String>,
}

impl Store {
    /// Replays a site's log and compares every table with what it makes, on one state of the database.
    /// Stops at the first difference.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn verify(&self, site: SiteId) -> Result<Verified> {
        self.verify_telling(site, |_| ()).await
    }

    /// The same, telling after each page of the log how many events are proved.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn verify_telling(&self, site: SiteId, tell: impl Fn(i64) + Send + Sync) -> Result<Verified> {
        let connection = self.db.snapshot().await?;
        let mut verified = Verified::default();
        let mut replay = Replay::default();
        let found = match replay.read_log(connection, site, &mut verified, &tell).await? {
            ControlFlow::Continue(connection) => {
                Arc::new(replay).compare(connection, site, &mut verified).await?
            }
            found => found,
        };
        verified.difference = found.break_value();
        Ok(verified)
    }
}

impl Replay {
    async fn read_log(
        &mut self,
        connection: Connection,
        site: SiteId,
        v: &mut Verified,
        tell: &(impl Fn(i64) + Sync),
    ) -> Result<Proof> {
        let mut prev = GENESIS;
        let mut log = Chained::new(Ahead::new(connection, EVENTS.to_owned(), site, 0, |row| row.int(1)));
        while let Some(page) = log.next().await? {
            for (event, body) in page.events {
                (prev, v.events) = (event.hash, event.seq);
                if !self.apply(&event, body)? {
                    return Ok(Break(Difference::Event { seq: event.seq }));
                }
            }
            if let Some(difference) = page.broken {
                return Ok(Break(difference));
            }
            tell(v.events);
        }
        let mut connection = log.connection().await?;
        v.head = prev.iter().map(|b| format!("{b:02x}")).collect();
        let head = connection.one(HEAD, &values![site.to_string()]).await?;
        let (stored, hash) =
            head.map_or(Ok((0, GENESIS)), |r| Ok::<_, StoreError>((r.int(0)?, to_hash(&r.bytes(1)?)?)))?;
        if stored != v.events || hash != prev {
            return Ok(Break(Difference::Head { stored, last: v.events }));
        }
        Ok(Continue(connection))
    }

    /// Applies an event; false when it does not fit.
    fn apply(&mut self, event: &Event, body: EventBody) -> Result<bool> {
        if let EventBody::DocumentReceived { document, text, structure } = &body {
            let both = format!("{text}\u{0}{}", serde_json::to_string(structure)?);
            self.texts.insert(document.id.to_string(), hash_text(both.as_bytes()));
        }
        let before = self.entities.remove(&event.subject);
        let version = before.as_ref().map_or(0, |(version, ..)| *version);
        if event.version != version + 1 {
            return Ok(false);
        }
        let Some(after) = Entity::evolve(before.map(|(_, _, e)| e), event, body) else { return Ok(false) };
        self.entities.insert(event.subject, (event.version, event.at, after));
        Ok(true)
    }
}
