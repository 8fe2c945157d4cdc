//! A value that nobody has given is put in by the supervision office.

use ledger::{Action, Given, Measure, ObservationId, Period, Refusal};

use crate::document::parse;
use crate::view::RecordForm;
use crate::work::measured;
use crate::{Call, Result, Service, ServiceError, act_of, fresh};

/// Periods to choose from.
const PERIODS: usize = 13;

impl Service {
    /// Puts a value in for a period that has none.
    ///
    /// # Errors
    /// When the actor may not, it is no number, the measure cannot have it, or a value is there already.
    pub async fn record_observation(&self, call: &Call, measure: &str, form: &RecordForm) -> Result<()> {
        call.must(Action::RecordObservation)?;
        let id = parse(measure)?;
        let names = self.names(call.site()).await?;
        let measure = names.measure(id).ok_or(ServiceError::NotFound)?;
        let period: Period = form
            .period
            .trim()
            .parse()
            .map_err(|_| Refusal::invalid("refused-period").with("text", form.period.trim()))?;
        let given = Given {
            id: ObservationId(fresh()),
            measure: id,
            unit: if form.unit.is_empty() { None } else { Some(parse(&form.unit)?) },
            period,
            value: measured(form.value.trim(), measure).map_err(|fault| fault.at("value"))?,
            by: Some(call.actor.person),
        };
        if given.unit.is_some_and(|unit| !names.units.iter().any(|u| u.id == unit)) {
            return Err(ServiceError::NotFound);
        }
        let event = measure.record(&given, &call.actor, call.today())?;
        let mut tx = self.store.begin(call.site()).await?;
        if tx.observation_in(id, given.unit, period).await?.is_some() {
            return Err(Refusal::conflict("refused-value-there").into());
        }
        tx.append(&act_of(call), vec![event]).await?;
        Ok(tx.commit().await?)
    }
}

/// The periods for which a value may be put in, the one that ended last first, then the one that runs, then those before.
pub(super) fn periods(call: &Call, measure: &Measure) -> Vec<Period> {
    let running = Period::of(measure.frequency, call.today());
    let mut all = vec![running.before(), running];
    let mut at = running.before();
    while all.len() < PERIODS {
        at = at.before();
        all.push(at);
    }
    all
}
