//! Clauses that say nothing of what is to be done.

use crate::lexicon::{Words, among, words};
use crate::unit::Name;

/// Whether a clause, before others, says why, whom, when or how things are, and nothing of what is to be done: 对难以整改的, 当前正是春耕时节, 茶园现有11万亩,
/// 从下月起, 农民工工资这一块.
pub(super) fn is_aside(norm: &[char], begin: usize, stop: usize) -> bool {
    const SHORT: usize = 14;
    #[rustfmt::skip]
    static OPENS: Words = Words::of(&[
        "当前", "目前", "现在", "由于", "鉴于", "考虑到", "随着", "因为", "去年", "上年", "前期", "这个事", "这件事", "这项工作", "我看", "我想", "总长", "全长", "概算", "总投资", "计划投资",
    ]);
    #[rustfmt::skip]
    static ENDS: Words = Words::of(&[
        "的事", "这一块", "这块", "方面", "的问题", "的时候", "的同时", "的基础上", "举一反三", "为重点", "为抓手", "为契机", "为目标", "为引领", "为主线", "为导向", "为统领",
    ]);
    #[rustfmt::skip]
    static HANDLES: Words = Words::of(&[
        "进行", "开展", "实行", "实施", "给予", "予以", "逐", "加强", "全面", "联合", "组织", "整治", "检查", "排查", "改造", "建立", "采取", "限期", "一律", "要", "落实", "一遍", "清点", "核查", "核实", "梳理", "清理", "发", "处理", "研究", "约谈", "追责", "督办", "每", "摸排", "巡查", "启动", "介入", "支持",
    ]);
    let clause = &norm[begin..stop];
    let of = |c: char| clause.first() == Some(&c) && !clause.get(1).is_some_and(|c| among!("接照", *c));
    // 对恶意阻工的, 对已完成整改的3处排污口
    let whom = (of('对') || of('凡')) && !HANDLES.within(norm, begin, stop) || clause.ends_with(&['的']);
    let since = of('从')
        && (words!["起", "开始"].before(norm, stop).is_some() || words!["起至"].within(norm, begin, stop));
    let stands = words!["现有", "已有", "已建成", "已完成"].within(norm, begin, stop)
        && !HANDLES.within(norm, begin, stop);
    let short = stop - begin <= SHORT;
    OPENS.at(norm, begin).is_some()
        || ENDS.before(norm, stop).is_some_and(|(word, _)| short || word.starts_with(['为', '的', '举']))
        || whom
        || since
        || stands
}

/// The thing that an aside is about (对民宿消防安全问题, 去年水毁的23处工程), short enough to stand in a title.
pub(super) fn named_topic(norm: &[char], begin: usize, stop: usize) -> Option<(usize, usize)> {
    const MOST: usize = 20;
    let opens = words!["对", "去年", "针对"]
        .at(norm, begin)
        .filter(|(_, behind)| !norm.get(*behind).is_some_and(|c| among!("接照标", *c)))
        .map(|(_, behind)| behind)?;
    let fits = (super::LEAST..=MOST).contains(&(stop - opens)) && norm[stop - 1] != '的';
    fits.then_some((opens, stop))
}

/// 由县住建局牵头、县城投公司实施: whether a clause holds nothing but who has which part.
pub(super) fn only_parts(norm: &[char], (from, stop): (usize, usize), names: &[Name]) -> bool {
    const LEFT: usize = 1;
    #[rustfmt::skip]
    static DUTIES: Words = Words::of(&[
        "牵头", "配合", "负责", "具体", "组织", "实施", "协助", "参与", "落实", "承办", "部门", "单位", "分别", "共同", "由", "请", "和", "等", "、", "并",
    ]);
    let mut at = from;
    let (mut left, mut named) = (0, false);
    while at < stop {
        if let Some(name) = names.iter().find(|name| name.start == at && name.end <= stop) {
            at = name.end;
            named = true;
        } else if let Some((_, behind)) = DUTIES.at(&norm[..stop], at) {
            at = behind;
        } else {
            at += 1;
            left += 1;
        }
    }
    named && left <= LEFT
}
