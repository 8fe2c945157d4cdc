//! A clause in which somebody may act, and the places where their names may end.

use std::cell::OnceCell;
use std::sync::LazyLock;

use super::openers::opens;
use super::vocabulary::{Cut, Word};
use crate::acts::{happens_to, is_longer};
use crate::bounds::{clause_end, member_start};
use crate::lexicon::{Lexicon, Words, among, words};
use crate::places::{begins_with_place, is_place};
use crate::unit::{Name, ends_like_unit};

/// Names longer than this, and lists of names, are not looked for.
const LONG: usize = 44;
/// What is seen of a clause.
pub(super) const FAR: usize = 58;

/// What the names of a list have in common (…等企业).
#[rustfmt::skip]
static SHARED: Words = Words::of(&[
    "企业", "公司", "高校", "院校", "单位", "部门", "园区", "景区", "实验室", "医院", "学校", "集团", "平台", "机构", "城市",
    "项目", "工程", "产品", "品种", "地区", "县区", "各地", "市区)", "组织", "团体", "品牌", "街区", "商圈", "县市", "银行", "乡镇", "强镇", "名镇", "县城", "中心",
]);

/// What begins like a doing and is a part of a name.
#[rustfmt::skip]
static NAMED: Words = Words::of(&[
    "开放大学", "开发园区", "开发区", "开发集团", "开发公司", "开发银行", "建设集团", "建设公司", "建设银行", "建设兵团", "发展集团", "发展公司", "发展银行", "创新中心", "服务中心", "服务公司",
    "督查室", "办公室", "研究室", "政研室", "合作区", "示范区", "试验区", "保税区", "集聚区", "引领区",
]);

/// What a clause can speak of at its head as if it acted.
static ANYBODY: Words =
    Words::of(&["城市", "农村", "乡村", "城乡", "社会", "市场", "经济", "产业", "工业", "农业"]);

/// Doings that begin too few clauses to be known by that.
static DOINGS: Words = Words::of(&["建设", "发展", "申报", "创建", "打造"]);

/// What names of industries are made of: nobody by the name of 纺织服装 acts.
static INDUSTRIES: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    let lines = include_str!("../../words/industries.txt").lines().filter(|line| !line.starts_with('#'));
    Lexicon::new(lines.flat_map(str::split_whitespace).map(|word| (word, ())))
});

/// The clause behind a backing verb, or from its head.
pub(crate) struct Clause<'t> {
    pub(super) text: &'t [char],
    /// The verb's place among the verbs, [`HEAD`](super::HEAD) for none.
    pub(super) verb: usize,
    /// Up to two characters of the clause that stand before the verb.
    pub(super) before: &'t [char],
    /// Its words, once they are asked for.
    cut: OnceCell<Cut>,
}

/// Where a name begins and ends.
pub(super) type Stretch = (usize, usize);

/// A place where a name or a list of names may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// How many characters from the beginning.
    pub(crate) end: usize,
    /// Where the doing begins: behind 等企业.
    pub(super) doing: usize,
}

impl<'t> Clause<'t> {
    pub(crate) fn behind(verb: usize, before: &'t [char], text: &'t [char]) -> Self {
        let text = &text[..clause_end(text, 0, FAR)];
        Self { text, verb, before, cut: OnceCell::new() }
    }

    pub(super) fn cut(&self) -> &Cut {
        self.cut.get_or_init(|| Cut::of(self.text))
    }

    /// Every place between two words where a doing may begin behind a name; those behind which a list [runs on](Self::runs_on) as
    /// well. (Of 2,300 labelled names six end inside a word.)
    pub(crate) fn choices(&self) -> impl Iterator<Item = Choice> {
        // 生产指导、工程验收: no verb here.
        let noun = self.text.first().is_none_or(|c| among!("、与及等的下性)”", *c))
            && !self.begins_with_place((0, self.text.len()));
        let most = if noun { 0 } else { self.text.len().saturating_sub(1).min(LONG) };
        (2..=most).filter_map(|end| {
            // 新希望六和等企业: no 和 stands between names there.
            let open = among!("、和与及(《“", self.text[end - 1])
                && !(self.text[end - 1] == '和' && self.text[end] == '等');
            // 昌平等发展…: 平等 is a word, and 等 ends a list all the same.
            let tail = self.text[end] == '等' || self.counts(end);
            if open || !tail && self.cut().ending(end).is_none() {
                return None;
            }
            // 甲乡、乙乡2个民族乡办好…: the count has no noun that is known.
            let shared = |doing: &usize| SHARED.before(self.text, *doing).is_some_and(|(_, at)| at > end);
            let doing = match (self.text[end] == '等', tail) {
                (true, _) => self.behind_tail(end)?,
                (_, true) => self.behind_tail(end).filter(shared).unwrap_or(end),
                _ => end,
            };
            Some(Choice { end, doing })
        })
    }

    /// 甲、乙、丙3个实验室: whether how many they are stands behind a list.
    fn counts(&self, at: usize) -> bool {
        let number = self.text[at].is_ascii_digit() && !self.text[at - 1].is_ascii_digit();
        (number || among!("两三四五六七八九", self.text[at]))
            && self.text.get(at + 1).is_some_and(|c| among!("个家所户", *c))
            && self.text[..at].contains(&'、')
    }

    /// Whether nobody by the names of a choice acts where it ends.
    pub(crate) fn refuses(&self, choice: Choice, names: &[Stretch]) -> bool {
        // 教育、科技等部门: offices by what they do.
        let offices = words!["部门", "单位", "机构"].before(self.text, choice.doing).is_some();
        let other = if self.verb == super::HEAD {
            self.nobody_at_head(choice, names)
        } else {
            names.iter().any(|name| self.is_helped(*name)) || self.is_relation(choice)
        };
        other || self.tailed(names) || self.runs_on(choice.end, names) || !offices && self.industries(names)
    }

    /// 支持各镇街创建…, 支持县(区)争创…: a class is helped.
    fn is_helped(&self, (start, end): Stretch) -> bool {
        #[rustfmt::skip]
        static LEVELS: Words = Words::of(&[
            "县(市、区)", "县(区)", "县(市)", "市(县)", "县市区", "县区", "区县", "县市", "镇街", "乡镇",
        ]);
        // 推动平台公司转型
        static KINDS: Words = Words::of(&[
            "平台公司",
            "国有企业",
            "国企",
            "民营企业",
            "中小企业",
            "龙头企业",
            "上市公司",
            "骨干企业",
            "投资公司",
            "小微企业",
            "金融机构",
            "科技企业",
            "物业公司",
        ]);
        self.text[start] == '各'
            || KINDS.at(self.text, start).is_some_and(|(_, behind)| behind == end)
            || LEVELS.at(self.text, start).is_some_and(|(_, behind)| behind == end)
    }

    /// 甲公司与乙大学建立合作关系: what they are to each other.
    fn is_relation(&self, Choice { end, doing }: Choice) -> bool {
        let side = |c: &char| among!("与和", *c);
        self.text[..end].iter().any(side)
            && words!["合作关系", "合作", "战略合作", "联动", "联盟", "结对", "协同发展", "融合发展"]
                .before(self.text, self.text.len())
                .is_some_and(|(_, at)| at >= doing)
    }

    /// What only looks like somebody at the head of a clause.
    fn nobody_at_head(&self, Choice { doing, .. }: Choice, names: &[Stretch]) -> bool {
        // 县发改局等单位主要负责人参加: who was there.
        let there =
            words!["主要负责人", "主要负责同志", "负责人", "负责同志", "主要领导", "分管领导", "有关领导"]
                .at(self.text, doing);
        // 城市要建得漂亮: nobody in particular.
        let anybody = |&(start, end): &Stretch| ANYBODY.at(self.text, start).is_some_and(|(_, at)| at == end);
        // 县政府出台了办法: what they did.
        let did = || {
            let word = self.cut().words.get(self.cut().beginning(doing)?)?;
            self.text.get(word.end).filter(|c| **c == '了')
        };
        // 一步一个脚印把…, 两起案例获应急管理部…: what is done.
        let done = |&(start, end): &Stretch| self.text[start + 1..end].iter().any(|c| among!("把被获", *c));
        there.is_some()
            || names.iter().any(done)
            || self.begins_like_a_doing()
            || names.iter().any(anybody)
            || did().is_some()
    }

    /// 甲、乙等县: whether the last of the names takes in what ends the list.
    fn tailed(&self, names: &[Stretch]) -> bool {
        names.last().is_some_and(|&(start, end)| {
            (start + 2..end).any(|at| {
                self.text[at] == '等'
                    && !among!("高中初", self.text[at - 1])
                    && self.text.get(at + 1).is_none_or(|c| !among!("级离额温", *c))
            })
        })
    }

    /// 甲大学创建一流学科、乙大学: a name that is followed by another does nothing yet; 甲开发区: nor does one that has not ended.
    fn runs_on(&self, end: usize, names: &[Stretch]) -> bool {
        const SURELY: usize = 4;
        // 某某管业年产30万吨…: how much it is to make.
        let makes = words!["年产", "日产", "年处理", "日处理"].at(self.text, end);
        // 某学院附属医院: the name goes on.
        let part = words!["附属", "下属", "所属", "旗下"].at(self.text, end);
        if is_longer(self.text, end)
            || NAMED.at(self.text, end).is_some()
            || makes.is_some()
            || part.is_some()
        {
            return true;
        }
        let before = names.len().saturating_sub(1);
        let does = |(start, stop): &(usize, usize)| {
            self.inside(*start + 1, *stop) >= SURELY
                || (start + 2..stop.saturating_sub(3)).any(|at| DOINGS.at(&self.text[..*stop], at).is_some())
        };
        names[..before].iter().any(does)
    }

    /// 纺织服装、机电制造、建材化工等企业攻关…: whether all of the names are those of industries.
    fn industries(&self, names: &[Stretch]) -> bool {
        names.iter().all(|&(start, stop)| {
            let text = &self.text[..stop];
            let mut at = start;
            while let Some((length, ())) = INDUSTRIES.at(text, at) {
                at += length;
            }
            at == stop
        })
    }

    /// Behind 等5家重点企业 at `end`: where a doing begins, first of all behind what such names have in common.
    fn behind_tail(&self, end: usize) -> Option<usize> {
        const TAIL: usize = 18;
        let places = || end + 1..self.text.len().min(end + TAIL);
        let open = |at: &usize| self.opens(*at).is_some();
        // 等园区化发展: no park.
        let shared = |at: &usize| {
            SHARED.before(self.text, *at).is_some_and(|(_, from)| from > end) && self.text[*at] != '化'
        };
        let known = places().find(|at| open(at) && shared(at));
        // 等地, 等县: and a word begins behind it.
        let short = || {
            let kind = self.text.get(end + 1).is_some_and(|c| among!("地县市区镇乡村州", *c));
            (kind && end + 2 < self.text.len() && self.cut().ending(end + 2).is_some()).then_some(end + 2)
        };
        known.or_else(short).or_else(|| places().find(shared)).or_else(|| places().find(open))
    }

    /// How often the two characters at a place begin a clause, in tenths, where a doing can begin with them.
    pub(super) fn opens(&self, at: usize) -> Option<usize> {
        opens(self.text, at).map(usize::from)
    }

    /// 参照事业单位…, 按规定…: whether it begins with a verb, an adverb or a preposition, and not with a place.
    pub(super) fn begins_like_a_doing(&self) -> bool {
        #[rustfmt::skip]
        static BY: Words = Words::of(&["按", "按照", "对", "对于", "为", "通过", "依据", "参照", "根据", "围绕", "结合"]);
        let words = &self.cut().words;
        let does = |word: &Word| matches!(word.part, 'v' | 'd' | 'D' | 'A') && word.len() > 1;
        // 高质量推进某新区…
        let so = words.len() > 1 && words[0].part == 'a' && words[1].part == 'v' && words[0].len() > 1;
        (words.first().is_some_and(does) || so || BY.at(self.text, 0).is_some())
            && !self.begins_with_place((0, self.text.len()))
    }

    /// 市图书馆新馆建成运行: whether the last of the names is that of a thing that something happens to.
    pub(super) fn is_thing(&self, choice: Choice) -> bool {
        let last = self.names(choice.end).last().map(|&(start, end)| Name { start, end });
        last.is_some_and(|last| happens_to(self.text, last, choice.doing))
    }

    /// The next 、 from `at` on.
    pub(super) fn joint(&self, at: usize) -> Option<usize> {
        (at..self.text.len()).find(|at| self.text[*at] == '、')
    }

    /// The same clause from `from` on.
    pub(super) fn part(&self, from: usize) -> Clause<'t> {
        self.of(&self.text[from..])
    }

    /// The same clause up to `end`.
    pub(super) fn up_to(&self, end: usize) -> Clause<'t> {
        self.of(&self.text[..end])
    }

    fn of(&self, text: &'t [char]) -> Clause<'t> {
        Clause { text, verb: self.verb, before: self.before, cut: OnceCell::new() }
    }

    /// Whether the clause may go on out of view.
    pub(super) fn is_cut(&self) -> bool {
        self.text.len() == FAR
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
    pub(super) fn like(&self, name: Stretch, other: &Clause, known: Stretch) -> bool {
        self.text[name.1 - 1] == other.text[known.1 - 1] || self.is_place(name) && other.is_place(known)
    }

    /// The names of the list that ends at `end`, as ranges.
    pub(crate) fn names(&self, end: usize) -> Vec<Stretch> {
        let mut names = Vec::new();
        let mut start = 0;
        for at in 0..end {
            // 仁和、和县: the character itself can be a name's.
            let joint = match self.text[at] {
                '、' => true,
                '以' => at + 1 < end && self.text[at + 1] == '及',
                // 库区边上的和平乡: 和 begins a name.
                '和' | '与' | '及' => {
                    at >= start + 2
                        && end >= at + 3
                        && self.text[at - 1] != '的'
                        && !self.is_one_office((start, end), at)
                }
                // 甲市-乙市
                '-' | '—' => self.is_place((start, at)),
                _ => false,
            };
            if joint && !self.bracketed(at) {
                if start < at {
                    names.push((start, at));
                }
                start = at + if self.text[at] == '以' { 2 } else { 1 };
            }
        }
        if start < end {
            names.push((start, end));
        }
        // 甲等配套企业、乙等材料企业: what each of them is.
        for (start, end) in &mut names {
            if let Some(tail) = (*start + 2..*end).find(|at| self.text[*at] == '等')
                && SHARED.before(&self.text[..*end], *end).is_some_and(|(_, at)| at > tail)
            {
                *end = tail;
            }
        }
        names
    }

    /// 县自然资源和规划局: the level before it belongs to all of it.
    fn is_one_office(&self, (start, end): Stretch, joint: usize) -> bool {
        let to = (joint..end).find(|at| self.text[*at] == '、').unwrap_or(end);
        self.text[joint] == '和'
            && self.text[joint - 1] != ')'
            && among!("县市区省镇乡", self.text[start])
            && !among!("县市区省镇乡各", self.text[joint + 1])
            && !ends_like_unit(self.text, start, joint)
            && ends_like_unit(self.text, joint, to)
    }

    /// 甲、乙、丙三家公司: how many and what they are belongs to none of them.
    pub(super) fn without_count(&self, mut names: Vec<Stretch>) -> Vec<Stretch> {
        if let [_, .., (start, end)] = names.as_mut_slice() {
            let counts = |at: &usize| {
                among!("两二三四五六七八九十", self.text[*at]) && among!("家个大所户", self.text[*at + 1])
            };
            *end = (*start + 2..end.saturating_sub(2)).find(counts).unwrap_or(*end);
        }
        names
    }

    fn bracketed(&self, at: usize) -> bool {
        let open = self.text[..at].iter().filter(|c| among!("(《“", **c)).count();
        let closed = self.text[..at].iter().filter(|c| among!(")》”", **c)).count();
        open > closed
    }

    pub(super) fn is_place(&self, (start, end): Stretch) -> bool {
        is_place(self.text, start, end)
    }

    pub(super) fn begins_with_place(&self, (start, end): Stretch) -> bool {
        begins_with_place(self.text, start, end)
    }

    /// The strongest beginning of a doing inside a range.
    pub(super) fn inside(&self, start: usize, end: usize) -> usize {
        (start + 1..end.saturating_sub(1)).filter_map(|at| self.opens(at)).max().unwrap_or(0)
    }

    pub(super) fn first(&self, many: usize) -> &[char] {
        &self.text[..self.text.len().min(many)]
    }

    pub(super) fn close(&self, many: usize) -> &[char] {
        &self.text[self.text.len().saturating_sub(many)..]
    }
}

/// What stands before the verb at `at` in its clause, which begins at `from` at the earliest: two characters at most.
pub(super) fn before(text: &[char], from: usize, at: usize) -> &[char] {
    &text[member_start(text, at.saturating_sub(2).max(from), at)..at]
}

/// Whether a clause surely begins with a doing (加快…, 完善…), and nobody is named at its head. Names that begin many clauses
/// (各镇, 市教育局) are left open.
pub(super) fn opens_with_doing(text: &[char], at: usize) -> bool {
    const SURELY: u8 = 3;
    opens(text, at).is_some_and(|tenths| tenths >= SURELY)
        && !text.get(at).is_some_and(|c| among!("各每市县区镇乡村省国", *c))
        && !begins_with_place(text, at, text.len())
}
