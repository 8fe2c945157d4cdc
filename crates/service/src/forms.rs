//! Between forms as people type them and drafts and tasks.

use ledger::{
    Draft, Field, PersonId, Refusal, Resolution, Resolver, Target, Task, TaskEdit, TaskState, UnitId,
};

use crate::Result;
use crate::document::parse_date;
use crate::names::{Names, split_names};
use crate::view::TaskForm;

/// A draft as a form holds it.
pub(crate) fn of_draft(draft: &Draft, names: &Names, version: i64) -> TaskForm {
    TaskForm {
        title: draft.title.clone(),
        field: draft.field.map_or("", |f| f.code()).to_owned(),
        targets: targets_text(&draft.targets),
        leaders: names.leader_text(&draft.leaders),
        lead_unit: names.unit_text(&draft.lead_units),
        other_units: names.unit_text(&draft.other_units),
        due: draft.due.map(|d| d.to_string()).unwrap_or_default(),
        due_text: draft.due_text.clone(),
        cadence: draft.cadence.clone(),
        version,
        ..TaskForm::default()
    }
}

/// The draft a form makes of the one it was made from.
pub(crate) fn draft(form: &TaskForm, before: &Draft, names: &Names) -> Result<Draft> {
    Ok(Draft {
        title: form.title.split_whitespace().collect::<Vec<_>>().join(" "),
        field: Field::from_code(&form.field),
        leaders: names.leader_mentions(&form.leaders, &before.leaders),
        lead_units: names.unit_mentions(&form.lead_unit, &before.lead_units),
        other_units: names.unit_mentions(&form.other_units, &before.other_units),
        targets: measured(parse_targets(&form.targets)?, &before.targets, names),
        due: parse_date(&form.due)?,
        due_text: form.due_text.trim().to_owned(),
        cadence: form.cadence.trim().to_owned(),
    })
}

/// A task as a form holds it.
pub(crate) fn of_task(task: &Task, names: &Names, version: i64) -> TaskForm {
    let others = task.other_units.iter().map(|u| names.unit(*u).name).chain(task.other_names.iter().cloned());
    TaskForm {
        title: task.title.clone(),
        field: task.field.map_or("", |f| f.code()).to_owned(),
        targets: targets_text(&task.targets),
        leaders: task.leaders.iter().map(|l| names.person(*l).name).collect::<Vec<_>>().join("、"),
        lead_unit: names.unit(task.lead_unit).name,
        other_units: others.collect::<Vec<_>>().join("、"),
        due: task.due.map(|d| d.to_string()).unwrap_or_default(),
        due_text: task.due_text.clone(),
        cadence: task.cadence.clone(),
        state: task.state.code().to_owned(),
        progress: task.progress.map(|p| p.to_string()).unwrap_or_default(),
        measures: None,
        reason: String::new(),
        version,
    }
}

/// The field of the form that a refusal is about.
pub(crate) type AtField<T> = std::result::Result<T, (&'static str, Refusal)>;

/// What a form wants a task to be. A responsible unit that is not on the list is taken only where the task had it.
pub(crate) fn edit(form: &TaskForm, before: Option<&Task>, names: &Names) -> AtField<TaskEdit> {
    let title = form.title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return Err(("task-field-title", Refusal::invalid("refused-no-title")));
    }
    let (lead_unit, other_units, other_names) = units(form, before, names)?;
    let leaders = leaders(form, names)?;
    let edit = TaskEdit {
        title,
        field: Field::from_code(&form.field),
        targets: parse_targets(&form.targets)
            .map(|targets| measured(targets, before.map_or(&[], |t| &t.targets), names))
            .map(|targets| chosen(targets, form, before.map_or(&[], |t| &t.targets), names))
            .map_err(|r| ("task-field-targets", r))?,
        leaders,
        lead_unit,
        other_units,
        other_names,
        due: parse_date(&form.due).map_err(|_| {
            ("task-field-due", Refusal::invalid("refused-date").with("text", form.due.trim()))
        })?,
        due_text: form.due_text.trim().to_owned(),
        cadence: form.cadence.trim().to_owned(),
        state: TaskState::from_code(&form.state).unwrap_or(before.map_or(TaskState::Open, |t| t.state)),
        progress: parse_progress(&form.progress).map_err(|r| ("task-field-progress", r))?,
    };
    edit.check().map_err(|r| {
        (if r.key == "refused-progress" { "task-field-progress" } else { "task-field-title" }, r)
    })?;
    Ok(edit)
}

/// Units by their names, each of which must be on the list.
pub(crate) fn known_units(typed: &str, names: &Names) -> std::result::Result<Vec<UnitId>, Refusal> {
    let resolver = names.resolver();
    let mut units = Vec::new();
    for name in split_names(typed) {
        units.extend(known_unit(&resolver, name)?);
    }
    keep_first(&mut units);
    Ok(units)
}

fn known_unit(resolver: &Resolver<'_>, name: &str) -> std::result::Result<Vec<UnitId>, Refusal> {
    match resolver.unit(name) {
        Resolution::Meant(ids) => Ok(ids),
        Resolution::Ambiguous(_) => Err(Refusal::invalid("refused-ambiguous").with("name", name)),
        Resolution::Unknown => Err(Refusal::invalid("refused-unknown-unit").with("name", name)),
    }
}

type Parties = (UnitId, Vec<UnitId>, Vec<String>);

/// Lead unit, responsible units, and the responsible parties that are not on the list but were there before.
fn units(form: &TaskForm, before: Option<&Task>, names: &Names) -> AtField<Parties> {
    let resolver = names.resolver();
    let one = |name: &str| known_unit(&resolver, name);
    let mut lead = split_names(&form.lead_unit);
    let lead_unit = match lead.next().map(one) {
        None => return Err(("task-field-lead-unit", Refusal::invalid("refused-no-lead"))),
        Some(Ok(ids)) if ids.len() == 1 => ids[0],
        Some(Ok(_)) => return Err(("task-field-lead-unit", Refusal::invalid("refused-one-lead"))),
        Some(Err(refusal)) => return Err(("task-field-lead-unit", refusal)),
    };
    let (mut other_units, mut other_names) = (Vec::new(), Vec::new());
    for name in lead.chain(split_names(&form.other_units)) {
        match one(name) {
            Ok(ids) => other_units.extend(ids.into_iter().filter(|id| *id != lead_unit)),
            Err(_) if before.is_some_and(|t| t.other_names.iter().any(|n| n == name)) => {
                other_names.push(name.to_owned())
            }
            Err(refusal) => return Err(("task-field-other-units", refusal)),
        }
    }
    keep_first(&mut other_units);
    Ok((lead_unit, other_units, other_names))
}

fn leaders(form: &TaskForm, names: &Names) -> AtField<Vec<PersonId>> {
    let resolver = names.resolver();
    let mut leaders = Vec::new();
    for name in split_names(&form.leaders) {
        match names.leader(&resolver, name) {
            Resolution::Meant(ids) => leaders.extend(ids),
            Resolution::Ambiguous(_) => {
                return Err(("task-field-leaders", Refusal::invalid("refused-ambiguous").with("name", name)));
            }
            Resolution::Unknown => {
                return Err((
                    "task-field-leaders",
                    Refusal::invalid("refused-unknown-leader").with("name", name),
                ));
            }
        }
    }
    keep_first(&mut leaders);
    Ok(leaders)
}

fn keep_first<T: PartialEq + Copy>(list: &mut Vec<T>) {
    let mut seen = Vec::new();
    list.retain(|x| {
        let new = !seen.contains(x);
        seen.push(*x);
        new
    });
}

pub(crate) fn parse_progress(typed: &str) -> std::result::Result<Option<u8>, Refusal> {
    let typed = typed.trim().trim_end_matches(['%', '％']).trim();
    if typed.is_empty() {
        return Ok(None);
    }
    typed
        .parse::<u8>()
        .ok()
        .filter(|p| *p <= 100)
        .map(Some)
        .ok_or_else(|| Refusal::invalid("refused-progress"))
}

/// Targets as typed: one a line, or joined by ；.
pub(crate) fn parse_targets(typed: &str) -> std::result::Result<Vec<Target>, Refusal> {
    typed.split(['；', ';', '\n', '\r']).map(str::trim).filter(|t| !t.is_empty()).map(str::parse).collect()
}

/// Targets as typed, each with its measure: one whose metric and unit of measure were there before keeps what it had, a
/// new one is looked up in the catalogue.
fn measured(targets: Vec<Target>, before: &[Target], names: &Names) -> Vec<Target> {
    let catalogue = names.catalogue();
    let measure = |t: &Target| match before.iter().find(|b| b.metric == t.metric && b.unit == t.unit) {
        Some(known) => known.measure,
        None => catalogue.find(&t.metric, &t.unit).one(),
    };
    targets.into_iter().map(|t| Target { measure: measure(&t), ..t }).collect()
}

/// Targets with the measures that somebody chose for those that were there before.
fn chosen(targets: Vec<Target>, form: &TaskForm, before: &[Target], names: &Names) -> Vec<Target> {
    let Some(measures) = &form.measures else { return targets };
    let choices: Vec<&str> = measures.split(',').collect();
    let measure = |t: &Target| {
        let place = before.iter().position(|b| b.metric == t.metric && b.unit == t.unit);
        match place.and_then(|place| choices.get(place)) {
            None => t.measure,
            Some(choice) => names.measures.iter().find(|m| m.id.to_string() == **choice).map(|m| m.id),
        }
    };
    targets.into_iter().map(|t| Target { measure: measure(&t), ..t }).collect()
}

pub(crate) fn targets_text(targets: &[Target]) -> String {
    targets.iter().map(ToString::to_string).collect::<Vec<_>>().join("；")
}
