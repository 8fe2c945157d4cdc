//! The days on the way: 8月25日前完成选聘，10月10日前完成培训 is one task with two days, and the earlier is a milestone (节点) of it.

mod name;

use std::collections::BTreeSet;
use std::ops::Range;

use calendar::Date;
use calendar::deadline::{Deadline, Precision};

use crate::binding::{binding, reaches};
use crate::bounds::{clause_end, clause_start};
use crate::clean::{Clean, blank};
use crate::lexicon::{among, is_han, words};
use crate::log::Log;
use crate::time::{amounts, only_says_when};
use crate::{Commitment, Due, Found, Milestone, Part};

use name::{SAYS, name};

/// More milestones than any sentence tells.
const MOST: usize = 12;

/// As many characters as fit a line of a plan.
const LONG: usize = 32;

/// Writes the days that a range sets before the last of them into a commitment whose day and targets are known. A day that a target
/// has is followed with its number, and is no milestone beside it.
pub(crate) fn fill(
    clean: &Clean,
    made: &mut Commitment,
    times: &[Deadline],
    (start, end): (usize, usize),
    anchor: Date,
    log: &mut Log,
) {
    let Some(last) = made.due else { return };
    let norm = &clean.norm[..end];
    let within = |time: &&Deadline| time.start >= start && time.end <= end;
    let days: Vec<&Deadline> =
        times.iter().filter(within).filter(|time| sets(clean, norm, time, start, anchor)).collect();
    // One day is the day of the whole; most sentences have no more.
    if days.len() < 2 && days.iter().all(|time| time.due == Some(last.day)) {
        return;
    }
    let carried: BTreeSet<Date> = made.targets.iter().filter_map(|target| Some(target.due?.day)).collect();
    // What is reached on the last day.
    let mut whole = String::new();
    let mut from = start;
    for (index, time) in days.iter().enumerate() {
        let place = Place::of(norm, &days, index, from.min(time.start), times);
        from = place.high;
        let Some(due) = Due::of(time).filter(|due| due.day <= last.day) else { continue };
        let Some(name) = name(clean, norm, time, &place, made) else { continue };
        if due.day == last.day {
            whole = name;
            continue;
        }
        if carried.contains(&due.day) || made.milestones.len() == MOST {
            continue;
        }
        let due_text =
            Found { value: clean.quote(time.start, time.end), span: clean.span(time.start, time.end) };
        log.ground(clean, Part::Milestone, "rule-milestone", time.start, place.high);
        made.milestones.push(Milestone { name, due, due_text });
    }
    made.milestones.sort_by_key(|milestone| milestone.due);
    made.milestones.dedup_by(|next, one| next.due.day == one.due.day && next.name == one.name);
    tell_apart(&mut made.milestones);
    name_whole(made, &whole);
}

/// Milestones of one name carry their days: 完成（6月底前）.
fn tell_apart(milestones: &mut [Milestone]) {
    for at in 1..milestones.len() {
        let (before, rest) = milestones.split_at_mut(at);
        if before.iter().any(|known| known.name == rest[0].name) {
            rest[0].name = format!("{}（{}）", rest[0].name, rest[0].due_text.value);
        }
    }
}

/// A task with milestones is called after all that is reached, not after the first of them, where a line holds that.
fn name_whole(made: &mut Commitment, whole: &str) {
    if made.milestones.is_empty() || whole.is_empty() {
        return;
    }
    // 分两次书面报送进展: one thing on several days is called once.
    let bare = |milestone: &Milestone| milestone.name.split('（').next().unwrap_or_default().to_owned();
    let apart = made.milestones.iter().filter(|milestone| !whole.contains(&bare(milestone)));
    let names: Vec<&str> = apart.map(|milestone| milestone.name.as_str()).chain([whole]).collect();
    let title = names.join("、");
    if title.chars().count() <= LONG {
        made.title = title;
    }
}

/// Where the words about a day stand.
pub(crate) struct Place {
    /// Behind what belongs to the day before.
    low: usize,
    high: usize,
    /// What the days of a clause share behind the last of them: 甲6月底前、乙9月底前完成.
    shared: Range<usize>,
    /// Whether only marks part it from the day before or behind it: 3月底、6月底前各组织一次.
    listed: bool,
}

impl Place {
    fn of(norm: &[char], days: &[&Deadline], index: usize, low: usize, times: &[Deadline]) -> Self {
        let time = days[index];
        let close = clause_end(norm, time.end, norm.len());
        let marks =
            |from: usize, to: usize| norm[from..to].iter().all(|c| blank(*c) || among!("、和及与", *c));
        let near = |one: &Deadline, other: &Deadline| one.end < other.start && marks(one.end, other.start);
        let next = days.get(index + 1);
        let listed = next.is_some_and(|next| near(time, next))
            || index.checked_sub(1).is_some_and(|before| near(days[before], time));
        let same_clause = days[index + 1..].iter().take(MOST).take_while(|day| day.start < close);
        let shared = same_clause.last().map_or(0..0, |last| last.end..clause_end(norm, last.end, norm.len()));
        // What follows the last 、 belongs to the next day, and so does a day that sets nothing (、5月1日起).
        let other = times.iter().find(|other| other.start > time.end && other.start < close);
        let stop =
            other.map_or(close, |other| match norm[time.end..other.start].iter().rposition(|c| *c == '、') {
                Some(mark) => time.end + mark,
                None if next.is_some_and(|next| next.start == other.start) => other.start,
                None => close,
            });
        // 3月底前，完成调查: the next clause says what. 第一阶段（3月1日至15日）：…
        let empty = norm[time.end..stop].iter().all(|c| blank(*c) || *c == ')');
        let begins = clause_start(norm, low.min(time.start), time.start);
        let alone = norm[begins..time.start].iter().filter(|c| is_han(**c)).count() == 0;
        let on = norm.get(close).is_some_and(|c| matches!(c, ',' | ':'));
        if empty && on && stop == close && (alone || norm[close] == ':') {
            let to = next.map_or(norm.len(), |next| next.start);
            let high = clause_end(norm, close + 1, to.max(close + 1));
            return Self { low, high, shared: 0..0, listed: false };
        }
        Self { low, high: stop.max(time.end), shared, listed }
    }
}

/// Whether a time sets the day of something that is said to be done beside it. 上半年挂零的单位, 7月起每周通报, 发现问题10日内: which ones,
/// and since when.
fn sets(clean: &Clean, norm: &[char], time: &Deadline, start: usize, anchor: Date) -> bool {
    if !binding(clean, time, start, anchor) || only_says_when(clean, time) && !reaches(norm, time.end) {
        return false;
    }
    let close = clause_end(norm, time.end, norm.len());
    let clause = &norm[time.end..close];
    let within = !time.bounded || norm[time.end - 1] == '内';
    let which = within && clause.contains(&'的') || !time.bounded && amounts(norm, time.end);
    let since = words!["起", "开始", "以来", "以后"].at(norm, time.end).is_some();
    let begin = clause_start(norm, start, time.start);
    let before = &norm[begin..time.start];
    let event = norm[time.end - 1] == '内'
        && words!["发现", "逾期", "诉求", "后", "对", "接到"].within(norm, begin, time.start);
    let quoted = before.iter().filter(|c| **c == '“').count() > before.iter().filter(|c| **c == '”').count();
    // 在摸底完成的基础上: what goes before.
    let ground = clause.ends_with(&['基', '础', '上']);
    let years = !time.bounded && time.precision == Some(Precision::Years);
    let says = |words: &[char]| words.iter().filter(|c| is_han(**c)).count() >= SAYS;
    let next = || {
        norm.get(close).is_some()
            && says(&norm[close + 1..clause_end(norm, close + 1, norm.len()).max(close + 1)])
    };
    let says = says(clause) || time.bounded && says(before) || next();
    says && !which && !since && !event && !quoted && !ground && !years
}
