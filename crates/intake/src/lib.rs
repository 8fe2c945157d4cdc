//! Files of every office format to text with structure and tables.
//!
//! Everything that comes in is hostile: sizes, entry counts and time are bounded before anything is decoded.

mod container;
mod csv;
mod detect;
mod doc;
mod docx;
mod error;
mod grid;
mod ofd;
mod package;
mod pages;
#[cfg(feature = "pdf")]
mod pdf;
pub mod reader;
mod sheets;
mod text;

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

pub use error::{Fault, IntakeError};
use serde::{Deserialize, Serialize};

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Plain text in UTF-8, GB18030 or UTF-16.
    Text,
    /// Word 2007 and later.
    Docx,
    /// Word 97.
    Doc,
    /// Excel 2007 and later.
    Xlsx,
    /// Excel 97.
    Xls,
    /// PDF with a text layer.
    Pdf,
    /// Pages of the national fixed-layout format (GB/T 33190).
    Ofd,
    /// Comma-separated values.
    Csv,
}

/// A table of cells as text, merged cells filled with the value of their first cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Sheet name, or empty.
    pub name: String,
    /// Rows of cells; dates are ISO `YYYY-MM-DD`.
    pub rows: Vec<Vec<String>>,
}

/// A file taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intake {
    /// What it was.
    pub format: Format,
    /// The text, one paragraph a line, automatic list numbers restored.
    pub text: String,
    /// The tables, in order.
    pub tables: Vec<Table>,
    /// Pages of a pdf or ofd that carry no text, counted from 1: pictures among pages of text, of which nothing was read.
    pub blank_pages: Vec<usize>,
}

impl Intake {
    /// The intake as a document to be read for commitments. A table may be as long as it likes; a text that no meeting
    /// could hear is a mistake, and reading it would cost a hundred times its size.
    pub fn as_document(self, name: &str, limits: &Limits) -> Result<Self, IntakeError> {
        let chars = self.text.chars().count();
        if chars <= limits.text_chars {
            return Ok(self);
        }
        Err(IntakeError::new(name, Fault::TooLong { chars, limit: limits.text_chars }))
    }

    fn new(format: Format, text: String, tables: Vec<Table>) -> Self {
        Self { format, text, tables, blank_pages: Vec::new() }
    }
}

/// Bounds on what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Largest file, in bytes.
    pub file_bytes: u64,
    /// Largest unpacked size of a zip container, in bytes.
    pub unpacked_bytes: u64,
    /// Longest time a reading process may take for a pdf or another container, in milliseconds.
    pub pdf_millis: u64,
    /// Most memory a reading process may ask for, in bytes.
    pub memory_bytes: u64,
    /// Longest text that is taken for a document, in characters.
    pub text_chars: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 50 << 20,
            unpacked_bytes: 300 << 20,
            pdf_millis: 20_000,
            memory_bytes: 1 << 30,
            text_chars: 2_000_000,
        }
    }
}

/// Takes in a file whose bytes are at hand. What it is, its content decides; the name is for messages.
pub fn take_in(name: &str, bytes: &[u8], limits: &Limits) -> Result<Intake, IntakeError> {
    read(name, bytes, limits).map_err(|fault| IntakeError::new(name, fault))
}

/// Takes in a file from disk. One that is too large is refused before it is read.
pub fn take_in_path(path: &Path, limits: &Limits) -> Result<Intake, IntakeError> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let open = || -> std::io::Result<(File, u64)> {
        let file = File::open(path)?;
        let about = file.metadata()?;
        if about.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        Ok((file, about.len()))
    };
    let (file, bytes) = open().map_err(|error| IntakeError::new(&name, of_io(&error)))?;
    if bytes > limits.file_bytes {
        return Err(IntakeError::new(&name, Fault::TooLarge { bytes, limit: limits.file_bytes }));
    }
    take_in_reader(&name, file, limits)
}

/// Takes in a stream, reading no more of it than a file may have.
pub fn take_in_reader(name: &str, stream: impl Read, limits: &Limits) -> Result<Intake, IntakeError> {
    let mut bytes = Vec::new();
    let limit = limits.file_bytes;
    let result = stream.take(limit.saturating_add(1)).read_to_end(&mut bytes);
    result.map_err(|error| IntakeError::new(name, of_io(&error)))?;
    take_in(name, &bytes, limits)
}

fn of_io(error: &std::io::Error) -> Fault {
    match error.kind() {
        ErrorKind::NotFound => Fault::Missing,
        _ => Fault::Unreadable(error.to_string()),
    }
}

fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Intake, Fault> {
    let size = bytes.len() as u64;
    if size > limits.file_bytes {
        return Err(Fault::TooLarge { bytes: size, limit: limits.file_bytes });
    }
    match detect::kind(name, bytes)? {
        detect::Kind::Zip | detect::Kind::Ole | detect::Kind::Pdf => reader::read(bytes, limits),
        detect::Kind::Text => Ok(Intake::new(Format::Text, decode(name, bytes)?, Vec::new())),
        detect::Kind::Separated => {
            let table = csv::parse(&decode(name, bytes)?);
            let lines: Vec<String> = table.rows.iter().map(|row| row.join("\t").replace('\n', " ")).collect();
            Ok(Intake::new(Format::Csv, lines.join("\n"), vec![table]))
        }
    }
}

fn decode(name: &str, bytes: &[u8]) -> Result<String, Fault> {
    text::decode(bytes).map_err(|fault| match fault {
        Fault::Unknown if detect::is_office_name(name) => Fault::Damaged("not what its name says".to_owned()),
        fault => fault,
    })
}
