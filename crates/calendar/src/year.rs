//! Years and their parts: 今年, 2026年底前, 上半年, 三季度末, “十五五”期间, 2025—2027年.

use crate::deadline::{Deadline, Needs, Precision};
use crate::period::{Period, months_after};
use crate::scan::{Scan, Step};
use crate::words::{Words, words};

/// What leads from the first to the last of a range.
static TO: Words = Words::of(&["起至", "起到", "至", "到", "——", "—", "－", "-", "–", "~", "～"]);

/// Words behind a time that report what has happened.
static REPORTED: Words =
    Words::of(&["，已", ",已", "已", "，累计", ",累计", "累计", "，共", ",共", "以来", "起至今"]);

/// Where the year of an expression came from.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum YearFrom {
    /// Written.
    Text,
    /// The document's.
    Anchor,
}

/// A part of a year, and whether the text binds to its end.
#[derive(Clone, Copy)]
pub(crate) struct Part {
    pub(crate) end: usize,
    pub(crate) period: Period,
    pub(crate) bounded: bool,
}

impl Part {
    fn open(end: usize, period: Period) -> Self {
        Self { end, period, bounded: false }
    }

    /// Only the end of the period is meant.
    fn closed(end: usize, period: Period) -> Self {
        Self { end, period: Period { from: period.due, ..period }, bounded: true }
    }
}

impl Scan<'_> {
    /// A time with a place in the calendar.
    pub(crate) fn dated(&self, start: usize) -> Option<Step> {
        let at = self.skip(start, words!["到", "至"]);
        let led = at > start;
        if let Some(past) = self.past_year(at) {
            return Some(past);
        }
        if let Some(part) = self.plan(at) {
            let plan = self.due(start, part.end, part.period, part.bounded || led);
            return Some(Step::Hit(Deadline { needs: Needs::Nothing, ..plan }));
        }
        if let Some(step) = (!led).then(|| self.span(start)).flatten() {
            return Some(step);
        }
        Some(match self.in_year(start, at)? {
            Step::Hit(hit) => Step::Hit(Deadline { needs: self.needs(at), ..hit }),
            over => over,
        })
    }

    /// What tells the year of the time at `at`: the text, the document's year (今年, 6月), or its day (本月).
    fn needs(&self, at: usize) -> Needs {
        if self.four_digits(at).is_some() {
            Needs::Nothing
        } else if self.named_month(at).is_some() {
            Needs::Day
        } else {
            Needs::Year
        }
    }

    /// A time that lies behind, whole: 去年三季度.
    pub(crate) fn past_year(&self, at: usize) -> Option<Step> {
        static PAST: Words = Words::of(&[
            "去年",
            "上年度",
            "上年",
            "前年",
            "上个月",
            "上月",
            "上季度",
            "上个季度",
            "上周",
            "上星期",
        ]);
        let (_, end) = self.any(at, &PAST).filter(|_| !self.behind(at, "以提之"))?;
        let part = self.part(end, end, self.anchor.year(), YearFrom::Text);
        Some(Step::Over(part.map_or(end, |part| part.end)))
    }

    /// “十四五”期间, “十四五”末.
    fn plan(&self, at: usize) -> Option<Part> {
        let inner = self.skip(at, words!["“", "\""]);
        if !self.is(inner, "十") || !self.is(inner + 2, "五") {
            return None;
        }
        let number = 10 + "一二三四五六七八九".chars().position(|c| c == self.chars[inner + 1])? as i16 + 1;
        let quoted = self.skip(inner + 3, words!["”", "\""]);
        let (word, end) = self.any(quoted, words!["期末", "末期", "时期末", "末", "期间", "时期"])?;
        let period = Period::plan(number)?;
        let last = word.contains('末');
        Some(if last {
            Part::closed(self.skip(end, words!["之前", "前"]), period)
        } else {
            Part::open(end, period)
        })
    }

    /// A year, or a part of it with or without the year before it.
    fn in_year(&self, start: usize, at: usize) -> Option<Step> {
        let led = at > start;
        if let Some(part) = self.years(at).or_else(|| self.numeric(at)) {
            return Some(Step::Hit(self.due(start, part.end, part.period, part.bounded || led)));
        }
        let (year, from, after) = match self.year(at) {
            Some((year, end)) => (year, YearFrom::Text, end),
            None => (self.anchor.year(), YearFrom::Anchor, at),
        };
        if from == YearFrom::Text
            && let Some(season) = self.season_of(start, after)
        {
            return Some(Step::Hit(season));
        }
        if from == YearFrom::Text
            && let Some(festival) = self.festival_of(start, after, year)
        {
            return Some(Step::Hit(festival));
        }
        let Some(first) = self.part(at, after, year, from) else {
            if from == YearFrom::Anchor {
                return None;
            }
            let Some(whole) = self.whole_year(after, year) else { return Some(Step::Over(after)) };
            let whole = self.ranged(whole).unwrap_or(whole);
            return Some(Step::Hit(self.due(start, whole.end, whole.period, whole.bounded || led)));
        };
        let range = self.ranged(first);
        let part = range.unwrap_or_else(|| self.bind(first));
        if self.any(part.end, words!["以来", "起至今"]).is_some() {
            return Some(Step::Over(part.end));
        }
        let bounded = part.bounded || led;
        let period = if from == YearFrom::Anchor && bounded && !self.reported(start, part.end) {
            self.rolled(part.period)?
        } else {
            part.period
        };
        Some(Step::Hit(self.due(start, part.end, period, bounded)))
    }

    /// What is over and binds in a document of the last quarter is the next year's.
    pub(crate) fn rolled(&self, period: Period) -> Option<Period> {
        let over = period.due.year() == self.anchor.year() && period.due.month() < self.anchor.month();
        if self.anchor.month() >= 10 && over { period.next_year() } else { Some(period) }
    }

    /// Whether a time reports: 截至9月底, 9月底前已完成.
    fn reported(&self, start: usize, end: usize) -> bool {
        ["截", "截止", "自", "从"].into_iter().any(|words| self.ends(start, words))
            || self.any(end, &REPORTED).is_some()
    }

    /// The year written at `at`.
    fn year(&self, at: usize) -> Option<(i16, usize)> {
        static YEARS: Words = Words::of(&["今年", "本年度", "本年", "明年", "次年", "翌年", "来年", "后年"]);
        let this = self.anchor.year();
        let words = [
            ("今年", this, ""),
            ("本年度", this, "成基根"),
            ("本年", this, "成基根资日"),
            ("明年", this + 1, "文证说透"),
            ("次年", this + 1, "首每历多"),
            ("翌年", this + 1, ""),
            ("来年", this + 1, "年以近"),
            ("后年", this + 2, "今明此以之其"),
        ];
        // 资金落实后年内开工: 后 ends what comes before.
        let after = self.is(at, "后年")
            && self.any(at + 2, words!["内", "底", "末"]).is_some()
            && at.checked_sub(1).and_then(|before| self.chars.get(before)).is_some_and(|c| {
                ('\u{4e00}'..='\u{9fff}').contains(c) && !"在到至于从划定争取保计证望将".contains(*c)
            });
        if YEARS.at(self.chars, at).is_some()
            && !after
            && let Some((word, year, _)) =
                words.iter().find(|(word, _, not)| self.is(at, word) && !self.behind(at, not))
        {
            return Some((*year, at + word.chars().count()));
        }
        let (year, end) = self.four_digits(at)?;
        self.is(end, "年").then_some((year, end + 1))
    }

    /// 2025—2027年, 今明两年.
    fn years(&self, at: usize) -> Option<Part> {
        if let Some((_, end)) = self.any(at, words!["今明两年"]) {
            let this = self.anchor.year();
            return Some(Part::open(end, Period::years(this, this + 1)?));
        }
        let (first, end) = self.four_digits(at)?;
        let (_, next) = self.any(end, &TO)?;
        let (last, end) = self.four_digits(next).filter(|(_, end)| self.is(*end, "年"))?;
        let whole = Part::open(end + 1, Period::years(first, last)?);
        Some(match self.any(whole.end, words!["底", "末"]) {
            Some(_) => self.bind(whole),
            None => whole,
        })
    }

    /// 2026-06-30, 2026.6.30.
    fn numeric(&self, at: usize) -> Option<Part> {
        let (year, end) = self.four_digits(at)?;
        let (mark, end) = self.any(end, words!["-", ".", "/"])?;
        let (month, end) = self.arabic(end)?;
        let end = self.is(end, mark).then_some(end + 1)?;
        let (day, end) = self.arabic(end)?;
        let day = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(self.bind(Part::open(end, Period::day(day))))
    }

    /// A year without a part, from behind its 年 on.
    fn whole_year(&self, end: usize, year: i16) -> Option<Part> {
        static NAMES: Words =
            Words::of(&["以来", "来", "版", "是", "全国", "度", "开始", "起", "生", "出台", "印发", "已"]);
        if self.any(end, &NAMES).is_some() && !self.is(end, "度内") {
            return None;
        }
        let Some((word, after)) = self.any(end, words!["度内", "以前", "之前", "以内", "年内", "前", "内"])
        else {
            return Some(Part::open(end, Period::year(year)?));
        };
        if !word.ends_with('前') {
            return Some(Part { bounded: true, ..Part::open(after, Period::year(year)?) });
        }
        // “2030年前” ends with the year before; offices that mean the end of 2030 write 2030年底前.
        if "后期".contains(*self.chars.get(after).unwrap_or(&' ')) {
            return Some(Part::open(end, Period::year(year)?));
        }
        Some(Part::closed(after, Period::year(year - 1)?))
    }

    /// A part of a year beginning at `at` (after any written year).
    pub(crate) fn part(&self, start: usize, at: usize, year: i16, from: YearFrom) -> Option<Part> {
        let at = at + usize::from(at > start && self.is(at, "的"));
        self.end_of_year(at, year, from)
            .or_else(|| self.half(at, year))
            .or_else(|| self.quarter(at, year))
            .or_else(|| self.month(at, year, from))
    }

    /// Takes up the words that bind to the end of a part.
    pub(crate) fn bind(&self, part: Part) -> Part {
        if let Some((_, end)) = self.bound(part.end) {
            return Part::closed(end, part.period);
        }
        match self.any(part.end, words!["以内", "之内", "内"]) {
            Some((_, end)) => Part { end, bounded: true, ..part },
            None => part,
        }
    }

    fn end_of_year(&self, at: usize, year: i16, from: YearFrom) -> Option<Part> {
        let written =
            words!["年度内", "年底", "年末", "年终", "年内", "年中", "底", "末", "中期", "全年", "以内"];
        let alone = words![
            "年度内",
            "年底",
            "年末",
            "年终",
            "年内",
            "年中",
            "岁末",
            "岁尾",
            "全年",
            "当年底",
            "当年内",
            "当年末",
        ];
        let (word, end) = self.any(at, if from == YearFrom::Text { written } else { alone })?;
        if from == YearFrom::Anchor && self.behind(at, "几多数近历") {
            return None;
        }
        let whole = Period::year(year)?;
        Some(match word {
            // 年中 is a time only where the words for one end (今年中央财政).
            "年中" | "中期" => {
                let middle = Part::closed(end, Period::half(year, 1)?);
                let ends = self.bound(end).is_some() || self.clause_end(end);
                return (ends || word == "中期").then_some(middle);
            }
            "全年" => Part::open(end, whole),
            "年内" | "年度内" | "当年内" | "以内" => {
                Part { bounded: true, ..Part::open(end, whole) }
            }
            _ => Part::closed(end, whole),
        })
    }

    fn half(&self, at: usize, year: i16) -> Option<Part> {
        let (word, end) = self.any(at, words!["上半年", "下半年"])?;
        Some(Part::open(end, Period::half(year, if word == "上半年" { 1 } else { 2 })?))
    }

    fn quarter(&self, at: usize, year: i16) -> Option<Part> {
        let first = self.is(at, "前");
        let at = self.skip(at, words!["前", "第"]);
        let (number, end) = self.number(at).filter(|(n, _)| (1..=4).contains(n))?;
        let end = end + usize::from(self.is(end, "个"));
        let quarter = Period::quarter(year, number as i8)?;
        if let Some((_, end)) = self.any(end, words!["季末"]) {
            return Some(Part::closed(end, quarter));
        }
        let (_, end) = self.any(end, words!["季度"])?;
        let period = if first { Period::quarter(year, 1)?.until(quarter)? } else { quarter };
        Some(Part::open(end, period))
    }

    /// The end of a range that begins with a part: “…至12月31日”, “11月至次年3月”, “5月1日至15日”.
    fn ranged(&self, first: Part) -> Option<Part> {
        // 5月8日13日: a dash that the making of the text lost.
        let lost =
            (first.period.precision == Precision::Day && !self.is(first.end, " ")).then_some(first.end);
        // 5月1日8时至7日18时
        let behind = |part: Part| match part.period.precision {
            Precision::Day => self.clock(part.end),
            _ => part.end,
        };
        let next = self.any(behind(first), &TO).map(|(_, next)| next).or(lost)?;
        if Some(next) == lost
            && self
                .same_month(next, first)
                .is_none_or(|part| self.clause_end(first.end) || part.period.due <= first.period.due)
        {
            return None;
        }
        let year = first.period.due.year();
        let last = match self.year(next) {
            Some((_, after)) if self.is(next, "次年") || self.is(next, "翌年") => {
                self.part(next, after, year + 1, YearFrom::Text)
            }
            Some((year, after)) => self
                .part(next, after, year, YearFrom::Text)
                .or_else(|| Some(Part::open(after, Period::year(year)?))),
            None => self.part(next, next, year, YearFrom::Text).or_else(|| self.same_month(next, first)),
        }?;
        let last = self.bind(Part { end: behind(last), ..last });
        let period = first.period.until(last.period);
        // 11月至3月 ends in the year after.
        let period = period.or_else(|| first.period.until(last.period.next_year()?))?;
        Some(Part { period, ..last })
    }

    /// The second day of 5月1日至15日.
    fn same_month(&self, at: usize, first: Part) -> Option<Part> {
        let (day, end) = self.number(at).filter(|_| first.period.precision == Precision::Day)?;
        let (_, end) = self.any(end, words!["日", "号"])?;
        let day = first.period.due.with().day(i8::try_from(day).ok()?).build().ok()?;
        Some(Part::open(end, Period::day(day)))
    }

    /// Whether a clause ends at `at`.
    pub(crate) fn clause_end(&self, at: usize) -> bool {
        self.chars.get(at).is_none_or(|c| "，,、；;。！!）)：: \n".contains(*c))
    }

    /// The year and month that 本月, 下月 and 次月 mean.
    pub(crate) fn named_month(&self, at: usize) -> Option<(i16, i8, bool, usize)> {
        let words = [
            ("本月", 0, true),
            ("这个月", 0, true),
            ("当月", 0, false),
            ("下个月", 1, true),
            ("下月", 1, true),
            ("次月", 1, false),
        ];
        let (word, months, alone) = words.into_iter().find(|(word, _, _)| self.is(at, word))?;
        if self.behind(at, "以") {
            return None;
        }
        let day = months_after(self.anchor.first_of_month(), months)?;
        Some((day.year(), day.month(), alone, at + word.chars().count()))
    }
}
