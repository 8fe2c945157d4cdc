//! Times that stand to the day of the document: 本周五前, 下周一, 月底前, 25日前, 本季度末, 明天下班前.

use jiff::civil::Date;

use crate::cadence::WEEKDAYS;
use crate::deadline::{Deadline, Needs, Precision};
use crate::period::Period;
use crate::scan::{Scan, Step};
use crate::span::later;
use crate::words::{Words, words};

/// Characters before 月底 and its like that make it part of something longer (三个月内, 每月底).
const COUNTED: &str = "0123456789０１２３４５６７８９一二三四五六七八九十两个几数每本当下上半多这次按逐";

static DAY_PARTS: &Words = words!["上午", "下午", "中午", "晚上", "晚", "凌晨"];

impl Scan<'_> {
    /// A time told by the document's own week, month, quarter or day.
    pub(crate) fn relative(&self, start: usize) -> Option<Deadline> {
        self.week(start)
            .or_else(|| self.of_month(start))
            .or_else(|| self.of_quarter(start))
            .or_else(|| self.near_day(start))
            .or_else(|| self.bare_day(start))
            .map(|found| Deadline { needs: Needs::Day, ..found })
            .or_else(|| self.third_of_same_month(start))
    }

    /// 本周五前, 下周一, 周五前, 本周内, 下周末前.
    fn week(&self, start: usize) -> Option<Deadline> {
        let (weeks, at) = match self.any(start, words!["下下周", "下周", "下星期", "本周", "本星期", "这周"])
        {
            Some(("下下周", at)) => (Some(2), at),
            Some(("下周" | "下星期", at)) => (Some(1), at),
            Some((_, at)) => (Some(0), at),
            None => (None, self.any(start, words!["周", "星期"])?.1),
        };
        if weeks.is_none() && self.behind(start, COUNTED) {
            return None;
        }
        let week = Period::week(self.anchor, weeks.unwrap_or(0))?;
        if let Some((word, after)) = self.any(at, &WEEKDAYS) {
            let offset = WEEKDAYS.place(word)?.min(6);
            let mut day = later(week.from, i32::try_from(offset).ok()?)?;
            let bound = self.bound(self.hour(after));
            if weeks.is_none() {
                // 周五前 alone is the next one; 周五 alone may be any.
                bound?;
                day = if day < self.anchor { later(day, 7)? } else { day };
            }
            let end = bound.map_or(after, |(_, end)| end);
            return Some(self.due(start, end, Period::day(day), bound.is_some()));
        }
        weeks?;
        if let Some((_, after)) = self.any(at, words!["末"]) {
            let end = self.bound(after).map_or(after, |(_, end)| end);
            return Some(self.due(start, end, Period::day(week.due), true));
        }
        let (_, end) = self.any(at, words!["之内", "以内", "内"])?;
        Some(self.due(start, end, week, true))
    }

    /// 月底前, 月内.
    fn of_month(&self, start: usize) -> Option<Deadline> {
        let (word, end) = self.any(start, words!["月底", "月末", "月内", "月中旬", "月下旬"])?;
        if self.behind(start, COUNTED) {
            return None;
        }
        let month = Period::month(self.anchor.year(), self.anchor.month())?;
        let end = self.bound(end).map_or(end, |(_, end)| end);
        let period = match word {
            "月内" => month,
            "月中旬" => Period::third(month, 1)?,
            "月下旬" => Period::third(month, 2)?,
            _ => Period { from: month.due, ..month },
        };
        Some(self.due(start, end, period, true))
    }

    /// 4月上旬招标，下旬开工: a third of the month that the sentence named last.
    pub(crate) fn third_of_same_month(&self, start: usize) -> Option<Deadline> {
        const FAR: usize = 40;
        let (word, at) = self.any(start, words!["中旬", "下旬"]).filter(|_| self.clause_start(start))?;
        let sentence = (start.saturating_sub(FAR)..start)
            .rev()
            .take_while(|at| !matches!(self.chars[*at], '。' | '；' | ';' | '\n'));
        let month = sentence.filter(|at| self.chars[*at] == '月').find_map(|at| {
            let digits = 1 + usize::from(at > 1 && self.arabic(at - 2).is_some());
            let Some(Step::Hit(named)) = self.dated(at.checked_sub(digits)?) else { return None };
            let whole =
                matches!(named.precision, Some(Precision::Month | Precision::TenDays | Precision::Day));
            named.due.filter(|_| whole)
        })?;
        let month = Period::month(month.year(), month.month())?;
        let end = self.bound(at).map_or(at, |(_, end)| end);
        Some(self.due(start, end, Period::third(month, if word == "中旬" { 1 } else { 2 })?, true))
    }

    /// 本季度末, 下季度, 季度末前.
    fn of_quarter(&self, start: usize) -> Option<Deadline> {
        let named = self.any(start, words!["本季度", "本季", "下个季度", "下季度", "季度", "季"])?;
        let (word, at) = named;
        if word.starts_with('季') && self.behind(start, COUNTED) {
            return None;
        }
        let now = (self.anchor.month() - 1) / 3 + i8::from(word.starts_with('下'));
        let year = self.anchor.year() + i16::from(now == 4);
        let quarter = Period::quarter(year, now % 4 + 1)?;
        if let Some((_, end)) = self.bound(at) {
            return Some(self.due(start, end, Period { from: quarter.due, ..quarter }, true));
        }
        if let Some((_, end)) = self.any(at, words!["以内", "之内", "内"]) {
            return Some(self.due(start, end, quarter, true));
        }
        (!word.starts_with('季') && word.ends_with('度')).then(|| self.due(start, at, quarter, false))
    }

    /// 明天下班前, 今日内.
    fn near_day(&self, start: usize) -> Option<Deadline> {
        let (word, at) = self.any(start, words!["今天", "今日", "明天", "明日", "后天"])?;
        let days = match word {
            "今天" | "今日" => 0,
            "后天" => 2,
            _ => 1,
        };
        let end = match self.bound(self.hour(at)) {
            Some((_, end)) => end,
            None => self.any(at, words!["之内", "以内", "内"])?.1,
        };
        Some(self.due(start, end, Period::day(later(self.anchor, days)?), true))
    }

    /// 25日前: the next such day.
    fn bare_day(&self, start: usize) -> Option<Deadline> {
        // “召开10日前” counts days back from an event.
        if !(self.clause_start(start) || self.behind(start, "于在请至")) {
            return None;
        }
        let (number, end) = self.arabic(start)?;
        let (_, end) = self.any(end, words!["日", "号"])?;
        let (_, end) = self.bound(self.hour(end)).filter(|(word, _)| word.ends_with('前'))?;
        let this = Date::new(self.anchor.year(), self.anchor.month(), i8::try_from(number).ok()?).ok()?;
        let day = if this < self.anchor { crate::period::months_after(this, 1)? } else { this };
        Some(self.due(start, end, Period::day(day), true))
    }

    /// Behind an hour of the day (17时, 下午5点半, 18:00, 下班), when words that bind follow it; else `at` itself.
    pub(crate) fn hour(&self, at: usize) -> usize {
        let part = self.skip(at, DAY_PARTS);
        let end =
            if self.number(part).is_some() { self.clock(at) } else { self.skip(part, words!["下班"]) };
        if self.bound(end).is_some_and(|(word, _)| word.ends_with('前')) { end } else { at }
    }

    /// Behind an hour told by a number (12时, 上午9点半, 18:00); else `at` itself.
    pub(crate) fn clock(&self, at: usize) -> usize {
        let hour = self.number(self.skip(at, DAY_PARTS));
        let marked = hour.and_then(|(_, after)| self.any(after, words!["时", "点", "：", ":"]));
        let Some((_, after)) = marked else { return at };
        let end = self.number(after).map_or(after, |(_, after)| after);
        self.skip(end, words!["分", "半", "整"])
    }
}
