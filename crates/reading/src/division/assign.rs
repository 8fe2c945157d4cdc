//! What brackets, lines and columns assign to whom.

use std::sync::LazyLock;

use calendar::Date;
use calendar::deadline::{Deadline, find_in};

use crate::clean::{Clean, blank};
use crate::lexicon::{Lexicon, groups, is_han, words};
use crate::unit::{Cast, Name, Strictness, is_unit};
use crate::{Heading, Role};

use super::bracket::{duties, listed};
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
    const HELP: &[&str] = &[
        "配合", "协", "参与", "参加", "会办", "支持", "监督", "指导", "督促", "督导", "督办", "监管", "验收",
    ];
    !words.contains('及') && HELP.iter().any(|help| words.contains(help))
}

/// The rule of those who only help, and so never lead a task alone.
pub(super) const HELPS: &str = "rule-role-helping";

/// Endings that give the names before them a part. The longest that fits counts.
#[rustfmt::skip]
pub(super) const DUTIES: &[(Role, &[&str])] = &[
    (Role::LeadUnit, &[
        "按照职责分别牵头", "按职责分别牵头", "按照职责牵头", "按职责牵头", "分别牵头", "共同牵头", "分头牵头", "牵头负责", "牵头组织", "牵头落实", "牵头推进", "牵头办理", "牵头承办", "牵头", "联合主办", "共同主办", "主办",
    ]),
    (Role::OtherUnit, &[
        "按照职责分工负责", "按职责分工负责", "按职责分别负责", "按职能分工负责", "按职责分工落实", "按职责分工配合", "按分工负责", "按职责负责", "按职责落实",
        "结合实际组织实施", "结合实际抓好落实", "结合实际落实", "结合实际负责", "分工负责", "分工落实", "共同负责", "分别负责", "分头负责", "具体负责", "组织实施", "分头落实", "具体落实", "贯彻落实", "负责落实", "协同配合",
        "积极配合", "密切配合", "监督指导", "指导督促", "业务指导", "负责", "落实", "配合", "协助", "协同", "参与", "参加", "指导", "督促",
        "承办", "协办", "会办", "实施",
    ]),
];

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
    // 牵头单位：县教育局 配合单位：…: a blank parts what is named from the next label.
    let known = |at: usize| LABELS.at(norm, at).is_some_and(|(length, _)| at + length == close);
    if (at + 1..close).any(|blank_at| blank(norm[blank_at]) && known(blank_at + 1)) {
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
        // 秋季学期启动
        || words!["启动", "完成", "见效", "开工", "推进"].before(phrase, phrase.len()).is_some()
            && !is_unit(norm, name.start, name.end, Strictness::Running)
}

pub(super) fn times(norm: &[char], start: usize, end: usize, anchor: Date) -> Vec<Deadline> {
    let mut found = find_in(&norm[start..end], anchor);
    for time in &mut found {
        time.start += start;
        time.end += start;
    }
    found
}
