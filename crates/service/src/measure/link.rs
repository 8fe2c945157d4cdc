//! A measure made after tasks were issued finds the tasks whose targets name it and that nothing follows yet.

use std::collections::BTreeMap;

use ledger::{Action, EventBody, Measure, MeasureId, NewEvent, Number, Refusal, Target, TaskEdit, TaskState};
use store::{Filter, Sort, TaskRow};

use crate::document::parse;
use crate::names::Names;
use crate::view::UnlinkedLine;
use crate::{Call, Result, Service, ServiceError, act_of};

/// Tasks that are offered at once.
const FOUND: usize = 200;

impl Service {
    /// The open tasks whose targets name a measure without being followed by any.
    pub(super) async fn unlinked(
        &self,
        call: &Call,
        names: &Names,
        measure: &Measure,
    ) -> Result<Vec<UnlinkedLine>> {
        if !call.may(Action::EditTask) || !measure.active {
            return Ok(Vec::new());
        }
        let mut found: BTreeMap<Number, TaskRow> = BTreeMap::new();
        for name in std::iter::once(&measure.name).chain(&measure.aliases) {
            let filter = Filter { text: name.clone(), state: Some(TaskState::Open), ..Filter::default() };
            let page = self.store.ledger_page(call.site(), &filter, Sort::default(), None, FOUND).await?;
            found.extend(page.rows.into_iter().map(|l| (l.row.task.number, l.row)));
        }
        let line = |row: &TaskRow| {
            let named: Vec<String> = row
                .task
                .targets
                .iter()
                .filter(|t| means(names, t, measure.id))
                .map(ToString::to_string)
                .collect();
            (!named.is_empty()).then(|| UnlinkedLine {
                task: row.task.number,
                title: row.task.title.clone(),
                unit: names.unit(row.task.lead_unit),
                target: named.join("；"),
            })
        };
        Ok(found.values().filter_map(line).collect())
    }

    /// Has tasks followed by a measure that their targets name, as one act. Returns how many.
    ///
    /// # Errors
    /// When the actor may not edit tasks, or none was chosen.
    pub async fn link_measure(&self, call: &Call, id: &str, tasks: &str, reason: &str) -> Result<usize> {
        call.must(Action::EditTask)?;
        let id: MeasureId = parse(id)?;
        let names = self.names(call.site()).await?;
        let mut tx = self.store.begin(call.site()).await?;
        let mut events = Vec::new();
        for number in tasks.split(',').filter(|n| !n.trim().is_empty()) {
            let number: Number = number.trim().parse().map_err(|_| ServiceError::NotFound)?;
            let row = tx.task_by_number(number).await?.ok_or(ServiceError::NotFound)?;
            let followed = |t: &Target| match means(&names, t, id) {
                true => Target { measure: Some(id), ..t.clone() },
                false => t.clone(),
            };
            let edit = TaskEdit {
                targets: row.task.targets.iter().map(followed).collect(),
                ..TaskEdit::of(&row.task)
            };
            let changes = row.task.edit(&edit, reason)?;
            if !changes.is_empty() {
                let body = EventBody::TaskEdited {
                    changes,
                    reason: reason.to_owned(),
                    on: call.today(),
                    sign_by: None,
                };
                events.push(NewEvent::at(row.task.id, row.version, body));
            }
        }
        if events.is_empty() {
            return Err(Refusal::invalid("refused-nothing-chosen").into());
        }
        let count = events.len();
        tx.append(&act_of(call), events).await?;
        tx.commit().await?;
        Ok(count)
    }
}

/// Whether a target that nothing follows names a measure and no other.
fn means(names: &Names, target: &Target, id: MeasureId) -> bool {
    target.measure.is_none() && names.catalogue().find(&target.metric, &target.unit).one() == Some(id)
}
