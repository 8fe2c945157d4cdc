//! Requests to report: that an answer is due, that it is missing, that everybody has answered.

use jiff::civil::Date;
use ledger::{EventBody, Request, RequestState, SiteId, UnitId};
use notify::Matter;
use store::Tx;

use super::done::ASKED;
use super::matter::Audience::{Person, Unit};
use super::remind::{AHEAD, Due, MOST, NEWS};
use super::tell::{Teller, about_request, page_of};
use crate::burden::kept;
use crate::names::Names;
use crate::work::days;
use crate::{Result, Service};

impl Service {
    /// The rounds of requests whose day is near or has just passed and that somebody has not answered: told to them, and
    /// once the day has passed to who asked.
    pub(super) async fn answers_asked(&self, site: SiteId, names: &Names, today: Date) -> Result<Vec<Due>> {
        let mut found = Vec::new();
        for v in self.store.requests_in(site, RequestState::Open, MOST).await? {
            let request = v.entity;
            for due in request.dues() {
                let left = days(today, kept(due));
                if left > i64::from(AHEAD) {
                    break;
                }
                // What was asked today is no news yet.
                if left < -NEWS || (left >= 0 && request.on == today) {
                    continue;
                }
                let answered = self.store.answered(site, request.id, due).await?;
                found.extend(reminder(&request, due, left, &answered, names));
            }
        }
        Ok(found)
    }
}

impl Teller<'_> {
    /// What a unit was asked to answer has been done by whoever of it answered.
    pub(super) async fn answered(&self, tx: &mut Tx, body: &EventBody, at: i64) -> Result<()> {
        let EventBody::RequestAnswered { reply } = body else { return Ok(()) };
        let Some(v) = tx.request(reply.request).await? else { return Ok(()) };
        let about = about_request(&v.entity);
        for person in self.people.who(Unit(reply.unit), None) {
            for code in ASKED {
                tx.done(page_of(&about), code, Some(person), at).await?;
            }
        }
        Ok(())
    }

    /// What the last answer of a round tells whoever asked: once, however often an answer is mended afterwards.
    pub(super) async fn all_answered(&self, tx: &mut Tx, body: &EventBody) -> Result<Option<Due>> {
        let EventBody::RequestAnswered { reply } = body else { return Ok(None) };
        let Some(v) = tx.request(reply.request).await? else { return Ok(None) };
        let request = v.entity;
        let answered = tx.answered(request.id, reply.due).await?;
        if !missing(&request, &answered).is_empty() {
            return Ok(None);
        }
        let matter = Matter::AllAnswered { due: kept(reply.due), count: count(request.recipients.len()) };
        Ok(Some(Due {
            key: format!("answered-{}-{}", reply.due, request.id),
            task: None,
            about: about_request(&request),
            matters: vec![(Person(request.by), matter)],
        }))
    }
}

/// The units that were asked and have not answered.
fn missing(request: &Request, answered: &[UnitId]) -> Vec<UnitId> {
    request.recipients.iter().copied().filter(|unit| !answered.contains(unit)).collect()
}

fn reminder(request: &Request, due: Date, left: i64, answered: &[UnitId], names: &Names) -> Option<Due> {
    let silent = missing(request, answered);
    if silent.is_empty() {
        return None;
    }
    let by = u32::try_from(left.abs()).unwrap_or(0);
    let (word, matter) = match left {
        0.. => ("ask", Matter::AnswerDue { due: kept(due), days: by }),
        _ => ("late", Matter::AnswerMissing { days: by }),
    };
    let asker = (left < 0).then(|| {
        let units = silent.iter().map(|unit| names.unit(*unit).name).collect();
        let asked = count(request.recipients.len());
        (Person(request.by), Matter::AnswersMissing { due: kept(due), asked, units })
    });
    Some(Due {
        key: format!("{word}-{due}-{}", request.id),
        task: None,
        about: about_request(request),
        matters: asker.into_iter().chain(silent.iter().map(|unit| (Unit(*unit), matter.clone()))).collect(),
    })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
