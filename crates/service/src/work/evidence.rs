//! Files that prove something: kept as blobs, given out again as downloads.

use ledger::{Action, Evidence, Number, Refusal};

use super::relation;
use crate::access::blocking;
use crate::view::FileIn;
use crate::{Call, Result, Service, ServiceError};

/// What proves something: papers, tables, slides, pictures, recordings, and archives of them. Nothing that runs.
const KINDS: [&str; 32] = [
    "pdf", "ofd", "doc", "docx", "wps", "xls", "xlsx", "et", "csv", "ppt", "pptx", "dps", "txt", "rtf",
    "odt", "ods", "jpg", "jpeg", "png", "gif", "bmp", "webp", "heic", "tif", "tiff", "mp4", "mov", "mp3",
    "m4a", "wav", "zip", "rar",
];

/// Files of one report or request.
pub(super) const MAX_FILES: usize = 20;

impl Service {
    /// Keeps files, so that an event can name them.
    pub(crate) async fn keep_files(&self, files: Vec<FileIn>) -> Result<Vec<Evidence>> {
        if files.len() > MAX_FILES {
            return Err(Refusal::invalid("refused-many-files").with("limit", MAX_FILES).into());
        }
        if let Some(empty) = files.iter().find(|f| f.bytes.is_empty()) {
            return Err(Refusal::invalid("refused-empty-file").with("name", &empty.name).into());
        }
        if let Some(strange) = files.iter().find(|f| !is_proof(&f.name)) {
            return Err(Refusal::invalid("refused-file-kind").with("name", &strange.name).into());
        }
        let store = self.store.clone();
        let put = move || -> store::Result<Vec<Evidence>> {
            let one = |f: FileIn| Ok(Evidence { name: name(&f.name), blob: store.put_blob(&f.bytes)? });
            files.into_iter().map(one).collect()
        };
        Ok(blocking(put).await??)
    }

    /// A file that proves something about a task, with its name. What a unit has not sent is its own.
    ///
    /// # Errors
    /// When the task names no such file, or none that the actor may see.
    pub async fn evidence(&self, call: &Call, number: Number, blob: &str) -> Result<(String, Vec<u8>)> {
        let task = self.seen_task(call, number).await?.task;
        let names = self.names(call.site()).await?;
        call.actor.must_for(Action::ReadPapers, relation(call, &task, &names))?;
        let inside = call.actor.may_for(Action::ReadUnsent, relation(call, &task, &names));
        let mut known: Vec<Evidence> = task.life.closing.iter().flat_map(|c| c.evidence.clone()).collect();
        for line in self.report_lines(call, &task, &names).await? {
            known.extend(line.text.into_iter().flat_map(|t| t.evidence));
        }
        for v in self.store.chases_of(call.site(), task.id).await? {
            known.extend(v.entity.answer.into_iter().flat_map(|a| a.evidence));
            known.extend(v.entity.drafted.filter(|_| inside).into_iter().flat_map(|d| d.answer.evidence));
        }
        // What a returned request to close, or a report before it was mended, had attached stands in the log.
        for event in self.store.history(call.site(), task.id.into()).await? {
            if let Ok(ledger::EventBody::TaskMoved {
                command: ledger::Command::RequestClosing { evidence, .. },
                ..
            }) = event.decode()
            {
                known.extend(evidence);
            }
        }
        if inside && let Some(draft) = self.store.report_draft(call.site(), task.id).await? {
            known.extend(draft.text.evidence);
        }
        let found = known.into_iter().find(|e| e.blob == blob).ok_or(ServiceError::NotFound)?;
        let (store, address) = (self.store.clone(), found.blob);
        let bytes = blocking(move || store.get_blob(&address)).await??;
        Ok((found.name, bytes))
    }
}

/// Whether a name ends like a file that proves something.
fn is_proof(name: &str) -> bool {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    end.is_some_and(|end| KINDS.contains(&end.as_str()))
}

/// A name without what no file name needs, of bearable length.
fn name(given: &str) -> String {
    let clean: String = given.chars().filter(|c| !c.is_control()).collect();
    let skip = clean.chars().count().saturating_sub(120);
    clean.chars().skip(skip).collect()
}
