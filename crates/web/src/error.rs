//! What goes wrong, said as a page or as a part of one.

use std::sync::Arc;

use askama::Template;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use ledger::SubjectKind;
use service::ServiceError;

use crate::session::{Signed, Visit};
use crate::shell::Shell;
use crate::state::State;
use crate::task::change;

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// A use case did not do it.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// No page has this address.
    #[error("no such page")]
    NotFound,
    /// The role may not.
    #[error("not allowed")]
    Forbidden,
    /// A form that is not from one of our pages, or from one that is too old.
    #[error("form without a valid token")]
    Csrf,
    /// More than so many bytes.
    #[error("more than {0} bytes")]
    TooLarge(usize),
    /// As many files are being taken in as there is room for.
    #[error("too many uploads at once")]
    Busy,
    /// A form that cannot be read.
    #[error("unreadable form")]
    Unreadable,
    /// What should not fail failed.
    #[error("{0}")]
    Internal(String),
}

impl PageError {
    /// HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Service(e) => StatusCode::from_u16(e.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::Csrf => StatusCode::FORBIDDEN,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// A refusal shown in the form it belongs to.
pub struct Problem {
    /// Everything that has to be mended.
    pub parts: Vec<Part>,
}

/// One thing that has to be mended.
pub struct Part {
    field: String,
    key: String,
    /// The words.
    pub words: String,
}

impl Problem {
    /// What the visitor can mend in the form; anything else goes on as an error page.
    ///
    /// # Errors
    /// When the form is not the place to say it.
    pub fn of(shell: &Shell, error: ServiceError) -> Result<Self, PageError> {
        let part = |(field, key, args): service::Said<'_>| Part {
            field: field.to_owned(),
            key: key.to_owned(),
            words: shell.words(key, &args),
        };
        let parts: Vec<Part> = error.refusals().into_iter().map(part).collect();
        if parts.is_empty() || !matches!(error.status(), 409 | 422) {
            return Err(error.into());
        }
        Ok(Self { parts })
    }

    /// The same; when somebody else was faster, with who did what and when to the entity of that identifier.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn with_change(
        mut self,
        state: &State,
        signed: &Signed,
        (kind, id): (SubjectKind, &str),
    ) -> Result<Self, PageError> {
        if !self.is("refused-changed-meanwhile") {
            return Ok(self);
        }
        if let Some(event) = state.service.last_change(&signed.call, kind, id).await? {
            let shell = signed.shell();
            let done: Vec<String> = event.changes.iter().map(|c| change(&shell, c).after).collect();
            let what = if done.is_empty() { shell.t(&event.what) } else { done.join("；") };
            let who = event.actor.unwrap_or_else(|| shell.t("task-by-program"));
            let args =
                [("words", self.words()), ("who", who), ("when", shell.datetime(event.at)), ("what", what)];
            if let Some(first) = self.parts.first_mut() {
                first.words = shell.words("problem-changed-by", &args);
            }
        }
        Ok(self)
    }

    /// A problem that the page itself found.
    pub fn new(shell: &Shell, key: &str) -> Self {
        Self { parts: vec![Part { field: String::new(), key: key.to_owned(), words: shell.t(key) }] }
    }

    /// All words together.
    pub fn words(&self) -> String {
        self.parts.iter().map(|part| part.words.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// What belongs to a field: given as keys of refusals and as names of fields (`@due`), joined by blanks.
    pub fn at(&self, keys: &str) -> Vec<&str> {
        let fits = |part: &&Part| {
            keys.split_whitespace().any(|key| match key.strip_prefix('@') {
                Some(field) => field == part.field,
                None => part.field.is_empty() && key == part.key,
            })
        };
        self.parts.iter().filter(fits).map(|part| part.words.as_str()).collect()
    }

    /// Whether something of it belongs to a field.
    pub fn is(&self, keys: &str) -> bool {
        !self.at(keys).is_empty()
    }
}

/// The words are chosen by [`shown`], which knows the visitor; until then the error travels with an empty response.
#[derive(Clone)]
struct Unsaid(Arc<PageError>);

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Unsaid(Arc::new(self)));
        response
    }
}

/// The handler of addresses that no page has.
pub(crate) async fn not_found() -> PageError {
    PageError::NotFound
}

/// The same response, or what it failed to say as a page for this visitor.
pub(crate) fn shown(response: Response, visit: &Visit, signed: Option<&Signed>) -> Response {
    let Some(Unsaid(error)) = response.extensions().get::<Unsaid>().cloned() else { return response };
    let shell = match signed {
        Some(signed) => signed.shell(),
        None => Shell::of_visitor(visit, String::new()),
    };
    let (title, words) = said(&shell, &error);
    if visit.fragment {
        let html = Html(FragmentPage { title, words }.render().unwrap_or_default());
        let mut response = (error.status(), html).into_response();
        // What was clicked stays as it is: the words come beside the page.
        response.headers_mut().insert("hx-retarget", HeaderValue::from_static("body"));
        response.headers_mut().insert("hx-reswap", HeaderValue::from_static("beforeend"));
        return response;
    }
    let back = visit.came_from.clone().filter(|from| *from != visit.path);
    let page = ErrorPage { shell, title, words, back };
    (error.status(), Html(page.render().unwrap_or_default())).into_response()
}

/// Title and hint.
fn said(shell: &Shell, error: &PageError) -> (String, String) {
    let pair = |name: &str| (shell.t(&format!("error-{name}-title")), shell.t(&format!("error-{name}-hint")));
    match error {
        PageError::NotFound => pair("not-found"),
        PageError::Forbidden => pair("forbidden"),
        PageError::Csrf => pair("csrf"),
        PageError::Busy => pair("busy"),
        PageError::Unreadable => pair("unreadable"),
        PageError::TooLarge(limit) => {
            // People count the file, not what a form adds to it.
            let size = if *limit == crate::routes::UPLOAD { 50 } else { limit.div_ceil(1024 * 1024) };
            (shell.t("error-too-large-title"), shell.t1("error-too-large-hint", "size", size))
        }
        PageError::Service(e) => match e.refusal() {
            Some((key, args)) => {
                let title = match e.status() {
                    403 => "error-forbidden-title",
                    404 => "error-not-found-title",
                    409 => "error-conflict-title",
                    _ => "error-invalid-title",
                };
                (shell.t(title), shell.words(key, &args))
            }
            None if e.status() == 404 => pair("not-found"),
            None => failed(shell, &e.to_string()),
        },
        PageError::Internal(cause) => failed(shell, cause),
    }
}

/// A failure of ours: the visitor gets a short number, the log the cause beside the same number.
fn failed(shell: &Shell, cause: &str) -> (String, String) {
    let reference: String = identity::token().unwrap_or_default().chars().take(8).collect();
    tracing::error!(reference, cause, "a page failed");
    (shell.t("error-server-title"), shell.t1("error-server-hint", "reference", &reference))
}

#[derive(Template)]
#[template(path = "error/page.html")]
struct ErrorPage {
    shell: Shell,
    title: String,
    words: String,
    back: Option<String>,
}

#[derive(Template)]
#[template(path = "error/fragment.html")]
struct FragmentPage {
    title: String,
    words: String,
}
