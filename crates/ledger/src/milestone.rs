//! Dated points of a task, and what proves that something was done.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Refusal;

/// All of it.
pub const MAX_PERCENT: u8 = 100;

/// Given milestones of a task at most.
pub const MAX_GIVEN: usize = 50;

/// Characters of the name of a given milestone at most.
pub const MAX_NAME: usize = 100;

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

    /// A milestone that the source of the task or the supervision office sets. Its name is one line without ；, which parts
    /// milestones in forms and tables.
    pub fn given(name: &str, day: Date) -> Self {
        Self { given: Some(day), ..Self::point(plain(name).replace(['；', ';'], "，"), day, 0) }
    }

    /// Whether both are called the same; blanks do not count, since a page's typesetting makes them.
    pub fn is_named(&self, name: &str) -> bool {
        plain(&self.name) == plain(name)
    }

    /// Those of a plan that were given, as they were, each name once.
    pub fn given_among(plan: &[Self]) -> Vec<Self> {
        let mut given: Vec<Self> = Vec::new();
        for milestone in plan.iter().filter_map(|m| Some(Self::given(&m.name, m.given?))) {
            if !given.iter().any(|known| known.name == milestone.name) {
                given.push(milestone);
            }
        }
        given.sort_by_key(|m| m.planned);
        given
    }

    /// Refuses given milestones that are too many or too long, that nobody could tell apart, or that lie behind the due date.
    ///
    /// # Errors
    /// With the first that does not fit.
    pub fn check_given(given: &[Self], due: Option<Date>) -> Result<(), Refusal> {
        if given.len() > MAX_GIVEN {
            return Err(Refusal::invalid("refused-milestones-many").with("most", MAX_GIVEN));
        }
        for (place, milestone) in given.iter().enumerate() {
            let refused = |key| Refusal::invalid(key).with("name", &milestone.name);
            if milestone.name.trim().is_empty() {
                return Err(refused("refused-milestone-name").with("day", milestone.planned));
            }
            if milestone.name.chars().count() > MAX_NAME {
                return Err(refused("refused-milestone-long").with("most", MAX_NAME));
            }
            if given[..place].iter().any(|known| known.is_named(&milestone.name)) {
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

    /// A plan with other given milestones: one that keeps its name, or is the only one that was called otherwise, keeps what was
    /// planned and reported of it, one that is gone leaves the plan, and what the unit planned itself stays. With it the place
    /// that each milestone of the plan has now.
    pub(crate) fn regiven(plan: &[Self], given: &[Self]) -> (Vec<Self>, Vec<Option<u16>>) {
        let renamed = renamed(plan, given);
        let stays = |m: &Self| match renamed {
            Some((old, new)) if m.given.is_some() && old.is_named(&m.name) => Some(new),
            _ => given.iter().find(|g| g.is_named(&m.name)),
        };
        let mut seen: Vec<&Self> = Vec::new();
        let mut placed: Vec<(Option<usize>, Self)> = Vec::new();
        for (place, m) in plan.iter().enumerate() {
            match stays(m) {
                Some(new) if seen.iter().any(|known| known.name == new.name) => {}
                Some(new) => {
                    seen.push(new);
                    placed.push((Some(place), m.given_again(new)));
                }
                None if m.given.is_none() => placed.push((Some(place), m.clone())),
                None => {}
            }
        }
        let fresh = given.iter().filter(|g| !seen.iter().any(|known| known.name == g.name));
        placed.extend(fresh.map(|g| (None, g.clone())));
        placed.sort_by_key(|(_, m)| m.planned);
        let mut now = vec![None; plan.len()];
        for (place, (before, _)) in placed.iter().enumerate() {
            if let Some(before) = before {
                now[*before] = Some(place as u16);
            }
        }
        let moved = |before: &u16| now.get(usize::from(*before)).copied().flatten();
        let again = |(_, m): (_, Self)| Self { after: m.after.iter().filter_map(moved).collect(), ..m };
        (placed.into_iter().map(again).collect(), now)
    }

    /// The same milestone, given by another name or day. A day that the unit did not bring forward goes with the one that was given.
    fn given_again(&self, new: &Self) -> Self {
        let planned = match (self.given, new.given) {
            (Some(old), Some(new)) if self.planned == old || self.planned > new => new,
            (None, Some(new)) => new.min(self.planned),
            _ => self.planned,
        };
        let start = self.start.filter(|start| *start <= planned);
        Self { name: new.name.clone(), start, planned, given: new.given, ..self.clone() }
    }
}

/// The one given milestone that is gone and the one that is new, where it is one of each: it was called otherwise.
fn renamed<'m>(plan: &'m [Milestone], given: &'m [Milestone]) -> Option<(&'m Milestone, &'m Milestone)> {
    let mut gone = plan.iter().filter(|m| m.given.is_some() && !given.iter().any(|g| g.is_named(&m.name)));
    let mut new = given.iter().filter(|g| !plan.iter().any(|m| m.is_named(&g.name)));
    match (gone.next(), gone.next(), new.next(), new.next()) {
        (Some(old), None, Some(new), None) if old.given == new.given => Some((old, new)),
        _ => None,
    }
}

/// A name in one line, blanks of any kind one.
fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
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
