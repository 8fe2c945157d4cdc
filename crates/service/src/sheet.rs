//! Tables of a list that come in (measures, units, people): reading the file, finding the headings, keeping the plan until
//! somebody says yes, and counting how rows compare.

use std::borrow::Cow;

use intake::{Format, Limits};
use ledger::{Refusal, hash_text};
use reading::folded;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::access::blocking;
use crate::export::Words;
use crate::view::SheetOutcome;
use crate::{Call, Result, Service, ServiceError, fresh};

/// Rows of a table that are read.
const MAX_ROWS: usize = 5_000;
/// Rows among which the headings are looked for.
const HEADING_ROWS: usize = 12;

/// The rows of a table as they stand in the file.
pub(crate) type Rows = Vec<Vec<String>>;

/// A column, the message key of its field (and so of its own heading), and what offices write above it.
pub(crate) type Known<C> = (C, &'static str, &'static [&'static str]);

/// A field that cannot be used, by its message key, and why.
pub(crate) type AtField<T> = std::result::Result<T, (&'static str, Refusal)>;

/// A refusal with the message key of its field, where it bears one.
pub(crate) fn at_field(refusal: Refusal) -> (&'static str, Refusal) {
    match refusal.field {
        Cow::Borrowed(field) => (field, refusal),
        Cow::Owned(_) => ("", refusal),
    }
}

/// The tables of a file, and the name under which it is remembered.
pub(crate) async fn tables(file_name: &str, bytes: Vec<u8>) -> Result<(String, Vec<Rows>)> {
    let name: String = file_name.rsplit(['/', '\\']).next().unwrap_or("").chars().take(200).collect();
    let taken = blocking({
        let name = name.clone();
        move || intake::take_in(&name, &bytes, &Limits::default())
    })
    .await??;
    let csv = taken.format == Format::Csv;
    let mut tables: Vec<Rows> = taken.tables.into_iter().map(|t| t.rows).collect();
    if csv {
        // Our own csv guards cells that a spreadsheet would calculate.
        for cell in tables.iter_mut().flatten().flatten() {
            *cell = papers::csv::unguard(cell).to_owned();
        }
    }
    if tables.iter().any(|rows| rows.len() > MAX_ROWS) {
        return Err(Refusal::invalid("refused-too-many-rows").with("limit", MAX_ROWS).into());
    }
    Ok((name, tables))
}

/// The first row that names the main column and as many in all as are needed, with what its columns hold.
pub(crate) fn headings<C: Copy + PartialEq>(
    rows: &[Vec<String>],
    known: &[Known<C>],
    main: C,
    least: usize,
    words: Words<'_>,
) -> Option<(usize, Vec<Option<C>>)> {
    let column = |heading: &String| {
        let plain = folded(heading);
        let means = known.iter().find(|(_, own, others)| {
            folded(&words(own, &[])) == plain || others.iter().any(|other| folded(other) == plain)
        });
        means.filter(|_| !plain.is_empty()).map(|(column, ..)| *column)
    };
    rows.iter().take(HEADING_ROWS).enumerate().find_map(|(at, cells)| {
        let mut columns: Vec<Option<C>> = cells.iter().map(column).collect();
        // Of two columns that claim to be the same, the first counts.
        for n in 1..columns.len() {
            if columns[..n].contains(&columns[n]) {
                columns[n] = None;
            }
        }
        let fits = columns.contains(&Some(main)) && columns.iter().flatten().count() >= least;
        fits.then_some((at, columns))
    })
}

/// What stands in a column of a row; `None` where the table has no such column.
pub(crate) fn cell<'c, C: Copy + PartialEq>(
    columns: &[Option<C>],
    cells: &'c [String],
    column: C,
) -> Option<&'c str> {
    let at = columns.iter().position(|c| *c == Some(column))?;
    Some(cells.get(at).map_or("", |cell| cell.trim()))
}

/// The code that stands in a cell, itself or as the catalogue words it.
pub(crate) fn coded(
    cell: &str,
    family: &str,
    codes: impl IntoIterator<Item = &'static str>,
    words: Words<'_>,
) -> Option<&'static str> {
    codes.into_iter().find(|code| *code == cell || words(&format!("{family}-{code}"), &[]) == cell)
}

/// How many rows are new, changed, the same, wrong.
pub(crate) fn counts<'a>(outcomes: impl Iterator<Item = &'a SheetOutcome>) -> [usize; 4] {
    let mut counts = [0; 4];
    for outcome in outcomes {
        counts[match outcome {
            SheetOutcome::New => 0,
            SheetOutcome::Changed(_) => 1,
            SheetOutcome::Same => 2,
            SheetOutcome::Wrong(..) => 3,
        }] += 1;
    }
    counts
}

/// Refuses a plan whose rows are wrong and not to be skipped.
pub(crate) fn check_wrong(wrong: usize, skip: bool) -> Result<()> {
    if wrong > 0 && !skip {
        return Err(Refusal::invalid("refused-wrong-rows").with("count", wrong).into());
    }
    Ok(())
}

/// What a comparison came to, so that a later one can be known to be the same. Identifiers of what is new are made anew
/// each time and must not stand in the lines.
pub(crate) fn fingerprint(lines: impl Iterator<Item = String>) -> String {
    hash_text(lines.collect::<String>().as_bytes())
}

impl Service {
    /// Keeps a plan that waits for somebody's yes. Returns its identifier.
    pub(crate) async fn keep_plan(&self, call: &Call, plan: &impl Serialize) -> Result<String> {
        let id = fresh().simple().to_string();
        let body = serde_json::to_string(plan).map_err(|e| ServiceError::Internal(e.to_string()))?;
        self.store.put_plan(call.site(), &id, call.at, &body).await?;
        Ok(id)
    }

    /// A plan that was kept. One of another kind has its own address.
    pub(crate) async fn kept_plan<P: DeserializeOwned>(&self, call: &Call, id: &str) -> Result<P> {
        let body = self.store.plan(call.site(), id).await?.ok_or(ServiceError::NotFound)?;
        serde_json::from_str(&body).map_err(|_| ServiceError::NotFound)
    }
}
