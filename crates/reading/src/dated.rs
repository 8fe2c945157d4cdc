//! Which day of a sentence each of its numbers has.

use calendar::Date;
use calendar::deadline::{Deadline, Kind};

use crate::binding::apart;
use crate::bounds::clause_start;
use crate::clean::Clean;
use crate::time::only_says_when;
use crate::undated::sets_no_day;
use crate::{Due, Target};

/// Gives each target its day, none before `anchor`, when the sentence names more than one: the last before it, or the one behind it in its own clause.
pub(crate) fn date(clean: &Clean, from: usize, found: &mut [Target], times: &[Deadline], anchor: Date) {
    let set = |time: &&Deadline| {
        time.kind == Kind::Deadline
            && time.due.is_some_and(|day| day >= anchor)
            && !apart(clean, time, from)
            && !sets_no_day(&clean.norm, from, time)
    };
    // Beside a day that is set, a year that only says when or names (2026年…工程须在10月底前完成) dates nothing.
    // 今年完成36座，剩下的明年6月底前扫尾: this year is a day of its own where the other comes later.
    let bounded = |year: &Deadline| times.iter().filter(set).any(|time| time.bounded && time.due <= year.due);
    let dated: Vec<&Deadline> =
        times.iter().filter(set).filter(|time| !(bounded(time) && only_says_when(clean, time))).collect();
    if dated.len() < 2 {
        return;
    }
    // Positions of the working text: a target knows where it stands in the original.
    let places: Vec<(usize, usize, Option<Due>)> = dated
        .iter()
        .map(|time| (clean.span(time.start, time.end).start, time.start, Due::of(time)))
        .collect();
    let norm = &clean.norm;
    for target in found {
        let at = places.partition_point(|(start, ..)| *start < target.span.end);
        let before = at.checked_sub(1).map(|at| places[at]);
        // 首批300套4月底前交付，第二批500套8月底前交付: the day of its own clause, behind it where none stands before it there.
        let behind = places.get(at).copied().filter(|(start, place, _)| {
            let begin = clause_start(norm, from.min(*place), *place);
            let opens = clean.span(begin, begin + 1).start;
            opens <= target.span.start
                && *start >= target.span.end
                && before.is_none_or(|(start, ..)| start < opens)
        });
        target.due = behind.or(before).and_then(|(.., due)| due);
    }
}
