//! What brackets, lines and columns assign to whom.

use std::sync::LazyLock;

use calendar::Date;
use calendar::deadline::{Deadline, find_in};

use crate::clean::{Clean, blank};
use crate::cue::OPENING_VERBS;
use crate::lexicon::{Lexicon, among, any_before, find, groups, is, is_han, words};
use crate::names::names;
use crate::person::is_only_person;
use crate::unit::{Cast, Name, Strictness, ends_like_unit, is_unit};
use crate::{Heading, Role};

use super::due::{figures, lasting};
use super::list::{Reading, casts};
use super::table::Cell;

/// What a bracket or line assigns.
#[derive(Clone, Debug, Default)]
pub(super) struct Assigned {
    pub(super) roles: Vec<Cast>,
    pub(super) times: Vec<Deadline>,
}

/// Labels before a list of names or a time, as lines and brackets have them: the headings of such columns.
static LABELS: LazyLock<Lexicon<Label>> = LazyLock::new(|| {
    Lexicon::new(groups(include_str!("../../words/headings.txt")).filter_map(|(group, word)| {
        let label = match group {
            "lead-unit" => Label::Names(Role::LeadUnit),
            "other-units" if only_helps(word) => Label::Helpers,
            "other-units" => Label::Names(Role::OtherUnit),
            "leader" => Label::Names(Role::Leader),
            "due" => Label::Time,
            _ => return None,
        };
        Some((word, label))
    }))
});

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Label {
    Names(Role),
    /// 配合单位: those who only take part.
    Helpers,
    Time,
}

/// Whether a label or the head of a column announces those who only help: 配合单位, and not 责任及配合单位.
pub(super) fn only_helps(words: &str) -> bool {
    const HELP: &[&str] = &["配合", "协", "参与", "参加", "会办", "支持", "监督", "指导", "督促"];
    !words.contains('及') && HELP.iter().any(|help| words.contains(help))
}

/// The rule of those who only help, and so never lead a task alone.
pub(super) const HELPS: &str = "rule-role-helping";

/// Endings that give the names before them a part. The longest that fits counts.
#[rustfmt::skip]
pub(super) const DUTIES: &[(Role, &[&str])] = &[
    (Role::LeadUnit, &[
        "分别牵头", "共同牵头", "分头牵头", "牵头负责", "牵头组织", "牵头落实", "牵头推进", "牵头",
    ]),
    (Role::OtherUnit, &[
        "按照职责分工负责", "按职责分工负责", "按职责分别负责", "按职能分工负责", "按职责分工落实", "按职责分工配合", "按分工负责", "按职责负责", "按职责落实",
        "结合实际组织实施", "结合实际抓好落实", "结合实际落实", "结合实际负责", "分工负责", "分工落实", "共同负责", "分别负责", "分头负责", "具体负责", "组织实施", "分头落实", "具体落实", "贯彻落实", "负责落实", "协同配合",
        "积极配合", "密切配合", "监督指导", "指导督促", "业务指导", "负责", "落实", "配合", "协助", "协同", "参与", "参加", "指导", "督促",
        "承办", "实施",
    ]),
];

/// Words in the endings above that tell a part and not only that there is one.
pub(super) const HELPING: &[&str] = &["配合", "协助", "协同", "参与", "参加"];

/// What the text between two brackets assigns; `None` when it is an ordinary bracket.
pub(super) fn assigned(
    clean: &Clean,
    start: usize,
    end: usize,
    anchor: Date,
    first_leads: bool,
) -> Option<Assigned> {
    let norm = &clean.norm;
    if end - start < 4 {
        return None;
    }
    let has_label = (start..end).any(|at| label(&norm[..end], at).is_some());
    let found = if has_label {
        labelled(clean, start, end, anchor, first_leads)
    } else {
        match duties(clean, start, end, anchor, first_leads) {
            Some(found) => found,
            None => listed(clean, start, end, anchor, first_leads)?,
        }
    };
    (!found.roles.is_empty()).then_some(found)
}

/// Words that are labels with a colon only.
const BRIEF: &[(&str, Role)] = &[
    ("牵头", Role::LeadUnit),
    ("主办", Role::LeadUnit),
    ("主责", Role::LeadUnit),
    ("责任", Role::OtherUnit),
    ("配合", Role::OtherUnit),
    ("协办", Role::OtherUnit),
    ("会办", Role::OtherUnit),
    ("协同", Role::OtherUnit),
];

/// The label at `at` with its colon, and the position behind it.
pub(super) fn label(norm: &[char], at: usize) -> Option<(Label, usize)> {
    if let Some((length, kind)) = LABELS.at(norm, at)
        && norm.get(at + length) == Some(&':')
    {
        return Some((kind, at + length + 1));
    }
    long_label(norm, at)
}

/// A label with more words than the list has, or with blanks inside: 协同责任单位：, 市级牵头部门：, 牵 头 单 位 ：.
fn long_label(norm: &[char], at: usize) -> Option<(Label, usize)> {
    const LONG: usize = 14;
    if !is_han(*norm.get(at)?) || at.checked_sub(1).is_some_and(|before| is_han(norm[before])) {
        return None;
    }
    let close = at + norm[at..].iter().take(LONG + 1).position(|c| *c == ':')?;
    let inside = |c: &char| is_han(*c) || matches!(c, ' ' | '\u{3000}' | '/' | '、');
    if !norm[at..close].iter().all(inside) {
        return None;
    }
    let words: String = norm[at..close].iter().filter(|c| !blank(**c)).collect();
    label_of(&words).map(|kind| (kind, close + 1))
}

/// What a label says that stands by itself.
pub(super) fn label_of(words: &str) -> Option<Label> {
    if words.starts_with(['各', '请', '由', '向']) || words.starts_with("有关") || words.starts_with("相关")
    {
        return None;
    }
    if let Some((_, role)) = BRIEF.iter().find(|(word, _)| *word == words) {
        return Some(if only_helps(words) { Label::Helpers } else { Label::Names(*role) });
    }
    of_heading(crate::column::label(words)?, words)
}

/// The label that the head of a column is.
pub(super) fn of_heading(heading: Heading, words: &str) -> Option<Label> {
    match heading {
        Heading::OtherUnits if only_helps(words) => Some(Label::Helpers),
        Heading::LeadUnit => Some(Label::Names(Role::LeadUnit)),
        Heading::OtherUnits => Some(Label::Names(Role::OtherUnit)),
        Heading::Leaders => Some(Label::Names(Role::Leader)),
        Heading::Due => Some(Label::Time),
        _ => None,
    }
}

/// 牵头单位：…；责任单位：…
pub(super) fn labelled(clean: &Clean, start: usize, end: usize, anchor: Date, first_leads: bool) -> Assigned {
    let norm = &clean.norm[..end];
    let mut found = Assigned::default();
    let mut marks: Vec<(usize, usize, Label)> = Vec::new();
    let mut at = start;
    while at < end {
        if let Some((kind, behind)) = label(norm, at) {
            marks.push((at, behind, kind));
            at = behind;
        } else {
            at += 1;
        }
    }
    let head_end = marks.first().map_or(end, |mark| mark.0);
    found.times.extend(times(norm, start, head_end, anchor));
    let led = marks.iter().any(|(.., kind)| *kind == Label::Names(Role::LeadUnit));
    for (index, (_, behind, kind)) in marks.iter().enumerate() {
        let stop = marks.get(index + 1).map_or(end, |mark| mark.0);
        said(clean, (*behind, stop), *kind, "rule-role-label", anchor, first_leads && !led, &mut found);
    }
    found
}

/// What a cell under a heading says. It may have labels of its own.
pub(super) fn in_cell(
    clean: &Clean,
    cell: Cell,
    kind: Label,
    anchor: Date,
    first_leads: bool,
    found: &mut Assigned,
) {
    let labels = |at: usize| label(&clean.norm[..cell.end], at).is_some();
    if kind != Label::Time && (cell.start..cell.end.min(cell.start + CELL)).any(labels) {
        let inner = labelled(clean, cell.start, cell.end, anchor, first_leads);
        found.roles.extend(inner.roles);
        found.times.extend(inner.times);
    } else {
        said(clean, (cell.start, cell.end), kind, "rule-role-column", anchor, first_leads, found);
    }
}

/// As much of a cell is searched for labels.
const CELL: usize = 1000;

/// What stands behind a label or under a heading.
fn said(
    clean: &Clean,
    (start, end): (usize, usize),
    kind: Label,
    rule: &'static str,
    anchor: Date,
    first_leads: bool,
    found: &mut Assigned,
) {
    let norm = &clean.norm[..end];
    match kind {
        Label::Time => {
            let said = lasting(norm, start, times(norm, start, end, anchor));
            let figures = if said.is_empty() { figures(norm, start, end) } else { None };
            found.times.extend(said.into_iter().chain(figures));
        }
        Label::Names(_) | Label::Helpers => {
            let (role, told) = match kind {
                Label::Names(role) => (role, rule),
                _ => (Role::OtherUnit, HELPS),
            };
            let how = Reading { role, rule: told, first_leads };
            let list = casts(clean, start, end, how);
            if rule == "rule-role-label" {
                found.times.extend(times(norm, start, end, anchor));
            }
            found.roles.extend(list.into_iter().filter(|cast| !is_time_phrase(norm, cast.name, anchor)));
        }
    }
}

fn is_time_phrase(norm: &[char], name: Name, anchor: Date) -> bool {
    let phrase = &norm[name.start..name.end];
    find_in(phrase, anchor).iter().any(|time| time.start == 0)
        || words!["持续", "长期", "常态"].at(phrase, 0).is_some()
}

pub(super) fn times(norm: &[char], start: usize, end: usize, anchor: Date) -> Vec<Deadline> {
    let mut found = find_in(&norm[start..end], anchor);
    for time in &mut found {
        time.start += start;
        time.end += start;
    }
    found
}

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
        let Some((role, verb)) = duty else { continue };
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
fn listed(clean: &Clean, start: usize, end: usize, anchor: Date, first_leads: bool) -> Option<Assigned> {
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
    let counts =
        said.iter().any(char::is_ascii_digit) || words!["前,", "底前", "年内"].within(norm, from, open);
    let told = said.iter().any(|c| among!("要请应须需可已了", *c));
    said.len() >= LEAST
        && counts
        && !told
        && !among!("楼室房箱厅口院场处库", norm[open - 1])
        && !ends_like_unit(norm, open.saturating_sub(LEAST), open)
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
    let led = |at: &usize| role != Role::LeadUnit && words!["部门", "单位"].at(norm, at + 2).is_none();
    if let Some(joint) = find(norm, start, end, "会同").or_else(|| find(norm, start, end, "牵头").filter(led))
    {
        let rule = "rule-role-bracket";
        let cast = |role| move |name| Cast { role, name, rule };
        found.roles.extend(names(clean, start, joint).into_iter().map(cast(Role::LeadUnit)));
        found.roles.extend(names(clean, joint + 2, end).into_iter().map(cast(Role::OtherUnit)));
        return;
    }
    let list = names(clean, start, end);
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
