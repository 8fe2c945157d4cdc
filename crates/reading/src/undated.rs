//! Times that set no day: lengths, spans from an event that nobody can date, beginnings, and what is only named by its time.

use calendar::deadline::{Deadline, Precision};

use crate::bounds::clause_end;
use crate::lexicon::{Words, among, find, is, is_han, words};

/// Whether a time sets no day of its own.
pub(crate) fn sets_no_day(norm: &[char], start: usize, time: &Deadline) -> bool {
    in_years(norm, time)
        || since_event(norm, start, time)
        || after_event(norm, start, time)
        || is_object(norm, time)
        || is_moved_by(norm, time)
}

/// 用三年时间: how long it takes, and no day.
fn in_years(norm: &[char], time: &Deadline) -> bool {
    let words = &norm[time.start..time.end];
    let span = words.ends_with(&['内']) || words.ends_with(&['时', '间']);
    time.precision == Some(Precision::Day) && span && words.contains(&'年') && !words.contains(&'月')
}

/// 自决定之日起，各单位在5个工作日内…: from a day that the clause before names and nobody knows.
fn since_event(norm: &[char], start: usize, time: &Deadline) -> bool {
    const FAR: usize = 16;
    let low = start.max(time.start.saturating_sub(FAR));
    norm[time.start..time.end].ends_with(&['内'])
        && (low..time.start).any(|at| is(norm, at, "之日起,"))
        && find(norm, start.max(low.saturating_sub(FAR)), time.start, "即日").is_none()
}

/// 发现问题10日内整改, 形成纪要后3日内印发: from a day that comes when it comes.
fn after_event(norm: &[char], start: usize, time: &Deadline) -> bool {
    #[rustfmt::skip]
    static EVENTS: Words = Words::of(&[
        "发现问题", "发现的问题", "发现隐患", "发现的隐患", "逾期", "诉求", "工单", "举报", "投诉", "预警信息", "条件的", "纪要后", "研究后", "审定后", "批准后", "同意后", "竣工后", "验收后", "完成后", "结束后", "形成后",
    ]);
    static OF_MEETING: Words = Words::of(&["会后", "会议后", "会议结束后"]);
    let text = &norm[..time.start];
    norm[time.end - 1] == '内'
        && time.start > start
        && EVENTS.before(text, time.start).is_some()
        && OF_MEETING.before(text, time.start).is_none()
}

/// 完成一季度主要指标预测, 报送3月份报表: whose it is, and not when it is due.
fn is_object(norm: &[char], time: &Deadline) -> bool {
    #[rustfmt::skip]
    static DOING: Words = Words::of(&[
        "完成", "报送", "上报", "开展", "做好", "召开", "汇总", "提交", "分析", "发布", "通报", "组织", "总结", "编制", "兑现", "拨付", "发放", "审核", "公布",
    ]);
    !time.bounded
        && matches!(time.precision, Some(Precision::Quarter | Precision::HalfYear))
        && DOING.before(norm, time.start).is_some()
        && norm.get(time.end).is_some_and(|c| is_han(*c))
}

/// 5月1日起实行…, 可顺延至4月30日, 有效期至12月31日, 高考前一周: since when it goes on, how late it may become, how long it holds, and what is
/// before it.
fn is_moved_by(norm: &[char], time: &Deadline) -> bool {
    /// No name of a list is longer.
    const NAMED: usize = 16;
    let begins = !time.bounded
        && matches!(time.precision, Some(Precision::Day | Precision::TenDays | Precision::Month))
        && norm.get(time.end) == Some(&'起')
        && norm.get(time.end + 1).is_none_or(|c| !among("草步用码", *c));
    let upto = time.start - usize::from(time.start > 0 && norm[time.start - 1] == '至');
    let may = words!["可顺延", "可延", "可延长", "可延期", "有效期", "有效期限"].before(norm, upto).is_some();
    let before = words!["前一周", "前一天", "前两天", "前三天", "前半月", "前一个月", ")前一周", ")前一天"]
        .at(norm, time.end)
        .is_some()
        || norm[time.end - 1] == '前'
            && words!["一周", "一天", "两天", "三天", "半月", "一个月"].at(norm, time.end).is_some();
    // 5月31日以后一律不准: since when. 9月10日以后完成 is none either.
    let since = !time.bounded
        && time.precision == Some(Precision::Day)
        && words!["以后", "之后", "过后"].at(norm, time.end).is_some();
    // 二季度拟开工项目清单, 三季度拟开工的项目: which ones. 三季度拟开工15个 is when.
    let clause = &norm[..clause_end(norm, time.end, norm.len().min(time.end + NAMED))];
    let meant = !time.bounded
        && matches!(time.precision, Some(Precision::Quarter | Precision::HalfYear))
        && norm.get(time.end) == Some(&'拟')
        && (words!["清单", "名单", "台账"].before(clause, clause.len()).is_some()
            || words!["的项目", "的任务", "的工程", "的企业"].within(clause, time.end, clause.len()));
    // 不再带到明年: it must not become that late.
    let moved = norm[time.start] == '到' && time.start > 0 && among!("带拖留等推", norm[time.start - 1]);
    let never = || norm[time.start.saturating_sub(5)..time.start].iter().any(|c| among!("不别勿莫", *c));
    let put_off = moved && norm[time.end - 1] != '前' && never();
    begins || may || before || since || meant || put_off
}
