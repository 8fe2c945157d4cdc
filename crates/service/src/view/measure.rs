//! The catalogue of measures as settings show and take it, and the measures of targets.

use jiff::civil::Date;
use ledger::{Field, Frequency, MeasureDirection, Period, SourceKind};

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
}

/// A measure with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureValues {
    /// The measure.
    pub line: MeasureLine,
    /// Its values, the latest period first.
    pub values: Vec<ObservedLine>,
    /// Name of the site, for values of the whole of it.
    pub site_name: String,
    /// Whether the actor may change the measure.
    pub may_keep: bool,
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
    /// Version the form was made from; 0 for a new one.
    pub version: i64,
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
