//! What a unit's name looks like.

use std::sync::LazyLock;

use crate::Role;
use crate::duty::holds_by;
use crate::lexicon::{Lexicon, Words, among, any_before, digits_at, groups, is, words};
use crate::matter::is_small_office;
use crate::proper::{is_firm, town_at};

/// A name in the working text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Name {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A name with the part that a rule gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cast {
    pub(crate) role: Role,
    pub(crate) name: Name,
    /// Key of the rule, one of [`crate::RULES`].
    pub(crate) rule: &'static str,
}

/// What a word says about the name that it ends or begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Ending,
    /// A post that acts without an office before it.
    Trade,
    WeakEnding,
    NotAUnit,
    Collective,
    CollectiveNoun,
    Verb,
    /// A word of names that begins like a verb (就业局, 交通局).
    Plain,
    Act,
    /// What an office is named after though it is an act (支持中心).
    Named,
}

fn words() -> impl Iterator<Item = (&'static str, Sign)> {
    groups(include_str!("../words/units.txt")).filter(|(group, _)| !group.starts_with("told")).map(
        |(group, word)| {
            let sign = match group {
                "ending" => Sign::Ending,
                "trade" => Sign::Trade,
                "weak-ending" => Sign::WeakEnding,
                "collective" => Sign::Collective,
                "collective-noun" => Sign::CollectiveNoun,
                "verb" => Sign::Verb,
                "plain" => Sign::Plain,
                "act" => Sign::Act,
                "named" => Sign::Named,
                _ => Sign::NotAUnit,
            };
            (word, sign)
        },
    )
}

/// Endings of names, and of words that only look like names.
static ENDINGS: LazyLock<Lexicon<Sign>> =
    LazyLock::new(|| {
        Lexicon::endings(words().filter(|(_, sign)| {
            matches!(sign, Sign::Ending | Sign::Trade | Sign::WeakEnding | Sign::NotAUnit)
        }))
    });

/// Nouns that 各 or 有关 makes an actor.
static COLLECTIVE_NOUNS: LazyLock<Lexicon<Sign>> =
    LazyLock::new(|| Lexicon::endings(words().filter(|(_, sign)| *sign == Sign::CollectiveNoun)));

/// Openings of collective names, and of what is no name.
static OPENINGS: LazyLock<Lexicon<Sign>> = LazyLock::new(|| {
    Lexicon::new(words().filter(|(_, sign)| matches!(sign, Sign::Collective | Sign::Verb | Sign::Plain)))
});

/// What no name holds inside.
static ACTS: LazyLock<Lexicon<Sign>> =
    LazyLock::new(|| Lexicon::new(words().filter(|(_, sign)| matches!(sign, Sign::Act | Sign::Named))));

/// Whether an act begins at a place that no name holds inside.
fn act_at(text: &[char], at: usize) -> Option<usize> {
    ACTS.at(text, at).filter(|(_, sign)| *sign == Sign::Act).map(|(length, _)| length)
}

/// How surely a name must look like a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strictness {
    /// In a list that can hold nothing else.
    Listed,
    /// In running text.
    Running,
}

/// Behind the name without quotation marks and a closing bracket's content: 县发改局(粮食局) ends like 县发改局.
fn without_bracket(norm: &[char], start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start && matches!(norm[end - 1], '”' | '"' | ' ') {
        end -= 1;
    }
    if end > start
        && norm[end - 1] == ')'
        && let Some(open) = norm[start..end].iter().rposition(|c| *c == '(')
    {
        return start + open;
    }
    end
}

/// Whether a range names a unit: ends like one, does not begin like a sentence, and is not too long.
pub(crate) fn is_unit(norm: &[char], start: usize, end: usize, strictness: Strictness) -> bool {
    let bare = without_bracket(norm, start, end);
    if bare <= start
        || matches!(norm[start], '”' | '哪' | '谁')
        || norm[start..bare].iter().any(|c| matches!(*c, ',' | ';' | '。' | ':' | '!' | '?'))
    {
        return false;
    }
    if strictness == Strictness::Running && norm[start].is_ascii_digit() && !counted(norm, start, bare) {
        return share(norm, start, bare);
    }
    // 和平镇派出所, 对河镇: a town's name is looked at for nothing.
    let town = town_at(norm, start, bare);
    if town == Some(bare) {
        return true;
    }
    if is_firm(norm, start, bare) {
        return true;
    }
    let collective = is_collective(norm, start, bare);
    if strictness == Strictness::Running && is_broken(&norm[..bare], start, town.unwrap_or(start), collective)
    {
        return false;
    }
    if collective {
        return true;
    }
    // 更新电梯300部: how many of a thing.
    if bare <= start + 1 || end - start > 30 || norm[bare - 2].is_ascii_digit() {
        return false;
    }
    let verb = town.is_none() && opens_with_verb(norm, start, bare);
    // 综合组将…: inside an undertaking these need no more of a name.
    let whole = || HOUSE.at(&norm[..bare], start).is_some_and(|(_, end)| end == bare);
    if strictness == Strictness::Running && (whole() || is_small_office(norm, start, bare)) {
        return true;
    }
    // 竹木厂: a works by what it makes.
    if norm[bare - 1] == '厂' && (3..=6).contains(&(bare - start)) && !verb {
        return true;
    }
    ENDINGS.before(norm, start, bare).is_some_and(|(at, sign)| match (sign, strictness) {
        (Sign::Ending, Strictness::Running) => at > start && !verb,
        (Sign::Ending, Strictness::Listed) => at > start,
        (Sign::Trade, _) => !verb && bare - start <= 12,
        (Sign::WeakEnding, Strictness::Listed) => at > start && !verb,
        // 乡农技站: a place before it makes it an office.
        (Sign::WeakEnding, Strictness::Running) => {
            at > start + 1 && bare - start <= 14 && !verb && among("县市区镇乡村省", norm[start])
        }
        _ => false,
    })
}

/// Whether a name from `start` to the end of the text holds, from `from` on, what no name holds: 的, 由, an act.
fn is_broken(text: &[char], start: usize, from: usize, collective: bool) -> bool {
    (from..text.len()).any(|at| {
        matches!(text[at], '了' | '《')
            || text[at] == '每' && at > start
            || text[at] == '要'
                && at > start
                && !among("主重需纪必", text[at - 1])
                && text.get(at + 1).is_none_or(|c| !among("素案", *c))
            || holds_by(text, at)
            || matches!(text[at], '到' | '请') && at > start
            // 转运至市危废中心
            || text[at] == '至' && at > start && among!("送运移交转调派", text[at - 1])
            // 县民政局建敬老院; but 县住建局建设工程质量监督站, 县住建局建科股
            || text[at] == '建' && at > start && text[at - 1] == '局' && among!("院校园馆厂桥路场", text[text.len() - 1])
            // 供销社配合民族部门: two of them.
            || at > start + 1 && helps_at(text, at)
            || at + 2 < text.len() && is(text, at, "同志")
            || text[at] == '以' && at > start && text.get(at + 1).is_none_or(|c| !among("上下内外来", *c))
            // 县林业局研究护林员补助
            || text[at] == '局' && at + 4 < text.len() && is(text, at + 1, "研究") && !among!("院所会室心组局站", text[text.len() - 1])
            // 审计局选3个乡镇
            || text[at].is_ascii_digit() && at > start && among!("选派抽", text[at - 1])
            || text[at] == '向' && at > start && !among("方面导定走风志趋去意动", text[at - 1])
            || matches!(text[at], '的' | '在' | '被') && !collective
            || act_at(text, at).is_some()
    })
}

/// Whether somebody who helps ends at a place inside a name, and whom they help follows.
pub(crate) fn helps_at(text: &[char], at: usize) -> bool {
    is(text, at, "配合") && words!["单位", "部门", "组"].at(text, at + 2).is_none()
}

/// Whether a word ends at `end` that names of units end with.
pub(crate) fn ends_like_unit(norm: &[char], floor: usize, end: usize) -> bool {
    ENDINGS.before(norm, floor, end).is_some_and(|(_, sign)| sign != Sign::NotAUnit)
}

/// Whether a range begins with a verb that no name begins with.
pub(crate) fn opens_with_verb(norm: &[char], start: usize, end: usize) -> bool {
    OPENINGS.at(&norm[..end], start).is_some_and(|(_, sign)| sign == Sign::Verb)
}

/// Whether a range is nothing but a verb that no name begins with.
pub(crate) fn is_verb(norm: &[char], start: usize, end: usize) -> bool {
    OPENINGS.at(&norm[..end], start).is_some_and(|(length, sign)| sign == Sign::Verb && start + length == end)
}

/// Whether a range is nothing but what no name holds inside.
pub(crate) fn is_act(norm: &[char], start: usize, end: usize) -> bool {
    act_at(&norm[..end], start).is_some_and(|length| start + length == end)
}

/// Whether a range holds what no name holds inside.
pub(crate) fn holds_act(norm: &[char], start: usize, end: usize) -> bool {
    (start..end).any(|at| act_at(&norm[..end], at).is_some())
}

/// Parts of an undertaking that act without more of a name.
#[rustfmt::skip]
static HOUSE: Words = Words::of(&[
    "一中", "二中", "三中", "四中", "五中", "专班", "农发行", "路网办", "创城办", "创文办", "统筹办", "政研室", "政协办", "人大办", "政府办", "党政办", "总值班室", "村委会", "居委会", "村民委员会", "居民委员会", "村两委", "供销社", "电视台", "信用社", "农商行", "农信社", "职教中心", "法院", "检察院", "党校", "档案馆", "气象台", "红十字会", "妇联", "团委", "共青团", "工商联", "工会", "科协", "残联",
    "文联", "侨联", "人武部", "交警", "武警", "海关", "边检站", "经开区", "高新区", "公安机关", "司法机关", "工作组", "综合组", "宣传组", "督查组", "督导组", "督察组", "巡查组", "检查组", "保障组", "督查室", "财政所", "司法所", "派出所", "殡仪馆", "旅行社", "影剧院", "养老院", "敬老院", "卫生院", "市监所", "供电所", "领导小组办公室", "领导小组", "指挥部办公室", "指挥部", "工作专班",
]);

/// 6个督导组, 12个镇: so many of one kind are named together.
fn counted(norm: &[char], start: usize, end: usize) -> bool {
    let digits = digits_at(&norm[..end], start);
    let kind = words!["组", "镇", "乡", "乡镇", "街道"].before(&norm[..end], end);
    let whole = norm[start..end].ends_with(&['组']) || kind.is_some_and(|(_, at)| at == start + digits + 1);
    digits <= 2 && norm.get(start + digits) == Some(&'个') && kind.is_some() && whole
}

/// 80%以上的乡镇: so many of a kind.
fn share(norm: &[char], start: usize, end: usize) -> bool {
    let digits = digits_at(&norm[..end], start);
    let begin = start + digits + 1;
    if norm.get(start + digits) != Some(&'%') || begin >= end {
        return false;
    }
    let begin = words!["以上的", "以上", "的"].at(norm, begin).map_or(begin, |(_, behind)| behind);
    begin + 1 < end && end - begin <= 12 && COLLECTIVE_NOUNS.before(norm, begin, end).is_some()
}

/// Whether a range is nothing but an ending, as a list may shorten a name (各镇党委、政府).
pub(crate) fn is_short(norm: &[char], start: usize, end: usize) -> bool {
    // 各市(州)、县(市、区)
    let level = || without_bracket(norm, start, end) == start + 1 && is_level(norm[start]);
    end >= start + 2 && (ENDINGS.before(norm, start, end) == Some((start, Sign::Ending)) || level())
}

/// Whether a range names actors collectively (各镇, 相关部门, 各项目责任单位).
pub(crate) fn is_collective(norm: &[char], start: usize, end: usize) -> bool {
    let end = without_bracket(norm, start, end);
    let Some((length, Sign::Collective)) = norm.get(..end).and_then(|norm| OPENINGS.at(norm, start)) else {
        return false;
    };
    let after = start + length;
    // 各牵头单位是第一责任单位: what they are; 各节点建成并为企业…: what they do.
    if norm[start..end].iter().any(|c| among!("是并率", *c)) {
        return false;
    }
    // 每县至少…; 每年下达乡镇 and 每亩土地 are none.
    let each = length == 1 && norm[start] == '每';
    // 驻村同志: where they are.
    if norm[start] == '驻' && end == start + 2 {
        return false;
    }
    if COLLECTIVE_NOUNS.before(norm, after, end).is_some_and(|(at, _)| !each || at == after) {
        return true;
    }
    // 配合单位 is a part, and 配合市人大 an act.
    let part = words!["牵头", "责任", "主要", "承办", "主管", "配合"].at(norm, start).is_some();
    !part
        && !each
        && after < end
        && end - start <= 20
        && ENDINGS
            .before(norm, after, end)
            .is_some_and(|(_, sign)| matches!(sign, Sign::Ending | Sign::Trade | Sign::WeakEnding))
}

/// Whether a name is that of a class (各镇, 煤矿企业, 用人单位) and of nobody in particular.
pub(crate) fn is_class(norm: &[char], start: usize, end: usize) -> bool {
    #[rustfmt::skip]
    const CLASSES: &[&str] = &[
        "企业", "机构", "高校", "院校", "单位", "部门", "农户", "农民", "主体", "人员", "人才", "组织", "平台", "个人", "协会", "商会", "户", "者", "地区", "地方", "城市", "家庭", "干部", "学生", "职工", "行业", "媒体", "团队", "景区", "中小学", "幼儿园", "科研院所", "基金", "市场", "方", "员", "厂",
    ];
    is_collective(norm, start, end)
        || end - start <= 2
        || any_before(&norm[..end], end, CLASSES).is_some_and(|(_, at)| at >= start)
}

/// Whether a name ends like that of a building or a park, which is built as well as acts.
pub(crate) fn facility(norm: &[char], start: usize, end: usize) -> bool {
    const ENDINGS: &[&str] = &[
        "中心",
        "医院",
        "学校",
        "学院",
        "大学",
        "园区",
        "新区",
        "开发区",
        "示范区",
        "先行区",
        "工业园",
        "产业园",
        "物流园",
        "科技园",
        "水厂",
        "处理厂",
        "厂",
        "中学",
        "小学",
        "馆",
        "林场",
        "农场",
        "实验室",
        "研究院",
        "院",
        "站",
        "场",
        "所",
        "公司",
        "集团",
        "街道",
        "镇",
        "乡",
        "村",
    ];
    any_before(&norm[..end], end, ENDINGS).is_some_and(|(_, at)| at >= start)
}

/// Whether a character is a level of government.
pub(crate) fn is_level(c: char) -> bool {
    matches!(c, '省' | '州' | '市' | '盟' | '区' | '县' | '旗' | '镇' | '乡' | '村')
}

/// Whether the left side of 和 is complete by itself: 自然资源 in 自然资源和规划局 is not, 县住建局 is.
pub(crate) fn is_complete(norm: &[char], start: usize, end: usize) -> bool {
    ENDINGS.before(norm, start, end).is_some_and(|(at, sign)| sign == Sign::Ending && at > start)
        || is_firm(norm, start, end)
        || town_at(norm, start, end) == Some(end)
}
