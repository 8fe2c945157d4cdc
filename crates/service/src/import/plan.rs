//! What a workbook comes to when it is compared with the ledger, before anybody has said yes.

use std::collections::HashMap;

use ledger::{Number, Refusal, TaskChange, TaskEdit, TaskId, TaskState, Was, hash_text};
use serde::{Deserialize, Serialize};
use store::{Filter, Sort, SortKey, TaskRow};

use super::rows::{Known, RowReader, headings};
use crate::export::Words;
use crate::names::Names;
use crate::trace::change;
use crate::view::{ChangeLine, ImportPreview, ImportRow, RowOutcome};
use crate::{Call, Result, Service};

/// Same rows that a preview lists; all others are listed whatever their number.
const SHOWN_SAME: usize = 100;

/// What waits for somebody's yes: the table itself, and what it came to when it was shown.
#[derive(Serialize, Deserialize)]
pub(super) struct Plan {
    pub(super) file_name: String,
    pub(super) rows: Vec<Vec<String>>,
    pub(super) outcome: String,
}

/// A row understood.
pub(super) struct Planned {
    pub(super) row: usize,
    pub(super) number: Option<Number>,
    pub(super) title: String,
    pub(super) kind: Kind,
}

pub(super) enum Kind {
    New { edit: TaskEdit, parent: Option<Parent> },
    Changed { row: Box<TaskRow>, changes: Vec<TaskChange> },
    Same,
    Wrong { column: String, refusal: Refusal },
}

#[derive(Clone, Copy)]
pub(super) enum Parent {
    /// A task of the ledger.
    Known(TaskId, Number),
    /// A new task of this workbook, by its row.
    Row(usize),
}

impl Service {
    /// Compares every row with the ledger.
    pub(super) async fn understand(
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
            current: &headings,
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

pub(super) fn preview(
    id: String,
    plan: &Plan,
    planned: Vec<Planned>,
    names: &Names,
    words: Words<'_>,
) -> ImportPreview {
    let mut counts = [0; 4];
    let mut rows = Vec::new();
    for p in planned {
        let (slot, outcome) = match p.kind {
            Kind::New { edit, .. } => {
                (0, RowOutcome::New(filled(&edit).iter().map(|c| shown(c, names)).collect()))
            }
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

/// The fields of a new task that hold something, as changes of one that holds nothing.
fn filled(e: &TaskEdit) -> Vec<TaskChange> {
    fn came<T: Clone>(there: bool, value: &T, make: fn(Was<T>) -> TaskChange) -> Option<TaskChange> {
        there.then(|| make(Was { before: value.clone(), after: value.clone() }))
    }
    [
        came(!e.targets.is_empty(), &e.targets, TaskChange::Targets),
        came(!e.leaders.is_empty(), &e.leaders, TaskChange::Leaders),
        came(true, &e.lead_unit, TaskChange::LeadUnit),
        came(!e.other_units.is_empty(), &e.other_units, TaskChange::OtherUnits),
        came(e.due.is_some(), &e.due, TaskChange::Due),
        came(!e.milestones.is_empty(), &e.milestones, TaskChange::Milestones),
        came(!e.due_text.is_empty(), &e.due_text, TaskChange::DueText),
        came(!e.cadence.is_empty(), &e.cadence, TaskChange::Cadence),
        came(e.field.is_some(), &e.field, TaskChange::Field),
        came(e.progress.is_some(), &e.progress, TaskChange::Progress),
        came(e.state != TaskState::Open, &e.state, TaskChange::State),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn shown(c: &TaskChange, names: &Names) -> ChangeLine {
    ChangeLine { before: String::new(), ..change(c, names) }
}

/// What a comparison came to, so that a later one can be known to be the same.
pub(super) fn fingerprint(planned: &[Planned]) -> String {
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
