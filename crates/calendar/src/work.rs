//! Working days of mainland China: weekdays, less statutory holidays, plus make-up working days (调休).
//!
//! Which days those are is decreed year by year (全国年节及纪念日放假办法, and the yearly notice of the State Council's
//! General Office), so that a year without its notice has no answer: it is never taken for one of plain weekends.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

use crate::notice::{Decreed, Notice};

/// Holidays whose days of the Gregorian year the law itself names (全国年节及纪念日放假办法 article 2: 元旦, 劳动节, 国庆节).
const BY_LAW: [(i8, i8); 6] = [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)];

/// The notices that come with the program.
const EMBEDDED: [(&str, &str); 9] = [
    ("2018.toml", include_str!("../years/2018.toml")),
    ("2019.toml", include_str!("../years/2019.toml")),
    ("2020.toml", include_str!("../years/2020.toml")),
    ("2021.toml", include_str!("../years/2021.toml")),
    ("2022.toml", include_str!("../years/2022.toml")),
    ("2023.toml", include_str!("../years/2023.toml")),
    ("2024.toml", include_str!("../years/2024.toml")),
    ("2025.toml", include_str!("../years/2025.toml")),
    ("2026.toml", include_str!("../years/2026.toml")),
];

/// What a day is to those who work in offices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind<'a> {
    /// An ordinary weekday.
    Working,
    /// A Saturday or Sunday that is worked for a holiday (调休).
    MakeUp(&'a str),
    /// An ordinary Saturday or Sunday.
    Weekend,
    /// A day of a statutory holiday, weekends within it included.
    Holiday(&'a str),
}

impl DayKind<'_> {
    /// Whether offices work.
    pub fn is_working(self) -> bool {
        matches!(self, DayKind::Working | DayKind::MakeUp(_))
    }
}

/// The year whose notice is needed for an answer and not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("no notice of the holidays of {year} is known")]
pub struct NoNotice {
    /// The year.
    pub year: i16,
}

/// Which days are worked, in the years whose notices are known.
///
/// A notice may reach back into the December before its year (元旦); those days are as the latest known notice says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    /// By year.
    notices: BTreeMap<i16, Notice>,
    /// Every decreed day, the later notice's word where two speak of one.
    days: BTreeMap<Date, Decreed>,
    /// Every working day of those years, in order.
    working: Vec<Date>,
}

static BUILT_IN: LazyLock<WorkCalendar> = LazyLock::new(|| {
    WorkCalendar::default().with_all(
        EMBEDDED
            .iter()
            .map(|(file, text)| Notice::parse(file, text).expect("an embedded year is checked by the tests")),
    )
});

/// The calendar of this process, when it was given one.
static CURRENT: OnceLock<WorkCalendar> = OnceLock::new();

impl WorkCalendar {
    /// The calendar by which [`crate::deadline::find`] counts: the one set by [`WorkCalendar::install`], or else the
    /// embedded one.
    pub fn current() -> &'static WorkCalendar {
        CURRENT.get().unwrap_or(&BUILT_IN)
    }

    /// Makes this the calendar of the process, once, before anything is read; gives it back when there is one already.
    ///
    /// # Errors
    /// The calendar itself, when another was installed before.
    pub fn install(self) -> Result<(), Box<WorkCalendar>> {
        CURRENT.set(self).map_err(Box::new)
    }

    /// The calendar of the notices that come with the program (2018 to 2026).
    pub fn embedded() -> &'static WorkCalendar {
        &BUILT_IN
    }

    /// This calendar and one more notice, which replaces the one known for its year (a decree amended).
    #[must_use]
    pub fn with(self, notice: Notice) -> Self {
        self.with_all([notice])
    }

    /// This calendar and several more notices.
    #[must_use]
    pub fn with_all(mut self, notices: impl IntoIterator<Item = Notice>) -> Self {
        self.notices.extend(notices.into_iter().map(|notice| (notice.year, notice)));
        self.days = self.notices.values().flat_map(|notice| notice.days.clone()).collect();
        self.working = self
            .notices
            .keys()
            .flat_map(|year| date(*year, 1, 1).series(1.day()).take_while(|day| day.year() == *year))
            .filter(|day| self.is_working(*day) == Ok(true))
            .collect();
        self
    }

    /// The years whose notices are known, with the title of each.
    pub fn years(&self) -> impl Iterator<Item = (i16, &str)> {
        self.notices.iter().map(|(year, notice)| (*year, notice.source.as_str()))
    }

    /// What a day is.
    ///
    /// # Errors
    /// [`NoNotice`] when the day's year has no notice.
    pub fn day(&self, day: Date) -> Result<DayKind<'_>, NoNotice> {
        if !self.notices.contains_key(&day.year()) {
            return Err(NoNotice { year: day.year() });
        }
        Ok(match self.days.get(&day) {
            Some(Decreed { holiday, work: true }) => DayKind::MakeUp(holiday),
            Some(Decreed { holiday, work: false }) => DayKind::Holiday(holiday),
            None if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) => DayKind::Weekend,
            None => DayKind::Working,
        })
    }

    /// Whether offices work on a day.
    ///
    /// # Errors
    /// [`NoNotice`] when the day's year has no notice.
    pub fn is_working(&self, day: Date) -> Result<bool, NoNotice> {
        self.day(day).map(DayKind::is_working)
    }

    /// The first working day at or after a day (a period that ends on a holiday ends on the first day after it:
    /// 民法典 article 203).
    ///
    /// # Errors
    /// [`NoNotice`] when the search meets a year without notice.
    pub fn at_or_after(&self, day: Date) -> Result<Date, NoNotice> {
        self.nth_from(day, 1)
    }

    /// The day on which something due on a day is kept (遇节假日顺延): the first working day at or after it. In a year
    /// whose notice is not known, weekends and the holidays that the law itself dates are passed over, and the year is
    /// given beside, so that whoever shows the day can say by what it was found.
    pub fn kept(&self, day: Date) -> (Date, Option<NoNotice>) {
        let mut unknown = None;
        let rests = |day: Date, unknown: &mut Option<NoNotice>| match self.is_working(day) {
            Ok(works) => !works,
            Err(no_notice) => {
                unknown.get_or_insert(no_notice);
                let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
                weekend || BY_LAW.contains(&(day.month(), day.day()))
            }
        };
        let mut at = day;
        while rests(at, &mut unknown) {
            let Ok(after) = next(at) else { break };
            at = after;
        }
        (at, unknown)
    }

    /// The last working day at or before a day.
    ///
    /// # Errors
    /// [`NoNotice`] when the search meets a year without notice.
    pub fn at_or_before(&self, day: Date) -> Result<Date, NoNotice> {
        self.nth_until(day, 1)
    }

    /// The `count`-th working day after a day, which itself is not counted (民法典 article 201); the day itself for 0.
    ///
    /// # Errors
    /// [`NoNotice`] when the count meets a year without notice.
    pub fn after(&self, day: Date, count: u32) -> Result<Date, NoNotice> {
        if count == 0 { Ok(day) } else { self.nth_from(next(day)?, count as usize) }
    }

    /// The `count`-th working day before a day, which itself is not counted; the day itself for 0.
    ///
    /// # Errors
    /// [`NoNotice`] when the count meets a year without notice.
    pub fn before(&self, day: Date, count: u32) -> Result<Date, NoNotice> {
        if count == 0 { Ok(day) } else { self.nth_until(previous(day)?, count as usize) }
    }

    /// How many working days lie after `from`, up to and including `to`; negative when `to` is the earlier one. So
    /// `between(day, after(day, n)) = n`, and the count from a to b and from b to c adds up to that from a to c.
    ///
    /// # Errors
    /// [`NoNotice`] when a year between has no notice.
    pub fn between(&self, from: Date, to: Date) -> Result<i32, NoNotice> {
        if to < from {
            return self.between(to, from).map(|count| -count);
        }
        if to == from {
            return Ok(0);
        }
        let missing = self.missing_after(next(from)?.year())?;
        if to.year() >= missing {
            return Err(NoNotice { year: missing });
        }
        let until = |day: Date| self.working.partition_point(|worked| *worked <= day);
        Ok(i32::try_from(until(to) - until(from)).unwrap_or(i32::MAX))
    }

    /// The `count`-th working day at or after a day.
    fn nth_from(&self, day: Date, count: usize) -> Result<Date, NoNotice> {
        let missing = self.missing_after(day.year())?;
        let first = self.working.partition_point(|worked| *worked < day);
        match self.working.get(first + count - 1) {
            Some(found) if found.year() < missing => Ok(*found),
            _ => Err(NoNotice { year: missing }),
        }
    }

    /// The `count`-th working day at or before a day.
    fn nth_until(&self, day: Date, count: usize) -> Result<Date, NoNotice> {
        let missing = self.missing_before(day.year())?;
        let after = self.working.partition_point(|worked| *worked <= day);
        match after.checked_sub(count).map(|index| self.working[index]) {
            Some(found) if found.year() > missing => Ok(found),
            _ => Err(NoNotice { year: missing }),
        }
    }

    /// The first year after one with a notice that has none.
    fn missing_after(&self, year: i16) -> Result<i16, NoNotice> {
        let missing = (year..).find(|year| !self.notices.contains_key(year)).unwrap_or(i16::MAX);
        if missing == year { Err(NoNotice { year }) } else { Ok(missing) }
    }

    /// The last year before one with a notice that has none.
    fn missing_before(&self, year: i16) -> Result<i16, NoNotice> {
        let missing = (0..=year).rev().find(|year| !self.notices.contains_key(year)).unwrap_or(-1);
        if missing == year { Err(NoNotice { year }) } else { Ok(missing) }
    }
}

/// The day after; the calendar's own end is a year without notice too.
fn next(day: Date) -> Result<Date, NoNotice> {
    day.tomorrow().map_err(|_| NoNotice { year: day.year() })
}

/// The day before.
fn previous(day: Date) -> Result<Date, NoNotice> {
    day.yesterday().map_err(|_| NoNotice { year: day.year() })
}
