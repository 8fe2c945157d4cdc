//! What a unit must do.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    CommitmentId, DirectionId, DocumentId, DueCause, Faults, Field, ImportId, Life, Milestone, Number,
    OldDue, PersonId, Refusal, Stage, Target, TaskId, UnitId,
};

/// Whether the work goes on: what follows from the [`Stage`] for lists, lights and counters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskState {
    /// 办理中
    Open,
    /// 办结
    Done,
    /// 撤销; stays visible.
    Cancelled,
    /// 未交办: not in the ledger yet.
    Draft,
}

impl TaskState {
    /// The states of a task in the ledger, for filters, forms and workbooks; a draft is not in it.
    pub const ALL: [Self; 3] = [Self::Open, Self::Done, Self::Cancelled];

    /// The word used in addresses, files and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
            Self::Draft => "draft",
        }
    }

    /// The state of the ledger with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// How a task came into the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum TaskOrigin {
    /// From commitments of a document; the first is the one that names it.
    Document {
        /// The document.
        document: DocumentId,
        /// The commitments, never empty.
        commitments: Vec<CommitmentId>,
    },
    /// Entered by hand.
    Hand,
    /// Brought in with a workbook.
    Import {
        /// The import.
        import: ImportId,
    },
    /// From a county leader's direction (批示).
    Direction {
        /// The direction.
        direction: DirectionId,
    },
}

/// What a unit must do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Identifier.
    pub id: TaskId,
    /// Number that people see.
    pub number: Number,
    /// The task it is a part of.
    pub parent: Option<TaskId>,
    /// 工作任务
    pub title: String,
    /// 领域
    pub field: Option<Field>,
    /// 量化目标
    pub targets: Vec<Target>,
    /// 牵头领导
    pub leaders: Vec<PersonId>,
    /// 牵头单位
    pub lead_unit: UnitId,
    /// 责任单位
    pub other_units: Vec<UnitId>,
    /// Responsible parties that the source names and the site's list does not hold (管线权属单位).
    pub other_names: Vec<String>,
    /// 完成时限
    pub due: Option<Date>,
    /// The deadline as the document words it; may be empty.
    pub due_text: String,
    /// 每季度, 每月 …; may be empty.
    pub cadence: String,
    /// State.
    pub state: TaskState,
    /// Completed share in percent, once somebody has said so.
    pub progress: Option<u8>,
    /// The day on which it was issued or added: its clock runs from here.
    pub start: Date,
    /// The day on which it was done or cancelled.
    pub closed: Option<Date>,
    /// Where it came from.
    pub origin: TaskOrigin,
    /// What has happened to it since.
    #[serde(default, skip_serializing_if = "crate::life::is_default")]
    pub life: Life,
}

/// A value before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Was<T> {
    /// Before.
    pub before: T,
    /// After.
    pub after: T,
}

/// One field of a task changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "was", rename_all = "snake_case")]
#[allow(missing_docs, reason = "named after the fields of Task")]
pub enum TaskChange {
    Title(Was<String>),
    Field(Was<Option<Field>>),
    Targets(Was<Vec<Target>>),
    Leaders(Was<Vec<PersonId>>),
    LeadUnit(Was<UnitId>),
    OtherUnits(Was<Vec<UnitId>>),
    OtherNames(Was<Vec<String>>),
    Due(Was<Option<Date>>),
    /// The milestones that were given.
    Milestones(Was<Vec<Milestone>>),
    DueText(Was<String>),
    Cadence(Was<String>),
    State(Was<TaskState>),
    Progress(Was<Option<u8>>),
    /// The due date of an issued task, moved by the supervision office: later is an extension, earlier is said so.
    DueMoved(Was<Option<Date>>),
}

/// The editable part of a task; compared with the task as it stands to give the changes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named after the fields of Task")]
pub struct TaskEdit {
    pub title: String,
    pub field: Option<Field>,
    pub targets: Vec<Target>,
    pub leaders: Vec<PersonId>,
    pub lead_unit: UnitId,
    pub other_units: Vec<UnitId>,
    pub other_names: Vec<String>,
    pub due: Option<Date>,
    /// Those that are given; what the unit plans is its own.
    pub milestones: Vec<Milestone>,
    pub due_text: String,
    pub cadence: String,
    pub state: TaskState,
    pub progress: Option<u8>,
}

impl TaskEdit {
    /// The task as it stands.
    pub fn of(task: &Task) -> Self {
        Self {
            title: task.title.clone(),
            field: task.field,
            targets: task.targets.clone(),
            leaders: task.leaders.clone(),
            lead_unit: task.lead_unit,
            other_units: task.other_units.clone(),
            other_names: task.other_names.clone(),
            due: task.due,
            milestones: Milestone::given_among(&task.life.milestones),
            due_text: task.due_text.clone(),
            cadence: task.cadence.clone(),
            state: task.state,
            progress: task.progress,
        }
    }

    /// Refuses what no task may hold.
    pub fn check(&self) -> Result<(), Refusal> {
        let mut faults = Faults::default();
        faults.unless(!self.title.trim().is_empty(), || Refusal::invalid("refused-no-title"));
        faults.unless(self.title.chars().count() <= 500, || Refusal::invalid("refused-title-long"));
        faults.take(Milestone::check_given(&self.milestones, self.due));
        faults.unless(self.progress.is_none_or(|p| p <= 100), || Refusal::invalid("refused-progress"));
        faults.none()
    }
}

impl Task {
    /// What an edit changes; empty when nothing does.
    pub fn changes(&self, edit: &TaskEdit) -> Vec<TaskChange> {
        fn was<T: Clone + PartialEq>(b: &T, a: &T, make: fn(Was<T>) -> TaskChange) -> Option<TaskChange> {
            (b != a).then(|| make(Was { before: b.clone(), after: a.clone() }))
        }
        [
            was(&self.title, &edit.title, TaskChange::Title),
            was(&self.field, &edit.field, TaskChange::Field),
            was(&self.targets, &edit.targets, TaskChange::Targets),
            was(&self.leaders, &edit.leaders, TaskChange::Leaders),
            was(&self.lead_unit, &edit.lead_unit, TaskChange::LeadUnit),
            was(&self.other_units, &edit.other_units, TaskChange::OtherUnits),
            was(&self.other_names, &edit.other_names, TaskChange::OtherNames),
            was(&self.due, &edit.due, TaskChange::Due),
            was(&Milestone::given_among(&self.life.milestones), &edit.milestones, TaskChange::Milestones),
            was(&self.due_text, &edit.due_text, TaskChange::DueText),
            was(&self.cadence, &edit.cadence, TaskChange::Cadence),
            was(&self.state, &edit.state, TaskChange::State),
            was(&self.progress, &edit.progress, TaskChange::Progress),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// What `task-edited` does.
    pub(crate) fn apply_all(&mut self, changes: &[TaskChange], reason: &str, on: Date) {
        self.passing(on, |task| changes.iter().for_each(|change| task.apply(change, reason, on)));
    }

    fn apply(&mut self, change: &TaskChange, reason: &str, on: Date) {
        match change {
            TaskChange::Title(w) => self.title = w.after.clone(),
            TaskChange::Field(w) => self.field = w.after,
            TaskChange::Targets(w) => self.targets = w.after.clone(),
            TaskChange::Leaders(w) => self.leaders = w.after.clone(),
            TaskChange::LeadUnit(w) => (self.lead_unit, self.life.sign_by) = (w.after, None),
            TaskChange::OtherUnits(w) => self.other_units = w.after.clone(),
            TaskChange::OtherNames(w) => self.other_names = w.after.clone(),
            TaskChange::Due(w) => {
                let reason = reason.to_owned();
                self.life.old_dues.push(OldDue { due: self.due, on, cause: DueCause::Edited, reason });
                self.due = w.after;
            }
            TaskChange::DueMoved(w) => {
                let cause = DueCause::moved(w.before, w.after);
                let reason = reason.to_owned();
                self.life.old_dues.push(OldDue { due: self.due, on, cause, reason });
                self.due = w.after;
            }
            TaskChange::Milestones(w) => self.give(&w.after),
            TaskChange::DueText(w) => self.due_text = w.after.clone(),
            TaskChange::Cadence(w) => self.cadence = w.after.clone(),
            TaskChange::Progress(w) => self.progress_of(w.after, on),
            TaskChange::State(w) => self.correct_state(w.after, on),
        }
    }

    /// A state that was entered, not worked through: an old ledger brought in, a mistake mended.
    fn correct_state(&mut self, state: TaskState, on: Date) {
        match state {
            _ if state == self.state => {}
            TaskState::Open => {
                self.reopen(on);
                self.enter(Stage::InProgress, on);
            }
            TaskState::Done | TaskState::Cancelled => {
                self.end(on);
                self.closed = None;
                self.enter(Stage::of_state(state), on);
            }
            TaskState::Draft => self.enter(Stage::Draft, on),
        }
    }

    /// Decides an edit by the supervision office: the changes, or why not. A reason is required whenever something changes.
    /// What was issued is not silently changed (PRACTICE 3.1: an extension keeps the old date for ever): its due date
    /// moves as an extension or is brought forward, its progress follows from accepted reports, its state from its way.
    pub fn edit(&self, edit: &TaskEdit, reason: &str) -> Result<Vec<TaskChange>, Refusal> {
        edit.check()?;
        let mut changes = self.changes(edit);
        if self.state != TaskState::Draft {
            for change in &mut changes {
                *change = self.kept(change.clone())?;
            }
        }
        if !changes.is_empty() && reason.trim().is_empty() {
            return Err(Refusal::invalid("refused-no-reason"));
        }
        Ok(changes)
    }

    /// A change of an issued task as it may be made by hand, or why it may not.
    fn kept(&self, change: TaskChange) -> Result<TaskChange, Refusal> {
        let due = |words: &Was<Option<Date>>| match words.before {
            Some(due) => Refusal::conflict("refused-due-closed").with("due", due),
            None => Refusal::conflict("refused-due-closed").with_word("due", "date-none"),
        };
        match change {
            TaskChange::State(_) => Err(Refusal::conflict("refused-state-by-edit")),
            TaskChange::Progress(_) => Err(Refusal::conflict("refused-progress-by-edit")),
            TaskChange::Due(w) if !self.stage().is_open() => Err(due(&w)),
            TaskChange::Due(Was { before: Some(before), after: None }) => {
                Err(Refusal::invalid("refused-due-taken").with("due", before))
            }
            TaskChange::Due(w) if w.before.is_some() => match &self.life.extension {
                Some(asked) => Err(Refusal::conflict("refused-extension-open").with("until", asked.until)),
                None => Ok(TaskChange::DueMoved(w)),
            },
            other => Ok(other),
        }
    }

    /// Refuses what a row of a workbook would change of an issued task although it is changed elsewhere, with the mend:
    /// due date and target on the task's own page with a reason, progress by reports, state on its way.
    pub fn keeps_to_row(change: &TaskChange) -> Result<(), Refusal> {
        match change {
            TaskChange::State(_) => Err(Refusal::conflict("refused-state-by-edit")),
            TaskChange::Due(_) | TaskChange::DueMoved(_) => Err(Refusal::conflict("refused-due-by-import")),
            TaskChange::Targets(_) => Err(Refusal::conflict("refused-targets-by-import")),
            TaskChange::Milestones(_) => Err(Refusal::conflict("refused-milestones-by-import")),
            TaskChange::Progress(_) => Err(Refusal::conflict("refused-progress-by-import")),
            _ => Ok(()),
        }
    }
}
