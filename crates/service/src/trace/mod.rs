//! The log, to be read by people.

mod recorded;
mod reported;
mod subject;

use ledger::{Action, Event, EventBody, Subject, SubjectKind, Target, TaskChange, Was};
use serde::{Deserialize, Serialize};
use store::TraceFilter;

use crate::names::Names;
use crate::view::{ChangeLine, EventLine, TraceView};
use crate::{Call, Result, Service, ServiceError, forms, work};

/// Events on a page.
const PAGE: i64 = 100;

/// Which part of the log, as its address holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TraceQuery {
    /// Kind of event.
    pub kind: String,
    /// Person's identifier.
    pub actor: String,
    /// One thing: the code of its sort and its identifier, joined by a dash; empty for all.
    pub about: String,
    /// Only events before this one.
    pub before: Option<i64>,
}

impl Service {
    /// A page of the log, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn trace(&self, call: &Call, query: TraceQuery) -> Result<TraceView> {
        call.must(Action::ReadTrace)?;
        let filter = TraceFilter {
            before: query.before,
            subject: about(&query.about)?,
            kind: Some(query.kind).filter(|k| !k.is_empty()),
            actor: query.actor.parse().ok(),
        };
        let names = self.names(call.site()).await?;
        if let Some(subject) = filter.subject
            && !self.reads(call, &names, subject).await?
        {
            self.must_read(call, &names, subject).await?;
        }
        let events = self.store.trace(call.site(), &filter, PAGE + 1).await?;
        let (total, head) = self.store.head(call.site()).await?.unwrap_or_default();
        let mut lines = Vec::new();
        for event in events.iter().take(PAGE as usize) {
            lines.push(self.event_line(call, &names, event).await?);
        }
        let next = if events.len() as i64 > PAGE { lines.last().map(|l| l.seq) } else { None };
        let about = lines.first().filter(|_| filter.subject.is_some()).map(|l| l.subject.1.clone());
        Ok(TraceView { events: lines, next, total, head: hex(&head), about: about.unwrap_or_default() })
    }

    /// The last thing that happened to an entity, given by its identifier.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn last_change(&self, call: &Call, kind: SubjectKind, id: &str) -> Result<Option<EventLine>> {
        call.actor.must(Action::Read)?;
        let Ok(id) = id.parse() else { return Ok(None) };
        let history = self.store.history(call.site(), Subject { kind, id }).await?;
        let Some(last) = history.last() else { return Ok(None) };
        let names = self.names(call.site()).await?;
        self.event_line(call, &names, last).await.map(Some)
    }

    pub(crate) async fn event_line(&self, call: &Call, names: &Names, event: &Event) -> Result<EventLine> {
        let body = event.decode().map_err(|e| ServiceError::Internal(e.to_string()))?;
        let what = work::what(&body);
        if !self.reads_event(call, names, event, &body).await? {
            return self.withheld(call, names, event, &body).await;
        }
        let (name, address) = self.subject(call, names, event, &body).await?;
        let (reason, changes) = match body {
            EventBody::TaskEdited { changes, reason, .. } => {
                (reason, changes.iter().map(|c| change(c, names)).collect())
            }
            EventBody::CommitmentReviewed { act, .. } => (String::new(), vec![reviewed(&act)]),
            EventBody::TaskAdded { reason, .. } | EventBody::CommitmentSuperseded { reason, .. } => {
                (reason, Vec::new())
            }
            EventBody::SiteChanged { .. }
            | EventBody::UnitRecorded { .. }
            | EventBody::PersonRecorded { .. }
            | EventBody::MeasureRecorded { .. }
            | EventBody::DocumentMended { .. } => {
                (String::new(), self.recorded_changes(call, names, event, &body).await?)
            }
            EventBody::ReportFiled { report } => {
                (String::new(), self.reported(call, names, event, (&report.text, report.state)).await?)
            }
            EventBody::ReportSentAgain { text, state, .. } => {
                (String::new(), self.reported(call, names, event, (&text, state)).await?)
            }
            body => work::details(&body, names),
        };
        Ok(EventLine {
            seq: event.seq,
            at: event.at,
            actor: event.actor.map(|a| names.person(a).name),
            what,
            subject: (event.subject.kind.code().to_owned(), name, address),
            about: format!("{}-{}", event.subject.kind.code(), event.subject.id.simple()),
            reason,
            changes,
            hash: hex(&event.hash),
        })
    }
}

impl Service {
    /// An event whose words belong to units that are not the actor's: that it happened, when and by whom, and no more.
    async fn withheld(
        &self,
        call: &Call,
        names: &Names,
        event: &Event,
        body: &EventBody,
    ) -> Result<EventLine> {
        let (name, address) = match event.subject.kind {
            SubjectKind::Direction | SubjectKind::Referral | SubjectKind::Chase => (String::new(), None),
            _ => self.subject(call, names, event, body).await?,
        };
        let after = "trace-withheld-who".to_owned();
        Ok(EventLine {
            seq: event.seq,
            at: event.at,
            actor: event.actor.map(|a| names.person(a).name),
            what: work::what(body),
            subject: (event.subject.kind.code().to_owned(), name, address),
            about: format!("{}-{}", event.subject.kind.code(), event.subject.id.simple()),
            reason: String::new(),
            changes: vec![ChangeLine { field: "trace-withheld", before: String::new(), after, word: true }],
            hash: hex(&event.hash),
        })
    }
}

/// The one thing that an address names; nothing where it names none.
fn about(text: &str) -> Result<Option<Subject>> {
    if text.is_empty() {
        return Ok(None);
    }
    let parts = text.split_once('-').and_then(|(kind, id)| {
        Some(Subject { kind: SubjectKind::from_code(kind)?, id: uuid::Uuid::parse_str(id).ok()? })
    });
    parts.map(Some).ok_or(ServiceError::NotFound)
}

/// What a reviewer did, as a change.
fn reviewed(act: &str) -> ChangeLine {
    let after = format!("review-act-{act}");
    ChangeLine { field: "review-act", before: String::new(), after, word: true }
}

/// Targets before and after; where only their measures differ, with these.
fn targets(w: &Was<Vec<Target>>, names: &Names) -> (String, String, bool) {
    let (before, after) = (forms::targets_text(&w.before), forms::targets_text(&w.after));
    if before != after {
        return (before, after, false);
    }
    let measures = |targets: &[Target]| {
        let of = |t: &Target| {
            let measure = t.measure.and_then(|id| names.measure(id));
            measure.map_or_else(|| t.to_string(), |m| format!("{t}〔{}〕", m.name))
        };
        targets.iter().map(of).collect::<Vec<_>>().join("；")
    };
    (measures(&w.before), measures(&w.after), false)
}

/// A change as people read it.
pub(crate) fn change(c: &TaskChange, names: &Names) -> ChangeLine {
    fn shown<T>(w: &Was<T>, show: impl Fn(&T) -> String) -> (String, String, bool) {
        (show(&w.before), show(&w.after), false)
    }
    fn worded<T>(w: &Was<T>, key: impl Fn(&T) -> String) -> (String, String, bool) {
        (key(&w.before), key(&w.after), true)
    }
    let list = |parts: Vec<String>| parts.join("、");
    let (field, (before, after, word)) = match c {
        TaskChange::Title(w) => ("task-field-title", shown(w, Clone::clone)),
        TaskChange::Field(w) => {
            ("task-field-field", worded(w, |f| f.map(|f| format!("field-{}", f.code())).unwrap_or_default()))
        }
        TaskChange::Targets(w) => ("task-field-targets", targets(w, names)),
        TaskChange::Leaders(w) => {
            ("task-field-leaders", shown(w, |l| list(l.iter().map(|p| names.person(*p).name).collect())))
        }
        TaskChange::LeadUnit(w) => ("task-field-lead-unit", shown(w, |u| names.unit(*u).name)),
        TaskChange::OtherUnits(w) => {
            ("task-field-other-units", shown(w, |u| list(u.iter().map(|u| names.unit(*u).name).collect())))
        }
        TaskChange::OtherNames(w) => ("task-field-other-units", shown(w, |n| n.join("、"))),
        TaskChange::Due(w) => ("task-field-due", shown(w, |d| d.map(|d| d.to_string()).unwrap_or_default())),
        TaskChange::DueMoved(w) => {
            let later = w.after > w.before;
            let field = if later { "task-field-due-extended" } else { "task-field-due-forward" };
            (field, shown(w, |d| d.map(|d| d.to_string()).unwrap_or_default()))
        }
        TaskChange::Milestones(w) => {
            ("task-field-milestones", shown(w, |m| forms::milestones_text(m).replace('\n', "；")))
        }
        TaskChange::DueText(w) => ("task-field-due-text", shown(w, Clone::clone)),
        TaskChange::Cadence(w) => ("task-field-cadence", shown(w, Clone::clone)),
        TaskChange::State(w) => ("task-field-state", worded(w, |s| format!("task-state-{}", s.code()))),
        TaskChange::Progress(w) => {
            ("task-field-progress", shown(w, |p| p.map(|p| format!("{p}%")).unwrap_or_default()))
        }
    };
    ChangeLine { field, before, after, word }
}

fn hex(hash: &[u8]) -> String {
    hash.iter().map(|b| format!("{b:02x}")).collect()
}
