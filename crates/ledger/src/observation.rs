//! What a measure was in a period, and from whom we know (数据). A number is given once; every paper shows it from here.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    Action, Actor, Decimal, EventBody, Faults, Frequency, MAX_WORDS, Measure, MeasureId, NewEvent,
    ObservationId, PersonId, Refusal, Relation, UnitId,
};

/// A period for which a measure has a value: a month, a quarter, half a year, a year.
///
/// Written and stored as `2026-05`, `2026-Q2`, `2026-H1`, `2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    frequency: Frequency,
    year: i16,
    /// Which of the year, from 1.
    number: i8,
}

/// The text names no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no period such as 2026-05, 2026-Q2, 2026-H1 or 2026")]
pub struct NotAPeriod;

/// Months of a period of a frequency.
fn months(frequency: Frequency) -> i8 {
    match frequency {
        Frequency::Month => 1,
        Frequency::Quarter => 3,
        Frequency::HalfYear => 6,
        Frequency::Year => 12,
    }
}

impl Period {
    /// The period in which a day lies.
    pub fn of(frequency: Frequency, day: Date) -> Self {
        Self { frequency, year: day.year(), number: (day.month() - 1) / months(frequency) + 1 }
    }

    /// The period for which a value is asked on a day, for work begun on another: the last one that has ended, or the one
    /// that runs where the work is younger than that.
    pub fn asked(frequency: Frequency, begun: Date, today: Date) -> Self {
        let running = Self::of(frequency, today);
        let ended = running.before();
        if ended.until() < begun { running } else { ended }
    }

    /// The period of which a figure speaks that is due on a day: the one whose last day is nearest. What is due on the last
    /// day of a month is that month's, what is due on the fifth of the next one too.
    pub fn due(frequency: Frequency, day: Date) -> Self {
        let running = Self::of(frequency, day);
        let ended = running.before();
        let between = |from: Date, to: Date| (to - from).get_days();
        if between(ended.until(), day) <= between(day, running.until()) { ended } else { running }
    }

    /// The one before.
    pub fn before(self) -> Self {
        if self.number > 1 {
            Self { number: self.number - 1, ..self }
        } else {
            Self { year: self.year - 1, number: 12 / months(self.frequency), ..self }
        }
    }

    /// How often there is one.
    pub fn frequency(self) -> Frequency {
        self.frequency
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// Which of the year, from 1.
    pub fn number(self) -> i8 {
        self.number
    }

    /// Its first day.
    pub fn from(self) -> Date {
        Date::new(self.year, (self.number - 1) * months(self.frequency) + 1, 1).unwrap_or(Date::MAX)
    }

    /// Its last day.
    pub fn until(self) -> Date {
        let last = Date::new(self.year, self.number * months(self.frequency), 1).unwrap_or(Date::MAX);
        last.last_of_month()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, number) = (self.year, self.number);
        match self.frequency {
            Frequency::Month => write!(f, "{year}-{number:02}"),
            Frequency::Quarter => write!(f, "{year}-Q{number}"),
            Frequency::HalfYear => write!(f, "{year}-H{number}"),
            Frequency::Year => write!(f, "{year}"),
        }
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let (year, rest) = text.split_once('-').unwrap_or((text, ""));
        let (frequency, number) = match rest.as_bytes().first() {
            None => (Frequency::Year, "1"),
            Some(b'Q') => (Frequency::Quarter, &rest[1..]),
            Some(b'H') => (Frequency::HalfYear, &rest[1..]),
            Some(_) => (Frequency::Month, rest),
        };
        let year: i16 = year.parse().map_err(|_| NotAPeriod)?;
        let number: i8 = number.parse().map_err(|_| NotAPeriod)?;
        let fits = (1..=9999).contains(&year) && (1..=12 / months(frequency)).contains(&number);
        if fits { Ok(Self { frequency, year, number }) } else { Err(NotAPeriod) }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

/// In what a value came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A unit's report on a task.
    Report,
    /// A unit's answer to a request for figures.
    Request,
    /// A workbook taken in.
    Import,
    /// A correction of a value that stood there.
    Correction,
    /// Put in by the supervision office where nobody had given one.
    Hand,
}

impl SourceKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Report, Self::Request, Self::Import, Self::Correction, Self::Hand];

    /// The word used in message keys (`observation-from-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Request => "request",
            Self::Import => "import",
            Self::Correction => "correction",
            Self::Hand => "hand",
        }
    }
}

/// Where a value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ObservationSource {
    /// In what.
    pub kind: SourceKind,
    /// In which; of a correction, which value it corrects.
    pub id: uuid::Uuid,
}

/// A value as somebody gives it; it counts once what it came in is accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// Identifier of the observation that it will be.
    pub id: ObservationId,
    /// Of what.
    pub measure: MeasureId,
    /// Of whom; nothing where it is the figure of the whole site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// For when.
    pub period: Period,
    /// How much, in the measure's unit of measure.
    pub value: Decimal,
    /// Who gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
}

/// A value of a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// Identifier.
    pub id: ObservationId,
    /// Of what.
    pub measure: MeasureId,
    /// Of whom; nothing where it is the figure of the whole site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// For when.
    pub period: Period,
    /// How much, in the measure's unit of measure.
    pub value: Decimal,
    /// Where from.
    pub source: ObservationSource,
    /// Who gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// The day on which it was given.
    pub on: Date,
    /// Why it was corrected; empty where it is no correction.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What is said instead of a value that stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Identifier of the observation that it will be.
    pub id: ObservationId,
    /// How much it really was.
    pub value: Decimal,
    /// Why.
    pub reason: String,
    /// The day.
    pub on: Date,
}

impl Correction {
    /// What is wrong with a reason, whatever the value is.
    pub fn faults(reason: &str) -> Faults {
        let (reason, mut faults) = (reason.trim(), Faults::default());
        faults.unless(!reason.is_empty(), || Refusal::invalid("refused-no-reason").at("reason"));
        faults.unless(reason.chars().count() <= MAX_WORDS, || {
            Refusal::invalid("refused-correction-long").with("most", MAX_WORDS).at("reason")
        });
        faults
    }
}

impl Observation {
    /// The observation that a given value becomes.
    pub fn of(given: &Given, source: ObservationSource, on: Date) -> Self {
        let Given { id, measure, unit, period, value, by } = given.clone();
        Self { id, measure, unit, period, value, source, by, on, reason: String::new() }
    }

    /// A value is corrected by another beside it, for the same period and of the same unit; the old one stays to be seen.
    pub fn correct(
        &self,
        correction: Correction,
        actor: &Actor,
        relation: Relation,
    ) -> Result<NewEvent, Refusal> {
        actor.must_for(Action::CorrectObservation, relation)?;
        Correction::faults(&correction.reason).none()?;
        let Correction { id, value, reason, on } = correction;
        let reason = reason.trim().to_owned();
        if value == self.value {
            return Err(Refusal::invalid("refused-correction-same").at("value"));
        }
        let source = ObservationSource { kind: SourceKind::Correction, id: self.id.0 };
        let observation = Self { id, value, reason, on, source, by: Some(actor.person), ..self.clone() };
        Ok(NewEvent::at(id, 0, EventBody::ObservationCorrected { observation }))
    }

    /// Whether it says all of its period, given after the period's end; one given before may still grow.
    pub fn is_final(&self) -> bool {
        self.on > self.period.until()
    }
}

impl Measure {
    /// A value put in by the supervision office, where none is known; for a period that has begun.
    pub fn record(&self, given: &Given, actor: &Actor, on: Date) -> Result<NewEvent, Refusal> {
        actor.must(Action::RecordObservation)?;
        self.takes(given.value)?;
        if given.period.frequency() != self.frequency || given.period.from() > on {
            return Err(Refusal::invalid("refused-period").with("text", given.period));
        }
        let source = ObservationSource { kind: SourceKind::Hand, id: given.id.0 };
        let observation = Observation::of(given, source, on);
        Ok(NewEvent::at(given.id, 0, EventBody::ObservationRecorded { observation }))
    }

    /// Of whom a unit's figure speaks: that of the source unit is the figure of the whole site, any other unit's is its own.
    pub fn speaks_of(&self, unit: UnitId) -> Option<UnitId> {
        (self.source != Some(unit)).then_some(unit)
    }
}
