//! What units have said already: the last value of a field, whoever asked for it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jiff::civil::Date;
use ledger::{FieldKind, FieldValue, Observation, Reply, Request, RequestField, RequestId, SiteId, UnitId};
use planning::burden::likeness;

use crate::names::Names;
use crate::view::KnownValue;
use crate::{Result, Service};

/// Answers of a unit that are looked through, newest first.
const LOOKED_AT: i64 = 200;
/// Days for which a value that is asked for once counts as known.
const FRESH: i64 = 92;

/// The answers of a unit with what they answer, and the newest values of the measures that are asked for, in whatever
/// they came.
pub(super) struct Memory {
    said: Vec<(Reply, Request)>,
    observed: Vec<Observation>,
}

impl Service {
    /// What a unit has said, and what is known of the measures of some fields.
    pub(super) async fn memory(
        &self,
        site: SiteId,
        names: &Names,
        unit: UnitId,
        fields: &[RequestField],
    ) -> Result<Memory> {
        let mut requests: HashMap<RequestId, Option<Request>> = HashMap::new();
        let mut said = Vec::new();
        for v in self.store.replies_of(site, unit, LOOKED_AT).await? {
            let id = v.entity.request;
            let request = match requests.entry(id) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(self.store.request(site, id).await?.map(|v| v.entity)),
            };
            if let Some(request) = request {
                said.push((v.entity, request.clone()));
            }
        }
        let mut observed: Vec<Observation> = Vec::new();
        for measure in fields.iter().filter_map(|f| names.measure(f.measure?)) {
            if observed.iter().any(|o| o.measure == measure.id) {
                continue;
            }
            let latest = self.store.latest_observation(site, measure.id, measure.speaks_of(unit)).await?;
            observed.extend(latest.map(|v| v.entity));
        }
        Ok(Memory { said, observed })
    }
}

impl Memory {
    /// The last value of a field of a request. A question in other words is none: it may mean something else. Words are
    /// taken from answers to the same request only.
    pub(super) fn last(&self, of: RequestId, field: &RequestField, names: &Names) -> Option<KnownValue> {
        let figure = field.figure_of(&names.measures);
        let observed = figure.and_then(|m| self.observed.iter().find(|o| o.measure == m.id));
        let known = |(reply, request): &(Reply, Request)| {
            let own = |f: &RequestField| request.id == of && f == field;
            let at = request.fields.iter().position(|f| own(f) || same(f, field))?;
            // An answer is a value of the measure too, and may have been corrected there since.
            if request.fields[at].figure_of(&names.measures).is_some()
                && observed.is_some_and(|o| reply.on <= o.on)
            {
                return None;
            }
            let value = reply.values.get(at)?.clone()?;
            Some(KnownValue {
                value,
                due: reply.due,
                request: Some((request.number, request.title.clone())),
                by: names.person(reply.by).name,
            })
        };
        let answers = self.said.iter().filter_map(known);
        answers.chain(observed.map(|o| self.observed(o, names))).max_by_key(|k| k.due)
    }

    fn observed(&self, o: &Observation, names: &Names) -> KnownValue {
        let of = |(reply, _): &&(Reply, Request)| o.source == reply.source();
        let answered = self.said.iter().find(of);
        KnownValue {
            value: FieldValue::Number(o.value),
            due: answered.map_or(o.period.until().min(o.on), |(reply, _)| reply.due),
            request: answered.map(|(_, request)| (request.number, request.title.clone())),
            by: o.by.map(|p| names.person(p).name).unwrap_or_default(),
        }
    }

    /// The last answer to a request before a due day.
    pub(super) fn before(&self, request: RequestId, due: Date) -> Option<&Reply> {
        let of = self.said.iter().map(|(reply, _)| reply).filter(|r| r.request == request && r.due < due);
        of.max_by_key(|r| r.due)
    }
}

/// Whether a value is young enough not to be asked for again.
pub(super) fn is_fresh(known: &KnownValue, today: Date) -> bool {
    crate::work::days(known.due, today) <= FRESH
}

/// Whether two fields ask for the same, so that the answer of one is the answer of the other. Words never are: what is
/// difficult about one thing is not what is difficult about another.
pub(super) fn same(one: &RequestField, other: &RequestField) -> bool {
    if one.kind != other.kind || one.kind == FieldKind::Text {
        return false;
    }
    if one.measure.is_some() && one.measure == other.measure {
        return one.unit == other.unit || one.unit.is_empty() || other.unit.is_empty();
    }
    one.unit == other.unit && likeness(&one.name, &other.name) == 100
}

/// A value as a form holds it.
pub(super) fn written(value: &FieldValue) -> String {
    match value {
        FieldValue::Number(number) => number.to_string(),
        FieldValue::Text(text) => text.clone(),
        FieldValue::Date(date) => date.to_string(),
        FieldValue::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
    }
}
