//! What can be done with a task by somebody now. Nothing is listed here: every command of the table is tried.

use jiff::ToSpan as _;
use jiff::civil::Date;
use ledger::workflow::{Scene, Transition, decide, passes_to};
use ledger::{
    Command, CommandKind, Evidence, Grade, Holder, Refusal, RefusalKind, ReportId, ReportText, Task, UnitId,
    holder,
};
use store::TaskRow;

use crate::names::Names;
use crate::view::Deed;

/// The refusal of what would wait on nobody.
const NOBODY: &str = "refused-nobody-decides";

/// The commands that fit the stage of a task, each with what keeps this actor from giving it.
pub(super) fn deeds(row: &TaskRow, scene: &Scene<'_>, names: &Names) -> Vec<Deed> {
    let task = &row.task;
    // Whether a request for an extension goes to the head first follows from who asks: there is one button for both.
    let asked = CommandKind::ALL.iter().filter(|kind| **kind != CommandKind::ProposeExtension);
    let fits = asked.filter_map(|kind| Transition::find(task.stage(), *kind));
    fits.map(|row| Deed {
        kind: row.command,
        refusal: hindrance(task, row.command, scene, names),
        who: row.command.action().grants().iter().map(|(role, _)| *role).collect(),
        paper: row.paper,
    })
    .collect()
}

/// Why the actor could not give the command whatever they filled in.
pub(super) fn hindrance(task: &Task, kind: CommandKind, scene: &Scene<'_>, names: &Names) -> Option<Refusal> {
    let sample = sample(scene.today, task, kind);
    let refusal = decide(task, &sample, scene).and_then(|_| somebody(task, &sample, scene, names)).err()?;
    // What is given can be mended in the form.
    (refusal.kind != RefusalKind::Invalid).then_some(refusal)
}

/// Refuses to send a task before a leader of the office where there is none: it would wait on nobody. Who may decide is
/// the table's to say (`permission.rs`), so that somebody has to be given the role first.
pub(super) fn somebody(
    task: &Task,
    command: &Command,
    scene: &Scene<'_>,
    names: &Names,
) -> Result<(), Refusal> {
    let (had, next) = (holder(task), passes_to(task, command, scene));
    if next == had || next != Holder::OfficeLeader || names.is_staffed(next) {
        return Ok(());
    }
    Err(unheld())
}

/// That a task waits on nobody, or would once the actor has sent it on.
pub(super) fn nobody(task: &Task, deeds: &[Deed], names: &Names) -> Option<Refusal> {
    let holder = holder(task);
    let held = holder != Holder::OfficeLeader || names.is_staffed(holder);
    let sends = deeds.iter().any(|deed| deed.refusal.as_ref().is_some_and(|refusal| refusal.key == NOBODY));
    (!held || sends).then(unheld)
}

fn unheld() -> Refusal {
    Refusal::conflict(NOBODY).with_word("who", "role-office-leader")
}

/// A command filled in with what fits.
fn sample(today: Date, task: &Task, kind: CommandKind) -> Command {
    use CommandKind as K;
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
        K::ProposeExtension => Command::ProposeExtension { reason, until: later },
        K::ApproveExtension => Command::ApproveExtension {},
        K::SendBackExtension => Command::SendBackExtension { reason },
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
