use super::support::*;
use crate::workflow::*;
use crate::*;
use {CommandKind as K, Guard as G, Stage as S};

const ID: u128 = 700;

fn text() -> ReportText {
    ReportText {
        progress: "完成管线探测".into(), percent: Some(40), ..ReportText::begin(&task(), day(3, 1))
    }
}

/// A command that could be given.
pub(super) fn command(kind: CommandKind) -> Command {
    use Command as C;
    let reason = || "情况属实".to_owned();
    match kind {
        K::Propose => C::Propose {},
        K::Issue => C::Issue {},
        K::SendBack => C::SendBack { reason: reason() },
        K::SignFor => C::SignFor {},
        K::RequestReassignment => C::RequestReassignment { reason: reason(), to: Some(UnitId(id(OTHER))) },
        K::Reassign => C::Reassign { unit: UnitId(id(OTHER)), reason: reason() },
        K::KeepUnit => C::KeepUnit { reason: reason() },
        K::Arrange => C::Arrange {
            assignee: None,
            co_units: vec![],
            plan: "分两段施工".into(),
            milestones: milestones(),
        },
        K::SubmitReport => C::SubmitReport { report: ReportId(id(ID)), text: text() },
        K::ApproveReport => C::ApproveReport {},
        K::SendBackReport => C::SendBackReport { reason: reason() },
        K::AcceptReport => C::AcceptReport {},
        K::ReturnReport => C::ReturnReport { reason: reason() },
        K::Excuse => C::Excuse { reason: reason(), until: day(4, 1) },
        K::RequestExtension => C::RequestExtension { reason: reason(), until: day(9, 30) },
        K::ProposeExtension => C::ProposeExtension { reason: reason(), until: day(9, 30) },
        K::ApproveExtension => C::ApproveExtension {},
        K::SendBackExtension => C::SendBackExtension { reason: reason() },
        K::EndorseExtension => C::EndorseExtension {},
        K::GrantExtension => C::GrantExtension {},
        K::DeclineExtension => C::DeclineExtension { reason: reason() },
        K::RefuseExtension => C::RefuseExtension { reason: reason() },
        K::ProposeSuspension => C::ProposeSuspension { reason: reason(), review: day(5, 1) },
        K::Suspend => C::Suspend {},
        K::RefuseSuspension => C::RefuseSuspension { reason: reason() },
        K::Resume => C::Resume { reason: reason() },
        K::RequestClosing => C::RequestClosing { summary: reason(), evidence: vec![proof()] },
        K::ReturnClosing => C::ReturnClosing { reason: reason() },
        K::Sample => C::Sample {},
        K::Recommend => C::Recommend { grade: Grade::Good },
        K::Close => C::Close { grade: Grade::Good },
        K::Reopen => C::Reopen { reason: reason() },
        K::Cancel => C::Cancel { reason: reason() },
        K::Archive => C::Archive {},
    }
}

fn proof() -> Evidence {
    Evidence { name: "验收单.pdf".into(), blob: "ab".repeat(32) }
}

fn milestones() -> Vec<Milestone> {
    let point = |name: &str, planned| Milestone::point(name, planned, 50);
    vec![point("一期管线入地", day(4, 30)), point("二期管线入地", day(6, 20))]
}

/// A task of a stage for which every guard of the command holds.
pub(super) fn ready(stage: Stage, kind: CommandKind) -> Task {
    let mut t = Task {
        due: Some(day(6, 30)),
        targets: vec!["入地管线 ≥ 4.2公里".parse().unwrap()],
        lead_unit: UnitId(id(LEAD)),
        ..task()
    };
    t.enter(stage, day(2, 1));
    let l = &mut t.life;
    let on = day(2, 1);
    let sent = match kind {
        K::ApproveReport | K::SendBackReport => Some(Sent::ToHead),
        K::AcceptReport | K::ReturnReport => Some(Sent::ToOffice),
        _ => None,
    };
    let reason = String::from("雨季");
    l.filing = sent.map(|sent| Filing {
        report: ReportId(id(ID)),
        sent,
        on,
        until: on,
        percent: Some(40),
        milestones: vec![],
        given: vec![],
        unchanged: false,
        problems: false,
        mend_by: None,
    });
    let endorsed = matches!(kind, K::GrantExtension | K::RefuseExtension);
    l.extension = (stage == Stage::ExtensionRequested).then(|| Extension {
        on,
        reason: reason.clone(),
        until: day(9, 30),
        endorsed,
        with_head: matches!(kind, K::ApproveExtension | K::SendBackExtension),
    });
    l.reassignment = (stage == Stage::ReassignmentRequested).then(|| Reassignment {
        on,
        reason: reason.clone(),
        to: None,
    });
    let suspended = stage == Stage::Suspended || matches!(kind, K::Suspend | K::RefuseSuspension);
    l.suspension = suspended.then(|| Suspension { on, reason: reason.clone(), review: day(5, 1) });
    if stage == Stage::Suspended {
        l.stops.push(Stop { from: on, until: None, reason, review: day(5, 1) });
    }
    let closing = matches!(stage, Stage::Closing | Stage::Checking | Stage::Closed);
    l.closing = closing.then(|| ClosingRequest {
        on,
        summary: "已完成".into(),
        evidence: vec![proof()],
        recommended: None,
        checked: None,
    });
    t
}

fn give(task: &Task, command: &Command, roles: &[Role]) -> Result<Task, Refusal> {
    give_on(task, command, roles, day(3, 1))
}

pub(super) fn give_on(
    task: &Task,
    command: &Command,
    roles: &[Role],
    today: jiff::civil::Date,
) -> Result<Task, Refusal> {
    let actor = actor(roles.iter().copied());
    let events = decide(
        task,
        command,
        &Scene { actor: &actor, relation: CLOSE, version: 1, today, headless: false, kept: |day| day },
    )?;
    assert!(events.iter().any(|e| e.subject == task.id.into() && e.expected == Some(1)));
    let after = moved(task, &events);
    assert_sound(&after);
    Ok(after)
}

#[test]
fn every_stage_command_and_role_is_as_the_table_says() {
    for stage in Stage::ALL {
        for kind in CommandKind::ALL {
            let (task, row) = (ready(*stage, *kind), Transition::find(*stage, *kind));
            for role in Role::ALL {
                let cell = format!("{stage:?} {kind:?} {role:?}");
                let may = kind.action().scope_of(*role).is_some();
                match give(&task, &command(*kind), &[*role]) {
                    Ok(after) => {
                        let row = row.unwrap_or_else(|| panic!("{cell} was allowed"));
                        assert!(may, "{cell}");
                        assert_eq!(after.stage(), row.to.unwrap_or(*stage), "{cell}");
                    }
                    Err(refusal) if !may => assert_eq!(refusal.kind, RefusalKind::Forbidden, "{cell}"),
                    Err(refusal) => {
                        assert!(row.is_none(), "{cell} {refusal:?}");
                        assert_eq!(
                            (refusal.kind, refusal.key),
                            (RefusalKind::Conflict, "refused-stage"),
                            "{cell}"
                        );
                        let said = |name: &str| refusal.args.iter().any(|(n, v)| *n == name && !v.is_empty());
                        assert!(said("stages") && said("who") && said("stage") && said("command"), "{cell}");
                    }
                }
            }
            let able = possible(&task, &actor(Role::ALL.iter().copied()), CLOSE);
            assert_eq!(able.contains(kind), row.is_some(), "{stage:?} {kind:?}");
        }
    }
}

#[test]
fn another_units_people_are_refused_whatever_the_stage() {
    for stage in Stage::ALL {
        for kind in CommandKind::ALL {
            let task = ready(*stage, *kind);
            for role in [Role::UnitHead, Role::Liaison] {
                let actor = actor([role]);
                let scene = Scene {
                    actor: &actor,
                    relation: Relation::NONE,
                    version: 1,
                    today: day(3, 1),
                    headless: false,
                    kept: |day| day,
                };
                let refusal = decide(&task, &command(*kind), &scene).unwrap_err();
                assert_eq!(refusal.kind, RefusalKind::Forbidden, "{stage:?} {kind:?} {role:?}");
            }
        }
    }
}

/// A case in which one guard does not hold: its word, the stage, what spoils the task, what spoils the command.
type Broken = (Guard, Stage, CommandKind, fn(&mut Task), fn(&mut Command));

fn no_reason(command: &mut Command) {
    if let Command::Cancel { reason } = command {
        *reason = "  ".into();
    }
}

const BROKEN: &[Broken] = &[
    (G::Reason, S::InProgress, K::Cancel, |_| {}, no_reason),
    (G::Complete, S::Draft, K::Propose, |t| t.due = None, |_| {}),
    (G::Complete, S::Proposed, K::Issue, |t| t.targets.clear(), |_| {}),
    (G::BeforeFirstReport, S::SignedFor, K::RequestReassignment, |t| t.life.reports = 1, |_| {}),
    (G::AnotherUnit, S::ReassignmentRequested, K::Reassign, |t| t.lead_unit = UnitId(id(OTHER)), |_| {}),
    (G::Milestones, S::SignedFor, K::Arrange, |t| t.due = Some(day(5, 1)), |_| {}),
    (
        G::GivenMilestones,
        S::SignedFor,
        K::Arrange,
        |t| t.life.milestones = vec![Milestone::given("完成选聘", day(3, 31))],
        |_| {},
    ),
    (G::NotWithOffice, S::InProgress, K::SubmitReport, with_office, |_| {}),
    (
        G::Content,
        S::InProgress,
        K::SubmitReport,
        |_| {},
        |c| {
            *c = Command::SubmitReport {
                report: ReportId(id(ID)),
                text: ReportText::begin(&task(), day(3, 1)),
            }
        },
    ),
    (G::WithHead, S::InProgress, K::ApproveReport, with_office, |_| {}),
    (G::WithOffice, S::InProgress, K::AcceptReport, |t| t.life.filing = None, |_| {}),
    (G::BeforeDue, S::InProgress, K::RequestExtension, |t| t.due = Some(day(3, 1)), |_| {}),
    (G::BeforeDue, S::ExtensionRequested, K::ApproveExtension, |t| t.due = Some(day(3, 1)), |_| {}),
    (G::LaterThanDue, S::InProgress, K::RequestExtension, |t| t.due = Some(day(9, 30)), |_| {}),
    (G::LaterThanDue, S::InProgress, K::ProposeExtension, |t| t.due = Some(day(9, 30)), |_| {}),
    (
        G::LaterThanToday,
        S::InProgress,
        K::ProposeSuspension,
        |_| {},
        |c| *c = Command::ProposeSuspension { reason: "汛期".into(), review: day(3, 1) },
    ),
    (G::ExtensionWithHead, S::ExtensionRequested, K::ApproveExtension, not_endorsed, |_| {}),
    (G::ExtensionWithHead, S::ExtensionRequested, K::SendBackExtension, not_endorsed, |_| {}),
    (G::ExtensionLeft, S::ExtensionRequested, K::EndorseExtension, with_head, |_| {}),
    (G::ExtensionLeft, S::ExtensionRequested, K::DeclineExtension, with_head, |_| {}),
    (G::NotEndorsed, S::ExtensionRequested, K::EndorseExtension, endorsed, |_| {}),
    (G::NotEndorsed, S::ExtensionRequested, K::DeclineExtension, endorsed, |_| {}),
    (G::Endorsed, S::ExtensionRequested, K::GrantExtension, not_endorsed, |_| {}),
    (G::Endorsed, S::ExtensionRequested, K::RefuseExtension, not_endorsed, |_| {}),
    (G::NoSuspensionProposed, S::InProgress, K::ProposeSuspension, suspended, |_| {}),
    (G::SuspensionProposed, S::InProgress, K::Suspend, |t| t.life.suspension = None, |_| {}),
    (G::NothingPending, S::InProgress, K::RequestClosing, with_office, |_| {}),
    (G::NothingPending, S::InProgress, K::RequestClosing, suspended, |_| {}),
    (
        G::Evidence,
        S::InProgress,
        K::RequestClosing,
        |_| {},
        |c| *c = Command::RequestClosing { summary: "完成".into(), evidence: vec![] },
    ),
];

#[test]
fn every_guard_refuses_with_its_own_words() {
    for (guard, stage, kind, spoil_task, spoil_command) in BROKEN {
        let (mut task, mut command) = (ready(*stage, *kind), command(*kind));
        spoil_task(&mut task);
        spoil_command(&mut command);
        let refusal = give(&task, &command, Role::ALL).unwrap_err();
        assert_eq!(refusal.key.strip_prefix("refused-"), Some(guard.code()), "{stage:?} {kind:?}");
    }
    for guard in Guard::ALL {
        assert!(BROKEN.iter().any(|(g, ..)| g == guard), "{guard:?} is not tried");
    }
}

fn with_office(task: &mut Task) {
    task.life.filing = ready(Stage::InProgress, CommandKind::AcceptReport).life.filing;
}

fn with_head(task: &mut Task) {
    task.life.extension = ready(Stage::ExtensionRequested, CommandKind::ApproveExtension).life.extension;
}

fn endorsed(task: &mut Task) {
    task.life.extension = ready(Stage::ExtensionRequested, CommandKind::GrantExtension).life.extension;
}

fn not_endorsed(task: &mut Task) {
    task.life.extension = ready(Stage::ExtensionRequested, CommandKind::EndorseExtension).life.extension;
}

fn suspended(task: &mut Task) {
    task.life.suspension = ready(Stage::InProgress, CommandKind::Suspend).life.suspension;
}

#[test]
fn a_clock_that_stood_moves_the_due_date_and_the_milestones_that_are_open() {
    let mut task = ready(Stage::InProgress, CommandKind::Suspend);
    task.life.milestones = milestones();
    task.life.milestones[0].done = Some(day(2, 20));
    let stopped = give_on(&task, &Command::Suspend {}, &[Role::OfficeLeader], day(3, 1)).unwrap();
    assert_eq!(holder(&stopped), Holder::Nobody);
    let resumed = give_on(&stopped, &command(CommandKind::Resume), &[Role::Supervisor], day(3, 11)).unwrap();
    assert_eq!(resumed.due, Some(day(7, 10)));
    let planned: Vec<_> = resumed.life.milestones.iter().map(|m| m.planned).collect();
    assert_eq!(planned, [day(4, 30), day(6, 30)]);
    assert_eq!(resumed.life.stops[0].until, Some(day(3, 11)));
    assert_eq!(resumed.life.old_dues[0].cause, DueCause::Suspended);
}

#[test]
fn a_report_goes_by_the_head_and_is_counted_once_however_often_it_is_returned() {
    let task = ready(Stage::InProgress, CommandKind::SubmitReport);
    let send = command(CommandKind::SubmitReport);
    let sent = give(&task, &send, &[Role::Liaison]).unwrap();
    assert_eq!(holder(&sent), Holder::UnitHead(task.lead_unit));
    let approved = give(&sent, &Command::ApproveReport {}, &[Role::UnitHead]).unwrap();
    assert_eq!(holder(&approved), Holder::Supervisor);
    let returned = give(&approved, &command(CommandKind::ReturnReport), &[Role::Supervisor]).unwrap();
    assert_eq!((holder(&returned), returned.life.reports_returned), (Holder::Unit(task.lead_unit), 1));
    let by_head = give(&returned, &send, &[Role::UnitHead]).unwrap();
    assert_eq!((holder(&by_head), by_head.life.reports), (Holder::Supervisor, 1));
    let accepted = give(&by_head, &Command::AcceptReport {}, &[Role::Supervisor]).unwrap();
    assert_eq!((accepted.progress, accepted.life.accepted.len()), (Some(40), 1));
    assert_eq!((holder(&accepted), accepted.life.filing.is_none()), (Holder::Unit(task.lead_unit), true));
}

#[test]
fn a_milestone_is_reached_when_the_report_that_says_so_is_accepted() {
    let mut task = ready(Stage::InProgress, CommandKind::SubmitReport);
    task.life.milestones = milestones();
    let mark = MilestoneMark { milestone: 0, done: Some(day(2, 27)) };
    let send = |milestones| Command::SubmitReport {
        report: ReportId(id(ID)),
        text: ReportText { milestones, ..text() },
    };
    let beyond = MilestoneMark { milestone: 2, done: None };
    assert_eq!(
        give(&task, &send(vec![beyond]), &[Role::UnitHead]).unwrap_err().key,
        "refused-report-milestone"
    );
    let sent = give(&task, &send(vec![mark]), &[Role::UnitHead]).unwrap();
    assert_eq!(sent.life.milestones[0].done, None);
    let accepted = give(&sent, &Command::AcceptReport {}, &[Role::Supervisor]).unwrap();
    assert_eq!(accepted.life.milestones[0].done, Some(day(2, 27)));
    // A new plan keeps what was reached under the same name, and cannot claim more.
    let mut again = milestones();
    again[1].done = Some(day(3, 1));
    let plan = Command::Arrange { assignee: None, co_units: vec![], plan: String::new(), milestones: again };
    let planned = give(&accepted, &plan, &[Role::UnitHead]).unwrap();
    let done: Vec<_> = planned.life.milestones.iter().map(|m| m.done).collect();
    assert_eq!(done, [Some(day(2, 27)), None]);
}

#[test]
fn signing_late_is_remembered() {
    let task = Task { start: day(3, 1), ..ready(Stage::Assigned, CommandKind::SignFor) };
    for (today, late) in [(day(3, 1), 0), (day(3, 4), 0), (day(3, 6), 2)] {
        let signed = give_on(&task, &Command::SignFor {}, &[Role::Liaison], today).unwrap();
        assert_eq!(signed.life.signed.unwrap().late, late, "{today}");
    }
}

#[test]
fn the_clock_of_a_draft_starts_when_it_is_issued() {
    let mut draft = Task { start: day(1, 5), ..ready(Stage::Draft, CommandKind::Propose) };
    draft.life.turns.clear();
    let proposed = give_on(&draft, &Command::Propose {}, &[Role::Supervisor], day(2, 1)).unwrap();
    assert_eq!((holder(&proposed), days_held(&proposed, day(2, 9))), (Holder::OfficeLeader, vec![]));
    let issued = give_on(&proposed, &Command::Issue {}, &[Role::OfficeLeader], day(2, 10)).unwrap();
    assert_eq!(days_held(&issued, day(2, 15)), [(Holder::Unit(draft.lead_unit), 5)]);
}

#[test]
fn closing_and_taking_up_again_are_counted() {
    let task = ready(Stage::InProgress, CommandKind::RequestClosing);
    let asked = give(&task, &command(CommandKind::RequestClosing), &[Role::UnitHead]).unwrap();
    let back = give(&asked, &command(CommandKind::ReturnClosing), &[Role::Supervisor]).unwrap();
    assert_eq!((back.life.closings_returned, holder(&back)), (1, Holder::Unit(task.lead_unit)));
    let again = give(&back, &command(CommandKind::RequestClosing), &[Role::UnitHead]).unwrap();
    let checked = give(&again, &Command::Sample {}, &[Role::Supervisor]).unwrap();
    let put = give(&checked, &command(CommandKind::Recommend), &[Role::Supervisor]).unwrap();
    assert_eq!(holder(&put), Holder::OfficeLeader);
    let closed = give(&put, &command(CommandKind::Close), &[Role::OfficeLeader]).unwrap();
    assert_eq!((closed.life.grade, closed.closed), (Some(Grade::Good), Some(day(3, 1))));
    let open = give(&closed, &command(CommandKind::Reopen), &[Role::CountyLeader]).unwrap();
    assert_eq!((open.life.reopened, open.closed, open.life.grade), (1, None, None));
}
