//! Numbers with their unit of measure.

use std::sync::LazyLock;

use crate::lexicon::{Lexicon, among, any, any_before, groups, is, words};

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
    /// Whether it says 余 or 多: a little more.
    pub(crate) more: bool,
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

static UNITS: LazyLock<Lexicon<UnitKind>> = LazyLock::new(|| {
    Lexicon::new(groups(include_str!("../words/measures.txt")).map(|(group, word)| {
        let kind = match group {
            "share" => UnitKind::Share,
            "money" => UnitKind::Money,
            "time" => UnitKind::Time,
            "measure" => UnitKind::Measure,
            _ => UnitKind::Count,
        };
        (word, kind)
    }))
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

/// What may follow 万 and 亿 without a unit of measure.
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "以上", "以下", "以内", "左右", "农村", "城镇", "贫困", "农业", "产业工人", "学生", "群众", "游客", "居民",
];

/// What stands before a sum that is written without 元.
const SUMS: &[&str] = &["增加到", "提高到", "扩大到", "再拿", "拿出", "投入", "筹措", "筹集", "安排", "列支"];

/// The number with unit at `at`, which must be its first digit; `None` when no unit of measure follows.
pub(crate) fn number(norm: &[char], at: usize, to: usize) -> Option<Number> {
    let (value, mut end) = digits(norm, at, to)?;
    let mut range = false;
    // 2—3个, 5%至6%: the first figure counts.
    let bare_end = end + usize::from(norm.get(end) == Some(&'%'));
    if let Some((_, next)) = words!["—", "-", "~", "～", "至", "–"].at(norm, bare_end) {
        let next = if norm.get(next) == Some(&'—') { next + 1 } else { next };
        if let Some((_, behind)) = digits(norm, next, to) {
            end = behind;
            range = true;
        }
    }
    let unit_start = end;
    while end < to && among!("百千万亿", norm[end]) {
        end += 1;
    }
    let mut multiplied = end;
    let mut spread = (end, end);
    let mut more = false;
    if let Some((_, behind)) = words!["余", "多"].at(&norm[..to], end) {
        more = true;
        end = behind;
        // 700多亿元
        if multiplied == unit_start {
            end += norm[behind..to].iter().take_while(|c| matches!(c, '万' | '亿')).count();
            spread = (behind, end);
        }
    }
    // 70万千瓦: the last multiplier may belong to the unit.
    let (length, kind) = match UNITS.at(&norm[..to], end) {
        Some(found) => found,
        None if multiplied > unit_start
            && end == multiplied
            && let Some(kind) = counted_elsewhere(norm, at, end, to) =>
        {
            (0, kind)
        }
        None if multiplied > unit_start && end == multiplied => {
            end -= 1;
            multiplied = end;
            UNITS.at(&norm[..to], end)?
        }
        // 降到1.3以下: a ratio has no unit.
        None if end == unit_start && !range && !more && is_ratio(&norm[..to], at, end) => {
            (0, UnitKind::Measure)
        }
        None => return None,
    };
    if length == 1 && multiplied == unit_start && is_no_unit(&norm[..to], end) {
        return None;
    }
    // 9个点位, 25个点一个不能少: places, where nothing rises or falls.
    let points = is(norm, end, "个点") && length == 2;
    if points && are_places(&norm[..to], at, end + length) {
        let unit = String::from("个");
        return Some(Number { start: at, end: end + 1, value, unit, kind: UnitKind::Count, range, more });
    }
    if length == 1 && multiplied == unit_start && in_hundred_millions(&norm[..to], end) {
        let unit = String::from("亿元");
        return Some(Number { start: at, end: end + 2, value, unit, kind: UnitKind::Money, range, more });
    }
    let multiplier = norm[unit_start..multiplied].iter().chain(&norm[spread.0..spread.1]);
    let unit = multiplier.chain(&norm[end..end + length]).collect();
    Some(Number { start: at, end: end + length, value, unit, kind, range, more })
}

/// 10方面 is no cubic measure, and 9部门 are no books.
fn is_no_unit(text: &[char], at: usize) -> bool {
    match text.get(at) {
        Some('方') => true,
        Some('部') => text.get(at + 1) == Some(&'门'),
        _ => false,
    }
}

/// 曝光的9个点位, 新增监测9个点: whether points counted from `at` to `end` are places. 高于全市2个点 is a difference, and a share
/// rises or falls by 2个点.
fn are_places(text: &[char], at: usize, end: usize) -> bool {
    const NEAR: usize = 16;
    if text.get(end).is_some_and(|c| among!("位一", *c)) {
        return !text[..at].ends_with(&['高', '于']);
    }
    let from = text[..at].iter().rev().take(NEAR).take_while(|c| !among!(",;。\n", **c)).count();
    let clause = &text[at - from..at];
    let share = words![
        "比重",
        "占比",
        "增速",
        "满意度",
        "指数",
        "水平",
        "率提",
        "率增",
        "率下",
        "率上",
        "率高",
        "率低",
        "率要",
        "率再",
        "率比",
        "率较"
    ]
    .within(text, at - from, at)
        || clause.ends_with(&['率']);
    #[rustfmt::skip]
    let moved = [
        "提高", "提升", "下降", "降低", "增长", "增加", "上升", "回落", "压减", "减少", "高", "低", "快", "了", "约", "近", "高于", "低于", "快于", "高出", "超过", "再降", "各", "降", "升", "涨", "于",
    ];
    from > 0 && !share && any_before(text, at, &moved).is_none()
}

/// 降到1.3以下, 缩小到2.1以内: whether a number without a unit is a ratio that is to be reached.
fn is_ratio(text: &[char], at: usize, end: usize) -> bool {
    let reached = [
        "降到",
        "降至",
        "缩小到",
        "缩小至",
        "控制在",
        "达到",
        "提高到",
        "提升到",
        "保持在",
        "稳定在",
        "压降到",
    ];
    text[at..end].contains(&'.')
        && any_before(text, at, &reached).is_some()
        && words!["以下", "以内", "以上", "之内"]
            .at(text, end)
            .is_some_and(|(_, behind)| text.get(behind).is_none_or(|c| among!(",;。、!", *c)))
}

/// What a number from `at` to `end` counts that ends in 万 or 亿 and has no unit of measure behind it.
fn counted_elsewhere(norm: &[char], at: usize, end: usize, to: usize) -> Option<UnitKind> {
    if !matches!(norm[end - 1], '万' | '亿') {
        return None;
    }
    // 减少1000万以上: what is counted stands elsewhere.
    if any(&norm[..to], end, COUNTED).is_some() {
        return Some(UnitKind::Count);
    }
    if norm[..to].get(end).is_some_and(|c| !among!(",;。、", *c)) {
        return None;
    }
    // 10亿、50亿级项目: classes.
    if norm[..to].get(end) == Some(&'、') && norm[..to].get(end + 1).is_some_and(char::is_ascii_digit) {
        return None;
    }
    // 旅游人次突破300万、收入突破20亿元; 转贷资金增加到5000万
    let money =
        || (any_before(norm, at, SUMS).is_some() || measures_money(norm, at)).then_some(UnitKind::Money);
    counts_people(norm, at).then_some(UnitKind::Count).or_else(money)
}

/// 产值达到260亿, 税收8亿: whether what is measured before a number at `at` is money.
fn measures_money(norm: &[char], at: usize) -> bool {
    let reached = any_before(
        norm,
        at,
        &["突破", "达到", "达", "超过", "超", "过", "增加到", "完成", "实现", "不低于", "不少于", "为", "到"],
    );
    let begin = reached.map_or(at, |(_, begin)| begin);
    let sums = [
        "产值",
        "税收",
        "收入",
        "投资",
        "营收",
        "利润",
        "生产总值",
        "存款",
        "贷款",
        "资金",
        "债务",
        "预算",
        "销售额",
        "进出口",
        "总额",
        "GDP",
        "增加值",
        "交易额",
        "零售额",
    ];
    any_before(norm, begin, &sums).is_some()
}

/// 旅游人次突破…: whether what is measured before a number at `at` counts people or things.
fn counts_people(norm: &[char], at: usize) -> bool {
    let reached = any_before(norm, at, &["突破", "达到", "达", "超过", "超", "过"]);
    let begin = reached.map_or(at, |(_, begin)| begin);
    any_before(norm, begin, &["人次", "人数", "游客", "客流量", "户数", "用户", "流量", "点击量"]).is_some()
}

/// 6个亿, with 个 at `at`. 3个亿元以上项目 and 2个亿级集群 are so many of a class.
fn in_hundred_millions(text: &[char], at: usize) -> bool {
    is(text, at, "个亿") && text.get(at + 2).is_none_or(|c| among!(",;。、!以左多的", *c))
}

/// 百分之九十五, 百分之95, 一半以上: a share in words.
pub(crate) fn share(norm: &[char], at: usize, to: usize) -> Option<Number> {
    let text = &norm[..to];
    let made = |end, value: String| {
        Some(Number {
            start: at,
            end,
            value,
            unit: "%".to_owned(),
            kind: UnitKind::Share,
            range: false,
            more: false,
        })
    };
    if let Some((_, begin)) = words!["百分之"].at(text, at) {
        if let Some((value, end)) = digits(norm, begin, to) {
            return made(end, value);
        }
        if text.get(begin) == Some(&'百') {
            return made(begin + 1, "100".to_owned());
        }
        let (value, end) = chinese(text, begin).filter(|(value, _)| *value <= 100)?;
        return made(end, value.to_string());
    }
    // 完成三分之一以上, 占到三分之二
    let part = [("三分之一", "33.33"), ("三分之二", "66.67"), ("四分之三", "75"), ("五分之四", "80")];
    if let Some((word, value)) = part.iter().find(|(word, _)| is(text, at, word)) {
        let behind = at + word.chars().count();
        let reached = words![
            "完成",
            "达到",
            "达",
            "到",
            "占",
            "超过",
            "过",
            "交付",
            "建成",
            "不低于",
            "不得低于",
            "不少于",
            "压降",
            "压减",
            "下降",
            "减少"
        ]
        .before(text, at);
        return reached.and_then(|_| made(behind, (*value).to_owned()));
    }
    if let Some((_, end)) = words!["一半以上", "半数以上"].at(text, at) {
        return made(end - 2, "50".to_owned());
    }
    // 至少完成一半
    let (_, end) = words!["一半"].at(text, at)?;
    words![
        "完成", "达到", "过", "交付", "建成", "拆除", "整改", "改造", "消灭", "消化", "清偿", "偿还", "先还",
        "盘活", "支付", "销号", "化解", "完工"
    ]
    .before(text, at)?;
    made(end, "50".to_owned())
}

/// A sum in words (三百亿元, 百亿元, 五千万元).
pub(crate) fn sum(norm: &[char], at: usize, to: usize) -> Option<Number> {
    let text = &norm[..to];
    // 百亿 and 千亿 are one of them.
    let round = [('百', 100), ('千', 1000)].into_iter().find(|(c, _)| text.get(at) == Some(c));
    let (value, end) = match round {
        Some((_, value)) => (value, at + 1),
        None => chinese(text, at)?,
    };
    // 突破五百亿大关
    let great = || words!["亿大关"].at(text, end).map(|_| ("亿元", end + 1));
    // 产值过千亿、…
    let bare = || {
        let closed = is(text, end, "亿") && text.get(end + 1).is_none_or(|c| among!(",;。、", *c));
        (closed && words!["过", "破", "超"].before(text, at).is_some() && measures_money(norm, at))
            .then_some(("亿元", end + 1))
    };
    let (unit, close) = words!["亿元", "万元"].at(text, end).or_else(great).or_else(bare)?;
    let (value, unit) = (value.to_string(), unit.to_owned());
    Some(Number { start: at, end: close, value, unit, kind: UnitKind::Money, range: false, more: false })
}

/// A Chinese number with unit (一家, 两个, 二十个, 一千二百人, 九成).
pub(crate) fn spoken(norm: &[char], at: usize, to: usize) -> Option<Number> {
    let (value, end) = chinese(&norm[..to], at)?;
    let made = |end, value: u32, unit, kind| {
        Some(Number { start: at, end, value: value.to_string(), unit, kind, range: false, more: false })
    };
    // 九成以上; 三成立 and 一成果 are words.
    let tenths = norm[..to].get(end) == Some(&'成') && value < 10;
    // 九成五
    let half = tenths && norm[..to].get(end + 1) == Some(&'五');
    if half && norm[..to].get(end + 2).is_none_or(|c| among!("以,;。、!", *c)) {
        return made(end + 2, value * 10 + 5, "%".to_owned(), UnitKind::Share);
    }
    if tenths
        && words!["以上", "以下", "以内", "左右", ",", ";", "。", "、", "!"]
            .at(&norm[..to], end + 1)
            .is_some()
    {
        return made(end + 1, value * 10, "%".to_owned(), UnitKind::Share);
    }
    let unit_start = end;
    let end = unit_start + norm[unit_start..to].iter().take_while(|c| among!("万亿", **c)).count();
    let (length, kind) = UNITS.at(&norm[..to], end)?;
    made(end + length, value, norm[unit_start..end + length].iter().collect(), kind)
}

/// A Chinese number below ten thousand, and behind it.
fn chinese(norm: &[char], at: usize) -> Option<(u32, usize)> {
    let (mut total, mut digit, mut end) = (0, None, at);
    while let Some(c) = norm.get(end) {
        let place = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '两' => 0,
            c => match "零一二三四五六七八九".chars().position(|d| d == *c) {
                Some(_) if digit.is_some_and(|d| d > 0) => return None,
                Some(value) => {
                    digit = u32::try_from(value).ok();
                    end += 1;
                    continue;
                }
                None => break,
            },
        };
        if place == 0 {
            digit = Some(2);
        } else {
            // 十 alone is ten; 百 and 千 want a digit before them.
            total += place * digit.or((place == 10).then_some(1)).filter(|d| *d > 0)?;
            digit = None;
        }
        end += 1;
    }
    let value = total + digit.unwrap_or(0);
    (end > at && value > 0 && value < 10_000).then_some((value, end))
}
