//! Which of the times in a sentence bind.

use calendar::Date;
use calendar::deadline::{Deadline, Kind, Precision, find_in};

use crate::clean::Clean;
use crate::lexicon::{among, any, find, is};
use crate::log::Log;
use crate::{Commitment, Found, Part};

/// The time expressions of a range, in positions of the working text.
pub(crate) fn times(clean: &Clean, start: usize, end: usize, anchor: Date) -> Vec<Deadline> {
    let mut found = find_in(&clean.norm[start..end], anchor);
    for time in &mut found {
        time.start += start;
        time.end += start;
    }
    found
}

/// Whether a time binds to a day: not merely the year of a name (2026年县政府工作报告), and not gone by.
pub(crate) fn binding(clean: &Clean, time: &Deadline, start: usize, anchor: Date) -> bool {
    if time.kind != Kind::Deadline || time.due.is_none_or(|day| day < anchor) {
        return false;
    }
    let norm = &clean.norm;
    // 48小时内: from whenever it is asked, not from the document's day.
    if norm[time.start..time.end].windows(2).any(|pair| pair == ['小', '时']) {
        return false;
    }
    // 截至10月底，已完成…: the day of a count.
    if norm[..time.start].ends_with(&['截', '至']) {
        return false;
    }
    if leads_on(norm, start, time) || tells_of(norm, start, time) {
        return false;
    }
    // 锚定“十四五”期间争先进位的目标: a goal by name.
    if !time.bounded && time.precision == Some(Precision::Years) && names_goal(norm, time.end) {
        return false;
    }
    let written = norm[time.start].is_ascii_digit() || among("一二三四五六七八九", norm[time.start]);
    // 9月11日上午，…: when something was held.
    let hour = ["上午", "下午", "晚", "中午", "凌晨", "早上", "召开", ",全县召开", ",我县召开", "至"];
    if !time.bounded && time.precision == Some(Precision::Day) && any(norm, time.end, &hour).is_some() {
        return false;
    }
    // “十四五”时期经济社会发展, 2035年远景目标, 从3月起: names, and beginnings.
    let plan = !time.bounded
        && time.precision == Some(Precision::Years)
        && norm[time.start..time.end].ends_with(&['时', '期'])
        && any(norm, time.end, &[",", "建成", "完成", "实现", "新增", "新建", "力争"]).is_none();
    let begins = ["起,", "起", "开始"];
    if plan
        || any(norm, time.end, &["远景目标", "规划纲要", "规划编制"]).is_some()
        || time.start > 0 && among("从自", norm[time.start - 1]) && any(norm, time.end, &begins).is_some()
    {
        return false;
    }
    // The years of a plan's name (行动方案（2025—2027年）) bind as little as the year of a report's.
    let years = time.precision == Some(Precision::Years) && written;
    if time.bounded || !(time.precision == Some(Precision::Year) || years) {
        return true;
    }
    // 2026年全县经济社会发展主要预期目标是
    if written && goals_follow(norm, time.end) {
        return true;
    }
    if written {
        return any(
            norm,
            time.end,
            &[
                "建成", "完成", "实现", "达到", "力争", "全面", "基本", "新增", "新建", "开工", "竣工",
                "完工", "通车", "投产", "投用", "贯通", "交付",
            ],
        )
        .is_some();
    }
    // “今年” opens or dates; “今年的工作” and “明年计划实施的项目” name.
    // 明年计划实施的项目 names, 今年拟安排… dates.
    let named_plan = |behind: usize| {
        let rest = &norm[behind..norm.len().min(behind + 12)];
        rest.iter().take_while(|c| !among(",;。", **c)).any(|c| *c == '的')
    };
    let planned = any(norm, time.end, &["计划", "拟"]).is_some_and(|(_, behind)| named_plan(behind));
    let named = ["的", "政府", "工作", "以来", "这", "各项", "上级"];
    !planned && (time.start == start || any(norm, time.end, &named).is_none())
}

/// 为实现全年目标打下基础, 迎接9月下旬的检查: what the doing leads on to, and no day of its own.
fn leads_on(norm: &[char], start: usize, time: &Deadline) -> bool {
    const FAR: usize = 40;
    let stop = |at: &usize| among(",;。:", norm[*at]);
    let clause = (start..time.start).rev().take(FAR).find(stop).map_or(start, |at| at + 1);
    let end = (time.end..norm.len().min(time.end + FAR)).find(stop).unwrap_or(time.end);
    let grounds = ["奠定", "打下", "打好", "赢得主动", "创造条件"];
    let led =
        is(norm, clause, "为") && grounds.iter().any(|words| find(norm, time.end, end, words).is_some());
    led || find(norm, clause, time.start, "迎接").is_some()
}

/// 11月25日，县长到某镇调研…: the day of what is told.
fn tells_of(norm: &[char], start: usize, time: &Deadline) -> bool {
    const FAR: usize = 30;
    let tell = ["调研", "召开", "主持", "察看", "走访", "座谈"];
    let head = time.start == start && !time.bounded && time.precision == Some(Precision::Day);
    let to = norm.len().min(time.end + FAR);
    let stop = (time.end + 1..to).find(|at| among(",;。", norm[*at])).unwrap_or(to);
    head && norm.get(time.end) == Some(&',')
        && find(norm, time.end, stop, "要").is_none()
        && tell.iter().any(|words| find(norm, time.end, stop, words).is_some())
}

fn names_goal(norm: &[char], from: usize) -> bool {
    const FAR: usize = 16;
    let to = norm.len().min(from + FAR);
    let stop = (from..to).find(|at| among(",;。", norm[*at])).unwrap_or(to);
    find(norm, from, stop, "的目标").is_some()
}

fn goals_follow(norm: &[char], from: usize) -> bool {
    const FAR: usize = 30;
    let to = norm.len().min(from + FAR);
    let stop = (from..to).find(|at| among(",;。:", norm[*at])).unwrap_or(to);
    ["预期目标", "发展目标", "主要目标"].iter().any(|words| find(norm, from, stop, words).is_some())
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
        made.due = time.due;
        made.due_text = Some(words(clean, time));
    } else if let Some(time) = times
        .iter()
        .find(|time| time.kind != Kind::Cadence && (time.kind == Kind::Vague || time.due.is_none()))
    {
        made.due_text = Some(words(clean, time));
    }
    if made.due.is_none() && yearly_task(&clean.norm, range) {
        made.due = Date::new(anchor.year(), 12, 31).ok();
        log.ground(clean, Part::Due, "rule-due-year-task", range.0, range.1);
    }
    if let Some(time) = times.iter().find(|time| time.kind == Kind::Cadence) {
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
    let set = times.iter().filter(binds).any(|time| time.bounded);
    let whole = |time: &Deadline| time.precision == Some(Precision::Year) && !time.bounded;
    // 完成全年目标任务 says how much, 全年新增 says by when.
    let amount = |time: &Deadline| any(&clean.norm, time.end, &["目标任务", "任务", "目标"]).is_some();
    let said = |time: &Deadline| clean.norm[time.start] == '全' && !amount(time);
    times.iter().filter(binds).filter(|time| !(set && whole(time) && !said(time))).max_by_key(|time| time.due)
}

/// Notes which of the times became the day and the rhythm, and which did not.
fn note(clean: &Clean, times: &[Deadline], range: (usize, usize), anchor: Date, log: &mut Log) {
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
