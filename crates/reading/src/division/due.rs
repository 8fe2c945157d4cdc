//! What a cell or label of deadlines says beyond the expressions of running text.

use calendar::Date;
use calendar::deadline::{Deadline, Kind, Needs, Precision};

use crate::lexicon::{among, find};

/// 2026.6, 2026-06-30, 2026/6/30: a day or a month in figures, as cells have them.
pub(super) fn figures(norm: &[char], start: usize, end: usize) -> Option<Deadline> {
    let (start, end) = (start..end).find(|at| norm[*at].is_ascii_digit()).map(|at| (at, end))?;
    let mut parts = [0_i16; 3];
    let mut count = 0;
    let mut at = start;
    while count < 3 && at < end && norm[at].is_ascii_digit() {
        let digits = norm[at..end].iter().take(4).take_while(|c| c.is_ascii_digit()).count();
        parts[count] =
            norm[at..at + digits].iter().fold(0, |n, c| n * 10 + c.to_digit(10).unwrap_or(0) as i16);
        count += 1;
        at += digits;
        if norm.get(at).is_none_or(|c| !among!(".-/", *c)) {
            break;
        }
        at += 1;
    }
    let [year, month, day] = parts;
    if count < 2 || !(2000..2100).contains(&year) {
        return None;
    }
    let month = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
    let (due, precision) = match count {
        2 => (month.last_of_month(), Precision::Month),
        _ => (Date::new(year, month.month(), i8::try_from(day).ok()?).ok()?, Precision::Day),
    };
    let (kind, precision) = (Kind::Deadline, Some(precision));
    Some(Deadline {
        start,
        end: at.min(end),
        kind,
        from: None,
        due: Some(due),
        precision,
        needs: Needs::Nothing,
        bounded: true,
        open: None,
    })
}

/// 年内持续推进 has no day: only what must be over by a day has one.
pub(super) fn lasting(norm: &[char], start: usize, mut times: Vec<Deadline>) -> Vec<Deadline> {
    let lasts = ["持续", "长期", "常态"].iter().any(|word| find(norm, start, norm.len(), word).is_some());
    let closes = |time: &Deadline| among!("前底末", norm[time.end - 1]);
    if lasts && !times.iter().any(closes) {
        times.iter_mut().for_each(|time| time.due = None);
    }
    times
}
