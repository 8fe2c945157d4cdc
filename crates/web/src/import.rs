//! Bringing a workbook in and taking it back.

mod preview;

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use ledger::Action;
use messages::Lang;
use serde::Deserialize;
use service::{ImportLine, ImportPreview, ServiceError};

use crate::error::Problem;
use crate::form::{FilePart, Form, Query, Upload};
use crate::ledger::words;
use crate::notice::{Told, go};
use crate::page::{Page, page, page_as};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;
use preview::{PreviewPage, View};

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/ledger/import", Action::Import, start)
        .upload("/ledger/import", Action::Import, receive)
        .get("/ledger/import/{plan}", Action::Import, show)
        .post("/ledger/import/{plan}", Action::Import, apply)
        .post("/ledger/imports/{id}/take-back", Action::Import, take_back)
}

async fn start(Given(state): Given<State>, signed: Signed) -> Page {
    page(&StartPage::of(&state, &signed, None).await?)
}

async fn receive(Given(state): Given<State>, signed: Signed, Upload(file): Upload) -> Page {
    let shell = signed.shell();
    let problem = match file {
        None => Problem::new(&shell, "import-no-file"),
        Some(file) => match understand(&state, &signed, file).await {
            Ok((preview, lang)) => return Ok(go(&View::first(lang).href(&preview.plan))),
            Err(error) => Problem::of(&shell, error)?,
        },
    };
    page_as(StatusCode::UNPROCESSABLE_ENTITY, &StartPage::of(&state, &signed, Some(problem)).await?)
}

/// The other language, in whose words a list may have been made.
pub(crate) fn other(lang: Lang) -> Lang {
    if lang == Lang::Zh { Lang::En } else { Lang::Zh }
}

/// Whether a list should be read in the other language too: some of it is wrong, or it cannot be read in this one.
pub(crate) fn doubtful<T>(first: &Result<T, ServiceError>, wrong: fn(&T) -> usize) -> bool {
    match first {
        Ok(read) => wrong(read) > 0,
        Err(error) => error.refusal().is_some(),
    }
}

/// A list has the words of the language it was made in, whatever the visitor reads: the reading in which fewer rows are
/// wrong is taken, the first of equals.
pub(crate) fn better<T>(
    first: (Result<T, ServiceError>, Lang),
    second: (Result<T, ServiceError>, Lang),
    wrong: fn(&T) -> usize,
) -> Result<(T, Lang), ServiceError> {
    match (first, second) {
        ((Ok(a), _), (Ok(b), lang)) if wrong(&b) < wrong(&a) => Ok((b, lang)),
        ((Ok(a), lang), _) => Ok((a, lang)),
        ((Err(_), _), (Ok(b), lang)) => Ok((b, lang)),
        ((Err(error), _), (Err(_), _)) => Err(error),
    }
}

/// A workbook has the words of the language it was made in, whatever the visitor reads. The language that
/// understands more of it is taken, the visitor's first.
async fn understand(
    state: &State,
    signed: &Signed,
    file: FilePart,
) -> Result<(ImportPreview, Lang), ServiceError> {
    let read = async |lang: Lang| {
        state.service.import_preview(&signed.call, &file.name, file.bytes.to_vec(), &words(lang)).await
    };
    let own = signed.lang;
    let other = other(own);
    let understood = |p: &ImportPreview| (p.columns.len(), std::cmp::Reverse(p.counts[3]));
    match read(own).await {
        Ok(preview) if preview.ignored.is_empty() && preview.counts[3] == 0 => Ok((preview, own)),
        Ok(preview) => match read(other).await {
            Ok(better) if understood(&better) > understood(&preview) => Ok((better, other)),
            _ => Ok((preview, own)),
        },
        Err(error) if error.refusal().is_some_and(|(key, _)| key == "refused-no-task-table") => {
            read(other).await.map(|preview| (preview, other)).map_err(|_| error)
        }
        Err(error) => Err(error),
    }
}

async fn show(
    Given(state): Given<State>,
    signed: Signed,
    Path(plan): Path<String>,
    Query(view): Query<View>,
) -> Page {
    let preview = state.service.import_plan(&signed.call, &plan, &words(view.lang(signed.lang))).await?;
    page(&PreviewPage::of(signed.shell(), preview, view, None))
}

/// What is to be done with a plan.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Apply {
    skip_wrong: String,
    words: String,
}

async fn apply(
    Given(state): Given<State>,
    signed: Signed,
    Path(plan): Path<String>,
    Form(wanted): Form<Apply>,
) -> Page {
    let view = View { words: wanted.words, ..View::default() };
    let words = words(view.lang(signed.lang));
    let skip = !wanted.skip_wrong.is_empty();
    match state.service.import_apply(&signed.call, &plan, skip, &words).await {
        Ok(done) => Ok(Told::ok("import-applied")
            .with("added", done.added)
            .with("changed", done.changed)
            .at("/ledger/import")),
        Err(error) => {
            let (shell, status) = (signed.shell(), status_of(&error));
            let problem = Problem::of(&shell, error)?;
            let preview = state.service.import_plan(&signed.call, &plan, &words).await?;
            page_as(status, &PreviewPage::of(shell, preview, view, Some(problem)))
        }
    }
}

async fn take_back(Given(state): Given<State>, signed: Signed, Path(id): Path<String>) -> Page {
    match state.service.import_take_back(&signed.call, &id, &words(signed.lang)).await {
        Ok(()) => Ok(Told::ok("import-taken-back").at("/ledger/import")),
        Err(error) => {
            let status = status_of(&error);
            let problem = Problem::of(&signed.shell(), error)?;
            page_as(status, &StartPage::of(&state, &signed, Some(problem)).await?)
        }
    }
}

pub(crate) fn status_of(error: &ServiceError) -> StatusCode {
    StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY)
}

#[derive(Template)]
#[template(path = "import/start.html")]
struct StartPage {
    shell: Shell,
    problem: Option<Problem>,
    imports: Vec<ImportLine>,
}

impl StartPage {
    async fn of(state: &State, signed: &Signed, problem: Option<Problem>) -> Result<Self, ServiceError> {
        Ok(Self { shell: signed.shell(), problem, imports: state.service.imports(&signed.call).await? })
    }
}
