//! What the text of a clause shows for somebody acting in it, and for nobody.

use super::HEAD;
use super::clause::{Choice, Clause, Stretch};
use super::weights::{Kind, Sign, digit};
use crate::lexicon::{Words, among};
use crate::subject::follower;
use crate::told::is_told;
use crate::unit::{Strictness, is_collective, is_unit};

/// What papers are called.
static PAPERS: Words = Words::of(&[
    "政策", "措施", "意见", "办法", "条例", "规划", "方案", "决定", "通知", "文件", "举措", "人士", "朋友",
]);

/// Where nothing is known of how often two characters begin a clause.
const UNKNOWN: usize = 11;

impl Clause<'_> {
    /// What speaks for there being no name at all.
    pub(crate) fn nobody(&self, mut show: impl FnMut(Sign)) {
        show(Sign::of(Kind::Nobody, &[]));
        show(Sign::count(Kind::NobodyVerb, [self.verb]));
        show(Sign::of(Kind::NobodyFirst, self.first(1)));
        show(Sign::of(Kind::NobodyOpening, self.first(2)));
        show(Sign::of(Kind::NobodyEnd, self.close(1)));
        show(Sign::of(Kind::NobodyClose, self.close(2)));
        show(Sign::count(Kind::NobodyCommon, [0, 1, 2].map(|at| self.pair(at))));
        show(Sign::count(Kind::NobodyLength, [self.text.len() / 3]));
    }

    /// What speaks for somebody, whoever it is.
    pub(crate) fn anybody(&self, mut show: impl FnMut(Sign)) {
        show(Sign::of(Kind::Somebody, &[]));
        show(Sign::count(Kind::Verb, [self.verb]));
        show(Sign::of(Kind::First, self.first(1)));
        show(Sign::of(Kind::Opening, self.first(2)));
        show(Sign::of(Kind::End, self.close(1)));
        show(Sign::of(Kind::Close, self.close(2)));
        show(Sign::count(Kind::OpensFirst, [self.opens(0).unwrap_or(10)]));
    }

    /// What the text shows at the place where the names may end, most telling first.
    pub(crate) fn edge(&self, choice: Choice, mut show: impl FnMut(Sign)) {
        let (Choice { end, doing }, text) = (choice, self.text);
        let opens = self.opens(doing).unwrap_or(UNKNOWN);
        show(Sign::of(Kind::Last, &text[end - 1..end]));
        show(Sign::of(Kind::Ending, &text[end - 2..end]));
        show(Sign::of(Kind::Next, &text[doing..=doing]));
        show(Sign::of(Kind::Doing, &text[doing..text.len().min(doing + 2)]));
        show(Sign::of(Kind::Seam, &[text[end - 1], text[doing]]));
        show(Sign::count(Kind::SeamOpens, [self.pair(end - 1), opens]));
        show(Sign::count(Kind::Opens, [opens]));
    }

    /// What else it shows around that place.
    pub(crate) fn seam(&self, choice: Choice, mut show: impl FnMut(Sign)) {
        let (Choice { end, doing }, text) = (choice, self.text);
        show(Sign::of(Kind::LongEnding, &text[end.saturating_sub(3)..end]));
        show(Sign::of(Kind::LongDoing, &text[doing..text.len().min(doing + 3)]));
        show(Sign::of(Kind::LastVerb, &[text[end - 1], digit(self.verb)]));
        if doing > end {
            show(Sign::of(Kind::Tail, &text[doing.saturating_sub(2).max(end)..doing]));
        }
        let tail = usize::from(doing > end);
        show(Sign::count(Kind::CommonSeam, [self.pair(end - 1), tail]));
        show(Sign::count(Kind::CommonEnd, [self.pair(end - 2), self.pair(end - 1)]));
        show(Sign::count(Kind::CommonDoing, [self.pair(doing), self.pair(doing - 1)]));
        show(Sign::count(Kind::OpensTail, [self.opens(doing).unwrap_or(UNKNOWN), tail]));
        show(Sign::count(Kind::OpensBehind, [self.opens(doing + 2).unwrap_or(10)]));
        show(Sign::count(Kind::Rest, [(text.len() - doing).min(8)]));
    }

    /// What the text shows of the names before that place.
    pub(crate) fn named(&self, choice: Choice, names: &[Stretch], mut show: impl FnMut(Sign)) {
        let (Choice { end, doing }, text) = (choice, self.text);
        let (Some(&head), Some(&last)) = (names.first(), names.last()) else { return };
        show(Sign::count(Kind::Length, [(last.1 - last.0).min(14)]));
        show(Sign::count(Kind::Many, [names.len().min(5)]));
        if self.verb == HEAD {
            show(Sign::count(Kind::Way, [self.way(doing)]));
        }
        let [rare, pairs] = self.rare(last);
        show(Sign::count(Kind::CommonFirst, [self.pair(head.0), self.pair(head.0 + 1)]));
        show(Sign::count(Kind::Rare, [rare, pairs]));
        show(Sign::count(Kind::RareHead, self.rare(head)));
        show(Sign::of(Kind::RareLast, &[text[end - 1], digit(rare)]));
        let second = text.get(doing + 1).copied().unwrap_or(' ');
        show(Sign::of(Kind::RareDoing, &[text[doing], second, digit(rare.min(2))]));
        let places = names.iter().filter(|name| self.is_place(**name)).count();
        let all = usize::from(places > 0) + usize::from(places == names.len());
        show(Sign::count(Kind::Places, [all]));
        show(Sign::count(Kind::Place, [usize::from(self.is_place(last))]));
        show(Sign::count(Kind::PlaceBefore, [usize::from(self.begins_with_place(last))]));
        show(Sign::count(Kind::PlaceFirst, [usize::from(self.begins_with_place(head))]));
        for (index, marks) in ["0123456789", "的", "“”《》"].into_iter().enumerate() {
            if text[..end].iter().any(|c| among(marks, *c)) {
                show(Sign::count(Kind::Holds, [index]));
            }
        }
        // 支持甲高新区提质增效的若干政策: a paper's title.
        let paper = PAPERS.before(text, text.len()).is_some() && text[doing..].contains(&'的');
        show(Sign::count(Kind::Paper, [usize::from(paper)]));
        show(Sign::count(Kind::Inside, [self.inside(last.0, end)]));
        show(Sign::count(Kind::InsideAll, [self.inside(0, end)]));
        let broken = names.iter().filter(|name| **name != last && self.inside(name.0, name.1) > 1).count();
        show(Sign::count(Kind::Broken, [broken]));
    }

    /// How surely the first and the last of the names look like those of somebody who can act: dear to tell, so it is asked
    /// last.
    pub(crate) fn looks(&self, choice: Choice, names: &[Stretch], mut show: impl FnMut(Sign)) {
        let (Some(&head), Some(&last)) = (names.first(), names.last()) else { return };
        let known = self.known(last);
        show(Sign::count(Kind::Known, [known, if head == last { known } else { self.known(head) }]));
        show(Sign::count(Kind::KnownWay, [known, self.way(choice.doing)]));
    }

    /// How those before the doing come to act, as the rules of subjects tell.
    fn way(&self, doing: usize) -> usize {
        follower(self.text, doing, &[]).map_or(0, |(way, _)| 1 + way as usize)
    }

    /// How surely a name looks like that of somebody who can act.
    fn known(&self, (start, end): Stretch) -> usize {
        if is_collective(self.text, start, end) {
            3
        } else if is_unit(self.text, start, end, Strictness::Running) {
            2
        } else {
            usize::from(is_told(self.text, start, end))
        }
    }

    /// How many characters of a name are seldom side by side, and of how many.
    fn rare(&self, (start, end): Stretch) -> [usize; 2] {
        if end < start + 2 {
            return [7, 7];
        }
        let rare = (start..end - 1).filter(|at| self.pair(*at) == 0).count();
        [rare.min(5), (end - start - 1).min(6)]
    }
}
