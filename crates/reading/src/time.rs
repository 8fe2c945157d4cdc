//! The times of a sentence, and which of them becomes its day.

use calendar::Date;
use calendar::deadline::{Deadline, Kind, Precision, find_in};

use crate::binding::binding;
use crate::clean::Clean;
use crate::lexicon::{Words, digits_at, find, words};
use crate::log::Log;
use crate::response::is_limit;
use crate::{Commitment, Due, Found, Needs, Part};

/// What makes a span of time how long something may take.
#[rustfmt::skip]
pub(crate) static SHORTENED: Words = Words::of(&[
    "压到", "压缩到", "压缩至", "缩短到", "缩短至", "压减到", "压减至", "缩减到", "缩减至", "控制在", "提速到", "提速至", "压到", "压至", "缩到",
]);

/// The time expressions of a range, in positions of the working text.
pub(crate) fn times(clean: &Clean, start: usize, end: usize, anchor: Date) -> Vec<Deadline> {
    let mut found = find_in(&clean.norm[start..end], anchor);
    // 时限压缩到40个工作日以内: how long it may take, and no day. 竣工时间压缩到6月底 is one.
    let lasts = |time: &Deadline| {
        words!["工作日", "小时", "天", "个月", "分钟"].within(&clean.norm[start..end], time.start, time.end)
    };
    found.retain(|time| !(lasts(time) && SHORTENED.before(&clean.norm[start..end], time.start).is_some()));
    // 压缩至0.5个工作日: half of a figure is no time.
    let whole = |time: &Deadline| {
        let at = start + time.start;
        let decimal = at >= 2 && clean.norm[at - 1] == '.' && clean.norm[at - 2].is_ascii_digit();
        // 1.2026年4月底前
        !decimal || digits_at(&clean.norm, at) == 4
    };
    found.retain(whole);
    for time in &mut found {
        time.start += start;
        time.end += start;
        if let Some(day) = day_of_month_before(&clean.norm, time, anchor) {
            (time.due, time.needs) = (Some(day), Needs::Year);
        }
        if is_limit(&clean.norm, time.start, time.end) {
            (time.due, time.kind) = (None, Kind::Vague);
        }
    }
    found
}

/// 自10月16日起…，17日10时前…: the month of a day without one is that of the last day that is told before it, if that is not before
/// the document's date. 12月20日前 is a day that is set, and tells of no month.
fn day_of_month_before(norm: &[char], time: &Deadline, anchor: Date) -> Option<Date> {
    const FAR: usize = 400;
    let said = &norm[time.start..time.end];
    let digits = digits_at(said, 0);
    let bare = (1..=2).contains(&digits)
        && said.get(digits).is_some_and(|c| matches!(c, '日' | '号'))
        && !said.contains(&'月')
        && !said[digits..].contains(&'内')
        && time.precision == Some(Precision::Day);
    // 4月12日前完成核查，月底前上报
    let end_of_month = said.starts_with(&['月', '底']) || said.starts_with(&['月', '末']);
    if !bare && !end_of_month {
        return None;
    }
    let number = |from: usize, to: usize| norm[from..to].iter().collect::<String>().parse::<i8>().ok();
    // 活动开始10日前: counted from it.
    if words!["开始", "启动", "举行", "召开", "届满", "到期"].before(norm, time.start).is_some() {
        return None;
    }
    let low = time.start.saturating_sub(FAR);
    let before = (low + 1..time.start).rev().filter(|at| norm[*at] == '月').find_map(|at| {
        let begin = (low..at).rev().take(2).take_while(|i| norm[*i].is_ascii_digit()).last()?;
        let width = digits_at(&norm[..time.start], at + 1);
        let close = at + 2 + width;
        norm.get(close - 1).filter(|c| matches!(c, '日' | '号'))?;
        let (month, day) = (number(begin, at)?, number(at + 1, at + 1 + width)?);
        let date = Date::new(anchor.year(), month, day).ok()?;
        // 12月20日前，…25日前…: a day that is set tells of no month, unless the same task goes on (12日前核查，16日前上报).
        let set = words!["前", "之前", "以前"].at(norm, close).is_some();
        let goes_on = !norm[close..time.start].iter().any(|c| matches!(c, '。' | ';' | '\n'));
        if end_of_month && !goes_on {
            return None;
        }
        (!set || goes_on && words!["每月", "每", "当月"].before(norm, time.start).is_none()).then_some(date)
    })?;
    if end_of_month {
        return (before >= anchor).then(|| before.last_of_month());
    }
    let day = number(time.start, time.start + digits)?;
    let same = Date::new(before.year(), before.month(), day).ok()?;
    (before >= anchor && same >= before).then_some(same)
}

/// Writes the day, its words and the cadence of a range into a commitment.
pub(crate) fn fill(
    clean: &Clean,
    made: &mut Commitment,
    times: &[Deadline],
    range: (usize, usize),
    anchor: Date,
    log: &mut Log,
) {
    note(clean, times, range, anchor, log);
    let last = last(clean, times, range, anchor);
    if let Some(time) = last {
        made.due = Due::of(time);
        made.due_text = Some(words(clean, time));
    } else if let Some(time) = times
        .iter()
        .find(|time| time.kind != Kind::Cadence && (time.kind == Kind::Vague || time.due.is_none()))
    {
        made.due_text = Some(words(clean, time));
    }
    if made.due.is_none() && yearly_task(&clean.norm, range) {
        made.due = Date::new(anchor.year(), 12, 31).ok().map(|day| Due { day, needs: Needs::Year });
        log.ground(clean, Part::Due, "rule-due-year-task", range.0, range.1);
    }
    // 每人每月530元: a rate.
    let rate = |time: &Deadline| {
        words!["每人", "每户", "每生", "每亩", "每头"].before(&clean.norm, time.start).is_some()
    };
    if let Some(time) = times.iter().find(|time| time.kind == Kind::Cadence && !rate(time)) {
        made.cadence = Some(words(clean, time));
    }
}

/// The latest of the times that bind; a year that only says when (今年, 本年度) gives way to a day that is set.
fn last<'t>(
    clean: &Clean,
    times: &'t [Deadline],
    range: (usize, usize),
    anchor: Date,
) -> Option<&'t Deadline> {
    let binds = |time: &&Deadline| binding(clean, time, range.0, anchor);
    let binding: Vec<&Deadline> = times.iter().filter(binds).collect();
    let whole = |time: &Deadline| matches!(time.precision, Some(Precision::Year | Precision::Years));
    let set = binding.iter().any(|time| time.bounded || time.precision.is_some() && !whole(time));
    // 第三季度的应发47万元，于8月25日前拨付: whose it is.
    let of = |time: &Deadline| !time.bounded && clean.norm.get(time.end) == Some(&'的');
    let counts = |time: &&Deadline| !(set && (only_says_when(clean, time) || of(time)));
    binding.into_iter().filter(counts).max_by_key(|time| time.due)
}

/// 今年要…: a year that dates nothing beside a day that is set. 完成全年目标任务 says how much, 全年新增 says by when.
pub(crate) fn only_says_when(clean: &Clean, time: &Deadline) -> bool {
    let whole = !time.bounded && matches!(time.precision, Some(Precision::Year | Precision::Years));
    whole && (clean.norm[time.start] != '全' || amounts(&clean.norm, time.end))
}

/// Whether what stands behind a span of time says how much belongs to it, or tells of it: 上半年目标任务, 上半年总结.
pub(crate) fn amounts(norm: &[char], at: usize) -> bool {
    words!["目标任务", "任务", "目标", "完成情况", "工作情况", "工作总结", "总结", "进展"]
        .at(norm, at)
        .is_some()
}

/// Notes which of the times became the day and the rhythm, and which did not.
fn note(clean: &Clean, times: &[Deadline], range: (usize, usize), anchor: Date, log: &mut Log) {
    if !log.is_on() {
        return;
    }
    let binds = |time: &&Deadline| binding(clean, time, range.0, anchor);
    let last = last(clean, times, range, anchor);
    let several = times.iter().filter(binds).count() > 1;
    let rhythm = times.iter().position(|time| time.kind == Kind::Cadence);
    for (index, time) in times.iter().enumerate() {
        let (start, end) = (time.start, time.end);
        if time.kind == Kind::Cadence {
            if rhythm == Some(index) {
                log.ground(clean, Part::Cadence, "rule-cadence", start, end);
            }
        } else if last.is_some_and(|last| last.start == start) {
            let rule = if several { "rule-due-last" } else { "rule-due-only" };
            log.ground(clean, Part::Due, rule, start, end);
        } else if binds(&time) {
            log.aside(clean, Part::Due, "aside-due-earlier", start, end);
        } else if time.due.is_some() {
            log.aside(clean, Part::Due, "aside-due-not-binding", start, end);
        } else if last.is_none() {
            log.ground(clean, Part::Due, "rule-due-undated", start, end);
        }
    }
}

/// Whether the task of the year is to be done (按期完成年度治理任务): it is due when the year ends.
fn yearly_task(norm: &[char], (start, end): (usize, usize)) -> bool {
    let Some(done) = find(norm, start, end, "完成") else { return false };
    // 完成年度任务 alone says how much; 按期 says by when.
    if find(norm, start, done, "按期").or_else(|| find(norm, start, done, "按时")).is_none() {
        return false;
    }
    // 如期: each by its own schedule.
    if find(norm, start, done, "如期").is_some() {
        return false;
    }
    let year = ["年度", "今年"].iter().find_map(|words| find(norm, done, end.min(done + 8), words));
    let Some(year) = year else { return false };
    let stop = end.min(year + 14);
    find(norm, year, stop, "任务").or_else(|| find(norm, year, stop, "目标")).is_some()
}

/// A time expression as written.
fn words(clean: &Clean, time: &Deadline) -> Found<String> {
    Found { value: clean.quote(time.start, time.end), span: clean.span(time.start, time.end) }
}
