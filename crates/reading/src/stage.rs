//! Stages of a plan (（二）排查阶段（4月30日前）): the day of their heading holds for what stands under it without one of its own.

use calendar::Date;
use calendar::deadline::{Deadline, Kind, Precision};

use crate::clean::Clean;
use crate::lexicon::{among, words};
use crate::sentence::Piece;
use crate::structure::mark;
use crate::time::times;
use crate::{Commitment, Due, Found, InheritedDue};

/// The stage under which a document is at a place.
#[derive(Default)]
pub(crate) struct Stages {
    open: Option<Stage>,
}

struct Stage {
    level: u8,
    line: usize,
    due: InheritedDue,
}

impl Stages {
    /// Closes the stage where a heading of its rank begins, and opens the one that a piece tells.
    pub(crate) fn go_on(&mut self, clean: &Clean, piece: &Piece, anchor: Date) {
        if !piece.first {
            return;
        }
        let level = mark(&clean.norm, piece.start).filter(|found| !found.spoken).map(|found| found.level);
        self.open
            .take_if(|stage| level.is_some_and(|level| piece.line != stage.line && level <= stage.level));
        if let Some(due) = told(clean, (piece.start, piece.end), anchor) {
            // 第二阶段：… stands under a heading of the first rank.
            self.open = Some(Stage { level: level.unwrap_or(2), line: piece.line, due });
        }
    }

    /// Whether a piece is the heading of the stage that is open: it says when the stage is, and no task.
    pub(crate) fn is_heading(&self, clean: &Clean, piece: &Piece) -> bool {
        let opened = piece.first && self.open.as_ref().is_some_and(|stage| stage.line == piece.line);
        opened && words!["阶段"].within(&clean.norm, piece.start, piece.end)
    }

    /// The commitment with the day of its stage where it has none.
    pub(crate) fn filled(&self, mut commitment: Commitment) -> Commitment {
        self.fill(&mut commitment);
        commitment
    }

    /// Gives a commitment without any day that of its stage, marked as taken over.
    pub(crate) fn fill(&self, commitment: &mut Commitment) {
        let bare = commitment.due.is_none()
            && commitment.due_text.is_none()
            && commitment.cadence.is_none()
            && commitment.targets.iter().all(|target| target.due.is_none());
        if let Some(stage) = self.open.as_ref().filter(|_| bare) {
            commitment.inherited_due = Some(stage.due.clone());
        }
    }
}

/// The day up to which a heading says that its stage lasts.
pub(crate) fn told(clean: &Clean, (start, end): (usize, usize), anchor: Date) -> Option<InheritedDue> {
    const LONG: usize = 40;
    let norm = &clean.norm;
    let ordinal =
        words!["第一阶段", "第二阶段", "第三阶段", "第四阶段", "第五阶段"].at(norm, start).is_some();
    if end - start > LONG || !ordinal && mark(norm, start).is_none() {
        return None;
    }
    let close = (start..end).rev().find(|at| !among!("。;:", norm[*at]))?;
    let open = norm[start..end].iter().rposition(|c| *c == '(').map(|at| start + at);
    let bracket = open.filter(|_| norm[close] == ')');
    let dated = |time: &&Deadline| {
        let part = !matches!(time.precision, None | Some(Precision::Year | Precision::Years));
        let stage =
            words!["阶段"].within(norm, start, end) || bracket.is_some_and(|open| time.start == open + 1);
        time.kind == Kind::Deadline && part && stage && (time.end == close || time.end == close + 1)
    };
    let times = times(clean, start, end, anchor);
    let time = times.iter().rfind(dated)?;
    let text = Found { value: clean.quote(time.start, time.end), span: clean.span(time.start, time.end) };
    Some(InheritedDue { due: Due::of(time)?, text })
}
