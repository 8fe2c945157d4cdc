//! Units: adding and changing one.

use ledger::{Action, EventBody, NewEvent, Refusal, Unit, UnitId, UnitKind, UnitTree};

use crate::document::parse;
use crate::names::split_names;
use crate::sheet::AtField;
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
        let unit = unit_of(&form, id, &units).map_err(|(_, refusal)| refusal)?;
        tx.append(&act_of(call), vec![NewEvent::at(id, form.version, EventBody::UnitRecorded { unit })])
            .await?;
        Ok(tx.commit().await?)
    }
}

/// The unit a form asks for, among those that there are; the key of the field and why, when it cannot be.
pub(crate) fn unit_of(form: &UnitForm, id: UnitId, units: &[Unit]) -> AtField<Unit> {
    let name = form.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > NAME {
        return Err(("unit-name", Refusal::invalid("refused-unit-name")));
    }
    if units.iter().any(|u| u.id != id && u.active && u.name == name) {
        return Err(("unit-name", Refusal::conflict("refused-unit-exists").with("name", name)));
    }
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
        if tree.within(parent, id) {
            return Err(("unit-parent", Refusal::invalid("refused-unit-circle").with("name", &unit.name)));
        }
    }
    Ok(unit)
}

/// The identifier in a field of a form; none where it is empty.
fn identifier<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}
