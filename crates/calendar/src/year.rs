//! Years and their parts: 今年, 2026年底前, 上半年, 三季度末, 10月上旬.

use jiff::{ToSpan, civil::Date};

use crate::deadline::{Deadline, Kind, Precision};
use crate::period;
use crate::scan::Scan;

/// Where the year of an expression came from.
#[derive(Clone, Copy, PartialEq)]
enum YearFrom {
    /// Written.
    Text,
    /// The document's.
    Anchor,
}

impl Scan<'_> {
    /// A year, or a part of it with or without the year before it.
    pub(crate) fn in_year(&self, at: usize) -> Option<Option<Deadline>> {
        let (year, from, after_year) = match self.year(at) {
            Some((Some(year), end)) => (year, YearFrom::Text, end),
            Some((None, _)) => return Some(None),
            None => (self.anchor.year(), YearFrom::Anchor, at),
        };
        if let Some(hit) = self.part(at, after_year, year, from) {
            return Some(self.range(hit));
        }
        if from == YearFrom::Text && after_year > at {
            return Some(self.whole_year(at, after_year, year));
        }
        None
    }

    /// The year written at `at`; `None` in the pair when it lies behind.
    fn year(&self, at: usize) -> Option<(Option<i16>, usize)> {
        let this = self.anchor.year();
        if let Some((_, end)) = self.any(at, &["去年", "上年"]) {
            return Some((None, end));
        }
        for (word, year) in [("今年", this), ("本年度", this), ("本年", this), ("明年", this + 1)] {
            if self.is(at, word) {
                return Some((Some(year), at + word.chars().count()));
            }
        }
        let (value, end) = self.arabic(at).filter(|(_, end)| end - at == 4)?;
        if !self.is(end, "年") || !(1990..=2100).contains(&value) {
            return None;
        }
        Some((Some(value as i16), end + 1))
    }

    fn whole_year(&self, at: usize, end: usize, year: i16) -> Option<Deadline> {
        if self
            .any(end, &["以来", "来", "版", "是", "全国", "度", "开始", "起", "生", "出台", "印发", "已"])
            .is_some()
            && !self.is(end, "度内")
        {
            return None;
        }
        let bound = self.any(end, &["度内", "以前", "之前", "以内", "年内", "前", "内"]);
        let (end, bounded) = bound.map_or((end, false), |(_, end)| (end, true));
        let last = if bound.is_some_and(|(w, _)| w.ends_with('前')) { year - 1 } else { year };
        // “2025年前” means by the end of 2024 only to a lawyer; offices mean by the end of 2025 when they write 年底前.
        Some(Deadline {
            start: at,
            end,
            kind: Kind::Deadline,
            due: period::year_end(last),
            precision: Some(Precision::Year),
            bounded,
        })
    }

    /// A part of a year beginning at `at` (after any written year).
    fn part(&self, start: usize, at: usize, year: i16, from: YearFrom) -> Option<Deadline> {
        let at = at + usize::from(at > start && self.is(at, "的"));
        self.end_of_year(start, at, year, from)
            .or_else(|| self.half(start, at, year))
            .or_else(|| self.quarter(start, at, year))
            .or_else(|| self.month(start, at, year, from))
    }

    fn finish(
        &self,
        start: usize,
        end: usize,
        due: Option<Date>,
        precision: Precision,
        bounded: bool,
    ) -> Deadline {
        let bound = self.any(end, &["之前", "以前", "底前", "末前", "底", "末", "前", "内"]);
        let (end, bounded) = bound.map_or((end, bounded), |(_, end)| (end, true));
        Deadline { start, end, kind: Kind::Deadline, due, precision: Some(precision), bounded }
    }

    fn end_of_year(&self, start: usize, at: usize, year: i16, from: YearFrom) -> Option<Deadline> {
        let words: &[&str] = if from == YearFrom::Text {
            &["年底", "年末", "年中", "年初", "年内", "底", "末", "中期", "全年", "以内", "年终"]
        } else {
            &[
                "年底",
                "年末",
                "年内",
                "年终",
                "年中",
                "年初",
                "岁末",
                "岁尾",
                "全年",
                "本月底",
                "本月内",
                "本月末",
                "本月",
                "下月底",
                "本周内",
                "本季度末",
                "本季度",
                "当月底",
            ]
        };
        let (word, end) = self.any(at, words)?;
        let anchor = self.anchor;
        let (due, precision) = match word {
            "年中" | "中期" => (period::month_end(year, 6), Precision::HalfYear),
            // 年初 looks back or opens; it binds nobody.
            "年初" => return None,
            "本月底" | "本月内" | "本月末" | "本月" | "当月底" => {
                (Some(anchor.last_of_month()), Precision::Month)
            }
            "下月底" => {
                (period::months_after(anchor.first_of_month(), 1).map(Date::last_of_month), Precision::Month)
            }
            "本周内" => (
                anchor.checked_add((7 - i32::from(anchor.weekday().to_monday_one_offset())).days()).ok(),
                Precision::TenDays,
            ),
            "本季度末" | "本季度" => {
                (period::quarter_end(anchor.year(), (anchor.month() - 1) / 3 + 1), Precision::Quarter)
            }
            _ => (period::year_end(year), Precision::Year),
        };
        // “年末” inside 上年末 and “全年” of the year before were stepped over with their year.
        let bounded = word != "全年";
        if self.any(end, &["以来", "收入"]).is_some() && word == "年初" {
            return None;
        }
        Some(self.finish(start, end, due, precision, bounded))
    }

    fn half(&self, start: usize, at: usize, year: i16) -> Option<Deadline> {
        let (word, end) = self.any(at, &["上半年", "下半年"])?;
        let due = if word == "上半年" { period::month_end(year, 6) } else { period::year_end(year) };
        Some(self.finish(start, end, due, Precision::HalfYear, false))
    }

    fn quarter(&self, start: usize, at: usize, year: i16) -> Option<Deadline> {
        let at = at + usize::from(self.is(at, "前") || self.is(at, "第"));
        let (number, end) = self.number(at).filter(|(n, _)| (1..=4).contains(n))?;
        let end = end + usize::from(self.is(end, "个"));
        let (_, end) = self.any(end, &["季度", "季末"])?;
        Some(self.finish(start, end, period::quarter_end(year, number as i8), Precision::Quarter, false))
    }

    fn month(&self, start: usize, at: usize, year: i16, from: YearFrom) -> Option<Deadline> {
        let (number, end) = self.number(at).filter(|(n, _)| (1..=12).contains(n))?;
        if !self.is(end, "月") {
            return None;
        }
        let month = number as i8;
        let mut end = end + 1;
        end += usize::from(self.is(end, "份"));
        // 三月 alone is as often a count of months in a rhythm or a name.
        let spoken = self.chinese(at).is_some() && from == YearFrom::Anchor;
        if spoken
            && self.any(end, &["底", "末", "上旬", "中旬", "下旬", "初", "前", "之前", "以前"]).is_none()
            && self.number(end).is_none()
        {
            return None;
        }
        let last = period::month_end(year, month)?;
        let (mut due, mut precision, mut bounded) = (last, Precision::Month, false);
        if let Some((day, after)) =
            self.number(end).filter(|(_, after)| self.is(*after, "日") || self.is(*after, "号"))
        {
            due = Date::new(year, month, i8::try_from(day).ok()?).ok()?;
            precision = Precision::Day;
            end = after + 1;
        } else if let Some((third, after)) = self.any(end, &["上旬", "中旬", "下旬", "初", "中"]) {
            let day = match third {
                "上旬" | "初" => 10,
                "中旬" | "中" => 20,
                _ => last.day(),
            };
            due = Date::new(year, month, day).ok()?;
            precision = Precision::TenDays;
            end = after;
        }
        if let Some((_, after)) = self.any(end, &["底", "末"]) {
            end = after;
            bounded = true;
        }
        // A document of the last quarter that says “3月底前” means the spring to come.
        if from == YearFrom::Anchor && self.anchor.month() >= 10 && month <= 6 {
            due = period::months_after(due, 12)?;
        }
        Some(self.finish(start, end, Some(due), precision, bounded))
    }

    /// Follows “…至12月31日”: the end of the range counts.
    fn range(&self, hit: Deadline) -> Option<Deadline> {
        if self.any(hit.end, &["以来", "起至今"]).is_some() {
            return None;
        }
        let Some((_, next)) = self.any(hit.end, &["至", "到", "—", "-", "~", "～"]) else {
            return Some(hit);
        };
        let year = hit.due.map_or(self.anchor.year(), Date::year);
        let (year, after, from) = match self.year(next) {
            Some((Some(year), end)) => (year, end, YearFrom::Text),
            _ => (year, next, YearFrom::Text),
        };
        match self.part(next, after, year, from) {
            Some(end) => Some(Deadline { start: hit.start, ..end }),
            None => Some(hit),
        }
    }
}
