//! The pages: templates, handlers, embedded assets. Thin on purpose: parse, call a use case, render.
//!
//! [`router`] is the only door. Every request passes one gate ([`gate`]), which knows from one table who may open what,
//! refuses forms that did not come from our own pages, and says every failure in the visitor's language. What a handler
//! may be reached by is written where it is registered ([`Routes`]), so that no page exists without a permission.

mod access;
mod account;
mod app;
mod assets;
mod burden;
mod chase;
mod cookie;
mod csrf;
mod direction;
mod document;
mod error;
mod feed;
mod fill;
mod form;
mod gate;
mod home;
mod import;
mod inbox;
mod language;
mod ledger;
mod lights;
mod measure;
mod notice;
mod page;
mod posted;
mod referral;
mod review;
mod routes;
mod search;
mod session;
mod settings;
mod setup;
mod shell;
mod state;
mod task;
mod trace;
mod waiting;

pub use crate::ledger::words;
pub use app::router;
pub use routes::{Method, Row, table};
pub use state::Clock;
