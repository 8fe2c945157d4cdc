//! Word 97, through undoc.

use undoc::model::{Block, ListType, Paragraph};

use crate::{Fault, Format, Intake, Table, grid};

/// Reads a document. The format of its automatic numbers is not given to us, only their values: they are written
/// as `1.`.
pub(crate) fn read(bytes: &[u8]) -> Result<Intake, Fault> {
    let parsed = undoc::doc::DocParser::from_bytes(bytes.to_vec()).and_then(|mut parser| parser.parse());
    let document = parsed.map_err(|error| match error {
        undoc::Error::Encrypted => Fault::Encrypted,
        error => Fault::Damaged(error.to_string()),
    })?;
    let mut lines = Vec::new();
    let mut tables = Vec::new();
    for block in document.sections.iter().flat_map(|section| &section.content) {
        match block {
            Block::Paragraph(paragraph) => lines.extend(line(paragraph)),
            Block::Table(table) => lines.extend(take_table(table, &mut tables)),
            _ => {}
        }
    }
    Ok(Intake::new(Format::Doc, lines.join("\n"), tables))
}

fn line(paragraph: &Paragraph) -> Option<String> {
    let mut text = String::new();
    if let Some(list) = &paragraph.list_info
        && let (ListType::Numbered, Some(number)) = (&list.list_type, list.number)
    {
        text = format!("{number}. ");
    }
    for run in &paragraph.runs {
        text.push_str(&run.text);
        if run.line_break {
            text.push('\n');
        }
    }
    text.truncate(text.trim_end().len());
    Some(text)
}

/// Keeps a table and the tables inside it, and returns its lines.
fn take_table(table: &undoc::model::Table, tables: &mut Vec<Table>) -> Vec<String> {
    let place = tables.len();
    tables.push(Table::default());
    let mut rows = Vec::with_capacity(table.rows.len());
    for (row, columns) in table.rows.iter().zip(table.cell_columns()) {
        let mut cells = Vec::with_capacity(row.cells.len());
        for (cell, column) in row.cells.iter().zip(columns) {
            let mut paragraphs: Vec<String> = cell.content.iter().filter_map(line).collect();
            for nested in &cell.nested_tables {
                paragraphs.extend(take_table(nested, tables));
            }
            let (columns, rows) = (cell.col_span.max(1) as usize, cell.row_span.max(1) as usize);
            cells.push(grid::Cell { column, columns, rows, continues: false, paragraphs });
        }
        rows.push(cells);
    }
    tables[place] = grid::fill(&rows);
    grid::lines(&rows)
}
