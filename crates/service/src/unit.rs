//! Units: adding and changing one.

use ledger::{
    Action, EventBody, Faults, NewEvent, Number, Refusal, TaskState, Unit, UnitId, UnitKind, UnitTree,
};
use store::{Filter, Sort};

use crate::document::parse;
use crate::names::split_names;
use crate::view::UnitForm;
use crate::{Call, Result, Service, ServiceError, act_of, fresh};

/// Longest name, in characters.
const NAME: usize = 60;
/// Open tasks listed of a unit that is to be put out of use.
const LISTED: usize = 200;

impl Service {
    /// Adds or changes a unit.
    ///
    /// # Errors
    /// When a field cannot be used or somebody else changed the unit first.
    pub async fn record_unit(&self, call: &Call, form: UnitForm) -> Result<()> {
        call.must(Action::Administer)?;
        let mut tx = self.store.begin(call.site()).await?;
        let units: Vec<Unit> = tx.units().await?.into_iter().map(|v| v.entity).collect();
        let id = if form.id.is_empty() { UnitId(fresh()) } else { parse(&form.id)? };
        let before = units.iter().find(|u| u.id == id);
        if before.is_none() && !form.id.is_empty() {
            return Err(ServiceError::NotFound);
        }
        let unit = unit_of(&form, id, &units)?;
        if before.is_some_and(|u| u.active) && !unit.active && form.anyway != "on" {
            let open = self.open_tasks_of(call, id).await?;
            if !open.is_empty() {
                return Err(Refusal::conflict("refused-unit-has-tasks").with("count", open.len()).into());
            }
        }
        tx.append(&act_of(call), vec![NewEvent::at(id, form.version, EventBody::UnitRecorded { unit })])
            .await?;
        Ok(tx.commit().await?)
    }
}

impl Service {
    /// Open tasks that a unit leads or takes part in: number and title.
    ///
    /// # Errors
    /// When the actor may not administer units.
    pub async fn open_tasks_of_unit(&self, call: &Call, id: &str) -> Result<Vec<(Number, String)>> {
        call.must(Action::Administer)?;
        self.open_tasks_of(call, parse(id)?).await
    }

    async fn open_tasks_of(&self, call: &Call, unit: UnitId) -> Result<Vec<(Number, String)>> {
        // Who administers systems sees which tasks there are, not what they say.
        let reads = call.may(Action::Read);
        let filter = Filter { unit: Some(unit), state: Some(TaskState::Open), ..Filter::default() };
        let page = self.store.ledger_page(call.site(), &filter, Sort::default(), None, LISTED).await?;
        Ok(page
            .rows
            .into_iter()
            .map(|l| (l.row.task.number, if reads { l.row.task.title } else { String::new() }))
            .collect())
    }
}

/// The unit a form asks for, among those that there are; everything that is wrong, each at the key of its field.
pub(crate) fn unit_of(form: &UnitForm, id: UnitId, units: &[Unit]) -> std::result::Result<Unit, Refusal> {
    let mut faults = Faults::default();
    let name = form.name.split_whitespace().collect::<Vec<_>>().join(" ");
    faults.unless((1..=NAME).contains(&name.chars().count()), || {
        Refusal::invalid("refused-unit-name").at("unit-name")
    });
    faults.unless(!units.iter().any(|u| u.id != id && u.active && u.name == name), || {
        Refusal::conflict("refused-unit-exists").with("name", &name).at("unit-name")
    });
    let before = units.iter().find(|u| u.id == id);
    let last = || units.iter().map(|u| u.position).max().unwrap_or(0);
    let mut aliases: Vec<String> = split_names(&form.aliases).map(str::to_owned).collect();
    aliases.retain(|alias| *alias != name);
    let unit = Unit {
        id,
        name,
        aliases,
        kind: UnitKind::from_code(&form.kind).unwrap_or_default(),
        leader: identifier(&form.leader),
        parent: identifier(&form.parent),
        position: before.map_or_else(|| last() + 1, |u| u.position),
        active: form.active == "on",
    };
    if let Some(parent) = unit.parent {
        let tree = UnitTree::new(units.iter().filter(|u| u.id != id));
        faults.unless(!tree.within(parent, id), || {
            Refusal::invalid("refused-unit-circle").with("name", &unit.name).at("unit-parent")
        });
    }
    faults.none().map(|()| unit)
}

/// The identifier in a field of a form; none where it is empty.
fn identifier<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}
