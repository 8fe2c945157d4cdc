//! What every handler can reach.

use std::collections::HashMap;
use std::sync::Arc;

use service::Service;
use tokio::sync::Semaphore;

use crate::routes::{Method, Row};

/// The time, in milliseconds UTC. Only the binary asks the system for it.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// What every handler can reach.
#[derive(Clone)]
pub struct State {
    /// The use cases.
    pub service: Service,
    pub(crate) clock: Clock,
    /// Uploads that may be under way at once: each is held in memory and read by a process of its own.
    pub(crate) uploads: Arc<Semaphore>,
    /// What whoever sets the site up must know; nothing where nobody is asked.
    pub(crate) setup_code: Option<Arc<str>>,
    pub(crate) rows: Arc<HashMap<(&'static str, Method), Row>>,
}

impl State {
    /// Now, in milliseconds UTC.
    pub fn now(&self) -> i64 {
        (self.clock)()
    }
}
