//! From those whom a matter concerns to people.

use ledger::{Person, PersonId, Role, Task, UnitId, UnitTree};

use super::matter::Audience;
use crate::names::Names;

/// The people of a site, for looking up who is told.
pub(crate) struct People<'a> {
    people: &'a [Person],
    tree: UnitTree,
    parents: Vec<(UnitId, UnitId)>,
}

impl<'a> People<'a> {
    pub(crate) fn of(names: &'a Names) -> Self {
        let parents = names.units.iter().filter_map(|u| Some((u.id, u.parent?))).collect();
        Self { people: &names.people, tree: names.tree(), parents }
    }

    /// The people of an audience. What concerns a unit without anybody for it goes to the unit above.
    pub(crate) fn who(&self, audience: Audience, task: Option<&Task>) -> Vec<PersonId> {
        match audience {
            Audience::Role(role) => self.with(|p| p.roles().has(role)),
            Audience::Person(id) => self.with(|p| p.id == id && can_read(p)),
            Audience::Head(unit) => self.of_unit(unit, &[Role::UnitHead]),
            Audience::Unit(unit) => {
                let mut found = self.of_unit(unit, &[Role::Liaison, Role::UnitHead]);
                let given =
                    task.filter(|t| self.tree.within(t.lead_unit, unit)).and_then(|t| t.life.assignee);
                found.extend(given.into_iter().flat_map(|id| self.who(Audience::Person(id), None)));
                found
            }
        }
    }

    /// Those of a unit who hold the first of some roles that anybody there holds; else of the unit above.
    fn of_unit(&self, unit: UnitId, roles: &[Role]) -> Vec<PersonId> {
        let mut at = Some(unit);
        // A list may hold a circle by mistake: no walk is longer than the list.
        for _ in 0..=self.parents.len() {
            let Some(unit) = at else { break };
            for role in roles {
                let found = self.with(|p| p.unit == Some(unit) && p.roles().has(*role));
                if !found.is_empty() {
                    return found;
                }
            }
            at = self.parents.iter().find(|(below, _)| *below == unit).map(|(_, above)| *above);
        }
        Vec::new()
    }

    fn with(&self, fits: impl Fn(&Person) -> bool) -> Vec<PersonId> {
        self.people.iter().filter(|p| p.active && fits(p)).map(|p| p.id).collect()
    }
}

/// Whether a person may see what a notice leads to.
fn can_read(person: &Person) -> bool {
    person.roles().iter().any(|role| ledger::Action::Read.scope_of(role).is_some())
}
