//! Notices leave the house: mail, robots of chat groups, calendar feeds.
//!
//! What is sent, and when, is decided by pure functions, which take the time as an argument:
//!
//! - [`decide`]: the pending notices of a person become at most one message a round, none in quiet hours;
//! - [`Letter::of`]: a digest becomes words, in the language of whoever gets it;
//! - [`wait_after`]: when a message that failed is tried again, and when it is given up;
//! - [`feed::write`]: due dates and milestones as a calendar to subscribe to (RFC 5545).
//!
//! Two things touch the network, and only towards addresses that an administrator has configured: [`Mailer`] and
//! [`Robot`], which [`Ways`] makes of a configuration. Both are asked once and answer once; keeping an outbox and asking again is the caller's. Without
//! configuration nothing is ever sent, since most offices have no way out.
//!
//! Encryption is rustls: TLS 1.2 and 1.3, the system's certificates and those of [`Trust`]. Servers that speak only
//! the national suites (GB/T 38636) cannot be reached directly.

mod config;
mod digest;
mod error;
pub mod feed;
mod http;
mod letter;
mod mail;
mod notice;
mod quiet;
mod reach;
mod retry;
mod robot;
mod tls;
mod turn;
mod ways;

pub use config::{Config, MailConfig, RobotConfig, RobotKind, Secret, Security};
pub use digest::{Decision, Digest, LastSent, decide};
pub use error::{DeliveryError, Retry};
pub use letter::{Content, Letter, Line, Sender};
pub use mail::{Delivery, Mailer, is_address};
pub use notice::{About, Matter, Notice};
pub use quiet::{Rounds, RoundsError};
pub use reach::Reach;
pub use retry::wait_after;
pub use robot::Robot;
pub use tls::Trust;
pub use turn::{Fill, Light, Said, Turn, Turns};
pub use ways::{MAIL, Ways};
