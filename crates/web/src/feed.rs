//! Calendars for programs that subscribe to them. Nobody signs in: whoever knows the address may read, and the address
//! can be made anew.

use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;

use crate::error::PageError;
use crate::page::Page;
use crate::routes::Routes;
use crate::state::State;

/// Where calendars are: what follows in a path is a secret and stands in no log.
pub(crate) const PREFIX: &str = "/feed/";
/// Most characters of a secret.
const LONGEST: usize = 128;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new().open_get("/feed/{file}", show)
}

async fn show(Given(state): Given<State>, Path(file): Path<String>, headers: HeaderMap) -> Page {
    let token = file.strip_suffix(".ics").filter(|t| t.len() <= LONGEST).ok_or(PageError::NotFound)?;
    let feed = state.service.feed(token).await?;
    let mark = format!("\"{}\"", feed.mark);
    let answer = [(header::ETAG, mark.clone()), (header::CACHE_CONTROL, "private, no-cache".to_owned())];
    let known = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if known.split(',').any(|one| one.trim().trim_start_matches("W/") == mark) {
        return Ok((StatusCode::NOT_MODIFIED, answer).into_response());
    }
    let kind = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")];
    Ok((answer, kind, feed.text).into_response())
}
