//! What a number measures, in the words of the text.

use crate::clean::{Clean, blank};
use crate::lexicon::{any, any_before};
use crate::number::{Number, UnitKind};

/// Verbs and adverbs in front of a metric.
#[rustfmt::skip]
const LEADING: &[&str] = &[
    "力争", "确保", "实现", "努力", "推动", "保持", "争取", "力促", "促进", "其中", "全年", "今年", "全市", "全县", "全区", "全省", "年内", "同时",
    "以及", "完成", "推进", "使", "并",
];

/// Words between a metric and its value.
#[rustfmt::skip]
const LINKS: &[&str] = &[
    "增长到", "稳定在", "保持在", "控制在", "提高到", "提升到", "提高至", "提升至", "达到", "到达", "分别达", "下降到", "实现", "不少于", "达", "为", "各",
    "分别", "至", "占",
];

/// Behind the words that lead up to a metric.
pub(crate) fn strip(norm: &[char], mut start: usize, end: usize) -> usize {
    loop {
        while start < end && (blank(norm[start]) || "、,;:".contains(norm[start])) {
            start += 1;
        }
        match any(&norm[..end], start, LEADING) {
            Some((_, next)) if next <= end => start = next,
            _ => return start,
        }
    }
}

/// The words before a number in its clause, or with the noun behind it (新增2000个停车位). `floor` is where the clause,
/// the number before or the time before ends; `part` is the place of the number in a list (分别达到60%和55%).
pub(crate) fn metric(
    clean: &Clean,
    floor: usize,
    to: usize,
    begin: usize,
    end: usize,
    read: &Number,
) -> String {
    const LONG: usize = 160;
    let norm = &clean.norm;
    let mut stop = begin;
    let floor = floor.max(begin.saturating_sub(LONG));
    // What follows the number before belongs to it up to the next 、 (26座水库、143公里堤防).
    let floor = match norm[floor..begin].iter().position(|c| *c == '、') {
        Some(n) if n > 0 && floor > 0 && counted(norm, floor) => floor + n + 1,
        _ => floor,
    };
    let start = strip(norm, behind_actor(norm, floor, begin), begin);
    while let Some((_, at)) = any_before(&norm[..stop], stop, LINKS).filter(|(_, at)| *at >= start) {
        stop = at;
    }
    let named = clean.quote(start, stop);
    if let Some(base) = named.strip_suffix("增长").or_else(|| named.strip_suffix("增速")) {
        return format!("{base}增速");
    }
    if read.kind == UnitKind::Count || named.is_empty() {
        let to = to.min(end + 20);
        let noun_end = (end..to).find(|i| ",;。、!)且和".contains(norm[*i])).unwrap_or(to);
        let noun = clean.quote(end, noun_end.max(end));
        return named + noun.trim_start_matches('的');
    }
    named
}

/// Behind the actor of a clause (县水利局要会同各镇对全县…).
fn behind_actor(norm: &[char], floor: usize, begin: usize) -> usize {
    let Some(told) =
        (floor..begin).find(|at| norm[*at] == '要' && any(norm, at + 1, &["求", "素"]).is_none())
    else {
        return floor;
    };
    let matter = told + 1;
    if any(&norm[..begin], matter, &["会同"]).is_none() {
        return matter;
    }
    (matter..begin).find(|at| norm[*at] == '对').map_or(matter, |at| at + 1)
}

/// Whether a number with its unit, or a comparison, ends just before `at`.
fn counted(norm: &[char], at: usize) -> bool {
    !",;。: ".contains(norm[at - 1]) && norm[..at].iter().rev().take(6).any(char::is_ascii_digit)
}

/// The metrics of a list that stands before its values (甲、乙分别达到60%、55%): one for each value.
pub(crate) fn respective(named: &str) -> Vec<String> {
    named.split(['、', '和']).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}
