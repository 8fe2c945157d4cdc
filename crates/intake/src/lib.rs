//! Files of every office format to text with structure and tables.
//!
//! Everything that comes in is hostile: sizes, entry counts and time are bounded before anything is decoded.

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
}

/// Bounds on what is read.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Largest file, in bytes.
    pub file_bytes: u64,
    /// Largest unpacked size of a zip container, in bytes.
    pub unpacked_bytes: u64,
    /// Longest time a pdf may take, in milliseconds.
    pub pdf_millis: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 50 << 20, unpacked_bytes: 300 << 20, pdf_millis: 20_000 }
    }
}
