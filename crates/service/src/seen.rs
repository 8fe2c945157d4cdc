//! What a person saw, for the auditor: looks at sensitive pages and files that were taken out.
//!
//! Looks stand in a working table outside the log, one row for a person, a thing and a day: looking changes nothing that
//! the chain proves, an event for every page would make all readers wait for the one writer, and who saw what on which
//! day, how often, first and last is what an auditor asks. Requests only add to a map in memory; a job writes it every few
//! seconds, so that no page waits for it. What a power cut can lose is those seconds.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::ToSpan as _;
use jiff::civil::Date;
use ledger::{Action, DirectionId, DocumentId, PersonId, ReferralId, SiteId, day_of};
use store::{SeenFilter, SeenRow};

use crate::names::Names;
use crate::view::{SeenKind, SeenLine, SeenPage, SeenQuery};
use crate::{Call, Result, Service};

/// Lines of a page.
const PAGE: usize = 100;
/// Things that are remembered at most before they are written.
const LIMIT: usize = 10_000;
/// Longest name of a thing, in characters.
const THING: usize = 300;
/// Characters of a direction or referral that name it.
const WORDS: usize = 40;
/// Months for which looks are kept; the law asks for six (Cybersecurity Law, art. 21).
const MONTHS: i32 = 13;

type Key = (SiteId, Date, PersonId, &'static str, String);
/// How often, first and last, in milliseconds UTC.
type Looks = (i64, i64, i64);

/// Looks that have not been written yet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unwritten(Arc<Mutex<HashMap<Key, Looks>>>);

impl Unwritten {
    /// Adds a look; says whether there are so many that they should be written now.
    fn add(&self, key: Key, at: i64) -> bool {
        let mut looks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let look = looks.entry(key).or_insert((0, at, at));
        (look.0, look.2) = (look.0 + 1, at);
        looks.len() >= LIMIT
    }

    fn take(&self) -> HashMap<Key, Looks> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Service {
    /// Notes that somebody saw something.
    ///
    /// # Errors
    /// When so much has been seen that it is written at once, and the database does not answer.
    pub async fn note_seen(&self, call: &Call, kind: SeenKind, thing: &str) -> Result<()> {
        let thing: String = thing.chars().take(THING).collect();
        let key = (call.site(), call.today(), call.actor.person, kind.code(), thing);
        if self.unwritten.add(key, call.at) { self.write_seen().await } else { Ok(()) }
    }

    /// Writes what was seen since the last time.
    ///
    /// # Errors
    /// When the database does not answer; then it is lost, and said so by the caller.
    pub async fn write_seen(&self) -> Result<()> {
        let looks = self.unwritten.take();
        if looks.is_empty() {
            return Ok(());
        }
        let mut rows: Vec<(SiteId, SeenRow)> = looks
            .into_iter()
            .map(|((site, day, person, kind, thing), (times, first, last))| {
                let kind = kind.to_owned();
                (site, SeenRow { day, person, kind, thing, times, first, last })
            })
            .collect();
        // In one order, so that two programs on one database do not wait for each other in a circle.
        rows.sort_by(|(a, x), (b, y)| {
            (a, x.day, x.person, &x.kind, &x.thing).cmp(&(b, y.day, y.person, &y.kind, &y.thing))
        });
        Ok(self.store.note_seen(&rows).await?)
    }

    /// Forgets what was seen longer ago than it has to be kept.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn forget_seen(&self, site: SiteId, at: i64) -> Result<u64> {
        let today = day_of(at);
        let before = today.checked_sub(MONTHS.months()).unwrap_or(today);
        Ok(self.store.forget_seen(site, before).await?)
    }

    /// Who saw what, the latest first: by person, by thing, by day.
    ///
    /// # Errors
    /// When the actor may not see it.
    pub async fn seen(&self, call: &Call, query: &SeenQuery) -> Result<SeenPage> {
        call.must(Action::ReadViews)?;
        self.write_seen().await?;
        let names = self.names(call.site()).await?;
        let filter = SeenFilter {
            person: query.person.parse().ok(),
            kind: Some(query.kind.clone()).filter(|k| !k.is_empty()),
            thing: Some(query.thing.clone()).filter(|t| !t.is_empty()),
            day: query.day.parse().ok(),
            before: query.before,
        };
        let mut rows = self.store.seen(call.site(), &filter, PAGE as i64 + 1).await?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let mut lines = Vec::with_capacity(rows.len());
        for row in &rows {
            lines.push(self.seen_line(call, &names, row).await?);
        }
        let people = names.people.iter().filter(|p| p.account.is_some());
        Ok(SeenPage {
            next: rows.last().filter(|_| more).map(|row| row.last),
            lines,
            people: people.map(|p| names.person(p.id)).collect(),
        })
    }

    async fn seen_line(&self, call: &Call, names: &Names, row: &SeenRow) -> Result<SeenLine> {
        let kind = SeenKind::from_code(&row.kind).unwrap_or(SeenKind::File);
        let (name, address) = match kind {
            SeenKind::Task => (row.thing.clone(), format!("/tasks/{}", row.thing)),
            SeenKind::Chase => (row.thing.clone(), format!("/chases/{}", row.thing)),
            SeenKind::Document => {
                let id: Option<DocumentId> = row.thing.parse().ok();
                let document = match id {
                    Some(id) => self.store.document(call.site(), id).await?,
                    None => None,
                };
                let title = document.map_or_else(|| row.thing.clone(), |v| v.entity.head.title);
                (title, format!("/documents/{}", row.thing))
            }
            SeenKind::Direction => {
                let id: Option<DirectionId> = row.thing.parse().ok();
                let direction = match id {
                    Some(id) => self.store.direction(call.site(), id).await?,
                    None => None,
                };
                let words = direction.map(|v| v.entity.text.chars().take(WORDS).collect());
                (words.unwrap_or_else(|| row.thing.clone()), format!("/directions/{}", row.thing))
            }
            SeenKind::Referral => {
                let id: Option<ReferralId> = row.thing.parse().ok();
                let referral = match id {
                    Some(id) => self.store.referral(call.site(), id).await?,
                    None => None,
                };
                let words = referral.map(|v| v.entity.question.chars().take(WORDS).collect());
                (words.unwrap_or_else(|| row.thing.clone()), format!("/referrals/{}", row.thing))
            }
            SeenKind::Person => {
                let named = row.thing.parse().ok().map(|id| names.person(id).name);
                (named.unwrap_or_default(), String::new())
            }
            SeenKind::File | SeenKind::Trace | SeenKind::Search => (row.thing.clone(), String::new()),
        };
        Ok(SeenLine {
            day: row.day,
            person: names.person(row.person),
            kind,
            thing: row.thing.clone(),
            name,
            address,
            times: row.times,
            first: row.first,
            last: row.last,
        })
    }
}
