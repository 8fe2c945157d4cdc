//! Months and what is in them: 3月底前, 10月上旬, 3—5月, 次月5日前, 6月20日（周六）17时前.

use jiff::civil::Date;

use crate::cadence::WEEKDAYS;
use crate::period::Period;
use crate::scan::Scan;
use crate::words::words;
use crate::year::{Part, YearFrom};

impl Scan<'_> {
    /// A month, or a part of one.
    pub(crate) fn month(&self, at: usize, year: i16, from: YearFrom) -> Option<Part> {
        if from == YearFrom::Anchor
            && let Some((year, month, alone, end)) = self.named_month(at)
        {
            let part = self.in_month(end, Period::month(year, month)?)?;
            return (alone || part.end > end || self.bound(end).is_some()).then_some(part);
        }
        let (number, end) = self.number(at).filter(|(n, _)| (1..=12).contains(n))?;
        let month = Period::month(year, number as i8)?;
        if !self.is(end, "月") {
            return self.months(end, month, year);
        }
        // 五月份 and 七月内 are a month, whatever follows.
        let named = self.is(end + 1, "份") || self.is(end + 1, "内");
        let end = self.skip(end + 1, words!["份"]);
        if let Some(part) = self.before_month(end, month, from) {
            return Some(part);
        }
        let part = self.in_month(end, month)?;
        // 三月 alone is as often a count of months in a rhythm or a name.
        let spoken = self.chinese(at).is_some() && from == YearFrom::Anchor;
        (!spoken || named || part.end > end || self.bound(end).is_some()).then_some(part)
    }

    /// 10月前: before the month begins, as 2030年前 is before the year.
    fn before_month(&self, end: usize, month: Period, from: YearFrom) -> Option<Part> {
        let (word, after) = self.bound(end)?;
        if !matches!(word, "前" | "之前" | "以前") {
            return None;
        }
        let month = if from == YearFrom::Anchor { self.rolled(month)? } else { month };
        let last = month.from.yesterday().ok()?;
        let before = Period::month(last.year(), last.month())?;
        Some(Part { end: after, period: Period { from: before.due, ..before }, bounded: true })
    }

    /// 3—5月, from behind the first number on.
    fn months(&self, end: usize, first: Period, year: i16) -> Option<Part> {
        let (_, next) = self.any(end, words!["——", "—", "－", "-", "–", "~", "～", "至", "到"])?;
        let (last, end) = self.number(next).filter(|(n, end)| (1..=12).contains(n) && self.is(*end, "月"))?;
        let period = first.until(Period::month(year, last as i8)?)?;
        Some(Part { end: self.skip(end + 1, words!["份"]), period, bounded: false })
    }

    /// What follows a month: a day, a third of it, or nothing.
    fn in_month(&self, end: usize, month: Period) -> Option<Part> {
        let part = |end, period| Some(Part { end, period, bounded: false });
        let date = |day| Date::new(month.due.year(), month.due.month(), i8::try_from(day).ok()?).ok();
        if let Some((day, after)) =
            self.number(end).filter(|(_, after)| self.is(*after, "日") || self.is(*after, "号"))
        {
            let day = date(day)?;
            return part(self.hour(self.weekday_note(after + 1)), Period::day(day));
        }
        // 5月16、17日: the last of the days.
        let mut last = self.number(end).filter(|(day, after)| *day <= 31 && self.is(*after, "、"));
        while let Some(next) = last
            .filter(|(_, joint)| self.is(*joint, "、"))
            .and_then(|(_, joint)| self.number(joint + 1))
            .filter(|(day, _)| *day <= 31)
        {
            last = Some(next);
        }
        if let Some((day, after)) = last.filter(|(_, after)| self.is(*after, "日"))
            && let Some(day) = date(day)
        {
            return part(self.hour(self.weekday_note(after + 1)), Period::day(day));
        }
        // 5月15前: 日 left out.
        let short = self.number(end).filter(|(day, after)| {
            *day <= 31 && self.bound(*after).is_some_and(|(word, _)| matches!(word, "前" | "之前" | "以前"))
        });
        if let Some((day, after)) = short
            && let Some(day) = date(day)
        {
            return part(after, Period::day(day));
        }
        let thirds = [("上旬", 0), ("中旬", 1), ("下旬", 2), ("初", 0), ("中", 1)];
        let Some((word, third)) = thirds.into_iter().find(|(word, _)| self.is(end, word)) else {
            return part(end, month);
        };
        let after = end + word.chars().count();
        // 6月中央 is no middle of June.
        if word == "中" && !self.clause_end(after) && self.bound(after).is_none() {
            return part(end, month);
        }
        part(after, Period::third(month, third)?)
    }

    /// Behind （周六）.
    fn weekday_note(&self, at: usize) -> usize {
        let inside = self.skip(at, words!["（", "("]);
        let Some((_, day)) = self.any(inside, words!["周", "星期"]).filter(|_| inside > at) else {
            return at;
        };
        let Some((_, close)) = self.any(day, &WEEKDAYS) else { return at };
        self.any(close, words!["）", ")"]).map_or(at, |(_, end)| end)
    }
}
