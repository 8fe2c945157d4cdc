//! Every table beside what the log makes of it.

use std::collections::{BTreeMap, VecDeque};
use std::ops::ControlFlow::{self, Break, Continue};
use std::sync::Arc;

use jiff::civil::Date;
use ledger::{Entity, SiteId, Subject, SubjectKind, hash_text, judge};
use planning::Pack;

use super::{COUNTS, Difference, LIGHTS, PARTIES, Proof, Replay, TEXTS, Verified};
use crate::ahead::Ahead;
use crate::db::{Connection, Row, Run as _, Value, values};
use crate::project::{counted, light_columns, parties};
use crate::table::{TABLES, Table, values_of};
use crate::{Result, StoreError};

/// Pages that are looked at beside each other, while the next one is read.
const HANDS: usize = 2;

/// How many tasks the ledger should count, by lead unit, field, light and whether they stand at the top.
type Counts = BTreeMap<(String, String, i64, i64), i64>;

/// How many rows of a page were looked at, and the first difference or what the page amounts to.
type Seen<T> = (i64, ControlFlow<Difference, T>);

/// Looks at every page, several beside each other, each with the number of rows before it; answers with the first
/// difference in the order of the rows, or with what the pages amount to.
async fn look<T: Send + 'static>(
    pages: &mut Ahead,
    v: &mut Verified,
    look: impl Fn(usize, &[Row]) -> Result<Seen<T>> + Send + Sync + 'static,
) -> Result<ControlFlow<Difference, Vec<T>>> {
    let look = Arc::new(look);
    let (mut begun, mut ended, mut at) = (VecDeque::new(), Vec::new(), 0);
    loop {
        let page = pages.next().await?;
        let waiting = if page.is_some() { HANDS - 1 } else { 0 };
        let more = page.is_some();
        if let Some(page) = page {
            let (look, before) = (Arc::clone(&look), at);
            at += page.len();
            begun.push_back(tokio::spawn(async move { look(before, &page) }));
        }
        while begun.len() > waiting {
            let Some(page) = begun.pop_front() else { break };
            let (rows, found) = page.await.map_err(|e| StoreError::Damaged(e.to_string()))??;
            v.rows += rows;
            match found {
                Continue(found) => ended.push(found),
                Break(difference) => return Ok(Break(difference)),
            }
        }
        if !more {
            return Ok(Continue(ended));
        }
    }
}

impl Replay {
    pub(super) async fn compare(
        self: Arc<Self>,
        mut connection: Connection,
        site: SiteId,
        v: &mut Verified,
    ) -> Result<Proof> {
        for table in TABLES {
            match self.compare_table(connection, site, table, v).await? {
                Continue(back) => connection = back,
                found => return Ok(found),
            }
        }
        if let Some(difference) = self.compare_texts(&mut connection, site, v).await? {
            return Ok(Break(difference));
        }
        let mut counts = Counts::new();
        match self.compare_lights(connection, site, v, &mut counts).await? {
            Continue(back) => connection = back,
            found => return Ok(found),
        }
        if let Some(difference) = self.compare_parties(&mut connection, site, v).await? {
            return Ok(Break(difference));
        }
        let counts = compare_counts(&mut connection, site, v, counts).await?;
        Ok(counts.map_or(Continue(connection), Break))
    }

    async fn compare_table(
        self: &Arc<Self>,
        connection: Connection,
        site: SiteId,
        table: &'static Table,
        v: &mut Verified,
    ) -> Result<Proof> {
        let sql = format!(
            "SELECT {} FROM {} WHERE site = $1 AND id > $2 ORDER BY id LIMIT 2000",
            table.columns.join(", "),
            table.name
        );
        let kind =
            SubjectKind::from_code(table.name).ok_or_else(|| StoreError::Damaged(table.name.to_owned()))?;
        let mut expected: Vec<Subject> = self.entities.keys().filter(|s| s.kind == kind).copied().collect();
        expected.sort_unstable_by_key(|s| s.id);
        let expected = Arc::new(expected);
        let mut pages = Ahead::new(connection, sql, site, String::new(), |row| row.text(1));
        let (replay, wanted) = (Arc::clone(self), Arc::clone(&expected));
        let seen = look(&mut pages, v, move |at, page| replay.compare_page(site, table, &wanted, at, page));
        let pages_seen = match seen.await? {
            Continue(seen) => seen.into_iter().sum::<usize>(),
            Break(difference) => return Ok(Break(difference)),
        };
        match expected.get(pages_seen) {
            Some(subject) => Ok(Break(missing(table, *subject))),
            None => Ok(Continue(pages.connection().await?)),
        }
    }

    /// The rows of a page, which stand in their table behind `at` others, beside what the log makes of them: how many
    /// they are.
    fn compare_page(
        &self,
        site: SiteId,
        table: &Table,
        expected: &[Subject],
        at: usize,
        page: &[Row],
    ) -> Result<Seen<usize>> {
        let mut expected = expected.iter().skip(at);
        for (row, rows) in page.iter().zip(1..) {
            let id = row.str(1)?;
            let extra = || Difference::Extra { table: table.name.into(), key: id.to_owned() };
            let Some(subject) = expected.next() else { return Ok((rows, Break(extra()))) };
            let key = subject.id.simple().to_string();
            if key.as_str() < id {
                return Ok((rows, Break(missing(table, *subject))));
            }
            let known = self.entities.get(subject).filter(|_| key == id);
            let Some((version, at, entity)) = known else { return Ok((rows, Break(extra()))) };
            let should = values_of(site, entity, *version, *at)?;
            if let Some(difference) = compare_row(table, row, id, &should)? {
                return Ok((rows, Break(difference)));
            }
        }
        Ok((page.len() as i64, Continue(page.len())))
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
        self: &Arc<Self>,
        connection: Connection,
        site: SiteId,
        v: &mut Verified,
        counts: &mut Counts,
    ) -> Result<Proof> {
        let pack = match self.entities.get(&Subject::from(site)) {
            Some((_, _, Entity::Site(site))) => site.pack(),
            _ => planning::default_pack(),
        };
        let mut pages = Ahead::new(connection, LIGHTS.to_owned(), site, String::new(), |row| row.text(0));
        let replay = Arc::clone(self);
        match look(&mut pages, v, move |_, page| replay.judge_page(pack, page)).await? {
            Continue(found) => {
                for (key, n) in found.into_iter().flatten() {
                    *counts.entry(key).or_default() += n;
                }
            }
            Break(difference) => return Ok(Break(difference)),
        }
        Ok(Continue(pages.connection().await?))
    }

    /// The lights of a page of tasks, judged again: how many of them the ledger should count.
    fn judge_page(&self, pack: &'static Pack, page: &[Row]) -> Result<Seen<Counts>> {
        let mut counts = Counts::new();
        for (row, rows) in page.iter().zip(1..) {
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
                let difference = Difference::Row {
                    table: "task".into(),
                    key: row.text(0)?,
                    column: "light".into(),
                    stored: words(&stored),
                    expected: words(&should),
                };
                return Ok((rows, Break(difference)));
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
            *counts.entry(key).or_default() += 1;
        }
        Ok((page.len() as i64, Continue(counts)))
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
}

async fn compare_counts(
    connection: &mut Connection,
    site: SiteId,
    v: &mut Verified,
    mut expected: Counts,
) -> Result<Option<Difference>> {
    let table = || "task_count".to_owned();
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

fn missing(table: &Table, subject: Subject) -> Difference {
    Difference::Missing { table: table.name.into(), key: subject.id.simple().to_string() }
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
