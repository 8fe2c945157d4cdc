//! Clauses that mention units and give them no part.

use crate::lexicon::{among, find, words};
use crate::unit::Name;

/// Whether a clause says what words mean, who has to agree, or what somebody thinks.
pub(crate) fn is_mention(norm: &[char], start: usize, end: usize) -> bool {
    // 受县财政局委托: for whom.
    let for_whom =
        norm.get(start) == Some(&'受') && words!["委托", "邀请", "指派"].before(&norm[..end], end).is_some();
    for_whom
        || is_where_or_whither(norm, start, end)
        || is_meaning(norm, start, end)
        || is_consent(norm, start, end)
        || is_opinion(norm, start, end)
}

/// 先在甲、乙两个镇建成…, 直接送县政府办, 选3个乡镇试点, 责任在云溪县: where, to whom and on whom, and nobody who acts.
fn is_where_or_whither(norm: &[char], start: usize, end: usize) -> bool {
    let text = &norm[..end];
    let listed = || text[start..].contains(&'、');
    let chosen = text.get(start).is_some_and(|c| among!("选派抽", *c))
        && text.get(start + 1).is_some_and(char::is_ascii_digit)
        && !listed();
    let whither = words!["责任在", "直接送", "直接报", "直接交"]
        .at(text, start)
        .is_some_and(|(_, behind)| !listed() && text.get(behind) != Some(&'办'));
    let squad = words!["专班推进", "专班运作"]
        .at(text, start)
        .is_some_and(|(_, behind)| text.get(behind).is_none_or(|c| among!(",;。", *c)));
    chosen || whither || squad || words!["先在"].at(text, start).is_some()
}

/// 在开展审计时: when somebody else is told, and no hour (开放至22时).
pub(crate) fn is_condition(norm: &[char], start: usize, end: usize) -> bool {
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

/// 我县, 全镇: whether a name is that of the place itself.
pub(crate) fn is_self(norm: &[char], name: Name) -> bool {
    // 全镇完成…: all of it, and nobody in particular.
    name.end == name.start + 2 && among!("我全", norm[name.start])
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
            && words!["希望", "请"].before(norm, start).is_none()
            && !words!["要", "须", "应", "务必"].within(&norm[..at], start, at)
    })
}
