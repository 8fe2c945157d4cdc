//! The body of a form, read once by the gate.

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, Request};
use axum::http::header;
use http_body_util::BodyExt as _;

use crate::error::PageError;

/// How much of a body that is too large is read and thrown away, so that the browser comes to read the answer.
const DRAINED: usize = 300 * 1024 * 1024;

/// The fields of a form.
#[derive(Clone, Debug, Default)]
pub(crate) struct Posted {
    pub(crate) fields: Vec<(String, String)>,
}

/// A file that came with a form.
#[derive(Clone, Debug)]
pub struct FilePart {
    /// Its name as the visitor's machine calls it, without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Bytes,
}

/// All files that came with a form, in the order in which they were chosen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Files(pub(crate) Vec<FilePart>);

impl Posted {
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Reads the body of a request; puts [`Posted`] and [`FilePart`] into its extensions.
pub(crate) async fn read(request: Request, limit: usize) -> Result<Request, PageError> {
    let length =
        request.headers().get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|n| n > limit) {
        drain(request.into_body()).await;
        return Err(PageError::TooLarge(limit));
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let several = kind.starts_with("multipart/form-data");
    let (parts, body) = request.into_parts();
    let mut rest = Request::from_parts(parts.clone(), Body::empty());
    let (posted, files) = if several {
        multipart(Request::from_parts(parts, body), limit).await?
    } else {
        (urlencoded(body, limit).await?, Vec::new())
    };
    rest.extensions_mut().insert(posted);
    if let Some(file) = files.last() {
        rest.extensions_mut().insert(file.clone());
    }
    rest.extensions_mut().insert(Files(files));
    Ok(rest)
}

async fn urlencoded(body: Body, limit: usize) -> Result<Posted, PageError> {
    let bytes = axum::body::to_bytes(body, limit).await.map_err(|_| PageError::TooLarge(limit))?;
    let fields: Vec<(String, String)> =
        serde_urlencoded::from_bytes(&bytes).map_err(|_| PageError::Unreadable)?;
    Ok(Posted { fields: fields.into_iter().map(|(name, value)| (name, lines(value))).collect() })
}

async fn multipart(mut request: Request, limit: usize) -> Result<(Posted, Vec<FilePart>), PageError> {
    let failed = |e: axum::extract::multipart::MultipartError| match e.status().as_u16() {
        413 => PageError::TooLarge(limit),
        _ => PageError::Unreadable,
    };
    DefaultBodyLimit::max(limit).apply(&mut request);
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| PageError::Unreadable)?;
    let (mut posted, mut files) = (Posted::default(), Vec::new());
    while let Some(part) = parts.next_field().await.map_err(failed)? {
        let name = part.name().unwrap_or_default().to_owned();
        match part.file_name().map(|n| n.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()) {
            // A file field that was left alone comes without a name.
            Some(chosen) => {
                let bytes = part.bytes().await.map_err(failed)?;
                if !chosen.is_empty() || !bytes.is_empty() {
                    files.push(FilePart { name: chosen, bytes });
                }
            }
            None => posted.fields.push((name, lines(part.text().await.map_err(failed)?))),
        }
    }
    Ok((posted, files))
}

/// Line breaks as we keep them.
fn lines(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

/// Reads on, so that a browser in the middle of sending gets to see the answer instead of a broken connection.
pub(crate) async fn drain(mut body: Body) {
    let mut read = 0;
    while let Some(Ok(frame)) = body.frame().await {
        read += frame.data_ref().map_or(0, Bytes::len);
        if read > DRAINED {
            return;
        }
    }
}
