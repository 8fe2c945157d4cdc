//! `luoshi read`: a document in, its commitments out. Nothing is stored, and nothing is started that it does not need.

mod explain;
mod input;
mod line;
mod screen;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Command, ValueEnum};
use jiff::civil::Date;
use messages::{Arg, Lang, date_long, text, text_args};
use papers::{Head, Sheet, TASK_TABLE, TaskLine};
use serde::Serialize;

use input::{Document, Refused};

/// What `luoshi read` is asked for. The words of its help are set by [`describe`].
#[derive(Args, Clone, Debug)]
pub struct ReadArgs {
    /// Files, `-` for standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Date of the documents.
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,
    /// Form of the result.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Say what each commitment rests on.
    #[arg(long)]
    explain: bool,
    /// List the sentences that were not taken, too.
    #[arg(long)]
    passed: bool,
    /// Where to write.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Forms of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
    Csv,
    Xlsx,
    Docx,
}

/// Why nothing was written.
enum Failure {
    /// What was given cannot be read: a line of words for each.
    Input(Vec<String>),
    /// What was read cannot be written.
    Output(String),
}

/// Puts the words of the catalogue on the command and its arguments.
pub fn describe(command: Command, lang: Lang) -> Command {
    let mut command = command.about(text(lang, "read-help"));
    for name in ["files", "date", "format", "explain", "passed", "out"] {
        let words = text(lang, &format!("read-help-{name}"));
        command = command.mut_arg(name, |arg| crate::complaint::told(arg.help(words), lang));
    }
    command
}

/// Reads the files and writes what they commit to. 2 when a file or option cannot be used, 1 when the result cannot be
/// written. Either all files are read or nothing is written.
pub fn run(args: ReadArgs, lang: Lang) -> ExitCode {
    match work(&args, lang) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Input(lines)) => report(&lines, 2),
        Err(Failure::Output(line)) => report(&[line], 1),
    }
}

fn report(lines: &[String], code: u8) -> ExitCode {
    let mut out = io::stderr().lock();
    for line in lines {
        // Nobody is left to tell when the standard error is closed.
        let _ = writeln!(out, "{line}");
    }
    ExitCode::from(code)
}

/// A message with one argument.
fn said(lang: Lang, key: &str, name: &str, value: &str) -> String {
    text_args(lang, key, &[(name, Arg::from(value))])
}

fn work(args: &ReadArgs, lang: Lang) -> Result<(), Failure> {
    let date = match &args.date {
        None => None,
        Some(date) => match date.parse::<Date>() {
            Ok(date) => Some(date),
            Err(_) => return Err(Failure::Input(vec![said(lang, "read-bad-date", "date", date)])),
        },
    };
    let binary = matches!(args.format, Format::Xlsx | Format::Docx);
    if binary && args.out.is_none() && io::stdout().is_terminal() {
        return Err(Failure::Input(vec![text(lang, "read-binary-terminal")]));
    }
    if args.explain && !matches!(args.format, Format::Table | Format::Json) {
        return Err(Failure::Input(vec![text(lang, "explain-only-table")]));
    }
    if args.passed && !args.explain {
        return Err(Failure::Input(vec![text(lang, "explain-needed")]));
    }
    let mut documents = input::read(&args.files, date, args.explain)
        .map_err(|refused| Failure::Input(refusals(&refused, lang)))?;
    for grounds in documents.iter_mut().filter_map(|d| d.grounds.as_mut()).filter(|_| !args.passed) {
        grounds.passed.clear();
    }
    warn(&documents, lang);
    let result = made(args, &documents, lang).map_err(|error| {
        let why = error.to_string();
        Failure::Output(said(lang, "read-cannot-make", "reason", &why))
    })?;
    deliver(args, &result).map_err(|error| {
        let place = args.out.as_ref().map_or("-".to_owned(), |path| path.display().to_string());
        let why = error.to_string();
        let words = [("file", Arg::from(place)), ("reason", Arg::from(why))];
        Failure::Output(text_args(lang, "read-cannot-write", &words))
    })
}

/// Says of each document which of its pages could not be read, since what is missing cannot be seen in the result.
fn warn(documents: &[Document], lang: Lang) {
    for document in documents.iter().filter(|document| !document.blank_pages.is_empty()) {
        let pages: Vec<String> = document.blank_pages.iter().map(usize::to_string).collect();
        let pages = pages.join(&text(lang, "read-list-separator"));
        let words = [("file", Arg::from(&document.name)), ("pages", Arg::from(pages))];
        let _ = writeln!(io::stderr(), "{}", text_args(lang, "intake-blank-pages", &words));
    }
}

/// One line for each file that was refused.
fn refusals(refused: &[Refused], lang: Lang) -> Vec<String> {
    let line = |refused: &Refused| {
        let args = refused.args();
        let args: Vec<(&str, Arg<'_>)> = args.iter().map(|(name, value)| (*name, Arg::from(value))).collect();
        text_args(lang, refused.key(), &args)
    };
    refused.iter().map(line).collect()
}

/// A document as JSON: its contract, and which file it came from.
#[derive(Serialize)]
struct Named<'a> {
    file: &'a str,
    #[serde(flatten)]
    contract: reading::Contract,
    /// Only with `--explain`.
    #[serde(skip_serializing_if = "Option::is_none")]
    explained: Option<&'a input::Grounds>,
}

/// The result as bytes: JSON has one object a line for each file, a paper has the tasks of all files.
fn made(args: &ReadArgs, documents: &[Document], lang: Lang) -> Result<Vec<u8>, papers::Error> {
    let mut out = Vec::new();
    match args.format {
        Format::Json => {
            for document in documents {
                let explained = document.grounds.as_ref();
                let named = Named { file: &document.name, contract: document.contract(), explained };
                serde_json::to_writer(&mut out, &named).map_err(io::Error::from)?;
                out.push(b'\n');
            }
        }
        Format::Table => {
            let width = screen::width();
            for document in documents {
                out.extend(screen::table(document, lang, width).bytes());
                out.extend(explain::account(document, lang, args.passed).bytes());
            }
        }
        Format::Csv => out = papers::csv::to_bytes(&sheet(documents, lang))?,
        Format::Xlsx => out = papers::xlsx::to_bytes(&sheet(documents, lang), papers::xlsx::Title::OnSheet)?,
        Format::Docx => out = papers::docx::to_bytes(&sheet(documents, lang), papers::docx::Page::LANDSCAPE)?,
    }
    Ok(out)
}

/// The task table of all documents; several are named in its notes.
fn sheet(documents: &[Document], lang: Lang) -> Sheet {
    let first = &documents[0];
    let title = |document: &Document| said(lang, "paper-source-file", "title", &document.title());
    let footnotes = if documents.len() > 1 { documents.iter().map(title).collect() } else { Vec::new() };
    let issuer = first.reading.issuer.as_ref().map(|found| found.value.clone());
    let head = Head {
        sheet_name: text(lang, "paper-sheet-tasks"),
        title: said(lang, "paper-breakdown-title", "title", &first.title()),
        subtitle: None,
        issuer: issuer.unwrap_or_default(),
        date_line: first.date().map(|date| date_long(lang, date)).unwrap_or_default(),
        columns: Vec::new(),
        footnotes,
        generated_line: text(lang, "paper-generated"),
        cut_marker: "…".to_owned(),
        date_pattern: text(lang, "read-date-pattern"),
        created: jiff::Timestamp::now(),
    };
    let headings = line::headings(lang);
    let headings = headings.each_ref().map(String::as_str);
    let lines: Vec<TaskLine> = documents
        .iter()
        .flat_map(|document| &document.reading.commitments)
        .map(|commitment| line::of(commitment, &commitment.text, lang))
        .collect();
    debug_assert_eq!(headings.len(), TASK_TABLE.len());
    if lines.iter().all(|line| line.milestones.is_empty()) {
        return papers::task_table(head, headings, lines);
    }
    let milestones = text(lang, "work-milestones");
    let mut columns: Vec<_> = TASK_TABLE.into_iter().zip(headings).collect();
    columns.push((papers::Field::Milestones, milestones.as_str()));
    papers::ledger(head, &columns, lines)
}

/// Writes to the file that was named, or to standard output. A reader that has seen enough is no failure.
fn deliver(args: &ReadArgs, bytes: &[u8]) -> io::Result<()> {
    let result = match &args.out {
        Some(path) => return File::create(path)?.write_all(bytes),
        None => io::stdout().lock().write_all(bytes).and_then(|()| io::stdout().lock().flush()),
    };
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}
