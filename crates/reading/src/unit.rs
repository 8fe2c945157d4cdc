//! What a unit's name looks like.

use crate::clean::{Clean, blank};
use crate::lexicon::{any, any_before, is};

/// A name in the working text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Name {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// What names of units end with. Longer ones first where one ends with another.
const ENDINGS: &[&str] = &[
    "领导小组办公室",
    "工作领导小组",
    "领导小组",
    "管理委员会",
    "办事处",
    "指挥部",
    "委员会",
    "人民政府",
    "管委会",
    "办公室",
    "开发区",
    "示范区",
    "先行区",
    "起步区",
    "工业园",
    "产业园",
    "园区",
    "新区",
    "中心",
    "公司",
    "集团",
    "单位",
    "部门",
    "政府",
    "街道",
    "专班",
    "支队",
    "大队",
    "总队",
    "银行",
    "支行",
    "联社",
    "工会",
    "团委",
    "妇联",
    "科协",
    "残联",
    "文联",
    "社科联",
    "侨联",
    "工商联",
    "法院",
    "检察院",
    "研究院",
    "实验室",
    "研究所",
    "大学",
    "学院",
    "学校",
    "医院",
    "党委",
    "党组",
    "党工委",
    "支部",
    "协会",
    "商会",
    "总社",
    "供销社",
    "管委",
    "组委",
    "林场",
    "农场",
    "水司",
    "电视台",
    "气象台",
    "党校",
    "档案馆",
    "图书馆",
    "博物馆",
    "总局",
    "分局",
    "公安",
    "队",
    "局",
    "委",
    "办",
    "厅",
    "部",
    "署",
    "镇",
    "乡",
    "区",
    "县",
    "市",
    "院",
    "会",
    "社",
    "行",
    "站",
    "场",
    "馆",
];

/// Words that end like a unit and are none.
const NOT_UNITS: &[&str] = &[
    "干部",
    "全部",
    "内部",
    "外部",
    "西部",
    "东部",
    "南部",
    "北部",
    "中部",
    "局部",
    "俱乐部",
    "头部",
    "底部",
    "格局",
    "布局",
    "全局",
    "大局",
    "开局",
    "结局",
    "变局",
    "棋局",
    "举办",
    "承办",
    "主办",
    "协办",
    "筹办",
    "督办",
    "交办",
    "经办",
    "创办",
    "包办",
    "兴办",
    "开办",
    "网办",
    "通办",
    "快办",
    "领办",
    "专办",
    "统办",
    "办好",
    "城镇",
    "集镇",
    "强镇",
    "小镇",
    "城乡",
    "家乡",
    "返乡",
    "下乡",
    "社会",
    "机会",
    "大会",
    "会会",
    "全会",
    "一会",
    "两会",
    "城市",
    "都市",
    "上市",
    "全市",
    "全县",
    "全区",
    "我市",
    "我县",
    "我区",
    "地区",
    "景区",
    "社区",
    "小区",
    "辖区",
    "校区",
    "片区",
    "灌区",
    "山区",
    "库区",
    "县区",
    "市场",
    "现场",
    "立场",
    "广场",
    "农贸市场",
    "牧场",
    "停车场",
    "商场",
    "进行",
    "执行",
    "运行",
    "推行",
    "试行",
    "实行",
    "发行",
    "先行",
    "同行",
    "通行",
    "银行业",
    "车站",
    "网站",
    "基站",
    "电站",
    "展馆",
    "场馆",
    "军队",
    "部队",
    "团队",
    "队伍",
    "后盾",
    "重心",
    "核心",
    "为中心",
    "宴会",
    "年会",
    "会议",
    "座谈会",
    "发布会",
    "推介会",
    "博览会",
    "运动会",
    "协商会",
    "交流会",
    "招聘会",
    "调度会",
    "现场会",
    "动员会",
    "社",
    "行",
    "会",
    "区",
    "市",
    "县",
    "站",
    "场",
    "馆",
    "院",
    "队",
    "部",
    "局",
    "办",
    "委",
    "乡",
    "镇",
    "厅",
    "署",
];

/// Openings of collective names (各镇, 相关部门, 市直有关单位).
const COLLECTIVE: &[&str] = &[
    "各",
    "相关",
    "有关",
    "全县各",
    "全市各",
    "全区各",
    "县直",
    "市直",
    "区直",
    "省直",
    "属地",
    "牵头",
    "责任",
    "承办",
    "主管",
    "配合",
    "驻",
];

/// Collective nouns that need nothing before them but [`COLLECTIVE`].
const COLLECTIVE_NOUNS: &[&str] = &[
    "地区",
    "地",
    "市",
    "县",
    "区",
    "镇",
    "乡",
    "村",
    "街道",
    "部门",
    "单位",
    "级",
    "旗县区",
    "县区",
    "市县",
    "县市区",
    "乡镇",
    "镇街",
    "园区",
    "板块",
    "专班",
    "位",
    "乡镇(街道)",
    "镇(街道)",
    "企业",
    "学校",
    "市州",
    "州市",
    "区县",
    "系统",
    "战线",
    "工作专班",
    "支部",
    "社区",
];

/// The unit's ending just before `end`: where the ending begins.
fn ending(norm: &[char], start: usize, end: usize) -> Option<usize> {
    let name = &norm[..end];
    if any_before(name, end, NOT_UNITS).is_some_and(|(word, s)| s >= start && word.chars().count() > 1) {
        return None;
    }
    any_before(name, end, ENDINGS).map(|(_, s)| s).filter(|s| *s >= start)
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

/// Whether a range names a unit: ends like one, is not too long and holds no verb-like characters.
pub(crate) fn is_unit(norm: &[char], start: usize, end: usize) -> bool {
    let bare = without_bracket(norm, start, end);
    if bare <= start + 1 || end - start > 30 {
        return is_collective(norm, start, bare);
    }
    if norm[start..bare].iter().any(|c| ",;。:!?".contains(*c)) {
        return false;
    }
    if is_collective(norm, start, bare) {
        return true;
    }
    ending(norm, start, bare).is_some_and(|s| s > start)
}

/// Whether a range names actors collectively (各镇, 相关部门, 各项目责任单位, 大家 not).
pub(crate) fn is_collective(norm: &[char], start: usize, end: usize) -> bool {
    if end <= start {
        return false;
    }
    let Some((_, after)) = any(&norm[..end], start, COLLECTIVE) else { return false };
    let noun = any_before(&norm[..end], end, COLLECTIVE_NOUNS).is_some_and(|(_, s)| s >= after);
    noun || after < end && end - start <= 20 && ending(norm, after, end).is_some()
}

/// Splits a list of names at 、 ， ； and at 和/及/与 between two names; drops 等… at the end of a list.
pub(crate) fn names(clean: &Clean, start: usize, end: usize) -> Vec<Name> {
    let norm = &clean.norm;
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut from = start;
    for at in start..=end {
        let c = norm.get(at).copied().filter(|_| at < end);
        match c {
            Some('(' | '[') => depth += 1,
            Some(')' | ']') => depth = depth.saturating_sub(1),
            _ => {}
        }
        let cut = c.is_none() || depth == 0 && c.is_some_and(|c| "、,;\n\t|/".contains(c));
        if cut {
            one(clean, from, at, &mut found);
            from = at + 1;
        }
    }
    found
}

/// One element of a list: cuts at 及 and 和 where both sides are names, and at 等.
fn one(clean: &Clean, start: usize, end: usize, found: &mut Vec<Name>) {
    let norm = &clean.norm;
    let (mut start, mut end) = clean.trim(start, end);
    while start < end && "。.:".contains(norm[end - 1]) {
        end -= 1;
    }
    for word in ["会同", "以及", "及其", "由", "及", "和", "与", "请", "并"] {
        if is(&norm[..end], start, word) && end > start + word.chars().count() + 1 {
            start += word.chars().count();
            break;
        }
    }
    if start >= end {
        return;
    }
    let tail = (start + 1..end).find(|at| norm[*at] == '等' && !is(norm, *at, "等级"));
    if let Some(tail) = tail {
        one(clean, start, tail, found);
        // …等国务院相关部门及各地区: only what follows 及 is a name of its own.
        if let Some(joint) = (tail + 1..end).find(|at| norm[*at] == '及' || norm[*at] == '和')
            && is(norm, joint + 1, "各")
        {
            one(clean, joint + 1, end, found);
        }
        return;
    }
    for joint in start + 2..end.saturating_sub(2) {
        let Some((_, after)) = any(&norm[..end], joint, &["会同", "以及", "及", "和", "与"]) else {
            continue;
        };
        let distinct = is(norm, after, "各") || is(norm, after, "相关") || is(norm, after, "有关");
        let left = is_unit(norm, start, joint) || distinct && is_collective(norm, start, joint);
        let generic = matches!(end - after, 0..=2) && !distinct;
        if left && !generic && is_unit(norm, after, end) && (distinct || strong_left(norm, start, joint)) {
            found.push(Name { start, end: joint });
            one(clean, after, end, found);
            return;
        }
    }
    if norm[start..end].iter().any(|c| !blank(*c)) {
        found.push(Name { start, end });
    }
}

/// Whether the left side of 和 is complete by itself: 自然资源 in 自然资源和规划局 is not, 县住建局 is.
fn strong_left(norm: &[char], start: usize, end: usize) -> bool {
    any_before(
        &norm[..end],
        end,
        &[
            "局",
            "委",
            "办",
            "厅",
            "部",
            "署",
            "公司",
            "集团",
            "中心",
            "政府",
            "办公室",
            "镇",
            "乡",
            "街道",
            "区",
            "院",
            "单位",
            "部门",
        ],
    )
    .is_some_and(|(_, s)| s > start)
}
