//! Items of a division of work: a text with its units in brackets, or on a line of their own, behind it.

use calendar::Date;
use calendar::deadline::{Deadline, Kind, find_in};

use crate::Role;
use crate::clean::{Clean, blank};
use crate::lexicon::{any, any_before, find, is};
use crate::structure::after_mark;
use crate::unit::{Name, Strictness, is_unit, names};

/// One item.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// The text of the task.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Behind the bracket or lines that assign it.
    pub(crate) close: usize,
    pub(crate) roles: Vec<(Role, Name)>,
    pub(crate) times: Vec<Deadline>,
}

/// What a bracket or line assigns.
#[derive(Clone, Debug, Default)]
pub(crate) struct Assigned {
    pub(crate) roles: Vec<(Role, Name)>,
    pub(crate) times: Vec<Deadline>,
}

/// Labels before a list of names. Longer ones first.
const LABELS: &[(&str, Label)] = &[
    ("牵头考核单位", Label::Names(Role::LeadUnit)),
    ("牵头责任单位", Label::Names(Role::LeadUnit)),
    ("牵头单位", Label::Names(Role::LeadUnit)),
    ("牵头部门", Label::Names(Role::LeadUnit)),
    ("主办单位", Label::Names(Role::LeadUnit)),
    ("主办部门", Label::Names(Role::LeadUnit)),
    ("主责单位", Label::Names(Role::LeadUnit)),
    ("第一责任单位", Label::Names(Role::LeadUnit)),
    ("责任单位", Label::Names(Role::OtherUnit)),
    ("责任部门", Label::Names(Role::OtherUnit)),
    ("责任主体", Label::Names(Role::OtherUnit)),
    ("配合单位", Label::Names(Role::OtherUnit)),
    ("配合部门", Label::Names(Role::OtherUnit)),
    ("协办单位", Label::Names(Role::OtherUnit)),
    ("协同单位", Label::Names(Role::OtherUnit)),
    ("协助单位", Label::Names(Role::OtherUnit)),
    ("参与单位", Label::Names(Role::OtherUnit)),
    ("参加单位", Label::Names(Role::OtherUnit)),
    ("承办单位", Label::Names(Role::OtherUnit)),
    ("实施单位", Label::Names(Role::OtherUnit)),
    ("落实单位", Label::Names(Role::OtherUnit)),
    ("负责单位", Label::Names(Role::OtherUnit)),
    ("责任领导", Label::Names(Role::Leader)),
    ("牵头领导", Label::Names(Role::Leader)),
    ("分管领导", Label::Names(Role::Leader)),
    ("包抓领导", Label::Names(Role::Leader)),
    ("包联领导", Label::Names(Role::Leader)),
    ("县级领导", Label::Names(Role::Leader)),
    ("牵头人", Label::Names(Role::Leader)),
    ("责任人", Label::Names(Role::Leader)),
    ("完成时限", Label::Time),
    ("完成时间", Label::Time),
    ("办结时限", Label::Time),
    ("时间节点", Label::Time),
    ("时限", Label::Time),
];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Label {
    Names(Role),
    Time,
}

/// Endings that give the names before them a part. Longer ones first.
const DUTIES: &[(&str, Role)] = &[
    ("牵头负责", Role::LeadUnit),
    ("牵头组织", Role::LeadUnit),
    ("牵头落实", Role::LeadUnit),
    ("牵头推进", Role::LeadUnit),
    ("牵头", Role::LeadUnit),
    ("按照职责分工负责", Role::OtherUnit),
    ("按职责分工负责", Role::OtherUnit),
    ("按职责分别负责", Role::OtherUnit),
    ("按职能分工负责", Role::OtherUnit),
    ("按职责分工落实", Role::OtherUnit),
    ("按职责分工配合", Role::OtherUnit),
    ("按分工负责", Role::OtherUnit),
    ("按职责负责", Role::OtherUnit),
    ("按职责落实", Role::OtherUnit),
    ("分工负责", Role::OtherUnit),
    ("分工落实", Role::OtherUnit),
    ("共同负责", Role::OtherUnit),
    ("分别负责", Role::OtherUnit),
    ("分头负责", Role::OtherUnit),
    ("具体负责", Role::OtherUnit),
    ("组织实施", Role::OtherUnit),
    ("分头落实", Role::OtherUnit),
    ("具体落实", Role::OtherUnit),
    ("贯彻落实", Role::OtherUnit),
    ("负责落实", Role::OtherUnit),
    ("负责", Role::OtherUnit),
    ("落实", Role::OtherUnit),
    ("协同配合", Role::OtherUnit),
    ("积极配合", Role::OtherUnit),
    ("密切配合", Role::OtherUnit),
    ("配合", Role::OtherUnit),
    ("协助", Role::OtherUnit),
    ("协同", Role::OtherUnit),
    ("参与", Role::OtherUnit),
    ("参加", Role::OtherUnit),
    ("承办", Role::OtherUnit),
    ("实施", Role::OtherUnit),
];

/// Every item of the document, in order.
pub(crate) fn items(clean: &Clean, anchor: Date) -> Vec<Item> {
    let norm = &clean.norm;
    let first_leads = first_is_lead(norm);
    let mut items: Vec<Item> = Vec::new();
    let mut at = 0;
    let mut line_start = 0;
    while at < norm.len() {
        match norm[at] {
            '\n' => line_start = at + 1,
            '(' | '[' => {
                if let Some(close) = closing(norm, at)
                    && let Some(assigned) = assigned(clean, at + 1, close, anchor, first_leads)
                {
                    at = bracket_item(clean, line_start, at, close + 1, assigned, &mut items);
                    continue;
                }
            }
            _ if at == line_start || norm[line_start..at].iter().all(|c| blank(*c)) => {
                if let Some(end) = label_line(clean, line_start, at, anchor, &mut items) {
                    at = end;
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
    items
}

/// “列第一位者为牵头单位，下同”.
fn first_is_lead(norm: &[char]) -> bool {
    [
        "列第一位者为牵头",
        "列第一位的为牵头",
        "排在第一位的为牵头",
        "排第一位的为牵头",
        "排名第一的为牵头",
        "第一个单位为牵头",
        "列首位的为牵头",
        "排首位的为牵头",
        "排在首位的为牵头",
    ]
    .iter()
    .any(|w| find(norm, 0, norm.len(), w).is_some())
}

/// The bracket that closes the one at `open`, on the same line and not too far.
fn closing(norm: &[char], open: usize) -> Option<usize> {
    const FAR: usize = 600;
    let mut depth = 0_usize;
    for (at, c) in norm.iter().enumerate().skip(open).take(FAR) {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Adds the item that a bracket at `open` closes; returns where to go on.
fn bracket_item(
    clean: &Clean,
    line_start: usize,
    open: usize,
    close: usize,
    assigned: Assigned,
    items: &mut Vec<Item>,
) -> usize {
    let norm = &clean.norm;
    let mut behind = close;
    while behind < norm.len() && "。;.".contains(norm[behind]) {
        behind += 1;
    }
    let previous = items.last().map_or(0, |item| item.close);
    let mut start = after_mark(norm, line_start.max(previous), open);
    let mut end = clean.trim(start, open).1;
    if end <= start && previous <= line_start {
        // The bracket stands on a line of its own: the line above is the item.
        let above = norm[..line_start].iter().rposition(|c| !blank(*c)).map_or(0, |n| n + 1);
        let line = norm[..above].iter().rposition(|c| *c == '\n').map_or(0, |n| n + 1).max(previous);
        start = after_mark(norm, line, above);
        end = above;
    }
    if end > start {
        items.push(Item { start, end, close: behind, roles: assigned.roles, times: assigned.times });
    } else if let Some(last) =
        items.last_mut().filter(|last| norm[last.close.min(open)..open].iter().all(|c| blank(*c)))
    {
        // A second bracket right behind the first adds to it.
        last.roles.extend(assigned.roles);
        last.times.extend(assigned.times);
        last.close = behind;
    }
    behind
}

/// A line that begins with a label belongs to the text above it.
fn label_line(
    clean: &Clean,
    line_start: usize,
    at: usize,
    anchor: Date,
    items: &mut Vec<Item>,
) -> Option<usize> {
    let norm = &clean.norm;
    label(norm, at)?;
    let end = norm[at..].iter().position(|c| *c == '\n').map_or(norm.len(), |n| at + n);
    let assigned = labelled(clean, at, end, anchor);
    if assigned.roles.is_empty() && assigned.times.is_empty() {
        return None;
    }
    let previous = items.last().map_or(0, |item| item.close);
    if norm[previous.min(line_start)..line_start].iter().all(|c| blank(*c))
        && let Some(last) = items.last_mut()
    {
        last.roles.extend(assigned.roles);
        last.times.extend(assigned.times);
        last.close = end;
        return Some(end);
    }
    let above = norm[..line_start].iter().rposition(|c| !blank(*c)).map_or(0, |n| n + 1);
    let line = norm[..above].iter().rposition(|c| *c == '\n').map_or(0, |n| n + 1).max(previous);
    let start = after_mark(norm, line, above);
    if start >= above {
        return None;
    }
    items.push(Item { start, end: above, close: end, roles: assigned.roles, times: assigned.times });
    Some(end)
}

/// What the text between two brackets assigns; `None` when it is an ordinary bracket.
fn assigned(clean: &Clean, start: usize, end: usize, anchor: Date, first_leads: bool) -> Option<Assigned> {
    let norm = &clean.norm;
    if end - start < 4 {
        return None;
    }
    let has_label = (start..end).any(|at| label(&norm[..end], at).is_some());
    let found = if has_label {
        labelled(clean, start, end, anchor)
    } else {
        duties(clean, start, end, anchor, first_leads)?
    };
    (!found.roles.is_empty()).then_some(found)
}

/// The label at `at` with its colon, and the position behind it.
fn label(norm: &[char], at: usize) -> Option<(Label, usize)> {
    let (kind, end) = LABELS.iter().find_map(|(w, kind)| any(norm, at, &[w]).map(|(_, end)| (*kind, end)))?;
    (norm.get(end) == Some(&':')).then_some((kind, end + 1))
}

/// 牵头单位：…；责任单位：…
fn labelled(clean: &Clean, start: usize, end: usize, anchor: Date) -> Assigned {
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
    for (index, (_, behind, kind)) in marks.iter().enumerate() {
        let stop = marks.get(index + 1).map_or(end, |mark| mark.0);
        match kind {
            Label::Time => found.times.extend(times(norm, *behind, stop, anchor)),
            Label::Names(role) => {
                let list = names(clean, *behind, stop);
                found.times.extend(times(norm, *behind, stop, anchor));
                found.roles.extend(
                    list.into_iter()
                        .filter(|name| !is_time_phrase(norm, *name, anchor))
                        .map(|name| (*role, bare_leader(clean, *role, name))),
                );
            }
        }
    }
    found
}

/// 某某同志 → 某某.
fn bare_leader(clean: &Clean, role: Role, name: Name) -> Name {
    if role != Role::Leader {
        return name;
    }
    let end = any_before(&clean.norm[..name.end], name.end, &["同志"])
        .map_or(name.end, |(_, s)| s.max(name.start + 1));
    Name { start: name.start, end }
}

fn is_time_phrase(norm: &[char], name: Name, anchor: Date) -> bool {
    let phrase = &norm[name.start..name.end];
    find_in(phrase, anchor).iter().any(|time| time.start == 0)
        || any(phrase, 0, &["持续", "长期", "常态"]).is_some()
}

fn times(norm: &[char], start: usize, end: usize, anchor: Date) -> Vec<Deadline> {
    let mut found = find_in(&norm[start..end], anchor);
    for time in &mut found {
        time.start += start;
        time.end += start;
    }
    found
}

/// 甲局牵头，乙局、丙局配合；2026年6月底前完成
fn duties(clean: &Clean, start: usize, end: usize, anchor: Date, first_leads: bool) -> Option<Assigned> {
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
        if !(c.is_none() || depth == 0 && c.is_some_and(|c| ",;\n".contains(c))) {
            continue;
        }
        let (begin, stop) = clean.trim(phrase, at);
        phrase = at + 1;
        let dated = times(norm, begin, stop, anchor);
        let duty = DUTIES.iter().find_map(|(w, role)| {
            any_before(&norm[..stop], stop, &[w]).filter(|(_, s)| *s > begin).map(|(_, s)| (*role, s))
        });
        if !dated.is_empty() && dated[0].start <= begin + 1 {
            found.times.extend(dated);
            list_start = at + 1;
            continue;
        }
        let Some((role, verb)) = duty else { continue };
        assign(clean, list_start, verb, role, first_leads, &mut found);
        list_start = at + 1;
    }
    let known = found.roles.iter().any(|(_, name)| is_unit(norm, name.start, name.end, Strictness::Listed));
    known.then_some(found)
}

/// Gives the names in a list their part.
fn assign(clean: &Clean, start: usize, end: usize, role: Role, first_leads: bool, found: &mut Assigned) {
    let norm = &clean.norm;
    let (start, end) = clean.trim(start, end);
    let led = |at: &usize| role != Role::LeadUnit && any(norm, at + 2, &["部门", "单位"]).is_none();
    if let Some(joint) = find(norm, start, end, "会同").or_else(|| find(norm, start, end, "牵头").filter(led))
    {
        found.roles.extend(names(clean, start, joint).into_iter().map(|name| (Role::LeadUnit, name)));
        found.roles.extend(names(clean, joint + 2, end).into_iter().map(|name| (Role::OtherUnit, name)));
        return;
    }
    let list = names(clean, start, end);
    let alone = found.roles.is_empty()
        && role == Role::OtherUnit
        && any(norm, end, &["配合", "协助", "参与"]).is_none();
    for (index, name) in list.into_iter().enumerate() {
        let leads = first_leads
            && alone
            && index == 0
            && !is(norm, name.start, "各")
            && !is(norm, name.start, "有关");
        found.roles.push((if leads { Role::LeadUnit } else { role }, name));
    }
}

impl Item {
    /// The day its bracket sets, and the words that set it.
    pub(crate) fn due(&self) -> Option<&Deadline> {
        self.times
            .iter()
            .filter(|time| time.kind == Kind::Deadline && time.due.is_some())
            .max_by_key(|time| time.due)
    }
}
