//! A task: its page, and the form in which it is made and edited.

mod deed;
mod evidence;
mod form;
mod gantt;
mod history;
mod plan;
mod report;
mod rows;
mod split;
mod work;

use askama::Template;
use axum::extract::{Path, State as Given};
use ledger::{Action, DueCause, Grade, Number, ReportState};
use service::TaskView;

use crate::error::PageError;
use crate::ledger::{Row, rows};
use crate::lights::Explained;
use crate::page::{Page, page};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;
pub(crate) use deed::taken;
use gantt::Gantt;
pub(crate) use history::{Change, Entry, change, entries};
use work::Work;
pub(crate) use work::{holder_words, in_hand, wait_words};

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/tasks/{number}", Action::Read, show)
        .get("/tasks/new", Action::EditTask, form::fresh)
        .post("/tasks/new", Action::EditTask, form::add)
        .get("/tasks/{number}/edit", Action::EditTask, form::open)
        .post("/tasks/{number}/edit", Action::EditTask, form::save)
        // What a command needs, the table of the workflow says; the use case asks it.
        .upload("/tasks/{number}/act", Action::Read, deed::act)
        .get("/tasks/{number}/report", Action::Report, report::open)
        .upload("/tasks/{number}/report", Action::Report, report::send)
        .post("/tasks/{number}/unchanged", Action::Report, report::unchanged)
        .get("/tasks/{number}/plan", Action::Arrange, plan::open)
        .post("/tasks/{number}/plan", Action::Arrange, plan::arrange)
        .post("/tasks/{number}/plan/again", Action::Arrange, plan::anew)
        .get("/tasks/{number}/split", Action::Split, split::open)
        .post("/tasks/{number}/split", Action::Split, split::split)
        .get("/tasks/{number}/evidence/{blob}", Action::Read, evidence::download)
}

async fn show(Given(state): Given<State>, signed: Signed, Path(number): Path<String>) -> Page {
    let task = state.service.task(&signed.call, parse(&number)?).await?;
    page(&TaskPage::of(&signed, task, None))
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
    /// Its parts, each with its share in percent; 0 where nobody weighed.
    subs: Vec<(Row, u8)>,
    field: String,
    state: String,
    light: Explained,
    history: Vec<Entry>,
    work: Work,
    gantt: Option<Gantt>,
    task: TaskView,
}

impl TaskPage {
    fn of(signed: &Signed, task: TaskView, problem: Option<work::Stopped>) -> Self {
        let (shell, today) = (signed.shell(), signed.call.today());
        Self {
            row: Row::of(&shell, today, &task.line, false),
            parent: task.parent.as_ref().map(|p| Row::of(&shell, today, p, false)),
            subs: rows(&shell, today, &task.line.children)
                .into_iter()
                .zip(&task.shares)
                .map(|(r, share)| (Row { sub: true, ..r }, *share))
                .collect(),
            field: task.line.field.map(|f| shell.t(&format!("field-{}", f.code()))).unwrap_or_default(),
            state: shell.t(&format!("state-{}", task.line.state.code())),
            light: Explained::of(&shell, &task.light),
            history: history::entries(&shell, &task.history),
            gantt: Gantt::of(&shell, &task.plan, (task.start, task.line.due), today),
            work: Work::of(&shell, &task, problem, today),
            task,
            shell,
        }
    }
}

impl TaskPage {
    /// The grade that the supervisors propose is chosen already.
    fn proposes(&self, grade: &Grade) -> bool {
        self.task.work.life.closing.as_ref().and_then(|c| c.recommended) == Some(*grade)
    }

    /// Whether a report waits to be judged: then it stands below the buttons that judge it.
    fn reported(&self) -> bool {
        let state = self.task.work.reports.first().map(|report| report.state);
        matches!(state, Some(ReportState::Submitted | ReportState::Approved))
    }

    fn cause(&self, cause: &DueCause) -> &'static str {
        match cause {
            DueCause::Extended => "extended",
            DueCause::Suspended => "suspended",
            DueCause::Edited => "edited",
            DueCause::Forward => "forward",
        }
    }
}
