//! The table of routes: path, method, what one must be allowed to do, and how large a body may be.
//!
//! A route is registered together with its row, so there is none without a permission; the gate and the tests read
//! the same rows.

use axum::Router;
use axum::handler::Handler;
use axum::routing;
use ledger::Action;

use crate::state::State;

/// Largest form, in bytes.
const FORM: usize = 256 * 1024;
/// Largest upload, in bytes: a file of 50 MB and what surrounds it.
pub(crate) const UPLOAD: usize = 60 * 1024 * 1024;

/// The methods our pages have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Looks.
    Get,
    /// Acts.
    Post,
}

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Path with its `{parameters}`.
    pub path: &'static str,
    /// Method.
    pub method: Method,
    /// What one must be allowed to do; nothing where nobody needs to be signed in.
    pub action: Option<Action>,
    /// Largest body in bytes.
    pub limit: usize,
}

/// Routes of an area, with their rows.
#[derive(Default)]
pub struct Routes {
    pub(crate) rows: Vec<Row>,
    pub(crate) router: Router<State>,
}

impl Routes {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page for those who may.
    pub fn get<H, T>(self, path: &'static str, action: Action, handler: H) -> Self
    where
        H: Handler<T, State>,
        T: 'static,
    {
        let row = Row { path, method: Method::Get, action: Some(action), limit: 0 };
        self.with(row, routing::get(handler))
    }

    /// An act for those who may. The form is read with [`crate::form::Form`].
    pub fn post<H, T>(self, path: &'static str, action: Action, handler: H) -> Self
    where
        H: Handler<T, State>,
        T: 'static,
    {
        let row = Row { path, method: Method::Post, action: Some(action), limit: FORM };
        self.with(row, routing::post(handler))
    }

    /// An act with a file, for those who may. Read with [`crate::form::Upload`].
    pub fn upload<H, T>(self, path: &'static str, action: Action, handler: H) -> Self
    where
        H: Handler<T, State>,
        T: 'static,
    {
        let row = Row { path, method: Method::Post, action: Some(action), limit: UPLOAD };
        self.with(row, routing::post(handler))
    }

    /// A page for everybody.
    pub(crate) fn open_get<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, State>,
        T: 'static,
    {
        let row = Row { path, method: Method::Get, action: None, limit: 0 };
        self.with(row, routing::get(handler))
    }

    /// An act for everybody, such as signing in.
    pub(crate) fn open_post<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, State>,
        T: 'static,
    {
        let row = Row { path, method: Method::Post, action: None, limit: FORM };
        self.with(row, routing::post(handler))
    }

    fn with(mut self, row: Row, method: routing::MethodRouter<State>) -> Self {
        self.rows.push(row);
        self.router = self.router.route(row.path, method);
        self
    }

    fn and(mut self, other: Self) -> Self {
        self.rows.extend(other.rows);
        self.router = self.router.merge(other.router);
        self
    }
}

/// Every route.
pub(crate) fn all() -> Routes {
    Routes::new()
        .and(crate::setup::routes())
        .and(crate::access::routes())
        .and(crate::language::routes())
        .and(crate::assets::routes())
        .and(crate::home::routes())
        .and(crate::inbox::routes())
        .and(crate::document::routes())
        .and(crate::review::routes())
        .and(crate::ledger::routes())
        .and(crate::task::routes())
        .and(crate::chase::routes())
        .and(crate::measure::routes())
        .and(crate::direction::routes())
        .and(crate::referral::routes())
        .and(crate::waiting::routes())
        .and(crate::burden::routes())
        .and(crate::import::routes())
        .and(crate::search::routes())
        .and(crate::trace::routes())
        .and(crate::settings::routes())
        .and(crate::account::routes())
        .and(crate::feed::routes())
}

/// The table.
pub fn table() -> Vec<Row> {
    all().rows
}
