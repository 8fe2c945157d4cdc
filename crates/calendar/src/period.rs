//! Periods of the calendar: a first day, a last day, and how exactly they were named.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::deadline::Precision;

/// A period; a day is one of a single day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) from: Date,
    pub(crate) due: Date,
    pub(crate) precision: Precision,
}

impl Period {
    pub(crate) fn day(day: Date) -> Self {
        Self { from: day, due: day, precision: Precision::Day }
    }

    /// The week (Monday to Sunday) that lies `weeks` after the one of a day.
    pub(crate) fn week(of: Date, weeks: i32) -> Option<Self> {
        let back = i32::from(of.weekday().to_monday_zero_offset());
        let from = of.checked_add((weeks * 7 - back).days()).ok()?;
        Some(Self { from, due: from.checked_add(6.days()).ok()?, precision: Precision::TenDays })
    }

    /// A third of a month: 0 上旬, 1 中旬, 2 下旬.
    pub(crate) fn third(month: Period, third: i8) -> Option<Self> {
        let at = |day| Date::new(month.due.year(), month.due.month(), day).ok();
        let due = if third == 2 { month.due } else { at(third * 10 + 10)? };
        Some(Self { from: at(third * 10 + 1)?, due, precision: Precision::TenDays })
    }

    pub(crate) fn month(year: i16, month: i8) -> Option<Self> {
        Self::months(year, month, 1, Precision::Month)
    }

    /// A quarter, 1 to 4.
    pub(crate) fn quarter(year: i16, quarter: i8) -> Option<Self> {
        Self::months(year, quarter.checked_mul(3)? - 2, 3, Precision::Quarter)
    }

    /// Half a year, 1 or 2.
    pub(crate) fn half(year: i16, half: i8) -> Option<Self> {
        Self::months(year, half * 6 - 5, 6, Precision::HalfYear)
    }

    pub(crate) fn year(year: i16) -> Option<Self> {
        Self::months(year, 1, 12, Precision::Year)
    }

    /// A numbered five-year plan: the fourteenth runs from 2021 to 2025.
    pub(crate) fn plan(number: i16) -> Option<Self> {
        let last = (10..=30).contains(&number).then_some(1955 + number * 5)?;
        Self::years(last - 4, last)
    }

    /// Whole years from the first to the last.
    pub(crate) fn years(first: i16, last: i16) -> Option<Self> {
        Self::year(first)?.until(Self::year(last)?)
    }

    fn months(year: i16, month: i8, count: i32, precision: Precision) -> Option<Self> {
        let from = Date::new(year, month, 1).ok()?;
        Some(Self { from, due: months_after(from, count - 1)?.last_of_month(), precision })
    }

    /// From the first day of this one to the last day of another, when that comes later.
    pub(crate) fn until(self, end: Period) -> Option<Self> {
        let precision = match end.precision {
            Precision::Year if self.from.year() < end.due.year() => Precision::Years,
            other => other,
        };
        (self.from <= end.due).then_some(Self { from: self.from, due: end.due, precision })
    }

    /// The same period a year later.
    pub(crate) fn next_year(self) -> Option<Self> {
        let due = months_after(self.due, 12)?;
        let ends_month = self.due == self.due.last_of_month();
        let due = if ends_month { due.last_of_month() } else { due };
        Some(Self { from: months_after(self.from, 12)?, due, precision: self.precision })
    }
}

/// The day `months` after another, at most the last day of its month.
pub(crate) fn months_after(day: Date, months: i32) -> Option<Date> {
    let zero_based = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + months;
    let year = i16::try_from(zero_based.div_euclid(12)).ok()?;
    let month = i8::try_from(zero_based.rem_euclid(12) + 1).ok()?;
    let end = Date::new(year, month, 1).ok()?.last_of_month();
    Date::new(year, month, day.day().min(end.day())).ok()
}
