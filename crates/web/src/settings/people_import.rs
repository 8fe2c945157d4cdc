//! Bringing units and people in as a table, taking them back, and the tables that go out.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use messages::Lang;
use serde::Deserialize;
use service::{
    Format, ImportLine, NewAccount, PeopleApplied, PeopleList, PeoplePreview, PeopleRow, ServiceError,
};

use super::sheet::{Asked, Kind, Line, PreviewPage, Section, Table, received};
use crate::error::{PageError, Problem};
use crate::form::{FilePart, Form, Query, Upload};
use crate::import::status_of;
use crate::ledger::{attachment, words};
use crate::notice::{Told, go};
use crate::page::{Page, page, page_as};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

/// Which table is wanted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    list: String,
    format: String,
}

#[derive(Template)]
#[template(path = "settings/people_import.html")]
struct StartPage {
    shell: Shell,
    problem: Option<Problem>,
    imports: Vec<ImportLine>,
}

impl StartPage {
    async fn of(state: &State, signed: &Signed, problem: Option<Problem>) -> Result<Self, ServiceError> {
        let imports = state.service.people_imports(&signed.call).await?;
        Ok(Self { shell: signed.shell(), problem, imports })
    }
}

/// The list that these tables come into.
struct People;

impl Table for People {
    type Preview = PeoplePreview;
    const KIND: Kind = Kind {
        address: "/settings/import",
        title: "people-import-preview",
        all_same: "people-import-all-same",
        nothing_yet: "people-import-nothing-yet",
    };

    async fn read(
        state: &State,
        signed: &Signed,
        file: &FilePart,
        lang: Lang,
    ) -> Result<PeoplePreview, ServiceError> {
        let bytes = file.bytes.to_vec();
        state.service.people_preview(&signed.call, &file.name, bytes, &words(lang)).await
    }

    fn plan(preview: &PeoplePreview) -> (&str, usize) {
        (&preview.plan, preview.counts[3])
    }
}

fn shown(shell: Shell, preview: PeoplePreview, lang: Lang) -> PreviewPage {
    let lines = |rows: Vec<PeopleRow>| {
        rows.into_iter().map(|row| Line::of(&shell, row.row, row.cells.into(), row.outcome)).collect()
    };
    let sections = vec![
        Section {
            title: "settings-units",
            headings: vec!["unit-name", "unit-parent", "unit-aliases", "unit-kind", "unit-leader"],
            lines: lines(preview.units),
        },
        Section {
            title: "settings-people",
            headings: vec!["person-name", "person-unit", "person-position", "account-name", "account-role"],
            lines: lines(preview.people),
        },
    ];
    let also = match preview.accounts {
        0 => String::new(),
        count => shell.t1("people-import-accounts", "count", count),
    };
    PreviewPage::of(shell, People::KIND, (preview.plan, &preview.file_name), preview.counts, sections, lang)
        .also(also)
}

/// `GET /settings/import`
pub(super) async fn start(Given(state): Given<State>, signed: Signed) -> Page {
    page(&StartPage::of(&state, &signed, None).await?)
}

/// `POST /settings/import`
pub(super) async fn receive(Given(state): Given<State>, signed: Signed, Upload(file): Upload) -> Page {
    match received::<People>(&state, &signed, file).await? {
        Ok(preview) => Ok(go(&preview)),
        Err(problem) => {
            page_as(StatusCode::UNPROCESSABLE_ENTITY, &StartPage::of(&state, &signed, Some(problem)).await?)
        }
    }
}

/// `GET /settings/import/{plan}`
pub(super) async fn show(
    Given(state): Given<State>,
    signed: Signed,
    Path(plan): Path<String>,
    Query(asked): Query<Asked>,
) -> Page {
    let lang = asked.lang(signed.lang);
    let preview = state.service.people_plan(&signed.call, &plan, &words(lang)).await?;
    page(&shown(signed.shell(), preview, lang))
}

#[derive(Template)]
#[template(path = "settings/people_done.html")]
struct DonePage {
    shell: Shell,
    done: PeopleApplied,
}

impl DonePage {
    fn accounts(&self) -> &[NewAccount] {
        &self.done.accounts
    }
}

/// `POST /settings/import/{plan}`. The answer is the page itself, not a way to one: the codes on it are told once.
pub(super) async fn apply(
    Given(state): Given<State>,
    signed: Signed,
    Path(plan): Path<String>,
    Form(asked): Form<Asked>,
) -> Page {
    let lang = asked.lang(signed.lang);
    match state.service.people_apply(&signed.call, &plan, asked.skips(), &words(lang)).await {
        Ok(done) => page(&DonePage { shell: signed.shell(), done }),
        Err(error) => {
            let status = status_of(&error);
            let problem = Problem::of(&signed.shell(), error)?;
            let preview = state.service.people_plan(&signed.call, &plan, &words(lang)).await?;
            page_as(status, &shown(signed.shell(), preview, lang).stopped(problem))
        }
    }
}

/// `POST /settings/imports/{id}/take-back`
pub(super) async fn take_back(Given(state): Given<State>, signed: Signed, Path(id): Path<String>) -> Page {
    match state.service.people_take_back(&signed.call, &id).await {
        Ok(()) => Ok(Told::ok("import-taken-back").at("/settings/import")),
        Err(error) => {
            let status = status_of(&error);
            let problem = Problem::of(&signed.shell(), error)?;
            page_as(status, &StartPage::of(&state, &signed, Some(problem)).await?)
        }
    }
}

/// `GET /settings/import/example`
pub(super) async fn example(
    Given(state): Given<State>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Page {
    let list = PeopleList::from_code(&wanted.list).ok_or(PageError::NotFound)?;
    Ok(attachment(state.service.people_example(&signed.call, list, &words(signed.lang)).await?))
}

/// `GET /settings/export`
pub(super) async fn export(Given(state): Given<State>, signed: Signed, Query(wanted): Query<Wanted>) -> Page {
    let list = PeopleList::from_code(&wanted.list).ok_or(PageError::NotFound)?;
    let format = Format::from_code(&wanted.format).ok_or(PageError::NotFound)?;
    Ok(attachment(state.service.people_export(&signed.call, list, format, &words(signed.lang)).await?))
}
