//! Arithmetic of days that cannot fail.

use jiff::ToSpan as _;
use jiff::civil::Date;

/// Days from one day to another; negative when the other lies before.
pub(crate) fn between(from: Date, to: Date) -> i64 {
    i64::from(from.until(to).map_or(0, |span| span.get_days()))
}

/// The day so many days later, or the end of the calendar.
pub(crate) fn plus(day: Date, days: i64) -> Date {
    let end = if days < 0 { Date::MIN } else { Date::MAX };
    i32::try_from(days).ok().and_then(|days| day.checked_add(days.days()).ok()).unwrap_or(end)
}

/// The next day.
pub(crate) fn after(day: Date) -> Date {
    day.tomorrow().unwrap_or(Date::MAX)
}

/// The day before.
pub(crate) fn before(day: Date) -> Date {
    day.yesterday().unwrap_or(Date::MIN)
}

/// The last day of the month before a day's month.
pub(crate) fn last_month_end(day: Date) -> Date {
    before(day.first_of_month())
}
