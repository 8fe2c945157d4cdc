//! What pages, exports and commands are given to show: names resolved, words left to the message catalogues.

use jiff::civil::Date;
use ledger::{
    CommitmentState, Cue, Document, Field, Judgement, Light, Number, Refusal, Role, Span, Strength, Target,
    TaskState, UnitKind,
};

/// A unit or person by identifier and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Identifier, 32 hexadecimal digits.
    pub id: String,
    /// Name.
    pub name: String,
}

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
    /// Where an even plan would be today, in percent, while open and dated.
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

/// The choices a filter or form offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Active units in list order.
    pub units: Vec<Party>,
    /// Active leaders in list order; name with post.
    pub leaders: Vec<Party>,
    /// Documents, newest first, at most fifty.
    pub documents: Vec<Party>,
}

/// One page of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerView {
    /// Tasks.
    pub lines: Vec<TaskLine>,
    /// `after` of the next page.
    pub next: Option<String>,
    /// How many match.
    pub total: i64,
    /// Whether there are more than `total` says.
    pub capped: bool,
    /// Tasks of the whole ledger by light (sub-tasks included).
    pub lights: Vec<(Light, i64)>,
    /// Choices of the filter.
    pub options: Options,
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
    /// A little text before.
    pub before: String,
    /// The sentence as it stands.
    pub sentence: String,
    /// A little text after.
    pub after: String,
    /// Where it stands.
    pub span: Span,
    /// What replaced it: text and reason.
    pub superseded: Option<(String, String)>,
}

/// A field of a task before and after; both ready to show except codes, which have `word` set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeLine {
    /// Message key of the field's name, such as `task-due`.
    pub field: &'static str,
    /// Before; a message key when `word`.
    pub before: String,
    /// After; a message key when `word`.
    pub after: String,
    /// Whether before and after are message keys.
    pub word: bool,
}

/// One event, to be read by people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventLine {
    /// Position in the log.
    pub seq: i64,
    /// When, in milliseconds UTC.
    pub at: i64,
    /// Who; none for the program.
    pub actor: Option<String>,
    /// Kind; words under `event-<kind>`.
    pub kind: String,
    /// What it is about: kind code (words under `subject-<kind>`), name, and address if it has a page.
    pub subject: (String, String, Option<String>),
    /// Reason given; may be empty.
    pub reason: String,
    /// Changes of a task.
    pub changes: Vec<ChangeLine>,
    /// Hash, 64 hexadecimal digits.
    pub hash: String,
}

/// A task with everything about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskView {
    /// The task.
    pub line: TaskLine,
    /// Why the light is what it is today.
    pub judgement: Judgement,
    /// Version an edit must name.
    pub version: i64,
    /// Day it was issued.
    pub start: Date,
    /// Day it was closed.
    pub closed: Option<Date>,
    /// Message key of how it came in: `origin-document`, `origin-hand`, `origin-import`.
    pub origin: &'static str,
    /// The sentences it came from.
    pub sources: Vec<SourceSentence>,
    /// The task it is part of.
    pub parent: Option<TaskLine>,
    /// Its sub-tasks are in `line.children`. Events, newest first.
    pub history: Vec<EventLine>,
    /// Whether the actor may edit.
    pub may_edit: bool,
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
    /// Leaders, joined by `、`.
    pub leaders: String,
    /// Lead unit's name.
    pub lead_unit: String,
    /// Responsible units, joined by `、`.
    pub other_units: String,
    /// `YYYY-MM-DD` or empty.
    pub due: String,
    /// The deadline as worded.
    pub due_text: String,
    /// 每季度 …
    pub cadence: String,
    /// State code; empty means open.
    pub state: String,
    /// Percent or empty.
    pub progress: String,
    /// Why.
    pub reason: String,
    /// Version the form was made from; 0 for a new task.
    pub version: i64,
}

/// A document in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentLine {
    /// The document.
    pub document: Document,
    /// Commitments still undecided.
    pub undecided: i64,
    /// Commitments accepted, not issued.
    pub accepted: i64,
    /// Tasks that came from it, by light.
    pub lights: Vec<(Light, i64)>,
}

/// A marked piece of a document's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Identifier of the commitment.
    pub commitment: String,
    /// Its running number on the desk, from 1.
    pub number: usize,
    /// Its state.
    pub state: CommitmentState,
    /// The task that answers it, with its light.
    pub task: Option<(Number, Light)>,
    /// Whether this piece is the first of the commitment (anchors) …
    pub first: bool,
    /// … and whether it is the last (number and light stand behind it).
    pub last: bool,
}

/// A run of text with one mark or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// First code point in the document's text, for splitting by caret.
    pub start: usize,
    /// The commitment it belongs to.
    pub mark: Option<Mark>,
    /// Whether it is a heading within a paragraph (一要…。).
    pub strong: bool,
}

/// A paragraph or heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// 0 for a paragraph, 1–4 for a heading; 9 for the document's title line, 8 for what stands under it (speaker, date).
    pub level: u8,
    /// Anchor `s-{n}` of the section that begins here.
    pub anchor: Option<usize>,
    /// Its runs.
    pub pieces: Vec<Piece>,
}

/// An entry of the table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// Anchor `s-{n}`.
    pub anchor: usize,
    /// 1 or 2.
    pub level: u8,
    /// Heading.
    pub heading: String,
    /// Commitments under it (accepted, issued, undecided).
    pub commitments: usize,
}

/// A sentence that a list of gaps points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Words.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Its commitment, if the reader or a reviewer saw one.
    pub commitment: Option<String>,
    /// Its task, if any.
    pub task: Option<(Number, String)>,
}

/// The living document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LivingDocument {
    /// The document.
    pub document: Document,
    /// Paragraphs and headings.
    pub blocks: Vec<Block>,
    /// Table of contents.
    pub contents: Vec<Contents>,
    /// Its tasks by number, with the commitment they answer.
    pub tasks: Vec<(String, TaskLine)>,
    /// Number of commitments that count (not rejected or merged).
    pub commitments: usize,
    /// Tasks by light.
    pub lights: Vec<(Light, i64)>,
    /// Committed sentences without a task.
    pub without_task: Vec<Gap>,
    /// Tasks of this document whose sentence was superseded or which cover no sentence any more.
    pub without_sentence: Vec<Gap>,
    /// Sentences with a number that is no target of any commitment.
    pub without_target: Vec<Gap>,
    /// Superseded commitments: original, text now, reason.
    pub superseded: Vec<(Gap, String, String)>,
    /// Whether the actor may supersede.
    pub may_supersede: bool,
}

/// A name in a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionView {
    /// As written.
    pub surface: String,
    /// Whom it means.
    pub meant: Vec<Party>,
    /// Whom it may mean; not empty when it must be asked.
    pub candidates: Vec<Party>,
}

impl MentionView {
    /// Whether it means nobody on the list.
    pub fn unknown(&self) -> bool {
        self.meant.is_empty() && self.candidates.is_empty()
    }
}

/// A draft on the review desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftView {
    /// Identifier of the commitment.
    pub id: String,
    /// Version an act on it must name.
    pub version: i64,
    /// Running number on the desk, from 1; marks in the text carry the same.
    pub number: usize,
    /// State.
    pub state: CommitmentState,
    /// Hard or soft.
    pub strength: Strength,
    /// 0..=1000
    pub score: u16,
    /// The sentence.
    pub text: String,
    /// First span.
    pub span: Span,
    /// Headings from the outermost in.
    pub headings: Vec<String>,
    /// The draft as a form holds it.
    pub form: TaskForm,
    /// 牵头领导
    pub leaders: Vec<MentionView>,
    /// 牵头单位
    pub lead_units: Vec<MentionView>,
    /// 责任单位
    pub other_units: Vec<MentionView>,
    /// 量化目标
    pub targets: Vec<Target>,
    /// 完成时限
    pub due: Option<Date>,
    /// Field.
    pub field: Option<Field>,
    /// Why the reader thought so; words under the cue's key.
    pub cues: Vec<Cue>,
    /// Why it could not be issued as it is.
    pub obstacle: Option<Refusal>,
}

/// The review desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// The document.
    pub document: Document,
    /// Its text with marks.
    pub blocks: Vec<Block>,
    /// Drafts in reading order: undecided, accepted and rejected ones.
    pub drafts: Vec<DraftView>,
    /// Undecided, accepted, rejected.
    pub counts: [usize; 3],
    /// Choices.
    pub options: Options,
    /// Last event of the site: a desk that shows an older one is stale.
    pub seq: i64,
    /// Whether there is something to undo for this reviewer.
    pub may_undo: bool,
}

/// What issuing would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuePreview {
    /// The document.
    pub document: Document,
    /// What would become tasks, in reading order.
    pub ready: Vec<DraftView>,
    /// Accepted drafts that cannot be issued yet, each with its `obstacle`.
    pub blocked: Vec<DraftView>,
    /// Number of drafts nobody has decided.
    pub undecided: usize,
    /// Number the first task would get.
    pub first: Number,
}

/// How a row of a workbook compares with the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowOutcome {
    /// A new task.
    New,
    /// An existing task that would change.
    Changed(Vec<ChangeLine>),
    /// Exactly what the ledger holds.
    Same,
    /// Cannot be taken, with the column it is about.
    Wrong {
        /// Heading of the column, as in the file.
        column: String,
        /// Why.
        refusal: Refusal,
    },
}

/// A row of an import preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// Row number in the file, from 1, as the spreadsheet shows it.
    pub row: usize,
    /// Number of the task, if it has one.
    pub number: Option<Number>,
    /// Its title.
    pub title: String,
    /// Outcome.
    pub outcome: RowOutcome,
}

/// A workbook compared with the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportPreview {
    /// Identifier of the plan, for applying it.
    pub plan: String,
    /// Name of the file.
    pub file_name: String,
    /// Columns understood, as `(heading in the file, message key)`.
    pub columns: Vec<(String, &'static str)>,
    /// Headings not understood; their cells are left alone.
    pub ignored: Vec<String>,
    /// New, changed, same, wrong.
    pub counts: [usize; 4],
    /// The rows: wrong, changed and new ones, and the same ones up to a hundred.
    pub rows: Vec<ImportRow>,
}

/// An applied import in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportLine {
    /// Identifier.
    pub id: String,
    /// Name of the file.
    pub file_name: String,
    /// When, in milliseconds UTC.
    pub at: i64,
    /// Tasks added.
    pub added: u32,
    /// Tasks changed.
    pub changed: u32,
    /// Whether it still stands.
    pub applied: bool,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchView {
    /// Tasks, at most fifty.
    pub tasks: Vec<TaskLine>,
    /// How many tasks match.
    pub total: i64,
    /// Whether there are more than `total` says.
    pub capped: bool,
    /// Documents with the places in them.
    pub documents: Vec<DocumentHit>,
}

/// A document that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentHit {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Date.
    pub date: Option<Date>,
    /// Before, match, after: up to three places.
    pub places: Vec<(String, String, String)>,
}

/// The desk 工作台: what waits, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// Documents whose drafts wait for review, oldest first.
    pub reviewing: Vec<DocumentLine>,
    /// Overdue tasks, longest first, at most ten.
    pub overdue: Vec<TaskLine>,
    /// Tasks that warn, soonest due first, at most ten.
    pub warning: Vec<TaskLine>,
    /// Tasks of the whole ledger by light.
    pub lights: Vec<(Light, i64)>,
    /// By unit: name, red, amber, green, done; worst first, at most ten.
    pub units: Vec<(Party, [i64; 4])>,
}

/// A unit as settings show and take it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct UnitForm {
    /// Identifier; empty for a new one.
    pub id: String,
    /// Name.
    pub name: String,
    /// Aliases, joined by `、`.
    pub aliases: String,
    /// Kind code.
    pub kind: String,
    /// Supervising leader's identifier or empty.
    pub leader: String,
    /// `on` when active.
    pub active: String,
    /// Version the form was made from; 0 for a new one.
    pub version: i64,
}

/// A person as settings show and take them.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct PersonForm {
    /// Identifier; empty for a new one.
    pub id: String,
    /// Name.
    pub name: String,
    /// Post.
    pub post: String,
    /// Unit's identifier or empty.
    pub unit: String,
    /// `on` when tasks can name them as 牵头领导.
    pub leader: String,
    /// User name; empty for no account.
    pub username: String,
    /// Role code.
    pub role: String,
    /// New password; empty leaves it.
    pub password: String,
    /// `on` when active.
    pub active: String,
    /// Version the form was made from; 0 for a new one.
    pub version: i64,
}

/// A unit in the settings list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitLine {
    /// As a form.
    pub form: UnitForm,
    /// Kind.
    pub kind: UnitKind,
    /// Supervising leader's name.
    pub leader: Option<String>,
}

/// A person in the settings list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    /// As a form, the password empty.
    pub form: PersonForm,
    /// Unit's name.
    pub unit: Option<String>,
    /// Role of the account.
    pub role: Option<Role>,
}

/// Settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Name of the site.
    pub site_name: String,
    /// Area code.
    pub area_code: String,
    /// Units in list order.
    pub units: Vec<UnitLine>,
    /// People in list order.
    pub people: Vec<PersonLine>,
    /// Whether the actor may change them.
    pub may_administer: bool,
}

/// The trace page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceView {
    /// Events, newest first.
    pub events: Vec<EventLine>,
    /// `before` of the next page.
    pub next: Option<i64>,
    /// Number of events in the log.
    pub total: i64,
    /// Last hash.
    pub head: String,
}
