//! When the answers of something that is asked again and again fall due.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

/// How often an answer is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cadence {
    /// 一次性: once.
    Once,
    /// 每日: every day from Monday to Friday.
    Daily,
    /// 每周
    Weekly,
    /// 每旬: on the 10th, the 20th and the last day of a month.
    TenDays,
    /// 每月
    Monthly,
    /// 每季度
    Quarterly,
    /// 每半年
    HalfYearly,
    /// 每年
    Yearly,
}

impl Cadence {
    /// All of them, the rarest first.
    pub const ALL: [Self; 8] = [
        Self::Once,
        Self::Yearly,
        Self::HalfYearly,
        Self::Quarterly,
        Self::Monthly,
        Self::TenDays,
        Self::Weekly,
        Self::Daily,
    ];

    /// The word used in addresses, files and message keys (`cadence-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::TenDays => "ten-days",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::HalfYearly => "half-yearly",
            Self::Yearly => "yearly",
        }
    }

    /// The cadence with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.code() == code)
    }

    /// Months from one due day to the next; nothing where months do not count.
    fn months(self) -> Option<i32> {
        match self {
            Self::Monthly => Some(1),
            Self::Quarterly => Some(3),
            Self::HalfYearly => Some(6),
            Self::Yearly => Some(12),
            Self::Once | Self::Daily | Self::Weekly | Self::TenDays => None,
        }
    }

    /// The due days from the first one on, without end except for what is asked once. Months later it is the same day of
    /// the month, or the last where the first was the last.
    pub fn dues(self, first: Date) -> impl Iterator<Item = Date> {
        let mut number = 0;
        std::iter::successors(Some(first), move |day| {
            number += 1;
            self.after(first, *day, number)
        })
    }

    fn after(self, first: Date, day: Date, number: i32) -> Option<Date> {
        if let Some(months) = self.months() {
            let due = first.checked_add(number.checked_mul(months)?.months()).ok()?;
            return Some(if first == first.last_of_month() { due.last_of_month() } else { due });
        }
        let falls = |day: &Date| match self {
            Self::Daily => !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday),
            _ => matches!(day.day(), 10 | 20) || *day == day.last_of_month(),
        };
        match self {
            Self::Once => None,
            Self::Weekly => day.checked_add(7.days()).ok(),
            _ => std::iter::successors(day.tomorrow().ok(), |d| d.tomorrow().ok()).find(falls),
        }
    }

    /// How many due days there are in a period, both days included. `until` is the last day of all; nothing for none.
    pub fn times(self, first: Date, until: Option<Date>, from: Date, to: Date) -> u64 {
        let to = until.map_or(to, |until| until.min(to));
        let due = self.dues(first).take_while(|day| *day <= to).filter(|day| *day >= from);
        u64::try_from(due.count()).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn some(cadence: Cadence, first: Date) -> Vec<String> {
        cadence.dues(first).take(4).map(|d| d.to_string()).collect()
    }

    #[test]
    fn the_end_of_a_month_stays_one_and_other_days_keep_their_number() {
        let end = some(Cadence::Monthly, date(2026, 2, 28));
        assert_eq!(end, ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]);
        let day = some(Cadence::Monthly, date(2026, 1, 30));
        assert_eq!(day, ["2026-01-30", "2026-02-28", "2026-03-30", "2026-04-30"]);
        let quarter = some(Cadence::Quarterly, date(2026, 4, 5));
        assert_eq!(quarter, ["2026-04-05", "2026-07-05", "2026-10-05", "2027-01-05"]);
    }

    #[test]
    fn days_weeks_and_ten_days() {
        assert_eq!(some(Cadence::Once, date(2026, 6, 12)), ["2026-06-12"]);
        let daily = some(Cadence::Daily, date(2026, 6, 11));
        assert_eq!(daily, ["2026-06-11", "2026-06-12", "2026-06-15", "2026-06-16"]);
        let ten = some(Cadence::TenDays, date(2026, 6, 10));
        assert_eq!(ten, ["2026-06-10", "2026-06-20", "2026-06-30", "2026-07-10"]);
        let weekly = some(Cadence::Weekly, date(2026, 12, 25));
        assert_eq!(weekly, ["2026-12-25", "2027-01-01", "2027-01-08", "2027-01-15"]);
    }

    #[test]
    fn a_period_counts_both_its_days_and_nothing_after_the_end() {
        let (first, year) = (date(2026, 1, 31), (date(2026, 1, 1), date(2026, 12, 31)));
        assert_eq!(Cadence::Monthly.times(first, None, year.0, year.1), 12);
        assert_eq!(Cadence::Monthly.times(first, Some(date(2026, 4, 30)), year.0, year.1), 4);
        assert_eq!(Cadence::Monthly.times(first, None, date(2026, 2, 28), date(2026, 2, 28)), 1);
        assert_eq!(Cadence::Once.times(first, None, date(2026, 2, 1), year.1), 0);
        for cadence in Cadence::ALL {
            assert_eq!(Cadence::from_code(cadence.code()), Some(cadence));
        }
    }
}
