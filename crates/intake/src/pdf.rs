//! Pages with a text layer, through pdf_oxide.

mod gbk;
mod reflow;

use pdf_oxide::document::PdfDocument;

use crate::{Fault, Format, Intake, Limits};

/// A file with more pages is no document of an office.
const MOST_PAGES: usize = 5000;

/// Reads the text of all pages, its printed lines joined to paragraphs again.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Intake, Fault> {
    let mut document = PdfDocument::from_bytes(bytes.to_vec()).map_err(|error| fault(bytes, &error))?;
    if document.is_encrypted() && !document.authenticate(b"").unwrap_or(false) {
        return Err(Fault::Encrypted);
    }
    let count = document.page_count().map_err(|error| fault(bytes, &error))?;
    if count == 0 {
        return Err(Fault::Damaged("no pages".to_owned()));
    }
    if let Some(update) = gbk::rewritten(&document, bytes, count.min(MOST_PAGES))
        && let Ok(updated) = PdfDocument::from_bytes(update)
    {
        document = updated;
    }
    let mut pages = Vec::new();
    let mut size = 0;
    let mut flaw = None;
    for number in 0..count.min(MOST_PAGES) {
        match document.extract_text(number) {
            Ok(page) => {
                size += page.len() as u64;
                if size > limits.unpacked_bytes {
                    return Err(Fault::Bomb { limit: limits.unpacked_bytes });
                }
                pages.push(page);
            }
            Err(error) => flaw = Some(error),
        }
    }
    if let (true, Some(error)) = (pages.is_empty(), flaw) {
        return Err(fault(bytes, &error));
    }
    judge(&pages)?;
    Ok(Intake { format: Format::Pdf, text: reflow::paragraphs(&pages), tables: Vec::new() })
}

/// Refuses pages that carry no text, or text whose characters nobody can tell.
fn judge(pages: &[String]) -> Result<(), Fault> {
    let visible = || pages.iter().flat_map(|page| page.chars()).filter(|c| !c.is_whitespace());
    let all = visible().count();
    // A stamp or a page number on each picture of a page is not a text layer.
    if all < 4 * pages.len() {
        return Err(Fault::Scanned);
    }
    let lost =
        visible().filter(|c| matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\0'..='\u{1f}')).count();
    if lost * 3 > all { Err(Fault::Garbled) } else { Ok(()) }
}

fn fault(bytes: &[u8], error: &pdf_oxide::error::Error) -> Fault {
    let words = error.to_string();
    let locked = words.to_ascii_lowercase();
    // A file whose cross-reference table is itself encrypted fails before it can be asked.
    if locked.contains("password") || locked.contains("encrypt") && bytes.windows(8).any(|w| w == b"/Encrypt")
    {
        Fault::Encrypted
    } else {
        Fault::Damaged(words)
    }
}
