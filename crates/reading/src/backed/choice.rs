//! Where a name behind a backing verb may end, and what the text shows for each such place.

use super::weights::{Kind, Sign, opener};
use crate::lexicon::{Words, among};
use crate::places::{begins_with_place, is_place};

/// Names longer than this, and lists of names, are not looked for.
const LONG: usize = 44;
/// What is seen of a clause.
const FAR: usize = 58;

/// What the names of a list have in common (…等企业).
#[rustfmt::skip]
static SHARED: Words = Words::of(&[
    "企业", "公司", "高校", "院校", "单位", "部门", "园区", "景区", "实验室", "医院", "学校", "集团", "平台", "机构", "城市",
    "地区", "县区", "各地", "市区)", "组织", "团体", "品牌", "街区", "商圈", "县市", "银行", "乡镇", "强镇", "名镇", "县城", "中心",
]);

/// Doings that begin too few clauses to be known by that.
static DOINGS: Words = Words::of(&["建设", "发展", "申报", "创建", "打造"]);

/// What papers are called.
static PAPERS: Words = Words::of(&[
    "政策", "措施", "意见", "办法", "条例", "规划", "方案", "决定", "通知", "文件", "举措", "人士", "朋友",
]);

/// The clause behind a backing verb.
pub(crate) struct Clause<'t> {
    text: &'t [char],
    /// The verb's place among the verbs.
    verb: usize,
    /// How often the two characters at each place begin a clause.
    opens: Vec<Option<usize>>,
}

/// A place where a name or a list of names may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// How many characters behind the verb.
    pub(crate) end: usize,
    /// Where the doing begins: behind 等企业.
    doing: usize,
}

impl<'t> Clause<'t> {
    pub(crate) fn behind(verb: usize, text: &'t [char]) -> Self {
        let close =
            text.iter().take(FAR).position(|c| among!(",;。:!?\n", *c)).unwrap_or(text.len().min(FAR));
        let text = &text[..close];
        let opens = (0..close).map(|at| opener(text, at)).collect();
        Self { text, verb, opens }
    }

    /// Every place where a doing may begin behind a name.
    pub(crate) fn choices(&self) -> impl Iterator<Item = Choice> {
        // 生产指导、工程验收: no verb here.
        let noun = self.text.first().is_none_or(|c| among!("、和与及等的下中性)”", *c));
        let most = if noun { 0 } else { self.text.len().saturating_sub(1).min(LONG) };
        (2..=most)
            .filter_map(|end| {
                if among!("、和与及(《“", self.text[end - 1]) {
                    return None;
                }
                let doing = if self.text[end] == '等' { self.behind_tail(end)? } else { end };
                self.opens.get(doing).copied().flatten().map(|_| Choice { end, doing })
            })
            .filter(|choice| !self.runs_on(choice.end))
    }

    /// 甲大学创建一流学科、乙大学: a name that is followed by another does nothing yet.
    fn runs_on(&self, end: usize) -> bool {
        const SURELY: usize = 4;
        let names = self.names(end);
        let before = names.len().saturating_sub(1);
        let does = |(start, stop): &(usize, usize)| {
            self.inside(*start + 1, *stop) >= SURELY
                || (start + 2..stop.saturating_sub(3)).any(|at| DOINGS.at(&self.text[..*stop], at).is_some())
        };
        names[..before].iter().any(does)
    }

    /// Behind 等5家重点企业 at `end`: where a doing begins, first of all behind what such names have in common.
    fn behind_tail(&self, end: usize) -> Option<usize> {
        const TAIL: usize = 18;
        let open = |at: &usize| self.opens[*at].is_some();
        let places = || end + 1..self.text.len().min(end + TAIL);
        let shared = |at: &usize| SHARED.before(self.text, *at).is_some_and(|(_, from)| from > end);
        places().find(|at| open(at) && shared(at)).or_else(|| places().find(open))
    }

    /// The next 、 from `at` on.
    pub(super) fn joint(&self, at: usize) -> Option<usize> {
        (at..self.text.len()).find(|at| self.text[*at] == '、')
    }

    /// The same clause from `from` on.
    pub(super) fn part(&self, from: usize) -> Clause<'t> {
        Clause { text: &self.text[from..], verb: self.verb, opens: self.opens[from..].to_vec() }
    }

    /// How many characters the clause is long.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// What the doing behind a choice begins with.
    pub(super) fn doing(&self, choice: Choice) -> &'t [char] {
        &self.text[choice.doing..self.text.len().min(choice.doing + 2)]
    }

    /// Whether a name is of a kind with another clause's: ends like it, or both are places.
    pub(super) fn like(&self, name: (usize, usize), other: &Clause, known: (usize, usize)) -> bool {
        self.text[name.1 - 1] == other.text[known.1 - 1] || self.is_place(name) && other.is_place(known)
    }

    /// The names of the list that ends at `end`, as ranges.
    pub(crate) fn names(&self, end: usize) -> Vec<(usize, usize)> {
        let mut names = Vec::new();
        let mut start = 0;
        for at in 0..end {
            // 仁和、和县: the character itself can be a name's.
            let joint = match self.text[at] {
                '、' => true,
                '和' | '与' | '及' => at >= start + 2 && end >= at + 3,
                _ => false,
            };
            if joint && !self.bracketed(at) {
                if start < at {
                    names.push((start, at));
                }
                start = at + 1;
            }
        }
        if start < end {
            names.push((start, end));
        }
        names
    }

    fn bracketed(&self, at: usize) -> bool {
        let open = self.text[..at].iter().filter(|c| among!("(《“", **c)).count();
        let closed = self.text[..at].iter().filter(|c| among!(")》”", **c)).count();
        open > closed
    }

    fn is_place(&self, (start, end): (usize, usize)) -> bool {
        is_place(self.text, start, end)
    }

    fn begins_with_place(&self, (start, end): (usize, usize)) -> bool {
        begins_with_place(self.text, start, end)
    }

    /// The strongest beginning of a doing inside a range.
    fn inside(&self, start: usize, end: usize) -> usize {
        (start + 1..end.saturating_sub(1)).filter_map(|at| self.opens[at]).max().unwrap_or(0)
    }

    fn first(&self, many: usize) -> &[char] {
        &self.text[..self.text.len().min(many)]
    }

    fn close(&self, many: usize) -> &[char] {
        &self.text[self.text.len().saturating_sub(many)..]
    }

    /// What speaks for there being no name at all.
    pub(crate) fn nobody(&self, mut show: impl FnMut(Sign)) {
        show(Sign::of(Kind::Nobody, &[]));
        show(Sign::count(Kind::NobodyVerb, [self.verb]));
        show(Sign::of(Kind::NobodyFirst, self.first(1)));
        show(Sign::of(Kind::NobodyOpening, self.first(2)));
        show(Sign::of(Kind::NobodyEnd, self.close(1)));
        show(Sign::of(Kind::NobodyClose, self.close(2)));
        show(Sign::count(Kind::NobodyLength, [self.text.len() / 3]));
    }

    /// What the text shows of a place where a name may end.
    pub(crate) fn somebody(&self, choice: Choice, mut show: impl FnMut(Sign)) {
        let Choice { end, doing } = choice;
        let names = self.names(end);
        let (Some(&head), Some(&last)) = (names.first(), names.last()) else { return };
        let text = self.text;
        let opens = self.opens[doing].unwrap_or(0);
        let next = |many: usize| &text[doing..text.len().min(doing + many)];
        let ending = |many: usize| &text[end.saturating_sub(many)..end];
        show(Sign::of(Kind::Somebody, &[]));
        show(Sign::count(Kind::Verb, [self.verb]));
        show(Sign::of(Kind::First, self.first(1)));
        show(Sign::of(Kind::Opening, self.first(2)));
        show(Sign::of(Kind::Last, ending(1)));
        show(Sign::of(Kind::Ending, ending(2)));
        show(Sign::of(Kind::LongEnding, ending(3)));
        show(Sign::of(Kind::Next, next(1)));
        show(Sign::of(Kind::Doing, next(2)));
        show(Sign::of(Kind::LongDoing, next(3)));
        show(Sign::of(Kind::End, self.close(1)));
        show(Sign::of(Kind::Close, self.close(2)));
        show(Sign::of(Kind::Seam, &[text[end - 1], text[doing]]));
        let verb = char::from_digit(u32::try_from(self.verb).unwrap_or(0), 36).unwrap_or('z');
        show(Sign::of(Kind::LastVerb, &[text[end - 1], verb]));
        if doing > end {
            show(Sign::of(Kind::Tail, &text[doing.saturating_sub(2).max(end)..doing]));
        }
        show(Sign::count(Kind::Length, [(last.1 - last.0).min(14)]));
        show(Sign::count(Kind::Many, [names.len().min(5)]));
        let places = names.iter().filter(|name| self.is_place(**name)).count();
        let all = usize::from(places > 0) + usize::from(places == names.len());
        show(Sign::count(Kind::Places, [all]));
        show(Sign::count(Kind::Place, [usize::from(self.is_place(last))]));
        show(Sign::count(Kind::PlaceBefore, [usize::from(self.begins_with_place(last))]));
        show(Sign::count(Kind::PlaceFirst, [usize::from(self.begins_with_place(head))]));
        for (index, marks) in ["0123456789", "的", "“”《》"].into_iter().enumerate() {
            if text[..end].iter().any(|c| marks.contains(*c)) {
                show(Sign::count(Kind::Holds, [index]));
            }
        }
        // 支持甲高新区提质增效的若干政策: a paper's title.
        let paper = PAPERS.before(text, text.len()).is_some() && text[doing..].contains(&'的');
        show(Sign::count(Kind::Paper, [usize::from(paper)]));
        show(Sign::count(Kind::Rest, [(text.len() - doing).min(8)]));
        show(Sign::count(Kind::Opens, [opens]));
        show(Sign::count(Kind::OpensTail, [opens, usize::from(doing > end)]));
        show(Sign::count(
            Kind::OpensBehind,
            [self.opens.get(doing + 2).copied().flatten().map_or(10, |n| n)],
        ));
        show(Sign::count(Kind::Inside, [self.inside(last.0, end)]));
        show(Sign::count(Kind::InsideAll, [self.inside(0, end)]));
        let broken = names.iter().filter(|name| **name != last && self.inside(name.0, name.1) > 1).count();
        show(Sign::count(Kind::Broken, [broken]));
        show(Sign::count(Kind::OpensFirst, [self.opens[0].unwrap_or(10)]));
    }
}
