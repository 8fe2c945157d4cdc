//! Bringing a table of measures in.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use messages::Lang;
use serde::Deserialize;
use service::{MeasureForm, MeasurePreview, MeasureRow, SheetOutcome};

use crate::error::Problem;
use crate::form::{Form, Query, Upload};
use crate::import::{better, doubtful, other};
use crate::ledger::words;
use crate::notice::{Told, go};
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

/// What is to be done with a plan; `words` is the language of its headings.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    words: String,
    skip_wrong: String,
}

#[derive(Template)]
#[template(path = "settings/measure_import.html")]
struct StartPage {
    shell: Shell,
    problem: Option<Problem>,
}

#[derive(Template)]
#[template(path = "settings/measure_preview.html")]
struct PreviewPage {
    shell: Shell,
    problem: Option<Problem>,
    plan: String,
    words: &'static str,
    sub: String,
    lines: Vec<Line>,
    wrong: usize,
    sound: usize,
}

/// A row in words.
struct Line {
    row: usize,
    code: &'static str,
    badge: &'static str,
    form: MeasureForm,
    changes: String,
    /// Field and reason of a wrong row.
    wrong: Option<(String, String)>,
}

impl PreviewPage {
    fn of(shell: Shell, preview: MeasurePreview, lang: Lang, problem: Option<Problem>) -> Self {
        let [new, changed, _, wrong] = preview.counts;
        let total: usize = preview.counts.iter().sum();
        Self {
            sub: shell.t2("import-preview-sub", "file", &preview.file_name, "count", total),
            lines: preview.rows.into_iter().map(|r| line(&shell, r)).collect(),
            plan: preview.plan,
            words: lang.tag(),
            sound: new + changed,
            wrong,
            problem,
            shell,
        }
    }
}

fn line(shell: &Shell, row: MeasureRow) -> Line {
    let (code, badge) = match row.outcome {
        SheetOutcome::New => ("new", "badge-accent"),
        SheetOutcome::Changed(_) => ("changed", "badge-soft"),
        SheetOutcome::Same => ("same", ""),
        SheetOutcome::Wrong(..) => ("wrong", "badge-ink"),
    };
    let (mut changes, mut wrong) = (String::new(), None);
    match row.outcome {
        SheetOutcome::Changed(keys) => {
            let fields: Vec<String> = keys.into_iter().map(|key| shell.t(key)).collect();
            changes = shell.t1("measure-changes", "fields", fields.join(&shell.t("word-separator")));
        }
        SheetOutcome::Wrong(key, refusal) => {
            wrong = Some((shell.t(key), shell.words(refusal.key, &refusal.args)));
        }
        SheetOutcome::New | SheetOutcome::Same => {}
    }
    Line { row: row.row, code, badge, form: row.form, changes, wrong }
}

/// `GET /settings/measures/import`
pub(super) async fn start(signed: Signed) -> Page {
    page(&StartPage { shell: signed.shell(), problem: None })
}

/// `POST /settings/measures/import`
pub(super) async fn receive(Given(state): Given<State>, signed: Signed, Upload(file): Upload) -> Page {
    let shell = signed.shell();
    let problem = match file {
        None => Problem::new(&shell, "import-no-file"),
        Some(file) => {
            let read = async |lang: Lang| {
                let bytes = file.bytes.to_vec();
                state.service.measure_preview(&signed.call, &file.name, bytes, &words(lang)).await
            };
            let (own, wrong) = (signed.lang, |preview: &MeasurePreview| preview.counts[3]);
            let first = read(own).await;
            let read = if doubtful(&first, wrong) {
                better((first, own), (read(other(own)).await, other(own)), wrong)
            } else {
                first.map(|preview| (preview, own))
            };
            match read {
                Ok((preview, lang)) => {
                    return Ok(go(&format!(
                        "/settings/measures/import/{}?words={}",
                        preview.plan,
                        lang.tag()
                    )));
                }
                Err(error) => Problem::of(&shell, error)?,
            }
        }
    };
    page_as(StatusCode::UNPROCESSABLE_ENTITY, &StartPage { shell, problem: Some(problem) })
}

/// `GET /settings/measures/import/{plan}`
pub(super) async fn show(
    Given(state): Given<State>,
    signed: Signed,
    Path(plan): Path<String>,
    Query(asked): Query<Asked>,
) -> Page {
    let lang = Lang::from_tag(&asked.words).unwrap_or(signed.lang);
    let preview = state.service.measure_plan(&signed.call, &plan, &words(lang)).await?;
    page(&PreviewPage::of(signed.shell(), preview, lang, None))
}

/// `POST /settings/measures/import/{plan}`
pub(super) async fn apply(
    Given(state): Given<State>,
    signed: Signed,
    Path(plan): Path<String>,
    Form(asked): Form<Asked>,
) -> Page {
    let lang = Lang::from_tag(&asked.words).unwrap_or(signed.lang);
    let skip = !asked.skip_wrong.is_empty();
    match state.service.measure_apply(&signed.call, &plan, skip, &words(lang)).await {
        Ok([added, changed]) => Ok(Told::ok("measure-imported")
            .with("added", added)
            .with("changed", changed)
            .at("/settings/measures")),
        Err(error) => {
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            let problem = Problem::of(&signed.shell(), error)?;
            let preview = state.service.measure_plan(&signed.call, &plan, &words(lang)).await?;
            page_as(status, &PreviewPage::of(signed.shell(), preview, lang, Some(problem)))
        }
    }
}
