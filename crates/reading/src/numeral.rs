//! Numbers in Chinese numerals that count; most others open a list or belong to a word.

use crate::bounds::{clause_start, member_end};
use crate::lexicon::{Words, among, any_before, is_han, words};
use crate::number::{Number, UnitKind, share, spoken, sum};

/// Whether a number in words may begin with a character.
pub(crate) fn opens(c: char) -> bool {
    matches!(
        c,
        '一' | '两' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '半'
    )
}

/// Verbs that make or bring what a Chinese number behind them counts.
#[rustfmt::skip]
const MAKING: &[&str] = &[
    "建成", "新建", "引进", "招引", "培育", "打造", "创建", "创成", "举办", "承办", "新增", "改造", "修建", "组建", "落地", "开工", "投产", "建设", "争取", "招聘", "招录", "选派",
    "改扩建", "扩建", "改建", "配备", "购置", "安装", "签约", "开发", "设立", "提供", "新设",
];

/// Whether a verb that makes or holds something stands right before a place.
fn behind_makes(norm: &[char], at: usize) -> bool {
    const HOLDING: &[&str] = &["办", "开", "抓", "建", "准备", "扶持", "组织", "开展", "包装", "储备"];
    any_before(norm, at, MAKING).or_else(|| any_before(norm, at, HOLDING)).is_some()
}

/// A number in Chinese numerals that counts (至少引进两家, 建成五座以上, 达到八成, 百分之九十); most others open a list or
/// belong to a word.
pub(crate) fn in_words(norm: &[char], at: usize, to: usize) -> Option<Number> {
    // “八个百分之百”: what a rule is called.
    if let Some(share) = share(norm, at, to).filter(|_| at == 0 || norm[at - 1] != '个') {
        return Some(share);
    }
    if at > 0 && among!("一二三四五六七八九十百千万零第", norm[at - 1]) {
        return None;
    }
    // 突破三百亿元, 突破百亿元
    let reached = any_before(
        norm,
        at,
        &["突破", "达到", "达", "超过", "超", "过", "破", "完成", "实现", "跨越", "迈上", "跃上"],
    );
    if reached.is_some()
        && let Some(sum) = sum(norm, at, to)
    {
        return Some(sum);
    }
    let read = spoken(norm, at, to)?;
    let behind = |words: &[&str]| any_before(norm, at, words).is_some();
    if behind(&["至少", "不少于", "不得少于", "不能少于", "不低于", "不得低于", "最少"])
    {
        return Some(read);
    }
    if is_bounded(norm, at, to, &read) {
        return Some(read);
    }
    if read.kind == UnitKind::Share {
        let most = words!["以上", "以下", "以内"].at(&norm[..to], read.end).is_some();
        return (most
            || behind(&[
                "达", "达到", "到", "到达", "超", "超过", "过", "近", "占", "至", "为", "在", "压减", "下降",
                "减少", "增长", "提高", "降低",
            ]))
        .then_some(read);
    }
    // 建成甲、乙两个实验室: as many as are named.
    if matches!(read.unit.as_str(), "个" | "座" | "条" | "栋" | "所" | "宗" | "处")
        && names_as_many(&norm[..to], at, &read)
    {
        return Some(read);
    }
    if is_topic(norm, at, to, &read) || is_many(norm, at, to, &read) {
        return Some(read);
    }
    let one = read.value == "1";
    let each = one && norm[clause_start(norm, at.saturating_sub(14), at)..at].contains(&'每');
    // 搞两期培训
    let held = || {
        matches!(read.unit.as_str(), "期" | "场" | "场次" | "轮" | "班次" | "趟")
            && behind(&["搞", "办", "开", "抓", "跑", "开展", "组织"])
            && !one
    };
    let counts = read.kind == UnitKind::Count
        && !matches!(read.unit.as_str(), "批" | "级")
        && (behind(MAKING) && read.unit != "期" || held())
        && (!one || each);
    counts.then_some(read)
}

/// 至少抓出三个典型, 办两场以上招聘会: whether a count has a bound. 二级以上医院 and 两名以上执法人员 are classes.
fn is_bounded(norm: &[char], at: usize, to: usize, read: &Number) -> bool {
    const NEAR: usize = 6;
    let more = words!["以上"].at(&norm[..to], read.end).is_some_and(|(_, behind)| {
        norm[..to].get(behind).is_none_or(|c| among!(",;。、!", *c)) || behind_makes(norm, at)
    });
    let least = words!["至少", "最少", "不少于"].within(&norm[..at], at.saturating_sub(NEAR), at)
        && !norm[at.saturating_sub(NEAR)..at].iter().any(|c| among!(",;。、", *c));
    (more || least) && !matches!(read.unit.as_str(), "级" | "倍") && read.kind == UnitKind::Count
}

/// 全镇八十三台旋耕机、四十六台插秧机: a list is never so long; 每天巡两遍: a rhythm counts.
fn is_many(norm: &[char], at: usize, to: usize, read: &Number) -> bool {
    const FAR: usize = 14;
    let many = read.value.len() > 1 && at + 3 <= read.end && is_real(&read.unit);
    let each = norm[clause_start(norm, at.saturating_sub(FAR), at)..at].contains(&'每');
    let rhythm = matches!(read.unit.as_str(), "次" | "遍" | "趟") && read.value != "1" && each;
    many || rhythm && norm[..to].get(read.end).is_none_or(|c| among!(",;。、!", *c))
}

/// Whether a unit counts things that can be seen.
fn is_real(unit: &str) -> bool {
    matches!(
        unit,
        "座" | "户"
            | "栋"
            | "幢"
            | "眼"
            | "口"
            | "所"
            | "辆"
            | "艘"
            | "台"
            | "宗"
            | "起"
            | "处"
            | "家"
            | "条"
    )
}

/// 三座正在加固的水库，主汛期前…; 对五家企业逐一检查: whether real things are counted at the head of a clause that goes on about them.
fn is_topic(norm: &[char], at: usize, to: usize, read: &Number) -> bool {
    const LONG: usize = 16;
    let real = is_real(&read.unit);
    let clause = clause_start(norm, at.saturating_sub(LONG), at);
    let opens = at == clause
        || words!["剩下的", "剩余的", "其余", "余下的", "对", "把", "将", "对剩余的", "对剩下的"]
            .before(norm, at)
            .is_some_and(|(_, begin)| begin == clause || among!("把将", norm[begin]));
    let noun = norm[..to].get(read.end).is_some_and(|c| is_han(*c) && !among!("一单人以不都也", *c));
    let stop = to.min(read.end + 60);
    let told = words!["要", "必须", "务必", "确保", "前", "逐", "由"].within(norm, read.end, stop);
    // 6月底前两栋厂房必须封顶, 一期两栋厂房9月底前出正负零
    let here = member_end(norm, read.end, stop);
    let done = read.unit != "家"
        && words!["必须", "务必", "要", "确保", "前", "上半年", "下半年", "季度", "年内", "年底", "同步"]
            .within(norm, here.min(read.end + 1), here);
    // 完成两户企业的签约, 开行两条专线
    let made = words!["完成", "开行", "开通", "新开", "增开", "拿下", "拆除", "关停", "修好", "修复"]
        .before(norm, at)
        .is_some();
    real && read.value != "1" && noun && (opens && told || done || made)
}

/// Whether a verb that makes, and as many names as a Chinese number at `at` says, stand before it in the clause.
fn names_as_many(norm: &[char], at: usize, read: &Number) -> bool {
    const FAR: usize = 40;
    static MADE: Words =
        Words::of(&["建成", "打通", "启动", "新建", "改造", "修建", "整治", "盘活", "开工", "加快"]);
    let start = clause_start(norm, at.saturating_sub(FAR), at);
    // 年内打通…
    let Some((_, begin)) = (start..at).find_map(|verb| MADE.at(&norm[..at], verb)) else { return false };
    // 加快推进、加快以…为重点 only say how; 五个攻坚行动 are a list.
    let plain = norm.get(begin).is_some_and(|c| !among!("以推打建实", *c))
        && norm.get(read.end).is_some_and(|c| is_han(*c) && !among!("百千万亿", *c))
        && words!["乡", "镇", "村", "县", "区", "街道", "社区"].at(norm, read.end).is_none()
        && !words!["行动", "集群"].within(norm, read.end, norm.len().min(read.end + 12))
        && !norm[begin..at].iter().any(|c| among!("“”", *c));
    let many = norm[begin..at].iter().filter(|c| **c == '、').count() + 1;
    plain && many > 1 && read.value == many.to_string()
}
