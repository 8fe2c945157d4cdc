//! Deadlines and cadences as Chinese documents write them (3月底前, 上半年, 每月25日前, 尽快).
//!
//! One pass from left to right, every expression taken as long as it goes; the time is linear in the text.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::scan::Scan;

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
    /// A third of a month (上旬, 中旬, 下旬) or a week.
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

/// One expression of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Deadline, cadence or pressing.
    pub kind: Kind,
    /// The last day that keeps it, where the text and the anchor fix one.
    pub due: Option<Date>,
    /// How exactly.
    pub precision: Option<Precision>,
    /// Whether the text binds something to the end of it (前, 底, 内, 到…) and does not merely name a period.
    pub bounded: bool,
}

/// Finds every expression of time in `text`, in order and without overlap. Days are resolved against `anchor`, the
/// date of the document.
pub fn find(text: &str, anchor: Date) -> Vec<Deadline> {
    let chars: Vec<char> = text.chars().collect();
    find_in(&chars, anchor)
}

/// [`find`] on a slice of code points; positions count from its start.
pub fn find_in(chars: &[char], anchor: Date) -> Vec<Deadline> {
    let scan = Scan::new(chars, anchor);
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match scan.at(at) {
            Some(Some(hit)) => {
                at = hit.end.max(at + 1);
                found.push(hit);
            }
            // A time that is no deadline (去年, 2019年以来) is stepped over whole.
            Some(None) => at = scan.skipped(at),
            None => at += 1,
        }
    }
    found
}
