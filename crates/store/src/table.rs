//! How entities stand in their tables: one description from which loading, saving and verifying follow.

use std::sync::LazyLock;

use jiff::civil::Date;
use ledger::{
    Chase, Commitment, Direction, Document, Entity, Observation, Person, Referral, Reply, Report, Request,
    Rhythm, SiteId, SubjectKind, Task, TaskOrigin, UnitId, holder,
};

use crate::Result;
use crate::db::Value;

/// What stands for "no date" in a sorted column.
pub(crate) const NEVER: &str = "9999-12-31";

/// A projection table of entities. Every one begins with site, id, version and ends with body.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [&'static str],
    upsert: LazyLock<String>,
    load: LazyLock<String>,
}

macro_rules! table {
    ($static:ident, $name:literal, [$($column:literal),*]) => {
        pub(crate) static $static: Table = Table {
            name: $name,
            columns: &["site", "id", "version", $($column,)* "body"],
            upsert: LazyLock::new(|| $static.upsert_text()),
            load: LazyLock::new(|| format!("SELECT version, body FROM {} WHERE site = $1 AND id = $2", $name)),
        };
    };
}

table!(SITE, "site", []);
table!(UNIT, "unit", ["position"]);
table!(PERSON, "person", ["position", "username"]);
table!(DOCUMENT, "document", ["received_at", "original", "text_hash", "state"]);
table!(COMMITMENT, "commitment", ["document", "position", "state", "task"]);
table!(IMPORT, "import", ["at"]);
table!(MEASURE, "measure", ["position"]);
table!(OBSERVATION, "observation", ["measure", "of_unit", "until", "period", "given"]);
table!(
    TASK,
    "task",
    [
        "ordinal",
        "parent",
        "lead_unit",
        "leader",
        "field",
        "due",
        "state",
        "document",
        "stage",
        "held_by",
        "held_unit",
        "held_from",
        "rhythm",
        "updated"
    ]
);
table!(REPORT, "report", ["task", "serial", "unit", "state", "moved"]);
table!(CHASE, "chase", ["ordinal", "unit", "task", "state", "colour", "answer_due", "written"]);
table!(DIRECTION, "direction", ["given", "task", "state", "leader"]);
table!(REFERRAL, "referral", ["given", "task", "state", "leader"]);
table!(REQUEST, "request", ["ordinal", "unit", "state", "due", "last"]);
table!(REPLY, "reply", ["request", "unit", "due", "given"]);
table!(BUDGET, "budget", ["year"]);

/// Every table of entities.
pub(crate) static TABLES: [&Table; 16] = [
    &SITE,
    &UNIT,
    &PERSON,
    &DOCUMENT,
    &COMMITMENT,
    &TASK,
    &IMPORT,
    &REPORT,
    &CHASE,
    &DIRECTION,
    &REFERRAL,
    &MEASURE,
    &OBSERVATION,
    &REQUEST,
    &REPLY,
    &BUDGET,
];

impl Table {
    pub(crate) fn of(kind: SubjectKind) -> &'static Self {
        match kind {
            SubjectKind::Site => &SITE,
            SubjectKind::Unit => &UNIT,
            SubjectKind::Person => &PERSON,
            SubjectKind::Document => &DOCUMENT,
            SubjectKind::Commitment => &COMMITMENT,
            SubjectKind::Task => &TASK,
            SubjectKind::Import => &IMPORT,
            SubjectKind::Report => &REPORT,
            SubjectKind::Chase => &CHASE,
            SubjectKind::Direction => &DIRECTION,
            SubjectKind::Referral => &REFERRAL,
            SubjectKind::Measure => &MEASURE,
            SubjectKind::Observation => &OBSERVATION,
            SubjectKind::Request => &REQUEST,
            SubjectKind::Reply => &REPLY,
            SubjectKind::Budget => &BUDGET,
        }
    }

    /// `SELECT version, body … WHERE site = $1 AND id = $2`
    pub(crate) fn load(&self) -> &str {
        &self.load
    }

    /// Insert or replace by (site, id). The task table's light columns follow the described ones.
    pub(crate) fn upsert(&self) -> &str {
        &self.upsert
    }

    fn upsert_text(&self) -> String {
        let mut columns = self.columns.to_vec();
        if self.name == "task" {
            columns.extend(["light", "light_on", "light_next", "report_due", "waits_from"]);
        }
        let holders: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
        let sets: Vec<String> = columns.iter().skip(2).map(|c| format!("{c} = excluded.{c}")).collect();
        format!(
            "INSERT INTO {} ({}) VALUES ({}) ON CONFLICT (site, id) DO UPDATE SET {}",
            self.name,
            columns.join(", "),
            holders.join(", "),
            sets.join(", ")
        )
    }
}

/// The described columns of an entity. `updated` is when its last event happened.
pub(crate) fn values_of(site: SiteId, entity: &Entity, version: i64, updated: i64) -> Result<Vec<Value>> {
    let (id, columns, body) = match entity {
        Entity::Site(e) => (e.id.to_string(), Vec::new(), serde_json::to_string(e)?),
        Entity::Unit(e) => (e.id.to_string(), vec![e.position.into()], serde_json::to_string(e)?),
        Entity::Person(e) => (e.id.to_string(), person_columns(e), serde_json::to_string(e)?),
        Entity::Document(e) => (e.id.to_string(), document_columns(e), serde_json::to_string(e)?),
        Entity::Commitment(e) => (e.id.to_string(), commitment_columns(e), serde_json::to_string(e)?),
        Entity::Import(e) => (e.id.to_string(), vec![e.at.into()], serde_json::to_string(e)?),
        Entity::Task(e) => {
            let mut columns = Vec::from(task_columns(e));
            columns.push(updated.into());
            (e.id.to_string(), columns, serde_json::to_string(e)?)
        }
        Entity::Report(e) => (e.id.to_string(), report_columns(e), serde_json::to_string(e)?),
        Entity::Chase(e) => (e.id.to_string(), chase_columns(e), serde_json::to_string(e)?),
        Entity::Direction(e) => (e.id.to_string(), direction_columns(e), serde_json::to_string(e)?),
        Entity::Referral(e) => (e.id.to_string(), referral_columns(e), serde_json::to_string(e)?),
        Entity::Measure(e) => (e.id.to_string(), vec![e.position.into()], serde_json::to_string(e)?),
        Entity::Observation(e) => (e.id.to_string(), observation_columns(e), serde_json::to_string(e)?),
        Entity::Request(e) => (e.id.to_string(), request_columns(e), serde_json::to_string(e)?),
        Entity::Reply(e) => (e.id.to_string(), reply_columns(e), serde_json::to_string(e)?),
        Entity::Budget(e) => (e.id.to_string(), vec![i64::from(e.year).into()], serde_json::to_string(e)?),
    };
    let mut row = vec![Value::from(site.to_string()), id.into(), version.into()];
    row.extend(columns);
    row.push(body.into());
    Ok(row)
}

fn person_columns(e: &Person) -> Vec<Value> {
    vec![e.position.into(), e.account.as_ref().map(|a| a.username.clone()).into()]
}

fn document_columns(e: &Document) -> Vec<Value> {
    vec![e.received_at.into(), e.original.as_str().into(), e.text_hash.as_str().into(), e.state.code().into()]
}

fn commitment_columns(e: &Commitment) -> Vec<Value> {
    vec![
        e.document.to_string().into(),
        e.spans.first().map_or(0, |s| s.start as i64).into(),
        e.state.code().into(),
        e.task.map(|t| t.to_string()).into(),
    ]
}

fn report_columns(e: &Report) -> Vec<Value> {
    vec![
        e.task.to_string().into(),
        i64::from(e.serial).into(),
        e.unit.to_string().into(),
        e.state.code().into(),
        e.moved.to_string().into(),
    ]
}

fn observation_columns(e: &Observation) -> Vec<Value> {
    vec![
        e.measure.to_string().into(),
        of_unit(e.unit).into(),
        e.period.until().to_string().into(),
        e.period.to_string().into(),
        e.on.to_string().into(),
    ]
}

/// The unit of which a value speaks, as it stands in its column.
pub(crate) fn of_unit(unit: Option<UnitId>) -> String {
    unit.map(|u| u.to_string()).unwrap_or_default()
}

fn chase_columns(e: &Chase) -> Vec<Value> {
    vec![
        e.number.ordinal().into(),
        e.unit.to_string().into(),
        e.task.map(|t| t.to_string()).unwrap_or_default().into(),
        e.state.code().into(),
        e.colour.code().into(),
        e.answer_due.to_string().into(),
        e.on.to_string().into(),
    ]
}

fn direction_columns(e: &Direction) -> Vec<Value> {
    vec![
        e.on.to_string().into(),
        e.task.map(|t| t.to_string()).unwrap_or_default().into(),
        e.state().into(),
        e.by.to_string().into(),
    ]
}

fn referral_columns(e: &Referral) -> Vec<Value> {
    vec![e.on.to_string().into(), e.task.to_string().into(), e.state().into(), e.to.to_string().into()]
}

fn request_columns(e: &Request) -> Vec<Value> {
    vec![
        e.number.ordinal().into(),
        e.unit.to_string().into(),
        e.state.code().into(),
        e.due.to_string().into(),
        e.last_day().to_string().into(),
    ]
}

fn reply_columns(e: &Reply) -> Vec<Value> {
    vec![
        e.request.to_string().into(),
        e.unit.to_string().into(),
        e.due.to_string().into(),
        e.on.to_string().into(),
    ]
}

fn task_columns(t: &Task) -> [Value; 13] {
    let holder = holder(t);
    [
        t.number.ordinal().into(),
        t.parent.map(|p| p.to_string()).into(),
        t.lead_unit.to_string().into(),
        t.leaders.first().map(|l| l.to_string()).unwrap_or_default().into(),
        t.field.map_or("", |f| f.code()).into(),
        due_key(t.due).into(),
        t.state.code().into(),
        match &t.origin {
            TaskOrigin::Document { document, .. } => document.to_string(),
            TaskOrigin::Hand | TaskOrigin::Import { .. } | TaskOrigin::Direction { .. } => String::new(),
        }
        .into(),
        t.stage().code().into(),
        holder.code().into(),
        holder.unit().map(|u| u.to_string()).unwrap_or_default().into(),
        t.turns().last().map_or(t.start, |turn| turn.from).to_string().into(),
        Rhythm::of(&t.cadence).map_or("", Rhythm::code).into(),
    ]
}

/// A date as it stands in a sorted column.
pub(crate) fn due_key(due: Option<Date>) -> String {
    due.map_or_else(|| NEVER.to_owned(), |d| d.to_string())
}

/// An entity from the JSON in its body column.
pub(crate) fn entity(kind: SubjectKind, body: &str) -> Result<Entity> {
    Ok(match kind {
        SubjectKind::Site => Entity::Site(serde_json::from_str(body)?),
        SubjectKind::Unit => Entity::Unit(serde_json::from_str(body)?),
        SubjectKind::Person => Entity::Person(serde_json::from_str(body)?),
        SubjectKind::Document => Entity::Document(serde_json::from_str(body)?),
        SubjectKind::Commitment => Entity::Commitment(serde_json::from_str(body)?),
        SubjectKind::Task => Entity::Task(serde_json::from_str(body)?),
        SubjectKind::Import => Entity::Import(serde_json::from_str(body)?),
        SubjectKind::Report => Entity::Report(serde_json::from_str(body)?),
        SubjectKind::Chase => Entity::Chase(serde_json::from_str(body)?),
        SubjectKind::Direction => Entity::Direction(serde_json::from_str(body)?),
        SubjectKind::Referral => Entity::Referral(serde_json::from_str(body)?),
        SubjectKind::Measure => Entity::Measure(serde_json::from_str(body)?),
        SubjectKind::Observation => Entity::Observation(serde_json::from_str(body)?),
        SubjectKind::Request => Entity::Request(serde_json::from_str(body)?),
        SubjectKind::Reply => Entity::Reply(serde_json::from_str(body)?),
        SubjectKind::Budget => Entity::Budget(serde_json::from_str(body)?),
    })
}
