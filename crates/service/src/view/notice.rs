//! The inbox.

use messages::Lang;
use notify::{Notice, Rounds};

/// One thing somebody was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxLine {
    /// Its key.
    pub id: String,
    /// When it came up, in milliseconds UTC.
    pub at: i64,
    /// Whether they looked.
    pub seen: bool,
    /// What it says.
    pub notice: Notice,
}

/// What somebody was told, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inbox {
    /// What they have not looked at.
    pub new: Vec<InboxLine>,
    /// What they have.
    pub seen: Vec<InboxLine>,
    /// When the page was made, in milliseconds UTC: "all read" means no more than what stood on it.
    pub until: i64,
}

/// Where somebody is reached, as their account page shows and takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct ContactView {
    /// Mail address; empty for none.
    pub mail: String,
    /// Language tag of what is sent.
    pub lang: String,
    /// Nothing ordinary is sent from this time of the day on, `22:00`; empty for the site's hours.
    pub quiet_from: String,
    /// Until this one.
    pub quiet_until: String,
    /// Whether this site sends mail at all.
    #[serde(skip)]
    pub sends: bool,
    /// When the address of their calendar was made, in milliseconds UTC.
    #[serde(skip)]
    pub feed: Option<i64>,
    /// Whether they may have one.
    #[serde(skip)]
    pub may_feed: bool,
}

/// A calendar as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedText {
    /// iCalendar (RFC 5545).
    pub text: String,
    /// The same for the same text: for programs that ask whether it has changed.
    pub mark: String,
}

/// A message of the outbox, without what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxLine {
    /// Its key.
    pub id: String,
    /// `mail`, or the name of a chat group.
    pub way: String,
    /// To whom; empty for a group.
    pub person: String,
    /// How many things it tells.
    pub count: usize,
    /// Whether it went out of turn.
    pub urgent: bool,
    /// When it was put together, in milliseconds UTC.
    pub at: i64,
    /// When it is tried next, or was tried last.
    pub next: i64,
    /// How often it failed.
    pub failures: i64,
    /// Why it failed last: message key and arguments.
    pub error: Option<(String, Vec<(String, String)>)>,
}

/// The outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outbox {
    /// The state whose messages are shown: `failed`, `waiting` or `sent`.
    pub state: &'static str,
    /// How many there are in each.
    pub counts: [(&'static str, i64); 3],
    /// The last of them.
    pub lines: Vec<OutboxLine>,
    /// Whether mail is configured.
    pub mail: bool,
    /// The chat groups that are configured.
    pub groups: Vec<String>,
    /// When messages go out.
    pub rounds: Rounds,
    /// The language of those who have chosen none.
    pub lang: Lang,
}
