//! Spans that count from a day: 两个月内, 会后三天内, 收到通知后10个工作日内, 用三年时间.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::deadline::{Deadline, Kind, Needs, Open};
use crate::period::{Period, months_after};
use crate::scan::{Scan, Step};
use crate::words::{Words, words};

/// Words before a span that make it a length to reach (办理时限压缩至3个工作日以内) and no deadline.
#[rustfmt::skip]
const LENGTHS: &[&str] = &[
    "压缩至", "压缩到", "压减至", "压减到", "缩短至", "缩短到", "缩减至", "缩减到", "控制在", "降至", "降到", "减至", "减少至", "减少到", "提速至", "平均", "稳定在",
    "保持在", "不超过", "原来的", "时限为", "最长",
];

/// Where an event begins from which a span counts.
#[rustfmt::skip]
static EVENTS: Words = Words::of(&[
    "自", "收到", "接到", "接报", "受理", "本通知", "通知", "文件", "方案", "本方案", "印发", "发文", "下发", "发布", "公布", "会议",
]);

/// Events that happen on the day of the document.
static OF_DOCUMENT: Words = Words::of(&["印发", "发文", "下发", "发布", "公布", "即日", "今日", "会议"]);

/// The document itself.
static THIS: Words = Words::of(&["本通知", "本方案", "本意见", "本办法", "本决定", "即日", "今日"]);

/// Events in which the document arrives, whose day only the recipient knows.
static OF_RECIPIENT: Words = Words::of(&["收到", "接到", "接报", "受理", "申请", "复核"]);

/// From what a span counts, and where the words for it begin.
enum Since {
    Document(usize),
    Unknown(usize),
    /// It is a length.
    Nothing,
}

impl Scan<'_> {
    /// A span that ends with 内, or 用…时间.
    pub(crate) fn span(&self, start: usize) -> Option<Step> {
        let used = self.is(start, "用");
        let at = start + usize::from(used);
        let (count, unit, mut end) = self.length(at)?;
        if used {
            end = self.skip(self.skip(end, words!["左右"]), words!["的"]);
            end = self.any(end, words!["时间"])?.1;
        } else {
            end = self.skip(end, words!["时间"]);
            end = self.any(end, words!["以内", "之内", "内"])?.1;
        }
        match self.since(start) {
            Since::Document(start) => Some(Step::Hit(self.counted(start, end, count, unit)?)),
            Since::Unknown(start) => Some(Step::Hit(self.open(start, end, Open::Event))),
            Since::Nothing => Some(Step::Over(end)),
        }
    }

    /// 会后三天内; the day of the meeting is that of the document.
    pub(crate) fn after_meeting(&self, start: usize) -> Option<Deadline> {
        let (_, end) =
            self.any(start, words!["会后", "会议结束后", "会议后", "散会后", "回去以后", "回去后"])?;
        let at = self.skip(end, words!["的", "须在", "要在", "务必在", "在", "于"]);
        let (count, unit, end) = self.length(at)?;
        let (_, end) = self.any(self.skip(end, words!["时间"]), words!["以内", "之内", "内"])?;
        self.counted(start, end, count, unit)
    }

    /// 即日起至6月30日.
    pub(crate) fn starting_today(&self, start: usize) -> Option<Deadline> {
        let (_, end) = self.any(start, words!["即日起", "从即日起", "从现在起", "从现在开始"])?;
        self.any(end, words!["至", "到"])?;
        match self.dated(end)? {
            Step::Hit(hit) if hit.kind == Kind::Deadline && hit.due.is_some_and(|day| day > self.anchor) => {
                Some(Deadline { start, from: Some(self.anchor), ..hit })
            }
            _ => None,
        }
    }

    /// A number of days, weeks, months or years.
    fn length(&self, at: usize) -> Option<(i32, &'static str, usize)> {
        if let Some((word, end)) = self.any(at, words!["半年", "半个月", "半月"]) {
            return Some(if word == "半年" { (6, "月", end) } else { (15, "天", end) });
        }
        let (count, after) = self.number(at)?;
        let end = after + usize::from(self.is(after, "个"));
        let (unit, end) =
            self.any(end, words!["工作日", "小时", "星期", "季度", "月", "周", "天", "日", "年"])?;
        // “3月内” is the month of March in some texts and a span in others; the span needs 个. “一季度内” is the first.
        if (unit == "月" || unit == "季度") && after + unit.chars().count() == end {
            return None;
        }
        // 其中15个年内建成: fifteen of them within the year. No year is counted in 个.
        if unit == "年" && end > after + 1 {
            return None;
        }
        let whole_days = count % 24 == 0;
        (unit != "小时" || whole_days).then_some((count, unit, end))
    }

    /// The deadline that a span from the document's day sets.
    fn counted(&self, start: usize, end: usize, count: i32, unit: &str) -> Option<Deadline> {
        let days = |n: i32| self.anchor.checked_add(n.days()).ok();
        let due = match unit {
            "工作日" => match self.calendar.after(self.anchor, u32::try_from(count).ok()?) {
                Ok(day) => Some(day),
                Err(lacking) => return Some(self.open(start, end, Open::NoData(lacking.year))),
            },
            "年" if count < 100 => months_after(self.anchor, count * 12),
            "年" => None,
            "季度" => months_after(self.anchor, count * 3),
            "月" => months_after(self.anchor, count),
            "周" | "星期" => days(count * 7),
            "小时" => days(count / 24),
            _ => days(count),
        }?;
        Some(Deadline { needs: Needs::Day, ..self.due(start, end, Period::day(due), true) })
    }

    /// From what the span at `at` counts, by the words of its clause before it.
    fn since(&self, at: usize) -> Since {
        let low = self.floor.max(at.saturating_sub(20));
        let clause =
            (low..at).rev().find(|i| "，,、；;。：:！\n".contains(self.chars[*i])).map_or(low, |i| i + 1);
        if LENGTHS.iter().any(|words| self.ends(at, words)) {
            return Since::Nothing;
        }
        // A standing rule (应当在十五日内处理) and a second step (并在三日内) count from what sets them off, and 结束前5日内 back
        // from it.
        if ["应当在", "应当于", "并在", "并于", "前", "前的"].into_iter().any(|words| self.ends(at, words))
        {
            return Since::Unknown(at);
        }
        let lead = ["须在", "应在", "要在", "在", "的"].into_iter().find(|words| self.ends(at, words));
        let event = at - lead.map_or(0, |words| words.chars().count());
        if event <= clause || !["后", "起", "之日"].into_iter().any(|words| self.ends(event, words)) {
            return Since::Document(at);
        }
        let named = |words: &'static Words| words.all(self.chars, clause, event).next().map(|(at, _)| at);
        let start = named(&EVENTS).unwrap_or(at);
        // 文件应当自发布之日起15日内备案: a standing rule again, unless it is this document's own day.
        let ruled = |at: usize| ["应当自", "应自", "须自"].into_iter().any(|words| self.is(at, words));
        if (clause..event).any(ruled) && named(&THIS).is_none() {
            return Since::Unknown(start);
        }
        match named(&OF_DOCUMENT) {
            Some(_) if named(&OF_RECIPIENT).is_none() => Since::Document(start),
            _ => Since::Unknown(start),
        }
    }
}

/// A day that lies a number of days behind another.
pub(crate) fn later(day: Date, days: i32) -> Option<Date> {
    day.checked_add(days.days()).ok()
}
