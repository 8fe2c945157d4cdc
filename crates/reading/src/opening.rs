//! What may open a clause before its subject.

use crate::acts::behind_times;
use crate::duty::{hands_on, is_by};
use crate::lexicon::{Words, among, is, words};
use crate::matter::matter_behind;
use crate::person::is_person;
use crate::role::Reader;
use crate::structure::mark;

impl Reader<'_> {
    /// Behind words and times that may open a clause before its subject.
    pub(crate) fn subject_start(&self, from: usize, to: usize) -> usize {
        #[rustfmt::skip]
        static OPENERS: Words = Words::of(&[
            "会议原则同意", "原则同意", "会议同意", "会议要求", "据悉", "会议明确", "会议议定", "会议决定", "会议强调", "会议指出", "特别是", "同时", "其中", "下一步", "会后", "接下来", "今年", "明年", "本周", "下周", "近日",
            "剩下的", "剩余的", "其余的", "余下的", "那么", "但", "因此", "为此", "所涉及的", "涉及的", "另请", "烦请", "敬请", "恳请", "特请", "务请", "首先由", "首先", "再由", "原则上", "要求由", "由", "请", "继续由", "仍由", "统一由", "原则上由", "均由", "全部由", "一律由", "暂由", "先由", "改由", "分别由", "并由", "并请", "希望", "责成", "责令", "委托", "授权", "指定", "明确由", "明确", "尤其是", "对此", "另外", "此外", "要求", "同意", "凡", "今后", "我们", "后期", "后续", "近期", "当前", "前期",
        ]);
        let norm = &self.clean.norm[..to];
        let mut start = from;
        loop {
            let next = behind_times(start, self.times);
            // 会议要求，一是县住建局要…
            let listed = next > 0 && norm.get(next - 1).is_some_and(|c| among!(";:", *c));
            let next =
                mark(norm, next).filter(|found| found.spoken || listed).map_or(next, |found| found.end);
            let next = OPENERS
                .at(norm, next)
                .filter(|(opener, _)| *opener != "明确" || !self.of_duties(start, to))
                // 由县城向乡村延伸: from where.
                .filter(|(opener, after)| !opener.ends_with('由') || is_by(norm, *after - 1))
                // 请求法院确认…: what is applied for.
                // 请假须经…
                .filter(|(opener, after)| {
                    !opener.ends_with('请') || !norm.get(*after).is_some_and(|c| among!("求假示教", *c))
                })
                // 指定医院要…: those that were chosen.
                .filter(|(opener, after)| {
                    let kind = words!["医院", "机构", "单位", "学校", "银行", "人员"].at(norm, *after);
                    *opener != "指定" || kind.is_none()
                })
                .map_or(next, |(_, after)| after);
            // 限各镇3月底前…, 需县财政局安排…
            let bound = next < to
                && among!("限需", norm[next])
                && norm.get(next + 1).is_some_and(|c| among!("各县市区镇乡", *c));
            let next = next + usize::from(bound);
            // “转县教体局阅办
            let quoted = next < to && norm[next] == '“' && norm.get(next + 1) == Some(&'转');
            let next = next + usize::from(quoted);
            let handed = next + 1 < to && norm[next] == '转' && hands_on(norm, next + 1);
            let next = next + usize::from(handed);
            let next = handed_to(norm, next).unwrap_or(next);
            // 你们财政局拿…
            let yours = is(norm, next, "你们") && matter_behind(norm, next + 2).is_some();
            let next = next + if yours { 2 } else { 0 };
            let next = self.behind_speaker(next, to).unwrap_or(next);
            let next = self.behind_tasks(next, to).unwrap_or(next);
            if next == start || next >= to {
                return start;
            }
            start = next;
        }
    }

    /// 明确县级政府加强监管的职责: whose duty is made plain, and nobody who acts.
    pub(crate) fn of_duties(&self, start: usize, to: usize) -> bool {
        words!["职责", "责任", "分工", "任务"]
            .before(&self.clean.norm[..to], to)
            .is_some_and(|(_, at)| at > start)
    }

    /// 各项任务的责任单位要…: behind what they answer for.
    pub(crate) fn behind_tasks(&self, start: usize, to: usize) -> Option<usize> {
        const LONG: usize = 12;
        let norm = &self.clean.norm[..to];
        let (_, begin) = words!["各项"].at(norm, start)?;
        (begin..to.min(begin + LONG)).find(|at| norm[*at] == '的').map(|at| at + 1).filter(|at| *at < to)
    }

    /// 周某要求各镇…: behind a person who tells others to act.
    pub(crate) fn behind_speaker(&self, start: usize, to: usize) -> Option<usize> {
        static SAYS: Words = Words::of(&["要求", "强调", "指出", "希望"]);
        let norm = &self.clean.norm[..to];
        let (_, behind) = SAYS.all(norm, start + 2, to.min(start + 5)).next()?;
        // 调研组希望各镇…
        let team = norm[behind - 3] == '组';
        let named = team || is_person(norm, start, behind - 2);
        (named && behind < to).then_some(behind)
    }
}

/// 认定的事交给县城管局负责: behind the word that gives it to somebody who takes it on.
fn handed_to(norm: &[char], from: usize) -> Option<usize> {
    const FAR: usize = 24;
    static TAKEN: Words =
        Words::of(&["负责", "牵头", "办理", "承担", "承办", "处理", "落实", "研究", "去办"]);
    let (_, behind) = words!["交给", "交由"].all(norm, from, norm.len().min(from + FAR)).next()?;
    TAKEN.within(norm, behind, norm.len()).then_some(behind)
}
