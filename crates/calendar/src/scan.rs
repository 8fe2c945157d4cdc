//! The grammar of times, by recursive descent on code points.

use jiff::{ToSpan, civil::Date};

use crate::deadline::{Deadline, Kind, Precision};
use crate::{festival, period};

/// Pressing words that fix no day.
#[rustfmt::skip]
const VAGUE: &[&str] = &[
    "尽快", "尽早", "抓紧", "如期", "按期", "按时", "迅速", "限期", "立即", "马上", "第一时间", "早日", "会后", "近期", "及早", "即日起",
];

/// Rhythms without a counted unit.
#[rustfmt::skip]
const CADENCE: &[&str] = &[
    "常态化", "经常性", "不定期", "定期", "逐月", "逐季", "按月", "按季度", "按季", "按周", "按年度", "双周",
];

/// Rhythms that a bare unit gives before one of these words (月调度, 周通报, 日调度).
#[rustfmt::skip]
const RHYTHM_VERBS: &[&str] = &[
    "调度", "通报", "开展一次", "小结", "会商", "研判", "汇总", "报告", "报送", "督查", "清零", "一调度", "一通报",
];

/// Days and seasons before which something is due.
#[rustfmt::skip]
const FESTIVALS: &[&str] = &[
    "春节", "元旦", "国庆节", "国庆", "劳动节", "五一", "十一", "七一", "主汛期", "汛期", "入冬", "冬季", "供暖季", "供暖期", "开学", "两会", "节",
    "雨季", "秋收", "春耕", "会",
];

pub(crate) struct Scan<'a> {
    pub(crate) chars: &'a [char],
    pub(crate) anchor: Date,
}

impl<'a> Scan<'a> {
    pub(crate) fn new(chars: &'a [char], anchor: Date) -> Self {
        Self { chars, anchor }
    }

    /// The expression that begins at `at`: `None` when there is none, `Some(None)` when there is one that sets no time
    /// to keep (去年).
    pub(crate) fn at(&self, at: usize) -> Option<Option<Deadline>> {
        match *self.chars.get(at)? {
            '每' | '逐' | '按' | '定' | '常' | '经' | '双' | '月' | '周' | '日' | '季' | '不' => {
                self.cadence(at).or_else(|| self.vague(at)).map(Some)
            }
            '今' | '本' | '明' | '后' | '当' | '全' | '年' | '去' | '上' | '下' | '岁' | '前' | '到'
            | '至' | '“' | '"' => self.dated(at),
            '0'..='9' | '０'..='９' => self.dated(at),
            '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '两' | '半' | '第' => {
                self.dated(at).or_else(|| self.festive(at).map(Some)).or_else(|| self.vague(at).map(Some))
            }
            '尽' | '抓' | '如' | '迅' | '限' | '立' | '马' | '早' | '近' | '及' | '即' => {
                self.vague(at).map(Some)
            }
            '会' => self.vague(at).or_else(|| self.festive(at)).map(Some),
            '春' | '元' | '国' | '劳' | '主' | '汛' | '入' | '冬' | '供' | '开' | '节' | '雨' | '秋' => {
                self.festive(at).map(Some)
            }
            _ => None,
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

    pub(crate) fn is(&self, at: usize, words: &str) -> bool {
        self.chars.get(at..).is_some_and(|rest| {
            let mut rest = rest.iter();
            words.chars().all(|c| rest.next() == Some(&c))
        })
    }

    pub(crate) fn any<'w>(&self, at: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
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
    pub(crate) fn arabic(&self, at: usize) -> Option<(i32, usize)> {
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
    pub(crate) fn chinese(&self, at: usize) -> Option<(i32, usize)> {
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

    pub(crate) fn number(&self, at: usize) -> Option<(i32, usize)> {
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
            &[
                "半年",
                "半个月",
                "半月",
                "季度",
                "月份",
                "年度",
                "年",
                "季",
                "月",
                "周",
                "日",
                "天",
                "旬",
                "工作日",
            ],
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
        let (name, end) = self.any(at, FESTIVALS)?;
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
}
