//! One government.

use jiff::civil::Date;
use planning::Pack;
use serde::{Deserialize, Serialize};

use crate::{Action, Actor, EventBody, PersonId, Refusal, SiteId};

/// A county, district or city whose ledger this is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// Identifier; leads every key.
    pub id: SiteId,
    /// Name, such as 云溪县.
    pub name: String,
    /// Six-digit area code (GB/T 2260); empty when not given.
    pub area_code: String,
    /// Whether it has administrators of its own (三员): then nobody else administers it.
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub separated: bool,
    /// The rule packs it has adopted for its lights, the last of which holds.
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub rules: Vec<Adoption>,
}

/// A rule pack that was adopted for the lights of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adoption {
    /// Its name in data.
    pub pack: String,
    /// Its version.
    pub version: u32,
    /// The first day judged by it.
    pub from: Date,
    /// By whom.
    pub by: Option<PersonId>,
}

impl Site {
    /// What a site begins with: the newest basic rules, from the day of its founding.
    pub fn first_rules(from: Date) -> Vec<Adoption> {
        let pack = planning::first_pack();
        vec![Adoption { pack: pack.id.clone(), version: pack.version, from, by: None }]
    }

    /// The rule pack that judges the site's lights. Whoever has adopted none, or one that this program does not bring
    /// along, has the default.
    pub fn pack(&self) -> &'static Pack {
        let adopted = self.rules.last().and_then(|a| planning::version(&a.pack, a.version));
        adopted.unwrap_or_else(planning::default_pack)
    }

    /// Decides to judge the lights by another pack from a day on.
    ///
    /// # Errors
    /// When the actor may not, or there is no such pack, or it holds already.
    pub fn adopt(&self, pack: &str, version: u32, actor: &Actor, from: Date) -> Result<EventBody, Refusal> {
        actor.must(Action::AdoptRules)?;
        let found = planning::version(pack, version).ok_or_else(|| Refusal::invalid("refused-no-pack"))?;
        if self.pack() == found && !self.rules.is_empty() {
            return Err(Refusal::conflict("refused-same-pack"));
        }
        Ok(EventBody::RulesAdopted { pack: pack.to_owned(), version, from })
    }
}
