//! What an event is about: its name, and the page that shows it.

use ledger::{Event, EventBody, ImportKind, SubjectKind};

use crate::names::Names;
use crate::{Call, Result, Service};

impl Service {
    /// Name and address of what an event is about.
    pub(super) async fn subject(
        &self,
        call: &Call,
        names: &Names,
        event: &Event,
        body: &EventBody,
    ) -> Result<(String, Option<String>)> {
        let (site, id) = (call.site(), event.subject.id);
        if let Some(named) = named(names, body) {
            return Ok(named);
        }
        Ok(match event.subject.kind {
            SubjectKind::Task => match self.store.task(site, ledger::TaskId(id)).await? {
                Some(r) => (
                    format!("{} {}", r.task.number, short(&r.task.title)),
                    Some(format!("/tasks/{}", r.task.number)),
                ),
                None => (String::new(), None),
            },
            SubjectKind::Commitment => match self.store.commitment(site, ledger::CommitmentId(id)).await? {
                Some(c) => (
                    short(&c.entity.text),
                    Some(format!("/documents/{}#c-{}", c.entity.document, c.entity.id)),
                ),
                None => (String::new(), None),
            },
            SubjectKind::Document => match self.store.document(site, ledger::DocumentId(id)).await? {
                Some(d) => (d.entity.head.title, Some(format!("/documents/{}", d.entity.id))),
                None => (String::new(), None),
            },
            SubjectKind::Person => {
                let person = self.store.person(site, ledger::PersonId(id)).await?;
                let page = format!("/settings/people/{}", id.simple());
                (person.map(|p| p.entity.name).unwrap_or_default(), Some(page))
            }
            SubjectKind::Import => self.subject_of_import(call, event).await?,
            SubjectKind::Direction => {
                let direction = self.store.direction(site, ledger::DirectionId(id)).await?;
                let text = direction.map(|v| short(&v.entity.text)).unwrap_or_default();
                (text, Some(format!("/directions/{}", id.simple())))
            }
            SubjectKind::Referral => {
                let referral = self.store.referral(site, ledger::ReferralId(id)).await?;
                let text = referral.map(|v| short(&v.entity.question)).unwrap_or_default();
                (text, Some(format!("/referrals/{}", id.simple())))
            }
            SubjectKind::Chase => match self.store.chase(site, ledger::ChaseId(id)).await? {
                Some(v) => {
                    let number = v.entity.number;
                    (format!("{number} {}", short(&v.entity.reason)), Some(format!("/chases/{number}")))
                }
                None => (String::new(), None),
            },
            SubjectKind::Report => self.subject_of_report(call, event).await?,
            SubjectKind::Request | SubjectKind::Reply | SubjectKind::Budget => {
                self.subject_of_burden(call, event, body).await?
            }
            SubjectKind::Site | SubjectKind::Unit | SubjectKind::Measure | SubjectKind::Observation => {
                (String::new(), None)
            }
        })
    }

    /// The workbook that was taken in.
    async fn subject_of_import(&self, call: &Call, event: &Event) -> Result<(String, Option<String>)> {
        let import = self.store.import(call.site(), ledger::ImportId(event.subject.id)).await?;
        let Some(import) = import.map(|v| v.entity) else { return Ok((String::new(), None)) };
        let page = match import.kind {
            ImportKind::Tasks => "/ledger/import",
            ImportKind::People => "/settings/import",
        };
        Ok((import.file_name, Some(page.to_owned())))
    }

    /// The task that a report is about.
    async fn subject_of_report(&self, call: &Call, event: &Event) -> Result<(String, Option<String>)> {
        let (site, id) = (call.site(), event.subject.id);
        let task = self.store.report(site, ledger::ReportId(id)).await?.map(|v| v.entity.task);
        let Some(task) = task else { return Ok((String::new(), None)) };
        Ok(match self.store.task(site, task).await? {
            Some(r) => {
                let title: String = r.task.title.chars().take(40).collect();
                (format!("{} {title}", r.task.number), Some(format!("/tasks/{}", r.task.number)))
            }
            None => (String::new(), None),
        })
    }
}

/// The beginning of a text, as a name.
fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

/// Name and address where the event itself says them.
fn named(names: &Names, body: &EventBody) -> Option<(String, Option<String>)> {
    Some(match body {
        EventBody::TaskIssued { task } | EventBody::TaskAdded { task, .. } => {
            (format!("{} {}", task.number, short(&task.title)), Some(format!("/tasks/{}", task.number)))
        }
        EventBody::CommitmentFound { commitment } | EventBody::CommitmentReviewed { commitment, .. } => {
            (short(&commitment.text), Some(format!("/documents/{}#c-{}", commitment.document, commitment.id)))
        }
        EventBody::UnitRecorded { unit } => (unit.name.clone(), Some(format!("/settings/units/{}", unit.id))),
        EventBody::MeasureRecorded { measure } => {
            (measure.name.clone(), Some(format!("/measures/{}", measure.id)))
        }
        EventBody::ObservationRecorded { observation: o }
        | EventBody::ObservationCorrected { observation: o } => {
            let name = names.measure(o.measure).map(|m| m.name.clone()).unwrap_or_default();
            (name, Some(format!("/measures/{}", o.measure)))
        }
        EventBody::PersonRecorded { person } => {
            (person.name.clone(), Some(format!("/settings/people/{}", person.id)))
        }
        EventBody::SiteFounded { site } | EventBody::SiteChanged { site } => {
            (site.name.clone(), Some("/settings/site".to_owned()))
        }
        _ => return None,
    })
}
