//! Targets: what is measured, how, how much, by when.

use calendar::Date;
use calendar::deadline::{Deadline, Kind};

use crate::aside::no_target;
use crate::basis::REST;
use crate::bounds::{clause_end, clause_start};
use crate::clean::Clean;
use crate::compare::compared;
use crate::dated::date;
use crate::figure::Figure;
use crate::lexicon::{among, any_before, find, is, is_han, words};
use crate::log::Log;
use crate::metric::{metric, respective, strip, strip_links};
use crate::number::{Number, UnitKind, number};
use crate::numeral;
use crate::response::is_limit;
use crate::structure::after_mark;
use crate::wording;
use crate::{Comparator, Part, Target};

/// Words that go on about the metric before (达到88%、提高0.8个百分点).
const CHANGES: &[&str] =
    &["提高", "下降", "降低", "提升", "增加", "压减", "累计", "总数", "总量", "净增", "减少"];

/// Every target of `clean[from..to]`, each with the day that belongs to it alone when the sentence names several.
pub(crate) fn targets(
    clean: &Clean,
    from: usize,
    to: usize,
    times: &[Deadline],
    anchor: Date,
    log: &mut Log,
) -> Vec<Target> {
    let norm = &clean.norm;
    let mut found: Vec<Target> = Vec::new();
    let mut times_left = times.iter().peekable();
    // Where the last number or time ended: a metric begins behind it.
    let mut floor = after_mark(norm, from, to);
    // What stood before a time that ends at the floor (开工率3月底达到50%).
    let mut led: Option<(usize, usize)> = None;
    let mut at = floor;
    while at < to {
        if norm[at] == '截'
            && let Some(end) = so_far(norm, at, to)
        {
            (at, floor, led) = (end, end, None);
            continue;
        }
        while times_left.peek().is_some_and(|time| time.end <= at) {
            times_left.next();
        }
        let skipped = |time: &&&Deadline| time.start <= at && !is_limit(norm, time.start, time.end);
        if let Some(time) = times_left.peek().filter(skipped) {
            at = time.end;
            if time.kind == Kind::Deadline {
                led = (time.start > floor).then_some((floor, time.start));
                floor = at;
            }
            continue;
        }
        if matches!(norm[at], ',' | ';' | '。' | ':') {
            floor = at + 1;
            led = None;
        }
        let read = read_at(norm, at, to);
        if let Some(read) = read {
            at = read.end.max(at + 1);
            match numeric(clean, (from, floor, to), led, &read, &mut found, log) {
                Some(end) => {
                    floor = end;
                    at = at.max(end);
                }
                // 总投资18亿元的36个项目: the property is no part of the metric.
                None if is(norm, at, "的") && words!["过", "超", "逾"].before(norm, read.start).is_none() =>
                {
                    floor = at + 1;
                }
                None => {}
            }
        } else if norm[at].is_ascii_digit() {
            while at < to && (norm[at].is_ascii_digit() || norm[at] == '.') {
                at += 1;
            }
        } else if !wording::opens(norm[at]) {
            at += 1;
        } else {
            let clause = clause_start(norm, from, at).max(floor.min(at));
            let led = led.filter(|_| floor == at);
            at = worded(clean, (clause, to), at, led, &mut found, log).unwrap_or(at + 1);
        }
    }
    date(clean, from, &mut found, times, anchor);
    found
}

/// The number that begins at a place, in figures or in words.
fn read_at(norm: &[char], at: usize, to: usize) -> Option<Number> {
    if norm[at].is_ascii_digit() && !joined(norm, at) {
        number(norm, at, to)
    } else if numeral::opens(norm[at]) {
        numeral::in_words(norm, at, to)
    } else {
        None
    }
}

/// 截至10月19日，…动工…座、完成…座: a count of what is done so far, as far as the clause in which somebody is told.
fn so_far(norm: &[char], at: usize, to: usize) -> Option<usize> {
    let text = &norm[..to];
    words!["截至", "截止"]
        .at(text, at)
        .filter(|(_, behind)| !is(text, *behind, "时间") && !is(text, *behind, "日期"))?;
    let opens = |from: usize| {
        let stop = clause_end(norm, from, to);
        REST.at(text, from).is_some()
            || (from..stop).any(|i| words!["要", "必须", "确保", "力争", "务必"].at(text, i).is_some())
    };
    let mut clause = at;
    loop {
        let mut mark = clause_end(norm, clause, to);
        // 截至4月20日18:00
        while mark + 1 < to && norm[mark] == ':' && norm[mark + 1].is_ascii_digit() {
            mark = clause_end(norm, mark + 1, to);
        }
        clause = to.min(mark + 1);
        if clause >= to || norm[clause - 1] != ',' || opens(clause) {
            return Some(clause);
        }
    }
}

/// 按照“党政同责全覆盖”的要求: what a principle in quotation marks says.
fn of_principle(norm: &[char], clause: usize, at: usize) -> bool {
    const FAR: usize = 80;
    let from = clause.min(at).max(at.saturating_sub(FAR));
    let mark = norm[from..at].iter().rposition(|c| matches!(c, '“' | '”')).map(|mark| from + mark);
    mark.is_some_and(|mark| {
        norm[mark] == '“' && words!["按照", "遵循", "坚持", "围绕", "本着"].before(norm, mark).is_some()
    })
}

/// Takes words at a place as a target (全部, 不发生); where to go on.
fn worded(
    clean: &Clean,
    range: (usize, usize),
    at: usize,
    led: Option<(usize, usize)>,
    found: &mut Vec<Target>,
    log: &mut Log,
) -> Option<usize> {
    // 林区公路8月底前全部完工: what is meant stands before the day.
    let said = led.map(|(start, stop)| {
        let start = strip(&clean.norm, start, stop);
        clean.quote(start, strip_links(&clean.norm, start, stop))
    });
    let said = said.filter(|said| {
        said.trim_end_matches(['于', '在']).trim_end_matches("务必").trim_end_matches("必须").chars().count()
            > 1
    });
    let (mut target, end) = wording::target(clean, range, at, found.last(), said.is_some())?;
    if of_principle(&clean.norm, range.0, at) {
        return None;
    }
    if let Some(said) = said {
        target.metric = said;
    }
    // 全覆盖检查: how it is done, and nothing that is measured.
    let all = target.op == Comparator::All && target.metric.is_empty();
    let links = words!["并", "和", "目标", "任务", "且", "要求"].at(&clean.norm, end).is_some();
    if all && !links && clean.norm.get(end).is_some_and(|c| is_han(*c)) {
        return None;
    }
    log.ground(clean, Part::Target, "rule-target-words", at, end);
    found.push(target);
    Some(end)
}

/// Whether a digit belongs to a name (G42, 第3, 7×24).
fn joined(norm: &[char], at: usize) -> bool {
    // 8点20分
    let hour = at > 1 && norm[at - 1] == '点' && norm[at - 2].is_ascii_digit();
    hour || at
        .checked_sub(1)
        .map(|i| norm[i])
        .is_some_and(|c| c.is_ascii_alphanumeric() || among!("第×.+/[《", c))
}

/// Takes a number as a target; where its expression ends.
fn numeric(
    clean: &Clean,
    (from, floor, to): (usize, usize, usize),
    led: Option<(usize, usize)>,
    read: &Number,
    found: &mut Vec<Target>,
    log: &mut Log,
) -> Option<usize> {
    let norm = &clean.norm;
    let clause = clause_start(norm, from, read.start);
    let compared = compared(norm, clause, to, read);
    if let Some(reason) = no_target(&Figure { norm, to, number: read, compared: &compared, clause }) {
        log.aside(clean, Part::Target, reason, compared.begin, compared.end);
        return None;
    }
    let (begin, end) = (compared.begin, compared.end);
    let mut target = Target {
        metric: metric(clean, floor.min(begin), to, begin, end, read),
        op: compared.op,
        value: Some(read.value.clone()),
        unit: read.unit.clone(),
        due: None,
        inferred: !norm[read.start].is_ascii_digit(),
        span: clean.span(begin, end),
    };
    if let Some((start, stop)) =
        led.filter(|_| read.kind == UnitKind::Share && target.metric.chars().count() < 2)
    {
        target.metric = clean.quote(strip(norm, start, stop), stop);
    }
    let start = clause.max(floor.min(begin));
    let shared = Some(shared(clean, clause, read.start)).filter(|shared| !shared.is_empty());
    let each = shared.or_else(|| changing(clean, start, begin, read));
    if let Some(each) = each.or_else(|| all_alike(clean, start, begin)) {
        log.ground(clean, Part::Target, "rule-target-shared", begin, end);
        found.extend(each.into_iter().map(|metric| Target { metric, ..target.clone() }));
        return Some(end);
    }
    // “…、突破800亿元” goes on about the metric before.
    if let Some(last) = found.last() {
        if target.metric.chars().count() < 2 {
            target.metric.clone_from(&last.metric);
        } else if CHANGES.contains(&target.metric.as_str()) {
            target.metric = format!("{}{}", last.metric, target.metric);
        } else if matches!(target.metric.as_str(), "增速" | "同比增速" | "年均增速")
            && !last.metric.ends_with("增速")
        {
            target.metric = format!("{}增速", last.metric);
        }
    }
    if is(norm, begin.saturating_sub(1), "各")
        && let names = respective(&target.metric)
        && (2..=4).contains(&names.len())
        && names.iter().all(|name| name.chars().count() > 1)
    {
        // 甲、乙各30公里: as much of each.
        log.ground(clean, Part::Target, "rule-target-shared", begin, end);
        found.extend(names.into_iter().map(|metric| Target { metric, ..target.clone() }));
        return Some(end);
    }
    found.push(target);
    let rule = if spread(norm, from, read.start, found) {
        "rule-target-respective"
    } else if is_before_noun(norm, end, read) {
        "rule-target-before-noun"
    } else {
        "rule-target-after-metric"
    };
    log.ground(clean, Part::Target, rule, begin, end);
    Some(end)
}

/// 覆盖率、满意率均达到95%以上: as much of each.
fn all_alike(clean: &Clean, clause: usize, at: usize) -> Option<Vec<String>> {
    const REACHED: &[&str] = &["达到", "达", "保持在", "稳定在", "控制在", "提高到", "提升到", "保持", "在"];
    let norm = &clean.norm;
    let (_, both) = any_before(norm, at, REACHED)?;
    let both = any_before(norm, both, &["要", "须", "能"]).map_or(both, |(_, begin)| begin);
    let (_, stop) = any_before(norm, both, &["均", "都", "全部"])?;
    let start = strip(norm, clause, stop.max(clause));
    if start >= stop {
        return None;
    }
    let names = respective(&clean.quote(start, stop));
    let rate = |name: &String| name.chars().count() > 2 && name.ends_with(['率', '度', '比', '值', '数']);
    ((2..=4).contains(&names.len()) && names.iter().all(rate)).then_some(names)
}

/// 甲、乙排放量都要减少2%: as much of each.
fn changing(clean: &Clean, clause: usize, at: usize, read: &Number) -> Option<Vec<String>> {
    const CHANGE: &[&str] = &["下降", "减少", "降低", "削减", "增长"];
    const SAME: &[&str] = &["排放量", "排放总量", "浓度", "人均可支配收入", "收入"];
    let norm = &clean.norm;
    let (change, mut stop) = any_before(norm, at, CHANGE).filter(|_| read.kind == UnitKind::Share)?;
    while let Some((_, begin)) = words!["要", "将", "都", "均", "继续", "再"].before(norm, stop) {
        stop = begin;
    }
    let (same, _) = any_before(norm, stop, SAME)?;
    let start = strip(norm, clause, stop.max(clause));
    if start >= stop {
        return None;
    }
    let names = respective(&clean.quote(start, stop));
    let each = (2..=3).contains(&names.len()) && names.iter().all(|name| name.chars().count() > 1);
    let growth = if change == "增长" { "增速" } else { change };
    let whole = |name: String| if name.ends_with(same) { name } else { name + same };
    each.then(|| names.into_iter().map(|name| whole(name) + growth).collect())
}

/// Names the values of 甲、乙分别达到60%、55% one by one.
fn spread(norm: &[char], from: usize, at: usize, found: &mut [Target]) -> bool {
    let Some(last) = found.last().filter(|last| last.metric.contains(['、', '和'])) else { return false };
    let names = respective(&last.metric);
    let same = |target: &&Target| target.metric == last.metric;
    let run = found.iter().rev().take(names.len() + 1).take_while(same).count();
    // 省级、市级示范社3家、12家: no word says that they belong together, so the values stand side by side.
    let told = || find(norm, clause_start(norm, from, at), at + 1, "分别").is_some();
    if run < 2 || names.len() != run || run > 3 && !told() {
        return false;
    }
    let begin = found.len() - run;
    let growth = last.metric.ends_with("增速");
    for (target, name) in found[begin..].iter_mut().zip(names) {
        target.metric = if growth && !name.ends_with("增速") { name + "增速" } else { name };
    }
    true
}

/// Whether the noun that is counted follows the number (103个老旧小区改造).
fn is_before_noun(norm: &[char], end: usize, read: &Number) -> bool {
    read.kind == UnitKind::Count && norm.get(end).is_some_and(|c| !among!(",;。、!)且和", *c))
}

/// “三个5000亩”: the metrics that share one value.
fn shared(clean: &Clean, clause: usize, at: usize) -> Vec<String> {
    let norm = &clean.norm;
    let count = at
        .checked_sub(2)
        .filter(|i| norm[i + 1] == '个')
        .and_then(|i| "两三四五六七八九".chars().position(|c| c == norm[i]))
        .map(|n| n + 2);
    let Some(count) = count else { return Vec::new() };
    let end = any_before(norm, at - 2, &["“", "\""]).map_or(at - 2, |(_, s)| s);
    let begin = strip(norm, clause.min(end), end);
    let parts = respective(&clean.quote(begin, end));
    if parts.len() == count { parts } else { Vec::new() }
}
