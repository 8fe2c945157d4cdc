//! A file that proves something.

use axum::extract::{Path, State as Given};
use axum::http::header;
use axum::response::IntoResponse;

use super::parse;
use crate::document::disposition;
use crate::page::Page;
use crate::session::Signed;
use crate::state::State;

/// `GET /tasks/{number}/evidence/{blob}`: always a download, never shown inside a page of ours.
pub(super) async fn download(
    Given(state): Given<State>,
    signed: Signed,
    Path((number, blob)): Path<(String, String)>,
) -> Page {
    let (name, bytes) = state.service.evidence(&signed.call, parse(&number)?, &blob).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, disposition(&name)),
    ];
    Ok((headers, bytes).into_response())
}
