//! What people are told. A working table outside the log.
//!
//! Notices follow from the log: whoever makes them reads the events after a cursor and moves the cursor in the same
//! transaction, so that every event is told about once, whatever happens in between.

use jiff::civil::Date;
use ledger::{Event, PersonId, SiteId};

use crate::db::{Row, Run as _, Value, values};
use crate::query::{EVENT, event_row, queries, tasks};
use crate::{Result, Store, TaskRow, Tx};

/// One thing to tell one person. What it says is the caller's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeRow {
    /// Its key, made from what caused it, so that it cannot come twice.
    pub id: String,
    /// Whom; empty for the groups that robots write to.
    pub person: String,
    /// When it came up, in milliseconds UTC.
    pub at: i64,
    /// When the person looked; 0 for not yet.
    pub seen: i64,
    /// When it went out or needed not to; 0 for not yet.
    pub settled: i64,
    /// What it says, as JSON.
    pub body: String,
    /// The page of what it is about.
    pub about: String,
    /// The code of what it says.
    pub matter: String,
}

const CURSOR: &str = "SELECT seq FROM notice_cursor WHERE site = $1";
const MOVE: &str = "INSERT INTO notice_cursor (site, seq) VALUES ($1, $2) ON CONFLICT (site) DO UPDATE SET seq = excluded.seq";
const ADD: &str = "INSERT INTO notice (site, id, person, at, seen, settled, body, about, matter) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
     ON CONFLICT (site, id) DO NOTHING";
const PUT: &str = "INSERT INTO notice (site, id, person, at, seen, settled, body, about, matter) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
     ON CONFLICT (site, id) DO UPDATE SET at = excluded.at, seen = excluded.seen, settled = excluded.settled, body = excluded.body, \
     about = excluded.about, matter = excluded.matter";
const DROP: &str = "DELETE FROM notice WHERE site = $1 AND id = $2";
const INBOX: &str = "SELECT id, person, at, seen, settled, body, about, matter FROM notice WHERE site = $1 AND person = $2 ORDER BY at DESC, id DESC LIMIT $3";
const NEW: &str = "SELECT id, person, at, seen, settled, body, about, matter FROM notice WHERE site = $1 AND person = $2 AND seen = 0 ORDER BY at DESC, id DESC LIMIT $3";
const NOTICE: &str = "SELECT id, person, at, seen, settled, body, about, matter FROM notice WHERE site = $1 AND person = $2 AND id = $3";
const UNSEEN: &str = "SELECT COUNT(*) FROM (SELECT 1 FROM notice WHERE site = $1 AND person = $2 AND seen = 0 LIMIT $3) AS capped";
const SEE: &str = "UPDATE notice SET seen = $4 WHERE site = $1 AND person = $2 AND seen = 0 AND id = $3";
const SEE_ALL: &str = "UPDATE notice SET seen = $4 WHERE site = $1 AND person = $2 AND seen = 0 AND at <= $3";
const PENDING: &str = "SELECT id, person, at, seen, settled, body, about, matter FROM notice WHERE site = $1 AND settled = 0 ORDER BY at, id LIMIT $2";
const SETTLE_ALL: &str = "UPDATE notice SET settled = $2 WHERE site = $1 AND settled = 0 AND at <= $2";
const SWEEP: &str = "DELETE FROM notice WHERE site = $1 AND at < $2 AND settled > 0";
const DONE: &str = "UPDATE notice SET seen = $4, settled = CASE WHEN settled = 0 THEN $4 ELSE settled END \
     WHERE site = $1 AND about = $2 AND matter = $3 AND seen = 0 AND ($5 = '' OR person = $5)";
const SETTLE: &str = "UPDATE notice SET settled = $3 WHERE site = $1 AND id = $2 AND settled = 0";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[
    CURSOR, MOVE, ADD, PUT, DROP, INBOX, NEW, NOTICE, UNSEEN, SEE, SEE_ALL, PENDING, SETTLE, SETTLE_ALL,
    SWEEP, DONE,
];

queries! {
    /// The tasks of the ledger that are open and due between two days, both included, the earliest first.
    open_due(from: Date, until: Date, limit: i64) -> Vec<TaskRow> = |run, site| {
        let with = values![site, from.to_string(), until.to_string(), limit];
        tasks(run, "WHERE site = $1 AND due BETWEEN $2 AND $3 AND state = 'open' ORDER BY due, ordinal LIMIT $4", &with).await
    };
    /// One notice of a person.
    notice(person: PersonId, id: &str) -> Option<NoticeRow> = |run, site| {
        run.one(NOTICE, &values![site, person.to_string(), id]).await?.as_ref().map(notice).transpose()
    };
}

impl NoticeRow {
    fn row(&self, site: SiteId) -> [Value; 9] {
        values![
            site.to_string(),
            self.id.as_str(),
            self.person.as_str(),
            self.at,
            self.seen,
            self.settled,
            self.body.as_str(),
            self.about.as_str(),
            self.matter.as_str()
        ]
    }
}

/// # Errors
/// Every function fails only when the database does not answer.
#[allow(clippy::missing_errors_doc, reason = "said once above")]
impl Store {
    /// Up to which event everybody has been told.
    pub async fn notice_cursor(&self, site: SiteId) -> Result<i64> {
        let row = self.db.run().one(CURSOR, &values![site.to_string()]).await?;
        row.map_or(Ok(0), |r| r.int(0))
    }

    /// What came in for a person, newest first.
    pub async fn inbox(&self, site: SiteId, person: PersonId, limit: i64) -> Result<Vec<NoticeRow>> {
        let with = values![site.to_string(), person.to_string(), limit];
        self.db.run().all(INBOX, &with).await?.iter().map(notice).collect()
    }

    /// What a person has not looked at, newest first.
    pub async fn inbox_new(&self, site: SiteId, person: PersonId, limit: i64) -> Result<Vec<NoticeRow>> {
        let with = values![site.to_string(), person.to_string(), limit];
        self.db.run().all(NEW, &with).await?.iter().map(notice).collect()
    }

    /// How much a person has not looked at, counted no further than `cap`.
    pub async fn unseen(&self, site: SiteId, person: PersonId, cap: i64) -> Result<i64> {
        let with = values![site.to_string(), person.to_string(), cap];
        self.db.run().one(UNSEEN, &with).await?.map_or(Ok(0), |r| r.int(0))
    }

    /// Notes that a person looked at one notice.
    pub async fn see(&self, site: SiteId, person: PersonId, id: &str, at: i64) -> Result<()> {
        let with = values![site.to_string(), person.to_string(), id, at];
        self.db.run().execute(SEE, &with).await.map(drop)
    }

    /// Notes that a person looked at everything that had come in by an instant.
    pub async fn see_all(&self, site: SiteId, person: PersonId, until: i64, at: i64) -> Result<()> {
        let with = values![site.to_string(), person.to_string(), until, at];
        self.db.run().execute(SEE_ALL, &with).await.map(drop)
    }

    /// Notes that nothing that came up by an instant has to be written to anybody: there is no way to.
    pub async fn settle_all(&self, site: SiteId, at: i64) -> Result<u64> {
        self.db.run().execute(SETTLE_ALL, &values![site.to_string(), at]).await
    }

    /// Drops notices that are older than an instant.
    pub async fn sweep_notices(&self, site: SiteId, before: i64) -> Result<()> {
        self.db.run().execute(SWEEP, &values![site.to_string(), before]).await.map(drop)
    }

    /// Notices that no message has taken along, oldest first.
    pub async fn notices_pending(&self, site: SiteId, limit: i64) -> Result<Vec<NoticeRow>> {
        self.db.run().all(PENDING, &values![site.to_string(), limit]).await?.iter().map(notice).collect()
    }
}

/// # Errors
/// Every function fails only when the database does not answer.
#[allow(clippy::missing_errors_doc, reason = "said once above")]
impl Tx {
    /// Up to which event everybody has been told; nothing for a site of which nobody has been told anything.
    pub async fn told_until(&mut self) -> Result<Option<i64>> {
        let row = self.connection.one(CURSOR, &values![self.site.to_string()]).await?;
        row.map(|r| r.int(0)).transpose()
    }

    /// The events after one, oldest first.
    pub async fn events_after(&mut self, seq: i64, limit: i64) -> Result<Vec<Event>> {
        let sql = format!("{EVENT} WHERE site = $1 AND seq > $2 ORDER BY seq LIMIT $3");
        let with = values![self.site.to_string(), seq, limit];
        self.connection.all(&sql, &with).await?.iter().map(event_row).collect()
    }

    /// Notes that everybody has been told up to an event.
    pub async fn told(&mut self, seq: i64) -> Result<()> {
        self.connection.execute(MOVE, &values![self.site.to_string(), seq]).await.map(drop)
    }

    /// Adds a notice, unless it is there. Says whether it was not.
    pub async fn add_notice(&mut self, n: &NoticeRow) -> Result<bool> {
        Ok(self.connection.execute(ADD, &n.row(self.site)).await? == 1)
    }

    /// Adds a notice in place of the one with its key: what it says has grown, so it is to be looked at again.
    pub async fn put_notice(&mut self, n: &NoticeRow) -> Result<()> {
        self.connection.execute(PUT, &n.row(self.site)).await.map(drop)
    }

    /// Drops a notice: there is nothing left that it would tell.
    pub async fn drop_notice(&mut self, id: &str) -> Result<()> {
        self.connection.execute(DROP, &values![self.site.to_string(), id]).await.map(drop)
    }

    /// Notes that what a notice asks for has been done: whoever was asked needs not look at it, nor be written to. `person`
    /// is the only one whose notice it is; nobody in particular where everybody's is meant.
    pub async fn done(
        &mut self,
        about: &str,
        matter: &str,
        person: Option<PersonId>,
        at: i64,
    ) -> Result<u64> {
        let person = person.map(|p| p.to_string()).unwrap_or_default();
        self.connection.execute(DONE, &values![self.site.to_string(), about, matter, at, person]).await
    }

    /// Notes that a notice went out or needs not to.
    pub async fn settle(&mut self, id: &str, at: i64) -> Result<()> {
        self.connection.execute(SETTLE, &values![self.site.to_string(), id, at]).await.map(drop)
    }
}

fn notice(r: &Row) -> Result<NoticeRow> {
    Ok(NoticeRow {
        id: r.text(0)?,
        person: r.text(1)?,
        at: r.int(2)?,
        seen: r.int(3)?,
        settled: r.int(4)?,
        body: r.text(5)?,
        about: r.text(6)?,
        matter: r.text(7)?,
    })
}
