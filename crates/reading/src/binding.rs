//! Whether a time binds a task to a day, or belongs to something else.

use calendar::Date;
use calendar::deadline::{Deadline, Kind, Precision};

use crate::actor::word_part;
use crate::bounds::{between_clauses, clause_end, clause_start};
use crate::clean::Clean;
use crate::lexicon::{Words, among, any, any_before, find, is, is_han, words};
use crate::structure::after_mark;
use crate::undated::sets_no_day;
use crate::unit::ends_like_unit;

/// What is reached by a year that stands bare before it (2027年建成…, 2027年全部脱贫).
#[rustfmt::skip]
static REACHED: Words = Words::of(&[
    "建成", "完成", "实现", "达到", "力争", "全面", "全部完成", "全部稳定", "全部建成", "全部实现", "全部达", "全部纳入", "全部脱", "全部开工", "全部竣工", "全部投", "基本", "新增", "新建", "开工", "竣工", "完工", "通车", "投产", "投用", "贯通", "交付", "形成", "建立", "培育", "打造", "突破",
]);

/// Whether what stands behind a bare year is reached by it: 2027年建成….
pub(crate) fn reaches(norm: &[char], at: usize) -> bool {
    REACHED.at(norm, at).is_some()
}

/// Whether a time binds to a day: not merely the year of a name (2026年县政府工作报告), and not gone by.
pub(crate) fn binding(clean: &Clean, time: &Deadline, start: usize, anchor: Date) -> bool {
    if time.kind != Kind::Deadline || time.due.is_none_or(|day| day < anchor) {
        return false;
    }
    let norm = &clean.norm;
    // 48小时内: from whenever it is asked, not from the document's day.
    if norm[time.start..time.end].windows(2).any(|pair| pair == ['小', '时']) {
        return false;
    }
    if is_topic(norm, time) || apart(clean, time, start) || sets_no_day(norm, start, time) {
        return false;
    }
    let written = norm[time.start].is_ascii_digit() || among("一二三四五六七八九", norm[time.start]);
    // 9月11日上午，…: when something was held.
    let hour =
        ["上午", "下午", "晚", "中午", "凌晨", "早上", "召开", ",全县召开", ",我县召开", "至", "讯", "电"];
    let set = words!["定于", "将于", "拟于", "务必于", "务于"].before(norm, time.start).is_some();
    if !time.bounded && !set && time.precision == Some(Precision::Day) && any(norm, time.end, &hour).is_some()
    {
        return false;
    }
    // “十四五”时期经济社会发展, 2035年远景目标, 从3月起: names, and beginnings.
    let begins = ["起,", "起", "开始"];
    let plan = !time.bounded
        && time.precision == Some(Precision::Years)
        && norm[time.start..time.end].ends_with(&['时', '期'])
        && words![",", "建成", "完成", "实现", "新增", "新建", "力争"].at(norm, time.end).is_none();
    // 2月10日开始，各校…: the day of a beginning.
    if !time.bounded
        && matches!(time.precision, Some(Precision::Day | Precision::TenDays | Precision::Month))
        && words!["起,", "开始,", "开始全面", "开始实施"].at(norm, time.end).is_some()
    {
        return false;
    }
    // 三季度起次均费用下降3%
    if !time.bounded
        && matches!(time.precision, Some(Precision::Quarter | Precision::HalfYear))
        && words!["起", "开始"].at(norm, time.end).is_some()
    {
        return false;
    }
    if plan
        || words!["远景目标", "规划纲要", "规划编制"].at(norm, time.end).is_some()
        || time.start > 0 && among("从自", norm[time.start - 1]) && any(norm, time.end, &begins).is_some()
    {
        return false;
    }
    // The years of a plan's name (行动方案（2025—2027年）) bind as little as the year of a report's.
    let years = time.precision == Some(Precision::Years) && written;
    if time.bounded || !(time.precision == Some(Precision::Year) || years) {
        return true;
    }
    // 2026年全县经济社会发展主要预期目标是; 2026年，各镇要…
    if written && (goals_follow(norm, time.end) || plans_for(norm, start, time) || heads(norm, start, time)) {
        return true;
    }
    if of_work_done(norm, time) {
        return true;
    }
    if written {
        return reaches(norm, time.end) || does_this_year(norm, time, anchor);
    }
    // “今年” opens or dates; “今年的工作” and “明年计划实施的项目” name.
    // 明年计划实施的项目 names, 今年拟安排… dates.
    let named_plan = |behind: usize| norm[behind..clause_end(norm, behind, behind + 12)].contains(&'的');
    let planned = words!["计划", "拟"].at(norm, time.end).is_some_and(|(_, behind)| named_plan(behind));
    let named = ["的", "政府", "工作", "以来", "这", "各项", "上级", "主汛期", "汛期", "秋冬季", "冬春"];
    !planned && (time.start == start || any(norm, time.end, &named).is_none())
}

/// 2026年改造茶园1.2万亩, in a paper of 2026: as much a date as 今年.
fn does_this_year(norm: &[char], time: &Deadline, anchor: Date) -> bool {
    const FAR: usize = 24;
    let close = clause_end(norm, time.end, norm.len().min(time.end + FAR));
    let opens = time.start == 0 || between_clauses(norm[time.start - 1]);
    let verb = close.min(time.end + 2);
    let does = || matches!(word_part(norm, time.end, verb), Some('v' | 'N'));
    // 2026年补助资金, 2026年改造计划: what is called after the year.
    let named =
        words!["计划", "资金", "补贴", "补助", "标准", "经费", "任务", "后", "的"].at(norm, verb).is_some();
    time.precision == Some(Precision::Year)
        && opens
        && !named
        && time.due.is_some_and(|day| day.year() == anchor.year())
        && norm[time.end..close].iter().any(char::is_ascii_digit)
        && does()
}

/// 纳入年底效能考核, 针对年底人员集中, 于获批次年: what is told of that time, and not when this is to be done.
fn is_season(norm: &[char], time: &Deadline) -> bool {
    !time.bounded
        && (words!["效能", "绩效", "评优", "评先", "分红", "赶集"].at(norm, time.end).is_some()
            || words!["针对", "临近", "时值", "正值", "适逢", "获批", "认定"]
                .before(norm, time.start)
                .is_some())
}

/// 提出二季度攻坚措施, 制定下半年工作计划: what a paper that is to be made is about.
fn is_topic(norm: &[char], time: &Deadline) -> bool {
    const FAR: usize = 14;
    #[rustfmt::skip]
    static MADE: Words = Words::of(&[
        "提出", "制定", "拟定", "拟订", "编制", "研究", "谋划", "部署", "安排", "明确", "细化", "制订", "起草", "将", "把", "形成", "上报", "报送", "分析", "研判", "做好", "抓好", "将", "把",
    ]);
    static PAPERS: Words = Words::of(&[
        "措施", "计划", "方案", "清单", "安排", "思路", "打算", "意见", "目标", "任务", "报告", "要点",
        "工作",
    ]);
    let period = matches!(time.precision, Some(Precision::Month | Precision::Quarter | Precision::HalfYear));
    let stop = clause_end(norm, time.end, norm.len().min(time.end + FAR));
    !time.bounded
        && period
        && MADE.before(norm, time.start).is_some()
        && PAPERS.before(&norm[..stop], stop).is_some()
}

/// Whether a time is no more than a year, or several.
fn is_whole(time: &Deadline) -> bool {
    !time.bounded && matches!(time.precision, Some(Precision::Year | Precision::Years))
}

/// 比2010年减少…, 在2013年基础上提高…: what it is compared with.
fn is_compared(norm: &[char], time: &Deadline) -> bool {
    let left_out = words!["扣除", "剔除", "不含", "除去"].before(norm, time.start).is_some();
    left_out
        || time.start > 0 && is_whole(time) && among("比较", norm[time.start - 1])
        || words!["较“", "比“"].before(norm, time.start).is_some()
        || words!["末增加", "末提高", "末下降", "末增长", "末减少"].at(norm, time.end).is_some()
        || words!["基础上", "的基础上", "基数", "同期", "水平基础"].at(norm, time.end).is_some()
}

/// 原定12月底交房，现提前到10月底; 2018年以前立项的项目: what was, and which one.
fn was(norm: &[char], time: &Deadline) -> bool {
    const NEAR: usize = 14;
    const FAR: usize = 60;
    let which = words!["立项", "签约", "开工", "获批", "批准", "建成", "竣工", "投产"]
        .at(norm, time.end)
        .is_some_and(|(_, behind)| norm[behind..clause_end(norm, behind, behind + NEAR)].contains(&'的'));
    if which && is_whole(time) && norm[..time.end].ends_with(&['前']) {
        return true;
    }
    let Some((_, planned)) = words!["原定", "原计划", "原定于", "原计划于"].before(norm, time.start)
    else {
        return false;
    };
    let near = norm.len().min(time.end + FAR);
    let stop = (time.end..near).find(|at| among!("。\n", norm[*at])).unwrap_or(near);
    // Another day behind it, or a word that moves it; 按原计划6月底前 stands.
    let moved = words!["提前", "推迟", "调整", "改为", "改到", "延至", "延期", "延后"]
        .within(norm, time.end, stop)
        || (time.end + 1..stop).any(|at| among!("月日", norm[at]) && norm[at - 1].is_ascii_digit())
        || words!["年底前", "年内", "月底前"].within(norm, time.end, stop);
    let of = norm[time.end..clause_end(norm, time.end, stop)].contains(&'的');
    (moved || of) && norm[..planned].last() != Some(&'按')
}

/// Whether a time belongs to something else that is told or named, and says nothing of when this is to be done.
pub(crate) fn apart(clean: &Clean, time: &Deadline, start: usize) -> bool {
    let norm = &clean.norm;
    if is_compared(norm, time) || was(norm, time) {
        return true;
    }
    // 以3月25日为时点: the day of what is counted.
    if words!["为时点", "为基准", "为界", "为起点", "为节点"].at(norm, time.end).is_some() {
        return true;
    }
    if stands_aside(norm, start, time) {
        return true;
    }
    if is_season(norm, time) {
        return true;
    }
    // 贯穿全年: all the while.
    if words!["贯穿", "贯穿于"].before(norm, time.start).is_some() {
        return true;
    }
    // 5月1日至7月1日，海域禁止捕捞: how long a ban lasts. 春节期间各项工作: what it is about.
    let rest = &norm[time.end..norm.len().min(time.end + 24)];
    let rest = &rest[..rest.iter().position(|c| among("。;", *c)).unwrap_or(rest.len())];
    let span = norm[time.start..time.end].contains(&'至') || norm[..time.start].ends_with(&['至']);
    if span && ["禁止", "严禁", "不得", "暂停"].iter().any(|word| find(rest, 0, rest.len(), word).is_some())
        || norm[..time.end].ends_with(&['期', '间']) && words!["各项", "的各项"].at(norm, time.end).is_some()
    {
        return true;
    }
    // 2030年前碳达峰行动方案: a paper by name.
    if words!["碳达峰"].at(norm, time.end).is_some() {
        return true;
    }
    // 截至10月底，已完成…: the day of a count. 截至11月27日前完成申报 is due.
    let due = norm[..time.end].ends_with(&['前']) && files(norm, time.end);
    if !due
        && (norm[..time.start].ends_with(&['截', '至']) || norm[..time.start + 1].ends_with(&['截', '至']))
    {
        return true;
    }
    // 不拖全年后腿
    if words!["后腿", "的后腿"].at(norm, time.end).is_some() {
        return true;
    }
    // 全年完成情况: what is told of it.
    if words!["完成情况", "工作情况", "进展情况", "运行情况"].at(norm, time.end).is_some() {
        return true;
    }
    // 聚焦全年经济社会发展目标, 达全年任务数的一半: whose goals and how many they are.
    if is(norm, time.start, "全年")
        && words!["聚焦", "围绕", "锚定", "瞄准", "对照", "紧扣", "达", "占"]
            .before(norm, time.start)
            .is_some()
        && words!["目标", "任务", "经济社会发展", "指标", "各项", "工作"].at(norm, time.end).is_some()
    {
        return true;
    }
    if leads_on(norm, start, time) || tells_of(norm, start, time) || while_it_lasts(norm, time) {
        return true;
    }
    // 锚定“十四五”期间争先进位的目标: a goal by name.
    let years = !time.bounded && time.precision == Some(Precision::Years);
    years && names_goal(norm, time.end) || of_another(norm, time) || before_review(norm, time)
}

/// 春节期间加强值守: while a feast lasts; 四季度集中缴费开始后: when something else comes; 1-10月份资产经营情况: what is told of it.
fn while_it_lasts(norm: &[char], time: &Deadline) -> bool {
    let years = matches!(time.precision, Some(Precision::Year | Precision::Years));
    if years || time.bounded {
        return false;
    }
    if norm[..time.end].ends_with(&['期', '间']) {
        return true;
    }
    #[rustfmt::skip]
    static DOING: Words = Words::of(&[
        "报送", "上报", "报告", "完成", "提交", "形成", "通报", "汇报", "反馈", "公布", "对", "开展", "检查", "摸排", "排查", "核查", "梳理", "摸清", "掌握", "了解", "督查", "调查", "汇总",
    ]);
    let close = clause_end(norm, time.end, time.end + 24);
    // What is longer does not end there.
    if norm.get(close).is_some_and(|c| !between_clauses(*c)) {
        return false;
    }
    let clause = &norm[time.end.min(close)..close];
    let told = words!["情况"].all(norm, time.end, close).any(|(at, behind)| {
        // 1-10月份经营情况及调整情况的意见
        (behind == close || among("及和与的", norm[behind])) && !DOING.within(norm, time.end, at)
    });
    told || clause.ends_with(&['始', '后']) || clause.ends_with(&['束', '后'])
}

/// Whether a time says since when, how often, when else or when something comes anyway.
fn stands_aside(norm: &[char], start: usize, time: &Deadline) -> bool {
    const FAR: usize = 60;
    // 今年1至4月份共受理137件: what was done.
    let counted = !time.bounded
        && words!["共受理", "共办理", "共收到", "共发生", "累计受理", "累计办理"]
            .at(norm, time.end)
            .is_some();
    // 连续两个季度排名末位; 若9月15日前仍未完成, 五一前如果还不动: how often, and a condition.
    if counted
        || words!["连续", "若", "如果"].before(norm, time.start).is_some()
        || words!["如果", "若", "还不", "仍不", "仍未"].at(norm, time.end).is_some()
    {
        return true;
    }
    let near = norm.len().min(time.end + FAR);
    let close = (time.end..near).find(|at| among(",;。:", norm[*at])).unwrap_or(near);
    // 自8月停产以来
    if words!["自", "从"].before(norm, time.start).is_some() {
        return words!["以来"].within(&norm[..close], time.end, close);
    }
    // 抢抓年底通车的机遇: what comes anyway.
    words!["机遇", "契机"].before(&norm[..close], close).is_some() && {
        // A day that a cell gives may stand before the item.
        let from = start.min(time.start).max(time.start.saturating_sub(FAR));
        words!["抢抓", "抓住", "把握"].at(norm, clause_start(norm, from, time.start)).is_some()
    }
}

/// Whether papers are to be handed in behind a time (前完成项目申报, 前报送), and nothing is told of what is done.
fn files(norm: &[char], from: usize) -> bool {
    const FAR: usize = 20;
    let to = norm.len().min(from + FAR);
    let stop = (from..to).find(|at| among(",;。", norm[*at])).unwrap_or(to);
    let has = |words: &[&str]| words.iter().any(|words| find(norm, from, stop, words).is_some());
    has(&["申报", "报送", "上报", "提交", "备案"]) && !has(&["已", "占", "人数", "同比"])
}

/// 谋划好明年水利项目建设, 全市第一季度排名: the year or quarter of a thing.
fn of_another(norm: &[char], time: &Deadline) -> bool {
    if time.bounded {
        return false;
    }
    let of: &[&str] = match (norm.get(time.start), time.precision) {
        (Some('明' | '来' | '今'), Some(Precision::Year)) => &[
            "谋划",
            "谋划好",
            "谋实",
            "筹划",
            "对",
            "确定",
            "纳入",
            "列入",
            "部署",
            "总结",
            "查清",
            "摸清",
            "掌握",
            "了解",
            "通报",
        ],
        (Some('第'), Some(Precision::Quarter)) => &["全市", "全县", "全省", "全区", "全国"],
        _ => return false,
    };
    any_before(norm, time.start, of).is_some() && norm.get(time.end).is_some_and(|c| is_han(*c))
}

/// 在年终考核中扣分: when work is judged, and not when it is due.
fn before_review(norm: &[char], time: &Deadline) -> bool {
    words!["考核", "综合考核", "目标考核", "绩效考核", "考评", "述职", "评先评优"]
        .at(norm, time.end)
        .is_some()
        && words!["年终", "年底", "年末", "年度"].before(norm, time.end).is_some()
}

/// 为实现全年目标打下基础, 迎接9月下旬的检查: what the doing leads on to, and no day of its own.
fn leads_on(norm: &[char], start: usize, time: &Deadline) -> bool {
    const FAR: usize = 40;
    let stop = |at: &usize| matches!(norm[*at], ',' | ';' | '。' | ':');
    let clause = (start..time.start).rev().take(FAR).find(stop).map_or(start, |at| at + 1);
    let end = (time.end..norm.len().min(time.end + FAR)).find(stop).unwrap_or(time.end);
    let grounds = ["奠定", "打下", "打好", "赢得主动", "创造条件"];
    let led =
        is(norm, clause, "为") && grounds.iter().any(|words| find(norm, time.end, end, words).is_some());
    led || find(norm, clause, time.start, "迎接").is_some()
}

/// 11月25日，县长到某镇调研…: the day of what is told.
fn tells_of(norm: &[char], start: usize, time: &Deadline) -> bool {
    const FAR: usize = 30;
    let tell = ["调研", "召开", "主持", "察看", "走访", "座谈", "听取", "视察", "发布", "发出", "印发"];
    let day = !time.bounded && time.precision == Some(Precision::Day);
    let head = time.start == start && day;
    // 5月30日已完成验收的小区, 5月30日发出通知
    if day && words!["已", "发出", "印发", "下发", "召开", "发布"].at(norm, time.end).is_some() {
        return true;
    }
    if !head {
        return false;
    }
    // 7月24日15时13分，…
    let hour = |c: &char| c.is_ascii_digit() || matches!(c, '时' | '分' | '点' | '许' | ':');
    let end = time.end + norm[time.end..].iter().take(8).take_while(|c| hour(c)).count();
    let to = norm.len().min(end + FAR);
    let stop = (end + 1..to).find(|at| among(",;。", norm[*at])).unwrap_or(to);
    norm.get(end) == Some(&',')
        && find(norm, end, stop, "要").is_none()
        && tell.iter().any(|words| find(norm, time.end, stop, words).is_some())
}

/// 2026年，全县要改造…: the year at the head of a clause in which somebody is told or something planned.
fn plans_for(norm: &[char], start: usize, time: &Deadline) -> bool {
    const FAR: usize = 40;
    let opens = time.start <= start || among(",;:。 ", norm[time.start - 1]);
    let to = norm.len().min(time.end + FAR);
    let stop = (time.end..to).find(|at| among(";。!", norm[*at])).unwrap_or(to);
    let told = (time.end..stop).find(|at| {
        words!["要", "须", "必须", "计划", "力争", "争取", "确保", "将"]
            .at(norm, *at)
            .is_some_and(|(_, behind)| !among("求素", norm.get(behind).copied().unwrap_or(' ')))
    });
    let Some(told) = told.filter(|_| opens && norm.get(time.end) != Some(&'的')) else { return false };
    let papers = ["报告", "方案", "通知", "要点", "预算", "计划的", "以来"];
    !papers.iter().any(|words| find(norm, time.end, told, words).is_some())
}

/// 2026年，新建校舍三处; 县财政2026年安排资金…: the year of what is set down, at the head of the sentence or behind who does it.
fn heads(norm: &[char], start: usize, time: &Deadline) -> bool {
    let text = &norm[..time.start];
    let opens = time.start <= after_mark(norm, start, time.end) || text.ends_with(&['到']);
    let next = norm.get(time.end).copied().unwrap_or(' ');
    let named = ends_like_unit(norm, start, time.start) && words!["报告"].before(text, time.start).is_none();
    #[rustfmt::skip]
    const PLANS: &[&str] = &["安排", "统筹", "投入", "种植", "计划", "新增", "新建", "改造", "建设", "完成", "实施", "筹集", "整合"];
    // 2026年全县新建校舍三处, 确保2026年竣工
    let whole =
        words!["全省", "全市", "全县", "全区", "全镇", "我市", "我县", "我区", "我镇"].at(norm, time.end);
    let behind = whole.map_or(time.end, |(_, behind)| behind);
    let sure = words!["确保", "力争", "争取"].before(norm, time.start).is_some();
    if runs_on(norm, time) && next != ',' && any(norm, behind, PLANS).is_none() {
        return false;
    }
    // 2026年启动城北养老院迁建: what is done.
    let noun = words!["报告", "申请", "计划"].at(norm, time.end).is_some();
    let done =
        !noun && opens && time.end + 2 <= norm.len() && word_part(norm, time.end, time.end + 2) == Some('v');
    sure || done || (opens && next == ',') || (opens || named) && any(norm, behind, PLANS).is_some()
}

/// 2026年启动改造，2027年全部完工: whether by the first of its years nothing is done.
fn runs_on(norm: &[char], time: &Deadline) -> bool {
    const FAR: usize = 60;
    let near = norm.len().min(time.end + FAR);
    let stop = (time.end..near).find(|at| among!("。\n", norm[*at])).unwrap_or(near);
    time.precision == Some(Precision::Year)
        && ((time.end + 4..stop).any(|at| norm[at] == '年' && norm[at - 1].is_ascii_digit())
            || words!["两年", "三年", "五年", "以后", "逐年"].within(norm, time.end, stop)
            || norm.get(time.end).is_some_and(|c| among!("、及和至—-", *c)))
}

/// 完成2026年烟叶移栽工作: the year's work is to be done.
fn of_work_done(norm: &[char], time: &Deadline) -> bool {
    const FAR: usize = 24;
    let done = words!["完成", "完成好"].before(norm, time.start).is_some();
    let to = norm.len().min(time.end + FAR);
    let stop = (time.end..to).find(|at| among(",;。", norm[*at])).unwrap_or(to);
    done && ["工作", "任务", "目标"].iter().any(|words| find(norm, time.end, stop, words).is_some())
}

fn names_goal(norm: &[char], from: usize) -> bool {
    const FAR: usize = 16;
    let to = norm.len().min(from + FAR);
    let stop = (from..to).find(|at| among(",;。", norm[*at])).unwrap_or(to);
    find(norm, from, stop, "的目标").is_some()
}

fn goals_follow(norm: &[char], from: usize) -> bool {
    const FAR: usize = 30;
    let to = norm.len().min(from + FAR);
    let from = from + usize::from(norm.get(from) == Some(&','));
    let stop = (from..to).find(|at| among(",;。:", norm[*at])).unwrap_or(to);
    ["目标任务是", "目标是", "预期目标", "发展目标", "主要目标"]
        .iter()
        .any(|words| find(norm, from, stop, words).is_some())
}
