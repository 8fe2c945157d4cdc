//! What is told once on the page after an act, carried by a cookie of a minute.
//!
//! The cookie names a message key and its arguments, never words: whoever forges it can only show one of our own
//! sentences to themselves.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use messages::Lang;

use crate::cookie::{self, Life};
use crate::fill::Fill;

/// Seconds within which the next page has to come.
const SECONDS: u32 = 60;

/// A sentence above a page.
#[derive(Clone, Debug)]
pub struct Notice {
    /// `info`, `ok` or `error`.
    pub kind: &'static str,
    /// The words.
    pub words: String,
}

/// Goes to another page of ours, by GET.
pub fn go(to: &str) -> Response {
    let to = HeaderValue::from_str(to).unwrap_or_else(|_| HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

/// Something to be told on the page that follows an act.
#[must_use = "nothing is told before it goes somewhere"]
pub struct Told {
    kind: &'static str,
    key: &'static str,
    args: Vec<(&'static str, String)>,
}

impl Told {
    /// It was done.
    pub fn ok(key: &'static str) -> Self {
        Self { kind: "ok", key, args: Vec::new() }
    }

    /// To be known.
    pub fn info(key: &'static str) -> Self {
        Self { kind: "info", key, args: Vec::new() }
    }

    /// The same with an argument of the message.
    pub fn with(mut self, name: &'static str, value: impl Fill) -> Self {
        let value = match value.fill() {
            messages::Arg::Text(text) => text.into_owned(),
            messages::Arg::Number(n) => n.to_string(),
        };
        self.args.push((name, value));
        self
    }

    /// Goes there and tells it.
    pub fn at(self, to: &str) -> Response {
        let mut pairs = vec![(self.kind, self.key.to_owned())];
        pairs.extend(self.args);
        let value = serde_urlencoded::to_string(pairs).unwrap_or_default();
        let mut response = go(to);
        // A cookie of a minute with nothing secret in it does not need to be marked secure.
        let line = cookie::write(cookie::NOTICE, &value, Life::Seconds(SECONDS), false);
        response.headers_mut().append(header::SET_COOKIE, line);
        response
    }
}

/// What a cookie tells.
pub(crate) fn read(lang: Lang, value: &str) -> Option<Notice> {
    let mut pairs: Vec<(String, String)> = serde_urlencoded::from_str(value).ok()?;
    if pairs.is_empty() {
        return None;
    }
    let (kind, key) = pairs.remove(0);
    let kind = ["info", "ok", "error"].into_iter().find(|k| *k == kind)?;
    if !messages::exists(&key) {
        return None;
    }
    let args: Vec<(&str, messages::Arg<'_>)> = pairs
        .iter()
        .map(|(name, value)| {
            let arg =
                value.parse().map_or_else(|_| messages::Arg::from(value.as_str()), messages::Arg::Number);
            (name.as_str(), arg)
        })
        .collect();
    Some(Notice { kind, words: messages::text_args(lang, &key, &args) })
}
