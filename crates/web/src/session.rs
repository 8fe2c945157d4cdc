//! Who visits: what is known of every request, and of somebody who is signed in.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts, OptionalFromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use ledger::Action;
use messages::Lang;
use service::Call;

use crate::cookie;
use crate::error::PageError;
use crate::notice::{self, Notice};
use crate::shell::Shell;

/// What is known of every request.
#[derive(Clone, Debug)]
pub struct Visit {
    /// Language.
    pub lang: Lang,
    /// Path and query.
    pub path: String,
    /// Whether a script asks for a part of a page.
    pub fragment: bool,
    /// Whether the visitor came by HTTPS.
    pub secure: bool,
    /// How the visitor's browser calls this server: `http://10.20.0.5:8080`.
    pub origin: String,
    /// Where the visitor comes from, for the log.
    pub address: String,
    /// What a form of somebody who is not signed in must repeat.
    pub(crate) visitor: String,
    /// To be told on this page.
    pub(crate) notice: Option<Notice>,
    /// The page of ours the visitor came from.
    pub(crate) came_from: Option<String>,
}

impl Visit {
    pub(crate) fn of(request: &Request, visitor: String) -> Self {
        let headers = request.headers();
        let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
        let lang = language(headers);
        let path = request.uri().path_and_query().map_or("/", |p| p.as_str()).to_owned();
        let secure = text("x-forwarded-proto").is_some_and(|p| p.eq_ignore_ascii_case("https"));
        let host = text("x-forwarded-host").or(text("host")).unwrap_or_default();
        Self {
            lang,
            path,
            fragment: text("hx-request").is_some(),
            origin: format!("{}://{host}", if secure { "https" } else { "http" }),
            secure,
            address: address(request),
            visitor,
            notice: cookie::read(headers, cookie::NOTICE).and_then(|v| notice::read(lang, v)),
            came_from: came_from(headers),
        }
    }
}

/// The language chosen; else English where the browser puts it first, else Chinese.
fn language(headers: &HeaderMap) -> Lang {
    if let Some(lang) = cookie::read(headers, cookie::LANG).and_then(Lang::from_tag) {
        return lang;
    }
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let first = accepted.split([',', ';']).next().unwrap_or_default();
    Lang::from_tag(first).unwrap_or_default()
}

/// The visitor's address. What a proxy on this machine says of it is believed, what anybody else says is not.
fn address(request: &Request) -> String {
    let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>() else {
        return String::new();
    };
    let told = request.headers().get("x-forwarded-for").and_then(|v| v.to_str().ok());
    let told = told.and_then(|v| v.rsplit(',').next()).and_then(|v| v.trim().parse::<IpAddr>().ok());
    let peer = peer.ip();
    told.filter(|_| peer.is_loopback()).unwrap_or(peer).to_string()
}

/// Path and query of the page that a visitor of this host came from.
fn came_from(headers: &HeaderMap) -> Option<String> {
    let referer = headers.get(header::REFERER)?.to_str().ok()?;
    let (_, rest) = referer.split_once("://")?;
    let slash = rest.find('/')?;
    let host = headers.get(header::HOST)?.to_str().ok()?;
    (&rest[..slash] == host).then(|| local(&rest[slash..]).to_owned())
}

/// An address given by a visitor if it is one of our own paths, else the desk.
pub(crate) fn local(path: &str) -> &str {
    let inside = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    if inside && path.chars().all(|c| c.is_ascii_graphic()) { path } else { "/" }
}

/// Somebody who is signed in and may do what the route asks for; the gate has seen to both.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Who acts and when; goes to every use case.
    pub call: Call,
    /// What forms must carry.
    pub csrf: String,
    /// Token of the session.
    pub token: String,
    /// What the account is called at sign-in.
    pub username: String,
    /// Language.
    pub lang: Lang,
    /// Name of the site.
    pub site_name: String,
    /// How much they were told and have not looked at.
    pub unseen: i64,
    /// The request.
    pub visit: Visit,
}

impl Signed {
    /// The frame of a page.
    pub fn shell(&self) -> Shell {
        Shell::of_signed(self)
    }

    /// Whether this visitor may.
    pub fn may(&self, action: Action) -> bool {
        self.call.may(action)
    }

    /// Whether there can be something for which this visitor may.
    pub fn can(&self, action: Action) -> bool {
        self.call.can(action)
    }

    /// Whether a script asks for a part of a page.
    pub fn fragment(&self) -> bool {
        self.visit.fragment
    }
}

impl<S: Sync> FromRequestParts<S> for Signed {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let signed = parts.extensions.get::<Self>().cloned();
        signed.ok_or_else(|| PageError::Internal("a page for everybody asks who is signed in".into()))
    }
}

impl<S: Sync> OptionalFromRequestParts<S> for Signed {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned())
    }
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let visit = parts.extensions.get::<Self>().cloned();
        visit.ok_or_else(|| PageError::Internal("a request went around the gate".into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_paths_are_gone_back_to() {
        for own in ["/", "/ledger?unit=1&light=red", "/tasks/2026-0001#history"] {
            assert_eq!(local(own), own);
        }
        for other in
            ["", "ledger", "//evil.example", "/\\evil.example", "https://evil.example/", "/a\nb", "/\t/evil"]
        {
            assert_eq!(local(other), "/", "{other}");
        }
    }

    #[test]
    fn english_only_when_it_comes_first() {
        let lang = |pairs: &[(&'static str, &'static str)]| {
            language(&pairs.iter().map(|(k, v)| (k.parse().unwrap(), v.parse().unwrap())).collect())
        };
        assert_eq!(lang(&[]), Lang::Zh);
        assert_eq!(lang(&[("accept-language", "en-GB,zh;q=0.9")]), Lang::En);
        assert_eq!(lang(&[("accept-language", "fr,en;q=0.9")]), Lang::Zh);
        assert_eq!(lang(&[("accept-language", "en"), ("cookie", "a=b; lang=zh-CN")]), Lang::Zh);
    }
}
