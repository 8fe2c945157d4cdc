//! An official slip (督办单) as docx: title, number, a table of headings and words, and who signs when, on upright A4 with
//! the margins, type and page number of GB/T 9704-2012.

use std::io::Cursor;

use super::{Page, begin_package, cell_start, layout, paragraph, parts};
use crate::package::{About, DECLARATION};
use crate::{Error, Tone};

/// The width of the column of headings, in twentieths of a point: seven characters of size 4 and air.
const HEADINGS: usize = 2000;
/// The type of the table in half points: size 4.
const SIZE: usize = 28;

/// The paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Its title: 云溪县督办单.
    pub title: String,
    /// The line above the table on the left: its number.
    pub number: String,
    /// And on the right: its colour, with the words for it.
    pub colour: (Option<Tone>, String),
    /// Headings and what stands beside them. Rows with nothing beside them leave room for writing by hand.
    pub rows: Vec<(String, String)>,
    /// Below the table: who issues it.
    pub issuer: String,
    /// And when, in words.
    pub date: String,
    /// The line at the end that says where the paper comes from.
    pub generated_line: String,
    /// When it was made, as the properties of the file say it.
    pub created: jiff::Timestamp,
}

/// The slip as docx.
///
/// # Errors
/// When the container cannot be made.
pub fn slip(slip: &Slip) -> Result<Vec<u8>, Error> {
    let about = About { title: &slip.title, creator: &slip.issuer, created: slip.created };
    let mut package = begin_package(Cursor::new(Vec::new()), &about, Page::PORTRAIT, SIZE)?;
    package.begin("word/document.xml")?;
    package.write(&document(slip))?;
    Ok(package.finish()?.into_inner())
}

fn document(slip: &Slip) -> String {
    let total = parts::text_width(Page::PORTRAIT.orientation);
    let mut out = format!(
        "{DECLARATION}<w:document xmlns:w=\"{}\" xmlns:r=\"{}\"><w:body>",
        parts::MAIN,
        parts::RELATIONSHIPS
    );
    paragraph("Title", "", &layout::balanced(&slip.title, total / super::TITLE_HALF), None, &mut out);
    let tabs = format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{total}\"/></w:tabs>");
    let line = format!("{}\t{}", slip.number, slip.colour.1);
    paragraph("TableLine", &tabs, &line, slip.colour.0, &mut out);
    out += &format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{total}\" w:type=\"dxa\"/><w:jc \
         w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"{HEADINGS}\"/><w:gridCol \
         w:w=\"{}\"/></w:tblGrid>",
        total - HEADINGS
    );
    for (heading, words) in &slip.rows {
        // Room for a hand: five lines where nothing is printed.
        let height = if words.is_empty() { 2600 } else { 737 };
        out += &format!("<w:tr><w:trPr><w:trHeight w:val=\"{height}\" w:hRule=\"atLeast\"/></w:trPr>");
        out += &cell_start(HEADINGS);
        paragraph("TableHeading", "", heading, None, &mut out);
        out += "</w:tc>";
        out += &cell_start(total - HEADINGS);
        for part in words.split('\n') {
            paragraph("TableText", "<w:jc w:val=\"both\"/>", part, None, &mut out);
        }
        out += "</w:tc></w:tr>";
    }
    out += "</w:tbl>";
    let right = "<w:ind w:rightChars=\"200\" w:right=\"560\"/><w:jc w:val=\"right\"/>";
    paragraph("TableLine", right, &slip.issuer, None, &mut out);
    paragraph("TableLine", right, &slip.date, None, &mut out);
    paragraph("GeneratedLine", "", &slip.generated_line, None, &mut out);
    out += &parts::section(Page::PORTRAIT.orientation);
    out += "</w:body></w:document>";
    out
}
