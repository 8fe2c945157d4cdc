//! Enterprises that a report tells to act (支持某集团创建…).

use std::sync::LazyLock;

use crate::lexicon::{Lexicon, Words, among, any, any_before, groups, is};
use crate::unit::Name;

/// Verbs that make the enterprise behind them act. 鼓励 asks nobody.
static BACKING: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::new(["支持", "推动", "引导", "促进", "推进", "指导", "督促"].map(|w| (w, ()))));

/// Longest name looked for.
const LONG: usize = 12;

fn group(name: &'static str) -> impl Iterator<Item = (&'static str, ())> {
    groups(include_str!("../words/enterprises.txt"))
        .filter(move |(group, _)| *group == name)
        .map(|(_, word)| (word, ()))
}

static ENDINGS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::endings(group("ending").chain(group("weak"))));
static STRONG: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::endings(group("ending")));
static ACTS: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::new(group("act")));
static COMMON: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::new(group("common")));
static NOUNS: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::new(group("noun")));

/// Every enterprise that `text[from..]` tells to act.
pub(crate) fn backed(text: &[char], from: usize) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = from;
    while at < text.len() {
        let Some((length, ())) = BACKING.at(text, at) else {
            at += 1;
            continue;
        };
        at += length;
        // 督促指导某公司…, 支持、引导某公司…
        while let Some((more, ())) = BACKING.at(text, at + usize::from(text.get(at) == Some(&'、'))) {
            at += more + usize::from(text[at] == '、');
        }
        found.extend(list(text, at).or_else(|| places(text, at)).unwrap_or_default());
    }
    found
}

/// 支持甲县创建…、乙开发区创建…: places that are each told what to win for themselves.
fn places(text: &[char], start: usize) -> Option<Vec<Name>> {
    const MOST: usize = 10;
    const FAR: usize = 30;
    let mut names = vec![place(text, start)?];
    while names.len() < MOST {
        let from = names.last()?.end;
        let close = text.len().min(from + FAR);
        let stop = (from..close).find(|at| among!(",;。:", text[*at])).unwrap_or(close);
        let next = (from..stop).filter(|at| text[*at] == '、').find_map(|at| place(text, at + 1));
        let Some(next) = next else { break };
        names.push(next);
    }
    Some(names)
}

#[rustfmt::skip]
static PLACES: Words = Words::of(&[
    "开发区", "经开区", "高新区", "示范区", "新区", "园区", "县", "市", "区", "镇", "乡", "街道", "学院", "大学", "学校",
]);

/// What a place is told to do.
#[rustfmt::skip]
static WINS: Words = Words::of(&[
    "开展", "创建", "争创", "创成", "申创", "申报", "打造", "建设", "争当", "争取", "实施", "加快", "承接", "早日", "率先", "融入", "进入", "探索", "不断", "申硕", "申博", "升本", "升格", "争列", "创", "建院",
]);

/// What only a place does, though its name does not say that it is one.
#[rustfmt::skip]
static BARE: Words = Words::of(&[
    "创建国家", "创建省", "创建全国", "争创", "申创", "创成", "打造国家", "打造省", "开展国家", "开展省级", "开展全国",
]);

/// Openings of what is no place of its own.
#[rustfmt::skip]
static GENERAL: Words = Words::of(&[
    "各", "全", "有条件", "重点", "老", "小", "城", "乡镇", "企业", "园区", "高校", "学校", "地方", "社区", "景区", "符合", "具备", "条件", "更多", "创",
]);

/// A place by name that what follows tells to win or to build something.
fn place(text: &[char], begin: usize) -> Option<Name> {
    if GENERAL.at(text, begin).is_some() {
        return None;
    }
    if let Some(end) = bare(text, begin) {
        return Some(Name { start: begin, end });
    }
    let ends = (begin + 2..text.len().min(begin + LONG)).take_while(|at| !among!("、,;。的等", text[at - 1]));
    let mut named = ends.filter(|end| PLACES.before(text, *end).is_some_and(|(_, at)| at > begin + 1));
    // 推进海绵城市建设: a work, and no place that builds something.
    let work = |end: usize| {
        any(text, end, &["建设", "创建", "打造"])
            .is_some_and(|(_, behind)| text.get(behind).is_none_or(|c| among!(",、;。和及与工试水行", *c)))
            || any_before(text, end, &["城市", "试验区"]).is_some()
    };
    let end = named.find(|end| WINS.at(text, *end).is_some() && !work(*end))?;
    Some(Name { start: begin, end })
}

/// 支持广德争创…: behind a place that is named without its level.
fn bare(text: &[char], begin: usize) -> Option<usize> {
    if COMMON.at(text, begin).is_some_and(|(length, ())| length > 1) {
        return None;
    }
    let han = |at: usize| text.get(at).is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(c));
    (begin + 2..=begin + 3).find(|end| {
        (begin..*end).all(han) && BARE.at(text, *end).is_some() && PLACES.before(text, *end).is_none()
    })
}

/// A list of names followed by what they do.
fn list(text: &[char], start: usize) -> Option<Vec<Name>> {
    const MOST: usize = 20;
    let mut names = Vec::new();
    let mut begin = start;
    loop {
        if names.len() >= MOST {
            return None;
        }
        let name = name(text, begin)?;
        names.push(name);
        match text.get(name.end)? {
            '、' | '和' => begin = name.end + 1,
            '等' => {
                let after =
                    any(text, name.end + 1, &["企业", "单位", "公司"]).map_or(name.end + 1, |(_, end)| end);
                return (acts(text, after) && (after > name.end + 1 || sure(text, &names))).then_some(names);
            }
            _ => {
                let certain = sure(text, &names) || ACTS.at(text, name.end).is_some();
                return (certain && acts(text, name.end) && NOUNS.at(text, name.end).is_none())
                    .then_some(names);
            }
        }
    }
}

/// One name: ends like an enterprise, or like a county's investment company (县某某投).
fn name(text: &[char], begin: usize) -> Option<Name> {
    let own = any(text, begin, &["市", "县", "区", "省"]).is_some();
    if !own && COMMON.at(text, begin).is_some_and(|(length, ())| length > 1) {
        return None;
    }
    if text.get(begin).is_none_or(|c| !c.is_alphanumeric()) {
        return None;
    }
    for end in begin + 3..text.len().min(begin + LONG + 1) {
        if among!(",;。、的(+“\"", text[end - 1]) || text[end - 1] == '与' || ACTS.at(text, end - 1).is_some()
        {
            return None;
        }
        let like = ENDINGS.before(text, begin, end).is_some_and(|(at, ())| at > begin)
            || own && text[end - 1] == '投' && !is(text, end, "资");
        // 某某科技集团 goes on.
        let longer =
            (end + 1..=end + 2).any(|next| ENDINGS.before(text, end, next.min(text.len())).is_some());
        if like && !longer {
            return Some(Name { start: begin, end });
        }
    }
    None
}

/// Whether one of the names can be nothing but an enterprise's.
fn sure(text: &[char], names: &[Name]) -> bool {
    names.iter().any(|name| text[name.end - 1] == '投' || STRONG.before(text, name.start, name.end).is_some())
}

/// Whether what follows a name can be its doing.
fn acts(text: &[char], at: usize) -> bool {
    text.get(at).is_some_and(|c| !among!("、,;。的项产业园基", *c))
}
