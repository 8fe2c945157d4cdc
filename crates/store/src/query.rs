//! What pages ask, beside the ledger list.

use ledger::{
    ActId, Commitment, CommitmentId, Document, DocumentId, Event, Import, ImportId, Light, Measure, Number,
    Person, PersonId, Site, SiteId, Structure, Subject, SubjectKind, Task, TaskId, Unit, UnitId,
};

use crate::append::to_hash;
use crate::db::{Row, Run, Value, values};
use crate::search::{self, Kind};
use crate::{Result, Store, StoreError, Tx};

/// An entity with the version an edit of it must name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versioned<T> {
    /// The entity.
    pub entity: T,
    /// Number of its last event.
    pub version: i64,
}

/// A task as it stands in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskRow {
    /// The task.
    pub task: Task,
    /// Version an edit must name.
    pub version: i64,
    /// Stored light.
    pub light: Light,
    /// When its last event happened, in milliseconds UTC.
    pub updated: i64,
}

/// A document's text with its structure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentText {
    /// The text.
    pub text: String,
    /// Sections and sentences.
    pub structure: Structure,
}

/// How many tasks there are of a light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LightCount {
    /// Light.
    pub light: Light,
    /// Whether top tasks are counted, or sub-tasks.
    pub top: bool,
    /// How many.
    pub n: i64,
}

/// How many tasks a unit leads of a light, sub-tasks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitCount {
    /// Lead unit.
    pub unit: UnitId,
    /// Light.
    pub light: Light,
    /// How many.
    pub n: i64,
}

/// Identifiers of what was found in the working loop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "named after the things")]
pub struct LoopHits {
    pub directions: Vec<String>,
    pub chases: Vec<String>,
    pub referrals: Vec<String>,
    pub reports: Vec<String>,
}

/// A document that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The document.
    pub document: Document,
    /// Its text.
    pub text: String,
}

/// Which events of the log to show.
#[derive(Clone, Debug, Default)]
pub struct TraceFilter {
    /// Only events before this one.
    pub before: Option<i64>,
    /// Only about this.
    pub subject: Option<Subject>,
    /// Only of this kind.
    pub kind: Option<String>,
    /// Only by this person.
    pub actor: Option<PersonId>,
}

pub(crate) const EVENT: &str =
    "SELECT site, seq, at, actor, act, subject_kind, subject, version, body, prev, hash FROM event";
const TASK: &str = "SELECT version, light, updated, body FROM task";

const SITES: &str = "SELECT version, body FROM site ORDER BY id";
const UNITS: &str = "SELECT version, body FROM unit WHERE site = $1 ORDER BY position, id";
const MEASURES: &str = "SELECT version, body FROM measure WHERE site = $1 ORDER BY position, id";
const PEOPLE: &str = "SELECT version, body FROM person WHERE site = $1 ORDER BY position, id";
const PERSON: &str = "SELECT version, body FROM person WHERE site = $1 AND id = $2";
const BY_USERNAME: &str = "SELECT version, body FROM person WHERE site = $1 AND username = $2";
const DOCUMENT: &str = "SELECT version, body FROM document WHERE site = $1 AND id = $2";
const DOCUMENTS: &str = "SELECT version, body FROM document WHERE site = $1 AND received_at < $2 ORDER BY received_at DESC LIMIT $3";
const SAME_TEXT: &str = "SELECT version, body FROM document WHERE site = $1 AND (text_hash = $2 OR original = $3) ORDER BY received_at LIMIT 1";
const TEXT: &str = "SELECT text, structure FROM document_text WHERE site = $1 AND id = $2";
const COMMITMENTS: &str =
    "SELECT version, body FROM commitment WHERE site = $1 AND document = $2 ORDER BY position, id";
const COMMITMENT: &str = "SELECT version, body FROM commitment WHERE site = $1 AND id = $2";
// Grouped by an expression, so that SQLite looks for the document and not through the whole index it could group by.
const STATES: &str =
    "SELECT state || '', COUNT(*) FROM commitment WHERE site = $1 AND document = $2 GROUP BY state || ''";
const DOCUMENT_LIGHTS: &str =
    "SELECT light + 0, COUNT(*) FROM task WHERE site = $1 AND document = $2 GROUP BY light + 0";
const IMPORTS: &str = "SELECT version, body FROM import WHERE site = $1 ORDER BY at DESC LIMIT 50";
const IMPORT: &str = "SELECT version, body FROM import WHERE site = $1 AND id = $2";
const LIGHT_COUNTS: &str =
    "SELECT light, top, CAST(SUM(n) AS BIGINT) FROM task_count WHERE site = $1 GROUP BY light, top";
const UNIT_COUNTS: &str = "SELECT lead_unit, light, CAST(SUM(n) AS BIGINT) FROM task_count WHERE site = $1 GROUP BY lead_unit, light";
const MAX_ORDINAL: &str =
    "SELECT COALESCE(MAX(ordinal), 0) FROM task WHERE site = $1 AND ordinal BETWEEN $2 AND $3";
const REVIEW_ACTS: &str = "SELECT e.act, e.body FROM event e JOIN commitment c ON c.site = e.site AND c.id = e.subject \
     WHERE e.site = $1 AND c.document = $2 AND e.actor = $3 AND e.kind = 'commitment-reviewed' ORDER BY e.seq DESC LIMIT 400";
const HEAD: &str = "SELECT seq, hash FROM chain WHERE site = $1";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[
    SITES,
    UNITS,
    MEASURES,
    PEOPLE,
    PERSON,
    BY_USERNAME,
    DOCUMENT,
    DOCUMENTS,
    SAME_TEXT,
    TEXT,
    COMMITMENTS,
    COMMITMENT,
    STATES,
    DOCUMENT_LIGHTS,
    IMPORTS,
    IMPORT,
    LIGHT_COUNTS,
    UNIT_COUNTS,
    MAX_ORDINAL,
    REVIEW_ACTS,
    HEAD,
    EVENT,
    TASK,
];

fn versioned<T: serde::de::DeserializeOwned>(row: &Row) -> Result<Versioned<T>> {
    Ok(Versioned { version: row.int(0)?, entity: row.json(1)? })
}

pub(crate) async fn list<T: serde::de::DeserializeOwned>(
    run: &mut impl Run,
    sql: &str,
    with: &[Value],
) -> Result<Vec<Versioned<T>>> {
    run.all(sql, with).await?.iter().map(versioned).collect()
}

pub(crate) async fn single<T: serde::de::DeserializeOwned>(
    run: &mut impl Run,
    sql: &str,
    with: &[Value],
) -> Result<Option<Versioned<T>>> {
    run.one(sql, with).await?.as_ref().map(versioned).transpose()
}

pub(crate) fn light(rank: i64) -> Result<Light> {
    Light::from_rank(rank).ok_or_else(|| StoreError::Damaged(format!("light {rank}")))
}

/// A task from `version, light, updated, body`, which stand at `at` and after.
pub(crate) fn task_row(row: &Row, at: usize) -> Result<TaskRow> {
    Ok(TaskRow {
        version: row.int(at)?,
        light: light(row.int(at + 1)?)?,
        updated: row.int(at + 2)?,
        task: row.json(at + 3)?,
    })
}

pub(crate) fn event_row(row: &Row) -> Result<Event> {
    let kind = row.text(5)?;
    let actor = row.maybe_text(3)?.map(|a| a.parse()).transpose();
    Ok(Event {
        site: row.parsed(0)?,
        seq: row.int(1)?,
        at: row.int(2)?,
        actor: actor.map_err(|_| StoreError::Damaged("actor of an event".into()))?,
        act: row.parsed(4)?,
        subject: Subject {
            kind: SubjectKind::from_code(&kind)
                .ok_or_else(|| StoreError::Damaged(format!("subject kind {kind:?}")))?,
            id: row.parsed(6)?,
        },
        version: row.int(7)?,
        body: row.text(8)?,
        prev: to_hash(&row.bytes(9)?)?,
        hash: to_hash(&row.bytes(10)?)?,
    })
}

pub(crate) async fn tasks(run: &mut impl Run, tail: &str, with: &[Value]) -> Result<Vec<TaskRow>> {
    run.all(&format!("{TASK} {tail}"), with).await?.iter().map(|row| task_row(row, 0)).collect()
}

pub(crate) async fn events(run: &mut impl Run, tail: &str, with: &[Value]) -> Result<Vec<Event>> {
    run.all(&format!("{EVENT} {tail}"), with).await?.iter().map(event_row).collect()
}

/// The same questions, asked of the pool or within a writing transaction.
macro_rules! queries {
    ($($(#[$doc:meta])* $name:ident ($($arg:ident : $type:ty),*) -> $result:ty = |$run:ident, $site:ident| $body:expr;)*) => {
        impl Store {
            $(
                $(#[$doc])*
                ///
                /// # Errors
                /// When the database does not answer or holds what cannot be.
                pub async fn $name(&self, site: SiteId $(, $arg: $type)*) -> Result<$result> {
                    let $run = &mut self.db.run();
                    let $site = site.to_string();
                    $body
                }
            )*
        }
        impl Tx {
            $(
                $(#[$doc])*
                ///
                /// # Errors
                /// When the database does not answer or holds what cannot be.
                pub async fn $name(&mut self $(, $arg: $type)*) -> Result<$result> {
                    let $site = self.site.to_string();
                    let $run = &mut self.connection;
                    $body
                }
            )*
        }
    };
}

pub(crate) use queries;

queries! {
    /// The site's units in list order, those no longer active included.
    units() -> Vec<Versioned<Unit>> = |run, site| list(run, UNITS, &values![site]).await;
    /// The site's catalogue of measures in list order, those no longer followed included.
    measures() -> Vec<Versioned<Measure>> = |run, site| list(run, MEASURES, &values![site]).await;
    /// The site's leaders and account holders in list order.
    people() -> Vec<Versioned<Person>> = |run, site| list(run, PEOPLE, &values![site]).await;
    /// A person.
    person(id: PersonId) -> Option<Versioned<Person>> = |run, site| single(run, PERSON, &values![site, id.to_string()]).await;
    /// The holder of an account.
    person_by_username(username: &str) -> Option<Versioned<Person>> =
        |run, site| single(run, BY_USERNAME, &values![site, username]).await;
    /// A document.
    document(id: DocumentId) -> Option<Versioned<Document>> =
        |run, site| single(run, DOCUMENT, &values![site, id.to_string()]).await;
    /// A document with the same original bytes or the same text.
    same_document(original: &str, text_hash: &str) -> Option<Versioned<Document>> =
        |run, site| single(run, SAME_TEXT, &values![site, text_hash, original]).await;
    /// A document's text.
    document_text(id: DocumentId) -> Option<DocumentText> = |run, site| {
        let row = run.one(TEXT, &values![site, id.to_string()]).await?;
        row.map(|row| Ok(DocumentText { text: row.text(0)?, structure: row.json(1)? })).transpose()
    };
    /// A document's commitments in reading order, whatever their state.
    commitments(document: DocumentId) -> Vec<Versioned<Commitment>> =
        |run, site| list(run, COMMITMENTS, &values![site, document.to_string()]).await;
    /// A commitment.
    commitment(id: CommitmentId) -> Option<Versioned<Commitment>> =
        |run, site| single(run, COMMITMENT, &values![site, id.to_string()]).await;
    /// A task by its number.
    task_by_number(number: Number) -> Option<TaskRow> =
        |run, site| Ok(tasks(run, "WHERE site = $1 AND ordinal = $2", &values![site, number.ordinal()]).await?.pop());
    /// A task.
    task(id: TaskId) -> Option<TaskRow> =
        |run, site| Ok(tasks(run, "WHERE site = $1 AND id = $2", &values![site, id.to_string()]).await?.pop());
    /// The sub-tasks of a task.
    children(id: TaskId) -> Vec<TaskRow> =
        |run, site| tasks(run, "WHERE site = $1 AND parent = $2 ORDER BY ordinal", &values![site, id.to_string()]).await;
    /// The tasks that came from a document, by number; at most 5,000.
    tasks_of_document(id: DocumentId) -> Vec<TaskRow> =
        |run, site| tasks(run, "WHERE site = $1 AND document = $2 ORDER BY ordinal LIMIT 5000", &values![site, id.to_string()]).await;
    /// An entity's events, oldest first.
    history(subject: Subject) -> Vec<Event> = |run, site| {
        events(run, "WHERE site = $1 AND subject = $2 ORDER BY version", &values![site, subject.id.simple().to_string()]).await
    };
    /// The events of an act, oldest first.
    act_events(act: ActId) -> Vec<Event> =
        |run, site| events(run, "WHERE site = $1 AND act = $2 ORDER BY seq", &values![site, act.to_string()]).await;
    /// The event that made an entity what it was at a version.
    event_at(subject: Subject, version: i64) -> Option<Event> = |run, site| {
        let with = values![site, subject.id.simple().to_string(), version];
        Ok(events(run, "WHERE site = $1 AND subject = $2 AND version = $3", &with).await?.pop())
    };
    /// The last event of a kind about an entity before a version.
    event_before(subject: Subject, version: i64, kind: &str) -> Option<Event> = |run, site| {
        let with = values![site, subject.id.simple().to_string(), version, kind];
        let tail = "WHERE site = $1 AND subject = $2 AND version < $3 AND kind = $4 ORDER BY version DESC LIMIT 1";
        Ok(events(run, tail, &with).await?.pop())
    };
    /// The review acts of a person on a document, newest first, each with what was done; at most 400 events back.
    review_acts(document: DocumentId, actor: PersonId) -> Vec<(ActId, String)> = |run, site| {
        let rows = run.all(REVIEW_ACTS, &values![site, document.to_string(), actor.to_string()]).await?;
        let mut acts: Vec<(ActId, String)> = Vec::new();
        for row in &rows {
            let act: ActId = row.parsed(0)?;
            if acts.last().is_none_or(|(last, _)| *last != act) {
                let body: ledger::EventBody = row.json(1)?;
                let ledger::EventBody::CommitmentReviewed { act: done, .. } = body else { continue };
                acts.push((act, done));
            }
        }
        Ok(acts)
    };
    /// The number for the next top task of a year.
    next_number(year: i16) -> Number = |run, site| {
        let (first, last) = Number::year_range(year);
        let row = run.one(MAX_ORDINAL, &values![site, first, last]).await?;
        let max = row.map_or(Ok(0), |row| row.int(0))?;
        Ok(Number { year, serial: if max == 0 { 1 } else { Number::from_ordinal(max).serial + 1 }, sub: 0 })
    };
    /// The number for the next sub-task under a top task's number.
    next_sub_number(of: Number) -> Number = |run, site| {
        let top = Number { sub: 0, ..of };
        let row = run.one(MAX_ORDINAL, &values![site, top.ordinal(), top.ordinal() + 9_999]).await?;
        let max = row.map_or(Ok(0), |row| row.int(0))?;
        Ok(Number { sub: Number::from_ordinal(max).sub + 1, ..top })
    };
    /// An import.
    import(id: ImportId) -> Option<Versioned<Import>> = |run, site| single(run, IMPORT, &values![site, id.to_string()]).await;
    /// The last fifty imports, newest first.
    imports() -> Vec<Versioned<Import>> = |run, site| list(run, IMPORTS, &values![site]).await;
    /// How far the site's log goes, and its last hash.
    head() -> Option<(i64, ledger::Hash)> = |run, site| {
        let row = run.one(HEAD, &values![site]).await?;
        row.map(|row| Ok((row.int(0)?, to_hash(&row.bytes(1)?)?))).transpose()
    };
}

impl Store {
    /// Every site of this database.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sites(&self) -> Result<Vec<Site>> {
        Ok(list(&mut self.db.run(), SITES, &[]).await?.into_iter().map(|v| v.entity).collect())
    }

    /// Documents received before an instant, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn documents(&self, site: SiteId, before: i64, limit: i64) -> Result<Vec<Versioned<Document>>> {
        list(&mut self.db.run(), DOCUMENTS, &values![site.to_string(), before, limit]).await
    }

    /// How many commitments of a document are in each state (by code), and how many tasks of it have each light.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn document_counts(
        &self,
        site: SiteId,
        id: DocumentId,
    ) -> Result<(Vec<(String, i64)>, Vec<(Light, i64)>)> {
        let key = values![site.to_string(), id.to_string()];
        let run = &mut self.db.run();
        let states = run.all(STATES, &key).await?;
        let lights = run.all(DOCUMENT_LIGHTS, &key).await?;
        Ok((
            states.iter().map(|r| Ok((r.text(0)?, r.int(1)?))).collect::<Result<_>>()?,
            lights
                .iter()
                .filter_map(|r| match (r.int(0), r.int(1)) {
                    (Ok(rank), Ok(n)) => Light::from_rank(rank).map(|l| Ok((l, n))),
                    (Err(e), _) | (_, Err(e)) => Some(Err(e)),
                })
                .collect::<Result<_>>()?,
        ))
    }

    /// The ledger's counters by light.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn light_counts(&self, site: SiteId) -> Result<Vec<LightCount>> {
        let rows = self.db.run().all(LIGHT_COUNTS, &values![site.to_string()]).await?;
        rows.iter()
            .map(|r| Ok(LightCount { light: light(r.int(0)?)?, top: r.int(1)? == 1, n: r.int(2)? }))
            .collect()
    }

    /// The ledger's counters by unit and light.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn unit_counts(&self, site: SiteId) -> Result<Vec<UnitCount>> {
        let rows = self.db.run().all(UNIT_COUNTS, &values![site.to_string()]).await?;
        rows.iter()
            .map(|r| Ok(UnitCount { unit: r.parsed(0)?, light: light(r.int(1)?)?, n: r.int(2)? }))
            .collect()
    }

    /// The sub-tasks of several tasks, by number.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn children_of(&self, site: SiteId, parents: &[TaskId]) -> Result<Vec<TaskRow>> {
        if parents.is_empty() {
            return Ok(Vec::new());
        }
        let mut with = vec![Value::from(site.to_string())];
        with.extend(parents.iter().map(|p| Value::from(p.to_string())));
        let holders: Vec<String> = (2..=with.len()).map(|n| format!("${n}")).collect();
        let tail = format!("WHERE site = $1 AND parent IN ({})", holders.join(", "));
        let mut found = tasks(&mut self.db.run(), &tail, &with).await?;
        // Sorted here: asked to sort, SQLite would walk the whole ledger in order instead of looking up the parents.
        found.sort_by_key(|r| r.task.number);
        Ok(found)
    }

    /// Events of the log, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn trace(&self, site: SiteId, filter: &TraceFilter, limit: i64) -> Result<Vec<Event>> {
        let mut with =
            vec![Value::from(site.to_string()), filter.before.unwrap_or(i64::MAX).into(), limit.into()];
        let mut tail = "WHERE site = $1 AND seq < $2".to_owned();
        for (column, value) in [
            ("subject", filter.subject.map(|s| s.id.simple().to_string())),
            ("kind", filter.kind.clone()),
            ("actor", filter.actor.map(|a| a.to_string())),
        ] {
            if let Some(value) = value {
                with.push(value.into());
                tail.push_str(&format!(" AND {column} = ${}", with.len()));
            }
        }
        events(&mut self.db.run(), &format!("{tail} ORDER BY seq DESC LIMIT $3"), &with).await
    }

    /// Directions, chase sheets, referrals and reports that hold what was typed, the newest of each first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn search_loop(&self, site: SiteId, typed: &str, limit: i64) -> Result<LoopHits> {
        let postgres = self.db.is_postgres();
        let Some(text) = search::query_text(postgres, typed) else { return Ok(LoopHits::default()) };
        let with = [site.to_string().into(), text, limit.into()];
        let kinds = [Kind::Direction, Kind::Chase, Kind::Referral, Kind::Report];
        // The matches are gone through once for all kinds. Identifiers are ordered by time.
        let sql = format!(
            "SELECT kind, id FROM (SELECT d.kind, d.id, ROW_NUMBER() OVER (PARTITION BY d.kind ORDER BY d.id DESC) AS place {}) f \
             WHERE place <= $3 ORDER BY id DESC",
            search::matching(postgres, &kinds, 2)
        );
        let mut ids = [const { Vec::new() }; 4];
        for row in self.db.run().all(&sql, &with).await? {
            let kind = row.text(0)?;
            if let Some(at) = kinds.iter().position(|k| k.code() == kind) {
                ids[at].push(row.text(1)?);
            }
        }
        let [directions, chases, referrals, reports] = ids;
        Ok(LoopHits { directions, chases, referrals, reports })
    }

    /// Documents whose text holds what was typed, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn search_documents(&self, site: SiteId, typed: &str, limit: i64) -> Result<Vec<Hit>> {
        let postgres = self.db.is_postgres();
        let Some(text) = search::query_text(postgres, typed) else { return Ok(Vec::new()) };
        let matching = search::matching(postgres, &[Kind::Document], 2);
        let sql = format!(
            "SELECT d.body, t.text FROM document d JOIN document_text t ON t.site = d.site AND t.id = d.id \
             WHERE d.site = $1 AND d.id IN (SELECT f.id FROM document f WHERE f.site = $1 AND f.id IN (SELECT d.id {matching}) \
             ORDER BY f.received_at DESC LIMIT $3) ORDER BY d.received_at DESC"
        );
        let rows = self.db.run().all(&sql, &[site.to_string().into(), text, limit.into()]).await?;
        rows.iter().map(|r| Ok(Hit { document: r.json(0)?, text: r.text(1)? })).collect()
    }
}
