//! 打表: what is to be reached, what is, and whether that is enough; of all measures, and of one with its values.

use std::collections::HashSet;

use ledger::{Action, Measure, MeasureId, Observation, Target, Task, TaskState};
use store::TaskRow;

use super::correct::may_correct;
use super::line;
use crate::document::parse;
use crate::names::Names;
use crate::view::{BoardLine, GoalLine, MeasureBoard, MeasureValues, ValueLine};
use crate::{Call, Result, Service, ServiceError};

/// Tasks that are looked at for one measure.
const TASKS: i64 = 200;
/// Targets of one measure that the board shows.
const SHOWN: usize = 3;

impl Service {
    /// Every measure in use with its targets and newest values.
    ///
    /// # Errors
    /// When the actor may not read, or the database does not answer.
    pub async fn measure_board(&self, call: &Call) -> Result<MeasureBoard> {
        call.must(Action::Read)?;
        let names = self.names(call.site()).await?;
        let mut board = MeasureBoard {
            site_name: names.site.name.clone(),
            lines: Vec::new(),
            idle: Vec::new(),
            counts: [0; 4],
            may_keep: call.may(Action::KeepMeasures),
        };
        for v in self.store.measures(call.site()).await?.iter().filter(|v| v.entity.active) {
            let now = self.store.latest_observation(call.site(), v.entity.id, None).await?;
            let now = match now {
                Some(v) => Some(self.observed_line(call.site(), call.today(), &names, &v.entity).await?),
                None => None,
            };
            let mut goals = self.goals(call, &names, &v.entity).await?;
            for goal in &goals {
                let unmeasured = if goal.now.is_some() { 2 } else { 3 };
                let at = goal.met.map_or(unmeasured, |met| usize::from(!met));
                board.counts[at] += 1;
            }
            if goals.is_empty() && now.is_none() {
                board.idle.push(line(v, &names));
                continue;
            }
            let more = goals.len().saturating_sub(SHOWN);
            goals.truncate(SHOWN);
            board.lines.push(BoardLine { measure: line(v, &names), goals, more, now });
        }
        board.lines.sort_by_key(|l| l.now.is_none() && l.goals.iter().all(|g| g.now.is_none()));
        Ok(board)
    }

    /// A measure with its targets and its values, the latest period first.
    ///
    /// # Errors
    /// When there is none of that identifier.
    pub async fn measure_values(&self, call: &Call, id: &str) -> Result<MeasureValues> {
        call.must(Action::Read)?;
        let id: MeasureId = parse(id)?;
        let names = self.names(call.site()).await?;
        let all = self.store.measures(call.site()).await?;
        let found = all.iter().find(|v| v.entity.id == id).ok_or(ServiceError::NotFound)?;
        let mut values = Vec::new();
        let mut told = HashSet::new();
        for v in self.store.observations_of(call.site(), id).await? {
            let o: &Observation = &v.entity;
            let counts = told.insert((o.unit, o.period.to_string()));
            values.push(ValueLine {
                id: o.id.to_string(),
                line: self.observed_line(call.site(), call.today(), &names, o).await?,
                number: o.value,
                may_correct: counts && may_correct(call, &names, &found.entity, o),
                counts,
            });
        }
        Ok(MeasureValues {
            line: line(found, &names),
            values,
            goals: self.goals(call, &names, &found.entity).await?,
            site_name: names.site.name.clone(),
            may_keep: call.may(Action::KeepMeasures),
            unlinked: self.unlinked(call, &names, &found.entity).await?,
            periods: match call.may(Action::RecordObservation) && found.entity.active {
                true => super::record::periods(call, &found.entity),
                false => Vec::new(),
            },
            units: names.options().units,
        })
    }

    /// The targets that a measure follows, tasks being worked on first.
    async fn goals(&self, call: &Call, names: &Names, measure: &Measure) -> Result<Vec<GoalLine>> {
        let mut goals = Vec::new();
        for row in self.store.tasks_followed_by(call.site(), measure.id, TASKS).await? {
            if matches!(row.task.state, TaskState::Draft | TaskState::Cancelled) {
                continue;
            }
            let newest = self.newest(call.site(), names, &row.task, measure).await?;
            for target in row.task.targets.iter().filter(|t| t.measure == Some(measure.id)) {
                let mut goal = goal_line(names, measure, &row, target, newest.as_ref());
                if let Some(o) = &newest {
                    goal.now = Some(self.observed_line(call.site(), call.today(), names, o).await?);
                }
                goals.push(goal);
            }
        }
        goals.sort_by_key(|g| !g.open);
        Ok(goals)
    }
}

fn goal_line(
    names: &Names,
    measure: &Measure,
    row: &TaskRow,
    target: &Target,
    newest: Option<&Observation>,
) -> GoalLine {
    let task: &Task = &row.task;
    let value = target.value.map(|v| format!("{v}{}", target.unit)).unwrap_or_default();
    GoalLine {
        task: task.number,
        title: task.title.clone(),
        light: row.light,
        open: task.state == TaskState::Open,
        unit: names.unit(task.lead_unit),
        goal: format!("{} {value}", target.op.symbol()).trim_end().to_owned(),
        number: target.value.filter(|_| target.unit == measure.unit),
        due: target.due.or(task.due),
        now: None,
        met: newest.and_then(|o| target.met(o.value, &measure.unit, measure.direction)),
        gap: newest
            .and_then(|o| target.gap(o.value, &measure.unit, measure.direction))
            .map(|gap| (gap.to_string(), measure.unit.clone())),
    }
}
