//! The ledger as a file: the same rows as the page, in the words of the visitor's language.

use axum::extract::State as Given;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use messages::{Arg, Lang};
use serde::Deserialize;
use service::{Export, Format, LedgerQuery, Paper};

use super::Others;
use crate::error::PageError;
use crate::form::Query;
use crate::page::Page;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

/// What to make of which view.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    #[serde(flatten)]
    query: LedgerQuery,
    format: String,
    paper: String,
    #[serde(flatten)]
    others: Others,
}

pub(super) async fn export(Given(state): Given<State>, signed: Signed, Query(wanted): Query<Wanted>) -> Page {
    wanted.others.none()?;
    let paper = Paper::from_code(&wanted.paper).ok_or(PageError::NotFound)?;
    let format = Format::from_code(&wanted.format).ok_or(PageError::NotFound)?;
    let words = words(signed.lang);
    let made = state.service.export(&signed.call, &wanted.query, paper, format, &words).await?;
    Ok(attachment(made))
}

/// The words of a language for use cases that write or read papers. Counts are counted and grouped; all else stands as given.
pub fn words(lang: Lang) -> impl Fn(&str, &[(&str, String)]) -> String + Sync {
    move |key, args| {
        let arg = |name: &str, value: &String| match value.parse::<i64>() {
            Ok(n) if matches!(name, "count" | "days" | "months") => Arg::Number(n),
            _ => Arg::from(value.clone()),
        };
        let args: Vec<(&str, Arg<'_>)> = args.iter().map(|(name, value)| (*name, arg(name, value))).collect();
        messages::text_args(lang, key, &args)
    }
}

/// A file for the visitor to keep, under its own name whatever script that is written in.
pub(crate) fn attachment(made: Export) -> Response {
    let extension = made.file_name.rsplit('.').next().unwrap_or_default();
    let escaped: String = made
        .file_name
        .bytes()
        .map(|b| match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(b).to_string(),
            _ => format!("%{b:02X}"),
        })
        .collect();
    let line = format!("attachment; filename=\"luoshi.{extension}\"; filename*=UTF-8''{escaped}");
    let line = HeaderValue::from_str(&line).unwrap_or_else(|_| HeaderValue::from_static("attachment"));
    let kind = HeaderValue::from_static(made.content_type);
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, line)], made.bytes).into_response()
}

/// A link to a file.
pub(super) struct Link {
    pub(super) href: String,
    pub(super) label: String,
}

/// The files that a view can be had as.
pub(super) struct Out {
    pub(super) ledger_xlsx: String,
    pub(super) table_docx: String,
    pub(super) more: Vec<Link>,
}

impl Out {
    pub(super) fn of(shell: &Shell, query: &LedgerQuery) -> Self {
        let view = LedgerQuery { after: String::new(), ..query.clone() }.to_query_string();
        let href = |paper: &str, format: &str| {
            let and = if view.is_empty() { "" } else { "&" };
            format!("/ledger/export?{view}{and}paper={paper}&format={format}")
        };
        let link =
            |key: &str, paper: &str, format: &str| Link { href: href(paper, format), label: shell.t(key) };
        Self {
            ledger_xlsx: href("ledger", "xlsx"),
            table_docx: href("task-table", "docx"),
            more: vec![
                link("ledger-export-table-xlsx", "task-table", "xlsx"),
                link("ledger-export-table-csv", "task-table", "csv"),
                link("ledger-export-docx", "ledger", "docx"),
                link("ledger-export-csv", "ledger", "csv"),
                link("ledger-export-json", "ledger", "json"),
            ],
        }
    }
}
