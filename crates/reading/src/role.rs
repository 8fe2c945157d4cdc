//! Who leads, who does it, who helps: as running text says it.

use calendar::deadline::Deadline;

use crate::actor::{backed, doings, heading};
use crate::bounds::clause_end;
use crate::clean::Clean;
use crate::duty::{BEING, CARRYING, HEADING, VERBS, helps, is_by, together};
use crate::lexicon::{Words, among, any, find, is, words};
use crate::listing::{
    counted, helpers, listed, listed_duty, offices, plainly_listed, tells_order, told_listed, unknown,
};
use crate::log::Log;
use crate::names::names;
use crate::person::{leaders, person};
use crate::roles::Roles;
use crate::structure::after_mark;
use crate::subject::{Subject, Way, behind_times, feigned, follower, subject};
use crate::unit::{Cast, Name, Strictness, is_class, is_collective, is_unit};
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
    let mut unknown = Vec::new();
    while at <= to {
        if at == to || ends_clause(&clean.norm, at) {
            if start < at {
                let known = roles.found.len();
                let mut reader = Reader { clean, times, end: to, led, roles: &mut roles, log };
                reader.clause(start, at);
                if roles.found.len() == known {
                    unknown.push((start, at));
                }
            }
            start = at + 1;
        }
        at += 1;
    }
    Reader { clean, times, end: to, led, roles: &mut roles, log }.caused(from, to);
    // 我镇将…: who speaks.
    roles.found.retain(|cast| !is_self(&clean.norm, cast.name));
    roles.rank(&clean.norm);
    roles.add(Role::LeadUnit, "rule-role-backed", &backed(&clean.norm[..to], from));
    // 某县打造…: where no rule knows who acts.
    for (start, end) in unknown {
        let inside = |cast: &Cast| (start..end).contains(&cast.name.start);
        let aside = is_condition(&clean.norm, start, end)
            || is_meaning(&clean.norm, start, end)
            || is_opinion(&clean.norm, start, end)
            || is_consent(&clean.norm, start, end);
        if !led && !aside && !roles.found.iter().any(inside) && !tells_order(&clean.norm, start, end) {
            let (start, end) = clean.trim(start, end);
            let reader = Reader { clean, times, end: to, led, roles: &mut roles, log };
            let names = heading(&clean.norm[..end], reader.subject_start(start, end));
            let topic = names.last().is_some_and(|last| reader.is_topic(last.end, end));
            roles.add(Role::LeadUnit, "rule-role-acting", if topic { &[] } else { &names });
        }
    }
    roles
}

/// Whether a clause ends at a mark, or at a long dash (要落实责任——各镇要…).
fn ends_clause(norm: &[char], at: usize) -> bool {
    let dash = |at: usize| norm.get(at) == Some(&'—');
    matches!(norm[at], ',' | ';' | '。' | ':' | '!') || dash(at) && (dash(at + 1) || at > 0 && dash(at - 1))
}

/// 在开展审计时: when somebody else is told, and no hour (开放至22时).
fn is_condition(norm: &[char], start: usize, end: usize) -> bool {
    norm[..end].ends_with(&['时'])
        && norm[start..end].iter().any(|c| among!("在当", *c))
        && norm[..end - 1].last().is_some_and(|c| !c.is_ascii_digit() && !among!("学课工及准限小", *c))
}

/// 必要时经县发改局会同县财政局批准后: who has to agree, and does nothing of it.
fn is_consent(norm: &[char], start: usize, end: usize) -> bool {
    const NEAR: usize = 4;
    // 经济, 经信: words that begin so.
    let whole = |at: &usize| norm[..end].get(at + 1).is_some_and(|c| !among!("济营贸信开理", *c));
    let by = (start..end.min(start + NEAR)).find(|at| norm[*at] == '经' && whole(at));
    by.is_some_and(|by| {
        words!["批准后", "同意后", "审核后", "审定后", "审批后", "审议后"].within(&norm[..end], by, end)
    })
}

/// 本办法所称…，是指由县政府安排的…; 由县司法局负责解释: what words mean, and who says so.
fn is_meaning(norm: &[char], start: usize, end: usize) -> bool {
    let said = find(norm, start, end, "是指");
    said == Some(start)
        || said.is_some() && find(norm, start, end, "所称").is_some()
        || find(norm, start, end, "负责解释").is_some()
}

/// 我县, 我镇: whether a name is that of the place itself.
fn is_self(norm: &[char], name: Name) -> bool {
    norm[name.start] == '我' && name.end == name.start + 2
}

/// 各级党委对这项工作高度重视: what they think of it, and nothing that they do.
fn is_opinion(norm: &[char], start: usize, end: usize) -> bool {
    words![
        "高度重视",
        "十分重视",
        "非常重视",
        "十分关心",
        "给予肯定",
        "给予充分肯定",
        "给予高度评价",
        "给予好评"
    ]
    .before(&norm[..end], end)
    .is_some_and(|(_, at)| {
        at > start
            && norm[start..at].contains(&'对')
            && !words!["要", "须", "应", "务必"].within(&norm[..at], start, at)
    })
}

/// Reads clauses one after the other.
pub(crate) struct Reader<'a> {
    pub(crate) clean: &'a Clean,
    pub(crate) times: &'a [Deadline],
    /// Where the sentence ends.
    pub(crate) end: usize,
    /// Whether a leader was asked by name.
    led: bool,
    pub(crate) roles: &'a mut Roles,
    log: &'a mut Log,
}

impl Reader<'_> {
    /// One clause between commas: a subject that acts or is told to, 由 and those who do it, or a list before a role verb.
    fn clause(&mut self, from: usize, to: usize) {
        let norm = &self.clean.norm[..to];
        let (from, to) = self.clean.trim(from, to);
        let start = self.subject_start(from, to);
        self.recipients(start, to);
        // 本办法所称…，是指由县政府安排…: what a word means.
        if is_meaning(norm, start, to) || is_consent(norm, start, to) || is_opinion(norm, start, to) {
            return;
        }
        // 常务会同意…: no 会同.
        let joint = find(norm, start, to, "会同").filter(|at| at - start <= 24 && !is(norm, at + 2, "意"));
        // 由会同桥镇负责: a name.
        let joint = joint.filter(|at| *at > start || at.checked_sub(1).is_none_or(|by| norm[by] != '由'));
        if let Some(joint) = joint {
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
            if subject.way == Way::Acting && self.is_topic(subject.end, to) {
                return;
            }
            // 县审计局在审计时，被审计单位应当…: only when it is.
            if subject.way == Way::Acting && is_condition(norm, start, to) && self.told_next(to) {
                return;
            }
            // 该局要求各镇应…
            if subject.way != Way::Speaking || !self.demanded(start, to) {
                self.act(&subject, start, to, false);
            }
            return;
        }
        if start > from && norm[start - 1] == '请' && self.asked(start, to) {
            return;
        }
        let helped = self.helped(start, to);
        if !helped.is_empty() {
            let led = self.roles.found.iter().any(|cast| cast.role == Role::LeadUnit);
            let role = if led { Role::OtherUnit } else { Role::LeadUnit };
            self.roles.add(role, "rule-role-joined", &helped);
            return;
        }
        if self.urged(start, to)
            || self.bearers(start, to)
            || self.told_behind(start, to)
            || self.called_to_lead(start, to)
            || self.owners(start, to)
        {
            return;
        }
        if self.members(start, to) || self.demanded(start, to) {
            return;
        }
        for by in (start + 1..to).filter(|at| is_by(norm, *at)) {
            if let Some(subject) =
                subject(self.clean, by + 1, to, self.times).or_else(|| self.whoever(by + 1, to, true))
            {
                self.act(&subject, by + 1, to, true);
                return;
            }
        }
        // 由 市商务局: a blank is no part of the name.
        let mut doers = (start.max(1)..to)
            .filter(|at| is_by(norm, at - 1))
            .map(|at| at + norm[at..].iter().take_while(|c| **c == ' ').count());
        if doers.any(|begin| self.by_office(begin, to)) {
            return;
        }
        self.before_verb(start, to);
    }

    /// 县财政每户补助的政策延续到…, 某街道先行先试的做法，要推广: what is spoken of, and not who acts.
    fn is_topic(&self, from: usize, to: usize) -> bool {
        let text = &self.clean.norm[..self.end];
        let Some(of) = (from..to).find(|at| text[*at] == '的') else { return false };
        let goes_on = |at: usize| {
            words!["政策"].at(text, at).is_some_and(|(_, end)| {
                words!["延续", "延长", "继续执行", "保持不变", "不变", "执行到"].at(text, end).is_some()
            })
        };
        let next = || words![",要", ",应", ",可"].at(text, to).is_some();
        let told =
            |at: usize| words!["做法", "经验"].at(text, at).is_some_and(|(_, end)| end == to) && next();
        (of + 1..to).any(|at| goes_on(at) || told(at))
    }

    /// Whether somebody is told in the clause behind the comma at `to`.
    pub(crate) fn told_next(&self, to: usize) -> bool {
        let text = &self.clean.norm[..self.end];
        let end = clause_end(text, to + 1, self.end);
        text.get(to) == Some(&',')
            && subject(self.clean, to + 1, end, self.times).is_some_and(|subject| subject.way == Way::Told)
    }

    /// Gives the names of a subject the part that their act makes.
    pub(crate) fn act(&mut self, subject: &Subject, start: usize, to: usize, by: bool) {
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
        // 甲、乙要密切配合: where nobody leads they help each other.
        let alone = !self.roles.found.iter().any(|cast| cast.role != Role::OtherUnit);
        let each_other = alone
            && together(norm, subject.after)
            && (subject.names.len() > 1 || is_collective(norm, subject.names[0].start, subject.names[0].end));
        // 各单位要主动配合，解决遗留问题: nobody else is to.
        let helping = words!["配合", "协助", "支持"].before(norm, to).is_some();
        let goes_on = alone && helping && !self.told_next(to) && {
            let (text, next) = (&self.clean.norm[..self.end], to + 1);
            text.get(to) == Some(&',') && doings(text, next).first() == Some(&next)
        };
        let helps = helps(norm, subject.after) && !each_other && !goes_on;
        let role = if helps { Role::OtherUnit } else { Role::LeadUnit };
        self.roles.add(role, rule, &subject.names);
        if helps && alone {
            let helped = self.helped(subject.after, to);
            self.roles.add(Role::LeadUnit, "rule-role-joined", &helped);
        }
        self.called_upon(subject.after);
    }

    /// 配合县人普办对厂房进行登记: whom somebody helps, up to what is done.
    fn helped(&self, from: usize, to: usize) -> Vec<Name> {
        static HELP: Words =
            Words::of(&["负责配合", "负责协助", "积极配合", "主动配合", "全力配合", "配合", "协助", "协同"]);
        let Some((_, begin)) = HELP.at(&self.clean.norm[..to], from) else { return Vec::new() };
        self.whoever(begin, to, true).map(|subject| subject.names).unwrap_or_default()
    }

    /// Keeps in mind whether names head the others or carry out.
    fn note(&mut self, norm: &[char], names: &[Name], act: usize) {
        let Some(first) = names.first() else { return };
        if any(norm, act, HEADING).is_some() {
            self.roles.heads.push(first.start);
        } else if any(norm, act, CARRYING).is_some_and(|(_, behind)| behind + 2 >= norm.len()) {
            // 分别负责做好…: a task of their own.
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
        const CALLS: &[&str] =
            &["会同", "商", "联合", "督促", "充分协调", "积极协调", "协调", "组织协调", "组织", "邀请"];
        static HOW: Words =
            Words::of(&["及时", "尽快", "积极", "主动", "牵头", "定期", "抓紧", "负责", "要"]);
        let norm = &self.clean.norm[..self.end];
        let to = self.end;
        let calls = (after..to.min(after + 24)).find_map(|at| {
            let begins = at == after
                || among(",", norm[at - 1])
                || HOW.before(norm, at).is_some_and(|(_, how)| how >= after);
            begins.then(|| any(norm, at, CALLS)).flatten()
        });
        let names_follow = |with: usize| norm.get(with).is_some_and(|c| !among(",;。、", *c));
        // 要商县教育局; 商务局 is an office.
        let asks =
            |(call, with): &(&str, usize)| names_follow(*with) && (*call != "商" || *with == after + 1);
        let Some((call, with)) = calls.filter(asks) else { return };
        // 有关部门 is longer than 有关部.
        let collective = |i: usize| {
            is_collective(norm, with, i)
                && !(i < to && is_collective(norm, with, i + 1))
                && is_unit(norm, with, i, Strictness::Running)
        };
        let ends =
            |i: usize| among(",;。", norm[i]) || follower(norm, i, self.times).is_some() || collective(i);
        let mut stops = (with + 2..to.min(with + 40)).filter(|i| ends(*i));
        let names = stops.find_map(|i| Some(listed(self.clean, with, i)).filter(|names| !names.is_empty()));
        let names = names.unwrap_or_default();
        // 要督促供热公司排查: a body by name that is urged does it itself.
        let named = |name: &Name| !is_class(norm, name.start, name.end);
        let urged = call == "督促" && names.iter().all(named);
        let role = if urged { Role::LeadUnit } else { Role::OtherUnit };
        self.roles.add(role, "rule-role-joined", &names);
    }

    /// A list before a verb that gives a role, wherever in the clause it begins.
    fn before_verb(&mut self, start: usize, to: usize) {
        let norm = &self.clean.norm[..to];
        /// A notice names fifteen departments before their verb (由省财政厅、…、省水利厅等部门牵头).
        const FAR: usize = 160;
        for at in start + 1..to.min(start + FAR) {
            let Some((width, role)) = VERBS.at(norm, at) else { continue };
            // 负责同志, 负责人 and 需要配合的 give no part, nor does 这项工作牵头部门.
            let office = words!["部门", "单位", "领导"].at(norm, at + width).is_some();
            if office || feigned(norm, at + width) || is(norm, at + width, ":") {
                return;
            }
            let begin = (start..at).rev().find(|by| is_by(norm, *by)).map_or(start, |by| by + 1);
            let mut list = listed(self.clean, begin, at);
            if list.is_empty() && role == Role::OtherUnit {
                list = helpers(self.clean, begin, at);
            }
            // 由路网办牵头: 由 says that they act.
            if list.is_empty() && begin > 0 && is_by(norm, begin - 1) {
                list = told_listed(self.clean, begin, at);
                if list.is_empty() && HEADING.contains(&&*norm[at..at + width].iter().collect::<String>()) {
                    list = plainly_listed(self.clean, begin, at);
                }
            }
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
        let told = words!["要", "应当", "须", "应", "负责", "将", "牵头", "要牵头", "牵头并", "要牵头并"]
            .before(&norm[..joint], joint);
        let start_end = self.before_time(told.map_or(joint, |(_, at)| at.max(start)), start);
        // The names go on as far as all of them are names.
        let farthest = (joint + 4..to.min(joint + 42))
            .find(|at| among("对把将按于在从向就", norm[*at]))
            .unwrap_or(to.min(joint + 42));
        let stop = (joint + 4..=farthest)
            .rev()
            .find(|stop| !listed(clean, joint + 2, *stop).is_empty())
            .unwrap_or(joint + 2);
        let mut with = listed(clean, joint + 2, stop);
        // 会同甲、乙两个乡镇
        if with.is_empty() {
            let stop = clause_end(norm, joint + 2, to);
            let list = names(clean, joint + 2, stop);
            with = counted(norm, &list).or(offices(norm, &list).then_some(list)).unwrap_or_default();
        }
        // 会同某管理站等其他部门
        if with.is_empty()
            && let Some(tail) = (joint + 4..farthest).find(|at| norm[*at] == '等')
        {
            with = told_listed(clean, joint + 2, tail);
        }
        if with.is_empty() {
            with = unknown(norm, joint + 2, farthest).into_iter().collect();
        }
        let person = |name: &Name| name.start >= start && name.end <= joint;
        let rule = "rule-role-joined";
        if self.led && self.roles.of(Role::Leader).iter().any(person) {
            self.roles.add(Role::LeadUnit, rule, &with);
            return;
        }
        let begin = (start..start_end).rev().find(|by| is_by(norm, *by)).map_or(start, |by| by + 1);
        let mut leading = listed(clean, begin, start_end);
        if leading.is_empty() {
            leading = told_listed(clean, begin, start_end);
        }
        self.roles.add(Role::LeadUnit, rule, &leading);
        self.roles.add(Role::OtherUnit, rule, &with);
    }

    /// 各镇在春节前要会同…: before the time at `end`.
    fn before_time(&self, end: usize, start: usize) -> usize {
        let time = self.times.iter().find(|time| time.end == end && time.start > start);
        let Some(at) = time.map(|time| time.start) else { return end };
        at - usize::from(self.clean.norm[at - 1] == '在' || self.clean.norm[at - 1] == '于')
    }

    /// Notes who is only reported to (报县政府办).
    fn recipients(&mut self, start: usize, to: usize) {
        if !self.log.is_on() {
            return;
        }
        let norm = &self.clean.norm[..to];
        for at in start..to {
            let Some((_, after)) = words!["报送至", "报送", "上报", "抄送", "报", "告知"].at(norm, at)
            else {
                continue;
            };
            for name in listed(self.clean, after, to) {
                self.log.aside(self.clean, Part::LeadUnit, "aside-name-recipient", name.start, name.end);
            }
        }
    }
}
