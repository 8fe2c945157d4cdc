//! Who is waited on: by party, the oldest first, with the days that are charged to somebody else.

use ledger::{Action, Holder, TaskState};
use store::Held;

use crate::names::Names;
use crate::view::{WaitedLine, WaitedOnLine, WaitingPage, WaitingQuery};
use crate::work::days;
use crate::{Call, Result, Service};

/// Tasks shown of one party.
const SHOWN: i64 = 200;

impl Service {
    /// The parties on whom tasks wait, and the tasks of the one that is asked for.
    ///
    /// # Errors
    /// When the actor may not read.
    pub async fn waiting_page(&self, call: &Call, query: &WaitingQuery) -> Result<WaitingPage> {
        call.must(Action::Read)?;
        let names = self.names(call.site()).await?;
        let parties = self.parties_waited_on(call, &names).await?;
        let asked = parties.iter().find(|p| p.is(query)).cloned();
        let mut tasks = Vec::new();
        if let Some(party) = &asked {
            for held in self.store.held(call.site(), party.party, SHOWN).await? {
                if held.row.task.state != TaskState::Draft {
                    tasks.push(waited(call, &names, &held));
                }
            }
        }
        Ok(WaitingPage { parties, asked, tasks })
    }

    /// The parties on whom tasks wait, those with the oldest first.
    pub(crate) async fn parties_waited_on(&self, call: &Call, names: &Names) -> Result<Vec<WaitedOnLine>> {
        let today = call.today();
        let parties = self.store.waited_on(call.site()).await?;
        let line = |p: store::WaitedOn| WaitedOnLine {
            party: p.holder,
            holder: names.holder(p.holder),
            count: p.n,
            since: p.since,
            days: days(p.since, today),
        };
        Ok(parties.into_iter().map(line).collect())
    }
}

fn waited(call: &Call, names: &Names, held: &Held) -> WaitedLine {
    let (task, today) = (&held.row.task, call.today());
    let charged = ledger::days_held(task, today);
    let unit = |h: &Holder| h.unit().is_some();
    let sum = |of: &dyn Fn(&Holder) -> bool| charged.iter().filter(|(h, _)| of(h)).map(|(_, n)| n).sum();
    WaitedLine {
        line: names.line(&held.row, today, None),
        since: held.from,
        days: days(held.from, today),
        with_units: sum(&unit),
        elsewhere: sum(&|h| !unit(h) && *h != Holder::Nobody),
    }
}
