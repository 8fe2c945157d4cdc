//! Whom 支持, 推动 or 引导 makes act (支持某集团创建…): the bodies by name behind such a verb.
//!
//! Names of enterprises, schools, parks and places have no common ending, so where one ends is a trained choice: each place
//! behind the verb where a doing may begin is weighed against there being no such body. `words/backed.txt` is made by
//! `examples/train_backed.rs`.

mod choice;
mod weights;

use std::collections::BTreeSet;

use crate::lexicon::{Words, among, is};
use crate::unit::Name;
use choice::{Choice, Clause};
use weights::weight;

/// Verbs that make the body behind them act. 鼓励 asks nobody.
#[rustfmt::skip]
const VERBS: &[&str] = &["支持", "推动", "引导", "促进", "推进", "指导", "督促", "助力", "力促"];
static BACKING: Words = Words::of(VERBS);

/// How much less those that a clause names beside its first need for themselves than there being nobody.
const BESIDE: i32 = 500;

/// Every body by name that `text[from..]` makes act.
pub(crate) fn backed(text: &[char], from: usize) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = from;
    while at < text.len() {
        let Some((verb, behind)) = verb(text, at) else {
            at += 1;
            continue;
        };
        at = behind;
        let clause = Clause::behind(verb, &text[behind..]);
        let Some(choice) = best(&clause, 0, |_| true) else { continue };
        let first = clause.names(choice.end)[0];
        at = take(&clause, choice, behind, &mut found);
        // 支持甲县创建…、乙县建设…: each is told something of its own.
        while let Some(joint) = clause.joint(at - behind) {
            let part = clause.part(joint + 1);
            let like =
                |choice: Choice| part.names(choice.end).iter().all(|name| part.like(*name, &clause, first));
            at = match best(&part, 0, like) {
                Some(choice) => take(&part, choice, behind + joint + 1, &mut found),
                None => behind + joint + 1,
            };
        }
        // 支持甲县发展茶叶，乙县发展柑橘: the next clause tells others the same.
        let mut next = behind + clause.len() + 1;
        while text.get(next - 1) == Some(&',') {
            let more = Clause::behind(verb, &text[next..]);
            let same = |other: Choice| {
                more.doing(other) == clause.doing(choice)
                    && more.names(other.end).iter().all(|name| more.like(*name, &clause, first))
            };
            let Some(other) = best(&more, BESIDE, same) else { break };
            at = take(&more, other, next, &mut found);
            next += more.len() + 1;
        }
    }
    found
}

/// Adds the names of a choice in the clause that begins at `begin`; where the last of them ends.
fn take(clause: &Clause, choice: Choice, begin: usize, found: &mut Vec<Name>) -> usize {
    let names = clause.names(choice.end).into_iter();
    found.extend(names.map(|(start, end)| Name { start: begin + start, end: begin + end }));
    begin + choice.end
}

/// The backing verb at `at`, as its place among them, and where what it is about begins. Of several the last counts, and
/// 鼓励 among them is passed over.
fn verb(text: &[char], at: usize) -> Option<(usize, usize)> {
    let place = |word: &str| VERBS.iter().position(|verb| *verb == word);
    let (word, mut behind) = BACKING.at(text, at)?;
    let mut found = place(word)?;
    loop {
        let joint = usize::from(text.get(behind).is_some_and(|c| among!("、和并", *c)));
        if let Some((word, end)) = BACKING.at(text, behind + joint) {
            found = place(word)?;
            behind = end;
        } else if is(text, behind + joint, "鼓励") {
            behind += joint + 2;
        } else {
            return Some((found, behind));
        }
    }
}

/// The place among those `fit` that speaks most for itself, unless there being nobody weighs as much and `favour` more.
fn best(clause: &Clause, favour: i32, fit: impl Fn(Choice) -> bool) -> Option<Choice> {
    let mut nobody = 0;
    clause.nobody(|sign| nobody += weight(sign));
    let weigh = |choice: Choice| {
        let mut sum = 0;
        clause.somebody(choice, |sign| sum += weight(sign));
        (sum, choice)
    };
    let fits = clause.choices().filter(|choice| fit(*choice)).map(weigh);
    let (sum, choice) = fits.max_by_key(|(sum, choice)| (*sum, std::cmp::Reverse(choice.end)))?;
    (sum + favour > nobody).then_some(choice)
}

/// What is weighed at a backing verb, for whoever trains the weights.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BackedChoices {
    /// What speaks for nobody.
    pub nobody: Vec<String>,
    /// Where names may end, in characters behind the verb, and what speaks for it.
    pub ends: Vec<(usize, Vec<String>)>,
}

/// What is weighed behind a backing verb; none for another verb.
pub fn backed_choices(verb: &str, behind: &str) -> Option<BackedChoices> {
    let verb = VERBS.iter().position(|known| *known == verb)?;
    let text: Vec<char> = crate::clean::Clean::of(behind).norm;
    let clause = Clause::behind(verb, &text);
    let mut choices = BackedChoices::default();
    clause.nobody(|sign| choices.nobody.extend(sign.written()));
    choices.ends = clause
        .choices()
        .map(|choice| {
            let mut signs = BTreeSet::new();
            clause.somebody(choice, |sign| signs.extend(sign.written()));
            (choice.end, signs.into_iter().collect())
        })
        .collect();
    Some(choices)
}

/// The names of a list of so many characters behind a backing verb.
pub fn backed_names(behind: &str, end: usize) -> Vec<String> {
    let text: Vec<char> = crate::clean::Clean::of(behind).norm;
    let clause = Clause::behind(0, &text);
    let names = clause.names(end.min(text.len()));
    names.into_iter().map(|(start, end)| text[start..end].iter().collect()).collect()
}
