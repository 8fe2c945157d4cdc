//! What waits on somebody, by their roles, the longest waiting first.

use jiff::ToSpan as _;
use ledger::{Holder, Role, Sent, Stage, Task, UnitId};
use store::{Chased, Held, TaskRow};

use super::days;
use crate::names::Names;
use crate::view::{WaitLine, Waiting};
use crate::{Call, Result, Service};

/// Tasks looked at for each party.
const LOOKED_AT: i64 = 400;
/// Tasks shown under one heading.
const SHOWN: usize = 12;
/// Days ahead in which a report stands on the desk.
const AHEAD: i32 = 7;

/// Headings of the desk in the order in which they stand.
const ORDER: [&str; 15] = [
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
    "review",
    "draft",
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
        let chased = self.store.chased(call.site()).await?;
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
                    found.push((code, wait_line(call, names, (&held, &chased), code)));
                }
            }
        }
        if roles.has(Role::Supervisor) {
            // A stopped clock waits on nobody until its review is due; then on the one who proposed to stop it.
            for held in self.store.in_stage(call.site(), Stage::Suspended, LOOKED_AT).await? {
                let review = held.row.task.life.suspension.as_ref().map(|s| s.review);
                if let Some(from) = review.filter(|day| *day <= call.today()) {
                    let held = Held { from, ..held };
                    let line = wait_line(call, names, (&held, &chased), "review");
                    // Nobody holds it, but from that day on the clock may not go on standing.
                    found.push(("review", WaitLine { waited: line.days, ..line }));
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
            let mut of: Vec<WaitLine> =
                found.iter().filter(|(c, _)| *c == code).map(|(_, line)| line.clone()).collect();
            of.sort_by_key(|line| std::cmp::Reverse((line.waited, line.days)));
            let total = of.len();
            of.truncate(SHOWN);
            Waiting { code, total, lines: of }
        };
        Ok(ORDER.map(group).into_iter().filter(|w| !w.lines.is_empty()).collect())
    }
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
        (Stage::Draft, _) => "draft",
        (Stage::Proposed, _) => "issue",
        (Stage::Assigned, _) => "sign-for",
        (Stage::SignedFor, _) => "arrange",
        (Stage::ReassignmentRequested, _) => "decide-reassignment",
        (Stage::ExtensionRequested, Holder::UnitHead(_)) => "approve",
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

fn wait_line(call: &Call, names: &Names, (held, chased): (&Held, &Chased), code: &str) -> WaitLine {
    let number = held.row.task.number;
    let href = match code {
        "returned" => format!("/tasks/{number}/report"),
        "arrange" => format!("/tasks/{number}/plan"),
        _ => format!("/tasks/{number}#act"),
    };
    let line = names.chased_line(&held.row, call.today(), chased);
    WaitLine {
        waited: line.wait.map_or(0, |wait| wait.days(call.today())),
        line,
        day: Some(held.from),
        days: days(held.from, call.today()),
        href,
        unchanged: None,
    }
}

fn report_line(call: &Call, names: &Names, row: &TaskRow) -> WaitLine {
    let day = ledger::report_due(&row.task, row.light);
    let late = day.map_or(0, |day| days(day, call.today()));
    WaitLine {
        line: names.line(row, call.today(), None),
        day,
        days: late,
        waited: late.max(0),
        href: format!("/tasks/{}/report", row.task.number),
        unchanged: Some(row.version).filter(|_| !row.task.life.accepted.is_empty()),
    }
}
