//! Times named by festivals, seasons and meetings: 春节前, 中秋国庆期间, 节前, 汛期前, 两会前.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::deadline::{Deadline, Needs, Open, Precision};
use crate::festival;
use crate::period::Period;
use crate::scan::Scan;
use crate::solar;
use crate::words::{Words, words};
use crate::work::DayKind;

/// Ways to write a festival, and its name in the calendar. Longer ones first.
#[rustfmt::skip]
const FESTIVALS: &[(&str, &str)] = &[
    ("春节", "春节"), ("除夕", "春节"), ("元宵节", "元宵"), ("元宵", "元宵"), ("元旦", "元旦"), ("清明节", "清明"), ("清明", "清明"), ("国际劳动节", "五一"), ("劳动节", "五一"), ("五一节", "五一"), ("五一", "五一"),
    ("端午节", "端午"), ("端午", "端午"), ("中秋节", "中秋"), ("中秋", "中秋"), ("重阳节", "重阳"), ("重阳", "重阳"), ("国庆节", "国庆"), ("国庆", "国庆"), ("十一", "国庆"),
    ("七一", "七一"), ("建党节", "七一"), ("八一", "八一"), ("建军节", "八一"), ("六一", "六一"), ("儿童节", "六一"), ("妇女节", "妇女节"), ("青年节", "青年节"), ("教师节", "教师节"),
];

/// The ways to write them.
const NAMES: [&str; FESTIVALS.len()] = {
    let mut written = [""; FESTIVALS.len()];
    let mut index = 0;
    while index < FESTIVALS.len() {
        written[index] = FESTIVALS[index].0;
        index += 1;
    }
    written
};
static WRITTEN: Words = Words::of(&NAMES);
static TERMS: Words = Words::of(&solar::TERMS);

/// Pairs and the festival to come.
static PAIRS: Words = Words::of(&["两节", "双节"]);
static TO_COME: Words = Words::of(&["节日", "节"]);

/// Seasons that begin when the place says so.
#[rustfmt::skip]
static SEASONS: Words = Words::of(&[
    "主汛期", "汛期", "汛", "入汛", "入冬", "冬季", "采暖季", "采暖期", "供暖季", "供暖期", "供暖", "开学", "雨季", "秋收", "春耕", "入春", "春季开学", "秋季开学",
]);

/// Meetings whose day the text does not tell.
static MEETINGS: Words = Words::of(&["两会", "会"]);

static BEFORE: Words = Words::of(&["来临之前", "来临前", "到来之前", "到来前", "之前", "以前", "前夕", "前"]);

/// What a festival is the day of.
#[rustfmt::skip]
static READY: Words = Words::of(&[
    "完工", "竣工", "建成", "通车", "投用", "投入使用", "投入运营", "开园", "开馆", "开业", "启用", "交付", "封顶", "通水", "通气", "对外开放",
]);

impl Scan<'_> {
    /// A time named by a festival, a season or a meeting.
    pub(crate) fn festive(&self, start: usize) -> Option<Deadline> {
        let quote = self.skip(start, words!["“", "\""]);
        let found = self.festive_at(start, quote)?;
        // 节前 and 两节期间 are those that come next.
        let next =
            found.due.is_some() && self.any(quote, &PAIRS).or_else(|| self.any(quote, &TO_COME)).is_some();
        Some(if next { Deadline { needs: Needs::Day, ..found } } else { found })
    }

    fn festive_at(&self, start: usize, quote: usize) -> Option<Deadline> {
        if let Some((name, end)) = self.any(quote, &SEASONS).or_else(|| self.any(quote, &MEETINGS)) {
            let end = self.before(end)?;
            let reason = if SEASONS.place(name).is_some() { Open::Season } else { Open::Event };
            // 机会前 and 大会前 are words of their own.
            let word = name == "会" && !self.clause_start(start);
            return (!word).then(|| self.open(start, end, reason));
        }
        let (names, end) = self.names(quote).or_else(|| self.term(quote))?;
        let end = self.skip(end, words!["小长假", "假期", "长假", "假日"]);
        if let Some(after) = self.before(end) {
            return Some(self.by_the_eve(start, after, &names));
        }
        // 国庆节建成通车: ready on the day.
        if self.any(end, &READY).is_some() {
            return Some(self.on_the_day(start, end, &names));
        }
        let (_, after) = self.any(end, words!["期间"])?;
        Some(self.during(start, after, &names))
    }

    /// A season of a year that is named (今年入冬前, 明年春季): it has no day.
    pub(crate) fn season_of(&self, start: usize, at: usize) -> Option<Deadline> {
        if let Some((_, end)) = self.any(at, &SEASONS)
            && let Some(end) = self.before(end)
        {
            return Some(self.open(start, end, Open::Season));
        }
        let (_, end) =
            self.any(at, words!["春季", "夏季", "秋季", "冬季", "冬春", "汛期", "入冬", "入汛", "开春"])?;
        Some(Deadline { bounded: false, ..self.open(start, end, Open::Season) })
    }

    /// A festival of a year that is named: 2027年春节前.
    pub(crate) fn festival_of(&self, start: usize, at: usize, year: i16) -> Option<Deadline> {
        let quote = self.skip(at, words!["“", "\""]);
        if !FESTIVALS.iter().any(|(written, _)| self.is(quote, written)) {
            return None;
        }
        let in_year = Scan { anchor: Date::new(year, 1, 1).ok()?, ..*self };
        in_year.festive(at).map(|found| Deadline { start, ..found })
    }

    /// Behind 前 and its like, when it ends the expression.
    fn before(&self, at: usize) -> Option<usize> {
        let (_, end) = self.any(at, &BEFORE)?;
        (!"后期列沿景端".contains(*self.chars.get(end).unwrap_or(&' '))).then_some(end)
    }

    /// The festivals named from `at` on (中秋、国庆), and behind them.
    fn names(&self, at: usize) -> Option<(Vec<&'static str>, usize)> {
        if let Some((_, end)) = self.any(at, &PAIRS) {
            return Some((self.pair(), end));
        }
        if let Some((_, end)) = self.any(at, &TO_COME) {
            // 环节前 and 细节前 are words of their own, 护士节前 a day.
            let word = self.behind(
                at,
                "环细情章季关调枝礼脱小音时使气过名拜骨春佳一二三两士者化游收水摘诞亲灯艺茶果花酒",
            );
            return (self.clause_start(at) || !word && self.before(end).is_some())
                .then(|| (self.to_come(), end));
        }
        let (mut names, mut end) = (Vec::new(), at);
        loop {
            let from =
                if names.is_empty() { end } else { self.skip(end, words!["、", "和", "及", "与"]) };
            let from = self.skip(from, words!["“", "\""]);
            let Some((written, behind)) = self.any(from, &WRITTEN) else { break };
            let named = FESTIVALS.iter().filter(|(known, _)| *known == written && names.len() < 4);
            names.extend(named.map(|(_, name)| *name).next());
            end = self.skip(behind, words!["”节", "”", "\""]);
        }
        end = self.skip(end, &PAIRS);
        (!names.is_empty()).then_some((names, end))
    }

    /// A solar term (谷雨前), and behind it.
    fn term(&self, at: usize) -> Option<(Vec<&'static str>, usize)> {
        let (term, end) = self.any(at, &TERMS)?;
        let told = self.any(end, words!["节气", "时节"]).map(|(_, behind)| behind);
        let term = solar::TERMS.iter().find(|known| **known == term)?;
        (told.is_some() || !solar::WORDS_TOO.contains(term)).then(|| (vec![*term], told.unwrap_or(end)))
    }

    /// Which two festivals are meant by 两节: 中秋 and 国庆 from July until they are over, 元旦 and 春节 after that.
    fn pair(&self) -> Vec<&'static str> {
        let autumn = self.anchor.month() >= 7 && (self.anchor.month(), self.anchor.day()) <= (10, 1);
        if autumn { vec!["中秋", "国庆"] } else { vec!["元旦", "春节"] }
    }

    /// The statutory holiday that comes next.
    fn to_come(&self) -> Vec<&'static str> {
        let next = |name: &&str| festival::next(name, self.anchor).unwrap_or(Date::MAX);
        festival::STATUTORY.iter().copied().min_by_key(next).into_iter().collect()
    }

    /// The next day of each festival, and the first of them; a second that lies more than half a year on was over.
    fn days(&self, names: &[&'static str]) -> Result<Vec<Date>, i16> {
        let mut days =
            names.iter().map(|name| festival::next(name, self.anchor)).collect::<Result<Vec<_>, _>>()?;
        days.sort();
        let first = days[0];
        days.retain(|day| (*day - first).get_days() < 180);
        Ok(days)
    }

    fn on_the_day(&self, start: usize, end: usize, names: &[&'static str]) -> Deadline {
        match self.days(names) {
            Ok(days) => self.due(start, end, Period::day(days[0]), false),
            Err(year) => Deadline { bounded: false, ..self.open(start, end, Open::NoData(year)) },
        }
    }

    fn by_the_eve(&self, start: usize, end: usize, names: &[&'static str]) -> Deadline {
        match self.days(names).map(|days| days[0].yesterday()) {
            Ok(Ok(eve)) => self.due(start, end, Period::day(eve), true),
            Ok(Err(_)) => self.open(start, end, Open::Event),
            Err(year) => self.open(start, end, Open::NoData(year)),
        }
    }

    /// From the first day off of the first festival to the last of the last; other festivals are a day.
    fn during(&self, start: usize, end: usize, names: &[&'static str]) -> Deadline {
        let period = self.days(names).and_then(|days| {
            let (first, last) = (days[0], days[days.len() - 1]);
            let off = names.iter().any(|name| festival::STATUTORY.contains(name));
            let (from, due) = if off { (self.edge(first, -1)?, self.edge(last, 1)?) } else { (first, last) };
            Ok(Period { from, due, precision: Precision::TenDays })
        });
        match period {
            Ok(period) => self.due(start, end, period, false),
            Err(year) => Deadline { bounded: false, ..self.open(start, end, Open::NoData(year)) },
        }
    }

    /// The outermost day of a holiday.
    fn edge(&self, mut day: Date, step: i8) -> Result<Date, i16> {
        self.calendar.day(day).map_err(|lacking| lacking.year)?;
        while let Ok(next) = day.checked_add(step.days()) {
            // A year without notice ends what the notices say of New Year's Day.
            if !matches!(self.calendar.day(next), Ok(DayKind::Holiday(_))) {
                break;
            }
            day = next;
        }
        Ok(day)
    }
}
