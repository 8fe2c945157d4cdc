//! The first sign-in of an account that came in with a table: a one-time code, and a password of one's own. Who makes the
//! account hands the code out on paper and never knows the password.

use ledger::{Action, EventBody, NewEvent, Person, PersonId, Refusal, hash_text};
use store::Act;

use crate::access::{check_password, hash_password};
use crate::document::parse;
use crate::view::{FirstForm, NewAccount};
use crate::{Call, Result, Service, ServiceError, SignedIn, act_of, fresh};

/// How long a code holds, in milliseconds: fourteen days.
const CODE_MILLIS: i64 = 14 * 86_400_000;

impl Service {
    /// Makes a code for an account and keeps its hash. Returns the code, which is told once.
    pub(super) async fn give_code(&self, call: &Call, person: PersonId) -> Result<String> {
        let code = identity::code().map_err(|e| ServiceError::Internal(e.to_string()))?;
        let until = call.at + CODE_MILLIS;
        self.store.put_first_code(call.site(), person, &code_hash(person, &code), until).await?;
        Ok(code)
    }

    /// Hands out a code anew: to somebody whose code was lost or too old, or who forgot the password.
    ///
    /// # Errors
    /// When the actor does not administer, or there is no such account in use.
    pub async fn code_again(&self, call: &Call, person: &str) -> Result<NewAccount> {
        call.must(Action::Administer)?;
        let id: PersonId = parse(person)?;
        let names = self.names(call.site()).await?;
        let mut tx = self.store.begin(call.site()).await?;
        let known = tx.people().await?.into_iter().find(|v| v.entity.id == id);
        let person = known.ok_or(ServiceError::NotFound)?.entity;
        let refusal = || Refusal::conflict("refused-no-account").with("name", &person.name);
        let account = person.account.as_ref().filter(|_| person.active).ok_or_else(refusal)?;
        tx.append(&act_of(call), vec![NewEvent::on(id, EventBody::FirstCodeGiven {})]).await?;
        tx.commit().await?;
        Ok(NewAccount {
            name: person.name.clone(),
            unit: person.unit.map(|u| names.unit(u).name).unwrap_or_default(),
            username: account.username.clone(),
            code: self.give_code(call, id).await?,
        })
    }

    /// Whether what was typed is the code of an account that has no password yet.
    pub(crate) async fn code_fits(
        &self,
        site: ledger::SiteId,
        person: PersonId,
        typed: &str,
        at: i64,
    ) -> Result<bool> {
        let kept = self.store.first_code(site, person, at).await?;
        Ok(kept.is_some_and(|hash| hash == code_hash(person, typed)))
    }

    /// Sets the first password of an account by its code, and signs in. The code is used up.
    ///
    /// # Errors
    /// When name and code do not belong together or the code is too old, or the password is too weak or was mistyped.
    pub async fn first_sign_in(&self, form: &FirstForm, address: &str, at: i64) -> Result<SignedIn> {
        let wrong = || ServiceError::from(Refusal::invalid("refused-first-code"));
        let site = self.site().await?.ok_or_else(wrong)?.id;
        let username = form.username.trim().to_lowercase();
        let known = self.store.person_by_username(site, &username).await?.map(|v| v.entity);
        let person: Person = known.filter(|p| p.active).ok_or_else(wrong)?;
        if !self.code_fits(site, person.id, &form.code, at).await? {
            return Err(wrong());
        }
        if form.password != form.repeat {
            return Err(Refusal::invalid("password-differs").into());
        }
        check_password(&form.password, &username)?;
        let hash = hash_password(form.password.clone()).await?;
        // Of two who use one code at once, one is first.
        if !self.store.drop_first_code(site, person.id).await? {
            return Err(wrong());
        }
        let act = Act { id: ledger::ActId(fresh()), actor: Some(person.id), at };
        let mut tx = self.store.begin(site).await?;
        tx.append(&act, vec![NewEvent::on(person.id, EventBody::PasswordSet {})]).await?;
        tx.commit().await?;
        self.store.set_credential(site, person.id, &hash).await?;
        self.sign_in(&username, &form.password, address, at).await
    }
}

/// What is kept of a code: it belongs to one person, and has too many possibilities to be tried.
fn code_hash(person: PersonId, code: &str) -> String {
    hash_text(format!("{person} {}", identity::plain_code(code)).as_bytes())
}
