//! What the burden ledger puts on a desk: what a unit has to answer, what a leader has to decide, what is asked this week.

use ledger::{Action, BurdenFigure, Request, RequestState, Role};
use planning::burden::burden;

use super::book::{Book, cost};
use crate::view::{BurdenDesk, BurdenWeek};
use crate::{Call, Result, Service};

impl Service {
    /// What the burden ledger puts on the actor's desk.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn burden_desk(&self, call: &Call) -> Result<BurdenDesk> {
        let leads = [Role::CountyLeader, Role::OfficeLeader].into_iter().any(|r| call.actor.roles.has(r));
        let answers = call.actor.roles.iter().any(Role::needs_unit);
        if !call.may(Action::Read) || !(leads || answers) {
            return Ok(BurdenDesk::default());
        }
        let book = self.book(call.site(), call.today()).await?;
        let proposed = book.requests.iter().map(|v| &v.entity).filter(|r| r.state == RequestState::Proposed);
        Ok(BurdenDesk {
            to_decide: match call.may(Action::AskOverBudget) {
                true => proposed.map(|r| book.line(r, call.today(), &[])).collect(),
                false => Vec::new(),
            },
            to_answer: if answers { self.to_answer(call, &book).await? } else { Vec::new() },
            week: if leads { Some(self.asked_in_week(call, &book).await?) } else { None },
        })
    }

    /// What is asked of the base in the week of today, against the week before: what falls due in it, what was sent in it
    /// whenever it falls due, and the reports on tasks that were made in it or are awaited.
    async fn asked_in_week(&self, call: &Call, book: &Book) -> Result<BurdenWeek> {
        let today = call.today();
        let (monday, sunday) = BurdenFigure::Week.span(today, today);
        let (from, to) = BurdenFigure::WeekBefore.span(today, today);
        let sent = book.sent();
        let week = burden(&sent, monday, sunday);
        let awaited = self.store.reports_between(call.site(), monday, sunday).await?;
        let awaited: u64 = awaited.iter().map(|(_, n)| u64::try_from(*n).unwrap_or(0)).sum();
        let made = self.store.reports_filed(call.site(), monday, sunday).await?;
        let new: Vec<&Request> = book.put_between(monday, sunday).collect();
        let price = |r: &&Request| cost(r, BurdenFigure::TwelveMonths, today).total;
        Ok(BurdenWeek {
            monday,
            minutes: week.total,
            before: burden(&sent, from, to).total,
            reports: (awaited + made, (awaited + made) * book.report_minutes(today)),
            made,
            sent: (new.len(), new.iter().map(price).sum()),
            asked: (sent.iter().filter(|r| r.times(monday, sunday) > 0).count(), week.by_recipient.len()),
            biggest: week.by_asker.first().map(|(unit, minutes)| (book.names.unit(*unit), *minutes)),
        })
    }
}
