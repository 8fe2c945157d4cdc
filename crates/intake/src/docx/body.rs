//! The main part of a document, read as a stream of elements.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::numbering::Numbering;
use super::styles::Styles;
use crate::package::{attribute, next, referred};
use crate::{Fault, Table, grid};

/// Elements whose content is not part of the text as it reads: the other form of a drawing, deleted and moved words,
/// readings above characters, formatting as it was before a tracked change.
const MUTED: [&str; 10] = [
    "Fallback",
    "del",
    "moveFrom",
    "rt",
    "pPrChange",
    "rPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
];

#[derive(Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    list: Option<String>,
    level: Option<usize>,
}

struct OpenTable {
    /// Its place among the tables, in the order in which they begin.
    place: usize,
    rows: Vec<Vec<grid::Cell>>,
    row: Vec<grid::Cell>,
    column: usize,
    cell: grid::Cell,
}

/// Where the reading stands.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    /// Lines of the document, then of each open cell.
    sinks: Vec<Vec<String>>,
    paragraphs: Vec<Paragraph>,
    open: Vec<OpenTable>,
    tables: Vec<Table>,
    muted: usize,
    in_properties: bool,
    in_run: bool,
    in_text: bool,
    hidden: bool,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            sinks: vec![Vec::new()],
            paragraphs: Vec::new(),
            open: Vec::new(),
            tables: Vec::new(),
            muted: 0,
            in_properties: false,
            in_run: false,
            in_text: false,
            hidden: false,
        }
    }

    /// Reads to the end: the text, one paragraph a line, and the tables.
    pub(super) fn read<R: BufRead>(mut self, reader: &mut Reader<R>) -> Result<(String, Vec<Table>), Fault> {
        let mut buffer = Vec::new();
        let mut depth = 0usize;
        loop {
            match next(reader, &mut buffer)? {
                Event::Eof if depth > 0 => return Err(Fault::Damaged("the document breaks off".to_owned())),
                Event::Eof => break,
                Event::Start(tag) => {
                    depth += 1;
                    if self.muted > 0 || MUTED.contains(&tag.local_name().as_ref()) {
                        self.muted += 1;
                    } else {
                        self.start(&tag);
                    }
                }
                Event::Empty(tag) if self.muted == 0 => {
                    self.start(&tag);
                    self.end(tag.local_name().as_ref());
                }
                Event::End(tag) => {
                    depth = depth.saturating_sub(1);
                    if self.muted > 0 {
                        self.muted -= 1;
                    } else {
                        self.end(tag.local_name().as_ref());
                    }
                }
                Event::Text(words) if self.speaks() => self.say(&words.xml10_content()),
                Event::CData(words) if self.speaks() => self.say(&words.xml10_content()),
                Event::GeneralRef(reference) if self.speaks() => {
                    if let Some(c) = referred(&reference) {
                        self.say(c.encode_utf8(&mut [0; 4]));
                    }
                }
                _ => {}
            }
            buffer.clear();
        }
        let lines = self.sinks.into_iter().next().unwrap_or_default();
        Ok((lines.join("\n"), self.tables))
    }

    fn speaks(&self) -> bool {
        self.in_text && self.muted == 0 && !self.hidden
    }

    fn say(&mut self, words: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_str(words);
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let value = || attribute(tag, "val");
        match tag.local_name().as_ref() {
            "p" => self.paragraphs.push(Paragraph::default()),
            "pPr" => self.in_properties = true,
            "pStyle" => self.of_paragraph(|paragraph| paragraph.style = value()),
            "numId" => self.of_paragraph(|paragraph| paragraph.list = value()),
            "ilvl" => self.of_paragraph(|paragraph| paragraph.level = value().and_then(|v| v.parse().ok())),
            "r" => (self.in_run, self.hidden) = (true, false),
            "vanish" if self.in_run => {
                self.hidden = !matches!(value().as_deref(), Some("0" | "false" | "off"));
            }
            "t" => self.in_text = true,
            "tab" if self.in_run && !self.in_properties && !self.hidden => self.say("\t"),
            "cr" if self.in_run && !self.hidden => self.say("\n"),
            "br" if self.in_run && !self.hidden && !is_page_break(tag) => self.say("\n"),
            "noBreakHyphen" if self.in_run && !self.hidden => self.say("-"),
            "tbl" => self.begin_table(),
            "tr" => self.of_table(|table| (table.row, table.column) = (Vec::new(), 0)),
            "gridBefore" => {
                let skipped = number(value());
                self.of_table(|table| table.column += skipped);
            }
            "tc" => {
                self.sinks.push(Vec::new());
                self.of_table(|table| {
                    table.cell =
                        grid::Cell { column: table.column, columns: 1, rows: 1, ..grid::Cell::default() };
                });
            }
            "gridSpan" => {
                let columns = number(value()).max(1);
                self.of_table(|table| table.cell.columns = columns);
            }
            "vMerge" => {
                let continues = value().is_none_or(|value| value == "continue");
                self.of_table(|table| table.cell.continues = continues);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.in_properties = false,
            "r" => (self.in_run, self.hidden) = (false, false),
            "t" => self.in_text = false,
            "tc" => self.end_cell(),
            "tr" => self.of_table(|table| {
                let row = std::mem::take(&mut table.row);
                table.rows.push(row);
            }),
            "tbl" => self.end_table(),
            _ => {}
        }
    }

    fn of_paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let (true, Some(paragraph)) = (self.in_properties, self.paragraphs.last_mut()) {
            change(paragraph);
        }
    }

    fn of_table(&mut self, change: impl FnOnce(&mut OpenTable)) {
        if let Some(table) = self.open.last_mut() {
            change(table);
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let style = paragraph.style.as_deref();
        if self.styles.is_contents(style) {
            return;
        }
        let (by_style, level_by_style) = self.styles.numbering(style);
        let level = paragraph.level.or(level_by_style).unwrap_or(0);
        let mut line = String::new();
        // A list whose number is 0 switches the style's list off.
        if let Some(list) = paragraph.list.or(by_style).filter(|list| list != "0") {
            line = self.numbering.next(&list, level, self.styles).unwrap_or_default();
        }
        // An empty paragraph keeps its number: a column of serial numbers consists of nothing else.
        line.push_str(&paragraph.text);
        line.truncate(line.trim_end().len());
        if let Some(sink) = self.sinks.last_mut() {
            sink.push(line);
        }
    }

    fn begin_table(&mut self) {
        let place = self.tables.len();
        self.tables.push(Table::default());
        self.open.push(OpenTable {
            place,
            rows: Vec::new(),
            row: Vec::new(),
            column: 0,
            cell: grid::Cell::default(),
        });
    }

    fn end_cell(&mut self) {
        if self.sinks.len() < 2 {
            return;
        }
        let lines = self.sinks.pop().unwrap_or_default();
        self.of_table(|table| {
            let mut cell = std::mem::take(&mut table.cell);
            cell.paragraphs = lines;
            while cell.paragraphs.last().is_some_and(|line| line.trim().is_empty()) {
                cell.paragraphs.pop();
            }
            table.column += cell.columns.max(1);
            table.row.push(cell);
        });
    }

    fn end_table(&mut self) {
        let Some(table) = self.open.pop() else { return };
        if let Some(sink) = self.sinks.last_mut() {
            sink.extend(grid::lines(&table.rows));
        }
        self.tables[table.place] = grid::fill(&table.rows);
    }
}

/// Whether a break ends a page or column rather than a line.
fn is_page_break(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "type").is_some_and(|kind| kind != "textWrapping")
}

fn number(value: Option<String>) -> usize {
    value.and_then(|value| value.parse().ok()).unwrap_or(0)
}
