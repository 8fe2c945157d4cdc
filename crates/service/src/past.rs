//! What a task was at the end of a day, and what its light was then: for pages that say what changed.

use std::collections::HashMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use ledger::{CommandKind, Entity, Event, EventBody, Light, Task, TaskId, day_of, judge};
use planning::Pack;

use crate::{Call, Result, Service, ServiceError};

/// Days looked back for the day on which a light turned.
const BACK: i64 = 366;

/// The states of a task, each with the day on which it began, oldest first.
pub(crate) struct Past {
    pack: &'static Pack,
    states: Vec<(Date, Task)>,
}

impl Service {
    /// The states of some tasks, each from its own history.
    pub(crate) async fn pasts(
        &self,
        call: &Call,
        pack: &'static Pack,
        tasks: &[TaskId],
    ) -> Result<HashMap<TaskId, Past>> {
        let mut pasts: HashMap<TaskId, Past> = HashMap::new();
        let mut state: Option<(TaskId, Entity)> = None;
        for event in self.store.histories(call.site(), tasks).await? {
            let id = TaskId(event.subject.id);
            let damaged = || ServiceError::Internal(format!("the history of task {id} does not fit"));
            let body = event.decode().map_err(|_| damaged())?;
            let before = state.take().filter(|(of, _)| *of == id).map(|(_, entity)| entity);
            let after = Entity::evolve(before, &event, body).ok_or_else(damaged)?;
            if let Entity::Task(now) = &after {
                pasts
                    .entry(id)
                    .or_insert_with(|| Past { pack, states: Vec::new() })
                    .add(day_of(event.at), now.clone());
            }
            state = Some((id, after));
        }
        Ok(pasts)
    }
}

impl Past {
    fn add(&mut self, day: Date, task: Task) {
        // Only what holds at the end of a day counts.
        self.states.retain(|(known, _)| *known < day);
        self.states.push((day, task));
    }

    /// A task that has not been touched for as long as anybody asks.
    pub(crate) fn still(pack: &'static Pack, task: &Task) -> Self {
        Self { pack, states: vec![(Date::MIN, task.clone())] }
    }

    /// The task at the end of a day; nothing before it was there.
    pub(crate) fn at(&self, day: Date) -> Option<&Task> {
        self.states.iter().rev().find(|(from, _)| *from <= day).map(|(_, task)| task)
    }

    /// Its light at the end of a day; nothing before it was issued.
    pub(crate) fn light(&self, day: Date) -> Option<Light> {
        self.at(day).filter(|task| task.start <= day).map(|task| judge(self.pack, task, day).light)
    }

    /// How many days its light has been what it is today, today included.
    pub(crate) fn days_so(&self, today: Date) -> i64 {
        let now = self.light(today);
        let before = |n: &i64| today.checked_sub(n.days()).ok().and_then(|day| self.light(day));
        (1..BACK).take_while(|n| before(n) == now).count() as i64 + 1
    }
}

/// The due date for which the plan of an open task was made, where it is another one today: nothing moves milestones with a
/// due date but a clock that stood, so whoever plans has to look at them again.
pub(crate) fn plan_due(task: &Task, history: &[Event]) -> Result<Option<Date>> {
    if !task.stage().is_open()
        || task.life.milestones.iter().all(|m| m.done.is_some() || m.given == Some(m.planned))
    {
        return Ok(None);
    }
    let (mut state, mut made_for) = (None, None);
    for event in history {
        let damaged = || ServiceError::Internal(format!("the history of task {} does not fit", task.id));
        let body = event.decode().map_err(|_| damaged())?;
        let plans = match &body {
            EventBody::TaskMoved { command, .. } => {
                matches!(command.kind(), CommandKind::Arrange | CommandKind::Resume)
            }
            _ => state.is_none(),
        };
        let after = Entity::evolve(state.take(), event, body).ok_or_else(damaged)?;
        if let (Entity::Task(now), true) = (&after, plans) {
            made_for = now.due;
        }
        state = Some(after);
    }
    Ok(made_for.filter(|due| task.due.is_some_and(|now| now != *due)))
}
