//! A workbook beside the ledger, row by row.

use askama::Template;
use messages::Lang;
use serde::{Deserialize, Serialize};
use service::{ImportPreview, ImportRow, RowOutcome};

use crate::error::Problem;
use crate::shell::Shell;
use crate::task::{Change, change};

/// Rows on a page.
const PAGE: usize = 200;
/// Outcomes in the order of the preview's counts.
const OUTCOMES: [&str; 4] = ["new", "changed", "same", "wrong"];

/// Which rows of a plan are shown, and in which language its headings are.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct View {
    /// Language tag of the headings.
    pub(super) words: String,
    /// Outcome; all when empty.
    pub(super) show: String,
    /// Rows to pass over.
    pub(super) from: usize,
}

impl View {
    pub(super) fn first(lang: Lang) -> Self {
        Self { words: lang.tag().to_owned(), ..Self::default() }
    }

    pub(super) fn lang(&self, own: Lang) -> Lang {
        Lang::from_tag(&self.words).unwrap_or(own)
    }

    pub(super) fn href(&self, plan: &str) -> String {
        let mut parts = vec![("words", self.words.clone()), ("show", self.show.clone())];
        if self.from > 0 {
            parts.push(("from", self.from.to_string()));
        }
        parts.retain(|(_, value)| !value.is_empty());
        format!("/ledger/import/{plan}?{}", serde_urlencoded::to_string(parts).unwrap_or_default())
    }
}

/// A choice among outcomes.
struct Tab {
    href: String,
    label: String,
    count: String,
    current: bool,
}

/// A row in words.
struct Line {
    row: usize,
    number: String,
    title: String,
    code: &'static str,
    badge: &'static str,
    outcome: String,
    changes: Vec<Change>,
    /// Column and reason of a wrong row.
    wrong: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "import/preview.html")]
pub(super) struct PreviewPage {
    shell: Shell,
    problem: Option<Problem>,
    /// The ledger is another one than when the plan was made.
    stale: bool,
    plan: String,
    words: String,
    sub: String,
    columns: String,
    ignored: String,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
    wrong: usize,
    sound: usize,
    /// Same rows that are counted and not listed.
    unlisted: usize,
    previous: Option<String>,
    next: Option<String>,
}

impl PreviewPage {
    pub(super) fn of(shell: Shell, preview: ImportPreview, view: View, problem: Option<Problem>) -> Self {
        let total: usize = preview.counts.iter().sum();
        let [new, changed, same, wrong] = preview.counts;
        let listed = preview.rows.iter().filter(|r| matches!(r.outcome, RowOutcome::Same)).count();
        let shown: Vec<&ImportRow> =
            preview.rows.iter().filter(|r| view.show.is_empty() || code(&r.outcome).0 == view.show).collect();
        let at = |from: usize| View { from, ..view.clone() }.href(&preview.plan);
        let separator = shell.t("word-separator");
        let headings: Vec<&str> = preview.columns.iter().map(|(heading, _)| heading.as_str()).collect();
        Self {
            stale: problem.as_ref().is_some_and(|p| p.is("refused-changed-meanwhile")),
            problem,
            sub: shell.t2("import-preview-sub", "file", &preview.file_name, "count", total),
            columns: headings.join(&separator),
            ignored: preview.ignored.join(&separator),
            tabs: tabs(&shell, &preview, &view),
            lines: shown.iter().skip(view.from).take(PAGE).map(|r| line(&shell, r)).collect(),
            wrong,
            sound: new + changed,
            unlisted: if view.show.is_empty() || view.show == "same" { same - listed } else { 0 },
            previous: (view.from > 0).then(|| at(view.from.saturating_sub(PAGE))),
            next: (view.from + PAGE < shown.len()).then(|| at(view.from + PAGE)),
            words: view.words.clone(),
            plan: preview.plan,
            shell,
        }
    }
}

fn tabs(shell: &Shell, preview: &ImportPreview, view: &View) -> Vec<Tab> {
    let tab = |show: &str, key: &str, count: usize| Tab {
        href: View { show: show.to_owned(), from: 0, ..view.clone() }.href(&preview.plan),
        label: shell.t(key),
        count: shell.number(count),
        current: view.show == show,
    };
    let all = tab("", "word-all", preview.counts.iter().sum());
    let rest = OUTCOMES.iter().zip(preview.counts).map(|(code, n)| tab(code, &format!("import-{code}"), n));
    std::iter::once(all).chain(rest).collect()
}

fn line(shell: &Shell, row: &ImportRow) -> Line {
    let (code, badge) = code(&row.outcome);
    Line {
        row: row.row,
        number: row.number.map(|n| n.to_string()).unwrap_or_default(),
        title: row.title.clone(),
        code,
        badge,
        outcome: shell.t(&format!("import-{code}")),
        changes: match &row.outcome {
            RowOutcome::New(changes) | RowOutcome::Changed(changes) => {
                changes.iter().map(|c| change(shell, c)).collect()
            }
            _ => Vec::new(),
        },
        wrong: match &row.outcome {
            RowOutcome::Wrong { column, refusal } => {
                Some((column.clone(), shell.words(refusal.key, &refusal.args)))
            }
            _ => None,
        },
    }
}

/// Code and badge of an outcome.
fn code(outcome: &RowOutcome) -> (&'static str, &'static str) {
    match outcome {
        RowOutcome::New(_) => ("new", "badge-accent"),
        RowOutcome::Changed(_) => ("changed", "badge-soft"),
        RowOutcome::Same => ("same", ""),
        RowOutcome::Wrong { .. } => ("wrong", "badge-ink"),
    }
}
