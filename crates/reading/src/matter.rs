//! Offices by what they are in charge of: 住建, 市场监管, 植保站.

use crate::lexicon::{Words, among, words};

/// Offices by what they are in charge of.
#[rustfmt::skip]
pub(crate) static MATTERS: Words = Words::of(&[
    "市场监管", "机构编制", "生态环境", "自然资源", "农业农村", "城管执法", "交通运输", "退役军人", "行政审批", "公安交警", "消防救援", "共青团", "食药监", "公安",
    "交通", "建设", "住建", "教育", "民政", "财政", "发改", "环保", "安监", "工商", "质监", "农业", "农牧", "林业", "水利", "水务", "国土", "规划",
    "卫生", "卫健", "旅游", "审计", "统计", "税务", "监察", "效能", "纪检", "组织", "宣传", "司法", "信访", "人社", "城管", "消防", "电力", "通信",
    "供电", "气象", "地震", "工会", "妇联", "团委", "工信", "商务", "应急", "医保", "编办", "海事", "渔业", "边防", "海关", "武警", "海洋", "国资",
    "交警", "运管", "通管", "邮政", "供销", "残联", "物价", "文旅", "市监", "自规", "资规", "网信", "融媒", "环卫", "广电", "移动", "联通", "电信", "铁塔",
    "公路", "园林", "市政", "房管", "体育", "文化", "科技", "畜牧", "水产", "食药", "药监", "疾控", "社保", "扶贫", "移民", "人防", "烟草", "石油",
    "石化", "盐业", "铁路", "新闻", "农机", "农技", "植保", "水保", "经管", "兽医", "渔政", "计生", "土管", "路政", "土肥", "水管", "文化体育", "广播",
    "防疫", "森防", "林政", "市管", "城建", "村建", "路灯", "园艺", "蚕桑", "畜牧兽医", "农经", "航道",
]);

/// More of them, which are things and trades as well: offices only where another is joined to them (民族和文化部门).
#[rustfmt::skip]
static JOINED: Words = Words::of(&[
    "民族", "粮食", "保险", "供水", "城市管理", "卫计", "教体", "环境保护", "计划", "通讯", "执法", "行政执法", "综合执法", "街道", "广电网络", "统战", "政法", "民宗", "外事", "老龄", "国安", "银行", "金融", "热力", "燃气", "供热", "供气", "文广", "文体", "教科", "经信", "经贸", "农林", "招商", "纪委", "监委", "档案", "党史", "保密", "电视",
]);

/// Where an office by what it is in charge of begins that ends at `end`.
pub(crate) fn matter_before(text: &[char], end: usize) -> Option<usize> {
    MATTERS.before(text, end).or_else(|| JOINED.before(text, end)).map(|(_, at)| at)
}

/// Where an office by what it is in charge of ends that begins at `start`.
pub(crate) fn matter_behind(text: &[char], start: usize) -> Option<usize> {
    MATTERS.at(text, start).or_else(|| JOINED.at(text, start)).map(|(_, behind)| behind)
}

/// Whether a range ends in a word for something that is built, made or worked at, and that never acts.
pub(crate) fn is_thing(text: &[char], start: usize, end: usize) -> bool {
    #[rustfmt::skip]
    static THINGS: Words = Words::of(&[
        "项目", "工程", "大桥", "桥梁", "路网", "管网", "道路", "公路", "种子", "水库", "设备", "设施", "资金", "农田", "产品", "材料", "车辆", "线路", "隧道", "渠道", "泵站", "工作", "任务", "问题", "情况", "公交站", "厕所",
        "房屋", "楼房", "小区改造", "土地", "地块", "作物", "粮油", "垃圾", "污水", "扬尘", "隐患",
    ]);
    THINGS.before(&text[..end], end).is_some_and(|(_, at)| at >= start) && !is_matter(text, start, end)
}

/// Wares and services of which there are stations and teams; alone they are things (茶叶站, and 茶叶).
static WARES: Words = Words::of(&["种子", "茶叶", "烤烟", "木材", "运输", "石油", "粮食"]);

/// What sections inside an office are for: 人事股, 财务科, 项目办.
#[rustfmt::skip]
static SECTIONS: Words = Words::of(&[
    "人事", "财务", "项目", "秘书", "综合", "信息", "法规", "政策法规", "业务", "督查", "后勤", "基建", "土地", "耕保", "矿管", "执法", "审批", "低保", "社会救助", "优抚", "教研", "安全", "保卫", "行政", "政工", "机关", "预算", "国库", "投资", "基教", "职教",
]);

/// What has an office of its own in a town or undertaking (民政办, 综治办), and names nothing that 办 does.
#[rustfmt::skip]
static TOWN_OFFICES: Words = Words::of(&[
    "民政", "财政", "水利", "农业", "农业农村", "林业", "环保", "安监", "计生", "卫健", "卫生", "教育", "文化", "综治", "党政", "经发", "经济发展", "社会事务", "扶贫", "乡村振兴", "应急", "综合执法", "村镇建设", "城建", "信访", "武装", "项目",
]);

/// Whether a range is an office by its short name: 住建, 市场监管.
pub(crate) fn is_matter(text: &[char], start: usize, end: usize) -> bool {
    MATTERS.at(&text[..end], start).is_some_and(|(_, behind)| behind == end)
}

/// Whether a range is an office by its field, with a level before it or without one: 县交通, 水利.
pub(crate) fn is_field(text: &[char], start: usize, end: usize) -> bool {
    let begin = start + usize::from(text.get(start).is_some_and(|c| among!("省市州县区镇乡", *c)));
    is_matter(text, start, end) || is_matter(text, begin, end)
}

/// Those among them that are words for nothing else: 住建 is an office, and 教育 what it is about as well.
pub(crate) fn is_short_office(text: &[char], start: usize, end: usize) -> bool {
    #[rustfmt::skip]
    static SURE: Words = Words::of(&[
        "公安", "卫健", "住建", "城管", "市监", "工信", "发改", "人社", "自规", "资规", "文旅", "市场监管", "农牧", "质监", "安监", "国土", "交警", "运管", "编办", "医保", "食药监",
    ]);
    SURE.at(&text[..end], start).is_some_and(|(_, behind)| behind == end)
}

/// 植保站, 县运管所, 渔政大队: a small office by what it is in charge of.
pub(crate) fn is_small_office(text: &[char], start: usize, end: usize) -> bool {
    let text = &text[..end];
    // Most names end otherwise.
    if !text.last().is_some_and(|c| among!("站所队社台科股心局庭办", *c)) {
        return false;
    }
    let begin =
        words!["县", "市", "区", "镇", "乡", "村"].at(text, start).map_or(start, |(_, behind)| behind);
    let ends = |stems: &Words, from: usize, kinds: &Words| {
        let stem = stems.at(text, from).map(|(_, stem)| {
            // 综合一科
            stem + usize::from(text.get(stem).is_some_and(|c| among!("一二三四五", *c)))
        });
        stem.and_then(|stem| kinds.at(text, stem)).is_some_and(|(_, behind)| behind == end)
    };
    [start, begin].iter().any(|from| {
        let section = ends(&SECTIONS, *from, words!["科", "股"]);
        if section || ends(&TOWN_OFFICES, *from, words!["办"]) {
            return true;
        }
        MATTERS
            .at(text, *from)
            .or_else(|| WARES.at(text, *from))
            .and_then(|(_, stem)| {
                words!["站", "所", "队", "社", "台", "科", "股", "中心", "大队", "中队", "分局", "法庭"]
                    .at(text, stem)
            })
            .is_some_and(|(_, behind)| behind == end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_office_is_known_by_its_matter() {
        let is = |name: &str| {
            let text: Vec<char> = name.chars().collect();
            is_small_office(&text, 0, text.len())
        };
        for name in
            ["植保站", "运管所", "镇水利站", "渔政大队", "国土所", "茶叶站", "人事股", "镇民政办", "综治办"]
        {
            assert!(is(name), "{name}");
        }
        for name in ["加油站", "公交站", "公共场所", "乡村", "网站", "水利"] {
            assert!(!is(name), "{name}");
        }
    }
}
