//! The numbers under which people know tasks and chase sheets.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Refusal;

/// The number people see: per site and year, sub-tasks counted within their top task (2026-0153, 2026-0153-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number {
    /// Year of issue.
    pub year: i16,
    /// Running number in the year, from 1.
    pub serial: u32,
    /// 0 for a top task, else the running number of the sub-task.
    pub sub: u16,
}

impl Number {
    /// Order in which numbers sort; fits a database integer and is unique in a site.
    pub fn ordinal(self) -> i64 {
        (i64::from(self.year) * 100_000_000 + i64::from(self.serial)) * 10_000 + i64::from(self.sub)
    }

    /// The number with that ordinal.
    pub fn from_ordinal(ordinal: i64) -> Self {
        let (top, sub) = (ordinal / 10_000, ordinal % 10_000);
        Self { year: (top / 100_000_000) as i16, serial: (top % 100_000_000) as u32, sub: sub as u16 }
    }

    /// First and last possible ordinal of the top tasks and sub-tasks of a year.
    pub fn year_range(year: i16) -> (i64, i64) {
        (Self { year, serial: 0, sub: 0 }.ordinal(), Self { year: year + 1, serial: 0, sub: 0 }.ordinal() - 1)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:04}", self.year, self.serial)?;
        if self.sub > 0 { write!(f, "-{}", self.sub) } else { Ok(()) }
    }
}

impl FromStr for Number {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let bad = || Refusal::invalid("refused-number").with("text", text.trim());
        let mut parts = text.trim().split('-');
        let year: i16 = parts
            .next()
            .and_then(|p| p.parse().ok())
            .filter(|y| (1900..=9999).contains(y))
            .ok_or_else(bad)?;
        let serial: u32 = parts
            .next()
            .and_then(|p| p.parse().ok())
            .filter(|s| (1..100_000_000).contains(s))
            .ok_or_else(bad)?;
        let sub = match parts.next() {
            None => 0,
            Some(p) => p.parse().ok().filter(|s| (1..10_000).contains(s)).ok_or_else(bad)?,
        };
        if parts.next().is_some() { Err(bad()) } else { Ok(Self { year, serial, sub }) }
    }
}

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}
