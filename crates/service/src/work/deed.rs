//! Doing something with a task.

use jiff::civil::Date;
use ledger::workflow::{Scene, decide};
use ledger::{Command, CommandKind, Evidence, Grade, Milestone, Number, PersonId, Refusal, UnitId};
use store::TaskRow;

use super::relation;
use crate::document::{parse, parse_date};
use crate::names::Names;
use crate::view::{DeedForm, Done, FileIn};
use crate::{Call, Result, Service, ServiceError, act_of};

impl Service {
    /// Gives a command to a task.
    ///
    /// # Errors
    /// When the table, a guard or the actor's rights do not allow it, a field cannot be used, or somebody else was
    /// faster: then the refusal says who did what.
    pub async fn do_with_task(
        &self,
        call: &Call,
        number: Number,
        form: DeedForm,
        files: Vec<FileIn>,
    ) -> Result<Done> {
        let kind = CommandKind::from_code(&form.command).ok_or(ServiceError::NotFound)?;
        let seen = self.seen_task(call, number).await?;
        let names = self.names(call.site()).await?;
        call.actor.must_for(kind.action(), relation(call, &seen.task, &names))?;
        let evidence = self.keep_files(files).await?;
        let mut tx = self.store.begin(call.site()).await?;
        let row = tx.task_by_number(number).await?.ok_or(ServiceError::NotFound)?;
        if row.version != form.version {
            // The words are looked up on another connection: the site must not stay locked meanwhile.
            drop(tx);
            return Err(self.changed_since(call, &row, form.version, &names).await);
        }
        let command = command(kind, &form, evidence)?;
        check_people(&command, &row, &names)?;
        let scene = Scene {
            actor: &call.actor,
            relation: relation(call, &row.task, &names),
            version: row.version,
            today: call.today(),
        };
        tx.append(&act_of(call), decide(&row.task, &command, &scene)?).await?;
        tx.commit().await?;
        Ok(Done { kind, number })
    }

    /// The refusal for a task that is no longer what the actor saw: it says who did what since.
    pub(super) async fn changed_since(
        &self,
        call: &Call,
        row: &TaskRow,
        seen: i64,
        names: &Names,
    ) -> ServiceError {
        match self.last_move(call, row, seen, names).await {
            Ok(refusal) => refusal.into(),
            Err(error) => error,
        }
    }

    async fn last_move(&self, call: &Call, row: &TaskRow, seen: i64, names: &Names) -> Result<Refusal> {
        let history = self.store.history(call.site(), row.task.id.into()).await?;
        let Some(last) = history.iter().rev().find(|e| e.version > seen) else {
            return Ok(Refusal::conflict("refused-changed-meanwhile"));
        };
        let line = self.event_line(call, names, last).await?;
        let refusal = Refusal::conflict("refused-changed-since").with_word("what", &line.what);
        Ok(match line.actor {
            Some(who) => refusal.with("who", who),
            None => refusal.with_word("who", "task-by-program"),
        })
    }
}

/// The command a form gives.
fn command(kind: CommandKind, form: &DeedForm, evidence: Vec<Evidence>) -> Result<Command> {
    use CommandKind as K;
    let reason = form.reason.trim().to_owned();
    Ok(match kind {
        K::Propose => Command::Propose {},
        K::Issue => Command::Issue {},
        K::SendBack => Command::SendBack { reason },
        K::SignFor => Command::SignFor {},
        K::RequestReassignment => Command::RequestReassignment { reason, to: chosen(&form.unit)? },
        K::Reassign => {
            let unit = chosen(&form.unit)?.ok_or_else(|| Refusal::invalid("refused-no-unit"))?;
            Command::Reassign { unit, reason }
        }
        K::KeepUnit => Command::KeepUnit { reason },
        K::Arrange => Command::Arrange {
            assignee: if form.assignee.is_empty() { None } else { Some(parse::<PersonId>(&form.assignee)?) },
            co_units: form.co_units.split(',').filter(|u| !u.is_empty()).map(parse).collect::<Result<_>>()?,
            plan: form.plan.trim().to_owned(),
            milestones: milestones(&form.milestones)?,
        },
        // A report comes by a form of its own.
        K::SubmitReport => return Err(ServiceError::NotFound),
        K::ApproveReport => Command::ApproveReport {},
        K::SendBackReport => Command::SendBackReport { reason },
        K::AcceptReport => Command::AcceptReport {},
        K::ReturnReport => Command::ReturnReport { reason },
        K::Excuse => Command::Excuse { reason, until: day(&form.until)? },
        K::RequestExtension => Command::RequestExtension { reason, until: day(&form.until)? },
        K::EndorseExtension => Command::EndorseExtension {},
        K::GrantExtension => Command::GrantExtension {},
        K::DeclineExtension => Command::DeclineExtension { reason },
        K::RefuseExtension => Command::RefuseExtension { reason },
        K::ProposeSuspension => Command::ProposeSuspension { reason, review: day(&form.until)? },
        K::Suspend => Command::Suspend {},
        K::RefuseSuspension => Command::RefuseSuspension { reason },
        K::Resume => Command::Resume { reason },
        K::RequestClosing => Command::RequestClosing { summary: reason, evidence },
        K::ReturnClosing => Command::ReturnClosing { reason },
        K::Sample => Command::Sample {},
        K::Recommend => Command::Recommend { grade: grade(&form.grade)? },
        K::Close => Command::Close { grade: grade(&form.grade)? },
        K::Reopen => Command::Reopen { reason },
        K::Cancel => Command::Cancel { reason },
        K::Archive => Command::Archive {},
    })
}

/// Refuses units and people that are not on the lists.
fn check_people(command: &Command, row: &TaskRow, names: &Names) -> Result<()> {
    let known = |unit: &UnitId| names.units.iter().any(|u| u.id == *unit && u.active);
    let fits = match command {
        Command::RequestReassignment { to: Some(unit), .. } | Command::Reassign { unit, .. } => known(unit),
        Command::Arrange { co_units, .. } => co_units.iter().all(known),
        _ => true,
    };
    if !fits {
        return Err(Refusal::invalid("refused-no-unit").into());
    }
    if let Command::Arrange { assignee: Some(id), .. } = command {
        let tree = names.tree();
        if !names.people.iter().any(|p| p.id == *id && ledger::assignable(p, &row.task, &tree)) {
            return Err(Refusal::invalid("refused-assignee").into());
        }
    }
    Ok(())
}

fn chosen(id: &str) -> Result<Option<UnitId>> {
    if id.is_empty() { Ok(None) } else { parse(id).map(Some) }
}

fn day(typed: &str) -> Result<Date> {
    parse_date(typed)?.ok_or_else(|| Refusal::invalid("refused-date").with("text", typed.trim()).into())
}

fn grade(code: &str) -> Result<Grade> {
    Grade::from_code(code).ok_or_else(|| Refusal::invalid("refused-no-grade").into())
}

/// Milestones as typed: one a line, the day first, then its name, a share in percent at the end if it has one.
pub(super) fn milestones(typed: &str) -> Result<Vec<Milestone>> {
    typed.lines().map(str::trim).filter(|l| !l.is_empty()).map(milestone).collect()
}

fn milestone(line: &str) -> Result<Milestone> {
    let wrong = || Refusal::invalid("refused-milestone").with("text", line);
    let (day, rest) = line.split_once([' ', '\u{3000}', '\t', '，', ',']).ok_or_else(wrong)?;
    let planned = parse_date(day).ok().flatten().ok_or_else(wrong)?;
    let rest = rest.trim();
    let share = rest.trim_end_matches(['%', '％']);
    let (name, weight) = match share.rsplit_once([' ', '\u{3000}', '\t']) {
        Some((name, number)) if share.len() < rest.len() => {
            (name.trim(), number.parse::<u8>().map_err(|_| wrong())?)
        }
        _ => (rest, 0),
    };
    if name.is_empty() {
        return Err(wrong().into());
    }
    Ok(Milestone { name: name.to_owned(), start: None, planned, weight, done: None })
}

/// Milestones as they are typed.
pub(crate) fn milestones_text(milestones: &[Milestone]) -> String {
    let line = |m: &Milestone| {
        if m.weight == 0 {
            format!("{} {}", m.planned, m.name)
        } else {
            format!("{} {} {}%", m.planned, m.name, m.weight)
        }
    };
    milestones.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn milestones_are_typed_as_they_are_shown() {
        let typed = "2026-06-30 完成招标 30%\n2026年9月30日　主体封顶\n2026-12-31 竣工验收 70％\n";
        let read = milestones(typed).unwrap();
        let shares: Vec<u8> = read.iter().map(|m| m.weight).collect();
        assert_eq!(shares, [30, 0, 70]);
        assert_eq!(read[1].name, "主体封顶");
        assert_eq!(milestones(&milestones_text(&read)).unwrap(), read);
        for wrong in ["完成招标", "2026-13-01 完成招标", "2026-06-30", "2026-06-30 完成招标 300%"]
        {
            assert!(milestones(wrong).is_err(), "{wrong}");
        }
    }
}
