//! Bringing a table of measures in.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use messages::Lang;
use service::{MeasurePreview, MeasureRow};

use super::sheet::{Asked, Kind, Line, PreviewPage, Section, in_either};
use crate::error::Problem;
use crate::form::{Form, Query, Upload};
use crate::import::{doubtful, other, status_of};
use crate::ledger::words;
use crate::notice::{Told, go};
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

#[derive(Template)]
#[template(path = "settings/measure_import.html")]
struct StartPage {
    shell: Shell,
    problem: Option<Problem>,
}

fn shown(shell: Shell, preview: MeasurePreview, lang: Lang) -> PreviewPage {
    let kind = Kind {
        address: "/settings/measures/import",
        title: "measure-import-preview",
        all_same: "measure-import-all-same",
        nothing_yet: "measure-import-nothing-yet",
    };
    let headings = vec![
        "measure-name",
        "measure-aliases",
        "measure-unit",
        "measure-direction",
        "measure-field",
        "measure-source",
        "measure-frequency",
    ];
    let lines = preview.rows.into_iter().map(|row| line(&shell, row)).collect();
    let sections = vec![Section { title: "", headings, lines }];
    PreviewPage::of(shell, kind, (preview.plan, &preview.file_name), preview.counts, sections, lang)
}

fn line(shell: &Shell, row: MeasureRow) -> Line {
    let form = row.form;
    let word = |area: &str, code: &str| match code {
        "" => String::new(),
        code => shell.word(area, code),
    };
    let cells = vec![
        form.name,
        form.aliases,
        form.unit,
        word("measure-direction", &form.direction),
        word("field", &form.field),
        form.source,
        word("measure-frequency", &form.frequency),
    ];
    Line::of(shell, row.row, cells, row.outcome)
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
            let second = if doubtful(&first, wrong) { Some(read(other(own)).await) } else { None };
            match in_either(own, first, second, wrong) {
                Ok((preview, lang)) => {
                    let plan = preview.plan;
                    return Ok(go(&format!("/settings/measures/import/{plan}?words={}", lang.tag())));
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
    let lang = asked.lang(signed.lang);
    let preview = state.service.measure_plan(&signed.call, &plan, &words(lang)).await?;
    page(&shown(signed.shell(), preview, lang))
}

/// `POST /settings/measures/import/{plan}`
pub(super) async fn apply(
    Given(state): Given<State>,
    signed: Signed,
    Path(plan): Path<String>,
    Form(asked): Form<Asked>,
) -> Page {
    let lang = asked.lang(signed.lang);
    match state.service.measure_apply(&signed.call, &plan, asked.skips(), &words(lang)).await {
        Ok([added, changed]) => Ok(Told::ok("measure-imported")
            .with("added", added)
            .with("changed", changed)
            .at("/settings/measures")),
        Err(error) => {
            let status = status_of(&error);
            let problem = Problem::of(&signed.shell(), error)?;
            let preview = state.service.measure_plan(&signed.call, &plan, &words(lang)).await?;
            page_as(status, &shown(signed.shell(), preview, lang).stopped(problem))
        }
    }
}
