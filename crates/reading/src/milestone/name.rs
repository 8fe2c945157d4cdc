//! What a milestone is called: the matter of its clause, as the unit ticks it.

use calendar::deadline::Deadline;

use super::{LONG, Place};
use crate::Commitment;
use crate::bounds::clause_start;
use crate::clean::Clean;
use crate::lexicon::{Words, among, is_han, words};
use crate::structure::after_mark;

/// What says enough to be the name of a milestone.
pub(super) const SAYS: usize = 2;

/// What stands before the matter of a milestone.
#[rustfmt::skip]
static LEADING: Words = Words::of(&[
    "要", "要在", "需", "须", "应", "应当", "必须", "务必", "务必在", "务必于", "请", "由", "要求", "会议要求", "会议明确", "会议强调", "会议决定", "明确", "负责", "最迟", "最晚", "不得晚于", "最迟不得晚于", "将", "确保", "确保在", "力争", "力争在", "争取", "争取在", "保证", "并", "并于", "并在", "再", "同时", "其中", "于", "在", "到", "至", "分别", "分别于", "分别在",
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

/// What is to be reached: the clause of its day without the day and those who lead, with the clause before where it names nothing, or with
/// what it shares with the days behind it. Nothing where that cannot be told.
pub(super) fn name(
    clean: &Clean,
    norm: &[char],
    time: &Deadline,
    place: &Place,
    made: &Commitment,
) -> Option<String> {
    let begin = after_mark(norm, clause_start(norm, place.low, time.start), time.start);
    let said = clean.quote(begin, time.start);
    // 甲、乙分别于3月20日、25日前: which day is whose is not told so.
    if said.contains("分别") || place.listed && said.contains('（') {
        return None;
    }
    // 利用一个月时间
    let said = said.strip_suffix('利').filter(|_| norm[time.start] == '用').unwrap_or(&said);
    let before = matter(trimmed(said), made);
    let own = clean.quote(time.end, place.high);
    let own = behind_feast(trimmed(&own));
    let shared = clean.quote(place.shared.start, place.shared.end);
    let shared = trimmed(&shared);
    let each = words!["各", "分别", "均", "都", "分两次", "分三次", "分两批", "分三批", "分批"];
    let told: Vec<char> = shared.chars().take(3).collect();
    let name = match (own.is_empty(), place.listed) {
        // 3月底、6月底前各组织一次: the same on each day.
        (true, true) if each.at(&told, 0).is_some() => {
            let (_, behind) = each.at(&told, 0).unwrap_or(("", 0));
            format!("{before}{}", shared.chars().skip(behind).collect::<String>())
        }
        (true, true) => return None,
        (true, false) if before.is_empty() => return None,
        (true, false) => format!("{before}{}", without_by(shared, made)),
        (false, _) => format!("{before}{own}"),
    };
    let name = with_subject(clean, norm, name, (place.low, begin), made);
    let name: String = balanced(&name).chars().take(LONG).collect();
    let name = trimmed(&balanced(&name)).to_owned();
    (name.chars().filter(|c| is_han(*c)).count() >= SAYS).then_some(name)
}

/// A name that says only how far, with what the clause before names.
fn with_subject(
    clean: &Clean,
    norm: &[char],
    name: String,
    (low, begin): (usize, usize),
    made: &Commitment,
) -> String {
    let bare: Vec<char> = name.chars().collect();
    if BARE.at(&bare, 0).is_none_or(|(_, end)| end != bare.len()) || begin <= low + 1 {
        return name;
    }
    let earlier = after_mark(norm, clause_start(norm, low, begin - 1), begin - 1);
    let subject = without_leads(clean.quote(earlier, begin - 1).trim(), made);
    let short = !subject.is_empty() && subject.len() + bare.len() < LONG;
    let subject: String = subject.iter().collect();
    if short { format!("{subject}，{name}") } else { name }
}

/// What is left of the words before a day without those who lead the whole and what opens the matter. 收到通知5日内: since when.
fn matter(words: &str, made: &Commitment) -> String {
    if ["收到", "印发", "下发", "发布"].iter().any(|since| words.contains(since)) {
        return String::new();
    }
    let mut rest = without_leads(words.trim(), made);
    while let Some((_, end)) = LEADING.at(&rest, 0) {
        rest.drain(..end);
        let words: String = rest.iter().collect();
        rest = without_leads(&words, made);
    }
    while let Some((_, at)) = LEADING.before(&rest, rest.len()) {
        rest.truncate(at);
    }
    rest.into_iter().collect()
}

/// 由县交通局完成改造: without those who do it.
fn without_by(words: &str, made: &Commitment) -> String {
    let Some(rest) = words.strip_prefix('由') else { return words.to_owned() };
    without_leads(rest, made).into_iter().collect()
}

/// The first that is named leads the task (PRACTICE 3.6), and those listed with it are told the same; who else acts belongs to the
/// milestone.
fn without_leads(words: &str, made: &Commitment) -> Vec<char> {
    let units = || made.lead_units.iter().chain(&made.other_units).map(|unit| unit.value.as_str());
    let lead = made.lead_units.first().map_or("", |unit| unit.value.as_str());
    let Some(mut rest) = words.strip_prefix(lead).filter(|_| !lead.is_empty()) else {
        return words.chars().collect();
    };
    while let Some(next) = rest.strip_prefix(['、', '和', '与', '及']) {
        match units().filter_map(|unit| next.strip_prefix(unit)).min_by_key(|rest| rest.len()) {
            Some(behind) => rest = behind,
            None => break,
        }
    }
    rest.chars().collect()
}

/// 5月12日护士节前完成…: behind what the day is called.
fn behind_feast(words: &str) -> &str {
    const NEAR: usize = 8;
    let end = words.match_indices(['节', '日']).find_map(|(at, mark)| {
        let behind = words[at + mark.len()..].strip_prefix('前')?;
        (words[..at].chars().count() <= NEAR).then_some(behind)
    });
    end.unwrap_or(words)
}

fn trimmed(words: &str) -> &str {
    words.trim().trim_matches(|c: char| among!(",;。，；、：:…", c))
}

/// Words without the halves of brackets and quotation marks that a clause left over; what an open bracket begins is an aside.
fn balanced(words: &str) -> String {
    let mut out = String::new();
    let mut open: Vec<usize> = Vec::new();
    for c in words.chars() {
        match c {
            '（' | '(' => open.push(out.len()),
            '）' | ')' if open.pop().is_none() => continue,
            _ => {}
        }
        out.push(c);
    }
    if let Some(at) = open.first() {
        out.truncate(*at);
    }
    let out = out.replace("（）", "").replace("()", "");
    let quotes = |mark: char| out.chars().filter(|c| *c == mark).count();
    if quotes('“') == quotes('”') { out } else { out.replace(['“', '”'], "") }
}
