//! The first start.

use ledger::{Account, EventBody, NewEvent, Person, PersonId, Refusal, Role, Site, SiteId};
use serde::{Deserialize, Serialize};
use store::Act;

use crate::access::{check_password, check_username, hash_password};
use crate::{Result, Service, fresh};

/// What the set-up page asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SetUp {
    /// Name of the site, such as 云溪县.
    pub site_name: String,
    /// Six-digit area code or empty.
    pub area_code: String,
    /// The administrator's name.
    pub name: String,
    /// User name.
    pub username: String,
    /// Password.
    pub password: String,
}

impl Service {
    /// Whether there is a site.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn is_set_up(&self) -> Result<bool> {
        Ok(self.site().await?.is_some())
    }

    /// Name of the site; empty before set-up.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn site_name(&self) -> Result<String> {
        Ok(self.site().await?.map(|s| s.name).unwrap_or_default())
    }

    /// Makes the site and its first account, a supervisor. There is no default password.
    ///
    /// # Errors
    /// When there is a site already, or a field cannot be used.
    pub async fn set_up(&self, f: SetUp, at: i64) -> Result<()> {
        if self.is_set_up().await? {
            return Err(Refusal::conflict("refused-set-up").into());
        }
        let name = f.site_name.trim();
        if name.is_empty() || name.chars().count() > 40 {
            return Err(Refusal::invalid("refused-site-name").into());
        }
        check_area_code(&f.area_code)?;
        if f.name.trim().is_empty() {
            return Err(Refusal::invalid("refused-no-name").into());
        }
        let username = check_username(&f.username)?;
        check_password(&f.password, &username)?;
        let hash = hash_password(f.password).await?;
        let site = Site {
            id: SiteId(fresh()),
            name: name.to_owned(),
            area_code: f.area_code.trim().to_owned(),
            separated: false,
            rules: Site::first_rules(ledger::day_of(at)),
        };
        let person = Person {
            id: PersonId(fresh()),
            name: f.name.trim().to_owned(),
            post: String::new(),
            unit: None,
            leader: false,
            account: Some(Account { username, roles: Role::Supervisor.into() }),
            position: 0,
            active: true,
        };
        let (site_id, person_id) = (site.id, person.id);
        let mut tx = self.store.begin(site_id).await?;
        let act = Act { id: ledger::ActId(fresh()), actor: Some(person_id), at };
        let events = vec![
            NewEvent::at(site_id, 0, EventBody::SiteFounded { site }),
            NewEvent::at(person_id, 0, EventBody::PersonRecorded { person }),
            NewEvent::on(person_id, EventBody::PasswordSet {}),
        ];
        tx.append(&act, events).await?;
        tx.commit().await?;
        Ok(self.store.set_credential(site_id, person_id, &hash).await?)
    }
}

pub(crate) fn check_area_code(code: &str) -> Result<()> {
    let code = code.trim();
    if code.is_empty() || (code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit())) {
        Ok(())
    } else {
        Err(Refusal::invalid("refused-area-code").into())
    }
}
