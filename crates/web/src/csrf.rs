//! Whether a form came from one of our own pages.

use axum::http::{HeaderMap, header};

/// The header that scripts send instead of a field.
pub(crate) const HEADER: &str = "x-csrf-token";
/// The field of every form.
pub(crate) const FIELD: &str = "csrf";

/// Whether the browser says that another site's page sent this. Browsers that say nothing are left to the token.
pub(crate) fn foreign(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(header::ORIGIN.as_str()) else { return false };
    let host = origin.split_once("://").map(|(_, host)| host);
    // Behind a proxy the name the visitor typed may stand in the second header; no foreign page can set either.
    let ours = [text(header::HOST.as_str()), text("x-forwarded-host")];
    !ours.into_iter().flatten().any(|name| Some(name) == host)
}

/// Compares two secrets in a time that does not tell where they part.
pub(crate) fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let difference = a.iter().zip(b).fold(0, |sum, (x, y)| std::hint::black_box(sum | (x ^ y)));
    !a.is_empty() && a.len() == b.len() && std::hint::black_box(difference) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(k, v)| (k.parse().unwrap(), v.parse().unwrap())).collect()
    }

    #[test]
    fn only_equal_secrets_are_the_same() {
        assert!(same("abc", "abc"));
        for (a, b) in [("abc", "abd"), ("abc", "ab"), ("ab", "abc"), ("", "")] {
            assert!(!same(a, b), "{a} {b}");
        }
    }

    #[test]
    fn what_the_browser_calls_foreign_is_foreign() {
        for (foreign_is, pairs) in [
            (false, vec![]),
            (false, vec![("sec-fetch-site", "same-origin")]),
            (true, vec![("sec-fetch-site", "cross-site")]),
            (true, vec![("sec-fetch-site", "same-site")]),
            (false, vec![("host", "luoshi:8080"), ("origin", "http://luoshi:8080")]),
            (true, vec![("host", "luoshi:8080"), ("origin", "http://luoshi")]),
            (true, vec![("host", "luoshi"), ("origin", "null")]),
            (false, vec![("host", "10.0.0.2"), ("x-forwarded-host", "luoshi"), ("origin", "https://luoshi")]),
        ] {
            assert_eq!(foreign(&headers(&pairs)), foreign_is, "{pairs:?}");
        }
    }
}
