//! Whether a sentence binds somebody to something, and what exactly.

use std::ops::Range;

use calendar::Date;
use calendar::deadline::{Deadline, Kind, Open};

use crate::binding::binding;
use crate::bounds::clause_start;
use crate::clean::Clean;
use crate::cue::OPENING_VERBS;
use crate::division::Item;
use crate::evidence::{Evidence, turned, words};
use crate::fact::Fact;
use crate::features::{Scene, Studied, features};
use crate::heading::Outlook;
use crate::judge::Judge;
use crate::lexicon::{Words, among, is};
use crate::log::Log;
use crate::metric::without_doers;
use crate::milestone;
use crate::role::roles;
use crate::roles::Roles;
use crate::sentence::Piece;
use crate::structure::{after_mark, mark};
use crate::target::targets;
use crate::time;
use crate::title::title;
use crate::unit::{Cast, Name, is_collective};
use crate::{Commitment, Comparator, Due, Examined, Found, Inherited, Part, Passed, Role, Strength, Target};

/// Sum of weights from which a sentence counts as a commitment: a hundred below where the judge was trained to cut
/// (`examples/train.rs`). Work reports promise more often than the papers it learnt from: in 13 of 17 labelled collections more
/// is found for it than is wrong (`bench/RESULTS.md`).
const THRESHOLD: i16 = 200;

/// What words and place must make up for where the cues together say nothing for a sentence: prose of another style than
/// what was learnt from reads much like a task.
const MUTE: i16 = 300;

/// A numbered topic that opens a paragraph is no longer.
const TOPIC: usize = 18;

/// What a clause must show that tells units of its own, beside one of the same sentence that commits.
const BESIDE: i16 = -200;

/// A sentence that was judged.
pub(crate) struct Judged {
    /// Sum of the weights of its cues.
    pub(crate) sum: i16,
    /// Whether it tells of the past.
    pub(crate) past: bool,
    pub(crate) made: Option<Commitment>,
}

/// Judges one sentence.
pub(crate) fn sentence(
    clean: &Clean,
    piece: &Piece,
    scene: &Scene<'_>,
    judge: &mut Judge,
    log: &mut Log,
) -> Judged {
    log.begin();
    let anchor = scene.anchor;
    let (start, end) = (piece.start, piece.end);
    let times = time::times(clean, start, end, anchor);
    let mut evidence = words(clean, start, end);
    let targets = targets(clean, start, end, &times, anchor, log);
    let roles = roles(clean, start, end, &times, log);
    weigh(clean, (start, end), scene, &times, &targets, &roles, &mut evidence);
    let own = evidence.sum();
    let studied = Studied { times: &times, targets: &targets, roles: &roles, evidence: &evidence };
    let facts = features(clean, (start, end), scene, &studied);
    let past = facts
        .iter()
        .any(|shown| matches!(shown.fact, Fact::Past | Fact::PastMore | Fact::Gone | Fact::GoneHead));
    let from = evidence.told.map_or(start, |told| clause_start(&clean.norm, start, told));
    let passed = Judged { sum: own, past, made: None };
    let range = (start, end);
    let sum = judge.sum(&clean.norm, range, own, &facts);
    // A cell or a label is no sentence, nor is a heading that says nothing of a task, or opens a paragraph with its number
    // (2.深化改革。围绕…).
    let idle = targets.is_empty() && times.is_empty() && roles.found.is_empty();
    let scrap = end - start < 6 && targets.is_empty()
        || scene.heading.is_some_and(|whole| {
            let topic =
                !whole && end - start <= TOPIC && mark(&clean.norm, start).is_some_and(|found| !found.spoken);
            idle && (topic || !among!("。;", clean.norm[end - 1]))
        });
    log.examined(|| Examined::of(clean, (start, from, end), own, !scrap, &facts));
    let mut wanted = if own > 0 { THRESHOLD } else { THRESHOLD + MUTE };
    let told = roles.found.iter().any(|cast| cast.role == Role::LeadUnit && cast.rule == "rule-role-told");
    if scene.beside && told && !past {
        wanted = BESIDE;
    }
    if scrap || sum < wanted {
        if scene.heading.is_none() {
            log.passed(|| Passed {
                span: clean.span(start, end),
                text: clean.quote(start, end),
                section: piece.section,
                score: score(sum).min(score(THRESHOLD) - 1),
                sum,
                reasons: judge.reasons(clean, &evidence, &facts, sum),
            });
        }
        return passed;
    }
    let reasons = judge.reasons(clean, &evidence, &facts, sum);
    let start = from;
    let begin = clean.span(start, start + 1).start;
    let targets: Vec<Target> = targets.into_iter().filter(|target| target.span.end > begin).collect();
    let names: Vec<Name> = roles.found.iter().map(|cast| cast.name).collect();
    let mut made = blank_commitment(clean, (start, end, end), (&names, &times), sum);
    fill_roles(clean, &mut made, &roles.found, log);
    made.targets = targets;
    fill_days(clean, &mut made, &times, (start, end), anchor, log);
    let (strength, rule) = strength(&made, &evidence);
    made.strength = strength;
    log.ground(clean, Part::Strength, rule, start, end);
    log.taken(sum, wanted);
    name_measured(&mut made);
    made.reasons = reasons;
    Judged { made: Some(made), ..passed }
}

/// Writes the day of a range and the days on the way to it into a commitment.
fn fill_days(
    clean: &Clean,
    made: &mut Commitment,
    times: &[Deadline],
    range: (usize, usize),
    anchor: Date,
    log: &mut Log,
) {
    time::fill(clean, made, times, range, anchor, log);
    milestone::fill(clean, made, times, range, anchor, log);
}

/// Makes the commitment of an item that a division of work assigns.
pub(crate) fn assigned(clean: &Clean, item: &Item, anchor: Date, log: &mut Log) -> Commitment {
    const SHOWN: usize = 40;
    let own = time::times(clean, item.start, item.end, anchor);
    log.begin();
    let targets = targets(clean, item.start, item.end, &own, anchor, log);
    let mut evidence = words(clean, item.start, item.end);
    evidence.clues.retain(|clue| clue.weight > 0);
    let close = clean.trim(item.start, item.close).1;
    let close = close.max(item.end);
    evidence.add(Fact::Assigned, item.end..close.min(item.end + SHOWN), 600);
    if let Some(first) = targets.first() {
        evidence.add(Fact::Target, target_words(first), 300);
    }
    let mut made = blank_commitment(clean, (item.start, item.end, close), (&[], &own), evidence.sum());
    // Longer than a name, it would be no title.
    if let Some(project) = item.named.filter(|name| name.end - name.start <= SHOWN) {
        made.title = format!("{}：{}", clean.quote(project.start, project.end), made.title);
    }
    // 县城管局要完成改造（县住建局配合）: the text tells who leads; who helps as well where only a leader or a day is given.
    if item.only_helped() || item.names_no_unit() {
        let mut told = roles(clean, item.start, item.end, &own, log).found;
        told.retain(|cast| cast.role != Role::OtherUnit || item.names_no_unit());
        fill_roles(clean, &mut made, &told, log);
    }
    fill_roles(clean, &mut made, &item.roles, log);
    for cast in &item.inherited {
        log.ground(clean, cast.role.into(), "rule-role-cell", cast.name.start, cast.name.end);
        made.inherited.push(Inherited { role: cast.role, name: found(clean, cast.name) });
    }
    made.targets = targets;
    // 4月15日前完成…: the day of a measure comes before that of its whole list.
    let own_day = item.one_of_list && own.iter().any(|time| binding(clean, time, item.start, anchor));
    if let Some(time) = item.due().filter(|_| !own_day) {
        made.due = Due::of(time);
        made.due_text = Some(found(clean, Name { start: time.start, end: time.end }));
        log.ground(clean, Part::Due, "rule-due-assigned", time.start, time.end);
        if let Some(rhythm) = item.times.iter().chain(&own).find(|time| time.kind == Kind::Cadence) {
            made.cadence = Some(found(clean, Name { start: rhythm.start, end: rhythm.end }));
            log.ground(clean, Part::Cadence, "rule-cadence", rhythm.start, rhythm.end);
        }
        milestone::fill(clean, &mut made, &own, (item.start, item.end), anchor, log);
        // 时间安排：4月底前完成选址，11月底前交付
        if let (Some(first), true) = (item.times.first(), made.milestones.is_empty()) {
            let low = first.start;
            milestone::fill(clean, &mut made, &item.times, (low, close.max(low)), anchor, log);
        }
    } else {
        let mut all = own;
        all.extend(item.times.iter().filter(|_| !own_day).cloned());
        fill_days(clean, &mut made, &all, (item.start, item.end), anchor, log);
    }
    let nobody = made.lead_units.is_empty() && made.other_units.is_empty() && made.leaders.is_empty();
    let (strength, rule) =
        if nobody { strength(&made, &evidence) } else { (Strength::Hard, "rule-strength-assigned") };
    made.strength = strength;
    log.ground(clean, Part::Strength, rule, item.start, item.end);
    log.taken(evidence.sum(), THRESHOLD);
    made.reasons = evidence.clues.iter().map(|clue| clue.reason(clean)).collect();
    made
}

/// What assigns an item is seldom longer; beyond it a torn text holds more than names.
const NAMES: usize = 150;

fn blank_commitment(
    clean: &Clean,
    (start, end, close): (usize, usize, usize),
    (names, times): (&[Name], &[Deadline]),
    sum: i16,
) -> Commitment {
    Commitment {
        span: clean.span(start, close),
        said: clean.span(start, if close - end > NAMES { close } else { end }),
        text: clean.quote(start, end),
        title: title(clean, start, end, names, times),
        strength: Strength::Soft,
        section: None,
        leaders: Vec::new(),
        lead_units: Vec::new(),
        other_units: Vec::new(),
        targets: Vec::new(),
        due: None,
        due_text: None,
        milestones: Vec::new(),
        cadence: None,
        inherited: Vec::new(),
        inherited_due: None,
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

/// Takes those who act out of the names of what is measured.
fn name_measured(made: &mut Commitment) {
    let units = made.lead_units.iter().chain(&made.other_units);
    let doers: Vec<&str> = units.map(|unit| unit.value.as_str()).filter(|name| !name.is_empty()).collect();
    for target in &mut made.targets {
        if let Some(metric) = without_doers(&target.metric, &doers) {
            target.metric = metric;
        }
    }
}

/// The first short name in quotation marks. A mark that is never closed names nothing.
fn quoted(clean: &Clean, start: usize, end: usize) -> Option<Range<usize>> {
    const LONG: usize = 12;
    let open = (start..end).find(|at| clean.norm[*at] == '“')?;
    let close = (open + 1..end.min(open + LONG + 2)).find(|at| clean.norm[*at] == '”')?;
    Some(open..close + 1)
}

fn target_words(target: &Target) -> String {
    format!("{}{}", target.value.as_deref().unwrap_or_default(), target.unit)
}

/// Days and rhythms speak for a commitment, a day that is fixed most.
fn weigh_times(clean: &Clean, start: usize, anchor: Date, times: &[Deadline], evidence: &mut Evidence) {
    let norm = &clean.norm;
    for time in times {
        let words = time.start..time.end;
        match time.kind {
            // A day before the last word of the past is one that has been.
            Kind::Deadline if evidence.past_end > 0 && time.end <= evidence.past_end => {}
            Kind::Deadline if binding(clean, time, start, anchor) => {
                evidence.add(Fact::Deadline, words, if time.bounded { 300 } else { 100 })
            }
            // 应当自发布之日起15日内备案: it binds from a day that only the event knows.
            Kind::Deadline if time.open == Some(Open::Event) => evidence.add(Fact::Deadline, words, 100),
            Kind::Deadline => {
                // 2016年，我县全面启动…: a year gone by at the head of a sentence.
                let gone = time.due.is_some_and(|day| day.year() < anchor.year());
                if gone && time.start == after_mark(norm, start, time.end) {
                    evidence.add(Fact::Past, words, -1200);
                }
            }
            Kind::Cadence => evidence.add(
                Fact::Cadence,
                words,
                if norm[time.start] == '每' || norm[time.start] == '月' { 200 } else { 100 },
            ),
            Kind::Vague => evidence.add(Fact::Pressing, words, 100),
        }
    }
}

/// A leader by name speaks most for a commitment, a unit by name more than a class of units.
fn weigh_actors(clean: &Clean, roles: &Roles, evidence: &mut Evidence) {
    let norm = &clean.norm;
    if let Some(name) = roles.of(Role::Leader).first() {
        evidence.add(Fact::Leader, name.start..name.end, 500);
    }
    let actors = roles.of(Role::LeadUnit);
    let collective = |name: &&Name| is_collective(norm, name.start, name.end);
    if let Some(name) = actors.iter().find(|name| !collective(name)) {
        evidence.add(Fact::NamedUnit, name.start..name.end, 350);
    } else if let Some(name) = actors.first() {
        // 具体情况由各单位自行掌握: left to them more often than asked of them.
        let left = roles.found.iter().any(|cast| cast.name == *name && cast.rule == "rule-role-by");
        let weight = if left { 200 } else { 300 };
        evidence.add(Fact::CollectiveUnit, name.start..name.end, weight);
    } else if let Some(name) = roles.of(Role::OtherUnit).iter().find(|name| !collective(name)) {
        evidence.add(Fact::NamedUnit, name.start..name.end, 250);
    }
}

fn weigh(
    clean: &Clean,
    range: (usize, usize),
    scene: &Scene<'_>,
    times: &[Deadline],
    targets: &[Target],
    roles: &Roles,
    evidence: &mut Evidence,
) {
    let norm = &clean.norm;
    let (start, end) = range;
    // Figures before the last word of the past tell of it.
    let past = clean.span(evidence.past_end.min(end), evidence.past_end.min(end) + 1).start;
    let ahead = |target: &&Target| evidence.past_end == 0 || target.span.end > past;
    if let Some(target) = targets.iter().find(ahead) {
        let weight = match target.op {
            Comparator::Zero => 300,
            Comparator::All | Comparator::Sync => 200,
            _ if target.value.is_none() => 200,
            _ => 400,
        };
        evidence.add(Fact::Target, target_words(target), weight);
        // 坚持以人民为中心，新增学位2000个: the spirit first, and then what is done.
        if target.value.is_some() {
            evidence.forget_before(clean, Fact::Guiding, target.span.start);
        }
    }
    weigh_times(clean, start, scene.anchor, times, evidence);
    // 刚才已经作了部署，会后各单位要…: the past is told before anybody is told to act.
    let told = roles
        .of(Role::Leader)
        .into_iter()
        .chain(roles.of(Role::LeadUnit))
        .map(|name| name.start)
        .filter(|start| *start >= evidence.past_end)
        .chain(turned(norm, start, end, evidence.past_end).filter(|_| evidence.past_end > 0))
        .min();
    if told.is_some() {
        evidence.clues.retain(|clue| !matches!(clue.cue, Fact::Past | Fact::Attendance));
        // 县自然资源局要…，那块地荒了六年，年底前要…: what was told before the past belongs to it.
        let before =
            roles.found.iter().filter(|cast| cast.rule == "rule-role-told").map(|cast| cast.name.start).min();
        evidence.told = told.min(before.or(told)).filter(|_| evidence.past_end > 0);
    }
    weigh_actors(clean, roles, evidence);
    let verb_at = after_mark(norm, start, end);
    weigh_duties(norm, (verb_at, end), scene.assigned, roles, evidence);
    let opens = OPENING_VERBS.at(&norm[..end], verb_at);
    match scene.outlook {
        Outlook::Back => evidence.add(Fact::ReviewSection, "", -900),
        Outlook::Ahead => {
            evidence.add(Fact::PlanSection, "", 100);
            if let Some(words) = quoted(clean, start, end) {
                evidence.add(Fact::NamedThing, words, 100);
            }
            if let Some((length, ())) = opens {
                evidence.add(Fact::Process, verb_at..verb_at + length, 100);
            }
        }
        Outlook::Preamble => evidence.add(Fact::Guiding, "", -300),
        // A task in a list: 建成县体育馆。
        Outlook::Open if opens.is_some() && evidence.end_event => {
            evidence.add(Fact::Process, verb_at..verb_at + 2, 100);
        }
        Outlook::Open => {}
    }
    if targets.is_empty() && !evidence.end_event {
        weigh_spirit(norm, verb_at, !times.is_empty(), evidence);
    }
}

/// 负责…, where a heading, the line or a colon (财政部门:负责比对…) names whose duties they are.
fn weigh_duties(
    norm: &[char],
    (verb_at, end): (usize, usize),
    assigned: bool,
    roles: &Roles,
    evidence: &mut Evidence,
) {
    const FAR: usize = 40;
    static DUTY: Words = Words::of(&["负责", "全权负责", "承担", "牵头", "配合", "协助", "参与", "会同"]);
    let text = &norm[..end];
    let lead = roles.of(Role::LeadUnit).into_iter().find(|name| name.start <= verb_at);
    let colon = lead.and_then(|name| (name.end..end.min(name.end + FAR)).find(|at| norm[*at] == ':'));
    if colon.is_some_and(|colon| DUTY.at(text, colon + 1).is_some()) {
        evidence.add(Fact::Assigned, verb_at..verb_at + 1, 500);
    }
    if assigned && let Some((word, behind)) = DUTY.at(text, verb_at) {
        evidence.add(Fact::Assigned, behind - word.chars().count()..behind, 500);
    }
}

/// Nothing is counted and nothing ends: is it more than a spirit in which to work?
fn weigh_spirit(norm: &[char], verb_at: usize, timed: bool, evidence: &mut Evidence) {
    // 坚持系统治理…: how, and not what.
    if is(norm, verb_at, "坚持") {
        evidence.add(Fact::Guiding, "坚持", -200);
    }
    // 各单位要提高认识，形成合力: urged twice, and to no thing.
    let things = [Fact::NamedThing, Fact::Deliverable, Fact::Campaign, Fact::Order];
    let urged = evidence.clues.iter().filter(|clue| clue.cue == Fact::Virtue).count() > 1;
    if urged && !timed && !evidence.clues.iter().any(|clue| things.contains(&clue.cue)) {
        evidence.add(Fact::Virtue, "", -300);
    }
}

/// Hard when a number, a day, a rhythm, a leader or an end event fixes it, or a named unit owes a paper.
fn strength(made: &Commitment, evidence: &Evidence) -> (Strength, &'static str) {
    let counted = made.targets.iter().any(|target| !matches!(target.op, Comparator::Zero | Comparator::All));
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
