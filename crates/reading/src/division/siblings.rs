//! The measures of a numbered list that share the lines below it (整改措施：1.… 2.… 责任单位：…).

use crate::clean::blank;
use crate::lexicon::{among, digits_at};
use crate::structure::{after_mark, mark};

/// No list of measures is longer.
const MOST: usize = 20;

/// Longest line of one.
const LONGEST: usize = 2000;

/// The text of each measure before the one at `start`, in order: the lines above it that count down to 1, none before `previous`.
/// Empty where they are no such list.
pub(super) fn siblings(norm: &[char], start: usize, previous: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut line = line_start(norm, start, previous);
    let Some(mut number) = numbered(norm, line).map(|(number, _)| number) else { return found };
    while number > 1 && found.len() < MOST {
        let Some(last) = norm[previous.min(line)..line].iter().rposition(|c| !blank(*c)) else { break };
        let stop = previous.min(line) + last + 1;
        line = line_start(norm, stop - 1, previous);
        match numbered(norm, line) {
            Some((before, text)) if before + 1 == number && text < stop => {
                found.push((text, stop));
                number = before;
            }
            _ => break,
        }
    }
    found.reverse();
    if number == 1 { found } else { Vec::new() }
}

/// Where the line of a place begins.
fn line_start(norm: &[char], at: usize, previous: usize) -> usize {
    let low = previous.max(at.saturating_sub(LONGEST)).min(at);
    norm[low..at].iter().rposition(|c| *c == '\n').map_or(low, |n| low + n + 1)
}

/// The number that opens a line, behind a label (整改措施：1.…) too, and where its text begins.
fn numbered(norm: &[char], line: usize) -> Option<(u32, usize)> {
    const LABEL: usize = 8;
    let first = line + norm[line..].iter().take(LABEL).take_while(|c| blank(**c)).count();
    let colon = norm[first..].iter().take(LABEL).take_while(|c| **c != '\n').position(|c| *c == ':');
    [Some(first), colon.map(|n| first + n + 1)].into_iter().flatten().find_map(|at| {
        let open = usize::from(norm.get(at) == Some(&'('));
        let digits = digits_at(norm, at + open).min(2);
        let number: u32 = norm.get(at + open..at + open + digits)?.iter().collect::<String>().parse().ok()?;
        let found = mark(norm, at).filter(|found| !found.spoken)?;
        let text = after_mark(norm, at, norm.len());
        (text >= found.end && norm.get(text).is_some_and(|c| !among!("\n", *c))).then_some((number, text))
    })
}
