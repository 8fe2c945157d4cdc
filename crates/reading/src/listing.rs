//! Lists of names: when each is a unit, and when only the last of them says so.

use crate::actor::{doings, word_part};
use crate::clean::Clean;
use crate::lexicon::{Words, among, any_before, is_han, words};
use crate::matter::{is_matter, is_short_office};
use crate::names::names;
use crate::person::{is_person, is_titled};
use crate::told::{is_kind, is_told};
use crate::unit::{
    Name, Strictness, helps_at, holds_act, is_collective, is_complete, is_short, is_unit, opens_with_verb,
};

/// 县教育局：负责… in a list of duties: those before the colon, and where it stands.
pub(crate) fn listed_duty(clean: &Clean, start: usize, to: usize) -> Option<(Vec<Name>, usize)> {
    const LONG: usize = 60;
    let colon = (start..to.min(start + LONG)).find(|at| clean.norm[*at] == ':')?;
    // 责任单位:县水务局: a label and no name.
    let label = words!["责任单位", "牵头单位", "配合单位", "责任部门", "牵头部门", "配合部门", "主办单位"];
    if label.at(&clean.norm[..colon], start).is_some_and(|(_, behind)| behind == colon) {
        return None;
    }
    let matter = clean.trim(colon + 1, to);
    if matter.1 < matter.0 + 6 || names_only(&clean.norm, matter.0, matter.1) {
        return None;
    }
    let names = listed(clean, start, colon);
    (!names.is_empty()).then_some((names, colon))
}

/// 县政府办：张三山、李四海、王五洲: who was there.
fn names_only(norm: &[char], start: usize, end: usize) -> bool {
    const FEW: usize = 3;
    let list: Vec<(usize, usize)> = norm[start..end]
        .split(|c| among!("、 ", *c))
        .scan(start, |at, name| {
            let begin = *at;
            *at += name.len() + 1;
            Some((begin, begin + name.len()))
        })
        .filter(|(begin, stop)| begin < stop)
        .collect();
    // A few surnames are rare.
    let persons = list.iter().filter(|(begin, stop)| is_person(norm, *begin, *stop)).count();
    list.len() >= FEW
        && list.iter().all(|(begin, stop)| (2..=3).contains(&(stop - begin)))
        && persons * 4 >= list.len() * 3
}

/// The names of a list when every one of them is a unit.
pub(crate) fn listed(clean: &Clean, start: usize, end: usize) -> Vec<Name> {
    let mut list: Vec<Name> =
        units(clean, start, end).into_iter().flat_map(|name| office_joined(&clean.norm, name)).collect();
    together(&clean.norm, &mut list);
    list.iter_mut().for_each(|name| *name = consulting(&clean.norm, *name));
    list
}

/// 县环保分局商县资源局: who acts, in consultation with another.
fn consulting(norm: &[char], name: Name) -> Name {
    let unit = |start: usize, end: usize| is_unit(norm, start, end, Strictness::Running);
    let with = (name.start + 2..name.end.saturating_sub(2))
        // 各区商务局, 商丘供电公司
        .filter(|at| norm[*at] == '商' && among!("县市省区镇州国财有各相金税", norm[*at + 1]))
        .find(|at| unit(name.start, *at) && unit(*at + 1, name.end));
    Name { end: with.unwrap_or(name.end), ..name }
}

/// Whether a range says how a list is to be read (第一责任单位为牵头单位), and names nobody.
pub(crate) fn tells_order(norm: &[char], start: usize, end: usize) -> bool {
    static ORDER: Words =
        Words::of(&["首位", "第一位", "第一责任", "第一个", "第一单位", "排在", "排序", "列第"]);
    ORDER.within(&norm[..end], start, end)
}

fn units(clean: &Clean, start: usize, end: usize) -> Vec<Name> {
    /// Longer than any list of a sentence.
    const MOST: usize = 160;
    let (start, end) = clean.trim(start, end);
    // Cells of a table are no list.
    let cells = |norm: &[char]| norm.iter().any(|c| matches!(c, '|' | '\t'));
    if start >= end
        || end - start > MOST
        || cells(&clean.norm[start..end])
        || tells_order(&clean.norm, start, end)
    {
        return Vec::new();
    }
    let list = names(clean, start, end);
    // 公安、交通等部门, 住建、农业等行业主管部门: what the last word names, the others are too.
    let open = shared_tail(&clean.norm, start, end);
    if open
        && list.len() > 1
        && list.iter().all(|name| (2..=8).contains(&(name.end - name.start)))
        && !clean.norm[start..end].contains(&'由')
        && !opens_with_verb(&clean.norm, start, end)
    {
        return list.into_iter().flat_map(|name| beside_offices(&clean.norm, name)).collect();
    }
    let shortened = |name: &Name| list.len() > 1 && is_short(&clean.norm, name.start, name.end);
    let named =
        |name: &Name| is_unit(&clean.norm, name.start, name.end, Strictness::Running) || shortened(name);
    if list.iter().all(named) || elided(&clean.norm, &list) { list } else { Vec::new() }
}

/// 青石镇和发展改革、财政等部门: a body and the office beside it. 自然资源和规划 is one office.
fn beside_offices(norm: &[char], name: Name) -> Vec<Name> {
    let joint = (name.start + 2..name.end.saturating_sub(2))
        .find(|at| norm[*at] == '和' && is_complete(norm, name.start, *at));
    match joint {
        Some(at) => vec![Name { end: at, ..name }, Name { start: at + 1, ..name }],
        None => vec![name],
    }
}

/// Whether a list ends in what its members have in common: 等部门, 等建设项目行业主管部门, 等公共场所.
fn shared_tail(norm: &[char], start: usize, end: usize) -> bool {
    const LONG: usize = 12;
    const PLAIN: &[&str] = &[
        "",
        "有关",
        "相关",
        "职能",
        "相关职能",
        "责任",
        "成员",
        "主管",
        "省级",
        "市级",
        "县级",
        "县直",
        "省级主管",
    ];
    let low = start.max(end.saturating_sub(LONG));
    let Some(tail) = (low..end).rev().find(|at| norm[*at] == '等').filter(|at| *at > start) else {
        return false;
    };
    let end = if norm[..end].ends_with(&['(', '单', '位', ')']) { end - 4 } else { end };
    let Some((_, at)) = words!["部门单位", "部门", "单位", "公共场所"].before(&norm[..end], end)
    else {
        return false;
    };
    if at <= tail {
        return false;
    }
    let middle: String = norm[tail + 1..at].iter().filter(|c| !c.is_ascii_digit() && **c != '个').collect();
    // 住建、交通等建设项目行业主管部门: offices by what they do, and no trades (危化品等重点行业主管部门).
    let offices = || {
        middle.ends_with("主管") && norm[start..tail].split(|c| *c == '、').all(|office| office.len() == 2)
    };
    PLAIN.contains(&middle.as_str()) || offices()
}

/// 甲、乙两镇: how many they are belongs to none of them.
fn together(norm: &[char], list: &mut [Name]) {
    const ALL: &[&str] = &[
        "镇",
        "乡",
        "县",
        "区",
        "村",
        "街道",
        "局",
        "部门",
        "单位",
        "个镇",
        "个乡镇",
        "个部门",
        "个单位",
        "家单位",
    ];
    let [shortened @ .., last] = list else { return };
    let text = &norm[..last.end];
    let Some((_, at)) = any_before(text, last.end, ALL).filter(|_| !shortened.is_empty()) else { return };
    let number =
        at.checked_sub(1).filter(|at| among!("两二三四五六七八九", norm[*at]) && *at > last.start + 1);
    if let Some(at) = number {
        last.end = at;
    }
}

/// 各高校、科研院所、智库以及其他单位 are told: behind a collective name others follow that only the list makes actors.
pub(crate) fn loosely_listed(clean: &Clean, start: usize, end: usize) -> Vec<Name> {
    let norm = &clean.norm;
    let list = names(clean, start, end);
    let [first, others @ ..] = list.as_slice() else { return Vec::new() };
    let han = |name: &Name| norm[name.start..name.end].iter().all(|c| is_han(*c));
    let short = |name: &Name| (2..=8).contains(&(name.end - name.start)) && han(name);
    let actor = |name: &Name| short(name) || is_unit(norm, name.start, name.end, Strictness::Running);
    let open = is_collective(norm, first.start, first.end);
    if open && !others.is_empty() && others.iter().all(actor) { list } else { Vec::new() }
}

/// 住建、市场监管、消防救援大队 that help: one of them that is a unit says that the others are offices too.
pub(crate) fn helpers(clean: &Clean, start: usize, end: usize) -> Vec<Name> {
    let norm = &clean.norm;
    let unit = |name: &Name| is_unit(norm, name.start, name.end, Strictness::Running);
    let short = |name: &Name| (2..=10).contains(&(name.end - name.start)) && is_plain(norm, *name);
    let list = names(clean, start, end);
    let list = counted(norm, &list).unwrap_or(list);
    let list: Vec<Name> = list.into_iter().flat_map(|name| office_joined(norm, name)).collect();
    let office = |name: &Name| unit(name) || is_short_office(norm, name.start, name.end);
    if list.len() > 1 && list.iter().any(office) && list.iter().all(short) { list } else { Vec::new() }
}

/// 县应急局、竹木厂: names of which one is surely a unit and none is anything else.
pub(crate) fn mixed(clean: &Clean, start: usize, end: usize) -> Vec<Name> {
    let norm = &clean.norm;
    let list = names(clean, start, end);
    let unit = |name: &Name| is_unit(norm, name.start, name.end, Strictness::Running);
    let other = |name: &Name| {
        (2..=12).contains(&(name.end - name.start))
            && is_plain(norm, *name)
            && !norm[name.start..name.end].iter().any(|c| among!("的了是不把将对在由和与及", *c))
    };
    // 县卫健委、交警大队专题研究: how they do it is no part of the last.
    let ends = list.last().is_some_and(|last| {
        unit(last)
            || !among!("去来都也先再又就才只能会们", norm[last.end - 1])
                && !word_part(norm, last.end - 2, last.end)
                    .is_some_and(|part| matches!(part, 'v' | 'd' | 'D' | 'A' | 'N'))
                && !norm[..last.end].ends_with(&['专', '题'])
    });
    let fits =
        ends && list.len() > 1 && list.iter().any(unit) && list.iter().all(|name| unit(name) || other(name));
    if fits { list } else { Vec::new() }
}

/// 交通和各乡镇: an office by its short name, and units.
fn office_joined(norm: &[char], name: Name) -> Vec<Name> {
    let joint = (name.start + 2..name.end.saturating_sub(2))
        .find(|at| among!("和及", norm[*at]) && is_collective(norm, at + 1, name.end));
    match joint {
        Some(at) => vec![Name { end: at, ..name }, Name { start: at + 1, ..name }],
        None => vec![name],
    }
}

/// 由路网办牵头: names of any kind that can be nothing else.
pub(crate) fn plainly_listed(clean: &Clean, start: usize, end: usize) -> Vec<Name> {
    let norm = &clean.norm;
    let list = names(clean, start, end);
    let plain = |name: &Name| {
        (2..=12).contains(&(name.end - name.start))
            && is_plain(norm, *name)
            && !is_person(norm, name.start, name.end)
            && !is_titled(norm, name.start, name.end)
            && words!["同志", "领导", "负责人", "专人", "班子", "成员", "人员", "队长", "局长", "镇长"]
                .before(&norm[..name.end], name.end)
                .is_none()
    };
    if list.iter().all(plain) { list } else { Vec::new() }
}

/// Whether a name is written in Chinese and tells of nothing that is done.
pub(crate) fn is_plain(norm: &[char], name: Name) -> bool {
    let Name { start, end } = name;
    norm[start..end].iter().all(|c| is_han(*c))
        && !opens_with_verb(norm, start, end)
        && !holds_act(norm, start, end)
}

/// 会同省高投设立…: somebody of no known kind, up to what is done together.
pub(crate) fn unknown(norm: &[char], start: usize, to: usize) -> Option<Name> {
    let near = start + 2..=to.min(start + 8);
    let places = doings(&norm[..to], start);
    // 省高投设立…: a verb of one character before another is a part of the name.
    let whole = |at: &&usize| near.contains(at) && !places.contains(&(**at + 1));
    let end = *places.iter().filter(whole).min()?;
    let name = Name { start, end };
    let one = is_plain(norm, name)
        && !norm[start..end].contains(&'由')
        && words!["一并", "有关", "相关", "其他"].at(norm, start).is_none();
    one.then_some(name)
}

/// 惠佳、万客隆等大型超市要…: names of any kind, and what they are.
fn told_tail(norm: &[char], (start, end): (usize, usize), list: &[Name]) -> bool {
    const LONG: usize = 10;
    let Some(tail) = (start + 2..end).rev().find(|at| norm[*at] == '等').filter(|at| end - at <= LONG)
    else {
        return false;
    };
    let short = |name: &Name| {
        (2..=8).contains(&(name.end - name.start)) && !opens_with_verb(norm, name.start, name.end)
    };
    words!["超市", "商场", "银行", "医院", "学校", "高校", "公司", "园区", "小区", "酒店", "景区", "门店"]
        .before(&norm[..end], end)
        .is_some_and(|(_, at)| at > tail)
        && list.len() > 1
        && list.iter().all(short)
}

/// 公安、卫健要连夜排查: offices by their short names, one of them a word for nothing else.
pub(crate) fn offices(norm: &[char], list: &[Name]) -> bool {
    list.len() > 1
        && list.iter().all(|name| is_matter(norm, name.start, name.end))
        && list.iter().any(|name| is_short_office(norm, name.start, name.end))
}

/// The names of a list that is told to act: each may do with the ending of somebody who can.
pub(crate) fn told_listed(clean: &Clean, start: usize, end: usize) -> Vec<Name> {
    let norm = &clean.norm;
    let (start, end) = clean.trim(start, end);
    let list = names(clean, start, end);
    let can = |name: &Name| {
        let Name { start, end } = *name;
        is_told(norm, start, end)
            || is_unit(norm, start, end, Strictness::Running)
            // 进展滞后的乡镇、县民政局; 水厂、职教中心的业主 is one.
            || list.last() != Some(name) && is_kind(norm, start, end)
    };
    if let Some(list) = counted(norm, &list) {
        return list;
    }
    if offices(norm, &list) || told_tail(norm, (start, end), &list) {
        return list;
    }
    // 气象、县融媒体中心要…: short names beside those of units.
    let office = |name: &Name| can(name) || is_matter(norm, name.start, name.end);
    if list.iter().any(can) && list.iter().all(office) {
        return list.into_iter().flat_map(|name| joined(norm, name)).collect();
    }
    if is_kind(norm, start, end) { vec![Name { start, end }] } else { Vec::new() }
}

/// 自规、林业两家, 甲、乙两个乡镇, 城投、交投三大集团: names that need no more, and how many of what they are.
pub(crate) fn counted(norm: &[char], list: &[Name]) -> Option<Vec<Name>> {
    #[rustfmt::skip]
    static KINDS: Words = Words::of(&[
        "家", "集团", "公司", "企业", "银行", "平台", "单位", "部门", "乡镇", "街道", "镇", "乡", "县", "区", "村", "局",
    ]);
    const LONG: usize = 8;
    let [.., last] = list else { return None };
    let (_, kind) = KINDS.before(&norm[..last.end], last.end)?;
    let number = (last.start + 2..=kind).find(|at| {
        let many = "二三四五六七八".chars().position(|c| c == norm[*at]).map_or(2, |n| n + 2);
        // 柳庄村、城东三村: three of two are names.
        let behind = norm.get(at + 1).is_some_and(|c| among!("家大个", *c))
            || at + 1 == kind && (many == list.len().max(2) || norm[*at] == '几');
        among!("两三四五六七八几", norm[*at]) && behind && last.end - at <= LONG
    })?;
    let mut list = list.to_vec();
    list.last_mut()?.end = number;
    // 民政和扶贫两家
    if let [both] = list.as_slice()
        && let Some(at) = (both.start + 2..both.end.saturating_sub(1)).find(|at| among!("和与及", norm[*at]))
    {
        list = vec![Name { end: at, ..*both }, Name { start: at + 1, ..*both }];
    }
    // 问题突出的柳毛、大营盘两镇
    for name in &mut list {
        let of = norm[name.start..name.end].iter().rposition(|c| *c == '的');
        name.start += of.map_or(0, |at| at + 1);
    }
    let short = |name: &Name| {
        name.end.checked_sub(name.start).is_some_and(|long| (2..=4).contains(&long))
            && !opens_with_verb(norm, name.start, name.end)
    };
    (list.len() > 1 && list.iter().all(short)).then_some(list)
}

/// 责任部门和属地, 本级政府或有关部门: two where both sides can act.
pub(crate) fn joined(norm: &[char], name: Name) -> Vec<Name> {
    let can = |start: usize, end: usize| {
        is_told(norm, start, end)
            || is_collective(norm, start, end)
            || is_unit(norm, start, end, Strictness::Running)
    };
    // 各有关部门和单位 is one.
    #[rustfmt::skip]
    const ONE: &[&str] = &["和部门", "和单位", "及单位", "或单位", "党委和政府", "党委及政府", "单位和个人", "组织和个人"];
    if any_before(&norm[..name.end], name.end, ONE).is_some() {
        return vec![name];
    }
    let joint = (name.start + 2..name.end.saturating_sub(2)).find(|at| {
        among!("和及或", norm[*at]) && norm[*at + 1] != '其' && can(name.start, *at) && can(at + 1, name.end)
    });
    match joint {
        Some(at) => vec![Name { end: at, ..name }, Name { start: at + 1, ..name }],
        None => vec![name],
    }
}

/// Whether only the last name of a list carries what the others share (公安、交通部门; 甲、乙、丙市政府).
pub(crate) fn elided(norm: &[char], list: &[Name]) -> bool {
    let [shortened @ .., last] = list else { return false };
    let shares = words![
        "部门",
        "单位",
        "市政府",
        "县政府",
        "区政府",
        "镇政府",
        "乡政府",
        "市人民政府",
        "县人民政府",
        "区人民政府",
        "镇人民政府",
        "乡人民政府",
        "街道",
        "两镇",
        "三镇",
        "四镇",
        "两乡",
        "两区",
        "两县",
        "两局",
        "三局",
        "三家",
        "两家"
    ]
    .before(&norm[..last.end], last.end);
    let acts = |name: &Name| {
        opens_with_verb(norm, name.start, name.end)
            || holds_act(norm, name.start, name.end)
            || (name.start + 2..name.end).any(|at| helps_at(&norm[..name.end], at))
    };
    !shortened.is_empty()
        && !shortened.iter().any(acts)
        && shares.is_some_and(|(_, at)| at > last.start + 1 && at <= last.start + 8)
        && is_unit(norm, last.start, last.end, Strictness::Running)
        && shortened.iter().all(|name| {
            // 州、县政务部门: a level of government is one character.
            let level = name.end == name.start + 1 && among!("省州市盟区县旗镇乡村", norm[name.start]);
            (level || (2..=8).contains(&(name.end - name.start)))
                && norm[name.start..name.end].iter().all(|c| is_han(*c))
        })
}
