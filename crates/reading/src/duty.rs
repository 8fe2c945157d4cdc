//! Verbs that give those before them a part: who heads, who carries out, who helps.

use std::sync::LazyLock;

use crate::Role;
use crate::bounds::clause_end;
use crate::lexicon::{Lexicon, Words, among, words};

/// Verbs that give the list before them a role.
pub(crate) static VERBS: LazyLock<Lexicon<Role>> = LazyLock::new(|| {
    let lead = [
        "分别牵头",
        "共同牵头",
        "分别负责",
        "共同负责",
        "牵头负责",
        "牵头抓总",
        "牵头",
        "负总责",
        "总牵头",
        "牵总",
        "抓总",
        "主抓",
        "具体负责",
        "具体落实",
        "具体实施",
        "具体承办",
        "组织实施",
        "抓好落实",
        "按职责分工负责",
        "按照职责分工负责",
        "负责",
        "主办",
        "承办",
    ];
    let other =
        "参加 协办 积极支持配合 支持配合 积极配合 协同配合 密切配合 主动配合 全力配合 配合 协助 协同 参与";
    let other = other.split(' ').map(|w| (w, Role::OtherUnit));
    Lexicon::new(lead.map(|w| (w, Role::LeadUnit)).into_iter().chain(other))
});

/// Verbs of those who head others.
pub(crate) const HEADING: &[&str] =
    &["分别牵头", "共同牵头", "牵头", "总牵头", "牵总", "负总责", "抓总", "主抓", "主办"];

/// Verbs of those who carry out.
#[rustfmt::skip]
pub(crate) const CARRYING: &[&str] = &[
    "分头落实", "分头实施", "分头推进", "按方案组织实施", "按方案落实", "按职责落实", "按照职责落实", "跟进落实", "协同推进", "各司其职", "各负其责", "各尽其责", "具体落实", "具体抓", "组织实施", "抓好落实", "抓落实", "按职责分工负责", "按照职责分工负责", "分别负责", "共同负责", "负责", "承办", "落实",
];

/// 主要负责, 统一牵头: behind how somebody is to lead or to do it.
pub(crate) fn behind_how(norm: &[char], at: usize) -> usize {
    static HOW: Words = Words::of(&[
        "主要", "专门", "直接", "统一", "归口", "总体", "全权", "全程", "继续", "全面", "专职", "具体",
    ]);
    HOW.at(norm, at)
        .filter(|(_, behind)| {
            let verb = words!["负责同志", "负责人", "牵头部门", "牵头单位", "负责", "牵头"].at(norm, *behind);
            verb.is_some_and(|(verb, _)| matches!(verb, "负责" | "牵头"))
        })
        .map_or(at, |(_, behind)| behind)
}

/// What makes names hold an office in the task (县水利局为牵头单位, 城投公司作为业主).
pub(crate) const BEING: &[&str] = &["作为", "为", "是"];

/// Whether 由 stands at a place as a word: not in 自由, 事由.
pub(crate) fn holds_by(norm: &[char], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return norm[at] == '由' };
    // 管线原由县住建局管理; 草原由县林业局巡查 is done by them.
    let once = norm[before] == '原' && !(before > 0 && among!("草平高中荒", norm[before - 1]));
    // 民生实事由县住建局承办, 此事由县教育局牵头; 事由 is a word.
    let cause = norm[before] == '事' && !(before > 0 && among!("实此件项难急", norm[before - 1]));
    // 污水治理由县水利局负责; 理由 is a word.
    let reason = norm[before] == '理' && !(before > 0 && among!("治管办处清整受修审护代", norm[before - 1]));
    norm[at] == '由' && !once && !cause && !reason && !among!("自缘经", norm[before])
}

/// 由县财政局…: whether those who do it follow. 由县城向乡村延伸 is a way.
pub(crate) fn is_by(norm: &[char], at: usize) -> bool {
    holds_by(norm, at) && !is_way(&norm[at + 1..])
}

/// 请县财政局…: whether those who are asked follow. 申请 and 请示 ask for something, and 请县委审定 for leave.
pub(crate) fn is_asked(norm: &[char], at: usize) -> bool {
    const FAR: usize = 24;
    if norm[at] != '请'
        || at.checked_sub(1).is_some_and(|before| among!("申提报邀聘恳呈商 ", norm[before]))
        || words![
            "求", "示", "教", "进", "假", "愿", "柬", "于", "在", "按", "将", "各位", "大家", "全体", "你",
            "您"
        ]
        .at(norm, at + 1)
        .is_some()
    {
        return false;
    }
    let end = clause_end(norm, at, at + FAR);
    !words!["审定", "审议", "批准", "审批", "批示", "同意", "监督"].within(norm, at, end)
}

/// Whether those begin at a place who are to do something: behind 由, 请, 责成.
pub(crate) fn calls_on(norm: &[char], at: usize) -> bool {
    let Some(last) = at.checked_sub(1) else { return false };
    match *norm.get(last).unwrap_or(&' ') {
        '由' => is_by(norm, last),
        '请' => is_asked(norm, last),
        '成' => words!["责成"].before(norm, at).is_some(),
        _ => false,
    }
}

/// 转县教体局阅办: whether a paper is handed to those at a place, who are to see to it.
pub(crate) fn hands_on(norm: &[char], at: usize) -> bool {
    const FAR: usize = 24;
    let end = clause_end(norm, at, at + FAR);
    let text = &norm[..end.min(norm.len())];
    words!["阅办", "阅处", "办理", "研处", "核处", "阅研", "研办", "查处", "处理", "落实"]
        .before(text, text.len())
        .is_some()
}

/// 县城向乡村延伸: whether a clause says from where to where something goes.
fn is_way(text: &[char]) -> bool {
    const FAR: usize = 36;
    let stop = text.iter().take(FAR).position(|c| among!(",;。", *c)).unwrap_or(text.len().min(FAR));
    let goes = words!["延伸", "转变", "转型", "拓展", "迈进", "转移", "跃升", "升级", "覆盖"];
    let office = words!["负责", "牵头", "组织", "实施", "局", "委", "公司", "集团", "部门", "单位"];
    goes.before(&text[..stop], stop).is_some()
        && text[..stop]
            .iter()
            .position(|c| among!("向到", *c))
            .is_some_and(|from| !office.within(text, 0, from))
}

/// Whether those before are to help each other, and nobody else: 密切配合，…
pub(crate) fn together(norm: &[char], at: usize) -> bool {
    #[rustfmt::skip]
    static EACH: Words = Words::of(&["通力配合", "密切配合", "紧密配合", "协同配合", "相互配合", "互相配合", "加强配合", "协调配合", "通力合作", "密切协作"]);
    EACH.at(norm, at)
        .is_some_and(|(_, end)| norm.get(end).is_none_or(|c| matches!(c, ',' | '、' | ';' | '。')))
}

/// Whether what a subject does is to help.
pub(crate) fn helps(norm: &[char], at: usize) -> bool {
    #[rustfmt::skip]
    static HELP: Words = Words::of(&[
        "大力配合", "大力协助", "加强配合", "紧密配合", "全面配合", "通力配合", "积极支持配合", "支持配合", "积极配合", "主动配合", "密切配合", "协同配合", "全力配合", "配合", "协助", "协同",
    ]);
    if HELP.at(norm, at).is_some() {
        return true;
    }
    // 与各镇密切配合
    let with = words!["与", "和", "同"].at(norm, at).is_some();
    if with
        && let Some(stop) = (at..norm.len().min(at + 16)).find(|i| HELP.at(norm, *i).is_some())
        && !norm[at..stop].contains(&',')
    {
        return true;
    }
    // 做好职工安置指导 is a doing of its own.
    words!["做好", "给予", "提供", "予以"].at(norm, at).is_some_and(|(given, after)| {
        (after..norm.len().min(after + 6)).any(|i| {
            words!["配合", "协助", "支持"].at(norm, i).is_some()
                || given != "做好" && words!["指导"].at(norm, i).is_some()
        })
    })
}
