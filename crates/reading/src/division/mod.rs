//! Items of a division of work: a text with its units in brackets, on a line of their own, or in a table row.

mod align;
mod assign;
mod bracket;
mod due;
mod lines;
mod list;
mod reach;
mod shape;
mod siblings;
mod stacked;
mod table;

use calendar::Date;
use calendar::deadline::{Deadline, Kind};

use crate::Role;
use crate::clean::{Clean, blank};
use crate::lexicon::{Words, among, any, find, is_han, words};
use crate::structure::{after_mark, mark};
use crate::unit::{Cast, Name, Strictness, is_unit};

use assign::{Assigned, HELPS, assigned, label};
use lines::{bare_label, duty_line, label_line};
use reach::{behind_others, days_behind, has_its_own_task};

/// One item.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// The text of the task.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Behind the bracket or lines that assign it.
    pub(crate) close: usize,
    pub(crate) roles: Vec<Cast>,
    pub(crate) times: Vec<Deadline>,
    /// Roles that a merged cell of the row above gives.
    pub(crate) inherited: Vec<Cast>,
    /// Whether it is one of several measures of a list that share the lines below it.
    pub(crate) one_of_list: bool,
    /// The project whose yearly goal it is, where the name stands in a cell of its own.
    pub(crate) named: Option<Name>,
    /// How many items before it are of the same list, and get what its lines add.
    shared: usize,
}

/// Longest text of one item; of a longer one the end counts.
const LONGEST: usize = 4000;

/// Every item of the document, in order.
pub(crate) fn items(clean: &Clean, anchor: Date) -> Vec<Item> {
    let mut items = marked(clean, anchor);
    for item in &mut items {
        item.start = item.start.max(item.end.saturating_sub(LONGEST));
    }
    let first_leads = first_is_lead(&clean.norm);
    let mut rows = table::rows(clean, anchor, first_leads);
    rows.extend(stacked::rows(clean, anchor, first_leads));
    rows.sort_by_key(|row| row.start);
    for row in &mut rows {
        row.end = row.end.min(row.start + LONGEST);
    }
    if !rows.is_empty() {
        // Rows follow one another without overlap.
        items.retain(|item| {
            let after = rows.partition_point(|row| row.close <= item.start);
            rows.get(after).is_none_or(|row| row.start >= item.close)
        });
        items.extend(rows);
        items.sort_by_key(|item| item.start);
    }
    items.retain(|item| !has_its_own_task(clean, item, anchor));
    let responsible_lead = responsible_lead(&clean.norm);
    for item in &mut items {
        if responsible_lead {
            item.let_the_responsible_lead();
        }
        item.let_the_only_one_lead(&clean.norm);
        item.start = behind_others(clean, item, anchor);
    }
    items
}

/// Items whose units stand in brackets or on lines with labels.
fn marked(clean: &Clean, anchor: Date) -> Vec<Item> {
    let norm = &clean.norm;
    let first_leads = first_is_lead(norm);
    let mut brackets = brackets(norm).into_iter().peekable();
    let mut items: Vec<Item> = Vec::new();
    let mut at = 0;
    let mut line_start = 0;
    // Whether a label can stand here: at the beginning of a line or behind a closed sentence.
    let mut begins = true;
    // Up to here labels are known to assign nothing.
    let mut barren = 0;
    while at < norm.len() {
        // Most characters neither begin nor end anything.
        if !begins && !matches!(norm[at], '\n' | '(' | '[' | '。' | ';' | ')') {
            at += 1;
            continue;
        }
        while brackets.next_if(|(open, _)| *open < at).is_some() {}
        if begins && let Some(end) = opened(clean, line_start, at, (anchor, first_leads), &mut items) {
            at = end;
            begins = false;
            continue;
        }
        match norm[at] {
            '\n' => line_start = at + 1,
            '(' | '[' => {
                if let Some((_, close)) = brackets.next_if(|(open, _)| *open == at)
                    && let Some(assigned) = assigned(clean, at + 1, close, anchor, first_leads)
                {
                    at = bracket_item(clean, line_start, at, close + 1, (assigned, anchor), &mut items);
                    begins = true;
                    continue;
                }
            }
            _ if begins && at >= barren && label(norm, at).is_some() => {
                match label_line(clean, line_start, at, anchor, first_leads, &mut items) {
                    Ok(end) => {
                        at = end;
                        begins = false;
                        continue;
                    }
                    Err(end) => barren = end,
                }
            }
            _ => {}
        }
        begins = matches!(norm[at], '。' | ';' | ')' | '\n') || begins && blank(norm[at]);
        at += 1;
    }
    items
}

/// Adds what a sentence or line that begins at `at` assigns where it is nothing but that; where to go on.
fn opened(
    clean: &Clean,
    line_start: usize,
    at: usize,
    (anchor, first_leads): (Date, bool),
    items: &mut Vec<Item>,
) -> Option<usize> {
    let norm = &clean.norm;
    // 规范中介服务。由县司法局牵头，县财政局配合。
    if is_han(norm[at]) && norm[line_start..at].last() == Some(&'。') && gives_duties(norm, at) {
        let task = task_start(norm, line_start, at);
        if let Some(end) = duty_line(clean, task, at, anchor, first_leads, items) {
            return Some(end);
        }
    }
    // At the first word of a line.
    if blank(norm[at]) || !norm[line_start..at].iter().all(|c| blank(*c)) {
        return None;
    }
    bare_label(clean, line_start, at, anchor, first_leads, items)
        .or_else(|| duty_line(clean, line_start, at, anchor, first_leads, items))
}

/// Whether a sentence tells who leads or is responsible, and not who was there (…参加。).
fn gives_duties(norm: &[char], at: usize) -> bool {
    const FAR: usize = 200;
    let near = norm.len().min(at + FAR);
    let stop = norm[at..near].iter().position(|c| among!("。\n", *c)).map_or(near, |n| at + n);
    words!["牵头", "负责", "主办", "承办", "实施", "落实"].within(norm, at, stop)
        && words!["参加", "出席", "列席", "参加会议", "陪同"].before(norm, stop).is_none()
}

/// Where the task begins that a sentence of nothing but duties at `at` assigns: a numbered one with its line, otherwise the
/// sentence before.
fn task_start(norm: &[char], line_start: usize, at: usize) -> usize {
    if mark(norm, line_start).is_some() {
        return line_start;
    }
    let last = at.saturating_sub(1).max(line_start);
    norm[line_start..last].iter().rposition(|c| *c == '。').map_or(line_start, |n| line_start + n + 1)
}

/// “列第一位者为牵头单位，下同”, “排名第一的单位牵头”.
fn first_is_lead(norm: &[char]) -> bool {
    const NEAR: usize = 14;
    #[rustfmt::skip]
    const FIRST: &[&str] = &[
        "第一位", "第一名", "第一个", "第一的", "第一顺位", "第一家", "第一单位", "第一责任单位", "排第一", "列第一", "排名第一", "首位", "首个", "列首", "排首", "居首",
    ];
    let mut at = 0;
    while let Some(leads) = find(norm, at, norm.len(), "牵头") {
        let from = norm[..leads].iter().rev().take(NEAR).take_while(|c| !among!("。;\n", **c)).count();
        // 排在首位的牵头单位负责汇总: the first of those that lead.
        let first =
            |at: usize| any(&norm[..leads], at, FIRST).is_some_and(|(_, end)| norm[end..leads] != ['的']);
        if (leads - from..leads).any(first) {
            return true;
        }
        at = leads + 2;
    }
    false
}

/// “无牵头单位的，责任单位即为牵头单位”.
fn responsible_lead(norm: &[char]) -> bool {
    const NEAR: usize = 20;
    #[rustfmt::skip]
    static NONE: Words = Words::of(&["无牵头单位", "没有牵头单位", "未明确牵头单位", "未注明牵头单位", "未列牵头单位", "未标明牵头单位"]);
    static LEADS: Words = Words::of(&[
        "责任单位即为牵头单位",
        "责任单位为牵头单位",
        "责任单位视为牵头单位",
        "责任单位就是牵头单位",
        "责任单位均为牵头单位",
    ]);
    let stop = |end: usize| norm.len().min(end + NEAR);
    NONE.all(norm, 0, norm.len()).any(|(_, end)| LEADS.within(norm, end, stop(end)))
}

/// Brackets that can hold an assignment, by where they open: closed not too far behind, with little nested inside.
fn brackets(norm: &[char]) -> Vec<(usize, usize)> {
    const FAR: usize = 600;
    const DEEP: usize = 3;
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut found = Vec::new();
    for (at, c) in norm.iter().enumerate() {
        match c {
            '(' | '[' => open.push((at, 0)),
            ')' | ']' => {
                let Some((start, depth)) = open.pop() else { continue };
                if let Some(outer) = open.last_mut() {
                    outer.1 = outer.1.max(depth + 1);
                }
                if at - start < FAR && depth <= DEEP {
                    found.push((start, at));
                }
            }
            _ => {}
        }
    }
    found.sort_unstable();
    found
}

/// Adds the item that a bracket at `open` closes; returns where to go on.
fn bracket_item(
    clean: &Clean,
    line_start: usize,
    open: usize,
    close: usize,
    (assigned, anchor): (Assigned, Date),
    items: &mut Vec<Item>,
) -> usize {
    let norm = &clean.norm;
    let (mut assigned, mut behind) = (assigned, close);
    if let Some((times, end)) = days_behind(clean, close, anchor).filter(|_| assigned.times.is_empty()) {
        (assigned.times, behind) = (times, end);
    }
    while behind < norm.len() && among!("。;.", norm[behind]) {
        behind += 1;
    }
    let previous = items.last().map_or(0, |item| item.close);
    let mut start = after_mark(norm, line_start.max(previous), open);
    let mut end = clean.trim(start, open).1;
    // （三）（责任单位：…）新建…: nothing but its number stands before the bracket.
    if mark(norm, start).is_some_and(|found| found.end >= end) {
        end = start;
    }
    if end <= start
        && previous <= line_start
        && let Some(task) = task_behind(clean, line_start, close, previous)
    {
        // （牵头单位：…；责任单位：…）新建…: the bracket stands before its task.
        (start, end) = task;
        behind = end;
    } else if end <= start && previous <= line_start {
        // The bracket stands on a line of its own: the line above is the item.
        let above = norm[..line_start].iter().rposition(|c| !blank(*c)).map_or(0, |n| n + 1);
        let line = norm[..above].iter().rposition(|c| *c == '\n').map_or(0, |n| n + 1).max(previous);
        start = after_mark(norm, line, above);
        end = above;
    }
    if end > start {
        items.push(Item {
            start,
            end,
            close: behind,
            roles: assigned.roles,
            times: assigned.times,
            inherited: Vec::new(),
            one_of_list: false,
            named: None,
            shared: 0,
        });
    } else if let Some(last) =
        items.last_mut().filter(|last| norm[last.close.min(open)..open].iter().all(|c| blank(*c)))
    {
        // A second bracket right behind the first adds to it.
        last.add(assigned);
        last.close = behind;
    }
    behind
}

/// What stands on the line behind a bracket that ends at `close`, if it is a task, and none that the bracket behind it or on the
/// next line assigns.
fn task_behind(clean: &Clean, line_start: usize, close: usize, known: usize) -> Option<(usize, usize)> {
    const SHORT: usize = 6;
    let norm = &clean.norm;
    let stop = norm[close..].iter().take(LONGEST).position(|c| *c == '\n').map_or(norm.len(), |n| close + n);
    let (from, to) = clean.trim(close, stop.min(close + LONGEST));
    let remark = words!["备注", "注", "说明", "未", "其中", "以上"].at(norm, from).is_some();
    if to <= from + SHORT || !is_han(norm[from]) || remark || mark(norm, from).is_some() {
        return None;
    }
    let opens = |at: usize| among!("([", norm[at]);
    // …（责任单位：县教体局）三是…: each stands behind its task.
    let assigns = |at: usize| opens(at) && label(norm, at + 1).is_some();
    if (from..to).any(assigns) {
        return None;
    }
    // The lines below that open so too: where the last of them is a bracket alone, each stands behind its task.
    const LINES: usize = 40;
    let mut at = stop;
    let mut whole = None;
    for _ in 0..LINES {
        let Some(begin) = norm[at..].iter().take(LONGEST).position(|c| !blank(*c)).map(|n| at + n) else {
            break;
        };
        if !assigns(begin) {
            break;
        }
        let end =
            norm[begin..].iter().take(LONGEST).position(|c| *c == '\n').map_or(norm.len(), |n| begin + n);
        let close = norm[begin..end].iter().position(|c| among!(")]", *c)).map_or(end, |n| begin + n + 1);
        let (from, to) = clean.trim(close, end);
        whole = Some(to > from + SHORT);
        at = end;
    }
    if whole == Some(false) {
        return None;
    }
    // Below a task that nobody was given the bracket may be its own, unless the next line begins so too.
    let open_above = norm[..line_start].iter().rposition(|c| !blank(*c)).is_some_and(|last| {
        let line = norm[..last].iter().rposition(|c| *c == '\n').map_or(0, |n| n + 1);
        let begin = after_mark(norm, line, last + 1);
        known <= last && (norm[last] == '。' || norm[begin..=last].iter().any(char::is_ascii_digit))
    });
    (!open_above || whole == Some(true)).then_some((from, to))
}

impl Item {
    /// What only keeps its place from being read as a sentence: the head of a table, a row of sums.
    fn void(start: usize, close: usize) -> Self {
        Self {
            start,
            end: start,
            close,
            roles: Vec::new(),
            times: Vec::new(),
            inherited: Vec::new(),
            one_of_list: false,
            named: None,
            shared: 0,
        }
    }

    /// Whether it only keeps a row that is no task, such as a sum, from being read as a sentence.
    pub(crate) fn is_void(&self) -> bool {
        self.start == self.end
    }

    /// Adds what a further bracket or line assigns. Nobody assigns one task to hundreds.
    fn add(&mut self, assigned: Assigned) {
        const MOST: usize = 400;
        if self.roles.len() < MOST && self.times.len() < MOST {
            self.roles.extend(assigned.roles);
            self.times.extend(assigned.times);
        }
    }

    /// Where the document says so, those who are responsible lead what nobody else leads.
    fn let_the_responsible_lead(&mut self) {
        if self.roles.iter().chain(self.inherited.iter()).any(|cast| cast.role == Role::LeadUnit) {
            return;
        }
        for cast in self.roles.iter_mut().filter(|cast| cast.role == Role::OtherUnit && cast.rule != HELPS) {
            (cast.role, cast.rule) = (Role::LeadUnit, "rule-role-responsible");
        }
    }

    /// （责任单位：县水利局）, （县卫健局负责）: the only unit that is responsible answers for the task, and so leads it.
    fn let_the_only_one_lead(&mut self, norm: &[char]) {
        if self.inherited.iter().any(|cast| cast.role != Role::Leader) {
            return;
        }
        let does = |cast: &&mut Cast| cast.role != Role::Leader && cast.rule != HELPS;
        let mut named = self.roles.iter_mut().filter(does);
        if let (Some(only), None) = (named.next(), named.next())
            && only.role == Role::OtherUnit
            && is_unit(norm, only.name.start, only.name.end, Strictness::Listed)
            && norm.get(only.name.end) != Some(&'等')
            && !words!["等", "配合", "协助"].within(norm, only.name.start, only.name.end)
        {
            (only.role, only.rule) = (Role::LeadUnit, "rule-role-sole");
        }
    }

    /// Whether it names nobody but those who help.
    pub(crate) fn only_helped(&self) -> bool {
        !self.roles.is_empty()
            && self.inherited.is_empty()
            && self.roles.iter().all(|cast| cast.rule == HELPS)
    }

    /// Whether its lines give a leader or a day and no unit (责任领导：…, 整改时限：…).
    pub(crate) fn names_no_unit(&self) -> bool {
        self.inherited.is_empty()
            && self.roles.iter().all(|cast| cast.role == Role::Leader)
            && !(self.roles.is_empty() && self.times.is_empty())
    }

    /// The day its bracket sets, and the words that set it.
    pub(crate) fn due(&self) -> Option<&Deadline> {
        self.times
            .iter()
            .filter(|time| time.kind == Kind::Deadline && time.due.is_some())
            .max_by_key(|time| time.due)
    }
}
