//! Who is waited on: by party, the oldest first, with the days that are charged to somebody else. Who holds a task and is
//! in time is at work, not waited on.

use jiff::civil::Date;
use ledger::{Action, Holder};
use store::{Chased, TaskRow, Waited};

use crate::names::Names;
use crate::view::{TaskLine, WaitedLine, WaitedOnLine, WaitingPage, WaitingQuery};
use crate::work::days;
use crate::{Call, Result, Service};

/// Tasks shown of one party.
const SHOWN: i64 = 200;

impl Service {
    /// The parties that hold tasks, and the tasks of the one that is asked for.
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
            let waited_on = self.store.waited(call.site(), party.party, SHOWN).await?;
            tasks.extend(waited_on.iter().map(|w| waited(call, &names, w)));
        }
        Ok(WaitingPage { parties, asked, tasks })
    }

    /// The parties that hold tasks, those waited on longest first.
    pub(crate) async fn parties_waited_on(&self, call: &Call, names: &Names) -> Result<Vec<WaitedOnLine>> {
        let today = call.today();
        let parties = self.store.waited_on(call.site(), today).await?;
        let line = |p: store::WaitedOn| WaitedOnLine {
            party: p.holder,
            holder: names.holder(p.holder),
            count: p.n,
            waiting: p.waiting,
            since: p.since.filter(|_| p.waiting > 0),
            days: p.since.map_or(0, |since| days(since, today).max(0)),
        };
        Ok(parties.into_iter().map(line).collect())
    }
}

impl Names {
    /// A task as a list shows it, with the chase sheets that wait for an answer.
    pub(crate) fn chased_line(&self, row: &TaskRow, today: Date, chased: &Chased) -> TaskLine {
        let chased = chased.get(&row.task.id).copied();
        let wait = ledger::wait(&row.task, row.light, chased, today);
        TaskLine { wait, ..self.line(row, today, None) }
    }
}

fn waited(call: &Call, names: &Names, waited: &Waited) -> WaitedLine {
    let (task, today) = (&waited.row.task, call.today());
    let charged = ledger::days_held(task, today);
    let unit = |h: &Holder| h.unit().is_some();
    let sum = |of: &dyn Fn(&Holder) -> bool| charged.iter().filter(|(h, _)| of(h)).map(|(_, n)| n).sum();
    let chased = waited.chased.map(|day| (task.id, day)).into_iter().collect();
    WaitedLine {
        line: names.chased_line(&waited.row, today, &chased),
        since: waited.from,
        days: days(waited.from, today),
        with_units: sum(&unit),
        elsewhere: sum(&|h| !unit(h) && *h != Holder::Nobody),
    }
}
