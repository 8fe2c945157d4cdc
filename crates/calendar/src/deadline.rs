//! Deadlines and cadences as Chinese documents write them (3月底前, 上半年, 每月25日前, 尽快).
//!
//! One pass from left to right, every expression taken as long as it goes; the time is linear in the text.
//!
//! Rules where the language leaves a choice:
//! - A month, quarter or half without a year is that of the document's year. In a document of the last quarter of a year,
//!   one that is over and binds (前, 底, 末, 内, 到) is the next year's, unless it reports (截至9月底).
//! - 会后 counts from the document's date, which for a speech and for minutes is the day of the meeting; a span after any
//!   other event (收到通知后…) is not dated.
//! - The day after the event is the first of a span (民法典 article 201).
//! - Before a month, a year or a festival (10月前, 2030年前, 国庆前) means by the day before it begins; 10月底前 has its last day; 节前 names the statutory holiday that comes next.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::scan::{Scan, Step};
use crate::work::WorkCalendar;

/// What sort of time an expression sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A day or period by whose end something must be done.
    Deadline,
    /// A rhythm: 每月, 每季度, 定期.
    Cadence,
    /// Pressing without a day: 尽快, 如期.
    Vague,
}

/// How exactly the text fixes the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// A day of the calendar.
    Day,
    /// A third of a month (上旬, 中旬, 下旬), a week, or the days of a festival.
    TenDays,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// Half a year.
    HalfYear,
    /// A year.
    Year,
    /// Several years, such as a five-year plan.
    Years,
}

/// What of the document's date one must know to tell the day of an expression, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Needs {
    /// Nothing: the text writes the year (2026年6月底前).
    Nothing,
    /// Its year (6月底前, 年内, 国庆前).
    Year,
    /// Its day, from which the expression counts (一周内, 月底前, 节前).
    Day,
}

/// Why a deadline has no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Open {
    /// The text only presses (尽快).
    Pressing,
    /// It counts from an event whose day the document does not tell (收到通知后, 两会前).
    Event,
    /// It names a season that begins differently from place to place (汛期前, 供暖季前).
    Season,
    /// It needs the holidays or festivals of a year that the calendar does not have.
    NoData(i16),
}

/// One expression of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Deadline, cadence or pressing.
    pub kind: Kind,
    /// The first day of the period, where the text names one (三季度) and not only its end (三季度末).
    pub from: Option<Date>,
    /// The last day that keeps it, where the text and the anchor fix one.
    pub due: Option<Date>,
    /// How exactly.
    pub precision: Option<Precision>,
    /// What of the document's date the day rests on.
    pub needs: Needs,
    /// Whether the text binds something to the end of it (前, 底, 内, 到…) and does not merely name a period.
    pub bounded: bool,
    /// Why a deadline has no day; absent where it has one, and for cadences.
    pub open: Option<Open>,
}

/// Finds every expression of time in `text`, in order and without overlap. Days are resolved against `anchor`, the
/// date of the document, and working days counted by [`WorkCalendar::current`].
pub fn find(text: &str, anchor: Date) -> Vec<Deadline> {
    let chars: Vec<char> = text.chars().collect();
    find_in(&chars, anchor)
}

/// [`find`] on a slice of code points; positions count from its start.
pub fn find_in(chars: &[char], anchor: Date) -> Vec<Deadline> {
    find_with(chars, anchor, WorkCalendar::current())
}

/// [`find_in`] with a calendar to which the site has added notices.
pub fn find_with(chars: &[char], anchor: Date, calendar: &WorkCalendar) -> Vec<Deadline> {
    let mut scan = Scan { chars, anchor, calendar, floor: 0 };
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match scan.at(at) {
            Some(Step::Hit(hit)) => {
                at = hit.end.max(at + 1);
                scan.floor = at;
                found.push(hit);
            }
            // A time that is no deadline (去年三季度, 压缩至3个工作日以内) is stepped over whole.
            Some(Step::Over(end)) => {
                at = end.max(at + 1);
                scan.floor = at;
            }
            None => at += 1,
        }
    }
    found
}
