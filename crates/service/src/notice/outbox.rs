//! The outbox: notices become messages, messages are sent, and what became of them stands to be seen.

use std::collections::BTreeMap;

use calendar::WorkCalendar;
use jiff::civil::{Date, Time, Weekday};
use ledger::{Action, Person, SiteId};
use messages::Lang;
use notify::{
    Decision, Delivery, DeliveryError, Digest, LastSent, Letter, MAIL, Notice, Retry, Rounds, Sender, Ways,
    decide, wait_after,
};
use serde::{Deserialize, Serialize};
use store::{Contact, LetterRow, NoticeRow};

use super::tell::in_china;
use crate::names::Names;
use crate::view::{Outbox, OutboxLine};
use crate::{Call, Result, Service, ServiceError, fresh};

/// Most pending notices looked at in one go, oldest first.
const PENDING: i64 = 20_000;
/// Messages sent in one go.
const AT_ONCE: i64 = 20;
/// How long a message is in the hands of whoever sends it, in milliseconds: longer than any delivery may take. Should
/// they not come back, somebody sends it again after that.
const LEASE: i64 = 5 * 60_000;
/// Messages of one state that a page shows.
const SHOWN: i64 = 100;
/// How long what is over is kept, in milliseconds: half a year.
const KEPT: i64 = 183 * 86_400_000;

/// What a message carries, as the outbox keeps it: the words are made when it is sent, in the language of then.
#[derive(Serialize, Deserialize)]
struct Parcel {
    notices: Vec<Notice>,
}

/// What is to be done for one person, or for the chat groups: send a digest, or only settle what needs no words.
struct Step {
    person: String,
    ways: Vec<String>,
    digest: Digest,
}

/// Why a message failed, as the outbox keeps it: a message key with its arguments.
type Why = (String, Vec<(String, String)>);

impl Service {
    /// Puts messages together: for each person and for the chat groups at most one a round, urgent ones at once, none in
    /// quiet hours. What nobody has to be written about is settled. Returns how many messages were made.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn compose(&self, site: SiteId, at: i64) -> Result<usize> {
        if self.store.notices_pending(site, 1).await?.is_empty() {
            return Ok(0);
        }
        if self.ways.is_empty() {
            self.store.settle_all(site, at).await?;
            return Ok(0);
        }
        let names = self.names(site).await?;
        // Most times everything pending waits for its round: then nobody's writing is held up.
        if self.steps(site, &names, at).await?.is_empty() {
            return Ok(0);
        }
        // The site's lock: of two programs on one database, one puts a message together and the other finds it done.
        let mut tx = self.store.begin(site).await?;
        let mut made = 0;
        for step in self.steps(site, &names, at).await? {
            for way in step.ways.iter().filter(|_| !step.digest.notices.is_empty()) {
                tx.add_letter(&letter_row(way, &step.person, &step.digest, at)?).await?;
                made += 1;
            }
            for id in &step.digest.settles {
                tx.settle(id, at).await?;
            }
        }
        tx.commit().await?;
        Ok(made)
    }

    /// What is to be done now about what is pending.
    async fn steps(&self, site: SiteId, names: &Names, at: i64) -> Result<Vec<Step>> {
        let contacts = self.store.contacts(site).await?;
        let contacts: BTreeMap<String, Contact> =
            contacts.into_iter().map(|(person, contact)| (person.to_string(), contact)).collect();
        let mut of: BTreeMap<String, Vec<NoticeRow>> = BTreeMap::new();
        for row in self.store.notices_pending(site, PENDING).await? {
            of.entry(row.person.clone()).or_default().push(row);
        }
        let mut steps = Vec::new();
        for (person, rows) in of {
            let (ways, rounds) = self.ways_to(&person, contacts.get(&person), names);
            let digest = match ways.first() {
                Some(way) => self.digest(site, way, &person, &rounds, &rows, at).await?,
                None => Some(Digest {
                    settles: rows.into_iter().map(|row| row.id).collect(),
                    ..Digest::default()
                }),
            };
            steps.extend(digest.map(|digest| Step { person, ways, digest }));
        }
        Ok(steps)
    }

    /// What is told on one way now; nothing while it waits.
    async fn digest(
        &self,
        site: SiteId,
        way: &str,
        person: &str,
        rounds: &Rounds,
        rows: &[NoticeRow],
        at: i64,
    ) -> Result<Option<Digest>> {
        let pending: Vec<Notice> =
            rows.iter().filter_map(|row| serde_json::from_str(&row.body).ok()).collect();
        let last = |at: i64| (at > 0).then(|| in_china(at));
        let last = LastSent {
            round: last(self.store.last_letter(site, way, person, false).await?),
            urgent: last(self.store.last_letter(site, way, person, true).await?),
        };
        Ok(match decide(&pending, rounds, last, in_china(at), works) {
            Decision::Send(digest) => Some(digest),
            Decision::Wait(_) | Decision::Nothing => None,
        })
    }

    /// The ways to a person, none where they have given no address, or to the chat groups; and when they are used.
    fn ways_to(&self, person: &str, contact: Option<&Contact>, names: &Names) -> (Vec<String>, Rounds) {
        let rounds = self.ways.rounds();
        if person.is_empty() {
            return (self.ways.groups().map(str::to_owned).collect(), rounds.clone());
        }
        let there = names.people.iter().any(|p| p.active && p.id.to_string() == person);
        match contact.filter(|c| there && self.ways.has_mail() && !c.mail.is_empty()) {
            Some(contact) => (vec![MAIL.to_owned()], rounds_of(rounds, contact)),
            None => (Vec::new(), rounds.clone()),
        }
    }

    /// Sends the messages that are due. Returns how many were taken by the other side. A message that fails is tried
    /// again later, for some days; then, or when trying again cannot help, it stands in the outbox as failed.
    ///
    /// A program that ends between sending a message and noting it leaves it to be sent once more, with the same key.
    ///
    /// # Errors
    /// When the database does not answer; what the other side says is no error of ours.
    pub async fn send_letters(&self, site: SiteId, clock: &(dyn Fn() -> i64 + Send + Sync)) -> Result<usize> {
        let due = self.store.letters_due(site, clock(), AT_ONCE).await?;
        if due.is_empty() || self.ways.is_empty() {
            return Ok(0);
        }
        let names = self.names(site).await?;
        let mut sent = 0;
        for row in due {
            let now = clock();
            if !self.store.claim_letter(site, &row, now + LEASE).await? {
                continue;
            }
            let outcome = self.send_letter(site, &names, &row, now).await?;
            sent += usize::from(outcome.is_ok());
            self.store.letter_tried(site, &tried(row, &outcome, now)).await?;
        }
        Ok(sent)
    }

    async fn send_letter(
        &self,
        site: SiteId,
        names: &Names,
        row: &LetterRow,
        now: i64,
    ) -> Result<std::result::Result<(), DeliveryError>> {
        let person = names.people.iter().find(|p| p.id.to_string() == row.person);
        let contact = match person {
            Some(person) => self.store.contact(site, person.id).await?,
            None => Contact::default(),
        };
        let Ok(parcel) = serde_json::from_str::<Parcel>(&row.body) else {
            return Ok(Err(DeliveryError::Setting("outbox", row.id.clone())));
        };
        let digest = Digest { notices: parcel.notices, settles: Vec::new(), urgent: row.urgent };
        let letter = Letter::of(&digest, &sender(&self.ways, names, &contact, &row.way));
        let to = delivery(row, names, person, &contact, now);
        Ok(self.ways.send(&row.way, &letter, to).await)
    }

    /// What waits, what was sent and what failed, without what it says.
    ///
    /// # Errors
    /// When the actor does not administer, or the database does not answer.
    pub async fn outbox(&self, call: &Call, state: &str) -> Result<Outbox> {
        call.must(Action::Administer)?;
        let site = call.site();
        let counts = self.store.letter_counts(site).await?;
        let names = self.names(site).await?;
        let name = |id: &str| id.parse().map(|id| names.person(id).name).unwrap_or_default();
        let state = ["waiting", "sent"].into_iter().find(|s| *s == state).unwrap_or("failed");
        let rows = self.store.letters_in(site, state, SHOWN).await?;
        let line = |row: LetterRow| OutboxLine {
            person: name(&row.person),
            count: serde_json::from_str::<Parcel>(&row.body).map_or(0, |p| p.notices.len()),
            error: serde_json::from_str::<Why>(&row.error).ok(),
            id: row.id,
            way: row.way,
            urgent: row.urgent,
            at: row.at,
            next: row.next,
            failures: row.failures,
        };
        Ok(Outbox {
            state,
            counts: ["failed", "waiting", "sent"].map(|s| (s, count_of(&counts, s))),
            lines: rows.into_iter().map(line).collect(),
            mail: self.ways.has_mail(),
            groups: self.ways.groups().map(str::to_owned).collect(),
            rounds: self.ways.rounds().clone(),
            lang: self.ways.lang(MAIL),
        })
    }

    /// Has a message that failed tried again now.
    ///
    /// # Errors
    /// When the actor does not administer, or there is no such message that failed.
    pub async fn send_again(&self, call: &Call, id: &str) -> Result<()> {
        call.must(Action::Administer)?;
        if self.store.letter_again(call.site(), id, call.at).await? {
            return Ok(());
        }
        Err(ServiceError::NotFound)
    }

    /// Drops notices and messages that are long over.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sweep_notices(&self, site: SiteId, at: i64) -> Result<()> {
        self.store.sweep_letters(site, at - KEPT).await?;
        Ok(self.store.sweep_notices(site, at - KEPT).await?)
    }
}

fn count_of(counts: &[(String, i64)], state: &str) -> i64 {
    counts.iter().find(|(s, _)| s == state).map_or(0, |(_, n)| *n)
}

fn letter_row(way: &str, person: &str, digest: &Digest, at: i64) -> Result<LetterRow> {
    let parcel = Parcel { notices: digest.notices.clone() };
    Ok(LetterRow {
        id: fresh().simple().to_string(),
        way: way.to_owned(),
        person: person.to_owned(),
        urgent: digest.urgent,
        at,
        next: at,
        failures: 0,
        state: "waiting".to_owned(),
        error: String::new(),
        body: serde_json::to_string(&parcel).map_err(|e| ServiceError::Internal(e.to_string()))?,
    })
}

/// The row after a try.
fn tried(row: LetterRow, outcome: &std::result::Result<(), DeliveryError>, now: i64) -> LetterRow {
    let Err(error) = outcome else { return LetterRow { state: "sent".to_owned(), next: now, ..row } };
    let failures = row.failures + 1;
    let (key, args) = error.message();
    let args: Vec<(String, String)> =
        args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let why: Why = (key.to_owned(), args);
    let seed = row.id.bytes().fold(0_u64, |sum, b| sum.wrapping_mul(31).wrapping_add(u64::from(b)));
    let wait = match error.retry() {
        Retry::Later => wait_after(u32::try_from(failures).unwrap_or(u32::MAX), seed),
        Retry::Never => None,
    };
    let (state, next) = match wait {
        Some(wait) => ("waiting", now + i64::try_from(wait.as_millis()).unwrap_or(LEASE)),
        None => ("failed", now),
    };
    let error = serde_json::to_string(&why).unwrap_or_default();
    LetterRow { failures, next, state: state.to_owned(), error, ..row }
}

fn sender<'a>(ways: &'a Ways, names: &'a Names, contact: &Contact, way: &str) -> Sender<'a> {
    Sender {
        site: &names.site.name,
        address: ways.address(),
        lang: Lang::from_tag(&contact.lang).unwrap_or_else(|| ways.lang(way)),
        content: ways.content(way),
    }
}

fn delivery<'a>(
    row: &'a LetterRow,
    names: &'a Names,
    person: Option<&'a Person>,
    contact: &'a Contact,
    now: i64,
) -> Delivery<'a> {
    Delivery {
        id: &row.id,
        site: &names.site.name,
        name: person.map_or("", |p| p.name.as_str()),
        address: &contact.mail,
        at: jiff::Timestamp::from_millisecond(now).unwrap_or_default(),
    }
}

/// The rounds for somebody with quiet hours of their own; the site's where no round would be left.
fn rounds_of(rounds: &Rounds, contact: &Contact) -> Rounds {
    let time = |text: &str| text.parse::<Time>().ok();
    let (Some(quiet_from), Some(quiet_until)) = (time(&contact.quiet_from), time(&contact.quiet_until))
    else {
        return rounds.clone();
    };
    let own = Rounds { quiet_from, quiet_until, ..rounds.clone() };
    if own.is_open() { own } else { rounds.clone() }
}

/// Working days; where the year's notice is not known, weekends are free.
fn works(day: Date) -> bool {
    let weekday = || !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    WorkCalendar::current().is_working(day).unwrap_or_else(|_| weekday())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{DateTime, date, time};

    fn contact(from: &str, until: &str) -> Contact {
        Contact { quiet_from: from.into(), quiet_until: until.into(), ..Contact::default() }
    }

    #[test]
    fn own_quiet_hours_hold_unless_no_round_would_be_left() {
        let site = Rounds::default();
        let own = rounds_of(&site, &contact("12:00", "15:00"));
        assert_eq!((own.quiet_from, own.quiet_until), (time(12, 0, 0, 0), time(15, 0, 0, 0)));
        let day = date(2026, 6, 12);
        let open = |rounds: &Rounds, at: DateTime| !rounds.is_quiet(at, works);
        assert!(open(&own, day.at(8, 30, 0, 0)) && !open(&own, day.at(14, 30, 0, 0)));
        assert_eq!(rounds_of(&site, &contact("08:00", "20:00")), site);
        assert_eq!(rounds_of(&site, &contact("", "")), site);
    }

    #[test]
    fn a_failure_waits_longer_each_time_and_ends_in_sight() {
        let digest = Digest { notices: Vec::new(), settles: Vec::new(), urgent: false };
        let mut row = letter_row(MAIL, "p", &digest, 1_000).unwrap();
        let down = Err(DeliveryError::Timeout("mail.anhe.example.cn".into()));
        let mut waits = Vec::new();
        while row.state == "waiting" {
            let now = row.next;
            row = tried(row, &down, now);
            waits.push(row.next - now);
        }
        assert_eq!((row.state.as_str(), row.failures), ("failed", 10));
        assert!(waits[..9].windows(2).all(|w| w[0] <= w[1] + w[1] / 5), "{waits:?}");
        assert!(row.error.contains("notify-error-timeout"));
        let never = Err(DeliveryError::Address("x".into()));
        let again = tried(letter_row(MAIL, "p", &digest, 1).unwrap(), &never, 5);
        assert_eq!((again.state.as_str(), again.failures), ("failed", 1));
    }
}
