//! Which of the times in a sentence bind.

use calendar::Date;
use calendar::deadline::{Deadline, Kind, Precision, find_in};

use crate::clean::Clean;
use crate::lexicon::{any, find};
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
    let written = norm[time.start].is_ascii_digit();
    // The years of a plan's name (行动方案（2025—2027年）) bind as little as the year of a report's.
    let years = time.precision == Some(Precision::Years) && written;
    if time.bounded || !(time.precision == Some(Precision::Year) || years) {
        return true;
    }
    if written {
        return any(
            norm,
            time.end,
            &["建成", "完成", "实现", "达到", "力争", "全面", "基本", "新增", "新建", "开工", "竣工"],
        )
        .is_some();
    }
    // “今年” opens or dates; “今年的工作” names.
    time.start == start || any(norm, time.end, &["的", "政府", "工作", "以来"]).is_none()
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
    let last = times.iter().filter(|time| binding(clean, time, range.0, anchor)).max_by_key(|time| time.due);
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

/// Notes which of the times became the day and the rhythm, and which did not.
fn note(clean: &Clean, times: &[Deadline], range: (usize, usize), anchor: Date, log: &mut Log) {
    let binds = |time: &&Deadline| binding(clean, time, range.0, anchor);
    let last = times.iter().filter(binds).max_by_key(|time| time.due);
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
    // 如期: each by its own schedule.
    if find(norm, start, done, "如期").is_some() {
        return false;
    }
    let Some(year) = find(norm, done, end.min(done + 8), "年度") else { return false };
    let stop = end.min(year + 14);
    find(norm, year, stop, "任务").or_else(|| find(norm, year, stop, "目标")).is_some()
}

/// A time expression as written.
fn words(clean: &Clean, time: &Deadline) -> Found<String> {
    Found { value: clean.quote(time.start, time.end), span: clean.span(time.start, time.end) }
}
