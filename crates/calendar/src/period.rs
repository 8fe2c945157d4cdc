//! Last days of periods.

use jiff::civil::Date;

/// The last day of a month.
pub(crate) fn month_end(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1).ok().map(Date::last_of_month)
}

/// The last day of a quarter (1 to 4).
pub(crate) fn quarter_end(year: i16, quarter: i8) -> Option<Date> {
    month_end(year, quarter.checked_mul(3)?)
}

/// The last day of a year.
pub(crate) fn year_end(year: i16) -> Option<Date> {
    Date::new(year, 12, 31).ok()
}

/// The last year of a numbered five-year plan: the fourteenth ends in 2025.
pub(crate) fn plan_end(number: i16) -> Option<Date> {
    (10..=30).contains(&number).then(|| year_end(1955 + number * 5))?
}

/// The day `months` after another, at most the last day of its month.
pub(crate) fn months_after(day: Date, months: i32) -> Option<Date> {
    let zero_based = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + months;
    let year = i16::try_from(zero_based.div_euclid(12)).ok()?;
    let month = i8::try_from(zero_based.rem_euclid(12) + 1).ok()?;
    let end = month_end(year, month)?;
    Date::new(year, month, day.day().min(end.day())).ok()
}
