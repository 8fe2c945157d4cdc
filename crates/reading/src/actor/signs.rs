//! What the text of a clause shows for somebody acting in it, and for nobody.

use super::HEAD;
use super::clause::{Choice, Clause, Stretch};
use super::vocabulary::Word;
use super::weights::{Kind, Sign, Unit, digit};
use crate::acts::follower;
use crate::lexicon::{Words, among};
use crate::told::is_told;
use crate::unit::{Strictness, is_collective, is_unit};

/// What papers are called.
static PAPERS: Words = Words::of(&[
    "政策", "措施", "意见", "办法", "条例", "规划", "方案", "决定", "通知", "文件", "举措", "人士", "朋友",
]);

/// Parts of speech, as `words/vocabulary.txt` writes them: verbs, nouns made of verbs, places, bodies, other names.
const VERB: char = 'v';
const VERBAL: char = 'N';
const PLACE: char = 'L';
const BODY: char = 'O';
const NAME: char = 'z';

/// What a choice between somebody and nobody is weighed by.
impl Clause<'_> {
    /// What speaks for there being no name at all.
    pub(crate) fn nobody(&self, mut show: impl FnMut(Sign)) {
        show(Sign::of(Kind::Nobody, &[]));
        show(Sign::count(Kind::NobodyVerb, [self.verb]));
        show(Sign::of(Kind::NobodyFirst, self.first(1)));
        show(Sign::of(Kind::NobodyOpening, self.first(2)));
        show(Sign::of(Kind::NobodyEnd, self.close(1)));
        show(Sign::of(Kind::NobodyClose, self.close(2)));
        show(Sign::count(Kind::NobodyLength, [self.text.len() / 3]));
        let (before, verb) = (self.before, digit(self.verb));
        show(Sign::of(Kind::Before, before));
        show(Sign::of(Kind::BeforeLast, &before[before.len().saturating_sub(1)..]));
        match *before {
            [first, second] => show(Sign::of(Kind::BeforeVerb, &[first, second, verb])),
            [only] => show(Sign::of(Kind::BeforeVerb, &[only, verb])),
            _ => show(Sign::of(Kind::BeforeVerb, &[verb])),
        }
        let words = &self.cut().words;
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let part = |index: usize| Unit::part(words.get(index));
        show(Sign::words(Kind::NobodyPart, [part(0)]));
        show(Sign::words(Kind::NobodyPartLength, [part(0), Unit::digit(first.len())]));
        show(Sign::words(Kind::NobodyParts, [part(0), part(1), Unit::part(Some(last))]));
        show(Sign::words(Kind::NobodyWord, [Unit::word(*first)]));
        show(Sign::words(Kind::NobodyLastWord, [Unit::word(*last)]));
        let does = words.iter().filter(|word| word.part == VERB).take(4);
        does.for_each(|word| show(Sign::words(Kind::NobodyDoes, [Unit::word(*word)])));
    }

    /// What the text shows at the place where the names may end, most telling first.
    pub(crate) fn edge(&self, choice: Choice, mut show: impl FnMut(Sign)) {
        let (Choice { end, doing }, text) = (choice, self.text);
        show(Sign::of(Kind::Last, &text[end - 1..end]));
        show(Sign::of(Kind::Ending, &text[end - 2..end]));
        show(Sign::of(Kind::Next, &text[doing..=doing]));
        show(Sign::of(Kind::Doing, &text[doing..text.len().min(doing + 2)]));
        show(Sign::of(Kind::Seam, &[text[end - 1], text[doing]]));
    }

    /// What the words before and behind the place show.
    pub(crate) fn words_at(&self, Choice { end, doing }: Choice, mut show: impl FnMut(Sign)) {
        let cut = self.cut();
        let word = |index: usize| cut.words.get(index);
        let before = cut.ending(end);
        let ended = before.and_then(word);
        let behind = cut.beginning(end).and_then(word);
        show(Sign::words(Kind::EndPart, [Unit::part(ended)]));
        show(Sign::words(Kind::DoingPart, [Unit::part(behind)]));
        show(Sign::words(Kind::SeamParts, [Unit::part(ended), Unit::part(behind)]));
        show(Sign::words(Kind::DoingLength, [Unit::part(behind), Unit::digit(behind.map_or(0, Word::len))]));
        show(Sign::words(Kind::FirstParts, [Unit::part(word(0)), Unit::part(ended), Unit::part(behind)]));
        let does = cut.beginning(doing);
        if let (Some(index), Some(first), Some(last)) = (does, does.and_then(word), cut.words.last()) {
            show(Sign::words(Kind::DoingWord, [Unit::word(*first)]));
            show(Sign::words(Kind::DoingLast, [Unit::word(*first), Unit::word(*last)]));
            if let Some(second) = word(index + 1) {
                show(Sign::words(Kind::SecondWord, [Unit::word(*second)]));
                show(Sign::words(Kind::DoingParts, [Unit::part(Some(first)), Unit::part(Some(second))]));
                show(Sign::words(Kind::DoingWords, [Unit::word(*first), Unit::word(*second)]));
            }
            let rest =
                cut.words[index + 1..].iter().filter(|word| matches!(word.part, VERB | VERBAL)).take(3);
            rest.for_each(|word| show(Sign::words(Kind::RestDoes, [Unit::word(*word)])));
        }
        if let Some(ended) = ended {
            show(Sign::words(Kind::EndWord, [Unit::word(*ended)]));
            show(Sign::words(Kind::EndLength, [Unit::part(Some(ended)), Unit::digit(ended.len())]));
            if let Some(behind) = behind {
                show(Sign::words(Kind::EndWordPart, [Unit::word(*ended), Unit::part(Some(behind))]));
                show(Sign::words(Kind::EndPartWord, [Unit::part(Some(ended)), Unit::word(*behind)]));
            }
        }
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
        show(Sign::count(Kind::Rest, [(text.len() - doing).min(8)]));
    }

    /// What the text shows of the names before that place.
    pub(crate) fn named(&self, choice: Choice, names: &[Stretch], mut show: impl FnMut(Sign)) {
        let (Choice { end, doing }, text) = (choice, self.text);
        let (Some(&head), Some(&last)) = (names.first(), names.last()) else { return };
        show(Sign::count(Kind::Length, [(last.1 - last.0).min(14)]));
        show(Sign::count(Kind::Many, [names.len().min(5)]));
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
        if self.verb == HEAD {
            show(Sign::count(Kind::Way, [self.way(doing)]));
        }
        self.words_of(last, end, show);
    }

    /// What the words of the last name show.
    fn words_of(&self, (start, _): Stretch, end: usize, mut show: impl FnMut(Sign)) {
        let own = || self.cut().words.iter().filter(|word| (start..end).contains(&word.start));
        let many = |is: &dyn Fn(&Word) -> bool| Unit::digit(own().filter(|word| is(word)).count().min(2));
        let singles = own().filter(|word| word.len() == 1).count();
        show(Sign::words(Kind::NameSingles, [Unit::digit(singles), Unit::digit(own().count().min(5))]));
        show(Sign::words(
            Kind::NameVerbs,
            [many(&|word| word.part == VERB), many(&|word| word.part == VERBAL)],
        ));
        let proper = [PLACE, BODY, NAME].map(|part| many(&|word| word.part == part));
        show(Sign::words(Kind::NameProper, proper));
        show(Sign::parts(Kind::NameParts, own().map(|word| word.part).take(5)));
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
}
