//! Targets in words: 全部, 不发生, 同步, 每项, 达到…级.

use crate::clean::Clean;
use crate::lexicon::{any, any_before, find, is};
use crate::metric::strip;
use crate::{Comparator, Target};

/// What 全部 does.
#[rustfmt::skip]
const DONE: &[&str] = &["完成", "建成", "开工", "整改", "销号", "落实", "达标", "竣工", "投产", "开通", "纳入", "办结"];

/// Whether a target in words may begin with a character.
pub(crate) fn opens(c: char) -> bool {
    matches!(
        c,
        '不' | '杜'
            | '坚'
            | '零'
            | '绝'
            | '决'
            | '严'
            | '动'
            | '清'
            | '全'
            | '每'
            | '基'
            | '同'
            | '保'
            | '达'
            | '到'
    )
}

/// What must never happen follows. Longer ones first.
const NEVER: [&str; 15] = [
    "绝不允许出现",
    "绝不允许发生",
    "决不允许发生",
    "不允许出现",
    "不允许发生",
    "坚决防止发生",
    "坚决杜绝",
    "杜绝发生",
    "严禁发生",
    "不再发生",
    "绝不发生",
    "决不发生",
    "不发生",
    "不出现",
    "杜绝",
];

/// The target in words that begins at `at` in a clause, and where to go on. `last` is the target before it.
pub(crate) fn target(
    clean: &Clean,
    (clause, to): (usize, usize),
    at: usize,
    last: Option<&Target>,
) -> Option<(Target, usize)> {
    let text = &clean.norm[..to];
    let place = Place { clean, clause, at, to };
    match text[at] {
        '不' | '杜' | '坚' | '零' | '绝' | '决' | '严' | '动' | '清' => place.none(text),
        '全' => place.all(text, last),
        '每' if is(text, at, "每项") => {
            let metric = clean.quote(at, (at + 10).min(to));
            Some((place.make(metric, Comparator::All, None, "", at + 2), at + 2))
        }
        '基' | '同' | '保' => place.pace(text),
        '达' | '到' => place.grade(text),
        _ => None,
    }
}

struct Place<'a> {
    clean: &'a Clean,
    clause: usize,
    at: usize,
    to: usize,
}

impl Place<'_> {
    fn make(&self, metric: String, op: Comparator, value: Option<&str>, unit: &str, end: usize) -> Target {
        Target {
            metric,
            op,
            value: value.map(str::to_owned),
            unit: unit.to_owned(),
            due: None,
            inferred: true,
            span: self.clean.span(self.at, end),
        }
    }

    /// The words of the clause before.
    fn before(&self) -> String {
        const LONG: usize = 80;
        let clause = self.clause.max(self.at.saturating_sub(LONG));
        self.clean.quote(strip(&self.clean.norm, clause, self.at), self.at)
    }

    /// Where the clause ends.
    fn stop(&self, end: usize) -> usize {
        (end..self.to).find(|i| ",;。、!".contains(self.clean.norm[*i])).unwrap_or(self.to)
    }

    /// 不发生…, 零事故
    fn none(&self, text: &[char]) -> Option<(Target, usize)> {
        let cleared = any(text, self.at, &["零发生", "零事故", "动态清零", "清零"]);
        if let Some((_, end)) = cleared.filter(|_| any_before(text, self.at, &["销号", "全部"]).is_none())
        {
            return Some((self.make(self.before(), Comparator::Zero, Some("0"), "", end), end));
        }
        let (_, end) = any(text, self.at, &NEVER)?;
        let stop = (end..self.to).find(|i| ",;。、的!".contains(text[*i])).unwrap_or(self.to).min(end + 24);
        let metric = self.clean.quote(end, stop);
        Some((self.make(metric, Comparator::Zero, Some("0"), "", stop), stop))
    }

    /// 实现全部开工 behind a rate means 100 %; otherwise all of what is named.
    fn all(&self, text: &[char], last: Option<&Target>) -> Option<(Target, usize)> {
        if let Some((_, end)) = any(text, self.at, &["全覆盖", "全域达标", "全面达标"]) {
            return Some((self.make(self.before(), Comparator::All, None, "", end), end));
        }
        let (_, end) = any(text, self.at, &["全部"])?;
        let achieved = any_before(text, self.at, &["实现", "确保", "完成", "达到", "到达"]).is_some();
        let stop = self.stop(end);
        if let Some(rate) = last.filter(|last| achieved && last.unit == "%") {
            return Some((self.make(rate.metric.clone(), Comparator::Equal, Some("100"), "%", stop), stop));
        }
        if !achieved && any(text, end, DONE).is_none() {
            return None;
        }
        // 12个项目必须全部开工: the count says it all.
        let clause = self.clean.span(self.clause, self.clause + 1).start;
        if last.is_some_and(|last| last.op == Comparator::Equal && last.span.end >= clause) {
            return None;
        }
        let before = self.before();
        let metric = if before.chars().count() < 2 { self.clean.quote(end, stop) } else { before };
        Some((self.make(metric, Comparator::All, None, "", end), end))
    }

    /// 与…同步
    fn pace(&self, text: &[char]) -> Option<(Target, usize)> {
        let paired = || find(text, self.clause, self.at, "与").is_some();
        let (_, end) = any(text, self.at, &["基本同步", "同步增长", "保持同步"]).or_else(|| {
            any(text, self.at, &["同步"]).filter(|(_, end)| paired() && self.stop(*end) == *end)
        })?;
        Some((self.make(self.before(), Comparator::Sync, None, "", end), end))
    }

    /// 达到D级标准: a grade and no number.
    fn grade(&self, text: &[char]) -> Option<(Target, usize)> {
        let (_, begin) = any(text, self.at, &["达到", "到达"])?;
        let letters =
            text[begin..].iter().take(4).take_while(|c| c.is_ascii_uppercase() || **c == '+').count();
        let end = begin + letters + 1;
        if letters == 0 || !is(text, end - 1, "级") {
            return None;
        }
        let unit = self.clean.quote(begin, end);
        let target = self.make(self.before(), Comparator::Equal, None, &unit, end);
        Some((Target { inferred: false, ..target }, end))
    }
}
