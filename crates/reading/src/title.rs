//! A short name for a task, made from its text.

use calendar::deadline::Deadline;

use crate::acts::feigned;
use crate::clean::{Clean, blank};
use crate::lexicon::{Words, among, words};
use crate::metric::behind_class;
use crate::structure::after_mark;
use crate::unit::Name;

use aside::{is_aside, named_topic, only_parts};

mod aside;

/// What says enough to be a title.
const SAYS: usize = 6;

/// What says anything.
const LEAST: usize = 4;

/// As many characters as fit a line of the ledger.
const LONG: usize = 32;

/// What stands before the matter itself.
#[rustfmt::skip]
static LEADING: Words = Words::of(&[
    "同时", "其中", "特别是", "下一步", "会后", "此外", "另外", "对此", "今年", "要", "一定要", "必须", "我们", "大家", "一方面", "另一方面", "首要任务是",
    "主要负责人", "主要负责同志", "主要领导", "“一把手”", "亲自抓", "亲自", "确保", "力争", "应当", "抓紧", "切实", "认真", "积极", "务必", "需", "须", "会同", "请", "由", "同志",
]);

/// What a clause that only hands out parts ends with.
static PARTS: Words = Words::of(&[
    "牵头",
    "负责",
    "配合",
    "前完成",
    "内完成",
    "底完成",
    "牵头负责",
    "支持配合",
    "协助",
    "参与",
    "参加",
    "亲自抓",
    "抓总",
    "负总责",
]);

/// 为牵头单位, 是责任主体: what a clause that only says who is who begins and ends with.
static BEING: Words = Words::of(&["作为", "为", "是"]);
static OFFICES: Words = Words::of(&["部门", "单位", "主体", "业主"]);

/// What a clause that only gives grounds begins with.
static GROUNDS: Words =
    Words::of(&["按照", "根据", "围绕", "对照", "结合", "立足", "坚持", "紧盯", "聚焦", "依托"]);

/// The first clause that says what is to be done, without those who do it; at most one line long.
pub(crate) fn title(clean: &Clean, start: usize, end: usize, names: &[Name], times: &[Deadline]) -> String {
    let norm = &clean.norm[..end];
    let mut fallback = None;
    // What the first clause is about, where that is all it says.
    let mut topic: Option<(usize, usize)> = None;
    let mut from = after_mark(norm, start, end);
    while from < end {
        let stop = (from..end).find(|at| among!(",;。!:\t", norm[*at])).unwrap_or(end);
        // 将值班表报森防办（联系人：…，电话：…）: the aside is no part of it.
        let open = (from + LEAST..stop).find(|at| norm[*at] == '(');
        let aside = open.is_some_and(|open| !norm[open..stop].contains(&')'));
        let stop = open.filter(|_| aside).unwrap_or(stop);
        let within = norm[from..stop].iter().position(|c| *c == ')');
        if within.is_some_and(|at| !norm[from..from + at].contains(&'(')) {
            from = after_mark(norm, (stop + 1).min(end), end);
            continue;
        }
        let begin = matter(norm, from, stop, names, times);
        let says = stop.saturating_sub(begin);
        let aside = stop + 1 < end && is_aside(norm, begin, stop);
        let ground = stop + 1 < end && GROUNDS.at(norm, begin).is_some() || aside;
        let office = BEING.at(norm, begin).is_some() && OFFICES.before(norm, stop).is_some();
        let parts = ground
            || office
            || only_parts(norm, (from, stop), names)
            || PARTS.before(norm, stop).is_some()
            || norm.get(stop) == Some(&':');
        if says >= SAYS && !parts {
            return quoted(clean, begin, stop);
        }
        // 去年排查出来的217户危房，县住建局要改造完毕: what the clause before is about goes with a short act.
        if let Some((of, close)) = topic.filter(|_| !parts && (2..SAYS).contains(&says)) {
            return quoted(clean, of, close) + &clean.quote(begin, stop);
        }
        if says >= LEAST && !parts && fallback.is_none() {
            fallback = Some((begin, stop));
        }
        topic = aside.then(|| named_topic(norm, begin, stop)).flatten();
        from = after_mark(norm, (stop + 1).min(end), end);
    }
    let (begin, stop) = fallback.unwrap_or((after_mark(norm, start, end), end));
    quoted(clean, begin, stop)
}

/// Behind the openings and the actors of a clause.
fn matter(norm: &[char], from: usize, stop: usize, names: &[Name], times: &[Deadline]) -> usize {
    let mut at = from;
    loop {
        while at < stop && (blank(norm[at]) || norm[at] == '、') {
            at += 1;
        }
        if let Some(name) = names.iter().find(|name| name.start <= at && at < name.end && name.end <= stop) {
            at = behind_class(&norm[..stop], name.end);
            if at + 1 < stop && matches!(norm[at], '和' | '及' | '与') {
                at += 1;
            }
            continue;
        }
        // 在6月底前: when it is due stands beside the title.
        let on = at + usize::from(norm[..stop].get(at).is_some_and(|c| among!("在于到至", *c)));
        let day = times.partition_point(|time| time.start < on);
        let day = times.get(day).filter(|time| time.start == on && time.due.is_some() && time.end > at);
        if let Some(day) = day.filter(|day| day.end + LEAST <= stop || day.end == stop) {
            at = day.end;
            continue;
        }
        // 负责编制…; 负责人 is somebody.
        if let Some((_, after)) = words!["负责"].at(&norm[..stop], at)
            && after + SAYS <= stop
            && !feigned(norm, after)
        {
            at = after;
            continue;
        }
        match LEADING.at(&norm[..stop], at) {
            Some((_, after)) if after + 3 < stop => at = after,
            _ => return at,
        }
    }
}

/// At most a line, cut where a part of it ends and never within a number or behind an open bracket.
fn quoted(clean: &Clean, begin: usize, stop: usize) -> String {
    let norm = &clean.norm;
    let begin = begin.min(stop);
    let mut end = stop.min(begin + LONG);
    if end < stop {
        let least = begin + LONG / 2;
        let mark = (least..end).rev().find(|at| among!("、(,;", norm[*at]));
        let whole = (least..=end).rev().find(|at| !norm[*at - 1].is_ascii_digit());
        end = mark.or(whole).unwrap_or(end);
    }
    let open = |c: char| norm[begin..end].iter().filter(|m| **m == c).count();
    if open('(') > open(')') {
        end = (begin..end).rev().find(|at| norm[*at] == '(').filter(|at| *at > begin + SAYS).unwrap_or(end);
    }
    let mut words = clean.quote(begin, end);
    let marks = ['。', '，', '；', ',', ';', '、', '：', ':'];
    words.truncate(words.trim_end_matches(marks).len());
    words
}
