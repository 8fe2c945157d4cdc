//! Directions (批示): what a county leader writes on a task or on nothing in particular, and what becomes of it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Action, Actor, ChaseId, DirectionId, EventBody, NewEvent, PersonId, Refusal, TaskId};

/// Longest direction, in characters.
pub const MAX_DIRECTION: usize = 1000;

/// What a direction became.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "became", rename_all = "snake_case")]
pub enum Outcome {
    /// 转为任务
    Task {
        /// The task.
        task: TaskId,
    },
    /// 转为督办
    Chase {
        /// The sheet.
        chase: ChaseId,
    },
    /// 已阅知: nothing has to follow.
    Noted {
        /// Why not.
        remark: String,
    },
}

impl Outcome {
    /// The word used in columns and message keys (`direction-outcome-<code>`).
    pub fn code(&self) -> &'static str {
        match self {
            Self::Task { .. } => "task",
            Self::Chase { .. } => "chase",
            Self::Noted { .. } => "noted",
        }
    }
}

/// A direction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Direction {
    /// Identifier.
    pub id: DirectionId,
    /// Who gave it.
    pub by: PersonId,
    /// When.
    pub on: Date,
    /// Its words.
    pub text: String,
    /// The task on which it was written.
    pub task: Option<TaskId>,
    /// What it became.
    #[serde(default)]
    pub outcome: Option<Outcome>,
    /// When and by whom it was followed.
    #[serde(default)]
    pub followed: Option<(Date, Option<PersonId>)>,
}

impl Direction {
    /// Every state, in the order of a filter (`direction-state-<code>`).
    pub const STATES: [&str; 4] = ["pending", "task", "chase", "noted"];

    /// Code of what it became; `pending` while nobody has followed it.
    pub fn state(&self) -> &'static str {
        self.outcome.as_ref().map_or("pending", Outcome::code)
    }

    /// Whether the next one says today what this one says already: the same form, sent twice.
    pub fn repeats(&self, next: &Self) -> bool {
        let same = |d: &Self| (d.by, d.task, d.on);
        self.outcome.is_none() && same(self) == same(next) && self.text == next.text
    }

    /// Decides to give it.
    pub fn give(self, actor: &Actor) -> Result<NewEvent, Refusal> {
        actor.must(Action::Direct)?;
        if self.text.trim().is_empty() {
            return Err(Refusal::invalid("refused-no-direction"));
        }
        if self.text.chars().count() > MAX_DIRECTION {
            return Err(Refusal::invalid("refused-direction-long").with("limit", MAX_DIRECTION));
        }
        Ok(NewEvent::at(self.id, 0, EventBody::DirectionGiven { direction: self }))
    }

    /// Decides what becomes of it. It can be followed once.
    pub fn decide(
        &self,
        outcome: Outcome,
        actor: &Actor,
        version: i64,
        today: Date,
    ) -> Result<NewEvent, Refusal> {
        actor.must(Action::FollowDirection)?;
        if self.outcome.is_some() {
            return Err(Refusal::conflict("refused-direction-followed"));
        }
        if matches!(&outcome, Outcome::Noted { remark } if remark.trim().is_empty()) {
            return Err(Refusal::invalid("refused-no-reason"));
        }
        Ok(NewEvent::at(self.id, version, EventBody::DirectionFollowed { outcome, on: today }))
    }

    /// What `direction-followed` does.
    pub(crate) fn follow(&mut self, outcome: Outcome, by: Option<PersonId>, on: Date) {
        (self.outcome, self.followed) = (Some(outcome), Some((on, by)));
    }
}
