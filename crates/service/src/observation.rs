//! What measures were, and from whom that is known.

use jiff::civil::Date;
use ledger::{Measure, Observation, Period, ReplyId, ReportId, SiteId, SourceKind, Task, UnitId, UnitKind};

use crate::names::Names;
use crate::view::ObservedLine;
use crate::{Result, Service, work};

impl Service {
    /// The newest value of a measure that says how a task's lead unit stands: its own, or that of the whole site where
    /// the unit answers for a field of work and not for a place.
    pub(crate) async fn newest(
        &self,
        site: SiteId,
        names: &Names,
        task: &Task,
        measure: &Measure,
    ) -> Result<Option<Observation>> {
        let mut found: Option<Observation> = None;
        for of in readings(names, task, measure) {
            let other = self.store.latest_observation(site, measure.id, of).await?.map(|v| v.entity);
            let later = |o: &Observation| found.as_ref().is_none_or(|f| o.period.until() > f.period.until());
            if let Some(other) = other.filter(later) {
                found = Some(other);
            }
        }
        Ok(found)
    }

    /// The value for a period, in the same order.
    pub(crate) async fn value_in(
        &self,
        site: SiteId,
        names: &Names,
        task: &Task,
        (measure, period): (&Measure, Period),
    ) -> Result<Option<Observation>> {
        for of in readings(names, task, measure) {
            if let Some(v) = self.store.observation_in(site, measure.id, of, period).await? {
                return Ok(Some(v.entity));
            }
        }
        Ok(None)
    }

    /// A value in words, with its source.
    pub(crate) async fn observed_line(
        &self,
        site: SiteId,
        today: Date,
        names: &Names,
        o: &Observation,
    ) -> Result<ObservedLine> {
        let unit_of_measure = names.measure(o.measure).map(|m| m.unit.clone()).unwrap_or_default();
        let (mut serial, mut href) = (None, None);
        if o.source.kind == SourceKind::Report
            && let Some(report) = self.store.report(site, ReportId(o.source.id)).await?
            && let Some(row) = self.store.task(site, report.entity.task).await?
        {
            serial = Some(report.entity.serial);
            href = Some(format!("/tasks/{}#report-{}", row.task.number, report.entity.serial));
        }
        if o.source.kind == SourceKind::Request
            && let Some(reply) = self.store.reply(site, ReplyId(o.source.id)).await?
            && let Some(request) = self.store.request(site, reply.entity.request).await?
        {
            href = Some(format!("/burden/requests/{}?due={}", request.entity.number, reply.entity.due));
        }
        Ok(ObservedLine {
            value: format!("{}{unit_of_measure}", o.value),
            period: o.period,
            unit: o.unit.map(|u| names.unit(u)),
            source: o.source.kind,
            serial,
            href,
            by: o.by.map(|p| names.person(p).name).unwrap_or_default(),
            on: o.on,
            days: work::days(o.on, today),
            reason: o.reason.clone(),
        })
    }
}

/// Of whom the values speak that say how a task stands, the most telling first.
fn readings(names: &Names, task: &Task, measure: &Measure) -> Vec<Option<UnitId>> {
    let own = measure.speaks_of(task.lead_unit);
    let kind = names.units.iter().find(|u| u.id == task.lead_unit).map(|u| u.kind).unwrap_or_default();
    // A town's figure is never the county's; a bureau's task is the county's in its field.
    let place = matches!(kind, UnitKind::Town | UnitKind::Park | UnitKind::Enterprise);
    if own.is_none() || place { vec![own] } else { vec![None, own] }
}
