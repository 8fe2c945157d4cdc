//! People and their accounts.

mod first;
mod import;
mod out;
mod rows;

use ledger::{
    Account, Action, EventBody, Faults, NewEvent, Person, PersonId, Refusal, RefusalKind, Role, Roles, UnitId,
};

use crate::access::{check_password, check_username, hash_password};
use crate::document::parse;
use crate::view::PersonForm;
use crate::{Call, Result, Service, ServiceError, act_of, fresh};

impl Service {
    /// Adds or changes a leader or account. A new password ends the account's sessions. Who only administers leaves
    /// roles as they are; who only grants roles changes nothing else (GB/T 22239-2019, 8.1.5).
    ///
    /// # Errors
    /// When a field cannot be used, the user name is taken, roles exclude each other, or nobody would be left who can
    /// administer.
    pub async fn record_person(&self, call: &Call, form: PersonForm) -> Result<()> {
        if !call.may(Action::GrantRoles) {
            call.must(Action::Administer)?;
        }
        let mut faults = Faults::default();
        let sets = sets_password(call, &form);
        if sets {
            // A password is looked at with whatever name there is, so that both are mended at once.
            faults.take(check_password(&form.password, &form.username.trim().to_lowercase()));
        }
        let hash = match sets && faults.is_empty() {
            true => Some(hash_password(form.password.clone()).await?),
            false => None,
        };
        let separated = self.site_of(call.site()).await?.separated;
        let mut tx = self.store.begin(call.site()).await?;
        let people = tx.people().await?;
        let before = match form.id.as_str() {
            "" => None,
            id => {
                let id: PersonId = parse(id)?;
                Some(people.iter().find(|v| v.entity.id == id).ok_or(ServiceError::NotFound)?)
            }
        };
        let last = people.iter().map(|v| v.entity.position).max().unwrap_or(0);
        let id = before.map_or_else(|| PersonId(fresh()), |v| v.entity.id);
        let person = person_of(call, &form, before.map(|v| &v.entity), (id, last), &mut faults)?;
        let others: Vec<&Person> = people.iter().map(|v| &v.entity).filter(|p| p.id != person.id).collect();
        faults.take(check_username_free(&person, &others));
        let needs_password = person.account.is_some() && before.is_none_or(|v| v.entity.account.is_none());
        faults.unless(sets || !needs_password, || Refusal::invalid("refused-no-password"));
        faults.none()?;
        check_somebody_left(others.iter().copied().chain([&person]), separated)?;
        let (id, lost) = (person.id, !person.active || person.account.is_none());
        let mut events = vec![NewEvent::at(id, form.version, EventBody::PersonRecorded { person })];
        if hash.is_some() {
            events.push(NewEvent::on(id, EventBody::PasswordSet {}));
        }
        tx.append(&act_of(call), events).await?;
        tx.commit().await?;
        if let Some(hash) = &hash {
            self.store.set_credential(call.site(), id, hash).await?;
        }
        if hash.is_some() || lost {
            self.store.end_sessions(call.site(), id, "").await?;
        }
        Ok(())
    }
}

/// Whether a form sets a password.
fn sets_password(call: &Call, form: &PersonForm) -> bool {
    !form.username.trim().is_empty() && !form.password.is_empty() && call.may(Action::Administer)
}

/// What a form makes of a person, as far as the actor may, and what of it cannot be; a new one gets the identifier and
/// comes after the `last`.
fn person_of(
    call: &Call,
    form: &PersonForm,
    before: Option<&Person>,
    (id, last): (PersonId, i64),
    faults: &mut Faults,
) -> Result<Person> {
    let (administers, grants) = (call.may(Action::Administer), call.may(Action::GrantRoles));
    grants_to_another(call, form, before)?;
    let held = before.and_then(|p| p.account.as_ref()).map(|a| a.roles).unwrap_or_default();
    let roles = if grants { roles_of(&form.role) } else { held };
    if !administers {
        let Some(known) = before else { return Err(only_administrators()) };
        let Some(account) = known.account.clone() else { return Err(only_administrators()) };
        let person = Person { account: Some(Account { roles, ..account }), ..known.clone() };
        person.check()?;
        return Ok(person);
    }
    faults
        .unless((1..=40).contains(&form.name.trim().chars().count()), || Refusal::invalid("refused-no-name"));
    let account = match form.username.trim() {
        "" => None,
        name => {
            let username = faults.take(check_username(name)).unwrap_or_default();
            Some(Account { username, roles })
        }
    };
    let unit: Option<UnitId> = if form.unit.is_empty() { None } else { Some(parse(&form.unit)?) };
    // A new account for which nobody has granted a role yet may do nothing; that is no fault of who makes it.
    if grants || !roles.is_empty() {
        faults.take(account.as_ref().map_or(Ok(()), |a| a.roles.check(unit.is_some())));
    }
    Ok(Person {
        id,
        name: form.name.trim().to_owned(),
        post: form.post.trim().to_owned(),
        unit,
        leader: form.leader == "on",
        account,
        position: before.map_or_else(|| last + 1, |p| p.position),
        active: form.active == "on",
    })
}

/// Whoever administers security grants roles to others, and none to themselves (GB/T 22239-2019, 8.1.5: duties apart).
fn grants_to_another(call: &Call, form: &PersonForm, before: Option<&Person>) -> Result<()> {
    let own = before.is_some_and(|p| p.id == call.actor.person);
    let changes = before.is_some_and(|p| p.roles() != roles_of(&form.role));
    if own && changes && call.actor.roles.has(Role::SecurityAdministrator) {
        return Err(Refusal::new(RefusalKind::Forbidden, "refused-own-roles").into());
    }
    Ok(())
}

fn only_administrators() -> ServiceError {
    let roles = Action::Administer.grants().iter().map(|(role, _)| format!("role-{}", role.code()));
    Refusal::new(RefusalKind::Forbidden, "refused-role")
        .with_word("action", "right-administer")
        .with_words("who", roles)
        .into()
}

/// Roles as a form holds them: codes joined by commas.
fn roles_of(codes: &str) -> Roles {
    codes.split(',').filter_map(|code| Role::from_code(code.trim())).collect()
}

/// No two accounts share a name.
fn check_username_free(person: &Person, others: &[&Person]) -> std::result::Result<(), Refusal> {
    if let Some(account) = &person.account
        && !account.username.is_empty()
        && others.iter().any(|p| p.account.as_ref().is_some_and(|a| a.username == account.username))
    {
        return Err(Refusal::conflict("refused-username-taken").with("name", &account.username));
    }
    Ok(())
}

/// Somebody must be left who can administer.
fn check_somebody_left<'a>(everyone: impl Iterator<Item = &'a Person>, separated: bool) -> Result<()> {
    if separated {
        return administrators_left(everyone);
    }
    if everyone.into_iter().any(|p| p.roles().has(Role::Supervisor)) {
        return Ok(());
    }
    Err(Refusal::conflict("refused-last-supervisor").into())
}

/// Refuses when one of the three administrators of a site with administrators of its own is missing.
pub(crate) fn administrators_left<'a>(people: impl Iterator<Item = &'a Person>) -> Result<()> {
    let held: Roles = people.flat_map(|p| p.roles().iter()).collect();
    match [Role::SystemAdministrator, Role::SecurityAdministrator, Role::Auditor]
        .into_iter()
        .find(|role| !held.has(*role))
    {
        Some(missing) => Err(Refusal::conflict("refused-no-administrator")
            .with_word("role", &format!("role-{}", missing.code()))
            .into()),
        None => Ok(()),
    }
}
