//! Counts of what a sentence starts from: beside what is to be reached of them they are no targets themselves.

use crate::bounds::{clause_end, clause_start};
use crate::figure::Figure;
use crate::lexicon::{Words, among, is_han, words};
use crate::number::{Number, UnitKind, number, spoken};

/// Words that lead to what is still to be done of a whole.
pub(crate) static REST: Words = Words::of(&["剩余", "剩下", "其余", "余下", "尚余", "还剩"]);

/// No sentence goes on longer about what it starts from.
const FAR: usize = 120;

/// Whether a number says what the sentence starts from.
pub(crate) fn is_basis(figure: &Figure) -> bool {
    match figure.number.kind {
        UnitKind::Count => grown_from(figure) || partly_done(figure) || is_topic(figure) || has_share(figure),
        UnitKind::Measure => is_topic(figure),
        _ => false,
    }
}

/// 在去年17项的基础上: what is added to.
fn grown_from(figure: &Figure) -> bool {
    let Figure { norm, to, clause, .. } = *figure;
    let stop = clause_end(norm, figure.end(), to.min(figure.end() + 20));
    words!["基础上"].before(norm, stop).is_some() && norm[clause..figure.begin()].contains(&'在')
}

/// 任务为8600户，截至目前完成7350户，剩余的1250户…: what is left of it is to be done.
fn partly_done(figure: &Figure) -> bool {
    let Figure { norm, to, .. } = *figure;
    let stop = to.min(figure.end() + FAR);
    let counts = |from: usize, near: usize| {
        let digit = (from..stop.min(from + near)).find(|at| norm[*at].is_ascii_digit());
        digit
            .and_then(|at| number(norm, at, to))
            .is_some_and(|part| part.unit == figure.number.unit && smaller(&part.value, &figure.number.value))
    };
    // 9个问题，已销号7个
    let close = clause_end(norm, figure.end(), stop);
    let at_once = close < stop
        && words!["已", "其中已"].at(norm, close + 1).is_some_and(|(_, behind)| counts(behind, 8));
    let done = words!["截至", "截止", "目前", "已完成", "已经完成"].all(norm, figure.end(), stop).next();
    at_once || done.is_some_and(|(_, behind)| REST.all(norm, behind, stop).any(|(_, rest)| counts(rest, 3)))
}

/// 其余20处年底前完成60%以上: of how many a share is to be done.
fn has_share(figure: &Figure) -> bool {
    const NEAR: usize = 24;
    let Figure { norm, to, clause, .. } = *figure;
    let end = figure.end();
    let close = clause_end(norm, end, to.min(end + NEAR));
    let text = &norm[..close];
    let opens = REST.at(norm, clause).is_some_and(|(_, behind)| behind + 1 >= figure.begin());
    let share = words!["完成", "达到", "解决", "化解", "处置", "消化"]
        .all(text, end, close)
        .any(|(_, at)| number(text, at, close).is_some_and(|share| share.kind == UnitKind::Share));
    // 83处隐患点巡查率达到100%: of which a rate is told.
    let rated = norm[end..close].iter().position(|c| *c == '率').is_some_and(|rate| {
        let digit = (end + rate..close).find(|at| norm[*at].is_ascii_digit());
        digit.and_then(|at| number(norm, at, to)).is_some_and(|share| share.kind == UnitKind::Share)
    });
    opens && share || rated && figure.begin() == clause
}

/// 14个未开工项目，…8月底前开工10个以上; 对今年签约的46个项目，…开工率达到70%: what the sentence is about, where a part or a
/// share of it is to be reached.
fn is_topic(figure: &Figure) -> bool {
    const LONG: usize = 20;
    const NEAR: usize = 24;
    #[rustfmt::skip]
    static DOING: Words = Words::of(&[
        "进行", "开展", "实施", "逐", "实行", "挂牌", "排查", "检查", "全部", "必须", "要", "确保", "加快", "推进", "完成", "一律", "改造", "整治", "建设", "前", "率", "力争", "均", "都", "年内", "今年",
    ]);
    static ACTS: Words =
        Words::of(&["推进", "加快", "实施", "抓好", "推动", "做好", "确保", "完成", "启动", "盯"]);
    let Figure { norm, to, clause, .. } = *figure;
    let (begin, end) = (figure.begin(), figure.end());
    let close = clause_end(norm, end, to.min(end + LONG));
    let open = close < to && norm[close] == ',';
    let head = &norm[clause..begin];
    // 信访积案37件，年底前化解率达到90%; 空壳村还有94个，年底前消灭一半
    let left = words!["还有", "还剩", "尚有", "仍有", "的有"].before(norm, begin);
    let thing = left.map_or(begin, |(_, at)| at.max(clause));
    let trouble =
        words!["积案", "问题", "案件", "信访件", "投诉", "诉求", "线索", "隐患"].before(norm, thing);
    let named = open && close == end && thing > clause + 1 && (left.is_some() || trouble.is_some());
    let noun = open && norm[end] != ',' && is_han(norm[end]);
    let opens = noun
        && (head.is_empty()
            // 未开工的17个项目，7月25日前开工10个
            || head.ends_with(&['的']) && head.len() <= LONG / 2 && !ACTS.within(norm, clause, begin)
            || words!["对", "针对", "盯紧", "盯住", "紧盯"].within(norm, clause, begin)
                && head.len() <= LONG);
    if !(opens || named) || DOING.within(&norm[..close], end, close) {
        return false;
    }
    let parts = |other: Number| {
        let rate = other.kind == UnitKind::Share && {
            let begin = clause_start(norm, close, other.start);
            norm[begin..other.start].contains(&'率')
        };
        let rate = rate && !(named && left.is_none() && other.start > close + NEAR);
        rate || left.is_some() && other.kind == UnitKind::Share
            || other.unit == figure.number.unit
                && (!named && smaller(&other.value, &figure.number.value)
                    || left.is_some() && !smaller(&figure.number.value, &other.value))
    };
    let text = &norm[..to.min(close + FAR)];
    // 六成以上
    let in_words = || words!["成以上", "一半", "过半", "半数"].within(text, close, text.len());
    left.is_some() && in_words()
        || (close..text.len())
            .filter(|at| !among!("0123456789.一二三四五六七八九十百千", norm[at - 1]))
            .filter_map(|at| figure_at(text, at))
            .any(parts)
}

/// The number at a place, in figures or in words.
fn figure_at(text: &[char], at: usize) -> Option<Number> {
    match text[at] {
        c if c.is_ascii_digit() => number(text, at, text.len()),
        c if among!("两二三四五六七八九十", c) => spoken(text, at, text.len()),
        _ => None,
    }
}

/// Whether one figure is smaller than another.
fn smaller(one: &str, other: &str) -> bool {
    match (one.parse::<f64>(), other.parse::<f64>()) {
        (Ok(one), Ok(other)) => one < other,
        _ => false,
    }
}
