//! What the burden ledger puts on a desk: what a unit has to answer, what a leader has to decide, what is asked this week.

use jiff::ToSpan as _;
use jiff::civil::Date;
use ledger::{Action, RequestState, Role};
use planning::burden::burden;

use super::book::Book;
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
                true => proposed.map(|r| book.line(r, call.today(), 0)).collect(),
                false => Vec::new(),
            },
            to_answer: if answers { self.to_answer(call, &book).await? } else { Vec::new() },
            week: if leads { Some(self.asked_in_week(call, &book).await?) } else { None },
        })
    }

    /// What is asked of the base in the week of today, against the week before.
    async fn asked_in_week(&self, call: &Call, book: &Book) -> Result<BurdenWeek> {
        let monday = monday(call.today());
        let sunday = monday.checked_add(6.days()).unwrap_or(monday);
        let (before, end) = (monday.checked_sub(7.days()), monday.yesterday());
        let sent = book.sent();
        let week = burden(&sent, monday, sunday);
        let reports = self.store.reports_between(call.site(), monday, sunday).await?;
        let reports: u64 = reports.iter().map(|(_, n)| u64::try_from(*n).unwrap_or(0)).sum();
        Ok(BurdenWeek {
            monday,
            minutes: week.total,
            before: match (before, end) {
                (Ok(from), Ok(to)) => burden(&sent, from, to).total,
                _ => 0,
            },
            reports: (reports, reports * book.report_minutes(call.today())),
            asked: (sent.iter().filter(|r| r.times(monday, sunday) > 0).count(), week.by_recipient.len()),
            biggest: week.by_asker.first().map(|(unit, minutes)| (book.names.unit(*unit), *minutes)),
        })
    }
}

/// The Monday of a day's week.
fn monday(day: Date) -> Date {
    let since = i32::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(since.days()).unwrap_or(day)
}
