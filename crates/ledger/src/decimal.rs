//! Exact decimal numbers for targets: a scaled integer, never a float.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::plain_figures;

/// `units` × 10^-`scale`. Written and stored as plain decimal text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decimal {
    units: i64,
    scale: u8,
}

/// The text is not a plain decimal number of at most 15 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a plain decimal number of at most 15 digits")]
pub struct NotDecimal;

impl Decimal {
    /// The number times a power of ten, compared with another times one; nothing where that is beyond all counting.
    pub fn compare(self, tens: u32, other: Self, other_tens: u32) -> Option<Ordering> {
        let (one, two) = self.aligned(tens, other, other_tens)?;
        Some(one.cmp(&two))
    }

    /// How much more than another it is, both in one unit of measure.
    pub fn minus(self, other: Self) -> Option<Self> {
        let (one, two) = self.aligned(0, other, 0)?;
        let mut units = i64::try_from(one.checked_sub(two)?).ok()?;
        let mut scale = self.scale.max(other.scale);
        while scale > 0 && units % 10 == 0 {
            units /= 10;
            scale -= 1;
        }
        Some(Self { units, scale })
    }

    /// Whether it lies below nought.
    pub fn is_negative(self) -> bool {
        self.units < 0
    }

    /// How many figures stand behind its point.
    pub fn decimals(self) -> u8 {
        self.scale
    }

    /// The same without its sign.
    #[must_use]
    pub fn size(self) -> Self {
        Self { units: self.units.abs(), ..self }
    }

    /// Where it lies between two others, in ten-thousandths of the way; for drawings.
    pub fn between(self, from: Self, to: Self) -> i64 {
        let scale = self.scale.max(from.scale).max(to.scale);
        let grown = |d: Self| i128::from(d.units).saturating_mul(10_i128.pow(u32::from(scale - d.scale)));
        let (way, whole) = (grown(self) - grown(from), grown(to) - grown(from));
        if whole == 0 { 0 } else { i64::try_from(way.saturating_mul(10_000) / whole).unwrap_or(0) }
    }

    /// Two numbers as integers of one scale.
    fn aligned(self, tens: u32, other: Self, other_tens: u32) -> Option<(i128, i128)> {
        let (one, two) = (tens + u32::from(other.scale), other_tens + u32::from(self.scale));
        let least = one.min(two);
        let grown = |units: i64, by: u32| i128::from(units).checked_mul(10_i128.checked_pow(by)?);
        Some((grown(self.units, one - least)?, grown(other.units, two - least)?))
    }
}

impl FromStr for Decimal {
    type Err = NotDecimal;

    fn from_str(text: &str) -> Result<Self, NotDecimal> {
        let text = plain_figures(text.trim()).replace([',', '，'], "");
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.as_str()),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all: String = [whole, fraction].concat();
        if whole.is_empty() || all.len() > 15 || !all.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NotDecimal);
        }
        let mut units: i64 = all.parse().map_err(|_| NotDecimal)?;
        let mut scale = fraction.len() as u8;
        while scale > 0 && units % 10 == 0 {
            units /= 10;
            scale -= 1;
        }
        Ok(Self { units: sign * units, scale })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let digits = format!("{:0width$}", self.units.unsigned_abs(), width = self.scale as usize + 1);
        let (whole, fraction) = digits.split_at(digits.len() - self.scale as usize);
        if fraction.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{fraction}") }
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
