//! Who holds the ball: at any moment exactly one party is waited on, and every day is charged to one.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Person, Role, Sent, Stage, Task, UnitId, UnitTree};

/// The party that is waited on. Its words are under `holder-<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// 承办单位: the lead unit's liaison.
    Unit(UnitId),
    /// 单位主要负责人
    UnitHead(UnitId),
    /// 督查专员
    Supervisor,
    /// 办公室领导
    OfficeLeader,
    /// Nobody: the task has ended, or its clock stands.
    Nobody,
}

impl Holder {
    /// Every code.
    pub const CODES: [&str; 5] = ["unit", "unit-head", "supervisor", "office-leader", "nobody"];

    /// The word used in columns and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unit(_) => "unit",
            Self::UnitHead(_) => "unit-head",
            Self::Supervisor => "supervisor",
            Self::OfficeLeader => "office-leader",
            Self::Nobody => "nobody",
        }
    }

    /// The unit, where it is one.
    pub fn unit(self) -> Option<UnitId> {
        match self {
            Self::Unit(unit) | Self::UnitHead(unit) => Some(unit),
            _ => None,
        }
    }
}

/// Whether somebody in post could act for a party; a unit is answered for by those above it too. What is sent where
/// nobody could would wait on nobody.
pub fn is_staffed(party: Holder, people: &[Person], tree: &UnitTree) -> bool {
    let has = |role: Role, unit: Option<UnitId>| {
        let of = |own: UnitId| unit.is_none_or(|unit| tree.within(unit, own));
        people.iter().any(|p| p.roles().has(role) && (unit.is_none() || p.unit.is_some_and(of)))
    };
    match party {
        Holder::Nobody => true,
        Holder::Supervisor => has(Role::Supervisor, None),
        Holder::OfficeLeader => has(Role::OfficeLeader, None),
        Holder::UnitHead(unit) => has(Role::UnitHead, Some(unit)),
        Holder::Unit(unit) => has(Role::Liaison, Some(unit)) || has(Role::UnitHead, Some(unit)),
    }
}

/// Since when somebody has held the ball.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Who.
    pub holder: Holder,
    /// First day at whose end they held it.
    pub from: Date,
}

/// Who is waited on.
pub fn holder(task: &Task) -> Holder {
    let life = &task.life;
    match task.stage() {
        Stage::Proposed => Holder::OfficeLeader,
        Stage::Draft | Stage::ReassignmentRequested => Holder::Supervisor,
        Stage::Assigned | Stage::SignedFor => Holder::Unit(task.lead_unit),
        Stage::InProgress => match life.filing.as_ref().map(|f| f.sent) {
            _ if life.suspension.is_some() => Holder::OfficeLeader,
            Some(Sent::ToHead) => Holder::UnitHead(task.lead_unit),
            Some(Sent::ToOffice) => Holder::Supervisor,
            Some(Sent::Back) | None => Holder::Unit(task.lead_unit),
        },
        Stage::ExtensionRequested => match &life.extension {
            Some(extension) if extension.with_head => Holder::UnitHead(task.lead_unit),
            Some(extension) if extension.endorsed => Holder::OfficeLeader,
            _ => Holder::Supervisor,
        },
        Stage::Closing | Stage::Checking => match &life.closing {
            Some(closing) if closing.recommended.is_some() => Holder::OfficeLeader,
            _ => Holder::Supervisor,
        },
        Stage::Suspended | Stage::Closed | Stage::Cancelled | Stage::Archived => Holder::Nobody,
    }
}

impl Task {
    /// Notes that the ball has passed, given who held it before and when the task was closed before. Only the one who
    /// holds it at the end of a day is charged for the day; nothing is charged before issue.
    pub(crate) fn note_turn(&mut self, before: Holder, closed_before: Option<Date>, on: Date) {
        let now = holder(self);
        if matches!(self.stage(), Stage::Draft | Stage::Proposed) {
            self.life.turns.clear();
            return;
        }
        if now == before {
            return;
        }
        if self.life.turns.is_empty() {
            // Until now the lead unit had it from issue to close, which needed no writing down.
            let first = match before {
                Holder::Nobody => Holder::Unit(self.lead_unit),
                before => before,
            };
            self.life.turns.push(Turn { holder: first, from: self.start });
            if let Some(closed) = closed_before {
                self.turn(Holder::Nobody, closed);
            }
        }
        self.turn(now, on);
    }

    fn turn(&mut self, holder: Holder, on: Date) {
        let turns = &mut self.life.turns;
        // A clock that was set back must not make a day belong to two.
        while turns.len() > 1 && turns.last().is_some_and(|last| last.from >= on) {
            turns.pop();
        }
        match turns.last_mut() {
            Some(last) if last.holder == holder => {}
            Some(last) if last.from >= on => last.holder = holder,
            _ => turns.push(Turn { holder, from: on }),
        }
    }

    /// Whose turn it was since when, the first from issue.
    pub fn turns(&self) -> Vec<Turn> {
        if !self.life.turns.is_empty() {
            return self.life.turns.clone();
        }
        match self.stage() {
            Stage::Draft | Stage::Proposed => Vec::new(),
            _ => vec![Turn { holder: Holder::Unit(self.lead_unit), from: self.start }],
        }
    }
}

/// How many days each party held the ball, in the order in which they first did: each day from issue to before `until`
/// (or to before the day of close) is charged to the one who held it at the end of that day, Beijing time. A day that
/// has not ended is charged to nobody yet, so `until` is today.
pub fn days_held(task: &Task, until: Date) -> Vec<(Holder, i64)> {
    let end = task.closed.map_or(until, |closed| closed.min(until));
    let turns = task.turns();
    let mut held: Vec<(Holder, i64)> = Vec::new();
    for (n, turn) in turns.iter().enumerate() {
        let to = turns.get(n + 1).map_or(end, |next| next.from.min(end));
        let days = days_between(turn.from, to);
        if days <= 0 {
            continue;
        }
        match held.iter_mut().find(|(holder, _)| *holder == turn.holder) {
            Some((_, sum)) => *sum += days,
            None => held.push((turn.holder, days)),
        }
    }
    held
}

/// Calendar days from one to another.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    i64::from(from.until((jiff::Unit::Day, to)).map(|s| s.get_days()).unwrap_or(0))
}
