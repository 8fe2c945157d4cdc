//! The ways out of the house, as an administrator has configured them. Without a configuration there is none.

use jiff::Timestamp;
use messages::Lang;

use crate::{Config, Content, Delivery, DeliveryError, Letter, Mailer, Robot, Rounds, Trust};

/// The name of the way by mail; robots go by the names they are given.
pub const MAIL: &str = "mail";

/// The ways out.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    address: String,
    rounds: Rounds,
    mail: Option<(Mailer, Content)>,
    lang: Lang,
    robots: Vec<Group>,
}

/// A chat group.
#[derive(Clone, Debug)]
struct Group {
    name: String,
    content: Content,
    lang: Lang,
    robot: Robot,
}

impl Ways {
    /// The ways of a configuration, with the site's language. Nothing is connected yet.
    ///
    /// # Errors
    /// The setting that is wrong.
    pub fn open(config: &Config, lang: Lang) -> Result<Self, DeliveryError> {
        config.check()?;
        let trust = Trust::load(config.trusted_certificates.as_deref())?;
        let mail = match &config.mail {
            Some(mail) => Some((Mailer::new(mail, &trust)?, mail.content)),
            None => None,
        };
        let mut robots: Vec<Group> = Vec::new();
        for robot in &config.robots {
            let name = robot.name.trim();
            if name.is_empty() || name == MAIL || robots.iter().any(|group| group.name == name) {
                return Err(DeliveryError::Setting("robots.name", robot.name.clone()));
            }
            let own = match robot.lang.as_str() {
                "" => lang,
                tag => Lang::from_tag(tag)
                    .ok_or_else(|| DeliveryError::Setting("robots.lang", tag.to_owned()))?,
            };
            robots.push(Group {
                name: name.to_owned(),
                content: robot.content,
                lang: own,
                robot: Robot::new(robot, &config.reach, &trust)?,
            });
        }
        Ok(Self { address: config.address.clone(), rounds: config.rounds.clone(), mail, lang, robots })
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
        self.robots.iter().map(|group| group.name.as_str())
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
            name => self.group(name).map(|group| group.content).unwrap_or_default(),
        }
    }

    /// The language of a way whose reader has chosen none: a group's own, else the site's.
    pub fn lang(&self, way: &str) -> Lang {
        self.group(way).map_or(self.lang, |group| group.lang)
    }

    fn group(&self, name: &str) -> Option<&Group> {
        self.robots.iter().find(|group| group.name == name)
    }

    /// Sends one message on one way, and waits for the answer. `to` says to whom, where the way is mail, and under which
    /// key in any case.
    ///
    /// # Errors
    /// Why it was not taken; a way that is configured no longer is a setting.
    pub async fn send(&self, way: &str, letter: &Letter, to: Delivery<'_>) -> Result<(), DeliveryError> {
        let at: Timestamp = to.at;
        match (way, &self.mail, self.group(way)) {
            (MAIL, Some((mailer, _)), _) => mailer.send(letter, to).await,
            (_, _, Some(group)) => group.robot.send(letter, to.id, at).await,
            (MAIL, None, _) => Err(DeliveryError::Setting("mail", "?".to_owned())),
            (way, _, None) => Err(DeliveryError::Setting("robots", way.to_owned())),
        }
    }
}
