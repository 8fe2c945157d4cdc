//! A lead unit splits its task to units that take part and to people.

use jiff::civil::Date;

use crate::workflow::sign_by;
use crate::{
    Action, Actor, EventBody, Life, MAX_PERCENT, NewEvent, Number, Person, PersonId, Refusal, Relation,
    Stage, Target, Task, TaskId, TaskOrigin, TaskState, UnitId, UnitTree,
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
    /// Its share of the whole in percent; 0 where nobody weighed.
    pub weight: u8,
    /// Targets of the whole that this part is to reach.
    pub targets: Vec<Target>,
}

/// Who splits, and among whom.
#[derive(Clone, Copy, Debug)]
pub struct Splitting<'a> {
    /// Who splits.
    pub actor: &'a Actor,
    /// How they stand to the whole task.
    pub relation: Relation,
    /// Which unit belongs to which.
    pub tree: &'a UnitTree,
    /// The site's people.
    pub people: &'a [Person],
    /// The day in China.
    pub today: Date,
    /// The day on which offices work at or after a day, by the site's calendar.
    pub kept: fn(Date) -> Date,
}

impl Splitting<'_> {
    /// Whether this actor may split the task at all now.
    pub fn possible(&self, task: &Task) -> Result<(), Refusal> {
        self.actor.must_for(Action::Split, self.relation)?;
        if task.parent.is_some() {
            return Err(Refusal::conflict("refused-split-part"));
        }
        if !matches!(task.stage(), Stage::Assigned | Stage::SignedFor | Stage::InProgress) {
            return Err(Refusal::conflict("refused-split-stage")
                .with_word("stage", &format!("stage-{}", task.stage().code())));
        }
        Ok(())
    }

    /// Whether a unit can be given a part: the lead unit gives parts to itself, to units below it and to units that take
    /// part; the supervisors to any.
    pub fn takes_part(&self, task: &Task, unit: UnitId) -> bool {
        self.tree.within(unit, task.lead_unit)
            || task.other_units.iter().any(|other| self.tree.within(unit, *other))
            || self.actor.may_for(Action::EditTask, self.relation)
    }

    /// Decides to split off a part. It is issued at once and walks the same way as any task.
    pub fn split_off(&self, task: &Task, part: &Part, new: (TaskId, Number)) -> Result<NewEvent, Refusal> {
        self.possible(task)?;
        let title = part.title.trim();
        if title.is_empty() {
            return Err(Refusal::invalid("refused-no-title"));
        }
        if title.chars().count() > 500 {
            return Err(Refusal::invalid("refused-title-long"));
        }
        let due = part.due.or(task.due);
        if let (Some(due), Some(whole)) = (due, task.due)
            && due > whole
        {
            return Err(Refusal::invalid("refused-part-later").with("due", whole));
        }
        if !self.takes_part(task, part.unit) {
            return Err(Refusal::invalid("refused-part-unit"));
        }
        if part.assignee.is_some_and(|id| !self.works_there(id, part.unit)) {
            return Err(Refusal::invalid("refused-part-person"));
        }
        let (id, number) = new;
        let task = Task {
            id,
            number,
            parent: Some(task.id),
            title: title.to_owned(),
            field: task.field,
            targets: part.targets.clone(),
            leaders: task.leaders.clone(),
            lead_unit: part.unit,
            other_units: Vec::new(),
            other_names: Vec::new(),
            due,
            due_text: String::new(),
            cadence: String::new(),
            state: TaskState::Open,
            progress: None,
            start: self.today,
            closed: None,
            origin: TaskOrigin::Hand,
            life: Life {
                assignee: part.assignee,
                weight: part.weight,
                sign_by: sign_by(self.today, self.kept),
                ..Life::default()
            },
        };
        Ok(NewEvent::at(id, 0, EventBody::TaskAdded { task, reason: String::new() }))
    }

    fn works_there(&self, id: PersonId, unit: UnitId) -> bool {
        let found = self.people.iter().find(|p| p.id == id && p.active);
        found.is_some_and(|p| {
            p.unit.is_some_and(|own| self.tree.within(own, unit))
                && !p.roles().iter().any(|role| role.is_administrator())
        })
    }
}

/// The share that parts leave to be given, of those there are; cancelled ones count for nothing.
pub fn share_left(parts: &[Task]) -> u8 {
    let given: u32 = counting(parts).map(|part| u32::from(part.life.weight)).sum();
    u8::try_from(u32::from(MAX_PERCENT).saturating_sub(given)).unwrap_or(0)
}

/// How far the whole is by its parts, in percent: by their shares; parts that nobody weighed have equal shares of the rest.
/// Nothing while no part says anything.
pub fn progress_of_parts(parts: &[Task]) -> Option<u8> {
    let parts: Vec<&Task> = counting(parts).collect();
    let done = |part: &Task| match part.state {
        TaskState::Done => u32::from(MAX_PERCENT),
        _ => u32::from(part.progress.unwrap_or(0)),
    };
    if parts.iter().all(|part| part.state != TaskState::Done && part.progress.is_none()) {
        return None;
    }
    let weighed: u32 = parts.iter().map(|part| u32::from(part.life.weight)).sum();
    let others = parts.iter().filter(|part| part.life.weight == 0).count() as u32;
    // In units that keep it whole: a weighed part counts `others` for each percent, the others share the rest.
    let unit = others.max(1);
    let rest = u32::from(MAX_PERCENT).saturating_sub(weighed);
    let weight = |part: &Task| match u32::from(part.life.weight) {
        0 => rest,
        weight => weight * unit,
    };
    let whole: u32 = parts.iter().map(|part| weight(part)).sum();
    let reached: u32 = parts.iter().map(|part| weight(part) * done(part)).sum();
    reached.checked_div(whole).and_then(|percent| u8::try_from(percent).ok())
}

fn counting(parts: &[Task]) -> impl Iterator<Item = &Task> {
    parts.iter().filter(|part| matches!(part.state, TaskState::Open | TaskState::Done))
}
