//! Lines that assign the text above them: labels (牵头单位：…), labels that stand alone, and lists that end in a duty.

use calendar::Date;
use calendar::deadline::find_in;

use crate::Role;
use crate::clean::{Clean, blank};
use crate::column::{Heading, heading};
use crate::lexicon::{Words, among, words};
use crate::structure::{after_mark, mark};
use crate::unit::{Cast, Strictness, is_unit};

use super::assign::{Assigned, Label, in_cell, label, label_of, labelled, times};
use super::bracket::{duties, ends_in_duty};
use super::shape::{Units, shape};
use super::siblings::siblings;
use super::table::Cell;
use super::{Item, LONGEST};

/// Lines that a list behind a label may take.
const MOST: usize = 12;

/// Behind the line that begins at `at`.
fn line_end(norm: &[char], at: usize) -> usize {
    let most = norm.len().min(at + LONGEST);
    norm[at..most].iter().position(|c| *c == '\n').map_or(most, |n| at + n)
}

/// The next line behind `end` that says something.
fn next_line(clean: &Clean, end: usize) -> Option<Cell> {
    const FAR: usize = 400;
    let norm = &clean.norm;
    let start = end + norm[end..].iter().take(FAR).position(|c| !blank(*c))?;
    norm[end..start].contains(&'\n').then(|| Cell { start, end: clean.trim(start, line_end(norm, start)).1 })
}

/// A line that begins with a label belongs to the text above it. Where to go on, or up to where nothing is assigned.
pub(super) fn label_line(
    clean: &Clean,
    line_start: usize,
    at: usize,
    anchor: Date,
    first_leads: bool,
    items: &mut Vec<Item>,
) -> Result<usize, usize> {
    let norm = &clean.norm;
    let mut end = line_end(norm, at);
    // A list that breaks off goes on below.
    for _ in 0..MOST {
        let open = norm[at..clean.trim(at, end).1].last().is_some_and(|c| among!("、,", *c));
        let Some(next) = next_line(clean, end).filter(|_| open) else { break };
        end = next.end;
    }
    // A line of nothing but units below a list belongs to it.
    if let Some(next) =
        next_line(clean, end).filter(|_| clean.norm[at..end].iter().any(|c| matches!(c, '单' | '部')))
    {
        let units = next.end - next.start <= 60
            && mark(norm, next.start).is_none()
            && label(norm, next.start).is_none()
            && opening(norm, next.start).is_none()
            && norm[clean.trim(at, end).1 - 1] != '。'
            && norm[next.start] == '各'
            && shape(clean, next, anchor).units == Units::Sure;
        end = if units { next.end } else { end };
    }
    let mut assigned = labelled(clean, at, end, anchor, first_leads);
    if is_schedule(norm, line_start, at) {
        assigned.times.extend(times(norm, line_start, at, anchor));
    }
    if assigned.roles.is_empty() && assigned.times.is_empty() {
        // 配合单位：无 goes with the lines above it.
        let previous = items.last().map_or(0, |item| item.close);
        let nothing = clean.trim(at, end).1 <= at + 8 && norm[previous.min(at)..at].iter().all(|c| blank(*c));
        if let Some(last) = items.last_mut().filter(|_| nothing) {
            last.close = end;
            return Ok(end);
        }
        return Err(end);
    }
    if give(clean, line_start, at, end, assigned, false, items) { Ok(end) } else { Err(at + 1) }
}

/// A label without a colon, or on a line of its own above what it announces (【责任单位】 市水利局).
pub(super) fn bare_label(
    clean: &Clean,
    line_start: usize,
    at: usize,
    anchor: Date,
    first_leads: bool,
    items: &mut Vec<Item>,
) -> Option<usize> {
    let norm = &clean.norm;
    let (kind, behind, closed) = opening(norm, at)?;
    let end = line_end(norm, at);
    let (from, stop) = clean.trim(behind.min(end), end);
    let mut value = Cell { start: from, end: stop };
    let fits = |cell: Cell| fits(kind, clean, cell, anchor);
    if from == stop {
        value = next_line(clean, end).filter(|line| fits(*line) && opening(norm, line.start).is_none())?;
        for _ in 0..MOST {
            let Some(more) = next_line(clean, value.end) else { break };
            if kind == Label::Time || !fits(more) || opening(norm, more.start).is_some() {
                break;
            }
            value.end = more.end;
        }
    } else if !closed && !fits(value) {
        return None;
    }
    let mut assigned = Assigned::default();
    in_cell(clean, value, kind, anchor, first_leads, &mut assigned);
    if assigned.roles.is_empty() && assigned.times.is_empty() {
        return None;
    }
    give(clean, line_start, at, value.end, assigned, false, items).then_some(value.end)
}

/// The label that opens a line, the position behind it, and whether a bracket closes it. One with a colon and words
/// behind it is none of these.
fn opening(norm: &[char], at: usize) -> Option<(Label, usize, bool)> {
    const LONG: usize = 14;
    let bracket = matches!(norm.get(at), Some('[' | '('));
    let from = at + usize::from(bracket);
    let stop = |c: &char| among!(":])\n \u{3000}\t", *c);
    let end = (from..norm.len().min(from + LONG))
        .find(|at| stop(&norm[*at]))
        .unwrap_or(norm.len().min(from + LONG));
    if end < from + 2 || end < norm.len() && !stop(&norm[end]) {
        return None;
    }
    let words: String = norm[from..end].iter().collect();
    let kind = label_of(&words)?;
    let mut behind = end;
    let closed = bracket && norm.get(end).is_some_and(|c| among!("])", *c));
    if bracket != closed {
        return None;
    }
    behind += usize::from(closed);
    if norm.get(behind) == Some(&':') {
        behind += 1;
        let alone = norm[behind..].iter().find(|c| !matches!(c, ' ' | '\u{3000}')).is_none_or(|c| *c == '\n');
        if !closed && !alone {
            return None;
        }
    }
    // 责任, 配合 and the like are labels with a colon only.
    (closed || words.chars().count() > 2 || norm.get(behind.wrapping_sub(1)) == Some(&':'))
        .then_some((kind, behind, closed))
}

/// Whether a line looks like what a label announces.
fn fits(kind: Label, clean: &Clean, cell: Cell, anchor: Date) -> bool {
    // The heads of further columns are no names.
    if cell.end - cell.start <= 16 && heading(&clean.quote(cell.start, cell.end)).is_some() {
        return false;
    }
    let shape = shape(clean, cell, anchor);
    match kind {
        Label::Names(Role::Leader) => shape.persons,
        Label::Names(_) | Label::Helpers => matches!(shape.units, Units::Sure | Units::Likely),
        Label::Time => shape.time,
    }
}

/// A line that is nothing but a list and its duty: 省教育厅、省财政厅等按职责分工负责.
pub(super) fn duty_line(
    clean: &Clean,
    line_start: usize,
    at: usize,
    anchor: Date,
    first_leads: bool,
    items: &mut Vec<Item>,
) -> Option<usize> {
    const LONG: usize = 400;
    let norm = &clean.norm;
    let end = line_end(norm, at);
    let mut stop = clean.trim(at, end).1;
    while stop > at && among!("。;", norm[stop - 1]) {
        stop -= 1;
    }
    if stop < at + 6 || stop - at > LONG || mark(norm, at).is_some() {
        return None;
    }
    // …，9月底前完成 may stand behind the duties.
    let comma = norm[at..stop].iter().rposition(|c| *c == ',').map(|n| at + n);
    let dated = comma.filter(|comma| {
        norm[stop - 1] == '成'
            && times(norm, *comma + 1, stop, anchor).first().is_some_and(|time| time.start == comma + 1)
    });
    if !ends_in_duty(norm, at, dated.unwrap_or(stop)) {
        return None;
    }
    let told = duties(clean, at, stop, anchor, first_leads)?;
    let unit = |cast: &Cast| is_unit(norm, cast.name.start, cast.name.end, Strictness::Listed);
    let first = told.roles.first()?.name;
    let count = told.roles.iter().filter(|cast| unit(cast)).count();
    let named: usize = told.roles.iter().map(|cast| cast.name.end - cast.name.start + 1).sum();
    let brief = told.roles.iter().all(|cast| cast.name.end - cast.name.start <= 20);
    if first.start > at + 1
        || !is_unit(norm, first.start, first.end, Strictness::Running)
        || !brief
        || count * 3 < told.roles.len() * 2
        || named * 2 < stop - at
    {
        return None;
    }
    give(clean, line_start, at, end, told, true, items).then_some(end)
}

/// Adds what a line assigns to the text above it; `far` where that may be several lines.
fn give(
    clean: &Clean,
    line_start: usize,
    at: usize,
    end: usize,
    assigned: Assigned,
    far: bool,
    items: &mut Vec<Item>,
) -> bool {
    let norm = &clean.norm;
    let previous = items.last().map_or(0, |item| item.close);
    let between = previous.min(at)..at;
    let only_a_day = line_start >= previous && is_schedule(norm, between.start, at);
    if (only_a_day || norm[between].iter().all(|c| blank(*c)))
        && let Some(last) = items.last_mut()
    {
        last.close = end;
        let shared = last.shared;
        let group = items.len().saturating_sub(1 + shared);
        items[group..].iter_mut().for_each(|item| item.add(assigned.clone()));
        return true;
    }
    let body = after_mark(norm, line_start.max(previous), at);
    let stop = clean.trim(body.min(at), at).1;
    // 实施…工程。责任单位：…
    // 10月底前完成。主办单位：…: only the day stands before the label.
    let own = stop > body && !is_schedule(norm, body, stop);
    let (start, stop) = if own { (body, stop) } else { above(norm, line_start, previous, far) };
    if start >= stop {
        return false;
    }
    let (roles, times) = (assigned.roles, assigned.times);
    // The lines below a numbered list of measures are those of each.
    let before = if line_start >= stop { siblings(norm, start, previous) } else { Vec::new() };
    let item = |start, end, close, shared| Item {
        start,
        end,
        close,
        roles: roles.clone(),
        times: times.clone(),
        inherited: Vec::new(),
        one_of_list: !before.is_empty(),
        named: None,
        shared,
    };
    items.extend(before.iter().map(|(start, stop)| item(*start, *stop, *stop, 0)));
    items.push(item(start, stop, end, before.len()));
    true
}

/// 10月底前全部完成。, 持续推进。: whether a range says no more than by when. 6月底前改厕完成 names what.
fn is_schedule(norm: &[char], start: usize, end: usize) -> bool {
    const LONG: usize = 18;
    static HOW: Words =
        Words::of(&["确保", "力争", "务必", "要", "全面", "全部", "基本", "按期", "如期", "前", "之前"]);
    static DONE: Words = Words::of(&[
        "完成",
        "推进",
        "坚持",
        "实施",
        "落实",
        "落实到位",
        "到位",
        "整改到位",
        "见效",
        "办结",
        "销号",
        "完成并长期坚持",
    ]);
    let (mut start, mut end) = (start, end);
    while start < end && blank(norm[start]) {
        start += 1;
    }
    while end > start && (blank(norm[end - 1]) || among!("。;,", norm[end - 1])) {
        end -= 1;
    }
    if !(2..=LONG).contains(&(end - start)) {
        return false;
    }
    let text = &norm[..end];
    let lasting = words!["持续", "长期", "常年", "常态化"].at(text, start).map(|(_, behind)| behind);
    let day = || {
        let times = find_in(&norm[start..end], Date::constant(2000, 1, 1));
        times.first().filter(|time| time.start == 0).map(|time| start + time.end)
    };
    let Some(mut at) = lasting.or_else(day) else { return false };
    while let Some((_, behind)) = HOW.at(text, at) {
        at = behind;
    }
    DONE.at(text, at).is_some_and(|(_, behind)| behind == end)
}

/// The line above, or all lines above that are no headings.
fn above(norm: &[char], line_start: usize, previous: usize, far: bool) -> (usize, usize) {
    let before = |at: usize| {
        let end = norm[previous.min(at)..at]
            .iter()
            .rposition(|c| !blank(*c))
            .map_or(previous.min(at), |n| previous.min(at) + n + 1);
        let start = norm[previous.min(end)..end]
            .iter()
            .rposition(|c| *c == '\n')
            .map_or(previous.min(end), |n| previous.min(end) + n + 1);
        (start, end)
    };
    let (mut start, mut stop) = before(line_start);
    // A label that announces nobody (配合单位：无) is no task.
    for _ in 0..MOST {
        if start >= stop || label(norm, start).is_none() {
            break;
        }
        (start, stop) = before(start);
    }
    for _ in 0..if far { MOST } else { 0 } {
        let (line, end) = before(start);
        if line >= end || is_title(&norm[line..end]) {
            break;
        }
        start = line;
    }
    let start = after_mark(norm, start, stop);
    (task_label(norm, start, stop).unwrap_or(start), stop)
}

/// Behind 主要任务： and the like before the text of a task.
fn task_label(norm: &[char], start: usize, stop: usize) -> Option<usize> {
    const LONG: usize = 8;
    let colon = start + norm[start..stop].iter().take(LONG).position(|c| *c == ':')?;
    let words: String = norm[start..colon].iter().collect();
    let task = matches!(heading(&words), Some(Heading::Task | Heading::Targets));
    (task && colon + 1 < stop).then_some(colon + 1)
}

/// Short words without a stop, or a line that a heading's number begins.
fn is_title(line: &[char]) -> bool {
    const SHORT: usize = 14;
    let begin = line.iter().position(|c| !blank(*c)).unwrap_or(0);
    line.len() - begin <= SHORT && !line.iter().any(|c| among!(",、。;", *c))
        || mark(line, begin).is_some_and(|found| found.level <= 2)
        || line.last() == Some(&':')
}
