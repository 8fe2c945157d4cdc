//! The burden ledger 填报负担: what asking costs those who are asked, and what may not be asked.

mod account;
mod answer;
mod book;
mod budget;
mod fields;
mod known;
mod lint;
mod out;
mod price;
mod request;
mod subject;
mod week;

use jiff::civil::Date;

pub use fields::read_fields;

/// The day on which something due on a day is kept: a day on which offices do not work moves to the next on which they do
/// (遇节假日顺延).
pub(crate) fn kept(day: Date) -> Date {
    calendar::WorkCalendar::current().kept(day).0
}

/// The year whose holidays are not known and by which that day was found, where there is one.
pub(crate) fn unsure(day: Date) -> Option<i16> {
    calendar::WorkCalendar::current().kept(day).1.map(|unknown| unknown.year)
}

/// First and last day of a year.
fn whole(year: i16) -> (Date, Date) {
    (jiff::civil::date(year, 1, 1), jiff::civil::date(year, 12, 31))
}

/// The same day a year ago.
fn year_ago(day: Date) -> Date {
    use jiff::ToSpan as _;
    day.checked_sub(1.year()).unwrap_or(Date::MIN)
}
