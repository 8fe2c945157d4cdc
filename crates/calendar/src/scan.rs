//! The grammar of times, by recursive descent on code points.

use jiff::{ToSpan, civil::Date};

use crate::deadline::{Deadline, Kind, Precision};
use crate::{festival, period};

/// Pressing words that fix no day.
const VAGUE: &[&str] = &[
    "尽快",
    "尽早",
    "抓紧",
    "如期",
    "按期",
    "按时",
    "迅速",
    "限期",
    "立即",
    "马上",
    "第一时间",
    "早日",
    "会后",
    "近期",
    "及早",
    "即日起",
];

/// Rhythms without a counted unit.
const CADENCE: &[&str] = &[
    "常态化",
    "经常性",
    "不定期",
    "定期",
    "逐月",
    "逐季",
    "按月",
    "按季度",
    "按季",
    "按周",
    "按年度",
    "双周",
];

/// Rhythms that a bare unit gives before one of these words (月调度, 周通报, 日调度).
const RHYTHM_VERBS: &[&str] = &[
    "调度",
    "通报",
    "开展一次",
    "小结",
    "会商",
    "研判",
    "汇总",
    "报告",
    "报送",
    "督查",
    "清零",
    "一调度",
    "一通报",
];

/// Where the year of an expression came from.
#[derive(Clone, Copy, PartialEq)]
enum YearFrom {
    /// Written.
    Text,
    /// The document's.
    Anchor,
}

pub(crate) struct Scan<'a> {
    chars: &'a [char],
    anchor: Date,
}

impl<'a> Scan<'a> {
    pub(crate) fn new(chars: &'a [char], anchor: Date) -> Self {
        Self { chars, anchor }
    }

    /// The expression that begins at `at`: `None` when there is none, `Some(None)` when there is one that sets no time
    /// to keep (去年).
    pub(crate) fn at(&self, at: usize) -> Option<Option<Deadline>> {
        let c = *self.chars.get(at)?;
        match c {
            '每' | '逐' | '按' | '定' | '常' | '经' | '双' | '月' | '周' | '日' | '季' => {
                self.cadence(at).map(Some).or_else(|| self.vague(at).map(Some))
            }
            '今' | '本' | '明' | '后' | '当' | '全' | '年' | '去' | '上' | '下' | '岁' | '前' | '第'
            | '到' | '至' | '“' | '"' => self.dated(at).or_else(|| self.festive(at).map(Some)),
            '0'..='9' | '０'..='９' => self.dated(at),
            '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '两' | '半' => {
                self.dated(at).or_else(|| self.festive(at).map(Some))
            }
            '不' => self.cadence(at).map(Some),
            _ => self.vague(at).or_else(|| self.festive(at)).map(Some),
        }
    }

    /// Where to go on after a time that sets nothing.
    pub(crate) fn skipped(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.digit(end).is_some() {
            end += 1;
        }
        end + usize::from(self.is(end, "年"))
    }

    fn is(&self, at: usize, words: &str) -> bool {
        self.chars.get(at..).is_some_and(|rest| {
            let mut rest = rest.iter();
            words.chars().all(|c| rest.next() == Some(&c))
        })
    }

    fn any<'w>(&self, at: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
        words.iter().find(|w| self.is(at, w)).map(|w| (*w, at + w.chars().count()))
    }

    fn digit(&self, at: usize) -> Option<i32> {
        match self.chars.get(at)? {
            c @ '0'..='9' => c.to_digit(10).map(|d| d as i32),
            c @ '０'..='９' => Some(*c as i32 - '０' as i32),
            _ => None,
        }
    }

    /// An Arabic number of at most four digits.
    fn arabic(&self, at: usize) -> Option<(i32, usize)> {
        let (mut value, mut end) = (self.digit(at)?, at + 1);
        while let Some(d) = self.digit(end) {
            if end - at >= 4 {
                return None;
            }
            value = value * 10 + d;
            end += 1;
        }
        Some((value, end))
    }

    /// A Chinese number up to ninety-nine.
    fn chinese(&self, at: usize) -> Option<(i32, usize)> {
        let one = |i: usize| {
            "一二三四五六七八九".chars().position(|c| self.chars.get(i) == Some(&c)).map(|p| p as i32 + 1)
        };
        if self.is(at, "两") {
            return Some((2, at + 1));
        }
        let (tens, mut end) = match one(at) {
            Some(n) if self.is(at + 1, "十") => (n, at + 2),
            Some(n) => return Some((n, at + 1)),
            None if self.is(at, "十") => (1, at + 1),
            None => return None,
        };
        let mut value = tens * 10;
        if let Some(n) = one(end) {
            value += n;
            end += 1;
        }
        Some((value, end))
    }

    fn number(&self, at: usize) -> Option<(i32, usize)> {
        self.arabic(at).or_else(|| self.chinese(at))
    }

    fn vague(&self, at: usize) -> Option<Deadline> {
        let (_, end) = self.any(at, VAGUE)?;
        Some(Deadline { start: at, end, kind: Kind::Vague, due: None, precision: None, bounded: false })
    }

    fn cadence(&self, at: usize) -> Option<Deadline> {
        let hit = |end| Deadline {
            start: at,
            end,
            kind: Kind::Cadence,
            due: None,
            precision: None,
            bounded: false,
        };
        if let Some((_, end)) = self.any(at, CADENCE) {
            return Some(hit(end));
        }
        if !self.is(at, "每") {
            let end = at + 1;
            let clause_start = at == 0 || "，,、；;。“\"（( ".contains(self.chars[at - 1]);
            return (clause_start && self.any(end, RHYTHM_VERBS).is_some()).then(|| hit(end));
        }
        let mut end = at + 1;
        if let Some((_, after)) = self.number(end) {
            end = after;
        }
        end += usize::from(self.is(end, "个"));
        let (_, mut end) = self.any(
            end,
            &["半年", "季度", "月份", "年度", "年", "季", "月", "周", "日", "天", "旬", "工作日"],
        )?;
        // 每月25日前, 每季度末
        if let Some((_, after)) =
            self.number(end).filter(|(_, after)| self.is(*after, "日") || self.is(*after, "号"))
        {
            end = after + 1;
        }
        if let Some((_, after)) = self.any(end, &["之前", "以前", "底前", "末前", "前", "底", "末"])
        {
            end = after;
        }
        Some(hit(end))
    }

    fn festive(&self, at: usize) -> Option<Deadline> {
        let names = [
            "春节",
            "元旦",
            "国庆节",
            "国庆",
            "劳动节",
            "五一",
            "十一",
            "七一",
            "汛期",
            "主汛期",
            "入冬",
            "冬季",
            "供暖季",
            "供暖期",
            "开学",
            "两会",
            "节",
            "雨季",
            "秋收",
            "春耕",
            "会",
        ];
        let (name, end) = self.any(at, &names)?;
        let (_, end) = self.any(end, &["来临前", "到来前", "之前", "前夕", "前"])?;
        // 节前 inside a longer word (环节前) and 会前 are no deadline.
        if (name == "节" || name == "会") && at > 0 && !"，,、；;。 ".contains(self.chars[at - 1]) {
            return None;
        }
        if self.is(end, "期") || self.is(end, "列") {
            return None;
        }
        let due = festival::next(name, self.anchor).and_then(|day| day.yesterday().ok());
        let precision = due.map(|_| Precision::Day);
        Some(Deadline { start: at, end, kind: Kind::Deadline, due, precision, bounded: true })
    }

    /// A time with a place in the calendar.
    fn dated(&self, start: usize) -> Option<Option<Deadline>> {
        let led = self.any(start, &["到", "至"]);
        let at = led.map_or(start, |(_, end)| end);
        if let Some(hit) = self.plan(at) {
            return Some(Some(Deadline { start, bounded: hit.bounded || led.is_some(), ..hit }));
        }
        if let Some(hit) = self.span_from_now(start) {
            return Some(Some(hit));
        }
        let found = self.in_year(at)?;
        let Some(hit) = found else { return Some(None) };
        Some(Some(Deadline { start, bounded: hit.bounded || led.is_some(), ..hit }))
    }

    /// “十四五”期间, “十四五”末.
    fn plan(&self, at: usize) -> Option<Deadline> {
        let inner = at + usize::from(self.is(at, "“") || self.is(at, "\""));
        if !self.is(inner, "十") || !self.is(inner + 2, "五") {
            return None;
        }
        let number = 10 + "一二三四五六七八九".chars().position(|c| c == self.chars[inner + 1])? as i16 + 1;
        let quoted = inner + 3 + usize::from(self.is(inner + 3, "”") || self.is(inner + 3, "\""));
        let (word, end) = self.any(quoted, &["期末", "末期", "时期末", "末", "期间", "时期"])?;
        let due = period::plan_end(number);
        let bounded = word.contains('末');
        Some(Deadline {
            start: at,
            end,
            kind: Kind::Deadline,
            due,
            precision: Some(Precision::Years),
            bounded,
        })
    }

    /// 两个月内, 30日内, 15个工作日内, 三年内.
    fn span_from_now(&self, at: usize) -> Option<Deadline> {
        let (count, mut end) = if self.is(at, "半年") { (6, at) } else { self.number(at)? };
        end += usize::from(self.is(end, "个"));
        let (unit, mut end) = if self.is(end, "半年") {
            ("半年", end + 2)
        } else {
            self.any(end, &["工作日", "月", "周", "星期", "天", "日", "年"])?
        };
        // “3月内” is the month of March in some texts and a span in others; the span needs 个.
        if unit == "月" && !self.is(end - 2, "个") {
            return None;
        }
        end += usize::from(self.is(end, "时间"));
        let (_, end) = self.any(end, &["以内", "之内", "内"])?;
        let due = match unit {
            "月" | "半年" => period::months_after(self.anchor, count),
            "年" if count < 100 => period::months_after(self.anchor, count * 12),
            "年" => return None,
            "周" | "星期" => self.anchor.checked_add(count.weeks()).ok(),
            // Counting working days needs the year's decreed calendar.
            "工作日" => None,
            _ => self.anchor.checked_add(count.days()).ok(),
        };
        let precision = due.map(|_| Precision::Day);
        Some(Deadline { start: at, end, kind: Kind::Deadline, due, precision, bounded: true })
    }

    /// A year, or a part of it with or without the year before it.
    fn in_year(&self, at: usize) -> Option<Option<Deadline>> {
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
        for (word, year) in [
            ("今年", this),
            ("本年度", this),
            ("本年", this),
            ("当年", this),
            ("明年", this + 1),
            ("后年", this + 2),
        ] {
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
