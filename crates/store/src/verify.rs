//! Proof that the log is whole and that the tables say what the log says.

use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow::{self, Break, Continue};

use jiff::civil::Date;
use ledger::{Entity, Event, EventBody, GENESIS, SiteId, Subject, SubjectKind, hash_text, judge};

use crate::ahead::Ahead;
use crate::append::to_hash;
use crate::db::{Connection, Row, Run as _, Value, values};
use crate::project::{counted, light_columns, parties};
use crate::query::event_row;
use crate::table::{TABLES, Table, values_of};
use crate::{Result, Store, StoreError};

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
    counts: BTreeMap<(String, String, i64, i64), i64>,
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
            ControlFlow::Continue(connection) => replay.compare(connection, site, &mut verified).await?,
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
        let mut log = Ahead::new(connection, EVENTS.to_owned(), site, 0, |row| row.int(1));
        while let Some(page) = log.next().await? {
            for row in &page {
                let at = Difference::Chain { seq: v.events + 1 };
                let Ok(event) = event_row(row) else { return Ok(Break(at)) };
                if event.seq != v.events + 1 || event.prev != prev || event.compute_hash() != event.hash {
                    return Ok(Break(at));
                }
                let Ok(body) = event.decode() else { return Ok(Break(Difference::Event { seq: event.seq })) };
                // The kind column only serves filters; it must still say what the body says.
                if row.str(11)? != body.kind() {
                    return Ok(Break(Difference::Event { seq: event.seq }));
                }
                prev = event.hash;
                v.events = event.seq;
                if !self.apply(&event, body)? {
                    return Ok(Break(Difference::Event { seq: event.seq }));
                }
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

    async fn compare(&mut self, mut connection: Connection, site: SiteId, v: &mut Verified) -> Result<Proof> {
        for table in TABLES {
            match self.compare_table(connection, site, table, v).await? {
                Continue(back) => connection = back,
                found => return Ok(found),
            }
        }
        if let Some(difference) = self.compare_texts(&mut connection, site, v).await? {
            return Ok(Break(difference));
        }
        match self.compare_lights(connection, site, v).await? {
            Continue(back) => connection = back,
            found => return Ok(found),
        }
        if let Some(difference) = self.compare_parties(&mut connection, site, v).await? {
            return Ok(Break(difference));
        }
        let counts = self.compare_counts(&mut connection, site, v).await?;
        Ok(counts.map_or(Continue(connection), Break))
    }

    async fn compare_table(
        &self,
        connection: Connection,
        site: SiteId,
        table: &Table,
        v: &mut Verified,
    ) -> Result<Proof> {
        let sql = format!(
            "SELECT {} FROM {} WHERE site = $1 AND id > $2 ORDER BY id LIMIT 2000",
            table.columns.join(", "),
            table.name
        );
        let kind =
            SubjectKind::from_code(table.name).ok_or_else(|| StoreError::Damaged(table.name.to_owned()))?;
        let mut expected: Vec<_> = self.entities.iter().filter(|(s, _)| s.kind == kind).collect();
        expected.sort_unstable_by_key(|(s, _)| s.id);
        let mut expected = expected.into_iter().map(|(s, known)| (s.id.simple().to_string(), known));
        let missing = |key| Difference::Missing { table: table.name.into(), key };
        let mut pages = Ahead::new(connection, sql, site, String::new(), |row| row.text(1));
        while let Some(page) = pages.next().await? {
            for row in &page {
                v.rows += 1;
                let id = row.str(1)?;
                match expected.next() {
                    Some((key, _)) if key.as_str() < id => return Ok(Break(missing(key))),
                    Some((key, (version, at, entity))) if key == id => {
                        let should = values_of(site, entity, *version, *at)?;
                        if let Some(difference) = compare_row(table, row, id, &should)? {
                            return Ok(Break(difference));
                        }
                    }
                    _ => {
                        return Ok(Break(Difference::Extra { table: table.name.into(), key: id.to_owned() }));
                    }
                }
            }
        }
        match expected.next() {
            Some((key, _)) => Ok(Break(missing(key))),
            None => Ok(Continue(pages.connection().await?)),
        }
    }

    async fn compare_texts(
        &self,
        connection: &mut Connection,
        site: SiteId,
        v: &mut Verified,
    ) -> Result<Option<Difference>> {
        let table = "document_text".to_owned();
        let mut last = String::new();
        let mut seen = 0;
        loop {
            let page = connection.all(TEXTS, &values![site.to_string(), last.as_str()]).await?;
            if page.is_empty() {
                break;
            }
            for row in &page {
                last = row.text(0)?;
                (v.rows, seen) = (v.rows + 1, seen + 1);
                let stored = hash_text(format!("{}\u{0}{}", row.text(1)?, row.text(2)?).as_bytes());
                match self.texts.get(&last) {
                    None => return Ok(Some(Difference::Extra { table, key: last })),
                    Some(expected) if *expected != stored => {
                        let (column, expected) = ("text, structure".into(), expected.clone());
                        return Ok(Some(Difference::Row { table, key: last, column, stored, expected }));
                    }
                    Some(_) => {}
                }
            }
        }
        let missing = (seen < self.texts.len()).then(|| Difference::Missing { table, key: String::new() });
        Ok(missing)
    }

    /// A stored light must be what the rules say of the task on the day it was judged.
    async fn compare_lights(
        &mut self,
        connection: Connection,
        site: SiteId,
        v: &mut Verified,
    ) -> Result<Proof> {
        let pack = match self.entities.get(&Subject::from(site)) {
            Some((_, _, Entity::Site(site))) => site.pack(),
            _ => planning::default_pack(),
        };
        let mut pages = Ahead::new(connection, LIGHTS.to_owned(), site, String::new(), |row| row.text(0));
        while let Some(page) = pages.next().await? {
            for row in &page {
                v.rows += 1;
                let subject = Subject { kind: SubjectKind::Task, id: row.parsed(0)? };
                let Some((_, _, Entity::Task(task))) = self.entities.get(&subject) else { continue };
                let light = row.int(1)?;
                let on: Date = row.parsed(2)?;
                let stored = [
                    row.int(1)?.into(),
                    row.text(2)?.into(),
                    row.text(3)?.into(),
                    row.text(4)?.into(),
                    row.text(5)?.into(),
                ];
                let should = light_columns(task, &judge(pack, task, on), on);
                if stored != should {
                    let words = |cells: &[Value]| cells.iter().map(show).collect::<Vec<_>>().join(" ");
                    return Ok(Break(Difference::Row {
                        table: "task".into(),
                        key: row.text(0)?,
                        column: "light".into(),
                        stored: words(&stored),
                        expected: words(&should),
                    }));
                }
                if !counted(task) {
                    continue;
                }
                let key = (
                    task.lead_unit.to_string(),
                    task.field.map_or("", |f| f.code()).to_owned(),
                    light,
                    i64::from(task.parent.is_none()),
                );
                *self.counts.entry(key).or_default() += 1;
            }
        }
        Ok(Continue(pages.connection().await?))
    }

    async fn compare_parties(
        &self,
        connection: &mut Connection,
        site: SiteId,
        v: &mut Verified,
    ) -> Result<Option<Difference>> {
        let mut expected: Vec<(String, String, &str)> = self
            .entities
            .values()
            .filter_map(|(_, _, e)| if let Entity::Task(t) = e { Some(t) } else { None })
            .flat_map(|t| parties(t).into_iter().map(|(party, role)| (t.id.to_string(), party, role)))
            .collect();
        expected.sort();
        expected.dedup();
        let rows = connection.all(PARTIES, &values![site.to_string()]).await?;
        let mut stored = rows
            .iter()
            .map(|r| Ok((r.text(1)?, r.text(0)?, r.text(2)?)))
            .collect::<Result<Vec<(String, String, String)>>>()?;
        stored.sort();
        v.rows += stored.len() as i64;
        let table = || "task_party".to_owned();
        for (s, e) in stored.iter().zip(&expected) {
            let (s, e) = ((s.0.as_str(), s.1.as_str(), s.2.as_str()), (e.0.as_str(), e.1.as_str(), e.2));
            if s < e {
                return Ok(Some(Difference::Extra {
                    table: table(),
                    key: format!("{} {} {}", s.0, s.1, s.2),
                }));
            }
            if s > e {
                return Ok(Some(Difference::Missing {
                    table: table(),
                    key: format!("{} {} {}", e.0, e.1, e.2),
                }));
            }
        }
        if let Some(s) = stored.get(expected.len()) {
            return Ok(Some(Difference::Extra { table: table(), key: format!("{} {} {}", s.0, s.1, s.2) }));
        }
        let missing = expected.get(stored.len());
        Ok(missing.map(|e| Difference::Missing { table: table(), key: format!("{} {} {}", e.0, e.1, e.2) }))
    }

    async fn compare_counts(
        &self,
        connection: &mut Connection,
        site: SiteId,
        v: &mut Verified,
    ) -> Result<Option<Difference>> {
        let table = || "task_count".to_owned();
        let mut expected = self.counts.clone();
        for row in connection.all(COUNTS, &values![site.to_string()]).await? {
            v.rows += 1;
            let key = (row.text(0)?, row.text(1)?, row.int(2)?, row.int(3)?);
            let stored = row.int(4)?;
            let should = expected.remove(&key).unwrap_or(0);
            if stored != should {
                return Ok(Some(Difference::Row {
                    table: table(),
                    key: format!("{} {} {} {}", key.0, key.1, key.2, key.3),
                    column: "n".into(),
                    stored: stored.to_string(),
                    expected: should.to_string(),
                }));
            }
        }
        let missing = expected.keys().next();
        Ok(missing
            .map(|k| Difference::Missing { table: table(), key: format!("{} {} {} {}", k.0, k.1, k.2, k.3) }))
    }
}

fn compare_row(table: &Table, row: &Row, key: &str, should: &[Value]) -> Result<Option<Difference>> {
    for (at, (column, should)) in table.columns.iter().zip(should).enumerate() {
        let same = match should {
            Value::Int(v) => row.int(at).map(|stored| stored == *v),
            Value::Text(v) => row.str(at).map(|stored| stored == v),
            Value::MaybeText(v) => row.maybe_text(at).map(|stored| stored == *v),
            Value::Bytes(v) => row.bytes(at).map(|stored| stored == *v),
        };
        // A cell of another type than the log makes is a difference, not a failure of the proof.
        if !same.unwrap_or(false) {
            let stored = match should {
                Value::Int(_) => row.int(at).map(Value::Int),
                Value::Text(_) => row.text(at).map(Value::Text),
                Value::MaybeText(_) => row.maybe_text(at).map(Value::MaybeText),
                Value::Bytes(_) => row.bytes(at).map(Value::Bytes),
            };
            return Ok(Some(Difference::Row {
                table: table.name.into(),
                key: key.to_owned(),
                column: (*column).into(),
                stored: stored.map_or_else(|e| e.to_string(), |stored| show(&stored)),
                expected: show(should),
            }));
        }
    }
    Ok(None)
}

fn show(value: &Value) -> String {
    match value {
        Value::Int(v) => v.to_string(),
        Value::Text(v) => v.clone(),
        Value::MaybeText(v) => v.clone().unwrap_or_default(),
        Value::Bytes(v) => v.iter().map(|b| format!("{b:02x}")).collect(),
    }
}
