//! Where people are reached, and the secrets of their calendar feeds. Working tables outside the log, because addresses
//! may be dropped and secrets never enter it.

use ledger::{PersonId, SiteId};

use crate::db::{Row, Run as _, values};
use crate::{Result, Store};

/// Where somebody is reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Mail address; empty for none.
    pub mail: String,
    /// Language tag of what is sent.
    pub lang: String,
    /// Nothing ordinary is sent from this time of the day on, `22:00`; empty for the site's own hours.
    pub quiet_from: String,
    /// Until this one.
    pub quiet_until: String,
}

const CONTACT: &str =
    "SELECT mail, lang, quiet_from, quiet_until FROM contact WHERE site = $1 AND person = $2";
const SET_CONTACT: &str = "INSERT INTO contact (site, person, mail, lang, quiet_from, quiet_until) VALUES ($1, $2, $3, $4, $5, $6) \
     ON CONFLICT (site, person) DO UPDATE SET mail = excluded.mail, lang = excluded.lang, \
     quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until";
const DROP_FEED: &str = "DELETE FROM feed WHERE site = $1 AND person = $2";
const ADD_FEED: &str = "INSERT INTO feed (token_hash, site, person, at) VALUES ($1, $2, $3, $4)";
const FEED: &str = "SELECT site, person FROM feed WHERE token_hash = $1";
const FEED_OF: &str = "SELECT at FROM feed WHERE site = $1 AND person = $2";
const CONTACTS: &str = "SELECT mail, lang, quiet_from, quiet_until, person FROM contact WHERE site = $1";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[CONTACT, CONTACTS, SET_CONTACT, DROP_FEED, ADD_FEED, FEED, FEED_OF];

/// # Errors
/// Every function fails only when the database does not answer.
#[allow(clippy::missing_errors_doc, reason = "said once above")]
impl Store {
    /// Where a person is reached.
    pub async fn contact(&self, site: SiteId, person: PersonId) -> Result<Contact> {
        let row = self.db.run().one(CONTACT, &values![site.to_string(), person.to_string()]).await?;
        row.as_ref().map_or(Ok(Contact::default()), contact)
    }

    /// Where everybody is reached.
    pub async fn contacts(&self, site: SiteId) -> Result<Vec<(PersonId, Contact)>> {
        let rows = self.db.run().all(CONTACTS, &values![site.to_string()]).await?;
        rows.iter().map(|r| Ok((r.parsed(4)?, contact(r)?))).collect()
    }

    /// Sets where a person is reached.
    pub async fn set_contact(&self, site: SiteId, person: PersonId, contact: &Contact) -> Result<()> {
        let with = values![
            site.to_string(),
            person.to_string(),
            contact.mail.as_str(),
            contact.lang.as_str(),
            contact.quiet_from.as_str(),
            contact.quiet_until.as_str()
        ];
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
}

fn contact(r: &Row) -> Result<Contact> {
    Ok(Contact { mail: r.text(0)?, lang: r.text(1)?, quiet_from: r.text(2)?, quiet_until: r.text(3)? })
}
