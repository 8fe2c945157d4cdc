//! Who leads, who does it, who helps: as running text says it.

use std::sync::LazyLock;

use calendar::deadline::Deadline;

use crate::clean::Clean;
use crate::enterprise;
use crate::lexicon::{Lexicon, any, any_before, find, is};
use crate::log::Log;
use crate::person::{leaders, person};
use crate::structure::after_mark;
use crate::subject::{Subject, Way, behind_times, feigned, subject};
use crate::unit::{Cast, Name, Strictness, is_collective, is_short, is_unit, names};
use crate::{Part, Role};

/// Roles found in a range of text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roles {
    pub(crate) found: Vec<Cast>,
}

impl Roles {
    /// The names in one role, each once.
    pub(crate) fn of(&self, role: Role) -> Vec<Name> {
        let mut seen = Vec::new();
        for cast in self.found.iter().filter(|cast| cast.role == role) {
            if !seen.contains(&cast.name) {
                seen.push(cast.name);
            }
        }
        seen
    }

    /// Where a 牵头单位 is told apart, a 责任单位 only takes part.
    fn rank(&mut self, norm: &[char]) {
        let holds = |name: &Name, word| find(norm, name.start, name.end, word).is_some();
        let leads = |cast: &Cast| {
            cast.role == Role::LeadUnit && holds(&cast.name, "牵头") && !holds(&cast.name, "责任")
        };
        if self.found.iter().any(leads) {
            for Cast { role, name, .. } in &mut self.found {
                if *role == Role::LeadUnit
                    && (holds(name, "责任单位") || holds(name, "配合单位"))
                    && !holds(name, "牵头")
                {
                    *role = Role::OtherUnit;
                }
            }
        }
    }

    pub(crate) fn add(&mut self, role: Role, rule: &'static str, list: &[Name]) {
        for name in list {
            if !self.found.iter().any(|known| known.name == *name) {
                self.found.push(Cast { role, name: *name, rule });
            }
        }
    }
}

/// Verbs that give the list before them a role.
static VERBS: LazyLock<Lexicon<Role>> = LazyLock::new(|| {
    let lead = [
        "分别牵头",
        "共同牵头",
        "分别负责",
        "共同负责",
        "牵头负责",
        "牵头抓总",
        "牵头",
        "具体负责",
        "具体落实",
        "具体实施",
        "负责",
        "主办",
    ];
    let other =
        "参加 协办 积极支持配合 支持配合 积极配合 协同配合 密切配合 主动配合 全力配合 配合 协助 协同 参与";
    let other = other.split(' ').map(|w| (w, Role::OtherUnit));
    Lexicon::new(lead.map(|w| (w, Role::LeadUnit)).into_iter().chain(other))
});

/// Every role in `clean[from..to]`, whose time expressions are `times`.
pub(crate) fn roles(clean: &Clean, from: usize, to: usize, times: &[Deadline], log: &mut Log) -> Roles {
    let mut roles = Roles::default();
    leaders(clean, from, to, &mut roles);
    let led = !roles.found.is_empty();
    let mut start = after_mark(&clean.norm, from, to);
    let mut at = start;
    while at <= to {
        if at == to || ",;。:!".contains(clean.norm[at]) {
            if start < at {
                let mut reader = Reader { clean, times, led, roles: &mut roles, log };
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
        for by in (start + 1..to).filter(|at| norm[*at] == '由') {
            if let Some(subject) = subject(self.clean, by + 1, to, self.times) {
                self.act(&subject, by + 1, to, true);
                return;
            }
        }
        self.before_verb(start, to);
    }

    /// 会议原则同意县交通局提交的方案: whoever brought it before the meeting carries it out.
    fn agreed(&mut self, start: usize, to: usize) -> bool {
        const BROUGHT: &[&str] =
            &["关于", "提交", "提出", "提请", "报送", "上报", "呈报", "起草", "拟定", "制定", "汇报"];
        let norm = &self.clean.norm[..to];
        let brought = (start + 2..to).find(|at| any(norm, *at, BROUGHT).is_some());
        let names = brought.map(|end| listed(self.clean, start, end)).unwrap_or_default();
        self.roles.add(Role::LeadUnit, "rule-role-agreed", &names);
        !names.is_empty()
    }

    /// 请县财政局在预算中列支: whoever is asked acts, wherever that is.
    fn asked(&mut self, start: usize, to: usize) -> bool {
        let norm = &self.clean.norm[..to];
        let Some(end) = find(norm, start, to, "在") else { return false };
        let names = listed(self.clean, start, end);
        self.roles.add(Role::LeadUnit, "rule-role-told", &names);
        !names.is_empty()
    }

    /// Behind words and times that may open a clause before its subject.
    fn subject_start(&self, from: usize, to: usize) -> usize {
        #[rustfmt::skip]
        const OPENERS: &[&str] = &[
            "会议原则同意", "原则同意", "会议同意", "会议要求", "会议明确", "会议议定", "会议决定", "会议强调", "会议指出", "特别是", "同时", "其中", "下一步", "会后", "接下来", "今年", "明年",
            "由", "请", "并由", "并请", "希望", "全县", "尤其是", "对此", "另外", "此外", "要求", "同意", "凡", "今后",
        ];
        let norm = &self.clean.norm[..to];
        let mut start = from;
        loop {
            let next = behind_times(start, self.times);
            let next = any(norm, next, OPENERS).map_or(next, |(_, after)| after);
            if next == start || next >= to || is(norm, start, "全县各") {
                return start;
            }
            start = next;
        }
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
        if let Some((width, role)) = VERBS.at(norm, behind_times(subject.end, self.times)) {
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
        self.called_upon(subject.after, to);
    }

    /// …要统筹相关责任单位制定: those called upon.
    fn called_upon(&mut self, after: usize, to: usize) {
        let norm = &self.clean.norm[..to];
        let Some((_, with)) = any(norm, after, &["会同", "联合", "督促"]) else { return };
        let named = |i: &usize| is_collective(norm, with, *i) && is_unit(norm, with, *i, Strictness::Running);
        if let Some(stop) = (with + 2..to.min(with + 20)).find(named) {
            self.roles.add(Role::OtherUnit, "rule-role-joined", &[Name { start: with, end: stop }]);
        }
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
            .find(|at| "对把将按于在从向就".contains(norm[*at]))
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

/// Whether what a subject does is to help.
fn helps(norm: &[char], at: usize) -> bool {
    #[rustfmt::skip]
    const HELP: &[&str] = &[
        "积极支持配合", "支持配合", "积极配合", "主动配合", "密切配合", "协同配合", "全力配合", "配合", "协助", "协同",
    ];
    if any(norm, at, HELP).is_some() {
        return true;
    }
    any(norm, at, &["做好", "给予", "提供", "予以"]).is_some_and(|(_, after)| {
        (after..norm.len().min(after + 6)).any(|i| any(norm, i, &["配合", "协助", "指导", "支持"]).is_some())
    })
}

/// The names of a list when every one of them is a unit.
pub(crate) fn listed(clean: &Clean, start: usize, end: usize) -> Vec<Name> {
    let (start, end) = clean.trim(start, end);
    if start >= end || end - start > 80 {
        return Vec::new();
    }
    let list = names(clean, start, end);
    // 公安、交通等部门: what the last word names, the others are too.
    let open = any_before(
        &clean.norm[..end],
        end,
        &["等部门", "等单位", "等有关部门", "等相关部门", "等有关单位", "等相关单位"],
    );
    if open.is_some_and(|(_, at)| at > start)
        && list.len() > 1
        && list.iter().all(|name| (2..=8).contains(&(name.end - name.start)))
    {
        return list;
    }
    let shortened = |name: &Name| list.len() > 1 && is_short(&clean.norm, name.start, name.end);
    let named =
        |name: &Name| is_unit(&clean.norm, name.start, name.end, Strictness::Running) || shortened(name);
    if list.iter().all(named) || elided(&clean.norm, &list) { list } else { Vec::new() }
}

/// Whether only the last name of a list carries what the others share (公安、交通部门; 甲、乙、丙市政府).
fn elided(norm: &[char], list: &[Name]) -> bool {
    let [shortened @ .., last] = list else { return false };
    let shares = any_before(
        &norm[..last.end],
        last.end,
        &["部门", "单位", "市政府", "县政府", "区政府", "镇政府", "乡政府", "街道", "两镇", "三镇", "两局"],
    );
    !shortened.is_empty()
        && shares.is_some_and(|(_, at)| at > last.start + 1 && at <= last.start + 6)
        && is_unit(norm, last.start, last.end, Strictness::Running)
        && shortened.iter().all(|name| {
            // 州、县政务部门: a level of government is one character.
            let level = name.end == name.start + 1 && "省州市盟区县旗镇乡村".contains(norm[name.start]);
            (level || (2..=6).contains(&(name.end - name.start)))
                && norm[name.start..name.end].iter().all(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
        })
}
