//! What a number measures, in the words of the text.

use crate::bounds::{clause_start, member_end};
use crate::clean::{Clean, blank};
use crate::lexicon::{Words, among, any_before, digits_at, is, is_han, words};
use crate::number::{Number, UnitKind, number};
use crate::structure::after_mark;
use crate::subject::HEADS;
use crate::unit::ends_like_unit;

/// Verbs and adverbs in front of a metric.
#[rustfmt::skip]
static LEADING: Words = Words::of(&[
    "力争", "确保", "实现", "努力", "推动", "保持", "争取", "力促", "促进", "其中", "全年", "今年", "全市", "全县", "全区", "全省", "年内", "同时",
    "以及", "原则同意", "同意", "完成", "推进", "使", "并", "把", "将",
]);

/// Words between a metric and its value.
#[rustfmt::skip]
static LINKS: Words = Words::of(&[
    "压缩至", "压缩到", "压减至", "压减到", "压降到", "压降至", "缩小到", "缩小至", "缩短到", "缩短至", "降低到", "降低至", "回升到", "回升至", "回落到", "回落至", "恢复到", "恢复至", "降至", "降到", "升至", "升到", "扩至", "扩到", "提到", "增至", "达到上年的", "达到去年的", "为上年的", "为去年的", "上年的", "去年的", "增长到", "增加到", "扩大到", "稳定在", "保持在", "维持在", "巩固在", "保持", "要到", "控制在", "提高到", "提升到", "提高至", "提升至", "达到", "到达", "分别达", "下降到", "实现", "不少于", "达", "为", "各",
    "分别", "至", "占",
]);

/// What says when, and is no part of what is counted.
static TIMES: Words = Words::of(&["今年", "明年", "年内", "年底", "年末", "当年", "上半年", "下半年"]);

/// Verbs that alone measure nothing: what they make stands behind the number (建成15公里污水管网).
#[rustfmt::skip]
const MAKING: &[&str] = &[
    "建成", "新建", "实施", "改造", "铺设", "新增", "修建", "整治", "硬化", "建设", "疏浚", "治理", "维修", "扩建", "种植", "发展", "流转", "收储", "供应", "出让", "盘活", "整修",
];

/// Behind the words that lead up to a metric.
pub(crate) fn strip(norm: &[char], mut start: usize, end: usize) -> usize {
    loop {
        while start < end && (blank(norm[start]) || among!("、,;:…", norm[start])) {
            start += 1;
        }
        match LEADING.at(&norm[..end], start) {
            // 全县性会议, 同意率
            Some((_, next)) if next <= end && norm.get(next).is_none_or(|c| !among!("性率", *c)) => {
                start = next
            }
            _ => return start,
        }
    }
}

/// Before the words that lead from a metric to its value; a mark of quotation that opens there goes with them.
pub(crate) fn strip_links(norm: &[char], start: usize, end: usize) -> usize {
    let mut stop = end;
    loop {
        let (_, at) = LINKS
            .before(&norm[..stop], stop)
            .or_else(|| {
                any_before(
                    &norm[..stop],
                    stop,
                    &["“", "\"", "必须", "须在", "要在", "应在", "务必在", "在", "须", "要", "上", "方面"],
                )
            })
            .unwrap_or(("", stop));
        if at == stop || at <= start {
            return stop;
        }
        stop = at;
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
    let worded = worded(clean, floor, to, begin, end, read);
    let named = worded.trim_end_matches("必须").trim_end_matches("务必");
    // 化解率要达到90%
    let word = ["主要", "需要", "纪要", "摘要", "重要", "必要"].iter().any(|word| named.ends_with(word));
    let named = if word { named } else { named.strip_suffix('要').unwrap_or(named) };
    changed(clean, begin, named).unwrap_or_default() + named
}

/// 死亡人数要下降10%, 老旧管网今年改造28公里: what changes or is made, where only the verb stands right before the number.
fn changed(clean: &Clean, begin: usize, named: &str) -> Option<String> {
    const FAR: usize = 40;
    const LONG: usize = 16;
    static CHANGES: [&str; 9] = ["下降", "减少", "提高", "降低", "上升", "提升", "压减", "压降", "改造"];
    let norm = &clean.norm;
    if !CHANGES.contains(&named) {
        return None;
    }
    let low = clause_start(norm, begin.saturating_sub(FAR), begin);
    let low = strip(norm, after_mark(norm, low, begin), begin);
    let told = |at: &usize| {
        norm[*at].is_ascii_digit()
            || among!("要将须需、", norm[*at])
            || TIMES.at(norm, *at).is_some()
            || words!["必须", "务必", "全县", "全市"].at(norm, *at).is_some()
    };
    let stop = (low..begin).find(told)?;
    let han = norm[low..stop].iter().all(|c| is_han(*c));
    let fits = (2..=LONG).contains(&(stop - low)) && han && !ends_like_unit(norm, low, stop);
    // 占比较上年提高
    fits.then(|| clean.quote(low, stop).trim_end_matches('较').to_owned())
}

/// What [`metric`] says, in the words that stand next to the number.
fn worded(clean: &Clean, floor: usize, to: usize, begin: usize, end: usize, read: &Number) -> String {
    const LONG: usize = 160;
    const LISTED: usize = 24;
    let norm = &clean.norm;
    // 24小时内上门处理
    if read.kind == UnitKind::Time && end > read.end && norm[end - 1] == '内' && norm[read.end] == '内' {
        let done = clean.quote(end, member_end(norm, end, to.min(end + LISTED)));
        if !done.is_empty() {
            return done;
        }
    }
    let mut stop = rate_start(norm, begin);
    let floor = floor.max(begin.saturating_sub(LONG));
    // What follows the number before belongs to it up to the next 、 (26座水库、143公里堤防).
    let floor = match norm[floor..begin].iter().position(|c| *c == '、') {
        Some(n) if n > 0 && floor > 0 && counted(norm, floor) => floor + n + 1,
        _ => floor,
    };
    let start = strip(norm, behind_actor(norm, floor, begin), begin);
    stop = stop.max(start);
    stop = before_links(norm, start, stop);
    if stop <= start
        && read.kind != UnitKind::Count
        && let Some(led) = before_told(clean, floor, begin)
    {
        return led;
    }
    let named = match around_bracket(clean, floor, stop) {
        Some(named) => named,
        None => clean.quote(start, stop).replace("至少", ""),
    };
    if let Some(base) = named.strip_suffix("增长").or_else(|| named.strip_suffix("增速")) {
        return format!("{}增速", base.trim_end_matches("分别"));
    }
    // 今年的1200亩用地指标, 95%的村实现…
    let named = named.trim_start_matches('的').trim_end_matches('“');
    let named = named.to_owned();
    // 甲段、乙段共9.4公里护栏安装, 上年度的3.6万亩项目
    let (named, summed) = match ["共计", "合计", "共"].iter().find_map(|sum| named.strip_suffix(sum)) {
        Some(parts) => (parts.to_owned(), true),
        None => (named, false),
    };
    let bare = read.kind == UnitKind::Measure
        && (summed || named.ends_with('的') || MAKING.contains(&named.as_str()));
    // 在70%的地市开展试点
    let placed = matches!(named.as_str(), "在" | "对");
    if read.kind == UnitKind::Count || named.is_empty() || bare || placed {
        let noun = noun_behind(clean, end, to);
        // 甲水库、乙医院等160余个项目建设: who has listed many is named by what they are.
        let listed = named.ends_with('等') && named.chars().count() > LISTED && noun.chars().count() > 1;
        return if listed { noun } else { named + &noun };
    }
    named
}

/// What is counted, behind its number.
fn noun_behind(clean: &Clean, end: usize, to: usize) -> String {
    const FAR: usize = 20;
    let norm = &clean.norm;
    let to = to.min(end + FAR);
    // 公路56条120公里: the next number is no part of what is counted; 200个5G基站 is.
    let closes = |read: Number| norm.get(read.end).is_none_or(|c| among!(",;。、", *c));
    let next = |i: usize| norm[i].is_ascii_digit() && number(norm, i, to).is_some_and(closes);
    // 43个居民点的供水设施今年全面开工
    let dated = |i: usize| {
        let digits = digits_at(&norm[..to], i);
        TIMES.at(&norm[..to], i).is_some()
            || digits > 0 && norm.get(i + digits).is_some_and(|c| among!("年月", *c))
    };
    // 200个/处
    let end = end + words!["/处", "/户", "/村", "/个", "/年", "/月"].at(&norm[..to], end).map_or(0, |_| 2);
    // 86个新开工项目必须开工
    let told = |i: usize| i > end && words!["必须", "务必", "应当"].at(&norm[..to], i).is_some();
    // 和美乡村 is one word.
    let joins = |i: usize| norm[i] == '和' && norm.get(i + 1).is_none_or(|c| !among!("美谐平睦", *c));
    // 剩余的1200户由县住建局牵头
    let by = |i: usize| norm[i] == '由' && opens_baseline(norm, i);
    let closed = |i: &usize| {
        among!(",;。、!():且", norm[*i]) || by(*i) || joins(*i) || next(*i) || dated(*i) || told(*i)
    };
    let noun_end = (end..to).find(closed).unwrap_or(to);
    let noun = clean.quote(end, noun_end.max(end));
    noun.trim_start_matches('的').to_owned()
}

/// 早稻育秧要完成8万亩: what stands before the word that tells it to be done, where nobody acts.
fn before_told(clean: &Clean, floor: usize, begin: usize) -> Option<String> {
    let norm = &clean.norm;
    let told = (floor + 1..begin).rev().find(|at| norm[*at] == '要')?;
    let from = strip(norm, floor, told);
    (told > from + 1 && !ends_like_unit(norm, from, told)).then(|| clean.quote(from, told))
}

/// Before the words that lead from a metric to its value, and before where it stood (占比由14%提高到25%).
fn before_links(norm: &[char], start: usize, end: usize) -> usize {
    let left = (start + 1..end.saturating_sub(1))
        .find(|at| opens_baseline(norm, *at) && norm[*at..end.min(at + 12)].iter().any(char::is_ascii_digit));
    let mut stop = left.unwrap_or(end);
    // 增长要达到8%, 保6%争6.5%
    let told = |stop: usize| match norm[..stop].last() {
        Some('要') => !among!("主需纪摘重必首简", norm[stop.saturating_sub(2)]),
        Some('保') => !among!("环医社低参确担承续劳投", norm[stop.saturating_sub(2)]),
        Some('争') => !among!("竞力战纷抗", norm[stop.saturating_sub(2)]),
        _ => false,
    };
    loop {
        if let Some((_, at)) = LINKS.before(&norm[..stop], stop).filter(|(_, at)| *at >= start) {
            stop = at;
        } else if stop > start + 1 && told(stop) {
            stop -= 1;
        } else {
            return stop;
        }
    }
}

/// 一般公共预算支出（扣除2023年专项资金外）增长2%: where the words before a number begin within a bracket, what stands around it.
fn around_bracket(clean: &Clean, floor: usize, stop: usize) -> Option<String> {
    const FAR: usize = 60;
    let norm = &clean.norm;
    let close = norm[floor..stop].iter().position(|c| among!("()", *c)).map(|at| floor + at)?;
    if norm[close] != ')' {
        return None;
    }
    let open = norm[floor.saturating_sub(FAR)..floor].iter().rposition(|c| *c == '(')?;
    let open = floor.saturating_sub(FAR) + open;
    let head = after_mark(norm, clause_start(norm, 0, open), open);
    let head = strip(norm, behind_actor(norm, head, open), open);
    Some(clean.quote(head, open) + &clean.quote(close + 1, stop))
}

/// Whether 由 or 从 at a place opens what something was before (由14%提高到25%), and is no part of a word (自由, 服从).
pub(crate) fn opens_baseline(norm: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| norm[before]);
    match norm[at] {
        '由' => !before.is_some_and(|c| among!("自理缘事", c)),
        '从' => {
            !before.is_some_and(|c| among!("服自听遵", c))
                && words!["事", "业", "严", "快", "优", "重", "而"].at(norm, at + 1).is_none()
        }
        _ => false,
    }
}

/// Where the rate before a number begins (不低于每小时60吨); the number itself where there is none.
pub(crate) fn rate_start(norm: &[char], at: usize) -> usize {
    static PER: Words = Words::of(&[
        "小时",
        "分钟",
        "天",
        "日",
        "月",
        "年",
        "季度",
        "百人",
        "千人",
        "万人",
        "人",
        "户",
        "亩",
        "公里",
        "平方公里",
        "村",
        "镇",
        "次",
        "件",
        "万元",
        "吨",
        "处",
        "个",
        "家",
        "站",
    ]);
    PER.before(&norm[..at], at)
        .and_then(|(_, unit)| unit.checked_sub(1))
        .filter(|every| norm[*every] == '每')
        .unwrap_or(at)
}

/// Behind the actor of a clause (县水利局要会同各镇对全县…).
pub(crate) fn behind_actor(norm: &[char], floor: usize, begin: usize) -> usize {
    let Some(told) = (floor..begin).find(|at| {
        norm[*at] == '要'
            && words!["求", "素"].at(norm, at + 1).is_none()
            && !(*at > 0 && among!("主重必首需", norm[*at - 1]))
    }) else {
        return floor;
    };
    let matter = told + 1;
    // 化解率要达到90%: nobody acts.
    if strip_links(norm, told, begin) <= matter {
        return floor;
    }
    if words!["会同"].at(&norm[..begin], matter).is_none() {
        return matter;
    }
    (matter..begin).find(|at| norm[*at] == '对').map_or(matter, |at| at + 1)
}

/// A metric without those who see to it (县水利局、县应急局等部门抓紧完成|隐患整改), where a verb follows them that makes it: in
/// 县医院门诊量 the name is a part of what is measured, in 每个县建成商圈 it says of how many. `None` when nobody opens it. None of
/// `doers` is empty.
pub(crate) fn without_doers(metric: &str, doers: &[&str]) -> Option<String> {
    // 由志愿者组织走访老人
    let by = metric.strip_prefix('由').filter(|rest| doers.iter().any(|doer| rest.starts_with(doer)));
    let mut rest = by.unwrap_or(metric);
    while let Some(behind) = doers.iter().find_map(|doer| rest.strip_prefix(doer)) {
        rest = behind.trim_start_matches("会同").trim_start_matches(['、', '和', '与']);
    }
    if rest.len() == metric.len() {
        return None;
    }
    // 县林业局负责印制禁火令; 各镇主要负责人每月接访, 县督查室会同县住建局组成督查组
    let headless = behind(rest, HEADS).unwrap_or(rest);
    let sure = behind(headless, &["确保"]).unwrap_or(headless);
    let rhythm = behind(sure, &["每个月", "每月", "每季度", "每周", "每年", "每半月"]);
    if metric.starts_with(['每', '各', '全']) && rhythm.is_none() {
        return None;
    }
    let charged = behind(rest, &["具体负责", "负责", "牵头"]);
    let joined = metric[..metric.len() - rest.len()].contains("会同").then_some(rest);
    let rest = charged.or(rhythm).unwrap_or(rest);
    let by = by.or(charged).or(rhythm).or(joined);
    let text: Vec<char> = rest.chars().collect();
    let at = behind_class(&text, 0);
    let hurried = words!["抓紧", "尽快"].at(&text, at).map_or(at, |(_, end)| end);
    let begin = strip(&text, hurried, text.len());
    let makes = begin > at
        || MAKING.iter().any(|verb| {
            is(&text, at, verb) && text.get(at + verb.chars().count()).is_none_or(|c| !among!("到至过超", *c))
        });
    ((makes || by.is_some()) && text.len() > begin + 1).then(|| text[begin..].iter().collect())
}

/// What stands behind the first of some words that opens a text.
fn behind<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}

/// Behind 等, 等部门, 等相关单位 at `at`: what closes a list of those who act.
pub(crate) fn behind_class(text: &[char], at: usize) -> usize {
    if text.get(at) != Some(&'等') {
        return at;
    }
    let digits = digits_at(text, at + 1);
    let counted = words!["个", "家"].at(text, at + 1 + digits).filter(|_| digits > 0);
    let mut from = counted.map_or(at + 1, |(_, end)| end);
    while let Some((_, end)) = words!["有关", "相关", "职能", "责任"].at(text, from) {
        from = end;
    }
    words!["部门", "单位", "乡镇", "镇", "街道", "企业"].at(text, from).map_or(at + 1, |(_, end)| end)
}

/// Whether a number with its unit, or a comparison, ends just before `at`.
fn counted(norm: &[char], at: usize) -> bool {
    !among!(",;。: ", norm[at - 1]) && norm[..at].iter().rev().take(6).any(char::is_ascii_digit)
}

/// The metrics of a list that stands before its values (甲、乙分别达到60%、55%): one for each value. What the last of them
/// shares with the others is given to each (城镇、农村居民收入; 新增省级、市级示范社), and so is what follows 分别.
pub(crate) fn respective(named: &str) -> Vec<String> {
    let (list, each) = named.split_once("分别").unwrap_or((named, ""));
    let parts: Vec<&str> = list.split(['、', '和']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let [shorter @ .., last] = parts.as_slice() else { return Vec::new() };
    let Some(first) = shorter.first() else { return vec![format!("{last}{each}")] };
    let (head, tail) = shared_ends(first, last);
    let one = |(index, part): (usize, &&str)| {
        let before = if index == 0 { "" } else { head };
        let behind = if index == shorter.len() { "" } else { tail };
        format!("{before}{part}{behind}{each}")
    };
    parts.iter().enumerate().map(one).collect()
}

/// What the first of a list shares at its head with the others, and the last at its end.
fn shared_ends<'n>(first: &'n str, last: &'n str) -> (&'n str, &'n str) {
    const LEVELS: [&str; 6] = ["国家级", "省级", "市级", "县级", "区级", "镇级"];
    let level =
        |text: &str| LEVELS.iter().find_map(|level| text.find(level).map(|at| (at, at + level.len())));
    if let (Some((begin, end)), Some((0, behind))) = (level(first), level(last))
        && end == first.len()
    {
        return (&first[..begin], &last[behind..]);
    }
    // 城镇、农村居民收入: the first says only in what it differs.
    let width = first.chars().count();
    let rest = last.char_indices().nth(width).map_or("", |(at, _)| &last[at..]);
    let short = width <= 4 && rest.chars().count() >= 2;
    ("", if short { rest } else { "" })
}
