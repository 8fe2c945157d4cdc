//! The catalogue of measures: looked at, added to, changed, brought in as a table; and what they say.

mod board;
mod correct;
mod import;
mod link;
mod record;

use ledger::{
    Action, EventBody, Faults, Field, Frequency, Measure, MeasureDirection, MeasureId, NewEvent, Refusal,
    Resolution,
};
use store::Versioned;

use crate::document::parse;
use crate::names::{Names, split_names};
use crate::view::{MeasureForm, MeasureLine, MeasureList};
use crate::{Call, Result, Service, ServiceError, act_of, fresh};

impl Service {
    /// The catalogue of measures.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn measures(&self, call: &Call) -> Result<MeasureList> {
        call.actor.must(Action::Read)?;
        let names = self.names(call.site()).await?;
        let measures = self.store.measures(call.site()).await?;
        Ok(MeasureList {
            site_name: names.site.name.clone(),
            measures: measures.iter().map(|v| line(v, &names)).collect(),
            units: names.options().units,
            may_keep: call.may(Action::KeepMeasures),
        })
    }

    /// Adds or changes a measure. Returns its identifier.
    ///
    /// # Errors
    /// When a field cannot be used or somebody else changed the measure first.
    pub async fn record_measure(&self, call: &Call, form: MeasureForm) -> Result<String> {
        call.actor.must(Action::KeepMeasures)?;
        let names = self.names(call.site()).await?;
        let mut tx = self.store.begin(call.site()).await?;
        let known = tx.measures().await?;
        let before = if form.id.is_empty() {
            None
        } else {
            let id: MeasureId = parse(&form.id)?;
            Some(known.iter().find(|v| v.entity.id == id).ok_or(ServiceError::NotFound)?)
        };
        let others: Vec<&Measure> = known.iter().map(|v| &v.entity).collect();
        let measure = measure(&form, before.map(|v| &v.entity), &others, &names)?;
        if before.is_some_and(|v| v.entity == measure && v.version == form.version) {
            return Ok(measure.id.to_string());
        }
        let id = measure.id.to_string();
        let event = NewEvent::at(measure.id, form.version, EventBody::MeasureRecorded { measure });
        tx.append(&act_of(call), vec![event]).await?;
        tx.commit().await?;
        Ok(id)
    }
}

fn line(v: &Versioned<Measure>, names: &Names) -> MeasureLine {
    let m = &v.entity;
    MeasureLine {
        form: form(m, v.version),
        direction: m.direction,
        field: m.field,
        source: m.source.map(|u| names.unit(u).name),
        frequency: m.frequency,
    }
}

/// A measure as a form holds it.
fn form(m: &Measure, version: i64) -> MeasureForm {
    MeasureForm {
        id: m.id.to_string(),
        name: m.name.clone(),
        aliases: m.aliases.join("、"),
        unit: m.unit.clone(),
        direction: m.direction.code().to_owned(),
        field: m.field.map_or("", |f| f.code()).to_owned(),
        source: m.source.map(|u| u.to_string()).unwrap_or_default(),
        frequency: m.frequency.code().to_owned(),
        active: if m.active { "on".to_owned() } else { String::new() },
        signed: m.signed.map_or("", |signed| if signed { "yes" } else { "no" }).to_owned(),
        version,
    }
}

/// The measure a form asks for; everything that is wrong, each at the key of its field.
fn measure(
    form: &MeasureForm,
    before: Option<&Measure>,
    others: &[&Measure],
    names: &Names,
) -> std::result::Result<Measure, Refusal> {
    let mut aliases: Vec<String> = split_names(&form.aliases).map(str::to_owned).collect();
    aliases.dedup();
    let name = form.name.split_whitespace().collect::<Vec<_>>().join(" ");
    aliases.retain(|a| *a != name);
    let mut faults = Faults::default();
    let source = source(&form.source, names).map_err(|(field, fault)| fault.at(field));
    let measure = Measure {
        id: before.map_or_else(|| MeasureId(fresh()), |m| m.id),
        name,
        aliases,
        unit: form.unit.trim().to_owned(),
        direction: MeasureDirection::from_code(&form.direction).unwrap_or_default(),
        field: Field::from_code(&form.field),
        source: faults.take(source).flatten(),
        frequency: Frequency::from_code(&form.frequency).unwrap_or_default(),
        position: before
            .map_or_else(|| others.iter().map(|m| m.position).max().unwrap_or(0) + 1, |m| m.position),
        active: form.active == "on",
        signed: match form.signed.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
    };
    faults.and(measure.check(others))?;
    Ok(measure)
}

/// The source unit, by identifier or by name.
fn source(
    typed: &str,
    names: &Names,
) -> std::result::Result<Option<ledger::UnitId>, (&'static str, Refusal)> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    if let Some(unit) = names.units.iter().find(|u| u.id.to_string() == typed) {
        return Ok(Some(unit.id));
    }
    let refused = |key| Err(("measure-source", Refusal::invalid(key).with("name", typed)));
    match names.resolver().unit(typed) {
        Resolution::Meant(ids) if ids.len() == 1 => Ok(Some(ids[0])),
        Resolution::Meant(_) | Resolution::Ambiguous(_) => refused("refused-ambiguous"),
        Resolution::Unknown => refused("refused-unknown-unit"),
    }
}
