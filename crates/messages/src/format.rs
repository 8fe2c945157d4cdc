//! Dates and numbers as officials write them. The order of the parts stands in `common.ftl`.

use jiff::civil::{Date, DateTime};

use crate::{Lang, text, text_args};

/// 2026年6月30日 or 30 June 2026.
pub fn date_long(lang: Lang, date: Date) -> String {
    let year = date.year().to_string();
    let day = date.day().to_string();
    let name = month_name(lang, date.month());
    text_args(lang, "date-long", &[("year", year.into()), ("month", name.into()), ("day", day.into())])
}

/// 6月30日 or 30 June.
pub fn date_short(lang: Lang, date: Date) -> String {
    let name = month_name(lang, date.month());
    text_args(lang, "date-short", &[("month", name.into()), ("day", date.day().into())])
}

/// 2026年6月30日 09:30 or 30 June 2026, 09:30.
pub fn date_time(lang: Lang, moment: DateTime) -> String {
    let time = format!("{:02}:{:02}", moment.hour(), moment.minute());
    text_args(lang, "date-time", &[("date", date_long(lang, moment.date()).into()), ("time", time.into())])
}

/// Words in which a day stands as 2026-06-30, as records keep it, with that day as people write it; words that are anything
/// else stay as they are.
pub fn day_written(lang: Lang, words: &str) -> Option<String> {
    let day: Date = (words.len() == 10).then(|| words.parse().ok()).flatten()?;
    Some(date_long(lang, day))
}

/// The month of a date: 2026年6月 or June 2026.
pub fn month(lang: Lang, date: Date) -> String {
    let name = month_name(lang, date.month());
    text_args(lang, "date-month", &[("year", date.year().to_string().into()), ("month", name.into())])
}

/// The number by which people name what stands at an address: chase sheets and requests have a look of their own
/// (督办〔2026〕3号, 填报〔2026〕5号); that of anything else, such as a task, stands as it is.
pub fn number_at(lang: Lang, path: &str, number: &str) -> String {
    let key = match path {
        _ if path.starts_with("/chases/") => "sheet-number",
        _ if path.starts_with("/burden/requests/") => "request-number",
        _ => return number.to_owned(),
    };
    let plain = |text: &str| text.parse::<u32>().ok().map(|n| n.to_string());
    match number.split_once('-').and_then(|(year, serial)| Some((plain(year)?, plain(serial)?))) {
        Some((year, serial)) => text_args(lang, key, &[("year", year.into()), ("serial", serial.into())]),
        None => number.to_owned(),
    }
}

/// A mark on an axis of months: 6月 or Jun; January gives the year, 2027年 or 2027.
pub fn month_short(lang: Lang, date: Date) -> String {
    match date.month() {
        1 => text_args(lang, "date-year", &[("year", date.year().to_string().into())]),
        month => text(lang, &format!("date-month-short-{month}")),
    }
}

fn month_name(lang: Lang, month: i8) -> String {
    text(lang, &format!("date-month-{month}"))
}

/// Digits grouped in threes, as both languages have it in tables: 1,284,000.
pub fn integer(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if value < 0 {
        out.push('-');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A scaled integer as a decimal without trailing zeros: `decimal(5240, 2)` is 52.4.
pub fn decimal(value: i64, scale: u8) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let base = 10_u64.checked_pow(u32::from(scale)).unwrap_or(u64::MAX);
    let whole = value.unsigned_abs() / base;
    let whole = integer(i64::try_from(whole).unwrap_or(i64::MAX));
    let fraction = format!("{:0width$}", value.unsigned_abs() % base, width = usize::from(scale));
    match fraction.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    }
}

/// A scaled integer as a percentage: `percent(8000, 2)` is 80%.
pub fn percent(value: i64, scale: u8) -> String {
    format!("{}%", decimal(value, scale))
}
