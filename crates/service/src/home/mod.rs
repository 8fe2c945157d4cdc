//! The desk 工作台: what waits on whom, and the page of those who lead.

mod leader;
mod week;

use std::collections::HashMap;

use ledger::{Action, DocumentState, Light, TaskState, UnitId, judge};
use store::{Due, Filter, Sort, SortKey, TaskRow};

use crate::names::Names;
use crate::view::{BehindLine, Home, Party};
use crate::{Call, Result, Service};

/// Tasks in a short list.
const SHORT: usize = 10;

impl Service {
    /// What waits, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn home(&self, call: &Call) -> Result<Home> {
        call.must(Action::OpenDesk)?;
        let site = call.site();
        if !call.may(Action::Read) {
            return Ok(Home { roleless: self.roleless(call).await?, ..Home::default() });
        }
        let mut lights: Vec<(Light, i64)> = Light::ALL.iter().map(|l| (*l, 0)).collect();
        for c in self.store.light_counts(site).await? {
            lights[c.light.rank() as usize].1 += c.n;
        }
        let mut units: HashMap<UnitId, [i64; 4]> = HashMap::new();
        for c in self.store.unit_counts(site).await? {
            if let Some(n) = units.entry(c.unit).or_default().get_mut(c.light.rank() as usize) {
                *n += c.n;
            }
        }
        let names = self.names(site).await?;
        let mut units: Vec<(Party, [i64; 4])> =
            units.into_iter().map(|(id, n)| (names.unit(id), n)).collect();
        units.sort_by(|(p, a), (q, b)| (b[0], b[1], &p.name).cmp(&(a[0], a[1], &q.name)));
        units.truncate(SHORT);
        let mut reviewing = Vec::new();
        if call.may(Action::Review) {
            for v in self.store.documents(site, i64::MAX, 50).await? {
                if v.entity.state == DocumentState::Reviewing {
                    reviewing.push(self.document_line(call, v.entity).await?);
                }
            }
            reviewing.reverse();
        }
        Ok(Home {
            reviewing,
            overdue: self.short_list(call, &names, Light::Red).await?,
            warning: self.short_list(call, &names, Light::Amber).await?,
            waiting: self.waiting(call, &names).await?,
            approving: self.chases_to_approve(call, &names).await?,
            chases: self.chases_to_answer(call, &names).await?,
            referrals: self.referrals_to_decide(call, &names).await?,
            directions: self.directions_to_follow(call, &names).await?,
            given: self.directions_given(call, &names).await?,
            direction_can: self.direction_can(call),
            answered: self.chases_to_judge(call, &names).await?,
            proposed: self.proposals(call, &names).await?.len(),
            leading: self.leading(call, &names).await?,
            business: true,
            roleless: self.roleless(call).await?,
            lights,
            units,
        })
    }

    /// How many accounts in use wait for a role, where the actor may grant one.
    async fn roleless(&self, call: &Call) -> Result<usize> {
        if !call.may(Action::GrantRoles) {
            return Ok(0);
        }
        Ok(self.settings(call).await?.people.iter().filter(|p| p.lacks_role()).count())
    }

    async fn short_list(&self, call: &Call, names: &Names, light: Light) -> Result<Vec<BehindLine>> {
        let filter =
            Filter { lights: vec![light], state: Some(TaskState::Open), due: Due::Any, ..Filter::default() };
        let sort = Sort { key: SortKey::Due, descending: false };
        let page = self.store.ledger_page(call.site(), &filter, sort, None, SHORT).await?;
        let today = call.today();
        let chased = self.store.chased(call.site()).await?;
        let line = |row: &TaskRow| {
            let judged = judge(names.site.pack(), &row.task, today);
            BehindLine {
                line: names.chased_line(row, today, &chased),
                why: judged.reasons.into_iter().next(),
            }
        };
        Ok(page.rows.iter().map(|l| line(&l.row)).collect())
    }
}
