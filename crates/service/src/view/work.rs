//! The working loop: what may be done with a task, who holds the ball, reports, and what waits on the desk.

use jiff::civil::Date;
use ledger::workflow::Paper;
use ledger::{
    CommandKind, DueWhy, Evidence, Grade, Life, Light, Number, Period, Refusal, ReportState, ReportText,
    Returned, Role, Stage, Wait,
};

use super::{
    ChaseLine, DirectionCan, DirectionLine, DocumentLine, Leading, ObservedLine, Party, ReferralLine,
    TaskLine,
};

/// A party that is waited on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolderLine {
    /// Code; words under `holder-<code>`.
    pub code: &'static str,
    /// The unit, where it is one.
    pub unit: Option<Party>,
}

/// Who holds the ball, and who held it how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ball {
    /// Who is waited on now.
    pub holder: HolderLine,
    /// Whether they are waited on, since when and for what; nothing while they are at work and in time.
    pub wait: Option<Wait>,
    /// First day of this turn.
    pub since: Option<Date>,
    /// Days of this turn so far.
    pub days: i64,
    /// Days of everybody since issue, in the order in which they first held it.
    pub held: Vec<(HolderLine, i64)>,
}

/// A command that fits the stage of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// The command.
    pub kind: CommandKind,
    /// Why this actor cannot give it now; nothing when they can.
    pub refusal: Option<Refusal>,
    /// Who may.
    pub who: Vec<Role>,
    /// The paper that goes with it.
    pub paper: Option<Paper>,
}

impl Deed {
    /// Whether this actor can do it now.
    pub fn open(&self) -> bool {
        self.refusal.is_none()
    }
}

/// A report on a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportLine {
    /// Identifier, as the address of its history has it.
    pub id: String,
    /// Its place among the task's reports.
    pub serial: u32,
    /// Where it is on its way.
    pub state: ReportState,
    /// What it says; nothing while only its unit may see it.
    pub text: Option<ReportText>,
    /// Whether it is withheld because it belongs to units that are not the actor's.
    pub withheld: bool,
    /// Names of the milestones it marks as reached.
    pub reached: Vec<String>,
    /// Values it gives: the measure, for when, how much.
    pub given: Vec<(Party, Period, String)>,
    /// Who wrote it last.
    pub by: String,
    /// Who approved it for the unit.
    pub approved_by: String,
    /// When it was first sent.
    pub filed: Date,
    /// When it last moved.
    pub moved: Date,
    /// Every time it was sent back.
    pub returned: Vec<Returned>,
}

/// Everything about the work on a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkView {
    /// Stage.
    pub stage: Stage,
    /// Who holds the ball.
    pub ball: Ball,
    /// That nobody could decide what lies, or would lie, before a leader of the office, and the mend.
    pub nobody: Option<Refusal>,
    /// Whether the actor may read what belongs to the units of the task.
    pub reads: bool,
    /// What fits the stage, in the order of the table.
    pub deeds: Vec<Deed>,
    /// Reports, newest first.
    pub reports: Vec<ReportLine>,
    /// Its life as the rules see it.
    pub life: Life,
    /// Who signed for it.
    pub signed_by: String,
    /// Who does it.
    pub assignee: String,
    /// The unit proposed to take it, while that is asked.
    pub proposed_unit: String,
    /// Chase sheets about it, newest first.
    pub chases: Vec<ChaseLine>,
    /// Whether the actor may write another.
    pub may_chase: bool,
    /// By when it is to be signed for, while it is not.
    pub sign_by: Option<Date>,
    /// When the next report is due, and why then.
    pub report_due: Option<(Date, DueWhy)>,
    /// Units to choose from, for commands that name one.
    pub units: Vec<Party>,
}

impl WorkView {
    /// Whether the actor can give a command now.
    pub fn can(&self, kind: CommandKind) -> bool {
        self.deeds.iter().any(|d| d.kind == kind && d.open())
    }
}

/// What the buttons of a task send.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct DeedForm {
    /// Code of the command.
    pub command: String,
    /// Version of the task that was seen.
    pub version: i64,
    /// Why; the result where closing is asked for.
    pub reason: String,
    /// A day.
    pub until: String,
    /// Identifier of a unit.
    pub unit: String,
    /// Code of a grade.
    pub grade: String,
}

/// A file as it comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileIn {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A report as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct ReportForm {
    /// Version of the task that was seen.
    pub version: i64,
    /// Percent.
    pub percent: String,
    /// 进展
    pub progress: String,
    /// 存在问题
    pub problems: String,
    /// 下一步措施
    pub next: String,
    /// Places of the milestones that are reached, joined by commas.
    pub milestones: String,
    /// Addresses of evidence to leave out, joined by commas.
    pub leave_out: String,
    /// Values of measures: identifier of the measure, and what was typed.
    #[serde(skip)]
    pub values: Vec<(String, String)>,
}

/// A measure that a report is to say something of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureAsk {
    /// The measure.
    pub measure: Party,
    /// Its unit of measure.
    pub unit: String,
    /// The target that is followed by it.
    pub target: String,
    /// For when a value is asked.
    pub period: Period,
    /// The newest value there is.
    pub last: Option<ObservedLine>,
    /// Whether the value for the period is there already, so that none is asked.
    pub known: bool,
    /// What was typed.
    pub typed: String,
}

/// The page on which a report is written, with everything filled in that the ledger knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportPage {
    /// The task.
    pub line: TaskLine,
    /// Version that a sent form must name.
    pub version: i64,
    /// The fields.
    pub form: ReportForm,
    /// Files that are attached already.
    pub evidence: Vec<Evidence>,
    /// How far it is by its parts, in percent.
    pub by_parts: Option<u8>,
    /// Measures that the task is followed by.
    pub measures: Vec<MeasureAsk>,
    /// Milestones: name, day, whether it is ticked.
    pub milestones: Vec<(String, Date, bool)>,
    /// When it was last kept, in milliseconds UTC, and by whom; nothing for a new one.
    pub kept: Option<(i64, String)>,
    /// Whether a report is under way that this one changes.
    pub begun: bool,
    /// Why it came back, if it did.
    pub returned: Option<Returned>,
    /// The last accepted report.
    pub last: Option<ReportLine>,
    /// When it is due, and why then.
    pub due: Option<(Date, DueWhy)>,
    /// Whether it goes past the head, because the head writes it.
    pub by_head: bool,
}

/// A task that waits on the visitor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitLine {
    /// The task.
    pub line: TaskLine,
    /// Since when, or until when.
    pub day: Option<Date>,
    /// Days since, or past the day when negative is not meant.
    pub days: i64,
    /// Days that the visitor has been waited on; 0 while they are in time.
    pub waited: i64,
    /// Where it is done.
    pub href: String,
    /// Version, where it can be answered on the desk itself by "no change".
    pub unchanged: Option<i64>,
}

/// Tasks that wait for one sort of act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Words under `desk-<code>`.
    pub code: &'static str,
    /// How many there are.
    pub total: usize,
    /// Tasks, the longest waiting first, as many as a desk holds.
    pub lines: Vec<WaitLine>,
}

/// What a leader sees: a task that is behind, why, and who is waited on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BehindLine {
    /// The task.
    pub line: TaskLine,
    /// The worst reason.
    pub why: Option<planning::Reason>,
}

/// The desk 工作台: what waits, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// What waits on the visitor.
    pub waiting: Vec<Waiting>,
    /// Chase sheets that wait for an answer of the visitor's unit, the soonest due first.
    pub chases: Vec<ChaseLine>,
    /// Chase sheets whose answer waits for the visitor's approval.
    pub approving: Vec<ChaseLine>,
    /// What the visitor is asked to decide, oldest first.
    pub referrals: Vec<ReferralLine>,
    /// Directions that the visitor may follow and that nobody has, oldest first.
    pub directions: Vec<DirectionLine>,
    /// Directions that the visitor gave, newest first.
    pub given: Vec<DirectionLine>,
    /// What the visitor can do with directions.
    pub direction_can: DirectionCan,
    /// Documents whose drafts wait for review, oldest first.
    pub reviewing: Vec<DocumentLine>,
    /// Overdue tasks, longest first, at most ten.
    pub overdue: Vec<BehindLine>,
    /// Tasks that warn, soonest due first, at most ten.
    pub warning: Vec<BehindLine>,
    /// What only those who lead see.
    pub leading: Option<Leading>,
    /// Answers to chase sheets that wait to be judged, the oldest first.
    pub answered: Vec<ChaseLine>,
    /// How many sheets the rules propose that the visitor may write.
    pub proposed: usize,
    /// Tasks of the whole ledger by light.
    pub lights: Vec<(Light, i64)>,
    /// By unit: name, red, amber, green, done; worst first, at most ten.
    pub units: Vec<(Party, [i64; 4])>,
    /// Whether the visitor sees business data at all.
    pub business: bool,
    /// Accounts without a role, for those who grant roles.
    pub roleless: usize,
}

/// What was done with a task, to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The command.
    pub kind: CommandKind,
    /// Number of the task.
    pub number: Number,
}

/// The grades in which a task can be closed.
pub fn grades() -> [Grade; 4] {
    Grade::ALL
}
