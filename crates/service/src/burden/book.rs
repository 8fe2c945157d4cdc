//! The open book: requests, budgets and the rhythm of reports, as the arithmetic of burdens takes them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use ledger::{Answers, Budget, BurdenFigure, FieldMinutes, Request, RequestState, Rhythm, SiteId, UnitId};
use planning::burden::{self, Field, minutes};
use store::{RhythmCount, Versioned};

use super::{kept, whole, year_ago};
use crate::names::Names;
use crate::view::{Cost, Load, MinutesSource, RequestLine};
use crate::{Result, Service};

/// Requests that hold or held since the beginning of last year, with what else is asked.
pub(super) struct Book {
    pub(super) names: Names,
    pub(super) requests: Vec<Versioned<Request>>,
    budgets: Vec<Budget>,
    /// Reports on tasks by unit; empty where nobody asks for them, since they are counted over the whole ledger.
    reports: BTreeMap<UnitId, Reports>,
}

/// Reports on tasks that a unit makes in a year, at the present rhythm.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reports {
    pub(super) tasks: u64,
    pub(super) times: u64,
}

impl Service {
    /// The book as it stands on a day.
    pub(super) async fn book(&self, site: SiteId, today: Date) -> Result<Book> {
        let names = self.names(site).await?;
        let requests = self.store.requests_since(site, whole(year_ago(today).year()).0).await?;
        let budgets = self.store.budgets(site).await?.into_iter().map(|v| v.entity).collect();
        Ok(Book { names, requests, budgets, reports: BTreeMap::new() })
    }

    /// The same with the reports on tasks.
    pub(super) async fn full_book(&self, site: SiteId, today: Date) -> Result<Book> {
        let reports = reports(&self.store.rhythms(site).await?);
        Ok(Book { reports, ..self.book(site, today).await? })
    }
}

impl Book {
    /// Requests that were put to those who have to answer, as the arithmetic takes them.
    pub(super) fn sent(&self) -> Vec<burden::Request<UnitId>> {
        self.requests.iter().map(|v| &v.entity).filter(|r| r.was_sent()).map(priced).collect()
    }

    /// Those that were put to people between two days, both included: when they were written, or a leader agreed.
    pub(super) fn put_between(&self, from: Date, to: Date) -> impl Iterator<Item = &Request> {
        let put = |r: &Request| r.approval.as_ref().map_or(r.on, |a| a.on);
        let all = self.requests.iter().map(|v| &v.entity).filter(|r| r.was_sent());
        all.filter(move |r| (from..=to).contains(&put(r)))
    }

    /// Those that are answered now.
    pub(super) fn open(&self) -> impl Iterator<Item = &Request> {
        self.requests.iter().map(|v| &v.entity).filter(|r| r.state == RequestState::Open)
    }

    /// The budget that holds in a year.
    pub(super) fn budget(&self, year: i16) -> Option<&Budget> {
        Budget::in_year(&self.budgets, year)
    }

    /// What one field takes on a day, and who says so.
    pub(super) fn minutes(&self, today: Date) -> (FieldMinutes, MinutesSource) {
        let own = self.budget(today.year()).and_then(|b| Some((b.fields?, b.source.clone())));
        match own {
            Some((fields, source)) => (fields, MinutesSource::Site(source)),
            None => (estimate(), program()),
        }
    }

    /// Minutes of one report on a task: of its headings only the first has to be filled in.
    pub(super) fn report_minutes(&self, today: Date) -> u64 {
        self.minutes(today).0.text.into()
    }

    /// The reports of each unit.
    pub(super) fn reports(&self) -> &BTreeMap<UnitId, Reports> {
        &self.reports
    }

    /// What is asked of units in a year, `new` added to it; those of whom nothing is asked and that have no budget of
    /// their own are left out unless they are named.
    pub(super) fn loads(
        &self,
        year: i16,
        today: Date,
        new: Option<&burden::Request<UnitId>>,
        only: Option<&[UnitId]>,
    ) -> Vec<Load> {
        let (from, to) = Budget::days(year);
        let (sent, reports, each) = (self.sent(), self.reports(), self.report_minutes(today));
        let minutes: BTreeMap<UnitId, u64> =
            burden::burden(&sent, from, to).by_recipient.into_iter().collect();
        let mut count: BTreeMap<UnitId, usize> = BTreeMap::new();
        for request in sent.iter().filter(|r| r.times(from, to) > 0) {
            for unit in &request.recipients {
                *count.entry(*unit).or_default() += 1;
            }
        }
        let budget = self.budget(year);
        let asked: BTreeSet<UnitId> = match only {
            Some(units) => units.iter().copied().collect(),
            None => {
                let own = budget.into_iter().flat_map(|b| b.units.keys());
                minutes.keys().chain(reports.keys()).chain(own).copied().collect()
            }
        };
        let added = new.map_or(0, |r| r.once() * r.times(from, to));
        let load = |unit: UnitId| {
            let of = reports.get(&unit).copied().unwrap_or_default();
            Load {
                unit: self.names.unit(unit),
                year,
                requests: minutes.get(&unit).copied().unwrap_or(0),
                count: count.get(&unit).copied().unwrap_or(0),
                reports: of.times * each,
                times: of.times,
                tasks: of.tasks,
                added: if new.is_some_and(|r| r.recipients.contains(&unit)) { added } else { 0 },
                budget: budget.and_then(|b| b.of(unit)).map(u64::from),
            }
        };
        let mut loads: Vec<Load> = asked.into_iter().map(load).collect();
        loads.sort_by(|a, b| b.after().cmp(&a.after()).then_with(|| a.unit.name.cmp(&b.unit.name)));
        loads
    }

    /// Those whose budget a request that is not sent yet would exceed, by calendar year: the hours of a year against the
    /// budget of the same year, as the page of budgets shows them.
    pub(super) fn over(&self, request: &Request, today: Date) -> Vec<(i16, Vec<Load>)> {
        let asked = priced(request);
        let over = |year: i16| {
            let mut loads = self.loads(year, today, Some(&asked), Some(&request.recipients));
            loads.retain(|load| load.over() > 0 && load.added > 0);
            (year, loads)
        };
        request.years().into_iter().map(over).filter(|(_, loads)| !loads.is_empty()).collect()
    }

    /// A request in a list. `given` is how many answers it has for each due day.
    pub(super) fn line(&self, request: &Request, today: Date, given: &[(Date, u64)]) -> RequestLine {
        let minutes = if request.was_sent() { cost(request, BurdenFigure::Year, today).total } else { 0 };
        RequestLine {
            number: request.number,
            title: request.title.clone(),
            unit: self.names.unit(request.unit).name,
            state: request.state,
            cadence: request.cadence,
            fields: request.fields.len(),
            recipients: request.recipients.len(),
            minutes,
            twelve: cost(request, BurdenFigure::TwelveMonths, today).total,
            answers: Answers::of(request, given, today),
            due: request.round(today).filter(|_| request.state == RequestState::Open).map(kept),
            over: !request.over.is_empty(),
        }
    }
}

/// The reports of each unit, from counts of its tasks.
fn reports(counts: &[RhythmCount]) -> BTreeMap<UnitId, Reports> {
    let mut all: BTreeMap<UnitId, Reports> = BTreeMap::new();
    for count in counts {
        let times = Rhythm::with(count.stated, count.light).map_or(0, Rhythm::times_a_year);
        let n = u64::try_from(count.n).unwrap_or(0);
        let sum = all.entry(count.unit).or_default();
        sum.tasks += n;
        sum.times += n * u64::from(times);
    }
    all
}

/// What a request costs everybody who answers it, in the days that a figure counts.
pub(super) fn cost(request: &Request, figure: BurdenFigure, today: Date) -> Cost {
    let asked = priced(request);
    let (from, to) = figure.span(request.due, today);
    let times = asked.times(from, to);
    Cost { times, total: asked.once() * times * asked.price().recipients }
}

/// A request as the arithmetic takes it.
pub(super) fn priced(request: &Request) -> burden::Request<UnitId> {
    let field = |f: &ledger::RequestField| Field {
        name: f.name.clone(),
        measure: f.measure.map(|m| m.to_string()),
        known: f.known,
        minutes: f.minutes,
    };
    burden::Request {
        by: request.unit,
        title: request.title.clone(),
        fields: request.fields.iter().map(field).collect(),
        recipients: request.recipients.clone(),
        cadence: request.cadence,
        from: request.due,
        until: Some(request.last_day()),
    }
}

/// The minutes that come with the program.
pub(super) fn estimate() -> FieldMinutes {
    let table = minutes();
    FieldMinutes { number: table.number, text: table.text, date: table.date, yes_no: table.yes_no }
}

/// Where they come from.
pub(super) fn program() -> MinutesSource {
    MinutesSource::Program(minutes().version.clone(), minutes().source.clone())
}
