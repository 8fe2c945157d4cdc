//! Targets: what is measured, how, how much, by when.

use calendar::deadline::{Deadline, Kind};

use crate::clean::Clean;
use crate::lexicon::{any, any_before, find, is};
use crate::number::{Number, UnitKind, number, spoken};
use crate::{Comparator, Target};

/// What stands before a number and makes it a comparison.
const BEFORE: &[(&str, Comparator)] = &[
    ("不少于", Comparator::AtLeast),
    ("不低于", Comparator::AtLeast),
    ("不小于", Comparator::AtLeast),
    ("至少", Comparator::AtLeast),
    ("最少", Comparator::AtLeast),
    ("不超过", Comparator::AtMost),
    ("不高于", Comparator::AtMost),
    ("不大于", Comparator::AtMost),
    ("不多于", Comparator::AtMost),
    ("控制在", Comparator::AtMost),
    ("压缩至", Comparator::AtMost),
    ("压缩到", Comparator::AtMost),
    ("超过", Comparator::MoreThan),
    ("突破", Comparator::MoreThan),
    ("高于", Comparator::MoreThan),
    ("大于", Comparator::MoreThan),
    ("多于", Comparator::MoreThan),
    ("超出", Comparator::MoreThan),
    ("超", Comparator::MoreThan),
    ("过", Comparator::MoreThan),
    ("逾", Comparator::MoreThan),
    ("破", Comparator::MoreThan),
    ("低于", Comparator::LessThan),
    ("少于", Comparator::LessThan),
    ("小于", Comparator::LessThan),
    ("大约", Comparator::About),
    ("约", Comparator::About),
    ("近", Comparator::About),
    ("接近", Comparator::About),
];

/// What stands behind one.
const BEHIND: &[(&str, Comparator)] = &[
    ("及以上", Comparator::AtLeast),
    ("或以上", Comparator::AtLeast),
    ("以上", Comparator::AtLeast),
    ("及以下", Comparator::AtMost),
    ("以下", Comparator::AtMost),
    ("以内", Comparator::AtMost),
    ("之内", Comparator::AtMost),
    ("左右", Comparator::About),
    ("上下", Comparator::About),
];

/// Words before a number of money, area or people that make it a property of something else.
const PROPERTY: &[&str] = &[
    "总投资",
    "投资额",
    "投资总额",
    "计划投资",
    "计划总投资",
    "年度投资",
    "占地",
    "占地面积",
    "建筑面积",
    "最高",
    "给予",
    "补助",
    "补贴",
    "奖励",
    "受益",
    "惠及",
    "受益人口",
    "受益群众",
    "每次",
    "单价",
    "注册资本",
    "资金配套",
    "奖补",
    "满",
    "年满",
    "连续",
    "单个项目",
    "改善",
    "前",
    "近",
];

/// Nouns behind a sum of money that make it a class (过10亿元企业).
const CLASSES: &[&str] = &[
    "企业",
    "项目",
    "产业",
    "集群",
    "行政村",
    "村",
    "园区",
    "工程",
    "级",
    "规模企业",
    "工业企业",
    "重大项目",
    "的企业",
    "的项目",
    "的产业",
    "的行政村",
    "的村",
    "强镇",
    "镇",
    "工业项目",
    "制造业项目",
    "产业项目",
    "产业集群",
];

/// Nouns behind a count that make it a list (三个方面).
const LISTED: &[&str] = &[
    "方面",
    "重点",
    "要点",
    "坚持",
    "维度",
    "必须",
    "提升行动",
    "专项行动",
    "统一",
    "更加",
    "字",
    "环节",
    "坚定",
    "一批",
    "清单",
    "聚焦",
    "导向",
];

/// Every target of `clean[from..to]`, each with the day that belongs to it alone when the sentence names several.
pub(crate) fn targets(clean: &Clean, from: usize, to: usize, times: &[Deadline]) -> Vec<Target> {
    let norm = &clean.norm;
    let mut found: Vec<Target> = Vec::new();
    let dated: Vec<&Deadline> =
        times.iter().filter(|t| t.kind == Kind::Deadline && t.due.is_some()).collect();
    let mut at = from;
    while at < to {
        if let Some(time) = times.iter().find(|time| time.start <= at && at < time.end) {
            at = time.end;
            continue;
        }
        let starts_number = norm[at].is_ascii_digit() && !joined(norm, at);
        let read = if starts_number {
            number(norm, at, to)
        } else if any_before(norm, at, &["至少", "不少于", "不低于", "最少"]).is_some() {
            spoken(norm, at, to)
        } else {
            None
        };
        if let Some(read) = read {
            let end = read.end.max(at + 1);
            numeric(clean, from, to, &read, &mut found);
            at = end;
            continue;
        }
        if norm[at].is_ascii_digit() {
            while at < to && (norm[at].is_ascii_digit() || norm[at] == '.') {
                at += 1;
            }
            continue;
        }
        at = wordy(clean, from, to, at, &mut found);
    }
    date(clean, &mut found, &dated);
    found
}

/// Gives each target the last day named before it, when the sentence names more than one.
fn date(clean: &Clean, found: &mut [Target], dated: &[&Deadline]) {
    if dated.len() < 2 {
        return;
    }
    for target in found {
        let before = dated.iter().rev().find(|time| clean.span(time.start, time.end).start < target.span.end);
        target.due = before.and_then(|time| time.due);
    }
}

/// Whether a digit belongs to a name (G42, 第3, 7×24).
fn joined(norm: &[char], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| norm[i]) else { return false };
    before.is_ascii_alphanumeric()
        || matches!(before, '第' | '×' | '.' | '+' | '/' | '[' | '“' | '"' | '《')
            && !(before == '“' || before == '"')
}

fn clause_start(norm: &[char], from: usize, at: usize) -> usize {
    norm[from..at].iter().rposition(|c| ",;:。".contains(*c)).map_or(from, |n| from + n + 1)
}

fn numeric(clean: &Clean, from: usize, to: usize, read: &Number, found: &mut Vec<Target>) {
    let norm = &clean.norm;
    let clause = clause_start(norm, from, read.start);
    let before = BEFORE.iter().find_map(|(w, op)| {
        any_before(&norm[..to], read.start, &[w]).filter(|(_, s)| *s >= clause).map(|(_, s)| (*op, s))
    });
    let behind = BEHIND.iter().find_map(|(w, op)| any(&norm[..to], read.end, &[w]).map(|(_, e)| (*op, e)));
    let before = before.or_else(|| distant(norm, clause, read.start).map(|op| (op, read.start)));
    let end = behind.map_or(read.end, |(_, e)| e);
    let begin = before.map_or(read.start, |(_, s)| s);
    if is_property(norm, to, read, begin, end, clause, before.map(|(op, _)| op)) {
        return;
    }
    let op = match (before.map(|(op, _)| op), behind.map(|(op, _)| op)) {
        (Some(Comparator::AtMost), Some(Comparator::AtLeast)) => Comparator::AtLeast,
        (_, Some(op)) | (Some(op), None) => op,
        (None, None) if read.range => Comparator::AtLeast,
        (None, None) => Comparator::Equal,
    };
    let target = Target {
        metric: metric(clean, clause, to, begin, end, read),
        op,
        value: Some(read.value.clone()),
        unit: read.unit.clone(),
        due: None,
        inferred: !norm[read.start].is_ascii_digit(),
        span: clean.span(begin, end),
    };
    for named in shared(clean, clause, read.start) {
        found.push(Target { metric: named, inferred: false, ..target.clone() });
    }
    if shared(clean, clause, read.start).is_empty() {
        found.push(target);
    }
}

/// 至少培育1个: the comparison stands before the verb.
fn distant(norm: &[char], clause: usize, at: usize) -> Option<Comparator> {
    (clause.max(at.saturating_sub(6))..at)
        .find(|i| any(&norm[..at], *i, &["至少", "不少于", "最少"]).is_some())
        .map(|_| Comparator::AtLeast)
}

/// “三个5000亩”: the metrics that share one value.
fn shared(clean: &Clean, clause: usize, at: usize) -> Vec<String> {
    let norm = &clean.norm;
    let Some(count) = at
        .checked_sub(2)
        .filter(|i| norm[i + 1] == '个')
        .and_then(|i| "两三四五六七八九".chars().position(|c| c == norm[i]))
        .map(|n| n + 2)
    else {
        return Vec::new();
    };
    let end = any_before(norm, at - 2, &["“", "\""]).map_or(at - 2, |(_, s)| s);
    let begin = strip_verb(norm, clause, end);
    let parts: Vec<String> = split_list(clean, begin, end);
    if parts.len() == count { parts } else { Vec::new() }
}

fn split_list(clean: &Clean, begin: usize, end: usize) -> Vec<String> {
    clean.norm[begin..end]
        .split(|c| *c == '、')
        .scan(begin, |at, part| {
            let start = *at;
            *at += part.len() + 1;
            Some(clean.quote(start, start + part.len()))
        })
        .filter(|part| !part.is_empty())
        .collect()
}

fn is_property(
    norm: &[char],
    to: usize,
    read: &Number,
    begin: usize,
    end: usize,
    clause: usize,
    before: Option<Comparator>,
) -> bool {
    let behind = &norm[..to];
    if is(behind, end, "国道") || is(behind, end, "省道") || is(behind, read.end, "号") {
        return true;
    }
    match read.kind {
        UnitKind::Time => {
            return !(any_before(
                norm,
                begin,
                &["压缩至", "压缩到", "缩短至", "缩短到", "不超过", "控制在", "压减至", "缩减至"],
            )
            .is_some()
                || before == Some(Comparator::AtMost) && read.unit != "年");
        }
        UnitKind::Money | UnitKind::Measure => {
            if any(behind, end, CLASSES).is_some() || is(behind, end, "的") {
                return true;
            }
        }
        UnitKind::Count => {
            if any(behind, end, LISTED).is_some() {
                return true;
            }
        }
        UnitKind::Share => {}
    }
    if any_before(&norm[..begin], begin, PROPERTY).is_some_and(|(_, s)| s >= clause) {
        return true;
    }
    // 惠及全县3.2万人: the benefit, not the task.
    let head = &norm[clause..begin];
    if ["受益", "惠及", "总投资", "最高", "补助", "奖补"]
        .iter()
        .any(|w| find(head, 0, head.len(), w).is_some())
    {
        return true;
    }
    // 在12个村…: the place.
    is(norm, clause, "在") && begin <= clause + 4
}

/// Words that count without a number: 全部, 不发生, 同步, 每项, 达到…级.
fn wordy(clean: &Clean, from: usize, to: usize, at: usize, found: &mut Vec<Target>) -> usize {
    let norm = &clean.norm[..to];
    let make = |metric: String, op, value: Option<&str>, unit: &str, end| Target {
        metric,
        op,
        value: value.map(str::to_owned),
        unit: unit.to_owned(),
        due: None,
        inferred: true,
        span: clean.span(at, end),
    };
    let clause = clause_start(norm, from, at);
    if let Some((_, end)) = any(norm, at, &["不发生", "不再发生", "零发生", "杜绝发生", "坚决杜绝"])
    {
        let stop = (end..to).find(|i| ",;。、的!".contains(norm[*i])).unwrap_or(to).min(end + 24);
        found.push(make(clean.quote(end, stop), Comparator::Zero, Some("0"), "", stop));
        return stop;
    }
    if let Some((_, end)) = any(norm, at, &["全部"]) {
        let achieved = any_before(norm, at, &["实现", "确保", "完成", "达到", "到达"]).is_some();
        let rate = found.last().filter(|last| last.unit == "%").map(|last| last.metric.clone());
        if let Some(metric) = rate.filter(|_| achieved) {
            let stop = (end..to).find(|i| ",;。、!".contains(norm[*i])).unwrap_or(to);
            found.push(make(metric, Comparator::Equal, Some("100"), "%", stop));
            return stop;
        }
        if achieved
            || any(
                norm,
                end,
                &[
                    "完成", "建成", "开工", "整改", "销号", "落实", "达标", "竣工", "投产", "开通", "纳入",
                    "办结",
                ],
            )
            .is_some()
        {
            found.push(make(
                clean.quote(clause.max(at.saturating_sub(20)), at),
                Comparator::All,
                None,
                "",
                end,
            ));
        }
        return end;
    }
    if let Some((_, end)) = any(norm, at, &["全覆盖", "全域达标", "全面达标"]) {
        found.push(make(clean.quote(strip_verb(norm, clause, at), at), Comparator::All, None, "", end));
        return end;
    }
    if is(norm, at, "每项") {
        found.push(make(clean.quote(at, (at + 10).min(to)), Comparator::All, None, "", at + 2));
        return at + 2;
    }
    if let Some((_, end)) = any(norm, at, &["基本同步", "同步增长", "保持同步"]) {
        let metric = clean.quote(strip_verb(norm, clause, at), at);
        found.push(make(metric, Comparator::Sync, None, "", end));
        return end;
    }
    if let Some((_, end)) = any(norm, at, &["达到", "到达"]) {
        let letters =
            (end..to).take(4).take_while(|i| norm[*i].is_ascii_uppercase() || norm[*i] == '+').count();
        if letters > 0 && is(norm, end + letters, "级") {
            let unit = clean.quote(end, end + letters + 1);
            let mut target = make(
                clean.quote(strip_verb(norm, clause, at), at),
                Comparator::Equal,
                None,
                &unit,
                end + letters + 1,
            );
            target.inferred = false;
            found.push(target);
            return end + letters + 1;
        }
    }
    at + 1
}

/// Verbs and adverbs in front of a metric.
const LEADING: &[&str] = &[
    "力争", "确保", "实现", "努力", "推动", "保持", "争取", "力促", "促进", "使", "其中", "全年", "今年",
    "全市", "全县", "全区", "全省", "年内", "同时", "并", "以及", "以", "完成", "建成", "加快", "推进",
    "实施", "和",
];

fn strip_verb(norm: &[char], mut start: usize, end: usize) -> usize {
    while let Some((_, next)) = any(&norm[..end], start, LEADING) {
        if next >= end {
            break;
        }
        start = next;
    }
    while start < end && (crate::clean::blank(norm[start]) || norm[start] == '、') {
        start += 1;
    }
    start
}

/// What a number measures: the words before it in its clause, or the noun behind it (新增2000个停车位).
fn metric(clean: &Clean, clause: usize, to: usize, begin: usize, end: usize, read: &Number) -> String {
    let norm = &clean.norm;
    let clause = norm[clause..begin].iter().rposition(|c| *c == '、' || *c == '和').map_or(clause, |n| {
        // A list before the number is one metric unless it holds another number.
        if norm[clause..clause + n].iter().any(char::is_ascii_digit) { clause + n + 1 } else { clause }
    });
    let start = strip_verb(norm, clause, begin);
    let mut stop = begin;
    for word in [
        "达到",
        "到达",
        "达",
        "增长到",
        "稳定在",
        "保持在",
        "控制在",
        "提高到",
        "提升到",
        "提高至",
        "提升至",
        "为",
        "实现",
    ] {
        if let Some((_, s)) = any_before(norm, stop, &[word]) {
            stop = s.max(start);
            break;
        }
    }
    let named = clean.quote(start, stop);
    let growth = ["增长", "增速"].iter().any(|w| named.ends_with(w));
    if growth {
        return format!("{}增速", named.trim_end_matches("增长").trim_end_matches("增速"));
    }
    let noun_end = (end..to).find(|i| ",;。、!)".contains(norm[*i])).unwrap_or(to).min(end + 20);
    let noun = clean.quote(end, noun_end);
    if read.kind == UnitKind::Count && !noun.is_empty() {
        return named + &noun;
    }
    if named.is_empty() { noun } else { named }
}
