//! The part that an act gives to those who do it: 甲局牵头, 乙局配合, 丙镇要…

use crate::Part;
use crate::Role;
use crate::actor::doings;
use crate::acts::{Way, behind_manner, behind_times, feigned};
use crate::duty::{BEING, CARRYING, HEADING, VERBS, behind_how, helps, together};
use crate::lexicon::{among, any, find, words};
use crate::role::Reader;
use crate::subject::Subject;
use crate::unit::{Name, is_collective};

impl Reader<'_> {
    /// Gives the names of a subject the part that their act makes.
    pub(crate) fn act(&mut self, subject: &Subject, start: usize, to: usize, by: bool) {
        let norm = &self.clean.norm[..to];
        if subject.way == Way::Speaking {
            for name in &subject.names {
                self.log.aside(self.clean, Part::LeadUnit, "aside-name-speaker", name.start, name.end);
            }
            return;
        }
        let act = behind_how(norm, behind_times(subject.end, self.times));
        // 县法制办审查后报县政府: who looks it over.
        if words!["审查后", "审核后", "把关后", "审定后", "会签后", "批复后", "批准后", "同意后", "备案后"]
            .at(norm, act)
            .is_some()
        {
            self.roles.add(Role::OtherUnit, "rule-role-joined", &subject.names);
            return;
        }
        // 由县旅游局牵头，交通局、工商局等部门组成检查组
        let made_up = words!["组成", "共同组成", "联合组成"].at(norm, act).is_some();
        if made_up && !self.roles.heads.is_empty() {
            self.roles.add(Role::OtherUnit, "rule-role-joined", &subject.names);
            return;
        }
        self.note(norm, &subject.names, act);
        if let Some(role) = self.office(norm, subject, to) {
            self.roles.add(role, "rule-role-verb", &subject.names);
            self.called_upon(subject.after);
            return;
        }
        if let Some((width, role)) = VERBS.at(norm, act) {
            if feigned(norm, act + width) {
                return;
            }
            if self.roles.found.is_empty() && were_there(norm, subject.end, act) {
                return;
            }
            self.roles.add(role, "rule-role-verb", &subject.names);
            // A牵头B配合 without a comma. 负责本单位清运 is what they do.
            let next = act + width;
            if next + 2 < to && subject.end > start && !among!("本其各", norm[next]) {
                self.clause(next, to);
            }
            self.called_upon(act + width);
            return;
        }
        let rule = match subject.way {
            _ if by => "rule-role-by",
            Way::Told => "rule-role-told",
            _ => "rule-role-acting",
        };
        let alone = !self.roles.found.iter().any(|cast| cast.role != Role::OtherUnit);
        let helps = self.only_helps(norm, subject, alone);
        let role = if helps { Role::OtherUnit } else { Role::LeadUnit };
        self.roles.add(role, rule, &subject.names);
        if helps && alone {
            let helped = self.helped(subject.after, to);
            self.roles.add(Role::LeadUnit, "rule-role-joined", &helped);
        }
        // 不再商县审计局: nobody is called.
        if words!["不再", "不得", "不能", "不准", "不可", "严禁", "不要"]
            .before(norm, subject.after)
            .is_none()
        {
            self.called_upon(subject.after);
        }
    }

    /// Whether those who are told are to help others, and do nothing of their own.
    pub(crate) fn only_helps(&self, norm: &[char], subject: &Subject, alone: bool) -> bool {
        let acts = [subject.after, behind_manner(norm, subject.after, self.times)];
        // 甲、乙要密切配合: where nobody leads they help each other.
        let several =
            subject.names.len() > 1 || is_collective(norm, subject.names[0].start, subject.names[0].end);
        let each_other = alone && several && acts.iter().any(|act| together(norm, *act));
        // 各单位要主动配合，解决遗留问题: nobody else is to.
        let (text, to) = (&self.clean.norm[..self.end], norm.len());
        let helping = words!["配合", "协助", "支持"].before(norm, to).is_some();
        let goes_on = alone
            && helping
            && !self.told_next(to)
            && text.get(to) == Some(&',')
            && doings(text, to + 1).first() == Some(&(to + 1));
        // 县公安局派人到场, and not 县城管局派人拆除违建.
        let sends = acts.iter().any(|act| {
            words!["派员", "派人"].at(norm, *act).is_some_and(|(_, behind)| {
                behind >= to
                    || words!["指导", "参加", "配合", "协助", "到场", "支援", "参与", "督导"]
                        .at(norm, behind)
                        .is_some()
            })
        });
        let sends_first = sends && alone && self.acts_next(to);
        // 县卫健局选派医务人员配合: where somebody leads.
        let lends = !alone
            && (sends
                || words!["配合", "协助", "给予支持", "提供支持"].before(norm, to).is_some_and(|(_, at)| {
                    words![
                        "密切", "通力", "协同", "相互", "互相", "协调", "紧密", "大力", "积极", "主动",
                        "全力", "加强", "要"
                    ]
                    .before(norm, at)
                    .is_none()
                }));
        (lends || sends_first || acts.iter().any(|act| helps(norm, *act))) && !each_other && !goes_on
    }

    /// Keeps in mind whether names head the others or carry out.
    pub(crate) fn note(&mut self, norm: &[char], names: &[Name], act: usize) {
        let Some(first) = names.first() else { return };
        if any(norm, act, HEADING).is_some() {
            self.roles.heads.push(first.start);
        } else if any(norm, act, CARRYING).is_some_and(|(_, behind)| behind + 2 >= norm.len()) {
            // 分别负责做好…: a task of their own.
            self.roles.carriers.extend(names);
        }
    }

    /// 县水利局为牵头单位, 各镇为责任单位, 城投公司作为业主: the part that an office gives.
    pub(crate) fn office(&mut self, norm: &[char], subject: &Subject, to: usize) -> Option<Role> {
        let (_, begin) = any(norm, behind_times(subject.end, self.times), BEING)?;
        let end =
            (begin..to.min(begin + 10)).find(|at| among(",;。", norm[*at])).unwrap_or(to.min(begin + 10));
        let names = |words: &[&str]| words.iter().any(|w| find(norm, begin, end, w).is_some());
        if names(&["牵头", "主办", "主责"]) {
            self.roles.heads.extend(subject.names.first().map(|name| name.start));
            return Some(Role::LeadUnit);
        }
        if names(&["配合", "协办", "参与", "成员"]) {
            return Some(Role::OtherUnit);
        }
        if names(&["责任", "承办", "落实"]) {
            self.roles.carriers.extend(&subject.names);
        }
        Some(Role::LeadUnit)
    }
}

/// 县财政局等部门主要负责人参加。: who was there, and does nothing.
fn were_there(norm: &[char], end: usize, act: usize) -> bool {
    let persons = words!["负责人", "负责同志", "领导", "人员", "同志"].before(norm, end);
    let there = words!["参加会议", "参加调研", "参加活动", "参加"].at(norm, act);
    persons.is_some() && there.is_some_and(|(_, behind)| behind >= norm.len())
}
