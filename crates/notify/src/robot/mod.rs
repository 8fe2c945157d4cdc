//! Robots of chat groups, and programs of one's own.

mod answer;
mod body;
mod sign;

use std::fmt;
use std::time::Duration;

use jiff::Timestamp;
use tokio_rustls::TlsConnector;
use url::Url;

use crate::http::post;
use crate::{DeliveryError, Letter, Reach, RobotConfig, RobotKind, Secret, Trust};

/// Writes to one chat group, or to one program.
#[derive(Clone)]
pub struct Robot {
    kind: RobotKind,
    url: Url,
    secret: Option<Secret>,
    reach: Reach,
    tls: TlsConnector,
    timeout: Duration,
}

impl fmt::Debug for Robot {
    /// Without its address, which is its key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Robot")
            .field("kind", &self.kind)
            .field("host", &self.url.host_str())
            .finish_non_exhaustive()
    }
}

impl Robot {
    /// A robot of the configuration. Nothing is connected yet.
    ///
    /// # Errors
    /// The setting that is wrong, or [`DeliveryError::Forbidden`].
    pub fn new(config: &RobotConfig, reach: &Reach, trust: &Trust) -> Result<Self, DeliveryError> {
        // The error of the parser would be fine to show, the address would not.
        let url = Url::parse(config.url.word());
        let url = url.map_err(|error| DeliveryError::Setting("url", error.to_string()))?;
        reach.check(&url)?;
        if config.kind == RobotKind::Generic && config.secret.is_none() {
            return Err(DeliveryError::Setting("secret", "?".to_owned()));
        }
        Ok(Self {
            kind: config.kind,
            url,
            secret: config.secret.clone(),
            reach: reach.clone(),
            tls: trust.connector()?,
            timeout: Duration::from_secs(config.timeout.max(1)),
        })
    }

    /// Sends one message and waits for the answer. `id` is the key of the message in the outbox, `at` the time, which
    /// signatures hold.
    ///
    /// # Errors
    /// Why it was not taken. [`DeliveryError::retry`] tells whether trying again can help.
    pub async fn send(&self, letter: &Letter, id: &str, at: Timestamp) -> Result<(), DeliveryError> {
        let (url, request) = self.request(letter, id, at)?;
        let answer = post(&url, request, &self.reach, &self.tls, self.timeout).await?;
        answer::judge(self.kind, self.url.host_str().unwrap_or_default(), &answer)
    }
}
