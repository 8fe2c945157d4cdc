//! Which notices an event leaves nothing to do of: what somebody was asked to do counts as read for everybody who was asked
//! once anybody has done it. Notices that only tell something stay until they are read.

use ledger::{ChaseCommand, Command, EventBody, RequestCommand, TaskChange, TaskState};

/// What asks the lead unit to report.
const REPORTS: [&str; 3] = ["report-due", "report-missing", "report-returned"];
/// What asks it to be done in time.
const DATES: [&str; 2] = ["due-soon", "overdue"];
/// What asks a unit to answer a chase sheet, or its head to let the answer go.
const SHEETS: [&str; 6] = [
    "chased-blue",
    "chased-yellow",
    "chased-red",
    "chase-unanswered",
    "answer-to-approve",
    "answer-sent-back",
];
/// What asks a unit to answer a request to report.
pub(super) const ASKED: [&str; 3] = ["asked", "answer-due", "answer-missing"];
/// What is asked about a task besides: nothing of it is left to do when the task ends.
const OTHERS: [&str; 12] = [
    "assigned",
    "unsigned",
    "issue-proposed",
    "reassignment-requested",
    "report-to-approve",
    "report-to-review",
    "extension-to-approve",
    "extension-requested",
    "extension-sent-back",
    "suspension-proposed",
    "closing-requested",
    "closing-recommended",
];

/// The codes of the matters that an event leaves nothing to do of, for the thing that it is about.
pub(super) fn done(body: &EventBody) -> Vec<&'static str> {
    match body {
        EventBody::TaskReported { .. } => with(&REPORTS, &["report-to-approve"]),
        EventBody::TaskMoved { command, .. } => moved(command),
        EventBody::TaskEdited { changes, .. } => changes.iter().flat_map(edited).collect(),
        EventBody::ChaseMoved { command, .. } => match command {
            ChaseCommand::Draft { .. } => vec!["answer-sent-back"],
            ChaseCommand::SendBack { .. } => vec!["answer-to-approve"],
            ChaseCommand::Answer { .. } | ChaseCommand::Approve => SHEETS.to_vec(),
            ChaseCommand::Meet { .. } | ChaseCommand::Miss { .. } | ChaseCommand::Withdraw { .. } => {
                with(&SHEETS, &["chase-answered"])
            }
        },
        EventBody::DirectionFollowed { .. } => vec!["directed"],
        EventBody::ReferralSettled { .. } => vec!["referred"],
        EventBody::RequestMoved { command, .. } => match command {
            RequestCommand::Approve { .. } | RequestCommand::Decline { .. } => vec!["ask-proposed"],
            RequestCommand::Withdraw { .. } | RequestCommand::Close => with(&ASKED, &["ask-proposed"]),
        },
        _ => Vec::new(),
    }
}

fn moved(command: &Command) -> Vec<&'static str> {
    match command {
        Command::Propose {} => vec!["issue-sent-back"],
        Command::Issue {} | Command::SendBack { .. } => vec!["issue-proposed"],
        Command::SignFor {} | Command::RequestReassignment { .. } => vec!["assigned", "unsigned"],
        Command::Reassign { .. } | Command::KeepUnit { .. } => {
            vec!["reassignment-requested", "assigned", "unsigned"]
        }
        Command::ApproveReport {} | Command::SendBackReport { .. } => vec!["report-to-approve"],
        Command::AcceptReport {} | Command::ReturnReport { .. } => vec!["report-to-review"],
        Command::RequestExtension { .. } | Command::ProposeExtension { .. } => vec!["extension-sent-back"],
        Command::ApproveExtension {} | Command::SendBackExtension { .. } => vec!["extension-to-approve"],
        Command::EndorseExtension {} | Command::DeclineExtension { .. } | Command::RefuseExtension { .. } => {
            vec!["extension-requested"]
        }
        Command::GrantExtension {} => with(&DATES, &["extension-requested"]),
        Command::RefuseSuspension { .. } => vec!["suspension-proposed"],
        Command::Suspend {} => [with(&REPORTS, &DATES), vec!["suspension-proposed"]].concat(),
        Command::Resume { .. } => vec!["suspension-review"],
        Command::RequestClosing { .. } => [with(&REPORTS, &DATES), vec!["closing-returned"]].concat(),
        Command::ReturnClosing { .. } => vec!["closing-requested", "closing-recommended"],
        Command::Recommend { .. } => vec!["closing-requested"],
        Command::Close { .. } | Command::Cancel { .. } => everything(),
        Command::Arrange { .. }
        | Command::SubmitReport { .. }
        | Command::Excuse { .. }
        | Command::ProposeSuspension { .. }
        | Command::Sample {}
        | Command::Reopen { .. }
        | Command::Archive {} => Vec::new(),
    }
}

fn edited(change: &TaskChange) -> Vec<&'static str> {
    match change {
        TaskChange::State(was) if matches!(was.after, TaskState::Done | TaskState::Cancelled) => everything(),
        TaskChange::Due(_) | TaskChange::DueMoved(_) => DATES.to_vec(),
        TaskChange::LeadUnit(_) => vec!["assigned", "unsigned"],
        _ => Vec::new(),
    }
}

/// What may be asked about a task.
fn everything() -> Vec<&'static str> {
    [with(&REPORTS, &DATES), with(&OTHERS, &["closing-returned", "suspension-review", "issue-sent-back"])]
        .concat()
}

fn with(some: &[&'static str], more: &[&'static str]) -> Vec<&'static str> {
    some.iter().chain(more).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::Lang;

    #[test]
    fn every_code_is_that_of_a_matter() {
        let all =
            [everything(), with(&SHEETS, &ASKED), vec!["chase-answered", "directed", "referred"]].concat();
        let keys: Vec<&str> = messages::keys(Lang::Zh).collect();
        for code in all.into_iter().chain(["ask-proposed", "issue-sent-back"]) {
            assert!(keys.contains(&format!("notify-{code}").as_str()), "{code}");
        }
    }
}
