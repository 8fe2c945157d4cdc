//! Who leads, who does it, who helps: as running text says it.

use calendar::deadline::Deadline;

use crate::clean::Clean;
use crate::duty::{BEING, CARRYING, HEADING, VERBS, helps};
use crate::enterprise;
use crate::lexicon::{among, any, any_before, find, is};
use crate::listing::{listed, listed_duty};
use crate::log::Log;
use crate::person::{is_person, leaders, person};
use crate::roles::Roles;
use crate::structure::{after_mark, mark};
use crate::subject::{Subject, Way, behind_times, feigned, follower, subject};
use crate::unit::{Name, Strictness, is_collective, is_unit};
use crate::{Part, Role};

/// Every role in `clean[from..to]`, whose time expressions are `times`.
pub(crate) fn roles(clean: &Clean, from: usize, to: usize, times: &[Deadline], log: &mut Log) -> Roles {
    let mut roles = Roles::default();
    leaders(clean, from, to, &mut roles);
    let led = !roles.found.is_empty();
    let mut start = after_mark(&clean.norm, from, to);
    if let Some((names, colon)) = listed_duty(clean, start, to) {
        roles.add(Role::LeadUnit, "rule-role-told", &names);
        start = colon + 1;
    }
    let mut at = start;
    while at <= to {
        if at == to || among(",;。:!", clean.norm[at]) {
            if start < at {
                let mut reader = Reader { clean, times, end: to, led, roles: &mut roles, log };
                reader.clause(start, at);
            }
            start = at + 1;
        }
        at += 1;
    }
    roles.rank(&clean.norm);
    roles.add(Role::LeadUnit, "rule-role-backed", &enterprise::backed(&clean.norm[..to], from));
    roles
}

/// Reads clauses one after the other.
struct Reader<'a> {
    clean: &'a Clean,
    times: &'a [Deadline],
    /// Where the sentence ends.
    end: usize,
    /// Whether a leader was asked by name.
    led: bool,
    roles: &'a mut Roles,
    log: &'a mut Log,
}

impl Reader<'_> {
    /// One clause between commas: a subject that acts or is told to, 由 and those who do it, or a list before a role verb.
    fn clause(&mut self, from: usize, to: usize) {
        let norm = &self.clean.norm[..to];
        let (from, to) = self.clean.trim(from, to);
        let start = self.subject_start(from, to);
        self.recipients(start, to);
        if let Some(joint) = find(norm, start, to, "会同").filter(|at| at - start <= 24) {
            self.joined(start, joint, to);
            return;
        }
        if let Some(leader) = person(norm, start, to, self.times) {
            self.roles.add(Role::Leader, "rule-role-asked", &[leader]);
            return;
        }
        if norm[..start].ends_with(&['同', '意']) && self.agreed(start, to) {
            return;
        }
        if let Some(subject) = subject(self.clean, start, to, self.times) {
            self.act(&subject, start, to, false);
            return;
        }
        if start > from && norm[start - 1] == '请' && self.asked(start, to) {
            return;
        }
        if self.told_behind(start, to) || self.called_to_lead(start, to) || self.owners(start, to) {
            return;
        }
        if self.members(start, to) {
            return;
        }
        for by in (start + 1..to).filter(|at| norm[*at] == '由') {
            if let Some(subject) = subject(self.clean, by + 1, to, self.times) {
                self.act(&subject, by + 1, to, true);
                return;
            }
        }
        self.before_verb(start, to);
    }

    /// 县河道巡查组，要逐段排查: names alone in their clause, told in the next.
    fn told_behind(&mut self, start: usize, to: usize) -> bool {
        let text = &self.clean.norm[..self.end];
        let told = text.get(to) == Some(&',')
            && any(text, to + 1, &["要", "必须", "务必", "应当", "须", "应", "对"])
                .is_some_and(|(_, behind)| !feigned(text, behind));
        let names = if told { listed(self.clean, start, to) } else { Vec::new() };
        self.roles.add(Role::LeadUnit, "rule-role-told", &names);
        !names.is_empty()
    }

    /// 成员由县教育局、县财政局等部门组成: they take part.
    fn members(&mut self, start: usize, to: usize) -> bool {
        const FAR: usize = 80;
        let norm = &self.clean.norm[..to];
        let made = any_before(norm, to, &["组成"]).map(|(_, at)| at);
        let Some(end) = made.or_else(|| find(norm, start, to, "组成的")) else { return false };
        let low = start.max(end.saturating_sub(FAR));
        let Some(by) = norm[low..end].iter().rposition(|c| *c == '由').map(|n| low + n) else {
            return false;
        };
        let end =
            any_before(norm, end, &["负责同志", "负责人", "分管负责人", "主要负责人", "有关人员", "人员"])
                .map_or(end, |(_, at)| at);
        let end = any_before(norm, end, &["部门", "单位"])
            .filter(|(_, at)| norm[at.saturating_sub(1)] == '等')
            .map_or(end, |(_, at)| at);
        let names = listed(self.clean, by + 1, end);
        self.roles.add(Role::OtherUnit, "rule-role-joined", &names);
        !names.is_empty()
    }

    /// 会议原则同意县交通局提交的方案: whoever brought it before the meeting carries it out.
    fn agreed(&mut self, start: usize, to: usize) -> bool {
        const BROUGHT: &[&str] =
            &["关于", "提交", "提出", "提请", "报送", "上报", "呈报", "起草", "拟草", "拟定", "制定", "汇报"];
        let norm = &self.clean.norm[..to];
        let brought = (start + 2..to).find(|at| any(norm, *at, BROUGHT).is_some());
        let names = brought.map(|end| listed(self.clean, start, end)).unwrap_or_default();
        self.roles.add(Role::LeadUnit, "rule-role-agreed", &names);
        !names.is_empty()
    }

    /// 请县财政局在预算中列支: whoever is asked acts, whatever follows; the longest list of names counts.
    fn asked(&mut self, start: usize, to: usize) -> bool {
        const LONG: usize = 40;
        let most = to.min(start + LONG);
        let ends = (start + 2..=most).rev().filter(|end| *end < to);
        let names = ends.map(|end| listed(self.clean, start, end)).find(|names| !names.is_empty());
        let Some(names) = names else { return false };
        self.roles.add(Role::LeadUnit, "rule-role-told", &names);
        true
    }

    /// Behind words and times that may open a clause before its subject.
    fn subject_start(&self, from: usize, to: usize) -> usize {
        #[rustfmt::skip]
        const OPENERS: &[&str] = &[
            "会议原则同意", "原则同意", "会议同意", "会议要求", "会议明确", "会议议定", "会议决定", "会议强调", "会议指出", "特别是", "同时", "其中", "下一步", "会后", "接下来", "今年", "明年",
            "会议强调要", "另请", "烦请", "敬请", "恳请", "特请", "务请", "首先由", "首先", "再由", "原则上", "要求由", "由", "请", "并由", "并请", "希望", "责成", "责令", "委托", "明确由", "明确", "全县", "尤其是", "对此", "另外", "此外", "要求", "同意", "凡", "今后",
        ];
        let norm = &self.clean.norm[..to];
        let mut start = from;
        loop {
            let next = behind_times(start, self.times);
            // 会议要求，一是县住建局要…
            let next = mark(norm, next).filter(|found| found.spoken).map_or(next, |found| found.end);
            let next = any(norm, next, OPENERS).map_or(next, |(_, after)| after);
            let next = self.behind_speaker(next, to).unwrap_or(next);
            if next == start || next >= to || is(norm, start, "全县各") {
                return start;
            }
            start = next;
        }
    }

    /// 周某要求各镇…: behind a person who tells others to act.
    fn behind_speaker(&self, start: usize, to: usize) -> Option<usize> {
        const SAYS: &[&str] = &["要求", "强调", "指出"];
        let norm = &self.clean.norm[..to];
        let (_, behind) = (start + 2..to.min(start + 5)).find_map(|at| any(norm, at, SAYS))?;
        let named = is_person(norm, start, behind - 2);
        (named && behind < to).then_some(behind)
    }

    /// 各单位的方案务于3月5日前报送…: whose paper it is.
    fn owners(&mut self, start: usize, to: usize) -> bool {
        const LONG: usize = 24;
        let norm = &self.clean.norm[..to];
        let Some(of) = (start + 2..to.min(start + LONG)).find(|at| norm[*at] == '的') else { return false };
        let asked = self.times.iter().any(|time| {
            time.start > of
                && time.start <= of + LONG
                && any_before(norm, time.start, &["务于", "请于", "须于", "应于", "要于", "务必于", "务必在"])
                    .is_some()
        });
        let names = if asked { listed(self.clean, start, of) } else { Vec::new() };
        self.roles.add(Role::LeadUnit, "rule-role-told", &names);
        !names.is_empty()
    }

    /// 发挥县农业农村局牵头作用: who is to take the lead.
    fn called_to_lead(&mut self, start: usize, to: usize) -> bool {
        const LONG: usize = 30;
        let norm = &self.clean.norm[..to];
        let Some(begin) = find(norm, start, to, "发挥").map(|at| at + 2) else { return false };
        let lead = ["牵头作用", "牵头抓总作用", "牵头协调作用", "的牵头作用"];
        let Some(end) = (begin + 2..to.min(begin + LONG)).find(|at| any(norm, *at, &lead).is_some()) else {
            return false;
        };
        let names = listed(self.clean, begin, end);
        self.roles.add(Role::LeadUnit, "rule-role-verb", &names);
        !names.is_empty()
    }

    /// Gives the names of a subject the part that their act makes.
    fn act(&mut self, subject: &Subject, start: usize, to: usize, by: bool) {
        let norm = &self.clean.norm[..to];
        if subject.way == Way::Speaking {
            for name in &subject.names {
                self.log.aside(self.clean, Part::LeadUnit, "aside-name-speaker", name.start, name.end);
            }
            return;
        }
        let act = behind_times(subject.end, self.times);
        self.note(norm, &subject.names, act);
        if let Some(role) = self.office(norm, subject, to) {
            self.roles.add(role, "rule-role-verb", &subject.names);
            return;
        }
        if let Some((width, role)) = VERBS.at(norm, act) {
            if feigned(norm, subject.end + width) {
                return;
            }
            self.roles.add(role, "rule-role-verb", &subject.names);
            // A牵头B配合 without a comma.
            if subject.end + width + 2 < to && subject.end > start {
                self.clause(subject.end + width, to);
            }
            return;
        }
        let rule = match subject.way {
            _ if by => "rule-role-by",
            Way::Told => "rule-role-told",
            _ => "rule-role-acting",
        };
        let role = if helps(norm, subject.after) { Role::OtherUnit } else { Role::LeadUnit };
        self.roles.add(role, rule, &subject.names);
        self.called_upon(subject.after);
    }

    /// Keeps in mind whether names head the others or carry out.
    fn note(&mut self, norm: &[char], names: &[Name], act: usize) {
        let Some(first) = names.first() else { return };
        if any(norm, act, HEADING).is_some() {
            self.roles.heads.push(first.start);
        } else if any(norm, act, CARRYING).is_some() {
            self.roles.carriers.extend(names);
        }
    }

    /// 县水利局为牵头单位, 各镇为责任单位, 城投公司作为业主: the part that an office gives.
    fn office(&mut self, norm: &[char], subject: &Subject, to: usize) -> Option<Role> {
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

    /// …要统筹有关各方拟出名单: those called upon.
    fn called_upon(&mut self, after: usize) {
        const CALLS: &[&str] = &["会同", "联合", "督促", "充分协调", "积极协调", "协调", "组织协调"];
        let norm = &self.clean.norm[..self.end];
        let to = self.end;
        let calls = (after..to.min(after + 24)).find_map(|at| {
            let begins = at == after || among(",", norm[at - 1]);
            begins.then(|| any(norm, at, CALLS)).flatten()
        });
        let Some((_, with)) = calls else { return };
        let ends = |i: usize| {
            among(",;。", norm[i])
                || follower(norm, i, self.times).is_some()
                || is_collective(norm, with, i) && is_unit(norm, with, i, Strictness::Running)
        };
        let mut stops = (with + 2..to.min(with + 40)).filter(|i| ends(*i));
        let names = stops.find_map(|i| Some(listed(self.clean, with, i)).filter(|names| !names.is_empty()));
        self.roles.add(Role::OtherUnit, "rule-role-joined", &names.unwrap_or_default());
    }

    /// A list before a verb that gives a role, wherever in the clause it begins.
    fn before_verb(&mut self, start: usize, to: usize) {
        let norm = &self.clean.norm[..to];
        for at in start + 1..to.min(start + 60) {
            let Some((width, role)) = VERBS.at(norm, at) else { continue };
            // 负责同志, 负责人 and 需要配合的 give no part.
            if feigned(norm, at + width) || is(norm, at + width, ":") {
                return;
            }
            let begin = norm[start..at].iter().rposition(|c| *c == '由').map_or(start, |n| start + n + 1);
            let list = listed(self.clean, begin, at);
            if list.is_empty() {
                return;
            }
            self.note(norm, &list, at);
            self.roles.add(role, "rule-role-verb", &list);
            // A牵头B配合 without a comma.
            if at + width + 2 < to {
                self.clause(at + width, to);
            }
            return;
        }
    }

    /// X会同Y: with a person leading, Y does it; otherwise X leads and Y helps.
    fn joined(&mut self, start: usize, joint: usize, to: usize) {
        let clean = self.clean;
        let norm = &clean.norm;
        let start_end = any_before(&norm[..joint], joint, &["要", "应当", "须", "应", "负责"])
            .map_or(joint, |(_, at)| at.max(start));
        // The names go on as far as all of them are names.
        let farthest = (joint + 4..to.min(joint + 42))
            .find(|at| among("对把将按于在从向就", norm[*at]))
            .unwrap_or(to.min(joint + 42));
        let stop = (joint + 4..=farthest)
            .rev()
            .find(|stop| !listed(clean, joint + 2, *stop).is_empty())
            .unwrap_or(joint + 2);
        let with = listed(clean, joint + 2, stop);
        let person = |name: &Name| name.start >= start && name.end <= joint;
        let rule = "rule-role-joined";
        if self.led && self.roles.of(Role::Leader).iter().any(person) {
            self.roles.add(Role::LeadUnit, rule, &with);
            return;
        }
        let begin = norm[start..start_end].iter().rposition(|c| *c == '由').map_or(start, |n| start + n + 1);
        self.roles.add(Role::LeadUnit, rule, &listed(clean, begin, start_end));
        self.roles.add(Role::OtherUnit, rule, &with);
    }

    /// Notes who is only reported to (报县政府办).
    fn recipients(&mut self, start: usize, to: usize) {
        if !self.log.is_on() {
            return;
        }
        let norm = &self.clean.norm[..to];
        for at in start..to {
            let Some((_, after)) = any(norm, at, &["报送至", "报送", "上报", "抄送", "报", "告知"])
            else {
                continue;
            };
            for name in listed(self.clean, after, to) {
                self.log.aside(self.clean, Part::LeadUnit, "aside-name-recipient", name.start, name.end);
            }
        }
    }
}
