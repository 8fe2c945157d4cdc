//! Documents: the list, putting in, the living document, the original file.

mod head;
mod list;
mod living;
mod original;
mod prose;
mod put_in;

use ledger::Action;

pub(crate) use self::head::HeadView;
pub(crate) use self::original::disposition;
pub(crate) use self::prose::{Cut, Paragraph, cuts, paragraphs};

use crate::routes::Routes;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/documents", Action::Read, list::list)
        .get("/documents/new", Action::PutDocument, put_in::form)
        .upload("/documents/new", Action::PutDocument, put_in::put_in)
        .get("/documents/{id}", Action::Read, living::living)
        .get("/documents/{id}/original", Action::Read, original::original)
        .post("/documents/{id}/mend", Action::PutDocument, head::mend)
        .post("/documents/{id}/supersede", Action::Supersede, living::supersede)
}
