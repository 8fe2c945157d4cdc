//! Lists of names: where one ends and the next begins.

use crate::clean::{Clean, blank};
use crate::lexicon::{Words, among, any, is, words};
use crate::matter::{matter_before, matter_behind};
use crate::proper::town_at;
use crate::unit::{Name, Strictness, is_collective, is_complete, is_level, is_short, is_unit};

/// Splits a list of names at 、 ， ； and at 和/及/与 between two names; drops 等… at the end of a list.
pub(crate) fn names(clean: &Clean, start: usize, end: usize) -> Vec<Name> {
    const MOST: usize = 400;
    let norm = &clean.norm;
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut from = start;
    for at in start..=end {
        if found.len() >= MOST {
            break;
        }
        let c = norm.get(at).copied().filter(|_| at < end);
        match c {
            Some('(' | '[') => depth += 1,
            Some(')' | ']') => depth = depth.saturating_sub(1),
            _ => {}
        }
        // 甲镇以及乙镇: no name holds 以及. 县政府以及其派出机构 is one.
        let and = |at: usize| {
            at > from
                && words!["以及其他", "以及其", "以及"]
                    .at(&norm[..end], at)
                    .is_some_and(|(w, _)| w != "以及其")
        };
        let cut = c.is_none()
            || depth == 0
                && c.is_some_and(|c| {
                    matches!(c, '、' | ',' | ';' | '\n' | '\t' | '|' | '/') || c == '以' && and(at)
                });
        if cut {
            let before = found.len();
            one(clean, from, at, &mut found);
            levels(norm, before, &mut found);
            from = at + if c == Some('以') { 2 } else { 1 };
        }
    }
    found
}

/// Joins the last name that was found with the one before where both are one.
fn levels(norm: &[char], before: usize, found: &mut Vec<Name>) {
    let Some([last, next]) = before.checked_sub(1).and_then(|at| found.get(at..at + 2)) else { return };
    if one_of_levels(norm, *last, *next) {
        found[before - 1].end = found[before].end;
        found.remove(before);
    }
}

/// Whether two names that 、 parts are one: 各县、市、区政府. A level of government of one character, and what follows it, go with the
/// 各 before.
pub(crate) fn one_of_levels(norm: &[char], last: Name, next: Name) -> bool {
    if norm.get(last.end) != Some(&'、') || next.start != last.end + 1 {
        return false;
    }
    let level = |at: usize| is_level(norm[at]);
    // 各乡(镇)、场
    let bracketed = norm[last.start..last.end].ends_with(&[')']) && norm[last.end.saturating_sub(3)] == '(';
    let head = last.end - if bracketed { 2 } else { 1 };
    // 市、县级人民政府, 省、自治区、直辖市人民政府
    let first = level(last.start) && (last.end == last.start + 1 || norm.get(last.start + 1) == Some(&'、'));
    let each = norm[last.start] == '各';
    let open = each && (level(head) || words!["省级"].before(norm, last.end).is_some()) || first;
    let text = &norm[..next.end];
    let word = any(text, next.start, LEVELS).is_some_and(|(_, end)| end == next.end);
    let farm =
        words!["场", "场政府", "场人民政府"].at(text, next.start).is_some_and(|(_, end)| end == next.end);
    let single = next.end == next.start + 1 && level(next.start) || word || each && farm;
    let went_on = norm[last.start..last.end].contains(&'、');
    // 各县、区人民政府
    #[rustfmt::skip]
    const HOUSES: &[&str] = &["政府", "人民政府", "级", "(市、区)", "(区、市)", "(市)", "(区)", "两级", "三级"];
    let governed = (first || last.end == last.start + 2)
        && any(text, next.start + 1, HOUSES).is_some()
        && !is(norm, next.start, "县级市");
    let follows = (went_on || governed || first && word_level(norm, next)) && level(next.start)
        || (first || went_on) && word_level(norm, next);
    // 有关县、乡领导和部门
    let some =
        words!["有关", "相关"].at(text, last.start).is_some_and(|(_, at)| at + 1 == last.end && level(at));
    // 各区县、开发区教育局: whose office it is. A committee of a zone is its own.
    let shared = each
        && words!["开发区", "园区", "县区", "区县", "市区"].at(norm, next.start).is_some_and(
            |(_, behind)| {
                behind < next.end && words!["管委会", "管理委员会", "党工委"].at(norm, behind).is_none()
            },
        );
    open && (single || follows || shared) || some && level(next.start)
}

/// Whether a name begins with a level of government of three characters (直辖市人民政府).
fn word_level(norm: &[char], name: Name) -> bool {
    any(&norm[..name.end], name.start, LEVELS).is_some()
}

const LEVELS: &[&str] = &["自治区", "直辖市", "自治州", "自治县", "直管市"];

/// 县财政局 县住建局: blanks part what are units by themselves.
fn all_units(text: &[char]) -> bool {
    let parts = || text.split(|c| *c == ' ').filter(|part| !part.is_empty());
    let unit = |part: &[char]| part.len() > 2 && is_unit(part, 0, part.len(), Strictness::Listed);
    parts().count() > 1 && parts().all(unit)
}

/// Behind a word that joins an element to the list before it.
fn behind_joint(text: &[char], start: usize) -> usize {
    words!["会同", "以及", "及其", "由", "及", "和", "与", "请", "并"]
        .at(text, start)
        .filter(|(_, behind)| text.len() > behind + 1)
        // 和平镇, 会同桥镇: a name.
        .filter(|_| town_at(text, start, text.len()).is_none())
        .filter(|(word, _)| *word != "会同" || start == 0 || text[start - 1] != '由')
        .map_or(start, |(_, behind)| behind)
}

/// 正式运行后各单位: behind when it is.
fn behind_event(text: &[char], start: usize) -> usize {
    let whoever = |at: &usize| text[*at] == '各' || is(text, *at, "任何");
    let each = (start + 3..text.len()).find(|at| whoever(at) && matches!(text[*at - 1], '后' | '前' | '时'));
    each.unwrap_or(start)
}

/// 业主单位县人民医院: behind the part that somebody by name plays.
fn behind_part(text: &[char], start: usize) -> usize {
    #[rustfmt::skip]
    static PARTS: Words = Words::of(&[
        "业主单位", "项目业主", "建设单位", "施工单位", "实施单位", "承建单位", "代建单位", "监理单位", "设计单位", "运营单位", "责任单位", "牵头单位", "主管部门", "牵头部门", "责任部门", "实施主体", "施工方", "承建方",
    ]);
    PARTS
        .at(text, start)
        .filter(|(_, behind)| {
            behind + 2 < text.len()
                && !among!("和与及等", text[*behind])
                && is_unit(text, *behind, text.len(), Strictness::Running)
        })
        .map_or(start, |(_, behind)| behind)
}

/// Without what a name is called for short (以下简称…), and without the people beside 任何单位和个人.
fn plain_end(text: &[char], start: usize) -> usize {
    let end = text.len();
    let bracket = if text.last() == Some(&')') { text.iter().rposition(|c| *c == '(') } else { None };
    let short =
        bracket.filter(|open| words!["以下简称", "以下统称", "以下称", "下称"].at(text, open + 1).is_some());
    let end = short.filter(|open| *open > start + 1).unwrap_or(end);
    if is(text, start, "任何") {
        return words!["和个人", "或个人", "或者个人", "、个人"]
            .before(&text[..end], end)
            .map_or(end, |(_, at)| at);
    }
    end
}

/// Where two that share no joint of their own part: 各部门特别是成员单位, 某公司及其所属某公司, 监察和效能部门. The end of the first
/// and the beginning of the second.
fn offices_joined(text: &[char], start: usize) -> Option<(usize, usize)> {
    let end = text.len();
    let mut joint = None;
    for at in start + 2..end.saturating_sub(2) {
        match text[at] {
            '和' | '与' if joint.is_none() => joint = Some(at),
            '及' if joint.is_none() && text[at + 1] != '其' => joint = Some(at),
            '特' | '尤' => {
                if let Some((_, behind)) =
                    words!["特别是", "尤其是"].at(text, at).filter(|(_, to)| to + 1 < end)
                {
                    return Some((at - usize::from(text[at - 1] == ','), behind));
                }
            }
            // 县政府及其所属部门 is one.
            '及' if at + 8 < end && is(text, at, "及其所属") => return Some((at, at + 4)),
            _ => {}
        }
    }
    let joint = joint?;
    // 农业和农村部门, 教育和体育部门: one office.
    static ONE: Words = Words::of(&[
        "农业和农村",
        "农业与农村",
        "文化和旅游",
        "文化与旅游",
        "文化和体育",
        "广播电视和",
        "卫生和计",
        "卫生与计",
        "科技和",
        "教育和科",
        "工业和信",
        "民族和宗",
        "林业和草",
        "经济和信",
        "畜牧和水产",
        "畜牧与水产",
        "规划与",
        "建设与",
        "自然资源和",
        "教育和体育",
        "海洋与渔业",
        "海洋和渔业",
        "建设和",
        "规划和",
        "组织和",
    ]);
    let ends = is_collective(text, start, joint)
        || matter_before(text, joint).is_some_and(|at| {
            at == start || at > start && at - start <= 2 && among("县市区省州镇乡级各", text[start])
        });
    let behind = matter_behind(text, joint + 1)?;
    let closes =
        behind == end || words!["部门", "主管部门", "单位"].at(text, behind).is_some_and(|(_, to)| to == end);
    let one = (start..joint).any(|at| ONE.at(text, at).is_some());
    (ends && closes && !one).then_some((joint, joint + 1))
}

/// One element of a list: cuts at 及 and 和 where both sides are names, and at 等.
fn one(clean: &Clean, start: usize, end: usize, found: &mut Vec<Name>) {
    let norm = &clean.norm;
    const LONG: usize = 200;
    let (mut start, mut end) = clean.trim(start, end);
    if end - start > LONG {
        return;
    }
    while start < end && among("。.:", norm[end - 1]) {
        end -= 1;
    }
    start = behind_joint(&norm[..end], start);
    start = behind_event(&norm[..end], start);
    start = behind_part(&norm[..end], start);
    end = plain_end(&norm[..end], start);
    if start >= end {
        return;
    }
    if let Some((stop, behind)) = offices_joined(&norm[..end], start) {
        one(clean, start, stop, found);
        one(clean, behind, end, found);
        return;
    }
    // 各街道各部门
    if norm[start] == '各'
        && let Some(next) = (start + 2..end).find(|at| norm[*at] == '各')
        && words!["各地", "各级", "各类", "各行", "各界"].at(norm, start).is_none()
        && is_collective(norm, start, next)
        && is_collective(norm, next, end)
    {
        found.push(Name { start, end: next });
        found.push(Name { start: next, end });
        return;
    }
    if norm[start..end].contains(&' ') && all_units(&norm[start..end]) {
        let mut from = start;
        for part in norm[start..end].split(|c| *c == ' ') {
            one(clean, from, from + part.len(), found);
            from += part.len() + 1;
        }
        return;
    }
    let tail = (start + 1..end).find(|at| norm[*at] == '等' && !is(norm, *at, "等级"));
    if let Some(tail) = tail {
        one(clean, start, tail, found);
        // …等国务院相关部门及各地区: only what follows 及 is a name of its own.
        if let Some(joint) = (tail + 1..end).find(|at| norm[*at] == '及' || norm[*at] == '和')
            && words!["各", "相关", "有关", "县直", "市直", "区直"].at(norm, joint + 1).is_some()
        {
            one(clean, joint + 1, end, found);
        }
        return;
    }
    if let Some((joint, after)) = units_joined(&norm[..end], start) {
        found.push(Name { start, end: joint });
        one(clean, after, end, found);
        return;
    }
    if norm[start..end].iter().any(|c| !blank(*c)) {
        found.push(Name { start, end });
    }
}

/// Where 和 parts two units: the end of the first and the beginning of the second.
fn units_joined(text: &[char], start: usize) -> Option<(usize, usize)> {
    static JOINTS: Words = Words::of(&["会同", "以及", "及", "和", "与"]);
    static DISTINCT: Words = Words::of(&["各", "县直", "市直", "区直", "相关", "有关"]);
    let end = text.len();
    (start + 2..end.saturating_sub(2)).find_map(|joint| {
        let (_, after) = JOINTS.at(text, joint)?;
        // 县级以上人民政府及其有关部门 is one.
        if text[after] == '其' && text.get(after + 1) != Some(&'他') {
            return None;
        }
        let distinct = DISTINCT.at(text, after).is_some();
        // 各镇党委、政府和县直各部门: 政府 alone names a unit in a list.
        let alone = is_short(text, start, joint);
        let left = alone || is_unit(text, start, joint, Strictness::Listed);
        let generic = matches!(end - after, 0..=2) && !distinct;
        // 督查室和办公室: an office inside a house needs no more of a name.
        let complete = is_complete(text, start, joint);
        let whole = complete || is_unit(text, start, joint, Strictness::Running);
        let right =
            is_unit(text, after, end, Strictness::Listed) || (alone || whole) && is_short(text, after, end);
        let apart = distinct || alone || complete || is_collective(text, start, joint);
        (left && right && !generic && apart).then_some((joint, after))
    })
}
