//! What a list in a cell or behind a label says: its names, and the parts that verbs and marks in the list give them.

use crate::Role;
use crate::clean::{Clean, blank};
use crate::lexicon::{among, any, any_before, find, words};
use crate::names::names;
use crate::person::is_person;
use crate::unit::{Cast, Name, Strictness, is_short, is_unit};

use super::assign::{DUTIES, HELPS, only_helps};

/// How a list is to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    /// The part of names of which nothing else is said.
    pub(super) role: Role,
    /// The rule that gives it.
    pub(super) rule: &'static str,
    /// Whether the document says that the first unit of a list leads.
    pub(super) first_leads: bool,
}

/// Openings of what is no name but a note on the list.
const NOTES: &[&str] = &["下同", "以下", "不再", "详见", "排名", "排在", "排第", "列第", "列首", "首位"];

/// Marks that a legend explains as those of the leading unit.
const STARS: &str = "*★☆▲△●";

/// The names of a list with their parts.
pub(super) fn casts(clean: &Clean, start: usize, end: usize, how: Reading) -> Vec<Cast> {
    if how.role == Role::Leader {
        return persons(clean, start, end, how.rule);
    }
    let norm = &clean.norm;
    let (close, tail) = closing(norm, start, end);
    let mut found: Vec<Cast> = Vec::new();
    // From here on no verb has said yet what the names do.
    let mut pending = 0;
    for name in unwrapped(clean, names(clean, start, close)) {
        for (name, person) in parted(clean, name) {
            let name = unnoted(norm, name);
            if is_note(norm, name) {
                continue;
            }
            let (name, said) = duty(norm, without_charge(norm, name));
            if name.start >= name.end {
                continue;
            }
            let role = if person { Role::Leader } else { said.unwrap_or(how.role) };
            let rule = if said == Some(Role::OtherUnit) { HELPS } else { how.rule };
            found.push(Cast { role, name, rule });
            if let Some(role) = said.filter(|_| !person) {
                let open = found[pending..].iter_mut().filter(|cast| cast.role == how.role);
                open.for_each(|cast| cast.role = role);
                pending = found.len();
            }
        }
    }
    joint(norm, start, close, how.role, &mut found);
    stars(norm, &mut found);
    if let Some(from) = tail {
        found.extend(concerned(clean, from, end).map(|name| Cast { role: how.role, name, rule: how.rule }));
    }
    let leads = found.iter().any(|cast| cast.role == Role::LeadUnit);
    if how.first_leads
        && !leads
        && let Some(first) = found.iter_mut().find(|cast| cast.role == Role::OtherUnit)
    {
        (first.role, first.rule) = (Role::LeadUnit, "rule-role-first");
    }
    found
}

/// Where a list ends, and where the note behind it begins: 甲局、乙局。以下任务均需…
fn closing(norm: &[char], start: usize, end: usize) -> (usize, Option<usize>) {
    let stop = (start..end).find(|at| norm[*at] == '。');
    match stop {
        Some(at) if norm[at..end].iter().any(|c| !blank(*c) && *c != '。') => (at, Some(at + 1)),
        Some(at) => (at, None),
        None => (end, None),
    }
}

/// 具体任务均涉及各县（市、区）政府: a note that concerns further units.
fn concerned(clean: &Clean, from: usize, end: usize) -> impl Iterator<Item = Name> + use<'_> {
    let norm = &clean.norm[..end];
    let word = ["均涉及", "均需", "均须", "均由", "都由"]
        .iter()
        .find_map(|w| find(norm, from, end, w).map(|at| (w, at)));
    let range = word.map(|(word, at)| {
        let begin = at + word.chars().count();
        let stop = (begin..end)
            .find(|at| among!(",;。", norm[*at]) || words!["落实", "负责"].at(norm, *at).is_some());
        (begin, stop.unwrap_or(end))
    });
    let (begin, stop) = range.unwrap_or((from, from));
    names(clean, begin, stop)
        .into_iter()
        .filter(|name| is_unit(norm, name.start, name.end, Strictness::Running))
}

/// A name without a bracket that is a note on the whole list: 县财政局（第一个为牵头单位，下同）.
fn unnoted(norm: &[char], name: Name) -> Name {
    let open = (name.start + 1..name.end).find(|at| norm[*at] == '(').filter(|_| norm[name.end - 1] == ')');
    let note = |open: &usize| {
        ["为牵头", "下同", "不再", "排名"].iter().any(|word| find(norm, *open, name.end, word).is_some())
    };
    open.filter(note).map_or(name, |open| Name { start: name.start, end: open })
}

fn is_note(norm: &[char], name: Name) -> bool {
    const LONG: usize = 30;
    let words = &norm[name.start..name.end];
    let nobody = words.iter().all(|c| among!("-—/无_·…", *c));
    let long = words.len() > LONG && !is_unit(norm, name.start, name.end, Strictness::Listed);
    nobody
        || long
        || any(&norm[..name.end], name.start, NOTES).is_some()
        || find(norm, name.start, name.end, "为牵头").is_some()
}

/// 市政府办公室负责统筹: without what the office is in charge of.
fn without_charge(norm: &[char], name: Name) -> Name {
    let charge = find(norm, name.start + 2, name.end, "负责").filter(|at| at + 2 < name.end);
    let unit = |at: &usize| is_unit(norm, name.start, *at, Strictness::Running);
    Name { end: charge.filter(unit).unwrap_or(name.end), ..name }
}

/// A name without the verb or the bracket behind it that tells its part, and that part.
fn duty(norm: &[char], name: Name) -> (Name, Option<Role>) {
    const SAID: &[(&str, Role)] = &[
        ("(牵头)", Role::LeadUnit),
        ("(牵头单位)", Role::LeadUnit),
        ("(牵头部门)", Role::LeadUnit),
        ("(主办)", Role::LeadUnit),
        ("(配合)", Role::OtherUnit),
        ("(配合单位)", Role::OtherUnit),
        ("(协办)", Role::OtherUnit),
    ];
    let text = &norm[..name.end];
    for (words, role) in SAID {
        if let Some((_, at)) = any_before(text, name.end, &[words]).filter(|(_, at)| *at > name.start) {
            return (Name { start: name.start, end: at }, Some(*role));
        }
    }
    let verb = DUTIES.iter().filter_map(|(role, words)| {
        any_before(text, name.end, words)
            .filter(|(_, at)| *at >= name.start + 2)
            .map(|(word, at)| (*role, word, at))
    });
    let Some((role, word, at)) = verb.min_by_key(|(.., at)| *at) else { return (name, None) };
    let bare = Name { start: name.start, end: at };
    // 办公室牵头: inside a house an office needs no more of a name.
    if !is_unit(norm, bare.start, bare.end, Strictness::Listed) && !is_short(norm, bare.start, bare.end) {
        return (name, None);
    }
    // 负责 and 落实 leave the names the part that their column gives.
    let said = role == Role::LeadUnit || only_helps(word);
    (bare, said.then_some(role))
}

/// 甲局会同乙局: the first leads, the others take part.
fn joint(norm: &[char], start: usize, end: usize, role: Role, found: &mut [Cast]) {
    let Some(at) = find(norm, start, end, "会同") else { return };
    for cast in found.iter_mut().filter(|cast| cast.role == role) {
        cast.role = if cast.name.end <= at { Role::LeadUnit } else { Role::OtherUnit };
    }
}

/// A star before or behind a name marks the unit that leads.
fn stars(norm: &[char], found: &mut [Cast]) {
    for cast in found {
        let name = &mut cast.name;
        let star = |at: usize| STARS.contains(norm[at]);
        if name.end > name.start + 2 && (star(name.start) || star(name.end - 1)) {
            if star(name.start) {
                name.start += 1;
            } else {
                name.end -= 1;
            }
            cast.role = Role::LeadUnit;
        }
    }
}

/// Names that a line break cut in two are one again: 市自然资源 / 和规划局.
fn unwrapped(clean: &Clean, list: Vec<Name>) -> Vec<Name> {
    let norm = &clean.norm;
    let mut whole: Vec<Name> = Vec::with_capacity(list.len());
    for name in list {
        if let Some(last) = whole.last_mut() {
            let between = &norm[last.end..name.start];
            let broken = between.contains(&'\n') && between.iter().all(|c| blank(*c) || among!("和与及", *c));
            let unit = |start, end| is_unit(norm, start, end, Strictness::Listed);
            if broken
                && (norm[name.start] == '('
                    || !unit(last.start, last.end) && unit(last.start, name.end)
                    || name.end - name.start <= 2 && unit(last.start, name.end))
            {
                last.end = name.end;
                continue;
            }
        }
        whole.push(name);
    }
    whole
}

/// The names that blanks part (县发改局 县财政局; 县教育局 周知渠), each with whether it is a person.
fn parted(clean: &Clean, name: Name) -> Vec<(Name, bool)> {
    let norm = &clean.norm;
    let pieces = pieces(norm, name);
    let unit = |piece: &Name| is_unit(norm, piece.start, piece.end, Strictness::Listed);
    let person = |piece: &Name| is_person(norm, piece.start, piece.end) && !unit(piece);
    if pieces.len() > 1 && unit(&pieces[0]) && pieces.iter().all(|piece| unit(piece) || person(piece)) {
        return pieces.into_iter().map(|piece| (piece, person(&piece))).collect();
    }
    // A cell that is nothing but a person (责任单位及责任人).
    let before = norm[..name.start].iter().rev().find(|c| !matches!(c, ' ' | '\u{3000}'));
    let apart = before.is_some_and(|c| matches!(c, '\n' | ':'));
    vec![(name, apart && person(&name))]
}

/// What blanks part.
fn pieces(norm: &[char], name: Name) -> Vec<Name> {
    let mut from = name.start;
    let mut found = Vec::new();
    for words in norm[name.start..name.end].split(|c| blank(*c)) {
        if !words.is_empty() {
            found.push(Name { start: from, end: from + words.len() });
        }
        from += words.len() + 1;
    }
    found
}

/// The persons of a list: 王 健 is one, 王健 李明 are two.
fn persons(clean: &Clean, start: usize, end: usize, rule: &'static str) -> Vec<Cast> {
    let norm = &clean.norm;
    let mut found = Vec::new();
    for name in names(clean, start, closing(norm, start, end).0) {
        let pieces = pieces(norm, name);
        let whole = pieces.iter().all(|piece| is_person(norm, piece.start, piece.end));
        let single = |piece: &Name| piece.end == piece.start + 1;
        let mut list = Vec::new();
        if pieces.len() > 1 && whole {
            list = pieces;
        } else if pieces.len() > 2 && pieces.len().is_multiple_of(2) && pieces.iter().all(single) {
            list.extend(pieces.chunks(2).map(|pair| Name { start: pair[0].start, end: pair[1].end }));
        } else {
            list.push(name);
        }
        for name in list {
            let name = bare_leader(clean, name);
            if !is_note(norm, name) {
                found.push(Cast { role: Role::Leader, name, rule });
            }
        }
    }
    found
}

/// 某某同志 → 某某.
fn bare_leader(clean: &Clean, name: Name) -> Name {
    let end = words!["同志"]
        .before(&clean.norm[..name.end], name.end)
        .map_or(name.end, |(_, at)| at.max(name.start + 1));
    Name { start: name.start, end }
}
