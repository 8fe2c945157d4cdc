//! Where a clause begins and ends, and a member of a list in it.

use crate::lexicon::among;

/// No clause is longer than a few lines; beyond it a torn text is looked at no further.
const LONG: usize = 160;

/// Whether a character stands between clauses.
pub(crate) fn between_clauses(c: char) -> bool {
    among!(",;:。!?\n", c)
}

/// Whether a clause ends at a mark, at dots (制度不健全……各镇要…) or at a long dash (要落实责任——各镇要…).
pub(crate) fn ends_clause(norm: &[char], at: usize) -> bool {
    let dash = |at: usize| norm.get(at) == Some(&'—');
    between_clauses(norm[at]) || norm[at] == '…' || dash(at) && (dash(at + 1) || at > 0 && dash(at - 1))
}

/// Where the clause of a place begins, at `from` at the earliest.
pub(crate) fn clause_start(norm: &[char], from: usize, at: usize) -> usize {
    start(norm, from, at, between_clauses)
}

/// Where the member of a list that a place belongs to begins: behind 、 too.
pub(crate) fn member_start(norm: &[char], from: usize, at: usize) -> usize {
    start(norm, from, at, |c| c == '、' || between_clauses(c))
}

/// Where the clause that goes on at a place ends, at `to` at the latest.
pub(crate) fn clause_end(norm: &[char], at: usize, to: usize) -> usize {
    end(norm, at, to, between_clauses)
}

/// Where the member of a list that goes on at a place ends: at 、 too.
pub(crate) fn member_end(norm: &[char], at: usize, to: usize) -> usize {
    end(norm, at, to, |c| c == '、' || between_clauses(c))
}

fn start(norm: &[char], from: usize, at: usize, stops: impl Fn(char) -> bool) -> usize {
    let from = from.max(at.saturating_sub(LONG));
    norm[from..at].iter().rposition(|c| stops(*c)).map_or(from, |mark| from + mark + 1)
}

fn end(norm: &[char], at: usize, to: usize, stops: impl Fn(char) -> bool) -> usize {
    let to = to.min(norm.len());
    (at..to).find(|at| stops(norm[*at])).unwrap_or(to.max(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_lies_between_two_marks() {
        let text: Vec<char> = "先定方案,再报甲、乙两镇;后开工".chars().collect();
        assert_eq!(clause_start(&text, 0, 8), 5);
        assert_eq!(clause_start(&text, 7, 8), 7, "no earlier than asked");
        assert_eq!(clause_end(&text, 8, text.len()), 12);
        assert_eq!(clause_end(&text, 8, 10), 10, "no later than asked");
        assert_eq!(member_end(&text, 7, text.len()), 8);
        assert_eq!(member_end(&text, 14, 14), 14);
    }
}
