//! The ledger list and its exports. The address holds the whole view: filter, order, place.

mod filters;
mod out;
mod row;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State as Given;
use ledger::{Action, Refusal, plain_figures};
use serde::Deserialize;
use service::{LedgerQuery, LedgerView, ServiceError};

pub(crate) use out::attachment;
pub use out::words;
pub(crate) use row::{Row, rows};

use crate::form::Query;
use crate::page::{Page, page};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;
use filters::{Chip, LightChoice, Select, View};
use out::Out;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/ledger", Action::Read, list).get("/ledger/export", Action::Export, out::export)
}

/// The view of an address, and what the filter form adds to it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Address {
    #[serde(flatten)]
    query: LedgerQuery,
    from: String,
    to: String,
    #[serde(flatten)]
    others: Others,
}

/// What else stands in an address; nothing may.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Others(BTreeMap<String, String>);

impl Others {
    /// Refuses a filter that there is not: the whole ledger would look like the part that was asked for.
    pub(super) fn none(&self) -> Result<(), ServiceError> {
        match self.0.keys().next() {
            None => Ok(()),
            Some(name) => Err(Refusal::invalid("refused-filter-name").with("text", name).into()),
        }
    }
}

impl Address {
    /// The view. Two days win over the word that the list of choices sends beside them.
    fn view(self) -> LedgerQuery {
        let mut query = self.query;
        if !self.from.is_empty() || !self.to.is_empty() {
            query.due = format!("{}..{}", day(&self.from), day(&self.to));
        }
        query
    }
}

/// A day as people type it (2026-6-30, 2026/6/30, 2026年6月30日) as addresses have it.
fn day(typed: &str) -> String {
    let plain = plain_figures(typed);
    let parts: Vec<&str> =
        plain.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [year, month, day] => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => typed.trim().to_owned(),
    }
}

async fn list(Given(state): Given<State>, signed: Signed, Query(address): Query<Address>) -> Page {
    address.others.none()?;
    let query = address.view();
    let view = state.service.ledger(&signed.call, &query).await?;
    page(&ListPage::of(&signed, query, view))
}

/// The address of a view, from its first row.
fn href(query: &LedgerQuery) -> String {
    let mut query = query.clone();
    query.after.clear();
    match query.to_query_string() {
        empty if empty.is_empty() => "/ledger".to_owned(),
        text => format!("/ledger?{text}"),
    }
}

/// The same view with something changed.
fn changed(query: &LedgerQuery, change: impl FnOnce(&mut LedgerQuery)) -> String {
    let mut query = query.clone();
    change(&mut query);
    href(&query)
}

/// A heading of the table.
struct Heading {
    class: &'static str,
    label: String,
    href: Option<String>,
    hint: String,
    sorted: Option<&'static str>,
}

/// Column class, message key, sort key.
const HEADINGS: [(&str, &str, &str); 8] = [
    ("c-number", "column-number", "number"),
    ("c-light", "column-light", "light"),
    ("c-task", "column-task-short", ""),
    ("c-unit", "column-lead-unit", "unit"),
    ("c-leader", "column-leader", "leader"),
    ("c-due", "column-due", "due"),
    ("c-meter", "column-progress", ""),
    ("c-target", "column-target", ""),
];

fn headings(shell: &Shell, query: &LedgerQuery, meters: bool) -> Vec<Heading> {
    let order = query.order();
    let shown = HEADINGS.iter().filter(|(class, ..)| meters || *class != "c-meter");
    let one = |(class, key, sort): &(&'static str, &str, &str)| {
        let label = shell.t(key);
        let current = !sort.is_empty() && order.key.code() == *sort;
        let next = if current && !order.descending { format!("-{sort}") } else { (*sort).to_owned() };
        Heading {
            class,
            href: (!sort.is_empty()).then(|| changed(query, |q| q.sort = next)),
            hint: shell.t1("ledger-sort-by", "column", &label),
            sorted: current.then_some(if order.descending { "descending" } else { "ascending" }),
            label,
        }
    };
    shown.map(one).collect()
}

#[derive(Template)]
#[template(path = "ledger/list.html")]
struct ListPage {
    shell: Shell,
    total: String,
    as_of: String,
    shown: String,
    found: String,
    may_edit: bool,
    /// Nothing was ever put into this ledger.
    untouched: bool,
    query: LedgerQuery,
    views: Vec<View>,
    selects: Vec<Select>,
    more: Vec<Select>,
    more_on: bool,
    lights: Vec<LightChoice>,
    chips: Vec<Chip>,
    headings: Vec<Heading>,
    rows: Vec<Row>,
    /// Whether any progress is known; a column of nothing is left out.
    meters: bool,
    out: Out,
    first: Option<String>,
    next: Option<String>,
}

impl ListPage {
    fn of(signed: &Signed, query: LedgerQuery, view: LedgerView) -> Self {
        let shell = signed.shell();
        let rows = rows(&shell, signed.call.today(), &view.lines);
        let meters = rows.iter().any(|r| r.meter.is_some());
        let order = HEADINGS.iter().find(|(.., sort)| *sort == query.order().key.code());
        let order = order.map_or(String::new(), |(_, key, _)| shell.t(key));
        let chips = filters::chips(&shell, &query, &view.options);
        let more = filters::more(&shell, &query, &view.options);
        Self {
            total: if view.capped {
                shell.t1("ledger-many", "count", view.total)
            } else if view.subs > 0 {
                shell.t2("ledger-tree", "count", view.total, "subs", view.subs)
            } else {
                shell.t1("count-tasks", "count", view.total)
            },
            as_of: shell.t1("data-as-of", "time", shell.datetime(signed.call.at)),
            shown: shell.t2("ledger-shown", "count", view.lines.len(), "column", &order),
            found: if view.capped {
                shell.t1("ledger-total-many", "count", view.total)
            } else {
                shell.t1("ledger-total", "count", view.total)
            },
            may_edit: signed.may(Action::EditTask),
            untouched: view.lines.is_empty() && !query.is_filtered() && query.after.is_empty(),
            views: filters::views(&shell, &query, &view.lights),
            selects: filters::selects(&shell, &query, &view.options),
            more_on: more.iter().any(|s| s.on),
            more,
            lights: filters::lights(&shell, &query, &view.lights),
            headings: headings(&shell, &query, meters),
            out: Out::of(&shell, &query),
            first: (!query.after.is_empty()).then(|| href(&query)),
            next: view.next.map(|after| {
                let next = LedgerQuery { after, ..query.clone() };
                format!("/ledger?{}", next.to_query_string())
            }),
            chips,
            meters,
            rows,
            query,
            shell,
        }
    }
}
