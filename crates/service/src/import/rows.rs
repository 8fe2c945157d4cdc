//! Rows of somebody's table, understood with the site's names and words.

use std::collections::HashMap;

use intake::Table;
use ledger::{Field, Number, Refusal, Task, TaskState};
use reading::folded;
use store::TaskRow;

use super::plan::{Kind, Parent, Planned};
use crate::Call;
use crate::columns::{Column, column};
use crate::document::parse_date;
use crate::export::Words;
use crate::forms;
use crate::names::Names;
use crate::sheet::AtField;
use crate::view::TaskForm;

/// Rows among which the headings are looked for.
const HEADING_ROWS: usize = 12;

/// The headings of a table and where its rows begin.
pub(super) struct Headings {
    /// The row of the headings, the last of them when they take two.
    pub(super) at: usize,
    /// The first row of the headings.
    from: usize,
    pub(super) columns: Vec<Option<(Column, &'static str)>>,
    pub(super) words: Vec<String>,
    /// Headings that stand further down: repeated on a new page, or of another table of the file.
    further: Vec<Headings>,
}

impl Headings {
    /// The column of the tasks.
    fn title(&self) -> usize {
        self.columns.iter().position(|c| c.is_some_and(|(c, _)| c == Column::Title)).unwrap_or(0)
    }

    /// The headings that count for a row, counted from 1; none for a row of headings.
    fn of_row(&self, row: usize) -> Option<&Self> {
        let behind = self.further.partition_point(|headings| headings.from < row);
        let found = behind.checked_sub(1).map_or(self, |last| &self.further[last]);
        (found.at + 1 < row).then_some(found)
    }
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
    /// Those of the row that is being read.
    pub(super) current: &'a Headings,
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
        self.current = self.headings.of_row(row)?;
        let cell = |column: Column| {
            let at = self.current.columns.iter().position(|c| c.is_some_and(|(c, _)| c == column))?;
            Some(cells.get(at).map_or("", |c| c.trim()))
        };
        if is_banner(cells) {
            return None;
        }
        let title = cell(Column::Title).unwrap_or("").to_owned();
        let typed = cell(Column::Number).unwrap_or("").to_owned();
        if typed.is_empty() && (title.is_empty() || is_aside(cells)) {
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
            Err(refusal) => {
                let field = refusal.field.clone();
                return Some(self.wrong(row, title, number, &field, refusal));
            }
        };
        let kind = match existing {
            None => {
                let parent = serial.rsplit_once('.').and_then(|(of, _)| self.serials.get(of).copied());
                Kind::New { edit, parent }
            }
            Some(r) => match r.task.changes(&edit) {
                changes if changes.is_empty() => Kind::Same,
                changes => match changes.iter().find_map(|c| Some((c, Task::keeps_to_row(c).err()?))) {
                    Some((change, refusal)) => {
                        let number = r.task.number;
                        let column = self.heading_of(crate::trace::change(change, self.names).field);
                        Kind::Wrong { column, refusal: refusal.with("number", number) }
                    }
                    None => Kind::Changed { row: Box::new(r.clone()), changes },
                },
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
        let at = self.current.columns.iter().position(|c| c.is_some_and(|(_, f)| f == field));
        at.map_or_else(|| (self.words)(field, &[]), |n| self.current.words[n].clone())
    }

    /// The task as it stands with the row's cells laid over it.
    fn form(&self, cells: &[String], existing: Option<&TaskRow>) -> AtField<TaskForm> {
        let mut form = existing.map(|r| forms::of_task(&r.task, self.names, r.version)).unwrap_or_default();
        let has = |column: Column| self.current.columns.iter().flatten().any(|(c, _)| *c == column);
        for (known, cell) in self.current.columns.iter().zip(cells) {
            let Some((column, field)) = known else { continue };
            let cell = cell.trim();
            // What is kept elsewhere is not taken away by a cell that says nothing.
            if existing.is_some()
                && cell.is_empty()
                && matches!(column, Column::Targets | Column::Due | Column::Milestones | Column::Progress)
            {
                continue;
            }
            // What a table shows of a task with a plan is what its milestones say, not what was reported.
            if *column == Column::Progress && existing.is_some_and(|r| self.is_shown(&r.task, cell)) {
                continue;
            }
            match column {
                Column::Title => form.title = cell.to_owned(),
                Column::Targets => form.targets = cell.to_owned(),
                Column::Leaders => form.leaders = cell.to_owned(),
                Column::LeadUnit => form.lead_unit = cell.to_owned(),
                Column::OtherUnits => form.other_units = cell.to_owned(),
                Column::Milestones => form.milestones = Some(cell.to_owned()),
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
                Column::Number | Column::Serial | Column::Made => {}
            }
        }
        // A table with one column of units names the lead first (PRACTICE 3.6).
        if !has(Column::LeadUnit) && existing.is_none() {
            form.lead_unit = std::mem::take(&mut form.other_units);
        }
        Ok(form)
    }

    /// Whether a cell says how far a task is as every page does.
    fn is_shown(&self, task: &Task, cell: &str) -> bool {
        let shown = ledger::done(task, self.names.site.pack(), self.call.today());
        forms::parse_progress(cell).is_ok_and(|typed| typed == shown)
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

/// A row of sums, a note below the table, or the name of a section: nothing to do.
fn is_aside(cells: &[String]) -> bool {
    let mut filled = cells.iter().map(|c| c.trim()).filter(|c| !c.is_empty());
    let Some(first) = filled.next() else { return true };
    let alone = filled.all(|c| c == first);
    reading::is_sum(first) || alone && (reading::is_note(first) || is_section(first))
}

/// 一、产业发展 and （一）产业发展.
fn is_section(words: &str) -> bool {
    let inner = words.strip_prefix(['（', '(']);
    let rest = inner.unwrap_or(words);
    let behind = rest.trim_start_matches(|c| "一二三四五六七八九十".contains(c));
    let closed = if inner.is_some() { behind.starts_with(['）', ')']) } else { behind.starts_with('、') };
    closed && behind.len() < rest.len()
}

/// All tables that have a column of tasks as one: the one with the most rows first, the others below it with their own
/// headings. A plan often has a table for every field of work.
pub(super) fn best_table(tables: Vec<Table>, words: Words<'_>) -> Option<Table> {
    let found = tables.into_iter().filter_map(|t| Some((headings(&t.rows, words)?.from, t)));
    let mut found: Vec<(usize, Table)> = found.collect();
    let most = found.iter().map(|(_, table)| table.rows.len()).max()?;
    let first = found.iter().position(|(_, table)| table.rows.len() == most)?;
    let (_, mut best) = found.remove(first);
    for (from, table) in found {
        // An empty row parts two tables.
        best.rows.push(Vec::new());
        best.rows.extend(table.rows.into_iter().skip(from));
    }
    Some(best)
}

/// The headings of a table, and those that stand further down in it.
pub(super) fn headings(rows: &[Vec<String>], words: Words<'_>) -> Option<Headings> {
    let mut first = (0..rows.len().min(HEADING_ROWS)).find_map(|at| headings_at(rows, at, words))?;
    let own = folded(&words("column-task", &[]));
    let named = |cell: &String| reading::heading(cell) == Some(reading::Heading::Task) || folded(cell) == own;
    let (mut at, mut title) = (first.at + 1, first.title());
    while at < rows.len() {
        // Headings stand above the tasks again, or behind an empty row.
        let parted = rows[at - 1].iter().all(|cell| cell.trim().is_empty());
        let again = rows[at].get(title).is_some_and(named) || parted && rows[at].iter().any(named);
        let further = again.then(|| headings_at(rows, at, words)).flatten();
        if let Some(found) = further {
            (at, title) = (found.at, found.title());
            first.further.push(found);
        }
        at += 1;
    }
    Some(first)
}

/// The headings that begin in a row: it names a column of tasks and at least one more, alone or with the row below it.
fn headings_at(rows: &[Vec<String>], from: usize, words: Words<'_>) -> Option<Headings> {
    let above = &rows[from];
    let mut columns: Vec<Option<(Column, &'static str)>> = above.iter().map(|c| column(c, words)).collect();
    let mut said = above.clone();
    let title = columns.iter().position(|c| c.is_some_and(|(c, _)| c == Column::Title))?;
    let mut at = from;
    if let Some(below) = rows.get(from + 1).filter(|below| is_second_line(above, below, title, words)) {
        at += 1;
        let width = columns.len().max(below.len());
        columns.resize(width, None);
        said.resize(width, String::new());
        for (n, cell) in below.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
            columns[n] = column(cell, words).or(columns[n]);
            said[n].clone_from(cell);
        }
    }
    keep_one_title(&mut columns, &rows[at + 1..]);
    // Of two columns that claim to be the same, the first counts.
    for n in 1..columns.len() {
        if columns[..n].contains(&columns[n]) {
            columns[n] = None;
        }
    }
    let known = columns.iter().flatten().count();
    (known >= 2).then(|| Headings { at, from, columns, words: said, further: Vec::new() })
}

/// Whether a row goes on with the headings above it: it repeats or leaves empty the heading of the tasks, and everything
/// else in it is a heading too.
fn is_second_line(above: &[String], below: &[String], title: usize, words: Words<'_>) -> bool {
    let cell = |row: &[String], n: usize| row.get(n).map_or(String::new(), |c| c.trim().to_owned());
    let under = cell(below, title);
    let merged = !under.is_empty() && under == cell(above, title);
    let mut new = (0..below.len()).filter(|n| {
        let here = cell(below, *n);
        !here.is_empty() && here != cell(above, *n)
    });
    if merged {
        return new.next().is_some();
    }
    let new: Vec<usize> = new.collect();
    under.is_empty() && !new.is_empty() && new.iter().all(|n| column(&below[*n], words).is_some())
}

/// Of several columns of tasks the one counts that says the most: 重点工作 names the kind, 具体举措 the task.
fn keep_one_title(columns: &mut [Option<(Column, &'static str)>], rows: &[Vec<String>]) {
    const SEEN: usize = 200;
    let titles: Vec<usize> =
        (0..columns.len()).filter(|n| columns[*n].is_some_and(|(c, _)| c == Column::Title)).collect();
    let said = |n: &usize| {
        let cells = rows.iter().take(SEEN).filter_map(|row| row.get(*n)).filter(|c| !c.trim().is_empty());
        cells.collect::<std::collections::HashSet<_>>().len()
    };
    // The first of equals.
    let best = titles.iter().rev().max_by_key(|n| said(n)).copied();
    for n in titles.into_iter().filter(|n| Some(*n) != best) {
        columns[n] = None;
    }
}
