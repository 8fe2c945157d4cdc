//! What an event is about: its name, and the page that shows it.

use ledger::{Event, EventBody, ImportKind, SubjectKind};

use crate::{Call, Result, Service};

impl Service {
    /// Name and address of what an event is about.
    pub(super) async fn subject(
        &self,
        call: &Call,
        event: &Event,
        body: &EventBody,
    ) -> Result<(String, Option<String>)> {
        let (site, id) = (call.site(), event.subject.id);
        let short = |text: &str| text.chars().take(40).collect::<String>();
        Ok(match (event.subject.kind, body) {
            (_, EventBody::TaskIssued { task } | EventBody::TaskAdded { task, .. }) => {
                (format!("{} {}", task.number, short(&task.title)), Some(format!("/tasks/{}", task.number)))
            }
            (SubjectKind::Task, _) => match self.store.task(site, ledger::TaskId(id)).await? {
                Some(r) => (
                    format!("{} {}", r.task.number, short(&r.task.title)),
                    Some(format!("/tasks/{}", r.task.number)),
                ),
                None => (String::new(), None),
            },
            (
                _,
                EventBody::CommitmentFound { commitment } | EventBody::CommitmentReviewed { commitment, .. },
            ) => (
                short(&commitment.text),
                Some(format!("/documents/{}#c-{}", commitment.document, commitment.id)),
            ),
            (SubjectKind::Commitment, _) => {
                match self.store.commitment(site, ledger::CommitmentId(id)).await? {
                    Some(c) => (
                        short(&c.entity.text),
                        Some(format!("/documents/{}#c-{}", c.entity.document, c.entity.id)),
                    ),
                    None => (String::new(), None),
                }
            }
            (SubjectKind::Document, _) => match self.store.document(site, ledger::DocumentId(id)).await? {
                Some(d) => (d.entity.head.title, Some(format!("/documents/{}", d.entity.id))),
                None => (String::new(), None),
            },
            (_, EventBody::UnitRecorded { unit }) => {
                (unit.name.clone(), Some(format!("/settings/units/{}", unit.id)))
            }
            (_, EventBody::MeasureRecorded { measure }) => {
                (measure.name.clone(), Some("/settings/measures".to_owned()))
            }
            (_, EventBody::PersonRecorded { person }) => {
                (person.name.clone(), Some(format!("/settings/people/{}", person.id)))
            }
            (SubjectKind::Person, _) => {
                let person = self.store.person(site, ledger::PersonId(id)).await?;
                let page = format!("/settings/people/{}", id.simple());
                (person.map(|p| p.entity.name).unwrap_or_default(), Some(page))
            }
            (_, EventBody::SiteFounded { site } | EventBody::SiteChanged { site }) => {
                (site.name.clone(), Some("/settings/site".to_owned()))
            }
            (SubjectKind::Import, _) => match self.store.import(site, ledger::ImportId(id)).await? {
                Some(v) => {
                    let page = match v.entity.kind {
                        ImportKind::Tasks => "/ledger/import",
                        ImportKind::People => "/settings/import",
                    };
                    (v.entity.file_name, Some(page.to_owned()))
                }
                None => (String::new(), None),
            },
            (SubjectKind::Direction, _) => {
                let direction = self.store.direction(site, ledger::DirectionId(id)).await?;
                let text = direction.map(|v| short(&v.entity.text)).unwrap_or_default();
                (text, Some(format!("/directions/{}", id.simple())))
            }
            (SubjectKind::Chase, _) => match self.store.chase(site, ledger::ChaseId(id)).await? {
                Some(v) => {
                    let number = v.entity.number;
                    (format!("{number} {}", short(&v.entity.reason)), Some(format!("/chases/{number}")))
                }
                None => (String::new(), None),
            },
            (SubjectKind::Report, _) => self.subject_of_report(call, event).await?,
            (SubjectKind::Site | SubjectKind::Unit | SubjectKind::Measure, _) => (String::new(), None),
        })
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
