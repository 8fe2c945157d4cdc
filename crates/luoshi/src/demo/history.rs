//! The demo's year: the report is put in, reviewed and issued, tasks are added, changed and closed on their days, and a
//! notice has just come in.

use std::collections::HashMap;

use anyhow::Context as _;
use jiff::civil::Date;
use ledger::{
    DocumentId, EventBody, NewEvent, Number, Task, TaskEdit, TaskId, TaskOrigin, TaskState, UnitId, day_of,
};
use service::{Call, HeadForm, ReviewCommand, Service};
use store::{Act, Store, Tx};

use super::burden::Pending;
use super::county::{ChangePlan, County, Paper, TaskPlan, Words};
use super::days::{Dated, Fate, at, back, issue_day, report_date, report_issued, resolve};
use super::direction::{self, Directed};
use super::life::{Cast, Deed, End, deeds, reload};
use super::review::{Quoted, review};
use super::{Lists, act, later, spread};

/// Days before the start on which the notice came in, and the date it carries.
const NOTICE_RECEIVED: i32 = 2;
const NOTICE_DATED: i32 = 4;
/// Milliseconds that the desk is busy with it.
const NOTICE_TAKES: i64 = 40 * 60_000;
/// Drafts of the notice that were accepted before somebody was called away.
const NOTICE_ACCEPTED: usize = 4;

/// A task or sub-task of the demo with its days, and the task it became.
struct Entry<'a> {
    plan: &'a TaskPlan,
    parent: Option<usize>,
    issued: Date,
    fate: Fate<'a>,
    now: Option<(Task, i64)>,
}

/// What happens to a task.
#[derive(Clone, Debug)]
enum Step<'a> {
    Added,
    Edited(Dated<'a>),
    Done(Deed),
    /// What the days left no room for is entered by hand, so that the ledger stands as its file says.
    Settled,
}

/// A step on its instant.
struct Happening<'a> {
    at: i64,
    entry: usize,
    step: Step<'a>,
}

/// Writes the demo's year, oldest first.
pub(crate) async fn load(
    store: &Store,
    service: &Service,
    county: &County,
    lists: &Lists,
    call: &Call,
    now_ms: i64,
) -> anyhow::Result<()> {
    let start = county.start;
    let notice_at = at(back(start, NOTICE_RECEIVED), 15 * 60);
    let dated = at(report_date(start), 0);
    let directed = direction::plans(county, now_ms)?;
    let mut quiet = vec![(dated, at(report_issued(start), 9 * 60)), (notice_at, notice_at + NOTICE_TAKES)];
    quiet.extend(directed.iter().map(|d| d.takes()));
    let mut pending = Pending::plan(store, county, lists, &call.actor, &quiet, now_ms).await?;
    write(store, call, &mut pending, dated - 1).await?;
    let mut entries = entries(county)?;
    issue_report(store, service, county, lists, call, &mut entries).await?;
    let happenings = happenings(&entries, county, now_ms);
    let cast = Cast::of(store, call.actor.site, &call.actor, &county.site.reports).await?;
    let mut teller = Teller { county, lists, call, cast, entries, pending };
    let mut interludes: Vec<(i64, Option<&Directed>)> = vec![(notice_at, None)];
    interludes.extend(directed.iter().map(|d| (d.takes().0, Some(d))));
    interludes.sort_by_key(|(at, _)| *at);
    let mut told = 0;
    for (at, directed) in interludes {
        let until = happenings.partition_point(|h| h.at < at);
        teller.tell(store, &happenings[told..until]).await?;
        told = until;
        write(store, call, &mut teller.pending, at - 1).await?;
        match directed {
            Some(directed) => direction::give(store, service, county, directed).await?,
            None => receive_notice(service, county, &later(call, notice_at)).await?,
        }
    }
    teller.tell(store, &happenings[told..]).await?;
    write(store, call, &mut teller.pending, now_ms).await
}

/// Writes what happens in the burden ledger up to an instant.
async fn write(store: &Store, call: &Call, pending: &mut Pending, until: i64) -> anyhow::Result<()> {
    let mut tx = store.begin(call.actor.site).await?;
    while let Some((act, event)) = pending.until(until) {
        tx.append(&act, vec![event]).await?;
    }
    Ok(tx.commit().await?)
}

fn entries(county: &County) -> anyhow::Result<Vec<Entry<'_>>> {
    let mut entries = Vec::new();
    for plan in &county.tasks {
        let (issued, top) = (issue_day(plan, county.start), entries.len());
        let fate = resolve(plan, county.start, issued)?;
        entries.push(Entry { plan, parent: None, issued, fate, now: None });
        for plan in &plan.sub {
            let fate = resolve(plan, county.start, issued)?;
            entries.push(Entry { plan, parent: Some(top), issued, fate, now: None });
        }
    }
    Ok(entries)
}

async fn put_in(service: &Service, call: &Call, paper: &Paper) -> anyhow::Result<DocumentId> {
    let received = service.receive(call, &paper.file_name, paper.text.clone().into_bytes()).await?;
    Ok(received.id.parse()?)
}

/// Puts the work report in, reviews and issues it.
async fn issue_report(
    store: &Store,
    service: &Service,
    county: &County,
    lists: &Lists,
    call: &Call,
    entries: &mut [Entry<'_>],
) -> anyhow::Result<()> {
    let dated = report_date(county.start);
    let report = put_in(service, &later(call, at(dated, 16 * 60)), &county.report).await?;
    let from_report: Vec<usize> =
        (0..entries.len()).filter(|n| entries[*n].plan.source == "work-report").collect();
    let text = store.document_text(call.actor.site, report).await?.context("demo: no text")?.text;
    let quoted = from_report
        .iter()
        .map(|n| Quoted::find(entries[*n].plan, &entries[*n].fate, &text))
        .collect::<anyhow::Result<Vec<_>>>()?;
    let desk = later(call, at(back(dated, -1), 9 * 60));
    let answered = review(store, service, lists, &desk, report, &quoted).await?;
    let issuing = later(call, at(report_issued(county.start), 9 * 60));
    service.issue(&issuing, &report.to_string()).await?;
    let mut issued: HashMap<_, _> = HashMap::new();
    for row in store.tasks_of_document(call.actor.site, report).await? {
        if let TaskOrigin::Document { commitments, .. } = &row.task.origin {
            issued.insert(commitments[0], (row.task.clone(), row.version));
        }
    }
    for (entry, commitment) in from_report.into_iter().zip(answered) {
        entries[entry].now = issued.remove(&commitment);
    }
    Ok(())
}

/// A notice waits on the desk: dated by hand, a few of its drafts accepted.
async fn receive_notice(service: &Service, county: &County, call: &Call) -> anyhow::Result<()> {
    let minutes = |n: i64| later(call, call.at + n * 60_000);
    let notice = put_in(service, call, &county.notice).await?.to_string();
    let (document, version) = service.document_version(call, &notice).await?;
    let head = document.head;
    let form = HeadForm {
        title: head.title,
        number: head.number,
        issuer: head.issuer,
        date: back(county.start, NOTICE_DATED).to_string(),
        kind: head.kind.code().to_owned(),
        version,
    };
    service.mend_document(&minutes(2), &notice, form).await?;
    let desk = service.desk(&minutes(3), &notice).await?;
    let clear = desk.drafts.into_iter().filter(|d| d.obstacle.is_none()).take(NOTICE_ACCEPTED);
    for (draft, minute) in clear.zip(4..) {
        let accept = ReviewCommand::Accept { id: draft.id, version: draft.version, form: None };
        service.review(&minutes(minute), &notice, accept).await?;
    }
    Ok(())
}

/// Everything that happens to the tasks, oldest first; nothing after now.
fn happenings<'a>(entries: &[Entry<'a>], county: &County, now_ms: i64) -> Vec<Happening<'a>> {
    let mut all = Vec::new();
    for (n, entry) in entries.iter().enumerate() {
        if entry.now.is_none() {
            // By hand, in the order of the ledger, half an hour after the report's tasks were issued.
            all.push(Happening {
                at: at(entry.issued, 9 * 60 + 30 + n as i64 / 2),
                entry: n,
                step: Step::Added,
            });
        }
        let minute = 13 * 60 + i64::from(spread(&entry.plan.key, 180));
        for ((day, step), later) in steps(entry, county).into_iter().zip(0..) {
            all.push(Happening { at: at(day, minute + 10 * later).min(now_ms), entry: n, step });
        }
    }
    all.sort_by_key(|h| h.at);
    all
}

/// What happens to one task after it was issued, oldest first.
fn steps<'a>(entry: &Entry<'a>, county: &County) -> Vec<(Date, Step<'a>)> {
    let (plan, fate, start) = (entry.plan, &entry.fate, county.start);
    let reason = if plan.reason.is_empty() { &county.site.words.cancelled } else { &plan.reason };
    let ends = End::of(plan.state, fate.closed.is_some(), reason);
    let done = deeds(plan, fate, entry.issued, start, ends);
    let mut steps: Vec<_> = done.into_iter().map(|(day, deed)| (day, Step::Done(deed))).collect();
    let by_hand = fate.edits.iter().filter(|d| !matches!(d.edit.change, ChangePlan::Progress { .. }));
    steps.extend(by_hand.map(|d| (d.day, Step::Edited(d.clone()))));
    steps.push((fate.closed.unwrap_or(start), Step::Settled));
    steps.sort_by_key(|(day, _)| *day);
    steps
}

struct Teller<'a> {
    county: &'a County,
    lists: &'a Lists,
    call: &'a Call,
    cast: Cast,
    entries: Vec<Entry<'a>>,
    pending: Pending,
}

impl Teller<'_> {
    /// Writes what happens, each as its own act, all in one transaction.
    async fn tell(&mut self, store: &Store, happenings: &[Happening<'_>]) -> anyhow::Result<()> {
        let mut tx = store.begin(self.call.actor.site).await?;
        for happening in happenings {
            while let Some((act, event)) = self.pending.until(happening.at) {
                tx.append(&act, vec![event]).await?;
            }
            let event = match &happening.step {
                Step::Added => Some(self.add(&mut tx, happening.entry).await?),
                Step::Done(deed) => {
                    self.perform(&mut tx, happening, deed).await?;
                    None
                }
                step => self.edit(happening, step)?,
            };
            if let Some(event) = event {
                tx.append(&act(self.call, happening.at), vec![event]).await?;
                if let Some((task, _)) = &self.entries[happening.entry].now {
                    self.entries[happening.entry].now = Some(reload(&mut tx, task).await?);
                }
            }
        }
        Ok(tx.commit().await?)
    }

    /// A step on the task's way, decided by the workflow.
    async fn perform(&mut self, tx: &mut Tx, happening: &Happening<'_>, deed: &Deed) -> anyhow::Result<()> {
        let (task, version) =
            self.entries[happening.entry].now.as_ref().context("demo: a deed before the task")?;
        let words = &self.county.site.reports;
        let done = self.cast.perform(deed, (task, *version), words, day_of(happening.at))?;
        if let Some((actor, events)) = done {
            let by = Act { actor: Some(actor.person), ..act(self.call, happening.at) };
            tx.append(&by, events).await?;
            let after = reload(tx, task).await?;
            self.entries[happening.entry].now = Some(after);
        }
        Ok(())
    }

    /// A task entered by hand, or a sub-task.
    async fn add(&mut self, tx: &mut Tx, n: usize) -> anyhow::Result<NewEvent> {
        let entry = &self.entries[n];
        let parent = match entry.parent {
            Some(top) => Some(&self.entries[top].now.as_ref().context("demo: a sub-task before its task")?.0),
            None => None,
        };
        let number = match parent {
            Some(parent) => tx.next_sub_number(parent.number).await?,
            None => tx.next_number(entry.issued.year()).await?,
        };
        let task = self.new_task(entry, number, parent)?;
        let event =
            NewEvent::at(task.id, 0, EventBody::TaskAdded { task: task.clone(), reason: String::new() });
        self.entries[n].now = Some((task, 1));
        Ok(event)
    }

    fn new_task(&self, entry: &Entry<'_>, number: Number, parent: Option<&Task>) -> anyhow::Result<Task> {
        let plan = entry.plan;
        let leader = match &plan.leader {
            Some(key) => self.lists.leader(key)?,
            None => self.lists.leader_of(&plan.lead)?,
        };
        Ok(Task {
            id: TaskId(uuid::Uuid::now_v7()),
            number,
            parent: parent.map(|p| p.id),
            title: plan.title.clone(),
            field: plan.field.or(parent.and_then(|p| p.field)),
            targets: self.lists.targets(&plan.targets),
            leaders: vec![leader.0],
            lead_unit: self.lists.unit(&plan.lead)?.0,
            other_units: self.units(&plan.others)?,
            other_names: Vec::new(),
            due: Some(entry.fate.first_due),
            due_text: String::new(),
            cadence: plan.cadence.clone(),
            state: TaskState::Open,
            progress: None,
            start: entry.issued,
            life: ledger::Life {
                sign_by: ledger::workflow::sign_by(entry.issued, super::kept),
                ..ledger::Life::default()
            },
            closed: None,
            origin: TaskOrigin::Hand,
        })
    }

    fn units(&self, keys: &[String]) -> anyhow::Result<Vec<UnitId>> {
        keys.iter().map(|key| Ok(self.lists.unit(key)?.0)).collect()
    }

    /// A change of a task; none when the task is so already.
    fn edit(&self, happening: &Happening<'_>, step: &Step<'_>) -> anyhow::Result<Option<NewEvent>> {
        let entry = &self.entries[happening.entry];
        let (task, version) = entry.now.as_ref().context("demo: an edit before the task")?;
        let words = &self.county.site.words;
        let mut to = TaskEdit::of(task);
        let reason = match step {
            Step::Edited(dated) => {
                self.change(&mut to, dated)?;
                dated.edit.reason.as_str()
            }
            Step::Settled => self.settle(&mut to, entry, words),
            Step::Added | Step::Done(_) => return Ok(None),
        };
        // The county kept its ledger by hand before; what was written then is not judged by the rules of today.
        let changes = task.changes(&to);
        if changes.is_empty() {
            return Ok(None);
        }
        let on = day_of(happening.at);
        let body = EventBody::TaskEdited { changes, reason: reason.to_owned(), on, sign_by: None };
        Ok(Some(NewEvent::at(task.id, *version, body)))
    }

    /// Puts a task where its plan says it stands now; returns the reason.
    fn settle<'w>(&self, to: &mut TaskEdit, entry: &'w Entry<'_>, words: &'w Words) -> &'w str {
        let state = entry.plan.state.filter(|s| *s != TaskState::Open).unwrap_or(TaskState::Done);
        let usual = match (entry.fate.closed, state) {
            (None, _) => {
                to.progress = entry.fate.progress;
                return &words.progress;
            }
            (Some(_), TaskState::Cancelled) => &words.cancelled,
            (Some(_), _) => {
                to.progress = Some(100);
                &words.done
            }
        };
        to.state = state;
        if entry.plan.reason.is_empty() { usual } else { &entry.plan.reason }
    }

    fn change(&self, to: &mut TaskEdit, dated: &Dated<'_>) -> anyhow::Result<()> {
        match &dated.edit.change {
            // An extension has moved it already.
            ChangePlan::Due { .. } if to.due == dated.due => {}
            ChangePlan::Due { .. } => (to.due, to.due_text) = (dated.due, String::new()),
            ChangePlan::Lead { to: key } => {
                to.lead_unit = self.lists.unit(key)?.0;
                to.other_units.retain(|u| *u != to.lead_unit);
            }
            ChangePlan::Others { to: keys } => {
                to.other_units = self.units(keys)?;
                to.other_units.retain(|u| *u != to.lead_unit);
            }
            ChangePlan::Title { to: title } => to.title.clone_from(title),
            ChangePlan::Targets { to: targets } => to.targets = self.lists.targets(targets),
            // Progress comes with reports.
            ChangePlan::Progress { .. } => {}
        }
        Ok(())
    }
}
