//! Who asked whom for what: by asker, by unit, by cadence, this year against last.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use ledger::{Action, Answers, BurdenFigure, Cadence, UnitId};
use planning::burden::{Request, burden};

use super::book::priced;
use super::{whole, year_ago};
use crate::view::{AskerLine, BurdenPage, CadenceLine, RequestLine};
use crate::{Call, Result, Service};

impl Service {
    /// Who asked whom for what in this year.
    ///
    /// # Errors
    /// When the actor may not read.
    pub async fn burden_page(&self, call: &Call) -> Result<BurdenPage> {
        call.must(Action::Read)?;
        let today = call.today();
        let book = self.full_book(call.site(), today).await?;
        let (first, last) = BurdenFigure::Year.span(today, today);
        let sent = book.sent();
        let loads = book.loads(today.year(), today, None, None);
        let given = self.answers_given(call, today).await?;
        let asked = |r: &&ledger::Request| r.was_sent() && priced(r).times(first, last) > 0;
        let of_year: Vec<&ledger::Request> = book.requests.iter().map(|v| &v.entity).filter(asked).collect();
        let mut lines: Vec<RequestLine> =
            of_year.iter().map(|r| book.line(r, today, given.of(r.id))).collect();
        lines.sort_by_key(|l| (std::cmp::Reverse(l.minutes), l.number));
        let ago = year_ago(today);
        let active = book.names.units.iter().filter(|u| u.active).count();
        Ok(BurdenPage {
            on: today,
            requests: burden(&sent, first, last).total,
            reports: loads.iter().map(|l| l.reports).sum(),
            times: (loads.iter().map(|l| l.times).sum(), loads.iter().map(|l| l.tasks).sum()),
            so_far: (burden(&sent, first, today).total, burden(&sent, whole(ago.year()).0, ago).total),
            count: of_year.len(),
            answers: lines.iter().fold(Answers::default(), |sum, l| sum.and(l.answers)),
            units: (active, loads.iter().filter(|l| l.asked() > 0).count()),
            askers: askers(&sent, today).into_iter().map(|a| a.line(&book)).collect(),
            loads,
            cadences: cadences(&sent, today),
            lines,
            may: (call.can(Action::Ask), call.may(Action::SetBudget)),
        })
    }
}

/// What one unit asks, before it has a name.
struct Asker {
    unit: UnitId,
    requests: usize,
    recipients: usize,
    year: u64,
    so_far: u64,
    last_year: u64,
}

impl Asker {
    fn line(self, book: &super::book::Book) -> AskerLine {
        AskerLine {
            unit: book.names.unit(self.unit),
            requests: self.requests,
            recipients: self.recipients,
            year: self.year,
            so_far: self.so_far,
            last_year: self.last_year,
        }
    }
}

/// Everybody who asked this year or in the same part of the last, the most of this year first.
fn askers(sent: &[Request<UnitId>], today: Date) -> Vec<Asker> {
    let (first, last) = BurdenFigure::Year.span(today, today);
    let ago = year_ago(today);
    let sums = |from, to| burden(sent, from, to).by_asker.into_iter().collect::<BTreeMap<UnitId, u64>>();
    let (year, so_far, last_year) = (sums(first, last), sums(first, today), sums(whole(ago.year()).0, ago));
    let units: BTreeSet<UnitId> = year.keys().chain(last_year.keys()).copied().collect();
    let of = |sums: &BTreeMap<UnitId, u64>, unit: UnitId| sums.get(&unit).copied().unwrap_or(0);
    let asker = |unit: UnitId| {
        let own: Vec<_> = sent.iter().filter(|r| r.by == unit && r.times(first, last) > 0).collect();
        let recipients: BTreeSet<&UnitId> = own.iter().flat_map(|r| &r.recipients).collect();
        Asker {
            unit,
            requests: own.len(),
            recipients: recipients.len(),
            year: of(&year, unit),
            so_far: of(&so_far, unit),
            last_year: of(&last_year, unit),
        }
    };
    let mut all: Vec<Asker> = units.into_iter().map(asker).collect();
    all.sort_by_key(|a| std::cmp::Reverse((a.year, a.last_year)));
    all
}

/// What is asked in each cadence this year, the most first.
fn cadences(sent: &[Request<UnitId>], today: Date) -> Vec<CadenceLine> {
    let (first, last) = BurdenFigure::Year.span(today, today);
    let line = |cadence: Cadence| {
        let own: Vec<_> =
            sent.iter().filter(|r| r.cadence == cadence && r.times(first, last) > 0).cloned().collect();
        let answers = own.iter().map(|r| r.times(first, last) * r.price().recipients).sum();
        CadenceLine { cadence, requests: own.len(), answers, minutes: burden(&own, first, last).total }
    };
    let mut all: Vec<CadenceLine> = Cadence::ALL.into_iter().map(line).filter(|l| l.requests > 0).collect();
    all.sort_by_key(|l| std::cmp::Reverse(l.minutes));
    all
}
