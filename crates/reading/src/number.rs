//! Numbers with their unit of measure.

use std::sync::LazyLock;

use crate::lexicon::{Lexicon, any, groups};

/// A number as it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Number {
    pub(crate) start: usize,
    /// Behind the unit of measure.
    pub(crate) end: usize,
    /// Without grouping.
    pub(crate) value: String,
    /// With its multiplier (万, 亿).
    pub(crate) unit: String,
    pub(crate) kind: UnitKind,
    /// Whether a second number follows it (2—3个) that ends here.
    pub(crate) range: bool,
}

/// What a unit of measure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitKind {
    /// %, 个百分点
    Share,
    /// 元 and the like
    Money,
    /// 个, 家, 项 …
    Count,
    /// 公里, 亩, 吨 …
    Measure,
    /// 天, 小时 …
    Time,
}

static UNITS: LazyLock<Lexicon<UnitKind>> = LazyLock::new(|| {
    Lexicon::new(groups(include_str!("../words/measures.txt")).map(|(group, word)| {
        let kind = match group {
            "share" => UnitKind::Share,
            "money" => UnitKind::Money,
            "time" => UnitKind::Time,
            "measure" => UnitKind::Measure,
            _ => UnitKind::Count,
        };
        (word, kind)
    }))
});

/// The digits at `at`: their value and the position behind them.
fn digits(norm: &[char], at: usize, to: usize) -> Option<(String, usize)> {
    let mut value = String::new();
    let mut end = at;
    let digit = |i: usize| i < to && norm[i].is_ascii_digit();
    while digit(end) {
        value.push(norm[end]);
        end += 1;
        // 1,234,567
        let grouped = end < to && norm[end] == ',' && (1..=3).all(|n| digit(end + n)) && !digit(end + 4);
        if grouped && (value.len() <= 3 || norm[at..end].contains(&',')) {
            end += 1;
        }
    }
    if value.is_empty() {
        return None;
    }
    if end < to && norm[end] == '.' && digit(end + 1) {
        value.push('.');
        end += 1;
        while digit(end) {
            value.push(norm[end]);
            end += 1;
        }
    }
    Some((value, end))
}

/// The number with unit at `at`, which must be its first digit; `None` when no unit of measure follows.
pub(crate) fn number(norm: &[char], at: usize, to: usize) -> Option<Number> {
    let (value, mut end) = digits(norm, at, to)?;
    let mut range = false;
    // 2—3个, 5%至6%: the first figure counts.
    let bare_end = end + usize::from(norm.get(end) == Some(&'%'));
    if let Some((_, next)) = any(norm, bare_end, &["—", "-", "~", "～", "至", "–"]) {
        let next = if norm.get(next) == Some(&'—') { next + 1 } else { next };
        if let Some((_, behind)) = digits(norm, next, to) {
            end = behind;
            range = true;
        }
    }
    let unit_start = end;
    while end < to && "百千万亿".contains(norm[end]) {
        end += 1;
    }
    let mut multiplied = end;
    if let Some((_, behind)) = any(&norm[..to], end, &["余", "多"]) {
        end = behind;
    }
    // 70万千瓦: the last multiplier may belong to the unit.
    let (length, kind) = match UNITS.at(&norm[..to], end) {
        Some(found) => found,
        None if multiplied > unit_start && end == multiplied => {
            end -= 1;
            multiplied = end;
            UNITS.at(&norm[..to], end)?
        }
        None => return None,
    };
    // 10方面 is no cubic measure.
    if length == 1 && norm[end] == '方' && multiplied == unit_start {
        return None;
    }
    let unit = norm[unit_start..multiplied].iter().chain(&norm[end..end + length]).collect();
    Some(Number { start: at, end: end + length, value, unit, kind, range })
}

/// A small Chinese number with unit (一家, 两个).
pub(crate) fn spoken(norm: &[char], at: usize, to: usize) -> Option<Number> {
    let value = match norm.get(at)? {
        '两' => 2,
        c => "一二三四五六七八九十".chars().position(|d| d == *c)? + 1,
    };
    let (length, kind) = UNITS.at(&norm[..to], at + 1)?;
    let unit = norm[at + 1..at + 1 + length].iter().collect();
    Some(Number { start: at, end: at + 1 + length, value: value.to_string(), unit, kind, range: false })
}
