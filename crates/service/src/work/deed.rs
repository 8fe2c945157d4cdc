//! Doing something with a task.

use jiff::civil::Date;
use ledger::workflow::decide;
use ledger::{Command, CommandKind, Evidence, Grade, Number, Refusal, UnitId};
use store::TaskRow;

use super::relation;
use crate::document::{parse, required_date};
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
        let command = command(kind, &form, evidence).map_err(|error| with_reason(kind, &form, error))?;
        let command = self.by_the_head(call, command, &row, &names);
        check_people(&command, &row, &names)?;
        let scene = super::scene(call, &row, &names);
        let events = decide(&row.task, &command, &scene)?;
        super::possible::somebody(&row.task, &command, &scene, &names)?;
        tx.append(&act_of(call), events).await?;
        tx.commit().await?;
        Ok(Done { kind: command.kind(), number })
    }

    /// What a unit asks for leaves it by its head's hand: who is not the head asks the head, where there is one.
    fn by_the_head(&self, call: &Call, command: Command, row: &TaskRow, names: &Names) -> Command {
        let by_head = call.actor.may_for(ledger::Action::ApproveReport, relation(call, &row.task, names));
        match command {
            Command::RequestExtension { reason, until } if !by_head && names.has_head(row.task.lead_unit) => {
                Command::ProposeExtension { reason, until }
            }
            other => other,
        }
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
            let unit = chosen(&form.unit)?.ok_or_else(|| Refusal::invalid("refused-no-unit").at("unit"))?;
            Command::Reassign { unit, reason }
        }
        K::KeepUnit => Command::KeepUnit { reason },
        // Reports and plans come by forms of their own.
        K::SubmitReport | K::Arrange => return Err(ServiceError::NotFound),
        K::ApproveReport => Command::ApproveReport {},
        K::SendBackReport => Command::SendBackReport { reason },
        K::AcceptReport => Command::AcceptReport {},
        K::ReturnReport => Command::ReturnReport { reason },
        K::Excuse => Command::Excuse { reason, until: day(&form.until)? },
        K::RequestExtension => Command::RequestExtension { reason, until: day(&form.until)? },
        K::ProposeExtension => Command::ProposeExtension { reason, until: day(&form.until)? },
        K::ApproveExtension => Command::ApproveExtension {},
        K::SendBackExtension => Command::SendBackExtension { reason },
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

/// What is wrong with a form, and that the reason is missing where one is asked for.
fn with_reason(kind: CommandKind, form: &DeedForm, error: ServiceError) -> ServiceError {
    use CommandKind as K;
    let asks = matches!(kind, K::Reassign | K::Excuse | K::RequestExtension | K::ProposeSuspension);
    match error {
        ServiceError::Refused(fault) if asks && form.reason.trim().is_empty() => {
            fault.and(Refusal::invalid("refused-no-reason").at("reason")).into()
        }
        other => other,
    }
}

/// Refuses units and people that are not on the lists.
pub(super) fn check_people(command: &Command, row: &TaskRow, names: &Names) -> Result<()> {
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

/// What was chosen from a list, if anything.
pub(super) fn chosen<T: std::str::FromStr>(id: &str) -> Result<Option<T>> {
    if id.is_empty() { Ok(None) } else { parse(id).map(Some) }
}

fn day(typed: &str) -> Result<Date> {
    Ok(required_date(typed).map_err(|refusal| refusal.at("until"))?)
}

fn grade(code: &str) -> Result<Grade> {
    Grade::from_code(code).ok_or_else(|| Refusal::invalid("refused-no-grade").at("grade").into())
}
