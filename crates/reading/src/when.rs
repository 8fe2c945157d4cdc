//! What stands between a name and what it does: when it is to begin, and how many.

use calendar::deadline::Deadline;

use crate::acts::{Way, begins, behind_times, told_at};
use crate::lexicon::{Words, among, words};

/// 水务局散会之后就把…, 教体局放假前要…, 各镇现在就动手: what a name does or is told, behind words for when it is to begin.
pub(crate) fn told(text: &[char], end: usize, times: &[Deadline]) -> Option<(Way, usize)> {
    /// More words for when than any office puts before what is to be done.
    const MOST: usize = 3;
    #[rustfmt::skip]
    static WHEN: Words = Words::of(&[
        "今天晚上", "今天下午", "今天上午", "今天", "今晚", "明天上午", "明天下午", "明天一早", "明天", "后天", "这两天", "这几天", "现在", "眼下", "当前", "接下来", "下一步", "下步", "下来", "近期", "最近", "会上", "从今天起", "从明天起", "从现在起", "从今天开始", "从现在开始", "从即日起", "回去", "回头",
        "马上", "连夜", "当天", "一早", "第一时间",
    ]);
    #[rustfmt::skip]
    static EVENTS: Words = Words::of(&[
        "回去", "回到单位", "回单位", "散会", "会议结束", "会", "放假", "开学", "入汛", "汛期", "入冬", "供暖", "过节", "节", "上会", "开工", "下次会议", "下次会",
    ]);
    static THEN: Words = Words::of(&["之前", "以前", "之后", "以后", "前", "后"]);
    let one = |at: usize| {
        // 居委会前: an office.
        let office = at == end && text.get(at) == Some(&'会') && among!("委协工商理董监学", text[end - 1]);
        let event = EVENTS.at(text, at).filter(|_| !office).and_then(|(_, behind)| THEN.at(text, behind));
        Some(behind_times(event.or_else(|| WHEN.at(text, at))?.1, times))
    };
    let at = std::iter::successors(one(end), |at| one(*at)).take(MOST).last()?;
    // 县气象局今天发布预警: what they tell, and not what they are to do.
    static REPORTS: Words = Words::of(&[
        "的", "已", "了", "是", "被", "发布", "印发", "下发", "发现", "通报", "移交", "公布", "召开", "接到",
        "收到", "查出", "反馈",
    ]);
    if REPORTS.at(text, at).is_some() {
        return None;
    }
    let at = at + usize::from(text.get(at) == Some(&','));
    // 今天就把…: told as much as with 要.
    let asked = told_at(text, at, times).or_else(|| (text.get(at) == Some(&'就')).then_some(at + 1));
    let acts = || {
        words!["把", "将", "给", "向", "分头", "各自"].at(text, at).is_some()
            || begins(text, at)
            || does_so_many(text, at)
            || times.iter().any(|time| time.start == at)
    };
    asked.map(|behind| (Way::Told, behind)).or_else(|| acts().then_some((Way::Acting, end)))
}

/// 审计局选3个乡镇, 县医院招5名医生: a doing of one character, and how many.
pub(crate) fn does_so_many(text: &[char], at: usize) -> bool {
    let does = text.get(at).is_some_and(|c| among!("选派抽开办拿买挖种腾收订签招修", *c));
    let digits =
        text.get(at + 1..).map_or(0, |rest| rest.iter().take(4).take_while(|c| c.is_ascii_digit()).count());
    let many = digits > 0 || text.get(at + 1).is_some_and(|c| among!("一两二三四五六七八九十几", *c));
    let measure = at + 1 + digits.max(1);
    // 县政府办两个月内…: how long.
    let long = words!["个月", "个工作日", "个小时", "个星期", "个季度"].at(text, measure).is_some();
    does && many && !long && text.get(measure).is_some_and(|c| among!("个名条座处家次项户套块宗亩间场批", *c))
}
