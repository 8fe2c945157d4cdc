//! Those who act beside others: 会同, 配合, 协调, 报送.

use calendar::deadline::Deadline;

use crate::acts::{Way, behind_manner, follower, happens_to};
use crate::bounds::clause_end;
use crate::duty::calls_on;
use crate::lexicon::{Words, among, any, find, is, words};
use crate::listing::{consults_at, counted, listed};
use crate::loose::{offices, told_listed, unknown};
use crate::matter::is_matter;
use crate::names::names;
use crate::proper::{is_town, town_at};
use crate::role::Reader;
use crate::subject::subject;
use crate::unit::{Name, Strictness, facility, is_class, is_collective, is_unit};
use crate::{Part, Role};

impl Reader<'_> {
    /// 配合县人普办对厂房进行登记: whom somebody helps, up to what is done.
    pub(crate) fn helped(&self, from: usize, to: usize) -> Vec<Name> {
        static HELP: Words = Words::of(&[
            "负责配合",
            "负责协助",
            "积极支持配合",
            "全力支持配合",
            "支持配合",
            "大力配合",
            "大力协助",
            "积极配合",
            "主动配合",
            "全力配合",
            "配合",
            "协助",
            "协同",
        ]);
        let norm = &self.clean.norm[..to];
        let behind = behind_manner(norm, from, self.times);
        let help = HELP.at(norm, from).or_else(|| HELP.at(norm, behind));
        let Some((_, begin)) = help else { return Vec::new() };
        self.whoever(begin, to, true).map(|subject| subject.names).unwrap_or_default()
    }

    /// 配合县人普办登记: where the sentence names nobody who leads, whoever is helped does.
    pub(crate) fn assisted(&mut self, start: usize, to: usize) -> bool {
        let helped = self.helped(start, to);
        let led = self.roles.found.iter().any(|cast| cast.role == Role::LeadUnit);
        let role = if led { Role::OtherUnit } else { Role::LeadUnit };
        self.roles.add(role, "rule-role-joined", &helped);
        !helped.is_empty()
    }

    /// 县水务局商县财政局，…: who acts, and whom they ask.
    pub(crate) fn consults(&mut self, start: usize, to: usize) -> bool {
        const LONG: usize = 24;
        let norm = &self.clean.norm[..to];
        let unit = |end: usize| is_unit(norm, start, end, Strictness::Running);
        let places = (start + 3..to.min(start + LONG)).filter_map(|at| consults_at(norm, at));
        let Some((end, asked)) = places.into_iter().find(|(end, _)| unit(*end)) else {
            return false;
        };
        // 县委编办商县委组织部后，…
        let close = if norm.ends_with(&['后']) { to - 1 } else { to };
        let asked = listed(self.clean, asked, close);
        if asked.is_empty() {
            return false;
        }
        self.roles.add(Role::LeadUnit, "rule-role-joined", &[Name { start, end }]);
        self.roles.add(Role::OtherUnit, "rule-role-joined", &asked);
        true
    }

    /// 支持城关镇6月底前建成…: whom a day makes act behind a verb of urging.
    pub(crate) fn promised(&mut self, start: usize, to: usize) -> bool {
        const LONG: usize = 40;
        #[rustfmt::skip]
        static PROMISING: Words = Words::of(&["支持", "推动", "确保", "保证", "力促", "促使", "督促", "帮助", "扶持", "协调", "动员", "督导", "促成", "指导"]);
        let norm = &self.clean.norm[..to];
        let Some((_, begin)) = PROMISING.at(norm, start) else {
            return false;
        };
        let near = begin + 2..to.min(begin + LONG);
        let day = |time: &&Deadline| time.bounded && near.contains(&time.start);
        let Some(time) = self.times.iter().find(day) else { return false };
        let names = listed(self.clean, begin, time.start);
        let thing = |name: &Name| {
            facility(norm, name.start, name.end)
                && !is_town(norm, name.start, name.end)
                && words!["公司", "集团"].before(&norm[..name.end], name.end).is_none()
        };
        let behind = time.end;
        let built = names.last().is_none_or(|last| happens_to(norm, *last, behind));
        if built || names.iter().any(thing) {
            return false;
        }
        self.roles.add(Role::LeadUnit, "rule-role-backed", &names);
        true
    }

    /// 同县住建局一道, 和县住建局一起: those beside whom somebody acts.
    fn alongside(&mut self, after: usize) {
        const LONG: usize = 40;
        let norm = &self.clean.norm[..self.end];
        if !norm.get(after).is_some_and(|c| among!("同和与跟", *c)) {
            return;
        }
        let stop = clause_end(norm, after, self.end.min(after + LONG));
        let side = (after + 3..stop)
            .find(|at| words!["一道", "一起", "共同", "携手", "联合"].at(norm, *at).is_some());
        if let Some(side) = side {
            let names = listed(self.clean, after + 1, side);
            self.roles.add(Role::OtherUnit, "rule-role-joined", &names);
        }
    }

    /// …要统筹有关各方拟出名单: those called upon.
    pub(crate) fn called_upon(&mut self, after: usize) {
        const CALLS: &[&str] =
            &["会同", "商", "联合", "督促", "充分协调", "积极协调", "协调", "组织协调", "组织", "邀请"];
        static HOW: Words =
            Words::of(&["及时", "尽快", "积极", "主动", "牵头", "定期", "抓紧", "负责", "要"]);
        let norm = &self.clean.norm[..self.end];
        let after = behind_manner(norm, after, self.times);
        self.alongside(after);
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
                && !among("、和及", norm[i])
                && is_unit(norm, with, i, Strictness::Running)
        };
        let ends =
            |i: usize| among(",;。", norm[i]) || follower(norm, i, self.times).is_some() || collective(i);
        // 协调马集镇、对河镇: the list goes on behind a comma of its own.
        let mut stops = (with + 2..to.min(with + 40)).filter(|i| norm[i - 1] != '、' && ends(*i));
        let names = stops.find_map(|i| Some(listed(self.clean, with, i)).filter(|names| !names.is_empty()));
        let names = names.unwrap_or_default();
        // 要督促供热公司排查: a body by name that is urged does it itself.
        let named = |name: &Name| !is_class(norm, name.start, name.end);
        let urged = call == "督促" && names.iter().all(named);
        let role = if urged { Role::LeadUnit } else { Role::OtherUnit };
        self.roles.add(role, "rule-role-joined", &names);
    }

    /// X会同Y: with a person leading, Y does it; otherwise X leads and Y helps.
    pub(crate) fn joined(&mut self, start: usize, to: usize) -> bool {
        /// No list of those who help is longer.
        const LIST: usize = 150;
        let clean = self.clean;
        let norm = &clean.norm;
        // 常务会同意…: no 会同. 由会同桥镇负责: a name.
        let joint = find(&norm[..to], start, to, "会同").filter(|at| {
            at - start <= 24
                && !is(norm, at + 2, "意")
                && (*at > start || at.checked_sub(1).is_none_or(|by| !among!("由请", norm[by])))
        });
        let Some(joint) = joint else { return false };
        // 要继续会同, 要主动会同: how they are to.
        let bare = words!["继续", "主动", "积极", "抓紧", "尽快", "及时", "立即", "迅速"]
            .before(&norm[..joint], joint)
            .filter(|(_, at)| *at > start)
            .map_or(joint, |(_, at)| at);
        let told = words!["要", "应当", "须", "应", "负责", "将", "牵头", "要牵头", "牵头并", "要牵头并"]
            .before(&norm[..bare], bare);
        let start_end = self.before_time(told.map_or(bare, |(_, at)| at.max(start)), start);
        // 县住建局作为牵头单位要会同…
        let start_end =
            find(norm, start, start_end, "作为").filter(|at| *at > start + 1).unwrap_or(start_end);
        // The names go on as far as all of them are names.
        let farthest = (joint + 4..to.min(joint + LIST))
            .find(|at| among("对把将按于在从向就", norm[*at]) && town_at(norm, *at, to).is_none())
            .unwrap_or(to.min(joint + LIST));
        // 会同各县区10月底前完成…
        let timed = self.times.iter().map(|time| time.start).find(|at| (joint + 4..farthest).contains(at));
        let farthest = timed.unwrap_or(farthest);
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
        // 请某某同志牵头，会同县公路中心…: where somebody by name leads alone.
        let alone = joint == start
            && self.roles.found.iter().all(|cast| cast.role == Role::Leader)
            && !self.roles.found.is_empty();
        if alone || self.led && self.roles.of(Role::Leader).iter().any(person) {
            self.roles.add(Role::LeadUnit, rule, &with);
            return true;
        }
        let leading = self.leading(start, start_end, joint);
        self.roles.add(Role::LeadUnit, rule, &leading);
        self.roles.add(Role::OtherUnit, rule, &with);
        true
    }

    /// Who leads before 会同 at `joint`, up to `end`.
    fn leading(&self, start: usize, end: usize, joint: usize) -> Vec<Name> {
        let (clean, norm) = (self.clean, &self.clean.norm);
        let begin = (start + 1..end).rev().find(|at| calls_on(norm, *at)).unwrap_or(start);
        // 县住建局务必主动会同…: those that are told.
        let told = subject(clean, begin, joint, self.times).filter(|subject| subject.way == Way::Told);
        let mut leading = told.map_or_else(|| listed(clean, begin, end), |subject| subject.names);
        if leading.is_empty() {
            leading = told_listed(clean, begin, end);
        }
        // 请建设会同物价、城管等部门: an office by its short name.
        if leading.is_empty() && is_matter(norm, begin, end) {
            leading.push(Name { start: begin, end });
        }
        leading
    }

    /// 各镇在春节前要会同…: before the time at `end`.
    fn before_time(&self, end: usize, start: usize) -> usize {
        let time = self.times.iter().find(|time| time.end == end && time.start > start);
        let Some(at) = time.map(|time| time.start) else { return end };
        at - usize::from(self.clean.norm[at - 1] == '在' || self.clean.norm[at - 1] == '于')
    }

    /// Notes who is only reported to (报县政府办).
    pub(crate) fn recipients(&mut self, start: usize, to: usize) {
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
