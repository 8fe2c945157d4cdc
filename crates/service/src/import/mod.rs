//! A workbook goes in: compared with the ledger row by row, applied as one act, taken back as one act.

mod apply;
mod plan;
mod rows;

use intake::{Format, Limits};
use ledger::workflow::sign_again;
use ledger::{
    Action, EventBody, Import, ImportId, ImportKind, ImportState, NewEvent, Refusal, TaskChange, TaskId,
    TaskState, Was,
};

use self::apply::{Applied, apply, invert};
use self::plan::{Kind, Plan, fingerprint, preview};
use self::rows::best_table;
use crate::access::blocking;
use crate::document::parse;
use crate::export::Words;
use crate::view::{ImportLine, ImportPreview};
use crate::{Call, Result, Service, ServiceError, act_of, fresh};

/// Rows of a workbook that are read.
const MAX_ROWS: usize = 100_000;

impl Service {
    /// Compares a workbook with the ledger. Nothing is written but the plan.
    ///
    /// # Errors
    /// When the file cannot be read or holds no table with a column of tasks.
    pub async fn import_preview(
        &self,
        call: &Call,
        file_name: &str,
        bytes: Vec<u8>,
        words: Words<'_>,
    ) -> Result<ImportPreview> {
        call.must(Action::Import)?;
        let name = file_name.rsplit(['/', '\\']).next().unwrap_or("").chars().take(200).collect::<String>();
        let taken = blocking({
            let name = name.clone();
            move || intake::take_in(&name, &bytes, &Limits::default())
        })
        .await??;
        let mut table =
            best_table(taken.tables, words).ok_or_else(|| Refusal::invalid("refused-no-task-table"))?;
        if taken.format == Format::Csv {
            // Our own csv guards cells that a spreadsheet would calculate.
            for cell in table.rows.iter_mut().flatten() {
                *cell = papers::csv::unguard(cell).to_owned();
            }
        }
        if table.rows.len() > MAX_ROWS {
            return Err(Refusal::invalid("refused-too-many-rows").with("limit", MAX_ROWS).into());
        }
        let mut plan = Plan { file_name: name, rows: table.rows, outcome: String::new() };
        let names = self.names(call.site()).await?;
        let planned = self.understand(call, &plan, &names, words).await?;
        plan.outcome = fingerprint(&planned);
        let id = fresh().simple().to_string();
        let body = serde_json::to_string(&plan).map_err(|e| ServiceError::Internal(e.to_string()))?;
        self.store.put_plan(call.site(), &id, call.at, &body).await?;
        Ok(preview(id, &plan, planned, &names, words))
    }

    /// A plan, compared with the ledger as it is now.
    ///
    /// # Errors
    /// When there is none, or it is older than a day.
    pub async fn import_plan(&self, call: &Call, plan: &str, words: Words<'_>) -> Result<ImportPreview> {
        call.must(Action::Import)?;
        let kept = self.plan(call, plan).await?;
        let names = self.names(call.site()).await?;
        let planned = self.understand(call, &kept, &names, words).await?;
        Ok(preview(plan.to_owned(), &kept, planned, &names, words))
    }

    /// Applies a plan as one act.
    ///
    /// # Errors
    /// When rows are wrong and are not to be skipped, when nothing would change, or when the ledger has changed since the
    /// plan was shown.
    pub async fn import_apply(
        &self,
        call: &Call,
        plan: &str,
        skip_wrong: bool,
        words: Words<'_>,
    ) -> Result<ImportLine> {
        call.must(Action::Import)?;
        let kept = self.plan(call, plan).await?;
        let names = self.names(call.site()).await?;
        let planned = self.understand(call, &kept, &names, words).await?;
        if fingerprint(&planned) != kept.outcome {
            return Err(Refusal::conflict("refused-changed-meanwhile").into());
        }
        let wrong = planned.iter().filter(|p| matches!(p.kind, Kind::Wrong { .. })).count();
        if wrong > 0 && !skip_wrong {
            return Err(Refusal::invalid("refused-wrong-rows").with("count", wrong).into());
        }
        let act = act_of(call);
        let import = ImportId(fresh());
        let reason = words("import-reason", &[("file", kept.file_name.clone())]);
        let mut tx = self.store.begin(call.site()).await?;
        let Applied { mut events, added, changed } = apply(&mut tx, call, planned, import, &reason).await?;
        if events.is_empty() {
            return Err(Refusal::invalid("refused-nothing-to-import").into());
        }
        let done = Import {
            id: import,
            kind: ImportKind::Tasks,
            file_name: kept.file_name,
            act: act.id,
            added,
            changed,
            state: ImportState::Applied,
            at: call.at,
        };
        events.push(NewEvent::at(import, 0, EventBody::ImportApplied { import: done.clone() }));
        tx.append(&act, events).await?;
        tx.commit().await?;
        self.store.drop_plan(call.site(), plan).await?;
        Ok(line(&done))
    }

    /// The last imports, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn imports(&self, call: &Call) -> Result<Vec<ImportLine>> {
        call.must(Action::Read)?;
        self.imports_of(call, ImportKind::Tasks).await
    }

    /// The last imports of one kind, newest first.
    pub(crate) async fn imports_of(&self, call: &Call, kind: ImportKind) -> Result<Vec<ImportLine>> {
        let all = self.store.imports(call.site()).await?;
        Ok(all.iter().map(|v| &v.entity).filter(|i| i.kind == kind).map(line).collect())
    }

    /// Takes an import back as one act: added tasks are cancelled, changed ones set back. All or nothing: a task that has
    /// been changed since stands in the way.
    ///
    /// # Errors
    /// When it was taken back already, or a task has been changed since.
    pub async fn import_take_back(&self, call: &Call, id: &str, words: Words<'_>) -> Result<()> {
        call.must(Action::Import)?;
        let mut tx = self.store.begin(call.site()).await?;
        let import = tx.import(parse(id)?).await?.ok_or(ServiceError::NotFound)?;
        if import.entity.kind != ImportKind::Tasks {
            return Err(ServiceError::NotFound);
        }
        if import.entity.state == ImportState::TakenBack {
            return Err(Refusal::conflict("refused-taken-back").into());
        }
        let reason = words("import-take-back-reason", &[("file", import.entity.file_name.clone())]);
        let (mut events, mut restored, mut cancelled) = (Vec::new(), 0, 0);
        for event in tx.act_events(import.entity.act).await? {
            let inverse = match event.decode().map_err(|e| ServiceError::Internal(e.to_string()))? {
                EventBody::TaskAdded { task, .. } => {
                    cancelled += 1;
                    vec![TaskChange::State(Was { before: task.state, after: TaskState::Cancelled })]
                }
                EventBody::TaskEdited { changes, .. } => {
                    restored += 1;
                    changes.into_iter().map(invert).collect()
                }
                _ => continue,
            };
            let now = tx.task(TaskId(event.subject.id)).await?.ok_or(ServiceError::NotFound)?;
            if now.version != event.version {
                return Err(Refusal::conflict("refused-changed-since-import")
                    .with("number", now.task.number)
                    .into());
            }
            let sign_by = sign_again(&inverse, call.today(), crate::burden::kept);
            let body =
                EventBody::TaskEdited { changes: inverse, reason: reason.clone(), on: call.today(), sign_by };
            events.push(NewEvent::at(now.task.id, now.version, body));
        }
        events.push(NewEvent::at(
            import.entity.id,
            import.version,
            EventBody::ImportTakenBack { restored, cancelled },
        ));
        tx.append(&act_of(call), events).await?;
        Ok(tx.commit().await?)
    }

    async fn plan(&self, call: &Call, id: &str) -> Result<Plan> {
        let body = self.store.plan(call.site(), id).await?.ok_or(ServiceError::NotFound)?;
        serde_json::from_str(&body).map_err(|e| ServiceError::Internal(e.to_string()))
    }
}

fn line(import: &Import) -> ImportLine {
    ImportLine {
        id: import.id.to_string(),
        file_name: import.file_name.clone(),
        at: import.at,
        added: import.added,
        changed: import.changed,
        applied: import.state == ImportState::Applied,
    }
}
