//! What an administrator writes down so that messages can leave. Nothing written, nothing sent.

use std::fmt;
use std::path::PathBuf;

use serde::Deserialize;

use crate::{Content, DeliveryError, Reach, Rounds};

/// Everything about messages, the `[notify]` table of the configuration.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where people reach the site, for links: `http://10.20.0.5:8080`.
    pub address: String,
    /// When messages go out.
    pub rounds: Rounds,
    /// The mail server, when there is one.
    pub mail: Option<MailConfig>,
    /// The robots of chat groups.
    pub robots: Vec<RobotConfig>,
    /// Where robots may be.
    pub reach: Reach,
    /// A file of certificates (PEM) to trust besides the system's: the office's own authority.
    pub trusted_certificates: Option<PathBuf>,
}

impl Config {
    /// Refuses what could never work, before anything is sent.
    ///
    /// # Errors
    /// The first flaw, with the name of the setting.
    pub fn check(&self) -> Result<(), DeliveryError> {
        self.rounds.check().map_err(|flaw| DeliveryError::Setting("rounds.at", flaw.to_string()))?;
        if !self.address.is_empty() {
            let plain = url::Url::parse(&self.address)
                .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
            if !plain {
                return Err(DeliveryError::Setting("address", self.address.clone()));
            }
        }
        Ok(())
    }
}

/// A word that must not be seen: it is neither printed nor written out again.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        // What is no text is refused without being repeated, since it may be the secret with its quotes forgotten.
        let value = Word::deserialize(from)?;
        match value {
            Word::Text(word) => Ok(Self(word)),
            Word::Other(_) => Err(serde::de::Error::custom("a text in quotes is expected")),
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Word {
    Text(String),
    Other(serde::de::IgnoredAny),
}

impl Secret {
    /// Hides a word.
    pub fn new(word: impl Into<String>) -> Self {
        Self(word.into())
    }

    /// The word itself, for whoever has to say it to the other side.
    pub(crate) fn word(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// How the way to the mail server is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// Begun in the clear and then encrypted, or not at all (RFC 3207). Port 587.
    #[default]
    Starttls,
    /// Encrypted from the first byte (RFC 8314). Port 465.
    Tls,
    /// In the clear, for a server in the same room. Port 25.
    None,
}

/// The mail server.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailConfig {
    /// Its name, as in its certificate.
    pub host: String,
    /// Its port, when it is not the usual one.
    pub port: Option<u16>,
    /// How the way there is protected.
    #[serde(default)]
    pub security: Security,
    /// Name of the account, when it wants one.
    pub username: Option<String>,
    /// Password or authorisation code (授权码) of the account.
    pub password: Option<Secret>,
    /// Says that the password may travel in the clear when `security` is `none`.
    #[serde(default)]
    pub password_in_clear: bool,
    /// The address that messages come from: `luoshi@anhe.example.cn`.
    pub from: String,
    /// How much it is told: mail may pass through servers outside the office.
    #[serde(default)]
    pub content: Content,
    /// Seconds for a whole delivery.
    #[serde(default = "seconds")]
    pub timeout: u64,
}

/// What a robot speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RobotKind {
    /// 企业微信 group robot.
    Wecom,
    /// 钉钉 custom robot, the private 政务钉钉 too.
    Dingtalk,
    /// 飞书 custom robot.
    Feishu,
    /// A program of one's own: plain JSON, signed.
    Generic,
}

/// One robot.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RobotConfig {
    /// What people call it: 督查专班群.
    pub name: String,
    /// What it speaks.
    pub kind: RobotKind,
    /// Its address. It is secret, since whoever knows it can write to the group.
    pub url: Secret,
    /// The key that messages are signed with (加签). Needed by `generic`, none with `wecom`.
    pub secret: Option<Secret>,
    /// How much it is told: chat providers are outside the office.
    #[serde(default)]
    pub content: Content,
    /// The language its group is written to, `zh-CN` or `en`; the site's where it is empty.
    #[serde(default)]
    pub lang: String,
    /// Seconds for a whole delivery.
    #[serde(default = "seconds")]
    pub timeout: u64,
}

fn seconds() -> u64 {
    20
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_readme_is_one() {
        let readme = include_str!("../README.md");
        let example = readme.split("```toml").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        let whole: toml::Table = example.parse().unwrap();
        let config: Config = whole["notify"].clone().try_into().unwrap();
        config.check().unwrap();
        assert_eq!(config.robots.len(), 3);
        assert!(crate::Mailer::new(config.mail.as_ref().unwrap(), &crate::Trust::none()).is_ok());
        for robot in &config.robots {
            crate::Robot::new(robot, &config.reach, &crate::Trust::none()).unwrap();
        }
    }

    #[test]
    fn an_empty_configuration_sends_nothing_and_is_sound() {
        let config: Config = toml::from_str("").unwrap();
        config.check().unwrap();
        assert!(config.mail.is_none() && config.robots.is_empty());
    }

    #[test]
    fn slips_are_named() {
        let misspelt =
            toml::from_str::<Config>("[mail]\nhost = 'm'\nfrom = 'a@b.cn'\npasword = 'x'").unwrap_err();
        assert!(misspelt.to_string().contains("pasword"), "{misspelt}");
        let config: Config = toml::from_str("address = 'ftp://10.0.0.1'").unwrap();
        assert!(matches!(config.check(), Err(DeliveryError::Setting("address", _))));
        let config: Config = toml::from_str("[rounds]\nat = ['23:00']").unwrap();
        assert!(matches!(config.check(), Err(DeliveryError::Setting("rounds.at", _))));
    }

    #[test]
    fn a_secret_without_its_quotes_is_not_repeated() {
        let wrong = toml::from_str::<Config>("[mail]\nhost = 'm'\nfrom = 'a@b.cn'\npassword = 48151623");
        assert!(!wrong.unwrap_err().message().contains("48151623"));
    }

    #[test]
    fn secrets_are_not_printed() {
        let config: Config = toml::from_str(
            "[mail]\nhost = 'm'\nfrom = 'a@b.cn'\npassword = 'hunter2'\n\
             [[robots]]\nname = 'r'\nkind = 'wecom'\nurl = 'https://x.cn/?key=hunter2'\nsecret = 'hunter2'",
        )
        .unwrap();
        assert!(!format!("{config:?}").contains("hunter2"), "{config:?}");
    }
}
