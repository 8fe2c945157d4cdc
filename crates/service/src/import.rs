//! A workbook goes in: compared with the ledger row by row, applied as one act, taken back as one act.

use std::collections::HashMap;

use intake::{Format, Limits, Table};
use ledger::{
    Action, EventBody, Field, Import, ImportId, ImportState, NewEvent, Number, Refusal, Task, TaskChange,
    TaskEdit, TaskId, TaskOrigin, TaskState, Was, hash_text,
};
use serde::{Deserialize, Serialize};
use store::{Filter, Sort, SortKey, TaskRow, Tx};

use crate::access::blocking;
use crate::columns::{Column, column};
use crate::document::{parse, parse_date};
use crate::export::Words;
use crate::forms::{self, AtField};
use crate::names::Names;
use crate::task::new_task;
use crate::trace::change;
use crate::view::{ImportLine, ImportPreview, ImportRow, RowOutcome, TaskForm};
use crate::{Call, Result, Service, ServiceError, act_of, fresh};

/// Rows of a workbook that are read.
const MAX_ROWS: usize = 100_000;
/// Same rows that a preview lists; all others are listed whatever their number.
const SHOWN_SAME: usize = 100;
/// Rows among which the headings are looked for.
const HEADING_ROWS: usize = 12;

/// What waits for somebody's yes: the table itself, and what it came to when it was shown.
#[derive(Serialize, Deserialize)]
struct Plan {
    file_name: String,
    rows: Vec<Vec<String>>,
    outcome: String,
}

/// A row understood.
struct Planned {
    row: usize,
    number: Option<Number>,
    title: String,
    kind: Kind,
}

enum Kind {
    New { edit: TaskEdit, parent: Option<Parent> },
    Changed { row: Box<TaskRow>, changes: Vec<TaskChange> },
    Same,
    Wrong { column: String, refusal: Refusal },
}

#[derive(Clone, Copy)]
enum Parent {
    /// A task of the ledger.
    Known(TaskId, Number),
    /// A new task of this workbook, by its row.
    Row(usize),
}

/// The headings of a table and where its rows begin.
struct Headings {
    at: usize,
    columns: Vec<Option<(Column, &'static str)>>,
    words: Vec<String>,
}

impl Service {
    /// Compares a workbook with the ledger. Nothing is written but the plan.
    ///
    /// # Errors
    /// When the file cannot be read or holds no table with a column of tasks.
    pub async fn import_preview(
        &self,
        call: &Call,
        file_name: &str,
        bytes: Vec<u8>,
        words: Words<'_>,
    ) -> Result<ImportPreview> {
        call.actor.must(Action::Import)?;
        let name = file_name.rsplit(['/', '\\']).next().unwrap_or("").chars().take(200).collect::<String>();
        let taken = blocking({
            let name = name.clone();
            move || intake::take_in(&name, &bytes, &Limits::default())
        })
        .await??;
        let mut table =
            best_table(taken.tables, words).ok_or_else(|| Refusal::invalid("refused-no-task-table"))?;
        if taken.format == Format::Csv {
            // Our own csv guards cells that a spreadsheet would calculate.
            for cell in table.rows.iter_mut().flatten() {
                *cell = papers::csv::unguard(cell).to_owned();
            }
        }
        if table.rows.len() > MAX_ROWS {
            return Err(Refusal::invalid("refused-too-many-rows").with("limit", MAX_ROWS).into());
        }
        let mut plan = Plan { file_name: name, rows: table.rows, outcome: String::new() };
        let names = self.names(call.site()).await?;
        let planned = self.understand(call, &plan, &names, words).await?;
        plan.outcome = fingerprint(&planned);
        let id = fresh().simple().to_string();
        let body = serde_json::to_string(&plan).map_err(|e| ServiceError::Internal(e.to_string()))?;
        self.store.put_plan(call.site(), &id, call.at, &body).await?;
        Ok(preview(id, &plan, planned, &names, words))
    }

    /// A plan, compared with the ledger as it is now.
    ///
    /// # Errors
    /// When there is none, or it is older than a day.
    pub async fn import_plan(&self, call: &Call, plan: &str, words: Words<'_>) -> Result<ImportPreview> {
        call.actor.must(Action::Import)?;
        let kept = self.plan(call, plan).await?;
        let names = self.names(call.site()).await?;
        let planned = self.understand(call, &kept, &names, words).await?;
        Ok(preview(plan.to_owned(), &kept, planned, &names, words))
    }

    /// Applies a plan as one act.
    ///
    /// # Errors
    /// When rows are wrong and are not to be skipped, when nothing would change, or when the ledger has changed since the
    /// plan was shown.
    pub async fn import_apply(
        &self,
        call: &Call,
        plan: &str,
        skip_wrong: bool,
        words: Words<'_>,
    ) -> Result<ImportLine> {
        call.actor.must(Action::Import)?;
        let kept = self.plan(call, plan).await?;
        let names = self.names(call.site()).await?;
        let planned = self.understand(call, &kept, &names, words).await?;
        if fingerprint(&planned) != kept.outcome {
            return Err(Refusal::conflict("refused-changed-meanwhile").into());
        }
        let wrong = planned.iter().filter(|p| matches!(p.kind, Kind::Wrong { .. })).count();
        if wrong > 0 && !skip_wrong {
            return Err(Refusal::invalid("refused-wrong-rows").with("count", wrong).into());
        }
        let act = act_of(call);
        let import = ImportId(fresh());
        let reason = words("import-reason", &[("file", kept.file_name.clone())]);
        let mut tx = self.store.begin(call.site()).await?;
        let Applied { mut events, added, changed } = apply(&mut tx, call, planned, import, &reason).await?;
        if events.is_empty() {
            return Err(Refusal::invalid("refused-nothing-to-import").into());
        }
        let done = Import {
            id: import,
            file_name: kept.file_name,
            act: act.id,
            added,
            changed,
            state: ImportState::Applied,
            at: call.at,
        };
        events.push(NewEvent::at(import, 0, EventBody::ImportApplied { import: done.clone() }));
        tx.append(&act, events).await?;
        tx.commit().await?;
        self.store.drop_plan(call.site(), plan).await?;
        Ok(line(&done))
    }

    /// The last imports, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn imports(&self, call: &Call) -> Result<Vec<ImportLine>> {
        call.actor.must(Action::Read)?;
        Ok(self.store.imports(call.site()).await?.iter().map(|v| line(&v.entity)).collect())
    }

    /// Takes an import back as one act: added tasks are cancelled, changed ones set back. All or nothing: a task that has
    /// been changed since stands in the way.
    ///
    /// # Errors
    /// When it was taken back already, or a task has been changed since.
    pub async fn import_take_back(&self, call: &Call, id: &str, words: Words<'_>) -> Result<()> {
        call.actor.must(Action::Import)?;
        let mut tx = self.store.begin(call.site()).await?;
        let import = tx.import(parse(id)?).await?.ok_or(ServiceError::NotFound)?;
        if import.entity.state == ImportState::TakenBack {
            return Err(Refusal::conflict("refused-taken-back").into());
        }
        let reason = words("import-take-back-reason", &[("file", import.entity.file_name.clone())]);
        let (mut events, mut restored, mut cancelled) = (Vec::new(), 0, 0);
        for event in tx.act_events(import.entity.act).await? {
            let inverse = match event.decode().map_err(|e| ServiceError::Internal(e.to_string()))? {
                EventBody::TaskAdded { task, .. } => {
                    cancelled += 1;
                    vec![TaskChange::State(Was { before: task.state, after: TaskState::Cancelled })]
                }
                EventBody::TaskEdited { changes, .. } => {
                    restored += 1;
                    changes.into_iter().map(invert).collect()
                }
                _ => continue,
            };
            let now = tx.task(TaskId(event.subject.id)).await?.ok_or(ServiceError::NotFound)?;
            if now.version != event.version {
                return Err(Refusal::conflict("refused-changed-since-import")
                    .with("number", now.task.number)
                    .into());
            }
            let body = EventBody::TaskEdited { changes: inverse, reason: reason.clone(), on: call.today() };
            events.push(NewEvent::at(now.task.id, now.version, body));
        }
        events.push(NewEvent::at(
            import.entity.id,
            import.version,
            EventBody::ImportTakenBack { restored, cancelled },
        ));
        tx.append(&act_of(call), events).await?;
        Ok(tx.commit().await?)
    }

    async fn plan(&self, call: &Call, id: &str) -> Result<Plan> {
        let body = self.store.plan(call.site(), id).await?.ok_or(ServiceError::NotFound)?;
        serde_json::from_str(&body).map_err(|e| ServiceError::Internal(e.to_string()))
    }

    /// Compares every row with the ledger.
    async fn understand(
        &self,
        call: &Call,
        plan: &Plan,
        names: &Names,
        words: Words<'_>,
    ) -> Result<Vec<Planned>> {
        let headings =
            headings(&plan.rows, words).ok_or_else(|| Refusal::invalid("refused-no-task-table"))?;
        let known = self.known(call).await?;
        let mut reader = RowReader {
            headings: &headings,
            known: &known,
            names,
            words,
            call,
            serials: HashMap::new(),
            seen: HashMap::new(),
        };
        let rows = plan.rows.iter().enumerate().skip(headings.at + 1);
        Ok(rows.filter_map(|(n, cells)| reader.read(n + 1, cells)).collect())
    }

    /// Every task of the ledger, by number and by title.
    async fn known(&self, call: &Call) -> Result<Known> {
        let (mut known, mut after) = (Known::default(), None);
        let sort = Sort { key: SortKey::Number, descending: false };
        loop {
            let page =
                self.store.ledger_page(call.site(), &Filter::default(), sort, after.as_ref(), 2_000).await?;
            after = page.rows.last().map(|l| l.cursor.clone());
            for listed in page.rows {
                let task = &listed.row.task;
                known.titles.entry(task.title.clone()).or_default().push(task.number);
                known.rows.insert(task.number, listed.row);
            }
            if !page.more {
                return Ok(known);
            }
        }
    }
}

/// The events of an import, and what they come to.
struct Applied {
    events: Vec<NewEvent>,
    added: u32,
    changed: u32,
}

/// Gives out numbers to the new tasks of a workbook: the next ones of the year, or under their parents.
struct Numbering {
    next: Number,
    /// Tasks made from rows, with the last sub-number given under them.
    rows: HashMap<usize, (TaskId, Number, u16)>,
    /// Last sub-number given under tasks of the ledger.
    known: HashMap<TaskId, u16>,
}

impl Numbering {
    async fn give(&mut self, tx: &mut Tx, parent: Option<Parent>) -> Result<(Option<TaskId>, Number)> {
        match parent {
            Some(Parent::Known(id, of)) => {
                let last = match self.known.get(&id) {
                    Some(last) => *last,
                    None => tx.next_sub_number(of).await?.sub - 1,
                };
                self.known.insert(id, last + 1);
                Ok((Some(id), Number { sub: last + 1, ..of }))
            }
            Some(Parent::Row(row)) if self.rows.get(&row).is_some_and(|(_, of, _)| of.sub == 0) => {
                let (id, of, last) = self.rows[&row];
                self.rows.insert(row, (id, of, last + 1));
                Ok((Some(id), Number { sub: last + 1, ..of }))
            }
            _ => {
                let number = self.next;
                self.next = Number { serial: number.serial + 1, ..number };
                Ok((None, number))
            }
        }
    }
}

async fn apply(
    tx: &mut Tx,
    call: &Call,
    planned: Vec<Planned>,
    import: ImportId,
    reason: &str,
) -> Result<Applied> {
    let next = tx.next_number(call.today().year()).await?;
    let mut numbering = Numbering { next, rows: HashMap::new(), known: HashMap::new() };
    let mut done = Applied { events: Vec::new(), added: 0, changed: 0 };
    for p in planned {
        match p.kind {
            Kind::New { edit, parent } => {
                let (parent, number) = numbering.give(tx, parent).await?;
                let task = new_task(edit, number, parent, call, TaskOrigin::Import { import });
                numbering.rows.insert(p.row, (task.id, number, 0));
                done.events.push(NewEvent::at(
                    task.id,
                    0,
                    EventBody::TaskAdded { task, reason: reason.to_owned() },
                ));
                done.added += 1;
            }
            Kind::Changed { row, changes } => {
                let body = EventBody::TaskEdited { changes, reason: reason.to_owned(), on: call.today() };
                done.events.push(NewEvent::at(row.task.id, row.version, body));
                done.changed += 1;
            }
            Kind::Same | Kind::Wrong { .. } => {}
        }
    }
    Ok(done)
}

#[derive(Default)]
struct Known {
    rows: HashMap<Number, TaskRow>,
    titles: HashMap<String, Vec<Number>>,
}

struct RowReader<'a> {
    headings: &'a Headings,
    known: &'a Known,
    names: &'a Names,
    words: Words<'a>,
    call: &'a Call,
    /// What a running number stands for, so that 2.1 finds its parent 2.
    serials: HashMap<String, Parent>,
    /// Rows of this workbook by the task they mean.
    seen: HashMap<Number, usize>,
}

impl RowReader<'_> {
    /// A row; `None` for an empty one.
    fn read(&mut self, row: usize, cells: &[String]) -> Option<Planned> {
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
fn best_table(tables: Vec<Table>, words: Words<'_>) -> Option<Table> {
    tables.into_iter().filter(|t| headings(&t.rows, words).is_some()).max_by_key(|t| t.rows.len())
}

/// The first row that names a column of tasks and at least one more.
fn headings(rows: &[Vec<String>], words: Words<'_>) -> Option<Headings> {
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

fn preview(id: String, plan: &Plan, planned: Vec<Planned>, names: &Names, words: Words<'_>) -> ImportPreview {
    let mut counts = [0; 4];
    let mut rows = Vec::new();
    for p in planned {
        let (slot, outcome) = match p.kind {
            Kind::New { .. } => (0, RowOutcome::New),
            Kind::Changed { changes, .. } => {
                (1, RowOutcome::Changed(changes.iter().map(|c| change(c, names)).collect()))
            }
            Kind::Same => (2, RowOutcome::Same),
            Kind::Wrong { column, refusal } => (3, RowOutcome::Wrong { column, refusal }),
        };
        counts[slot] += 1;
        if slot != 2 || counts[2] <= SHOWN_SAME {
            rows.push(ImportRow { row: p.row, number: p.number, title: p.title, outcome });
        }
    }
    let found = headings(&plan.rows, words);
    let (mut columns, mut ignored) = (Vec::new(), Vec::new());
    for (word, known) in found.iter().flat_map(|h| h.words.iter().zip(&h.columns)) {
        match known {
            Some((_, field)) => columns.push((word.clone(), *field)),
            None if !word.trim().is_empty() => ignored.push(word.clone()),
            None => {}
        }
    }
    ImportPreview { plan: id, file_name: plan.file_name.clone(), columns, ignored, counts, rows }
}

/// What a comparison came to, so that a later one can be known to be the same.
fn fingerprint(planned: &[Planned]) -> String {
    let mut text = String::new();
    for p in planned {
        text.push_str(&match &p.kind {
            Kind::New { edit, .. } => format!("{} new {edit:?}\n", p.row),
            Kind::Changed { row, changes } => format!("{} {} {changes:?}\n", p.row, row.version),
            Kind::Same => format!("{} same\n", p.row),
            Kind::Wrong { .. } => format!("{} wrong\n", p.row),
        });
    }
    hash_text(text.as_bytes())
}

fn line(import: &Import) -> ImportLine {
    ImportLine {
        id: import.id.to_string(),
        file_name: import.file_name.clone(),
        at: import.at,
        added: import.added,
        changed: import.changed,
        applied: import.state == ImportState::Applied,
    }
}

fn invert(change: TaskChange) -> TaskChange {
    fn turn<T>(w: Was<T>) -> Was<T> {
        Was { before: w.after, after: w.before }
    }
    match change {
        TaskChange::Title(w) => TaskChange::Title(turn(w)),
        TaskChange::Field(w) => TaskChange::Field(turn(w)),
        TaskChange::Targets(w) => TaskChange::Targets(turn(w)),
        TaskChange::Leaders(w) => TaskChange::Leaders(turn(w)),
        TaskChange::LeadUnit(w) => TaskChange::LeadUnit(turn(w)),
        TaskChange::OtherUnits(w) => TaskChange::OtherUnits(turn(w)),
        TaskChange::OtherNames(w) => TaskChange::OtherNames(turn(w)),
        TaskChange::Due(w) => TaskChange::Due(turn(w)),
        TaskChange::DueText(w) => TaskChange::DueText(turn(w)),
        TaskChange::Cadence(w) => TaskChange::Cadence(turn(w)),
        TaskChange::State(w) => TaskChange::State(turn(w)),
        TaskChange::Progress(w) => TaskChange::Progress(turn(w)),
    }
}
