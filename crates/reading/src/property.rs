//! Numbers that tell how things are or were: a word right before them says so, or one of their clause.

use crate::Comparator;
use crate::bounds::clause_end;
use crate::figure::Figure;
use crate::lexicon::{Words, among, is, is_han, words};
use crate::metric::opens_baseline;
use crate::number::UnitKind;

/// Words right before a number that make it a property of something else.
#[rustfmt::skip]
static PROPERTY: Words = Words::of(&[
    "共", "共计", "合计", "总共", "一共", "占地", "占地面积", "建筑面积", "受益", "惠及", "受益人口", "受益群众", "每次", "单价", "测算", "初步测算", "注册资本", "未满", "满", "年满", "连续", "前", "编号", "第", "新一轮", "不足", "不到", "奖", "按", "每", "年产", "围绕", "聚焦", "立足", "针对", "锚定", "瞄准", "除", "下设",
]);

/// Words before a number that tell how things stand.
#[rustfmt::skip]
static STOCK: Words = Words::of(&[
    "还缺", "尚缺", "目前缺", "实际支出", "上游", "下游", "设计规模", "设计能力", "积存量", "共受理", "只有", "仅有", "限载", "设计流量", "设计标准", "设计时速", "所需的", "目前为", "现为", "就达", "多达",
]);

/// Why a number right behind a word of [`PROPERTY`] is no target.
pub(crate) fn by_word(figure: &Figure) -> Option<&'static str> {
    let (word, _) = PROPERTY
        .before(figure.norm, figure.begin())
        .filter(|(word, start)| *start >= figure.clause && !is_reached(figure, word, *start))?;
    Some(match word {
        "满" | "年满" | "连续" => "aside-number-condition",
        "第" | "前" | "编号" => "aside-number-ordinal",
        "共" | "共计" | "合计" | "总共" | "一共" => "aside-number-list",
        _ if word.starts_with(['受', '惠']) => "aside-number-benefit",
        _ => "aside-number-property",
    })
}

/// Whether a number is to be reached although `word`, which begins at `start`, stands before it.
fn is_reached(figure: &Figure, word: &str, start: usize) -> bool {
    let Figure { norm, number: read, compared, clause, .. } = *figure;
    let before = |few: &str| start > clause && few.contains(norm[start - 1]);
    match word {
        // 按20%的比例抽检; 按60%、40%的比例分担 says who pays.
        "按" => read.kind == UnitKind::Share && !is_split(figure),
        // 获奖12项
        "奖" => read.kind != UnitKind::Money,
        // 年底前18个小区
        "前" => before("底月日之以末年节期度旬号初"),
        // 年产20万吨 alone is to be reached; with a project behind it, it is what that will make.
        "年产" => {
            let close = clause_end(norm, figure.end(), figure.to);
            !words!["项目", "生产线", "产线"].within(&norm[..figure.to], figure.end(), close)
        }
        // 拆除3处 is to be done, 除3处外 tells of others.
        "除" => start > clause && norm[start - 1] != '、',
        // 合计不低于5.5亿元: what all of them are to reach.
        "共" | "共计" | "合计" | "总共" => {
            let bounded =
                matches!(compared.op, Comparator::AtLeast | Comparator::AtMost | Comparator::MoreThan);
            bounded || word != "总共" && is_sum(figure)
        }
        _ => false,
    }
}

/// 完成甲段、乙段共9.4公里护栏安装: what is made, all of it.
fn is_sum(figure: &Figure) -> bool {
    static MADE: Words = Words::of(&[
        "完成", "实施", "新建", "改造", "建设", "整治", "修复", "铺设", "建成", "修建", "安装", "治理",
    ]);
    let Figure { norm, number: read, clause, .. } = *figure;
    let next = figure.text().get(figure.end());
    let noun = next.is_some_and(|c| is_han(*c)) && MADE.within(norm, clause, figure.begin());
    // 未招标的5条路共9.7公里，务必…
    let counted = next == Some(&',') && norm[clause..figure.begin()].iter().any(char::is_ascii_digit);
    read.kind == UnitKind::Measure && (noun || counted)
}

/// 现有学位1980个, 据统计缺工1460人: whether a number says how things stand. 盘活现有厂房30万平方米 is to be done.
pub(crate) fn stands(figure: &Figure) -> bool {
    let (norm, clause, at) = (figure.norm, figure.clause, figure.begin());
    #[rustfmt::skip]
    static DONE: Words = Words::of(&[
        "新增", "新建", "改造", "补齐", "盘活", "完成", "建成", "整治", "消除", "化解", "弥补", "扩建", "提升", "实现", "培育", "引进",
    ]);
    let text = &norm[..at];
    // 缺口640万元由县财政局解决
    let close = clause_end(norm, at, figure.to);
    let settled = words!["由", "从"].within(norm, at, close);
    let has = |words: &'static Words| words.within(text, clause, at);
    has(&STOCK)
        || words!["现在是", "目前是"].before(text, at).is_some()
        || figure.number.kind != UnitKind::Share
            && has(words!["现有", "在册", "缺口"])
            && words!["对现有", "将现有"].before(text, at).is_none()
            && !has(words!["基础上"])
            && !has(&DONE)
            && !settled
        || is(norm, clause, "据") && has(words!["统计", "测算", "了解", "摸底", "摸排", "调查", "反映"])
}

/// 盯住这132个项目，半月一通报: what is only watched.
pub(crate) fn is_watched(figure: &Figure) -> bool {
    let Figure { norm, clause, to, .. } = *figure;
    let (begin, end) = (figure.begin(), figure.end());
    let watched = words!["盯住", "盯紧", "紧盯"].all(norm, clause, begin).next();
    let near = watched.is_some_and(|(_, behind)| begin <= behind + 12);
    let close = clause_end(norm, end, to);
    near && close <= end + 6
        && norm[end..close].iter().all(|c| *c != '逐')
        && figure.text().get(close) == Some(&',')
}

/// 按60%、25%、15%的比例分担: how a cost is split.
pub(crate) fn is_split(figure: &Figure) -> bool {
    let Figure { norm, clause, to, .. } = *figure;
    let close = clause_end(norm, figure.end(), to);
    figure.number.kind == UnitKind::Share
        && words!["按"].within(norm, clause, figure.begin())
        && words!["分担", "承担", "负担", "分摊", "出资", "补贴"].within(norm, figure.end(), close)
}

/// Whether a number tells what was or is done already.
pub(crate) fn was(figure: &Figure) -> bool {
    baseline(figure.norm, figure.clause, figure.begin()) || leaves(figure) || is_done(figure)
}

/// 已选调3名: what is done. 对已建的31个站点逐个体检: those that are looked at, unless they are left out (除已签的7户外).
fn is_done(figure: &Figure) -> bool {
    let Figure { norm, number: read, clause, .. } = *figure;
    let before = &norm[clause..figure.begin()];
    let Some(done) = before.iter().position(|c| *c == '已') else { return false };
    let which = before.len() > done + 2 && before.ends_with(&['的']) && !before.contains(&'除');
    !(which && read.kind == UnitKind::Count)
}

/// 比上年的12万吨减少…: what it was before.
fn baseline(norm: &[char], clause: usize, at: usize) -> bool {
    const FAR: usize = 10;
    at > clause + 1 && norm[at - 1] == '的' && norm[clause.max(at.saturating_sub(FAR))..at].contains(&'比')
}

/// 由126个减少到82个, 从14%提高到25%: where it stood before.
fn leaves(figure: &Figure) -> bool {
    const FAR: usize = 10;
    #[rustfmt::skip]
    static CHANGED: Words = Words::of(&[
        "减少到", "减少至", "减至", "降到", "降至", "下降到", "下降至", "降低到", "降低至", "压减到", "压减至", "压缩到", "压缩至", "缩短到", "缩短至", "提高到", "提高至", "提升到", "提升至", "增加到", "增加至", "增长到", "增长至", "增至", "升至", "上升到", "上升至", "扩大到", "扩大至", "扩展到", "扩至", "扩到", "提到", "提至", "升到", "增到", "压到", "压降到", "压降至", "拓展到", "延长到", "延长至", "缩小到", "缩小至", "加密到", "发展到", "调整为",
    ]);
    let begin = figure.begin();
    // 由6米拓宽至8米
    let changes = |at: usize| {
        let verb = (at + 1..at + 4).find(|i| figure.text().get(*i).is_some_and(|c| among!("至到为", *c)));
        verb.is_some_and(|i| figure.text().get(i + 1).is_some_and(char::is_ascii_digit))
    };
    (changes(figure.end()) || CHANGED.at(figure.text(), figure.end()).is_some())
        && (figure.clause.max(begin.saturating_sub(FAR))..begin).any(|at| opens_baseline(figure.norm, at))
}
