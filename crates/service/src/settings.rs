//! Units, people and accounts.

use ledger::{
    Account, Action, EventBody, NewEvent, Person, PersonId, Refusal, Role, Site, Unit, UnitId, UnitKind,
};

use crate::access::{check_password, check_username, hash_password};
use crate::document::parse;
use crate::names::split_names;
use crate::setup::check_area_code;
use crate::view::{PersonForm, PersonLine, Settings, UnitForm, UnitLine};
use crate::{Call, Result, Service, ServiceError, act_of, fresh};

impl Service {
    /// The site's lists.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn settings(&self, call: &Call) -> Result<Settings> {
        call.actor.must(Action::Read)?;
        let names = self.names(call.site()).await?;
        let on = |yes: bool| if yes { "on".to_owned() } else { String::new() };
        let units = self.store.units(call.site()).await?;
        let people = self.store.people(call.site()).await?;
        let may_administer = call.may(Action::Administer);
        Ok(Settings {
            site_name: names.site.name.clone(),
            area_code: names.site.area_code.clone(),
            units: units
                .into_iter()
                .map(|v| UnitLine {
                    kind: v.entity.kind,
                    leader: v.entity.leader.map(|l| names.person(l).name),
                    form: UnitForm {
                        id: v.entity.id.to_string(),
                        name: v.entity.name,
                        aliases: v.entity.aliases.join("、"),
                        kind: v.entity.kind.code().to_owned(),
                        leader: v.entity.leader.map(|l| l.to_string()).unwrap_or_default(),
                        active: on(v.entity.active),
                        version: v.version,
                    },
                })
                .collect(),
            people: people
                .into_iter()
                // Who has an account is the administrator's business; leaders are everybody's.
                .filter(|v| may_administer || v.entity.leader)
                .map(|v| {
                    let account = v.entity.account.filter(|_| may_administer);
                    PersonLine {
                        unit: v.entity.unit.map(|u| names.unit(u).name),
                        role: account.as_ref().map(|a| a.role),
                        form: PersonForm {
                            id: v.entity.id.to_string(),
                            name: v.entity.name,
                            post: v.entity.post,
                            unit: v.entity.unit.map(|u| u.to_string()).unwrap_or_default(),
                            leader: on(v.entity.leader),
                            username: account.as_ref().map(|a| a.username.clone()).unwrap_or_default(),
                            role: account.map_or("", |a| a.role.code()).to_owned(),
                            password: String::new(),
                            active: on(v.entity.active),
                            version: v.version,
                        },
                    }
                })
                .collect(),
            may_administer,
        })
    }

    /// Changes the site's name or area code.
    ///
    /// # Errors
    /// When they cannot be used.
    pub async fn change_site(&self, call: &Call, name: &str, area_code: &str) -> Result<()> {
        call.actor.must(Action::Administer)?;
        check_area_code(area_code)?;
        if name.trim().is_empty() || name.trim().chars().count() > 40 {
            return Err(Refusal::invalid("refused-site-name").into());
        }
        let site =
            Site { id: call.site(), name: name.trim().to_owned(), area_code: area_code.trim().to_owned() };
        let mut tx = self.store.begin(call.site()).await?;
        tx.append(&act_of(call), vec![NewEvent::on(call.site(), EventBody::SiteChanged { site })]).await?;
        Ok(tx.commit().await?)
    }

    /// Adds or changes a unit.
    ///
    /// # Errors
    /// When a field cannot be used or somebody else changed the unit first.
    pub async fn record_unit(&self, call: &Call, form: UnitForm) -> Result<()> {
        call.actor.must(Action::Administer)?;
        let name = form.name.trim();
        if name.is_empty() || name.chars().count() > 60 {
            return Err(Refusal::invalid("refused-unit-name").into());
        }
        let mut tx = self.store.begin(call.site()).await?;
        let units = tx.units().await?;
        let id = if form.id.is_empty() { UnitId(fresh()) } else { parse(&form.id)? };
        if units.iter().any(|v| v.entity.id != id && v.entity.active && v.entity.name == name) {
            return Err(Refusal::conflict("refused-unit-exists").with("name", name).into());
        }
        let before = units.iter().find(|v| v.entity.id == id);
        if before.is_none() && !form.id.is_empty() {
            return Err(ServiceError::NotFound);
        }
        let unit = Unit {
            id,
            name: name.to_owned(),
            aliases: split_names(&form.aliases).map(str::to_owned).collect(),
            kind: UnitKind::from_code(&form.kind).unwrap_or_default(),
            leader: if form.leader.is_empty() { None } else { Some(parse(&form.leader)?) },
            parent: before.and_then(|v| v.entity.parent),
            position: before.map_or_else(
                || units.iter().map(|v| v.entity.position).max().unwrap_or(0) + 1,
                |v| v.entity.position,
            ),
            active: form.active == "on",
        };
        tx.append(&act_of(call), vec![NewEvent::at(id, form.version, EventBody::UnitRecorded { unit })])
            .await?;
        Ok(tx.commit().await?)
    }

    /// Adds or changes a leader or account. A new password ends the account's sessions.
    ///
    /// # Errors
    /// When a field cannot be used, the user name is taken, or the last supervisor would be lost.
    pub async fn record_person(&self, call: &Call, form: PersonForm) -> Result<()> {
        call.actor.must(Action::Administer)?;
        if form.name.trim().is_empty() || form.name.trim().chars().count() > 40 {
            return Err(Refusal::invalid("refused-no-name").into());
        }
        let account = account_of(&form)?;
        let hash = match (&account, form.password.as_str()) {
            (Some(account), password) if !password.is_empty() => {
                check_password(password, &account.username)?;
                Some(hash_password(password.to_owned()).await?)
            }
            _ => None,
        };
        let mut tx = self.store.begin(call.site()).await?;
        let people = tx.people().await?;
        let id = if form.id.is_empty() { PersonId(fresh()) } else { parse(&form.id)? };
        let before = people.iter().find(|v| v.entity.id == id);
        if before.is_none() && !form.id.is_empty() {
            return Err(ServiceError::NotFound);
        }
        let person = Person {
            id,
            name: form.name.trim().to_owned(),
            post: form.post.trim().to_owned(),
            unit: if form.unit.is_empty() { None } else { Some(parse(&form.unit)?) },
            leader: form.leader == "on",
            account,
            position: before.map_or_else(
                || people.iter().map(|v| v.entity.position).max().unwrap_or(0) + 1,
                |v| v.entity.position,
            ),
            active: form.active == "on",
        };
        let everyone = || people.iter().map(|v| &v.entity).filter(|p| p.id != id);
        check_accounts(&person, everyone().collect())?;
        let needs_password = person.account.is_some() && before.is_none_or(|v| v.entity.account.is_none());
        if needs_password && hash.is_none() {
            return Err(Refusal::invalid("refused-no-password").into());
        }
        let lost = !person.active || person.account.is_none();
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

fn account_of(form: &PersonForm) -> Result<Option<Account>> {
    if form.username.trim().is_empty() {
        return Ok(None);
    }
    let role = Role::from_code(&form.role).ok_or_else(|| Refusal::invalid("refused-role-missing"))?;
    Ok(Some(Account { username: check_username(&form.username)?, role }))
}

/// No two accounts share a name, and somebody must be left who can administer.
fn check_accounts(person: &Person, others: Vec<&Person>) -> Result<()> {
    if let Some(account) = &person.account
        && others.iter().any(|p| p.account.as_ref().is_some_and(|a| a.username == account.username))
    {
        return Err(Refusal::conflict("refused-username-taken").with("name", &account.username).into());
    }
    let supervises = |p: &Person| p.active && p.account.as_ref().is_some_and(|a| a.role == Role::Supervisor);
    if !supervises(person) && !others.into_iter().any(supervises) {
        return Err(Refusal::conflict("refused-last-supervisor").into());
    }
    Ok(())
}
