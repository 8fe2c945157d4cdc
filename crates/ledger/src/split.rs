//! A lead unit splits its task to units that take part and to people.

use jiff::civil::Date;

use crate::{
    Action, Actor, EventBody, Life, NewEvent, Number, PersonId, Refusal, Relation, Stage, Task, TaskId,
    TaskOrigin, TaskState, UnitId, UnitTree,
};

/// One part of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What is to be done.
    pub title: String,
    /// By which unit.
    pub unit: UnitId,
    /// By whom, if that is settled.
    pub assignee: Option<PersonId>,
    /// By when; the whole task's date when nothing is said.
    pub due: Option<Date>,
}

/// Decides to split off a part. It is issued at once and walks the same way as any task.
///
/// The lead unit gives parts to itself, to units below it and to units that take part; the supervisors to any.
pub fn split_off(
    task: &Task,
    part: &Part,
    (id, number): (TaskId, Number),
    (actor, relation): (&Actor, Relation),
    tree: &UnitTree,
    today: Date,
) -> Result<NewEvent, Refusal> {
    actor.must_for(Action::Split, relation)?;
    if !matches!(task.stage(), Stage::Assigned | Stage::SignedFor | Stage::InProgress) {
        return Err(Refusal::conflict("refused-split-stage")
            .with_word("stage", &format!("stage-{}", task.stage().code())));
    }
    if part.title.trim().is_empty() {
        return Err(Refusal::invalid("refused-no-title"));
    }
    let due = part.due.or(task.due);
    if let (Some(due), Some(whole)) = (due, task.due)
        && due > whole
    {
        return Err(Refusal::invalid("refused-part-later").with("due", whole));
    }
    let takes_part =
        tree.within(part.unit, task.lead_unit) || task.other_units.iter().any(|u| tree.within(part.unit, *u));
    if !takes_part && !actor.may_for(Action::EditTask, relation) {
        return Err(Refusal::invalid("refused-part-unit"));
    }
    let new = Task {
        id,
        number,
        parent: Some(task.id),
        title: part.title.trim().to_owned(),
        field: task.field,
        targets: Vec::new(),
        leaders: task.leaders.clone(),
        lead_unit: part.unit,
        other_units: Vec::new(),
        other_names: Vec::new(),
        due,
        due_text: String::new(),
        cadence: String::new(),
        state: TaskState::Open,
        progress: None,
        start: today,
        closed: None,
        origin: TaskOrigin::Hand,
        life: Life { assignee: part.assignee, ..Life::default() },
    };
    Ok(NewEvent::at(id, 0, EventBody::TaskAdded { task: new, reason: String::new() }))
}
