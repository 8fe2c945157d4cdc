//! What waits on somebody, by their roles, the longest waiting first.

use jiff::ToSpan as _;
use ledger::{Action, Holder, Role, Sent, Stage, Task, UnitId};
use store::{Held, TaskRow, TraceFilter};

use super::days;
use crate::names::Names;
use crate::view::{EventLine, WaitLine, Waiting};
use crate::{Call, Result, Service};

/// Tasks looked at for each party.
const LOOKED_AT: i64 = 400;
/// Tasks shown under one heading.
const SHOWN: usize = 12;
/// Days ahead in which a report stands on the desk.
const AHEAD: i32 = 7;
/// Lines of the week.
const WEEK_LINES: usize = 12;

/// Headings of the desk in the order in which they stand.
const ORDER: [&str; 13] = [
    "issue",
    "close",
    "decide-extension",
    "decide-suspension",
    "approve",
    "returned",
    "sign-for",
    "report",
    "arrange",
    "accept",
    "decide-reassignment",
    "endorse-extension",
    "check",
];

impl Service {
    /// What waits on the actor.
    pub(crate) async fn waiting(&self, call: &Call, names: &Names) -> Result<Vec<Waiting>> {
        let mut found: Vec<(&'static str, WaitLine)> = Vec::new();
        let roles = call.actor.roles;
        let mut parties = Vec::new();
        if roles.has(Role::Supervisor) {
            parties.push(Holder::Supervisor);
        }
        if roles.has(Role::OfficeLeader) {
            parties.push(Holder::OfficeLeader);
        }
        let units = own_units(call, names);
        for unit in &units {
            if roles.has(Role::UnitHead) {
                parties.push(Holder::UnitHead(*unit));
            }
            parties.push(Holder::Unit(*unit));
        }
        for party in parties {
            for held in self.store.held(call.site(), party, LOOKED_AT).await? {
                if let Some(code) = heading(&held.row.task) {
                    found.push((code, wait_line(call, names, &held, code)));
                }
            }
        }
        let until = call.today().checked_add(AHEAD.days()).unwrap_or(call.today());
        for row in self.store.reports_due(call.site(), &units, until, LOOKED_AT).await? {
            if row.task.life.filing.is_none() {
                found.push(("report", report_line(call, names, &row)));
            }
        }
        let group = |code: &'static str| {
            let of = found.iter().filter(|(c, _)| *c == code).map(|(_, line)| line.clone());
            Waiting { code, lines: of.take(SHOWN).collect() }
        };
        Ok(ORDER.map(group).into_iter().filter(|w| !w.lines.is_empty()).collect())
    }

    /// What was decided and closed in the last seven days, newest first.
    pub(crate) async fn week(&self, call: &Call, names: &Names) -> Result<Vec<EventLine>> {
        const WEEK_MILLIS: i64 = 7 * 86_400_000;
        if !call.may(Action::ReadTrace) {
            return Ok(Vec::new());
        }
        let filter = TraceFilter { kind: Some("task-moved".to_owned()), ..TraceFilter::default() };
        let events = self.store.trace(call.site(), &filter, LOOKED_AT).await?;
        let mut lines = Vec::new();
        for event in events.iter().filter(|e| e.at > call.at - WEEK_MILLIS && weighs(e)).take(WEEK_LINES) {
            lines.push(self.event_line(call, names, event).await?);
        }
        Ok(lines)
    }
}

/// Whether a move is one that a leader wants to know of.
fn weighs(event: &ledger::Event) -> bool {
    use ledger::CommandKind as K;
    let Ok(ledger::EventBody::TaskMoved { command, .. }) = event.decode() else { return false };
    matches!(
        command.kind(),
        K::Close
            | K::Reopen
            | K::Cancel
            | K::GrantExtension
            | K::Suspend
            | K::Resume
            | K::Reassign
            | K::Issue
    )
}

/// The actor's unit and those below it, where the actor works for a unit.
pub(crate) fn own_units(call: &Call, names: &Names) -> Vec<UnitId> {
    let works = call.actor.roles.iter().any(Role::needs_unit);
    let Some(own) = call.actor.unit.filter(|_| works) else { return Vec::new() };
    let tree = names.tree();
    names.units.iter().map(|u| u.id).filter(|u| tree.within(*u, own)).collect()
}

/// Under which heading a task waits on the one who holds it; nothing where it is simply being worked on.
fn heading(task: &Task) -> Option<&'static str> {
    let sent = task.life.filing.as_ref().map(|f| f.sent);
    Some(match (task.stage(), ledger::holder(task)) {
        (Stage::Proposed, _) => "issue",
        (Stage::Assigned, _) => "sign-for",
        (Stage::SignedFor, _) => "arrange",
        (Stage::ReassignmentRequested, _) => "decide-reassignment",
        (Stage::ExtensionRequested, Holder::OfficeLeader) => "decide-extension",
        (Stage::ExtensionRequested, _) => "endorse-extension",
        (Stage::Closing | Stage::Checking, Holder::OfficeLeader) => "close",
        (Stage::Closing | Stage::Checking, _) => "check",
        (Stage::InProgress, Holder::OfficeLeader) => "decide-suspension",
        (Stage::InProgress, Holder::UnitHead(_)) => "approve",
        (Stage::InProgress, Holder::Supervisor) => "accept",
        (Stage::InProgress, _) if sent == Some(Sent::Back) => "returned",
        _ => return None,
    })
}

fn wait_line(call: &Call, names: &Names, held: &Held, code: &str) -> WaitLine {
    let number = held.row.task.number;
    let href =
        if code == "returned" { format!("/tasks/{number}/report") } else { format!("/tasks/{number}#act") };
    WaitLine {
        line: names.line(&held.row, call.today(), None),
        day: Some(held.from),
        days: days(held.from, call.today()),
        href,
        unchanged: None,
    }
}

fn report_line(call: &Call, names: &Names, row: &TaskRow) -> WaitLine {
    let day = ledger::report_due(&row.task, row.light);
    WaitLine {
        line: names.line(row, call.today(), None),
        day,
        days: day.map_or(0, |day| days(day, call.today())),
        href: format!("/tasks/{}/report", row.task.number),
        unchanged: Some(row.version),
    }
}
