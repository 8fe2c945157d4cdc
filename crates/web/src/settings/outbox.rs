//! The outbox: what became of the messages that leave the house. What they say is not shown.

use askama::Template;
use axum::extract::{Path, State as Given};
use serde::Deserialize;
use service::{Outbox, OutboxLine};

use crate::form::Query;
use crate::notice::Told;
use crate::page::{Page, page};
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    state: String,
}

#[derive(Template)]
#[template(path = "settings/outbox.html")]
struct OutboxPage {
    shell: Shell,
    outbox: Outbox,
}

impl OutboxPage {
    /// To whom a message goes.
    fn to(&self, line: &OutboxLine) -> String {
        if line.person.is_empty() { line.way.clone() } else { line.person.clone() }
    }

    /// Why it failed last, in words.
    fn why(&self, line: &OutboxLine) -> String {
        let Some((key, args)) = &line.error else { return String::new() };
        let args: Vec<(&str, messages::Arg<'_>)> =
            args.iter().map(|(name, value)| (name.as_str(), value.as_str().into())).collect();
        if messages::exists(key) { messages::text_args(self.shell.lang, key, &args) } else { String::new() }
    }

    /// The times of the rounds.
    fn times(&self) -> String {
        let times: Vec<String> = self.outbox.rounds.at.iter().map(clock).collect();
        times.join(&self.shell.t("word-separator"))
    }

    /// The hours in which people are left in peace.
    fn quiet(&self) -> String {
        let rounds = &self.outbox.rounds;
        let over_night = rounds.quiet_from > rounds.quiet_until;
        let key = if over_night { "outbox-quiet-hours" } else { "outbox-quiet-hours-day" };
        let hours =
            self.shell.t2(key, "from", clock(&rounds.quiet_from), "until", clock(&rounds.quiet_until));
        if rounds.quiet_on_days_off { self.shell.t1("outbox-quiet-off", "hours", hours) } else { hours }
    }

    fn configured(&self) -> bool {
        self.outbox.mail || !self.outbox.groups.is_empty()
    }
}

/// `08:30`
fn clock(time: &jiff::civil::Time) -> String {
    time.strftime("%H:%M").to_string()
}

pub(super) async fn list(state: Given<State>, signed: Signed, Query(which): Query<Which>) -> Page {
    let outbox = state.service.outbox(&signed.call, &which.state).await?;
    page(&OutboxPage { shell: signed.shell(), outbox })
}

pub(super) async fn again(state: Given<State>, signed: Signed, Path(id): Path<String>) -> Page {
    state.service.send_again(&signed.call, &id).await?;
    Ok(Told::ok("outbox-told-again").at("/settings/outbox"))
}
