//! Working tables of access: password hashes, sessions, plans of imports. Outside the log, because secrets never enter it.

use ledger::{PersonId, SiteId};

use crate::db::{Run as _, values};
use crate::{Result, Store};

/// A stored password hash and its failures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// Argon2 hash in PHC form.
    pub hash: String,
    /// Wrong passwords in a row.
    pub failures: i64,
    /// No sign-in before this instant, in milliseconds UTC; 0 when not locked.
    pub locked_until: i64,
}

/// A session. Only the hash of its token is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// SM3 of the token in the cookie.
    pub token_hash: String,
    /// Site.
    pub site: SiteId,
    /// Who.
    pub person: PersonId,
    /// Token that every form of the session carries.
    pub csrf: String,
    /// Begun, in milliseconds UTC.
    pub created_at: i64,
    /// Last used, in milliseconds UTC.
    pub seen_at: i64,
    /// Ends, in milliseconds UTC.
    pub expires_at: i64,
}

const CREDENTIAL: &str =
    "SELECT hash, failures, locked_until FROM credential WHERE site = $1 AND person = $2";
const SET_CREDENTIAL: &str = "INSERT INTO credential (site, person, hash, failures, locked_until) VALUES ($1, $2, $3, 0, 0) \
     ON CONFLICT (site, person) DO UPDATE SET hash = excluded.hash, failures = 0, locked_until = 0";
const SET_FAILURES: &str =
    "UPDATE credential SET failures = $3, locked_until = $4 WHERE site = $1 AND person = $2";
const FAILED: &str = "UPDATE credential SET failures = failures + 1 WHERE site = $1 AND person = $2";
const ADD_SESSION: &str = "INSERT INTO session (token_hash, site, person, csrf, created_at, seen_at, expires_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)";
const SESSION: &str = "SELECT token_hash, site, person, csrf, created_at, seen_at, expires_at FROM session WHERE token_hash = $1";
const SEEN: &str = "UPDATE session SET seen_at = $2, expires_at = $3 WHERE token_hash = $1";
const END: &str = "DELETE FROM session WHERE token_hash = $1";
const END_ALL: &str = "DELETE FROM session WHERE site = $1 AND person = $2 AND token_hash <> $3";
const SWEEP: &str = "DELETE FROM session WHERE expires_at < $1";
const PUT_PLAN: &str = "INSERT INTO plan (site, id, at, body) VALUES ($1, $2, $3, $4)";
const PLAN: &str = "SELECT body FROM plan WHERE site = $1 AND id = $2";
const DROP_PLAN: &str = "DELETE FROM plan WHERE site = $1 AND id = $2";
const SWEEP_PLANS: &str = "DELETE FROM plan WHERE at < $1";

const PUT_CODE: &str = "INSERT INTO first_code (site, person, hash, until) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (site, person) DO UPDATE SET hash = excluded.hash, until = excluded.until";
const CODE: &str = "SELECT hash FROM first_code WHERE site = $1 AND person = $2 AND until > $3";
const DROP_CODE: &str = "DELETE FROM first_code WHERE site = $1 AND person = $2";
const SWEEP_CODES: &str = "DELETE FROM first_code WHERE until <= $1";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[
    CREDENTIAL,
    SET_CREDENTIAL,
    SET_FAILURES,
    FAILED,
    ADD_SESSION,
    SESSION,
    SEEN,
    END,
    END_ALL,
    SWEEP,
    PUT_PLAN,
    PLAN,
    DROP_PLAN,
    SWEEP_PLANS,
    PUT_CODE,
    CODE,
    DROP_CODE,
    SWEEP_CODES,
];

/// # Errors
/// Every function fails only when the database does not answer.
#[allow(clippy::missing_errors_doc, reason = "said once above")]
impl Store {
    /// A person's password hash and failures.
    pub async fn credential(&self, site: SiteId, person: PersonId) -> Result<Option<Credential>> {
        let row = self.db.run().one(CREDENTIAL, &values![site.to_string(), person.to_string()]).await?;
        row.map(|r| Ok(Credential { hash: r.text(0)?, failures: r.int(1)?, locked_until: r.int(2)? }))
            .transpose()
    }

    /// Sets a password hash and forgets failures.
    pub async fn set_credential(&self, site: SiteId, person: PersonId, hash: &str) -> Result<()> {
        self.db
            .run()
            .execute(SET_CREDENTIAL, &values![site.to_string(), person.to_string(), hash])
            .await
            .map(drop)
    }

    /// Counts one more wrong password, atomically, so that parallel attempts cannot hide behind each other.
    pub async fn count_failure(&self, site: SiteId, person: PersonId) -> Result<()> {
        self.db.run().execute(FAILED, &values![site.to_string(), person.to_string()]).await.map(drop)
    }

    /// Sets failures and lock.
    pub async fn set_failures(
        &self,
        site: SiteId,
        person: PersonId,
        failures: i64,
        locked_until: i64,
    ) -> Result<()> {
        let row = values![site.to_string(), person.to_string(), failures, locked_until];
        self.db.run().execute(SET_FAILURES, &row).await.map(drop)
    }

    /// Begins a session.
    pub async fn add_session(&self, s: &SessionRow) -> Result<()> {
        let row = values![
            s.token_hash.as_str(),
            s.site.to_string(),
            s.person.to_string(),
            s.csrf.as_str(),
            s.created_at,
            s.seen_at,
            s.expires_at
        ];
        self.db.run().execute(ADD_SESSION, &row).await.map(drop)
    }

    /// The session with that token hash, whether or not it has expired.
    pub async fn session(&self, token_hash: &str) -> Result<Option<SessionRow>> {
        let row = self.db.run().one(SESSION, &values![token_hash]).await?;
        row.map(|r| {
            Ok(SessionRow {
                token_hash: r.text(0)?,
                site: r.parsed(1)?,
                person: r.parsed(2)?,
                csrf: r.text(3)?,
                created_at: r.int(4)?,
                seen_at: r.int(5)?,
                expires_at: r.int(6)?,
            })
        })
        .transpose()
    }

    /// Notes that a session was used and prolongs it.
    pub async fn touch_session(&self, token_hash: &str, seen_at: i64, expires_at: i64) -> Result<()> {
        self.db.run().execute(SEEN, &values![token_hash, seen_at, expires_at]).await.map(drop)
    }

    /// Ends a session.
    pub async fn end_session(&self, token_hash: &str) -> Result<()> {
        self.db.run().execute(END, &values![token_hash]).await.map(drop)
    }

    /// Ends a person's sessions, but for the one with that token hash.
    pub async fn end_sessions(&self, site: SiteId, person: PersonId, but: &str) -> Result<()> {
        self.db.run().execute(END_ALL, &values![site.to_string(), person.to_string(), but]).await.map(drop)
    }

    /// Forgets sessions and one-time codes that expired before an instant, and import plans older than a day.
    pub async fn sweep(&self, now: i64) -> Result<()> {
        self.db.run().execute(SWEEP, &values![now]).await?;
        self.db.run().execute(SWEEP_CODES, &values![now]).await?;
        self.db.run().execute(SWEEP_PLANS, &values![now - 86_400_000]).await.map(drop)
    }

    /// Keeps the hash of the one-time code with which an account sets its first password, until an instant.
    pub async fn put_first_code(&self, site: SiteId, person: PersonId, hash: &str, until: i64) -> Result<()> {
        let row = values![site.to_string(), person.to_string(), hash, until];
        self.db.run().execute(PUT_CODE, &row).await.map(drop)
    }

    /// The hash of an account's one-time code, if there is one that still holds.
    pub async fn first_code(&self, site: SiteId, person: PersonId, now: i64) -> Result<Option<String>> {
        let row = self.db.run().one(CODE, &values![site.to_string(), person.to_string(), now]).await?;
        row.map(|r| r.text(0)).transpose()
    }

    /// Forgets an account's one-time code. Returns whether there was one, so that of two who use it one does.
    pub async fn drop_first_code(&self, site: SiteId, person: PersonId) -> Result<bool> {
        let gone = self.db.run().execute(DROP_CODE, &values![site.to_string(), person.to_string()]).await?;
        Ok(gone > 0)
    }

    /// Keeps a plan that waits for somebody's yes.
    pub async fn put_plan(&self, site: SiteId, id: &str, at: i64, body: &str) -> Result<()> {
        self.db.run().execute(PUT_PLAN, &values![site.to_string(), id, at, body]).await.map(drop)
    }

    /// A plan.
    pub async fn plan(&self, site: SiteId, id: &str) -> Result<Option<String>> {
        let row = self.db.run().one(PLAN, &values![site.to_string(), id]).await?;
        row.map(|r| r.text(0)).transpose()
    }

    /// Forgets a plan.
    pub async fn drop_plan(&self, site: SiteId, id: &str) -> Result<()> {
        self.db.run().execute(DROP_PLAN, &values![site.to_string(), id]).await.map(drop)
    }
}
