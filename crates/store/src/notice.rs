//! Notices, the messages that carry them, addresses, and the secrets of calendar feeds: working tables outside the log.
//!
//! Notices follow from the log: whoever makes them reads the events after a cursor and moves the cursor in the same
//! transaction, so that every event is told about once, whatever happens in between.

use ledger::{Event, PersonId, SiteId};

use crate::db::{Row, Run as _, Value, values};
use crate::query::{EVENT, event_row};
use crate::{Result, Store, Tx};

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
}

/// A message on its way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterRow {
    /// Its key: the same with every try.
    pub id: String,
    /// `mail`, or the name of a robot.
    pub way: String,
    /// Whom; empty for a robot.
    pub person: String,
    /// Whether it went out of turn.
    pub urgent: bool,
    /// When it was put together, in milliseconds UTC.
    pub at: i64,
    /// When it is tried next, in milliseconds UTC.
    pub next: i64,
    /// How often it failed.
    pub failures: i64,
    /// `waiting`, `sent` or `failed`.
    pub state: String,
    /// Why it failed last, as JSON.
    pub error: String,
    /// What it says, as JSON.
    pub body: String,
}

/// Where somebody is reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Mail address; empty for none.
    pub mail: String,
    /// Language tag of what is sent.
    pub lang: String,
}

const CURSOR: &str = "SELECT seq FROM notice_cursor WHERE site = $1";
const MOVE: &str = "INSERT INTO notice_cursor (site, seq) VALUES ($1, $2) ON CONFLICT (site) DO UPDATE SET seq = excluded.seq";
const ADD: &str = "INSERT INTO notice (site, id, person, at, seen, settled, body) VALUES ($1, $2, $3, $4, $5, $6, $7) \
     ON CONFLICT (site, id) DO NOTHING";
const INBOX: &str = "SELECT id, person, at, seen, settled, body FROM notice WHERE site = $1 AND person = $2 ORDER BY at DESC, id DESC LIMIT $3";
const UNSEEN: &str = "SELECT COUNT(*) FROM (SELECT 1 FROM notice WHERE site = $1 AND person = $2 AND seen = 0 LIMIT $3) AS capped";
const SEE: &str = "UPDATE notice SET seen = $4 WHERE site = $1 AND person = $2 AND seen = 0 AND id = $3";
const SEE_ALL: &str = "UPDATE notice SET seen = $4 WHERE site = $1 AND person = $2 AND seen = 0 AND at <= $3";
const PENDING: &str = "SELECT id, person, at, seen, settled, body FROM notice WHERE site = $1 AND settled = 0 ORDER BY at, id LIMIT $2";
const SETTLE: &str = "UPDATE notice SET settled = $3 WHERE site = $1 AND id = $2 AND settled = 0";
const ADD_LETTER: &str = "INSERT INTO letter (site, id, way, person, urgent, at, next, failures, state, error, body) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const LAST: &str =
    "SELECT COALESCE(MAX(at), 0) FROM letter WHERE site = $1 AND way = $2 AND person = $3 AND urgent = $4";
const LETTERS_DUE: &str = "SELECT id, way, person, urgent, at, next, failures, state, error, body FROM letter \
     WHERE site = $1 AND state = 'waiting' AND next <= $2 ORDER BY next LIMIT $3";
const LETTERS: &str = "SELECT id, way, person, urgent, at, next, failures, state, error, body FROM letter \
     WHERE site = $1 ORDER BY at DESC, id DESC LIMIT $2";
const TRIED: &str =
    "UPDATE letter SET next = $3, failures = $4, state = $5, error = $6 WHERE site = $1 AND id = $2";
const CONTACT: &str = "SELECT mail, lang FROM contact WHERE site = $1 AND person = $2";
const SET_CONTACT: &str = "INSERT INTO contact (site, person, mail, lang) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (site, person) DO UPDATE SET mail = excluded.mail, lang = excluded.lang";
const DROP_FEED: &str = "DELETE FROM feed WHERE site = $1 AND person = $2";
const ADD_FEED: &str = "INSERT INTO feed (token_hash, site, person, at) VALUES ($1, $2, $3, $4)";
const FEED: &str = "SELECT site, person FROM feed WHERE token_hash = $1";
const FEED_OF: &str = "SELECT at FROM feed WHERE site = $1 AND person = $2";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[
    CURSOR,
    MOVE,
    ADD,
    INBOX,
    UNSEEN,
    SEE,
    SEE_ALL,
    PENDING,
    SETTLE,
    ADD_LETTER,
    LAST,
    LETTERS_DUE,
    LETTERS,
    TRIED,
    CONTACT,
    SET_CONTACT,
    DROP_FEED,
    ADD_FEED,
    FEED,
    FEED_OF,
];

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

    /// When a way was last used for a person, in or out of turn, in milliseconds UTC; 0 for never.
    pub async fn last_letter(&self, site: SiteId, way: &str, person: &str, urgent: bool) -> Result<i64> {
        let with = values![site.to_string(), way, person, i64::from(urgent)];
        self.db.run().one(LAST, &with).await?.map_or(Ok(0), |r| r.int(0))
    }

    /// Messages to be tried by an instant.
    pub async fn letters_due(&self, site: SiteId, now: i64, limit: i64) -> Result<Vec<LetterRow>> {
        let with = values![site.to_string(), now, limit];
        self.db.run().all(LETTERS_DUE, &with).await?.iter().map(letter).collect()
    }

    /// Messages whatever became of them, newest first.
    pub async fn letters(&self, site: SiteId, limit: i64) -> Result<Vec<LetterRow>> {
        self.db.run().all(LETTERS, &values![site.to_string(), limit]).await?.iter().map(letter).collect()
    }

    /// Notes what became of a try: `next`, `failures`, `state` and `error` are taken from the row.
    pub async fn letter_tried(&self, site: SiteId, row: &LetterRow) -> Result<()> {
        let with = values![
            site.to_string(),
            row.id.as_str(),
            row.next,
            row.failures,
            row.state.as_str(),
            row.error.as_str()
        ];
        self.db.run().execute(TRIED, &with).await.map(drop)
    }

    /// Where a person is reached.
    pub async fn contact(&self, site: SiteId, person: PersonId) -> Result<Contact> {
        let row = self.db.run().one(CONTACT, &values![site.to_string(), person.to_string()]).await?;
        row.map_or(Ok(Contact::default()), |r| Ok(Contact { mail: r.text(0)?, lang: r.text(1)? }))
    }

    /// Sets where a person is reached.
    pub async fn set_contact(&self, site: SiteId, person: PersonId, contact: &Contact) -> Result<()> {
        let with =
            values![site.to_string(), person.to_string(), contact.mail.as_str(), contact.lang.as_str()];
        self.db.run().execute(SET_CONTACT, &with).await.map(drop)
    }

    /// Replaces the secret of a person's calendar feed; only its hash is stored.
    pub async fn set_feed(&self, site: SiteId, person: PersonId, token_hash: &str, at: i64) -> Result<()> {
        let mut connection = self.db.begin().await?;
        let key = values![site.to_string(), person.to_string()];
        connection.execute(DROP_FEED, &key).await?;
        let with = values![token_hash, site.to_string(), person.to_string(), at];
        connection.execute(ADD_FEED, &with).await?;
        connection.commit().await
    }

    /// Revokes a person's calendar feed.
    pub async fn drop_feed(&self, site: SiteId, person: PersonId) -> Result<()> {
        self.db.run().execute(DROP_FEED, &values![site.to_string(), person.to_string()]).await.map(drop)
    }

    /// Whose calendar feed a secret opens, by its hash.
    pub async fn feed(&self, token_hash: &str) -> Result<Option<(SiteId, PersonId)>> {
        let row = self.db.run().one(FEED, &values![token_hash]).await?;
        row.map(|r| Ok((r.parsed(0)?, r.parsed(1)?))).transpose()
    }

    /// When a person's calendar feed was made, in milliseconds UTC.
    pub async fn feed_made(&self, site: SiteId, person: PersonId) -> Result<Option<i64>> {
        let row = self.db.run().one(FEED_OF, &values![site.to_string(), person.to_string()]).await?;
        row.map(|r| r.int(0)).transpose()
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

    /// Adds a notice, unless it is there.
    pub async fn add_notice(&mut self, n: &NoticeRow) -> Result<()> {
        let with: [Value; 7] = values![
            self.site.to_string(),
            n.id.as_str(),
            n.person.as_str(),
            n.at,
            n.seen,
            n.settled,
            n.body.as_str()
        ];
        self.connection.execute(ADD, &with).await.map(drop)
    }

    /// Notes that a notice went out or needs not to.
    pub async fn settle(&mut self, id: &str, at: i64) -> Result<()> {
        self.connection.execute(SETTLE, &values![self.site.to_string(), id, at]).await.map(drop)
    }

    /// Adds a message to be sent.
    pub async fn add_letter(&mut self, l: &LetterRow) -> Result<()> {
        let with = values![
            self.site.to_string(),
            l.id.as_str(),
            l.way.as_str(),
            l.person.as_str(),
            i64::from(l.urgent),
            l.at,
            l.next,
            l.failures,
            l.state.as_str(),
            l.error.as_str(),
            l.body.as_str(),
        ];
        self.connection.execute(ADD_LETTER, &with).await.map(drop)
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
    })
}

fn letter(r: &Row) -> Result<LetterRow> {
    Ok(LetterRow {
        id: r.text(0)?,
        way: r.text(1)?,
        person: r.text(2)?,
        urgent: r.int(3)? == 1,
        at: r.int(4)?,
        next: r.int(5)?,
        failures: r.int(6)?,
        state: r.text(7)?,
        error: r.text(8)?,
        body: r.text(9)?,
    })
}
