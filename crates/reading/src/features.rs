//! What a sentence shows to the trained judge: plain facts by name, each with the words that show it.

use std::ops::Range;

use calendar::deadline::{Deadline, Kind, Precision};

use crate::clean::Clean;
use crate::evidence::Evidence;
use crate::heading::Outlook;
use crate::lexicon::any;
use crate::role::Roles;
use crate::structure::{after_mark, mark};
use crate::time;
use crate::unit::is_collective;
use crate::{Comparator, Role, Target};

/// A fact about a sentence. What stands before `/` in its name is the key of its words in the catalogues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Feature {
    pub(crate) name: &'static str,
    /// The words that show it; empty when nothing particular does.
    pub(crate) words: Range<usize>,
}

/// What the document and the neighbours say of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Scene<'a> {
    /// Facts about the document, and about the headings above the sentence.
    pub(crate) around: &'a [Feature],
    pub(crate) outlook: Outlook,
    pub(crate) anchor: calendar::Date,
    pub(crate) wide: bool,
    /// Whether the text is too short to be a document.
    pub(crate) few: bool,
    /// First sentence of its line, and the only one there.
    pub(crate) first: bool,
    pub(crate) alone: bool,
    /// What the sentences before it showed.
    pub(crate) recent: &'a Recent,
    /// Whether the sentence reads like a heading: set as a line of its own, or before what it names.
    pub(crate) heading: Option<bool>,
    pub(crate) next: Option<Range<usize>>,
}

/// What was read in a sentence.
pub(crate) struct Studied<'a> {
    pub(crate) times: &'a [Deadline],
    pub(crate) targets: &'a [Target],
    pub(crate) roles: &'a Roles,
    pub(crate) evidence: &'a Evidence,
}

/// The last few sentences of a document, as far as the next one may lean on them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recent {
    /// Sum of the cues of each, newest last, and whether it told of the past.
    seen: Vec<(i16, bool)>,
}

impl Recent {
    const MANY: usize = 4;

    /// Remembers a sentence.
    pub(crate) fn note(&mut self, sum: i16, past: bool) {
        if self.seen.len() == Self::MANY {
            self.seen.remove(0);
        }
        self.seen.push((sum, past));
    }

    fn show(&self, made: &mut Made<'_>) {
        let none = made.start..made.start;
        let Some((last, _)) = self.seen.last() else {
            made.add("cue-before/nothing", none);
            return;
        };
        match last {
            ..-200 => made.add("cue-before/against", none.clone()),
            300.. => made.add("cue-before/for", none.clone()),
            _ => {}
        }
        let many = i32::try_from(self.seen.len()).unwrap_or(1);
        let mean = self.seen.iter().map(|(sum, _)| i32::from((*sum).clamp(-600, 800))).sum::<i32>() / many;
        made.add(
            match mean {
                ..-300 => "cue-around/a",
                -300..-150 => "cue-around/b",
                -150..0 => "cue-around/c",
                0..150 => "cue-around/d",
                150..300 => "cue-around/e",
                300..450 => "cue-around/f",
                450..600 => "cue-around/g",
                _ => "cue-around/h",
            },
            none.clone(),
        );
        made.add(
            match self.seen.iter().filter(|(_, past)| *past).count() {
                0 => "cue-around/told-none",
                1 => "cue-around/told-one",
                2 => "cue-around/told-two",
                _ => "cue-around/told-most",
            },
            none,
        );
    }
}

/// Every fact about a sentence.
pub(crate) fn features(
    clean: &Clean,
    (start, end): (usize, usize),
    scene: &Scene<'_>,
    studied: &Studied<'_>,
) -> Vec<Feature> {
    let mut made = Made { clean, start, end, list: scene.around.to_vec() };
    made.add("cue-usual", start..start);
    made.place(scene);
    made.shape();
    made.actors(studied.roles, studied.evidence.past_end);
    made.numbers(studied.targets, studied.evidence.past_end);
    made.times(studied.times, scene.anchor);
    made.cues(studied.evidence);
    made.list
}

struct Made<'a> {
    clean: &'a Clean,
    start: usize,
    end: usize,
    list: Vec<Feature>,
}

impl Made<'_> {
    fn add(&mut self, name: &'static str, words: Range<usize>) {
        if !self.list.iter().any(|known| known.name == name) {
            self.list.push(Feature { name, words });
        }
    }

    fn place(&mut self, scene: &Scene<'_>) {
        let none = self.start..self.start;
        match scene.outlook {
            Outlook::Back => self.add("cue-review-section", none.clone()),
            Outlook::Ahead => self.add("cue-plan-section", none.clone()),
            Outlook::Preamble => self.add("cue-guiding/section", none.clone()),
            Outlook::Open => {}
        }
        if scene.wide {
            self.add("cue-reach", none.clone());
        }
        match scene.heading {
            Some(true) => self.add("cue-heading/line", none.clone()),
            Some(false) => self.add("cue-heading/inline", none.clone()),
            None => {}
        }
        if scene.few {
            self.add("cue-place/few", none);
            return;
        }
        if scene.first {
            self.add("cue-place/first", none.clone());
        }
        if scene.alone {
            self.add("cue-place/alone", none.clone());
        }
        scene.recent.show(self);
        if let Some(next) = &scene.next
            && mark(&self.clean.norm, next.start).is_some()
        {
            self.add("cue-behind/listed", next.start..(next.start + 2).min(next.end));
        }
    }

    fn shape(&mut self) {
        let norm = &self.clean.norm[..self.end];
        let (start, end) = (self.start, self.end);
        let commas = norm[start..end].iter().filter(|c| matches!(c, ',' | ';')).count();
        self.add(
            match commas {
                0 => "cue-clauses/one",
                1 => "cue-clauses/two",
                2..=3 => "cue-clauses/some",
                _ => "cue-clauses/many",
            },
            start..start,
        );
        if let Some(found) = mark(norm, start) {
            let name = match (found.spoken, found.level) {
                (true, _) => "cue-mark/spoken",
                (_, 1) => "cue-mark/first",
                (_, 2) => "cue-mark/second",
                _ => "cue-mark/third",
            };
            self.add(name, start..found.end);
        }
        if let Some(at) = (start..end).find(|at| norm[*at] == '“') {
            self.add("cue-quoted", at..(at + 6).min(end));
        }
        if let Some(at) = (start..end).find(|at| norm[*at] == '《') {
            self.add("cue-paper", at..(at + 8).min(end));
        }
        const SAYS: &[&str] = &["指出", "强调", "要求", "表示", "认为", "提出"];
        if let Some(at) = (start..end).find(|at| {
            any(norm, *at, SAYS)
                .is_some_and(|(_, behind)| norm.get(behind).is_some_and(|c| ",:".contains(*c)))
        }) {
            self.add("cue-reported", at..at + 2);
        }
    }

    fn actors(&mut self, roles: &Roles, past: usize) {
        let norm = &self.clean.norm;
        let head = after_mark(norm, self.start, self.end);
        for cast in &roles.found {
            let words = cast.name.start..cast.name.end;
            let many = is_collective(norm, cast.name.start, cast.name.end);
            let name = match (cast.role, many) {
                (Role::Leader, _) => "cue-leader",
                (Role::LeadUnit, false) => "cue-named-unit",
                (Role::LeadUnit, true) => "cue-collective-unit",
                (Role::OtherUnit, _) => "cue-helper",
            };
            self.add(name, words.clone());
            let name = match cast.rule {
                "rule-role-told" => "cue-actor/told",
                "rule-role-acting" => "cue-actor/acting",
                "rule-role-by" => "cue-actor/by",
                "rule-role-verb" => "cue-actor/verb",
                "rule-role-joined" => "cue-actor/joined",
                "rule-role-backed" => "cue-actor/backed",
                "rule-role-agreed" => "cue-actor/agreed",
                _ => "cue-actor/other",
            };
            self.add(name, words.clone());
            if cast.name.start <= head + 2 {
                self.add("cue-actor/head", words.clone());
            }
            if cast.name.start < past {
                self.add("cue-actor/past", words);
            }
        }
        if roles.found.is_empty() {
            self.add("cue-nobody", head..head);
        }
    }

    fn numbers(&mut self, targets: &[Target], past: usize) {
        let none = self.start..self.start;
        let gone = self.clean.span(past.min(self.end), past.min(self.end) + 1).start;
        for target in targets {
            let name = match target.op {
                Comparator::Zero => "cue-target/zero",
                Comparator::All => "cue-target/all",
                Comparator::Sync => "cue-target/sync",
                _ if past > 0 && target.span.end <= gone => "cue-target/past",
                Comparator::AtLeast | Comparator::MoreThan => "cue-target/least",
                Comparator::Equal if target.value.is_some() => match target.unit.as_str() {
                    "%" | "个百分点" => "cue-target/share",
                    "元" | "万元" | "亿元" => "cue-target/money",
                    _ => "cue-target/count",
                },
                _ => "cue-target/other",
            };
            self.add(name, none.clone());
        }
        match targets.len() {
            0 => {}
            1 => self.add("cue-targets/one", none.clone()),
            2..=3 => self.add("cue-targets/some", none.clone()),
            _ => self.add("cue-targets/many", none.clone()),
        }
        let norm = &self.clean.norm;
        let digit = (self.start..self.end).find(|at| norm[*at].is_ascii_digit());
        match digit {
            Some(at) if targets.is_empty() => self.add("cue-figures/idle", at..at + 1),
            Some(_) => {}
            None => self.add("cue-figures/none", none),
        }
    }

    fn times(&mut self, times: &[Deadline], anchor: calendar::Date) {
        let head = after_mark(&self.clean.norm, self.start, self.end);
        for time in times {
            let words = time.start..time.end;
            let name = match time.kind {
                Kind::Deadline if time::binding(self.clean, time, self.start, anchor) => {
                    if time.bounded {
                        "cue-deadline/bounded"
                    } else {
                        "cue-deadline/open"
                    }
                }
                Kind::Deadline if time.due.is_some_and(|day| day < anchor) => "cue-gone",
                Kind::Deadline => "cue-named-time",
                Kind::Cadence if matches!(self.clean.norm[time.start], '每' | '月') => "cue-cadence/fixed",
                Kind::Cadence => "cue-cadence/loose",
                Kind::Vague => "cue-pressing",
            };
            self.add(name, words.clone());
            if time.start == head {
                self.add(if name == "cue-gone" { "cue-gone/head" } else { "cue-time-first" }, words.clone());
            }
            if time.kind == Kind::Deadline && time.precision == Some(Precision::Year) {
                self.add("cue-year", words);
            }
        }
    }

    fn cues(&mut self, evidence: &Evidence) {
        for (index, reason) in evidence.reasons.iter().enumerate() {
            let Some(name) = crate::CUES.iter().find(|key| **key == reason.cue) else { continue };
            self.add(name, self.start..self.start);
            let again = evidence.reasons[..index].iter().any(|before| before.cue == reason.cue);
            let name = match reason.cue.as_str() {
                "cue-end-event" if again => "cue-end-event/more",
                "cue-virtue" if again => "cue-virtue/more",
                "cue-past" if again => "cue-past/more",
                "cue-analysis" if again => "cue-analysis/more",
                "cue-named-thing" if again => "cue-named-thing/more",
                "cue-deliverable" if reason.weight >= 150 => "cue-deliverable/made",
                _ => continue,
            };
            self.add(name, self.start..self.start);
        }
        if evidence.told.is_some() {
            self.add("cue-told", self.start..self.start);
        }
    }
}
