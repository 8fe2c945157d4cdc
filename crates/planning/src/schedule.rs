//! Back-scheduling (倒排工期): from the due date back to the latest starts, over working days.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::day;
use crate::reason::Reason;

/// Longest step, in working days; a longer one is a typing error.
const LONGEST: u32 = 10_000;

/// So many days running without a working day mean that the calendar is wrong.
const LONGEST_HOLIDAY: usize = 366;

/// Which days are worked on: a calendar with public holidays and make-up days.
pub trait WorkingDays {
    /// Whether the day is a working day.
    fn is_working(&self, day: Date) -> bool;
}

impl<F: Fn(Date) -> bool> WorkingDays for F {
    fn is_working(&self, day: Date) -> bool {
        self(day)
    }
}

/// A step of the work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Working days that are still needed; 0 for a point in time, or for what is done.
    pub days: u32,
    /// Places of the steps that must be finished before.
    pub after: Vec<usize>,
    /// A due date of its own, earlier than that of the whole.
    pub due: Option<Date>,
}

impl Step {
    /// A step without a due date of its own.
    pub fn new(days: u32, after: &[usize]) -> Self {
        Self { days, after: after.to_vec(), due: None }
    }
}

/// When a step can and must happen. All days are working days, and first and last day both count.
///
/// A point in time has no day of its own: it stands on the last day of what comes before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Slot {
    /// The first day on which it can begin, if everything before it is done as early as it can be.
    pub earliest_start: Date,
    /// The day on which it is then finished.
    pub earliest_finish: Date,
    /// The last day on which it may begin without endangering a due date.
    pub latest_start: Date,
    /// The last day on which it may be finished.
    pub latest_finish: Date,
    /// Working days to spare; negative when so many are missing.
    pub float: i64,
}

/// A schedule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Schedule {
    /// One for each step.
    pub slots: Vec<Slot>,
    /// The steps that leave the least to spare, first to last: a day lost on one of them is lost for the whole.
    pub critical: Vec<usize>,
    /// Working days to spare in all; when negative, it is too late already by so many.
    pub float: i64,
    /// The day on which everything can be finished, begun today.
    pub earliest_finish: Date,
    /// The steps that should have begun before today.
    pub too_late: Vec<usize>,
}

/// Why there is no schedule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    /// Steps that wait for one another, each for the one before it in the list and the first for the last.
    #[error("steps wait for one another: {0:?}")]
    Cycle(Vec<usize>),
    /// A step waits for one that does not exist.
    #[error("step {step} waits for step {after}, which does not exist")]
    Unknown {
        /// The step that waits.
        step: usize,
        /// What it waits for.
        after: usize,
    },
    /// A step takes more than 10,000 working days.
    #[error("step {0} is too long")]
    TooLong(usize),
    /// The calendar has no working day within a year of this day.
    #[error("no working day near {0}")]
    NoWorkingDay(Date),
}

impl ScheduleError {
    /// The message for people, who count steps from one.
    pub fn reason(&self) -> Reason {
        let number = |place: usize| i64::try_from(place + 1).unwrap_or(i64::MAX);
        match self {
            Self::Cycle(steps) => {
                let steps: Vec<String> = steps.iter().map(|step| (step + 1).to_string()).collect();
                Reason::new("planning-schedule-cycle").text("steps", steps.join(" → "))
            }
            Self::Unknown { step, after } => Reason::new("planning-schedule-unknown")
                .number("step", number(*step))
                .number("after", number(*after)),
            Self::TooLong(step) => Reason::new("planning-schedule-long").number("step", number(*step)),
            Self::NoWorkingDay(day) => Reason::new("planning-schedule-no-working-day").day("day", *day),
        }
    }
}

/// Schedules steps back from the due date, and forward from today to say what is left to spare.
///
/// Steps and links cost one visit each: the calendar is asked for each day of the period once.
pub fn back_schedule(
    steps: &[Step],
    due: Date,
    today: Date,
    working: &impl WorkingDays,
) -> Result<Schedule, ScheduleError> {
    if let Some(step) = steps.iter().position(|step| step.days > LONGEST) {
        return Err(ScheduleError::TooLong(step));
    }
    let order = order(steps)?;
    let starts = earliest_starts(steps, &order);
    let finish = |step: usize| starts[step] + i64::from(steps[step].days);
    let end = (0..steps.len()).map(finish).max().unwrap_or(0);
    let ends = latest_ends(steps, &order, due, |day| count(today, day, working))?;
    let floats: Vec<i64> = (0..steps.len()).map(|step| ends[step] - finish(step)).collect();
    let whole = count(today, due, working)?;
    let float = floats.iter().copied().min().unwrap_or(whole - end);
    let lowest = (0..steps.len()).map(|step| ends[step] - i64::from(steps[step].days)).min().unwrap_or(0);
    let highest = ends.iter().copied().max().unwrap_or(0).max(end).max(whole);
    let days = Days::new(today, lowest.min(0) - 1, highest, working)?;
    let slot = |step: usize| {
        let length = i64::from(steps[step].days);
        let first = |start: i64| if length == 0 { start - 1 } else { start };
        Slot {
            earliest_start: days.at(first(starts[step]).max(0)),
            earliest_finish: days.at((starts[step] + length - 1).max(0)),
            latest_start: days.at(first(ends[step] - length)),
            latest_finish: days.at(ends[step] - 1),
            float: floats[step],
        }
    };
    Ok(Schedule {
        slots: (0..steps.len()).map(slot).collect(),
        critical: critical(steps, &starts, &floats, float),
        float,
        earliest_finish: days.at((end - 1).max(0)),
        too_late: (0..steps.len())
            .filter(|step| steps[*step].days > 0 && starts[*step] + floats[*step] < 0)
            .collect(),
    })
}

/// Steps in an order in which each comes after what it waits for.
fn order(steps: &[Step]) -> Result<Vec<usize>, ScheduleError> {
    let mut waits: Vec<usize> = Vec::with_capacity(steps.len());
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); steps.len()];
    for (step, entry) in steps.iter().enumerate() {
        waits.push(entry.after.len());
        for &after in &entry.after {
            followers.get_mut(after).ok_or(ScheduleError::Unknown { step, after })?.push(step);
        }
    }
    let mut order: Vec<usize> = (0..steps.len()).filter(|step| waits[*step] == 0).collect();
    let mut next = 0;
    while let Some(&step) = order.get(next) {
        next += 1;
        for &follower in &followers[step] {
            waits[follower] -= 1;
            if waits[follower] == 0 {
                order.push(follower);
            }
        }
    }
    if order.len() == steps.len() { Ok(order) } else { Err(ScheduleError::Cycle(cycle(steps, &waits))) }
}

/// One cycle among the steps that still wait.
fn cycle(steps: &[Step], waits: &[usize]) -> Vec<usize> {
    let mut seen = vec![usize::MAX; steps.len()];
    let mut path = Vec::new();
    let mut step = waits.iter().position(|waits| *waits > 0).unwrap_or(0);
    while seen[step] == usize::MAX {
        seen[step] = path.len();
        path.push(step);
        // Whatever still waits does so for something that still waits.
        step = steps[step].after.iter().copied().find(|after| waits[*after] > 0).unwrap_or(step);
    }
    let mut cycle = path.split_off(seen[step]);
    cycle.reverse();
    cycle
}

/// Working days from today to the first day of each step.
fn earliest_starts(steps: &[Step], order: &[usize]) -> Vec<i64> {
    let mut starts = vec![0; steps.len()];
    for &step in order {
        let finished = steps[step].after.iter().map(|after| starts[*after] + i64::from(steps[*after].days));
        starts[step] = finished.max().unwrap_or(0);
    }
    starts
}

/// Working days from today to just after the last day of each step.
fn latest_ends(
    steps: &[Step],
    order: &[usize],
    due: Date,
    count: impl Fn(Date) -> Result<i64, ScheduleError>,
) -> Result<Vec<i64>, ScheduleError> {
    let mut ends = vec![count(due)?; steps.len()];
    for (step, own) in steps.iter().enumerate().filter_map(|(step, entry)| Some((step, entry.due?))) {
        ends[step] = ends[step].min(count(own)?);
    }
    for &step in order.iter().rev() {
        let start = ends[step] - i64::from(steps[step].days);
        for &after in &steps[step].after {
            ends[after] = ends[after].min(start);
        }
    }
    Ok(ends)
}

/// The chain that leaves the least to spare: from a step that nothing tight precedes to one that nothing tight follows.
fn critical(steps: &[Step], starts: &[i64], floats: &[i64], float: i64) -> Vec<usize> {
    let tight = |step: usize| floats[step] == float;
    let finish = |step: usize| starts[step] + i64::from(steps[step].days);
    let last = (0..steps.len()).filter(|step| tight(*step)).max_by_key(|step| (finish(*step), *step));
    let mut chain: Vec<usize> = last.into_iter().collect();
    while let Some(&step) = chain.last() {
        let before = |after: &usize| tight(*after) && finish(*after) == starts[step];
        match steps[step].after.iter().copied().find(before) {
            Some(after) => chain.push(after),
            None => break,
        }
    }
    chain.reverse();
    chain
}

/// Working days from today through `day`; negative for those between it and today, where it lies in the past.
fn count(today: Date, day: Date, working: &impl WorkingDays) -> Result<i64, ScheduleError> {
    let (from, to, sign) =
        if day < today { (day::after(day), day::before(today), -1) } else { (today, day, 1) };
    let mut counted = 0;
    let mut idle = 0;
    let mut at = from;
    while at <= to {
        let works = working.is_working(at);
        counted += i64::from(works);
        idle = if works { 0 } else { idle + 1 };
        if idle > LONGEST_HOLIDAY {
            return Err(ScheduleError::NoWorkingDay(at));
        }
        at = day::after(at);
    }
    Ok(sign * counted)
}

/// The working days around today: number 0 is the first one from today on.
struct Days {
    first: i64,
    days: Vec<Date>,
}

impl Days {
    fn new(
        today: Date,
        lowest: i64,
        highest: i64,
        working: &impl WorkingDays,
    ) -> Result<Self, ScheduleError> {
        let mut days = Vec::new();
        let mut at = today;
        for _ in lowest..0 {
            at = next(day::before(at), working, day::before)?;
            days.push(at);
        }
        days.reverse();
        let mut at = day::before(today);
        for _ in 0..=highest {
            at = next(day::after(at), working, day::after)?;
            days.push(at);
        }
        Ok(Self { first: lowest, days })
    }

    fn at(&self, number: i64) -> Date {
        let place = usize::try_from(number - self.first).unwrap_or(0);
        self.days[place.min(self.days.len() - 1)]
    }
}

/// The first working day from `at` on, in one direction.
fn next(at: Date, working: &impl WorkingDays, step: fn(Date) -> Date) -> Result<Date, ScheduleError> {
    let days = std::iter::successors(Some(at), |day| Some(step(*day))).take(LONGEST_HOLIDAY);
    days.into_iter().find(|day| working.is_working(*day)).ok_or(ScheduleError::NoWorkingDay(at))
}
