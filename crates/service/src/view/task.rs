//! A task: as a line of a list, as a page, as a form.

use jiff::civil::Date;
use ledger::{Field, Light, Number, Span, Stage, Target, TaskState, Wait};

use super::{
    DirectionCan, DirectionLine, DirectionSource, EventLine, HolderLine, LightView, Party, PlanSlot,
    ReferralLine, TargetMeasure, WorkView,
};

/// Where a task's words come from, short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// Identifier of the document.
    pub document: String,
    /// Its title.
    pub title: String,
}

/// A task in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskLine {
    /// Number; addresses are `/tasks/{number}`.
    pub number: Number,
    /// 工作任务
    pub title: String,
    /// Light as stored.
    pub light: Light,
    /// State.
    pub state: TaskState,
    /// Where it is on its way.
    pub stage: Stage,
    /// Who holds the ball.
    pub holder: HolderLine,
    /// Whether they are waited on, since when and for what; nothing while they are at work and in time.
    pub wait: Option<Wait>,
    /// 领域
    pub field: Option<Field>,
    /// 牵头单位
    pub lead_unit: Party,
    /// 牵头领导
    pub leaders: Vec<Party>,
    /// 责任单位, names on the list and off it.
    pub others: Vec<String>,
    /// 完成时限
    pub due: Option<Date>,
    /// Days past due while open; 0 otherwise.
    pub overdue_days: i64,
    /// The deadline as worded; may be empty.
    pub due_text: String,
    /// 每季度 …; may be empty.
    pub cadence: String,
    /// 量化目标
    pub targets: Vec<Target>,
    /// Reported progress in percent.
    pub progress: Option<u8>,
    /// Where its plan is today, in percent, while open and dated.
    pub plan: Option<u8>,
    /// Document it came from.
    pub source: Option<SourceLine>,
    /// Sub-tasks, when the list is a tree.
    pub children: Vec<TaskLine>,
}

impl TaskLine {
    /// Targets as one line.
    pub fn targets_text(&self) -> String {
        self.targets.iter().map(ToString::to_string).collect::<Vec<_>>().join("；")
    }

    /// Leaders as one line.
    pub fn leaders_text(&self) -> String {
        self.leaders.iter().map(|l| l.name.as_str()).collect::<Vec<_>>().join("、")
    }

    /// Responsible units as one line.
    pub fn others_text(&self) -> String {
        self.others.join("、")
    }
}

/// A sentence a task came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceSentence {
    /// Identifier of the document.
    pub document: String,
    /// Its title.
    pub title: String,
    /// Identifier of the commitment; the living document has the anchor `c-{id}`.
    pub commitment: String,
    /// Headings from the outermost in.
    pub headings: Vec<String>,
    /// A little text before; lines are paragraphs and headings.
    pub before: String,
    /// The sentence as it stands.
    pub sentence: String,
    /// A little text after, likewise.
    pub after: String,
    /// Where it stands.
    pub span: Span,
    /// What replaced it: text and reason.
    pub superseded: Option<(String, String)>,
}

/// A task with everything about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskView {
    /// The task.
    pub line: TaskLine,
    /// Why the light is what it is today.
    pub light: LightView,
    /// Version an edit must name.
    pub version: i64,
    /// Day it was issued.
    pub start: Date,
    /// Day it was closed.
    pub closed: Option<Date>,
    /// Message key of how it came in: `origin-document`, `origin-hand`, `origin-import`.
    pub origin: &'static str,
    /// Its targets with the measures by which they are followed.
    pub targets: Vec<TargetMeasure>,
    /// The sentences it came from.
    pub sources: Vec<SourceSentence>,
    /// The task it is part of.
    pub parent: Option<TaskLine>,
    /// Its sub-tasks are in `line.children`. Events, newest first.
    pub history: Vec<EventLine>,
    /// Whether the actor may edit.
    pub may_edit: bool,
    /// Whether the actor may give parts of it to others.
    pub may_split: bool,
    /// The share of each part, in the order of `line.children`; 0 where nobody weighed.
    pub shares: Vec<u8>,
    /// The due date that its plan was made for, where another one holds now.
    pub plan_due: Option<Date>,
    /// How far it is by its parts, in percent.
    pub by_parts: Option<u8>,
    /// Its milestones with their days.
    pub plan: Vec<PlanSlot>,
    /// Directions on it, newest first.
    pub directions: Vec<DirectionLine>,
    /// What the actor can do with directions.
    pub direction_can: DirectionCan,
    /// What leaders were asked to decide about it, newest first.
    pub referrals: Vec<ReferralLine>,
    /// Whether the actor may put it before a leader.
    pub may_refer: bool,
    /// The direction it came from: identifier, who gave it, its words.
    pub direction: Option<DirectionSource>,
    /// The work on it.
    pub work: WorkView,
}

/// A task as an edit form holds it: names and targets as people type them.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct TaskForm {
    /// 工作任务
    pub title: String,
    /// Field code or empty.
    pub field: String,
    /// Targets, joined by `；` or line breaks.
    pub targets: String,
    /// Identifiers of the measures chosen for the targets that the task has, in their order, joined by commas; empty where
    /// none is to follow. Nothing at all where nobody was asked.
    pub measures: Option<String>,
    /// Leaders, joined by `、`.
    pub leaders: String,
    /// Lead unit's name.
    pub lead_unit: String,
    /// Responsible units, joined by `、`.
    pub other_units: String,
    /// `YYYY-MM-DD` or empty.
    pub due: String,
    /// Given milestones, a line for each: `YYYY-MM-DD` and what is reached. Nothing at all where nobody was asked.
    pub milestones: Option<String>,
    /// The deadline as worded.
    pub due_text: String,
    /// 每季度 …
    pub cadence: String,
    /// State code; empty means open. Workbooks say it, forms never do.
    #[serde(skip_deserializing)]
    pub state: String,
    /// Percent or empty. Workbooks that bring an old ledger in say it, forms never do: it follows from reports.
    #[serde(skip_deserializing)]
    pub progress: String,
    /// Why.
    pub reason: String,
    /// Version the form was made from; 0 for a new task.
    pub version: i64,
}
