//! Whether a sentence binds somebody to something, and what exactly.

use calendar::Date;
use calendar::deadline::{Deadline, Kind};

use crate::clean::Clean;
use crate::cue::{CUE_WORDS, Cue, OPENING_VERBS};
use crate::division::Item;
use crate::heading::Outlook;
use crate::lexicon::{any, is};
use crate::log::Log;
use crate::role::{Roles, roles};
use crate::sentence::Piece;
use crate::structure::after_mark;
use crate::target::targets;
use crate::time;
use crate::title::title;
use crate::unit::{Cast, Name, is_collective};
use crate::{Commitment, Comparator, Found, Inherited, Part, Passed, Reason, Role, Strength, Target};

/// Sum of weights from which a sentence counts as a commitment.
const THRESHOLD: i16 = 300;

/// What a sentence says, before it is judged.
pub(crate) struct Evidence {
    pub(crate) reasons: Vec<Reason>,
    /// Behind the last word that speaks of the past.
    past_end: usize,
    /// Where an actor is told to act after the past has been told.
    told: Option<usize>,
    pub(crate) end_event: bool,
    pub(crate) deliverable: bool,
}

impl Evidence {
    fn new() -> Self {
        Self { reasons: Vec::new(), past_end: 0, told: None, end_event: false, deliverable: false }
    }

    fn add(&mut self, cue: &str, words: String, weight: i16) {
        self.reasons.push(Reason { cue: cue.to_owned(), words, weight });
    }

    pub(crate) fn sum(&self) -> i16 {
        self.reasons.iter().fold(0_i16, |sum, reason| sum.saturating_add(reason.weight))
    }
}

/// Judges one sentence.
pub(crate) fn sentence(
    clean: &Clean,
    piece: &Piece,
    outlook: Outlook,
    anchor: Date,
    log: &mut Log,
) -> Option<Commitment> {
    log.begin();
    let (start, end) = (piece.start, piece.end);
    let times = time::times(clean, start, end, anchor);
    let mut evidence = words(clean, start, end);
    let targets = targets(clean, start, end, &times, log);
    let roles = roles(clean, start, end, &times, log);
    weigh(clean, (start, end), (outlook, anchor), &times, &targets, &roles, &mut evidence);
    // A cell or a label is no sentence.
    let scrap = end - start < 6 && targets.is_empty();
    if scrap || evidence.sum() < THRESHOLD {
        log.passed(|| Passed {
            span: clean.span(start, end),
            text: clean.quote(start, end),
            section: piece.section,
            score: score(evidence.sum()).min(score(THRESHOLD) - 1),
            sum: evidence.sum(),
            reasons: evidence.reasons,
        });
        return None;
    }
    // What was told of the past before is no part of it.
    let start = evidence.told.map_or(start, |told| clause_start(&clean.norm, start, told));
    let mut made = blank_commitment(clean, start, end, end, evidence.sum());
    let names: Vec<Name> = roles.found.iter().map(|cast| cast.name).collect();
    made.title = title(clean, start, end, &names);
    fill_roles(clean, &mut made, &roles.found, log);
    time::fill(clean, &mut made, &times, (start, end), anchor, log);
    let (strength, rule) = strength(&made, &targets, &evidence);
    made.strength = strength;
    log.ground(clean, Part::Strength, rule, start, end);
    log.taken(evidence.sum(), THRESHOLD);
    made.targets = targets;
    made.reasons = evidence.reasons;
    Some(made)
}

/// Makes the commitment of an item that a division of work assigns.
pub(crate) fn assigned(clean: &Clean, item: &Item, anchor: Date, log: &mut Log) -> Commitment {
    let own = time::times(clean, item.start, item.end, anchor);
    log.begin();
    let targets = targets(clean, item.start, item.end, &own, log);
    let mut evidence = words(clean, item.start, item.end);
    evidence.reasons.retain(|reason| reason.weight > 0);
    let close = clean.trim(item.start, item.close).1;
    let close = close.max(item.end);
    evidence.add("cue-assigned", clean.quote(item.end, close).chars().take(40).collect(), 600);
    if let Some(first) = targets.first() {
        evidence.add("cue-target", target_words(first), 300);
    }
    let mut made = blank_commitment(clean, item.start, item.end, close, evidence.sum());
    fill_roles(clean, &mut made, &item.roles, log);
    for cast in &item.inherited {
        log.ground(clean, cast.role.into(), "rule-role-cell", cast.name.start, cast.name.end);
        made.inherited.push(Inherited { role: cast.role, name: found(clean, cast.name) });
    }
    if let Some(time) = item.due() {
        made.due = time.due;
        made.due_text = Some(found(clean, Name { start: time.start, end: time.end }));
        log.ground(clean, Part::Due, "rule-due-assigned", time.start, time.end);
        if let Some(rhythm) = item.times.iter().chain(&own).find(|time| time.kind == Kind::Cadence) {
            made.cadence = Some(found(clean, Name { start: rhythm.start, end: rhythm.end }));
            log.ground(clean, Part::Cadence, "rule-cadence", rhythm.start, rhythm.end);
        }
    } else {
        let mut all = own;
        all.extend(item.times.iter().cloned());
        time::fill(clean, &mut made, &all, (item.start, item.end), anchor, log);
    }
    let nobody = made.lead_units.is_empty() && made.other_units.is_empty() && made.leaders.is_empty();
    let (strength, rule) = if nobody {
        strength(&made, &targets, &evidence)
    } else {
        (Strength::Hard, "rule-strength-assigned")
    };
    made.strength = strength;
    log.ground(clean, Part::Strength, rule, item.start, item.end);
    log.taken(evidence.sum(), THRESHOLD);
    made.targets = targets;
    made.reasons = evidence.reasons;
    made
}

fn blank_commitment(clean: &Clean, start: usize, end: usize, close: usize, sum: i16) -> Commitment {
    Commitment {
        span: clean.span(start, close),
        text: clean.quote(start, end),
        title: title(clean, start, end, &[]),
        strength: Strength::Soft,
        section: None,
        leaders: Vec::new(),
        lead_units: Vec::new(),
        other_units: Vec::new(),
        targets: Vec::new(),
        due: None,
        due_text: None,
        cadence: None,
        inherited: Vec::new(),
        score: score(sum),
        reasons: Vec::new(),
    }
}

/// 500 at the threshold, never quite 0 or 1000.
fn score(sum: i16) -> u16 {
    let distance = (i32::from(sum) - i32::from(THRESHOLD)).clamp(-1000, 1000);
    u16::try_from((550 + distance * 44 / 100).clamp(20, 990)).unwrap_or(500)
}

fn found(clean: &Clean, name: Name) -> Found<String> {
    Found { value: clean.quote(name.start, name.end), span: clean.span(name.start, name.end) }
}

fn fill_roles(clean: &Clean, made: &mut Commitment, roles: &[Cast], log: &mut Log) {
    for Cast { role, name, rule } in roles {
        log.ground(clean, (*role).into(), rule, name.start, name.end);
        let list = match role {
            Role::Leader => &mut made.leaders,
            Role::LeadUnit => &mut made.lead_units,
            Role::OtherUnit => &mut made.other_units,
        };
        let name = found(clean, *name);
        if !list.iter().any(|known| known.value == name.value) {
            list.push(name);
        }
    }
}

/// Collects the cue words of a range.
fn words(clean: &Clean, start: usize, end: usize) -> Evidence {
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
            Cue::Deliverable => evidence.deliverable |= !is_kept(norm, start, at),
            Cue::Past | Cue::Attendance => evidence.past_end = at + length,
            _ => {}
        }
        let kept = cue == Cue::Deliverable && is_kept(norm, start, at);
        if !key.is_empty() && !kept {
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
    if norm[start..end].contains(&'?') {
        evidence.add("cue-question", String::from("?"), -800);
    }
    evidence
}

/// Whether a paper or mechanism is only kept or improved (完善机制), not made.
fn is_kept(norm: &[char], start: usize, at: usize) -> bool {
    const MAKE: &[&str] = &[
        "制定", "制订", "出台", "印发", "编制", "建立", "研究", "起草", "修订", "提出", "拿出", "形成",
        "梳理", "报", "交", "下发", "细化", "发布", "推出",
    ];
    const KEEP: &[&str] = &[
        "完善", "健全", "优化", "创新", "落实", "用好", "执行", "强化", "深化", "规范", "按照", "根据",
        "严格", "遵守", "加强", "坚持", "依托", "围绕",
    ];
    let clause = clause_start(norm, start, at);
    (clause..at)
        .rev()
        .find_map(|i| {
            let at = &norm[..at];
            any(at, i, MAKE).map(|_| false).or_else(|| any(at, i, KEEP).map(|_| true))
        })
        .unwrap_or(false)
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
fn clause_start(norm: &[char], from: usize, at: usize) -> usize {
    norm[from..at].iter().rposition(|c| ",;:。".contains(*c)).map_or(from, |n| from + n + 1)
}

/// The first short name in quotation marks. A mark that is never closed names nothing.
fn quoted(clean: &Clean, start: usize, end: usize) -> Option<String> {
    const LONG: usize = 12;
    let open = (start..end).find(|at| clean.norm[*at] == '“')?;
    let close = (open + 1..end.min(open + LONG + 2)).find(|at| clean.norm[*at] == '”')?;
    Some(clean.quote(open, close + 1))
}

fn target_words(target: &Target) -> String {
    format!("{}{}", target.value.as_deref().unwrap_or_default(), target.unit)
}

fn weigh(
    clean: &Clean,
    range: (usize, usize),
    (outlook, anchor): (Outlook, Date),
    times: &[Deadline],
    targets: &[Target],
    roles: &Roles,
    evidence: &mut Evidence,
) {
    let norm = &clean.norm;
    let (start, end) = range;
    if let Some(target) = targets.first() {
        let weight = match target.op {
            Comparator::Zero => 300,
            Comparator::All | Comparator::Sync => 200,
            _ => 400,
        };
        evidence.add("cue-target", target_words(target), weight);
    }
    for time in times {
        let words = clean.quote(time.start, time.end);
        match time.kind {
            Kind::Deadline if time::binding(clean, time, start, anchor) => {
                evidence.add("cue-deadline", words, if time.bounded { 300 } else { 100 })
            }
            Kind::Deadline => {}
            Kind::Cadence => evidence.add(
                "cue-cadence",
                words,
                if norm[time.start] == '每' || norm[time.start] == '月' { 200 } else { 100 },
            ),
            Kind::Vague => evidence.add("cue-pressing", words, 100),
        }
    }
    // 刚才已经作了部署，会后各单位要…: the past is told before anybody is told to act.
    let told =
        roles.of(Role::Leader).into_iter().chain(roles.of(Role::LeadUnit)).map(|name| name.start).min();
    if told.is_some_and(|start| start >= evidence.past_end) {
        evidence.reasons.retain(|reason| reason.cue != "cue-past" && reason.cue != "cue-attendance");
        evidence.told = told.filter(|_| evidence.past_end > 0);
    }
    if let Some(name) = roles.of(Role::Leader).first() {
        evidence.add("cue-leader", clean.quote(name.start, name.end), 500);
    }
    if let Some(name) = roles.of(Role::LeadUnit).first() {
        let collective = is_collective(norm, name.start, name.end);
        let (key, weight) = if collective { ("cue-collective-unit", 200) } else { ("cue-named-unit", 350) };
        evidence.add(key, clean.quote(name.start, name.end), weight);
    }
    let verb_at = after_mark(norm, start, end);
    let opens = OPENING_VERBS.at(&norm[..end], verb_at);
    match outlook {
        Outlook::Back => evidence.add("cue-review-section", String::new(), -900),
        Outlook::Ahead => {
            evidence.add("cue-plan-section", String::new(), 100);
            if let Some(words) = quoted(clean, start, end) {
                evidence.add("cue-named-thing", words, 100);
            }
            if let Some((length, ())) = opens {
                evidence.add("cue-process", clean.quote(verb_at, verb_at + length), 100);
            }
        }
        Outlook::Preamble => evidence.add("cue-guiding", String::new(), -300),
        // A task in a list: 建成县体育馆。
        Outlook::Open if opens.is_some() && evidence.end_event => {
            evidence.add("cue-process", clean.quote(verb_at, verb_at + 2), 100);
        }
        Outlook::Open => {}
    }
    // 坚持系统治理…: how, and not what.
    if is(norm, verb_at, "坚持") && targets.is_empty() && !evidence.end_event {
        evidence.add("cue-guiding", String::from("坚持"), -200);
    }
}

/// Hard when a number, a day, a rhythm, a leader or an end event fixes it, or a named unit owes a paper.
fn strength(made: &Commitment, targets: &[Target], evidence: &Evidence) -> (Strength, &'static str) {
    let counted = targets.iter().any(|target| !matches!(target.op, Comparator::Zero | Comparator::All));
    let rhythm = made.cadence.as_ref().is_some_and(|cadence| !cadence.value.starts_with('常'));
    let owed = evidence.deliverable && !made.lead_units.is_empty() && made.due_text.is_some();
    let hard = [
        (counted, "rule-strength-number"),
        (made.due.is_some(), "rule-strength-day"),
        (rhythm, "rule-strength-rhythm"),
        (!made.leaders.is_empty(), "rule-strength-leader"),
        (evidence.end_event, "rule-strength-end-event"),
        (owed, "rule-strength-paper"),
    ];
    match hard.into_iter().find(|(holds, _)| *holds) {
        Some((_, rule)) => (Strength::Hard, rule),
        None => (Strength::Soft, "rule-strength-soft"),
    }
}
