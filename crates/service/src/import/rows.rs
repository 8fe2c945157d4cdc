//! Rows of somebody's table, understood with the site's names and words.

use std::collections::HashMap;

use intake::Table;
use ledger::{Field, Number, Refusal, Task, TaskState};
use store::TaskRow;

use super::plan::{Kind, Parent, Planned};
use crate::Call;
use crate::columns::{Column, column};
use crate::document::parse_date;
use crate::export::Words;
use crate::forms::{self, AtField};
use crate::names::Names;
use crate::view::TaskForm;

/// Rows among which the headings are looked for.
const HEADING_ROWS: usize = 12;

/// The headings of a table and where its rows begin.
pub(super) struct Headings {
    pub(super) at: usize,
    pub(super) columns: Vec<Option<(Column, &'static str)>>,
    pub(super) words: Vec<String>,
}

/// Every task of the ledger, by number and by title.
#[derive(Default)]
pub(super) struct Known {
    pub(super) rows: HashMap<Number, TaskRow>,
    pub(super) titles: HashMap<String, Vec<Number>>,
}

/// Understands one row after the other.
pub(super) struct RowReader<'a> {
    pub(super) headings: &'a Headings,
    pub(super) known: &'a Known,
    pub(super) names: &'a Names,
    pub(super) words: Words<'a>,
    pub(super) call: &'a Call,
    /// What a running number stands for, so that 2.1 finds its parent 2.
    pub(super) serials: HashMap<String, Parent>,
    /// Rows of this workbook by the task they mean.
    pub(super) seen: HashMap<Number, usize>,
}

impl RowReader<'_> {
    /// A row; `None` for an empty one.
    pub(super) fn read(&mut self, row: usize, cells: &[String]) -> Option<Planned> {
        let cell = |column: Column| {
            let at = self.headings.columns.iter().position(|c| c.is_some_and(|(c, _)| c == column))?;
            Some(cells.get(at).map_or("", |c| c.trim()))
        };
        if is_banner(cells) {
            return None;
        }
        let title = cell(Column::Title).unwrap_or("").to_owned();
        let typed = cell(Column::Number).unwrap_or("").to_owned();
        if title.is_empty() && typed.is_empty() {
            return None;
        }
        let serial = cell(Column::Serial).unwrap_or("").to_owned();
        let number = match self.number(&typed, &title) {
            Ok(number) => number,
            Err(refusal) => return Some(self.wrong(row, title, None, "column-number", refusal)),
        };
        if let Some(first) = number.and_then(|n| self.seen.insert(n, row)) {
            let refusal = Refusal::invalid("refused-row-twice").with("row", first);
            return Some(self.wrong(row, title, number, "column-number", refusal));
        }
        let existing = number.and_then(|n| self.known.rows.get(&n));
        let form = match self.form(cells, existing) {
            Ok(form) => form,
            Err((column, refusal)) => return Some(self.wrong(row, title, number, column, refusal)),
        };
        let edit = match forms::edit(&form, existing.map(|r| &r.task), self.names) {
            Ok(edit) => edit,
            Err((column, refusal)) => return Some(self.wrong(row, title, number, column, refusal)),
        };
        let kind = match existing {
            None => {
                let parent = serial.rsplit_once('.').and_then(|(of, _)| self.serials.get(of).copied());
                Kind::New { edit, parent }
            }
            Some(r) => match r.task.changes(&edit) {
                changes if changes.is_empty() => Kind::Same,
                changes => Kind::Changed { row: Box::new(r.clone()), changes },
            },
        };
        if !serial.is_empty() {
            let meaning = existing.map_or(Parent::Row(row), |r| Parent::Known(r.task.id, r.task.number));
            self.serials.insert(serial, meaning);
        }
        Some(Planned { row, number, title, kind })
    }

    fn wrong(
        &self,
        row: usize,
        title: String,
        number: Option<Number>,
        field: &str,
        refusal: Refusal,
    ) -> Planned {
        Planned { row, number, title, kind: Kind::Wrong { column: self.heading_of(field), refusal } }
    }

    /// The task a row means: by its number, or where the table has none, by a title that only one task bears.
    fn number(&self, typed: &str, title: &str) -> std::result::Result<Option<Number>, Refusal> {
        if !typed.is_empty() {
            let number: Number = typed.parse()?;
            return if self.known.rows.contains_key(&number) {
                Ok(Some(number))
            } else {
                Err(Refusal::invalid("refused-number-unknown").with("number", number))
            };
        }
        match self.known.titles.get(title).map(Vec::as_slice) {
            Some([one]) => Ok(Some(*one)),
            _ => Ok(None),
        }
    }

    /// The heading in the file of the column that fills a field.
    fn heading_of(&self, field: &str) -> String {
        let at = self.headings.columns.iter().position(|c| c.is_some_and(|(_, f)| f == field));
        at.map_or_else(|| (self.words)(field, &[]), |n| self.headings.words[n].clone())
    }

    /// The task as it stands with the row's cells laid over it.
    fn form(&self, cells: &[String], existing: Option<&TaskRow>) -> AtField<TaskForm> {
        let mut form = existing.map(|r| forms::of_task(&r.task, self.names, r.version)).unwrap_or_default();
        let has = |column: Column| self.headings.columns.iter().flatten().any(|(c, _)| *c == column);
        for (known, cell) in self.headings.columns.iter().zip(cells) {
            let Some((column, field)) = known else { continue };
            let cell = cell.trim();
            match column {
                Column::Title => form.title = cell.to_owned(),
                Column::Targets => form.targets = cell.to_owned(),
                Column::Leaders => form.leaders = cell.to_owned(),
                Column::LeadUnit => form.lead_unit = cell.to_owned(),
                Column::OtherUnits => form.other_units = cell.to_owned(),
                Column::Cadence => form.cadence = cell.to_owned(),
                Column::Progress => form.progress = cell.to_owned(),
                Column::Due => {
                    self.due(cell, existing.map(|r| &r.task), &mut form).map_err(|r| (*field, r))?
                }
                Column::Field => {
                    form.field = self.coded(cell, Field::ALL.iter().map(|f| f.code()), "field", field)?
                }
                Column::State => {
                    form.state =
                        self.coded(cell, TaskState::ALL.iter().map(|s| s.code()), "task-state", field)?;
                }
                Column::Number | Column::Serial | Column::Light => {}
            }
        }
        // A table with one column of units names the lead first (PRACTICE 3.6).
        if !has(Column::LeadUnit) && existing.is_none() {
            form.lead_unit = std::mem::take(&mut form.other_units);
        }
        Ok(form)
    }

    /// A day, or the words of a deadline, resolved where they can be.
    fn due(
        &self,
        cell: &str,
        existing: Option<&Task>,
        form: &mut TaskForm,
    ) -> std::result::Result<(), Refusal> {
        let said = |t: &Task| if t.due_text.is_empty() { t.cadence.clone() } else { t.due_text.clone() };
        if existing.is_some_and(|t| t.due.is_none() && said(t) == cell) {
            return Ok(());
        }
        if let Ok(date) = parse_date(cell) {
            form.due = date.map(|d| d.to_string()).unwrap_or_default();
            return Ok(());
        }
        let found = calendar::deadline::find(cell, self.call.today());
        match found.iter().filter_map(|f| f.due).max() {
            Some(date) => (form.due, form.due_text) = (date.to_string(), cell.to_owned()),
            None if cell.chars().any(|c| c.is_ascii_digit()) => {
                return Err(Refusal::invalid("refused-date").with("text", cell));
            }
            None => (form.due, form.due_text) = (String::new(), cell.to_owned()),
        }
        Ok(())
    }

    /// The code whose word stands in a cell.
    fn coded(
        &self,
        cell: &str,
        mut codes: impl Iterator<Item = &'static str>,
        family: &str,
        field: &'static str,
    ) -> AtField<String> {
        if cell.is_empty() {
            return Ok(String::new());
        }
        let code = codes.find(|code| *code == cell || (self.words)(&format!("{family}-{code}"), &[]) == cell);
        code.map(str::to_owned).ok_or_else(|| (field, Refusal::invalid("refused-word").with("text", cell)))
    }
}

/// A row merged across the table: a heading within it, or a note below it.
fn is_banner(cells: &[String]) -> bool {
    let mut filled = cells.iter().map(|c| c.trim()).filter(|c| !c.is_empty());
    filled.next().is_some_and(|first| {
        let rest: Vec<&str> = filled.collect();
        rest.len() >= 2 && rest.iter().all(|c| *c == first)
    })
}

/// The table with the most rows among those that have a column of tasks.
pub(super) fn best_table(tables: Vec<Table>, words: Words<'_>) -> Option<Table> {
    tables.into_iter().filter(|t| headings(&t.rows, words).is_some()).max_by_key(|t| t.rows.len())
}

/// The first row that names a column of tasks and at least one more.
pub(super) fn headings(rows: &[Vec<String>], words: Words<'_>) -> Option<Headings> {
    rows.iter().take(HEADING_ROWS).enumerate().find_map(|(at, cells)| {
        let mut columns: Vec<Option<(Column, &'static str)>> =
            cells.iter().map(|c| column(c, words)).collect();
        // Of two columns that claim to be the same, the first counts.
        for n in 1..columns.len() {
            if columns[..n].contains(&columns[n]) {
                columns[n] = None;
            }
        }
        let known = columns.iter().flatten().count();
        let task = columns.iter().flatten().any(|(c, _)| *c == Column::Title);
        (task && known >= 2).then(|| Headings { at, columns, words: cells.clone() })
    })
}
