//! The days on the way: 8月25日前完成选聘，10月10日前完成培训 is one task with two days, and the earlier is a milestone (节点) of it.

use std::collections::BTreeSet;
use std::ops::Range;

use calendar::Date;
use calendar::deadline::{Deadline, Precision};

use crate::binding::{binding, reaches};
use crate::bounds::{clause_end, clause_start};
use crate::clean::Clean;
use crate::lexicon::{Words, among, is_han, words};
use crate::log::Log;
use crate::time::{amounts, only_says_when};
use crate::{Commitment, Found, Milestone, Part};

/// More milestones than any sentence tells.
const MOST: usize = 12;

/// As many characters as fit a line of a plan.
const LONG: usize = 32;

/// What says enough to be the name of a milestone.
const SAYS: usize = 2;

/// What stands before the matter of a milestone.
#[rustfmt::skip]
static LEADING: Words = Words::of(&[
    "要", "要在", "需", "须", "应", "应当", "必须", "务必", "务必在", "请", "由", "确保", "确保在", "力争", "力争在", "争取", "争取在", "保证", "并", "并于", "并在", "再", "同时", "其中", "于", "在", "到", "至", "分别", "分别于", "分别在",
]);

/// What is said of a thing that is named in the clause before: 需要移交的，6月底前完成.
static BARE: Words = Words::of(&[
    "全部完成",
    "完成",
    "全部到位",
    "到位",
    "落实",
    "落实到位",
    "办结",
    "实施",
    "启动",
    "完工",
    "结束",
]);

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
    let carried: BTreeSet<Date> = made.targets.iter().filter_map(|target| target.due).collect();
    // What is reached on the last day.
    let mut whole = String::new();
    let mut from = start;
    for (index, time) in days.iter().enumerate() {
        let next = days.get(index + 1).copied();
        let place = Place::of(norm, time, from, next);
        from = place.high;
        let Some(due) = time.due.filter(|day| *day <= last) else { continue };
        let Some(name) = name(clean, norm, time, &place, made) else { continue };
        if due == last {
            whole = name;
            continue;
        }
        if carried.contains(&due) || made.milestones.len() == MOST {
            continue;
        }
        let due_text =
            Found { value: clean.quote(time.start, time.end), span: clean.span(time.start, time.end) };
        log.ground(clean, Part::Milestone, "rule-milestone", time.start, place.high);
        made.milestones.push(Milestone { name, due, due_text });
    }
    made.milestones.sort_by_key(|milestone| milestone.due);
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
    let names: Vec<&str> =
        made.milestones.iter().map(|milestone| milestone.name.as_str()).chain([whole]).collect();
    let title = names.join("、");
    if title.chars().count() <= LONG {
        made.title = title;
    }
}

/// Where the words about a day stand.
struct Place {
    /// Behind what belongs to the day before.
    low: usize,
    high: usize,
    /// What it shares with the next day of its clause: 甲6月底前、乙9月底前完成.
    shared: Range<usize>,
}

impl Place {
    fn of(norm: &[char], time: &Deadline, low: usize, next: Option<&Deadline>) -> Self {
        let end = next.map_or(norm.len(), |next| next.start);
        let high = clause_end(norm, time.end, end);
        let Some(next) = next.filter(|next| next.start == high) else {
            return Self { low, high, shared: 0..0 };
        };
        // What follows the last 、 belongs to the next day.
        let mark = norm[time.end..high].iter().rposition(|c| *c == '、');
        let high = mark.map_or(high, |mark| time.end + mark);
        Self { low, high, shared: next.end..clause_end(norm, next.end, norm.len()) }
    }
}

/// Whether a time sets the day of something that is said to be done behind it, in its clause. 上半年挂零的单位, 7月起每周通报: which
/// ones, and since when.
fn sets(clean: &Clean, norm: &[char], time: &Deadline, start: usize, anchor: Date) -> bool {
    if !binding(clean, time, start, anchor) || only_says_when(clean, time) && !reaches(norm, time.end) {
        return false;
    }
    let clause = &norm[time.end..clause_end(norm, time.end, norm.len())];
    let within = !time.bounded || norm[time.end - 1] == '内';
    let which = within && clause.contains(&'的') || !time.bounded && amounts(norm, time.end);
    let since = words!["起", "开始", "以来", "以后"].at(norm, time.end).is_some();
    let says = clause.iter().filter(|c| is_han(**c)).count() >= SAYS;
    let years = !time.bounded && time.precision == Some(Precision::Years);
    says && !which && !since && !years
}

/// What is to be reached: the clause of its day without the day and those who lead, with the clause before where it names nothing, or with
/// what it shares with the day behind it.
fn name(clean: &Clean, norm: &[char], time: &Deadline, place: &Place, made: &Commitment) -> Option<String> {
    let begin = clause_start(norm, place.low, time.start);
    let before = matter(trimmed(&clean.quote(begin, time.start)), made);
    let own = clean.quote(time.end, place.high);
    let own = trimmed(&own);
    let shared = if own.is_empty() && !before.is_empty() {
        clean.quote(place.shared.start, place.shared.end)
    } else {
        String::new()
    };
    let mut name = format!("{before}{own}{}", trimmed(&shared));
    let bare: Vec<char> = name.chars().collect();
    if BARE.at(&bare, 0).is_some_and(|(_, end)| end == bare.len()) && begin > place.low {
        let earlier = clause_start(norm, place.low, begin - 1);
        let subject = without_lead(clean.quote(earlier, begin - 1).trim(), made);
        let short = subject.len() + bare.len() < LONG;
        if short && !subject.is_empty() {
            let subject: String = subject.iter().collect();
            name = format!("{subject}，{name}");
        }
    }
    let name: String = trimmed(&name).chars().take(LONG).collect();
    (name.chars().filter(|c| is_han(*c)).count() >= SAYS).then_some(name)
}

/// What is left of the words before a day without those who lead the whole and what opens the matter. 收到通知5日内: since when.
fn matter(words: &str, made: &Commitment) -> String {
    if ["收到", "印发", "下发", "发布"].iter().any(|since| words.contains(since)) {
        return String::new();
    }
    let mut rest = without_lead(words.trim(), made);
    while let Some((_, end)) = LEADING.at(&rest, 0) {
        rest.drain(..end);
        let words: String = rest.iter().collect();
        rest = without_lead(&words, made);
    }
    while let Some((_, at)) = LEADING.before(&rest, rest.len()) {
        rest.truncate(at);
    }
    rest.into_iter().collect()
}

/// The first that is named leads the task (PRACTICE 3.6); who else acts belongs to the milestone.
fn without_lead(words: &str, made: &Commitment) -> Vec<char> {
    let lead = made.lead_units.first().map_or("", |unit| unit.value.as_str());
    words.strip_prefix(lead).unwrap_or(words).chars().collect()
}

fn trimmed(words: &str) -> &str {
    words.trim().trim_matches(|c: char| among!(",;。，；、：:（）()", c))
}
