//! The list of chase sheets.

use jiff::civil::Date;
use ledger::{Chase, ChaseState, Colour, Light, Number, SiteId, TaskId, UnitId};

use crate::db::{Run as _, Value, values};
use crate::query::{list, queries, single, task_row};
use crate::table::due_key;
use crate::{Result, Store, TaskRow, Tx, Versioned};

const BY_NUMBER: &str = "SELECT version, body FROM chase WHERE site = $1 AND ordinal = $2";
const SINCE: &str =
    "SELECT version, body FROM chase WHERE site = $1 AND ordinal >= $2 ORDER BY ordinal DESC LIMIT $3";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[BY_NUMBER, SINCE];

/// Open tasks of a light that a unit holds and about which a sheet asks for another: one that was not met, or whose day for
/// the answer has passed. With `calls` those too about which no sheet of a colour is pending. Before `$6`, in order.
fn hurried(calls: bool) -> String {
    let sheet = "SELECT c.task FROM chase c WHERE c.site = $1";
    let (unmet, past) = ("c.state = 'unmet'", "c.state = 'open' AND c.answer_due < $2");
    let (from, which) = if calls {
        let pending = "c.state IN ('open', 'answered') AND c.colour IN ($8, $9, $10)";
        let about = format!("{sheet} AND c.task = t.id AND");
        (
            "task t".to_owned(),
            format!("(NOT EXISTS ({about} {pending}) OR EXISTS ({about} ({unmet} OR ({past}))))"),
        )
    } else {
        // CROSS JOIN keeps SQLite to this order: there are few such sheets and many tasks.
        let asking = format!("({sheet} AND {unmet} UNION {sheet} AND {past})");
        (format!("{asking} s CROSS JOIN task t"), "t.id = s.task".to_owned())
    };
    format!(
        "SELECT t.version, t.light, t.updated, t.body FROM {from} WHERE t.site = $1 AND t.light = $3 AND t.state = 'open' \
         AND t.held_unit <> '' AND (t.due, t.ordinal) > ($4, $5) AND t.due < $6 AND {which} \
         ORDER BY t.due, t.ordinal LIMIT $7"
    )
}

/// Statements of this file that are put together, for the test that prepares every one.
#[cfg(test)]
pub(crate) fn statements() -> Vec<String> {
    vec![hurried(true), hurried(false)]
}

/// What comes after every day and after "no date".
const BEYOND: &str = "9999-99-99";

/// Which tasks to look at for sheets by rule.
#[derive(Clone, Copy, Debug)]
pub struct Hurried {
    /// Of this light.
    pub light: Light,
    /// Due no earlier.
    pub from: Option<Date>,
    /// Due earlier.
    pub before: Option<Date>,
    /// The colour that the light calls for, where such a sheet may be written; otherwise only tasks are looked at about
    /// which an earlier sheet asks for another.
    pub calls: Option<Colour>,
}

/// Which chase sheets to list.
#[derive(Clone, Debug, Default)]
pub struct ChaseFilter {
    /// Only in this state.
    pub state: Option<ChaseState>,
    /// Only of this colour.
    pub colour: Option<Colour>,
    /// Only to these units.
    pub units: Option<Vec<UnitId>>,
    /// Only those numbered below.
    pub before: Option<Number>,
}

queries! {
    /// A chase sheet by its number.
    chase_by_number(number: Number) -> Option<Versioned<Chase>> =
        |run, site| single(run, BY_NUMBER, &values![site, number.ordinal()]).await;
    /// The chase sheets from an ordinal on, newest first.
    chases_since(ordinal: i64, limit: i64) -> Vec<Versioned<Chase>> =
        |run, site| list(run, SINCE, &values![site, ordinal, limit]).await;
}

impl Store {
    /// The tasks among which a rule may call for a sheet today, by due date: all of them are here, and some for which it
    /// does not.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn hurried(
        &self,
        site: SiteId,
        which: Hurried,
        today: Date,
        after: Option<&TaskRow>,
        limit: i64,
    ) -> Result<Vec<TaskRow>> {
        let (due, ordinal) = match after {
            Some(row) => (due_key(row.task.due), row.task.number.ordinal()),
            None => (which.from.map(|day| day.to_string()).unwrap_or_default(), -1),
        };
        let before = which.before.map_or_else(|| BEYOND.to_owned(), |day| day.to_string());
        let rank = which.light.rank();
        let mut with: Vec<Value> =
            values![site.to_string(), today.to_string(), rank, due, ordinal, before, limit].into();
        if let Some(colour) = which.calls {
            // As hard or harder; the hardest stands for those that are missing.
            let harder = std::iter::successors(Some(colour), |c| Some(c.harder().unwrap_or(*c)));
            with.extend(harder.take(Colour::ALL.len()).map(|c| Value::from(c.code())));
        }
        let rows = self.db.run().all(&hurried(which.calls.is_some()), &with).await?;
        rows.iter().map(|row| task_row(row, 0)).collect()
    }

    /// The chase sheets about some tasks, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn chases_about(&self, site: SiteId, tasks: &[TaskId]) -> Result<Vec<Versioned<Chase>>> {
        if tasks.is_empty() {
            return Ok(Vec::new());
        }
        let mut with: Vec<Value> = values![site.to_string()].into();
        with.extend(tasks.iter().map(|id| Value::from(id.to_string())));
        let places: Vec<String> = (2..=with.len()).map(|n| format!("${n}")).collect();
        let sql = format!(
            "SELECT version, body FROM chase WHERE site = $1 AND task IN ({}) ORDER BY ordinal DESC",
            places.join(", ")
        );
        list(&mut self.db.run(), &sql, &with).await
    }

    /// Chase sheets, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn chase_list(
        &self,
        site: SiteId,
        filter: &ChaseFilter,
        limit: i64,
    ) -> Result<Vec<Versioned<Chase>>> {
        let mut with = vec![Value::from(site.to_string()), limit.into()];
        let mut tail = String::new();
        let mut and = |clause: &str, value: Value| {
            with.push(value);
            tail.push_str(&format!(" AND {clause} ${}", with.len()));
        };
        if let Some(state) = filter.state {
            and("state =", state.code().into());
        }
        if let Some(colour) = filter.colour {
            and("colour =", colour.code().into());
        }
        if let Some(before) = filter.before {
            and("ordinal <", before.ordinal().into());
        }
        if let Some(units) = &filter.units {
            let from = with.len() + 1;
            with.extend(units.iter().map(|u| Value::from(u.to_string())));
            let places: Vec<String> = (from..=with.len()).map(|n| format!("${n}")).collect();
            if places.is_empty() {
                return Ok(Vec::new());
            }
            tail.push_str(&format!(" AND unit IN ({})", places.join(", ")));
        }
        let sql =
            format!("SELECT version, body FROM chase WHERE site = $1{tail} ORDER BY ordinal DESC LIMIT $2");
        list(&mut self.db.run(), &sql, &with).await
    }
}
