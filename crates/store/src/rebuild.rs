//! Writing the rows of tasks again from the log, after a script that needs it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use ledger::{Entity, SiteId, SubjectKind, judge};
use planning::Pack;

use crate::db::{Connection, Run as _, values};
use crate::project::{Counter, PARTY_ADD, add, counted, counter, light_columns, measures_of, pack_of};
use crate::query::{EVENT, event_row};
use crate::table::{Table, entity, values_of};
use crate::{Result, StoreError, search};

const TASKS: &str = "SELECT site, id, light_on FROM task WHERE site > $1 OR (site = $1 AND id > $2) ORDER BY site, id LIMIT 1000";
const UNCOUNT: &str = "DELETE FROM task_count";

const DIRECTIONS: &str = "SELECT site, id, body FROM direction WHERE site > $1 OR (site = $1 AND id > $2) ORDER BY site, id LIMIT 1000";
const CHASES: &str = "SELECT site, id, body FROM chase WHERE site > $1 OR (site = $1 AND id > $2) ORDER BY site, id LIMIT 1000";
const REFERRALS: &str = "SELECT site, id, body FROM referral WHERE site > $1 OR (site = $1 AND id > $2) ORDER BY site, id LIMIT 1000";
const REPORTS: &str = "SELECT site, id, body FROM report WHERE site > $1 OR (site = $1 AND id > $2) ORDER BY site, id LIMIT 1000";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[TASKS, UNCOUNT, DIRECTIONS, CHASES, REFERRALS, REPORTS];

/// Puts what directions, chase sheets, referrals and reports say into the search index.
pub(crate) async fn search(connection: &mut Connection) -> Result<()> {
    let tables = [
        (DIRECTIONS, SubjectKind::Direction),
        (CHASES, SubjectKind::Chase),
        (REFERRALS, SubjectKind::Referral),
        (REPORTS, SubjectKind::Report),
    ];
    for (statement, kind) in tables {
        let mut last = (String::new(), String::new());
        loop {
            let page = connection.all(statement, &values![last.0.as_str(), last.1.as_str()]).await?;
            if page.is_empty() {
                break;
            }
            for row in &page {
                last = (row.text(0)?, row.text(1)?);
                let entity = entity(kind, &row.text(2)?)?;
                if let Some((kind, id, words)) = search::words_of(&entity) {
                    search::put(connection, row.parsed(0)?, kind, &id, &[&words]).await?;
                }
            }
        }
    }
    Ok(())
}

/// Writes every task's row again, with the measures it is followed by, and counts the ledger again. Lights keep the day
/// on which they were judged; other parties do not change.
pub(crate) async fn tasks(connection: &mut Connection) -> Result<()> {
    let history = format!("{EVENT} WHERE site = $1 AND subject = $2 ORDER BY version");
    let mut last = (String::new(), String::new());
    let mut packs: BTreeMap<SiteId, &'static Pack> = BTreeMap::new();
    let mut counts: BTreeMap<(SiteId, Counter), i64> = BTreeMap::new();
    loop {
        let page = connection.all(TASKS, &values![last.0.as_str(), last.1.as_str()]).await?;
        if page.is_empty() {
            break;
        }
        for row in &page {
            last = (row.text(0)?, row.text(1)?);
            let (site, on): (SiteId, Date) = (row.parsed(0)?, row.parsed(2)?);
            let pack = match packs.get(&site) {
                Some(pack) => pack,
                None => *packs.entry(site).or_insert(pack_of(connection, site).await?),
            };
            let mut state: Option<(Entity, i64, i64)> = None;
            for row in connection.all(&history, &values![last.0.as_str(), last.1.as_str()]).await? {
                let event = event_row(&row)?;
                let body = event.decode()?;
                let seq = event.seq;
                let after = Entity::evolve(state.map(|(entity, ..)| entity), &event, body)
                    .ok_or_else(|| StoreError::Damaged(format!("event {seq} does not fit")))?;
                state = Some((after, event.version, event.at));
            }
            let Some((entity, version, at)) = state else {
                return Err(StoreError::Damaged(format!("task {} has no events", last.1)));
            };
            let mut values = values_of(site, &entity, version, at)?;
            if let Entity::Task(task) = &entity {
                for (measure, role) in measures_of(task) {
                    let party = values![site.to_string(), measure, task.id.to_string(), role];
                    connection.execute(PARTY_ADD, &party).await?;
                }
                let judged = judge(pack, task, on);
                values.extend(light_columns(task, &judged, on));
                if counted(task) {
                    *counts.entry((site, counter(task, judged.light.rank()))).or_default() += 1;
                }
            }
            connection.execute(Table::of(SubjectKind::Task).upsert(), &values).await?;
        }
    }
    connection.execute(UNCOUNT, &[]).await?;
    for ((site, counter), n) in counts {
        add(connection, site, counter, n).await?;
    }
    Ok(())
}
