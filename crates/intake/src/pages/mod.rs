//! What pages of print have in common, whatever format they come in.

mod reflow;

use crate::{Fault, Format, Intake};

/// A file with more pages is no document of an office.
pub(crate) const MOST_PAGES: usize = 5000;

/// The pages as a text. Each page consists of blocks of lines that are read one after the other.
pub(crate) fn intake(format: Format, pages: &[Vec<String>]) -> Result<Intake, Fault> {
    judge(pages)?;
    let mut intake = Intake::new(format, reflow::paragraphs(pages), Vec::new());
    intake.blank_pages =
        (1..).zip(pages).filter(|(_, page)| visible(page).count() == 0).map(|(at, _)| at).collect();
    Ok(intake)
}

fn visible(page: &[String]) -> impl Iterator<Item = char> {
    page.iter().flat_map(|block| block.chars()).filter(|c| !c.is_whitespace())
}

/// Refuses pages that carry no text, or text whose characters nobody can tell.
fn judge(pages: &[Vec<String>]) -> Result<(), Fault> {
    let all: usize = pages.iter().map(|page| visible(page).count()).sum();
    // A stamp or a page number on each picture of a page is not a text layer.
    if all < 4 * pages.len() {
        return Err(Fault::Scanned);
    }
    // ¤ holds the place of a character that a fixed-layout page knows as a shape only (GB/T 33190).
    let lost = |c: &char| matches!(c, '¤' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\0'..='\u{1f}');
    let lost = pages.iter().flat_map(|page| visible(page)).filter(lost).count();
    if lost * 3 > all { Err(Fault::Garbled) } else { Ok(()) }
}
