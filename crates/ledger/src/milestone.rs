//! Dated points of a task, and what proves that something was done.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Refusal;

/// All of it.
pub const MAX_PERCENT: u8 = 100;

/// A dated point of a task (节点).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// What is reached.
    pub name: String,
    /// When its work must begin, where the plan was made back from the due date (倒排工期).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// When it is to be reached.
    pub planned: Date,
    /// Its share of the whole in percent; 0 where nobody weighed.
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub weight: u8,
    /// Places in the task's list of what must be reached before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<u16>,
    /// Whether its date was set by hand, not by going back from the due date.
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub fixed: bool,
    /// The day by which the source of the task, or the supervision office since, wants it reached. The plan of the unit keeps it and
    /// may only be earlier. Nothing where the unit planned it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<Date>,
    /// When it was reached, as an accepted report says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Date>,
}

impl Milestone {
    /// A dated point without work of its own to schedule.
    pub fn point(name: impl Into<String>, planned: Date, weight: u8) -> Self {
        let (name, after) = (name.into(), Vec::new());
        Self { name, start: None, planned, weight, after, fixed: true, given: None, done: None }
    }

    /// A milestone that comes with the task.
    pub fn given(name: impl Into<String>, day: Date) -> Self {
        Self { given: Some(day), ..Self::point(name, day, 0) }
    }

    /// Those of a plan that were given, as they were.
    pub fn given_among(plan: &[Self]) -> Vec<Self> {
        let given = plan.iter().filter_map(|m| Some(Self::given(m.name.clone(), m.given?)));
        let mut given: Vec<Self> = given.collect();
        given.sort_by_key(|m| m.planned);
        given
    }

    /// Refuses given milestones that nobody could tell apart or that lie behind the due date.
    ///
    /// # Errors
    /// With the first that does not fit.
    pub fn check_given(given: &[Self], due: Option<Date>) -> Result<(), Refusal> {
        for (place, milestone) in given.iter().enumerate() {
            let refused = |key| Refusal::invalid(key).with("name", &milestone.name);
            if milestone.name.trim().is_empty() {
                return Err(refused("refused-milestone-name").with("day", milestone.planned));
            }
            if given[..place].iter().any(|known| known.name == milestone.name) {
                return Err(refused("refused-milestone-twice"));
            }
            if let Some(due) = due.filter(|due| milestone.planned > *due) {
                return Err(refused("refused-milestone-late")
                    .with("day", milestone.planned)
                    .with("due", due));
            }
        }
        Ok(())
    }

    /// A plan with other given milestones: one that keeps its name keeps what was planned and reported of it, one that is gone
    /// leaves the plan, and what the unit planned itself stays.
    pub(crate) fn regiven(plan: &[Self], given: &[Self]) -> Vec<Self> {
        let stays = |m: &Self| given.iter().find(|g| g.name == m.name);
        let kept = plan.iter().enumerate().filter(|(_, m)| m.given.is_none() || stays(m).is_some());
        let mut placed: Vec<(Option<usize>, Self)> = kept
            .map(|(place, m)| {
                let new = stays(m).and_then(|g| g.given);
                // A day that the unit did not bring forward goes with the one that was given.
                let planned = match (m.given, new) {
                    (Some(old), Some(new)) if m.planned == old || m.planned > new => new,
                    (None, Some(new)) => new.min(m.planned),
                    _ => m.planned,
                };
                (Some(place), Self { planned, given: new, ..m.clone() })
            })
            .collect();
        let known = |g: &Self| plan.iter().any(|m| m.name == g.name);
        placed.extend(given.iter().filter(|g| !known(g)).map(|g| (None, g.clone())));
        placed.sort_by_key(|(_, m)| m.planned);
        let now = |before: u16| {
            placed.iter().position(|(place, _)| *place == Some(usize::from(before))).map(|place| place as u16)
        };
        let after: Vec<Vec<u16>> =
            placed.iter().map(|(_, m)| m.after.iter().filter_map(|before| now(*before)).collect()).collect();
        placed.into_iter().zip(after).map(|((_, m), after)| Self { after, ..m }).collect()
    }
}

/// A milestone as a report marks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MilestoneMark {
    /// Its place in the task's list, from 0.
    pub milestone: u16,
    /// When it was reached; nothing when a mark of before is taken back.
    pub done: Option<Date>,
}

/// A file that proves something (佐证).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Name of the file.
    pub name: String,
    /// SM3 of its bytes, the address of the blob.
    pub blob: String,
}

/// How well a task was done (办结评价).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// 优秀
    Excellent,
    /// 良好
    Good,
    /// 合格
    Passed,
    /// 不合格
    Failed,
}

impl Grade {
    /// All grades, best first.
    pub const ALL: [Self; 4] = [Self::Excellent, Self::Good, Self::Passed, Self::Failed];

    /// The word used in addresses and message keys (`grade-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Excellent => "excellent",
            Self::Good => "good",
            Self::Passed => "passed",
            Self::Failed => "failed",
        }
    }

    /// The grade with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|g| g.code() == code)
    }
}
