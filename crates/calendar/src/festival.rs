//! Days that officials name instead of dates: festivals of the solar and of the lunar calendar, and solar terms.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::solar;

/// The festivals that move, in the order of the file's columns.
const MOVING: [&str; 5] = ["春节", "清明", "端午", "中秋", "重阳"];

/// Those that stay: month and day.
const FIXED: [(&str, i8, i8); 9] = [
    ("元旦", 1, 1),
    ("妇女节", 3, 8),
    ("五一", 5, 1),
    ("青年节", 5, 4),
    ("六一", 6, 1),
    ("七一", 7, 1),
    ("八一", 8, 1),
    ("教师节", 9, 10),
    ("国庆", 10, 1),
];

/// The statutory holidays of everyone (全国年节及纪念日放假办法, article 2), which 节前 may mean.
pub(crate) const STATUTORY: [&str; 7] = ["元旦", "春节", "清明", "五一", "端午", "中秋", "国庆"];

/// Month and day of the moving festivals, by year.
static DAYS: LazyLock<BTreeMap<i16, [(i8, i8); 5]>> = LazyLock::new(|| {
    let rows = include_str!("../years/festivals.txt").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| {
        let mut words = line.split(' ');
        let year = words.next()?.parse().ok()?;
        let mut days = [(0, 0); 5];
        for day in &mut days {
            let (month, of_month) = words.next()?.split_once('-')?;
            *day = (month.parse().ok()?, of_month.parse().ok()?);
        }
        Some((year, days))
    })
    .collect()
});

/// The festival that comes next on or after `anchor`; the year in question when its days are not known.
pub(crate) fn next(name: &str, anchor: Date) -> Result<Date, i16> {
    let year = anchor.year();
    let this = in_year(name, year)?;
    if this >= anchor { Ok(this) } else { in_year(name, year + 1) }
}

fn in_year(name: &str, year: i16) -> Result<Date, i16> {
    let (month, day) = match FIXED.iter().find(|fixed| fixed.0 == name) {
        Some((_, month, day)) => (*month, *day),
        None => match moving(name, year) {
            Some(day) => day,
            None => return solar::day(name, year).ok_or(year),
        },
    };
    Date::new(year, month, day).map_err(|_| year)
}

fn moving(name: &str, year: i16) -> Option<(i8, i8)> {
    if name == "元宵" {
        // The fifteenth day of the lunar year.
        let (month, day) = moving("春节", year)?;
        let lantern = Date::new(year, month, day).ok()?.checked_add(14.days()).ok()?;
        return Some((lantern.month(), lantern.day()));
    }
    let column = MOVING.iter().position(|moving| *moving == name)?;
    DAYS.get(&year).map(|days| days[column])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_year_of_the_table_has_every_festival_in_its_season() {
        assert_eq!((DAYS.keys().next(), DAYS.keys().last(), DAYS.len()), (Some(&2000), Some(&2050), 51));
        let seasons = [(1, 21, 2, 21), (4, 4, 4, 6), (5, 27, 6, 26), (9, 7, 10, 8), (10, 1, 11, 1)];
        for (year, days) in DAYS.iter() {
            for (day, (m1, d1, m2, d2)) in days.iter().zip(seasons) {
                assert!((m1, d1) <= *day && *day <= (m2, d2), "{year}: {day:?}");
            }
            let clear = solar::day("清明", *year).map(|day| (day.month(), day.day()));
            assert_eq!(clear, Some(days[1]), "{year}");
        }
    }
}
