//! From a command to events, or to a refusal that says why and who may.

use jiff::civil::Date;

use super::apply::{mend_by, sign_by};
use super::{Command, CommandKind, Stage, Transition};
use crate::{
    Action, Actor, EventBody, Faults, Filing, Holder, NewEvent, Observation, ObservationSource, Refusal,
    RefusalKind, Relation, Report, ReportState, ReportText, Sent, SourceKind, Task, holder,
};

/// Who acts on a task, and when.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// How they stand to the task.
    pub relation: Relation,
    /// The version of the task on which is decided: an event on another is refused.
    pub version: i64,
    /// The day in China.
    pub today: Date,
    /// Whether nobody is there to approve what leaves the lead unit: then it leaves at once.
    pub headless: bool,
    /// The day on which offices work at or after a day, by the site's calendar.
    pub kept: fn(Date) -> Date,
}

/// Who holds the ball once a command has been done.
pub fn passes_to(task: &Task, command: &Command, scene: &Scene<'_>) -> Holder {
    let mut after = task.clone();
    let to = Transition::find(task.stage(), command.kind()).and_then(|row| row.to);
    let by = Some(scene.actor.person);
    after.take(command.clone(), to.unwrap_or(task.stage()), (by, None), scene.today);
    holder(&after)
}

/// Decides a command. The events say everything that follows from it, for the task and for its report.
pub fn decide(task: &Task, command: &Command, scene: &Scene<'_>) -> Result<Vec<NewEvent>, Refusal> {
    let kind = command.kind();
    scene.actor.must_for(kind.action(), scene.relation)?;
    let row = Transition::find(task.stage(), kind).ok_or_else(|| wrong_stage(task, kind))?;
    let mut faults = Faults::default();
    for guard in row.guards {
        match guard.check(task, command, scene.today) {
            // What can be mended in the form is said all at once.
            Err(fault) if fault.kind == RefusalKind::Invalid => faults.push(fault),
            checked => checked?,
        }
    }
    faults.none()?;
    if let Command::SubmitReport { report, text } = command {
        return submit(task, *report, text, scene);
    }
    let (to, on) = (row.to.unwrap_or(task.stage()), scene.today);
    let mut events = Vec::new();
    if let (Some(to), Some(filing)) = (report_state(kind), &task.life.filing) {
        let reason = command.reason().unwrap_or_default().to_owned();
        events.push(NewEvent::on(filing.report, EventBody::ReportMoved { to, reason, on }));
        if to == ReportState::Accepted {
            events.extend(observed(filing));
        }
    }
    let until = match kind {
        _ if to == Stage::Assigned => sign_by(on, scene.kept),
        CommandKind::SendBackReport | CommandKind::ReturnReport => mend_by(on, scene.kept),
        _ => None,
    };
    let body = EventBody::TaskMoved { command: command.clone(), to, on, until };
    events.push(NewEvent::at(task.id, scene.version, body));
    Ok(events)
}

/// The commands that an actor can give to a task as it stands, in the order of the table; guards that depend on what
/// is given are not asked.
pub fn possible(task: &Task, actor: &Actor, relation: Relation) -> Vec<CommandKind> {
    CommandKind::ALL
        .iter()
        .copied()
        .filter(|kind| {
            actor.may_for(kind.action(), relation) && Transition::find(task.stage(), *kind).is_some()
        })
        .collect()
}

fn wrong_stage(task: &Task, kind: CommandKind) -> Refusal {
    let who = kind.action().grants().iter().map(|(role, _)| format!("role-{}", role.code()));
    let stages = Transition::stages_of(kind).map(|stage| format!("stage-{}", stage.code()));
    Refusal::conflict("refused-stage")
        .with_word("command", &format!("command-{}", kind.code()))
        .with_word("stage", &format!("stage-{}", task.stage().code()))
        .with_words("stages", stages)
        .with_words("who", who)
}

/// Where a command leads the report on its way.
fn report_state(kind: CommandKind) -> Option<ReportState> {
    match kind {
        CommandKind::ApproveReport => Some(ReportState::Approved),
        CommandKind::SendBackReport | CommandKind::ReturnReport => Some(ReportState::Returned),
        CommandKind::AcceptReport => Some(ReportState::Accepted),
        _ => None,
    }
}

/// What an accepted report says of measures.
fn observed(filing: &Filing) -> impl Iterator<Item = NewEvent> {
    let source = ObservationSource { kind: SourceKind::Report, id: filing.report.0 };
    filing.given.iter().map(move |given| {
        let observation = Observation::of(given, source, filing.on);
        NewEvent::at(given.id, 0, EventBody::ObservationRecorded { observation })
    })
}

fn submit(
    task: &Task,
    id: crate::ReportId,
    text: &ReportText,
    scene: &Scene<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let on = scene.today;
    // What the head sends has the head's approval.
    let (state, sent) = if scene.headless || scene.actor.may_for(Action::ApproveReport, scene.relation) {
        (ReportState::Approved, Sent::ToOffice)
    } else {
        (ReportState::Submitted, Sent::ToHead)
    };
    let open = task.life.filing.as_ref().map(|f| f.report);
    let report = open.unwrap_or(id);
    let first = match open {
        Some(report) => {
            let body = EventBody::ReportSentAgain { text: text.clone(), state, on };
            NewEvent::on(report, body)
        }
        None => {
            let by = Some(scene.actor.person);
            let new = Report {
                id,
                task: task.id,
                unit: task.lead_unit,
                serial: task.life.reports + 1,
                text: text.clone(),
                state,
                by,
                approved_by: by.filter(|_| state == ReportState::Approved && !scene.headless),
                filed: on,
                moved: on,
                returned: Vec::new(),
            };
            NewEvent::at(id, 0, EventBody::ReportFiled { report: new })
        }
    };
    let filing = Filing {
        report,
        sent,
        on,
        until: text.until,
        percent: text.percent,
        milestones: text.milestones.clone(),
        given: text.given.clone(),
        unchanged: text.unchanged,
        problems: !text.problems.trim().is_empty(),
        mend_by: None,
    };
    let body = EventBody::TaskReported { filing, again: open.is_some(), on };
    Ok(vec![first, NewEvent::at(task.id, scene.version, body)])
}
