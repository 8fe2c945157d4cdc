//! Lists of names: when each is a unit, and when only the last of them says so.

use crate::clean::Clean;
use crate::labels::is_label;
use crate::lexicon::{Words, among, any_before, is_han, words};
use crate::matter::{is_field, is_matter};
use crate::names::names;
use crate::person::is_person;
use crate::told::is_told;
use crate::unit::{
    Name, Strictness, helps_at, holds_act, is_collective, is_complete, is_short, is_unit, opens_with_verb,
};

/// 县教育局：负责… in a list of duties: those before the colon, and where it stands.
pub(crate) fn listed_duty(clean: &Clean, start: usize, to: usize) -> Option<(Vec<Name>, usize)> {
    const LONG: usize = 60;
    let colon = (start..to.min(start + LONG)).find(|at| clean.norm[*at] == ':')?;
    // 责任单位:县水务局: a label and no name.
    let open = usize::from(among!("([", clean.norm[start]));
    if is_label(&clean.norm[..colon], start + open) {
        return None;
    }
    let matter = clean.trim(colon + 1, to);
    if matter.1 < matter.0 + 6 || names_only(&clean.norm, matter.0, matter.1) {
        return None;
    }
    let names = listed(clean, start, colon);
    if names.is_empty() && is_group(&clean.norm, start, colon) {
        return Some((vec![Name { start, end: colon }], colon));
    }
    (!names.is_empty()).then_some((names, colon))
}

/// 技术组：负责测绘, 第一组：…: a working group by what it does or its number, where its duty follows.
fn is_group(norm: &[char], start: usize, colon: usize) -> bool {
    let label = &norm[start..colon];
    (2..=8).contains(&label.len())
        && label.iter().all(|c| is_han(*c))
        && words!["组", "专班", "小分队"].before(&norm[..colon], colon).is_some()
        && words!["负责", "承担", "牵头", "具体负责", "主要负责"].at(norm, colon + 1).is_some()
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
    fields_joined(&clean.norm, &mut list);
    together(&clean.norm, &mut list);
    list.iter_mut().for_each(|name| *name = consulting(&clean.norm, *name));
    list
}

/// 县交通、水利和城管局: behind an office named by its field alone the last is two. 县交通、文化和旅游局 are not.
pub(crate) fn fields_joined(norm: &[char], list: &mut Vec<Name>) {
    #[rustfmt::skip]
    static ONE: Words = Words::of(&[
        "文化和旅游", "文化和体育", "教育和体育", "教育和科技", "科技和工", "体育和旅游", "卫生和计", "卫生和健康", "农业和农", "农业和畜", "农业和水", "规划和自然", "规划和国土", "规划和建设", "国土和", "自然资源和规", "应急和", "畜牧和水产", "司法和", "林业和草原", "林业和园林",
    ]);
    let [before @ .., last] = list.as_slice() else { return };
    let Name { start, end } = *last;
    let field = |name: &Name| is_field(norm, name.start, name.end);
    let joint = (start + 2..end.saturating_sub(2)).find(|at| among!("和及与", norm[*at]));
    let joint = joint.filter(|at| is_matter(norm, start, *at) && ONE.at(norm, start).is_none());
    if let Some(at) = joint.filter(|_| before.iter().any(field)) {
        list.pop();
        list.extend([Name { start, end: at }, Name { start: at + 1, end }]);
    }
}

/// 县环保分局商县资源局: who acts, in consultation with another.
fn consulting(norm: &[char], name: Name) -> Name {
    let unit = |start: usize, end: usize| is_unit(norm, start, end, Strictness::Running);
    let with = (name.start + 2..name.end.saturating_sub(2))
        .filter_map(|at| consults_at(norm, at))
        .find(|(end, asked)| unit(name.start, *end) && unit(*asked, name.end));
    Name { end: with.map_or(name.end, |(end, _)| end), ..name }
}

/// Where those end who consult others at a 商 or 会商, and where the others begin. 县商务局, 县工商联 and 协商 consult nobody.
pub(crate) fn consults_at(norm: &[char], at: usize) -> Option<(usize, usize)> {
    #[rustfmt::skip]
    static WORDS: Words = Words::of(&[
        "商务", "商业", "商会", "商贸", "商标", "商户", "商圈", "商场", "商品", "商城", "商超", "商铺", "商机", "商家", "商人", "商事", "商行", "商用", "商住", "商量", "商议", "商讨", "商定", "商谈",
        "商丘", "商洛", "商水县", "商河县", "商南县", "商州区", "商都县", "商联",
    ]);
    let before = *norm.get(at.checked_sub(1)?)?;
    let asks = norm[at] == '商' && !among!("协磋招不再", before) && WORDS.at(norm, at).is_none();
    asks.then_some((at - usize::from(before == '会'), at + 1))
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
    // 县住建局及城区三镇: three of which two are named.
    let many = shortened.len() + 1;
    let counted = |at: &usize| {
        let number = "两三四五六七八九".chars().position(|c| c == norm[*at]).map(|n| n + 2);
        norm[*at] == '二' || number.is_some_and(|number| number <= many)
    };
    let number = at.checked_sub(1).filter(|at| *at > last.start + 1 && counted(at));
    if let Some(at) = number {
        last.end = at;
    }
}

/// 交通和各乡镇: an office by its short name, and units.
pub(crate) fn office_joined(norm: &[char], name: Name) -> Vec<Name> {
    let joint = (name.start + 2..name.end.saturating_sub(2))
        .find(|at| among!("和及", norm[*at]) && is_collective(norm, at + 1, name.end));
    match joint {
        Some(at) => vec![Name { end: at, ..name }, Name { start: at + 1, ..name }],
        None => vec![name],
    }
}

/// Whether a name is written in Chinese and tells of nothing that is done.
pub(crate) fn is_plain(norm: &[char], name: Name) -> bool {
    let Name { start, end } = name;
    norm[start..end].iter().all(|c| is_han(*c))
        && !opens_with_verb(norm, start, end)
        && !holds_act(norm, start, end)
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
