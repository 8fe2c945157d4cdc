//! Values of a measure by period, drawn; the table of values beside it says the same in numbers.

use jiff::civil::Date;
use ledger::{Decimal, Period};
use service::{GoalLine, MeasureValues, ValueLine};

use crate::shell::Shell;

/// Lines that can be told apart.
const LINES: usize = 4;
/// Periods that are drawn.
const PERIODS: usize = 24;
/// Words on the axis.
const TICKS: usize = 4;
/// Height of the drawing, and where the highest and the lowest value stand in it.
const HEIGHT: i64 = 200;
const TOP: i64 = 24;
const BOTTOM: i64 = 168;
/// How near the value at the end may come to the line of the goal before it is written on the other side.
const NEAR: i64 = 30;
/// Room at both sides, in ten-thousandths of the width.
const SIDE: i64 = 500;

/// Lines over the periods. Places across are ten-thousandths of the width, and percent for what is drawn unstretched.
pub(super) struct Chart {
    pub(super) height: i64,
    pub(super) lines: Vec<Line>,
    /// Words of the axis: place and period.
    pub(super) ticks: Vec<(String, String)>,
    pub(super) axis: i64,
    /// Levels: how high, and the value.
    pub(super) levels: Vec<(i64, String)>,
    /// What is to be reached.
    pub(super) goal: Option<(i64, String)>,
}

/// The values of the site or of a unit.
pub(super) struct Line {
    /// Which of the lines, from 0.
    pub(super) place: usize,
    pub(super) name: String,
    /// Corners, as a drawing takes them.
    pub(super) corners: String,
    /// Points: place, height, what they say.
    pub(super) points: Vec<(String, i64, String)>,
    /// The value at the end: place, height, words.
    pub(super) last: (String, i64, String),
}

struct Frame {
    first: Date,
    last: Date,
    low: Decimal,
    high: Decimal,
}

impl Frame {
    fn across(&self, day: Date) -> i64 {
        let days = |from: Date, to: Date| i64::from((to - from).get_days());
        let share = days(self.first, day) * 10_000 / days(self.first, self.last).max(1);
        SIDE + share * (10_000 - 2 * SIDE) / 10_000
    }

    fn height(&self, value: Decimal) -> i64 {
        BOTTOM - value.between(self.low, self.high) * (BOTTOM - TOP) / 10_000
    }
}

fn percent(ten_thousandths: i64) -> String {
    format!("{}.{:02}%", ten_thousandths / 100, ten_thousandths % 100)
}

impl Chart {
    /// Nothing where a line would have fewer than two points. The whole site where it has values, else the units that have
    /// most of them.
    pub(super) fn of(shell: &Shell, measure: &MeasureValues) -> Option<Self> {
        let counting: Vec<&ValueLine> = measure.values.iter().filter(|v| v.counts).collect();
        let (periods, lines) = chosen(&counting);
        let shown = || lines.iter().flatten();
        if periods.len() < 2 {
            return None;
        }
        let unit = &measure.line.form.unit;
        // A goal belongs to those whose values are drawn: what a county is to reach is nothing for a town's line.
        let of = |g: &&GoalLine| {
            let now = g.now.as_ref().map(|o| &o.unit);
            g.open && shown().all(|v| Some(&v.line.unit) == now)
        };
        let goal = measure.goals.iter().filter(of).find_map(|g| Some((g.number?, g.goal.clone())));
        let frame = Frame {
            first: periods.first()?.until(),
            last: periods.last()?.until(),
            low: lowest(shown().map(|v| v.number).chain(goal.as_ref().map(|g| g.0)))?,
            high: highest(shown().map(|v| v.number).chain(goal.as_ref().map(|g| g.0)))?,
        };
        let every = periods.len().div_ceil(TICKS);
        let tick = |p: &Period| (percent(frame.across(p.until())), shell.period(p));
        let level = |value: Decimal| (frame.height(value), format!("{value}{unit}"));
        let mut levels = vec![level(frame.high)];
        if frame.low != frame.high {
            levels.push(level(frame.low));
        }
        Some(Self {
            height: HEIGHT,
            ticks: periods.iter().rev().step_by(every).map(tick).collect(),
            axis: HEIGHT - 8,
            levels,
            lines: lines
                .iter()
                .enumerate()
                .filter_map(|(n, values)| {
                    let goal = goal.as_ref().map(|g| frame.height(g.0));
                    line(shell, &frame, (n, values.as_slice()), (measure.site_name.as_str(), goal))
                })
                .collect(),
            goal: goal.map(|(value, words)| (frame.height(value), words)),
        })
    }

    /// Whether lines need names.
    pub(super) fn named(&self) -> bool {
        self.lines.len() > 1
    }
}

/// The latest periods, oldest first, and the values of each line within them.
fn chosen<'a>(counting: &[&'a ValueLine]) -> (Vec<Period>, Vec<Vec<&'a ValueLine>>) {
    let mut by: Vec<(Option<&str>, Vec<&'a ValueLine>)> = Vec::new();
    for v in counting {
        let of = v.line.unit.as_ref().map(|u| u.id.as_str());
        match by.iter_mut().find(|(unit, _)| *unit == of) {
            Some((_, values)) => values.push(v),
            None => by.push((of, vec![v])),
        }
    }
    if by.iter().any(|(of, values)| of.is_none() && values.len() > 1) {
        by.retain(|(of, _)| of.is_none());
    }
    by.sort_by_key(|(_, values)| std::cmp::Reverse(values.len()));
    by.truncate(LINES);
    let mut periods: Vec<Period> =
        by.iter().flat_map(|(_, values)| values.iter().map(|v| v.line.period)).collect();
    periods.sort_by_key(|p| p.until());
    periods.dedup();
    let since = periods.split_off(periods.len().saturating_sub(PERIODS));
    let within = |v: &&ValueLine| since.contains(&v.line.period);
    let lines = by.into_iter().map(|(_, values)| values.into_iter().rev().filter(within).collect()).collect();
    (since, lines)
}

fn line(
    shell: &Shell,
    frame: &Frame,
    (number, values): (usize, &[&ValueLine]),
    (site, goal): (&str, Option<i64>),
) -> Option<Line> {
    let place = |v: &ValueLine| (frame.across(v.line.period.until()), frame.height(v.number));
    let last = values.last()?;
    let corners: Vec<String> = values.iter().map(|v| place(v)).map(|(x, y)| format!("{x},{y}")).collect();
    let point = |v: &&ValueLine| {
        let (x, y) = place(v);
        (percent(x), y, format!("{} {}", shell.period(&v.line.period), v.line.value))
    };
    let (x, y) = place(last);
    let below = goal.is_some_and(|goal| goal <= y && y - goal < NEAR);
    Some(Line {
        place: number,
        name: last.line.unit.as_ref().map_or_else(|| site.to_owned(), |u| u.name.clone()),
        corners: corners.join(" "),
        points: values.iter().map(point).collect(),
        last: (percent(x), if below { y + 20 } else { y - 10 }, last.line.value.clone()),
    })
}

fn lowest(numbers: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    numbers.reduce(|a, b| if b.compare(0, a, 0).is_some_and(|o| o.is_lt()) { b } else { a })
}

fn highest(numbers: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    numbers.reduce(|a, b| if b.compare(0, a, 0).is_some_and(|o| o.is_gt()) { b } else { a })
}
