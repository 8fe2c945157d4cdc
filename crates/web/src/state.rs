//! What every handler can reach.

use std::collections::HashMap;
use std::sync::Arc;

use service::Service;

use crate::routes::{Method, Row};

/// The time, in milliseconds UTC. Only the binary asks the system for it.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// What every handler can reach.
#[derive(Clone)]
pub struct State {
    /// The use cases.
    pub service: Service,
    pub(crate) clock: Clock,
    pub(crate) rows: Arc<HashMap<(&'static str, Method), Row>>,
}

impl State {
    /// Now, in milliseconds UTC.
    pub fn now(&self) -> i64 {
        (self.clock)()
    }
}
