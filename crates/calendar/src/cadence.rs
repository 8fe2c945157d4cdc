//! Rhythms (每月25日前, 一周一调度) and words that only press (尽快).

use crate::deadline::{Deadline, Kind, Needs, Open};
use crate::scan::Scan;
use crate::words::{Words, words};

/// Pressing words that fix no day.
#[rustfmt::skip]
static VAGUE: Words = Words::of(&[
    "尽快", "尽早", "抓紧", "如期", "按期", "按时", "迅速", "限期", "限时", "立即", "马上", "第一时间", "早日", "会后", "近期", "及早", "即日起",
    "从速", "火速",
]);

/// Rhythms without a counted unit.
#[rustfmt::skip]
static CADENCE: Words = Words::of(&[
    "常态化", "经常性", "不定期", "定期", "逐月", "逐季", "逐周", "逐日", "按月", "按季度", "按季", "按周", "按日", "按旬", "按年度", "双周", "双月",
]);

/// Rhythms that a bare unit gives before one of these words (月调度, 周通报, 日调度).
#[rustfmt::skip]
static RHYTHM_VERBS: Words = Words::of(&[
    "调度", "通报", "开展一次", "小结", "会商", "研判", "汇总", "报告", "报送", "督查", "清零", "一调度", "一通报", "一研判", "一报告", "一督查", "一报送",
    "一小结", "一会商", "一考核", "一总结", "一评估", "一排名", "一公示", "一公布", "一汇报", "一汇总", "一分析", "一检查", "一更新", "一点评", "一复盘", "一报", "一督导", "一例会", "一碰头", "一次", "排名", "公示",
]);

/// Units of a rhythm. Longer ones first.
#[rustfmt::skip]
static UNITS: Words = Words::of(&[
    "半年", "半个月", "半月", "季度", "月份", "年度", "工作日", "星期", "年", "季", "月", "周", "日", "天", "旬",
]);

/// Days of the week.
pub(crate) static WEEKDAYS: Words = Words::of(&["一", "二", "三", "四", "五", "六", "日", "天"]);

impl Scan<'_> {
    pub(crate) fn vague(&self, at: usize) -> Option<Deadline> {
        let (_, end) = self.any(at, &VAGUE)?;
        Some(Deadline { kind: Kind::Vague, bounded: false, ..self.open(at, end, Open::Pressing) })
    }

    pub(crate) fn cadence(&self, at: usize) -> Option<Deadline> {
        let hit = |end| Deadline {
            start: at,
            end,
            kind: Kind::Cadence,
            from: None,
            due: None,
            precision: None,
            needs: Needs::Nothing,
            bounded: false,
            open: None,
        };
        if let Some((_, end)) = self.any(at, &CADENCE) {
            return Some(hit(end));
        }
        if self.is(at, "第一时间") {
            return self.vague(at);
        }
        if self.is(at, "每") {
            return self.every(at + 1).map(hit);
        }
        // 一周一调度, 半月一通报, 月调度
        let unit = self.skip(at, words!["一个", "两个", "一", "两", "双", "三", "五", "十"]);
        let led = ["实行", "坚持", "落实", "执行", "推行", "建立", "按照", "实施"]
            .iter()
            .any(|word| self.ends(at, word));
        let (_, end) = self.any(unit, &UNITS)?;
        let rhythm = self.any(end, &RHYTHM_VERBS)?;
        let by_one = rhythm.0.starts_with('一') && (unit > at || self.is(at, "半"));
        if !by_one && (unit > at || !(self.clause_start(at) || led)) {
            return None;
        }
        Some(hit(if by_one || rhythm.0 == "一次" { rhythm.1 } else { end }))
    }

    /// Behind 每.
    fn every(&self, at: usize) -> Option<usize> {
        let mut end = self.skip(at, words!["隔"]);
        if let Some((_, after)) = self.number(end) {
            end = after;
        }
        end += usize::from(self.is(end, "个"));
        let (unit, mut end) = self.any(end, &UNITS)?;
        match unit {
            // 每周五前
            "周" | "星期" => end = self.skip(end, &WEEKDAYS),
            // 每年6月底前
            "年" | "年度" => {
                // 每年1月、7月
                let mut months = None;
                let mut next = end;
                while let Some(behind) = self.of_a_month(next) {
                    months = Some(behind);
                    next = self.skip(behind, words!["、", "和", "及"]);
                    if next == behind {
                        break;
                    }
                }
                if months.is_some() {
                    return months;
                }
            }
            // 每季度首月10日前
            "季度" | "季" => end = self.skip(end, words!["首月", "末月", "第一个月", "最后一个月"]),
            _ => {}
        }
        Some(self.of_a_day(end))
    }

    /// Behind a month of every year, with a day or a part of it (7月, 6月底前, 12月10日前).
    fn of_a_month(&self, at: usize) -> Option<usize> {
        let (_, end) = self.number(at).filter(|(_, after)| self.is(*after, "月"))?;
        Some(self.of_a_day(end + 1))
    }

    /// Behind a day or a part of a month, and what binds to it (每月25日前, 每月上旬).
    fn of_a_day(&self, at: usize) -> usize {
        let mut end = at;
        if let Some((_, after)) =
            self.number(end).filter(|(_, after)| self.is(*after, "日") || self.is(*after, "号"))
        {
            end = after + 1;
        } else {
            end = self.skip(end, words!["上旬", "中旬", "下旬", "初"]);
        }
        self.bound(end).map_or(end, |(_, after)| after)
    }
}
