//! The subject of a clause: names at its head, and what follows that makes them act.

use std::sync::LazyLock;

use calendar::deadline::{Deadline, Kind};

use crate::clean::Clean;
use crate::lexicon::{Lexicon, any, groups};
use crate::role::listed;
use crate::unit::{Name, facility};

/// How names at the head of a clause come to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// 要, 负责
    Told,
    /// A verb, a day or a rhythm follows.
    Acting,
    /// They say something, or something is said of them.
    Speaking,
}

/// What a word that follows a name says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Told,
    Act,
    Speech,
    Thing,
    Longer,
}

static FOLLOWERS: LazyLock<Lexicon<Sign>> = LazyLock::new(|| list(|sign| sign != Sign::Thing));
static THINGS: LazyLock<Lexicon<Sign>> = LazyLock::new(|| list(|sign| sign == Sign::Thing));

fn list(want: fn(Sign) -> bool) -> Lexicon<Sign> {
    let words = groups(include_str!("../words/acts.txt")).map(|(group, word)| {
        let sign = match group {
            "told" => Sign::Told,
            "speech" => Sign::Speech,
            "thing" => Sign::Thing,
            "longer" => Sign::Longer,
            _ => Sign::Act,
        };
        (word, sign)
    });
    Lexicon::new(words.filter(|(_, sign)| want(*sign)))
}

/// Names at the head of a clause with what makes them act.
pub(crate) struct Subject {
    pub(crate) names: Vec<Name>,
    /// Behind the names.
    pub(crate) end: usize,
    /// Behind the word that tells them to act; else where their act begins.
    pub(crate) after: usize,
    pub(crate) way: Way,
}

/// Longest list of names looked for.
const LONG: usize = 60;

/// The subject at `start`: the shortest list of names that something follows which makes it act.
pub(crate) fn subject(clean: &Clean, start: usize, to: usize, times: &[Deadline]) -> Option<Subject> {
    let text = &clean.norm[..to];
    for end in start + 2..to.min(start + LONG) {
        if "、,和及与".contains(text[end - 1]) {
            continue;
        }
        let Some((way, after)) = follower(text, end, times) else { continue };
        let names = listed(clean, start, end);
        let Some(last) = names.last() else { continue };
        // 县体育中心6月底前建成: a thing, and nobody who acts.
        let act = behind_times(end, times);
        let thing = THINGS
            .at(text, act)
            .is_some_and(|(length, _)| facility(text, last.start, last.end) || act + length == to);
        if way == Way::Acting && thing {
            return None;
        }
        return Some(Subject { names, end, after, way });
    }
    None
}

/// What follows a name at `end`, and where the act goes on.
pub(crate) fn follower(text: &[char], end: usize, times: &[Deadline]) -> Option<(Way, usize)> {
    if let Some(time) = times.iter().find(|time| time.start == end) {
        let acts = time.kind != Kind::Vague || text.get(time.end).is_some_and(|c| *c != '的');
        // 县住建局3月底前要…
        let told = FOLLOWERS
            .at(text, behind_times(end, times))
            .filter(|(_, sign)| *sign == Sign::Told)
            .map(|(length, _)| (Way::Told, behind_times(end, times) + length));
        return told.or(acts.then_some((Way::Acting, end)));
    }
    let (length, sign) = FOLLOWERS.at(text, end)?;
    match sign {
        Sign::Told if feigned(text, end + length) => None,
        Sign::Told => Some((Way::Told, end + length)),
        Sign::Act if text.get(end + length) == Some(&'的') => None,
        Sign::Act => Some((Way::Acting, end)),
        Sign::Speech => Some((Way::Speaking, end)),
        Sign::Longer | Sign::Thing => None,
    }
}

/// Behind the time expressions at `at`.
pub(crate) fn behind_times(at: usize, times: &[Deadline]) -> usize {
    let mut at = at;
    while let Some(time) = times.iter().find(|time| time.start == at && time.end > at) {
        at = time.end;
    }
    at
}

/// Whether the word before `at` is only the beginning of another (要求, 负责人).
pub(crate) fn feigned(norm: &[char], at: usize) -> bool {
    let on = ["求", "素", "点", "害", "件", "闻", "义", "强", "同志", "人", "制度", "制,", "的", "体系"];
    any(norm, at, &on).is_some()
}
