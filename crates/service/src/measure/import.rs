//! A table of measures goes in: compared with the catalogue row by row, applied as one act.

use std::collections::HashMap;

use ledger::{Action, EventBody, Field, Frequency, Measure, MeasureDirection, NewEvent, Refusal};
use serde::{Deserialize, Serialize};
use store::Versioned;

use super::{form, measure};
use crate::export::Words;
use crate::names::Names;
use crate::sheet::{self, Known, Rows};
use crate::view::{MeasureForm, MeasurePreview, MeasureRow, SheetOutcome};
use crate::{Call, Result, Service, act_of};

/// Columns by which a table is known for one of measures.
const LEAST: usize = 2;

/// What waits for somebody's yes.
#[derive(Serialize, Deserialize)]
struct Plan {
    file_name: String,
    measures: Rows,
    outcome: String,
}

/// What a column holds: the message key of its field is that of its own heading, and what offices write above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Aliases,
    Unit,
    Direction,
    Field,
    Source,
    Frequency,
}

const KNOWN: [Known<Column>; 7] = [
    (Column::Name, "measure-name", &["指标", "指标名称", "名称", "统计指标", "measure", "name"]),
    (Column::Aliases, "measure-aliases", &["别名", "简称", "其他名称", "aliases"]),
    (Column::Unit, "measure-unit", &["单位", "计量单位", "unit"]),
    (Column::Direction, "measure-direction", &["方向", "指标方向", "指标性质", "指标属性", "direction"]),
    (Column::Field, "measure-field", &["领域", "类别", "分类", "field"]),
    (
        Column::Source,
        "measure-source",
        &["数据来源", "来源单位", "数据来源单位", "责任单位", "牵头单位", "填报单位", "source"],
    ),
    (Column::Frequency, "measure-frequency", &["频次", "周期", "统计周期", "报送频次", "frequency"]),
];

/// A row understood: what would stand there, and the event that makes it so.
struct Planned {
    row: MeasureRow,
    event: Option<NewEvent>,
}

impl Service {
    /// Compares a table of measures with the catalogue. Nothing is written but the plan.
    ///
    /// # Errors
    /// When the file cannot be read or holds no table with a column of measures.
    pub async fn measure_preview(
        &self,
        call: &Call,
        file_name: &str,
        bytes: Vec<u8>,
        words: Words<'_>,
    ) -> Result<MeasurePreview> {
        call.actor.must(Action::KeepMeasures)?;
        let (name, tables) = sheet::tables(file_name, bytes).await?;
        let found = tables.into_iter().filter(|rows| headings(rows, words).is_some());
        let rows = found.max_by_key(Vec::len).ok_or_else(|| Refusal::invalid("refused-no-measure-table"))?;
        let mut plan = Plan { file_name: name, measures: rows, outcome: String::new() };
        let planned = self.understand_measures(call, &plan, words).await?;
        plan.outcome = fingerprint(&planned);
        let id = self.keep_plan(call, &plan).await?;
        Ok(preview(id, plan.file_name, planned))
    }

    /// A plan, compared with the catalogue as it is now.
    ///
    /// # Errors
    /// When there is none, or it is older than a day.
    pub async fn measure_plan(&self, call: &Call, plan: &str, words: Words<'_>) -> Result<MeasurePreview> {
        call.actor.must(Action::KeepMeasures)?;
        let kept = self.kept_plan::<Plan>(call, plan).await?;
        let planned = self.understand_measures(call, &kept, words).await?;
        Ok(preview(plan.to_owned(), kept.file_name, planned))
    }

    /// Applies a plan as one act; rows that are wrong are left out when they are to be skipped. Returns how many measures
    /// were added and changed.
    ///
    /// # Errors
    /// When rows are wrong and are not to be skipped, when nothing would change, or when the catalogue has changed since
    /// the plan was shown.
    pub async fn measure_apply(
        &self,
        call: &Call,
        plan: &str,
        skip_wrong: bool,
        words: Words<'_>,
    ) -> Result<[usize; 2]> {
        call.actor.must(Action::KeepMeasures)?;
        let kept = self.kept_plan::<Plan>(call, plan).await?;
        let planned = self.understand_measures(call, &kept, words).await?;
        if fingerprint(&planned) != kept.outcome {
            return Err(Refusal::conflict("refused-changed-meanwhile").into());
        }
        let [added, changed, _, wrong] = counts(&planned);
        sheet::check_wrong(wrong, skip_wrong)?;
        let events: Vec<NewEvent> = planned.into_iter().filter_map(|p| p.event).collect();
        if events.is_empty() {
            return Err(Refusal::invalid("refused-nothing-to-import").into());
        }
        let mut tx = self.store.begin(call.site()).await?;
        tx.append(&act_of(call), events).await?;
        tx.commit().await?;
        self.store.drop_plan(call.site(), plan).await?;
        Ok([added, changed])
    }

    async fn understand_measures(&self, call: &Call, plan: &Plan, words: Words<'_>) -> Result<Vec<Planned>> {
        let (at, columns) =
            headings(&plan.measures, words).ok_or_else(|| Refusal::invalid("refused-no-measure-table"))?;
        let names = self.names(call.site()).await?;
        let known = self.store.measures(call.site()).await?;
        let mut reader = Reader {
            columns,
            names: &names,
            words,
            now: known.iter().map(|v| v.entity.clone()).collect(),
            known,
            seen: HashMap::new(),
        };
        let rows = plan.measures.iter().enumerate().skip(at + 1);
        Ok(rows.filter_map(|(n, cells)| reader.read(n + 1, cells)).collect())
    }
}

/// Understands one row after the other.
struct Reader<'a> {
    columns: Vec<Option<Column>>,
    names: &'a Names,
    words: Words<'a>,
    known: Vec<Versioned<Measure>>,
    /// The catalogue as the rows so far would make it.
    now: Vec<Measure>,
    seen: HashMap<String, usize>,
}

impl Reader<'_> {
    /// A row; `None` for one that names no measure.
    fn read(&mut self, row: usize, cells: &[String]) -> Option<Planned> {
        let name = self.cell(cells, Column::Name).filter(|n| !n.is_empty())?.to_owned();
        let known = self.known.iter().find(|v| v.entity.name == name).cloned();
        let before = known.as_ref().map(|v| form(&v.entity, v.version));
        let mut wanted = before
            .clone()
            .unwrap_or_else(|| MeasureForm { active: "on".to_owned(), ..MeasureForm::default() });
        let wrong = |form: MeasureForm, field, refusal| {
            Some(Planned {
                row: MeasureRow { row, form, outcome: SheetOutcome::Wrong(field, refusal) },
                event: None,
            })
        };
        if let Err((field, refusal)) = self.fill(cells, &mut wanted) {
            return wrong(wanted, field, refusal);
        }
        if let Some(first) = self.seen.insert(name.clone(), row) {
            let twice = Refusal::invalid("refused-measure-twice").with("name", name);
            return wrong(wanted, "measure-name", twice.with("first", first).with("row", row));
        }
        let others: Vec<&Measure> = self.now.iter().collect();
        let made = match measure(&wanted, known.as_ref().map(|v| &v.entity), &others, self.names) {
            Ok(made) => made,
            Err(refusal) => {
                let (field, refusal) = sheet::at_field(refusal);
                return wrong(wanted, field, refusal);
            }
        };
        let outcome = match &known {
            None => SheetOutcome::New,
            Some(v) if v.entity == made => SheetOutcome::Same,
            Some(v) => SheetOutcome::Changed(changed(&v.entity, &made)),
        };
        let version = known.as_ref().map_or(0, |v| v.version);
        wanted.source = made.source.map(|u| self.names.unit(u).name).unwrap_or_default();
        self.now.retain(|m| m.id != made.id);
        self.now.push(made.clone());
        let event = (outcome != SheetOutcome::Same)
            .then(|| NewEvent::at(made.id, version, EventBody::MeasureRecorded { measure: made }));
        Some(Planned { row: MeasureRow { row, form: wanted, outcome }, event })
    }

    fn cell<'c>(&self, cells: &'c [String], column: Column) -> Option<&'c str> {
        sheet::cell(&self.columns, cells, column)
    }

    /// Lays the cells of a row over a form. A column that the table does not have leaves its field alone.
    fn fill(
        &self,
        cells: &[String],
        form: &mut MeasureForm,
    ) -> std::result::Result<(), (&'static str, Refusal)> {
        let text = |column| self.cell(cells, column).map(str::to_owned);
        let take = |field: &mut String, column| {
            if let Some(cell) = text(column) {
                *field = cell;
            }
        };
        take(&mut form.name, Column::Name);
        take(&mut form.aliases, Column::Aliases);
        take(&mut form.unit, Column::Unit);
        take(&mut form.source, Column::Source);
        let refused = |field, cell: &str| (field, Refusal::invalid("refused-word").with("text", cell));
        if let Some(cell) = self.cell(cells, Column::Direction) {
            let codes = MeasureDirection::ALL.map(MeasureDirection::code);
            let named = self.coded(cell, "measure-direction", codes);
            let found =
                named.or_else(|| direction(cell)).ok_or_else(|| refused("measure-direction", cell))?;
            form.direction = found.to_owned();
        }
        if let Some(cell) = self.cell(cells, Column::Frequency) {
            let named = self.coded(cell, "measure-frequency", Frequency::ALL.map(Frequency::code));
            let found = named
                .or_else(|| said(cell, FREQUENCIES))
                .ok_or_else(|| refused("measure-frequency", cell))?;
            form.frequency = found.to_owned();
        }
        if let Some(cell) = self.cell(cells, Column::Field) {
            let named = self.coded(cell, "field", Field::ALL.iter().map(|f| f.code()));
            let found = if cell.is_empty() { Some("") } else { named };
            form.field = found.ok_or_else(|| refused("measure-field", cell))?.to_owned();
        }
        Ok(())
    }

    /// The code that stands in a cell, itself or as the catalogue words it.
    fn coded(
        &self,
        cell: &str,
        family: &str,
        codes: impl IntoIterator<Item = &'static str>,
    ) -> Option<&'static str> {
        sheet::coded(cell, family, codes, self.words)
    }
}

/// What offices write for a direction, 指标 behind it left out; an empty cell is the usual one.
const DIRECTIONS: &[(&str, &[&str])] = &[
    ("up", &["", "正向", "正", "越高越好", "越大越好", "上升", "提高"]),
    ("down", &["逆向", "逆", "负向", "反向", "越低越好", "越小越好", "下降", "降低"]),
];
/// What offices write for a frequency, 半年 before 年; an empty cell is the usual one.
const FREQUENCIES: &[(&str, &str)] =
    &[("半年", "half-year"), ("年", "year"), ("季", "quarter"), ("月", "month"), ("", "month")];

fn direction(cell: &str) -> Option<&'static str> {
    let word = cell.strip_suffix("指标").unwrap_or(cell);
    DIRECTIONS.iter().find(|(_, words)| words.contains(&word)).map(|(code, _)| *code)
}

fn said(cell: &str, family: &[(&str, &'static str)]) -> Option<&'static str> {
    let is = |word: &str| if word.is_empty() { cell.is_empty() } else { cell.contains(word) };
    family.iter().find(|(word, _)| is(word)).map(|(_, code)| *code)
}

/// Keys of the fields in which two states of a measure differ.
fn changed(before: &Measure, after: &Measure) -> Vec<&'static str> {
    [
        ("measure-aliases", before.aliases != after.aliases),
        ("measure-unit", before.unit != after.unit),
        ("measure-direction", before.direction != after.direction),
        ("measure-field", before.field != after.field),
        ("measure-source", before.source != after.source),
        ("measure-frequency", before.frequency != after.frequency),
    ]
    .into_iter()
    .filter_map(|(key, differs)| differs.then_some(key))
    .collect()
}

/// The row that names a column of measures and at least one more, with what its columns hold.
fn headings(rows: &[Vec<String>], words: Words<'_>) -> Option<(usize, Vec<Option<Column>>)> {
    sheet::headings(rows, &KNOWN, Column::Name, LEAST, words)
}

fn counts(planned: &[Planned]) -> [usize; 4] {
    sheet::counts(planned.iter().map(|p| &p.row.outcome))
}

fn preview(plan: String, file_name: String, planned: Vec<Planned>) -> MeasurePreview {
    let counts = counts(&planned);
    MeasurePreview { plan, file_name, counts, rows: planned.into_iter().map(|p| p.row).collect() }
}

fn fingerprint(planned: &[Planned]) -> String {
    let line = |p: &Planned| format!("{:?} {:?}\n", p.row, p.event.as_ref().and_then(|e| e.expected));
    sheet::fingerprint(planned.iter().map(line))
}
