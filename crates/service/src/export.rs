//! The ledger and the task table as files.

use std::collections::HashMap;

use jiff::civil::Date;
use ledger::{Action, CommitmentId, Light, ReportText, TaskId, TaskOrigin};
use serde::Serialize;
use store::{Cursor, Sort, SortKey, TaskRow};

use crate::names::Names;
use crate::view::{HolderLine, TaskLine};
use crate::{Call, LedgerQuery, Result, Service, ServiceError};
use crate::{concern, draft};

/// The words of a key with arguments, from the caller's catalogue.
pub type Words<'a> = &'a (dyn Fn(&str, &[(&str, String)]) -> String + Sync);

/// Rows fetched at a time.
const CHUNK: usize = 2_000;
/// Documents whose headings a ledger names.
const DOCUMENTS: i64 = 10_000;
/// A docx of more rows than this serves nobody and takes a word processor minutes to open.
const DOCX_ROWS: usize = 5_000;

/// Which paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// The ledger with all its columns.
    Ledger,
    /// 任务分解表
    TaskTable,
}

impl Paper {
    /// The paper with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "ledger" => Some(Self::Ledger),
            "task-table" => Some(Self::TaskTable),
            _ => None,
        }
    }
}

/// Which format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named after the formats")]
pub enum Format {
    Xlsx,
    Docx,
    Csv,
    Json,
}

impl Format {
    /// The format with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "xlsx" => Some(Self::Xlsx),
            "docx" => Some(Self::Docx),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    pub(crate) fn content_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

/// A file to hand out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Name.
    pub file_name: String,
    /// Media type.
    pub content_type: &'static str,
    /// Content.
    pub bytes: Vec<u8>,
}

/// The columns of the ledger, in order, with the message key of each heading; those after the state are for people and
/// do not come back in.
pub(crate) const LEDGER_COLUMNS: [(papers::Field, &str); 18] = [
    (papers::Field::Number, "column-number"),
    (papers::Field::Light, "column-light"),
    (papers::Field::Task, "column-task"),
    (papers::Field::Target, "column-target"),
    (papers::Field::Leaders, "column-leader"),
    (papers::Field::LeadUnit, "column-lead-unit"),
    (papers::Field::Units, "column-other-units"),
    (papers::Field::Due, "column-due"),
    (papers::Field::Area, "column-field"),
    (papers::Field::Progress, "column-progress-percent"),
    (papers::Field::State, "column-state"),
    (papers::Field::Reported, "column-reported"),
    (papers::Field::Problem, "column-problem"),
    (papers::Field::Next, "column-next"),
    (papers::Field::Source, "column-document"),
    (papers::Field::Heading, "column-section"),
    (papers::Field::Holder, "column-holder"),
    (papers::Field::Since, "column-since"),
];

const TABLE_COLUMNS: [&str; 7] = [
    "column-serial",
    "column-task",
    "column-target",
    "column-leader",
    "column-lead-unit",
    "column-other-units",
    "column-due",
];

impl Service {
    /// What a ledger query lists, as a file: every page of it, sub-tasks behind their parents unless sorted otherwise.
    ///
    /// # Errors
    /// When a filter has no such word, or the paper cannot be made, such as a docx of more than 5,000 rows.
    pub async fn export(
        &self,
        call: &Call,
        query: &LedgerQuery,
        paper: Paper,
        format: Format,
        words: Words<'_>,
    ) -> Result<Export> {
        call.must(Action::Export)?;
        query.check()?;
        let names = self.names(call.site()).await?;
        let lines = self.all_lines(call, query, &names).await?;
        let beside = match paper {
            Paper::Ledger => self.beside(call).await?,
            Paper::TaskTable => Beside::default(),
        };
        if format == Format::Docx && lines.len() > DOCX_ROWS {
            let refusal = ledger::Refusal::invalid("refused-docx-long")
                .with("rows", lines.len())
                .with("limit", DOCX_ROWS);
            return Err(refusal.into());
        }
        let title = match paper {
            Paper::Ledger => words("paper-ledger-title", &[("site", names.site.name.clone())]),
            Paper::TaskTable => {
                let of = self.table_title(call, query, &names).await?;
                words("paper-breakdown-title", &[("title", of)])
            }
        };
        let bytes = match format {
            Format::Json => {
                let tasks: Vec<JsonTask<'_>> =
                    lines.iter().map(|listed| JsonTask::of(listed, &beside)).collect();
                serde_json::to_vec_pretty(&tasks).map_err(|e| ServiceError::Internal(e.to_string()))?
            }
            _ => {
                let sheet = sheet((&lines, &beside), paper, &title, &names.site.name, call, words);
                write(&sheet, paper, format).map_err(|e| ServiceError::Internal(e.to_string()))?
            }
        };
        Ok(Export {
            file_name: format!("{title}{}.{}", call.today(), format.extension()),
            content_type: format.content_type(),
            bytes,
        })
    }

    /// A table of one document's tasks bears the document's title.
    async fn table_title(&self, call: &Call, query: &LedgerQuery, names: &Names) -> Result<String> {
        if let Ok(id) = query.source.parse()
            && let Some(v) = self.store.document(call.site(), id).await?
        {
            return Ok(v.entity.head.title);
        }
        Ok(names.site.name.clone())
    }

    async fn all_lines(&self, call: &Call, query: &LedgerQuery, names: &Names) -> Result<Vec<Listed>> {
        let mut filter = query.filter(call.today());
        // Numbers sort sub-tasks right behind their parents, so the tree needs no second query.
        filter.top = false;
        let sort = if query.sort.is_empty() {
            Sort { key: SortKey::Number, descending: false }
        } else {
            query.order()
        };
        let (mut lines, mut after): (Vec<Listed>, Option<Cursor>) = (Vec::new(), None);
        loop {
            let page = self.store.ledger_page(call.site(), &filter, sort, after.as_ref(), CHUNK).await?;
            lines.extend(page.rows.iter().map(|l| {
                let reads = concern::reads_of(call, &l.row.task, names);
                Listed::of(&l.row, names.line(&l.row, call.today(), None), reads)
            }));
            after = page.rows.last().map(|l| l.cursor.clone());
            if !page.more {
                return Ok(lines);
            }
        }
    }
}

/// A task of the ledger with what its line does not say.
struct Listed {
    line: TaskLine,
    task: TaskId,
    /// The sentences it came from.
    commitments: Vec<CommitmentId>,
    /// From when on its holder has held it.
    since: Option<Date>,
    /// Whether the actor may read what was reported on it.
    reads: bool,
}

impl Listed {
    fn of(row: &TaskRow, line: TaskLine, reads: bool) -> Self {
        let task = &row.task;
        let commitments = match &task.origin {
            TaskOrigin::Document { commitments, .. } => commitments.clone(),
            _ => Vec::new(),
        };
        let since = task.turns().last().map(|turn| turn.from).filter(|_| line.holder.code != "nobody");
        Self { task: task.id, commitments, since, reads, line }
    }
}

/// What stands beside the tasks of a ledger: the last accepted report of each, and where their sentences stand.
#[derive(Default)]
struct Beside {
    reports: HashMap<TaskId, ReportText>,
    /// Title of the document and heading in it.
    places: HashMap<CommitmentId, (String, String)>,
}

impl Service {
    async fn beside(&self, call: &Call) -> Result<Beside> {
        let mut beside = Beside::default();
        for (task, report) in self.store.newest_reports(call.site()).await? {
            beside.reports.insert(task, report.text);
        }
        for v in self.store.documents(call.site(), i64::MAX, DOCUMENTS).await? {
            let document = v.entity;
            let Some(text) = self.store.document_text(call.site(), document.id).await? else { continue };
            for c in self.store.commitments(call.site(), document.id).await? {
                let heading = draft::headings(&text.structure, c.entity.section).join(" ");
                beside.places.insert(c.entity.id, (document.head.title.clone(), heading));
            }
        }
        Ok(beside)
    }
}

fn sheet(
    (lines, beside): (&[Listed], &Beside),
    paper: Paper,
    title: &str,
    site: &str,
    call: &Call,
    words: Words<'_>,
) -> papers::Sheet {
    let plain = |key: &str| words(key, &[]);
    let head = papers::Head {
        sheet_name: plain(if paper == Paper::Ledger { "nav-ledger" } else { "paper-sheet-tasks" }),
        title: title.to_owned(),
        subtitle: None,
        issuer: site.to_owned(),
        date_line: words("paper-as-of", &[("date", official(call.today(), words))]),
        columns: Vec::new(),
        footnotes: Vec::new(),
        generated_line: format!(
            "{}  {}",
            words("paper-count", &[("count", lines.len().to_string())]),
            plain("paper-generated")
        ),
        cut_marker: "……".to_owned(),
        date_pattern: plain("read-date-pattern"),
        created: jiff::Timestamp::from_millisecond(call.at).unwrap_or_default(),
    };
    let rows = lines.iter().map(|listed| paper_line(listed, beside, paper, words));
    match paper {
        Paper::Ledger => {
            let headings: Vec<(papers::Field, String)> =
                LEDGER_COLUMNS.iter().map(|(f, key)| (*f, plain(key))).collect();
            let columns: Vec<(papers::Field, &str)> =
                headings.iter().map(|(f, h)| (*f, h.as_str())).collect();
            papers::ledger(head, &columns, rows)
        }
        Paper::TaskTable => {
            let headings = TABLE_COLUMNS.map(plain);
            papers::task_table(head, headings.each_ref().map(String::as_str), rows)
        }
    }
}

/// A day as officials write it.
pub(crate) fn official(day: Date, words: Words<'_>) -> String {
    day.strftime(&words("read-date-pattern", &[])).to_string()
}

/// A party as papers name it.
fn holder(holder: &HolderLine, words: Words<'_>) -> String {
    match &holder.unit {
        Some(unit) => {
            let office = words(&format!("holder-short-{}", holder.code), &[]);
            words("work-holder-unit", &[("unit", unit.name.clone()), ("office", office)])
        }
        None => words(&format!("holder-{}", holder.code), &[]),
    }
}

fn paper_line(listed: &Listed, beside: &Beside, paper: Paper, words: Words<'_>) -> papers::TaskLine {
    let (line, plain) = (&listed.line, |key: &str| words(key, &[]));
    let report = beside.reports.get(&listed.task).filter(|_| listed.reads);
    let place = listed.commitments.iter().find_map(|c| beside.places.get(c));
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
        light: tone.map(|tone| (tone, format!("{shape} {}", plain(&format!("light-{}", line.light.code()))))),
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
        area: line.field.map(|f| plain(&format!("field-{}", f.code()))).unwrap_or_default(),
        progress: line.progress.map(i64::from),
        state: plain(&format!("task-state-{}", line.state.code())),
        reported: report.map(reported).unwrap_or_default(),
        source: place.map(|(title, _)| title.clone()).unwrap_or_default(),
        section: place.map(|(_, heading)| heading.clone()).unwrap_or_default(),
        holder: holder(&line.holder, words),
        since: listed.since,
        remark: String::new(),
    }
}

/// The three headings of a report; one without news says what stands.
fn reported(text: &ReportText) -> [String; 3] {
    [text.progress.clone(), text.problems.clone(), text.next.clone()]
}

fn write(sheet: &papers::Sheet, paper: Paper, format: Format) -> std::result::Result<Vec<u8>, papers::Error> {
    match format {
        Format::Xlsx => papers::xlsx::to_bytes(sheet, title_of(paper)),
        Format::Docx => papers::docx::to_bytes(sheet, papers::docx::Page::LANDSCAPE),
        Format::Csv | Format::Json => papers::csv::to_bytes(sheet),
    }
}

/// A ledger is data that come back in, with its headings in the first row; a table is a paper with its title on it.
fn title_of(paper: Paper) -> papers::xlsx::Title {
    match paper {
        Paper::Ledger => papers::xlsx::Title::InPrint,
        Paper::TaskTable => papers::xlsx::Title::OnSheet,
    }
}

/// A task as JSON: codes instead of words, so that programs can read it.
#[derive(Serialize)]
struct JsonTask<'a> {
    number: String,
    title: &'a str,
    light: &'static str,
    state: &'static str,
    field: Option<&'static str>,
    leaders: Vec<&'a str>,
    lead_unit: &'a str,
    other_units: &'a [String],
    due: Option<Date>,
    due_text: &'a str,
    cadence: &'a str,
    targets: &'a [ledger::Target],
    progress: Option<u8>,
    reported: Option<&'a str>,
    problem: Option<&'a str>,
    next: Option<&'a str>,
    source: Option<&'a str>,
    section: Option<&'a str>,
    holder: &'static str,
    holder_unit: Option<&'a str>,
    since: Option<Date>,
}

impl<'a> JsonTask<'a> {
    fn of(listed: &'a Listed, beside: &'a Beside) -> Self {
        let line = &listed.line;
        let report = beside.reports.get(&listed.task).filter(|_| listed.reads);
        let place = listed.commitments.iter().find_map(|c| beside.places.get(c));
        Self {
            number: line.number.to_string(),
            title: &line.title,
            light: line.light.code(),
            state: line.state.code(),
            field: line.field.map(|f| f.code()),
            leaders: line.leaders.iter().map(|l| l.name.as_str()).collect(),
            lead_unit: &line.lead_unit.name,
            other_units: &line.others,
            due: line.due,
            due_text: &line.due_text,
            cadence: &line.cadence,
            targets: &line.targets,
            progress: line.progress,
            reported: report.map(|text| text.progress.as_str()),
            problem: report.map(|text| text.problems.as_str()),
            next: report.map(|text| text.next.as_str()),
            source: place.map(|(title, _)| title.as_str()),
            section: place.map(|(_, heading)| heading.as_str()),
            holder: line.holder.code,
            holder_unit: line.holder.unit.as_ref().map(|unit| unit.name.as_str()),
            since: listed.since,
        }
    }
}
