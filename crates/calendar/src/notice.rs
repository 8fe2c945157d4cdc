//! The yearly notice of the State Council's General Office on holidays and make-up working days, as a file says it.
//!
//! One file a year, in TOML: `year`, `source` (the notice's title), and a `[[holiday]]` each with `name`, `from`, `to` and,
//! where days of rest were moved, `work`: the make-up working days (调休).

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The longest run of days off that a notice has granted is ten; more is a slip of the pen.
const LONGEST: i32 = 15;

/// What a notice decrees for one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The year.
    pub year: i16,
    /// Title of the notice.
    pub source: String,
    /// Every day of rest and every make-up working day it names.
    pub(crate) days: BTreeMap<Date, Decreed>,
}

/// One day of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decreed {
    /// The holiday to which it belongs.
    pub(crate) holiday: String,
    /// Whether it is worked.
    pub(crate) work: bool,
}

/// Why a file of holidays was refused: where, what, and (by [`Fault`]) the mend.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}, {field}: {fault}")]
pub struct NoticeError {
    /// The file, as named by the caller.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The field, as the file spells it; empty where the whole file is meant.
    pub field: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a file of holidays.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not TOML.
    #[error("not readable: {0}")]
    Syntax(String),
    /// A field that must be there is not.
    #[error("is missing; add it")]
    Missing,
    /// A field that means nothing here.
    #[error("means nothing here; remove it or correct its name")]
    Unknown,
    /// A value of another kind.
    #[error("write {0}")]
    Write(Wanted),
    /// The last day lies before the first.
    #[error("ends before it begins; exchange or correct the days")]
    Reversed,
    /// More days off in a row than any notice grants.
    #[error("{0} days off in a row; correct the month or the day")]
    TooLong(i32),
    /// A day of neither the year nor the December before it.
    #[error("{0} lies outside the notice's year; correct the year")]
    OutsideYear(Date),
    /// A day stated twice.
    #[error("{0} is stated twice; remove one")]
    Twice(Date),
    /// A make-up working day that is worked anyway.
    #[error("{0} is no Saturday or Sunday, so it is worked anyway; correct the day")]
    NoWeekend(Date),
}

impl Fault {
    /// Key of the sentence that the message catalogue has for it.
    pub fn key(&self) -> &'static str {
        match self {
            Fault::Syntax(_) => "calendar-syntax",
            Fault::Missing => "calendar-missing",
            Fault::Unknown => "calendar-unknown",
            Fault::Write(Wanted::Year) => "calendar-write-year",
            Fault::Write(Wanted::Text) => "calendar-write-text",
            Fault::Write(Wanted::Day) => "calendar-write-day",
            Fault::Write(Wanted::Days) => "calendar-write-days",
            Fault::Write(Wanted::Holidays) => "calendar-write-holidays",
            Fault::Reversed => "calendar-reversed",
            Fault::TooLong(_) => "calendar-too-long",
            Fault::OutsideYear(_) => "calendar-outside-year",
            Fault::Twice(_) => "calendar-twice",
            Fault::NoWeekend(_) => "calendar-no-weekend",
        }
    }
}

/// The kind of value that a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wanted {
    /// A year.
    #[error("a year such as 2026")]
    Year,
    /// Some text.
    #[error("a text in quotation marks")]
    Text,
    /// A day.
    #[error("a day such as 2026-10-01, without quotation marks")]
    Day,
    /// A list of days.
    #[error("a list of days such as [2026-09-20, 2026-10-10]")]
    Days,
    /// At least one holiday.
    #[error("at least one [[holiday]]")]
    Holidays,
}

impl Notice {
    /// Reads one file of holidays; `file` names it in errors.
    ///
    /// # Errors
    /// [`NoticeError`] on the first thing that is missing, unknown or cannot be.
    pub fn parse(file: &str, text: &str) -> Result<Notice, NoticeError> {
        Parser { file, text }.notice()
    }
}

/// A value with its place in the file.
type Place<'a, 'i> = &'a Spanned<DeValue<'i>>;

struct Parser<'a> {
    file: &'a str,
    text: &'a str,
}

impl Parser<'_> {
    fn fail<T>(&self, at: usize, field: &str, fault: Fault) -> Result<T, NoticeError> {
        let line =
            self.text.as_bytes()[..at.min(self.text.len())].iter().filter(|b| **b == b'\n').count() + 1;
        Err(NoticeError { file: self.file.to_owned(), line, field: field.to_owned(), fault })
    }

    fn notice(&self) -> Result<Notice, NoticeError> {
        let table = match DeTable::parse(self.text) {
            Ok(table) => table,
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                return self.fail(at, "", Fault::Syntax(error.message().to_owned()));
            }
        };
        let table = table.get_ref();
        self.known(table, &["year", "source", "holiday"])?;
        let year = self.year(self.field(table, 0, "year")?)?;
        let source = self.string(self.field(table, 0, "source")?, "source")?;
        let holidays = self.field(table, 0, "holiday")?;
        let mut notice = Notice { year, source, days: BTreeMap::new() };
        let listed = holidays.get_ref().as_array().filter(|list| !list.is_empty());
        let Some(listed) = listed else {
            return self.fail(holidays.span().start, "holiday", Fault::Write(Wanted::Holidays));
        };
        for holiday in listed {
            self.holiday(&mut notice, holiday)?;
        }
        Ok(notice)
    }

    fn known(&self, table: &DeTable<'_>, names: &[&str]) -> Result<(), NoticeError> {
        match table.keys().find(|key| !names.contains(&key.get_ref().as_ref())) {
            Some(key) => self.fail(key.span().start, key.get_ref(), Fault::Unknown),
            None => Ok(()),
        }
    }

    fn field<'t, 'i>(
        &self,
        table: &'t DeTable<'i>,
        at: usize,
        name: &str,
    ) -> Result<Place<'t, 'i>, NoticeError> {
        match table.get(name) {
            Some(value) => Ok(value),
            None => self.fail(at, name, Fault::Missing),
        }
    }

    fn year(&self, value: Place) -> Result<i16, NoticeError> {
        let year = value.get_ref().as_integer().and_then(|n| n.as_str().parse().ok());
        match year.filter(|year| (1949..=9998).contains(year)) {
            Some(year) => Ok(year),
            None => self.fail(value.span().start, "year", Fault::Write(Wanted::Year)),
        }
    }

    fn string(&self, value: Place, name: &str) -> Result<String, NoticeError> {
        match value.get_ref().as_str().map(str::trim).filter(|text| !text.is_empty()) {
            Some(text) => Ok(text.to_owned()),
            None => self.fail(value.span().start, name, Fault::Write(Wanted::Text)),
        }
    }

    fn day(&self, value: Place, name: &str, wanted: Wanted) -> Result<Date, NoticeError> {
        let written = value.get_ref().as_datetime().filter(|at| at.time.is_none() && at.offset.is_none());
        let day = written.and_then(|at| at.date).and_then(|date| {
            let year = i16::try_from(date.year).ok()?;
            Date::new(year, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
        });
        match day {
            Some(day) => Ok(day),
            None => self.fail(value.span().start, name, Fault::Write(wanted)),
        }
    }

    fn holiday(&self, notice: &mut Notice, value: Place) -> Result<(), NoticeError> {
        let at = value.span().start;
        let Some(table) = value.get_ref().as_table() else {
            return self.fail(at, "holiday", Fault::Write(Wanted::Holidays));
        };
        self.known(table, &["name", "from", "to", "work"])?;
        let name = self.string(self.field(table, at, "name")?, "name")?;
        let (from, to) = (self.field(table, at, "from")?, self.field(table, at, "to")?);
        let first = self.day(from, "from", Wanted::Day)?;
        let last = self.day(to, "to", Wanted::Day)?;
        if last < first {
            return self.fail(to.span().start, "to", Fault::Reversed);
        }
        let length = (last - first).get_days() + 1;
        if length > LONGEST {
            return self.fail(to.span().start, "to", Fault::TooLong(length));
        }
        for day in first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last) {
            self.decree(notice, day, from, "from", &name, false)?;
        }
        let Some(work) = table.get("work") else { return Ok(()) };
        let Some(days) = work.get_ref().as_array() else {
            return self.fail(work.span().start, "work", Fault::Write(Wanted::Days));
        };
        for value in days {
            let day = self.day(value, "work", Wanted::Days)?;
            if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
                return self.fail(value.span().start, "work", Fault::NoWeekend(day));
            }
            self.decree(notice, day, value, "work", &name, true)?;
        }
        Ok(())
    }

    fn decree(
        &self,
        notice: &mut Notice,
        day: Date,
        value: Place,
        field: &str,
        holiday: &str,
        work: bool,
    ) -> Result<(), NoticeError> {
        // New Year's Day may take days of the December before with it.
        let before = day.year() == notice.year - 1 && day.month() == 12;
        if day.year() != notice.year && !before {
            return self.fail(value.span().start, field, Fault::OutsideYear(day));
        }
        let decreed = Decreed { holiday: holiday.to_owned(), work };
        match notice.days.insert(day, decreed) {
            None => Ok(()),
            Some(_) => self.fail(value.span().start, field, Fault::Twice(day)),
        }
    }
}
