//! Values of measures in a report: what is asked, what is known already, what was typed.

use ledger::{Decimal, Faults, Given, Measure, ObservationId, Period, Refusal, Task, plain_figures};

use crate::names::Names;
use crate::view::{MeasureAsk, Party};
use crate::{Call, Result, Service, fresh};

impl Service {
    /// The measures that a task is followed by, each with its newest value; one is asked for where its period has none.
    pub(super) async fn measures_asked(
        &self,
        call: &Call,
        task: &Task,
        names: &Names,
        given: &[Given],
    ) -> Result<Vec<MeasureAsk>> {
        let (site, today) = (call.site(), call.today());
        let mut asked = Vec::new();
        for (target, measure) in followed(task, names) {
            let period = Period::asked(measure.frequency, task.start, today);
            let newest = self.newest(site, names, task, measure).await?;
            let last = match &newest {
                Some(o) => Some(self.observed_line(site, today, names, o).await?),
                None => None,
            };
            let there = self.value_in(site, names, task, (measure, period)).await?;
            let typed = given.iter().find(|g| g.measure == measure.id && g.period == period);
            let value = typed.map(|g| g.value).or(there.as_ref().map(|o| o.value));
            asked.push(MeasureAsk {
                measure: Party { id: measure.id.to_string(), name: measure.name.clone() },
                unit: measure.unit.clone(),
                target,
                period,
                last,
                known: there.is_some_and(|o| o.is_final()),
                typed: value.map(|v| v.to_string()).unwrap_or_default(),
            });
        }
        Ok(asked)
    }

    /// What was typed, as values. What is known already, or stands there as it was, is not taken again.
    pub(super) async fn given(
        &self,
        call: &Call,
        task: &Task,
        names: &Names,
        typed: &[(String, String)],
    ) -> Result<(Vec<Given>, Faults)> {
        let (mut given, mut faults) = (Vec::new(), Faults::default());
        for (_, measure) in followed(task, names) {
            let id = measure.id.to_string();
            let of = typed.iter().find(|(of, _)| *of == id).map_or("", |(_, value)| value.trim());
            if of.is_empty() {
                continue;
            }
            let period = Period::asked(measure.frequency, task.start, call.today());
            let read = value(of, measure).map_err(|fault| fault.at(format!("value-{id}")));
            let Some(value) = faults.take(read) else { continue };
            let there = self.value_in(call.site(), names, task, (measure, period)).await?;
            if there.is_some_and(|o| o.is_final() || o.value == value) {
                continue;
            }
            given.push(Given {
                id: ObservationId(fresh()),
                measure: measure.id,
                unit: measure.speaks_of(task.lead_unit),
                period,
                value,
                by: Some(call.actor.person),
            });
        }
        Ok((given, faults))
    }
}

/// The targets of a task that have a measure, each measure once.
fn followed<'a>(task: &Task, names: &'a Names) -> Vec<(String, &'a Measure)> {
    let mut found: Vec<(String, &Measure)> = Vec::new();
    for target in &task.targets {
        let Some(measure) = target.measure.and_then(|id| names.measure(id)) else { continue };
        if !found.iter().any(|(_, m)| m.id == measure.id) {
            found.push((target.to_string(), measure));
        }
    }
    found
}

/// A number as typed, with or without its unit of measure.
pub(crate) fn value(typed: &str, measure: &Measure) -> std::result::Result<Decimal, Refusal> {
    let (plain, unit) = (plain_figures(typed), plain_figures(&measure.unit));
    let number = plain.strip_suffix(unit.as_str()).unwrap_or(&plain).trim();
    let wrong = || Refusal::invalid("refused-report-value").with("name", &measure.name).with("text", typed);
    let value = number.parse().map_err(|_| wrong())?;
    measure.takes(value)?;
    Ok(value)
}

/// The values of a report as the task's page lists them.
pub(super) fn lines(given: &[Given], names: &Names) -> Vec<(Party, Period, String)> {
    let line = |g: &Given| {
        let measure = names.measure(g.measure);
        let name = measure.map(|m| m.name.clone()).unwrap_or_default();
        let unit = measure.map_or("", |m| m.unit.as_str());
        (Party { id: g.measure.to_string(), name }, g.period, format!("{}{unit}", g.value))
    };
    given.iter().map(line).collect()
}
