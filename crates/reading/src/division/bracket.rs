//! What a bracket or a line without labels assigns: names and the duty that they end in, or nothing but names.

use calendar::Date;

use crate::Role;
use crate::clean::Clean;
use crate::cue::OPENING_VERBS;
use crate::lexicon::{among, any_before, find, is, words};
use crate::names::names;
use crate::person::{behind_title, is_only_person};
use crate::proper::town_at;
use crate::structure::after_mark;
use crate::unit::{Cast, Name, Strictness, ends_like_unit, is_unit};

use super::assign::{Assigned, DUTIES, HELPS, only_helps, times};

/// 甲局牵头，乙局、丙局配合；2026年6月底前完成
pub(super) fn duties(
    clean: &Clean,
    start: usize,
    end: usize,
    anchor: Date,
    first_leads: bool,
) -> Option<Assigned> {
    let norm = &clean.norm;
    let end = (start..end).find(|at| norm[*at] == '。').unwrap_or(end);
    let mut found = Assigned::default();
    let mut list_start = start;
    let mut phrase = start;
    let mut depth = 0_usize;
    for at in start..=end {
        let c = norm.get(at).copied().filter(|_| at < end);
        match c {
            Some('(' | '[') => depth += 1,
            Some(')' | ']') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if !(c.is_none() || depth == 0 && c.is_some_and(|c| among!(",;\n", c))) {
            continue;
        }
        let (begin, stop) = clean.trim(phrase, at);
        phrase = at + 1;
        let dated = times(norm, begin, stop, anchor);
        let duty = duty(norm, begin, stop);
        if !dated.is_empty() && dated[0].start <= begin + 1 {
            found.times.extend(dated);
            list_start = at + 1;
            continue;
        }
        let Some((role, verb)) = duty.or_else(|| own_half(norm, begin, stop)) else { continue };
        assign(clean, list_start, (verb, stop), role, first_leads, &mut found);
        list_start = at + 1;
    }
    let known =
        found.roles.iter().any(|cast| is_unit(norm, cast.name.start, cast.name.end, Strictness::Listed));
    // （某某海关负责） behind a closed sentence: whoever is named there is an actor, known or not.
    let brief = |cast: &Cast| {
        cast.name.end - cast.name.start <= 12 && OPENING_VERBS.at(&norm[..end], cast.name.start).is_none()
    };
    let closed = start.checked_sub(2).is_some_and(|at| norm[start - 1] == '(' && among!("。;", norm[at]));
    (known || closed && !found.roles.is_empty() && found.roles.iter().all(brief)).then_some(found)
}

/// 〔甲局，乙局、丙局〕 behind a closed sentence, or where the document says what the order means.
pub(super) fn listed(
    clean: &Clean,
    start: usize,
    end: usize,
    anchor: Date,
    first_leads: bool,
) -> Option<Assigned> {
    let norm = &clean.norm;
    let closed = start.checked_sub(2).is_some_and(|at| among!("。;", norm[at]));
    let sure = closed || first_leads || norm.get(start - 1) == Some(&'[') || closes_task(clean, start, end);
    if !sure || end - start > 200 {
        return None;
    }
    // （县水务局，10月底前）
    let dated = times(norm, start, end, anchor);
    let mut list = names(clean, start, end);
    list.retain(|name| !dated.iter().any(|time| time.start == name.start));
    let unit = |name: &Name, how| is_unit(norm, name.start, name.end, how);
    let all = list
        .iter()
        .all(|name| unit(name, Strictness::Listed) || name.end == name.start + 1 && list.len() > 2);
    if !all || !list.first().is_some_and(|name| unit(name, Strictness::Running)) {
        return None;
    }
    let cast = |(index, name)| {
        let leads = first_leads && index == 0;
        let (role, rule) =
            if leads { (Role::LeadUnit, "rule-role-first") } else { (Role::OtherUnit, "rule-role-bracket") };
        Cast { role, name, rule }
    };
    Some(Assigned { roles: list.into_iter().enumerate().map(cast).collect(), times: dated })
}

/// 体育分值提高到70分（市教育局）。: whether a bracket with offices in it ends a sentence that counts something, tells nobody and
/// ends in no other office or place, whose other name it would be.
fn closes_task(clean: &Clean, start: usize, end: usize) -> bool {
    const LEAST: usize = 8;
    const FAR: usize = 120;
    let norm = &clean.norm;
    let open = start - 1;
    if norm[open] != '('
        || !norm.get(end + 1).is_some_and(|c| among!("。;", *c))
        || !among!("县市区州", norm[start])
        || words!["县委", "市委", "区委", "县政府", "市政府", "区政府"]
            .at(norm, start)
            .is_some_and(|(_, behind)| behind >= end || among!("、巡督", norm[behind]))
    {
        return false;
    }
    let low = open.saturating_sub(FAR);
    let from = norm[low..open].iter().rposition(|c| among!("。;!\n", *c)).map_or(low, |at| low + at + 1);
    let said = &norm[from..open];
    // 县卫健局建成发热门诊2个（县医院、县中医院）: who does it is known, and the bracket lists what is counted.
    let head = after_mark(norm, from, open);
    let doer = norm.get(head).is_some_and(|c| among!("县市区省各镇乡由请责对", *c))
        || town_at(norm, head, open).is_some()
        || words!["牵头", "由县", "由市", "由区", ":", "单位", "部门", "机构", "企业", "人员", "编制"]
            .within(norm, from, open);
    let offices = norm[start..end]
        .split(|c| among!("、,", *c))
        .all(|name| name.last().is_some_and(|c| among!("局委办厅部镇乡府道", *c)));
    let counts =
        said.iter().any(char::is_ascii_digit) || words!["前,", "底前", "年内"].within(norm, from, open);
    let told = said.iter().any(|c| among!("要请应须需可已了", *c));
    said.len() >= LEAST
        && counts
        && !told
        && !doer
        && offices
        && !among!("楼室房箱厅口院场处库", norm[open - 1])
        && !ends_like_unit(norm, open.saturating_sub(LEAST), open)
}

/// 县住建局负责城区: the duty of a unit that has its own half of the task, and where it begins.
fn own_half(norm: &[char], begin: usize, stop: usize) -> Option<(Role, usize)> {
    let verb = find(norm, begin, stop, "负责")?;
    let whose = words!["其余", "其他", "其它"].at(norm, stop + 1).is_some();
    (whose && is_unit(norm, begin, verb, Strictness::Running)).then_some((Role::OtherUnit, verb))
}

/// The duty that a phrase ends with, and where it begins.
fn duty(norm: &[char], begin: usize, stop: usize) -> Option<(Role, usize)> {
    let found = |(role, words): &(Role, &[&str])| {
        any_before(&norm[..stop], stop, words)
            // 镇卫生院:负责…: a text that breaks off behind the colon.
            .filter(|(_, start)| *start > begin && norm[start - 1] != ':')
            .map(|(_, start)| (*role, start))
    };
    DUTIES.iter().filter_map(found).min_by_key(|(_, start)| *start)
}

/// Whether a line ends in a duty.
pub(super) fn ends_in_duty(norm: &[char], begin: usize, stop: usize) -> bool {
    duty(norm, begin, stop).is_some()
}

/// Gives the names in a list their part.
fn assign(
    clean: &Clean,
    start: usize,
    (verb, stop): (usize, usize),
    role: Role,
    first_leads: bool,
    found: &mut Assigned,
) {
    let norm = &clean.norm;
    let (start, end) = clean.trim(start, verb);
    // 其余由各乡镇负责
    let rest =
        words!["其余由", "其他由", "其它由", "其余的由"].at(norm, start).filter(|(_, behind)| *behind < end);
    let start = rest.map_or(start, |(_, behind)| behind);
    let led = |at: &usize| role != Role::LeadUnit && words!["部门", "单位"].at(norm, at + 2).is_none();
    if let Some(joint) = find(norm, start, end, "会同").or_else(|| find(norm, start, end, "牵头").filter(led))
    {
        let rule = "rule-role-bracket";
        let cast = |role| move |name| Cast { role, name, rule };
        found.roles.extend(names(clean, start, joint).into_iter().map(cast(Role::LeadUnit)));
        found.roles.extend(names(clean, joint + 2, end).into_iter().map(cast(Role::OtherUnit)));
        return;
    }
    let mut list = names(clean, start, end);
    // （县教育局牵头，持续实施）
    let lasts = |name: &Name| {
        words!["持续", "长期", "常年", "全年", "常态化"]
            .at(norm, name.start)
            .is_some_and(|(_, at)| at == name.end)
    };
    list.retain(|name| !lasts(name));
    let helping =
        role == Role::OtherUnit && only_helps(&norm[verb..stop.max(verb)].iter().collect::<String>());
    let does_it = role == Role::OtherUnit && !helping;
    let alone = found.roles.is_empty() && does_it;
    // （某某牵头，县水务局负责）: under a person a unit leads.
    let under =
        does_it && !found.roles.is_empty() && found.roles.iter().all(|cast| cast.role == Role::Leader);
    let role = if under { Role::LeadUnit } else { role };
    for (index, name) in list.into_iter().enumerate() {
        let leads = first_leads
            && alone
            && index == 0
            && !is(norm, name.start, "各")
            && !is(norm, name.start, "有关");
        // （某某同志牵头）, （某某牵头，县水务局负责）
        let comrade = words!["同志"].before(norm, name.end).filter(|(_, at)| *at > name.start + 1);
        // （副镇长某某牵头，农业农村办负责）
        if let Some(person) = behind_title(norm, name).filter(|_| role == Role::LeadUnit) {
            found.roles.push(Cast { role: Role::Leader, name: person, rule: "rule-role-bracket" });
            continue;
        }
        if comrade.is_some() || role == Role::LeadUnit && is_only_person(norm, name) {
            let name = Name { end: comrade.map_or(name.end, |(_, at)| at), ..name };
            found.roles.push(Cast { role: Role::Leader, name, rule: "rule-role-bracket" });
            continue;
        }
        let (role, rule) = match (leads, helping) {
            (true, _) => (Role::LeadUnit, "rule-role-first"),
            (false, true) => (role, HELPS),
            (false, false) => (role, "rule-role-bracket"),
        };
        found.roles.push(Cast { role, name, rule });
    }
}
