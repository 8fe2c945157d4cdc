//! The form of a task.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use ledger::{Field, Number, Rhythm};
use serde::Deserialize;
use service::{DirectionSource, Options, Party, ServiceError, TargetMeasure, TaskForm};

use super::history::{self, Entry};
use super::parse;
use crate::form::{Form, Query};
use crate::notice::Told;
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

/// The task that a new one is to be part of, or the direction it follows; empty for none.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Under {
    parent: String,
    direction: String,
}

pub(super) async fn open(Given(state): Given<State>, signed: Signed, Path(number): Path<String>) -> Page {
    let number = parse(&number)?;
    let form = state.service.task_form(&signed.call, number).await?;
    page(&FormPage::edit(&state, &signed, number, form).await?)
}

pub(super) async fn save(
    Given(state): Given<State>,
    signed: Signed,
    Path(number): Path<String>,
    Form(form): Form<TaskForm>,
) -> Page {
    let number = parse(&number)?;
    let Err(error) = state.service.edit_task(&signed.call, number, form.clone()).await else {
        let version = state.service.task_form(&signed.call, number).await?.version;
        let told = if version == form.version {
            Told::info("notice-nothing-changed")
        } else {
            Told::ok("task-saved")
        };
        return Ok(told.at(&format!("/tasks/{number}")));
    };
    let shell = signed.shell();
    let problem = Problem::of(&shell, &form, &error);
    let status = problem.status;
    if problem.parts.is_empty() {
        return Err(error.into());
    }
    let mut form = form;
    let mut meanwhile = Vec::new();
    if status == StatusCode::CONFLICT {
        let task = state.service.task(&signed.call, number).await?;
        let newer = usize::try_from(task.version - form.version).unwrap_or(0);
        meanwhile = history::entries(&shell, &task.history[..newer.min(task.history.len())]);
        form.version = task.version;
    }
    let blank = FormPage::edit(&state, &signed, number, form).await?;
    page_as(status, &FormPage { problem, meanwhile, ..blank })
}

pub(super) async fn fresh(Given(state): Given<State>, signed: Signed, Query(under): Query<Under>) -> Page {
    if !under.direction.is_empty() {
        let (source, form) = state.service.direction_task_form(&signed.call, &under.direction).await?;
        return page(&FormPage::follow(&state, &signed, source, form).await?);
    }
    let parent = under.number()?;
    let mut form = TaskForm::default();
    if let Some(number) = parent {
        // A sub-task usually belongs to the same people and ends with its task.
        let of = state.service.task_form(&signed.call, number).await?;
        form =
            TaskForm { field: of.field, leaders: of.leaders, lead_unit: of.lead_unit, due: of.due, ..form };
    }
    page(&FormPage::add(&state, &signed, parent, form).await?)
}

pub(super) async fn add(
    Given(state): Given<State>,
    signed: Signed,
    Form(under): Form<Under>,
    Form(form): Form<TaskForm>,
) -> Page {
    let parent = under.number()?;
    let made = match under.direction.as_str() {
        "" => state.service.add_task(&signed.call, parent, form.clone()).await,
        direction => state.service.direction_task(&signed.call, direction, form.clone()).await,
    };
    match made {
        Ok(number) => Ok(Told::ok("task-added").with("number", number).at(&format!("/tasks/{number}"))),
        Err(error) => {
            let problem = Problem::of(&signed.shell(), &form, &error);
            if problem.parts.is_empty() {
                return Err(error.into());
            }
            let blank = if under.direction.is_empty() {
                FormPage::add(&state, &signed, parent, form).await?
            } else {
                let (source, _) = state.service.direction_task_form(&signed.call, &under.direction).await?;
                FormPage::follow(&state, &signed, source, form).await?
            };
            page_as(problem.status, &FormPage { problem, ..blank })
        }
    }
}

impl Under {
    fn number(&self) -> Result<Option<Number>, crate::error::PageError> {
        if self.parent.is_empty() { Ok(None) } else { parse(&self.parent).map(Some) }
    }
}

/// What kept a form from being saved: each part with the field it is about.
struct Problem {
    parts: Vec<(String, String)>,
    status: StatusCode,
}

impl Problem {
    fn none() -> Self {
        Self { parts: Vec::new(), status: StatusCode::OK }
    }

    /// What a field says of itself.
    fn at(&self, field: &str) -> Vec<&str> {
        self.parts.iter().filter(|(of, _)| of == field).map(|(_, words)| words.as_str()).collect()
    }

    /// Without words when the form is not the place to say it.
    fn of(shell: &Shell, form: &TaskForm, error: &ServiceError) -> Self {
        if !matches!(error.status(), 409 | 422) {
            return Self::none();
        }
        let part = |(field, key, args): service::Said<'_>| {
            let field = match field.strip_prefix("task-field-") {
                Some(field) => field.replace('-', "_"),
                None => place(form, key, &args).to_owned(),
            };
            (field, shell.words(key, &args))
        };
        Self {
            parts: error.refusals().into_iter().map(part).collect(),
            status: StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY),
        }
    }
}

/// The field a refusal is about. A name may stand in three of them.
fn place(form: &TaskForm, key: &str, args: &[(&'static str, String)]) -> &'static str {
    let name = args.iter().find(|(k, _)| *k == "name").map_or("", |(_, v)| v.as_str());
    match key {
        "refused-no-title" | "refused-title-long" => "title",
        "refused-target" => "targets",
        key if key.starts_with("refused-milestone") => "milestones",
        "refused-no-lead" | "refused-one-lead" => "lead_unit",
        "refused-unknown-leader" => "leaders",
        "refused-ambiguous" | "refused-unknown-unit" if form.lead_unit.contains(name) => "lead_unit",
        "refused-ambiguous" if form.leaders.contains(name) => "leaders",
        "refused-ambiguous" | "refused-unknown-unit" => "other_units",
        "refused-date"
        | "refused-due-past"
        | "refused-due-taken"
        | "refused-due-closed"
        | "refused-extension-open" => "due",
        "refused-no-reason" => "reason",
        _ => "",
    }
}

#[derive(Template)]
#[template(path = "task/form.html")]
struct FormPage {
    shell: Shell,
    title: String,
    about: String,
    action: String,
    back: String,
    fresh: bool,
    parent: Option<Number>,
    /// Identifier of the direction it follows; empty for none.
    direction: String,
    fields: Vec<(&'static str, String)>,
    options: Options,
    problem: Problem,
    /// What others did since the form was opened.
    meanwhile: Vec<Entry>,
    /// Targets, one a line.
    targets: String,
    /// Given milestones, one a line.
    milestones: String,
    milestone_rows: usize,
    /// The targets it has, each with the measure to follow it by.
    picks: Vec<Pick>,
    form: TaskForm,
}

/// A target, the measures it may mean, and the one chosen.
struct Pick {
    target: String,
    offered: Vec<Party>,
    chosen: String,
}

impl Pick {
    /// As it stands, or as it was chosen in a form that came back.
    fn of(place: usize, target: TargetMeasure, form: &TaskForm) -> Self {
        let typed = form.measures.as_ref().and_then(|all| all.split(',').nth(place).map(str::to_owned));
        let stands = target.measure.map(|m| m.id).unwrap_or_default();
        Self { target: target.target, offered: target.candidates, chosen: typed.unwrap_or(stands) }
    }
}

impl FormPage {
    async fn edit(
        state: &State,
        signed: &Signed,
        number: Number,
        form: TaskForm,
    ) -> Result<Self, ServiceError> {
        let shell = signed.shell();
        let targets = state.service.target_measures(&signed.call, number).await?;
        let picks = targets.into_iter().enumerate().map(|(n, target)| Pick::of(n, target, &form)).collect();
        Ok(Self {
            picks,
            title: shell.t("task-edit"),
            about: number.to_string(),
            action: format!("/tasks/{number}/edit"),
            back: format!("/tasks/{number}"),
            fresh: false,
            ..Self::blank(shell, state.service.options(&signed.call).await?, form)
        })
    }

    async fn add(
        state: &State,
        signed: &Signed,
        parent: Option<Number>,
        form: TaskForm,
    ) -> Result<Self, ServiceError> {
        let shell = signed.shell();
        let (mut title, mut about) = (shell.t("task-new"), shell.t("task-new-sub"));
        let mut back = "/ledger".to_owned();
        if let Some(number) = parent {
            let of = state.service.task_form(&signed.call, number).await?;
            title = shell.t("task-new-sub-task");
            about = shell.t2("task-new-under", "number", number, "title", of.title);
            back = format!("/tasks/{number}");
        }
        let blank = Self::blank(shell, state.service.options(&signed.call).await?, form);
        Ok(Self { title, about, back, parent, ..blank })
    }

    async fn follow(
        state: &State,
        signed: &Signed,
        source: DirectionSource,
        form: TaskForm,
    ) -> Result<Self, ServiceError> {
        let shell = signed.shell();
        Ok(Self {
            about: shell.t2("direction-task-sub", "name", source.by, "text", source.text),
            back: format!("/directions/{}", source.id),
            direction: source.id,
            ..Self::add(state, signed, None, form).await?
        })
    }

    /// An issued task's due date moves as an extension.
    fn due_hint(&self) -> &'static str {
        if self.fresh { "task-due-hint" } else { "task-due-issued-hint" }
    }

    fn blank(shell: Shell, options: Options, form: TaskForm) -> Self {
        let milestones = form.milestones.clone().unwrap_or_default();
        let fields = Field::ALL.iter().map(|f| (f.code(), shell.t(&format!("field-{}", f.code()))));
        Self {
            title: String::new(),
            about: String::new(),
            action: "/tasks/new".to_owned(),
            back: String::new(),
            fresh: true,
            parent: None,
            direction: String::new(),
            fields: fields.collect(),
            options,
            problem: Problem::none(),
            meanwhile: Vec::new(),
            picks: Vec::new(),
            targets: form.targets.replace('；', "\n"),
            milestone_rows: milestones.lines().count().clamp(1, 8),
            milestones,
            form,
            shell,
        }
    }
}
