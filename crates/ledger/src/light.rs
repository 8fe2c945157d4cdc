//! Lights: the judgement of a rule pack on a task on a date, with its explanation.

use jiff::civil::Date;
use planning::{Pack, Reason};
use serde::{Deserialize, Serialize};

use crate::{Task, TaskState, facts};

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

impl From<planning::Light> for Light {
    fn from(light: planning::Light) -> Self {
        match light {
            planning::Light::Done => Self::Done,
            planning::Light::Green => Self::Green,
            planning::Light::Amber => Self::Amber,
            planning::Light::Red => Self::Red,
        }
    }
}

/// A light and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The light.
    pub light: Light,
    /// The pack that judged.
    pub pack: &'static Pack,
    /// Why, worst first; never empty.
    pub reasons: Vec<Reason>,
    /// What would turn it green; each is needed.
    pub to_green: Vec<Reason>,
    /// The first later day on which the light differs while nothing new becomes known.
    pub next_change: Option<Date>,
}

/// Judges a task on a day.
pub fn judge(pack: &'static Pack, task: &Task, on: Date) -> Judgement {
    let plain = |light, key| Judgement {
        light,
        pack,
        reasons: vec![Reason::new(key)],
        to_green: Vec::new(),
        next_change: None,
    };
    match task.state {
        TaskState::Draft => plain(Light::Green, "planning-draft"),
        TaskState::Cancelled => plain(Light::Cancelled, "planning-cancelled"),
        TaskState::Open | TaskState::Done => {
            // Whatever clock wrote the day of close: what is closed is judged as closed.
            let on = task.closed.map_or(on, |closed| on.max(closed));
            let verdict = planning::judge(pack, &facts(task, pack), on);
            Judgement {
                light: verdict.light.into(),
                pack,
                reasons: verdict.reasons,
                to_green: verdict.to_green,
                next_change: verdict.next_change,
            }
        }
    }
}

/// The light that a day of the past had, judged by what was known then; nothing while the task was in no ledger.
pub fn light_on(pack: &Pack, task: &Task, facts: &planning::Facts, on: Date) -> Option<Light> {
    if task.state == TaskState::Draft || on < task.start {
        return None;
    }
    if task.state == TaskState::Cancelled && task.closed.is_none_or(|closed| closed <= on) {
        return Some(Light::Cancelled);
    }
    Some(planning::light(pack, facts, on).into())
}
