//! What a move says beside its name: the reason, and what it set.

use ledger::{ChaseCommand, Command, EventBody, Evidence, Outcome, ReportText, Settlement};

use crate::names::Names;
use crate::view::ChangeLine;

/// Message key of what happened.
pub(crate) fn what(body: &EventBody) -> String {
    match body {
        EventBody::TaskMoved { command, .. } => format!("done-command-{}", command.kind().code()),
        EventBody::ChaseMoved { command, .. } => format!("done-chase-command-{}", command.code()),
        EventBody::RequestMoved { command, .. } => format!("done-request-command-{}", command.code()),
        body => format!("event-{}", body.kind()),
    }
}

/// The reason given, and what was set.
pub(crate) fn details(body: &EventBody, names: &Names) -> (String, Vec<ChangeLine>) {
    match body {
        EventBody::TaskMoved { command, .. } => {
            (command.reason().unwrap_or_default().to_owned(), set(command, names))
        }
        EventBody::TaskReported { filing, .. } => {
            let percent = filing.percent.map(|p| shown("task-field-progress", format!("{p}%")));
            let unchanged = filing.unchanged.then(|| word("work-report", "report-no-change".to_owned()));
            (String::new(), percent.into_iter().chain(unchanged).collect())
        }
        EventBody::RulesAdopted { pack, version, from } => {
            let known = planning::packs().iter().find(|p| p.id == *pack && p.version == *version);
            let name = known.map_or_else(|| pack.clone(), |p| p.name.zh.clone());
            let version = shown("work-version", version.to_string());
            (String::new(), vec![shown("work-pack", name), version, shown("work-from", from.to_string())])
        }
        EventBody::ReportMoved { to, reason, .. } => {
            (reason.clone(), vec![word("work-report", format!("report-state-{}", to.code()))])
        }
        EventBody::ChaseWritten { chase } => {
            let colour = word("work-colour", format!("colour-{}", chase.colour.code()));
            (chase.reason.clone(), vec![colour, shown("work-answer-due", chase.answer_due.to_string())])
        }
        EventBody::ChaseMoved { command, .. } => (chase_words(command), Vec::new()),
        EventBody::ObservationRecorded { observation: o }
        | EventBody::ObservationCorrected { observation: o } => {
            let unit = names.measure(o.measure).map(|m| m.unit.clone()).unwrap_or_default();
            let value = shown("observation-value", format!("{}{unit}", o.value));
            (o.reason.clone(), vec![shown("observation-period", o.period.to_string()), value])
        }
        EventBody::DirectionGiven { direction } => {
            (String::new(), vec![shown("direction-words", direction.text.clone())])
        }
        EventBody::DirectionFollowed { outcome, .. } => {
            let remark = if let Outcome::Noted { remark } = outcome { remark.clone() } else { String::new() };
            (remark, vec![word("work-outcome", format!("direction-outcome-{}", outcome.code()))])
        }
        EventBody::ReferralMade { referral } => {
            let to = shown("referral-to", names.person(referral.to).name);
            let question = shown("referral-question", referral.question.clone());
            (String::new(), vec![to, question, shown("referral-proposal", referral.proposal.clone())])
        }
        EventBody::ReferralSettled { how, .. } => {
            let reason =
                if let Settlement::Withdrawn { reason } = how { reason.clone() } else { String::new() };
            (reason, vec![word("column-state", format!("referral-state-{}", how.code()))])
        }
        body => asked(body, names),
    }
}

/// The same for what is asked of units.
fn asked(body: &EventBody, names: &Names) -> (String, Vec<ChangeLine>) {
    match body {
        EventBody::RequestSent { request } => {
            let approval = request.approval.as_ref().map(|a| a.reason.clone()).unwrap_or_default();
            (approval, vec![word("column-state", format!("request-state-{}", request.state.code()))])
        }
        EventBody::RequestMoved { command, .. } => {
            (command.reason().unwrap_or_default().to_owned(), Vec::new())
        }
        EventBody::RequestAnswered { reply } => {
            let unchanged = reply.unchanged.then(|| word("work-report", "report-no-change".to_owned()));
            let due = shown("request-due", reply.due.to_string());
            let unit = shown("request-column-unit", names.unit(reply.unit).name);
            (String::new(), [unit, due].into_iter().chain(unchanged).collect())
        }
        _ => (String::new(), Vec::new()),
    }
}

/// What a report says, heading by heading, and what was attached.
pub(crate) fn said(text: &ReportText) -> Vec<ChangeLine> {
    let headings = [
        ("report-progress", text.progress.clone()),
        ("report-problems", text.problems.clone()),
        ("report-next", text.next.clone()),
        ("work-evidence", attached(&text.evidence)),
    ];
    headings
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(key, words)| shown(key, words))
        .collect()
}

fn attached(evidence: &[Evidence]) -> String {
    evidence.iter().map(|e| e.name.as_str()).collect::<Vec<_>>().join("、")
}

fn chase_words(command: &ChaseCommand) -> String {
    match command {
        ChaseCommand::Answer { text, .. } | ChaseCommand::Draft { text, .. } => text.clone(),
        ChaseCommand::Approve => String::new(),
        ChaseCommand::SendBack { reason } => reason.clone(),
        ChaseCommand::Meet { remark } => remark.clone(),
        ChaseCommand::Miss { reason } | ChaseCommand::Withdraw { reason } => reason.clone(),
    }
}

/// What a command sets.
fn set(command: &Command, names: &Names) -> Vec<ChangeLine> {
    let unit = |id: &ledger::UnitId| shown("task-field-lead-unit", names.unit(*id).name);
    match command {
        Command::Reassign { unit: id, .. } | Command::RequestReassignment { to: Some(id), .. } => {
            vec![unit(id)]
        }
        Command::RequestExtension { until, .. } | Command::ProposeExtension { until, .. } => {
            vec![shown("task-field-due", until.to_string())]
        }
        Command::Excuse { until, .. } => vec![shown("work-until", until.to_string())],
        Command::ProposeSuspension { review, .. } => vec![shown("work-review", review.to_string())],
        Command::Recommend { grade } | Command::Close { grade } => {
            vec![word("work-grade", format!("grade-{}", grade.code()))]
        }
        Command::RequestClosing { evidence, .. } if !evidence.is_empty() => {
            vec![shown("work-evidence", attached(evidence))]
        }
        Command::Arrange { assignee, co_units, plan, milestones } => {
            let mut lines = Vec::new();
            lines.extend(assignee.map(|id| shown("work-assignee", names.person(id).name)));
            if !co_units.is_empty() {
                let list: Vec<String> = co_units.iter().map(|id| names.unit(*id).name).collect();
                lines.push(shown("task-field-other-units", list.join("、")));
            }
            if !plan.is_empty() {
                lines.push(shown("work-plan", plan.clone()));
            }
            if !milestones.is_empty() {
                lines.push(shown(
                    "work-milestones",
                    crate::forms::milestones_text(milestones).replace('\n', "；"),
                ));
            }
            lines
        }
        _ => Vec::new(),
    }
}

fn shown(field: &'static str, after: String) -> ChangeLine {
    ChangeLine { field, before: String::new(), after, word: false }
}

fn word(field: &'static str, key: String) -> ChangeLine {
    ChangeLine { field, before: String::new(), after: key, word: true }
}
