//! The burden ledger: what asking costs those who are asked.
//!
//! The price of a request is fields × recipients × times a year × minutes a field. Fields that are pre-filled cost
//! nothing. What a field takes follows from its kind ([`minutes`]) and is kept with the request. A request that would push a unit over its yearly budget needs a leader's reason.

mod minutes;
mod same;

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::day;
use crate::reason::Reason;

pub use calendar::Cadence;
pub use minutes::{Minutes, minutes};
pub use same::{Duplicate, Sameness, duplicates, likeness};

/// One thing that a request asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its name on the form, or the question.
    pub name: String,
    /// The measure that it fills, by its key.
    pub measure: Option<String>,
    /// Whether the answer is known already and only has to be confirmed.
    pub known: bool,
    /// Minutes that it takes.
    pub minutes: u32,
}

impl Field {
    /// A field that nobody can fill but the one who is asked.
    pub fn new(name: impl Into<String>, minutes: u32) -> Self {
        Self { name: name.into(), measure: None, known: false, minutes }
    }
}

/// A request to report: who asks whom for what, how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request<U> {
    /// Who asks.
    pub by: U,
    /// What it is called.
    pub title: String,
    /// What is asked.
    pub fields: Vec<Field>,
    /// Who has to answer.
    pub recipients: Vec<U>,
    /// How often.
    pub cadence: Cadence,
    /// The first day on which an answer is due.
    pub from: Date,
    /// To this day, both included; without it for as long as nobody ends it.
    pub until: Option<Date>,
}

/// What a request costs, with the factors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Price {
    /// Fields that somebody has to fill.
    pub fields: u64,
    /// Who has to.
    pub recipients: u64,
    /// How many times in its first twelve months.
    pub times: u64,
    /// Minutes of one answer: the sum over its fields.
    pub minutes: u64,
    /// Minutes × recipients × times.
    pub total: u64,
    /// The part of each recipient.
    pub each: u64,
}

impl<U: Clone + Ord> Request<U> {
    /// The price of its first twelve months.
    pub fn price(&self) -> Price {
        let year = self.from.checked_add(1.year()).map_or(Date::MAX, day::before);
        let times = self.times(self.from, year);
        let each = self.once().saturating_mul(times);
        Price {
            fields: count(self.fields.iter().filter(|field| !field.known).count()),
            recipients: count(self.recipients().len()),
            times,
            minutes: self.once(),
            total: each.saturating_mul(count(self.recipients().len())),
            each,
        }
    }

    /// How many answers of each recipient fall due in a period, both days included.
    pub fn times(&self, from: Date, to: Date) -> u64 {
        self.cadence.times(self.from, self.until, from, to)
    }

    /// Minutes that one answer takes one recipient.
    pub fn once(&self) -> u64 {
        self.fields.iter().filter(|field| !field.known).map(|field| u64::from(field.minutes)).sum()
    }

    /// Whoever has to answer, each named once.
    fn recipients(&self) -> Vec<&U> {
        let mut units: Vec<&U> = self.recipients.iter().collect();
        units.sort_unstable();
        units.dedup();
        units
    }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// Minutes that were asked in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Burden<U: Ord> {
    /// In all.
    pub total: u64,
    /// By who asked, the most first.
    pub by_asker: Vec<(U, u64)>,
    /// By who has to answer, the most first.
    pub by_recipient: Vec<(U, u64)>,
}

/// What all requests ask in a period, both days included: a week for the leader's page, a year for the budget.
pub fn burden<U: Clone + Ord>(requests: &[Request<U>], from: Date, to: Date) -> Burden<U> {
    let mut by_asker: BTreeMap<&U, u64> = BTreeMap::new();
    let mut by_recipient: BTreeMap<&U, u64> = BTreeMap::new();
    let mut total: u64 = 0;
    for request in requests {
        let each = request.once().saturating_mul(request.times(from, to));
        for unit in request.recipients() {
            total = total.saturating_add(each);
            for (sums, unit) in [(&mut by_asker, &request.by), (&mut by_recipient, unit)] {
                let sum = sums.entry(unit).or_default();
                *sum = sum.saturating_add(each);
            }
        }
    }
    let sorted = |sums: BTreeMap<&U, u64>| {
        let mut sums: Vec<(U, u64)> =
            sums.into_iter().filter(|(_, sum)| *sum > 0).map(|(unit, sum)| (unit.clone(), sum)).collect();
        sums.sort_by_key(|(_, sum)| std::cmp::Reverse(*sum));
        sums
    };
    Burden { total, by_asker: sorted(by_asker), by_recipient: sorted(by_recipient) }
}

/// A unit whose yearly budget a request would exceed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Excess<U> {
    /// The unit.
    pub unit: U,
    /// The year.
    pub year: i16,
    /// Minutes that others ask of it already.
    pub asked: u64,
    /// Minutes that this request adds.
    pub added: u64,
    /// Minutes that may be asked of it in a year.
    pub budget: u64,
}

impl<U> Excess<U> {
    /// The message for people; `unit` is the unit's name as they know it.
    pub fn reason(&self, unit: &str) -> Reason {
        let number = |minutes: u64| i64::try_from(minutes).unwrap_or(i64::MAX);
        Reason::new("planning-budget-over")
            .text("unit", unit)
            .number("asked", number(self.asked))
            .number("added", number(self.added))
            .number("budget", number(self.budget))
    }
}

/// The units that a new request would push over their budget in a year. A unit without a budget has no limit. `also` is
/// what is asked of a unit in a year beside requests.
pub fn excesses<U: Clone + Ord>(
    new: &Request<U>,
    existing: &[Request<U>],
    also: impl Fn(&U) -> u64,
    budget: impl Fn(&U) -> Option<u64>,
    year: i16,
) -> Vec<Excess<U>> {
    let (Ok(from), Ok(to)) = (Date::new(year, 1, 1), Date::new(year, 12, 31)) else { return Vec::new() };
    let added = new.once().saturating_mul(new.times(from, to));
    let asked: BTreeMap<U, u64> = burden(existing, from, to).by_recipient.into_iter().collect();
    let over = |unit: &U| {
        let budget = budget(unit)?;
        let asked = asked.get(unit).copied().unwrap_or(0).saturating_add(also(unit));
        let is_over = added > 0 && asked.saturating_add(added) > budget;
        is_over.then(|| Excess { unit: unit.clone(), year, asked, added, budget })
    };
    new.recipients().into_iter().filter_map(over).collect()
}

/// Whether a request may be sent: within budget always, beyond it with a leader's reason only.
pub fn may_send<U>(excesses: &[Excess<U>], leaders_reason: Option<&str>) -> Result<(), Reason> {
    let given = leaders_reason.is_some_and(|reason| !reason.trim().is_empty());
    if excesses.is_empty() || given { Ok(()) } else { Err(Reason::new("planning-budget-reason")) }
}
