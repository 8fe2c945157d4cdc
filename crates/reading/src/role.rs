//! Who leads, who does it, who helps: as running text says it.

use calendar::deadline::Deadline;

use crate::Role;
use crate::actor::{backed, heading};
use crate::acts::{Way, feigned, told_at};
use crate::bounds::{clause_end, ends_clause};
use crate::clean::Clean;
use crate::duty::{HEADING, VERBS, behind_how, calls_on, helps, is_by};
use crate::lexicon::{among, find, is, words};
use crate::listing::{listed, listed_duty, tells_order};
use crate::log::Log;
use crate::loose::{helpers, plainly_listed, told_listed};
use crate::matter::is_thing;
use crate::mention::{is_condition, is_mention, is_self};
use crate::person::{leaders, office_of, person};
use crate::roles::Roles;
use crate::structure::after_mark;
use crate::subject::subject;
use crate::unit::{Cast, Name};

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
                reader.mainly(start, at);
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
        let listed_before = clean.norm.get(*end) == Some(&',') && !is_mention(&clean.norm, *start, *end);
        if listed_before && roles.found.iter().any(told) {
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
    roles.tidy(&clean.norm[..to], from);
    roles.join_levels(&clean.norm);
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
            // 县政府关于…的意见: what a paper is called.
            let titled = |last: &&Name| is(norm, last.end, "关于");
            let topic = |last: &&Name| self.is_topic(last.end, end);
            let Some(last) = names.last().filter(|last| !titled(last) && !topic(last)) else { continue };
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
    pub(crate) fn clause(&mut self, from: usize, to: usize) {
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
        if self.led_by_person(start, to) || self.in_charge(start, to) {
            return;
        }
        if norm[..start].ends_with(&['同', '意']) && self.agreed(start, to) {
            return;
        }
        if self.consults(start, to) || self.parts(start, to, "rule-role-acting") || self.bearers(start, to) {
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

    /// 市城投集团负责的安置小区，年底前交付; 财政局手里的3宗地: whose work it is, where nobody else is told.
    fn in_charge(&mut self, start: usize, to: usize) -> bool {
        const LONG: usize = 24;
        let norm = &self.clean.norm[..to];
        let charge =
            words!["负责的", "负责建设的", "负责实施的", "承担的", "承建的", "手里的", "手上的", "手头的"]
                .all(norm, start, to.min(start + LONG))
                .next();
        let Some((at, behind)) = charge.filter(|(at, behind)| *at > start + 1 && *behind < to) else {
            return false;
        };
        // 财政局手里的3宗地，县自然资源局6月底前处置完: whose it is, and who does it.
        let others = among!("里上头", norm[behind - 2]) && self.acts_next(to);
        let told = others || (behind..to).any(|at| told_at(norm, at, self.times).is_some());
        let names = listed(self.clean, start, at);
        if told || names.is_empty() {
            return false;
        }
        self.roles.add(Role::LeadUnit, "rule-role-verb", &names);
        true
    }

    /// 县卫健局局长周平要…: somebody by name at the head of a clause, and the office that acts with its head.
    fn led_by_person(&mut self, start: usize, to: usize) -> bool {
        let norm = &self.clean.norm[..to];
        let Some(leader) = person(norm, start, to, self.times) else { return false };
        self.roles.add(Role::Leader, "rule-role-asked", &[leader]);
        self.roles.add(Role::LeadUnit, "rule-role-asked", office_of(norm, start, leader).as_slice());
        // 请某同志牵头、县教育局具体负责
        let comrade = leader.end + if is(norm, leader.end, "同志") { 2 } else { 0 };
        if let Some((_, next)) = words!["牵头、", "挂帅、", "总负责、", "负总责、"].at(norm, comrade)
        {
            self.clause(next, to);
        }
        true
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

    /// Whether somebody does something in the clause behind the comma at `to`.
    pub(crate) fn acts_next(&self, to: usize) -> bool {
        let text = &self.clean.norm[..self.end];
        text.get(to) == Some(&',')
            && subject(self.clean, to + 1, clause_end(text, to + 1, self.end), self.times)
                .is_some_and(|subject| subject.way != Way::Speaking)
    }

    /// Whether somebody is told in the clause behind the comma at `to`.
    pub(crate) fn told_next(&self, to: usize) -> bool {
        let text = &self.clean.norm[..self.end];
        let end = clause_end(text, to + 1, self.end);
        text.get(to) == Some(&',')
            && subject(self.clean, to + 1, end, self.times).is_some_and(|subject| subject.way == Way::Told)
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
