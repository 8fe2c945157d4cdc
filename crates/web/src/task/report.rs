//! The form in which a unit reports.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use jiff::civil::Date;
use ledger::{DueWhy, Number, ReportState};
use serde::Deserialize;
use service::{ReportForm, ReportPage};

use super::deed::taken;
use super::parse;
use super::work::due_words;
use crate::error::Problem;
use crate::form::{Form, Uploads};
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

#[derive(Template)]
#[template(path = "task/report.html")]
struct Writing {
    shell: Shell,
    csrf: String,
    number: Number,
    report: ReportPage,
    today: Date,
    problem: Option<Problem>,
}

impl Writing {
    /// The name by which a problem calls the field of a measure.
    fn value_field(&self, measure: &str) -> String {
        format!("@value-{measure}")
    }

    /// By when a report is asked for, or how long ago it should have come.
    fn due(&self, due: &Date) -> String {
        let (shell, days) = (&self.shell, (self.today - *due).get_days());
        match days {
            1.. => shell.t2("report-due-over", "date", shell.date(due), "days", i64::from(days)),
            _ => shell.t1("report-due", "date", shell.date(due)),
        }
    }

    fn why(&self, why: &DueWhy) -> String {
        due_words(&self.shell, *why, self.report.line.light)
    }

    async fn of(
        state: &State,
        signed: &Signed,
        number: Number,
        problem: Option<Problem>,
    ) -> Result<Self, crate::error::PageError> {
        let report = state.service.report_page(&signed.call, number).await?;
        let (shell, csrf) = (signed.shell(), signed.csrf.clone());
        Ok(Self { shell, csrf, number, report, today: signed.call.today(), problem })
    }
}

/// Which button was pressed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Pressed {
    keep: String,
}

/// A press of "no change".
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Seen {
    version: i64,
}

pub(super) async fn open(Given(state): Given<State>, signed: Signed, Path(number): Path<String>) -> Page {
    page(&Writing::of(&state, &signed, parse(&number)?, None).await?)
}

/// `POST /tasks/{number}/report`: sends the report, or keeps it.
pub(super) async fn send(
    Given(state): Given<State>,
    signed: Signed,
    Path(number): Path<String>,
    Form(pressed): Form<Pressed>,
    Form(form): Form<ReportForm>,
    Form(fields): Form<BTreeMap<String, String>>,
    Uploads(files): Uploads,
) -> Page {
    let number = parse(&number)?;
    let form = ReportForm { values: values(fields), ..form };
    let (call, files) = (&signed.call, taken(files));
    let done = if pressed.keep.is_empty() {
        state.service.send_report(call, number, &form, files).await.map(told)
    } else {
        state.service.keep_report(call, number, &form, files).await.map(|()| "report-kept")
    };
    let error = match done {
        Ok("report-kept") => {
            return Ok(Told::ok("report-kept").at(&format!("/tasks/{number}/report")));
        }
        Ok(key) => return Ok(Told::ok(key).at(&format!("/tasks/{number}#act"))),
        Err(error) => error,
    };
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    let problem = Problem::of(&signed.shell(), error)?;
    let mut again = Writing::of(&state, &signed, number, Some(problem)).await?;
    // What was typed stands, on the task as it is now.
    for asked in &mut again.report.measures {
        let typed = form.values.iter().find(|(id, _)| *id == asked.measure.id);
        asked.typed = typed.map(|(_, value)| value.clone()).unwrap_or_default();
    }
    again.report.form = ReportForm { version: again.report.version, ..form };
    page_as(status, &again)
}

/// `POST /tasks/{number}/unchanged`: nothing is new, in one tap.
pub(super) async fn unchanged(
    Given(state): Given<State>,
    signed: Signed,
    Path(number): Path<String>,
    Form(seen): Form<Seen>,
) -> Page {
    let number = parse(&number)?;
    let sent = state.service.report_no_change(&signed.call, number, seen.version).await?;
    Ok(Told::ok(told(sent)).at(&format!("/tasks/{number}#act")))
}

/// The fields named after measures.
fn values(fields: BTreeMap<String, String>) -> Vec<(String, String)> {
    let of = |(name, value): (String, String)| Some((name.strip_prefix("value-")?.to_owned(), value));
    fields.into_iter().filter_map(of).collect()
}

/// With whom it lies now.
fn told(state: ReportState) -> &'static str {
    if state == ReportState::Approved { "report-sent-office" } else { "report-sent-head" }
}
