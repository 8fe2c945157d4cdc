//! The rows of a ledger that goes out, read page by page: what the store reads next is read while this page is written.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use ledger::{CommitmentId, DocumentId, Light, Milestone, ReportText, SiteId, Task, TaskId, TaskOrigin};
use store::{Cursor, Filter, Sort, Store, TaskRow};
use tokio::sync::mpsc::{self, Receiver};

use super::{Paper, Words};
use crate::concern;
use crate::draft;
use crate::forms;
use crate::names::Names;
use crate::view::{HolderLine, TaskLine};
use crate::{Call, Service};

/// Rows fetched at a time.
const CHUNK: usize = 2_000;

/// A page of a list, with what stands beside its tasks.
pub(super) struct Lot {
    pub(super) rows: Vec<TaskRow>,
    pub(super) beside: Beside,
}

impl Service {
    /// The pages of a list, one ahead of whoever takes them; with what stands beside the tasks, where a paper says it.
    pub(super) fn lots(
        &self,
        site: SiteId,
        filter: Filter,
        sort: Sort,
        paper: Paper,
    ) -> Receiver<store::Result<Lot>> {
        let (give, take) = mpsc::channel(1);
        let mut shelf = Shelf { store: self.store.clone(), site, documents: HashMap::new() };
        tokio::spawn(async move {
            let mut after: Option<Cursor> = None;
            loop {
                let (lot, more) = match shelf.lot(&filter, sort, &mut after, paper).await {
                    Ok((lot, more)) => (Ok(lot), more),
                    Err(error) => (Err(error), false),
                };
                // Nobody takes them any more when the visitor has gone.
                if give.send(lot).await.is_err() || !more {
                    return;
                }
            }
        });
        take
    }
}

/// Where the pages come from, with the documents that earlier ones named.
struct Shelf {
    store: Store,
    site: SiteId,
    documents: HashMap<DocumentId, Option<Arc<Headed>>>,
}

impl Shelf {
    /// The page after a place, and whether there are more.
    async fn lot(
        &mut self,
        filter: &Filter,
        sort: Sort,
        after: &mut Option<Cursor>,
        paper: Paper,
    ) -> store::Result<(Lot, bool)> {
        let page = self.store.ledger_page(self.site, filter, sort, after.as_ref(), CHUNK).await?;
        *after = page.rows.last().map(|l| l.cursor.clone());
        let rows: Vec<TaskRow> = page.rows.into_iter().map(|l| l.row).collect();
        let beside = if paper == Paper::Ledger { self.beside(&rows).await? } else { Beside::default() };
        Ok((Lot { rows, beside }, page.more))
    }

    /// What stands beside some tasks.
    async fn beside(&mut self, rows: &[TaskRow]) -> store::Result<Beside> {
        let tasks: Vec<TaskId> = rows.iter().map(|row| row.task.id).collect();
        let reports = self.store.newest_reports(self.site, &tasks).await?;
        let sentences: Vec<CommitmentId> =
            rows.iter().flat_map(|row| commitments_of(&row.task)).copied().collect();
        let mut places = HashMap::with_capacity(sentences.len());
        for (commitment, document, section) in self.store.sections_of(self.site, &sentences).await? {
            let headed = match self.documents.get(&document) {
                Some(headed) => headed.clone(),
                None => {
                    let headed = self.headed(document).await?.map(Arc::new);
                    self.documents.insert(document, headed.clone());
                    headed
                }
            };
            places.extend(headed.map(|headed| (commitment, (headed, section))));
        }
        let reports = reports.into_iter().map(|(task, report)| (task, report.text)).collect();
        Ok(Beside { reports, places })
    }

    /// A document's title and its headings, each with those above it; nothing where its text is not kept.
    async fn headed(&self, document: DocumentId) -> store::Result<Option<Headed>> {
        let Some(v) = self.store.document(self.site, document).await? else { return Ok(None) };
        let Some(text) = self.store.document_text(self.site, document).await? else { return Ok(None) };
        let heading = |section| draft::headings(&text.structure, Some(section)).join(" ");
        let headings = (0..text.structure.sections.len()).map(heading).collect();
        Ok(Some(Headed { title: v.entity.head.title, headings }))
    }
}

/// The sentences a task came from.
fn commitments_of(task: &Task) -> &[CommitmentId] {
    match &task.origin {
        TaskOrigin::Document { commitments, .. } => commitments,
        _ => &[],
    }
}

/// A task of the ledger with what its line does not say.
pub(super) struct Listed {
    pub(super) line: TaskLine,
    pub(super) task: TaskId,
    /// Milestones that were given.
    pub(super) milestones: Vec<Milestone>,
    /// The sentences it came from.
    commitments: Vec<CommitmentId>,
    /// From when on its holder has held it.
    pub(super) since: Option<Date>,
    /// Whether the actor may read what was reported on it.
    reads: bool,
}

impl Listed {
    pub(super) fn of(call: &Call, names: &Names, row: &TaskRow) -> Self {
        let (task, line) = (&row.task, names.line(row, call.today(), None));
        let reads = concern::reads_of(call, task, names);
        let commitments = commitments_of(task).to_vec();
        let since = task.turns().last().map(|turn| turn.from).filter(|_| line.holder.code != "nobody");
        let milestones = Milestone::given_among(&task.life.milestones);
        Self { task: task.id, milestones, commitments, since, reads, line }
    }
}

/// What stands beside the tasks of a ledger: the last accepted report of each, and where their sentences stand.
#[derive(Default)]
pub(super) struct Beside {
    reports: HashMap<TaskId, ReportText>,
    /// Document and section.
    places: HashMap<CommitmentId, (Arc<Headed>, Option<usize>)>,
}

/// A document as a ledger names it.
struct Headed {
    title: String,
    headings: Vec<String>,
}

impl Beside {
    /// The last accepted report, where the actor may read it.
    pub(super) fn report(&self, listed: &Listed) -> Option<&ReportText> {
        self.reports.get(&listed.task).filter(|_| listed.reads)
    }

    /// Title of the document and heading in it.
    pub(super) fn place(&self, listed: &Listed) -> Option<(&str, &str)> {
        listed.commitments.iter().find_map(|commitment| {
            let (headed, section) = self.places.get(commitment)?;
            let heading = section.and_then(|section| headed.headings.get(section));
            Some((headed.title.as_str(), heading.map_or("", String::as_str)))
        })
    }
}

/// Words that stand in many rows, each put together once.
pub(super) struct Worded<'a> {
    words: Words<'a>,
    codes: HashMap<(&'static str, &'static str), String>,
    holders: HashMap<(&'static str, String), String>,
}

impl<'a> Worded<'a> {
    pub(super) fn new(words: Words<'a>) -> Self {
        Self { words, codes: HashMap::new(), holders: HashMap::new() }
    }

    /// The word of a code.
    fn code(&mut self, family: &'static str, code: &'static str) -> String {
        let words = self.words;
        self.codes.entry((family, code)).or_insert_with(|| words(&format!("{family}-{code}"), &[])).clone()
    }

    /// A party as papers name it.
    fn holder(&mut self, holder: &HolderLine) -> String {
        let Some(unit) = &holder.unit else { return self.code("holder", holder.code) };
        if let Some(known) = self.holders.get(&(holder.code, unit.name.clone())) {
            return known.clone();
        }
        let office = self.code("holder-short", holder.code);
        let named = (self.words)("work-holder-unit", &[("unit", unit.name.clone()), ("office", office)]);
        self.holders.insert((holder.code, unit.name.clone()), named.clone());
        named
    }

    /// A task as a paper says it.
    pub(super) fn line(&mut self, listed: &Listed, beside: &Beside, paper: Paper) -> papers::TaskLine {
        let line = &listed.line;
        let (report, place) = (beside.report(listed), beside.place(listed));
        let (tone, shape) = match line.light {
            Light::Red => (Some(papers::Tone::Red), "■"),
            Light::Amber => (Some(papers::Tone::Amber), "▲"),
            Light::Green => (Some(papers::Tone::Green), "●"),
            Light::Done => (Some(papers::Tone::Green), "✓"),
            Light::Cancelled => (None, ""),
        };
        let worded = [line.due_text.as_str(), line.cadence.as_str()].into_iter().find(|w| !w.is_empty());
        papers::TaskLine {
            number: line.number.to_string(),
            level: u8::from(line.number.sub > 0),
            light: tone.map(|tone| (tone, format!("{shape} {}", self.code("light", line.light.code())))),
            task: line.title.clone(),
            target: line.targets_text(),
            leaders: line.leaders_text(),
            lead_unit: line.lead_unit.name.clone(),
            units: line.others_text(),
            // In the ledger the column comes back in, so it holds days only; a table for people says what the document said.
            due: match (line.due, worded) {
                (Some(day), _) => papers::Due::Day(day),
                (None, Some(words)) if paper == Paper::TaskTable => papers::Due::Words(words.to_owned()),
                (None, _) => papers::Due::Open,
            },
            milestones: forms::milestones_text(&listed.milestones),
            area: line.field.map(|f| self.code("field", f.code())).unwrap_or_default(),
            progress: line.progress.map(i64::from),
            state: self.code("task-state", line.state.code()),
            reported: report.map(reported).unwrap_or_default(),
            source: place.map(|(title, _)| title.to_owned()).unwrap_or_default(),
            section: place.map(|(_, heading)| heading.to_owned()).unwrap_or_default(),
            holder: self.holder(&line.holder),
            since: listed.since,
            remark: String::new(),
        }
    }
}

/// The three headings of a report; one without news says what stands.
fn reported(text: &ReportText) -> [String; 3] {
    [text.progress.clone(), text.problems.clone(), text.next.clone()]
}
