//! Days that officials name instead of dates.

use jiff::civil::{Date, date};

/// First day of the lunar year, by Gregorian year from 2015 on.
const LUNAR_NEW_YEAR: [(i8, i8); 21] = [
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 16),
    (2, 5),
    (1, 25),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 29),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 13),
    (2, 3),
    (1, 23),
    (2, 11),
    (1, 31),
    (2, 19),
    (2, 8),
];

/// The named day that comes next on or after `anchor`, where it has a fixed place in the calendar.
pub(crate) fn next(name: &str, anchor: Date) -> Option<Date> {
    (anchor.year()..=anchor.year() + 1).filter_map(|year| in_year(name, year)).find(|day| *day >= anchor)
}

fn in_year(name: &str, year: i16) -> Option<Date> {
    let (month, day) = match name {
        "元旦" => (1, 1),
        "春节" => {
            let index = usize::try_from(year - 2015).ok()?;
            *LUNAR_NEW_YEAR.get(index)?
        }
        "五一" | "劳动节" => (5, 1),
        "七一" => (7, 1),
        "国庆" | "国庆节" | "十一" => (10, 1),
        _ => return None,
    };
    Some(date(year, month, day))
}
