//! The subject of a clause: names at its head, and what follows that makes them act.

use calendar::deadline::Deadline;

use crate::acts::{Way, behind_times, feigned, follower, happens_to};
use crate::clean::Clean;
use crate::duty::{helps, is_by};
use crate::lexicon::{Words, among, any, is_han, words};
use crate::listing::{counted, joined, listed};
use crate::loose::{helpers, loosely_listed, mixed, told_listed};
use crate::matter::matter_before;
use crate::names::names;
use crate::places::is_place;
use crate::unit::{Name, Strictness, is_collective, is_level, is_unit};

/// Names at the head of a clause with what makes them act.
pub(crate) struct Subject {
    pub(crate) names: Vec<Name>,
    /// Behind the names.
    pub(crate) end: usize,
    /// Behind the word that tells them to act; else where their act begins.
    pub(crate) after: usize,
    pub(crate) way: Way,
}

/// Longest list of names looked for.
const LONG: usize = 150;

/// The subject at `start`: the shortest list of names that something follows which makes it act.
pub(crate) fn subject(clean: &Clean, start: usize, to: usize, times: &[Deadline]) -> Option<Subject> {
    let text = &clean.norm[..to];
    // 与省外医院开展合作: with whom.
    if text.get(start) == Some(&'与') && text.get(start + 1) != Some(&'会') {
        return None;
    }
    // 配合渔业部门登记: whom somebody helps. 配合单位 are told themselves.
    if words!["配合", "协助"]
        .at(text, start)
        .is_some_and(|(_, behind)| words!["单位", "部门", "乡镇", "方"].at(text, behind).is_none())
    {
        return None;
    }
    for end in start + 2..to.min(start + LONG) {
        // 县扶贫办等有关部门: the list has not ended.
        if matches!(text[end - 1], '、' | ',' | '和' | '及' | '与' | '等')
            || matches!(text[end], '以' | '及') && words!["以及", "及其"].at(text, end).is_some()
        {
            continue;
        }
        // 县住建局与县文旅局要…: the list goes on as long as all of it are names that act.
        if matches!(text[end], '与' | '同') && goes_on(clean, start, end, to, times) {
            continue;
        }
        let Some((way, after)) = follower(text, end, times).or_else(|| quoted_head(text, end)) else {
            continue;
        };
        if let Some(subject) = headed(clean, (start, end, to), way, times) {
            return Some(subject);
        }
        // 由乡镇党委书记约谈: the post is a part of the name.
        if way == Way::Speaking && post_acts(text, start, end, times) {
            continue;
        }
        let mut names = match way {
            Way::Told => match one_of_a_kind(text, start, end) {
                Some(whole) => vec![whole],
                None => told(clean, start, end),
            },
            Way::Acting => acting(clean, (start, end), text),
            Way::Speaking => listed(clean, start, end),
        };
        names.iter_mut().for_each(|name| *name = each_of(text, *name));
        let Some(last) = names.last() else { continue };
        // 各镇和县统计局, 栖州轴承研究院: an office whose name begins, or goes on, like an act.
        if way == Way::Acting
            && (is_bare_level(text, *last) || last.end == end && office_goes_on(text, *last, times))
        {
            continue;
        }
        if way == Way::Acting && happens_to(text, *last, behind_times(end, times)) {
            return None;
        }
        return Some(Subject { names, end, after, way });
    }
    mixed_subject(clean, start, to, times)
}

/// 供水、供电、通信等管线单位: trades that only say which units of a kind are meant, named together. 住建、交通等部门 are each an office.
fn one_of_a_kind(text: &[char], start: usize, end: usize) -> Option<Name> {
    const SHORT: usize = 3;
    let class = words!["单位", "企业"].before(text, end)?.1;
    let tail = text[start..class.max(start)].iter().rposition(|c| *c == '等').map(|at| start + at)?;
    let plain = words!["有关", "相关", "成员", "责任", "职能", "主管", "牵头", "配合", "多家"];
    let qualified = (2..=4).contains(&(class - tail - 1)) && !plain.within(text, tail + 1, class);
    let items = || text[start..tail].split(|c| *c == '、');
    let trade = |item: &[char]| {
        (2..=SHORT).contains(&item.len())
            && item.iter().all(|c| is_han(*c))
            && !among!("局委办镇乡", item[item.len() - 1])
    };
    (qualified && items().count() > 1 && items().all(trade)).then_some(Name { start, end })
}

/// The names of a list that a word behind it tells to act, all of them units or behind a collective name.
pub(crate) fn surely_told(clean: &Clean, start: usize, end: usize) -> Vec<Name> {
    let names: Vec<Name> =
        listed(clean, start, end).into_iter().flat_map(|name| joined(&clean.norm, name)).collect();
    if names.is_empty() { loosely_listed(clean, start, end) } else { names }
}

/// The names of a list that a word behind it tells to act.
pub(crate) fn told(clean: &Clean, start: usize, end: usize) -> Vec<Name> {
    let names = surely_told(clean, start, end);
    let names = if names.is_empty() { told_listed(clean, start, end) } else { names };
    if names.is_empty() { behind_topic(&clean.norm, start, end).into_iter().collect() } else { names }
}

/// 马家沟的路交通局要…: an office behind what is spoken of, without a comma.
fn behind_topic(text: &[char], start: usize, end: usize) -> Option<Name> {
    let (_, ending) = words!["局", "委", "办"].before(text, end)?;
    let of = (start + 1..ending).rev().find(|at| text[*at] == '的')?;
    let office = matter_before(text, ending).filter(|at| *at > of + 1)?;
    let start = office - usize::from(among!("省市州县区镇乡", text[office - 1]));
    (start > of + 1).then_some(Name { start, end })
}

/// The names of a list behind which a doing begins.
fn acting(clean: &Clean, (start, end): (usize, usize), text: &[char]) -> Vec<Name> {
    let names = listed(clean, start, end);
    if !names.is_empty() {
        return names;
    }
    let helping = helps(text, end);
    let mut names = if helping { helpers(clean, start, end) } else { places(text, start, end) };
    let plainly = || words!["配合", "协助", "积极配合", "主动配合", "全力配合", "大力配合"].at(text, end);
    if names.is_empty() && helping && plainly().is_some() {
        names = told_listed(clean, start, end);
    }
    if names.is_empty() { several(clean, start, end) } else { names }
}

/// 县应急局、竹木厂尽快…: a list of which one is surely a unit, so that the others are too.
fn mixed_subject(clean: &Clean, start: usize, to: usize, times: &[Deadline]) -> Option<Subject> {
    let text = &clean.norm[..to];
    let stop = to.min(start + LONG);
    let by = start > 0 && is_by(text, start - 1);
    let first = (start..stop).find(|at| text[*at] == '、')?;
    (first + 3..stop).filter(|end| !among!("、,和及与等", text[end - 1])).find_map(|end| {
        let acts = |way: &Way| *way == Way::Told || *way == Way::Acting && by;
        let (way, after) = follower(text, end, times).filter(|(way, _)| acts(way))?;
        let names = mixed(clean, start, end);
        let last = names.last()?;
        (!office_goes_on(text, *last, times)).then_some(Subject { names, end, after, way })
    })
}

/// Whether a post behind what seems to be a name is a part of it, and acts (党委书记 in 乡镇党委书记).
fn post_acts(text: &[char], start: usize, end: usize, times: &[Deadline]) -> bool {
    words![
        "党委书记",
        "第一书记",
        "支部书记",
        "分管领导",
        "主要领导",
        "负责人",
        "负责同志",
        "领导",
        "干部",
        "主任"
    ]
    .at(text, end)
    .is_some_and(|(_, behind)| {
        let acts = || follower(text, behind, times).is_some_and(|(way, _)| way != Way::Speaking);
        // 各镇党委书记是第一责任人，要…
        let answers =
            || words!["是第一责任", "为第一责任", "是责任人", "为责任人"].at(text, behind).is_some();
        is_unit(text, start, behind, Strictness::Running) && (acts() || answers())
    })
}

/// Whether a longer name that acts begins with a name and what seems to be its act (研究 in 栖州轴承研究院).
fn office_goes_on(text: &[char], name: Name, times: &[Deadline]) -> bool {
    const NEAR: usize = 6;
    const FAR: usize = 20;
    static OFFICES: Words = Words::of(&[
        "局", "院", "办", "队", "站", "所", "庭", "中心", "组", "会", "部", "公司", "集团", "分行", "支行",
    ]);
    // 防范化解重大风险领导小组: these are named after what they are for, however long that is.
    static UNDERTAKINGS: Words =
        Words::of(&["领导小组", "办公室", "工作委员会", "专班", "指挥部", "服务站", "支持中心", "工作组"]);
    let ends = |end: usize| {
        let words = if end <= name.end + NEAR { &OFFICES } else { &UNDERTAKINGS };
        [words, &UNDERTAKINGS]
            .iter()
            .any(|words| words.before(text, end).is_some_and(|(_, at)| at > name.end))
    };
    // 林业局今天散会…
    let meets = |end: usize| words!["散会", "开会", "上会", "会上", "开完会"].before(text, end).is_some();
    let ends = |end: usize| ends(end) && !meets(end);
    let stop = text.len().min(name.end + FAR + 1);
    (name.end + 2..stop)
        .take_while(|end| !among!("县市区镇乡省各、,的", text[end - 1]) || ends(*end))
        .filter(|end| ends(*end))
        .any(|end| {
            let office = || words!["领导小组办公室", "指挥部办公室"].before(text, end).is_some();
            is_unit(text, name.start, end, Strictness::Running)
                && (office() || follower(text, end, times).is_some_and(|(way, _)| way != Way::Speaking))
        })
}

/// Whether a name is, or ends in, a level of government beside others and nothing more (各镇和县, 县).
fn is_bare_level(text: &[char], Name { start, end }: Name) -> bool {
    is_level(text[end - 1]) && (end == start + 1 || end > start + 2 && among!("和及与、", text[end - 2]))
}

/// 城投、交投三大集团清理…: names of any kind, and how many of what they are.
fn several(clean: &Clean, start: usize, end: usize) -> Vec<Name> {
    counted(&clean.norm, &names(clean, start, end)).unwrap_or_default()
}

/// 甲山、乙水率先…: several counties without their level.
fn places(text: &[char], start: usize, end: usize) -> Vec<Name> {
    let mut names = Vec::new();
    let mut begin = start;
    for stop in (start..=end).filter(|at| *at == end || among!("、和", text[*at])) {
        if !is_place(text, begin, stop) {
            return Vec::new();
        }
        names.push(Name { start: begin, end: stop });
        begin = stop + 1;
    }
    if names.len() > 1 { names } else { Vec::new() }
}

/// 民生实事项目各单位要…: what they work at is no part of the name. 库区沿岸各乡镇 and 乡村振兴局各科室 are some of them.
fn each_of(text: &[char], name: Name) -> Name {
    const SHORT: usize = 4;
    let each = (name.start + SHORT..name.end).find(|at| text[*at] == '各');
    let trimmed = each.filter(|at| {
        is_collective(text, *at, name.end)
            && (among!(")及", text[*at - 1])
                || words!["项目", "事项", "工作", "任务"].before(text, *at).is_some())
    });
    Name { start: trimmed.unwrap_or(name.start), ..name }
}

/// What those who head a unit, or all who work in it, are called behind its name; names of units that are read may end so.
#[rustfmt::skip]
pub const HEADS: &[&str] = &[
    "党政主要负责同志", "党政主要负责人", "党政主要领导", "主要负责同志", "主要负责人", "主要领导", "党政“一把手”", "党政一把手", "“一把手”", "一把手", "负责人", "负责同志", "工作人员", "全体人员", "干部职工", "班子成员", "领导班子", "全体干部", "分管领导", "分管负责同志", "分管负责人", "有关负责人", "党政领导", "党委书记", "分管副县长", "分管副市长", "分管副镇长", "分管副乡长",
];

/// Who heads an office, behind its name.
static POSTS: Words = Words::of(&["局长", "镇长", "乡长"]);

/// 教研室的同志, 乡镇这一级: the office itself.
#[rustfmt::skip]
static SPOKEN: Words = Words::of(&[
    "的主要负责同志", "的负责同志", "的同志", "的干部", "的专家", "的技术人员", "这一级", "这一层", "这一块", "这块",
]);

/// 各镇主要负责人要…, 县住建局“一把手”要…, 各县级领导要…: those who head a unit, named as they are.
fn headed(
    clean: &Clean,
    (start, end, to): (usize, usize, usize),
    way: Way,
    times: &[Deadline],
) -> Option<Subject> {
    const LEADERS: &[&str] = &["分管领导", "领导班子", "领导", "党委书记", "干部"];
    let text = &clean.norm[..to];
    let acts = |behind: usize| follower(text, behind, times).filter(|(way, _)| *way != Way::Speaking);
    // …主要负责人参加: who was there, and nobody who acts.
    const FOR_IT: &[&str] =
        &["亲自", "切实", "牵头", "总负责", "负总责", "负责", "带队", "带头", "高度重视", "回去"];
    // 各镇负责同志，要…
    let told = |behind: usize| {
        let norm = &clean.norm;
        let (_, after) =
            words![",要", ",务必", ",必须"].at(norm, behind).filter(|(_, after)| !feigned(norm, *after))?;
        Some((Way::Told, after))
    };
    // 住建局局长要亲自抓: the office is told.
    let post = POSTS
        .at(text, end)
        .filter(|_| is_unit(text, start, end, Strictness::Running))
        .or_else(|| SPOKEN.at(text, end));
    if let Some((_, behind)) = any(text, end, HEADS).or(post)
        && !names_matter(text, behind)
        && let Some((way, after)) = acts(behind).or_else(|| told(behind))
        && (way == Way::Told || any(text, behind, FOR_IT).is_some() || text.get(behind) == Some(&'每'))
    {
        let mut names = listed(clean, start, end);
        let last = names.last_mut()?;
        if post.is_none() {
            last.end = behind;
        }
        return Some(Subject { names, end: behind, after, way });
    }
    let (_, behind) =
        any(text, end, LEADERS).filter(|_| way == Way::Speaking && is_collective(text, start, end))?;
    let (way, after) = acts(behind)?;
    // 各部门、各村领导要…: of several, each of them.
    let mut names = listed(clean, start, end);
    if names.len() > 1 {
        names.last_mut()?.end = behind;
        return Some(Subject { names, end: behind, after, way });
    }
    Some(Subject { names: vec![Name { start, end: behind }], end: behind, after, way })
}

/// Whether a longer list of names that acts stands where 与 seems to end one.
fn goes_on(clean: &Clean, start: usize, joint: usize, to: usize, times: &[Deadline]) -> bool {
    const FAR: usize = 24;
    let text = &clean.norm[..to];
    let mut ends = (joint + 3..to.min(joint + FAR)).filter(|end| !among("与同", text[*end]));
    ends.any(|end| {
        follower(text, end, times).is_some_and(|(way, _)| way != Way::Speaking)
            && listed(clean, start, end).len() > 1
    })
}

/// 各部门“一把手”, 教研室的同志, 乡镇这一级: who of them.
fn quoted_head(text: &[char], end: usize) -> Option<(Way, usize)> {
    let begins = text.get(end).is_some_and(|c| matches!(c, '“' | '一' | '的' | '这' | '局' | '镇' | '乡'));
    static CHIEF: Words = Words::of(&["“一把手”", "一把手"]);
    let who = || CHIEF.at(text, end).or_else(|| SPOKEN.at(text, end)).or_else(|| POSTS.at(text, end));
    let found = begins.then(who).flatten();
    // 县交通局这块工作由县公路中心完成: a matter, and not the office.
    found.filter(|(_, behind)| !names_matter(text, *behind)).map(|_| (Way::Speaking, end))
}

/// Whether 这块 is followed by what it is of: 这块工作, 这块地.
fn names_matter(text: &[char], at: usize) -> bool {
    words!["工作", "业务", "任务", "地", "问题"].at(text, at).is_some()
}
