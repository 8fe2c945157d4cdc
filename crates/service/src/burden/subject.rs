//! Name and address of what an event of the burden ledger is about.

use ledger::{Event, EventBody, Request, SubjectKind};

use crate::{Call, Result, Service};

impl Service {
    /// The request that an event is about, or the year of a budget.
    pub(crate) async fn subject_of_burden(
        &self,
        call: &Call,
        event: &Event,
        body: &EventBody,
    ) -> Result<(String, Option<String>)> {
        let site = call.site();
        let request = match body {
            EventBody::RequestSent { request } => Some(request.clone()),
            EventBody::RequestAnswered { reply } => {
                self.store.request(site, reply.request).await?.map(|v| v.entity)
            }
            EventBody::BudgetSet { budget } => {
                return Ok((budget.year.to_string(), Some(format!("/settings/budget?year={}", budget.year))));
            }
            _ if event.subject.kind == SubjectKind::Request => {
                self.store.request(site, ledger::RequestId(event.subject.id)).await?.map(|v| v.entity)
            }
            _ => None,
        };
        Ok(request.map_or((String::new(), None), |r| named(&r)))
    }
}

fn named(request: &Request) -> (String, Option<String>) {
    let title: String = request.title.chars().take(40).collect();
    (format!("{} {title}", request.number), Some(format!("/burden/requests/{}", request.number)))
}
