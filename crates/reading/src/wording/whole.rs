//! All of what is named: 全部, 所有, 各项, 应保尽保.

use crate::bounds::clause_start;
use crate::lexicon::{Words, among, is, words};
use crate::{Comparator, Target};

use super::Place;

/// What 全部 does.
#[rustfmt::skip]
static DONE: Words = Words::of(&[
    "完成", "建成", "开工", "整改", "销号", "落实", "达标", "竣工", "投产", "开通", "纳入", "办结", "完工", "立项", "种植", "栽种", "移栽", "收割", "完毕", "实质性开工", "清零", "到位", "拆除", "搬迁", "入住", "签约", "投用", "关停", "取缔", "交付", "落地", "启动", "建立", "配备", "兑现", "退出", "入库", "移交", "通车", "到账", "清退", "化解", "达到", "脱贫", "恢复", "形成", "走到", "接上", "动工", "试机", "录入", "签订", "检修", "更换", "验收", "清理", "关闭", "通过", "晋升", "下放", "并网", "撤离", "转移", "疏散", "装上", "收官", "结清", "入统", "开园", "清空", "打通", "见底", "换装", "安装", "接入", "实施", "发放", "交清", "搬完", "装完", "到岗", "覆盖", "储足",
]);

impl Place<'_> {
    /// 实现全部开工 behind a rate means 100 %; otherwise all of what is named.
    pub(super) fn all(&self, text: &[char], last: Option<&Target>) -> Option<(Target, usize)> {
        // 健全覆盖城乡的…: no 全覆盖.
        if self.at > 0 && among!("健完", text[self.at - 1]) {
            return None;
        }
        if let Some((_, end)) = words!["全覆盖", "全域达标", "全面达标"].at(text, self.at) {
            let before = self.before();
            let goes_on = last.filter(|_| before.chars().count() < 2).map(|last| last.metric.clone());
            return Some((self.make(goes_on.unwrap_or(before), Comparator::All, None, "", end), end));
        }
        const FAR: usize = 80;
        let (_, end) = words!["全部"].at(text, self.at)?;
        let achieved = words!["实现", "确保", "完成", "达到", "到达"].before(text, self.at).is_some();
        let stop = self.stop(end);
        let done = DONE.at(text, end).is_some();
        let rate = |last: &&Target| last.unit == "%" && (achieved || done && last.metric.ends_with('率'));
        if let Some(rate) = last.filter(rate) {
            return Some((self.make(rate.metric.clone(), Comparator::Equal, Some("100"), "%", stop), stop));
        }
        if !achieved && !done {
            return None;
        }
        // 12个项目必须全部开工: the count says it all.
        let norm = &self.clean.norm;
        let begin = clause_start(norm, self.at.saturating_sub(FAR), self.at);
        let clause = self.clean.span(begin, begin + 1).start;
        if last.is_some_and(|last| last.op == Comparator::Equal && last.span.end >= clause) {
            return None;
        }
        let before = self.before();
        let metric = if before.chars().count() < 2 { self.clean.quote(end, stop) } else { before };
        Some((self.make(metric, Comparator::All, None, "", end), end))
    }

    /// 完成所有光伏电站的并网, 所有电站备案须完成: all of what is named.
    pub(super) fn every(&self, text: &[char]) -> Option<(Target, usize)> {
        const FAR: usize = 40;
        let (_, end) = words!["所有"].at(text, self.at)?;
        let stop = self.stop(end).min(end + FAR);
        let done = |at: usize| DONE.at(text, at).is_some();
        let before = (self.clause.max(self.at.saturating_sub(6))..self.at)
            .any(|at| done(at) || is(text, at, "确保") || is(text, at, "覆盖"));
        let each = |at: usize| words!["逐个", "逐一", "逐项"].at(text, at).is_some();
        if !before && !(end..stop).any(|at| done(at) || each(at)) || is(text, end, "的") {
            return None;
        }
        Some((self.make(self.clean.quote(end, stop), Comparator::All, None, "", end), end))
    }

    /// 确保各项目标任务圆满完成, 完成今年各项民生实事任务: what was set elsewhere, all of it.
    pub(super) fn tasks(&self, text: &[char]) -> Option<(Target, usize)> {
        const FAR: usize = 14;
        let (_, end) = words!["各项"].at(text, self.at)?;
        let stop = self.stop(end).min(end + FAR);
        let tasks = |at: usize| words!["任务", "实事", "目标"].at(text, at).map(|(_, behind)| behind);
        let named = (end..stop).rev().find_map(tasks)?;
        let done = (named..self.stop(end).min(named + 8))
            .any(|at| words!["完成", "实现", "落地见效"].at(text, at).is_some());
        let clause = self.clause.max(self.at.saturating_sub(10));
        // 按期完成各项整改任务: each its own, and nothing set elsewhere.
        let set = words!["实事", "目标"].within(text, end, named);
        let before = set
            && (clause..self.at).any(|at| is(text, at, "完成"))
            && words![",", "。", ";"].at(text, named).is_some();
        let sure = (clause..self.at).any(|at| is(text, at, "确保"));
        if !(sure && done || before) {
            return None;
        }
        Some((self.make(self.clean.quote(self.at, named), Comparator::All, None, "", named), named))
    }

    /// 困难群众应保尽保: all of them.
    pub(super) fn whoever(&self, text: &[char]) -> Option<(Target, usize)> {
        let &[_, act, '尽', same, ..] = &text[self.at..] else { return None };
        let (end, before) = (self.at + 4, self.before());
        let whole = act == same && self.stop(end) == end && before.chars().count() > 1;
        whole.then(|| (self.make(before, Comparator::All, None, "", end), end))
    }
}
