//! What the words of a sentence say for and against a commitment.

use std::sync::LazyLock;

use crate::Reason;
use crate::clean::Clean;
use crate::cue::{CUE_WORDS, Cue};
use crate::lexicon::{Lexicon, any, any_before, groups};
use crate::structure::after_mark;

/// What a sentence says, before it is judged.
pub(crate) struct Evidence {
    pub(crate) reasons: Vec<Reason>,
    /// Behind the last word that speaks of the past.
    pub(crate) past_end: usize,
    /// Where an actor is told to act after the past has been told.
    pub(crate) told: Option<usize>,
    pub(crate) end_event: bool,
    pub(crate) deliverable: bool,
}

impl Evidence {
    pub(crate) fn new() -> Self {
        Self { reasons: Vec::new(), past_end: 0, told: None, end_event: false, deliverable: false }
    }

    pub(crate) fn add(&mut self, cue: &str, words: String, weight: i16) {
        self.reasons.push(Reason { cue: cue.to_owned(), words, weight });
    }

    pub(crate) fn sum(&self) -> i16 {
        self.reasons.iter().fold(0_i16, |sum, reason| sum.saturating_add(reason.weight))
    }
}

/// Collects the cue words of a range.
pub(crate) fn words(clean: &Clean, start: usize, end: usize) -> Evidence {
    let norm = &clean.norm[..end];
    let mut evidence = Evidence::new();
    let mut at = start;
    while at < end {
        let Some((length, cue)) = CUE_WORDS.at(norm, at) else {
            at += 1;
            continue;
        };
        let (key, weight, most) = cue.rule();
        match cue {
            Cue::EndEvent => evidence.end_event = true,
            Cue::Deliverable => evidence.deliverable |= govern(norm, start, at) != Govern::Keeps,
            Cue::Past | Cue::Attendance => evidence.past_end = at + length,
            _ => {}
        }
        let weight = governed(norm, start, at, length, cue, weight);
        if !key.is_empty() && weight != 0 {
            let so_far: i16 =
                evidence.reasons.iter().filter(|reason| reason.cue == key).map(|reason| reason.weight).sum();
            let room =
                if weight > 0 { (most - so_far).clamp(0, weight) } else { (most - so_far).clamp(weight, 0) };
            if room != 0 {
                evidence.add(key, clean.quote(at, at + length), room);
            }
        }
        at += length;
    }
    past_particle(clean, start, end, &mut evidence);
    past_opening(clean, start, end, &mut evidence);
    copula(clean, start, end, &mut evidence);
    if norm[start..end].contains(&'?') {
        evidence.add("cue-question", String::from("?"), -800);
    }
    evidence
}

/// A sentence that opens in the past tells of it, whatever numbers follow, until it turns to what is to come.
fn past_opening(clean: &Clean, start: usize, end: usize, evidence: &mut Evidence) {
    const PAST: &[&str] = &[
        "去年",
        "前年",
        "过去",
        "上年",
        "近年来",
        "近几年",
        "这些年",
        "五年来",
        "一年来",
        "截至",
        "截止",
        "上一年",
        "刚才",
        "刚刚",
    ];
    const TURN: &[&str] = &["今年", "下一步", "接下来", "力争", "确保", "明年"];
    let norm = &clean.norm[..end];
    let at = after_mark(norm, start, end);
    let Some((_, behind)) = any(norm, at, PAST) else { return };
    if (behind..end).any(|i| any(norm, i, TURN).is_some()) {
        return;
    }
    evidence.add("cue-past", clean.quote(at, behind), -600);
    evidence.past_end = evidence.past_end.max(behind);
}

/// …是…的关键。 says what something is, and not what to do.
fn copula(clean: &Clean, start: usize, end: usize, evidence: &mut Evidence) {
    const WHAT: &[&str] = &[
        "关键",
        "基础",
        "前提",
        "保证",
        "保障",
        "要求",
        "体现",
        "支撑",
        "举措",
        "途径",
        "抓手",
        "内容",
        "环节",
        "根本",
        "核心",
        "底色",
        "使命",
        "职责",
        "大事",
        "方向",
        "目标",
        "奋斗方向",
        "动力",
        "源泉",
        "基石",
        "命脉",
    ];
    let norm = &clean.norm[..end];
    let stop = if end > start && "。!;".contains(norm[end - 1]) { end - 1 } else { end };
    let Some((_, noun)) = any_before(norm, stop, WHAT).filter(|(_, at)| *at > start + 3) else { return };
    let link = (start..noun)
        .rev()
        .take(40)
        .take_while(|at| !",;。:".contains(norm[*at]))
        .find(|at| norm[*at] == '是');
    if let Some(link) = link.filter(|at| any(norm, *at + 1, &["否"]).is_none()) {
        evidence.add("cue-definition", clean.quote(link, stop), -300);
    }
}

/// 了 behind a verb tells what has been done.
fn past_particle(clean: &Clean, start: usize, end: usize, evidence: &mut Evidence) {
    let norm = &clean.norm[..end];
    for at in start + 1..end {
        if norm[at] == '了'
            && !"为不得除".contains(norm[at - 1])
            && any(norm, at, &["了解", "了然"]).is_none()
        {
            evidence.add("cue-past", clean.quote(at - 1, at + 1), -500);
            evidence.past_end = evidence.past_end.max(at + 1);
            return;
        }
    }
}

/// Behind the last mark between clauses before `at`.
pub(crate) fn clause_start(norm: &[char], from: usize, at: usize) -> usize {
    norm[from..at].iter().rposition(|c| ",;:。".contains(*c)).map_or(from, |n| from + n + 1)
}

/// What the verb that governs a noun does with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Govern {
    /// 制定方案
    Makes,
    /// 完善机制
    Keeps,
    /// 推进项目
    Moves,
    /// No verb near.
    Nothing,
}

static GOVERNORS: LazyLock<Lexicon<Govern>> = LazyLock::new(|| {
    let words = groups(include_str!("../words/governs.txt")).filter(|(group, _)| *group != "behind");
    Lexicon::new(words.map(|(group, word)| {
        let govern = match group {
            "make" => Govern::Makes,
            "keep" => Govern::Keeps,
            _ => Govern::Moves,
        };
        (word, govern)
    }))
});

static BEHIND: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    let words = groups(include_str!("../words/governs.txt")).filter(|(group, _)| *group == "behind");
    Lexicon::new(words.map(|(_, word)| (word, ())))
});

/// What the nearest verb before `at` in its clause does.
fn govern(norm: &[char], start: usize, at: usize) -> Govern {
    const FAR: usize = 28;
    let clause = clause_start(norm, start.max(at.saturating_sub(FAR)), at);
    let text = &norm[..at];
    let mut found = Govern::Nothing;
    for place in (clause..at).rev() {
        match GOVERNORS.at(text, place).map(|(_, govern)| govern) {
            // 建立健全: what is made counts.
            Some(Govern::Makes) => return Govern::Makes,
            Some(govern) if found == Govern::Nothing => found = govern,
            _ => {}
        }
    }
    found
}

/// The weight of a noun by the verb that governs it: a thing nobody moves and a paper nobody makes count for little.
fn governed(norm: &[char], start: usize, at: usize, length: usize, cue: Cue, weight: i16) -> i16 {
    match cue {
        Cue::Deliverable => match govern(norm, start, at) {
            Govern::Makes => weight,
            Govern::Keeps => 0,
            Govern::Moves | Govern::Nothing => weight / 2,
        },
        Cue::NamedThing | Cue::Campaign => {
            let moved = matches!(govern(norm, start, at), Govern::Makes | Govern::Moves);
            let end = at + length;
            let behind = (end..norm.len().min(end + 8)).take_while(|i| !",;。".contains(norm[*i]));
            if moved || behind.into_iter().any(|i| BEHIND.at(norm, i).is_some()) {
                weight
            } else {
                weight / 3
            }
        }
        _ => weight,
    }
}
