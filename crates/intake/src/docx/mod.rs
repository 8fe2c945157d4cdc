//! Word 2007 and later. Read here rather than by a library because none restores automatic list numbers, and in an
//! official document those are the headings.

mod body;
mod numbering;
mod numerals;
mod styles;

use crate::package::Package;
use crate::{Fault, Format, Intake};
use body::Body;
use numbering::Numbering;
use styles::Styles;

/// Reads the main document: text with numbers, and tables.
pub(crate) fn read(package: &mut Package<'_>) -> Result<Intake, Fault> {
    let main = package.related("", "/officeDocument")?.unwrap_or_else(|| "word/document.xml".to_owned());
    let styles = match package.related(&main, "/styles")? {
        Some(part) => match package.xml(&part)? {
            Some(mut reader) => Styles::parse(&mut reader)?,
            None => Styles::default(),
        },
        None => Styles::default(),
    };
    let numbering = match package.related(&main, "/numbering")? {
        Some(part) => match package.xml(&part)? {
            Some(mut reader) => Numbering::parse(&mut reader)?,
            None => Numbering::default(),
        },
        None => Numbering::default(),
    };
    let mut reader = package.xml(&main)?.ok_or_else(|| Fault::Damaged(format!("no part {main}")))?;
    let (text, tables) = Body::new(&styles, numbering).read(&mut reader)?;
    Ok(Intake::new(Format::Docx, text, tables))
}
