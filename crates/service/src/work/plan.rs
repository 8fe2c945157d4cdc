//! Arranging the work: who does it, and its milestones, made back from the due date over working days (倒排工期).

use std::cell::RefCell;
use std::collections::BTreeSet;

use calendar::WorkCalendar;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use ledger::workflow::decide;
use ledger::{Action, Command, CommandKind, Milestone, Number, Refusal, Task, plain_figures};
use planning::schedule::{Schedule, ScheduleError, Step, back_schedule};

use super::{deed, possible, relation};
use crate::document::parse_date;
use crate::view::{PlanFit, PlanForm, PlanPage, PlanRow, PlanSlot, RowProblem};
use crate::{Call, Result, Service, ServiceError, act_of, forms};

/// Rows that a form has at least.
const ROWS: usize = 4;

impl Service {
    /// The page on which the work on a task is arranged, filled with the plan it has.
    ///
    /// # Errors
    /// When the actor may not arrange the work, or it cannot be arranged now.
    pub async fn plan_page(&self, call: &Call, number: Number) -> Result<PlanPage> {
        let row = self.seen_task(call, number).await?;
        let form = PlanForm {
            version: row.version,
            assignee: row.task.life.assignee.map(|a| a.to_string()).unwrap_or_default(),
            co_units: String::new(),
            plan: row.task.life.plan.clone(),
            rows: rows_of(&row.task),
        };
        self.plan_with(call, number, form).await
    }

    /// The same with what was typed, and the days that follow from it.
    ///
    /// # Errors
    /// As for [`Service::plan_page`].
    pub async fn plan_with(&self, call: &Call, number: Number, form: PlanForm) -> Result<PlanPage> {
        let row = self.seen_task(call, number).await?;
        let names = self.names(call.site()).await?;
        let (task, relation) = (&row.task, relation(call, &row.task, &names));
        call.actor.must_for(Action::Arrange, relation)?;
        let scene = super::scene(call, &row, &names);
        if let Some(refusal) = possible::hindrance(task, CommandKind::Arrange, &scene, &names) {
            return Err(refusal.into());
        }
        let (fit, problems) = match planned(task, &form.rows, call.today()) {
            Ok(planned) => (planned.map(|(fit, _)| fit), Vec::new()),
            Err(problems) => (None, problems),
        };
        Ok(PlanPage {
            line: names.line(&row, call.today(), None),
            start: task.start,
            given: Milestone::given_among(&task.life.milestones)
                .into_iter()
                .map(|m| (m.name, m.planned))
                .collect(),
            form,
            fit,
            problems,
            assignable: super::assignable(task, &names),
            co_units: task.other_units.iter().map(|u| names.unit(*u).name).collect(),
            units: names.units.iter().filter(|u| u.active).map(|u| u.name.clone()).collect(),
        })
    }

    /// Makes the plan again for the due date that holds now: the same steps, durations and fixed days. Returns what is
    /// wrong with which row; then nothing was done.
    ///
    /// # Errors
    /// As for [`Service::arrange`].
    pub async fn plan_again(&self, call: &Call, number: Number, version: i64) -> Result<Vec<RowProblem>> {
        let form = self.plan_page(call, number).await?.form;
        self.arrange(call, number, &PlanForm { version, ..form }).await
    }

    /// Arranges the work as the form says. Returns what is wrong with which row; then nothing was done.
    ///
    /// # Errors
    /// When the actor may not arrange the work, it cannot be arranged now, or somebody else was faster.
    pub async fn arrange(&self, call: &Call, number: Number, form: &PlanForm) -> Result<Vec<RowProblem>> {
        let seen = self.seen_task(call, number).await?;
        let names = self.names(call.site()).await?;
        call.actor.must_for(Action::Arrange, relation(call, &seen.task, &names))?;
        let mut tx = self.store.begin(call.site()).await?;
        let row = tx.task_by_number(number).await?.ok_or(ServiceError::NotFound)?;
        if row.version != form.version {
            drop(tx);
            return Err(self.changed_since(call, &row, form.version, &names).await);
        }
        let milestones = match planned(&row.task, &form.rows, call.today()) {
            Ok(planned) => planned.map(|(_, milestones)| milestones).unwrap_or_default(),
            Err(problems) => return Ok(problems),
        };
        let command = Command::Arrange {
            assignee: deed::chosen(&form.assignee)?,
            co_units: forms::known_units(&form.co_units, &names)?,
            plan: form.plan.trim().to_owned(),
            milestones,
        };
        deed::check_people(&command, &row, &names)?;
        let scene = super::scene(call, &row, &names);
        tx.append(&act_of(call), decide(&row.task, &command, &scene)?).await?;
        tx.commit().await?;
        Ok(Vec::new())
    }
}

/// The plan a task has, with its days.
pub(crate) fn slots(task: &Task) -> Vec<PlanSlot> {
    let slot = |(row, m): (usize, &Milestone)| PlanSlot {
        row,
        name: m.name.clone(),
        start: m.start,
        planned: m.planned,
        given: m.given,
        done: m.done,
        short: 0,
        critical: false,
    };
    task.life.milestones.iter().enumerate().map(slot).collect()
}

/// The plan a task has, as rows to fill in; where it has none, the dates that its targets name.
fn rows_of(task: &Task) -> Vec<PlanRow> {
    let works = Calendar::default();
    let weight = |m: &Milestone| if m.weight == 0 { String::new() } else { m.weight.to_string() };
    let of = |(place, m): (usize, &Milestone)| PlanRow {
        name: m.name.clone(),
        days: m.start.map(|start| works.count(start, m.planned).to_string()).unwrap_or_default(),
        after: match &m.after[..] {
            [] if m.start.is_some() && place > 0 => "0".to_owned(),
            [one] if usize::from(*one) + 1 == place => String::new(),
            after => after.iter().map(|at| (at + 1).to_string()).collect::<Vec<_>>().join(","),
        },
        by: if m.fixed || (m.start.is_none() && m.after.is_empty()) {
            m.planned.to_string()
        } else {
            String::new()
        },
        weight: weight(m),
    };
    let mut rows: Vec<PlanRow> = task.life.milestones.iter().enumerate().map(of).collect();
    if task.life.milestones.iter().all(|m| m.given.is_some() && m.start.is_none()) {
        let dated = task.targets.iter().filter_map(|t| Some((t, t.due?)));
        let named = |name: &str| task.life.milestones.iter().any(|m| m.is_named(name));
        let within = dated.filter(|(target, due)| {
            task.due.is_none_or(|whole| *due <= whole) && !named(&target.to_string())
        });
        rows.extend(within.map(|(t, due)| PlanRow {
            name: ledger::Target { due: None, ..t.clone() }.to_string(),
            by: due.to_string(),
            ..PlanRow::default()
        }));
    }
    rows.resize(rows.len().max(ROWS - 1) + 1, PlanRow::default());
    rows
}

/// A row that was filled in.
struct Filled {
    row: usize,
    name: String,
    days: u32,
    after: Vec<usize>,
    by: Option<Date>,
    weight: u8,
    /// The milestone of that name, where it has been reached.
    met: Option<Milestone>,
    /// By when the milestone of that name came with the task.
    given: Option<Date>,
}

type Planned = (PlanFit, Vec<Milestone>);

/// The days of each row, and the milestones they make; nothing without rows. Or what is wrong with which row.
fn planned(
    task: &Task,
    rows: &[PlanRow],
    today: Date,
) -> std::result::Result<Option<Planned>, Vec<RowProblem>> {
    let filled = filled(task, rows)?;
    let Some(last) = filled.last() else { return Ok(None) };
    let dated = filled.iter().filter_map(|f| f.by).max();
    let due = task.due.or(dated).ok_or_else(|| {
        vec![RowProblem { row: last.row, refusal: Refusal::invalid("refused-plan-no-due") }]
    })?;
    let steps: Vec<Step> = filled
        .iter()
        .map(|f| match f.met {
            Some(_) => Step::new(0, &[]),
            None => Step {
                days: f.days,
                after: f.after.clone(),
                due: [f.by, f.given].into_iter().flatten().min(),
            },
        })
        .collect();
    let works = Calendar::default();
    let schedule = back_schedule(&steps, due, today, &|day: Date| works.is_working(day))
        .map_err(|error| vec![unscheduled(&error, &filled)])?;
    let mut slots: Vec<(PlanSlot, &Filled, usize)> = filled
        .iter()
        .enumerate()
        .map(|(step, f)| (slot(f, step, &schedule, &works, today), f, step))
        .collect();
    slots.sort_by_key(|(slot, _, step)| (slot.planned, *step));
    let place = |step: usize| slots.iter().position(|(_, _, s)| *s == step).unwrap_or(0) as u16;
    let milestones = slots.iter().map(|(slot, f, _)| Milestone {
        name: f.name.clone(),
        start: slot.start,
        planned: slot.planned,
        weight: f.weight,
        after: f.after.iter().map(|step| place(*step)).collect(),
        fixed: f.by.is_some(),
        given: f.given,
        done: slot.done,
    });
    let milestones = milestones.collect();
    let fit = PlanFit {
        slots: slots.into_iter().map(|(slot, ..)| slot).collect(),
        spare: schedule.float,
        earliest: schedule.earliest_finish,
        unknown: works.unknown.into_inner().into_iter().collect(),
    };
    Ok(Some((fit, milestones)))
}

/// The days of a row.
fn slot(f: &Filled, step: usize, schedule: &Schedule, works: &Calendar, today: Date) -> PlanSlot {
    let at = &schedule.slots[step];
    let (start, planned) = match (&f.met, f.days, f.by) {
        (Some(met), ..) => (met.start, met.planned),
        // A date that was set stands, whether it is worked on or not.
        (None, 0, Some(by)) => (None, by),
        (None, 0, None) => (None, at.latest_finish),
        (None, ..) => (Some(at.latest_start), at.latest_finish),
    };
    let late = start.filter(|start| f.met.is_none() && *start < today);
    PlanSlot {
        row: f.row,
        name: f.name.clone(),
        start,
        planned,
        given: f.given,
        done: f.met.as_ref().and_then(|m| m.done),
        short: late.map_or(0, |start| works.count(start, today.checked_sub(1.day()).unwrap_or(today))),
        critical: f.met.is_none() && schedule.critical.contains(&step),
    }
}

fn filled(task: &Task, rows: &[PlanRow]) -> std::result::Result<Vec<Filled>, Vec<RowProblem>> {
    let kept: Vec<usize> = (0..rows.len()).filter(|n| !rows[*n].name.trim().is_empty()).collect();
    let (mut filled, mut problems) = (Vec::new(), Vec::new());
    for (step, row) in kept.iter().enumerate() {
        match fill(task, rows, &kept, step) {
            Ok(one) => filled.push(one),
            Err(refusal) => problems.push(RowProblem { row: *row, refusal }),
        }
    }
    if problems.is_empty() { Ok(filled) } else { Err(problems) }
}

fn fill(task: &Task, rows: &[PlanRow], kept: &[usize], step: usize) -> std::result::Result<Filled, Refusal> {
    let row = &rows[kept[step]];
    let wrong = |key, text: &str| Refusal::invalid(key).with("text", text.trim());
    let name = row.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = plain_figures(&row.days);
    let typed = plain.trim().trim_end_matches(['天', '日']).trim_end_matches("个工作").trim();
    let days = if typed.is_empty() { Ok(0) } else { typed.parse::<u32>() };
    let days = days.map_err(|_| wrong("refused-plan-days", &row.days))?;
    let by = parse_date(&row.by)?;
    if let (Some(by), Some(due)) = (by, task.due)
        && by > due
    {
        return Err(Refusal::invalid("refused-plan-late").with("due", due));
    }
    let weight =
        forms::parse_progress(&row.weight).map_err(|_| wrong("refused-weight", &row.weight))?.unwrap_or(0);
    let after = match plain_figures(&row.after).trim() {
        // A dated point stands where it is; work follows what stands above it.
        "" if step == 0 || (days == 0 && by.is_some()) => Vec::new(),
        "" => vec![step - 1],
        "0" => Vec::new(),
        numbers => numbers
            .split([',', '，', '、', ' '])
            .filter(|n| !n.is_empty())
            .map(|n| {
                let number = n.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
                let place = number.and_then(|row| kept.iter().position(|k| *k == row));
                place.ok_or_else(|| wrong("refused-plan-after", n))
            })
            .collect::<std::result::Result<_, _>>()?,
    };
    let known = task.life.milestones.iter().find(|m| m.is_named(&name));
    let (met, given) = (known.filter(|m| m.done.is_some()).cloned(), known.and_then(|m| m.given));
    Ok(Filled { row: kept[step], name, days, after, by, weight, met, given })
}

/// Why there is no schedule, with the numbers that the rows have in the form.
fn unscheduled(error: &ScheduleError, filled: &[Filled]) -> RowProblem {
    let row = |step: usize| filled.get(step).map_or(0, |f| f.row);
    match error {
        ScheduleError::Cycle(steps) => {
            let numbers: Vec<String> = steps.iter().map(|step| (row(*step) + 1).to_string()).collect();
            let refusal = Refusal::invalid("planning-schedule-cycle").with("steps", numbers.join(" → "));
            RowProblem { row: steps.iter().map(|step| row(*step)).min().unwrap_or(0), refusal }
        }
        ScheduleError::TooLong(step) | ScheduleError::Unknown { step, .. } => RowProblem {
            row: row(*step),
            refusal: Refusal::invalid("planning-schedule-long").with("step", row(*step) + 1),
        },
        ScheduleError::NoWorkingDay(day) => RowProblem {
            row: row(0),
            refusal: Refusal::invalid("planning-schedule-no-working-day").with("day", day),
        },
    }
}

/// The site's working days; in years whose notice is not known yet every weekday is one, and the year is remembered.
#[derive(Default)]
struct Calendar {
    unknown: RefCell<BTreeSet<i16>>,
}

impl Calendar {
    fn is_working(&self, day: Date) -> bool {
        WorkCalendar::current().is_working(day).unwrap_or_else(|unknown| {
            self.unknown.borrow_mut().insert(unknown.year);
            !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
        })
    }

    /// Working days from one day to another, both included.
    fn count(&self, from: Date, to: Date) -> i64 {
        let days = from.series(1.day()).take_while(|day| *day <= to);
        days.filter(|day| self.is_working(*day)).count() as i64
    }
}
