//! Ledger to docx, xlsx and csv: plain data in, bytes out.
//!
//! Nothing here knows a language, a clock or a database: every printed word comes in with the [`Head`] and the
//! rows, and equal input gives equal bytes. Each format has a `Writer` that takes one row at a time and holds
//! none of them, so that a ledger of a hundred thousand rows costs its compressed size and no more, and a
//! function that takes a whole [`Sheet`].
//!
//! xlsx and docx are written straight as XML: docx-rs cannot repeat a heading row or name substitute fonts, and
//! rust_xlsxwriter bounds its memory only with temporary files.

pub mod csv;
pub mod docx;
mod package;
mod sheet;
mod tasks;
pub mod xlsx;
mod xml;

pub use sheet::{Align, Cell, Column, Head, Kind, Row, Sheet, Tone};
pub use tasks::{Due, Field, LEDGER, Numbering, TASK_TABLE, TaskLine, ledger, task_table};

/// Why a paper could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The place written to refused the bytes.
    #[error("cannot write the paper: {0}")]
    Write(#[from] std::io::Error),
    /// The container of an xlsx or docx could not be made.
    #[error("cannot write the container of the paper: {0}")]
    Container(#[from] zip::result::ZipError),
    /// The paper has no columns, or more than its format holds.
    #[error("{columns} columns: a paper has at least one and this format at most {limit}")]
    Columns {
        /// How many were asked for.
        columns: usize,
        /// How many the format holds.
        limit: usize,
    },
    /// More rows than a worksheet holds.
    #[error("more than {limit} rows do not fit on a worksheet")]
    TooManyRows {
        /// How many rows the worksheet holds below its headings.
        limit: usize,
    },
    /// A row has more cells than the paper has columns, so that something would be lost.
    #[error("row {row} has {cells} cells for {columns} columns")]
    TooManyCells {
        /// The row, counted from 1 below the headings.
        row: usize,
        /// Its cells.
        cells: usize,
        /// The columns of the paper.
        columns: usize,
    },
}
