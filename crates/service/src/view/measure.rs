//! The catalogue of measures as settings show and take it, and the measures of targets.

use jiff::civil::Date;
use ledger::{Decimal, Field, Frequency, Light, MeasureDirection, Number, Period, SourceKind};

use super::{Party, SheetOutcome};

/// A target with the measure by which it is followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetMeasure {
    /// The target in words.
    pub target: String,
    /// What it says is measured.
    pub metric: String,
    /// The measure of the catalogue.
    pub measure: Option<Party>,
    /// Which it may be, when nobody has said.
    pub candidates: Vec<Party>,
    /// The newest value of the measure.
    pub observed: Option<ObservedLine>,
}

/// A value of a measure, with where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObservedLine {
    /// The value with its unit of measure.
    pub value: String,
    /// For when.
    pub period: Period,
    /// Of whom; nothing for the whole site.
    pub unit: Option<Party>,
    /// In what it came; words under `observation-from-<code>`.
    pub source: SourceKind,
    /// Place of the report among those of its task.
    pub serial: Option<u32>,
    /// Where that stands.
    pub href: Option<String>,
    /// Who gave it.
    pub by: String,
    /// When it was given.
    pub on: Date,
    /// Days since.
    pub days: i64,
    /// Of a correction: why.
    pub reason: String,
}

/// A value among those of its measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueLine {
    /// Identifier.
    pub id: String,
    /// In words.
    pub line: ObservedLine,
    /// The number alone, for drawing it.
    pub number: Decimal,
    /// Whether it is the one that counts for its period: another was given or put right later.
    pub counts: bool,
    /// Whether the actor may correct it.
    pub may_correct: bool,
}

/// A target of a task beside what has been reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalLine {
    /// The task.
    pub task: Number,
    /// Its title.
    pub title: String,
    /// Its light.
    pub light: Light,
    /// Whether it is still worked on.
    pub open: bool,
    /// Lead unit.
    pub unit: Party,
    /// What is to be reached, such as `≥ 80%`.
    pub goal: String,
    /// The number of it, where it stands in the measure's own unit of measure.
    pub number: Option<Decimal>,
    /// By when.
    pub due: Option<Date>,
    /// The newest value that says how the lead unit stands.
    pub now: Option<ObservedLine>,
    /// Whether that reaches it; nothing where a number alone does not tell.
    pub met: Option<bool>,
    /// How much is missing, and its unit of measure.
    pub gap: Option<(String, String)>,
}

/// A measure on the board: what is to be reached, what is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardLine {
    /// The measure.
    pub measure: MeasureLine,
    /// The first targets that it follows.
    pub goals: Vec<GoalLine>,
    /// How many more there are.
    pub more: usize,
    /// The newest value of the whole site.
    pub now: Option<ObservedLine>,
}

/// All measures with what is to be reached and what is (打表).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureBoard {
    /// Name of the site.
    pub site_name: String,
    /// Measures with targets or values; those that have a value first.
    pub lines: Vec<BoardLine>,
    /// Those without either.
    pub idle: Vec<MeasureLine>,
    /// Targets met, missed so far, not to be told, without a value.
    pub counts: [usize; 4],
    /// Whether the actor keeps the catalogue.
    pub may_keep: bool,
}

/// A value that is about to be corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionPage {
    /// The measure.
    pub measure: MeasureLine,
    /// The value as it stands.
    pub line: ObservedLine,
    /// Its number.
    pub number: Decimal,
    /// Name of the site, for values of the whole of it.
    pub site_name: String,
}

/// A correction as a form holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct CorrectionForm {
    /// What it really was.
    pub value: String,
    /// Why.
    pub reason: String,
}

/// A measure with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureValues {
    /// The measure.
    pub line: MeasureLine,
    /// Its values, the latest period first.
    pub values: Vec<ValueLine>,
    /// The targets that it follows.
    pub goals: Vec<GoalLine>,
    /// Name of the site, for values of the whole of it.
    pub site_name: String,
    /// Whether the actor may change the measure.
    pub may_keep: bool,
    /// Tasks that it could follow.
    pub unlinked: Vec<UnlinkedLine>,
    /// Periods for which the actor may put a value in; none where they may not.
    pub periods: Vec<Period>,
    /// Units of which a value may speak.
    pub units: Vec<Party>,
}

/// A measure as settings show and take it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct MeasureForm {
    /// Identifier; empty for a new one.
    pub id: String,
    /// Name.
    pub name: String,
    /// Aliases, joined by `、`.
    pub aliases: String,
    /// Unit of measure.
    pub unit: String,
    /// Direction code.
    pub direction: String,
    /// Field code or empty.
    pub field: String,
    /// Source unit's identifier or empty.
    pub source: String,
    /// Frequency code.
    pub frequency: String,
    /// `on` when followed.
    pub active: String,
    /// Whether it may be negative: `yes`, `no`, or empty for what its name says.
    pub signed: String,
    /// Version the form was made from; 0 for a new one.
    pub version: i64,
}

/// A task whose target names a measure without being followed by any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnlinkedLine {
    /// Its number.
    pub task: Number,
    /// Its title.
    pub title: String,
    /// Its lead unit.
    pub unit: Party,
    /// The target.
    pub target: String,
}

/// A value that the supervision office puts in.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct RecordForm {
    /// For when: `2026-05`, `2026-Q2`, `2026-H1`, `2026`.
    pub period: String,
    /// Of which unit, by its identifier; empty for the whole site.
    pub unit: String,
    /// How much.
    pub value: String,
}

/// A measure in the settings list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureLine {
    /// As a form.
    pub form: MeasureForm,
    /// Which way is good.
    pub direction: MeasureDirection,
    /// 领域
    pub field: Option<Field>,
    /// Name of the source unit.
    pub source: Option<String>,
    /// How often a value is due.
    pub frequency: Frequency,
}

/// The catalogue of measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureList {
    /// Name of the site.
    pub site_name: String,
    /// Measures in list order.
    pub measures: Vec<MeasureLine>,
    /// Units that may be a source.
    pub units: Vec<Party>,
    /// Whether the actor may change them.
    pub may_keep: bool,
}

/// A row of a list of measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureRow {
    /// Row number in the file, from 1, as the spreadsheet shows it.
    pub row: usize,
    /// What would stand in the catalogue; the source as written.
    pub form: MeasureForm,
    /// Outcome.
    pub outcome: SheetOutcome,
}

/// A list of measures compared with the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasurePreview {
    /// Identifier of the plan, for applying it.
    pub plan: String,
    /// Name of the file.
    pub file_name: String,
    /// New, changed, same, wrong.
    pub counts: [usize; 4],
    /// Its rows.
    pub rows: Vec<MeasureRow>,
}
