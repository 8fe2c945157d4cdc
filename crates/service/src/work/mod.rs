//! The work on a task: what may be done with it, doing it, reports, the desk.

mod deed;
mod desk;
mod evidence;
mod plan;
mod possible;
mod report;
mod split;
mod values;
mod words;

use ledger::workflow::Scene;
use ledger::{Action, ChaseState, Number, Relation, Report, Task};
use store::TaskRow;

use crate::burden::kept;
use crate::names::Names;
use crate::view::{Ball, ChaseLine, ReportLine, WorkView};
use crate::{Call, Result, Service, ServiceError, concern};

pub(crate) use desk::own_units;
pub(crate) use plan::slots;
pub(crate) use split::may as may_split;
pub(crate) use values::value as measured;
pub(crate) use words::{details, said, what};

impl Service {
    /// A task that the actor may see: one that is being drafted is seen by few.
    pub(crate) async fn seen_task(&self, call: &Call, number: Number) -> Result<TaskRow> {
        call.must(Action::Read)?;
        let row = self.store.task_by_number(call.site(), number).await?.ok_or(ServiceError::NotFound)?;
        if row.task.state == ledger::TaskState::Draft {
            call.must(Action::ReadDrafts)?;
        }
        Ok(row)
    }

    /// Everything about the work on a task, for somebody who may see it.
    pub(crate) async fn work(&self, call: &Call, row: &TaskRow, names: &Names) -> Result<WorkView> {
        let task = &row.task;
        let name = |id: Option<ledger::PersonId>| id.map(|id| names.person(id).name).unwrap_or_default();
        let mut life = task.life.clone();
        let reads = concern::reads_of(call, task, names);
        if !reads {
            // What a unit said to end its work is a report like others.
            life.closing = None;
        }
        let inside = call.actor.may_for(Action::ReadUnsent, relation(call, task, names));
        if let Some(asked) = life.extension.as_mut().filter(|asked| asked.with_head && !inside) {
            asked.reason.clear();
        }
        let chases = self.chases_about(call, task, names).await?;
        let proposed = life.reassignment.as_ref().and_then(|r| r.to);
        let deeds = possible::deeds(row, &scene(call, row, names), names);
        Ok(WorkView {
            nobody: possible::nobody(task, &deeds, names),
            stage: task.stage(),
            ball: ball(call, row, &chases, names),
            reads,
            deeds,
            reports: self.report_lines(call, task, names).await?,
            chases: self.read_lines(call, names, task, chases).await?,
            may_chase: task.state == ledger::TaskState::Open && call.may(Action::Chase),
            signed_by: name(life.signed.and_then(|s| s.by)),
            assignee: name(life.assignee),
            proposed_unit: proposed.map(|u| names.unit(u).name).unwrap_or_default(),
            sign_by: (task.stage() == ledger::Stage::Assigned).then(|| task.sign_until()),
            report_due: ledger::report_due_why(task, row.light),
            units: names.options().units,
            life,
        })
    }

    /// The reports on a task; what a report says is withheld where only its unit may see it.
    async fn report_lines(&self, call: &Call, task: &Task, names: &Names) -> Result<Vec<ReportLine>> {
        let mut lines = Vec::new();
        for v in self.store.reports_of(call.site(), task.id).await? {
            lines.push(self.report_line(call, v.entity, task, names).await?);
        }
        Ok(lines)
    }

    /// A report; what it says is withheld where others may not read it.
    pub(crate) async fn report_line(
        &self,
        call: &Call,
        report: Report,
        task: &Task,
        names: &Names,
    ) -> Result<ReportLine> {
        let inside = call.actor.may_for(Action::ReadUnsent, relation(call, task, names));
        let reads = self.reads(call, names, report.id.into()).await?;
        Ok(report::line(report, task, names, (inside, reads)))
    }

    /// Of the sheets about a task those that the actor may read: where the lead unit changed, perhaps only some.
    async fn read_lines(
        &self,
        call: &Call,
        names: &Names,
        task: &Task,
        lines: Vec<ChaseLine>,
    ) -> Result<Vec<ChaseLine>> {
        if concern::reads_of(call, task, names) {
            return Ok(lines);
        }
        let tree = names.tree();
        let own = |line: &ChaseLine| {
            let unit = line.unit.id.parse().ok();
            let standing = unit.map(|unit| Relation::to_unit(call.actor.unit, unit, &tree));
            call.actor.may_for(Action::ReadPapers, standing.unwrap_or_default())
        };
        Ok(lines.into_iter().filter(own).collect())
    }
}

/// The actor before a task.
fn scene<'a>(call: &'a Call, row: &TaskRow, names: &Names) -> Scene<'a> {
    Scene {
        actor: &call.actor,
        relation: relation(call, &row.task, names),
        version: row.version,
        today: call.today(),
        headless: !names.has_head(row.task.lead_unit),
        kept,
    }
}

/// How the actor stands to a task.
pub(crate) fn relation(call: &Call, task: &Task, names: &Names) -> Relation {
    Relation::of(call.actor.person, call.actor.unit, task, &names.tree())
}

fn ball(call: &Call, row: &TaskRow, chases: &[ChaseLine], names: &Names) -> Ball {
    let task = &row.task;
    let chased = chases.iter().filter(|c| c.state == ChaseState::Open).map(|c| c.on).min();
    let (holder, today) = (ledger::holder(task), call.today());
    let since = task.turns().last().map(|turn| turn.from);
    Ball {
        holder: names.holder(holder),
        wait: ledger::wait(task, row.light, chased, today),
        since,
        days: since.map_or(0, |from| days(from, today)),
        held: ledger::days_held(task, today).into_iter().map(|(h, n)| (names.holder(h), n)).collect(),
    }
}

fn assignable(task: &Task, names: &Names) -> Vec<crate::Party> {
    let tree = names.tree();
    let people = names.people.iter().filter(|p| ledger::assignable(p, task, &tree));
    people.map(|p| names.person(p.id)).collect()
}

/// Calendar days from one to another.
pub(crate) fn days(from: jiff::civil::Date, to: jiff::civil::Date) -> i64 {
    i64::from(from.until(to).map(|s| s.get_days()).unwrap_or(0))
}
