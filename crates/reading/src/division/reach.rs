//! How far what assigns an item reaches: which sentences before a bracket, and what behind it, are its own.

use calendar::Date;
use calendar::deadline::{Deadline, Kind};

use crate::Role;
use crate::clean::{Clean, blank};
use crate::lexicon::among;
use crate::log::Log;
use crate::role::roles;
use crate::stage;
use crate::structure::{after_mark, mark};
use crate::time;
use crate::unit::{Cast, Strictness, is_class, is_unit};

use super::{Item, LONGEST};

/// 改造老旧小区12个（县住建局负责），5月底前完成。: the days in the rest of a sentence behind its bracket, which says only by when, and
/// where it ends.
pub(super) fn days_behind(clean: &Clean, close: usize, anchor: Date) -> Option<(Vec<Deadline>, usize)> {
    const SHORT: usize = 24;
    let norm = &clean.norm;
    norm.get(close).filter(|c| **c == ',')?;
    let ends = |c: &char| among!("。;\n", *c);
    let end = close + norm[close..].iter().take(SHORT).position(ends)?;
    let (from, to) = clean.trim(close + 1, end);
    let times = time::times(clean, from, to, anchor);
    let dated = |at: usize| times.iter().any(|time| (time.start..time.end).contains(&at));
    let more =
        |at: usize| !dated(at) && (norm[at].is_ascii_digit() || among!("(由要应请局委办镇乡由、", norm[at]));
    let sets = times.iter().any(|time| time.kind == Kind::Deadline && time.due.is_some());
    (sets && !(from..to).any(more)).then_some((times, end))
}

/// 严把质量关，县市场监管局每季度抽检一次。每镇建成回收点1处（县供销社负责）。: behind the last sentence of an item whose bracket stands
/// within its last, in which somebody else by name is to act.
pub(super) fn behind_others(clean: &Clean, item: &Item, anchor: Date) -> usize {
    let norm = &clean.norm;
    if item.is_void() {
        return item.start;
    }
    let bracketed = norm.get(item.end).is_some_and(|c| among!("([", *c)) && norm[item.end - 1] != '。';
    let sure = |cast: &Cast| {
        cast.role == Role::LeadUnit
            && matches!(cast.rule, "rule-role-told" | "rule-role-acting")
            && is_unit(norm, cast.name.start, cast.name.end, Strictness::Running)
            && (item.only_helped() || !is_class(norm, cast.name.start, cast.name.end))
    };
    let mut start = item.start;
    let mut begin = item.start;
    while let Some(close) = norm[begin..item.end].iter().position(|c| *c == '。') {
        let (from, to) = (begin, begin + close);
        begin = to + 1;
        // 2.提高质量。…。3.加强管护。…（县水利局负责）
        if begin < item.end && mark(norm, begin).is_some_and(|found| !found.spoken && found.end < item.end) {
            start = after_mark(norm, begin, item.end);
            continue;
        }
        // （二）排查阶段（4月30日前）。…
        if from == item.start && stage::told(clean, (behind_break(norm, from), to), anchor).is_some() {
            start = begin;
        }
        if !bracketed {
            continue;
        }
        let times = time::times(clean, from, to, anchor);
        if begin < item.end && roles(clean, from, to, &times, &mut Log::default()).found.iter().any(sure) {
            start = begin;
        }
    }
    start
}

/// Where the line of a place begins, if only a number stands before it.
fn behind_break(norm: &[char], at: usize) -> usize {
    const NUMBER: usize = 8;
    let low = at.saturating_sub(NUMBER);
    let line = norm[low..at].iter().rposition(|c| *c == '\n').map_or(low, |found| low + found + 1);
    line + norm[line..at].iter().take_while(|c| blank(**c)).count()
}

/// 县公安局开展整治。⏎责任部门：县文旅局；5月底前新增广告500处。: whether a line of labels below a sentence that names its own actor goes on
/// to count what those behind the labels are to do.
pub(super) fn has_its_own_task(clean: &Clean, item: &Item, anchor: Date) -> bool {
    let norm = &clean.norm;
    let below = !item.is_void() && norm[item.end..item.close.max(item.end)].contains(&'\n');
    let Some(last) =
        item.roles.iter().map(|cast| cast.name.end).max().filter(|last| below && *last > item.end)
    else {
        return false;
    };
    let close = last + norm[last..].iter().take(LONGEST).take_while(|c| **c != '\n').count();
    let dated = time::times(clean, last, close, anchor);
    let counts = (last..close).any(|at| {
        norm[at].is_ascii_digit() && !dated.iter().any(|time| (time.start..time.end).contains(&at))
    });
    if !counts {
        return false;
    }
    let times = time::times(clean, item.start, item.end, anchor);
    let own = roles(clean, item.start, item.end, &times, &mut Log::default()).found;
    own.iter().any(|cast| {
        cast.role == Role::LeadUnit && is_unit(norm, cast.name.start, cast.name.end, Strictness::Running)
    })
}
