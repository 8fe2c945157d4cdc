//! Files that have to be unpacked: office documents and pages.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use quick_xml::events::Event;

use crate::detect::{self, Kind};
use crate::package::{Package, attribute, next};
use crate::{Fault, Intake, Limits, doc, docx, ofd, sheets};

/// Parts of main content types, and the kind of package that has them.
const CONTENT: [(&str, &str); 8] = [
    ("wordprocessingml.document.main", "docx"),
    ("wordprocessingml.template.main", "docx"),
    ("ms-word.document.macroenabled.main", "docx"),
    ("spreadsheetml.sheet.main", "xlsx"),
    ("spreadsheetml.template.main", "xlsx"),
    ("ms-excel.sheet.macroenabled.main", "xlsx"),
    ("presentationml", "PPTX"),
    ("ms-excel.sheet.binary", "XLSB"),
];

/// Reads a container here. A panic of a parser is damage to the file, not to us.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Intake, Fault> {
    let result = catch_unwind(AssertUnwindSafe(|| unguarded(bytes, limits)));
    let intake = result.unwrap_or_else(|panic| Err(of_panic(panic.as_ref(), limits)))?;
    if intake.text.chars().all(char::is_whitespace) { Err(Fault::Empty) } else { Ok(intake) }
}

/// What a parser's last words say: some panic when they are refused memory, most when a file breaks their assumptions.
fn of_panic(panic: &(dyn std::any::Any + Send), limits: &Limits) -> Fault {
    let words = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
    let words = words.unwrap_or_default();
    if ["MemError", "capacity overflow", "memory"].iter().any(|sign| words.contains(sign)) {
        return Fault::TooHeavy { limit: limits.memory_bytes };
    }
    Fault::Damaged(format!("the parser gave up: {words}"))
}

fn unguarded(bytes: &[u8], limits: &Limits) -> Result<Intake, Fault> {
    match detect::kind("", bytes)? {
        Kind::Zip => zip(bytes, limits),
        Kind::Ole => ole(bytes, limits),
        Kind::Pdf => pdf(bytes, limits),
        Kind::Text | Kind::Separated => Err(Fault::Unknown),
    }
}

fn zip(bytes: &[u8], limits: &Limits) -> Result<Intake, Fault> {
    let mut package = Package::open(bytes, limits.unpacked_bytes)?;
    if package.has("OFD.xml") {
        return ofd::read(&mut package, limits);
    }
    match content(&mut package)? {
        "docx" => docx::read(&mut package),
        "xlsx" => sheets::read_xlsx(&mut package, bytes, limits),
        other => Err(Fault::Unsupported(other.to_owned())),
    }
}

/// The kind of package, by the content types it declares.
fn content(package: &mut Package<'_>) -> Result<&'static str, Fault> {
    let open_document = package.has("META-INF/manifest.xml") && package.has("content.xml");
    let Some(mut reader) = package.xml("[Content_Types].xml")? else {
        return Ok(if open_document { "ODF" } else { "ZIP" });
    };
    let mut buffer = Vec::new();
    loop {
        match next(&mut reader, &mut buffer)? {
            Event::Eof => return Ok("ZIP"),
            Event::Start(tag) | Event::Empty(tag) => {
                let kind = attribute(&tag, "ContentType").unwrap_or_default().to_ascii_lowercase();
                if let Some((_, found)) = CONTENT.iter().find(|(part, _)| kind.contains(part)) {
                    return Ok(found);
                }
            }
            _ => {}
        }
        buffer.clear();
    }
}

fn ole(bytes: &[u8], limits: &Limits) -> Result<Intake, Fault> {
    let file =
        cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|error| Fault::Damaged(error.to_string()))?;
    let has = |name: &str| file.exists(name);
    if has("/EncryptedPackage") {
        Err(Fault::Encrypted)
    } else if has("/WordDocument") {
        doc::read(bytes)
    } else if has("/Workbook") || has("/Book") {
        sheets::read_xls(bytes, limits)
    } else if has("/PowerPoint Document") {
        Err(Fault::Unsupported("PPT".to_owned()))
    } else {
        Err(Fault::Unsupported("OLE".to_owned()))
    }
}

#[cfg(feature = "pdf")]
fn pdf(bytes: &[u8], limits: &Limits) -> Result<Intake, Fault> {
    crate::pdf::read(bytes, limits)
}

#[cfg(not(feature = "pdf"))]
fn pdf(_bytes: &[u8], _limits: &Limits) -> Result<Intake, Fault> {
    Err(Fault::Unsupported("PDF".to_owned()))
}
