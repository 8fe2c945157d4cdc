//! The ledger and the task table as files.

mod json;
mod rows;

use std::io::Cursor;

use jiff::civil::Date;
use ledger::Action;
use store::{Filter, Sort, SortKey};

use crate::names::Names;
use crate::{Call, LedgerQuery, Result, Service, ServiceError};
use json::JsonTask;
use rows::{Beside, Listed, Worded};

/// The words of a key with arguments, from the caller's catalogue.
pub type Words<'a> = &'a (dyn Fn(&str, &[(&str, String)]) -> String + Sync);

/// A docx of more rows than this serves nobody and takes a word processor minutes to open.
const DOCX_ROWS: i64 = 5_000;

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
pub(crate) const LEDGER_COLUMNS: [(papers::Field, &str); 19] = [
    (papers::Field::Number, "column-number"),
    (papers::Field::Light, "column-light"),
    (papers::Field::Task, "column-task"),
    (papers::Field::Target, "column-target"),
    (papers::Field::Leaders, "column-leader"),
    (papers::Field::LeadUnit, "column-lead-unit"),
    (papers::Field::Units, "column-other-units"),
    (papers::Field::Due, "column-due"),
    (papers::Field::Milestones, "work-milestones"),
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
        let (filter, sort) = listed_by(call, query);
        if format == Format::Docx {
            let rows = self.store.ledger_count(call.site(), &filter, i64::MAX).await?;
            if rows > DOCX_ROWS {
                let refusal =
                    ledger::Refusal::invalid("refused-docx-long").with("rows", rows).with("limit", DOCX_ROWS);
                return Err(refusal.into());
            }
        }
        let title = match paper {
            Paper::Ledger => words("paper-ledger-title", &[("site", names.site.name.clone())]),
            Paper::TaskTable => {
                let of = self.table_title(call, query, &names).await?;
                words("paper-breakdown-title", &[("title", of)])
            }
        };
        let mut lots = self.lots(call.site(), filter, sort, paper);
        let mut made = Made::begin(format, paper, &head(paper, &title, &names.site.name, call, words))?;
        let mut worded = Worded::new(words);
        while let Some(lot) = lots.recv().await {
            let lot = lot?;
            for row in &lot.rows {
                made.add(&Listed::of(call, &names, row), &lot.beside, paper, &mut worded)?;
            }
        }
        let bytes = made.finish(words)?;
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
}

/// Which tasks in which order: numbers sort sub-tasks right behind their parents, so the tree needs no second query.
fn listed_by(call: &Call, query: &LedgerQuery) -> (Filter, Sort) {
    let filter = Filter { top: false, ..query.filter(call.today()) };
    let by_number = Sort { key: SortKey::Number, descending: false };
    (filter, if query.sort.is_empty() { by_number } else { query.order() })
}

/// All that a paper says beside its rows; how many they are is said when they are written.
fn head(paper: Paper, title: &str, site: &str, call: &Call, words: Words<'_>) -> papers::Head {
    let plain = |key: &str| words(key, &[]);
    let columns = match paper {
        Paper::Ledger => LEDGER_COLUMNS.iter().map(|(field, key)| field.column(plain(key))).collect(),
        Paper::TaskTable => papers::TASK_TABLE
            .iter()
            .zip(TABLE_COLUMNS)
            .map(|(field, key)| field.column(plain(key)))
            .collect(),
    };
    papers::Head {
        sheet_name: plain(if paper == Paper::Ledger { "nav-ledger" } else { "paper-sheet-tasks" }),
        title: title.to_owned(),
        subtitle: None,
        issuer: site.to_owned(),
        date_line: words("paper-as-of", &[("date", official(call.today(), words))]),
        columns,
        footnotes: Vec::new(),
        generated_line: plain("paper-generated"),
        cut_marker: "……".to_owned(),
        date_pattern: plain("read-date-pattern"),
        created: jiff::Timestamp::from_millisecond(call.at).unwrap_or_default(),
    }
}

/// A day as officials write it.
pub(crate) fn official(day: Date, words: Words<'_>) -> String {
    day.strftime(&words("read-date-pattern", &[])).to_string()
}

/// A paper that is being written: no row is kept longer than it takes to write it.
struct Made {
    out: Out,
    fields: Vec<papers::Field>,
    numbering: papers::Numbering,
    rows: usize,
}

/// What a paper is written to.
enum Out {
    Xlsx(Box<papers::xlsx::Writer<Cursor<Vec<u8>>>>),
    Docx(Box<papers::docx::Writer<Cursor<Vec<u8>>>>),
    Csv(papers::csv::Writer<Vec<u8>>),
    Json(Vec<u8>),
}

impl Made {
    fn begin(format: Format, paper: Paper, head: &papers::Head) -> Result<Self> {
        let bytes = || Cursor::new(Vec::new());
        let out = match format {
            Format::Xlsx => Out::Xlsx(Box::new(
                papers::xlsx::Writer::new(bytes(), head, title_of(paper)).map_err(failed)?,
            )),
            Format::Docx => Out::Docx(Box::new(
                papers::docx::Writer::new(bytes(), head, papers::docx::Page::LANDSCAPE).map_err(failed)?,
            )),
            Format::Csv => Out::Csv(papers::csv::Writer::new(Vec::new(), head).map_err(failed)?),
            Format::Json => Out::Json(b"[".to_vec()),
        };
        let fields = match paper {
            Paper::Ledger => LEDGER_COLUMNS.iter().map(|(field, _)| *field).collect(),
            Paper::TaskTable => papers::TASK_TABLE.to_vec(),
        };
        Ok(Self { out, fields, numbering: papers::Numbering::default(), rows: 0 })
    }

    fn add(&mut self, listed: &Listed, beside: &Beside, paper: Paper, worded: &mut Worded<'_>) -> Result<()> {
        if let Out::Json(text) = &mut self.out {
            let task = serde_json::to_string_pretty(&JsonTask::of(listed, beside)).map_err(failed)?;
            text.extend_from_slice(if self.rows == 0 { b"\n  " } else { b",\n  " });
            text.extend_from_slice(task.replace('\n', "\n  ").as_bytes());
            self.rows += 1;
            return Ok(());
        }
        let row = worded.line(listed, beside, paper).row(&self.fields, &mut self.numbering);
        self.rows += 1;
        match &mut self.out {
            Out::Xlsx(writer) => writer.row(&row),
            Out::Docx(writer) => writer.row(&row),
            Out::Csv(writer) => writer.row(&row),
            Out::Json(_) => Ok(()),
        }
        .map_err(failed)
    }

    /// Ends the paper, with the line that says how many rows it has.
    fn finish(self, words: Words<'_>) -> Result<Vec<u8>> {
        let count = words("paper-count", &[("count", self.rows.to_string())]);
        let line = format!("{count}  {}", words("paper-generated", &[]));
        Ok(match self.out {
            Out::Xlsx(writer) => writer.finish_with(line).map_err(failed)?.into_inner(),
            Out::Docx(writer) => writer.finish_with(line).map_err(failed)?.into_inner(),
            Out::Csv(writer) => writer.finish().map_err(failed)?,
            Out::Json(mut text) => {
                text.extend_from_slice(if self.rows == 0 { b"]" } else { b"\n]" });
                text
            }
        })
    }
}

fn failed(error: impl std::fmt::Display) -> ServiceError {
    ServiceError::Internal(error.to_string())
}

/// A ledger is data that come back in, with its headings in the first row; a table is a paper with its title on it.
fn title_of(paper: Paper) -> papers::xlsx::Title {
    match paper {
        Paper::Ledger => papers::xlsx::Title::InPrint,
        Paper::TaskTable => papers::xlsx::Title::OnSheet,
    }
}
