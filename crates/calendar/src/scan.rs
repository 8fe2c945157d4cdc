//! The grammar of times, by recursive descent on code points: where each kind begins, and the numbers in it.

use jiff::civil::Date;

use crate::deadline::{Deadline, Kind, Needs, Open};
use crate::period::Period;
use crate::words::{Words, is};
use crate::work::WorkCalendar;

/// Words that bind to the end of what stands before them.
static ENDS: Words =
    Words::of(&["之前", "以前", "底之前", "底以前", "末之前", "底前", "末前", "底", "末", "前"]);

fn numeral(c: char) -> Option<i32> {
    Some(match c {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// What is asked where a character stands, by the character. With most of them nothing begins: one bit says so before they are
/// compared.
macro_rules! begins {
    ($at:expr, $($($first:literal)|+ => $rule:expr,)*) => {{
        static BEGIN: [u64; 64] = low_bits(&[$($($first),+),*]);
        let first = $at;
        let low = first as usize % 4096;
        if BEGIN[low / 64] >> (low % 64) & 1 == 0 {
            return None;
        }
        match first {
            $($($first)|+ => $rule,)*
            _ => None,
        }
    }};
}

const fn low_bits(chars: &[char]) -> [u64; 64] {
    let mut bits = [0; 64];
    let mut index = 0;
    while index < chars.len() {
        let low = chars[index] as usize % 4096;
        bits[low / 64] |= 1 << (low % 64);
        index += 1;
    }
    bits
}

/// What stands at a place of the text.
pub(crate) enum Step {
    /// An expression of time.
    Hit(Deadline),
    /// One that sets nothing to keep; the place behind it.
    Over(usize),
}

pub(crate) struct Scan<'a> {
    pub(crate) chars: &'a [char],
    pub(crate) anchor: Date,
    pub(crate) calendar: &'a WorkCalendar,
    /// Behind the expression before.
    pub(crate) floor: usize,
}

impl Scan<'_> {
    /// The expression that begins at `at`.
    pub(crate) fn at(&self, at: usize) -> Option<Step> {
        let hit = |found: Option<Deadline>| found.map(Step::Hit);
        begins! { *self.chars.get(at)?,
            '每' | '逐' | '按' | '定' | '常' | '经' | '月' | '周' | '日' | '季' | '不' | '星' => {
                hit(self.cadence(at).or_else(|| self.vague(at)).or_else(|| self.relative(at)))
            },
            '今' | '本' | '明' | '后' | '当' | '全' | '年' | '去' | '上' | '下' | '岁' | '到' | '至'
            | '“' | '"' | '次' | '翌' | '来' | '这' | '用' => {
                self.dated(at).or_else(|| hit(self.festive(at))).or_else(|| hit(self.relative(at)))
            },
            '中' => hit(self.festive(at).or_else(|| self.third_of_same_month(at))),
            '双' => hit(self.cadence(at).or_else(|| self.festive(at))),
            '前' => self.past_year(at).or_else(|| self.dated(at)),
            '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '０' | '１' | '２' | '３' | '４' | '５' | '６'
            | '７' | '８' | '９' => self.dated(at).or_else(|| hit(self.relative(at))),
            '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '两' | '半' | '第' => {
                self.dated(at).or_else(|| hit(self.cadence(at))).or_else(|| hit(self.festive(at)))
            },
            '尽' | '抓' | '如' | '迅' | '限' | '立' | '马' | '早' | '近' | '及' | '即' | '从' | '火' => {
                hit(self.starting_today(at).or_else(|| self.vague(at)).or_else(|| self.festive(at)))
            },
            '会' | '散' | '回' => {
                hit(self.after_meeting(at).or_else(|| self.vague(at)).or_else(|| self.festive(at)))
            },
            '春' | '元' | '国' | '劳' | '主' | '汛' | '入' | '冬' | '供' | '开' | '节' | '雨' | '秋'
            | '端' | '清' | '重' | '除' | '建' | '教' | '儿' | '妇' | '青' | '惊' | '谷' | '芒' | '夏' | '处' | '寒'
            | '霜' | '大' | '小' | '白' => {
                hit(self.festive(at))
            },
        }
    }

    pub(crate) fn is(&self, at: usize, words: &str) -> bool {
        is(self.chars, at, words)
    }

    /// Whether the text before `at` ends with some words.
    pub(crate) fn ends(&self, at: usize, words: &str) -> bool {
        at.checked_sub(words.chars().count()).is_some_and(|start| self.is(start, words))
    }

    pub(crate) fn any(&self, at: usize, words: &Words) -> Option<(&'static str, usize)> {
        words.at(self.chars, at)
    }

    /// Behind one of the words, or where it was when none stands there.
    pub(crate) fn skip(&self, at: usize, words: &Words) -> usize {
        self.any(at, words).map_or(at, |(_, end)| end)
    }

    /// Whether the character before `at` is one of these; never at the start.
    pub(crate) fn behind(&self, at: usize, set: &str) -> bool {
        at > 0 && set.contains(self.chars[at - 1])
    }

    /// Whether a clause begins at `at`.
    pub(crate) fn clause_start(&self, at: usize) -> bool {
        at == 0
            || matches!(
                self.chars[at - 1],
                '，' | ','
                    | '、'
                    | '；'
                    | ';'
                    | '。'
                    | '：'
                    | ':'
                    | '“'
                    | '"'
                    | '（'
                    | '('
                    | ' '
                    | '\u{3000}'
                    | '\n'
            )
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
        let one = |i: usize| self.chars.get(i).and_then(|c| numeral(*c));
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

    /// A year of four digits, Arabic or Chinese (二〇二六), without 年.
    pub(crate) fn four_digits(&self, at: usize) -> Option<(i16, usize)> {
        let chinese = |i: usize| match self.chars.get(i)? {
            '〇' | '○' | '零' => Some(0),
            c => numeral(*c),
        };
        let value = match self.arabic(at) {
            Some((value, end)) if end - at == 4 => value,
            Some(_) => return None,
            None => (0..4).try_fold(0, |value, i| Some(value * 10 + chinese(at + i)?))?,
        };
        (1990..=2100).contains(&value).then_some((value as i16, at + 4))
    }

    /// The words that bind to an end, and behind them.
    pub(crate) fn bound(&self, at: usize) -> Option<(&'static str, usize)> {
        let bound = self.any(at, &ENDS)?;
        // 前后 means about, 前期 and 前列 are words.
        (!(bound.0.ends_with('前') && "后期列沿景端".contains(*self.chars.get(bound.1).unwrap_or(&' '))))
            .then_some(bound)
    }

    /// A deadline with its day, which the document's year fixes.
    pub(crate) fn due(&self, start: usize, end: usize, period: Period, bounded: bool) -> Deadline {
        Deadline {
            start,
            end,
            kind: Kind::Deadline,
            from: Some(period.from).filter(|from| *from != period.due),
            due: Some(period.due),
            precision: Some(period.precision),
            needs: Needs::Year,
            bounded,
            open: None,
        }
    }

    /// A deadline without a day.
    pub(crate) fn open(&self, start: usize, end: usize, open: Open) -> Deadline {
        Deadline {
            start,
            end,
            kind: Kind::Deadline,
            from: None,
            due: None,
            precision: None,
            needs: Needs::Nothing,
            bounded: true,
            open: Some(open),
        }
    }
}
