//! Sentences that tell of what was done, or was not, by how they open.

use crate::bounds::clause_end;
use crate::clean::Clean;
use crate::evidence::Evidence;
use crate::fact::Fact;
use crate::lexicon::{Words, among, words};
use crate::structure::after_mark;

/// A sentence that opens in the past tells of it, whatever numbers follow, until it turns to what is to come.
pub(crate) fn past_opening(clean: &Clean, start: usize, end: usize, evidence: &mut Evidence) {
    static PAST: Words = Words::of(&[
        "去年",
        "前年",
        "过去",
        "上年",
        "近年来",
        "近几年",
        "这些年",
        "五年来",
        "一年来",
        "截至",
        "截止",
        "会上",
        "会议最后",
        "上一年",
        "刚才",
        "刚刚",
    ]);
    static TURN: Words = Words::of(&["今年", "下一步", "接下来", "力争", "确保", "明年"]);
    let norm = &clean.norm[..end];
    let at = after_mark(norm, start, end);
    let counted = (start + 1..end).find(|at| {
        among!(",;", norm[*at - 1])
            && words!["截至", "截止"].at(norm, *at).is_some()
            && words!["截止时间", "截止日期"].at(norm, *at).is_none()
    });
    if let Some(at) = counted.filter(|at| !TURN.within(norm, *at, end)) {
        // …，截至6月底，已完成120个: figures of what is done, to the end.
        evidence.add(Fact::Past, at..at + 2, -600);
        evidence.past_end = end;
        return;
    }
    let Some((_, behind)) = PAST.at(norm, at) else { return };
    if TURN.within(norm, behind, end) || names_topic(norm, behind) {
        return;
    }
    evidence.add(Fact::Past, at..behind, -600);
    evidence.past_end = evidence.past_end.max(behind);
}

/// 今年以来，县人社局新增就业860人; 县医保局2月底前未能完成切换; 已由县民政局完成: what was done or was not, where nobody is told anything
/// behind it.
pub(crate) fn past_alone(clean: &Clean, start: usize, end: usize, evidence: &mut Evidence) {
    static OPENS: Words = Words::of(&["去年", "上年", "今年以来", "上月", "上个月", "上季度", "上周"]);
    static MISSED: Words = Words::of(&[
        "没有按照要求",
        "没有按要求",
        "没有按照",
        "没有按期",
        "未能完成",
        "未能按期",
        "仍未启动",
        "仍未完成",
        "尚未完成",
        "已由",
    ]);
    #[rustfmt::skip]
    static TOLD: Words = Words::of(&[
        "须", "必须", "应", "应当", "请", "将", "责成", "负责", "尽快", "抓紧", "继续", "力争", "确保", "争取", "务必", "今后", "下步", "下一步", "接下来", "底前", "月前", "日前", "年内",
        "严禁", "不得", "限期", "立即", "进一步", "加快", "加大", "加强", "抓好", "做好", "落实", "推进", "今年要", "明年",
    ]);
    let norm = &clean.norm[..end];
    let at = after_mark(norm, start, end);
    let opens = OPENS.at(norm, at).map(|(_, behind)| (at, behind));
    let missed = || MISSED.all(norm, start, end).next();
    let Some((at, behind)) = opens.or_else(missed) else { return };
    let told = |at: usize| {
        norm[at] == '要'
            && !among!("重主需必只", norm[at - 1])
            && words!["求", "素"].at(norm, at + 1).is_none()
    };
    let from = if MISSED.at(norm, at).is_some() { clause_end(norm, behind, end) } else { behind };
    if TOLD.within(norm, from, end) || (from.max(1)..end).any(told) {
        return;
    }
    evidence.add(Fact::Past, at..behind, -900);
    evidence.past_end = end;
}

/// 去年水毁的23处工程，由县水利局督促修复: whether the past only says which they are of whom something is told now.
pub(crate) fn names_topic(norm: &[char], from: usize) -> bool {
    const FAR: usize = 30;
    const NEAR: usize = 24;
    let close = clause_end(norm, from, norm.len().min(from + FAR));
    let which = norm[from..close].iter().position(|c| *c == '的').map(|at| from + at + 1);
    let counted = which.is_some_and(|at| norm.get(at).is_some_and(char::is_ascii_digit));
    let next = (close + 1).min(norm.len());
    let by = norm.get(next) == Some(&'由') && norm.get(next + 1).is_some_and(|c| !among!("于此", *c));
    let told = || {
        words!["要", "必须", "务必"].within(norm, next, clause_end(norm, next, norm.len().min(next + NEAR)))
    };
    // 去年损毁的14处桥涵必须在5月底前修复
    let at_once = words!["必须", "务必", "要"].within(norm, which.unwrap_or(close), close);
    counted && (at_once || norm.get(close) == Some(&',') && (by || told()))
}

/// 检查次数比去年下降30%以上: whether the past is only what a bounded figure is compared with.
pub(crate) fn sets_beside(norm: &[char], at: usize, from: usize) -> bool {
    const FAR: usize = 24;
    let compared = among!("比较", norm[at]) || at > 0 && among!("比较", norm[at - 1]);
    let close = clause_end(norm, from, norm.len().min(from + FAR));
    compared && words!["以上", "以内", "以下"].before(norm, close).is_some()
}
