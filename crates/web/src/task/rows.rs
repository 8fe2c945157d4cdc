//! Forms with rows: their fields are named after the row, `title-0`, `title-1`.

use std::collections::BTreeMap;

/// Rows that a form may have.
const MOST: usize = 100;
/// Rows added when somebody asks for more.
pub(super) const MORE: usize = 4;

/// The fields of a form with rows.
pub(super) struct Rows(pub(super) BTreeMap<String, String>);

impl Rows {
    /// How many rows there are, by the fields of that name.
    pub(super) fn count(&self, name: &str) -> usize {
        let row = |key: &String| key.strip_prefix(name)?.strip_prefix('-')?.parse::<usize>().ok();
        self.0.keys().filter_map(row).max().map_or(0, |last| (last + 1).min(MOST))
    }

    /// What was typed into a field of a row.
    pub(super) fn get(&self, name: &str, row: usize) -> String {
        self.one(&format!("{name}-{row}"))
    }

    /// What was typed into a field of the whole form.
    pub(super) fn one(&self, name: &str) -> String {
        self.0.get(name).map(|value| value.trim().to_owned()).unwrap_or_default()
    }

    /// Whether that button was pressed.
    pub(super) fn pressed(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}
