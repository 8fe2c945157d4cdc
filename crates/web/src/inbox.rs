//! The inbox 消息: what somebody was told.

use askama::Template;
use axum::extract::{Path, State as Given};
use ledger::{Action, day_of};
use notify::{About, Content, Matter, Sender, Turn};
use serde::Deserialize;
use service::{Inbox, InboxLine};

use crate::form::Form;
use crate::notice::{Told, go};
use crate::page::{Page, page};
use crate::routes::Routes;
use crate::session::Signed;
use crate::shell::Shell;
use crate::state::State;

/// Routes of this area.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/inbox", Action::Read, show).get("/inbox/{id}", Action::Read, follow).post(
        "/inbox/read",
        Action::Read,
        read,
    )
}

#[derive(Template)]
#[template(path = "inbox/page.html")]
struct InboxPage {
    shell: Shell,
    inbox: Inbox,
}

/// The lines of one day that were looked at, or were not.
struct Day<'a> {
    /// Message key: unread or read.
    key: &'static str,
    date: jiff::civil::Date,
    lines: Vec<&'a InboxLine>,
}

/// A light that turned.
struct TurnLine {
    about: About,
    words: String,
}

impl InboxPage {
    /// What was not looked at, then the rest, each by day.
    fn days(&self) -> Vec<Day<'_>> {
        let mut days: Vec<Day<'_>> = Vec::new();
        let new = self.inbox.new.iter().map(|line| ("inbox-new", line));
        for (key, line) in new.chain(self.inbox.seen.iter().map(|line| ("inbox-seen", line))) {
            let date = day_of(line.at);
            match days.last_mut() {
                Some(day) if day.key == key && day.date == date => day.lines.push(line),
                _ => days.push(Day { key, date, lines: vec![line] }),
            }
        }
        days
    }

    /// What happened, in words.
    fn what(&self, line: &InboxLine) -> String {
        self.sender().what(&line.notice.matter)
    }

    /// The lights of a notice that tells of several.
    fn turns(&self, line: &InboxLine) -> Vec<TurnLine> {
        let Matter::Turned { turns } = &line.notice.matter else { return Vec::new() };
        if turns.is_one() {
            return Vec::new();
        }
        let sender = self.sender();
        let line = |turn: &Turn| TurnLine { about: turn.about.clone(), words: sender.turn(turn) };
        turns.list.iter().map(line).collect()
    }

    /// How many lights it tells of without naming them.
    fn unlisted(&self, line: &InboxLine) -> u32 {
        match &line.notice.matter {
            Matter::Turned { turns } => turns.unlisted(),
            _ => 0,
        }
    }

    fn sender(&self) -> Sender<'_> {
        Sender { site: &self.shell.site_name, address: "", lang: self.shell.lang, content: Content::Full }
    }
}

async fn show(Given(state): Given<State>, signed: Signed) -> Page {
    page(&InboxPage { inbox: state.service.inbox(&signed.call).await?, shell: signed.shell() })
}

async fn follow(Given(state): Given<State>, signed: Signed, Path(id): Path<String>) -> Page {
    Ok(go(&state.service.follow_notice(&signed.call, &id).await?))
}

/// One notice by its key, or all that stood on the page.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Read {
    id: String,
    until: i64,
}

async fn read(Given(state): Given<State>, signed: Signed, Form(form): Form<Read>) -> Page {
    state.service.see(&signed.call, &form.id, form.until).await?;
    Ok(Told::ok("inbox-told-read").at("/inbox"))
}
