//! What changed when a unit, a person, a measure, the site or a document's head was recorded anew: told field by field,
//! against what was recorded before.

use jiff::civil::Date;
use ledger::{DocumentHead, Event, EventBody, Measure, Person, Site, Unit};

use crate::names::Names;
use crate::view::ChangeLine;
use crate::{Call, Result, Service, ServiceError};

/// A field with its words, which are message keys where the flag is set.
type Field = (&'static str, String, bool);

impl Service {
    /// The fields in which what was recorded differs from what was recorded before; for something new, all that say
    /// anything.
    pub(super) async fn recorded_changes(
        &self,
        call: &Call,
        names: &Names,
        event: &Event,
        body: &EventBody,
    ) -> Result<Vec<ChangeLine>> {
        let before = self.store.event_before(call.site(), event.subject, event.version, body.kind()).await?;
        let before = match before {
            Some(event) => Some(event.decode().map_err(|e| ServiceError::Internal(e.to_string()))?),
            None => self.first_state(call, event, body).await?,
        };
        let old = before.map(|body| fields(&body, names)).unwrap_or_default();
        let line = |(n, (field, after, word)): (usize, Field)| {
            let before = old.get(n).map(|(_, before, _)| before.clone()).unwrap_or_default();
            (before != after).then_some(ChangeLine { field, before, after, word })
        };
        Ok(fields(body, names).into_iter().enumerate().filter_map(line).collect())
    }

    /// What a site or document was at first, where it was not recorded by an event of the same kind.
    async fn first_state(&self, call: &Call, event: &Event, body: &EventBody) -> Result<Option<EventBody>> {
        let kind = match body {
            EventBody::SiteChanged { .. } => "site-founded",
            EventBody::DocumentMended { .. } => "document-received",
            _ => return Ok(None),
        };
        let first = self.store.event_before(call.site(), event.subject, event.version, kind).await?;
        let first = first.map(|event| event.decode().map_err(|e| ServiceError::Internal(e.to_string())));
        Ok(match first.transpose()? {
            Some(EventBody::SiteFounded { site }) => Some(EventBody::SiteChanged { site }),
            Some(EventBody::DocumentReceived { document, .. }) => {
                Some(EventBody::DocumentMended { head: document.head })
            }
            _ => None,
        })
    }
}

fn fields(body: &EventBody, names: &Names) -> Vec<Field> {
    match body {
        EventBody::UnitRecorded { unit } => of_unit(unit, names),
        EventBody::PersonRecorded { person } => of_person(person, names),
        EventBody::MeasureRecorded { measure } => of_measure(measure, names),
        EventBody::SiteChanged { site } => of_site(site),
        EventBody::DocumentMended { head } => of_head(head),
        _ => Vec::new(),
    }
}

fn plain(field: &'static str, words: impl Into<String>) -> Field {
    (field, words.into(), false)
}

fn worded(field: &'static str, key: impl Into<String>) -> Field {
    (field, key.into(), true)
}

fn of_unit(unit: &Unit, names: &Names) -> Vec<Field> {
    vec![
        plain("unit-name", &*unit.name),
        plain("unit-aliases", unit.aliases.join("、")),
        worded("unit-kind", format!("unit-kind-{}", unit.kind.code())),
        plain("unit-leader", unit.leader.map(|id| names.person(id).name).unwrap_or_default()),
        plain("unit-parent", unit.parent.map(|id| names.unit(id).name).unwrap_or_default()),
        worded("column-state", if unit.active { "unit-active" } else { "unit-inactive" }),
    ]
}

fn of_person(person: &Person, names: &Names) -> Vec<Field> {
    let account = person.account.as_ref();
    let mut fields = vec![
        plain("person-name", &*person.name),
        plain("person-position", &*person.post),
        plain("person-unit", person.unit.map(|id| names.unit(id).name).unwrap_or_default()),
        worded("person-is-leader", if person.leader { "people-yes" } else { "people-no" }),
        plain("account-name", account.map(|a| a.username.clone()).unwrap_or_default()),
        worded("column-state", if person.active { "person-active" } else { "person-inactive" }),
    ];
    // One line for each role, so that each has its words.
    for role in ledger::Role::ALL {
        let held = account.is_some_and(|a| a.roles.has(*role));
        fields
            .push(worded("account-role", if held { format!("role-{}", role.code()) } else { String::new() }));
    }
    fields
}

fn of_measure(measure: &Measure, names: &Names) -> Vec<Field> {
    vec![
        plain("measure-name", &*measure.name),
        plain("measure-aliases", measure.aliases.join("、")),
        plain("measure-unit", &*measure.unit),
        worded("measure-direction", format!("measure-direction-{}", measure.direction.code())),
        worded("measure-field", measure.field.map(|f| format!("field-{}", f.code())).unwrap_or_default()),
        plain("measure-source", measure.source.map(|id| names.unit(id).name).unwrap_or_default()),
        worded("measure-frequency", format!("measure-frequency-{}", measure.frequency.code())),
        worded("column-state", if measure.active { "measure-active" } else { "measure-inactive" }),
    ]
}

fn of_site(site: &Site) -> Vec<Field> {
    vec![
        plain("setup-site-name", &*site.name),
        plain("setup-area-code", &*site.area_code),
        worded("site-separated", if site.separated { "people-yes" } else { "people-no" }),
    ]
}

fn of_head(head: &DocumentHead) -> Vec<Field> {
    let day = |date: Option<Date>| date.map(|d| d.to_string()).unwrap_or_default();
    vec![
        plain("document-title", &*head.title),
        plain("document-number", &*head.number),
        plain("document-issuer", &*head.issuer),
        plain("document-date", day(head.date)),
        worded("document-kind", format!("document-kind-{}", head.kind.code())),
    ]
}
