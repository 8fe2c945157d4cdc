//! Targets in words: 全部, 不发生, 同步, 每项, 达到…级, 翻一番, 零的突破, 高于全省平均.

use crate::bounds::member_end;
use crate::clean::Clean;
use crate::lexicon::{Words, among, find, is, words};
use crate::metric::{strip, strip_links};
use crate::{Comparator, Target};

mod none;
mod whole;

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
            | '所'
            | '各'
            | '稳'
            | '升'
            | '应'
            | '翻'
            | '倍'
            | '高'
            | '快'
            | '优'
            | '好'
            | '一'
            | '消'
    )
}

/// Comparisons with others, the longer ones first.
static THAN: &[(Comparator, Words)] = &[
    (Comparator::AtLeast, Words::of(&["不低于", "不慢于"])),
    (Comparator::AtMost, Words::of(&["不高于"])),
    (Comparator::MoreThan, Words::of(&["高于", "快于", "优于", "好于"])),
];

/// Those with whom officials compare: a level that is published.
#[rustfmt::skip]
static OTHERS: Words = Words::of(&[
    "全国平均", "全省平均", "全市平均", "全县平均", "全区平均", "全国、全省平均", "全省、全市平均", "全国和全省平均", "国家平均", "省平均", "市平均", "省定", "省均", "市均",
    "全国水平", "全省水平", "全市水平", "全国增速", "全省增速", "全市增速", "经济增长", "经济增速", "GDP增速", "GDP增长", "地区生产总值增速", "地区生产总值增长", "城镇居民",
]);

/// The target in words that begins at `at` in a clause, and where to go on. `last` is the target before it; `led` says that
/// something stands before the day that stands before it.
pub(crate) fn target(
    clean: &Clean,
    (clause, to): (usize, usize),
    at: usize,
    last: Option<&Target>,
    led: bool,
) -> Option<(Target, usize)> {
    let text = &clean.norm[..to];
    let place = Place { clean, clause, at, to };
    if let Some(compared) = place.than(text) {
        return Some(compared);
    }
    match text[at] {
        '翻' | '倍' => place.doubled(text),
        '零' if words!["零的突破", "零突破", "零的跨越"].at(text, at).is_some() => {
            place.first(text)
        }
        '不' if none::not_one(text, at).is_some() => place.none_missed(text, last),
        '不' | '杜' | '坚' | '零' | '绝' | '决' | '严' | '动' | '清' | '消' => place.none(text),
        '全' => place.all(text, last, led).or_else(|| place.every(text)),
        '一' => place.none_left(text, last).or_else(|| place.without_fail(text)),
        '每' if is(text, at, "每项") => {
            let metric = clean.quote(at, (at + 10).min(to));
            Some((place.make(metric, Comparator::All, None, "", at + 2), at + 2))
        }
        '所' => place.every(text),
        '各' => place.tasks(text),
        '基' | '同' | '保' => place.pace(text).or_else(|| place.class(text)),
        '应' => place.whoever(text),
        '达' | '到' => place.grade(text).or_else(|| place.class(text)),
        '稳' => place.class(text),
        '升' => place.grade(text),
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

    /// The words of the clause before, without those that only lead to what follows.
    fn before(&self) -> String {
        const LONG: usize = 80;
        let norm = &self.clean.norm;
        let clause = self.clause.max(self.at.saturating_sub(LONG));
        let start = strip(norm, clause, self.at);
        let stop = strip_links(norm, start, self.at);
        // 在绿色工厂上实现零突破
        let placed = start < stop && norm[start] == '在' && norm[stop..self.at].contains(&'上');
        self.clean.quote(start + usize::from(placed), stop)
    }

    /// 翻一番, 翻两番, 实现倍增: as many times as much. 倍增计划 is a name.
    fn doubled(&self, text: &[char]) -> Option<(Target, usize)> {
        let (words, end) = words!["翻一番", "翻两番", "翻番", "翻倍", "倍增"].at(text, self.at)?;
        let led = words!["实现", "力争", "再", "达到"].before(text, self.at).is_some();
        if words == "倍增" && !(led && self.stop(end) == end) {
            return None;
        }
        let times = if words == "翻两番" { "4" } else { "2" };
        Some((self.make(self.before(), Comparator::Equal, Some(times), "倍", end), end))
    }

    /// 零的突破: the first of its kind.
    fn first(&self, text: &[char]) -> Option<(Target, usize)> {
        let (_, end) = words!["零的突破", "零突破", "零的跨越"].at(text, self.at)?;
        Some((self.make(self.before(), Comparator::AtLeast, Some("1"), "", end), end))
    }

    /// 高于全省平均水平: no number, but one that is published. 高于全市平均2个百分点 has a number of its own.
    fn than(&self, text: &[char]) -> Option<(Target, usize)> {
        let (op, begin) =
            THAN.iter().find_map(|(op, words)| words.at(text, self.at).map(|(_, end)| (*op, end)))?;
        let stop = member_end(&self.clean.norm, begin, self.to.min(begin + 16));
        // 高于全市农民平均水平
        let average = || {
            words!["全国", "全省", "全市", "全县", "全区", "国家"].at(text, begin).is_some()
                && words!["平均", "平均水平", "平均增速", "平均增幅"].before(&text[..stop], stop).is_some()
        };
        if OTHERS.at(text, begin).is_none() && !average() {
            return None;
        }
        if text[begin..stop].iter().any(char::is_ascii_digit) {
            return None;
        }
        let others = self.clean.quote(begin, stop);
        Some((self.make(self.before(), op, None, &others, stop), stop))
    }

    /// Where the clause ends.
    fn stop(&self, end: usize) -> usize {
        member_end(&self.clean.norm, end, self.to)
    }

    /// 与…同步
    fn pace(&self, text: &[char]) -> Option<(Target, usize)> {
        let paired = || find(text, self.clause, self.at, "与").is_some();
        static FOLLOWS: Words = Words::of(&[
            "投用",
            "投入使用",
            "投入运营",
            "建成",
            "交付",
            "竣工",
            "完工",
            "开工",
            "改造",
            "上调",
            "跟上",
            "安装",
        ]);
        static BUILT: Words = Words::of(&[
            "实施",
            "使用",
            "投入使用",
            "投用",
            "建成",
            "交付",
            "竣工",
            "完工",
            "开工",
            "迁改",
            "迁移",
            "推进",
            "建设",
        ]);
        let (_, end) = words!["基本同步", "同步增长", "保持同步"].at(text, self.at).or_else(|| {
            let ends = |end: usize| {
                let end = BUILT.at(text, end).map_or(end, |(_, behind)| behind);
                self.stop(end) == end
            };
            // 配套幼儿园同步投用: with what was told before.
            let own = |end: usize| {
                FOLLOWS.at(text, end).is_some_and(|(_, behind)| self.stop(behind) == behind)
                    && self.before().chars().count() > 1
            };
            words!["同步"].at(text, self.at).filter(|(_, end)| paired() && ends(*end) || own(*end))
        })?;
        Some((self.make(self.before(), Comparator::Sync, None, "", end), end))
    }

    /// 水质稳定在Ⅲ类以上: a class of water, which is no number.
    fn class(&self, text: &[char]) -> Option<(Target, usize)> {
        static LED: Words = Words::of(&[
            "稳定达到或优于",
            "达到或优于",
            "稳定达到",
            "稳定保持在",
            "稳定保持",
            "稳定在",
            "保持在",
            "达到",
            "到达",
            "保持",
            "达",
        ]);
        let (led, begin) = LED.at(text, self.at)?;
        let (_, begin) =
            words!["国家地表水", "地表水环境质量", "地表水", "国家"].at(text, begin).unwrap_or((led, begin));
        let class =
            text.get(begin..)?.iter().take(3).take_while(|c| among!("ⅠⅡⅢⅣⅤIV一二三四五", **c)).count();
        let end = begin + class + 1;
        if class == 0 || !is(text, end - 1, "类") {
            return None;
        }
        let more = words!["及以上", "或以上", "以上"].at(text, end);
        let behind = more.map_or(end, |(_, behind)| behind);
        // 达到Ⅲ类的断面比例: whose share is to be reached.
        let (_, stop) =
            words!["标准", "水质标准", "水体标准", "水质"].at(text, behind).unwrap_or(("", behind));
        if self.stop(stop) != stop {
            return None;
        }
        let op =
            if more.is_some() || led.ends_with("优于") { Comparator::AtLeast } else { Comparator::Equal };
        let target = self.make(self.before(), op, None, &self.clean.quote(begin, end), stop);
        Some((Target { inferred: false, ..target }, stop))
    }

    /// 达到D级标准: a grade and no number.
    fn grade(&self, text: &[char]) -> Option<(Target, usize)> {
        let (_, begin) = words!["达到", "到达", "升至", "升到"].at(text, self.at)?;
        let letters =
            text[begin..].iter().take(4).take_while(|c| c.is_ascii_uppercase() || **c == '+').count();
        let graded = is(text, begin + letters, "级");
        let end = begin + letters + usize::from(graded);
        // 信用评级升至AA+
        let rated = letters > 1 && self.stop(end) == end && self.before().ends_with("评级");
        if letters == 0 || !graded && !rated {
            return None;
        }
        let unit = self.clean.quote(begin, end);
        let target = self.make(self.before(), Comparator::Equal, None, &unit, end);
        Some((Target { inferred: false, ..target }, end))
    }
}
