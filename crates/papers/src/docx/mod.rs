//! docx as GB/T 9704-2012 sets an official table: 小标宋 title, 仿宋 text, 黑体 headings that repeat on every page, rows
//! that stay whole, "— 1 —" at the foot.
//!
//! The fonts are named with substitutes, never embedded: the office's own serve.

mod layout;
mod parts;
mod slip;

use std::io::{Cursor, Seek, Write};

pub use slip::{Slip, slip};

use jiff::{civil::Date, fmt::strtime::BrokenDownTime};

use crate::{
    Align, Cell, Error, Head, Row, Sheet, Tone,
    package::{self, About, DECLARATION, Package},
    sheet,
    xml::{clean, escape},
};

/// Word refuses tables wider than this.
const COLUMN_LIMIT: usize = 63;
const FLUSH_AT: usize = 1 << 16;
const WORDPROCESSING: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/// The air on either side of the text of a cell, in twentieths of a point.
const CELL_AIR: usize = 70;
/// The width of a half-width character of the title, in the same measure.
const TITLE_HALF: usize = 220;

/// How the paper lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    /// A4 on its side: room for tables of many columns.
    Landscape,
    /// A4 upright with the margins of an official document.
    Portrait,
}

/// Where the page number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageNumber {
    /// In the middle of the foot.
    Centred,
    /// On the outer side, one character in: right on odd pages, left on even ones, for printing on both sides.
    Outer,
}

/// The page set-up of a docx.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// How the paper lies.
    pub orientation: Orientation,
    /// Where the page number stands.
    pub number: PageNumber,
}

impl Page {
    /// A4 on its side with the page number in the middle.
    pub const LANDSCAPE: Self = Self { orientation: Orientation::Landscape, number: PageNumber::Centred };
    /// A4 upright with the page number on the outer side.
    pub const PORTRAIT: Self = Self { orientation: Orientation::Portrait, number: PageNumber::Outer };
}

/// Writes a docx row by row.
pub struct Writer<W: Write + Seek> {
    package: Package<W>,
    head: Head,
    page: Page,
    /// The widths of the columns in twentieths of a point.
    widths: Vec<usize>,
    buffer: String,
    rows: usize,
}

impl<W: Write + Seek> Writer<W> {
    /// Begins the file: everything up to the headings of the table.
    pub fn new(out: W, head: &Head, page: Page) -> Result<Self, Error> {
        sheet::check_columns(head, COLUMN_LIMIT)?;
        let (size, widths) = layout::columns(head, parts::text_width(page.orientation));
        let about = About { title: &head.title, creator: &head.issuer, created: head.created };
        let mut package = begin_package(out, &about, page, size)?;
        package.begin("word/document.xml")?;
        let buffer = String::with_capacity(FLUSH_AT * 2);
        let mut writer = Self { package, head: head.clone(), page, widths, buffer, rows: 0 };
        writer.above();
        Ok(writer)
    }

    /// Writes one row.
    pub fn row(&mut self, row: &Row) -> Result<(), Error> {
        self.rows += 1;
        sheet::check_row(row, self.rows, self.widths.len())?;
        self.buffer += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
        for (at, column) in self.head.columns.iter().enumerate() {
            let indent = if column.indented { row.level } else { 0 };
            self.buffer += &cell_start(self.widths[at]);
            let (text, tone) = printed(row.cells.get(at).unwrap_or(&Cell::Empty), &self.head.date_pattern);
            let place = place(column.align, indent);
            paragraph("TableText", &place, &text, tone, &mut self.buffer);
            self.buffer += "</w:tc>";
        }
        self.buffer += "</w:tr>";
        if self.buffer.len() >= FLUSH_AT { self.flush() } else { Ok(()) }
    }

    /// The same, where only now is known what the line below the rows says: how many they are.
    pub fn finish_with(mut self, generated_line: String) -> Result<W, Error> {
        self.head.generated_line = generated_line;
        self.finish()
    }

    /// Ends the file and gives back what it was written to.
    pub fn finish(mut self) -> Result<W, Error> {
        self.buffer += "</w:tbl>";
        for note in self.head.footnotes.iter().filter(|note| !note.is_empty()) {
            paragraph("TableNote", "", note, None, &mut self.buffer);
        }
        // Word needs a paragraph after a table, so this one stands even when it is empty.
        paragraph("GeneratedLine", "", &self.head.generated_line, None, &mut self.buffer);
        self.buffer += &parts::section(self.page.orientation);
        self.buffer += "</w:body></w:document>";
        self.flush()?;
        self.package.finish()
    }

    fn flush(&mut self) -> Result<(), Error> {
        self.package.write(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }

    fn above(&mut self) {
        let total: usize = self.widths.iter().sum();
        let out = &mut self.buffer;
        *out += DECLARATION;
        *out +=
            &format!("<w:document xmlns:w=\"{}\" xmlns:r=\"{}\"><w:body>", parts::MAIN, parts::RELATIONSHIPS);
        let head = &self.head;
        if !head.title.is_empty() {
            paragraph("Title", "", &layout::balanced(&head.title, total / TITLE_HALF), None, out);
        }
        if let Some(subtitle) = head.subtitle.as_deref().filter(|words| !words.is_empty()) {
            paragraph("Subtitle", "", subtitle, None, out);
        }
        if !head.issuer.is_empty() || !head.date_line.is_empty() {
            let tabs = format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{total}\"/></w:tabs>");
            paragraph("TableLine", &tabs, &format!("{}\t{}", head.issuer, head.date_line), None, out);
        }
        *out += &format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{total}\" w:type=\"dxa\"/><w:jc \
             w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
        );
        for width in &self.widths {
            *out += &format!("<w:gridCol w:w=\"{width}\"/>");
        }
        *out += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"624\" w:hRule=\"atLeast\"/><w:tblHeader/>\
                 </w:trPr>";
        for (column, width) in head.columns.iter().zip(&self.widths) {
            *out += &cell_start(*width);
            paragraph("TableHeading", "", &column.heading, None, out);
            *out += "</w:tc>";
        }
        *out += "</w:tr>";
    }
}

/// Begins the file: every part but the text. `size` is that of the type in tables, in half points.
fn begin_package<W: Write + Seek>(
    out: W,
    about: &About<'_>,
    page: Page,
    size: usize,
) -> Result<Package<W>, Error> {
    let mut package = Package::new(out);
    let kinds = ["styles", "settings", "fontTable"].map(|part| format!("{WORDPROCESSING}.{part}+xml"));
    let footer = format!("{WORDPROCESSING}.footer+xml");
    package.front(
        ("word/document.xml", &format!("{WORDPROCESSING}.document.main+xml")),
        &[
            ("word/styles.xml", &kinds[0]),
            ("word/settings.xml", &kinds[1]),
            ("word/fontTable.xml", &kinds[2]),
            ("word/footer1.xml", &footer),
            ("word/footer2.xml", &footer),
            ("word/theme/theme1.xml", package::THEME_KIND),
        ],
        about,
    )?;
    package.relationships(
        "word/_rels/document.xml.rels",
        &[
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("fontTable", "fontTable.xml"),
            ("footer", "footer1.xml"),
            ("footer", "footer2.xml"),
            ("theme", "theme/theme1.xml"),
        ],
    )?;
    package.theme("word/theme/theme1.xml")?;
    package.part("word/styles.xml", &parts::styles(size))?;
    package.part("word/settings.xml", &parts::settings(page.number))?;
    package.part("word/fontTable.xml", &parts::font_table())?;
    package.part("word/footer1.xml", &parts::footer(page.number, true))?;
    package.part("word/footer2.xml", &parts::footer(page.number, false))?;
    Ok(package)
}

/// The whole paper as docx.
pub fn to_bytes(sheet: &Sheet, page: Page) -> Result<Vec<u8>, Error> {
    let mut writer = Writer::new(Cursor::new(Vec::new()), &sheet.head, page)?;
    for row in &sheet.rows {
        writer.row(row)?;
    }
    Ok(writer.finish()?.into_inner())
}

fn cell_start(width: usize) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>")
}

/// What the paragraph of a cell says about its place, beyond its style.
fn place(align: Align, indent: u8) -> String {
    let indent = match indent {
        0 => String::new(),
        level => format!(
            "<w:ind w:leftChars=\"{0}\" w:left=\"{1}\"/>",
            100 * u16::from(level),
            240 * u16::from(level)
        ),
    };
    let side = match align {
        Align::Left => "left",
        Align::Centre => "center",
        Align::Right => "right",
    };
    format!("{indent}<w:jc w:val=\"{side}\"/>")
}

/// The text of a cell as it is printed, with the colour of its light.
fn printed(cell: &Cell, date_pattern: &str) -> (String, Option<Tone>) {
    match cell {
        Cell::Empty => (String::new(), None),
        Cell::Text(text) => (text.clone(), None),
        Cell::Integer(number) => (number.to_string(), None),
        Cell::Date(day) => (printed_day(*day, date_pattern), None),
        Cell::Light(tone, text) => (text.clone(), Some(*tone)),
    }
}

/// The day in the caller's pattern, or as yyyy-mm-dd where the pattern makes no sense.
fn printed_day(day: Date, pattern: &str) -> String {
    match BrokenDownTime::from(day).to_string(pattern) {
        Ok(text) if !text.is_empty() => text,
        _ => day.to_string(),
    }
}

/// One paragraph of one run.
fn paragraph(style: &str, place: &str, text: &str, tone: Option<Tone>, out: &mut String) {
    *out += &format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{place}</w:pPr>");
    if !text.is_empty() {
        // Without the hint Word sets “ ” and … narrow, in the Latin font.
        *out += "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/>";
        *out += match tone {
            None => "",
            Some(Tone::Green) => "<w:color w:val=\"1E7B45\"/>",
            Some(Tone::Amber) => "<w:color w:val=\"9A6400\"/>",
            Some(Tone::Red) => "<w:color w:val=\"B3261E\"/>",
        };
        *out += "</w:rPr>";
        run_text(&clean(text), out);
        *out += "</w:r>";
    }
    *out += "</w:p>";
}

/// The text of a run, with its line breaks and tabs as Word wants them.
fn run_text(text: &str, out: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['\n', '\t']).unwrap_or(rest.len());
        if end > 0 {
            *out += "<w:t xml:space=\"preserve\">";
            escape(&rest[..end], out);
            *out += "</w:t>";
        }
        match rest.as_bytes().get(end) {
            Some(b'\n') => *out += "<w:br/>",
            Some(_) => *out += "<w:tab/>",
            None => {}
        }
        rest = rest.get(end + 1..).unwrap_or("");
    }
}
