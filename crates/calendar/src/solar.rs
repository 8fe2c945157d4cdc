//! The 24 solar terms (二十四节气), by which work in the fields is timed: 谷雨前完成育秧, 霜降前腾茬.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// The terms in the order in which the sun reaches them, 15 degrees of longitude apart, from the vernal equinox on.
#[rustfmt::skip]
pub(crate) const TERMS: [&str; 24] = [
    "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬",
    "小雪", "大雪", "冬至", "小寒", "大寒", "立春", "雨水", "惊蛰",
];

/// Those of them that are something else as well: weather, and names of places.
pub(crate) const WORDS_TOO: [&str; 5] = ["雨水", "小雪", "大雪", "小满", "白露"];

/// The day of a year on which a term falls in China. A term within a quarter of an hour of midnight may be a day off.
pub(crate) fn day(term: &str, year: i16) -> Option<Date> {
    /// Days from the equal steps of the mean sun by which a term may stray.
    const STRAY: i64 = 5;
    let place = TERMS.iter().position(|known| *known == term)?;
    let degrees = place as f64 * 15.0;
    // The equinox is the 79th day after New Year's Day; the last terms of the list begin the year.
    let mean = (79.0 + place as f64 * 365.2422 / 24.0) as i64 % 365;
    let first = Date::new(year, 1, 1).ok()?.checked_add((mean - STRAY).days()).ok()?;
    // How far the sun has gone beyond the term when a day ends, from -180 to 180 degrees.
    let beyond = |day: Date| (longitude(day) - degrees + 180.0).rem_euclid(360.0) - 180.0;
    first.series(1.day()).take(2 * STRAY as usize + 1).find(|day| (0.0..2.0).contains(&beyond(*day)))
}

/// The sun's apparent longitude in degrees at the end of a day in China (16:00 UTC), to a hundredth of a degree:
/// Meeus, Astronomical Algorithms, 2nd edition, chapter 25.
fn longitude(day: Date) -> f64 {
    const CENTURY: f64 = 36525.0;
    let days = f64::from((day - date(2000, 1, 1)).get_days()) + 4.0 / 24.0;
    let t = days / CENTURY;
    let anomaly = (357.52911 + 35999.05029 * t).to_radians();
    let centre = (1.914602 - 0.004817 * t) * anomaly.sin()
        + 0.019993 * (2.0 * anomaly).sin()
        + 0.000289 * (3.0 * anomaly).sin();
    let node = (125.04 - 1934.136 * t).to_radians();
    280.46646 + 36000.76983 * t + centre - 0.00569 - 0.00478 * node.sin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_fall_on_the_days_of_the_almanac() {
        let almanac = [
            ("惊蛰", date(2026, 3, 5)),
            ("谷雨", date(2026, 4, 20)),
            ("立夏", date(2026, 5, 5)),
            ("芒种", date(2026, 6, 5)),
            ("夏至", date(2024, 6, 21)),
            ("立秋", date(2025, 8, 7)),
            ("霜降", date(2026, 10, 23)),
            ("立冬", date(2023, 11, 8)),
            ("冬至", date(2021, 12, 21)),
            ("大寒", date(2025, 1, 20)),
            ("立春", date(2025, 2, 3)),
        ];
        for (term, expected) in almanac {
            assert_eq!(day(term, expected.year()), Some(expected), "{term}");
        }
        assert_eq!(day("端午", 2026), None);
    }

    #[test]
    fn terms_follow_each_other_in_a_fortnight() {
        for year in 2000..=2050 {
            let mut days: Vec<Date> = TERMS.iter().map(|term| day(term, year).unwrap()).collect();
            days.sort();
            assert!(
                days.windows(2).all(|pair| (14..=16).contains(&(pair[1] - pair[0]).get_days())),
                "{year}"
            );
        }
    }
}
