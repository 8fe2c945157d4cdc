//! Several that each do a part of the work: 民政局出名单、街道公示; 由镇审核、县民政局审批.

use crate::Role;
use crate::actor::word_part;
use crate::acts::{feigned, happens_to};
use crate::duty::VERBS;
use crate::lexicon::{Words, among};
use crate::listing::listed;
use crate::matter::is_short_office;
use crate::role::Reader;
use crate::unit::{Name, is_collective};

impl Reader<'_> {
    /// Whoever does a part, where all parts between 、 name somebody and a verb.
    pub(crate) fn parts(&mut self, start: usize, to: usize, rule: &'static str) -> bool {
        const LONG: usize = 60;
        let norm = &self.clean.norm[..to];
        if to - start > LONG || norm[start..to].iter().any(|c| among!("(“《的", *c)) {
            return false;
        }
        let mut names = Vec::new();
        let mut begin = start;
        for stop in (start..=to).filter(|at| *at == to || norm[*at] == '、') {
            let Some(name) = self.part(begin, stop) else { return false };
            names.push(name);
            begin = stop + 1;
        }
        if names.len() < 2 {
            return false;
        }
        self.roles.add(Role::LeadUnit, rule, &names);
        true
    }

    /// Who does the part between two marks: the longest name behind which a verb begins.
    fn part(&self, start: usize, stop: usize) -> Option<Name> {
        const MOST: usize = 12;
        #[rustfmt::skip]
        static PLAIN: Words = Words::of(&[
            "县里", "市里", "区里", "镇里", "乡里", "村里", "街道", "社区", "镇村", "农户", "合作社", "龙头企业", "村集体", "志愿者", "物业", "财政", "企业", "学校", "医院", "部门", "乡镇",
        ]);
        static REACH: Words =
            Words::of(&["达到", "突破", "发展到", "入库", "实现", "增长", "具备", "获批", "入选", "完成"]);
        let norm = &self.clean.norm[..stop];
        let level = norm.get(start).is_some_and(|c| among!("县市区镇乡省", *c));
        if stop < start + 3 {
            return None;
        }
        let opens = word_part(norm, start, start + 2);
        let verbal = !level && opens.is_some_and(|part| matches!(part, 'v' | 'd' | 'N' | 'D' | 'A'));
        if verbal || !listed(self.clean, start, stop).is_empty() {
            return None;
        }
        let known = |end: usize| {
            let name = Name { start, end };
            let whole = |words: &Words| words.at(norm, start).is_some_and(|(_, behind)| behind == end);
            let unit = listed(self.clean, start, end) == [name] && !is_collective(norm, start, end);
            (unit || whole(&PLAIN) || is_short_office(norm, start, end)) && !happens_to(norm, name, end)
        };
        let verb = |at: usize| {
            let two = at + 2 <= stop && word_part(norm, at, at + 2) == Some('v');
            // 街道管, 合作社联: one character to the end, or before what it is done to.
            let one = among!("出抓做建管送带联种修办审批干包收盯治定查", norm[at])
                && (at + 2 > stop || word_part(norm, at, at + 2).is_none_or(|part| part == 'v'));
            // 县财政局牵头、审计局配合: parts of another kind.
            (two || one)
                && VERBS.at(norm, at).is_none()
                && REACH.at(norm, at).is_none()
                && !feigned(norm, at + 1)
        };
        let far = stop.min(start + MOST);
        let mut ends = (start + 2..far).rev().filter(|end| stop - end <= MOST);
        ends.find(|end| verb(*end) && known(*end)).map(|end| Name { start, end })
    }
}
