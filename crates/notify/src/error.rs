//! Why a message could not be sent, in a form that can be shown and acted on.

use std::fmt;

/// Whether trying again can help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// The same message may be taken later.
    Later,
    /// Somebody has to change something first.
    Never,
}

/// Why a message could not be sent. It never holds a password, a key or the path of an address, which is the key of a
/// robot: `host` is all that is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeliveryError {
    /// The address of the receiver cannot be one.
    Address(String),
    /// A setting is wrong: its name, and what is wrong with it.
    Setting(&'static str, String),
    /// The host is not among those that messages may go to.
    Forbidden(String),
    /// No connection, or it broke, or the certificate was not trusted: the host and what the system said.
    Unreachable(String, String),
    /// No answer in time.
    Timeout(String),
    /// The other side said no.
    Refused {
        /// Who.
        host: String,
        /// Its code: of SMTP, of HTTP, or of the robot.
        code: i64,
        /// Its words.
        words: String,
        /// Whether it said for how long.
        retry: Retry,
    },
    /// The answer was too long or in no known form.
    Unreadable(String),
}

impl DeliveryError {
    /// Whether trying again can help.
    pub fn retry(&self) -> Retry {
        match self {
            Self::Address(_) | Self::Setting(..) | Self::Forbidden(_) => Retry::Never,
            Self::Unreachable(..) | Self::Timeout(_) | Self::Unreadable(_) => Retry::Later,
            Self::Refused { retry, .. } => *retry,
        }
    }

    /// The message key and its arguments, for pages.
    pub fn message(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::Address(detail) => ("notify-error-address", vec![("detail", detail.clone())]),
            Self::Setting(name, flaw) => {
                ("notify-error-setting", vec![("detail", format!("{name}: {flaw}"))])
            }
            Self::Forbidden(host) => ("notify-error-forbidden", vec![("detail", host.clone())]),
            Self::Unreachable(host, why) => {
                ("notify-error-unreachable", vec![("detail", format!("{host} ({why})"))])
            }
            Self::Timeout(host) => ("notify-error-timeout", vec![("detail", host.clone())]),
            Self::Refused { host, code, words, .. } => {
                let parts = [("detail", host.clone()), ("code", code.to_string()), ("words", words.clone())];
                ("notify-error-refused", parts.into())
            }
            Self::Unreadable(host) => ("notify-error-unreadable", vec![("detail", host.clone())]),
        }
    }
}

impl fmt::Display for DeliveryError {
    /// For logs; pages use [`DeliveryError::message`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (key, args) = self.message();
        f.write_str(key)?;
        args.iter().try_for_each(|(name, value)| write!(f, " {name}={value}"))
    }
}

impl std::error::Error for DeliveryError {}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::{Arg, Lang, text_args};

    #[test]
    fn every_error_has_words_in_both_languages() {
        let host = || "mail.example.cn".to_owned();
        let refused =
            DeliveryError::Refused { host: host(), code: 550, words: "no".into(), retry: Retry::Never };
        let all = [
            DeliveryError::Address(host()),
            DeliveryError::Setting("mail.from", "?".into()),
            DeliveryError::Forbidden(host()),
            DeliveryError::Unreachable(host(), "refused".into()),
            DeliveryError::Timeout(host()),
            refused,
            DeliveryError::Unreadable(host()),
        ];
        for error in all {
            let (key, args) = error.message();
            let args: Vec<(&str, Arg<'_>)> = args.iter().map(|(name, value)| (*name, value.into())).collect();
            for lang in Lang::ALL {
                let words = text_args(lang, key, &args);
                assert!(
                    !words.contains(['⟦', '{']) && args.iter().any(|(name, _)| *name == "detail"),
                    "{words}"
                );
            }
        }
    }
}
