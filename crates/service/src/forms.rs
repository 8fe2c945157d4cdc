//! Between forms as people type them and drafts and tasks.

use ledger::{
    Draft, Faults, Field, Milestone, PersonId, Refusal, Resolution, Resolver, Rhythm, Target, Task, TaskEdit,
    TaskState, UnitId, plain_figures,
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
        milestones: Some(milestones_text(&draft.milestones)),
        due_text: draft.due_text.clone(),
        cadence: draft.cadence.clone(),
        version,
        ..TaskForm::default()
    }
}

/// The draft a form makes of the one it was made from.
pub(crate) fn draft(form: &TaskForm, before: &Draft, names: &Names) -> Result<Draft> {
    let mut faults = Faults::default();
    let targets = faults.take(parse_targets(&form.targets)).unwrap_or_default();
    let cadence = form.cadence.trim().to_owned();
    if before.cadence != cadence {
        faults.take(Rhythm::check(&cadence));
    }
    let milestones = faults.take(parse_milestones(form, &before.milestones)).unwrap_or_default();
    let due = faults.and(parse_date(&form.due))?;
    Ok(Draft {
        title: form.title.split_whitespace().collect::<Vec<_>>().join(" "),
        field: Field::from_code(&form.field),
        leaders: names.leader_mentions(&form.leaders, &before.leaders),
        lead_units: names.unit_mentions(&form.lead_unit, &before.lead_units),
        other_units: names.unit_mentions(&form.other_units, &before.other_units),
        targets: measured(targets, &before.targets, names),
        due,
        milestones,
        due_text: form.due_text.trim().to_owned(),
        cadence,
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
        milestones: Some(milestones_text(&Milestone::given_among(&task.life.milestones))),
        due_text: task.due_text.clone(),
        cadence: task.cadence.clone(),
        state: task.state.code().to_owned(),
        progress: task.progress.map(|p| p.to_string()).unwrap_or_default(),
        measures: None,
        reason: String::new(),
        version,
    }
}

/// What a field gives, or why it cannot be used.
type Checked<T> = std::result::Result<T, Refusal>;

/// What a form wants a task to be. A responsible unit that is not on the list is taken only where the task had it.
///
/// # Errors
/// With everything that is wrong, each at the message key of its field.
pub(crate) fn edit(form: &TaskForm, before: Option<&Task>, names: &Names) -> Checked<TaskEdit> {
    let mut faults = Faults::default();
    let title = form.title.split_whitespace().collect::<Vec<_>>().join(" ");
    faults.unless(!title.is_empty(), || Refusal::invalid("refused-no-title").at("task-field-title"));
    let targets = parse_targets(&form.targets).map_err(|r| r.at("task-field-targets"));
    let had = before.map_or(&[][..], |t| &t.targets);
    let targets = faults.take(targets).unwrap_or_default();
    let leaders = faults.take(leaders(form, names)).unwrap_or_default();
    let due = faults.take(parse_date(&form.due).map_err(|r| r.at("task-field-due"))).flatten();
    let given = before.map_or_else(Vec::new, |t| Milestone::given_among(&t.life.milestones));
    let milestones = parse_milestones(form, &given).map_err(|r| r.at("task-field-milestones"));
    let milestones = faults.take(milestones).unwrap_or_default();
    let cadence = form.cadence.trim().to_owned();
    // What a document said stands as it was.
    if before.is_none_or(|t| t.cadence != cadence) {
        faults.take(Rhythm::check(&cadence).map_err(|r| r.at("task-field-cadence")));
    }
    let progress = parse_progress(&form.progress).map_err(|r| r.at("task-field-progress"));
    let progress = faults.take(progress).flatten();
    let (lead_unit, other_units, other_names) = faults.and(units(form, before, names))?;
    let edit = TaskEdit {
        title,
        field: Field::from_code(&form.field),
        targets: chosen(measured(targets, had, names), form, had, names),
        leaders,
        lead_unit,
        other_units,
        other_names,
        due,
        milestones,
        due_text: form.due_text.trim().to_owned(),
        cadence,
        state: TaskState::from_code(&form.state).unwrap_or(before.map_or(TaskState::Open, |t| t.state)),
        progress,
    };
    edit.check().map_err(|r| {
        let field = match r.key {
            "refused-progress" => "task-field-progress",
            key if key.starts_with("refused-milestone") => "task-field-milestones",
            _ => "task-field-title",
        };
        r.at(field)
    })?;
    Ok(edit)
}

/// What is wrong with an edit, and that its reason is missing where it is.
pub(crate) fn with_reason(fault: Refusal, reason: &str) -> Refusal {
    if reason.trim().is_empty() {
        return fault.and(Refusal::invalid("refused-no-reason").at("task-field-reason"));
    }
    fault
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
fn units(form: &TaskForm, before: Option<&Task>, names: &Names) -> Checked<Parties> {
    let resolver = names.resolver();
    let one = |name: &str| known_unit(&resolver, name);
    let mut faults = Faults::default();
    let mut lead = split_names(&form.lead_unit);
    let lead_unit = match lead.next().map(one) {
        None => Err(Refusal::invalid("refused-no-lead")),
        Some(Ok(ids)) if ids.len() == 1 => Ok(ids[0]),
        Some(Ok(_)) => Err(Refusal::invalid("refused-one-lead")),
        Some(Err(refusal)) => Err(refusal),
    };
    let lead_unit = lead_unit.map_err(|refusal| refusal.at("task-field-lead-unit"));
    let (mut other_units, mut other_names) = (Vec::new(), Vec::new());
    for name in lead.chain(split_names(&form.other_units)) {
        match one(name) {
            Ok(ids) => other_units.extend(ids.into_iter().filter(|id| lead_unit.as_ref() != Ok(id))),
            Err(_) if before.is_some_and(|t| t.other_names.iter().any(|n| n == name)) => {
                other_names.push(name.to_owned())
            }
            Err(refusal) => faults.push(refusal.at("task-field-other-units")),
        }
    }
    keep_first(&mut other_units);
    Ok((faults.and(lead_unit)?, other_units, other_names))
}

fn leaders(form: &TaskForm, names: &Names) -> Checked<Vec<PersonId>> {
    let resolver = names.resolver();
    let (mut faults, mut leaders) = (Faults::default(), Vec::new());
    for name in split_names(&form.leaders) {
        let key = match names.leader(&resolver, name) {
            Resolution::Meant(ids) => {
                leaders.extend(ids);
                continue;
            }
            Resolution::Ambiguous(_) => "refused-ambiguous",
            Resolution::Unknown => "refused-unknown-leader",
        };
        faults.push(Refusal::invalid(key).with("name", name).at("task-field-leaders"));
    }
    keep_first(&mut leaders);
    faults.none().map(|()| leaders)
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
    let plain = plain_figures(typed.trim());
    let typed = plain.trim_end_matches('%').trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let whole = typed.parse::<u8>().ok().filter(|p| *p <= 100);
    whole.map(Some).ok_or_else(|| Refusal::invalid("refused-progress").with("text", typed))
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

/// Given milestones as a form holds them; as they were where the form did not ask.
fn parse_milestones(form: &TaskForm, before: &[Milestone]) -> Checked<Vec<Milestone>> {
    let Some(typed) = &form.milestones else { return Ok(before.to_vec()) };
    let lines = typed.split(['；', ';', '\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    let mut milestones = lines.map(milestone).collect::<Checked<Vec<Milestone>>>()?;
    milestones.sort_by_key(|m| m.planned);
    Ok(milestones)
}

/// 2026-08-25 完成选聘, 2026年8月25日前完成选聘, 25 August 2026 staff chosen: the day and what is reached by it.
fn milestone(line: &str) -> Checked<Milestone> {
    let wrong = || Refusal::invalid("refused-milestone-line").with("text", line);
    // 2026年8月2日5个班开工: the day ends at its 日.
    let dayish = |c: char| c.is_numeric() || matches!(c, '-' | '/' | '.' | '年' | '月');
    let begins = line.find(|c| !dayish(c)).unwrap_or(line.len());
    let begins =
        begins + line[begins..].chars().next().filter(|c| matches!(c, '日' | '号')).map_or(0, char::len_utf8);
    let third = line.match_indices(' ').nth(2).map_or(begins, |(at, _)| at);
    let read = |end: usize| Some((parse_date(&line[..end]).ok()??, &line[end..]));
    let (day, rest) = read(begins).or_else(|| read(third)).ok_or_else(wrong)?;
    let around = |c: char| c.is_whitespace() || matches!(c, '，' | ',' | '：' | ':' | '、');
    let before = ["之前", "以前", "前"].into_iter().find_map(|word| rest.strip_prefix(word));
    let name = before.unwrap_or(rest).trim_matches(around);
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() { Err(wrong()) } else { Ok(Milestone::given(&name, day)) }
}

/// Milestones, a line for each: day, name, and its share where one was set.
pub(crate) fn milestones_text(milestones: &[Milestone]) -> String {
    let line = |m: &Milestone| match m.weight {
        0 => format!("{} {}", m.planned, m.name),
        weight => format!("{} {} {weight}%", m.planned, m.name),
    };
    milestones.iter().map(line).collect::<Vec<_>>().join("\n")
}

pub(crate) fn targets_text(targets: &[Target]) -> String {
    targets.iter().map(ToString::to_string).collect::<Vec<_>>().join("；")
}
