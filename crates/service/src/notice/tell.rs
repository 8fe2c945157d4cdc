//! From the log to notices: every event after the cursor is told once to those whom it concerns.

use std::collections::BTreeSet;

use jiff::civil::DateTime;
use ledger::{Event, EventBody, PersonId, SiteId, Subject, SubjectKind, Task};
use notify::{About, Matter, Notice};
use store::{NoticeRow, Tx};

use super::audience::People;
use super::done::done;
use super::matter::{self, Audience};
use crate::names::Names;
use crate::{Result, Service};

/// Events told in one transaction, which holds up everybody who writes.
const BATCH: i64 = 200;
/// Most events a site hears of that was never told anything.
const FIRST: i64 = 1_000;
/// What happened longer ago than this, in milliseconds, is no news: seven days.
const STALE: i64 = 7 * 86_400_000;
/// Most characters of words that stand for a title.
const TITLE: usize = 40;

impl Service {
    /// Makes the notices of what has happened since it was last asked. Returns how many. What it makes and how far it
    /// came stand in one transaction, so that nothing is told twice or never.
    ///
    /// A site of which nobody was ever told anything, such as one restored from a backup, hears of its last days in the
    /// system only: what may have been sent before is not sent again.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn tell(&self, site: SiteId, at: i64) -> Result<usize> {
        let (head, _) = self.store.head(site).await?.unwrap_or_default();
        if self.store.notice_cursor(site).await? >= head {
            return Ok(0);
        }
        let names = self.names(site).await?;
        let mut told = 0;
        loop {
            let mut tx = self.store.begin(site).await?;
            let until = tx.told_until().await?;
            let (from, most) = until.map_or_else(|| ((head - FIRST).max(0), FIRST), |seq| (seq, BATCH));
            let events = tx.events_after(from, most).await?;
            let Some(last) = events.last().map(|e| e.seq) else { return Ok(told) };
            let teller = Teller {
                names: &names,
                people: People::of(&names),
                settled: if until.is_none() { at } else { 0 },
            };
            for event in events.iter().filter(|e| at - e.at < STALE) {
                told += teller.tell(&mut tx, event).await?;
            }
            tx.told(last).await?;
            tx.commit().await?;
            if events.len() < most as usize {
                return Ok(told);
            }
        }
    }
}

/// Makes notices.
pub(crate) struct Teller<'a> {
    pub(crate) names: &'a Names,
    pub(crate) people: People<'a>,
    /// When what it makes is settled; 0 for what is to be sent.
    pub(crate) settled: i64,
}

impl Teller<'_> {
    async fn tell(&self, tx: &mut Tx, event: &Event) -> Result<usize> {
        let Ok(body) = event.decode() else { return Ok(0) };
        self.answered(tx, &body, event.at).await?;
        if let Some(due) = self.all_answered(tx, &body).await? {
            let raised =
                Raised { key: &due.key, at: event.at, by: event.actor, task: None, about: &due.about };
            return self.raise(tx, &raised, due.matters).await;
        }
        let Some((matters, task, about)) = self.matters(tx, event.subject, &body).await? else {
            return Ok(0);
        };
        for code in done(&body) {
            tx.done(page_of(&about), code, None, event.at).await?;
        }
        let key = format!("{:012}", event.seq);
        let row = Raised { key: &key, at: event.at, by: event.actor, task: task.as_ref(), about: &about };
        self.raise(tx, &row, matters).await
    }

    /// What an event tells, the task it is about, and where to read on.
    async fn matters(
        &self,
        tx: &mut Tx,
        subject: Subject,
        body: &EventBody,
    ) -> Result<Option<(Vec<(Audience, Matter)>, Option<Task>, About)>> {
        Ok(match subject.kind {
            SubjectKind::Task => {
                let Some(row) = tx.task(ledger::TaskId(subject.id)).await? else { return Ok(None) };
                let unit = self.names.unit(row.task.lead_unit).name;
                let matters = matter::of_task(body, &row.task, &unit);
                let about = about_task(&row.task);
                Some((matters, Some(row.task), about))
            }
            SubjectKind::Chase => {
                let Some(v) = tx.chase(ledger::ChaseId(subject.id)).await? else { return Ok(None) };
                let chase = v.entity;
                let unit = self.names.unit(chase.unit).name;
                let task = match chase.task {
                    Some(id) => tx.task(id).await?.map(|row| row.task),
                    None => None,
                };
                let about = about_chase(&chase, task.as_ref());
                Some((matter::of_chase(body, &chase, &unit), task, about))
            }
            SubjectKind::Request => {
                let Some(v) = tx.request(ledger::RequestId(subject.id)).await? else { return Ok(None) };
                let (request, unit) = (&v.entity, self.names.unit(v.entity.unit).name);
                Some((matter::of_request(body, request, &unit), None, about_request(request)))
            }
            SubjectKind::Referral => {
                let Some(v) = tx.referral(ledger::ReferralId(subject.id)).await? else { return Ok(None) };
                let Some(row) = tx.task(v.entity.task).await? else { return Ok(None) };
                let unit = self.names.person(v.entity.by).name;
                let about = About { path: format!("/referrals/{}", v.entity.id), ..about_task(&row.task) };
                Some((matter::of_referral(body, &v.entity, &unit), Some(row.task), about))
            }
            SubjectKind::Direction => {
                let Some(v) = tx.direction(ledger::DirectionId(subject.id)).await? else { return Ok(None) };
                let task = match v.entity.task {
                    Some(id) => tx.task(id).await?.map(|row| row.task),
                    None => None,
                };
                let path = format!("/directions/{}", v.entity.id);
                let about = match &task {
                    Some(task) => About { path, ..about_task(task) },
                    None => {
                        let title = v.entity.text.chars().take(TITLE).collect();
                        About { number: String::new(), title, path }
                    }
                };
                Some((matter::of_direction(body, &v.entity), task, about))
            }
            SubjectKind::Observation => self.corrected(tx, body).await?,
            _ => None,
        })
    }

    /// A corrected figure: told to the unit of which it speaks or that gives it, and to whoever had given it.
    async fn corrected(
        &self,
        tx: &mut Tx,
        body: &EventBody,
    ) -> Result<Option<(Vec<(Audience, Matter)>, Option<Task>, About)>> {
        let EventBody::ObservationCorrected { observation: o } = body else { return Ok(None) };
        let Some(measure) = self.names.measure(o.measure) else { return Ok(None) };
        let stood = tx.observation(ledger::ObservationId(o.source.id)).await?.map(|v| v.entity);
        let with_unit = |value: &ledger::Decimal| format!("{value}{}", measure.unit);
        let matter = Matter::FigureCorrected {
            period: o.period.to_string(),
            before: stood.as_ref().map(|s| with_unit(&s.value)).unwrap_or_default(),
            after: with_unit(&o.value),
            reason: o.reason.clone(),
        };
        let unit = o.unit.or(measure.source);
        let units = unit.into_iter().flat_map(|u| [Audience::Unit(u), Audience::Head(u)]);
        let giver = stood.and_then(|s| s.by).map(Audience::Person);
        let about = About {
            number: String::new(),
            title: measure.name.clone(),
            path: format!("/measures/{}", measure.id),
        };
        Ok(Some((units.chain(giver).map(|who| (who, matter.clone())).collect(), None, about)))
    }

    /// Makes the notices of matters: one for each person, none for whoever did it, one for the chat groups.
    pub(crate) async fn raise(
        &self,
        tx: &mut Tx,
        raised: &Raised<'_>,
        matters: Vec<(Audience, Matter)>,
    ) -> Result<usize> {
        let mut told: BTreeSet<PersonId> = raised.by.into_iter().collect();
        let mut count = 0;
        if let Some((_, matter)) = matters.iter().find(|(_, m)| m.is_for_groups()) {
            tx.add_notice(&self.row(raised, String::new(), matter)?).await?;
        }
        for (audience, matter) in &matters {
            for person in self.people.who(*audience, raised.task) {
                if told.insert(person) {
                    count +=
                        usize::from(tx.add_notice(&self.row(raised, person.to_string(), matter)?).await?);
                }
            }
        }
        Ok(count)
    }

    fn row(&self, raised: &Raised<'_>, person: String, matter: &Matter) -> Result<NoticeRow> {
        let id = format!("{}-{person}", raised.key);
        let notice = Notice {
            id: id.clone(),
            about: raised.about.clone(),
            matter: matter.clone(),
            raised: in_china(raised.at),
        };
        let body =
            serde_json::to_string(&notice).map_err(|e| crate::ServiceError::Internal(e.to_string()))?;
        let (about, matter) = (page_of(raised.about).to_owned(), matter.code().to_owned());
        Ok(NoticeRow { id, person, at: raised.at, seen: 0, settled: self.settled, body, about, matter })
    }
}

/// What came up: its key, when, who did it, and what it is about.
pub(crate) struct Raised<'a> {
    pub(crate) key: &'a str,
    pub(crate) at: i64,
    pub(crate) by: Option<PersonId>,
    pub(crate) task: Option<&'a Task>,
    pub(crate) about: &'a About,
}

/// The page of what a notice is about, whichever part of it is meant.
pub(super) fn page_of(about: &About) -> &str {
    about.path.split('#').next().unwrap_or_default()
}

/// A task as a notice names it.
pub(crate) fn about_task(task: &Task) -> About {
    let number = task.number.to_string();
    About { path: format!("/tasks/{number}#act"), number, title: task.title.clone() }
}

/// A chase sheet, by its task where it has one.
pub(crate) fn about_chase(chase: &ledger::Chase, task: Option<&Task>) -> About {
    let path = format!("/chases/{}", chase.number);
    match task {
        Some(task) => About { path, ..about_task(task) },
        None => About {
            number: chase.number.to_string(),
            title: chase.reason.chars().take(TITLE).collect(),
            path,
        },
    }
}

/// A request to report.
pub(crate) fn about_request(request: &ledger::Request) -> About {
    About {
        number: request.number.to_string(),
        title: request.title.clone(),
        path: format!("/burden/requests/{}", request.number),
    }
}

/// By the clock of offices in China (UTC+8, all year).
pub(crate) fn in_china(at: i64) -> DateTime {
    let moment = jiff::Timestamp::from_millisecond(at).unwrap_or_default();
    jiff::tz::Offset::constant(8).to_datetime(moment)
}
