//! Who saw what: which pages are noted, and the auditor's page.

use askama::Template;
use axum::extract::State as Given;
use service::{LedgerQuery, SeenKind, SeenLine, SeenPage as View, SeenQuery};

use crate::form::Query;
use crate::page::{Page, page};
use crate::routes::{Method, Row};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

/// The pages of which it is noted who saw them, with what stands in their address for the thing: pages of one thing, and
/// everything that leaves as a file. The rest says nothing that these do not.
const NOTED: &[(&str, SeenKind)] = &[
    ("/tasks/{number}", SeenKind::Task),
    ("/documents/{id}", SeenKind::Document),
    ("/documents/{id}/review", SeenKind::Document),
    ("/chases/{number}", SeenKind::Chase),
    ("/directions/{id}", SeenKind::Direction),
    ("/referrals/{id}", SeenKind::Referral),
    ("/settings/people/{id}", SeenKind::Person),
    ("/ledger/export", SeenKind::File),
    ("/burden/export", SeenKind::File),
    ("/burden/requests/{number}/export", SeenKind::File),
    ("/settings/export", SeenKind::File),
    ("/chases/{number}/paper", SeenKind::File),
    ("/tasks/{number}/evidence/{blob}", SeenKind::File),
    ("/documents/{id}/original", SeenKind::File),
    ("/trace", SeenKind::Trace),
    ("/trace/views", SeenKind::Trace),
    ("/search", SeenKind::Search),
];

/// What somebody who asks for an address sees; nothing where it is not noted. Whole addresses stand for files and the log:
/// they say which part.
pub(crate) fn noted(row: Row, path: &str) -> Option<(SeenKind, String)> {
    if row.method != Method::Get {
        return None;
    }
    let kind = NOTED.iter().find(|(known, _)| *known == row.path).map(|(_, kind)| *kind)?;
    let thing = match kind {
        SeenKind::File | SeenKind::Trace => path.to_owned(),
        SeenKind::Search => typed(path)?,
        _ => {
            let at = row.path.split('/').position(|part| part.starts_with('{'))?;
            path.split(['/', '?']).nth(at)?.to_owned()
        }
    };
    Some((kind, thing))
}

/// What was searched for.
fn typed(path: &str) -> Option<String> {
    let query: Vec<(String, String)> = serde_urlencoded::from_str(path.split_once('?')?.1).ok()?;
    query.into_iter().find(|(name, value)| name == "q" && !value.trim().is_empty()).map(|(_, value)| value)
}

#[derive(Template)]
#[template(path = "trace/seen.html")]
struct SeenPage {
    shell: Shell,
    query: SeenQuery,
    view: View,
    first: String,
    next: String,
}

impl SeenPage {
    fn kinds(&self) -> [SeenKind; 9] {
        SeenKind::ALL
    }

    /// The same page with one more choice made.
    fn only(&self, field: &str, value: &str, kind: &str) -> String {
        let mut query = SeenQuery { before: None, ..self.query.clone() };
        match field {
            "person" => query.person = value.to_owned(),
            "day" => query.day = value.to_owned(),
            _ => (query.kind, query.thing) = (kind.to_owned(), value.to_owned()),
        }
        address(&query)
    }

    /// What was seen, in words: files and pages of the log are kept by their address.
    fn named(&self, line: &SeenLine) -> String {
        match line.kind {
            SeenKind::File | SeenKind::Trace => place(&self.shell, &line.thing),
            _ => line.name.clone(),
        }
    }

    fn of_thing(&self, line: &SeenLine) -> String {
        self.only("thing", &line.thing, line.kind.code())
    }
}

/// An address in words: what left as which kind of file, and whether a part was chosen. Nothing of ours stays as it is.
fn place(shell: &Shell, address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let query: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let words = match parts[..] {
        ["ledger", "export"] => shell.t("seen-at-ledger"),
        ["burden", "export"] => shell.t("seen-at-burden"),
        ["burden", "requests", number, "export"] => shell.t1("seen-at-answers", "number", number),
        ["settings", "export"] => shell.t("seen-at-people"),
        ["chases", number, "paper"] => shell.t1("seen-at-sheet", "number", number),
        ["tasks", number, "evidence", _] => shell.t1("seen-at-evidence", "number", number),
        ["documents", _, "original"] => shell.t("seen-at-original"),
        ["trace"] => shell.t("trace-title"),
        ["trace", "views"] => shell.t("seen-title"),
        _ => address.to_owned(),
    };
    let format = query.iter().find(|(name, _)| name == "format").map(|(_, code)| code.to_uppercase());
    let more = [format, is_part(&parts, address).then(|| shell.t("seen-at-part"))];
    let more: Vec<String> = more.into_iter().flatten().collect();
    match more.is_empty() {
        true => words,
        false => shell.t2("seen-at-more", "words", words, "more", more.join(&shell.t("word-separator"))),
    }
}

/// Whether only a part was seen: what narrows the ledger or the log. How it is sorted, which of its papers it is and where
/// a page begins narrow nothing.
fn is_part(place: &[&str], address: &str) -> bool {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    match place {
        ["ledger", ..] => serde_urlencoded::from_str::<LedgerQuery>(query).is_ok_and(|q| q.is_filtered()),
        ["trace", ..] => {
            let parts: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
            parts.iter().any(|(name, value)| name != "before" && !value.trim().is_empty())
        }
        _ => false,
    }
}

fn address(query: &SeenQuery) -> String {
    let parts: Vec<(&str, String)> = [
        ("person", query.person.clone()),
        ("kind", query.kind.clone()),
        ("thing", query.thing.clone()),
        ("day", query.day.clone()),
        ("before", query.before.map(|b| b.to_string()).unwrap_or_default()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .collect();
    format!("/trace/views?{}", serde_urlencoded::to_string(parts).unwrap_or_default())
}

/// `GET /trace/views`
pub(super) async fn show(Given(state): Given<State>, signed: Signed, Query(query): Query<SeenQuery>) -> Page {
    let view = state.service.seen(&signed.call, &query).await?;
    let at = |before| address(&SeenQuery { before, ..query.clone() });
    let first = if query.before.is_some() { at(None) } else { String::new() };
    let next = view.next.map(|before| at(Some(before))).unwrap_or_default();
    page(&SeenPage { shell: signed.shell(), query, view, first, next })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_is_a_page() {
        let table = crate::routes::table();
        for (path, _) in NOTED {
            assert!(table.iter().any(|r| r.path == *path && r.method == Method::Get), "{path}");
        }
        // Whatever leaves as a file is noted: a new export must be added above.
        let leaves = ["export", "paper", "evidence", "original"];
        for row in table.iter().filter(|r| r.method == Method::Get) {
            if row.path.split('/').any(|part| leaves.contains(&part)) {
                assert!(NOTED.iter().any(|(path, _)| *path == row.path), "{}", row.path);
            }
        }
    }

    #[test]
    fn only_what_narrows_makes_a_part() {
        let part = |address: &str| {
            let path = address.split('?').next().unwrap();
            is_part(&path.split('/').skip(1).collect::<Vec<_>>(), address)
        };
        for whole in [
            "/ledger/export?paper=ledger&format=csv",
            "/ledger/export?sort=-due&tree=1&light=&paper=task-table&format=xlsx",
            "/settings/export?list=people&format=csv",
            "/burden/requests/2026-0001/export?format=csv&due=2026-06-30",
            "/trace?before=120",
            "/trace",
        ] {
            assert!(!part(whole), "{whole}");
        }
        for narrowed in [
            "/ledger/export?light=red&format=csv",
            "/ledger/export?due=2026-01-01..2026-03-31",
            "/trace/views?kind=task",
        ] {
            assert!(part(narrowed), "{narrowed}");
        }
    }

    #[test]
    fn the_thing_is_what_stands_in_the_address() {
        let row = |path: &'static str| {
            crate::routes::table().into_iter().find(|r| r.path == path && r.method == Method::Get).unwrap()
        };
        let task = noted(row("/tasks/{number}"), "/tasks/2026-0002?x=1");
        assert_eq!(task, Some((SeenKind::Task, "2026-0002".to_owned())));
        let file = noted(row("/ledger/export"), "/ledger/export?light=red&format=xlsx");
        assert_eq!(file, Some((SeenKind::File, "/ledger/export?light=red&format=xlsx".to_owned())));
        assert_eq!(
            noted(row("/search"), "/search?q=%E5%AD%A6%E4%BD%8D"),
            Some((SeenKind::Search, "学位".to_owned()))
        );
        assert_eq!(noted(row("/search"), "/search"), None);
        assert_eq!(noted(row("/ledger"), "/ledger"), None);
    }
}
