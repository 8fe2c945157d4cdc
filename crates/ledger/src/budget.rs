//! How many minutes may be asked of a unit in a year (负担额度), and what one field takes.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use crate::{Action, Actor, BudgetId, EventBody, Faults, FieldKind, NewEvent, Refusal, UnitId};

/// Most minutes a year that can be allowed: every working hour of ten people.
pub const MAX_MINUTES: u32 = 1_200_000;

/// Minutes of one field, by its kind, as a site has measured them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldMinutes {
    /// A figure.
    pub number: u32,
    /// Words of one's own.
    pub text: u32,
    /// A day.
    pub date: u32,
    /// Yes or no.
    pub yes_no: u32,
}

impl FieldMinutes {
    /// What a field of a kind takes.
    pub fn of(self, kind: FieldKind) -> u32 {
        match kind {
            FieldKind::Number => self.number,
            FieldKind::Text => self.text,
            FieldKind::Date => self.date,
            FieldKind::YesNo => self.yes_no,
        }
    }
}

/// The budget of a year; it holds for the years after, until one of them has its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// Identifier.
    pub id: BudgetId,
    /// Year.
    pub year: i16,
    /// Minutes a year of a unit; nothing where there is no limit.
    pub minutes: Option<u32>,
    /// Units with minutes of their own.
    #[serde(default)]
    pub units: BTreeMap<UnitId, u32>,
    /// What one field takes, where the site has measured it; else the program's estimate holds.
    #[serde(default)]
    pub fields: Option<FieldMinutes>,
    /// Where those figures come from.
    #[serde(default)]
    pub source: String,
}

impl Budget {
    /// Minutes a year of a unit; nothing where there is no limit.
    pub fn of(&self, unit: UnitId) -> Option<u32> {
        self.units.get(&unit).copied().or(self.minutes)
    }

    /// The budget of a year: its own, or the last one before.
    pub fn in_year(budgets: &[Self], year: i16) -> Option<&Self> {
        budgets.iter().filter(|b| b.year <= year).max_by_key(|b| b.year)
    }

    /// First and last day of a budget's year, both included: what falls due in these days, of requests and of reports, is
    /// held against it and nothing else is. A request that runs on into the next year takes its part of each year from
    /// the budget of that year. The words are under `burden-means-budget`.
    pub fn days(year: i16) -> (Date, Date) {
        (date(year, 1, 1), date(year, 12, 31))
    }

    /// Everything that no budget may be.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::default();
        faults.unless((2000..=2200).contains(&self.year), || {
            Refusal::invalid("refused-budget-year").at("year")
        });
        let hours = || Refusal::invalid("refused-budget-hours").with("limit", MAX_MINUTES / 60);
        faults.unless(self.minutes.is_none_or(|m| m <= MAX_MINUTES), || hours().at("hours"));
        faults.unless(self.units.values().all(|m| *m <= MAX_MINUTES), || hours().at("own"));
        if let Some(fields) = &self.fields {
            let holds = FieldKind::ALL.into_iter().all(|kind| (1..=480).contains(&fields.of(kind)));
            faults.unless(holds, || Refusal::invalid("refused-budget-minutes").at("minutes"));
            faults.unless(!self.source.trim().is_empty(), || {
                Refusal::invalid("refused-budget-source").at("source")
            });
        }
        faults
    }

    /// Decides to set it at a version (0 for a year that has none yet).
    pub fn set(self, actor: &Actor, version: i64) -> Result<NewEvent, Refusal> {
        actor.must(Action::SetBudget)?;
        self.faults().none()?;
        Ok(NewEvent::at(self.id, version, EventBody::BudgetSet { budget: self }))
    }
}
