//! The original file, as it was put in.

use std::fmt::Write as _;

use axum::extract::{Path, State as Given};
use axum::http::header;
use axum::response::IntoResponse;

use crate::page::Page;
use crate::session::Signed;
use crate::state::State;

/// `GET /documents/{id}/original`
pub(crate) async fn original(Given(state): Given<State>, signed: Signed, Path(id): Path<String>) -> Page {
    let (name, bytes) = state.service.original(&signed.call, &id).await?;
    // Never shown inside a page of ours, whatever it holds: always a download.
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, disposition(&name)),
    ];
    Ok((headers, bytes).into_response())
}

/// A `Content-Disposition` with the name in the way of RFC 5987, and a plain one for those who do not know it.
pub(crate) fn disposition(name: &str) -> String {
    let extension =
        name.rsplit_once('.').map(|(_, e)| e).filter(|e| e.chars().all(|c| c.is_ascii_alphanumeric()));
    let plain = extension.map_or_else(|| "document".to_owned(), |e| format!("document.{e}"));
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn names_travel_whole_and_break_out_of_nothing() {
        assert_eq!(
            disposition("讲话 \"1\".docx"),
            "attachment; filename=\"document.docx\"; filename*=UTF-8''%E8%AE%B2%E8%AF%9D%20%221%22.docx"
        );
        assert_eq!(disposition("a\r\nb"), "attachment; filename=\"document\"; filename*=UTF-8''a%0D%0Ab");
    }
}
