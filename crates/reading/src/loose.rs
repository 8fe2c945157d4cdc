//! Lists of names that need less of a unit's name: a word tells them to act, or one of them is surely a unit.

use crate::actor::{doings, word_part};
use crate::clean::Clean;
use crate::lexicon::{among, is_han, words};
use crate::listing::{counted, fields_joined, is_plain, joined, office_joined};
use crate::matter::{is_field, is_matter, is_short_office, is_thing};
use crate::names::names;
use crate::person::{is_behind_title, is_person, is_titled};
use crate::told::{is_kind, is_told};
use crate::unit::{Name, Strictness, is_collective, is_unit, opens_with_verb};

/// 各高校、科研院所、智库以及其他单位 are told: behind a collective name others follow that only the list makes actors.
pub(crate) fn loosely_listed(clean: &Clean, start: usize, end: usize) -> Vec<Name> {
    let norm = &clean.norm;
    let list = names(clean, start, end);
    let [first, others @ ..] = list.as_slice() else { return Vec::new() };
    let han = |name: &Name| norm[name.start..name.end].iter().all(|c| is_han(*c));
    let short = |name: &Name| {
        (2..=8).contains(&(name.end - name.start)) && han(name) && !is_thing(norm, name.start, name.end)
    };
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
            && !is_thing(norm, name.start, name.end)
            && !is_behind_title(norm, *name)
            && !norm[name.start..name.end].iter().any(|c| among!("的了是不把将对在由和与及", *c))
    };
    // 县卫健委、交警大队专题研究: how they do it is no part of the last.
    let ends = list.last().is_some_and(|last| {
        unit(last)
            || !among!("去来都也先再又就才只能会们", norm[last.end - 1])
                && !word_part(norm, last.end.saturating_sub(2), last.end)
                    .is_some_and(|part| matches!(part, 'v' | 'd' | 'D' | 'A' | 'N'))
                && !norm[..last.end].ends_with(&['专', '题'])
    });
    let fits =
        ends && list.len() > 1 && list.iter().any(unit) && list.iter().all(|name| unit(name) || other(name));
    if fits { list } else { Vec::new() }
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
            && !is_behind_title(norm, *name)
            && words!["同志", "领导", "负责人", "专人", "班子", "成员", "人员", "队长", "局长", "镇长"]
                .before(&norm[..name.end], name.end)
                .is_none()
    };
    if list.iter().all(plain) { list } else { Vec::new() }
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
    words![
        "超市",
        "商场",
        "银行",
        "医院",
        "学校",
        "高校",
        "公司",
        "园区",
        "小区",
        "酒店",
        "景区",
        "门店",
        "经营者",
        "商户",
        "主体",
        "业主"
    ]
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
    // 深基坑、高支模等危大工程要…: what is looked after.
    let things = words!["工程", "设施", "部位", "路段", "领域", "环节", "车辆", "点位"].before(norm, end);
    let class = things.and_then(|(_, at)| norm[start..at].iter().rposition(|c| *c == '等'));
    if class.is_some() {
        return Vec::new();
    }
    let mut list = names(clean, start, end);
    fields_joined(norm, &mut list);
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
    let office = |name: &Name| can(name) || is_field(norm, name.start, name.end);
    if list.iter().any(can) && list.iter().all(office) {
        return list.into_iter().flat_map(|name| joined(norm, name)).collect();
    }
    if is_kind(norm, start, end) { vec![Name { start, end }] } else { Vec::new() }
}
