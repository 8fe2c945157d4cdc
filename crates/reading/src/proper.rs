//! Towns, villages and firms whose proper names are no words: 和平镇, 对河镇, 石桥村, 恒源重工.

use crate::actor::word_part;
use crate::acts::is_follower;
use crate::lexicon::{Words, among, is_han, words};
use crate::unit::{is_act, is_verb, opens_with_verb};

/// What counties, towns, villages and neighbourhoods end with.
static ENDS: Words = Words::of(&["县", "镇", "乡", "街道", "村", "社区"]);

/// Towns are named after these though they are words.
#[rustfmt::skip]
static NAMED_AFTER: Words = Words::of(&[
    "和平", "向阳", "团结", "联合", "胜利", "前进", "建设", "发展", "合作", "友好", "幸福", "人民", "光明", "同心", "会同", "向前", "为民", "利民", "一心", "促进", "公安", "保安", "大同",
]);

/// Kinds of towns and villages whose first word is in no list of words.
#[rustfmt::skip]
static KINDS: Words = Words::of(&[
    "参建", "后进", "城中", "空心", "驻地", "所在", "所辖", "下辖", "邻近", "临近", "周边", "产粮", "粮大", "农业", "人口", "强", "沿江", "沿海", "沿湖", "沿河", "库区", "产茶", "包保", "包联", "帮扶", "集体",
]);

/// Whether a range is nothing but the name of a town, a village or a neighbourhood: two or three characters that are no word
/// and begin like no sentence part, and what it is. 对河镇 is one, 对城镇 and 对乡镇 are none.
pub(crate) fn is_town(text: &[char], start: usize, end: usize) -> bool {
    ENDS.before(&text[..end], end).is_some_and(|(_, stem)| stem > start && is_stem(text, start, stem))
}

/// Where the town ends that a name begins with (和平镇 in 和平镇派出所).
pub(crate) fn town_at(text: &[char], start: usize, end: usize) -> Option<usize> {
    let ends = |at: &usize| ENDS.at(&text[..end], *at).is_some();
    let stem = (start + 2..end.min(start + 4)).find(ends)?;
    let (_, behind) = ENDS.at(&text[..end], stem)?;
    is_stem(text, start, stem).then_some(behind)
}

fn is_stem(text: &[char], start: usize, stem: usize) -> bool {
    let name = &text[start..stem];
    if !(2..=3).contains(&name.len()) || !name.iter().all(|c| is_han(*c)) {
        return false;
    }
    let whole = |words: &Words| words.at(&text[..stem], start).is_some_and(|(_, end)| end == stem);
    // 促进县水务公司…: few counties are named so.
    let county = words!["和平", "会同", "公安", "大同", "同心", "友好"].at(&text[..stem], start);
    if whole(&NAMED_AFTER) && (text[stem] != '县' || county.is_some()) {
        return true;
    }
    // 高村县 may be, and 乡村镇 not.
    let closes = among!("集城小名强级各等个座类批", name[name.len() - 1])
        || text[stem] != '县' && among!("镇乡村街社县区市", name[name.len() - 1]);
    let opens = among!("各每全该本我你他两三四五六七八九几某此这那其另因无没非如若凡只除经", name[0]);
    // 协和镇: a name, and 县和镇 two levels.
    let side = name.len() == 3 || among!("省市县区旗乡镇村街", name[0]);
    let links =
        name[1..].iter().any(|c| among!("各每的了由是该本与及在被把全个要", *c) || *c == '和' && side);
    let joins = among!("在对把被给由请让向从以和与及将为按并交送报到使", name[0]);
    // 和城关镇: a joint before another. 对河村 may be a village, and is more often 对 and something.
    let rest = joins && (name.len() == 3 || !among!("镇乡", text[stem]));
    !opens
        && !links
        && !rest
        && (!closes || is_old_market(name))
        && !whole(&KINDS)
        && !is_doing(text, start, stem)
        && is_proper(text, start, stem)
}

/// 翻修村小学, 召集县直部门, 本周县住建局: a stem that is nothing but what somebody does, or when.
fn is_doing(text: &[char], start: usize, stem: usize) -> bool {
    let name = &text[..stem];
    is_verb(name, start, stem) || is_act(name, start, stem) || is_follower(name, start, stem)
}

/// 马集镇, 石城镇: towns where a market or a wall was. 对集镇 and 小城镇 are none.
fn is_old_market(name: &[char]) -> bool {
    matches!(name, [first, .., '集' | '城'] if !among!("小各全县乡建在对把被给由请让向从以和与及将为按并到新大中省重", *first))
}

/// Whether a range is no word of the vocabulary but a name.
fn is_proper(text: &[char], start: usize, end: usize) -> bool {
    let common = |from: usize, to: usize| {
        word_part(text, from, to).is_some_and(|part| !matches!(part, 'L' | 'O' | 'P' | 'z' | 's'))
    };
    // 产粮大乡, 有关乡, 现代煤化工: a word with one more character.
    !common(start, end) && (end - start < 3 || !common(start, start + 2) && !common(start + 1, end))
}

/// Trades that only firms are named by, so that the brand may be a word (兴旺牧业).
#[rustfmt::skip]
static FIRMS_ONLY: Words = Words::of(&[
    "重工", "股份", "药业", "牧业", "管业", "置业", "纸业", "酒业", "茶业", "糖业", "乳业", "种业", "铝业", "铜业", "锂业", "钨业", "米业", "面业", "粮业", "草业", "羊业", "水业", "建工", "路桥", "化纤", "新材", "盐化工", "绿能", "家具", "家居", "木业", "轴承", "泵业", "电缆",
]);

/// Words that make a trade an industry (现代种业).
#[rustfmt::skip]
static KINDS_OF_TRADE: Words = Words::of(&[
    "现代", "绿色", "传统", "新型", "特色", "高端", "生态", "规模", "高效", "优质", "智慧", "循环", "民营", "国有", "地方", "当地", "本地", "龙头", "重点", "支柱", "优势", "主导", "骨干", "新兴", "畜禽", "水产", "全县", "全市", "全区", "全省", "户用", "瓶装", "城乡", "大宗", "优良", "生猪", "白酒", "屋顶", "管道", "分布式", "集中式",
]);

/// Whether a range is a firm by its brand and its trade (恒源重工). 绿色食品 is a thing.
pub(crate) fn is_firm(text: &[char], start: usize, end: usize) -> bool {
    #[rustfmt::skip]
    static TRADES: Words = Words::of(&[
        "重工", "科技", "电子", "生物", "新材", "新材料", "纺织", "食品", "股份", "能源", "绿能", "电力", "汽车", "水泥", "化学", "米业", "粮业", "牧业", "农业", "实业", "化工", "盐化工", "制药", "医药", "药业",
        "家居", "家具", "陶瓷", "玻璃", "服饰", "鞋业", "纸业", "酒业", "茶业", "糖业", "乳业", "油脂", "饲料", "种业", "环保", "光电", "光伏", "新能源", "材料", "机械", "装备", "智能", "精密", "电器", "电气",
        "传媒", "物流", "快递", "矿业", "钢铁", "铝业", "铜业", "锂业", "钨业", "管业", "羊业", "面业", "草业", "建工", "市政", "园林", "木业", "轴承", "泵业", "电缆", "检测", "农药", "汽配", "造船", "港务", "地产", "物业", "热力", "燃气", "水务", "水业", "置业", "商贸", "路桥", "医疗", "化纤", "印染", "酒店", "集团",
    ]);
    let Some((_, stem)) = TRADES.before(&text[..end], end).filter(|(_, stem)| *stem > start + 1) else {
        return false;
    };
    let name = &text[start..stem];
    (2..=3).contains(&name.len())
        && name.iter().all(|c| is_han(*c))
        && !among!("各每全该本我你他的了由是在对把被给请让向从将按并先再都也应要", name[0])
        && !name.iter().any(|c| among!("的了由是各每", *c))
        && (is_proper(text, start, stem) || FIRMS_ONLY.at(text, stem).is_some() && stem == start + 2)
        && KINDS_OF_TRADE.at(text, start).is_none()
        && !opens_with_verb(text, start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::groups;

    #[test]
    fn a_town_may_be_named_with_any_character() {
        let is = |name: &str| {
            let text: Vec<char> = name.chars().collect();
            is_town(&text, 0, text.len())
        };
        for name in
            ["和平镇", "对河镇", "并岭乡", "马集镇", "石城镇", "会同镇", "石桥村", "以勒镇", "不老屯镇"]
        {
            assert!(is(name), "{name}");
        }
        for name in [
            "对乡镇",
            "在集镇",
            "小城镇",
            "各镇",
            "向各村",
            "贫困村",
            "行政村",
            "重点镇",
            "和马集镇",
            "镇",
            "河镇",
            "沿线乡",
            "督促街道",
        ] {
            assert!(!is(name), "{name}");
        }
    }

    #[test]
    fn no_town_is_named_by_what_somebody_does_to_it() {
        let is = |name: &str| {
            let text: Vec<char> = name.chars().collect();
            is_town(&text, 0, text.len())
        };
        let units = groups(include_str!("../words/units.txt"));
        let units = units.filter(|(group, _)| matches!(*group, "verb" | "act"));
        let acts = groups(include_str!("../words/acts.txt"));
        let acts = acts.filter(|(group, _)| matches!(*group, "told" | "act"));
        for (_, verb) in units.chain(acts) {
            let named = || NAMED_AFTER.at(&verb.chars().collect::<Vec<_>>(), 0).is_some();
            assert!(verb.chars().count() != 2 || named() || !is(&format!("{verb}镇")), "{verb}镇");
        }
    }

    #[test]
    fn a_firm_has_a_brand_before_its_trade() {
        let is = |name: &str| {
            let text: Vec<char> = name.chars().collect();
            is_firm(&text, 0, text.len())
        };
        for name in ["恒源重工", "科丰生物", "永盛纺织", "长江电力"] {
            assert!(is(name), "{name}");
        }
        for name in ["绿色食品", "现代农业", "新型材料", "重工", "各集团"] {
            assert!(!is(name), "{name}");
        }
    }
}
