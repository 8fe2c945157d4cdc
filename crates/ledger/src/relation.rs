//! How somebody stands to a task: what rights beyond the site depend on.

use std::collections::HashMap;

use crate::{PersonId, Task, Unit, UnitId};

/// Which unit belongs to which.
#[derive(Clone, Debug, Default)]
pub struct UnitTree {
    parents: HashMap<UnitId, UnitId>,
}

impl UnitTree {
    /// The tree of a site's list.
    pub fn new<'a>(units: impl IntoIterator<Item = &'a Unit>) -> Self {
        Self { parents: units.into_iter().filter_map(|u| Some((u.id, u.parent?))).collect() }
    }

    /// Whether a unit is `top` or stands below it.
    pub fn within(&self, unit: UnitId, top: UnitId) -> bool {
        let mut at = unit;
        // A list may hold a circle by mistake: no walk is longer than the list.
        for _ in 0..=self.parents.len() {
            if at == top {
                return true;
            }
            match self.parents.get(&at) {
                Some(parent) => at = *parent,
                None => return false,
            }
        }
        false
    }
}

/// The ties of a person to a task. Several may hold at once; without any, only rights on the whole site count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Relation {
    /// The person is a 牵头领导 of the task.
    pub leads: bool,
    /// The task's lead unit is the person's unit or stands below it.
    pub lead_unit: bool,
    /// So does one of its co-units.
    pub co_unit: bool,
    /// The person wrote it.
    pub wrote: bool,
}

impl Relation {
    /// No tie at all.
    pub const NONE: Self = Self { leads: false, lead_unit: false, co_unit: false, wrote: false };

    /// Every combination of ties, for tests that walk the table.
    pub const ALL: [Self; 16] = {
        let mut all = [Self::NONE; 16];
        let mut n = 0;
        while n < 16 {
            all[n] =
                Self { leads: n & 1 != 0, lead_unit: n & 2 != 0, co_unit: n & 4 != 0, wrote: n & 8 != 0 };
            n += 1;
        }
        all
    };

    /// How a person of a unit stands to a task.
    pub fn of(person: PersonId, unit: Option<UnitId>, task: &Task, tree: &UnitTree) -> Self {
        let mine = |u: UnitId| unit.is_some_and(|own| tree.within(u, own));
        Self {
            leads: task.leaders.contains(&person),
            lead_unit: mine(task.lead_unit),
            co_unit: task.other_units.iter().any(|u| mine(*u)),
            wrote: false,
        }
    }

    /// Both ties together.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            leads: self.leads || other.leads,
            lead_unit: self.lead_unit || other.lead_unit,
            co_unit: self.co_unit || other.co_unit,
            wrote: self.wrote || other.wrote,
        }
    }

    /// How a person of a unit stands to a paper addressed to one unit, such as a chase sheet.
    pub fn to_unit(unit: Option<UnitId>, addressed: UnitId, tree: &UnitTree) -> Self {
        Self { lead_unit: unit.is_some_and(|own| tree.within(addressed, own)), ..Self::NONE }
    }
}

/// How far a right of a role reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// 全站: whatever the relation.
    Site,
    /// 未设三员时: on the whole site, as long as it has no administrators of its own.
    UntilSeparated,
    /// 本人牵头: tasks the person leads.
    Led,
    /// 牵头单位: tasks whose lead unit is the person's or below it.
    Lead,
    /// 涉及单位: those, tasks in which such a unit takes part, and what the person wrote.
    Concerned,
}

impl Scope {
    /// All scopes.
    pub const ALL: [Self; 5] = [Self::Site, Self::UntilSeparated, Self::Led, Self::Lead, Self::Concerned];

    /// The word used in message keys (`scope-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::UntilSeparated => "until-separated",
            Self::Led => "led",
            Self::Lead => "lead",
            Self::Concerned => "concerned",
        }
    }

    /// Whether a relation lies within.
    pub fn covers(self, relation: Relation, separated: bool) -> bool {
        match self {
            Self::Site => true,
            Self::UntilSeparated => !separated,
            Self::Led => relation.leads,
            Self::Lead => relation.lead_unit,
            Self::Concerned => relation.lead_unit || relation.co_unit || relation.wrote,
        }
    }
}

/// Whether a person can be given a task by its lead unit: in post, and of the lead unit or one that takes part.
pub fn assignable(person: &crate::Person, task: &Task, tree: &UnitTree) -> bool {
    let own =
        |u: UnitId| tree.within(u, task.lead_unit) || task.other_units.iter().any(|o| tree.within(u, *o));
    person.active && person.unit.is_some_and(own) && !person.roles().iter().any(|r| r.is_administrator())
}
