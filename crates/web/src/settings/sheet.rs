//! What every table has in common that comes into a list of the settings: it is read in the language it was made in, shown
//! row by row, and applied after a yes.

use askama::Template;
use messages::Lang;
use serde::Deserialize;
use service::{ServiceError, SheetOutcome};

use crate::error::{PageError, Problem};
use crate::form::FilePart;
use crate::import::{better, doubtful, other};
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

impl Asked {
    /// The language of the headings, else the visitor's.
    pub(super) fn lang(&self, own: Lang) -> Lang {
        Lang::from_tag(&self.words).unwrap_or(own)
    }

    /// Whether rows that are wrong are left out.
    pub(super) fn skips(&self) -> bool {
        !self.skip_wrong.is_empty()
    }
}

/// A table as the visitor's language reads it, or as the other one does where that understands more of it; the second is
/// read where the first is `doubtful`.
fn in_either<T>(
    own: Lang,
    first: Result<T, ServiceError>,
    second: Option<Result<T, ServiceError>>,
    wrong: fn(&T) -> usize,
) -> Result<(T, Lang), ServiceError> {
    match second {
        Some(second) => better((first, own), (second, other(own)), wrong),
        None => first.map(|preview| (preview, own)),
    }
}

/// A list into which tables come.
pub(super) trait Table {
    /// A table that was read and compared with the list.
    type Preview: Send;
    /// Where the list stands and what it is called.
    const KIND: Kind;

    /// Reads a table whose headings are in a language.
    fn read(
        state: &State,
        signed: &Signed,
        file: &FilePart,
        lang: Lang,
    ) -> impl Future<Output = Result<Self::Preview, ServiceError>> + Send;

    /// Its plan, and how many of its rows are wrong.
    fn plan(preview: &Self::Preview) -> (&str, usize);
}

/// Takes a table in. Returns where it is shown row by row, or why it cannot be read.
pub(super) async fn received<T: Table>(
    state: &State,
    signed: &Signed,
    file: Option<FilePart>,
) -> Result<Result<String, Problem>, PageError> {
    let shell = signed.shell();
    let Some(file) = file else { return Ok(Err(Problem::new(&shell, "import-no-file"))) };
    let (own, wrong) = (signed.lang, |preview: &T::Preview| T::plan(preview).1);
    let first = T::read(state, signed, &file, own).await;
    let second =
        if doubtful(&first, wrong) { Some(T::read(state, signed, &file, other(own)).await) } else { None };
    match in_either(own, first, second, wrong) {
        Ok((preview, lang)) => {
            Ok(Ok(format!("{}/{}?words={}", T::KIND.address, T::plan(&preview).0, lang.tag())))
        }
        Err(error) => Ok(Err(Problem::of(&shell, error)?)),
    }
}

/// Where a list stands and what it is called: addresses and message keys.
pub(super) struct Kind {
    /// Where its tables come in.
    pub(super) address: &'static str,
    /// Title of the preview.
    pub(super) title: &'static str,
    /// That nothing would change.
    pub(super) all_same: &'static str,
    /// That nothing is written yet.
    pub(super) nothing_yet: &'static str,
}

/// The rows of a table under the keys of its headings.
pub(super) struct Section {
    /// Message key of the heading above; empty where there is one table only.
    pub(super) title: &'static str,
    pub(super) headings: Vec<&'static str>,
    pub(super) lines: Vec<Line>,
}

/// A row in words.
pub(super) struct Line {
    row: usize,
    code: &'static str,
    badge: &'static str,
    cells: Vec<String>,
    changes: String,
    /// Field and reason of a wrong row.
    wrong: Option<(String, String)>,
}

impl Line {
    pub(super) fn of(shell: &Shell, row: usize, cells: Vec<String>, outcome: SheetOutcome) -> Self {
        let (code, badge) = match outcome {
            SheetOutcome::New => ("new", "badge-accent"),
            SheetOutcome::Changed(_) => ("changed", "badge-soft"),
            SheetOutcome::Same => ("same", ""),
            SheetOutcome::Wrong(..) => ("wrong", "badge-ink"),
        };
        let (mut changes, mut wrong) = (String::new(), None);
        match outcome {
            SheetOutcome::Changed(keys) => {
                let fields: Vec<String> = keys.into_iter().map(|key| shell.t(key)).collect();
                changes = shell.t1("measure-changes", "fields", fields.join(&shell.t("word-separator")));
            }
            SheetOutcome::Wrong(key, refusal) => {
                wrong = Some((shell.t(key), shell.words(refusal.key, &refusal.args)));
            }
            SheetOutcome::New | SheetOutcome::Same => {}
        }
        Self { row, code, badge, cells, changes, wrong }
    }
}

/// A table before it is applied.
#[derive(Template)]
#[template(path = "settings/sheet_preview.html")]
pub(super) struct PreviewPage {
    shell: Shell,
    problem: Option<Problem>,
    kind: Kind,
    plan: String,
    words: &'static str,
    sub: String,
    counts: [usize; 4],
    sections: Vec<Section>,
    /// What else would come of it, in words; may be empty.
    also: String,
}

impl PreviewPage {
    pub(super) fn of(
        shell: Shell,
        kind: Kind,
        (plan, file_name): (String, &str),
        counts: [usize; 4],
        sections: Vec<Section>,
        lang: Lang,
    ) -> Self {
        let total: usize = counts.iter().sum();
        Self {
            sub: shell.t2("import-preview-sub", "file", file_name, "count", total),
            sections: sections.into_iter().filter(|section| !section.lines.is_empty()).collect(),
            also: String::new(),
            words: lang.tag(),
            problem: None,
            kind,
            plan,
            counts,
            shell,
        }
    }

    /// The same, with what kept it from being applied.
    pub(super) fn stopped(self, problem: Problem) -> Self {
        Self { problem: Some(problem), ..self }
    }

    /// The same, with what else would come of it.
    pub(super) fn also(self, also: String) -> Self {
        Self { also, ..self }
    }

    fn sound(&self) -> usize {
        self.counts[0] + self.counts[1]
    }

    fn wrong(&self) -> usize {
        self.counts[3]
    }

    /// How many rows came out how, with the words of each.
    fn tally(&self) -> Vec<(String, usize)> {
        let words = ["new", "changed", "same", "wrong"].map(|code| self.shell.word("import", code));
        words.into_iter().zip(self.counts).collect()
    }
}
