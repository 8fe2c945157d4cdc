//! Tables of a word processor: merged cells filled for those who look up, left blank for those who read.

use crate::Table;

/// More columns than any word processor has; wider spans are flaws or traps.
const MOST_COLUMNS: usize = 256;

/// A cell where it stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    /// First column.
    pub column: usize,
    /// Columns covered.
    pub columns: usize,
    /// Rows covered, for formats that say it on the first cell.
    pub rows: usize,
    /// Whether it continues the cell above, for formats that say it on the others.
    pub continues: bool,
    /// What it holds.
    pub paragraphs: Vec<String>,
}

/// The rows with every merged cell filled.
pub(crate) fn fill(rows: &[Vec<Cell>]) -> Table {
    let mut filled: Vec<Vec<String>> = vec![Vec::new(); rows.len()];
    for (number, row) in rows.iter().enumerate() {
        for cell in row.iter().filter(|cell| cell.column < MOST_COLUMNS) {
            let text = if cell.continues && number > 0 {
                filled[number - 1].get(cell.column).cloned().unwrap_or_default()
            } else {
                cell.paragraphs.join("\n")
            };
            let end = (cell.column + cell.columns.max(1)).min(MOST_COLUMNS);
            let below = cell.rows.max(1);
            for line in filled.iter_mut().skip(number).take(below) {
                if line.len() < end {
                    line.resize(end, String::new());
                }
                for place in &mut line[cell.column..end] {
                    place.clone_from(&text);
                }
            }
        }
    }
    let width = filled.iter().map(Vec::len).max().unwrap_or(0);
    for row in &mut filled {
        row.resize(width, String::new());
    }
    Table { name: String::new(), rows: filled }
}

/// The rows as lines to read, every merged cell once. A row that has one cell to say something is a frame around
/// paragraphs, which stay paragraphs; otherwise its cells are parted by tabs.
pub(crate) fn lines(rows: &[Vec<Cell>]) -> Vec<String> {
    let mut lines = Vec::new();
    for row in rows {
        let said =
            row.iter().filter(|cell| !cell.continues && cell.paragraphs.iter().any(|p| !p.trim().is_empty()));
        let said: Vec<&Cell> = said.collect();
        match said[..] {
            [] => {}
            [only] => lines.extend(only.paragraphs.iter().filter(|p| !p.trim().is_empty()).cloned()),
            _ => {
                // Every word stays in its column, so that a head of two lines fits together.
                let mut cells: Vec<String> = Vec::new();
                for cell in row.iter().filter(|cell| cell.column < MOST_COLUMNS) {
                    cells.resize(cells.len().max(cell.column), String::new());
                    cells.push(on_one_line(cell));
                    cells.resize((cell.column + cell.columns.max(1)).min(MOST_COLUMNS), String::new());
                }
                lines.push(cells.join("\t").trim_end_matches('\t').to_owned());
            }
        }
    }
    lines
}

fn on_one_line(cell: &Cell) -> String {
    if cell.continues {
        return String::new();
    }
    let words: Vec<&str> =
        cell.paragraphs.iter().flat_map(|p| p.split(['\n', '\t'])).map(str::trim).collect();
    words.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
}
