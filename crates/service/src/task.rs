//! A task and its editing.

use ledger::workflow::{sign_again, sign_by};
use ledger::{
    Action, Commitment, DirectionId, Event, EventBody, NewEvent, Number, ReferralId, Refusal, Structure,
    Task, TaskEdit, TaskId, TaskOrigin, TaskState,
};
use store::TaskRow;

use crate::document::parse;
use crate::names::Names;
use crate::view::{
    DirectionLine, DirectionSource, EventLine, ReferralLine, SourceSentence, TargetMeasure, TaskForm,
    TaskView,
};
use crate::{Call, Result, Service, ServiceError, act_of, draft, forms, fresh, lights, past, work};

/// Code points of context shown before and after a source sentence.
const CONTEXT: usize = 80;

impl Service {
    /// A task with everything about it.
    ///
    /// # Errors
    /// When there is none of that number.
    pub async fn task(&self, call: &Call, number: Number) -> Result<TaskView> {
        call.must(Action::Read)?;
        let (site, today) = (call.site(), call.today());
        let row = self.seen_task(call, number).await?;
        let names = self.names(site).await?;
        let work = self.work(call, &row, &names).await?;
        let source = self.sources(call, &[&row]).await?.into_values().next();
        let mut line = names.line(&row, today, source);
        let children = self.store.children(site, row.task.id).await?;
        line.children = children.iter().map(|c| names.line(c, today, None)).collect();
        let parts: Vec<Task> = children.into_iter().map(|c| c.task).collect();
        let parent = match row.task.parent {
            Some(id) => self.store.task(site, id).await?.map(|p| names.line(&p, today, None)),
            None => None,
        };
        let events = self.store.history(site, row.task.id.into()).await?;
        let light = lights::explained(&row.task, &events, &names, today)?;
        let plan_due = past::plan_due(&row.task, &events)?;
        let directions = self.directions_about(call, &row.task, &names).await?;
        let referrals = self.referrals_about(call, &row.task, &names).await?;
        let history = self.task_history(call, events, (&directions, &referrals), &names).await?;
        Ok(TaskView {
            light,
            direction: match work.reads {
                true => self.direction_of(call, &row.task, &names).await?,
                false => None,
            },
            referrals,
            may_refer: crate::referral::may_refer(call, &row.task, &names),
            directions,
            direction_can: self.direction_can(call),
            version: row.version,
            start: row.task.start,
            closed: row.task.closed,
            origin: match row.task.origin {
                TaskOrigin::Document { .. } => "origin-document",
                TaskOrigin::Hand => "origin-hand",
                TaskOrigin::Import { .. } => "origin-import",
                TaskOrigin::Direction { .. } => "origin-direction",
            },
            targets: self.targets(call, &row.task, &names).await?,
            sources: self.source_sentences(call, &row.task).await?,
            line,
            parent,
            history,
            may_edit: call.may(Action::EditTask),
            may_split: work::may_split(call, &row.task, &names),
            shares: parts.iter().map(|part| part.life.weight).collect(),
            plan: work::slots(&row.task),
            plan_due,
            by_parts: ledger::progress_of_parts(&parts),
            work,
        })
    }

    /// The targets of a task, each with its measure and how that stands.
    async fn targets(&self, call: &Call, task: &Task, names: &Names) -> Result<Vec<TargetMeasure>> {
        let mut targets = names.target_measures(&task.targets);
        for (shown, target) in targets.iter_mut().zip(&task.targets) {
            let Some(measure) = target.measure.and_then(|id| names.measure(id)) else { continue };
            if let Some(newest) = self.newest(call.site(), names, task, measure).await? {
                shown.observed = Some(self.observed_line(call.site(), call.today(), names, &newest).await?);
            }
        }
        Ok(targets)
    }

    /// What happened to a task, to the directions on it and to what leaders were asked about it, newest first.
    async fn task_history(
        &self,
        call: &Call,
        mut events: Vec<Event>,
        (directions, referrals): (&[DirectionLine], &[ReferralLine]),
        names: &Names,
    ) -> Result<Vec<EventLine>> {
        for direction in directions {
            let id: DirectionId = parse(&direction.id)?;
            events.extend(self.store.history(call.site(), id.into()).await?);
        }
        for referral in referrals {
            let id: ReferralId = parse(&referral.id)?;
            events.extend(self.store.history(call.site(), id.into()).await?);
        }
        events.sort_by_key(|event| std::cmp::Reverse(event.seq));
        let mut history = Vec::with_capacity(events.len());
        for event in &events {
            history.push(self.event_line(call, names, event).await?);
        }
        Ok(history)
    }

    /// The direction that a task came from.
    async fn direction_of(&self, call: &Call, task: &Task, names: &Names) -> Result<Option<DirectionSource>> {
        let TaskOrigin::Direction { direction } = task.origin else { return Ok(None) };
        let Some(v) = self.store.direction(call.site(), direction).await? else { return Ok(None) };
        let on = match v.entity.task {
            Some(id) => self.store.task(call.site(), id).await?.map(|row| row.task.number),
            None => None,
        };
        let by = names.person(v.entity.by).name;
        Ok(Some(DirectionSource { id: direction.to_string(), by, text: v.entity.text, task: on }))
    }

    pub(crate) async fn source_sentences(&self, call: &Call, task: &Task) -> Result<Vec<SourceSentence>> {
        let TaskOrigin::Document { document, commitments } = &task.origin else { return Ok(Vec::new()) };
        let Some(head) = self.store.document(call.site(), *document).await? else { return Ok(Vec::new()) };
        let Some(text) = self.store.document_text(call.site(), *document).await? else {
            return Ok(Vec::new());
        };
        let chars: Vec<char> = text.text.chars().collect();
        let mut out = Vec::new();
        for id in commitments {
            if let Some(c) = self.store.commitment(call.site(), *id).await? {
                out.extend(sentences(&c.entity, &head.entity.head.title, &chars, &text.structure));
            }
        }
        Ok(out)
    }

    /// A task as its edit form.
    ///
    /// # Errors
    /// When there is none of that number.
    pub async fn task_form(&self, call: &Call, number: Number) -> Result<TaskForm> {
        call.must(Action::Read)?;
        let row = self.seen_task(call, number).await?;
        let names = self.names(call.site()).await?;
        Ok(forms::of_task(&row.task, &names, row.version))
    }

    /// The targets of a task with the measures they are followed by, or that they may mean.
    ///
    /// # Errors
    /// When there is none of that number.
    pub async fn target_measures(&self, call: &Call, number: Number) -> Result<Vec<TargetMeasure>> {
        let row = self.seen_task(call, number).await?;
        Ok(self.names(call.site()).await?.target_measures(&row.task.targets))
    }

    /// Edits a task. Nothing is written when the form changes nothing.
    ///
    /// # Errors
    /// When a field cannot be used, the reason is missing, or somebody else changed the task first.
    pub async fn edit_task(&self, call: &Call, number: Number, form: TaskForm) -> Result<()> {
        call.must(Action::EditTask)?;
        let names = self.names(call.site()).await?;
        let mut tx = self.store.begin(call.site()).await?;
        let row = tx.task_by_number(number).await?.ok_or(ServiceError::NotFound)?;
        let edit = forms::edit(&form, Some(&row.task), &names)
            .map_err(|fault| forms::with_reason(fault, &form.reason))?;
        // Nobody is asked how far the work is: an empty answer leaves it as reports said.
        let edit = TaskEdit { progress: edit.progress.or(row.task.progress), ..edit };
        let changes = row.task.edit(&edit, &form.reason)?;
        if changes.is_empty() {
            return Ok(());
        }
        let sign_by = sign_again(&changes, call.today(), crate::burden::kept);
        let body = EventBody::TaskEdited {
            changes,
            reason: form.reason.trim().to_owned(),
            on: call.today(),
            sign_by,
        };
        tx.append(&act_of(call), vec![NewEvent::at(row.task.id, form.version, body)]).await?;
        Ok(tx.commit().await?)
    }

    /// Adds a task by hand, or a sub-task of another. Returns its number.
    ///
    /// # Errors
    /// When a field cannot be used.
    pub async fn add_task(&self, call: &Call, parent: Option<Number>, form: TaskForm) -> Result<Number> {
        call.must(Action::EditTask)?;
        let names = self.names(call.site()).await?;
        let edit = forms::edit(&form, None, &names)?;
        if edit.state != TaskState::Open {
            return Err(Refusal::conflict("refused-state-by-edit").into());
        }
        to_come(&edit, call)?;
        let mut tx = self.store.begin(call.site()).await?;
        let parent: Option<TaskRow> = match parent {
            Some(number) => Some(tx.task_by_number(number).await?.ok_or(ServiceError::NotFound)?),
            None => None,
        };
        let number = match &parent {
            Some(p) => tx.next_sub_number(p.task.number).await?,
            None => tx.next_number(call.today().year()).await?,
        };
        if number.sub > 999 {
            return Err(Refusal::conflict("refused-too-many-sub-tasks").into());
        }
        let task = new_task(edit, number, parent.map(|p| p.task.id), call, TaskOrigin::Hand);
        let event =
            NewEvent::at(task.id, 0, EventBody::TaskAdded { task, reason: form.reason.trim().to_owned() });
        tx.append(&act_of(call), vec![event]).await?;
        tx.commit().await?;
        Ok(number)
    }
}

/// Refuses a new task whose due date has passed: what is over comes in with a workbook, as history.
pub(crate) fn to_come(edit: &TaskEdit, call: &Call) -> Result<()> {
    if let Some(due) = edit.due.filter(|due| *due < call.today()) {
        return Err(Refusal::invalid("refused-due-past").with("due", due).into());
    }
    match edit.milestones.iter().find(|m| m.planned < call.today()) {
        Some(m) => {
            let refusal = Refusal::invalid("refused-milestone-past").at("task-field-milestones");
            Err(refusal.with("name", &m.name).with("day", m.planned).into())
        }
        None => Ok(()),
    }
}

/// A task that begins today.
pub(crate) fn new_task(
    e: TaskEdit,
    number: Number,
    parent: Option<TaskId>,
    call: &Call,
    origin: TaskOrigin,
) -> Task {
    let today = call.today();
    Task {
        id: TaskId(fresh()),
        number,
        parent,
        title: e.title,
        field: e.field,
        targets: e.targets,
        leaders: e.leaders,
        lead_unit: e.lead_unit,
        other_units: e.other_units,
        other_names: e.other_names,
        due: e.due,
        due_text: e.due_text,
        cadence: e.cadence,
        state: e.state,
        progress: e.progress,
        start: today,
        closed: (e.state != ledger::TaskState::Open).then_some(today),
        origin,
        life: ledger::Life {
            sign_by: sign_by(today, crate::burden::kept),
            milestones: e.milestones,
            ..ledger::Life::default()
        },
    }
}

fn sentences(c: &Commitment, title: &str, chars: &[char], structure: &Structure) -> Vec<SourceSentence> {
    let words = |from: usize, to: usize| -> String {
        let (from, to) = (from.min(chars.len()), to.min(chars.len()));
        chars[from..to.max(from)].iter().filter(|c| !matches!(c, '\n' | '\r')).collect()
    };
    // A break within a sentence is the page's; any other one ends a heading or paragraph and is kept.
    let inside = |at: usize| {
        let sentences = &structure.sentences;
        let next = sentences.partition_point(|s| s.span.end <= at + 1);
        sentences.get(next).is_some_and(|s| s.span.start < at)
    };
    let around = |from: usize, to: usize| -> String {
        let (from, to) = (from.min(chars.len()), to.min(chars.len()));
        let mut out = String::new();
        for (at, c) in chars.iter().enumerate().take(to).skip(from) {
            match c {
                '\n' if !inside(at) && !out.ends_with('\n') => out.push('\n'),
                '\n' | '\r' => {}
                c => out.push(*c),
            }
        }
        out
    };
    c.spans
        .iter()
        .map(|span| SourceSentence {
            document: c.document.to_string(),
            title: title.to_owned(),
            commitment: c.id.to_string(),
            headings: draft::headings(structure, c.section),
            before: around(span.start.saturating_sub(CONTEXT), span.start).trim_start().to_owned(),
            sentence: words(span.start, span.end),
            after: around(span.end, span.end + CONTEXT).trim_end().to_owned(),
            span: *span,
            superseded: c.superseded.as_ref().map(|s| (s.text.clone(), s.reason.clone())),
        })
        .collect()
}
