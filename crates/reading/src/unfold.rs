//! A page whose lines were lost: all of it on one line, its paragraphs told apart by nothing but blanks and numbers.

use crate::clean::blank;
use crate::lexicon::is_han;
use crate::structure::mark;

/// No paragraph that was meant as one is longer.
const LONG: usize = 600;
/// So many numbered parts are no sentence.
const MANY: usize = 3;

/// Breaks a long line before each of its numbered parts.
pub(crate) fn unfold(norm: &mut [char]) {
    let mut start = 0;
    while start < norm.len() {
        let end = norm[start..].iter().position(|c| *c == '\n').map_or(norm.len(), |n| start + n);
        if end - start > LONG {
            let parts: Vec<usize> = (start + 1..end).filter(|at| begins(&norm[..end], *at)).collect();
            if parts.len() >= MANY {
                parts.into_iter().for_each(|at| norm[at - 1] = '\n');
            }
        }
        start = end + 1;
    }
}

/// Whether a numbered part begins at `at`, behind a blank.
fn begins(norm: &[char], at: usize) -> bool {
    blank(norm[at - 1])
        && !blank(norm[at])
        && mark(norm, at).is_some_and(|found| {
            !found.spoken && norm.get(found.end).is_some_and(|c| is_han(*c) || *c == '“')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_breaks_before_its_numbered_parts_and_a_short_one_does_not() {
        let part = |n: usize| format!(" {n}.{}。", "修好村道".repeat(60));
        let mut long: Vec<char> = [part(1), part(2), part(3)].concat().chars().collect();
        unfold(&mut long);
        assert_eq!(long.iter().filter(|c| **c == '\n').count(), 3);
        let mut short: Vec<char> = " 1.修路 2.架桥 3.通水".chars().collect();
        unfold(&mut short);
        assert!(!short.contains(&'\n'));
    }
}
