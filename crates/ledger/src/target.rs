//! Numbers to reach.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::measure::magnitude;
use crate::{Decimal, MeasureDirection, MeasureId, Refusal};

/// How a value is to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the symbols say it")]
pub enum Comparator {
    #[serde(rename = "=")]
    Equal,
    #[serde(rename = ">=")]
    AtLeast,
    #[serde(rename = ">")]
    MoreThan,
    #[serde(rename = "<=")]
    AtMost,
    #[serde(rename = "<")]
    LessThan,
    #[serde(rename = "~")]
    About,
    #[serde(rename = "zero")]
    Zero,
    #[serde(rename = "all")]
    All,
    #[serde(rename = "sync")]
    Sync,
}

impl Comparator {
    /// All comparators with the symbol that people read and type.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::Equal, "="),
        (Self::AtLeast, "≥"),
        (Self::MoreThan, ">"),
        (Self::AtMost, "≤"),
        (Self::LessThan, "<"),
        (Self::About, "≈"),
        (Self::Zero, "0"),
        (Self::All, "全部"),
        (Self::Sync, "同步"),
    ];

    /// The symbol.
    pub fn symbol(self) -> &'static str {
        Self::ALL.iter().find(|(c, _)| *c == self).map_or("", |(_, s)| s)
    }

    /// The comparator written so; the ASCII spellings `>=`, `<=`, `~` count too.
    pub fn from_symbol(symbol: &str) -> Option<Self> {
        let symbol = match symbol {
            ">=" => "≥",
            "<=" => "≤",
            "~" => "≈",
            "zero" => "0",
            "all" => "全部",
            "sync" => "同步",
            other => other,
        };
        Self::ALL.iter().find(|(_, s)| *s == symbol).map(|(c, _)| *c)
    }

    /// Whether a value belongs to it.
    pub fn takes_value(self) -> bool {
        !matches!(self, Self::Zero | Self::All | Self::Sync)
    }
}

/// A number to reach.
///
/// Written by people as `指标 比较 数值单位`, for example `新建项目开工率 ≥ 80%`; several are joined by `；`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// What is measured.
    pub metric: String,
    /// How.
    pub op: Comparator,
    /// The value; absent with 全部, 同步, 不发生.
    pub value: Option<Decimal>,
    /// Unit of measure, such as % or 公里.
    pub unit: String,
    /// The target's own date.
    pub due: Option<Date>,
    /// The measure of the site's catalogue by which it is followed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<MeasureId>,
}

impl Target {
    /// Whether a value, in a unit of measure of which more or less is good, reaches it. Who is to build 30 and builds 31
    /// has reached 30. Nothing where that cannot be told from a number alone (约, 全部, 同步) or the two do not count the same.
    pub fn met(&self, value: Decimal, unit: &str, good: MeasureDirection) -> Option<bool> {
        if self.op == Comparator::Zero {
            return Some(value.compare(0, Decimal::default(), 0)? == Ordering::Equal);
        }
        let ((tens, what), (own_tens, own)) = (magnitude(unit), magnitude(&self.unit));
        if what != own {
            return None;
        }
        let order = value.compare(tens, self.value?, own_tens)?;
        Some(match self.op {
            Comparator::Equal if good == MeasureDirection::Down => order != Ordering::Greater,
            Comparator::Equal | Comparator::AtLeast => order != Ordering::Less,
            Comparator::MoreThan => order == Ordering::Greater,
            Comparator::AtMost => order != Ordering::Greater,
            Comparator::LessThan => order == Ordering::Less,
            Comparator::About | Comparator::Zero | Comparator::All | Comparator::Sync => return None,
        })
    }

    /// How far a value still is from it, where both stand in one unit of measure.
    pub fn gap(&self, value: Decimal, unit: &str, good: MeasureDirection) -> Option<Decimal> {
        let missed = self.met(value, unit, good) == Some(false) && self.unit == unit;
        let gap = self.value.filter(|_| missed)?.minus(value)?.size();
        (gap != Decimal::default()).then_some(gap)
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.metric, self.op.symbol())?;
        if let Some(value) = self.value {
            write!(f, " {value}{}", self.unit)?;
        }
        if let Some(due) = self.due {
            write!(f, "（{due}）")?;
        }
        Ok(())
    }
}

impl FromStr for Target {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let bad = || Refusal::invalid("refused-target").with("text", text.trim());
        let mut rest = text.trim();
        let mut due = None;
        if let Some((before, date)) = rest.strip_suffix('）').and_then(|r| r.rsplit_once('（'))
            && let Ok(date) = date.trim().parse::<Date>()
        {
            (rest, due) = (before.trim_end(), Some(date));
        }
        let (at, symbol, op) = Comparator::ALL
            .iter()
            .map(|(op, s)| (*s, *op))
            .chain([(">=", Comparator::AtLeast), ("<=", Comparator::AtMost), ("~", Comparator::About)])
            .filter_map(|(s, op)| {
                // A value-less comparator stands at the end; the others stand before a number.
                if op.takes_value() {
                    rest.find(s).map(|at| (at, s, op))
                } else {
                    rest.strip_suffix(s).map(|b| (b.len(), s, op))
                }
            })
            .min_by_key(|(at, s, op)| (!op.takes_value(), *at, std::cmp::Reverse(s.len())))
            .ok_or_else(bad)?;
        let metric = rest[..at].trim().to_owned();
        let tail = rest[at + symbol.len()..].trim();
        if !op.takes_value() {
            return if metric.is_empty() || !tail.is_empty() {
                Err(bad())
            } else {
                Ok(Self { metric, op, value: None, unit: String::new(), due, measure: None })
            };
        }
        let digits = tail.find(|c: char| !(c.is_ascii_digit() || ".,-".contains(c))).unwrap_or(tail.len());
        let value = tail[..digits].parse().map_err(|_| bad())?;
        Ok(Self {
            metric,
            op,
            value: Some(value),
            unit: tail[digits..].trim().to_owned(),
            due,
            measure: None,
        })
    }
}
