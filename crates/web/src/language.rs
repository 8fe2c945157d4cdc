//! The language of the pages.

use axum::http::header;
use axum::response::Response;
use messages::Lang;
use serde::Deserialize;

use crate::cookie::{self, Life};
use crate::error::PageError;
use crate::form::Form;
use crate::notice::go;
use crate::page::Page;
use crate::routes::Routes;
use crate::session::{Visit, local};

/// Seconds for which a choice is kept: a year.
const YEAR: u32 = 365 * 24 * 3600;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new().open_post("/language", choose)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Choice {
    to: String,
    back: String,
}

async fn choose(visit: Visit, Form(choice): Form<Choice>) -> Page {
    let lang = Lang::from_tag(&choice.to).ok_or(PageError::Unreadable)?;
    let mut response: Response = go(local(&choice.back));
    let line = cookie::write(cookie::LANG, lang.tag(), Life::Seconds(YEAR), visit.secure);
    response.headers_mut().append(header::SET_COOKIE, line);
    Ok(response)
}
