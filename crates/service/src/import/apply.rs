//! A plan becomes events, and events are turned round to take an import back.

use std::collections::HashMap;

use ledger::workflow::sign_again;
use ledger::{EventBody, ImportId, NewEvent, Number, TaskChange, TaskId, TaskOrigin, Was};
use store::Tx;

use super::plan::{Kind, Parent, Planned};
use crate::task::new_task;
use crate::{Call, Result};

/// The events of an import, and what they come to.
pub(super) struct Applied {
    pub(super) events: Vec<NewEvent>,
    pub(super) added: u32,
    pub(super) changed: u32,
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

pub(super) async fn apply(
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
                let sign_by = sign_again(&changes, call.today(), crate::burden::kept);
                let body =
                    EventBody::TaskEdited { changes, reason: reason.to_owned(), on: call.today(), sign_by };
                done.events.push(NewEvent::at(row.task.id, row.version, body));
                done.changed += 1;
            }
            Kind::Same | Kind::Wrong { .. } => {}
        }
    }
    Ok(done)
}

/// The change that undoes a change.
pub(super) fn invert(change: TaskChange) -> TaskChange {
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
        TaskChange::DueMoved(w) => TaskChange::DueMoved(turn(w)),
        TaskChange::Milestones(w) => TaskChange::Milestones(turn(w)),
        TaskChange::DueText(w) => TaskChange::DueText(turn(w)),
        TaskChange::Cadence(w) => TaskChange::Cadence(turn(w)),
        TaskChange::State(w) => TaskChange::State(turn(w)),
        TaskChange::Progress(w) => TaskChange::Progress(turn(w)),
    }
}
