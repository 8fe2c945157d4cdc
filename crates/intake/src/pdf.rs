//! Pages with a text layer, through pdf_oxide.

mod gbk;

use pdf_oxide::document::PdfDocument;

use crate::pages::{self, MOST_PAGES};
use crate::{Fault, Format, Intake, Limits};

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
    if count > MOST_PAGES {
        return Err(Fault::Bomb { limit: limits.unpacked_bytes });
    }
    if let Some(update) = gbk::rewritten(&document, bytes, count)
        && let Ok(updated) = PdfDocument::from_bytes(update)
    {
        document = updated;
    }
    let mut pages = Vec::new();
    let mut size = 0;
    for number in 0..count {
        // A page that is left out unseen would be worse than a file that is refused.
        let page = document.extract_text(number).map_err(|error| fault(bytes, &error))?;
        size += page.len() as u64;
        if size > limits.unpacked_bytes {
            return Err(Fault::Bomb { limit: limits.unpacked_bytes });
        }
        pages.push(vec![page]);
    }
    pages::intake(Format::Pdf, &pages)
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
