//! Signing in and out.

use identity::IdentityError;
use ledger::{Account, Action, Actor, EventBody, NewEvent, Person, Refusal, Site, hash_text};
use store::{Act, Credential, SessionRow, Versioned};

use crate::{Call, Result, Service, ServiceError, act_of, fresh};

/// Wrong passwords in a row before an account is locked (PRACTICE 5.3: five).
const MAX_FAILURES: i64 = 5;
/// How long it is locked, in milliseconds: thirty minutes.
const LOCK_MILLIS: i64 = 30 * 60_000;
/// How long a session lasts without use, in milliseconds: thirty minutes …
const IDLE_MILLIS: i64 = 30 * 60_000;
/// … and at most: twelve hours.
const SESSION_MILLIS: i64 = 12 * 3_600_000;
/// A session's last use is written at most so often, in milliseconds.
const TOUCH_MILLIS: i64 = 60_000;

/// A sign-in that succeeded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// Token for the cookie.
    pub token: String,
}

/// A session in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Who and when.
    pub call: Call,
    /// Token that every form must carry.
    pub csrf: String,
    /// User name.
    pub username: String,
}

impl Service {
    /// Checks a password and begins a session. Which of name and password was wrong is not told.
    ///
    /// # Errors
    /// `refused-sign-in`, or `refused-locked` with the minutes left.
    pub async fn sign_in(&self, username: &str, password: &str, address: &str, at: i64) -> Result<SignedIn> {
        let wrong = || ServiceError::from(Refusal::invalid("refused-sign-in"));
        let site = self.site().await?.ok_or_else(wrong)?;
        let username = username.trim().to_lowercase();
        let known = match self.store.person_by_username(site.id, &username).await? {
            Some(p) if p.entity.active => match self.store.credential(site.id, p.entity.id).await? {
                Some(credential) => Some((p, credential)),
                None if self.code_fits(site.id, p.entity.id, password, at).await? => {
                    return Err(Refusal::invalid("refused-first-sign-in").into());
                }
                None => None,
            },
            _ => None,
        };
        let Some((person, credential)) = known else {
            let password = password.to_owned();
            blocking(move || identity::matches_nobody(&password)).await?;
            return Err(wrong());
        };
        if credential.locked_until > at {
            let minutes = (credential.locked_until - at).div_euclid(60_000) + 1;
            return Err(Refusal::invalid("refused-locked").with("minutes", minutes).into());
        }
        let (password, hash) = (password.to_owned(), credential.hash.clone());
        if blocking(move || identity::matches(&password, &hash)).await? {
            return self.begin_session(&site, &person, &credential, address, at).await;
        }
        self.note_failure(&site, &person, address, at).await?;
        Err(wrong())
    }

    async fn begin_session(
        &self,
        site: &Site,
        person: &Versioned<Person>,
        credential: &Credential,
        address: &str,
        at: i64,
    ) -> Result<SignedIn> {
        let id = person.entity.id;
        if credential.failures > 0 {
            self.store.set_failures(site.id, id, 0, 0).await?;
        }
        let token = identity::token().map_err(system)?;
        let row = SessionRow {
            token_hash: hash_text(token.as_bytes()),
            site: site.id,
            person: id,
            csrf: identity::token().map_err(system)?,
            created_at: at,
            seen_at: at,
            expires_at: at + IDLE_MILLIS,
        };
        self.note(site, &person.entity, EventBody::SignedIn { address: address.to_owned() }, at).await?;
        self.store.add_session(&row).await?;
        self.store.sweep(at).await?;
        Ok(SignedIn { token })
    }

    async fn note_failure(
        &self,
        site: &Site,
        person: &Versioned<Person>,
        address: &str,
        at: i64,
    ) -> Result<()> {
        let id = person.entity.id;
        self.store.count_failure(site.id, id).await?;
        let failures = self.store.credential(site.id, id).await?.map_or(0, |c| c.failures);
        if failures >= MAX_FAILURES {
            let until = at + LOCK_MILLIS;
            self.store.set_failures(site.id, id, 0, until).await?;
            self.note(site, &person.entity, EventBody::LockedOut { address: address.to_owned(), until }, at)
                .await?;
        }
        Ok(())
    }

    async fn note(&self, site: &Site, person: &Person, body: EventBody, at: i64) -> Result<()> {
        let mut tx = self.store.begin(site.id).await?;
        let act = Act { id: ledger::ActId(fresh()), actor: Some(person.id), at };
        tx.append(&act, vec![NewEvent::on(person.id, body)]).await?;
        Ok(tx.commit().await?)
    }

    /// The session of a token; prolongs it. `None` when there is none, it has ended, or its account may not act any more.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn session(&self, token: &str, at: i64) -> Result<Option<Session>> {
        let Some(row) = self.store.session(&hash_text(token.as_bytes())).await? else { return Ok(None) };
        if at >= row.expires_at || at >= row.created_at + SESSION_MILLIS {
            self.store.end_session(&row.token_hash).await?;
            return Ok(None);
        }
        let person = self.store.person(row.site, row.person).await?.map(|p| p.entity).filter(|p| p.active);
        let Some((name, unit, Account { username, roles })) =
            person.and_then(|p| Some((p.name, p.unit, p.account?)))
        else {
            return Ok(None);
        };
        if at - row.seen_at > TOUCH_MILLIS {
            self.store.touch_session(&row.token_hash, at, at + IDLE_MILLIS).await?;
        }
        let separated = self.site_of(row.site).await?.separated;
        let actor = Actor { site: row.site, person: row.person, name, roles, unit, separated };
        Ok(Some(Session { call: Call { actor, at }, csrf: row.csrf, username }))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sign_out(&self, token: &str) -> Result<()> {
        Ok(self.store.end_session(&hash_text(token.as_bytes())).await?)
    }

    /// Changes one's own password and ends one's other sessions.
    ///
    /// # Errors
    /// When the old one is wrong or the new one too weak.
    pub async fn change_password(&self, call: &Call, token: &str, old: &str, new: &str) -> Result<()> {
        call.must(Action::ChangeOwnPassword)?;
        let (site, id) = (call.site(), call.actor.person);
        let person = self.store.person(site, id).await?.ok_or(ServiceError::NotFound)?.entity;
        let username = person.account.as_ref().map(|a| a.username.clone()).unwrap_or_default();
        let credential = self.store.credential(site, id).await?.ok_or(ServiceError::NotFound)?;
        let old = old.to_owned();
        if !blocking(move || identity::matches(&old, &credential.hash)).await? {
            return Err(Refusal::invalid("refused-old-password").into());
        }
        check_password(new, &username)?;
        let hash = hash_password(new.to_owned()).await?;
        let mut tx = self.store.begin(site).await?;
        tx.append(&act_of(call), vec![NewEvent::on(id, EventBody::PasswordSet {})]).await?;
        tx.commit().await?;
        self.store.set_credential(site, id, &hash).await?;
        Ok(self.store.end_sessions(site, id, &hash_text(token.as_bytes())).await?)
    }
}

/// A user name as stored: 2 to 40 letters, digits, dots, dashes and underscores (Chinese letters too), in small letters.
pub(crate) fn check_username(username: &str) -> std::result::Result<String, Refusal> {
    let name = username.trim().to_lowercase();
    let fits = (2..=40).contains(&name.chars().count())
        && name.chars().all(|c| c.is_alphanumeric() || "._-".contains(c));
    if fits { Ok(name) } else { Err(Refusal::invalid("refused-username")) }
}

pub(crate) fn check_password(password: &str, username: &str) -> std::result::Result<(), Refusal> {
    identity::check(password, username).map_err(|e| {
        let key = match e {
            IdentityError::Short => "refused-password-short",
            IdentityError::Long => "refused-password-long",
            IdentityError::Simple | IdentityError::System => "refused-password-simple",
            IdentityError::HoldsName => "refused-password-name",
        };
        Refusal::invalid(key).with("min", identity::MIN_LENGTH)
    })
}

pub(crate) async fn hash_password(password: String) -> Result<String> {
    blocking(move || identity::hash(&password)).await?.map_err(system)
}

fn system(error: IdentityError) -> ServiceError {
    ServiceError::Internal(error.to_string())
}

/// Runs what takes a processor for long away from the threads that serve.
pub(crate) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|e| ServiceError::Internal(e.to_string()))
}
