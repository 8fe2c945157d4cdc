//! The page of those who lead: what is red and why, on whom it waits, what became of what they said.

use ledger::{Light, Role, TaskId, TaskState, judge};
use store::{Chased, Due, Filter, Sort, SortKey, TaskRow};

use super::SHORT;
use crate::names::Names;
use crate::view::{Leading, RedLine};
use crate::{Call, Result, Service};

/// Red tasks among which those that have been red longest are looked for.
const LOOKED_AT: usize = 100;
/// Parties named on the page.
const PARTIES: usize = 6;

impl Service {
    /// What a leader takes ten minutes for; nothing for others.
    pub(super) async fn leading(&self, call: &Call, names: &Names) -> Result<Option<Leading>> {
        let roles = call.actor.roles;
        if ![Role::CountyLeader, Role::OfficeLeader].into_iter().any(|role| roles.has(role)) {
            return Ok(None);
        }
        let mut waited_on = self.parties_waited_on(call, names).await?;
        waited_on.retain(|party| party.waiting > 0);
        waited_on.truncate(PARTIES);
        Ok(Some(Leading {
            directs: roles.has(Role::CountyLeader),
            week: self.week(call, names).await?,
            red: self.red(call, names).await?,
            waited_on,
        }))
    }

    /// The tasks that are red: those the actor leads first, then those longest due.
    async fn red(&self, call: &Call, names: &Names) -> Result<Vec<RedLine>> {
        let filter = Filter {
            lights: vec![Light::Red],
            state: Some(TaskState::Open),
            due: Due::Any,
            ..Filter::default()
        };
        let sort = Sort { key: SortKey::Due, descending: false };
        let page = self.store.ledger_page(call.site(), &filter, sort, None, LOOKED_AT).await?;
        let mut rows: Vec<TaskRow> = page.rows.into_iter().map(|l| l.row).collect();
        rows.sort_by_key(|row| !row.task.leaders.contains(&call.actor.person));
        rows.truncate(SHORT);
        let ids: Vec<TaskId> = rows.iter().map(|row| row.task.id).collect();
        let chased = self.store.chased(call.site()).await?;
        let pasts = self.pasts(call, names.site.pack(), &ids).await?;
        let mut red = Vec::with_capacity(rows.len());
        for row in &rows {
            let so = pasts.get(&row.task.id).map_or(1, |past| past.days_so(call.today()));
            red.push(self.red_line(call, names, (row, &chased), so).await?);
        }
        Ok(red)
    }

    async fn red_line(
        &self,
        call: &Call,
        names: &Names,
        (row, chased): (&TaskRow, &Chased),
        days_red: i64,
    ) -> Result<RedLine> {
        let (task, today) = (&row.task, call.today());
        let judged = judge(names.site.pack(), task, today);
        let line = names.chased_line(row, today, chased);
        let reports = self.store.reports_of(call.site(), task.id).await?;
        let sent = reports.into_iter().map(|v| v.entity).find(|r| r.state != ledger::ReportState::Submitted);
        let why = judged.reasons.into_iter().next();
        Ok(RedLine {
            days: days_red,
            problem: sent.map(|r| r.text.problems).unwrap_or_default(),
            mine: task.leaders.contains(&call.actor.person),
            behind: crate::view::BehindLine { line, why },
        })
    }
}
