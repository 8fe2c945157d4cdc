//! Who is told what: from an event to matters and those whom they concern. A function of its arguments alone.

use ledger::{
    Chase, ChaseCommand, Colour, Command, Direction, EventBody, Outcome, PersonId, Referral, Request,
    RequestCommand, RequestState, Role, Sent, Settlement, Stage, Task, TaskChange, TaskState, UnitId,
};
use notify::Matter;

/// Whom a matter concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Audience {
    /// Who does the unit's work: its liaisons, and whoever the task was given to.
    Unit(UnitId),
    /// The unit's head.
    Head(UnitId),
    /// Everybody with a role on the site.
    Role(Role),
    /// One person.
    Person(PersonId),
}

use Audience::{Head, Person, Unit};

const SUPERVISORS: Audience = Audience::Role(Role::Supervisor);
const OFFICE: Audience = Audience::Role(Role::OfficeLeader);

/// What an event about a task tells. `task` is as it stands now, `unit` the name of its lead unit.
pub(crate) fn of_task(body: &EventBody, task: &Task, unit: &str) -> Vec<(Audience, Matter)> {
    match body {
        EventBody::TaskIssued { task: then } | EventBody::TaskAdded { task: then, .. } => {
            if then.stage() == Stage::Assigned { issued(task) } else { Vec::new() }
        }
        EventBody::TaskReported { filing, .. } => match filing.sent {
            Sent::ToHead => vec![(Head(task.lead_unit), Matter::ReportToApprove)],
            Sent::ToOffice => vec![(SUPERVISORS, Matter::ReportToReview { unit: unit.to_owned() })],
            Sent::Back => Vec::new(),
        },
        EventBody::TaskMoved { command, .. } => moved(command, task, unit),
        EventBody::TaskEdited { changes, reason, .. } => {
            changes.iter().flat_map(|change| edited(change, reason, task, unit)).collect()
        }
        _ => Vec::new(),
    }
}

/// A task came to its unit. Whoever has signed for it already need not be asked to.
fn issued(task: &Task) -> Vec<(Audience, Matter)> {
    let due = task.due;
    let lead = (task.stage() == Stage::Assigned).then_some((Unit(task.lead_unit), Matter::Assigned { due }));
    let open = task.other_units.iter().filter(|_| task.stage().is_open());
    lead.into_iter().chain(open.map(|u| (Unit(*u), Matter::TakesPart { due }))).collect()
}

fn moved(command: &Command, task: &Task, unit: &str) -> Vec<(Audience, Matter)> {
    let lead = task.lead_unit;
    let unit = || unit.to_owned();
    let both = |matter: Matter| vec![(Unit(lead), matter.clone()), (Head(lead), matter)];
    match command {
        Command::Propose {} => vec![(OFFICE, Matter::IssueProposed)],
        Command::Issue {} => issued(task),
        Command::SendBack { reason } => {
            vec![(SUPERVISORS, Matter::IssueSentBack { reason: reason.clone() })]
        }
        Command::RequestReassignment { .. } => {
            vec![(SUPERVISORS, Matter::ReassignmentRequested { unit: unit() })]
        }
        Command::Reassign { unit: new, .. } => {
            let had = task.life.turns.iter().rev().filter_map(|t| t.holder.unit()).find(|u| u != new);
            let taken = had.map(|u| (Unit(u), Matter::TakenAway { unit: unit() }));
            issued(task).into_iter().chain(taken).collect()
        }
        Command::KeepUnit { reason } => both(Matter::UnitKept { reason: reason.clone() }),
        Command::Arrange { assignee, co_units, .. } => {
            let given = assignee.map(|p| (Person(p), Matter::Arranged { due: task.due }));
            let asked = co_units.iter().map(|u| (Unit(*u), Matter::TakesPart { due: task.due }));
            given.into_iter().chain(asked).collect()
        }
        Command::ApproveReport {} => vec![(SUPERVISORS, Matter::ReportToReview { unit: unit() })],
        Command::SendBackReport { reason } | Command::ReturnReport { reason } => {
            vec![(Unit(lead), Matter::ReportReturned { reason: reason.clone() })]
        }
        Command::Excuse { until, .. } => vec![(Unit(lead), Matter::Excused { until: *until })],
        Command::RequestExtension { .. }
        | Command::ProposeExtension { .. }
        | Command::ApproveExtension {}
        | Command::SendBackExtension { .. }
        | Command::EndorseExtension {}
        | Command::GrantExtension {}
        | Command::DeclineExtension { .. }
        | Command::RefuseExtension { .. } => extension(command, task, &unit()),
        Command::RequestClosing { .. } => vec![(SUPERVISORS, Matter::ClosingRequested { unit: unit() })],
        Command::Recommend { .. } => vec![(OFFICE, Matter::ClosingRecommended { unit: unit() })],
        Command::ReturnClosing { reason } => both(Matter::ClosingReturned { reason: reason.clone() }),
        Command::Close { .. } | Command::Reopen { .. } | Command::Cancel { .. } => ended(command, task),
        Command::ProposeSuspension { .. }
        | Command::Suspend {}
        | Command::RefuseSuspension { .. }
        | Command::Resume { .. } => suspension(command, task),
        Command::SignFor {}
        | Command::SubmitReport { .. }
        | Command::AcceptReport {}
        | Command::Sample {}
        | Command::Archive {} => Vec::new(),
    }
}

/// A request for a later due date: the head of the unit, the supervisors, a leader of the office, and then the unit.
fn extension(command: &Command, task: &Task, unit: &str) -> Vec<(Audience, Matter)> {
    let lead = task.lead_unit;
    let asked = |who, until| (who, Matter::ExtensionRequested { unit: unit.to_owned(), until });
    let open = task.life.extension.as_ref().map(|e| e.until);
    let both = |matter: Matter| vec![(Unit(lead), matter.clone()), (Head(lead), matter)];
    match command {
        Command::ProposeExtension { until, .. } => {
            vec![(Head(lead), Matter::ExtensionToApprove { until: *until })]
        }
        Command::SendBackExtension { reason } => {
            vec![(Unit(lead), Matter::ExtensionSentBack { reason: reason.clone() })]
        }
        Command::RequestExtension { until, .. } => vec![asked(SUPERVISORS, *until)],
        Command::ApproveExtension {} => open.map(|until| asked(SUPERVISORS, until)).into_iter().collect(),
        Command::EndorseExtension {} => open.map(|until| asked(OFFICE, until)).into_iter().collect(),
        Command::GrantExtension {} => {
            task.due.map(|until| both(Matter::ExtensionGranted { until })).unwrap_or_default()
        }
        Command::DeclineExtension { reason } | Command::RefuseExtension { reason } => {
            both(Matter::ExtensionRefused { reason: reason.clone() })
        }
        _ => Vec::new(),
    }
}

fn suspension(command: &Command, task: &Task) -> Vec<(Audience, Matter)> {
    let lead = task.lead_unit;
    match command {
        Command::ProposeSuspension { reason, .. } => {
            vec![(OFFICE, Matter::SuspensionProposed { reason: reason.clone() })]
        }
        Command::Suspend {} => {
            let review = task.life.suspension.as_ref().map(|s| s.review);
            let told = |review| [Unit(lead), SUPERVISORS].map(|who| (who, Matter::Suspended { review }));
            review.map(told).into_iter().flatten().collect()
        }
        Command::RefuseSuspension { reason } => {
            vec![(SUPERVISORS, Matter::SuspensionRefused { reason: reason.clone() })]
        }
        Command::Resume { reason } => vec![(Unit(lead), Matter::Resumed { reason: reason.clone() })],
        _ => Vec::new(),
    }
}

/// The end of a task, and its taking up again: everybody who had to do with it.
fn ended(command: &Command, task: &Task) -> Vec<(Audience, Matter)> {
    let matter = match command {
        Command::Close { .. } => Matter::Closed,
        Command::Reopen { reason } => Matter::Reopened { reason: reason.clone() },
        Command::Cancel { reason } => Matter::Cancelled { reason: reason.clone() },
        _ => return Vec::new(),
    };
    everybody(task).map(|who| (who, matter.clone())).collect()
}

fn everybody(task: &Task) -> impl Iterator<Item = Audience> {
    let units = [Unit(task.lead_unit), Head(task.lead_unit)].into_iter();
    units.chain(task.other_units.iter().map(|u| Unit(*u))).chain(task.leaders.iter().map(|p| Person(*p)))
}

fn edited(change: &TaskChange, reason: &str, task: &Task, unit: &str) -> Vec<(Audience, Matter)> {
    if !task.stage().is_open() && !matches!(change, TaskChange::State(_)) {
        return Vec::new();
    }
    match change {
        TaskChange::LeadUnit(was) => {
            let taken = (Unit(was.before), Matter::TakenAway { unit: unit.to_owned() });
            vec![(Unit(was.after), Matter::Assigned { due: task.due }), taken]
        }
        TaskChange::OtherUnits(was) => {
            let new = was.after.iter().filter(|u| !was.before.contains(u));
            new.map(|u| (Unit(*u), Matter::TakesPart { due: task.due })).collect()
        }
        TaskChange::Due(was) | TaskChange::DueMoved(was) => {
            vec![(Unit(task.lead_unit), Matter::DueMoved { due: was.after })]
        }
        TaskChange::Milestones(was) => {
            let milestones = was.after.iter().map(|m| (m.name.clone(), m.planned)).collect();
            vec![(Unit(task.lead_unit), Matter::MilestonesMoved { milestones })]
        }
        TaskChange::State(was) => {
            let reason = reason.to_owned();
            let matter = match was.after {
                TaskState::Done => Matter::Closed,
                TaskState::Cancelled => Matter::Cancelled { reason },
                TaskState::Open => Matter::Reopened { reason },
                TaskState::Draft => return Vec::new(),
            };
            everybody(task).map(|who| (who, matter.clone())).collect()
        }
        _ => Vec::new(),
    }
}

/// What an event about a chase sheet tells. `unit` is the name of the unit it is addressed to.
pub(crate) fn of_chase(body: &EventBody, chase: &Chase, unit: &str) -> Vec<(Audience, Matter)> {
    let to = chase.unit;
    let both = |matter: Matter| vec![(Unit(to), matter.clone()), (Head(to), matter)];
    match body {
        EventBody::ChaseWritten { .. } => {
            let answer = chase.answer_due;
            match chase.colour {
                // A reminder is for who does the work; what presses is for the head too.
                Colour::Blue => vec![(Unit(to), Matter::ChasedBlue { answer })],
                Colour::Yellow => both(Matter::ChasedYellow { answer }),
                Colour::Red => both(Matter::ChasedRed { answer }),
            }
        }
        EventBody::ChaseMoved { command, .. } => match command {
            ChaseCommand::Draft { .. } => vec![(Head(to), Matter::AnswerToApprove)],
            ChaseCommand::SendBack { reason } => {
                vec![(Unit(to), Matter::AnswerSentBack { reason: reason.clone() })]
            }
            ChaseCommand::Answer { .. } | ChaseCommand::Approve => {
                let answered = Matter::ChaseAnswered { unit: unit.to_owned() };
                let office = (chase.colour == Colour::Red).then(|| (OFFICE, answered.clone()));
                [(SUPERVISORS, answered)].into_iter().chain(office).collect()
            }
            ChaseCommand::Meet { .. } => vec![(Unit(to), Matter::ChaseMet)],
            ChaseCommand::Miss { reason } => both(Matter::ChaseUnmet { reason: reason.clone() }),
            ChaseCommand::Withdraw { reason } => {
                vec![(Unit(to), Matter::ChaseWithdrawn { reason: reason.clone() })]
            }
        },
        _ => Vec::new(),
    }
}

/// What an event about a direction tells: those who follow it, then the one who gave it.
pub(crate) fn of_direction(body: &EventBody, direction: &Direction) -> Vec<(Audience, Matter)> {
    match body {
        EventBody::DirectionGiven { .. } => {
            let words = direction.text.clone();
            [SUPERVISORS, OFFICE].map(|who| (who, Matter::Directed { words: words.clone() })).into()
        }
        EventBody::DirectionFollowed { outcome, .. } => {
            let outcome = Outcome::code(outcome).to_owned();
            vec![(Person(direction.by), Matter::DirectionFollowed { outcome })]
        }
        _ => Vec::new(),
    }
}

/// What an event about a referral tells: the leader who is asked, then whoever asked. `unit` names who asks.
pub(crate) fn of_referral(body: &EventBody, referral: &Referral, unit: &str) -> Vec<(Audience, Matter)> {
    match body {
        EventBody::ReferralMade { .. } => {
            vec![(Person(referral.to), Matter::Referred { unit: unit.to_owned() })]
        }
        EventBody::ReferralSettled { how: Settlement::Answered { .. }, .. } => {
            vec![(Person(referral.by), Matter::ReferralAnswered)]
        }
        EventBody::ReferralSettled { how: Settlement::Withdrawn { reason }, .. } => {
            vec![(Person(referral.to), Matter::ReferralWithdrawn { reason: reason.clone() })]
        }
        _ => Vec::new(),
    }
}

/// What an event about a request to report tells. `unit` is the name of the unit that asks.
pub(crate) fn of_request(body: &EventBody, request: &Request, unit: &str) -> Vec<(Audience, Matter)> {
    let unit = || unit.to_owned();
    let recipients = |matter: Matter| request.recipients.iter().map(move |u| (Unit(*u), matter.clone()));
    let asked = || recipients(Matter::Asked { unit: unit(), due: request.due });
    match body {
        EventBody::RequestSent { request: then } if then.state == RequestState::Open => asked().collect(),
        EventBody::RequestSent { .. } => vec![(OFFICE, Matter::AskProposed { unit: unit() })],
        EventBody::RequestMoved { command, .. } => match command {
            RequestCommand::Approve { .. } => {
                [(Person(request.by), Matter::AskApproved)].into_iter().chain(asked()).collect()
            }
            RequestCommand::Decline { reason } => {
                vec![(Person(request.by), Matter::AskDeclined { reason: reason.clone() })]
            }
            // Nobody was asked yet where it waited for approval.
            RequestCommand::Withdraw { reason } if request.was_sent() => {
                recipients(Matter::AskWithdrawn { reason: reason.clone() }).collect()
            }
            RequestCommand::Withdraw { .. } | RequestCommand::Close => Vec::new(),
        },
        _ => Vec::new(),
    }
}
