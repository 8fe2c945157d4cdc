//! What the words of a sentence say for and against a commitment.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use crate::Reason;
use crate::basis::REST;
use crate::bounds::{clause_end, clause_start, member_end};
use crate::bygone::{names_topic, past_alone, past_opening, sets_beside};
use crate::clean::Clean;
use crate::cue::{CUE_WORDS, Cue};
use crate::fact::Fact;
use crate::lexicon::{Lexicon, Words, among, digits_at, find, groups, is, is_han, words};
use crate::structure::after_mark;

/// A cue that a sentence shows, and the weight it has.
#[derive(Clone, Debug)]
pub(crate) struct Clue {
    pub(crate) cue: Fact,
    words: Shown,
    pub(crate) weight: i16,
}

/// The words that show a cue: they are quoted only when somebody asks.
#[derive(Clone, Debug)]
pub(crate) enum Shown {
    At(Range<usize>),
    Said(Cow<'static, str>),
}

impl From<Range<usize>> for Shown {
    fn from(place: Range<usize>) -> Self {
        Self::At(place)
    }
}

impl From<&'static str> for Shown {
    fn from(words: &'static str) -> Self {
        Self::Said(Cow::Borrowed(words))
    }
}

impl From<String> for Shown {
    fn from(words: String) -> Self {
        Self::Said(Cow::Owned(words))
    }
}

impl Clue {
    /// As it is told to people.
    pub(crate) fn reason(&self, clean: &Clean) -> Reason {
        let words = match &self.words {
            Shown::At(place) => clean.quote(place.start, place.end),
            Shown::Said(words) => words.clone().into_owned(),
        };
        Reason { cue: self.cue.cue().to_owned(), words, weight: self.weight }
    }
}

/// What a sentence says, before it is judged.
pub(crate) struct Evidence {
    pub(crate) clues: Vec<Clue>,
    /// Behind the last word that speaks of the past.
    pub(crate) past_end: usize,
    /// Where an actor is told to act after the past has been told.
    pub(crate) told: Option<usize>,
    pub(crate) end_event: bool,
    pub(crate) deliverable: bool,
}

impl Evidence {
    pub(crate) fn new() -> Self {
        Self { clues: Vec::new(), past_end: 0, told: None, end_event: false, deliverable: false }
    }

    pub(crate) fn add(&mut self, cue: Fact, words: impl Into<Shown>, weight: i16) {
        self.clues.push(Clue { cue, words: words.into(), weight });
    }

    /// Forgets what spoke by a cue before a place of the document.
    pub(crate) fn forget_before(&mut self, clean: &Clean, cue: Fact, place: usize) {
        self.clues.retain(|clue| match &clue.words {
            Shown::At(at) if clue.cue == cue => clean.span(at.start, at.end).end > place,
            _ => true,
        });
    }

    pub(crate) fn sum(&self) -> i16 {
        self.clues.iter().fold(0_i16, |sum, clue| sum.saturating_add(clue.weight))
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
        if matches!(cue, Cue::Past) && (names_topic(norm, at + length) || sets_beside(norm, at, at + length))
        {
            at += length;
            continue;
        }
        let (fact, weight, most) = cue.rule();
        match cue {
            Cue::EndEvent => evidence.end_event = true,
            Cue::Deliverable => evidence.deliverable |= govern(norm, start, at) != Govern::Keeps,
            Cue::Past | Cue::Attendance => evidence.past_end = at + length,
            _ => {}
        }
        let weight = governed(norm, start, at, length, cue, weight);
        if let Some(fact) = fact.filter(|_| weight != 0) {
            let so_far: i16 =
                evidence.clues.iter().filter(|clue| clue.cue == fact).map(|clue| clue.weight).sum();
            let room =
                if weight > 0 { (most - so_far).clamp(0, weight) } else { (most - so_far).clamp(weight, 0) };
            if room != 0 {
                evidence.add(fact, at..at + length, room);
            }
        }
        at += length;
    }
    past_particle(clean, start, end, &mut evidence);
    meeting(clean, start, end, &mut evidence);
    visit(clean, start, end, &mut evidence);
    past_opening(clean, start, end, &mut evidence);
    past_alone(clean, start, end, &mut evidence);
    copula(clean, start, end, &mut evidence);
    if norm[start..end].contains(&'?') {
        evidence.add(Fact::Question, "?", -800);
    }
    evidence
}

/// …是…的关键。 says what something is, and not what to do.
fn copula(clean: &Clean, start: usize, end: usize, evidence: &mut Evidence) {
    static WHAT: Words = Words::of(&[
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
        "手段",
        "指标",
        "保障线",
        "主战场",
        "突破口",
        "着力点",
        "重点任务",
        "政治任务",
        "重要行动",
        "源泉",
        "基石",
        "命脉",
    ]);
    let norm = &clean.norm[..end];
    let stop = if end > start && among!("。!;", norm[end - 1]) { end - 1 } else { end };
    let Some((_, noun)) = WHAT.before(norm, stop).filter(|(_, at)| *at > start + 3) else { return };
    let link = (start..noun)
        .rev()
        .take(40)
        .take_while(|at| !among!(",;。:", norm[*at]))
        .find(|at| norm[*at] == '是');
    if let Some(link) = link.filter(|at| words!["否"].at(norm, *at + 1).is_none()) {
        evidence.add(Fact::Definition, link..stop, -300);
    }
}

/// 了 behind a verb tells what has been done; what follows the last one may be told.
fn past_particle(clean: &Clean, start: usize, end: usize, evidence: &mut Evidence) {
    static WORDS: Words = Words::of(&["了解", "了然", "了事", "了结", "了断", "了如", "了之"]);
    let norm = &clean.norm[..end];
    // 签了字的表, 拆了的地方: which of them.
    let which = |at: usize| norm.get(at + 1) == Some(&'的') || norm.get(at + 2) == Some(&'的');
    let told = |at: &usize| {
        done(norm, *at)
            || norm[*at] == '了'
                && !which(*at)
                && !among!("为不得除罢", norm[*at - 1])
                && WORDS.at(norm, *at).is_none()
    };
    let mut found = (start + 1..end).filter(told);
    let Some(first) = found.next() else { return };
    evidence.add(Fact::Past, first - 1..first + 1, -500);
    evidence.past_end = evidence.past_end.max(found.next_back().unwrap_or(first) + 1);
}

/// Whether 已 at a place tells what has been done: 已完成招标 does, 已建成的项目 only says which.
fn done(norm: &[char], at: usize) -> bool {
    const FAR: usize = 14;
    if norm[at] != '已' || among!("而不早", norm[at - 1]) {
        return false;
    }
    norm.get(at + 1).is_some_and(|c| is_han(*c))
        && !norm[at + 1..member_end(norm, at + 1, at + FAR)].contains(&'的')
}

/// What tells of a meeting that was held.
#[rustfmt::skip]
static HELD: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    let words = [
        "镇召开", "乡召开", "村召开", "县召开", "室召开", "召开全", "召开紧急", "召开专题", "主持召开", "组织召开", "会召开", "会议召开", "举行", "召开20",
        "先后深入", "到我县调研", "出席并", "陪同调研", "实地察看", "听取了", "听取该",
    ];
    Lexicon::new(words.map(|word| (word, ())))
});

/// 9月11日上午，我县召开…会: a meeting that was held, as news tell it.
fn meeting(clean: &Clean, start: usize, end: usize, evidence: &mut Evidence) {
    let norm = &clean.norm[..end];
    let held = (start..end).find_map(|at| HELD.at(norm, at).map(|(length, ())| at + length));
    let Some(behind) = held else { return };
    // 要主持召开…, 每月召开一次: to be held.
    let clause = clause_start(norm, start, behind);
    let told = (clause..behind).any(|at| {
        words!["要", "每", "定期", "适时", "将", "年内", "及时", "底前", "必须"].at(norm, at).is_some()
    });
    if !told {
        evidence.add(Fact::Attendance, behind - 2..behind, -400);
        evidence.past_end = evidence.past_end.max(behind);
    }
}

/// 1月26日，县委书记某某深入市场检查…: where leaders went, as news tell it.
fn visit(clean: &Clean, start: usize, end: usize, evidence: &mut Evidence) {
    const NEAR: usize = 90;
    static POSTS: Words = Words::of(&[
        "书记",
        "县长",
        "市长",
        "区长",
        "州长",
        "省长",
        "旗长",
        "镇长",
        "主任",
        "局长",
        "部长",
        "主席",
        "常委",
        "县领导",
        "市领导",
        "区领导",
        "一行",
    ]);
    static GO: Words = Words::of(&[
        "深入", "察看", "查看", "赶赴", "前往", "来到", "走进", "赴", "带领", "带队", "率队", "率领", "实地",
        "调研", "督查", "督导", "检查", "看望", "慰问", "视察", "走访",
    ]);
    let norm = &clean.norm[..end];
    let begin = after_mark(norm, start, end);
    let to = end.min(begin + NEAR);
    let digits = |at: usize| digits_at(&norm[..to], at).min(2);
    let day = |at: usize| {
        let month = digits(at);
        let behind = at + month;
        (month > 0 && norm.get(behind) == Some(&'月')).then_some(behind + 1).and_then(|at| {
            let days = digits(at);
            (days > 0 && norm.get(at + days) == Some(&'日')).then_some(at + days + 1)
        })
    };
    // 统一行动, 每一行业: no party.
    let split = |at: usize| {
        is(norm, at, "一行")
            && (norm.get(at + 2).is_some_and(|c| among!("动业政为列", *c))
                || at > begin && among!("每统单同第任", norm[at - 1]))
    };
    let party = || find(norm, begin, to.min(begin + 14), "一行").filter(|at| !split(*at));
    let Some(from) = day(begin).or_else(party) else { return };
    // 6月20日前，由书记带队检查: what is to come.
    if words!["前", "之前", "以前", "底", "起", "开始", "至", "到", "、"].at(norm, from).is_some()
    {
        return;
    }
    let Some(post) = (from..to).find(|at| POSTS.at(norm, *at).is_some() && !split(*at)) else { return };
    let Some(behind) = (post + 2..to).find_map(|at| GO.at(norm, at).map(|(_, behind)| behind)) else {
        return;
    };
    let told = (from..behind)
        .any(|at| words!["要", "将", "请", "务必", "必须", "拟", "底前", "日前"].at(norm, at).is_some());
    if !told {
        evidence.add(Fact::Attendance, behind - 1..behind, -400);
        evidence.past_end = evidence.past_end.max(behind);
    }
}

/// 县长强调，要…, 成效明显，要…: behind what was told somebody is told to act.
pub(crate) fn turned(norm: &[char], start: usize, end: usize, past_end: usize) -> Option<usize> {
    static SAYS: Words = Words::of(&["指出", "强调", "要求", "明确"]);
    static TOLD: Words = Words::of(&["一方面要", "要", "必须", "务必", "一要"]);
    let norm = &norm[..end];
    let mut marks = (past_end.max(start + 1)..end).filter(|at| among!(",:;", norm[at - 1]));
    let said = |at: usize| SAYS.before(norm, at - 1).is_some();
    let feigned = |at: usize| words!["求", "素", "点", "闻"].at(norm, at).is_some();
    marks.find(|at| {
        let told = TOLD.at(norm, *at).is_some_and(|(_, behind)| !feigned(behind));
        // …已修复11处，余下6处要在汛期前完工
        let rest = || {
            let close = clause_end(norm, *at, end);
            REST.at(norm, *at).is_some()
                && words!["要", "必须", "务必", "由", "请", "前", "确保"].within(norm, *at, close)
        };
        told || rest() || said(*at) && (*at..end).any(|i| norm[i] == '要' && norm.get(i + 1) != Some(&'求'))
    })
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
            let mut behind = end..clause_end(norm, end, end + 8);
            if moved || behind.any(|i| BEHIND.at(norm, i).is_some()) { weight } else { weight / 3 }
        }
        _ => weight,
    }
}
