//! Who saw what on which day: a working table that is written in batches.

use jiff::civil::Date;
use ledger::{PersonId, SiteId};

use crate::db::{Run as _, Value, values};
use crate::{Result, Store};

/// Somebody's looks at one thing on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenRow {
    /// The day, in China.
    pub day: Date,
    /// Who.
    pub person: PersonId,
    /// Sort of thing.
    pub kind: String,
    /// Which one.
    pub thing: String,
    /// How often.
    pub times: i64,
    /// First, in milliseconds UTC.
    pub first: i64,
    /// Last, in milliseconds UTC.
    pub last: i64,
}

/// Which looks to list.
#[derive(Clone, Debug, Default)]
pub struct SeenFilter {
    /// Only by this person.
    pub person: Option<PersonId>,
    /// Only at this sort of thing.
    pub kind: Option<String>,
    /// Only at this one.
    pub thing: Option<String>,
    /// Only on this day.
    pub day: Option<Date>,
    /// Only those last before this instant.
    pub before: Option<i64>,
}

const NOTE: &str = "INSERT INTO seen (site, day, person, kind, thing, times, first, last) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
     ON CONFLICT (site, day, person, kind, thing) DO UPDATE SET times = seen.times + excluded.times, last = excluded.last";
const FORGET: &str = "DELETE FROM seen WHERE site = $1 AND day < $2";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[NOTE, FORGET];

impl Store {
    /// Adds looks to what is known of their days, in one transaction.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn note_seen(&self, looks: &[(SiteId, SeenRow)]) -> Result<()> {
        let mut connection = self.db.begin().await?;
        for (site, look) in looks {
            let row = values![
                site.to_string(),
                look.day.to_string(),
                look.person.to_string(),
                look.kind.as_str(),
                look.thing.as_str(),
                look.times,
                look.first,
                look.last
            ];
            connection.execute(NOTE, &row).await?;
        }
        connection.commit().await
    }

    /// Looks, the latest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn seen(&self, site: SiteId, filter: &SeenFilter, limit: i64) -> Result<Vec<SeenRow>> {
        let mut with: Vec<Value> = values![site.to_string(), filter.before.unwrap_or(i64::MAX), limit].into();
        let mut tail = String::new();
        for (column, value) in [
            ("person", filter.person.map(|p| p.to_string())),
            ("kind", filter.kind.clone()),
            ("thing", filter.thing.clone()),
            ("day", filter.day.map(|d| d.to_string())),
        ] {
            if let Some(value) = value {
                with.push(value.into());
                tail.push_str(&format!(" AND {column} = ${}", with.len()));
            }
        }
        let sql = format!(
            "SELECT day, person, kind, thing, times, first, last FROM seen \
             WHERE site = $1 AND last < $2{tail} ORDER BY last DESC, person, kind, thing LIMIT $3"
        );
        let rows = self.db.run().all(&sql, &with).await?;
        rows.iter()
            .map(|r| {
                Ok(SeenRow {
                    day: r.parsed(0)?,
                    person: r.parsed(1)?,
                    kind: r.text(2)?,
                    thing: r.text(3)?,
                    times: r.int(4)?,
                    first: r.int(5)?,
                    last: r.int(6)?,
                })
            })
            .collect()
    }

    /// Forgets what was seen before a day.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn forget_seen(&self, site: SiteId, before: Date) -> Result<u64> {
        self.db.run().execute(FORGET, &values![site.to_string(), before.to_string()]).await
    }
}
