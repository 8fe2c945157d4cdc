//! Tasks as JSON: codes instead of words, so that programs can read it.

use jiff::civil::Date;
use serde::Serialize;

use super::rows::{Beside, Listed};

/// A task as JSON.
#[derive(Serialize)]
pub(super) struct JsonTask<'a> {
    number: String,
    title: &'a str,
    light: &'static str,
    state: &'static str,
    field: Option<&'static str>,
    leaders: Vec<&'a str>,
    lead_unit: &'a str,
    other_units: &'a [String],
    due: Option<Date>,
    milestones: Vec<JsonMilestone<'a>>,
    due_text: &'a str,
    cadence: &'a str,
    targets: &'a [ledger::Target],
    progress: Option<u8>,
    reported: Option<&'a str>,
    problem: Option<&'a str>,
    next: Option<&'a str>,
    source: Option<&'a str>,
    section: Option<&'a str>,
    holder: &'static str,
    holder_unit: Option<&'a str>,
    since: Option<Date>,
}

/// A milestone that was set with a task.
#[derive(Serialize)]
struct JsonMilestone<'a> {
    name: &'a str,
    due: Date,
}

impl<'a> JsonTask<'a> {
    pub(super) fn of(listed: &'a Listed, beside: &'a Beside) -> Self {
        let line = &listed.line;
        let (report, place) = (beside.report(listed), beside.place(listed));
        Self {
            number: line.number.to_string(),
            title: &line.title,
            light: line.light.code(),
            state: line.state.code(),
            field: line.field.map(|f| f.code()),
            leaders: line.leaders.iter().map(|l| l.name.as_str()).collect(),
            lead_unit: &line.lead_unit.name,
            other_units: &line.others,
            due: line.due,
            milestones: listed
                .milestones
                .iter()
                .map(|m| JsonMilestone { name: &m.name, due: m.planned })
                .collect(),
            due_text: &line.due_text,
            cadence: &line.cadence,
            targets: &line.targets,
            progress: line.progress,
            reported: report.map(|text| text.progress.as_str()),
            problem: report.map(|text| text.problems.as_str()),
            next: report.map(|text| text.next.as_str()),
            source: place.map(|(title, _)| title),
            section: place.map(|(_, heading)| heading),
            holder: line.holder.code,
            holder_unit: line.holder.unit.as_ref().map(|unit| unit.name.as_str()),
            since: listed.since,
        }
    }
}
