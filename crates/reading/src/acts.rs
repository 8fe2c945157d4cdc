//! What follows a name and makes it act: words that tell it to, a doing, a day.

use std::sync::LazyLock;

use calendar::deadline::{Deadline, Kind, Precision};

use crate::lexicon::{Lexicon, Words, among, any_before, digits_at, groups, words};
use crate::unit::{Name, ends_like_unit, facility};
use crate::when;

/// How names at the head of a clause come to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// 要, 负责
    Told,
    /// A verb, a day or a rhythm follows.
    Acting,
    /// They say something, or something is said of them.
    Speaking,
}

/// What a word that follows a name says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Told,
    Act,
    Speech,
    Thing,
    Longer,
}

static FOLLOWERS: LazyLock<Lexicon<Sign>> = LazyLock::new(|| list(|sign| sign != Sign::Thing));
static THINGS: LazyLock<Lexicon<Sign>> = LazyLock::new(|| list(|sign| sign == Sign::Thing));

fn list(want: fn(Sign) -> bool) -> Lexicon<Sign> {
    let words = groups(include_str!("../words/acts.txt")).map(|(group, word)| {
        let sign = match group {
            "told" => Sign::Told,
            "speech" => Sign::Speech,
            "thing" => Sign::Thing,
            "longer" => Sign::Longer,
            _ => Sign::Act,
        };
        (word, sign)
    });
    Lexicon::new(words.filter(|(_, sign)| want(*sign)))
}

/// Whether a range is nothing but a word that tells somebody to act, or what they do.
pub(crate) fn is_follower(text: &[char], start: usize, end: usize) -> bool {
    FOLLOWERS
        .at(&text[..end], start)
        .is_some_and(|(length, sign)| matches!(sign, Sign::Told | Sign::Act) && start + length == end)
}

/// 县住建局3月底前要…: what a name that a time follows does, or nothing where that says no more than when.
fn on_a_day(text: &[char], end: usize, times: &[Deadline]) -> Option<Option<(Way, usize)>> {
    let time = times.iter().find(|time| time.start == end)?;
    // 县安委会5月30日发出通知: what they said that day.
    if time.precision == Some(Precision::Day)
        && words!["发出", "印发", "下发", "召开", "发布", "作出"].at(text, time.end).is_some()
    {
        return Some(Some((Way::Speaking, end)));
    }
    let acts = time.kind != Kind::Vague || text.get(time.end).is_some_and(|c| *c != '的');
    let behind = behind_times(end, times);
    let told = FOLLOWERS
        .at(text, behind)
        .filter(|(_, sign)| *sign == Sign::Told)
        .map(|(length, _)| (Way::Told, behind + length));
    Some(told.or(acts.then_some((Way::Acting, end))))
}

/// Whether what somebody does begins at a place.
pub(crate) fn begins(text: &[char], at: usize) -> bool {
    FOLLOWERS.at(text, at).is_some_and(|(_, sign)| sign == Sign::Act)
}

/// What follows a name at `end`, and where the act goes on.
pub(crate) fn follower(text: &[char], end: usize, times: &[Deadline]) -> Option<(Way, usize)> {
    if let Some(found) = on_a_day(text, end, times) {
        return found;
    }
    // 各单位在5个工作日内…, 各镇于6月底前…
    const NEAR: usize = 16;
    // 县商务局在企业提交材料后10个工作日内…
    let soon = |time: &Deadline| {
        time.start == end + 1
            || time.start > end
                && time.start <= end + NEAR
                && words!["后"].before(text, time.start).is_some()
                && !text[end..time.start].iter().any(|c| among!(",;。、", *c))
    };
    if text.get(end) == Some(&'在') && times.iter().any(soon) {
        return Some((Way::Acting, end));
    }
    if text.get(end) == Some(&'在')
        && let Some(found) = at_work(text, end).or_else(|| at_place(text, end))
    {
        return Some(found);
    }
    if text.get(end) == Some(&'作')
        && let Some(found) = as_office(text, end, times)
    {
        return found;
    }
    // 县住建局上下务必…, 财政局你们要…: the office itself is told.
    // 经科局这边维护好…
    if let Some((_, behind)) = words!["这边", "那边"].at(text, end) {
        return follower(text, behind, times).filter(|(way, _)| *way != Way::Speaking);
    }
    if let Some((_, behind)) = words!["上下", "你们"].at(text, end) {
        return follower(text, behind, times).filter(|(way, _)| *way == Way::Told);
    }
    if gives_each(text, end) || is_longer(text, end) || ends_in_office(text, end) {
        return None;
    }
    if let Some(found) = when::told(text, end, times) {
        return Some(found);
    }
    if when::does_so_many(text, end) {
        return Some((Way::Acting, end));
    }
    let (length, sign) = FOLLOWERS.at(text, end)?;
    match sign {
        Sign::Told if feigned(text, end + length) => None,
        // 发展所需, 供应, 应保尽保
        Sign::Told if end > 0 && within_word(text, end) => None,
        Sign::Told => Some((Way::Told, end + length)),
        // 定点医院开通率, 县政府规范性文件, 县医院规范化病房: a thing of theirs.
        Sign::Act if text.get(end + length).is_some_and(|c| among!("的率性化型", *c)) => None,
        // 民生实事工作牵头部门汇报了…: who they are.
        Sign::Act if is_post(text, end, end + length) => None,
        // 县政府出台了办法: what they did.
        Sign::Act if text.get(end + length) == Some(&'了') => Some((Way::Speaking, end)),
        Sign::Act => Some((Way::Acting, end)),
        // 驻村干部、网格员要…: the list goes on.
        Sign::Speech if text.get(end + length).is_some_and(|c| among!("、和及与", *c)) => None,
        Sign::Speech => Some((Way::Speaking, end)),
        Sign::Longer | Sign::Thing => None,
    }
}

/// 切实, 进一步, 于10月底前: behind how and when somebody is to do what they are told.
pub(crate) fn behind_manner(text: &[char], at: usize, times: &[Deadline]) -> usize {
    #[rustfmt::skip]
    static MANNER: Words = Words::of(&[
        "切实", "进一步", "继续", "主动", "积极", "尽快", "抓紧", "及时", "立即", "迅速", "全力", "认真", "从严", "从快", "严格按照要求", "按照要求", "按照职责分工", "按职责分工", "按照各自职责", "按照职责", "依据职责", "立足自身职能", "立足职能",
        "以更高标准", "带头", "统筹", "定期", "大力", "充分", "努力", "严格", "同步", "自觉", "坚决", "加快", "持续", "不断", "全面", "要", "于", "在", "尽早", "随时", "适时", "专门", "共同", "并", "负责",
    ]);
    let mut at = at;
    loop {
        let next = behind_times(at, times);
        // 在, 于: only before a day.
        let next = MANNER
            .at(text, next)
            .filter(|(word, behind)| !matches!(*word, "于" | "在") || behind_times(*behind, times) > *behind)
            .map_or(next, |(_, behind)| behind);
        if next == at {
            return at;
        }
        at = next;
    }
}

/// 项目业主作为责任主体要…: what they are, before what they are told. 数据专区作为平台的组成部分 does nothing.
fn as_office(text: &[char], end: usize, times: &[Deadline]) -> Option<Option<(Way, usize)>> {
    const LONG: usize = 14;
    let (_, part) = words!["作为"].at(text, end)?;
    let stop = text.len().min(part + LONG);
    let told = (part + 2..stop).find_map(|at| told_at(text, at, times));
    let office =
        words!["单位", "部门", "主体", "业主", "责任", "牵头", "主力", "主产", "龙头", "大县", "大市"]
            .within(text, part, stop);
    Some(told.map(|behind| (Way::Told, behind)).or(office.then_some((Way::Acting, end))))
}

/// 各部门在制定办法时，要…; 各部门在招商工作中要…: what they do while they are at something.
fn at_work(text: &[char], end: usize) -> Option<(Way, usize)> {
    const FAR: usize = 20;
    const WHILE: &[&str] = &[
        "时",
        "过程中",
        "基础上",
        "前提下",
        "同时",
        "期间",
        "的时候",
        "指导下",
        "领导下",
        "支持下",
        "配合下",
        "协助下",
        "监督下",
    ];
    if any_before(text, text.len(), WHILE).is_some() {
        return Some((Way::Acting, end));
    }
    (end + 3..text.len().min(end + FAR))
        .find_map(|at| {
            let (_, behind) = words!["中要", "时要", "中应", "时应", "中须", "时须"].at(text, at)?;
            (!feigned(text, behind)).then_some((Way::Told, behind))
        })
        .or_else(|| {
            let near = text.len().min(end + FAR);
            // 责任单位在下一次会上作说明
            let meeting = words!["会上", "会议上"].all(text, end + 2, near).next();
            meeting
                .filter(|(at, _)| !text[end..*at].iter().any(|c| among!(",;。", *c)))
                .map(|_| (Way::Acting, end))
        })
}

/// 公安交警部门在学校周边完成…: what they do, and where.
fn at_place(text: &[char], end: usize) -> Option<(Way, usize)> {
    const FAR: usize = 20;
    #[rustfmt::skip]
    static PLACES: Words = Words::of(&[
        "周边", "沿线", "附近", "区域", "路口", "路段", "城区", "片区", "辖区内", "全县", "全市", "全区", "小区", "村", "社区", "乡镇", "街道",
    ]);
    static DONE: Words = Words::of(&[
        "完成", "建成", "新建", "新增", "设置", "增设", "开展", "组织", "安排", "安装", "投放", "改造",
        "整治", "布设",
    ]);
    let stop = (end..text.len().min(end + FAR))
        .find(|at| among!(",;。", text[*at]))
        .unwrap_or(text.len().min(end + FAR));
    let acts = |at: &usize| {
        PLACES.before(text, *at).is_some()
            && DONE.at(text, *at).is_some_and(|(_, behind)| text.get(behind) != Some(&'的'))
    };
    (end + 3..stop).any(|at| acts(&at)).then_some((Way::Acting, end))
}

/// Whether a word of a part (牵头) is only what a post is called by (牵头部门).
fn is_post(text: &[char], start: usize, end: usize) -> bool {
    words!["牵头", "主办", "承办", "配合", "协助", "参与"].at(text, start).is_some()
        && words!["部门", "单位", "领导"].at(text, end).is_some()
}

/// 镇财政所要…: the name goes on with 所, which is no 所需.
fn ends_in_office(text: &[char], end: usize) -> bool {
    text.get(end) == Some(&'所') && ends_like_unit(text, end.saturating_sub(2), end + 1)
}

/// 沿线乡镇每户三条: how much of it there is for each.
fn gives_each(text: &[char], end: usize) -> bool {
    text.get(end) == Some(&'每')
        && text.get(end + 1).is_some_and(|c| among!("户亩人村", *c))
        && text.get(end + 2).is_some_and(|c| c.is_ascii_digit() || among!("一二两三四五六七八九十", *c))
}

/// 本级政府采购限额, 政府性投资: whether a longer name goes on where a government's seems to end.
pub(crate) fn is_longer(text: &[char], end: usize) -> bool {
    let money = || {
        let (_, behind) = words!["采购", "投资", "购买"].at(text, end)?;
        words!["限额", "项目", "目录", "服务", "方式", "活动", "合同", "的", "类", "计划", "资金", "基金"]
            .at(text, behind)
    };
    // 规模以上工业单位增加值能耗: for each unit of it.
    let per = text[..end].ends_with(&['单', '位'])
        && words!["增加值", "产值", "生产总值", "GDP", "面积", "能耗", "产品"].at(text, end).is_some();
    per || text[..end].ends_with(&['政', '府'])
        && (words!["性", "债", "网", "工作报告", "规章"].at(text, end).is_some() || money().is_some())
}

/// Whether the word at `at` is only a part of another (所需, 供应, 响应, 应保尽保).
fn within_word(text: &[char], at: usize) -> bool {
    match text[at] {
        '需' => among("所急必", text[at - 1]),
        // 各单位主要负责人; 业主要, 户主要: those who own it.
        '要' => {
            let heads = words!["负责人", "负责同志", "领导", "责任人", "任务", "目标"];
            text[at - 1] == '主' && heads.at(text, at + 1).is_some() || among!("需必重纪摘险首", text[at - 1])
        }
        '得' => {
            among!("取获不值使觉难所认免省记晓懂舍显来赢博求夺应", text[at - 1])
                || text
                    .get(at + 1)
                    .is_none_or(|c| among!("到知分以出益失力当了票奖胜名体起住罪的手税数意,;。、", *c))
        }
        '应' => {
            among("供反响适对效感顺策呼回相理", text[at - 1])
                || text.get(at + 2) == Some(&'尽') && text.get(at + 3) == text.get(at + 1)
        }
        _ => false,
    }
}

/// Behind the time expressions at `at`.
pub(crate) fn behind_times(at: usize, times: &[Deadline]) -> usize {
    let mut at = at;
    while let Some(time) = times.iter().find(|time| time.start == at && time.end > at) {
        at = time.end;
    }
    at
}

/// 也要, 6月底前要, 原则上要, 作为牵头单位要: behind the word that tells somebody to act, and what may stand before it.
pub(crate) fn told_at(text: &[char], at: usize, times: &[Deadline]) -> Option<usize> {
    #[rustfmt::skip]
    static HOW: Words = Words::of(&[
        "原则上", "首先", "同时", "今后", "近期", "当前", "下一步", "接下来", "也", "都", "均", "还", "更", "再", "先", "仍", "一定", "同样", "至少", "最迟", "于", "在", "从现在起", "从现在开始", "从即日起", "即日起",
    ]);
    let mut at = at;
    loop {
        let next = behind_times(at, times);
        let next = HOW.at(text, next).map_or(next, |(_, behind)| behind);
        if next == at {
            break;
        }
        at = next;
    }
    // 各企业，不得…: what follows is said of what stands before, whoever does it.
    let forbids = words!["不", "严禁", "可以", "均不", "都不", "也不"].at(text, at).is_some();
    let (length, sign) = FOLLOWERS.at(text, at).filter(|_| !forbids)?;
    let behind = at + length;
    let own = words!["应急", "应用", "应对", "应届", "应收", "应税", "需求", "须知", "要素", "要求"]
        .at(text, at)
        .is_none();
    (sign == Sign::Told && own && !feigned(text, behind)).then_some(behind)
}

/// Whether the word before `at` is only the beginning of another (要求, 负责人).
pub(crate) fn feigned(norm: &[char], at: usize) -> bool {
    // 要强 is a virtue, 要强化 is told.
    if norm.get(at) == Some(&'强') {
        return words!["化", "力", "调", "攻", "抓", "推"].at(norm, at + 1).is_none();
    }
    // 企业可以不开门: what is left to them.
    if at >= 2 && norm[at - 2..at] == ['可', '以'] && norm.get(at).is_some_and(|c| among!("不拒", *c)) {
        return true;
    }
    // 农业必须强, 人民要富: how it should be.
    if norm.get(at).is_some_and(|c| among!("富美新快优稳", *c))
        && norm.get(at + 1).is_none_or(|c| among!(",;。、!", *c))
    {
        return true;
    }
    // 要求, 需求, and not 应在点火前.
    let before = at.checked_sub(1).and_then(|at| norm.get(at));
    // 要件件有回音
    let noun = before.is_some_and(|c| among!("要需", *c))
        && norm.get(at).is_some_and(|c| among!("求素点害件闻义", *c))
        && norm.get(at) != norm.get(at + 1);
    noun || words!["同志", "人", "制度", "制,", "的", "体系"].at(norm, at).is_some()
}

/// 县体育中心6月底前建成: whether what follows at `act`, to the end of the clause, happens to a thing, and is done by nobody.
pub(crate) fn happens_to(clause: &[char], name: Name, act: usize) -> bool {
    // 储备中心加快推进: and nothing behind it.
    let moves = words!["加快推进", "加快建设", "有序推进", "稳步推进", "顺利推进", "创建"].at(clause, act);
    // 县体育馆迁建项目: what is built. 某镇新建项目5个 does so.
    let built =
        words!["新建项目", "迁建项目", "扩建项目", "改扩建项目", "改建项目", "建设项目"].at(clause, act);
    let counts = |behind: usize| {
        let digits = digits_at(clause, behind);
        digits > 0 && clause.get(behind + digits) != Some(&'月')
    };
    // 散乱小煤厂6月底前取缔30家: what is done to them.
    let closed = clause[..name.end].ends_with(&['厂'])
        && words!["取缔", "关停", "关闭", "淘汰", "拆除", "腾退", "清退"].at(clause, act).is_some();
    // 五家平台公司年底前压减为三家, 县殡仪馆从城区搬到城外: what others do with them.
    let reshaped = words!["压减为", "压减至", "整合为", "合并为", "撤并", "更名为"].at(clause, act).is_some();
    let from = clause.get(act) == Some(&'从')
        && words!["搬到", "搬至", "迁到", "迁至", "迁入"].within(clause, act, clause.len());
    // 市供电公司9月底前建成变电站: a company, and what it builds.
    let builds = |length: usize| {
        words!["公司", "集团"].before(clause, name.end).is_some()
            && clause[act..act + length] == ['建', '成']
            && words!["投", "并", "后", "运", "启", "使"].at(clause, act + length).is_none()
    };
    // 污水处理厂全部投运
    let act = words!["全部", "均", "都", "将", "基本", "正式", "同步"]
        .at(clause, act)
        .map_or(act, |(_, behind)| behind);
    closed
        || reshaped
        || from && facility(clause, name.start, name.end)
        || moves.is_some_and(|(_, behind)| behind == clause.len())
        || built.is_some_and(|(_, behind)| !counts(behind))
        || THINGS.at(clause, act).is_some_and(|(length, _)| {
            act + length == clause.len() || facility(clause, name.start, name.end) && !builds(length)
        })
}
