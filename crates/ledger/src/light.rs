//! Lights: the judgement of a rule pack on a task on a date, with its explanation.

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::holder::days_between;
use crate::{Task, TaskState};

/// A colour, never shown without its shape and word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// ■ 滞后
    Red,
    /// ▲ 预警
    Amber,
    /// ● 正常
    Green,
    /// 办结
    Done,
    /// 撤销
    Cancelled,
}

impl Light {
    /// All lights, worst first.
    pub const ALL: [Self; 5] = [Self::Red, Self::Amber, Self::Green, Self::Done, Self::Cancelled];

    /// The word used in addresses, files and message keys (`light-red`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Amber => "amber",
            Self::Green => "green",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
        }
    }

    /// The light with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.code() == code)
    }

    /// Its place in a list sorted worst first; stored.
    pub fn rank(self) -> i64 {
        self as i64
    }

    /// The light with that rank.
    pub fn from_rank(rank: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.rank() == rank)
    }
}

/// The thresholds of a rule pack, with the version that explanations name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LightRules {
    /// Version shown in explanations.
    pub version: u32,
    /// Amber when at most so many days are left (PRACTICE 3.1, 3.3: three days).
    pub amber_days: i32,
    /// Amber when progress is behind the even plan by so many percentage points (PRACTICE 3.3, 银川: 10).
    pub amber_lag: i64,
    /// Red when behind by more than so many percentage points (PRACTICE 3.3, 银川: 30).
    pub red_lag: i64,
}

impl Default for LightRules {
    fn default() -> Self {
        Self { version: 1, amber_days: 3, amber_lag: 10, red_lag: 30 }
    }
}

/// A light and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The light.
    pub light: Light,
    /// Message key of the rule that decided (`light-rule-…`).
    pub rule: &'static str,
    /// Days overdue, days left, or percentage points behind: what the rule looked at.
    pub value: i64,
    /// The threshold it was compared with.
    pub limit: i64,
    /// Version of the rule pack.
    pub version: u32,
    /// The first later day on which the light may differ while nothing else changes.
    pub next_change: Option<Date>,
}

impl LightRules {
    /// Judges a task on a day.
    ///
    /// Where nobody has reported a progress, only the due date is judged: silence is not lag.
    pub fn judge(&self, task: &Task, today: Date) -> Judgement {
        let say = |light, rule, value, limit, next_change| Judgement {
            light,
            rule,
            value,
            limit,
            version: self.version,
            next_change,
        };
        match task.state {
            TaskState::Done => return say(Light::Done, "light-rule-done", 0, 0, None),
            TaskState::Cancelled => return say(Light::Cancelled, "light-rule-cancelled", 0, 0, None),
            TaskState::Draft => return say(Light::Green, "light-rule-draft", 0, 0, None),
            TaskState::Open => {}
        }
        let Some(due) = task.due else { return say(Light::Green, "light-rule-no-due", 0, 0, None) };
        if let Some(stop) = task.life.stops.last().filter(|stop| stop.until.is_none()) {
            // While the clock stands the light stays what it was on the last day it ran.
            let before = stop.from.yesterday().unwrap_or(stop.from).max(task.start);
            let mut running = task.clone();
            running.life.stops.pop();
            return Judgement { next_change: None, ..self.judge(&running, before) };
        }
        let left = days_between(today, due);
        let overdue_from = due.checked_add(1.day()).ok();
        if left < 0 {
            return say(Light::Red, "light-rule-overdue", -left, 0, None);
        }
        // A reason that was accepted keeps lag from counting, not the due date.
        let excused =
            task.life.excuses.iter().filter(|e| e.from <= today && today <= e.until).map(|e| e.until).max();
        let lag = self.lag(task, due, today).filter(|_| excused.is_none());
        let counts_from = excused.and_then(|until| until.tomorrow().ok());
        if let Some(lag) = lag.filter(|l| *l > self.red_lag) {
            return say(Light::Red, "light-rule-lag", lag, self.red_lag, None);
        }
        let red_lag_from = self.lag_reaches(task, due, self.red_lag + 1).max(counts_from);
        let red_from = earliest([overdue_from, red_lag_from, counts_from], today);
        if left <= i64::from(self.amber_days) {
            return say(Light::Amber, "light-rule-near", left, self.amber_days.into(), red_from);
        }
        if let Some(lag) = lag.filter(|l| *l >= self.amber_lag) {
            return say(Light::Amber, "light-rule-lag", lag, self.amber_lag, red_from);
        }
        let near_from = due.checked_sub(self.amber_days.days()).ok();
        let amber_lag_from = self.lag_reaches(task, due, self.amber_lag);
        say(
            Light::Green,
            "light-rule-on-time",
            left,
            self.amber_days.into(),
            earliest([near_from, amber_lag_from, counts_from], today),
        )
    }

    /// Percentage points by which the reported progress is behind an even plan from start to due. Days on which the
    /// clock stood are no days of the plan.
    fn lag(&self, task: &Task, due: Date, today: Date) -> Option<i64> {
        let progress = i64::from(task.progress?);
        let stood = stood(task, today);
        let total = days_between(task.start, due) - stood;
        let gone = days_between(task.start, today) - stood;
        (total > 0).then(|| (gone.clamp(0, total) * 100 / total) - progress)
    }

    /// The first day on which the lag is at least `points`, with no further stop of the clock.
    fn lag_reaches(&self, task: &Task, due: Date, points: i64) -> Option<Date> {
        let progress = i64::from(task.progress?);
        let stood = stood(task, due);
        let total = days_between(task.start, due) - stood;
        let needed = progress + points;
        if total <= 0 || needed > 100 {
            return None;
        }
        task.start.checked_add(((needed * total + 99) / 100 + stood).days()).ok()
    }
}

/// Days between start and a day on which the clock stood.
fn stood(task: &Task, until: Date) -> i64 {
    let days = |stop: &crate::Stop| {
        let to = stop.until.unwrap_or(until).min(until);
        days_between(stop.from.max(task.start), to).max(0)
    };
    task.life.stops.iter().map(days).sum()
}

fn earliest<const N: usize>(days: [Option<Date>; N], after: Date) -> Option<Date> {
    days.into_iter().flatten().filter(|d| *d > after).min()
}
