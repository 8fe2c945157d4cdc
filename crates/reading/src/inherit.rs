//! Roles and days taken over from a heading or from the sentence before.

use calendar::Date;

use crate::clean::Clean;
use crate::division::Item;
use crate::lexicon::{Words, among};
use crate::listing::listed;
use crate::sentence::Piece;
use crate::stage::Stages;
use crate::structure::{after_mark, mark};
use crate::unit::Name;
use crate::{Commitment, Found, Inherited, Made, Role};

/// Names that are taken over at most.
const MOST: usize = 60;

/// Openings of a sentence that goes on about the same actor.
const GOING_ON: &[&str] = &["要", "同时", "并", "确保", "力争", "还要", "对", "其中"];

/// A heading that assigns everything under it (（一）抓招商（牵头单位：…）).
pub(crate) struct Scope {
    level: u8,
    line: usize,
    roles: Vec<Inherited>,
}

/// The scopes that hold at a place.
#[derive(Default)]
pub(crate) struct Scopes {
    pub(crate) heading: Option<Scope>,
    /// Of the names that open a line; behind the line that of the heading holds again.
    line: Option<Scope>,
    pub(crate) stages: Stages,
}

impl Scopes {
    /// Closes those that end where a piece begins, and opens that of a line with more to come.
    pub(crate) fn go_on(&mut self, clean: &Clean, piece: &Piece, more: bool, anchor: Date) {
        self.stages.go_on(clean, piece, anchor);
        if piece.first {
            self.line = if more { Scope::of_line(clean, piece) } else { None };
        }
        let own = piece.first && self.line.is_some() && mark(&clean.norm, piece.start).is_none();
        self.heading.take_if(|scope| !own && scope.ends_at(clean, piece));
    }

    /// Opens that of a heading, if it names somebody.
    pub(crate) fn go_under(&mut self, clean: &Clean, heading: &Piece) {
        self.heading = Scope::of_heading(clean, heading).or(self.heading.take());
    }

    pub(crate) fn innermost(&self) -> Option<&Scope> {
        self.line.as_ref().or(self.heading.as_ref())
    }

    /// Gives a commitment without an actor those of the innermost, and one without a day that of its stage, marked as taken over.
    pub(crate) fn fill(&self, commitment: &mut Commitment) {
        self.stages.fill(commitment);
        if let Some(scope) = self.innermost() {
            scope.fill(commitment);
        }
    }
}

impl Scope {
    /// The scope of an item that reads as a heading: short, numbered and not closed by 。
    pub(crate) fn of(clean: &Clean, piece: &Piece, item: &Item, commitment: &Commitment) -> Option<Self> {
        const LONG: usize = 30;
        let numbered = mark(&clean.norm, piece.start).filter(|found| found.level <= 3 && !found.spoken)?;
        let short = item.end - item.start <= LONG
            && clean.norm[item.end - 1] != '。'
            && commitment.targets.is_empty();
        short.then(|| Self { level: numbered.level, line: piece.line, roles: roles(commitment) })
    }

    /// The scope of a numbered heading that is nothing but units and their duties (（一）县教育局, （二）县民政局职责), in a
    /// division by unit.
    fn of_heading(clean: &Clean, piece: &Piece) -> Option<Self> {
        let numbered = mark(&clean.norm, piece.start).filter(|found| !found.spoken)?;
        let start = after_mark(&clean.norm, piece.start, piece.end);
        Self::of_names(
            clean,
            (start, without_duties(&clean.norm, start, piece.end)),
            numbered.level,
            piece.line,
        )
    }

    /// The scope of a line that begins with nothing but units (县糖业局。负责…).
    fn of_line(clean: &Clean, piece: &Piece) -> Option<Self> {
        const LONG: usize = 40;
        const LEAST: u8 = 9;
        let start = after_mark(&clean.norm, piece.start, piece.end);
        let closed = piece.end.checked_sub(1).filter(|at| clean.norm[*at] == '。' && at - start <= LONG)?;
        Self::of_names(clean, (start, closed), LEAST, piece.line)
    }

    fn of_names(clean: &Clean, (start, end): (usize, usize), level: u8, line: usize) -> Option<Self> {
        let names = listed(clean, start, end);
        let lead = |name: &Name| Inherited {
            role: Role::LeadUnit,
            name: Found { value: clean.quote(name.start, name.end), span: clean.span(name.start, name.end) },
        };
        (!names.is_empty()).then(|| Self { level, line, roles: names.iter().take(MOST).map(lead).collect() })
    }

    /// Whether the scope is over where a piece begins.
    fn ends_at(&self, clean: &Clean, piece: &Piece) -> bool {
        let level =
            mark(&clean.norm, piece.start).map_or(if piece.heading { 0 } else { 9 }, |found| found.level);
        piece.line != self.line && level <= self.level
    }

    fn fill(&self, commitment: &mut Commitment) {
        if is_bare(commitment) {
            commitment.inherited.clone_from(&self.roles);
        }
    }
}

/// Gives a commitment without an actor the one of the commitment right before it on the same line, marked as taken over.
pub(crate) fn from_before(made: &mut [Made]) {
    for index in 1..made.len() {
        let (before, rest) = made.split_at_mut(index);
        let Made { line, commitment: previous, .. } = &before[index - 1];
        let Made { line: own_line, commitment: own, .. } = &mut rest[0];
        let adjacent = line == own_line && own.span.start <= previous.span.end + 1;
        if adjacent && is_bare(own) && GOING_ON.iter().any(|w| own.text.starts_with(w)) {
            own.inherited = roles(previous);
        }
    }
}

/// Before the word that says that a heading tells duties, and before how many they are (县教育局牵头工作(6项)。).
fn without_duties(norm: &[char], start: usize, end: usize) -> usize {
    #[rustfmt::skip]
    static DUTIES: Words = Words::of(&[
        "的主要职责", "主要职责", "工作职责", "的职责", "职责分工", "职责", "工作任务", "主要任务", "牵头工作", "牵头任务", "牵头事项", "负责事项",
    ]);
    let closed = norm[start..end].iter().rev().take_while(|c| among("。:;", **c)).count();
    let mut end = end - closed;
    if end > start
        && norm[end - 1] == ')'
        && let Some(open) = norm[start..end].iter().rposition(|c| *c == '(')
        && norm[start + open..end].iter().any(char::is_ascii_digit)
    {
        end = start + open;
    }
    DUTIES.before(&norm[..end], end).filter(|(_, at)| *at > start).map_or(end, |(_, at)| at)
}

fn is_bare(commitment: &Commitment) -> bool {
    commitment.leaders.is_empty()
        && commitment.lead_units.is_empty()
        && commitment.other_units.is_empty()
        && commitment.inherited.is_empty()
}

fn roles(commitment: &Commitment) -> Vec<Inherited> {
    let of = |role, names: &[crate::Found<String>]| -> Vec<Inherited> {
        names.iter().map(|name| Inherited { role, name: name.clone() }).collect()
    };
    let mut roles = of(Role::Leader, &commitment.leaders);
    roles.extend(of(Role::LeadUnit, &commitment.lead_units));
    roles.extend(of(Role::OtherUnit, &commitment.other_units));
    // What stands under one heading may be long, and each sentence of it would repeat the whole list.
    roles.truncate(MOST);
    roles
}
