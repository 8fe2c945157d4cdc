//! A task: its page, and the form in which it is made and edited.

mod form;
mod history;

use askama::Template;
use axum::extract::{Path, State as Given};
use ledger::{Action, Number};
use service::TaskView;

use crate::error::PageError;
use crate::ledger::{Row, rows};
use crate::page::{Page, page};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;
use history::Entry;
pub(crate) use history::{Change, change};

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/tasks/{number}", Action::Read, show)
        .get("/tasks/new", Action::EditTask, form::fresh)
        .post("/tasks/new", Action::EditTask, form::add)
        .get("/tasks/{number}/edit", Action::EditTask, form::open)
        .post("/tasks/{number}/edit", Action::EditTask, form::save)
}

async fn show(Given(state): Given<State>, signed: Signed, Path(number): Path<String>) -> Page {
    let task = state.service.task(&signed.call, parse(&number)?).await?;
    page(&TaskPage::of(&signed, task))
}

/// The number in an address; anything else is no page.
fn parse(number: &str) -> Result<Number, PageError> {
    number.parse().map_err(|_| PageError::NotFound)
}

#[derive(Template)]
#[template(path = "task/page.html")]
struct TaskPage {
    shell: Shell,
    row: Row,
    parent: Option<Row>,
    subs: Vec<Row>,
    field: String,
    state: String,
    rule: String,
    why: String,
    turn: String,
    next_change: String,
    history: Vec<Entry>,
    task: TaskView,
}

impl TaskPage {
    fn of(signed: &Signed, task: TaskView) -> Self {
        let (shell, today) = (signed.shell(), signed.call.today());
        let judged = &task.judgement;
        let turn = turn(judged.rule);
        Self {
            row: Row::of(&shell, today, &task.line, false),
            parent: task.parent.as_ref().map(|p| Row::of(&shell, today, p, false)),
            subs: rows(&shell, today, &task.line.children)
                .into_iter()
                .map(|r| Row { sub: true, ..r })
                .collect(),
            field: task.line.field.map(|f| shell.t(&format!("field-{}", f.code()))).unwrap_or_default(),
            state: shell.t(&format!("state-{}", task.line.state.code())),
            rule: shell.t2("task-rule", "version", i64::from(judged.version), "date", shell.date(today)),
            why: shell.t2(judged.rule, "value", judged.value, "limit", judged.limit),
            turn: turn.map(|key| shell.t(key)).unwrap_or_default(),
            next_change: judged
                .next_change
                .map(|day| shell.t1("task-next-change", "date", shell.date(day)))
                .unwrap_or_default(),
            history: history::entries(&shell, &task.history),
            task,
            shell,
        }
    }
}

/// What would turn the light green, for lights that are not.
fn turn(rule: &str) -> Option<&'static str> {
    match rule {
        "light-rule-overdue" => Some("light-turn-done"),
        "light-rule-lag" => Some("light-turn-progress"),
        "light-rule-near" => Some("light-turn-near"),
        _ => None,
    }
}
