//! The form in which the work on a task is arranged, and its plan made back from the due date.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use ledger::Number;
use serde::Deserialize;
use service::{PlanForm, PlanPage, PlanRow};

use super::gantt::Gantt;
use super::parse;
use super::rows::{MORE, Rows};
use super::split::rows_in_words;
use crate::error::{PageError, Problem};
use crate::form::Form;
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

#[derive(Template)]
#[template(path = "task/plan.html")]
struct Planning {
    shell: Shell,
    number: Number,
    plan: PlanPage,
    gantt: Option<Gantt>,
    problem: Option<Problem>,
    /// What is wrong with a row: its place, and why.
    wrong: Vec<(usize, String)>,
}

impl Planning {
    fn of(signed: &Signed, number: Number, plan: PlanPage, problem: Option<Problem>) -> Self {
        let shell = signed.shell();
        let slots = plan.fit.as_ref().map(|fit| &fit.slots[..]).unwrap_or_default();
        Self {
            gantt: Gantt::of(&shell, slots, (plan.start, plan.line.due), signed.call.today()),
            wrong: rows_in_words(&shell, &plan.problems),
            shell,
            number,
            plan,
            problem,
        }
    }

    fn wrong_at(&self, row: &usize) -> Option<&str> {
        self.wrong.iter().find(|(at, _)| at == row).map(|(_, words)| words.as_str())
    }

    /// Years in one word.
    fn years(&self, years: &[i16]) -> String {
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        years.join(&self.shell.t("word-separator"))
    }
}

/// `GET /tasks/{number}/plan`
pub(super) async fn open(Given(state): Given<State>, signed: Signed, Path(number): Path<String>) -> Page {
    let number = parse(&number)?;
    let plan = state.service.plan_page(&signed.call, number).await?;
    page(&Planning::of(&signed, number, plan, None))
}

/// `POST /tasks/{number}/plan`: arranges the work, or shows the days that follow from what was typed.
pub(super) async fn arrange(
    Given(state): Given<State>,
    signed: Signed,
    Path(number): Path<String>,
    Form(fields): Form<BTreeMap<String, String>>,
) -> Page {
    let number = parse(&number)?;
    let fields = Rows(fields);
    let mut form = filled(&fields);
    if fields.pressed("more") {
        form.rows.resize(form.rows.len() + MORE, PlanRow::default());
    }
    if fields.pressed("more") || fields.pressed("count") {
        let plan = state.service.plan_with(&signed.call, number, form).await?;
        return page(&Planning::of(&signed, number, plan, None));
    }
    let problem = match state.service.arrange(&signed.call, number, &form).await {
        Ok(rows) if rows.is_empty() => {
            return Ok(Told::ok("work-done").with("number", number).at(&format!("/tasks/{number}#act")));
        }
        Ok(_) => None,
        Err(error) => Some(error),
    };
    let status = problem.as_ref().map_or(422, service::ServiceError::status);
    let problem = problem.map(|error| Problem::of(&signed.shell(), error)).transpose()?;
    again(&state, &signed, number, form, (status, problem)).await
}

/// The version of the task that somebody saw.
#[derive(Deserialize)]
pub(super) struct Seen {
    version: i64,
}

/// `POST /tasks/{number}/plan/again`: the plan it has, made back from the due date that holds now.
pub(super) async fn anew(
    Given(state): Given<State>,
    signed: Signed,
    Path(number): Path<String>,
    Form(seen): Form<Seen>,
) -> Page {
    let number = parse(&number)?;
    let problems = state.service.plan_again(&signed.call, number, seen.version).await?;
    if problems.is_empty() {
        return Ok(Told::ok("plan-made-again").at(&format!("/tasks/{number}#plan")));
    }
    let page = state.service.plan_page(&signed.call, number).await?;
    page_as(
        StatusCode::UNPROCESSABLE_ENTITY,
        &Planning::of(&signed, number, PlanPage { problems, ..page }, None),
    )
}

/// The page with what was typed, on the task as it is now.
async fn again(
    state: &State,
    signed: &Signed,
    number: Number,
    form: PlanForm,
    (status, problem): (u16, Option<Problem>),
) -> Result<axum::response::Response, PageError> {
    let version = state.service.plan_page(&signed.call, number).await?.form.version;
    let plan = state.service.plan_with(&signed.call, number, PlanForm { version, ..form }).await?;
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    page_as(status, &Planning::of(signed, number, plan, problem))
}

fn filled(fields: &Rows) -> PlanForm {
    let row = |n: usize| PlanRow {
        name: fields.get("name", n),
        days: fields.get("days", n),
        after: fields.get("after", n),
        by: fields.get("by", n),
        weight: fields.get("weight", n),
    };
    PlanForm {
        version: fields.one("version").parse().unwrap_or_default(),
        assignee: fields.one("assignee"),
        co_units: fields.one("co_units"),
        plan: fields.one("plan"),
        rows: (0..fields.count("name")).map(row).collect(),
    }
}
