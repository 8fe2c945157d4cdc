//! The review desk: several people decide on drafts, and the reviewed set is issued as one act.

use std::collections::HashMap;

use ledger::workflow::sign_by;
use ledger::{
    Action, Commitment, CommitmentId, CommitmentState, Document, DocumentId, DocumentState, Draft, EventBody,
    Mention, NewEvent, Number, Refusal, Span, Structure, Subject, TaskId, UnitId, review as rules,
};
use store::{Tx, Versioned};

use crate::document::parse;
use crate::forms;
use crate::living::blocks;
use crate::names::Names;
use crate::view::{Desk, DraftView, IssuePreview, TaskForm};
use crate::{Call, Result, Service, ServiceError, act_of, draft, fresh};

/// Which part a name plays in a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartyRole {
    /// 牵头领导
    Leader,
    /// 牵头单位
    LeadUnit,
    /// 责任单位
    OtherUnit,
}

impl PartyRole {
    /// The role with that code: `leader`, `lead_unit`, `other_unit`.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "leader" => Some(Self::Leader),
            "lead_unit" => Some(Self::LeadUnit),
            "other_unit" => Some(Self::OtherUnit),
            _ => None,
        }
    }

    /// The word used in addresses and forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Leader => "leader",
            Self::LeadUnit => "lead_unit",
            Self::OtherUnit => "other_unit",
        }
    }
}

/// What a reviewer does. `version` is that of the draft they saw.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "id, version and form are the same throughout")]
pub enum ReviewCommand {
    /// Accept, after saving what was typed if a form came along.
    Accept { id: String, version: i64, form: Option<TaskForm> },
    /// Reject.
    Reject { id: String, version: i64 },
    /// Make undecided again.
    Reopen { id: String, version: i64 },
    /// Save what was typed.
    Edit { id: String, version: i64, form: TaskForm },
    /// Say whom a name means; without a choice the name is dropped.
    Choose { id: String, version: i64, role: PartyRole, surface: String, choice: Option<String> },
    /// Say by which measure a target is followed, the target by its place from 0; by none without a choice.
    Measure { id: String, version: i64, target: usize, choice: Option<String> },
    /// Merge the next draft in reading order into this one.
    MergeNext { id: String, version: i64 },
    /// Split before a code point of the document's text.
    Split { id: String, version: i64, at: usize },
    /// Undo this reviewer's last act on the document.
    Undo,
    /// Mark a passage that the reader did not see as a commitment.
    Mark { start: usize, end: usize },
    /// Accept every undecided draft that could be issued as it is.
    AcceptAll,
}

impl Service {
    /// The review desk of a document.
    ///
    /// # Errors
    /// When there is no such document.
    pub async fn desk(&self, call: &Call, id: &str) -> Result<Desk> {
        call.must(Action::Review)?;
        let id = parse(id)?;
        let site = call.site();
        // Read first: a desk may then be older than it claims, never newer, and asks again.
        let seq = self.head_seq(call).await?;
        let document = self.store.document(site, id).await?.ok_or(ServiceError::NotFound)?.entity;
        let text = self.store.document_text(site, id).await?.ok_or(ServiceError::NotFound)?;
        let all = self.store.commitments(site, id).await?;
        let names = self.names(site).await?;
        let shown: Vec<&Versioned<Commitment>> =
            all.iter().filter(|v| v.entity.state != CommitmentState::Merged).collect();
        let marks: Vec<_> = shown.iter().map(|v| (&v.entity, None)).collect();
        let acts = self.store.review_acts(site, id, call.actor.person).await?;
        let count = |state| shown.iter().filter(|v| v.entity.state == state).count();
        Ok(Desk {
            blocks: blocks(&text.text, &text.structure, &marks, &document.head.title),
            drafts: shown.iter().zip(1..).map(|(v, n)| draft_view(v, n, &text.structure, &names)).collect(),
            counts: [
                count(CommitmentState::Undecided),
                count(CommitmentState::Accepted),
                count(CommitmentState::Rejected),
            ],
            options: names.options(),
            seq,
            may_undo: last_act(&acts).is_some(),
            document,
        })
    }

    /// Number of the site's last event.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn head_seq(&self, call: &Call) -> Result<i64> {
        Ok(self.store.head(call.site()).await?.map_or(0, |(seq, _)| seq))
    }

    /// Carries out what a reviewer does, as one act that can be undone.
    ///
    /// # Errors
    /// When somebody else changed the draft first, or the rules do not allow it.
    pub async fn review(&self, call: &Call, document: &str, command: ReviewCommand) -> Result<()> {
        call.must(Action::Review)?;
        let document: DocumentId = parse(document)?;
        let names = self.names(call.site()).await?;
        let mut tx = self.store.begin(call.site()).await?;
        let mut desk = Reviewing { tx: &mut tx, document, names: &names };
        let events = match command {
            ReviewCommand::Accept { id, version, form } => desk.accept(&id, version, form).await?,
            ReviewCommand::Reject { id, version } => desk.one(&id, version, rules::reject).await?,
            ReviewCommand::Reopen { id, version } => desk.one(&id, version, rules::reopen).await?,
            ReviewCommand::Edit { id, version, form } => {
                let c = desk.load(&id).await?;
                let draft = forms::draft(&form, &c.entity.draft, &names)?;
                if draft == c.entity.draft {
                    Vec::new()
                } else {
                    vec![at(&c.entity, version, rules::edit(&c.entity, draft)?)]
                }
            }
            ReviewCommand::Choose { id, version, role, surface, choice } => {
                let c = desk.load(&id).await?;
                let draft = choose(c.entity.draft.clone(), role, &surface, choice.as_deref())?;
                vec![at(&c.entity, version, rules::edit(&c.entity, draft)?)]
            }
            ReviewCommand::Measure { id, version, target, choice } => {
                let c = desk.load(&id).await?;
                let draft = follow(c.entity.draft.clone(), target, choice.as_deref(), &names)?;
                vec![at(&c.entity, version, rules::edit(&c.entity, draft)?)]
            }
            ReviewCommand::MergeNext { id, version } => desk.merge_next(&id, version).await?,
            ReviewCommand::Split { id, version, at } => desk.split(&id, version, at).await?,
            ReviewCommand::Undo => desk.undo(call).await?,
            ReviewCommand::Mark { start, end } => desk.mark(Span { start, end }).await?,
            ReviewCommand::AcceptAll => desk.accept_all().await?,
        };
        if events.is_empty() {
            return Ok(());
        }
        tx.append(&act_of(call), events).await?;
        Ok(tx.commit().await?)
    }

    /// What issuing the document's reviewed set would do.
    ///
    /// # Errors
    /// When there is no such document.
    pub async fn issue_preview(&self, call: &Call, id: &str) -> Result<IssuePreview> {
        call.must(Action::Issue)?;
        let desk = self.desk(call, id).await?;
        let first = self.store.next_number(call.site(), call.today().year()).await?;
        let (accepted, undecided): (Vec<DraftView>, Vec<DraftView>) = desk
            .drafts
            .into_iter()
            .filter(|d| matches!(d.state, CommitmentState::Accepted | CommitmentState::Undecided))
            .partition(|d| d.state == CommitmentState::Accepted);
        let (ready, blocked) = accepted.into_iter().partition(|d| d.obstacle.is_none());
        Ok(IssuePreview { document: desk.document, ready, blocked, undecided: undecided.len(), first })
    }

    /// Issues every accepted draft of a document as one act: all become tasks, or none. Returns how many.
    ///
    /// # Errors
    /// When none is accepted, or one that is accepted cannot be issued yet.
    pub async fn issue(&self, call: &Call, id: &str) -> Result<usize> {
        call.must(Action::Issue)?;
        let id: DocumentId = parse(id)?;
        let mut tx = self.store.begin(call.site()).await?;
        let document = tx.document(id).await?.ok_or(ServiceError::NotFound)?;
        let accepted: Vec<Versioned<Commitment>> = tx
            .commitments(id)
            .await?
            .into_iter()
            .filter(|v| v.entity.state == CommitmentState::Accepted)
            .collect();
        if accepted.is_empty() {
            drop(tx);
            return Err(self.nothing_to_issue(call, id).await?.into());
        }
        let mut number = tx.next_number(call.today().year()).await?;
        let mut events = Vec::new();
        for v in &accepted {
            let mut task = rules::issue(&v.entity, TaskId(fresh()), number, call.today())?;
            task.life.sign_by = sign_by(task.start, crate::burden::kept);
            let issued = EventBody::CommitmentIssued { task: task.id };
            events.push(NewEvent::at(task.id, 0, EventBody::TaskIssued { task }));
            events.push(NewEvent::at(v.entity.id, v.version, issued));
            number = Number { serial: number.serial + 1, ..number };
        }
        let tasks = u32::try_from(accepted.len()).unwrap_or(u32::MAX);
        events.push(NewEvent::at(id, document.version, EventBody::DocumentIssued { tasks }));
        tx.append(&act_of(call), events).await?;
        tx.commit().await?;
        Ok(accepted.len())
    }

    /// Why there is nothing to issue: nobody accepted anything, or somebody was faster.
    async fn nothing_to_issue(&self, call: &Call, id: DocumentId) -> Result<Refusal> {
        let events = self.store.history(call.site(), id.into()).await?;
        let issued = events.iter().rev().find_map(|e| match e.decode() {
            Ok(EventBody::DocumentIssued { tasks }) => Some((e, tasks)),
            _ => None,
        });
        let Some((event, tasks)) = issued else { return Ok(Refusal::conflict("refused-nothing-accepted")) };
        let names = self.names(call.site()).await?;
        let who = event.actor.map(|p| names.person(p).name).unwrap_or_default();
        Ok(Refusal::conflict("refused-issued-already").with("who", who).with("count", tasks))
    }

    /// Supersedes an issued commitment.
    ///
    /// # Errors
    /// When it was not issued, or text or reason are missing.
    pub async fn supersede(&self, call: &Call, commitment: &str, text: &str, reason: &str) -> Result<()> {
        call.must(Action::Supersede)?;
        let mut tx = self.store.begin(call.site()).await?;
        let c = tx.commitment(parse(commitment)?).await?.ok_or(ServiceError::NotFound)?;
        let event = NewEvent::at(c.entity.id, c.version, rules::supersede(&c.entity, text, reason)?);
        tx.append(&act_of(call), vec![event]).await?;
        Ok(tx.commit().await?)
    }
}

/// One act on a document's drafts, within the site's lock.
struct Reviewing<'a> {
    tx: &'a mut Tx,
    document: DocumentId,
    names: &'a Names,
}

impl Reviewing<'_> {
    async fn load(&mut self, id: &str) -> Result<Versioned<Commitment>> {
        let found = self.tx.commitment(parse(id)?).await?.ok_or(ServiceError::NotFound)?;
        if found.entity.document == self.document { Ok(found) } else { Err(ServiceError::NotFound) }
    }

    async fn one(
        &mut self,
        id: &str,
        version: i64,
        decide: fn(&Commitment) -> std::result::Result<EventBody, Refusal>,
    ) -> Result<Vec<NewEvent>> {
        let c = self.load(id).await?;
        Ok(vec![at(&c.entity, version, decide(&c.entity)?)])
    }

    async fn accept(&mut self, id: &str, version: i64, form: Option<TaskForm>) -> Result<Vec<NewEvent>> {
        let mut c = self.load(id).await?.entity;
        if let Some(form) = form {
            c.draft = forms::draft(&form, &c.draft, self.names)?;
        }
        Ok(vec![at(&c, version, rules::accept(&c)?)])
    }

    async fn accept_all(&mut self) -> Result<Vec<NewEvent>> {
        let all = self.tx.commitments(self.document).await?;
        let clear = all
            .iter()
            .filter(|v| v.entity.state == CommitmentState::Undecided && rules::obstacle(&v.entity).is_none());
        clear.map(|v| Ok(at(&v.entity, v.version, rules::accept(&v.entity)?))).collect()
    }

    async fn merge_next(&mut self, id: &str, version: i64) -> Result<Vec<NewEvent>> {
        let first = self.load(id).await?.entity;
        let all = self.tx.commitments(self.document).await?;
        let next = all
            .iter()
            .filter(|v| v.entity.state.in_review() && v.entity.spans[0] > first.spans[0])
            .min_by_key(|v| v.entity.spans[0])
            .ok_or_else(|| Refusal::invalid("refused-merge-last"))?;
        let [one, gone] = rules::merge(&first, &next.entity)?;
        Ok(vec![at(&first, version, one), at(&next.entity, next.version, gone)])
    }

    async fn split(&mut self, id: &str, version: i64, cut: usize) -> Result<Vec<NewEvent>> {
        let c = self.load(id).await?.entity;
        let text = self.tx.document_text(self.document).await?.ok_or(ServiceError::NotFound)?;
        let date = self.tx.document(self.document).await?.and_then(|d| d.entity.head.date);
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for span in &c.spans {
            if span.start < cut {
                before.push(Span { start: span.start, end: span.end.min(cut) });
            }
            if span.end > cut {
                after.push(Span { start: span.start.max(cut), end: span.end });
            }
        }
        let (Some(left_at), Some(right_at)) = (before.first().copied(), after.first().copied()) else {
            return Err(Refusal::invalid("refused-split").into());
        };
        let piece =
            |at: Span| draft::read_piece(self.document, &text.text, at, date, &text.structure, self.names);
        let mut left = piece(Span { end: before.last().map_or(left_at.end, |s| s.end), ..left_at });
        let mut right = piece(Span { end: after.last().map_or(right_at.end, |s| s.end), ..right_at });
        // Who acts is mostly said once for both halves.
        for half in [&mut left, &mut right] {
            inherit(&mut half.draft, &c.draft);
        }
        (left.spans, right.spans) = (before, after);
        (left.origin, left.strength, left.score, left.cues) = (c.origin, c.strength, c.score, c.cues.clone());
        let right_id = right.id;
        let [one, found] = rules::split(&c, left, right)?;
        Ok(vec![at(&c, version, one), NewEvent::at(right_id, 0, found)])
    }

    async fn mark(&mut self, span: Span) -> Result<Vec<NewEvent>> {
        let text = self.tx.document_text(self.document).await?.ok_or(ServiceError::NotFound)?;
        let document = self.tx.document(self.document).await?.ok_or(ServiceError::NotFound)?.entity;
        let length = text.text.chars().count();
        if span.start >= span.end || span.end > length {
            return Err(Refusal::invalid("refused-mark").into());
        }
        let taken = self.tx.commitments(self.document).await?;
        let taken = taken
            .iter()
            .filter(|v| !matches!(v.entity.state, CommitmentState::Merged | CommitmentState::Rejected));
        if taken.into_iter().any(|v| v.entity.spans.iter().any(|s| s.overlaps(span))) {
            return Err(Refusal::conflict("refused-mark-taken").into());
        }
        let made = draft::read_piece(
            self.document,
            &text.text,
            span,
            document.head.date,
            &text.structure,
            self.names,
        );
        if made.text.is_empty() {
            return Err(Refusal::invalid("refused-mark").into());
        }
        let (id, mut events) = (made.id, Vec::new());
        events.push(NewEvent::at(id, 0, EventBody::CommitmentFound { commitment: made.clone() }));
        // The act is a review act too, so that it can be undone like any other.
        events.push(NewEvent::at(id, 1, rules::reopen(&made)?));
        Ok(events)
    }

    /// Sets every commitment of the reviewer's last act back to what it was before it.
    async fn undo(&mut self, call: &Call) -> Result<Vec<NewEvent>> {
        let acts = self.tx.review_acts(self.document, call.actor.person).await?;
        let act = last_act(&acts).ok_or_else(|| Refusal::conflict("refused-nothing-to-undo"))?;
        let mut touched: HashMap<Subject, (i64, i64)> = HashMap::new();
        for event in self.tx.act_events(act).await? {
            if matches!(event.subject.kind, ledger::SubjectKind::Commitment) {
                touched
                    .entry(event.subject)
                    .and_modify(|(_, last)| *last = event.version)
                    .or_insert((event.version, event.version));
            }
        }
        let mut events = Vec::new();
        for (subject, (first, last)) in touched {
            let now = self.tx.commitment(CommitmentId(subject.id)).await?.ok_or(ServiceError::NotFound)?;
            // Later acts that have been undone in turn leave it as this act left it.
            if self.commitment_at(subject, last).await?.as_ref() != Some(&now.entity) {
                return Err(Refusal::conflict("refused-changed-meanwhile").into());
            }
            let before = match first {
                1 => None,
                _ => self.commitment_at(subject, first - 1).await?,
            };
            events.push(NewEvent::at(
                now.entity.id,
                now.version,
                rules::restore(&now.entity, before.as_ref())?,
            ));
        }
        Ok(events)
    }

    async fn commitment_at(&mut self, subject: Subject, version: i64) -> Result<Option<Commitment>> {
        let event = self.tx.event_at(subject, version).await?.ok_or(ServiceError::NotFound)?;
        match event.decode().map_err(|e| ServiceError::Internal(e.to_string()))? {
            EventBody::CommitmentFound { commitment } | EventBody::CommitmentReviewed { commitment, .. } => {
                Ok(Some(commitment))
            }
            _ => Err(Refusal::conflict("refused-nothing-to-undo").into()),
        }
    }
}

fn at(c: &Commitment, version: i64, body: EventBody) -> NewEvent {
    NewEvent::at(c.id, version, body)
}

/// The newest act that no later undo has undone.
fn last_act(acts: &[(ledger::ActId, String)]) -> Option<ledger::ActId> {
    let mut undone = 0;
    for (act, done) in acts {
        match (done.as_str(), undone) {
            ("undo", _) => undone += 1,
            (_, 0) => return Some(*act),
            _ => undone -= 1,
        }
    }
    None
}

/// Fills the parties a half does not name from the whole.
fn inherit(half: &mut Draft, whole: &Draft) {
    if half.leaders.is_empty() {
        half.leaders.clone_from(&whole.leaders);
    }
    if half.lead_units.is_empty() {
        half.lead_units.clone_from(&whole.lead_units);
        if half.other_units.is_empty() {
            half.other_units.clone_from(&whole.other_units);
        }
    }
    if half.due.is_none() && half.due_text.is_empty() {
        (half.due, half.due_text) = (whole.due, whole.due_text.clone());
    }
}

fn choose(mut draft: Draft, role: PartyRole, surface: &str, choice: Option<&str>) -> Result<Draft> {
    fn settle<T: std::str::FromStr>(
        mentions: &mut Vec<Mention<T>>,
        surface: &str,
        choice: Option<&str>,
    ) -> Result<()> {
        let at = mentions.iter().position(|m| m.surface == surface).ok_or(ServiceError::NotFound)?;
        match choice {
            None => drop(mentions.remove(at)),
            Some(id) => {
                mentions[at] =
                    Mention { surface: surface.to_owned(), meant: vec![parse(id)?], candidates: Vec::new() }
            }
        }
        Ok(())
    }
    match role {
        PartyRole::Leader => settle(&mut draft.leaders, surface, choice)?,
        PartyRole::LeadUnit => settle::<UnitId>(&mut draft.lead_units, surface, choice)?,
        PartyRole::OtherUnit => settle(&mut draft.other_units, surface, choice)?,
    }
    Ok(draft)
}

fn follow(mut draft: Draft, target: usize, choice: Option<&str>, names: &Names) -> Result<Draft> {
    let measure = match choice {
        None => None,
        Some(id) => Some(names.measure(parse(id)?).ok_or(ServiceError::NotFound)?.id),
    };
    draft.targets.get_mut(target).ok_or(ServiceError::NotFound)?.measure = measure;
    Ok(draft)
}

fn draft_view(v: &Versioned<Commitment>, number: usize, structure: &Structure, names: &Names) -> DraftView {
    let c = &v.entity;
    DraftView {
        id: c.id.to_string(),
        version: v.version,
        number,
        state: c.state,
        strength: c.strength,
        score: c.score,
        text: c.text.clone(),
        span: c.spans[0],
        headings: draft::headings(structure, c.section),
        form: forms::of_draft(&c.draft, names, v.version),
        leaders: c.draft.leaders.iter().map(|m| names.person_mention(m)).collect(),
        lead_units: c.draft.lead_units.iter().map(|m| names.unit_mention(m)).collect(),
        other_units: c.draft.other_units.iter().map(|m| names.unit_mention(m)).collect(),
        targets: names.target_measures(&c.draft.targets),
        due: c.draft.due,
        field: c.draft.field,
        cues: c.cues.clone(),
        grounds: c.grounds.clone(),
        obstacle: rules::obstacle(c),
    }
}

impl Desk {
    /// Whether drafts can still be decided: new ones can be marked and issued even after the first issue.
    pub fn open(&self) -> bool {
        self.document.state == DocumentState::Reviewing || self.counts[0] + self.counts[1] > 0
    }

    /// The document.
    pub fn document(&self) -> &Document {
        &self.document
    }
}
