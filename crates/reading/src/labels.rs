//! Parts that a label gives in running text: 责任单位县林业局，配合单位各镇; 主办：县交通局，会办：县财政局.

use crate::Role;
use crate::bounds::clause_end;
use crate::lexicon::{Lexicon, Words, among, words};
use crate::listing::listed;
use crate::loose::told_listed;
use crate::names::names;
use crate::person::is_person;
use crate::role::Reader;
use std::sync::LazyLock;

/// Labels, and the part of those behind them.
#[rustfmt::skip]
static LABELS: LazyLock<Lexicon<Role>> = LazyLock::new(|| {
    let leads = ["牵头单位", "牵头部门", "主办单位", "主办部门", "主办方", "主办", "主责单位", "责任单位", "责任部门", "承办单位", "承办部门", "承办方", "牵头的", "主抓的"];
    let others = ["配合单位", "配合部门", "协办单位", "协办部门", "协办方", "协办", "会办单位", "会办", "协助单位", "参与单位", "参加单位", "协同单位", "协同部门", "参与部门", "协办的", "配合的", "协助的"];
    let leaders = ["牵头领导", "责任领导", "分管领导", "包抓领导", "责任人", "联系领导"];
    let of = |role| move |label: &'static str| (label, role);
    let units = leads.into_iter().map(of(Role::LeadUnit)).chain(others.into_iter().map(of(Role::OtherUnit)));
    Lexicon::new(units.chain(leaders.into_iter().map(of(Role::Leader))))
});

/// Whether a text from `start` on is nothing but a label.
pub(crate) fn is_label(text: &[char], start: usize) -> bool {
    LABELS.at(text, start).is_some_and(|(length, _)| start + length == text.len())
}

/// What those are who answer for something.
#[rustfmt::skip]
static ANSWERS: Words = Words::of(&[
    "责任主体", "实施主体", "工作主体", "监管主体", "属地主体", "第一责任单位", "责任单位", "牵头单位", "主责单位", "直接责任主体",
]);

impl Reader<'_> {
    /// 城关镇是征地工作的责任主体: what those are who answer for the work.
    pub(crate) fn answerable(&mut self, start: usize, to: usize) -> bool {
        const FAR: usize = 40;
        let norm = &self.clean.norm[..to];
        if !norm.last().is_some_and(|c| among!("体位", *c)) {
            return false;
        }
        let Some(is) = (start + 2..to.min(start + FAR)).find(|at| norm[*at] == '是') else { return false };
        // 县消防大队是责任主体，应急局要…: who is told has it to do.
        let next = self.told_next(to) || self.acts_next(to);
        // 企业是安全生产的责任主体: always so, and no task.
        let task = !self.times.is_empty() || self.clean.norm[to..self.end].iter().any(char::is_ascii_digit);
        if ANSWERS.before(norm, to).is_none_or(|(_, at)| at <= is) || next || !task {
            return false;
        }
        let names = told_listed(self.clean, start, is);
        self.roles.add(Role::LeadUnit, "rule-role-verb", &names);
        !names.is_empty()
    }

    /// Those behind a label at the head of a clause, with or without a colon, and nothing else behind it.
    pub(crate) fn behind_label(&mut self, start: usize, to: usize) -> bool {
        const FAR: usize = 200;
        let norm = &self.clean.norm;
        let Some((length, role)) = LABELS.at(&norm[..to], start) else { return false };
        let colon = start + length == to && norm.get(to) == Some(&':');
        // 责任单位即为牵头单位
        if norm.get(start + length).is_some_and(|c| among!("即则均视", *c)) {
            return false;
        }
        // 牵头单位是县工信局，配合单位为石桥镇
        let being = usize::from(norm.get(start + length).is_some_and(|c| among!("是为", *c)));
        let length = length + being;
        let (begin, end) = if colon {
            (to + 1, clause_end(norm, to + 1, self.end.min(to + FAR)))
        } else {
            (start + length, to)
        };
        // 协办市运会: without a colon it is a verb.
        let brief = length <= 2;
        if brief && !colon {
            return false;
        }
        if role == Role::Leader {
            let list = names(self.clean, begin, end);
            let persons = list.iter().all(|name| is_person(norm, name.start, name.end));
            self.roles.add(role, "rule-role-label", if persons { &list } else { &[] });
            return colon;
        }
        // 责任单位要…, 责任单位主要负责人…: the label is who is told.
        let list = listed(self.clean, begin, end);
        if list.last().is_none_or(|last| last.end + 1 < end) || list[0].start > begin {
            return false;
        }
        // 牵头单位县农业农村局，责任单位各镇: beside who leads the others only take part, in whichever order.
        let near = start.saturating_sub(FAR)..self.end.min(start + FAR);
        let apart = words!["责任", "承办"].at(norm, start).is_some()
            && words!["牵头单位", "牵头部门", "主办单位", "主办部门", "主责单位"]
                .within(norm, near.start, near.end);
        let role = if apart { Role::OtherUnit } else { role };
        self.roles.add(role, "rule-role-label", &list);
        true
    }
}
