//! What can be done with a task by somebody now. Nothing is listed here: every command of the table is tried.

use jiff::ToSpan as _;
use ledger::workflow::{Scene, Transition, decide};
use ledger::{
    Command, CommandKind, Evidence, Grade, Refusal, RefusalKind, Relation, ReportId, ReportText, Task, UnitId,
};

use crate::Call;
use crate::view::Deed;

/// The commands that fit the stage of a task, each with what keeps this actor from giving it.
pub(super) fn deeds(call: &Call, task: &Task, relation: Relation) -> Vec<Deed> {
    let fits = CommandKind::ALL.iter().filter_map(|kind| Transition::find(task.stage(), *kind));
    fits.map(|row| Deed {
        kind: row.command,
        refusal: hindrance(call, task, relation, row.command),
        who: row.command.action().grants().iter().map(|(role, _)| *role).collect(),
        paper: row.paper,
    })
    .collect()
}

/// Why the actor could not give the command whatever they filled in.
pub(super) fn hindrance(call: &Call, task: &Task, relation: Relation, kind: CommandKind) -> Option<Refusal> {
    let scene = Scene { actor: &call.actor, relation, version: 0, today: call.today() };
    let refusal = decide(task, &sample(call, task, kind), &scene).err()?;
    // What is given can be mended in the form.
    (refusal.kind != RefusalKind::Invalid).then_some(refusal)
}

/// A command filled in with what fits.
fn sample(call: &Call, task: &Task, kind: CommandKind) -> Command {
    use CommandKind as K;
    let today = call.today();
    let reason = String::from("-");
    let tomorrow = today.checked_add(1.day()).unwrap_or(today);
    let later = task.due.map_or(tomorrow, |due| due.checked_add(1.day()).unwrap_or(due));
    match kind {
        K::Propose => Command::Propose {},
        K::Issue => Command::Issue {},
        K::SendBack => Command::SendBack { reason },
        K::SignFor => Command::SignFor {},
        K::RequestReassignment => Command::RequestReassignment { reason, to: None },
        K::Reassign => Command::Reassign { unit: UnitId(uuid::Uuid::nil()), reason },
        K::KeepUnit => Command::KeepUnit { reason },
        K::Arrange => Command::Arrange {
            assignee: None,
            co_units: Vec::new(),
            plan: String::new(),
            milestones: task.life.milestones.clone(),
        },
        K::SubmitReport => Command::SubmitReport {
            report: ReportId(uuid::Uuid::nil()),
            text: ReportText::no_change(task, today),
        },
        K::ApproveReport => Command::ApproveReport {},
        K::SendBackReport => Command::SendBackReport { reason },
        K::AcceptReport => Command::AcceptReport {},
        K::ReturnReport => Command::ReturnReport { reason },
        K::Excuse => Command::Excuse { reason, until: tomorrow },
        K::RequestExtension => Command::RequestExtension { reason, until: later },
        K::EndorseExtension => Command::EndorseExtension {},
        K::GrantExtension => Command::GrantExtension {},
        K::DeclineExtension => Command::DeclineExtension { reason },
        K::RefuseExtension => Command::RefuseExtension { reason },
        K::ProposeSuspension => Command::ProposeSuspension { reason, review: tomorrow },
        K::Suspend => Command::Suspend {},
        K::RefuseSuspension => Command::RefuseSuspension { reason },
        K::Resume => Command::Resume { reason },
        K::RequestClosing => {
            let evidence = vec![Evidence { name: reason.clone(), blob: reason.clone() }];
            Command::RequestClosing { summary: reason, evidence }
        }
        K::ReturnClosing => Command::ReturnClosing { reason },
        K::Sample => Command::Sample {},
        K::Recommend => Command::Recommend { grade: Grade::Passed },
        K::Close => Command::Close { grade: Grade::Passed },
        K::Reopen => Command::Reopen { reason },
        K::Cancel => Command::Cancel { reason },
        K::Archive => Command::Archive {},
    }
}
