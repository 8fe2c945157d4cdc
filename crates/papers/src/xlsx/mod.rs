//! xlsx as an office prints and sorts it: headings that stay, real days, words that are never formulas.
//!
//! Words that come again and again go into a shared table, the others into the cells themselves, so that a row can be
//! forgotten once written.

mod cells;
mod shared;
mod style;

use std::io::{Cursor, Seek, Write};

use crate::{
    Column, Error, Head, Row, Sheet,
    package::{self, About, DECLARATION, Package},
    sheet,
    xml::escape,
};
use cells::Place;
use shared::Shared;
use style::Style;

/// The rows of a worksheet.
const ROW_LIMIT: usize = 1_048_576;
/// The columns of a worksheet.
const COLUMN_LIMIT: usize = 16_384;
/// Excel's limit for the text of a print header or footer.
const PRINT_LINE_LIMIT: usize = 255;
/// How much is gathered before it is compressed.
const FLUSH_AT: usize = 1 << 16;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const SPREADSHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Where the title and the notes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Title {
    /// In rows above and below the table, as on a paper to hand out.
    OnSheet,
    /// In the print header and footer only: the sheet is bare data with its headings in the first row, as a ledger
    /// that comes back in should be. Footnotes are left out.
    InPrint,
}

/// Writes an xlsx row by row.
pub struct Writer<W: Write + Seek> {
    package: Package<W>,
    head: Head,
    title: Title,
    letters: Vec<String>,
    shared: Shared,
    buffer: String,
    /// The last row of the sheet so far, counted from 1.
    last: usize,
    heading_row: usize,
    /// How many rows the table may have.
    limit: usize,
    merged: Vec<String>,
}

impl<W: Write + Seek> Writer<W> {
    /// Begins the file: everything above the first row of the table.
    pub fn new(out: W, head: &Head, title: Title) -> Result<Self, Error> {
        sheet::check_columns(head, COLUMN_LIMIT)?;
        let mut package = Package::new(out);
        package.front(
            ("xl/workbook.xml", &format!("{SPREADSHEET}.sheet.main+xml")),
            &[
                ("xl/worksheets/sheet1.xml", &format!("{SPREADSHEET}.worksheet+xml")),
                ("xl/styles.xml", &format!("{SPREADSHEET}.styles+xml")),
                ("xl/theme/theme1.xml", package::THEME_KIND),
                ("xl/sharedStrings.xml", &format!("{SPREADSHEET}.sharedStrings+xml")),
            ],
            &About { title: &head.title, creator: &head.issuer, created: head.created },
        )?;
        package.theme("xl/theme/theme1.xml")?;
        package.part("xl/styles.xml", &style::stylesheet())?;
        package.relationships(
            "xl/_rels/workbook.xml.rels",
            &[
                ("worksheet", "worksheets/sheet1.xml"),
                ("styles", "styles.xml"),
                ("theme", "theme/theme1.xml"),
                ("sharedStrings", "sharedStrings.xml"),
            ],
        )?;
        package.begin("xl/worksheets/sheet1.xml")?;
        let letters: Vec<String> = (0..head.columns.len()).map(cells::letters).collect();
        let mut writer = Self {
            package,
            head: head.clone(),
            title,
            shared: Shared::new(letters.len()),
            letters,
            buffer: String::with_capacity(FLUSH_AT * 2),
            last: 0,
            heading_row: 0,
            limit: 0,
            merged: Vec::new(),
        };
        writer.above();
        Ok(writer)
    }

    /// Writes one row.
    pub fn row(&mut self, row: &Row) -> Result<(), Error> {
        sheet::check_row(row, self.last - self.heading_row + 1, self.letters.len())?;
        if self.last - self.heading_row >= self.limit {
            return Err(Error::TooManyRows { limit: self.limit });
        }
        self.last += 1;
        let line = self.last.to_string();
        self.buffer += "<row r=\"";
        self.buffer += &line;
        self.buffer += "\" ht=\"";
        // Not marked as custom, so that the row still grows when somebody adds words. Without it, WPS and LibreOffice
        // show one line of a cell that has three.
        self.buffer += &cells::row_height(row, &self.head.columns).to_string();
        self.buffer += "\">";
        for (at, column) in self.head.columns.iter().enumerate() {
            let place = Place { letters: &self.letters[at], line: &line, cut_marker: &self.head.cut_marker };
            place.write(row.cells.get(at), (at, column), row.level, &mut self.shared, &mut self.buffer);
        }
        self.buffer += "</row>";
        if self.buffer.len() >= FLUSH_AT { self.flush() } else { Ok(()) }
    }

    /// The same, where only now is known what the line below the rows says: how many they are.
    pub fn finish_with(mut self, generated_line: String) -> Result<W, Error> {
        self.head.generated_line = generated_line;
        self.finish()
    }

    /// Ends the file and gives back what it was written to.
    pub fn finish(mut self) -> Result<W, Error> {
        let table_end = self.last;
        if self.title == Title::OnSheet && !self.notes().is_empty() {
            self.last += 1;
            for note in self.notes() {
                let height = cells::height(cells::lines(&note, self.width()));
                self.across(&note, Style::Note, height);
            }
        }
        self.below(table_end);
        self.flush()?;
        let workbook = self.workbook(table_end);
        self.package.part("xl/workbook.xml", &workbook)?;
        self.package.part("xl/sharedStrings.xml", &self.shared.part())?;
        self.package.finish()
    }

    fn flush(&mut self) -> Result<(), Error> {
        self.package.write(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }

    fn notes(&self) -> Vec<String> {
        let notes = self.head.footnotes.iter().chain([&self.head.generated_line]);
        notes.filter(|note| !note.is_empty()).cloned().collect()
    }

    fn width(&self) -> usize {
        self.head.columns.iter().map(width).sum()
    }

    /// Set-up of the view and the columns, the title rows and the headings.
    fn above(&mut self) {
        let subtitle = self.head.subtitle.clone().filter(|words| !words.is_empty());
        self.heading_row = match self.title {
            Title::InPrint => 1,
            Title::OnSheet => 3 + usize::from(subtitle.is_some()),
        };
        // The notes below the table need their rows as well.
        self.limit = ROW_LIMIT - self.heading_row - self.notes().len() - 1;
        let heading = self.heading_row;
        self.buffer += DECLARATION;
        self.buffer += &format!(
            "<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView \
             workbookViewId=\"0\" showGridLines=\"0\" tabSelected=\"1\"><pane ySplit=\"{heading}\" \
             topLeftCell=\"A{below}\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" \
             activeCell=\"A{below}\" sqref=\"A{below}\"/></sheetView></sheetViews><sheetFormatPr \
             defaultRowHeight=\"20\"/><cols>",
            below = heading + 1
        );
        for (at, column) in self.head.columns.iter().enumerate() {
            let (at, width) = (at + 1, width(column));
            self.buffer += &format!("<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>");
        }
        self.buffer += "</cols><sheetData>";
        if self.title == Title::OnSheet {
            self.across(&self.head.title.clone(), Style::Title, 38);
            if let Some(subtitle) = subtitle {
                self.across(&subtitle, Style::Subtitle, 24);
            }
            self.issuer_and_date();
        }
        let headings: Vec<_> =
            self.head.columns.iter().map(|column| (column.heading.clone(), Style::Heading)).collect();
        self.words(&headings, 30);
    }

    /// One text over the whole width of the table.
    fn across(&mut self, text: &str, style: Style, height: usize) {
        let mut cells = vec![(text.to_owned(), style)];
        cells.resize(self.letters.len(), (String::new(), style));
        self.words(&cells, height);
        if let [first, .., last] = self.letters.as_slice() {
            self.merged.push(format!("{first}{0}:{last}{0}", self.last));
        }
    }

    /// The issuer on the left, the date on the right; in a table of one column, both on the left.
    fn issuer_and_date(&mut self) {
        let mut cells = vec![(String::new(), Style::Line); self.letters.len()];
        cells[0].0.clone_from(&self.head.issuer);
        match cells.as_mut_slice() {
            [_, .., last] => *last = (self.head.date_line.clone(), Style::LineRight),
            [only] => only.0 = format!("{}  {}", only.0, self.head.date_line),
            [] => {}
        }
        self.words(&cells, 22);
    }

    fn words(&mut self, cells: &[(String, Style)], height: usize) {
        self.last += 1;
        let line = self.last.to_string();
        self.buffer += &format!("<row r=\"{line}\" ht=\"{height}\" customHeight=\"1\">");
        for (letters, (text, style)) in self.letters.iter().zip(cells) {
            let place = Place { letters, line: &line, cut_marker: &self.head.cut_marker };
            place.text(text, *style, &mut self.buffer);
        }
        self.buffer += "</row>";
    }

    /// Everything after the rows: filter, merged cells and how it prints.
    fn below(&mut self, table_end: usize) {
        let table = format!("A{}:{}{table_end}", self.heading_row, self.letters.last().map_or("A", |l| l));
        self.buffer += &format!("</sheetData><autoFilter ref=\"{table}\"/>");
        if !self.merged.is_empty() {
            self.buffer += &format!("<mergeCells count=\"{}\">", self.merged.len());
            for range in &self.merged {
                self.buffer += &format!("<mergeCell ref=\"{range}\"/>");
            }
            self.buffer += "</mergeCells>";
        }
        self.buffer += "<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.59\" right=\"0.59\" top=\"0.79\" \
             bottom=\"0.71\" header=\"0.39\" footer=\"0.35\"/><pageSetup paperSize=\"9\" fitToWidth=\"1\" \
             fitToHeight=\"0\" orientation=\"landscape\"/><headerFooter>";
        let (header, footer) = self.print_lines();
        for (element, line) in [("oddHeader", header), ("oddFooter", footer)] {
            if !line.is_empty() {
                self.buffer += &format!("<{element}>");
                escape(&line, &mut self.buffer);
                self.buffer += &format!("</{element}>");
            }
        }
        // A task number or a document number that looks like a number is meant as text: no green corners.
        self.buffer += &format!(
            "</headerFooter><ignoredErrors><ignoredError sqref=\"{table}\" numberStoredAsText=\"1\"/>\
             </ignoredErrors></worksheet>"
        );
    }

    /// The print header and footer in Excel's own notation. A font name follows every size, or a title that
    /// begins with a year would be read as part of the size.
    fn print_lines(&self) -> (String, String) {
        const PLAIN: &str = "&9&\"宋体,Regular\"";
        let page = "&C&12&\"宋体,Regular\"— &P —".to_owned();
        if self.title == Title::OnSheet {
            return (String::new(), page);
        }
        let said =
            |text: &str, room: usize| cells::cut(&text.replace('\n', " "), room, "…").replace('&', "&&");
        let header = format!(
            "&L{PLAIN}{}&C&14&\"黑体,Regular\"{}&R{PLAIN}{}",
            said(&self.head.issuer, 50),
            said(&self.head.title, 80),
            said(&self.head.date_line, 50)
        );
        let footer = format!("&L{PLAIN}{}{page}", said(&self.head.generated_line, 160));
        // Doubled signs can push a line over the limit, and Excel then calls the whole file damaged.
        let fits = |line: String, otherwise: String| match line.encode_utf16().count() {
            length if length <= PRINT_LINE_LIMIT => line,
            _ => otherwise,
        };
        (fits(header, String::new()), fits(footer, page))
    }

    fn workbook(&self, table_end: usize) -> String {
        let name = sheet_name(&self.head.sheet_name);
        let mut xml = format!(
            "<workbook xmlns=\"{MAIN}\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><bookViews><workbookView \
             xWindow=\"0\" yWindow=\"0\" windowWidth=\"28800\" windowHeight=\"15000\"/></bookViews><sheets><sheet name=\""
        );
        escape(&name, &mut xml);
        xml += "\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames><definedName name=\"_xlnm._FilterDatabase\" \
                localSheetId=\"0\" hidden=\"1\">";
        let quoted = format!("'{}'", name.replace('\'', "''"));
        let (top, right) = (self.heading_row, self.letters.last().map_or("A", |l| l));
        escape(&format!("{quoted}!$A${top}:${right}${table_end}"), &mut xml);
        xml += "</definedName><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">";
        escape(&format!("{quoted}!${top}:${top}"), &mut xml);
        xml + "</definedName></definedNames></workbook>"
    }
}

/// The whole paper as xlsx.
pub fn to_bytes(sheet: &Sheet, title: Title) -> Result<Vec<u8>, Error> {
    let mut writer = Writer::new(Cursor::new(Vec::new()), &sheet.head, title)?;
    for row in &sheet.rows {
        writer.row(row)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// The nearest name that Excel allows for a worksheet: at most 31 characters, none of `[ ] : * ? / \`, no
/// apostrophe at either end, not empty and not the reserved History.
pub fn sheet_name(wanted: &str) -> String {
    let clean = crate::xml::clean(wanted);
    let spaced: String = clean.chars().map(|c| if "[]:*?/\\\n\t".contains(c) { ' ' } else { c }).collect();
    let cut = cells::cut(spaced.trim().trim_matches('\''), 31, "");
    match cut.trim().trim_matches('\'') {
        "" => "Sheet1".to_owned(),
        name if name.eq_ignore_ascii_case("history") => format!("{name}_"),
        name => name.to_owned(),
    }
}

/// The width of a column on a worksheet: its text and the air beside it.
fn width(column: &Column) -> usize {
    usize::from(column.width.clamp(3, 120)) + 2
}
