//! The ways out of the house, as an administrator has configured them. Without a configuration there is none.

use jiff::Timestamp;

use crate::{Config, Content, Delivery, DeliveryError, Letter, Mailer, Robot, Rounds, Trust};

/// The name of the way by mail; robots go by the names they are given.
pub const MAIL: &str = "mail";

/// The ways out.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    address: String,
    rounds: Rounds,
    mail: Option<(Mailer, Content)>,
    robots: Vec<(String, Content, Robot)>,
}

impl Ways {
    /// The ways of a configuration. Nothing is connected yet.
    ///
    /// # Errors
    /// The setting that is wrong.
    pub fn open(config: &Config) -> Result<Self, DeliveryError> {
        config.check()?;
        let trust = Trust::load(config.trusted_certificates.as_deref())?;
        let mail = match &config.mail {
            Some(mail) => Some((Mailer::new(mail, &trust)?, mail.content)),
            None => None,
        };
        let mut robots: Vec<(String, Content, Robot)> = Vec::new();
        for robot in &config.robots {
            let name = robot.name.trim();
            if name.is_empty() || name == MAIL || robots.iter().any(|(known, ..)| known == name) {
                return Err(DeliveryError::Setting("robots.name", robot.name.clone()));
            }
            robots.push((name.to_owned(), robot.content, Robot::new(robot, &config.reach, &trust)?));
        }
        Ok(Self { address: config.address.clone(), rounds: config.rounds.clone(), mail, robots })
    }

    /// Whether there is no way at all.
    pub fn is_empty(&self) -> bool {
        self.mail.is_none() && self.robots.is_empty()
    }

    /// Whether people can be written to.
    pub fn has_mail(&self) -> bool {
        self.mail.is_some()
    }

    /// The names of the chat groups.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        self.robots.iter().map(|(name, ..)| name.as_str())
    }

    /// When messages go out.
    pub fn rounds(&self) -> &Rounds {
        &self.rounds
    }

    /// Where people reach the site.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// How much a way is told.
    pub fn content(&self, way: &str) -> Content {
        match way {
            MAIL => self.mail.as_ref().map(|(_, content)| *content).unwrap_or_default(),
            name => self.robot(name).map(|(_, content, _)| *content).unwrap_or_default(),
        }
    }

    fn robot(&self, name: &str) -> Option<&(String, Content, Robot)> {
        self.robots.iter().find(|(known, ..)| known == name)
    }

    /// Sends one message on one way, and waits for the answer. `to` says to whom, where the way is mail, and under which
    /// key in any case.
    ///
    /// # Errors
    /// Why it was not taken; a way that is configured no longer is a setting.
    pub async fn send(&self, way: &str, letter: &Letter, to: Delivery<'_>) -> Result<(), DeliveryError> {
        let at: Timestamp = to.at;
        match (way, &self.mail, self.robot(way)) {
            (MAIL, Some((mailer, _)), _) => mailer.send(letter, to).await,
            (_, _, Some((_, _, robot))) => robot.send(letter, to.id, at).await,
            (MAIL, None, _) => Err(DeliveryError::Setting("mail", "?".to_owned())),
            (way, _, None) => Err(DeliveryError::Setting("robots", way.to_owned())),
        }
    }
}
