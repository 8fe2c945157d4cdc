//! Cookies, read and written.

use axum::http::{HeaderMap, HeaderValue, header};

/// The session.
pub(crate) const SESSION: &str = "luoshi";
/// The secret that a form of somebody who is not signed in must repeat.
pub(crate) const VISITOR: &str = "luoshi-visitor";
/// What is told on the next page.
pub(crate) const NOTICE: &str = "luoshi-notice";
/// The language chosen.
pub(crate) const LANG: &str = "lang";

/// Value of a cookie that came with a request.
pub(crate) fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name && !value.is_empty()).then_some(value))
}

/// How a cookie is set.
#[derive(Clone, Copy)]
pub(crate) enum Life {
    /// Until the browser is closed.
    Visit,
    /// So many seconds.
    Seconds(u32),
    /// Gone at once.
    Gone,
}

/// A `Set-Cookie` line. `secure` when the visitor came by HTTPS; the intranets we serve often have plain HTTP.
pub(crate) fn write(name: &str, value: &str, life: Life, secure: bool) -> HeaderValue {
    let age = match life {
        Life::Visit => String::new(),
        Life::Seconds(n) => format!("; Max-Age={n}"),
        Life::Gone => "; Max-Age=0".to_owned(),
    };
    let secure = if secure { "; Secure" } else { "" };
    let line = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}");
    HeaderValue::from_str(&line).unwrap_or_else(|_| HeaderValue::from_static(""))
}
