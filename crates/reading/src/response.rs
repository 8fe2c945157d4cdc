//! How soon those are to act who are called: a limit that holds each time, and no day.

use crate::lexicon::{Words, among, words};

/// Whether a span of time from `start` to `end` says how soon each call is answered (群众诉求5个工作日内答复, 24小时内上门). Counted from a day that
/// is told (会后5个工作日内), it sets one.
pub(crate) fn is_limit(norm: &[char], start: usize, end: usize) -> bool {
    const FAR: usize = 40;
    const NEAR: usize = 10;
    #[rustfmt::skip]
    static CALLED: Words = Words::of(&[
        "反映的", "诉求", "投诉", "举报", "报修", "接到", "收到", "接报", "工单", "来信", "来电", "咨询", "信访事项", "报警", "诉求件", "留言", "发现", "举报件", "一旦", "预警",
    ]);
    #[rustfmt::skip]
    static ANSWERED: Words = Words::of(&[
        "答复", "回复", "响应", "上门", "到场", "赶到", "到达", "受理", "办结", "处理", "处置", "解决", "回应", "核实", "修复", "接单", "转办", "反馈", "整改", "销号", "治理", "办理", "转移", "撤离",
    ]);
    let span = &norm[start..end];
    let within = span.ends_with(&['内']);
    let unit = |word: &[char]| span.windows(word.len()).any(|part| part == word);
    let short = unit(&['工', '作', '日'])
        || unit(&['小', '时'])
        || unit(&['分', '钟'])
        || unit(&['天'])
        || unit(&['日', '内']);
    let sentence = |c: &char| among!("。;!?\n", *c);
    let low = start.saturating_sub(FAR);
    let from = norm[low..start].iter().rposition(sentence).map_or(low, |mark| low + mark + 1);
    let to = norm.len().min(end + NEAR);
    let stop = (end..to).find(|at| among!(",;。、\n", norm[*at])).unwrap_or(to);
    let once =
        words!["会后", "之日起", "下发后", "印发后", "自", "会议结束后"].within(&norm[..start], from, start);
    let called = CALLED.within(&norm[..start], from, start);
    let at_once = words!["响应", "上门", "到场", "赶到", "到达现场"].within(&norm[..stop], end, stop);
    within && short && !once && (called && ANSWERED.within(&norm[..stop], end, stop) || at_once)
}
