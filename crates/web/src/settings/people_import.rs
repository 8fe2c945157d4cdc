//! Bringing units and people in as a table, taking them back, and the tables that go out.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use messages::Lang;
use serde::Deserialize;
use service::{
    Format, ImportLine, NewAccount, PeopleApplied, PeopleList, PeoplePreview, PeopleRow, ServiceError,
    SheetOutcome,
};

use crate::error::{PageError, Problem};
use crate::form::{Form, Query, Upload};
use crate::import::{better, doubtful, other, status_of};
use crate::ledger::{attachment, words};
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

#[derive(Template)]
#[template(path = "settings/people_preview.html")]
struct PreviewPage {
    shell: Shell,
    problem: Option<Problem>,
    plan: String,
    words: &'static str,
    sub: String,
    counts: [usize; 4],
    units: Vec<Line>,
    people: Vec<Line>,
    accounts: usize,
    wrong: usize,
    sound: usize,
}

/// A row in words.
struct Line {
    row: usize,
    code: &'static str,
    badge: &'static str,
    cells: [String; 5],
    changes: String,
    /// Field and reason of a wrong row.
    wrong: Option<(String, String)>,
}

impl PreviewPage {
    fn of(shell: Shell, preview: PeoplePreview, lang: Lang, problem: Option<Problem>) -> Self {
        let [new, changed, _, wrong] = preview.counts;
        let total: usize = preview.counts.iter().sum();
        Self {
            sub: shell.t2("import-preview-sub", "file", &preview.file_name, "count", total),
            units: preview.units.into_iter().map(|r| line(&shell, r)).collect(),
            people: preview.people.into_iter().map(|r| line(&shell, r)).collect(),
            counts: preview.counts,
            accounts: preview.accounts,
            plan: preview.plan,
            words: lang.tag(),
            sound: new + changed,
            wrong,
            problem,
            shell,
        }
    }

    /// How many rows came out how, with the words of each.
    fn tally(&self) -> Vec<(String, usize)> {
        let words = ["new", "changed", "same", "wrong"].map(|code| self.shell.word("import", code));
        words.into_iter().zip(self.counts).collect()
    }
}

fn line(shell: &Shell, row: PeopleRow) -> Line {
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
    Line { row: row.row, code, badge, cells: row.cells, changes, wrong }
}

/// `GET /settings/import`
pub(super) async fn start(Given(state): Given<State>, signed: Signed) -> Page {
    page(&StartPage::of(&state, &signed, None).await?)
}

/// `POST /settings/import`
pub(super) async fn receive(Given(state): Given<State>, signed: Signed, Upload(file): Upload) -> Page {
    let shell = signed.shell();
    let problem = match file {
        None => Problem::new(&shell, "import-no-file"),
        Some(file) => {
            let read = async |lang: Lang| {
                let bytes = file.bytes.to_vec();
                state.service.people_preview(&signed.call, &file.name, bytes, &words(lang)).await
            };
            let (own, wrong) = (signed.lang, |preview: &PeoplePreview| preview.counts[3]);
            let first = read(own).await;
            let read = if doubtful(&first, wrong) {
                better((first, own), (read(other(own)).await, other(own)), wrong)
            } else {
                first.map(|preview| (preview, own))
            };
            match read {
                Ok((preview, lang)) => {
                    return Ok(go(&format!("/settings/import/{}?words={}", preview.plan, lang.tag())));
                }
                Err(error) => Problem::of(&shell, error)?,
            }
        }
    };
    page_as(StatusCode::UNPROCESSABLE_ENTITY, &StartPage::of(&state, &signed, Some(problem)).await?)
}

/// `GET /settings/import/{plan}`
pub(super) async fn show(
    Given(state): Given<State>,
    signed: Signed,
    Path(plan): Path<String>,
    Query(asked): Query<Asked>,
) -> Page {
    let lang = Lang::from_tag(&asked.words).unwrap_or(signed.lang);
    let preview = state.service.people_plan(&signed.call, &plan, &words(lang)).await?;
    page(&PreviewPage::of(signed.shell(), preview, lang, None))
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
    let lang = Lang::from_tag(&asked.words).unwrap_or(signed.lang);
    let skip = !asked.skip_wrong.is_empty();
    match state.service.people_apply(&signed.call, &plan, skip, &words(lang)).await {
        Ok(done) => page(&DonePage { shell: signed.shell(), done }),
        Err(error) => {
            let status = status_of(&error);
            let problem = Problem::of(&signed.shell(), error)?;
            let preview = state.service.people_plan(&signed.call, &plan, &words(lang)).await?;
            page_as(status, &PreviewPage::of(signed.shell(), preview, lang, Some(problem)))
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
