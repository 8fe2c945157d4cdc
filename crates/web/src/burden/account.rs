//! Who asked whom for what, and the same as a file.

use askama::Template;
use axum::extract::State as Given;
use serde::Deserialize;
use service::{BurdenPage, Format, Load};

use super::words::Bar;
use crate::error::PageError;
use crate::form::Query;
use crate::ledger::{attachment, words};
use crate::page::{Page, page};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

#[derive(Template)]
#[template(path = "burden/page.html")]
struct AccountPage {
    shell: Shell,
    burden: BurdenPage,
}

impl AccountPage {
    fn bar(&self, load: &Load) -> Option<Bar> {
        Bar::of(&self.shell, load)
    }

    /// All that is asked in the year, in tenths of an hour: the sum of what is written for its parts.
    fn sum(&self) -> u64 {
        ledger::tenths(self.burden.requests) + ledger::tenths(self.burden.reports)
    }
}

/// Units shown; the page of budgets has all of them.
const SHOWN: usize = 12;

pub(super) async fn show(Given(state): Given<State>, signed: Signed) -> Page {
    let mut burden = state.service.burden_page(&signed.call).await?;
    burden.loads.truncate(SHOWN);
    page(&AccountPage { shell: signed.shell(), burden })
}

/// Which file.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    pub(super) format: String,
    pub(super) due: String,
}

impl Wanted {
    /// csv or xlsx; anything else is no page.
    pub(super) fn format(&self) -> Result<Format, PageError> {
        let format = Format::from_code(&self.format).ok_or(PageError::NotFound)?;
        matches!(format, Format::Csv | Format::Xlsx).then_some(format).ok_or(PageError::NotFound)
    }
}

pub(super) async fn export(Given(state): Given<State>, signed: Signed, Query(wanted): Query<Wanted>) -> Page {
    let made = state.service.burden_export(&signed.call, wanted.format()?, &words(signed.lang)).await?;
    Ok(attachment(made))
}
