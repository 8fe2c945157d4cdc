//! A lead unit gives parts of its task to others, several at once.

use ledger::{
    Number, Part, PersonId, Refusal, Splitting, Target, Task, TaskId, UnitId, UnitTree, share_left,
};
use store::TaskRow;

use super::relation;
use crate::document::{parse, parse_date};
use crate::names::Names;
use crate::view::{RowProblem, SplitForm, SplitPage, SplitRow};
use crate::{Call, Result, Service, ServiceError, act_of, forms, fresh};

/// Rows that a form has at least.
const ROWS: usize = 4;
/// The highest number of a part.
const MAX_PARTS: u16 = 999;

impl Service {
    /// The page on which a task is split, its rows filled from the task's targets and other units.
    ///
    /// # Errors
    /// When the actor may not split the task, or it cannot be split now.
    pub async fn split_page(&self, call: &Call, number: Number) -> Result<SplitPage> {
        let row = self.seen_task(call, number).await?;
        let names = self.names(call.site()).await?;
        let (task, tree) = (&row.task, names.tree());
        let splitting = splitting(call, task, &names, &tree);
        splitting.possible(task)?;
        let children = self.store.children(call.site(), task.id).await?;
        let mut line = names.line(&row, call.today(), None);
        line.children = children.iter().map(|c| names.line(c, call.today(), None)).collect();
        let takes_part = |id: UnitId| splitting.takes_part(task, id);
        let units: Vec<UnitId> =
            names.units.iter().filter(|u| u.active && takes_part(u.id)).map(|u| u.id).collect();
        let near = |id: &UnitId| tree.within(*id, task.lead_unit) || task.other_units.contains(id);
        let (near, others): (Vec<UnitId>, Vec<UnitId>) = units.into_iter().partition(near);
        let works = names.people.iter().filter(|p| {
            p.active && p.account.is_some() && !p.roles().iter().any(|role| role.is_administrator())
        });
        let people = works.filter_map(|p| {
            let unit = p.unit.filter(|id| takes_part(*id))?;
            Some((names.person(p.id), names.unit(unit).name))
        });
        let parts: Vec<Task> = children.into_iter().map(|c| c.task).collect();
        Ok(SplitPage {
            form: SplitForm { version: row.version, parts: parts.len(), rows: rows(task, &parts) },
            near: near.len(),
            units: near.into_iter().chain(others).map(|id| names.unit(id)).collect(),
            people: people.collect(),
            left: share_left(&parts),
            due: task.due,
            may_edit: call.may(ledger::Action::EditTask),
            line,
        })
    }

    /// Splits a task into the parts of a form, all of them or none. Returns their numbers, or what is wrong with which
    /// row; then nothing was done.
    ///
    /// # Errors
    /// When the actor may not split the task, it cannot be split now, or it has changed since the form was opened.
    pub async fn split_task(
        &self,
        call: &Call,
        number: Number,
        form: &SplitForm,
    ) -> Result<std::result::Result<Vec<Number>, Vec<RowProblem>>> {
        let names = self.names(call.site()).await?;
        let mut tx = self.store.begin(call.site()).await?;
        let row = tx.task_by_number(number).await?.ok_or(ServiceError::NotFound)?;
        let tree = names.tree();
        let splitting = splitting(call, &row.task, &names, &tree);
        splitting.possible(&row.task)?;
        if row.version != form.version {
            drop(tx);
            return Err(self.changed_since(call, &row, form.version, &names).await);
        }
        let parts: Vec<Task> = tx.children(row.task.id).await?.into_iter().map(|c| c.task).collect();
        if parts.len() != form.parts {
            return Err(Refusal::conflict("refused-split-meanwhile").into());
        }
        let (mut events, mut numbers, mut problems) = (Vec::new(), Vec::new(), Vec::new());
        let mut next = tx.next_sub_number(number).await?;
        let mut left = share_left(&parts);
        for (place, filled) in form.rows.iter().enumerate().filter(|(_, r)| !r.title.trim().is_empty()) {
            let new = (TaskId(fresh()), next);
            let decided = part(filled, &row, &names).and_then(|part| {
                left =
                    left.checked_sub(part.weight).ok_or_else(|| Refusal::invalid("refused-part-weight"))?;
                splitting.split_off(&row.task, &part, new)
            });
            match decided {
                Ok(event) => events.push(event),
                Err(refusal) => problems.push(RowProblem { row: place, refusal }),
            }
            numbers.push(next);
            next = Number { sub: next.sub + 1, ..next };
        }
        if !problems.is_empty() {
            return Ok(Err(problems));
        }
        if events.is_empty() {
            return Err(Refusal::invalid("refused-split-nothing").into());
        }
        if next.sub > MAX_PARTS + 1 {
            return Err(Refusal::conflict("refused-too-many-sub-tasks").into());
        }
        tx.append(&act_of(call), events).await?;
        tx.commit().await?;
        Ok(Ok(numbers))
    }
}

fn splitting<'a>(call: &'a Call, task: &Task, names: &'a Names, tree: &'a UnitTree) -> Splitting<'a> {
    Splitting {
        actor: &call.actor,
        relation: relation(call, task, names),
        tree,
        people: &names.people,
        today: call.today(),
        kept: crate::burden::kept,
    }
}

/// Whether the actor can split a task now.
pub(crate) fn may(call: &Call, task: &Task, names: &Names) -> bool {
    splitting(call, task, names, &names.tree()).possible(task).is_ok()
}

/// What the form begins with: a row for each of several targets that no part has yet, one for each other unit that has
/// none, and some to fill in.
fn rows(task: &Task, parts: &[Task]) -> Vec<SplitRow> {
    let due = task.due.map(|d| d.to_string()).unwrap_or_default();
    let taken = |target: &Target| parts.iter().any(|p| p.targets.iter().any(|t| t.metric == target.metric));
    let targets = task.targets.iter().enumerate().filter(|(_, t)| task.targets.len() > 1 && !taken(t));
    let of_target = targets.map(|(place, target)| SplitRow {
        title: target.to_string(),
        unit: task.lead_unit.to_string(),
        due: target
            .due
            .filter(|d| task.due.is_none_or(|whole| *d <= whole))
            .map_or_else(|| due.clone(), |d| d.to_string()),
        target: place.to_string(),
        ..SplitRow::default()
    });
    let others = task.other_units.iter().filter(|u| !parts.iter().any(|p| p.lead_unit == **u));
    let of_unit = others.map(|unit| SplitRow {
        title: task.title.clone(),
        unit: unit.to_string(),
        due: due.clone(),
        ..SplitRow::default()
    });
    let mut rows: Vec<SplitRow> = of_target.chain(of_unit).collect();
    let blank = SplitRow { due: due.clone(), ..SplitRow::default() };
    rows.resize(rows.len().max(ROWS - 1) + 1, blank);
    rows
}

/// The part that a row asks for. A person says the unit where none was chosen.
fn part(row: &SplitRow, whole: &TaskRow, names: &Names) -> std::result::Result<Part, Refusal> {
    let no_unit = || Refusal::invalid("refused-no-unit");
    let assignee: Option<PersonId> = match row.person.as_str() {
        "" => None,
        id => Some(parse(id).map_err(|_| Refusal::invalid("refused-part-person"))?),
    };
    let unit: UnitId = match row.unit.as_str() {
        "" => {
            let person = names.people.iter().find(|p| Some(p.id) == assignee);
            person.and_then(|p| p.unit).ok_or_else(no_unit)?
        }
        id => parse(id).map_err(|_| no_unit())?,
    };
    if !names.units.iter().any(|u| u.id == unit && u.active) {
        return Err(no_unit());
    }
    let target = row.target.parse::<usize>().ok().and_then(|place| whole.task.targets.get(place));
    Ok(Part {
        title: row.title.split_whitespace().collect::<Vec<_>>().join(" "),
        unit,
        assignee,
        due: parse_date(&row.due)?,
        weight: forms::parse_progress(&row.weight)
            .map_err(|_| Refusal::invalid("refused-weight").with("text", row.weight.trim()))?
            .unwrap_or(0),
        targets: target.cloned().into_iter().collect(),
    })
}
