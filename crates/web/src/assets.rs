//! Style sheet, script and icon, embedded. Their address carries a hash of their content, so they may be kept for ever.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use rust_embed::RustEmbed;

use crate::error::PageError;
use crate::page::Page;
use crate::routes::Routes;

#[derive(RustEmbed)]
#[folder = "../../assets/dist"]
struct Dist;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new().open_get("/assets/{file}", file)
}

/// A hash of all files together, 16 hexadecimal digits.
pub(crate) fn hash() -> &'static str {
    static HASH: LazyLock<String> = LazyLock::new(|| {
        let mut sum = [0_u8; 32];
        for file in Dist::iter().filter_map(|name| Dist::get(&name)) {
            for (all, one) in sum.iter_mut().zip(file.metadata.sha256_hash()) {
                *all = all.rotate_left(1) ^ one;
            }
        }
        sum[..8].iter().map(|b| format!("{b:02x}")).collect()
    });
    &HASH
}

async fn file(Path(name): Path<String>) -> Page {
    let file = Dist::get(&name).ok_or(PageError::NotFound)?;
    let kind =
        HeaderValue::from_str(file.metadata.mimetype()).map_err(|e| PageError::Internal(e.to_string()))?;
    let keep = HeaderValue::from_static("public, max-age=31536000, immutable");
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, keep)], file.data).into_response())
}
