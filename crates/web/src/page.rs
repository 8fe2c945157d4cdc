//! How handlers answer.
//!
//! A handler takes [`crate::session::Signed`] and what it needs of [`crate::form`], calls a use case with `signed.call`,
//! and ends with [`page`] for a template that has a field `shell`, or with [`crate::notice::Told`] and
//! [`crate::notice::go`] after an act. Every `?` on a use case becomes an error page, or a sentence at the top of the
//! page where a script asked. Forms that can be mended are shown again with a [`crate::error::Problem`] and 422.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::error::PageError;

/// What a handler returns.
pub type Page = Result<Response, PageError>;

/// A page or a part of one.
pub fn page(template: &impl Template) -> Page {
    page_as(StatusCode::OK, template)
}

/// A page with another status than 200, such as a form that has something to be mended (422).
pub fn page_as(status: StatusCode, template: &impl Template) -> Page {
    let html = template.render().map_err(|e| PageError::Internal(e.to_string()))?;
    Ok((status, Html(html)).into_response())
}
