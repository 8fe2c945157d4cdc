//! A wrong figure is put right: beside it, with a reason, by who answers for it.

use ledger::{Action, Correction, Measure, MeasureId, Observation, ObservationId, Refusal, Relation};
use store::Versioned;

use super::line;
use crate::document::parse;
use crate::names::Names;
use crate::view::{CorrectionForm, CorrectionPage};
use crate::work::measured;
use crate::{Call, Result, Service, ServiceError, act_of, fresh};

impl Service {
    /// The value that is to be corrected.
    ///
    /// # Errors
    /// When there is no such value of the measure, or the actor may not.
    pub async fn correction_page(&self, call: &Call, measure: &str, value: &str) -> Result<CorrectionPage> {
        call.must(Action::Read)?;
        let names = self.names(call.site()).await?;
        let (v, stood) = self.wrong(call, &names, measure, value).await?;
        Ok(CorrectionPage {
            line: self.observed_line(call.site(), call.today(), &names, &stood).await?,
            number: stood.value,
            site_name: names.site.name.clone(),
            measure: line(&v, &names),
        })
    }

    /// Puts another value beside the wrong one; it counts from now on, on every page.
    ///
    /// # Errors
    /// When the actor may not, no reason is given, it is no number or the same, or another value counts already.
    pub async fn correct_observation(
        &self,
        call: &Call,
        measure: &str,
        value: &str,
        form: &CorrectionForm,
    ) -> Result<()> {
        call.must(Action::Read)?;
        let names = self.names(call.site()).await?;
        let (v, stood) = self.wrong(call, &names, measure, value).await?;
        let correction = Correction {
            id: ObservationId(fresh()),
            value: Correction::faults(&form.reason)
                .and(measured(form.value.trim(), &v.entity).map_err(|fault| fault.at("value")))?,
            reason: form.reason.clone(),
            on: call.today(),
        };
        let event = stood.correct(correction, &call.actor, relation(call, &names, &v.entity, &stood))?;
        let mut tx = self.store.begin(call.site()).await?;
        let counts = tx.observation_in(stood.measure, stood.unit, stood.period).await?;
        if counts.is_none_or(|v| v.entity.id != stood.id) {
            return Err(Refusal::conflict("refused-correction-late").into());
        }
        tx.append(&act_of(call), vec![event]).await?;
        Ok(tx.commit().await?)
    }

    async fn wrong(
        &self,
        call: &Call,
        names: &Names,
        measure: &str,
        value: &str,
    ) -> Result<(Versioned<Measure>, Observation)> {
        let (measure, value): (MeasureId, ObservationId) = (parse(measure)?, parse(value)?);
        let all = self.store.measures(call.site()).await?;
        let found = all.into_iter().find(|v| v.entity.id == measure).ok_or(ServiceError::NotFound)?;
        let stood = self.store.observation(call.site(), value).await?.ok_or(ServiceError::NotFound)?.entity;
        if stood.measure != measure {
            return Err(ServiceError::NotFound);
        }
        let relation = relation(call, names, &found.entity, &stood);
        call.actor.must_for(Action::CorrectObservation, relation)?;
        Ok((found, stood))
    }
}

/// How the actor stands to a value: to the unit of which it speaks, or to the one that gives it for the whole site.
fn relation(call: &Call, names: &Names, measure: &Measure, o: &Observation) -> Relation {
    let unit = o.unit.or(measure.source);
    unit.map(|u| Relation::to_unit(call.actor.unit, u, &names.tree())).unwrap_or_default()
}

pub(super) fn may_correct(call: &Call, names: &Names, measure: &Measure, o: &Observation) -> bool {
    call.actor.may_for(Action::CorrectObservation, relation(call, names, measure, o))
}
