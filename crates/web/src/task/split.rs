//! The form in which a task is split among units and people.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use ledger::Number;
use service::{RowProblem, SplitForm, SplitPage, SplitRow};

use super::parse;
use super::rows::{MORE, Rows};
use crate::error::Problem;
use crate::form::Form;
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

#[derive(Template)]
#[template(path = "task/split.html")]
struct Splitting {
    shell: Shell,
    number: Number,
    split: SplitPage,
    problem: Option<Problem>,
    /// What is wrong with a row: its place, and why.
    wrong: Vec<(usize, String)>,
}

impl Splitting {
    fn wrong_at(&self, row: &usize) -> Option<&str> {
        self.wrong.iter().find(|(at, _)| at == row).map(|(_, words)| words.as_str())
    }
}

/// `GET /tasks/{number}/split`
pub(super) async fn open(Given(state): Given<State>, signed: Signed, Path(number): Path<String>) -> Page {
    let number = parse(&number)?;
    let split = state.service.split_page(&signed.call, number).await?;
    page(&Splitting { shell: signed.shell(), number, split, problem: None, wrong: Vec::new() })
}

/// `POST /tasks/{number}/split`: splits, or gives more rows.
pub(super) async fn split(
    Given(state): Given<State>,
    signed: Signed,
    Path(number): Path<String>,
    Form(fields): Form<BTreeMap<String, String>>,
) -> Page {
    let number = parse(&number)?;
    let (fields, shell) = (Rows(fields), signed.shell());
    let mut form = filled(&fields);
    let (mut problem, mut wrong, mut status) = (None, Vec::new(), StatusCode::OK);
    if fields.pressed("more") {
        let due = form.rows.last().map(|row| row.due.clone()).unwrap_or_default();
        form.rows.resize(form.rows.len() + MORE, SplitRow { due, ..SplitRow::default() });
    } else {
        match state.service.split_task(&signed.call, number, &form).await {
            Ok(Ok(numbers)) => {
                let told = Told::ok("task-split-done").with("count", numbers.len());
                return Ok(told.at(&format!("/tasks/{number}#parts")));
            }
            Ok(Err(rows)) => {
                status = StatusCode::UNPROCESSABLE_ENTITY;
                wrong = rows_in_words(&shell, &rows);
            }
            Err(error) => {
                status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::CONFLICT);
                problem = Some(Problem::of(&shell, error)?);
            }
        }
    }
    let mut split = state.service.split_page(&signed.call, number).await?;
    // What was typed stands, on the task as it is now.
    split.form.rows = form.rows;
    page_as(status, &Splitting { shell, number, split, problem, wrong })
}

/// What is wrong with which row.
pub(super) fn rows_in_words(shell: &Shell, rows: &[RowProblem]) -> Vec<(usize, String)> {
    rows.iter().map(|p| (p.row, shell.words(p.refusal.key, &p.refusal.args))).collect()
}

fn filled(fields: &Rows) -> SplitForm {
    let row = |n: usize| SplitRow {
        title: fields.get("title", n),
        unit: fields.get("unit", n),
        person: fields.get("person", n),
        due: fields.get("due", n),
        weight: fields.get("weight", n),
        target: fields.get("target", n),
    };
    SplitForm {
        version: fields.one("version").parse().unwrap_or_default(),
        parts: fields.one("parts").parse().unwrap_or_default(),
        rows: (0..fields.count("title")).map(row).collect(),
    }
}
