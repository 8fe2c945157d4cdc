//! The burden ledger: what asking costs those who are asked.
//!
//! The price of a request is fields × recipients × times a year × minutes a field. Fields that are pre-filled cost
//! nothing. A request that would push a unit over its yearly budget needs a leader's reason.

mod same;

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::day;
use crate::reason::Reason;

pub use same::{Duplicate, Sameness, duplicates, likeness};

/// How often an answer is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cadence {
    /// Once, on the first day of the request.
    Once,
    /// Every day from Monday to Friday.
    Daily,
    /// Every Friday.
    Weekly,
    /// On the 10th, the 20th and the last day of a month (旬).
    TenDays,
    /// On the last day of a month.
    Monthly,
    /// On the last day of a quarter.
    Quarterly,
    /// On the last day of June and of December.
    HalfYearly,
    /// On the last day of December.
    Yearly,
}

impl Cadence {
    /// Whether an answer falls due on a day.
    fn falls_on(self, day: Date) -> bool {
        let month_end = day == day.last_of_month();
        match self {
            Self::Once => false,
            Self::Daily => !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday),
            Self::Weekly => day.weekday() == Weekday::Friday,
            Self::TenDays => month_end || day.day() == 10 || day.day() == 20,
            Self::Monthly => month_end,
            Self::Quarterly => month_end && day.month() % 3 == 0,
            Self::HalfYearly => month_end && day.month() % 6 == 0,
            Self::Yearly => month_end && day.month() == 12,
        }
    }
}

/// One thing that a request asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its name on the form, or the question.
    pub name: String,
    /// The measure that it fills, by its key.
    pub measure: Option<String>,
    /// Whether the answer is known already and only has to be confirmed.
    pub known: bool,
}

impl Field {
    /// A field that nobody can fill but the one who is asked.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), measure: None, known: false }
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
    /// From this day on; the due day of a request that is made once.
    pub from: Date,
    /// To this day, both included; without it for as long as nobody ends it.
    pub until: Option<Date>,
    /// Minutes that one field takes.
    pub minutes: u32,
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
    /// Minutes a field.
    pub minutes: u64,
    /// Fields × recipients × times × minutes.
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
            minutes: self.minutes.into(),
            total: each.saturating_mul(count(self.recipients().len())),
            each,
        }
    }

    /// How many answers of each recipient fall due in a period, both days included.
    pub fn times(&self, from: Date, to: Date) -> u64 {
        if self.cadence == Cadence::Once {
            return u64::from(from <= self.from && self.from <= to);
        }
        let from = from.max(self.from);
        let to = self.until.map_or(to, |until| until.min(to));
        let mut times = 0;
        let mut day = from;
        while day <= to {
            times += u64::from(self.cadence.falls_on(day));
            day = day::after(day);
        }
        times
    }

    /// Minutes that one answer takes one recipient.
    pub fn once(&self) -> u64 {
        let fields = count(self.fields.iter().filter(|field| !field.known).count());
        fields.saturating_mul(self.minutes.into())
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

/// The units that a new request would push over their budget in a year. A unit without a budget has no limit.
pub fn excesses<U: Clone + Ord>(
    new: &Request<U>,
    existing: &[Request<U>],
    budget: impl Fn(&U) -> Option<u64>,
    year: i16,
) -> Vec<Excess<U>> {
    let (Ok(from), Ok(to)) = (Date::new(year, 1, 1), Date::new(year, 12, 31)) else { return Vec::new() };
    let added = new.once().saturating_mul(new.times(from, to));
    let asked: BTreeMap<U, u64> = burden(existing, from, to).by_recipient.into_iter().collect();
    let over = |unit: &U| {
        let budget = budget(unit)?;
        let asked = asked.get(unit).copied().unwrap_or(0);
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
