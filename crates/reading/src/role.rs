//! Who leads, who does it, who helps: as running text says it.

use calendar::deadline::Deadline;

use crate::actor::{backed, doings, heading};
use crate::acts::{Way, behind_manner, behind_times, feigned, told_at};
use crate::bounds::{clause_end, ends_clause};
use crate::clean::Clean;
use crate::duty::{BEING, CARRYING, HEADING, VERBS, behind_how, calls_on, helps, is_by, together};
use crate::lexicon::{among, any, find, is, words};
use crate::listing::{listed, listed_duty, tells_order};
use crate::log::Log;
use crate::loose::{helpers, plainly_listed, told_listed};
use crate::matter::is_thing;
use crate::mention::{is_condition, is_mention, is_self};
use crate::person::{leaders, person};
use crate::roles::Roles;
use crate::structure::after_mark;
use crate::subject::{Subject, subject};
use crate::unit::{Cast, Name, is_collective};
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
        // …；县财政局：9月底前…: the next of those whose duties are listed. 会议明确，县财政局：9月底前…
        if start > from
            && at == start
            && (clean.norm[start - 1] == ';'
                || clean.norm[start - 1] == ',' && label_ahead(&clean.norm[..to], start))
            && let begin =
                (Reader { clean, times, end: to, led, roles: &mut roles, log }).subject_start(start, to)
            && let Some((names, colon)) = listed_duty(clean, begin, to)
        {
            roles.add(Role::LeadUnit, "rule-role-told", &names);
            (start, at) = (colon + 1, colon + 1);
        }
        if at == to || ends_clause(&clean.norm, at) {
            // （县住建局牵头，各街道配合）改造…: the bracket closes in another clause.
            if start < at && clean.norm[start] == '(' && !clean.norm[start..at].contains(&')') {
                start += 1;
            }
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
    // 县水务局，城关镇，白石乡要…: commas part them.
    for (start, end) in unknown.iter().rev() {
        let told = |cast: &Cast| cast.rule == "rule-role-told" && cast.name.start == end + 1;
        if clean.norm.get(*end) == Some(&',') && roles.found.iter().any(told) {
            roles.add(Role::LeadUnit, "rule-role-told", &listed(clean, *start, *end));
        }
    }
    // 我镇将…: who speaks.
    roles.found.retain(|cast| !is_self(&clean.norm, cast.name));
    roles.rank(&clean.norm);
    // 支持60个村创建…: so many of a kind, and nobody by name.
    let mut named = backed(&clean.norm[..to], from);
    named.retain(|name| !clean.norm[name.start].is_ascii_digit());
    roles.add(Role::LeadUnit, "rule-role-backed", &named);
    Reader { clean, times, end: to, led, roles: &mut roles, log }.unnamed(&unknown);
    roles.unbracket(&clean.norm);
    roles.settle(&clean.norm);
    roles
}

/// Reads clauses one after the other.
pub(crate) struct Reader<'a> {
    pub(crate) clean: &'a Clean,
    pub(crate) times: &'a [Deadline],
    /// Where the sentence ends.
    pub(crate) end: usize,
    /// Whether a leader was asked by name.
    pub(crate) led: bool,
    pub(crate) roles: &'a mut Roles,
    pub(crate) log: &'a mut Log,
}

impl Reader<'_> {
    /// 某县打造…: whoever acts in the clauses where no rule knows who does.
    fn unnamed(&mut self, clauses: &[(usize, usize)]) {
        for &(start, end) in clauses {
            let norm = &self.clean.norm;
            let inside = |cast: &Cast| (start..end).contains(&cast.name.start);
            let aside = is_condition(norm, start, end) || is_mention(norm, start, end);
            if self.led || aside || self.roles.found.iter().any(inside) || tells_order(norm, start, end) {
                continue;
            }
            let (start, end) = self.clean.trim(start, end);
            // 6月底前要对餐饮单位逐户检查: whoever does it stands elsewhere.
            let begin = self.subject_start(start, end);
            // 数据专区作为平台的组成部分: what it is.
            if find(norm, begin, end, "作为").is_some() {
                continue;
            }
            // 应城打造…: a place.
            let place = norm[begin] == '应' && !is(norm, begin, "应当");
            if !place && told_at(norm, begin, self.times).is_some() {
                continue;
            }
            if self.own_part(begin, end) {
                continue;
            }
            // 县住建局、城南大桥要…: what is looked after acts no more than in other lists.
            let mut names = heading(&norm[..end], begin);
            names.retain(|name| !is_thing(norm, name.start, name.end));
            let Some(last) = names.last().filter(|last| !self.is_topic(last.end, end)) else { continue };
            // 甲办负责，乙委有关委员单位配合: who helps.
            let led = self.roles.found.iter().any(|cast| cast.role == Role::LeadUnit);
            let (role, rule) = if led && helps(&norm[..end], last.end) {
                (Role::OtherUnit, "rule-role-verb")
            } else {
                (Role::LeadUnit, "rule-role-acting")
            };
            self.roles.add(role, rule, &names);
        }
    }

    /// One clause between commas: a subject that acts or is told to, 由 and those who do it, or a list before a role verb.
    fn clause(&mut self, from: usize, to: usize) {
        let norm = &self.clean.norm[..to];
        let (from, to) = self.clean.trim(from, to);
        let start = self.subject_start(from, to);
        if self.behind_label(start, to) || self.answerable(start, to) {
            return;
        }
        self.recipients(start, to);
        if is_mention(norm, start, to) || self.joined(start, to) {
            return;
        }
        if let Some(leader) = person(norm, start, to, self.times) {
            self.roles.add(Role::Leader, "rule-role-asked", &[leader]);
            return;
        }
        if norm[..start].ends_with(&['同', '意']) && self.agreed(start, to) {
            return;
        }
        if self.consults(start, to) {
            return;
        }
        if self.parts(start, to, "rule-role-acting") {
            return;
        }
        if let Some(subject) = subject(self.clean, start, to, self.times) {
            if subject.way == Way::Acting && (self.is_topic(subject.end, to) || self.owners(start, to)) {
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
        if self.assisted(start, to)
            || self.going_public(start, to)
            || self.promised(start, to)
            || self.urged(start, to)
            || self.told_behind(start, to)
            || self.called_to_lead(start, to)
            || self.owners(start, to)
            || self.members(start, to)
            || self.demanded(start, to)
            || self.bearers(start, to)
        {
            return;
        }
        if self.by_whom(start, to) {
            return;
        }
        let known = self.roles.found.len();
        self.before_verb(start, to);
        // 县城管局:…,组织公安、工商等部门…: who leads calls upon others.
        if self.roles.found.len() == known && self.roles.found.iter().any(|cast| cast.role == Role::LeadUnit)
        {
            self.called_upon(start);
        }
    }

    /// 由县财政局…: those behind 由, wherever in the clause it stands.
    fn by_whom(&mut self, start: usize, to: usize) -> bool {
        let norm = &self.clean.norm[..to];
        // 由县自然资源局请专家勘查: who is asked in turn.
        let opened = start > 0 && is_by(norm, start - 1);
        let calls = |at: usize| if opened { is_by(norm, at - 1) } else { calls_on(norm, at) };
        // No clause asks so many; a torn text is looked at no further.
        const MOST: usize = 6;
        let first = if opened { start } else { start + 1 };
        for begin in (first..to).filter(|at| calls(*at)).take(MOST) {
            if self.parts(begin, to, "rule-role-by") || begin == start && self.by_office(begin, to) {
                return true;
            }
            if let Some(subject) =
                subject(self.clean, begin, to, self.times).or_else(|| self.whoever(begin, to, true))
            {
                self.act(&subject, begin, to, true);
                self.by_others(subject.end, to);
                return true;
            }
        }
        // 由 市商务局: a blank is no part of the name.
        let mut doers = (start.max(1)..to)
            .filter(|at| calls(*at))
            .take(MOST)
            .map(|at| at + norm[at..].iter().take_while(|c| **c == ' ').count());
        doers.any(|begin| self.by_office(begin, to))
    }

    /// 由乡镇审核、县民政局审批: those who do the rest of it.
    fn by_others(&mut self, from: usize, to: usize) {
        const NEAR: usize = 14;
        let norm = &self.clean.norm[..to];
        let mut at = from;
        while let Some(joint) = (at..to.min(at + NEAR)).find(|at| norm[*at] == '、') {
            let next = subject(self.clean, joint + 1, to, self.times)
                .filter(|next| next.way == Way::Acting && next.names.len() == 1 && next.end <= joint + NEAR);
            let Some(next) = next else { return };
            self.roles.add(Role::LeadUnit, "rule-role-by", &next.names);
            at = next.end;
        }
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
    fn only_helps(&self, norm: &[char], subject: &Subject, alone: bool) -> bool {
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
        // 县卫健局选派医务人员配合: where somebody leads.
        let sends = acts.iter().any(|act| words!["派员", "派人"].at(norm, *act).is_some());
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
        (lends || acts.iter().any(|act| helps(norm, *act))) && !each_other && !goes_on
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
            // 这件事请县水务局牵头
            let asks = |begin: usize| calls_on(norm, begin) || words!["邀请"].before(norm, begin).is_some();
            let begin = (start + 1..at).rev().find(|begin| asks(*begin)).unwrap_or(start);
            // 由乡镇主要负责: how they do it is no part of the name.
            let verb = at;
            let at = (begin + 2..verb).find(|how| behind_how(norm, *how) == verb).unwrap_or(verb);
            let mut list = listed(self.clean, begin, at);
            if list.is_empty() && role == Role::OtherUnit {
                list = helpers(self.clean, begin, at);
            }
            // 由路网办牵头: 由 says that they act.
            if list.is_empty() && begin > 0 && is_by(norm, begin - 1) {
                list = told_listed(self.clean, begin, at);
                if list.is_empty() && HEADING.contains(&&*norm[verb..verb + width].iter().collect::<String>())
                {
                    list = plainly_listed(self.clean, begin, at);
                }
            }
            if list.is_empty() {
                return;
            }
            self.note(norm, &list, verb);
            self.roles.add(role, "rule-role-verb", &list);
            // A牵头B配合 without a comma.
            if verb + width + 2 < to {
                self.clause(verb + width, to);
            }
            return;
        }
    }
}

/// Whether a colon is the next mark behind a place, and not far.
fn label_ahead(norm: &[char], start: usize) -> bool {
    const LONG: usize = 60;
    norm[start..].iter().take(LONG).find(|c| among!(",;。:", **c)) == Some(&':')
}

/// 县财政局等部门主要负责人参加。: who was there, and does nothing.
fn were_there(norm: &[char], end: usize, act: usize) -> bool {
    let persons = words!["负责人", "负责同志", "领导", "人员", "同志"].before(norm, end);
    let there = words!["参加会议", "参加调研", "参加活动", "参加"].at(norm, act);
    persons.is_some() && there.is_some_and(|(_, behind)| behind >= norm.len())
}
