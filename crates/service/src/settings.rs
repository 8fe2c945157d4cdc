//! The site, and the lists that settings show.

use ledger::{Action, EventBody, NewEvent, Person, Refusal, Role, Site};

use crate::people::administrators_left;
use crate::setup::check_area_code;
use crate::view::{PersonForm, PersonLine, Settings, UnitForm, UnitLine};
use crate::{Call, Result, Service, act_of};

impl Service {
    /// The site's lists.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn settings(&self, call: &Call) -> Result<Settings> {
        call.must(Action::OpenDesk)?;
        let names = self.names(call.site()).await?;
        let on = |yes: bool| if yes { "on".to_owned() } else { String::new() };
        let units = self.store.units(call.site()).await?;
        let people = self.store.people(call.site()).await?;
        let (may_administer, may_grant) = (call.may(Action::Administer), call.may(Action::GrantRoles));
        let sees_accounts = may_administer || may_grant || call.may(Action::ReadViews);
        Ok(Settings {
            site_name: names.site.name.clone(),
            area_code: names.site.area_code.clone(),
            units: units
                .into_iter()
                .map(|v| UnitLine {
                    kind: v.entity.kind,
                    leader: v.entity.leader.map(|l| names.person(l).name),
                    parent: v.entity.parent.map(|u| names.unit(u).name),
                    form: UnitForm {
                        id: v.entity.id.to_string(),
                        name: v.entity.name,
                        aliases: v.entity.aliases.join("、"),
                        kind: v.entity.kind.code().to_owned(),
                        leader: v.entity.leader.map(|l| l.to_string()).unwrap_or_default(),
                        parent: v.entity.parent.map(|u| u.to_string()).unwrap_or_default(),
                        anyway: String::new(),
                        active: on(v.entity.active),
                        version: v.version,
                    },
                })
                .collect(),
            people: people
                .into_iter()
                // Who has an account is the administrator's business; leaders are everybody's.
                .filter(|v| sees_accounts || v.entity.leader)
                .map(|v| {
                    let account = v.entity.account.filter(|_| sees_accounts);
                    let roles: Vec<Role> = account.iter().flat_map(|a| a.roles.iter()).collect();
                    PersonLine {
                        unit: v.entity.unit.map(|u| names.unit(u).name),
                        form: PersonForm {
                            id: v.entity.id.to_string(),
                            name: v.entity.name,
                            post: v.entity.post,
                            unit: v.entity.unit.map(|u| u.to_string()).unwrap_or_default(),
                            leader: on(v.entity.leader),
                            username: account.as_ref().map(|a| a.username.clone()).unwrap_or_default(),
                            role: roles.iter().map(|r| r.code()).collect::<Vec<_>>().join(","),
                            password: String::new(),
                            active: on(v.entity.active),
                            version: v.version,
                        },
                        roles,
                    }
                })
                .collect(),
            may_administer,
            may_grant,
            separated: names.site.separated,
        })
    }

    /// Changes the site's name or area code, or gives it administrators of its own (三员), for good.
    ///
    /// # Errors
    /// When they cannot be used, or an administrator is missing.
    pub async fn change_site(&self, call: &Call, name: &str, area_code: &str, separate: bool) -> Result<()> {
        call.must(Action::Administer)?;
        check_area_code(area_code)?;
        if name.trim().is_empty() || name.trim().chars().count() > 40 {
            return Err(Refusal::invalid("refused-site-name").into());
        }
        let mut tx = self.store.begin(call.site()).await?;
        let before = self.site_of(call.site()).await?;
        let separated = before.separated || separate;
        if separated {
            let people: Vec<Person> = tx.people().await?.into_iter().map(|v| v.entity).collect();
            administrators_left(people.iter())?;
        }
        let site = Site {
            id: call.site(),
            name: name.trim().to_owned(),
            area_code: area_code.trim().to_owned(),
            separated,
            rules: before.rules,
        };
        tx.append(&act_of(call), vec![NewEvent::on(call.site(), EventBody::SiteChanged { site })]).await?;
        Ok(tx.commit().await?)
    }
}
