//! All of what is named: 全部, 所有, 各项, 应保尽保.

use crate::actor::word_part;
use crate::bounds::{clause_end, clause_start};
use crate::lexicon::{Words, among, is, words};
use crate::metric::{behind_actor, strip};
use crate::{Comparator, Target};

use super::Place;

/// What 全部 does.
#[rustfmt::skip]
static DONE: Words = Words::of(&[
    "完成", "建成", "开工", "整改", "销号", "落实", "达标", "竣工", "投产", "开通", "纳入", "办结", "完工", "立项", "种植", "栽种", "移栽", "收割", "完毕", "实质性开工", "清零", "到位", "拆除", "搬迁", "入住", "签约", "投用", "关停", "取缔", "交付", "落地", "启动", "建立", "配备", "兑现", "退出", "入库", "移交", "通车", "到账", "清退", "化解", "达到", "脱贫", "恢复", "形成", "走到", "接上", "动工", "试机", "录入", "签订", "检修", "更换", "验收", "清理", "关闭", "通过", "晋升", "下放", "并网", "撤离", "转移", "疏散", "装上", "收官", "结清", "入统", "开园", "清空", "打通", "见底", "换装", "安装", "接入", "实施", "发放", "交清", "搬完", "装完", "到岗", "覆盖", "储足", "具备",
]);

impl Place<'_> {
    /// 实现全部开工 behind a rate means 100 %; otherwise all of what is named.
    pub(super) fn all(&self, text: &[char], last: Option<&Target>, led: bool) -> Option<(Target, usize)> {
        // 健全覆盖城乡的…: no 全覆盖.
        if self.at > 0 && among!("健完", text[self.at - 1]) {
            return None;
        }
        if let Some((_, end)) = words!["全覆盖", "全域达标", "全面达标"].at(text, self.at) {
            // 开展一轮全覆盖检查: how it is done.
            let manner =
                words!["检查", "排查", "摸排", "督查", "走访", "巡查", "式", "起底", "整治", "宣传", "核查"];
            if manner.at(text, end).is_some() {
                return None;
            }
            let before = self.before();
            let goes_on = last.filter(|_| before.chars().count() < 2).map(|last| last.metric.clone());
            return Some((self.make(goes_on.unwrap_or(before), Comparator::All, None, "", end), end));
        }
        let (_, end) = words!["全部"].at(text, self.at)?;
        let achieved = words!["实现", "确保", "完成", "达到", "到达"].before(text, self.at).is_some();
        let stop = self.stop(end);
        let done = self.is_done(text, end, stop);
        // 开工率达到70%…全部开工; 签约率达到98%…完成全部腾空 are two.
        let other = |metric: &str| {
            let stem = metric.strip_suffix('率').map(|stem| stem.chars().rev().take(2).collect::<Vec<_>>());
            stem.is_some_and(|stem| !text[end..stop].iter().any(|c| stem.contains(c)))
        };
        let rate = |last: &&Target| {
            last.unit == "%" && (achieved || done && last.metric.ends_with('率')) && !other(&last.metric)
        };
        // 覆盖率达到92%，村级信息员全部纳入 are two.
        let own = led || self.before().chars().count() > 1;
        if let Some(rate) = last.filter(rate).filter(|_| !own) {
            return Some((self.make(rate.metric.clone(), Comparator::Equal, Some("100"), "%", stop), stop));
        }
        if !achieved && !done {
            return None;
        }
        // 12个项目必须全部开工; 12个未开工项目，由县住建局负责，8月底前全部开工: the count says it all.
        let before = self.before();
        let told = matches!(before.as_str(), "必须" | "务必" | "都要" | "均要" | "原则上");
        let own = led || before.chars().count() > 1 && !told;
        let again = |last: &Target| self.counted_here(text, last) || !own && self.goes_on(text, end, last);
        if last.is_some_and(|last| again(last) && !self.by_another_day(text, last)) {
            return None;
        }
        let metric = if before.chars().count() < 2 { self.clean.quote(end, stop) } else { before };
        if let Some((_, zero)) = words!["清零", "归零"].at(text, end) {
            return Some((self.make(metric, Comparator::Zero, Some("0"), "", zero), zero));
        }
        Some((self.make(metric, Comparator::All, None, "", end), end))
    }

    /// Whether a target of the clause before 全部 says how many.
    fn counted_here(&self, text: &[char], last: &Target) -> bool {
        const FAR: usize = 80;
        let begin = clause_start(text, self.at.saturating_sub(FAR), self.at);
        last.op == Comparator::Equal && last.span.end >= self.clean.span(begin, begin + 1).start
    }

    /// 9月底前完成8个、年底前全部投入运营: whether what was counted before has a day, and 全部 another.
    fn by_another_day(&self, text: &[char], last: &Target) -> bool {
        const FAR: usize = 60;
        static DAYS: Words =
            Words::of(&["底前", "月前", "日前", "年内", "季度", "上旬", "中旬", "下旬", "月底", "年底"]);
        let low = self.at.saturating_sub(FAR);
        let counted = (low..self.at).rev().find(|at| self.clean.span(*at, *at + 1).start <= last.span.start);
        let dated = counted.is_some_and(|at| DAYS.within(text, clause_start(text, low, at), at));
        dated && DAYS.before(text, self.at).is_some()
    }

    /// Whether all that is done at a place is what was counted before it. 全部完成隐患整治 is more than that, and what was only
    /// looked through is not removed by it (对26座水库开展排查，…全部销号).
    fn goes_on(&self, text: &[char], at: usize, last: &Target) -> bool {
        const SHORT: usize = 5;
        let counts =
            last.op == Comparator::Equal && last.value.is_some() && !last.unit.ends_with(['%', '元', '点']);
        let found = words!["销号", "清零", "见底"].at(text, at).is_some();
        let at = words!["完成"].at(text, at).map_or(at, |(_, behind)| behind);
        let stop = self.stop(at);
        let close = (at..stop).find(|at| among!("并后", text[*at])).unwrap_or(stop);
        counts && !found && close < at + SHORT
    }

    /// Whether what stands behind 全部 is done when it is reached (全部完成, 全部给到位, 全部扫尾).
    fn is_done(&self, text: &[char], at: usize, stop: usize) -> bool {
        const LONG: usize = 4;
        const FAR: usize = 10;
        let at = words!["给", "要", "予以", "都"].at(text, at).map_or(at, |(_, behind)| behind);
        let short = stop > at && stop - at <= LONG;
        let doing = || at + 2 <= stop && word_part(text, at, at + 2) == Some('v');
        DONE.at(text, at).is_some()
            || words!["上墙", "扫尾", "兑付", "见效"].at(text, at).is_some()
            || short && doing()
            || stop > at
                && stop - at <= FAR
                && words![
                    "到位",
                    "完毕",
                    "完成",
                    "办结",
                    "投用",
                    "清零",
                    "开放",
                    "还清",
                    "付清",
                    "结清",
                    "摘完",
                    "拆完",
                    "搬完",
                    "修完",
                    "走完",
                    "改完",
                    "整改完"
                ]
                .before(&text[..stop], stop)
                .is_some_and(|(_, begin)| begin >= at)
    }

    /// 一户都不能漏: all of them, unless their count says it already; 一户都不能留: none.
    pub(super) fn none_left(&self, text: &[char], last: Option<&Target>) -> Option<(Target, usize)> {
        const FAR: usize = 24;
        static OUT: Words = Words::of(&["漏", "少", "落", "掉", "丢"]);
        let measure = text.get(self.at + 1).filter(|c| among!("个项户人家处件条村名宗校点台座栋", **c))?;
        let at = self.at + 2;
        let at = words!["都", "也"].at(text, at).map_or(at, |(_, behind)| behind);
        let (_, at) = words!["不能", "不得", "不许", "不准", "不可", "不"].at(text, at)?;
        let out = OUT.at(text, at).map(|(_, behind)| (true, behind));
        let (all, at) = out.or_else(|| words!["剩", "留"].at(text, at).map(|(_, behind)| (false, behind)))?;
        let end = words!["下", "掉", "项", "户", "人"].at(text, at).map_or(at, |(_, behind)| behind);
        let counted = last.is_some_and(|last| {
            last.op == Comparator::Equal && last.value.is_some() && !last.unit.ends_with(['%', '元', '点'])
        });
        let before = self.before();
        let own = before.chars().count() > 1;
        if self.stop(end) != end || counted && !own {
            return None;
        }
        let earlier = || {
            let close = clause_start(text, self.at.saturating_sub(FAR), self.at).saturating_sub(1);
            let begin = clause_start(text, close.saturating_sub(FAR), close);
            self.clean.quote(strip(text, behind_actor(text, begin, close), close), close)
        };
        let metric = if own { before } else { earlier() };
        let metric = if metric.is_empty() { format!("每一{measure}") } else { metric };
        let (op, value) = if all { (Comparator::All, None) } else { (Comparator::Zero, Some("0")) };
        Some((self.make(metric, op, value, "", end), end))
    }

    /// 一律兑现到位: all of it.
    pub(super) fn without_fail(&self, text: &[char]) -> Option<(Target, usize)> {
        let (_, end) = words!["一律"].at(text, self.at)?;
        words!["兑现", "清零", "完成", "办结", "拨付到位", "整改到位", "落实到位"].at(text, end)?;
        let before = self.before();
        let metric = if before.chars().count() > 1 { before } else { self.clean.quote(end, self.stop(end)) };
        Some((self.make(metric, Comparator::All, None, "", end), end))
    }

    /// 完成所有光伏电站的并网, 所有电站备案须完成: all of what is named.
    pub(super) fn every(&self, text: &[char]) -> Option<(Target, usize)> {
        const FAR: usize = 40;
        let (word, end) = words!["所有", "全部"].at(text, self.at)?;
        // 所有手续要全部办完: once is enough.
        let mut whole = words!["全部"].all(text, end, clause_end(text, end, self.to));
        if word == "所有" && whole.any(|(_, at)| self.is_done(text, at, self.stop(at))) {
            return None;
        }
        // 覆盖全部118个村: the count says it all.
        if text.get(end).is_some_and(char::is_ascii_digit) {
            return None;
        }
        // 完成全部建设任务: its own, and nothing counted.
        if words!["任务", "建设任务", "工作", "内容", "建设内容", "手续", "工作任务"].at(text, end).is_some()
        {
            return None;
        }
        if word == "全部" && self.is_done(text, end, self.stop(end)) {
            return None;
        }
        let stop = clause_end(text, end, self.to).min(end + FAR);
        let done = |at: usize| DONE.at(text, at).is_some();
        let before = (self.clause.max(self.at.saturating_sub(6))..self.at)
            .any(|at| done(at) || is(text, at, "确保") || is(text, at, "覆盖"))
            || words!["走完", "跑完", "查完", "改完", "搬完", "遍访", "走遍"].before(text, self.at).is_some();
        let each = |at: usize| words!["逐个", "逐一", "逐项", "开展", "一遍", "进行"].at(text, at).is_some();
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
        // 做到应保尽保: whoever.
        let before = before.trim_start_matches("做到").to_owned();
        let whole =
            act == same && self.stop(end) == end && before.chars().count() > 1 && !before.contains('尽');
        whole.then(|| (self.make(before, Comparator::All, None, "", end), end))
    }
}
