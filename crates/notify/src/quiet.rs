//! When people are left in peace, and when the rounds of the day go out.

use jiff::civil::{Date, DateTime, Time, time};
use jiff::{SignedDuration, ToSpan as _};
use serde::{Deserialize, Serialize};

/// How far ahead a round is looked for: no holiday is longer.
const DAYS_AHEAD: i64 = 31;
/// Most rounds of a day: what comes more often is a flood again.
const ROUNDS: usize = 4;

/// When notices may leave the house. Every field has a default, so an office need not write any.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rounds {
    /// When notices are gathered into one message, in order: `["08:30", "14:30"]`.
    pub at: Vec<Time>,
    /// Quiet from this time on, over midnight.
    pub quiet_from: Time,
    /// Quiet until this time.
    pub quiet_until: Time,
    /// Whether days that are not worked are quiet.
    pub quiet_on_days_off: bool,
    /// Fewest minutes between two urgent messages to one person.
    pub urgent_gap: u32,
}

impl Default for Rounds {
    fn default() -> Self {
        Self {
            at: vec![time(8, 30, 0, 0), time(14, 30, 0, 0)],
            quiet_from: time(22, 0, 0, 0),
            quiet_until: time(7, 30, 0, 0),
            quiet_on_days_off: true,
            urgent_gap: 15,
        }
    }
}

/// Why rounds cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RoundsError {
    /// None, more than four, or not in order.
    #[error("rounds.at: one to four times of the day are expected, earliest first")]
    Times,
    /// A round within the quiet hours would never go out.
    #[error("rounds.at: {0} lies within the quiet hours")]
    Quiet(Time),
}

impl Rounds {
    /// Refuses rounds that would never go out.
    ///
    /// # Errors
    /// The first flaw.
    pub fn check(&self) -> Result<(), RoundsError> {
        let in_order = self.at.windows(2).all(|pair| pair[0] < pair[1]);
        if self.at.is_empty() || self.at.len() > ROUNDS || !in_order {
            return Err(RoundsError::Times);
        }
        match self.at.iter().find(|time| self.is_quiet_time(**time)) {
            Some(time) => Err(RoundsError::Quiet(*time)),
            None => Ok(()),
        }
    }

    fn is_quiet_time(&self, time: Time) -> bool {
        if self.quiet_from <= self.quiet_until {
            (self.quiet_from..self.quiet_until).contains(&time)
        } else {
            time >= self.quiet_from || time < self.quiet_until
        }
    }

    /// Whether any round lies outside the quiet hours.
    pub fn is_open(&self) -> bool {
        self.at.iter().any(|time| !self.is_quiet_time(*time))
    }

    /// Whether nothing ordinary goes out at that moment.
    pub fn is_quiet(&self, now: DateTime, works: impl Fn(Date) -> bool) -> bool {
        self.is_quiet_time(now.time()) || (self.quiet_on_days_off && !works(now.date()))
    }

    /// The rounds of a day, none on a day off.
    fn of_day(&self, day: Date, works: &impl Fn(Date) -> bool) -> impl DoubleEndedIterator<Item = DateTime> {
        let open = !self.quiet_on_days_off || works(day);
        self.at
            .iter()
            .filter(move |time| open && !self.is_quiet_time(**time))
            .map(move |time| day.to_datetime(*time))
    }

    /// The latest round at or before a moment.
    pub(crate) fn last(&self, now: DateTime, works: &impl Fn(Date) -> bool) -> Option<DateTime> {
        (0..=DAYS_AHEAD).find_map(|back| {
            let day = now.date().checked_sub(back.days()).ok()?;
            self.of_day(day, works).rev().find(|round| *round <= now)
        })
    }

    /// The first round after a moment.
    pub(crate) fn next(&self, now: DateTime, works: &impl Fn(Date) -> bool) -> Option<DateTime> {
        (0..=DAYS_AHEAD).find_map(|ahead| {
            let day = now.date().checked_add(ahead.days()).ok()?;
            self.of_day(day, works).find(|round| *round > now)
        })
    }

    /// When the next urgent message may go, after one that went.
    pub(crate) fn urgent_after(&self, last: DateTime) -> DateTime {
        last.saturating_add(SignedDuration::from_mins(i64::from(self.urgent_gap)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    /// Weekends off, and 1 to 7 October.
    fn works(day: Date) -> bool {
        let holiday = day.month() == 10 && day.day() <= 7;
        !holiday && !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    #[test]
    fn nights_and_days_off_are_quiet() {
        let rounds = Rounds::default();
        let day = date(2026, 9, 30);
        let cases = [
            (day.at(7, 29, 59, 0), true),
            (day.at(7, 30, 0, 0), false),
            (day.at(21, 59, 59, 0), false),
            (day.at(22, 0, 0, 0), true),
            (day.at(0, 0, 0, 0), true),
            (date(2026, 10, 1).at(10, 0, 0, 0), true),
            (date(2026, 10, 8).at(10, 0, 0, 0), false),
            (date(2026, 10, 10).at(10, 0, 0, 0), true),
        ];
        for (now, quiet) in cases {
            assert_eq!(rounds.is_quiet(now, works), quiet, "{now}");
        }
        let open = Rounds { quiet_on_days_off: false, ..rounds };
        assert!(!open.is_quiet(date(2026, 10, 10).at(10, 0, 0, 0), works));
    }

    #[test]
    fn quiet_hours_within_one_day() {
        let rounds =
            Rounds { quiet_from: time(12, 0, 0, 0), quiet_until: time(14, 0, 0, 0), ..Rounds::default() };
        let day = date(2026, 9, 30);
        assert!(rounds.is_quiet(day.at(13, 0, 0, 0), works));
        assert!(!rounds.is_quiet(day.at(14, 0, 0, 0), works) && !rounds.is_quiet(day.at(3, 0, 0, 0), works));
    }

    #[test]
    fn rounds_go_round_a_holiday() {
        let rounds = Rounds::default();
        let eve = date(2026, 9, 30).at(14, 30, 0, 0);
        let after = date(2026, 10, 8).at(8, 30, 0, 0);
        assert_eq!(rounds.next(eve, &works), Some(after));
        assert_eq!(rounds.last(date(2026, 10, 8).at(8, 29, 0, 0), &works), Some(eve));
        assert_eq!(rounds.last(after, &works), Some(after));
        assert_eq!(rounds.next(after, &|_| false), None);
    }

    #[test]
    fn rounds_that_would_never_go_out_are_refused() {
        let at = |times: &[Time]| Rounds { at: times.to_vec(), ..Rounds::default() }.check();
        let (dawn, morning, noon) = (time(6, 0, 0, 0), time(9, 0, 0, 0), time(12, 0, 0, 0));
        assert_eq!(Rounds::default().check(), Ok(()));
        assert_eq!(at(&[]), Err(RoundsError::Times));
        assert_eq!(at(&[noon, morning]), Err(RoundsError::Times));
        assert_eq!(at(&[dawn, noon]), Err(RoundsError::Quiet(dawn)));
    }
}
