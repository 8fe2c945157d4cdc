//! Reports: written by a unit, sent to its head and on to the supervisors.

use jiff::civil::Date;
use ledger::workflow::decide;
use ledger::{
    Action, Command, Evidence, Faults, MilestoneMark, Number, Refusal, Report, ReportId, ReportState,
    ReportText, Sent, Task,
};
use store::{ReportDraft, TaskRow};

use super::{relation, values};
use crate::names::Names;
use crate::view::{FileIn, ReportForm, ReportLine, ReportPage};
use crate::{Call, Result, Service, ServiceError, act_of, fresh};

impl Service {
    /// The page on which the next report of a task is written.
    ///
    /// # Errors
    /// When the actor's unit does not lead the task, or no report can be written now.
    pub async fn report_page(&self, call: &Call, number: Number) -> Result<ReportPage> {
        let row = self.seen_task(call, number).await?;
        let names = self.names(call.site()).await?;
        let task = &row.task;
        let relation = relation(call, task, &names);
        call.actor.must_for(Action::Report, relation)?;
        let draft = self.store.report_draft(call.site(), task.id).await?;
        let under_way = self.under_way(call, task).await?;
        let mut text = beginning(task, draft.as_ref(), under_way.as_ref(), call.today());
        let by_parts = self.by_parts(call, task).await?;
        if draft.is_none() && under_way.is_none() {
            text.percent = by_parts.or(text.percent);
        }
        let ticked =
            |n: usize| text.milestones.iter().any(|m| usize::from(m.milestone) == n && m.done.is_some());
        let milestones = task.life.milestones.iter().enumerate();
        let accepted = self.report_lines(call, task, &names).await?;
        Ok(ReportPage {
            line: names.line(&row, call.today(), None),
            version: row.version,
            milestones: milestones
                .map(|(n, m)| (m.name.clone(), m.planned, m.done.is_some() || ticked(n)))
                .collect(),
            by_parts,
            measures: self.measures_asked(call, task, &names, &text.given).await?,
            form: form_of(&text, row.version),
            evidence: text.evidence,
            kept: draft.map(|d| (d.at, names.person(d.person).name)),
            begun: under_way.is_some(),
            returned: under_way
                .filter(|r| r.state == ReportState::Returned)
                .and_then(|r| r.returned.last().cloned()),
            last: accepted.into_iter().find(|r| r.state == ReportState::Accepted),
            due: ledger::report_due_why(task, row.light),
            by_head: !names.has_head(task.lead_unit) || call.actor.may_for(Action::ApproveReport, relation),
        })
    }

    /// Keeps a report without sending it.
    ///
    /// # Errors
    /// When the actor's unit does not lead the task or a field cannot be used.
    pub async fn keep_report(
        &self,
        call: &Call,
        number: Number,
        form: &ReportForm,
        files: Vec<FileIn>,
    ) -> Result<()> {
        let (row, text, unread) = self.written(call, number, form, files).await?;
        unread.none()?;
        let draft = ReportDraft { person: call.actor.person, at: call.at, text };
        Ok(self.store.put_report_draft(call.site(), row.task.id, &draft).await?)
    }

    /// Sends a report: to the unit's head, or on to the supervisors where the head writes it. Returns with whom it lies.
    ///
    /// # Errors
    /// When no report can be sent now, a field cannot be used, or somebody else was faster. What was written is kept.
    pub async fn send_report(
        &self,
        call: &Call,
        number: Number,
        form: &ReportForm,
        files: Vec<FileIn>,
    ) -> Result<ReportState> {
        let (row, text, unread) = self.written(call, number, form, files).await?;
        let readable = if unread.is_empty() {
            Ok(())
        } else {
            unread.besides(text.faults(&row.task, call.today())).none()
        };
        let sent = match readable {
            Ok(()) => self.submit(call, number, form.version, text.clone()).await,
            Err(fault) => Err(fault.into()),
        };
        if sent.is_err() {
            if let Some(state) = self.sent_before(call, &row.task, &text).await? {
                return Ok(state);
            }
            let draft = ReportDraft { person: call.actor.person, at: call.at, text };
            self.store.put_report_draft(call.site(), row.task.id, &draft).await?;
        }
        sent
    }

    /// What became of the same words of the same person, whose form came twice (a resent page, a second click).
    async fn sent_before(&self, call: &Call, task: &Task, text: &ReportText) -> Result<Option<ReportState>> {
        let words = |t: &ReportText| (t.progress.clone(), t.problems.clone(), t.next.clone(), t.percent);
        let reports = self.store.reports_of(call.site(), task.id).await?;
        let newest = reports.into_iter().map(|v| v.entity).max_by_key(|r| (r.filed, r.id));
        let same = newest.filter(|r| {
            r.by == Some(call.actor.person) && r.filed == call.today() && words(&r.text) == words(text)
        });
        Ok(same.map(|r| r.state).filter(|state| *state != ReportState::Returned))
    }

    /// 无变化, in one tap: nothing is new since the last accepted report.
    ///
    /// # Errors
    /// As for [`Service::send_report`].
    pub async fn report_no_change(&self, call: &Call, number: Number, version: i64) -> Result<ReportState> {
        let row = self.seen_task(call, number).await?;
        // What somebody has written is not replaced by a tap.
        if row.task.life.filing.is_some() && row.version == version {
            return Err(Refusal::conflict("refused-report-under-way").into());
        }
        self.submit(call, number, version, ReportText::no_change(&row.task, call.today())).await
    }

    async fn submit(&self, call: &Call, number: Number, seen: i64, text: ReportText) -> Result<ReportState> {
        let names = self.names(call.site()).await?;
        let mut tx = self.store.begin(call.site()).await?;
        let row = tx.task_by_number(number).await?.ok_or(ServiceError::NotFound)?;
        let relation = relation(call, &row.task, &names);
        call.actor.must_for(Action::Report, relation)?;
        if row.version != seen {
            drop(tx);
            return Err(self.changed_since(call, &row, seen, &names).await);
        }
        let command = Command::SubmitReport { report: ReportId(fresh()), text };
        let scene = super::scene(call, &row, &names);
        tx.append(&act_of(call), decide(&row.task, &command, &scene)?).await?;
        tx.drop_report_draft(row.task.id).await?;
        let after = tx.task_by_number(number).await?.and_then(|r| r.task.life.filing);
        tx.commit().await?;
        Ok(match after.map(|f| f.sent) {
            Some(Sent::ToOffice) => ReportState::Approved,
            _ => ReportState::Submitted,
        })
    }

    /// What a form makes of the report that is being written, its files kept, and what of it could not be read.
    async fn written(
        &self,
        call: &Call,
        number: Number,
        form: &ReportForm,
        files: Vec<FileIn>,
    ) -> Result<(TaskRow, ReportText, Faults)> {
        let row = self.seen_task(call, number).await?;
        let names = self.names(call.site()).await?;
        call.actor.must_for(Action::Report, relation(call, &row.task, &names))?;
        let draft = self.store.report_draft(call.site(), row.task.id).await?;
        let under_way = self.under_way(call, &row.task).await?;
        let before = beginning(&row.task, draft.as_ref(), under_way.as_ref(), call.today());
        let mut evidence = before.evidence;
        evidence.retain(|e| !form.leave_out.split(',').any(|blob| blob == e.blob));
        for new in self.keep_files(files).await? {
            if !evidence.iter().any(|e| e.blob == new.blob) {
                evidence.push(new);
            }
        }
        let mut faults = Faults::default();
        faults.unless(evidence.len() <= super::evidence::MAX_FILES, || {
            Refusal::invalid("refused-many-files").with("limit", super::evidence::MAX_FILES).at("file")
        });
        let percent = crate::forms::parse_progress(&form.percent).map_err(|fault| fault.at("percent"));
        let percent = faults.take(percent).flatten();
        let (given, unread) = self.given(call, &row.task, &names, &form.values).await?;
        let text = ReportText { given, ..text_of(form, &row.task, evidence, percent, call.today()) };
        Ok((row, text, faults.besides(unread)))
    }

    /// How far a task is by its parts.
    async fn by_parts(&self, call: &Call, task: &Task) -> Result<Option<u8>> {
        let parts = self.store.children(call.site(), task.id).await?;
        let parts: Vec<Task> = parts.into_iter().map(|row| row.task).collect();
        Ok(ledger::progress_of_parts(&parts))
    }

    /// The report that came back, or that the head has not approved: it can be mended.
    async fn under_way(&self, call: &Call, task: &Task) -> Result<Option<Report>> {
        let Some(filing) = task.life.filing.as_ref().filter(|f| f.sent != Sent::ToOffice) else {
            return Ok(None);
        };
        Ok(self.store.report(call.site(), filing.report).await?.map(|v| v.entity))
    }
}

/// What the form begins with: what was kept, else the report under way, else what the ledger knows.
fn beginning(
    task: &Task,
    draft: Option<&ReportDraft>,
    under_way: Option<&Report>,
    today: Date,
) -> ReportText {
    let text = match (draft, under_way) {
        (Some(draft), _) => draft.text.clone(),
        (None, Some(report)) => report.text.clone(),
        (None, None) => ReportText::begin(task, today),
    };
    ReportText { until: today, unchanged: false, ..text }
}

fn form_of(text: &ReportText, version: i64) -> ReportForm {
    ReportForm {
        version,
        percent: text.percent.map(|p| p.to_string()).unwrap_or_default(),
        progress: text.progress.clone(),
        problems: text.problems.clone(),
        next: text.next.clone(),
        ..ReportForm::default()
    }
}

/// What a form says. A milestone is reached on the day on which that is first said.
fn text_of(
    form: &ReportForm,
    task: &Task,
    evidence: Vec<Evidence>,
    percent: Option<u8>,
    today: Date,
) -> ReportText {
    let ticked: Vec<usize> = form.milestones.split(',').filter_map(|n| n.trim().parse().ok()).collect();
    let marks = task.life.milestones.iter().enumerate().filter_map(|(n, m)| {
        let milestone = u16::try_from(n).ok()?;
        match (m.done, ticked.contains(&n)) {
            (None, true) => Some(MilestoneMark { milestone, done: Some(today) }),
            (Some(_), false) => Some(MilestoneMark { milestone, done: None }),
            _ => None,
        }
    });
    ReportText {
        until: today,
        progress: form.progress.trim().to_owned(),
        problems: form.problems.trim().to_owned(),
        next: form.next.trim().to_owned(),
        percent,
        milestones: marks.collect(),
        evidence,
        given: Vec::new(),
        unchanged: false,
    }
}

/// A report as the task's page lists it. Only its unit sees what it has not sent yet, only those concerned the rest.
pub(super) fn line(report: Report, task: &Task, names: &Names, (inside, reads): (bool, bool)) -> ReportLine {
    let unsent = report.state == ReportState::Submitted
        || (report.state == ReportState::Returned && report.approved_by.is_none());
    let person = |id: Option<ledger::PersonId>| id.map(|id| names.person(id).name).unwrap_or_default();
    let reached = report.text.milestones.iter().filter(|m| m.done.is_some());
    let name = |m: &MilestoneMark| task.life.milestones.get(usize::from(m.milestone)).map(|m| m.name.clone());
    let seen = inside || (!unsent && reads);
    ReportLine {
        id: report.id.to_string(),
        serial: report.serial,
        state: report.state,
        reached: reached.filter_map(name).filter(|_| seen).collect(),
        given: if seen { values::lines(&report.text.given, names) } else { Vec::new() },
        by: person(report.by),
        approved_by: person(report.approved_by),
        filed: report.filed,
        moved: report.moved,
        returned: if seen { report.returned } else { Vec::new() },
        withheld: !inside && !reads,
        text: seen.then_some(report.text),
    }
}
