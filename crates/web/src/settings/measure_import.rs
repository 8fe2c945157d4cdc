//! Bringing a table of measures in.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use messages::Lang;
use service::{MeasurePreview, MeasureRow, ServiceError};

use super::sheet::{Asked, Kind, Line, PreviewPage, Section, Table, received};
use crate::error::Problem;
use crate::form::{FilePart, Form, Query, Upload};
use crate::import::status_of;
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

/// The list that these tables come into.
struct Measures;

impl Table for Measures {
    type Preview = MeasurePreview;
    const KIND: Kind = Kind {
        address: "/settings/measures/import",
        title: "measure-import-preview",
        all_same: "measure-import-all-same",
        nothing_yet: "measure-import-nothing-yet",
    };

    async fn read(
        state: &State,
        signed: &Signed,
        file: &FilePart,
        lang: Lang,
    ) -> Result<MeasurePreview, ServiceError> {
        let bytes = file.bytes.to_vec();
        state.service.measure_preview(&signed.call, &file.name, bytes, &words(lang)).await
    }

    fn plan(preview: &MeasurePreview) -> (&str, usize) {
        (&preview.plan, preview.counts[3])
    }
}

fn shown(shell: Shell, preview: MeasurePreview, lang: Lang) -> PreviewPage {
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
    PreviewPage::of(shell, Measures::KIND, (preview.plan, &preview.file_name), preview.counts, sections, lang)
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
    match received::<Measures>(&state, &signed, file).await? {
        Ok(preview) => Ok(go(&preview)),
        Err(problem) => page_as(
            StatusCode::UNPROCESSABLE_ENTITY,
            &StartPage { shell: signed.shell(), problem: Some(problem) },
        ),
    }
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
