//! Lights 红黄绿灯: why a task has its light, which packs there are, and what another one would have shown.

mod explain;
mod trial;

pub(crate) use explain::{explained, hundredths, sentence};

use ledger::{Action, NewEvent};

use crate::view::{AdoptedLine, RulesView};
use crate::{Call, Result, Service, act_of};

impl Service {
    /// The rule packs, and the one in force.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn rules(&self, call: &Call) -> Result<RulesView> {
        call.must(Action::Read)?;
        let names = self.names(call.site()).await?;
        let adopted = names.site.rules.iter().rev().map(|a| AdoptedLine {
            pack: planning::version(&a.pack, a.version),
            id: a.pack.clone(),
            version: a.version,
            from: a.from,
            by: a.by.map(|p| names.person(p).name),
        });
        Ok(RulesView {
            site_name: names.site.name.clone(),
            in_force: names.site.pack(),
            adopted: adopted.collect(),
            packs: planning::offered(names.site.pack()),
            may_adopt: call.may(Action::AdoptRules),
        })
    }

    /// Judges the lights of the site by another pack from today on; every task is judged again at once.
    ///
    /// # Errors
    /// When the actor may not, there is no such pack, or it holds already.
    pub async fn adopt_rules(&self, call: &Call, pack: &str, version: u32) -> Result<()> {
        let mut tx = self.store.begin(call.site()).await?;
        let site = self.site_of(call.site()).await?;
        let body = site.adopt(pack, version, &call.actor, call.today())?;
        tx.append(&act_of(call), vec![NewEvent::on(call.site(), body)]).await?;
        Ok(tx.commit().await?)
    }
}
