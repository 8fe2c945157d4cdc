//! Names that stand alone in their clause: the next one says what they are told.

use crate::Role;
use crate::actor::doings;
use crate::acts::{Way, behind_times, feigned, told_at};
use crate::bounds::clause_end;
use crate::lexicon::{among, find, is, is_han, words};
use crate::listing::listed;
use crate::loose::{loosely_listed, told_listed};
use crate::role::Reader;
use crate::subject::{Subject, surely_told, told as told_names};
use crate::told::is_kind;
use crate::unit::{Name, ends_like_unit, is_collective};

impl Reader<'_> {
    /// 县河道巡查组，要逐段排查: names alone in their clause, told in the next.
    pub(crate) fn told_behind(&mut self, start: usize, to: usize) -> bool {
        let text = &self.clean.norm[..self.end];
        // 镇卫生院:负责…: a duty, which is read elsewhere.
        let told = match text.get(to) {
            Some(',') => told_at(text, to + 1, self.times).is_some(),
            Some(':') => text.get(to + 1) == Some(&'要') && told_at(text, to + 1, self.times).is_some(),
            _ => false,
        };
        // 所有粮油企业，包括收购、加工企业都要…
        let with = !told
            && words![",包括", ",特别是", ",尤其是"].at(text, to).is_some_and(|(_, begin)| {
                let end = clause_end(text, begin, self.end);
                words!["要", "都要", "应当", "必须", "应"].within(&text[..end], begin, end)
            });
        let told = told || with;
        // 各镇的道路，也要修复: more than 要 is said of things as well.
        let plainly = told
            && (with
                // 有任务的单位，也要…
                || words!["村", "单位", "部门", "乡镇", "企业", "学校"].before(text, to).is_some()
                || words!["要", "一要", "一是要", "必须", "务必", "应当", "须", "应"]
                    .at(text, to + 1)
                    .is_some());
        // 县河道巡查组，对险段逐一排查
        let at_work = text.get(to) == Some(&',') && words!["对", "按照"].at(text, to + 1).is_some();
        let apart = start == 0 || !is_han(text[start - 1]);
        // Dear to tell, so only where names may stand.
        let named = text.get(start) == Some(&'各') || ends_like_unit(text, start, to);
        // 县财政局，6月底前拨付资金: what they do by then.
        let dated = named
            && text.get(to) == Some(&',')
            && self.times.iter().any(|time| time.start == to + 1 && time.bounded)
            && {
                let act = behind_times(to + 1, self.times);
                doings(text, act).first() == Some(&act)
            };
        // 各乡镇、示范园，各有关单位要…: the list goes on behind the comma.
        let goes_on = !told && apart && named && self.told_next(to);
        // 各镇负责人为第一责任人，6月底前要…: what they are is no part of the name.
        let mut names = self.holds_office(start, to);
        if names.is_empty() && told {
            // 县城管局作为责任主体，要…
            let part = find(text, start + 2, to, "作为");
            names = part.map_or_else(
                || surely_told(self.clean, start, to),
                |part| told_names(self.clean, start, part),
            );
        } else if names.is_empty() && (goes_on || at_work || dated) {
            names = listed(self.clean, start, to);
        }
        // 有寄宿条件的学校，对宿舍…
        if names.is_empty() && at_work && is_kind(text, start, to) {
            names.push(Name { start, end: to });
        }
        if names.is_empty() && goes_on {
            names = loosely_listed(self.clean, start, to);
        }
        if names.is_empty() && plainly {
            names = self.condition(start, to);
        }
        if names.is_empty() {
            names = self.does_first(start, to);
        }
        // 县公安局，要积极配合: what they are told says their part.
        if let Some(after) = told_at(text, to + 1, self.times).filter(|_| told && !names.is_empty()) {
            let subject = Subject { names, end: to, after, way: Way::Told };
            self.act(&subject, start, clause_end(text, after, self.end), false);
            return true;
        }
        self.roles.add(Role::LeadUnit, "rule-role-told", &names);
        !names.is_empty()
    }

    /// 企业申报准入，应当…: who does what binds them.
    fn does_first(&self, start: usize, to: usize) -> Vec<Name> {
        const LONG: usize = 12;
        let text = &self.clean.norm[..self.end];
        let bound = text.get(to) == Some(&',')
            && words!["应当", "应", "须", "必须"]
                .at(text, to + 1)
                .is_some_and(|(_, behind)| !feigned(text, behind))
            && words!["应急", "应用", "应对"].at(text, to + 1).is_none();
        if !bound {
            return Vec::new();
        }
        let near = (start + 2)..(start + LONG);
        let names = |at: usize| Some(told_listed(self.clean, start, at)).filter(|names| !names.is_empty());
        let mut ends = doings(&text[..to], start).into_iter().filter(|at| near.contains(at));
        ends.find_map(names).unwrap_or_default()
    }

    /// 县发改局为主管部门，负责…: what it is, before what it does.
    fn holds_office(&self, start: usize, to: usize) -> Vec<Name> {
        const LONG: usize = 30;
        let text = &self.clean.norm[..self.end];
        let ends = |noun: bool| noun && text.get(to) == Some(&',');
        let told = || told_at(text, to + 1, self.times).is_some();
        let office = ends(words!["部门", "单位", "机构"].before(&text[..to], to).is_some())
            && is(text, to + 1, "负责");
        // 各省级政府是第一责任主体，要…
        let owner = ends(words!["主体", "责任人", "责任单位", "责任部门"].before(&text[..to], to).is_some())
            && told();
        if !office && !owner {
            return Vec::new();
        }
        let is_one = (start + 2..to.min(start + LONG))
            .find(|at| among!("为是", text[*at]) && !among!("不作", text[*at - 1]));
        let Some(at) = is_one else { return Vec::new() };
        let names = listed(self.clean, start, at);
        // 各镇党委书记是第一责任人，要…
        if names.is_empty() && owner { told_listed(self.clean, start, at) } else { names }
    }

    /// 列入名单的地区，要…, 值班人员接到报告后，要…, 县政府难以偿还时，要…: who it is before what it is about.
    pub(crate) fn condition(&self, start: usize, to: usize) -> Vec<Name> {
        const LONG: usize = 16;
        let norm = &self.clean.norm[..to];
        // 各镇的清查情况，要及时报送: whose paper it is.
        let of = (start + 2..to.min(start + LONG)).find(|at| norm[*at] == '的');
        if let Some(of) = of.filter(|of| is_collective(norm, start, *of)) {
            return vec![Name { start, end: of }];
        }
        let whole = told_listed(self.clean, start, to);
        if !whole.is_empty() || words!["后", "时", "前"].before(norm, to).is_none() {
            return whole;
        }
        let event = |at: usize| {
            words!["接到", "收到", "接报", "发现", "得知", "出现", "遇到", "难以", "无法", "在", "需要"]
                .at(norm, at)
        };
        let mut ends = (start + 2..to.min(start + LONG)).filter(|at| event(*at).is_some());
        ends.find_map(|end| Some(told_listed(self.clean, start, end)).filter(|names| !names.is_empty()))
            .unwrap_or_default()
    }
}
