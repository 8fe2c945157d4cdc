//! Units: adding and changing one.

use ledger::{Action, EventBody, Faults, NewEvent, Refusal, Unit, UnitId, UnitKind, UnitTree};

use crate::document::parse;
use crate::names::split_names;
use crate::view::UnitForm;
use crate::{Call, Result, Service, ServiceError, act_of, fresh};

/// Longest name, in characters.
const NAME: usize = 60;

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
        tx.append(&act_of(call), vec![NewEvent::at(id, form.version, EventBody::UnitRecorded { unit })])
            .await?;
        Ok(tx.commit().await?)
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
