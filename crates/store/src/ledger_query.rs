//! The ledger list: filtered, sorted and paged by key, so that the last page costs as much as the first.

use jiff::civil::Date;
use ledger::{DocumentId, Field, Light, PersonId, SiteId, TaskState, UnitId};

use crate::db::{Row, Run as _, Value, values};
use crate::query::task_row;
use crate::search::{self, Kind};
use crate::table::NEVER;
use crate::{Result, Store, TaskRow};

/// Which tasks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words, anywhere in number, title, targets.
    pub text: String,
    /// Lead or responsible unit.
    pub unit: Option<UnitId>,
    /// Leading leader, first or further.
    pub leader: Option<PersonId>,
    /// Field of work.
    pub field: Option<Field>,
    /// Any of these lights; all when empty.
    pub lights: Vec<Light>,
    /// State; any but drafts when nothing is said.
    pub state: Option<TaskState>,
    /// When due.
    pub due: Due,
    /// From this document.
    pub document: Option<DocumentId>,
    /// Top tasks only: the tree, whose sub-tasks are fetched with their parents.
    pub top: bool,
}

impl Filter {
    /// Whether the filter gives a list of ids to look up.
    fn names_ids(&self) -> bool {
        !self.text.trim().is_empty() || self.unit.is_some() || self.leader.is_some()
    }

    /// Whether it asks for words and for nothing else.
    fn is_words_alone(&self) -> bool {
        !self.text.trim().is_empty() && *self == Self { text: self.text.clone(), ..Self::default() }
    }

    /// Whether it asks for one light and names no list of its own, so that the list of that light in order of due dates
    /// is the shortest to walk.
    fn is_of_one_light(&self) -> bool {
        self.lights.len() == 1 && !self.names_ids() && self.field.is_none() && self.document.is_none()
    }
}

/// When a task is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Due {
    /// Whenever.
    #[default]
    Any,
    /// Between two days, both included; either may be open.
    Between(Option<Date>, Option<Date>),
    /// No date.
    Never,
}

/// By what a list is sorted; equals are sorted by number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortKey {
    /// 完成时限
    #[default]
    Due,
    /// 编号
    Number,
    /// 灯, worst first
    Light,
    /// 牵头单位
    LeadUnit,
    /// 牵头领导
    Leader,
    /// 领域
    Field,
    /// Last change
    Updated,
}

impl SortKey {
    /// All keys.
    pub const ALL: [Self; 7] =
        [Self::Due, Self::Number, Self::Light, Self::LeadUnit, Self::Leader, Self::Field, Self::Updated];

    /// The word used in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Number => "number",
            Self::Light => "light",
            Self::LeadUnit => "unit",
            Self::Leader => "leader",
            Self::Field => "field",
            Self::Updated => "updated",
        }
    }

    /// The key with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.code() == code)
    }

    fn column(self) -> &'static str {
        match self {
            Self::Due => "t.due",
            Self::Number => "t.ordinal",
            Self::Light => "t.light",
            Self::LeadUnit => "t.lead_unit",
            Self::Leader => "t.leader",
            Self::Field => "t.field",
            Self::Updated => "t.updated",
        }
    }

    fn is_integer(self) -> bool {
        matches!(self, Self::Number | Self::Light | Self::Updated)
    }
}

/// Order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub key: SortKey,
    /// Largest first.
    pub descending: bool,
}

/// The place in a list after which the next page begins: the sort key's value and the ordinal of the last row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Value of the sort column.
    pub value: String,
    /// Ordinal of the number.
    pub ordinal: i64,
}

/// A task in a list, with the cursor after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The task.
    pub row: TaskRow,
    /// Where a page that begins after it begins.
    pub cursor: Cursor,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The tasks.
    pub rows: Vec<Listed>,
    /// Whether there are more.
    pub more: bool,
}

/// Matches are counted no further than this for a page. So many are looked up one by one and sorted; more are met soon
/// enough by walking the sorted list.
pub const COUNTED: i64 = 2_000;

/// Tasks by their identifiers, judged in the index alone.
const BY_ID: &str = "task t INDEXED BY task_list";
/// What the words are found in, one after the other, each with its task: whoever asks for a few stops early. CROSS JOIN
/// keeps SQLite to this order.
const BY_WORDS: &str = "search_fts CROSS JOIN search_doc d ON d.docid = search_fts.rowid \
     CROSS JOIN task t INDEXED BY task_list ON t.site = d.site AND t.id = d.id";

/// Tasks of a light by due date: SQLite would as soon walk all that are open, whatever their light.
const BY_LIGHT: &str = "task t INDEXED BY task_light";
const DRAFTS: &str =
    "SELECT COUNT(*) FROM (SELECT 1 FROM task WHERE site = $1 AND state = 'draft' LIMIT $2) AS capped";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[DRAFTS];

struct Clauses {
    /// `task t` or, for SQLite, with the index to use; PostgreSQL keeps statistics and is left to choose.
    from: &'static str,
    sql: String,
    values: Vec<Value>,
}

impl Clauses {
    fn add(&mut self, make: impl FnOnce(&str) -> String, value: impl Into<Value>) {
        self.values.push(value.into());
        let holder = format!("${}", self.values.len());
        self.sql.push_str(" AND ");
        self.sql.push_str(&make(&holder));
    }

    /// The filter as conditions on `task t`; `None` when nothing can match. With `by_id` the tasks are looked up by
    /// the ids that the words, the unit or the leader give, whatever else is asked.
    fn of(postgres: bool, site: SiteId, filter: &Filter, by_id: bool) -> Option<Self> {
        let from = if by_id && !postgres { BY_ID } else { "task t" };
        let mut c = Self { from, sql: "t.site = $1".to_owned(), values: vec![site.to_string().into()] };
        if !filter.text.trim().is_empty() {
            let text = search::query_text(postgres, &filter.text)?;
            if by_id && !postgres {
                c.from = BY_WORDS;
                c.add(|h| format!("search_fts MATCH {h} AND d.site = $1 AND d.kind = 'task'"), text);
            } else {
                let matching = search::matching(postgres, &[Kind::Task], 2);
                c.add(|_| format!("t.id IN (SELECT d.id {matching})"), text);
            }
        }
        let party = |role: &'static str| {
            move |h: &str| {
                format!(
                    "t.id IN (SELECT p.task FROM task_party p WHERE p.site = $1 AND p.party = {h} AND p.role {role})"
                )
            }
        };
        if let Some(unit) = filter.unit {
            c.add(party("IN ('lead', 'other')"), unit.to_string());
        }
        if let Some(leader) = filter.leader {
            c.add(party("= 'leader'"), leader.to_string());
        }
        if let Some(field) = filter.field {
            c.add(|h| format!("t.field = {h}"), field.code());
        }
        match filter.state {
            Some(state) => c.add(|h| format!("t.state = {h}"), state.code()),
            // What is drafted is not in the ledger yet.
            None => c.add(|h| format!("t.state <> {h}"), TaskState::Draft.code()),
        }
        if let Some(document) = filter.document {
            c.add(|h| format!("t.document = {h}"), document.to_string());
        }
        if !filter.lights.is_empty() {
            let ranks: Vec<String> = filter.lights.iter().map(|l| l.rank().to_string()).collect();
            c.sql.push_str(&format!(" AND t.light IN ({})", ranks.join(", ")));
        }
        match filter.due {
            Due::Any => {}
            Due::Never => c.add(|h| format!("t.due = {h}"), NEVER),
            Due::Between(from, to) => {
                if let Some(from) = from {
                    c.add(|h| format!("t.due >= {h}"), from.to_string());
                }
                c.add(
                    |h| format!("t.due <= {h}"),
                    to.map_or_else(|| "9999-12-30".to_owned(), |d| d.to_string()),
                );
            }
        }
        if filter.top {
            // Not `IS NULL`: that would tempt SQLite to walk all top tasks by their index and sort them.
            c.sql.push_str(" AND COALESCE(t.parent, '') = ''");
        }
        Some(c)
    }
}

impl Store {
    /// One page of the ledger.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn ledger_page(
        &self,
        site: SiteId,
        filter: &Filter,
        sort: Sort,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page> {
        let by_id = filter.names_ids() && self.ledger_count(site, filter, COUNTED + 1).await? <= COUNTED;
        self.page(site, filter, sort, after, limit, by_id).await
    }

    /// One page of the ledger, and how many tasks match: one more than [`COUNTED`] where there are more.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn ledger_counted(
        &self,
        site: SiteId,
        filter: &Filter,
        sort: Sort,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<(Page, i64)> {
        let count = self.ledger_count(site, filter, COUNTED + 1).await?;
        let by_id = filter.names_ids() && count <= COUNTED;
        Ok((self.page(site, filter, sort, after, limit, by_id).await?, count))
    }

    /// The same page whether the tasks are looked up by id and sorted, or met by walking the sorted list.
    pub(crate) async fn page(
        &self,
        site: SiteId,
        filter: &Filter,
        sort: Sort,
        after: Option<&Cursor>,
        limit: usize,
        by_id: bool,
    ) -> Result<Page> {
        let Some(mut c) = Clauses::of(self.db.is_postgres(), site, filter, by_id) else {
            return Ok(Page { rows: Vec::new(), more: false });
        };
        if !self.db.is_postgres() && sort.key == SortKey::Due && filter.is_of_one_light() {
            c.from = BY_LIGHT;
        }
        let column = sort.key.column();
        if let Some(cursor) = after {
            let value = if sort.key.is_integer() {
                cursor.value.parse::<i64>().map_or(Value::Int(0), Value::Int)
            } else {
                cursor.value.as_str().into()
            };
            c.values.push(value);
            let at = c.values.len();
            c.values.push(cursor.ordinal.into());
            let than = if sort.descending { '<' } else { '>' };
            c.sql.push_str(&format!(" AND ({column}, t.ordinal) {than} (${at}, ${})", at + 1));
        }
        c.values.push((limit as i64 + 1).into());
        let direction = if sort.descending { "DESC" } else { "ASC" };
        // First which, from indices alone; only then what they say, which is long.
        let sql = format!(
            "SELECT CAST(page.key AS TEXT), page.ordinal, r.version, r.light, r.updated, r.body FROM \
             (SELECT t.id, {column} AS key, t.ordinal FROM {} WHERE {} \
             ORDER BY {column} {direction}, t.ordinal {direction} LIMIT ${}) AS page \
             JOIN task r ON r.site = $1 AND r.id = page.id ORDER BY page.key {direction}, page.ordinal {direction}",
            c.from,
            c.sql,
            c.values.len()
        );
        let found = self.db.run().all(&sql, &c.values).await?;
        let more = found.len() > limit;
        let rows = found
            .iter()
            .take(limit)
            .map(|r| {
                Ok(Listed { cursor: Cursor { value: r.text(0)?, ordinal: r.int(1)? }, row: task_row(r, 2)? })
            })
            .collect::<Result<_>>()?;
        Ok(Page { rows, more })
    }

    /// How many tasks match, counted no further than `cap`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn ledger_count(&self, site: SiteId, filter: &Filter, cap: i64) -> Result<i64> {
        let by_id = filter.names_ids();
        let Some(mut c) = Clauses::of(self.db.is_postgres(), site, filter, by_id) else { return Ok(0) };
        if filter.is_words_alone() && cap <= COUNTED + 1 && self.has_many(site, filter, cap).await? {
            return Ok(cap);
        }
        c.values.push(cap.into());
        let sql = format!(
            "SELECT COUNT(*) FROM (SELECT 1 FROM {} WHERE {} LIMIT ${}) AS capped",
            c.from,
            c.sql,
            c.values.len()
        );
        self.db.run().one(&sql, &c.values).await?.map_or(Ok(0), |row| row.int(0))
    }

    /// Whether so many tasks hold the words even if all that are drafted do, said without looking at any task; PostgreSQL
    /// finds that by itself.
    async fn has_many(&self, site: SiteId, filter: &Filter, cap: i64) -> Result<bool> {
        let text = search::query_text(self.db.is_postgres(), &filter.text);
        let Some(text) = text.filter(|_| !self.db.is_postgres()) else { return Ok(false) };
        let found = search::matching(false, &[Kind::Task], 2);
        let sql = format!("SELECT COUNT(*) FROM (SELECT 1 {found} LIMIT $3) AS capped");
        let one = |row: Option<Row>| row.map_or(Ok(0), |row| row.int(0));
        let drafts = one(self.db.run().one(DRAFTS, &values![site.to_string(), cap]).await?)?;
        let with = [site.to_string().into(), text, (cap + drafts).into()];
        Ok(one(self.db.run().one(&sql, &with).await?)? >= cap + drafts)
    }
}
