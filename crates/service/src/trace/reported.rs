//! What a report said when it was sent: the log alone has what was mended since.

use ledger::{Action, Event, EventBody, ReportId, ReportState, ReportText};

use crate::names::Names;
use crate::view::ChangeLine;
use crate::work::{relation, said};
use crate::{Call, Result, Service};

impl Service {
    /// The headings of the text that an event sent; nothing of what never left the unit, for others than the unit.
    pub(super) async fn reported(
        &self,
        call: &Call,
        names: &Names,
        event: &Event,
        (text, state): (&ReportText, ReportState),
    ) -> Result<Vec<ChangeLine>> {
        if state == ReportState::Submitted && !self.left_the_unit(call, event).await? {
            let report = self.store.report(call.site(), ReportId(event.subject.id)).await?;
            let task = match report {
                Some(v) => self.store.task(call.site(), v.entity.task).await?,
                None => None,
            };
            let inside = task
                .as_ref()
                .is_some_and(|row| call.actor.may_for(Action::ReadUnsent, relation(call, &row.task, names)));
            if !inside {
                return Ok(Vec::new());
            }
        }
        Ok(said(text))
    }

    /// Whether the head approved the text that an event sent, before another took its place.
    async fn left_the_unit(&self, call: &Call, event: &Event) -> Result<bool> {
        for later in self.store.history(call.site(), event.subject).await? {
            if later.version <= event.version {
                continue;
            }
            match later.decode() {
                Ok(EventBody::ReportMoved { to: ReportState::Approved | ReportState::Accepted, .. }) => {
                    return Ok(true);
                }
                Ok(EventBody::ReportSentAgain { .. }) => return Ok(false),
                _ => {}
            }
        }
        Ok(false)
    }
}
