//! What a sentence shows to the trained judge: plain facts by name, each with the words that show it.

use std::ops::Range;

use calendar::deadline::{Deadline, Kind, Precision};

use crate::binding::binding;
use crate::clean::Clean;
use crate::evidence::Evidence;
use crate::fact::{Fact, Facts};
use crate::heading::Outlook;
use crate::lexicon::Words;
use crate::roles::Roles;
use crate::structure::{after_mark, mark};
use crate::unit::is_collective;
use crate::{Comparator, Role, Target};

/// A fact that a sentence shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Feature {
    pub(crate) fact: Fact,
    /// The words that show it; empty when nothing particular does.
    pub(crate) words: Range<usize>,
}

/// What the document and the neighbours say of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Scene<'a> {
    /// Whether another clause of the same sentence commits (甲局要…；乙镇要…).
    pub(crate) beside: bool,
    /// Whether a heading or the beginning of the line names whose duties these are.
    pub(crate) assigned: bool,
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
            made.add(Fact::BeforeNothing, none);
            return;
        };
        match last {
            ..-200 => made.add(Fact::BeforeAgainst, none.clone()),
            300.. => made.add(Fact::BeforeFor, none.clone()),
            _ => {}
        }
        let many = i32::try_from(self.seen.len()).unwrap_or(1);
        let mean = self.seen.iter().map(|(sum, _)| i32::from((*sum).clamp(-600, 800))).sum::<i32>() / many;
        made.add(
            match mean {
                ..-300 => Fact::AroundA,
                -300..-150 => Fact::AroundB,
                -150..0 => Fact::AroundC,
                0..150 => Fact::AroundD,
                150..300 => Fact::AroundE,
                300..450 => Fact::AroundF,
                450..600 => Fact::AroundG,
                _ => Fact::AroundH,
            },
            none.clone(),
        );
        made.add(
            match self.seen.iter().filter(|(_, past)| *past).count() {
                0 => Fact::AroundToldNone,
                1 => Fact::AroundToldOne,
                2 => Fact::AroundToldTwo,
                _ => Fact::AroundToldMost,
            },
            none,
        );
    }
}

/// A sentence seldom shows more.
const USUAL: usize = 48;

/// Every fact about a sentence.
pub(crate) fn features(
    clean: &Clean,
    (start, end): (usize, usize),
    scene: &Scene<'_>,
    studied: &Studied<'_>,
) -> Vec<Feature> {
    let mut made = Made { clean, start, end, seen: Facts::default(), list: Vec::with_capacity(USUAL) };
    for shown in scene.around {
        made.add(shown.fact, shown.words.clone());
    }
    made.add(Fact::Usual, start..start);
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
    seen: Facts,
    list: Vec<Feature>,
}

impl Made<'_> {
    fn add(&mut self, fact: Fact, words: Range<usize>) {
        if self.seen.insert(fact) {
            self.list.push(Feature { fact, words });
        }
    }

    fn place(&mut self, scene: &Scene<'_>) {
        let none = self.start..self.start;
        match scene.outlook {
            Outlook::Back => self.add(Fact::ReviewSection, none.clone()),
            Outlook::Ahead => self.add(Fact::PlanSection, none.clone()),
            Outlook::Preamble => self.add(Fact::GuidingSection, none.clone()),
            Outlook::Open => {}
        }
        if scene.wide {
            self.add(Fact::Reach, none.clone());
        }
        match scene.heading {
            Some(true) => self.add(Fact::HeadingLine, none.clone()),
            Some(false) => self.add(Fact::HeadingInline, none.clone()),
            None => {}
        }
        if scene.few {
            self.add(Fact::PlaceFew, none);
            return;
        }
        if scene.first {
            self.add(Fact::PlaceFirst, none.clone());
        }
        if scene.alone {
            self.add(Fact::PlaceAlone, none.clone());
        }
        scene.recent.show(self);
        if let Some(next) = &scene.next
            && mark(&self.clean.norm, next.start).is_some()
        {
            self.add(Fact::BehindListed, next.start..(next.start + 2).min(next.end));
        }
    }

    fn shape(&mut self) {
        let norm = &self.clean.norm[..self.end];
        let (start, end) = (self.start, self.end);
        let commas = norm[start..end].iter().filter(|c| matches!(c, ',' | ';')).count();
        self.add(
            match commas {
                0 => Fact::ClausesOne,
                1 => Fact::ClausesTwo,
                2..=3 => Fact::ClausesSome,
                _ => Fact::ClausesMany,
            },
            start..start,
        );
        if let Some(found) = mark(norm, start) {
            let name = match (found.spoken, found.level) {
                (true, _) => Fact::MarkSpoken,
                (_, 1) => Fact::MarkFirst,
                (_, 2) => Fact::MarkSecond,
                _ => Fact::MarkThird,
            };
            self.add(name, start..found.end);
        }
        if let Some(at) = (start..end).find(|at| norm[*at] == '“') {
            self.add(Fact::Quoted, at..(at + 6).min(end));
        }
        if let Some(at) = (start..end).find(|at| norm[*at] == '《') {
            self.add(Fact::Paper, at..(at + 8).min(end));
        }
        static SAYS: Words = Words::of(&["指出", "强调", "要求", "表示", "认为", "提出"]);
        let mut marks = (start + 2..end).filter(|at| matches!(norm[*at], ',' | ':'));
        if let Some((_, at)) = marks.find_map(|at| SAYS.before(norm, at).filter(|(_, from)| *from >= start)) {
            self.add(Fact::Reported, at..at + 2);
        }
    }

    fn actors(&mut self, roles: &Roles, past: usize) {
        let norm = &self.clean.norm;
        let head = after_mark(norm, self.start, self.end);
        for cast in &roles.found {
            let words = cast.name.start..cast.name.end;
            let many = is_collective(norm, cast.name.start, cast.name.end);
            let name = match (cast.role, many) {
                (Role::Leader, _) => Fact::Leader,
                (Role::LeadUnit, false) => Fact::NamedUnit,
                (Role::LeadUnit, true) => Fact::CollectiveUnit,
                (Role::OtherUnit, _) => Fact::Helper,
            };
            self.add(name, words.clone());
            let name = match cast.rule {
                "rule-role-told" => Fact::ActorTold,
                "rule-role-acting" => Fact::ActorActing,
                "rule-role-by" => Fact::ActorBy,
                "rule-role-verb" => Fact::ActorVerb,
                "rule-role-joined" => Fact::ActorJoined,
                "rule-role-backed" => Fact::ActorBacked,
                "rule-role-agreed" => Fact::ActorAgreed,
                _ => Fact::ActorOther,
            };
            self.add(name, words.clone());
            if cast.name.start <= head + 2 {
                self.add(Fact::ActorHead, words.clone());
            }
            if cast.name.start < past {
                self.add(Fact::ActorPast, words);
            }
        }
        if roles.found.is_empty() {
            self.add(Fact::Nobody, head..head);
        }
    }

    fn numbers(&mut self, targets: &[Target], past: usize) {
        let none = self.start..self.start;
        let gone = self.clean.span(past.min(self.end), past.min(self.end) + 1).start;
        for target in targets {
            let name = match target.op {
                Comparator::Zero => Fact::TargetZero,
                Comparator::All => Fact::TargetAll,
                Comparator::Sync => Fact::TargetSync,
                _ if past > 0 && target.span.end <= gone => Fact::TargetPast,
                Comparator::AtLeast | Comparator::MoreThan => Fact::TargetLeast,
                Comparator::Equal if target.value.is_some() => match target.unit.as_str() {
                    "%" | "个百分点" => Fact::TargetShare,
                    "元" | "万元" | "亿元" => Fact::TargetMoney,
                    _ => Fact::TargetCount,
                },
                _ => Fact::TargetOther,
            };
            self.add(name, none.clone());
        }
        match targets.len() {
            0 => {}
            1 => self.add(Fact::TargetsOne, none.clone()),
            2..=3 => self.add(Fact::TargetsSome, none.clone()),
            _ => self.add(Fact::TargetsMany, none.clone()),
        }
        let norm = &self.clean.norm;
        let digit = (self.start..self.end).find(|at| norm[*at].is_ascii_digit());
        match digit {
            Some(at) if targets.is_empty() => self.add(Fact::FiguresIdle, at..at + 1),
            Some(_) => {}
            None => self.add(Fact::FiguresNone, none),
        }
    }

    fn times(&mut self, times: &[Deadline], anchor: calendar::Date) {
        let head = after_mark(&self.clean.norm, self.start, self.end);
        for time in times {
            let words = time.start..time.end;
            let name = match time.kind {
                Kind::Deadline if binding(self.clean, time, self.start, anchor) => {
                    if time.bounded {
                        Fact::DeadlineBounded
                    } else {
                        Fact::DeadlineOpen
                    }
                }
                Kind::Deadline if time.due.is_some_and(|day| day < anchor) => Fact::Gone,
                Kind::Deadline => Fact::NamedTime,
                Kind::Cadence if matches!(self.clean.norm[time.start], '每' | '月') => Fact::CadenceFixed,
                Kind::Cadence => Fact::CadenceLoose,
                Kind::Vague => Fact::Pressing,
            };
            self.add(name, words.clone());
            if time.start == head {
                self.add(if name == Fact::Gone { Fact::GoneHead } else { Fact::TimeFirst }, words.clone());
            }
            if time.kind == Kind::Deadline && time.precision == Some(Precision::Year) {
                self.add(Fact::Year, words);
            }
        }
    }

    fn cues(&mut self, evidence: &Evidence) {
        for (index, clue) in evidence.clues.iter().enumerate() {
            self.add(clue.cue, self.start..self.start);
            let again = evidence.clues[..index].iter().any(|before| before.cue == clue.cue);
            let name = match clue.cue {
                Fact::EndEvent if again => Fact::EndEventMore,
                Fact::Virtue if again => Fact::VirtueMore,
                Fact::Past if again => Fact::PastMore,
                Fact::Analysis if again => Fact::AnalysisMore,
                Fact::NamedThing if again => Fact::NamedThingMore,
                Fact::Deliverable if clue.weight >= 150 => Fact::DeliverableMade,
                _ => continue,
            };
            self.add(name, self.start..self.start);
        }
        if evidence.told.is_some() {
            self.add(Fact::Told, self.start..self.start);
        }
    }
}
