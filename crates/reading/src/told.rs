//! Who can act where a word tells them to, though nothing says of which unit they are.

use std::sync::LazyLock;

use crate::duty::holds_by;
use crate::lexicon::{Lexicon, Words, among, any_before, groups, is, is_han, words};
use crate::matter::is_thing;
use crate::person::{is_behind_title, is_titled};
use crate::places::is_place;
use crate::proper::{is_firm, is_town};
use crate::unit::{Name, holds_act, is_collective, opens_with_verb};

/// What a word says of the name that it ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Acts,
    /// Only where more stands before it.
    ActsWithMore,
    Nobody,
}

/// Endings of those who can, and of words that only end like them.
static TOLD: LazyLock<Lexicon<Sign>> = LazyLock::new(|| {
    let words = groups(include_str!("../words/units.txt"));
    Lexicon::endings(words.filter_map(|(group, word)| match group {
        "told" => Some((word, Sign::Acts)),
        "told-with-more" => Some((word, Sign::ActsWithMore)),
        "not-a-unit" => Some((word, Sign::Nobody)),
        _ => None,
    }))
});

/// 拟稿部门, 建设单位: whose task names them.
fn has_task(norm: &[char], start: usize, end: usize) -> bool {
    #[rustfmt::skip]
    static TASKS: Words = Words::of(&[
        "拟稿", "建设", "实施", "组织", "监督", "发布", "报送", "委托", "推荐", "承接", "支援", "保障", "服务", "协调", "接受", "聘请",
    ]);
    TASKS
        .at(norm, start)
        .and_then(|(_, behind)| words!["部门", "单位", "机构"].at(norm, behind))
        .is_some_and(|(_, behind)| behind == end)
}

/// 陕南, 苏北, 鲁西南: a part of a province.
fn is_region(name: &[char]) -> bool {
    let [province, side, rest @ ..] = name else { return false };
    among!("冀豫云滇辽黑湘皖鲁苏浙赣鄂桂甘陇晋蒙陕吉闽贵黔粤川蜀青藏琼宁新渝", *province)
        && among!("东西南北中", *side)
        && match rest {
            [] => true,
            [more] => among!("东西南北中部", *more),
            _ => false,
        }
}

/// Whether a range that a word behind it tells to act names somebody who can (农技站要…, 入园企业要…).
pub(crate) fn is_told(norm: &[char], start: usize, end: usize) -> bool {
    const LONG: usize = 12;
    let han = |c: &char| is_han(*c) || matches!(c, '(' | ')');
    // 候选人所在学校
    let broken = |at: usize| {
        matches!(norm[at], '的' | '了' | '是' | '把' | '对')
            // 工程项目要面向市场
            || norm[at] == '要' && at > start && !among!("主重需纪必", norm[at - 1])
            // 由守业同志带队
            || at > start && at + 2 < end && is(norm, at, "同志")
            || holds_by(norm, at)
            || norm[at] == '被' && at > start
            // 路面请企业修复
            || norm[at] == '请' && at > start && !among!("申聘邀", norm[at - 1])
            || norm[at] == '在' && (at == start || norm[at - 1] != '所')
    };
    // 街道、社区、物业公司要…
    let whole = words!["街道", "社区"].at(&norm[..end], start).is_some_and(|(_, behind)| behind == end);
    if whole || is_town(norm, start, end) || is_firm(norm, start, end) {
        return true;
    }
    (2..=LONG).contains(&(end - start))
        && norm[start..end].iter().all(han)
        && (!opens_with_verb(norm, start, end) || has_task(norm, start, end))
        && !(start..end).any(broken)
        && !holds_act(norm, start, end)
        && !is_thing(norm, start, end)
        && !is_titled(norm, start, end)
        && !is_behind_title(norm, Name { start, end })
        && (is_place(norm, start, end)
            || is_region(&norm[start..end])
            || TOLD
                .before(norm, start, end)
                .is_some_and(|(at, sign)| sign == Sign::Acts || sign == Sign::ActsWithMore && at > start))
}

/// Whether a range that a word behind it tells to act names those of a kind (部分进度较慢的乡镇要…).
pub(crate) fn is_kind(norm: &[char], start: usize, end: usize) -> bool {
    const LONG: usize = 50;
    #[rustfmt::skip]
    const HEADS: &[&str] = &[
        "省(区、市)", "县(市、区)", "市、县(市、区)", "县(市)", "县(区)", "省(市)", "电厂", "医院", "幼儿园", "中介机构", "组织", "银行", "中心", "省", "市", "县", "区", "园区", "平台", "者", "户",
        "地区", "省份", "单位", "部门", "乡镇", "镇", "街道", "村", "企业", "学校", "高校", "院校", "机构", "城市", "县区", "县市", "区县", "项目业主", "施工方", "人员", "干部",
    ];
    if end - start < 5
        || end - start > LONG
        || among("对将把由向给让使与和要", norm[start])
        || words!["各项", "一个", "一名", "一位"].at(norm, start).is_some()
        // A list of several.
        || words!["以及", "一批"].within(norm, start, end)
    {
        return false;
    }
    let text = &norm[..end];
    let Some((_, head)) = any_before(text, end, HEADS) else { return false };
    let Some(of) = norm[start..end].iter().rposition(|c| *c == '的').map(|at| start + at) else {
        return false;
    };
    // 任站长的: what somebody is. 承担任务的 says what they do.
    let serves = |at: usize| {
        norm[at] == '任'
            && words!["任务", "任何"].at(norm, at).is_none()
            && !(at > start && among!("责主", norm[at - 1]))
    };
    let plain = |c: &char| {
        *c != '是' && is_han(*c) || c.is_ascii_digit() || matches!(c, '“' | '”' | '、' | '(' | ')')
    };
    // 粮食、供销等承担任务的部门: those listed are told by name.
    let by_name = || {
        let list = norm[start..of].iter().position(|c| *c == '、');
        list.is_some_and(|at| norm[start + at..of].contains(&'等'))
    };
    head > of
        // 管理主要由项目承担单位负责: who does it stands behind 由.
        && !(start..end).any(|at| holds_by(norm, at))
        && !by_name()
        && !is_collective(norm, of + 1, end)
        && head - of <= 10
        && of > start + 1
        && norm[start..end].iter().all(plain)
        && !(start..end).any(serves)
}
