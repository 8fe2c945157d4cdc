//! Numbers with their unit of measure.

use std::sync::LazyLock;

use crate::lexicon::{Lexicon, any};

/// A number as it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Number {
    pub(crate) start: usize,
    /// Behind the unit of measure.
    pub(crate) end: usize,
    /// Without grouping.
    pub(crate) value: String,
    /// With its multiplier (万, 亿).
    pub(crate) unit: String,
    pub(crate) kind: UnitKind,
    /// Whether a second number follows it (2—3个) that ends here.
    pub(crate) range: bool,
}

/// What a unit of measure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitKind {
    /// %, 个百分点
    Share,
    /// 元 and the like
    Money,
    /// 个, 家, 项 …
    Count,
    /// 公里, 亩, 吨 …
    Measure,
    /// 天, 小时 …
    Time,
}

const SHARES: &[&str] = &["%", "‰", "个百分点", "个点", "百分点"];
const MONEY: &[&str] = &["元", "美元", "人民币", "欧元", "港元", "元人民币", "块钱"];
const TIMES: &[&str] = &["天", "小时", "分钟", "个工作日", "工作日", "个小时", "秒", "个月", "年", "周"];
const COUNTS: &[&str] = &[
    "个",
    "家",
    "户",
    "项",
    "处",
    "条",
    "座",
    "所",
    "台",
    "盏",
    "人",
    "人次",
    "名",
    "位",
    "套",
    "辆",
    "张",
    "件",
    "只",
    "头",
    "羽",
    "场",
    "场次",
    "次",
    "例",
    "起",
    "支",
    "门",
    "部",
    "艘",
    "列",
    "架",
    "款",
    "种",
    "批",
    "组",
    "对",
    "片",
    "栋",
    "幢",
    "宗",
    "株",
    "棵",
    "班",
    "期",
    "间",
    "床",
    "标箱",
    "台套",
    "台(套)",
    "亩次",
    "笔",
    "本",
    "册",
    "首",
    "篇",
    "尾",
    "口",
    "眼",
    "根",
    "块",
    "杆",
    "枚",
    "孔",
    "艘次",
    "架次",
    "人口",
    "户次",
    "家次",
    "箱",
    "瓶",
    "节",
    "级",
    "倍",
    "张床位",
    "个床位",
    "个座位",
    "个泊位",
    "个车位",
    "标准箱",
    "桩",
    "村",
    "镇",
    "万头",
    "道",
    "段",
    "团",
    "班次",
    "学位",
    "床位",
    "车位",
    "泊位",
    "岗位",
    "老人",
    "学生",
    "儿童",
    "群众",
    "农户",
    "党员",
    "干部",
    "企业",
    "TEU",
    "余",
    "对次",
    "吨级",
    "厂",
    "店",
    "院",
    "园",
    "档",
    "柜",
    "桶",
    "站",
];
const MEASURES: &[&str] = &[
    "公里",
    "千米",
    "米",
    "平方米",
    "平方公里",
    "平方千米",
    "立方米",
    "立方",
    "方",
    "亩",
    "公顷",
    "吨",
    "公斤",
    "斤",
    "千克",
    "千瓦",
    "兆瓦",
    "千瓦时",
    "度",
    "升",
    "吨标准煤",
    "吨公里",
    "公里/小时",
    "兆",
    "P",
    "P以上",
    "EFLOPS",
    "PFLOPS",
    "微克/立方米",
    "分",
    "千伏安",
    "吉瓦",
    "GW",
    "MW",
    "KW",
    "MWh",
    "平米",
    "m²",
    "㎡",
    "km",
    "毫米",
    "海里",
    "机架",
    "标准机架",
    "载重吨",
    "吨/日",
    "吨/年",
    "吨/天",
    "立方米/日",
    "贝",
    "Gbps",
    "Tbps",
    "方公里",
    "千瓦特",
    "平",
];

static UNITS: LazyLock<Lexicon<UnitKind>> = LazyLock::new(|| {
    let of = |words: &'static [&'static str], kind| words.iter().map(move |w| (*w, kind));
    Lexicon::new(
        of(SHARES, UnitKind::Share)
            .chain(of(MONEY, UnitKind::Money))
            .chain(of(TIMES, UnitKind::Time))
            .chain(of(COUNTS, UnitKind::Count))
            .chain(of(MEASURES, UnitKind::Measure)),
    )
});

/// The digits at `at`: their value and the position behind them.
fn digits(norm: &[char], at: usize, to: usize) -> Option<(String, usize)> {
    let mut value = String::new();
    let mut end = at;
    let digit = |i: usize| i < to && norm[i].is_ascii_digit();
    while digit(end) {
        value.push(norm[end]);
        end += 1;
        // 1,234,567
        let grouped = end < to && norm[end] == ',' && (1..=3).all(|n| digit(end + n)) && !digit(end + 4);
        if grouped && (value.len() <= 3 || norm[at..end].contains(&',')) {
            end += 1;
        }
    }
    if value.is_empty() {
        return None;
    }
    if end < to && norm[end] == '.' && digit(end + 1) {
        value.push('.');
        end += 1;
        while digit(end) {
            value.push(norm[end]);
            end += 1;
        }
    }
    Some((value, end))
}

/// The number with unit at `at`, which must be its first digit; `None` when no unit of measure follows.
pub(crate) fn number(norm: &[char], at: usize, to: usize) -> Option<Number> {
    let (value, mut end) = digits(norm, at, to)?;
    let mut range = false;
    // 2—3个, 5%至6%: the first figure counts.
    let bare_end = end + usize::from(norm.get(end) == Some(&'%'));
    if let Some((_, next)) = any(norm, bare_end, &["—", "-", "~", "～", "至", "–"]) {
        let next = if norm.get(next) == Some(&'—') { next + 1 } else { next };
        if let Some((_, behind)) = digits(norm, next, to) {
            end = behind;
            range = true;
        }
    }
    let unit_start = end;
    while end < to && "百千万亿".contains(norm[end]) {
        end += 1;
    }
    let multiplier: String = norm[unit_start..end].iter().collect();
    if let Some((_, behind)) = any(&norm[..to], end, &["余", "多"]) {
        end = behind;
    }
    let (length, kind) = UNITS.at(&norm[..to], end)?;
    let word: String = norm[end..end + length].iter().collect();
    Some(Number { start: at, end: end + length, value, unit: multiplier + &word, kind, range })
}

/// A small Chinese number with unit (一家, 两个).
pub(crate) fn spoken(norm: &[char], at: usize, to: usize) -> Option<Number> {
    let value = match norm.get(at)? {
        '两' => 2,
        c => "一二三四五六七八九十".chars().position(|d| d == *c)? + 1,
    };
    let (length, kind) = UNITS.at(&norm[..to], at + 1)?;
    let unit = norm[at + 1..at + 1 + length].iter().collect();
    Some(Number { start: at, end: at + 1 + length, value: value.to_string(), unit, kind, range: false })
}
