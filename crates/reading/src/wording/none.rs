//! None of what is named: 不发生…, 零事故, 不燃一把火.

use crate::lexicon::{Words, among, is_han, words};
use crate::metric::strip;
use crate::{Comparator, Target};

use super::Place;

/// What must never happen follows. Longer ones first.
static NEVER: Words = Words::of(&[
    "绝不允许出现",
    "坚决不新增",
    "严禁新增",
    "严禁出现",
    "不得出现",
    "不得发生",
    "不得形成",
    "不得新增",
    "不再新增",
    "不新增",
    "绝不允许发生",
    "决不允许发生",
    "不允许出现",
    "不允许发生",
    "坚决防止发生",
    "坚决杜绝",
    "坚决遏制",
    "坚决防止",
    "杜绝发生",
    "严禁发生",
    "不再发生",
    "绝不发生",
    "决不发生",
    "不发生",
    "不出现",
    "杜绝",
]);

/// What must not happen to what stands before (国有资产不流失); nothing follows.
static KEPT: Words = Words::of(&[
    "不流失",
    "不欠账",
    "不反弹",
    "不丢分",
    "不撂荒",
    "不断供",
    "不返贫",
    "不失守",
    "不脱管",
    "不漏管",
    "不死人",
    "不伤人",
    "不亡人",
    "不垮坝",
    "不溃坝",
    "不决堤",
    "不溃堤",
]);

/// Behind what must not happen even once (不燃一把火, 不许再冒一处烟, 不得拖欠一分钱), and whether it says that nobody may be left out
/// (不漏一户).
pub(super) fn not_one(text: &[char], at: usize) -> Option<(bool, usize)> {
    static OUT: Words = Words::of(&["落下", "漏", "落", "少", "丢", "掉"]);
    static HAPPENS: Words =
        Words::of(&["拖欠", "燃", "冒", "着", "死", "伤", "亡", "倒", "垮", "溃", "欠", "让", "误", "错"]);
    let (_, at) = words!["不得", "不许", "不准", "不能", "不要", "不可", "不"].at(text, at)?;
    let at = words!["再"].at(text, at).map_or(at, |(_, behind)| behind);
    let out = OUT.at(text, at).map(|(_, behind)| (true, behind));
    let (all, one) = out.or_else(|| HAPPENS.at(text, at).map(|(_, behind)| (false, behind)))?;
    let counted = text.get(one) == Some(&'一')
        && text.get(one + 1).is_some_and(|c| among!("把处户人起栋座库坝堤项个例件分亩粒头条家次丝名片", *c));
    counted.then_some((all, one + 1))
}

impl Place<'_> {
    /// 不发生…, 零事故
    pub(super) fn none(&self, text: &[char]) -> Option<(Target, usize)> {
        if let Some((_, end)) =
            KEPT.at(text, self.at).filter(|(_, end)| self.stop(*end) == *end || text[*end] == '”')
        {
            // 做到不死人: what is kept from says it all.
            let before = self.before();
            let led = before.ends_with("做到") || before.is_empty();
            let metric = if led { self.clean.quote(self.at, end) } else { before };
            return Some((self.make(metric, Comparator::Zero, Some("0"), "", end), end));
        }
        // 新增隐性债务为零
        let zero = words!["零"].at(text, self.at).filter(|(_, end)| self.stop(*end) == *end);
        if let Some((_, end)) = zero
            && let Some((_, link)) = words!["为", "归", "保持", "降为", "降到"].before(text, self.at)
        {
            let metric = self.clean.quote(strip(text, self.clause, link), link);
            return Some((self.make(metric, Comparator::Zero, Some("0"), "", end), end));
        }
        // “两个清零” is the name of a line of work.
        let named = self.at > 0 && among!("个项两三双", text[self.at - 1]);
        if let Some(cleared) = self.cleared(text).filter(|_| !named) {
            return Some(cleared);
        }
        // 消除劣Ⅴ类断面
        if let Some((_, end)) = words!["消除劣Ⅴ类", "消除劣V类"].at(text, self.at) {
            let metric = self.clean.quote(self.at + 2, self.stop(end).max(end));
            return Some((self.make(metric, Comparator::Zero, Some("0"), "", end), end));
        }
        let (never, end) = NEVER.at(text, self.at).filter(|_| !named)?;
        // 新的隐性债务
        let ends = |i: &usize| among!(",;。、的!", text[*i]) && !(text[*i] == '的' && text[*i - 1] == '新');
        let stop = (end..self.to).find(ends).unwrap_or(self.to).min(end + 24);
        let metric = self.clean.quote(end, stop);
        // 守住不发生规模性返贫底线
        let metric = metric.trim_end_matches("底线").trim_end_matches('的').to_owned();
        // 坚决遏制重特大事故发生; 坚决遏制盲目发展 counts nothing.
        let held = matches!(never, "坚决遏制" | "坚决防止");
        let metric = match metric.strip_suffix("发生") {
            Some(event) if held => event.to_owned(),
            None if held => return None,
            _ => metric,
        };
        // 坚决杜绝散煤燃烧现象: a bad habit has no count.
        let habit = ["现象", "行为", "做法", "思想", "倾向"].iter().any(|words| metric.ends_with(words));
        if habit && never.contains("杜绝") {
            return None;
        }
        Some((self.make(metric, Comparator::Zero, Some("0"), "", stop), stop))
    }

    /// 零事故, 动态清零黑臭水体. 创建“零事故”社区 is what it is called; 实现“零事故” is to be reached.
    fn cleared(&self, text: &[char]) -> Option<(Target, usize)> {
        static CLEARED: Words = Words::of(&[
            "零发生",
            "零事故",
            "零火点",
            "零死亡",
            "零上访",
            "零投诉",
            "零返贫",
            "零增长",
            "动态清零",
            "清零",
        ]);
        let (_, end) = CLEARED.at(text, self.at).or_else(|| self.quoted_zero(text))?;
        // 清零47户: the count says it all.
        let counted = text.get(end).is_some_and(char::is_ascii_digit);
        let none = text[self.at] == '零';
        let quoted = none && self.at > self.clause && among!("“\"", text[self.at - 1]);
        let called =
            quoted && words!["实现", "达到", "确保", "保持", "做到"].before(text, self.at - 1).is_none();
        if counted || called || words!["销号", "全部"].before(text, self.at).is_some() {
            return None;
        }
        let before = self.before();
        let metric = match (quoted || before.is_empty(), none) {
            (false, _) => before,
            (true, true) => self.clean.quote(self.at + 1, end),
            (true, false) => self.clean.quote(end, self.stop(end).max(end)),
        };
        Some((self.make(metric, Comparator::Zero, Some("0"), "", end), end))
    }

    /// 实现“零坠冰”: none of what a quotation of a few characters names.
    fn quoted_zero(&self, text: &[char]) -> Option<(&'static str, usize)> {
        const LONG: usize = 6;
        let near = text.len().min(self.at + LONG);
        let close = (self.at + 2..near).find(|at| text[*at] == '”')?;
        let opened = self.at > 0 && text[self.at] == '零' && text[self.at - 1] == '“';
        let led = words!["实现", "达到", "确保", "保持", "做到"].before(text, self.at.saturating_sub(1));
        let plain = text[self.at..close].iter().all(|c| is_han(*c));
        (opened && led.is_some() && plain && text.get(self.at + 1) != Some(&'距')).then_some(("零", close))
    }

    /// 不燃一把火、不冒一处烟: none of it; 不漏一户、不落一人: all of them. What goes on with it says the same again.
    pub(super) fn none_missed(&self, text: &[char], last: Option<&Target>) -> Option<(Target, usize)> {
        const LONG: usize = 8;
        let (all, behind) = not_one(text, self.at)?;
        let end = self.stop(behind).min(behind + LONG);
        let here = self.clean.span(self.at, self.at + 1).start;
        let low = self.clause.max(self.at.saturating_sub(2 * LONG));
        let again = last.is_some_and(|last| last.inferred && last.span.end < here)
            && text[..self.at].ends_with(&['、'])
            && (low..self.at).any(|at| not_one(text, at).is_some());
        if again {
            return None;
        }
        let (op, value) = if all { (Comparator::All, None) } else { (Comparator::Zero, Some("0")) };
        Some((self.make(self.clean.quote(self.at, end), op, value, "", end), end))
    }
}
