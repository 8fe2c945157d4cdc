//! Whom 支持, 推动 or 引导 makes act (支持某集团创建…), and who acts at the head of a clause (某县打造…): bodies by name.
//!
//! Names of enterprises, schools, parks and places have no common ending, so where one ends is a trained choice: each place
//! where a doing may begin is weighed against there being no such body. `words/backed.txt` and `words/subjects.txt` are made
//! by `examples/train_actor`.

mod clause;
mod openers;
mod pairs;
mod signs;
mod vocabulary;
mod weights;

use std::collections::BTreeSet;

use crate::bounds::member_end;
use crate::lexicon::{Words, among, is, words};
use crate::unit::Name;
use clause::{Choice, Clause, Stretch, before};
use weights::{BACKED, HEADING, Kind, Sign};

/// Verbs that make the body behind them act. 鼓励 asks nobody.
#[rustfmt::skip]
const VERBS: &[&str] = &["支持", "推动", "引导", "促进", "推进", "指导", "督促", "助力", "力促"];
static BACKING: Words =
    Words::of(&["支持", "推动", "引导", "促进", "推进", "指导", "督促", "助力", "力促", "扶持", "帮助"]);

/// In a verb's stead: the head of a clause.
const HEAD: usize = VERBS.len();

/// A verb, as its place among the verbs, and what stands before it in its clause.
type Asked<'t> = (usize, &'t [char]);

/// How much of a part must be in view for it to be weighed.
const SEEN: usize = 20;

/// How much less somebody behind a verb needs than there being nobody: learnt from many clauses that name nobody, the weights
/// miss more than they invent.
const EAGER: i32 = 60;

/// How much less besides where somebody is urged: no thing is.
const URGED: i32 = 150;

/// How much less those that a clause names beside its first need for themselves than there being nobody.
const BESIDE: i32 = 500;

/// How much less those need that are of a kind with the first, in a list whose parts each do something.
const LIKE: i32 = 150;

/// How much more those need that are of another kind than the first.
const UNLIKE: i32 = -150;

/// How much less those at the head of a clause need than there being nobody.
const DOUBTED: i32 = 0;

/// Every body by name that `text[from..]` makes act.
pub(crate) fn backed(text: &[char], from: usize) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = from;
    while let Some(next) = (at..text.len()).find(|at| BACKING.at(text, *at).is_some()) {
        let Some((verb, behind)) = verb(text, next) else { break };
        at = behind;
        let before = before(text, from, next);
        let clause = Clause::behind(verb, before, up_to_verb(&text[behind..]));
        let favour = EAGER + if VERBS[verb] == "督促" { URGED } else { 0 };
        let Some(choice) = best(&clause, favour, |_| true) else {
            at = each((verb, before), text, behind, &mut found).unwrap_or(at);
            continue;
        };
        let first = clause.names(choice.end)[0];
        at = take(&clause, choice, behind, &mut found);
        // 支持甲县创建…、乙县创建…: each is told something of its own.
        let mut seen = at - behind;
        let mut unseen = None;
        while let Some(joint) = clause.joint(seen) {
            if clause.is_cut() && joint + SEEN > clause.len() {
                unseen = Some(joint + 1);
                break;
            }
            let part = clause.part(joint + 1);
            let like =
                |choice: Choice| part.names(choice.end).iter().all(|name| part.like(*name, &clause, first));
            seen = joint + 1;
            let cut = part.up_to(part.joint(0).unwrap_or(part.len()));
            let alone = |choice: Choice| like(choice) && cut.names(choice.end).len() == 1;
            if let Some(choice) = best(&part, LIKE, like)
                .or_else(|| best(&cut, 0, alone))
                .or_else(|| best(&part, UNLIKE, |_| true))
            {
                at = take(&part, choice, behind + seen, &mut found);
                seen = at - behind;
            }
        }
        if clause.is_cut() {
            let mut parts = parts(text, behind + unseen.unwrap_or(seen));
            if unseen.is_none() {
                parts.next();
            }
            at = go_on(parts, (verb, before), (&clause, first), &mut found).unwrap_or(at);
        }
        // 支持甲县发展茶叶，乙县发展柑橘: the next clause tells others the same.
        let mut next = behind + clause.len() + 1;
        while text.get(next - 1) == Some(&',') && self::verb(text, next).is_none() {
            let more = Clause::behind(verb, before, up_to_verb(&text[next..]));
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

/// 支持甲县扩大某园、乙县规划某园: as a whole the clause names nobody, but its first parts do, and all of a
/// kind. Where the last of the names ends.
fn each(asked: Asked, text: &[char], begin: usize, found: &mut Vec<Name>) -> Option<usize> {
    let mut parts = parts(text, begin);
    let (_, words) = parts.next()?;
    let first = Clause::behind(asked.0, asked.1, words);
    let choice = best(&first, 0, |choice| first.names(choice.end).len() == 1)?;
    let known = first.names(choice.end)[0];
    let mut more = Vec::new();
    let end = go_on(parts, asked, (&first, known), &mut more)?;
    take(&first, choice, begin, found);
    found.append(&mut more);
    Some(end)
}

/// Adds whom the parts of a list name, as long as each of them is of a kind with the first. Where the last of them ends.
fn go_on<'t>(
    parts: impl Iterator<Item = (usize, &'t [char])>,
    asked: Asked,
    (first, known): (&Clause, Stretch),
    found: &mut Vec<Name>,
) -> Option<usize> {
    let mut last = None;
    for (start, words) in parts {
        let part = Clause::behind(asked.0, asked.1, words);
        let like = |choice: Choice| {
            let names = part.names(choice.end);
            names.len() == 1 && part.like(names[0], first, known)
        };
        let Some(choice) = best(&part, LIKE, like) else { break };
        last = Some(take(&part, choice, start, found));
    }
    last
}

/// What stands between the 、 of a clause from `from` on, and where each begins, up to the next backing verb.
fn parts(text: &[char], from: usize) -> impl Iterator<Item = (usize, &[char])> {
    let mut next = Some(from);
    std::iter::from_fn(move || {
        let start = next?;
        let to = text.len().min(start + clause::FAR);
        let end = member_end(text, start, to);
        next = (text.get(end) == Some(&'、') && BACKING.at(text, end + 1).is_none()).then_some(end + 1);
        Some((start, &text[start..end]))
    })
}

/// 支持某集团扩产、推动某园区升级: a clause ends where the next verb begins.
fn up_to_verb(text: &[char]) -> &[char] {
    let next =
        (1..text.len().min(clause::FAR)).find(|at| text[*at] == '、' && BACKING.at(text, at + 1).is_some());
    &text[..next.unwrap_or(text.len())]
}

/// Where words that tell of a doing begin in the clause `text[from..]`: verbs, and behind them nouns made of verbs.
pub(crate) fn doings(text: &[char], from: usize) -> Vec<usize> {
    let words = vocabulary::Cut::of(&text[from..]).words;
    let of = |part: char| words.iter().filter(move |word| word.part == part).map(|word| from + word.start);
    of('v').chain(of('N')).collect()
}

/// The part of speech of a range as one word, as the groups of `words/vocabulary.txt` tell it; none where it is no word there.
pub(crate) fn word_part(text: &[char], start: usize, end: usize) -> Option<char> {
    vocabulary::part(text, start, end)
}

/// Who acts at the head of the clause `text[from..]`, where no rule knows them.
pub(crate) fn heading(text: &[char], from: usize) -> Vec<Name> {
    let mut found = Vec::new();
    // 我镇 is who speaks.
    let none = text.get(from).is_none_or(|c| among!("([我", *c)) || is(text, from, "作为");
    if !none && !clause::opens_with_doing(text, from) && BACKING.at(text, from).is_none() {
        let clause = Clause::behind(HEAD, &[], up_to_verb(&text[from..]));
        // Most clauses begin so, and no choice would do.
        if clause.len() < 3 || clause.begins_like_a_doing() {
            return found;
        }
        if let Some(choice) = best(&clause, DOUBTED, |_| true)
            && !clause.is_thing(choice)
        {
            take(&clause, choice, from, &mut found);
        }
    }
    found
}

/// Adds the names of a choice in the clause that begins at `begin`; where the last of them ends.
fn take(clause: &Clause, choice: Choice, begin: usize, found: &mut Vec<Name>) -> usize {
    let names = clause.without_count(clause.names(choice.end)).into_iter();
    // 马岭率先: how they do it is no part of the name. 其在我县: who is meant stands elsewhere.
    let plain = |(start, end): Stretch| {
        let how = words!["率先", "带头", "先行", "联合", "共同", "携手"].before(clause.text, end);
        let end = how.filter(|(_, at)| *at > start + 1).map_or(end, |(_, at)| at);
        (!is(clause.text, start, "其在")).then_some(Name { start: begin + start, end: begin + end })
    };
    found.extend(names.filter_map(plain));
    begin + choice.end
}

/// The backing verb at `at`, as its place among them, and where what it is about begins. Of several the last counts, and
/// 鼓励 among them is passed over.
fn verb(text: &[char], at: usize) -> Option<(usize, usize)> {
    // 扶持 and 帮助 are rare, and much like 支持.
    let place = |word: &str| {
        let word = if matches!(word, "扶持" | "帮助") { "支持" } else { word };
        VERBS.iter().position(|verb| *verb == word)
    };
    let (mut word, mut behind) = BACKING.at(text, at)?;
    // 全力促进
    if word == "力促" && text.get(behind) == Some(&'进') {
        (word, behind) = ("促进", behind + 1);
    }
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

/// How much a choice can weigh at most, and what is left of it behind its edge, the words there and the seam, found by measuring
/// on 486 papers: where a sum falls short by more, what is left need not be looked at. New weights want a new measuring.
#[derive(Clone, Copy)]
struct Bounds {
    whole: i32,
    edge: i32,
    words: i32,
    seam: i32,
}

const BEHIND: Bounds = Bounds { whole: 260, edge: 50, words: -50, seam: -100 };
const AT_HEAD: Bounds = Bounds { whole: 370, edge: 260, words: 90, seam: 0 };

/// The place among those `fit` that speaks most for itself, unless there being nobody weighs as much and `favour` more.
fn best(clause: &Clause, favour: i32, fit: impl Fn(Choice) -> bool) -> Option<Choice> {
    let bounds = if clause.verb == HEAD { AT_HEAD } else { BEHIND };
    best_within(bounds, clause, favour, fit)
}

fn best_within(bounds: Bounds, clause: &Clause, favour: i32, fit: impl Fn(Choice) -> bool) -> Option<Choice> {
    let table = if clause.verb == HEAD { &HEADING } else { &BACKED };
    let mut choices = clause.choices().peekable();
    choices.peek()?;
    let mut nobody = 0;
    clause.nobody(|sign| nobody += table.weight(sign));
    if bounds.whole <= nobody - favour {
        return None;
    }
    let mut found: Option<(i32, Choice)> = None;
    for choice in choices {
        let least = found.map_or(nobody - favour, |(most, _)| most);
        let mut sum = 0;
        clause.edge(choice, |sign| sum += table.weight(sign));
        if sum + bounds.edge <= least {
            continue;
        }
        clause.words_at(choice, |sign| sum += table.weight(sign));
        if sum + bounds.words <= least {
            continue;
        }
        clause.seam(choice, |sign| sum += table.weight(sign));
        if sum + bounds.seam <= least {
            continue;
        }
        let names = clause.names(choice.end);
        if clause.refuses(choice, &names) || !fit(choice) {
            continue;
        }
        clause.named(choice, &names, |sign| sum += table.weight(sign));
        if clause.verb == HEAD && sum + table.most(Kind::Known) + table.most(Kind::KnownWay) > least {
            clause.looks(choice, &names, |sign| sum += table.weight(sign));
        }
        if sum > least {
            found = Some((sum, choice));
        }
    }
    found.map(|(_, choice)| choice)
}

/// What is weighed at a place where somebody may act, for whoever trains the weights.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActorChoices {
    /// What speaks for nobody.
    pub nobody: Vec<String>,
    /// Where names may end, in characters, and what speaks for it.
    pub ends: Vec<(usize, Vec<String>)>,
}

/// What is weighed in the words behind a backing verb, before which `context` stands in the same sentence, or from the head of
/// a clause where the verb is empty; none for another verb.
pub fn actor_choices(context: &str, verb: &str, words: &str) -> Option<ActorChoices> {
    let verb = if verb.is_empty() { HEAD } else { VERBS.iter().position(|known| *known == verb)? };
    let norm = |words: &str| crate::clean::Clean::of(words).norm;
    let (text, context) = (norm(words), norm(context));
    let clause = Clause::behind(verb, before(&context, 0, context.len()), up_to_verb(&text));
    let mut choices = ActorChoices::default();
    clause.nobody(|sign| choices.nobody.extend(sign.written()));
    for choice in clause.choices() {
        let names = clause.names(choice.end);
        if clause.refuses(choice, &names) {
            continue;
        }
        let mut signs = BTreeSet::new();
        let mut show = |sign: Sign| signs.extend(sign.written());
        clause.edge(choice, &mut show);
        clause.words_at(choice, &mut show);
        clause.seam(choice, &mut show);
        clause.named(choice, &names, &mut show);
        if verb == HEAD {
            clause.looks(choice, &names, &mut show);
        }
        choices.ends.push((choice.end, signs.into_iter().collect()));
    }
    Some(choices)
}

/// The names of a list of so many characters.
pub fn actor_names(words: &str, end: usize) -> Vec<String> {
    let text: Vec<char> = crate::clean::Clean::of(words).norm;
    let clause = Clause::behind(0, &[], &text);
    let names = clause.names(end.min(text.len()));
    names.into_iter().map(|(start, end)| text[start..end].iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_need_not_be_looked_at_would_not_have_been_chosen() {
        const NONE: Bounds = Bounds { whole: 100_000, edge: 100_000, words: 100_000, seam: 100_000 };
        let texts = [
            include_str!("../../tests/corpus/report.txt"),
            include_str!("../../tests/corpus/speech.txt"),
            include_str!("../../tests/corpus/notice.txt"),
            include_str!("../../tests/corpus/roles.txt"),
            include_str!("../../tests/corpus/sentences.tsv"),
        ];
        let mut seen = 0;
        for text in texts {
            let text = crate::clean::Clean::of(text).norm;
            for at in 0..text.len() {
                let backed = verb(&text, at).map(|(verb, behind)| (verb, behind, EAGER));
                let head =
                    (at == 0 || crate::bounds::between_clauses(text[at - 1])).then_some((HEAD, at, DOUBTED));
                for (verb, from, favour) in backed.into_iter().chain(head) {
                    let clause = Clause::behind(verb, before(&text, 0, at), up_to_verb(&text[from..]));
                    let all = best_within(NONE, &clause, favour, |_| true);
                    assert_eq!(
                        best(&clause, favour, |_| true),
                        all,
                        "{:?}",
                        &text[from..from + clause.len()]
                    );
                    seen += usize::from(all.is_some());
                }
            }
        }
        assert!(seen > 20, "{seen}");
    }
}
