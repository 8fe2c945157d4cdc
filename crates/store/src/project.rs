//! From events to tables.

use jiff::civil::Date;
use ledger::{
    Entity, Event, EventBody, Judgement, Site, SiteId, Subject, Task, TaskState, day_of, judge, report_due,
    waits,
};
use planning::Pack;

use crate::db::{Connection, Run, Value, values};
use crate::search::{self, Kind};
use crate::table::{Table, due_key, entity, values_of};
use crate::turned::{is_turn, lit, note};
use crate::{Result, StoreError, query, tick};

const TEXT_INSERT: &str = "INSERT INTO document_text (site, id, text, structure) VALUES ($1, $2, $3, $4)";
const SITE: &str = "SELECT body FROM site WHERE site = $1 AND id = $1";
const TASK_LIGHT: &str = "SELECT light FROM task WHERE site = $1 AND id = $2";
const PARTY_CLEAR: &str = "DELETE FROM task_party WHERE site = $1 AND task = $2";
pub(crate) const PARTY_ADD: &str =
    "INSERT INTO task_party (site, party, task, role) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
const COUNT_ADD: &str = "INSERT INTO task_count (site, lead_unit, field, light, top, n) VALUES ($1, $2, $3, $4, $5, $6) \
     ON CONFLICT (site, lead_unit, field, light, top) DO UPDATE SET n = task_count.n + excluded.n";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[TEXT_INSERT, SITE, TASK_LIGHT, PARTY_CLEAR, PARTY_ADD, COUNT_ADD];

/// An entity as it stands before an event.
pub(crate) struct Before {
    pub(crate) version: i64,
    pub(crate) entity: Entity,
}

pub(crate) struct Projector;

/// The rule pack of the site that is written on, once it has been asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rules(Option<&'static Pack>);

impl Rules {
    async fn of(&mut self, connection: &mut Connection, site: SiteId) -> Result<&'static Pack> {
        match self.0 {
            Some(pack) => Ok(pack),
            None => Ok(*self.0.insert(pack_of(connection, site).await?)),
        }
    }
}

/// The rule pack of a site. One that is not founded yet, as a test may leave it, has the default.
pub(crate) async fn pack_of(run: &mut impl Run, site: SiteId) -> Result<&'static Pack> {
    match run.one(SITE, &values![site.to_string()]).await? {
        Some(row) => Ok(row.json::<Site>(0)?.pack()),
        None => Ok(planning::default_pack()),
    }
}

impl Projector {
    pub(crate) async fn load(
        connection: &mut Connection,
        site: SiteId,
        subject: Subject,
    ) -> Result<Option<Before>> {
        let key = values![site.to_string(), subject.id.simple().to_string()];
        let row = connection.one(Table::of(subject.kind).load(), &key).await?;
        row.map(|row| Ok(Before { version: row.int(0)?, entity: entity(subject.kind, &row.text(1)?)? }))
            .transpose()
    }

    pub(crate) async fn project(
        connection: &mut Connection,
        event: &Event,
        body: EventBody,
        before: Option<Before>,
        rules: &mut Rules,
    ) -> Result<()> {
        let today = day_of(event.at);
        let site = event.site;
        if let EventBody::DocumentReceived { document, text, structure } = &body {
            let row = values![
                site.to_string(),
                document.id.to_string(),
                text.as_str(),
                serde_json::to_string(structure)?
            ];
            connection.execute(TEXT_INSERT, &row).await?;
            search::put(
                connection,
                site,
                Kind::Document,
                &document.id.to_string(),
                &[&document.head.title, text],
            )
            .await?;
        }
        let adopted = matches!(body, EventBody::RulesAdopted { .. });
        let old = match &before {
            Some(Before { entity: Entity::Task(task), .. }) => Some(task.clone()),
            _ => None,
        };
        let said = before.as_ref().and_then(|b| search::words_of(&b.entity));
        let after = Entity::evolve(before.map(|b| b.entity), event, body).ok_or_else(|| {
            StoreError::Damaged(format!("event {} does not fit what it is about", event.seq))
        })?;
        let mut row = values_of(site, &after, event.version, event.at)?;
        if let Entity::Task(task) = &after {
            let pack = rules.of(connection, site).await?;
            let light = project_task(connection, site, old.as_ref(), task, pack, today).await?;
            row.extend(light);
        }
        connection.execute(Table::of(event.subject.kind).upsert(), &row).await?;
        if let Some(says) = search::words_of(&after).filter(|says| said.as_ref() != Some(says)) {
            search::put(connection, site, says.0, &says.1, &[&says.2]).await?;
        }
        if let Entity::Site(now) = &after {
            rules.0 = Some(now.pack());
            if adopted {
                tick::relight_all(connection, site, now.pack(), today).await?;
            }
        }
        Ok(())
    }
}

/// Parties, search, counters and light of a task; returns the light columns.
async fn project_task(
    connection: &mut Connection,
    site: SiteId,
    old: Option<&Task>,
    task: &Task,
    pack: &'static Pack,
    today: Date,
) -> Result<[Value; 5]> {
    let key = task.id.to_string();
    let judged = judge(pack, task, today);
    if let Some(old) = old.filter(|old| counted(old)) {
        let stored = connection.one(TASK_LIGHT, &values![site.to_string(), key.as_str()]).await?;
        let light = stored.map_or(Ok(0), |row| row.int(0))?;
        add(connection, site, counter(old, light), -1).await?;
        let was = query::light(light)?;
        if lit(old) && is_turn(was, judged.light) {
            note(connection, site, &[(task.id, was)]).await?;
        }
    }
    let parties_changed = old.is_none_or(|o| parties(o) != parties(task));
    if old.is_some() && parties_changed {
        connection.execute(PARTY_CLEAR, &values![site.to_string(), key.as_str()]).await?;
    }
    if parties_changed {
        for (party, role) in parties(task) {
            connection.execute(PARTY_ADD, &values![site.to_string(), party, key.as_str(), role]).await?;
        }
    }
    if old.is_none_or(|o| searchable(o) != searchable(task)) {
        search::put(connection, site, Kind::Task, &key, &[&searchable(task)]).await?;
    }
    if counted(task) {
        add(connection, site, counter(task, judged.light.rank()), 1).await?;
    }
    Ok(light_columns(task, &judged, today))
}

/// The stored light: what it is, the day it was judged, the day it may change; and the next report and from when on its
/// holder is waited on, which follow from it.
pub(crate) fn light_columns(task: &Task, judged: &Judgement, on: Date) -> [Value; 5] {
    [
        judged.light.rank().into(),
        on.to_string().into(),
        due_key(judged.next_change).into(),
        due_key(report_due(task, judged.light)).into(),
        due_key(waits(task, judged.light, None).map(|wait| wait.since)).into(),
    ]
}

/// Whether a task is in the ledger and its counters; a draft is not yet.
pub(crate) fn counted(task: &Task) -> bool {
    task.state != TaskState::Draft
}

/// A counter: lead unit, field, light, whether of top tasks.
pub(crate) type Counter = (String, &'static str, i64, i64);

/// The counter a task of a light belongs to.
pub(crate) fn counter(task: &Task, light: i64) -> Counter {
    let field = task.field.map_or("", |f| f.code());
    (task.lead_unit.to_string(), field, light, i64::from(task.parent.is_none()))
}

/// Adds to a counter.
pub(crate) async fn add(run: &mut impl Run, site: SiteId, counter: Counter, n: i64) -> Result<()> {
    let (unit, field, light, top) = counter;
    run.execute(COUNT_ADD, &values![site.to_string(), unit, field, light, top, n]).await.map(drop)
}

/// Everyone and every measure a task concerns, with the part they play.
pub(crate) fn parties(task: &Task) -> Vec<(String, &'static str)> {
    let lead = std::iter::once((task.lead_unit.to_string(), "lead"));
    let others = task.other_units.iter().map(|u| (u.to_string(), "other"));
    let leaders = task.leaders.iter().map(|l| (l.to_string(), "leader"));
    lead.chain(others).chain(leaders).chain(measures_of(task)).collect()
}

/// The measures that the targets of a task are followed by.
pub(crate) fn measures_of(task: &Task) -> impl Iterator<Item = (String, &'static str)> {
    task.targets.iter().filter_map(|t| t.measure).map(|m| (m.to_string(), "measure"))
}

/// What a task can be found by.
pub(crate) fn searchable(task: &Task) -> String {
    let targets: Vec<String> = task.targets.iter().map(|t| t.to_string()).collect();
    format!("{} {} {} {}", task.number, task.title, targets.join(" "), task.other_names.join(" "))
}
