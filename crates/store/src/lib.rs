//! The only SQL: the event log, its projections, the queries that pages need, search and blobs, on SQLite and
//! PostgreSQL from one text.
//!
//! The only way to change anything is [`Tx::append`]. Working tables (credentials, sessions, import plans) stand
//! outside the log and are changed by the functions of [`Store`] that name them.

mod access;
mod ahead;
mod append;
mod backup;
mod beside;
mod blob;
mod burden;
mod chase_list;
mod contact;
mod db;
mod direction_list;
mod error;
mod lease;
mod ledger_query;
mod letter;
mod migrate;
mod notice;
mod observation;
mod project;
mod proof;
mod query;
mod rebuild;
mod search;
mod seen;
mod table;
mod tick;
mod turned;
mod verify;
mod waiting;
mod work;

pub use access::{Credential, SessionRow};
pub use append::{Act, Tx};
pub use backup::{BackupReport, Manifest};
pub use burden::RhythmCount;
pub use chase_list::{ChaseFilter, Hurried};
pub use contact::Contact;
pub use direction_list::DirectionFilter;
pub use error::{Flaw, StoreError};
pub use lease::Lease;
pub use ledger_query::{COUNTED, Cursor, Due, Filter, Listed, Page, Sort, SortKey};
pub use letter::LetterRow;
pub use notice::NoticeRow;
pub use proof::ProofRow;
pub use query::{DocumentText, Hit, LightCount, LoopHits, TaskRow, TraceFilter, UnitCount, Versioned};
pub use seen::{SeenFilter, SeenRow};
pub use verify::{Difference, Verified};
pub use waiting::{Chased, Waited, WaitedOn};
pub use work::{Held, ReportDraft};

use std::path::{Path, PathBuf};

use db::Db;

/// A result of the store.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Where the data are.
#[derive(Clone, Debug)]
pub enum Location {
    /// A directory with `luoshi.db` and `blobs/`; made when absent.
    Directory(PathBuf),
    /// A PostgreSQL database, with the directory that holds the blobs.
    Postgres {
        /// `postgres://…`
        url: String,
        /// Directory with `blobs/`.
        blobs: PathBuf,
    },
}

/// An open database and its blobs. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    db: Db,
    blobs: PathBuf,
}

/// The database of a data directory.
const DATABASE: &str = "luoshi.db";

impl Store {
    /// Opens the data, making or upgrading the tables.
    ///
    /// # Errors
    /// When the directory cannot be written, the server not be reached, or the tables are of a newer program.
    pub async fn open(location: &Location) -> Result<Self> {
        let (db, root) = match location {
            Location::Directory(dir) => {
                std::fs::create_dir_all(dir).map_err(|e| StoreError::Io(dir.clone(), e))?;
                (Db::sqlite(&dir.join(DATABASE)).await?, dir.clone())
            }
            Location::Postgres { url, blobs } => (Db::postgres(url).await?, blobs.clone()),
        };
        let store = Self { db, blobs: root.join("blobs") };
        migrate::migrate(&store.db).await?;
        Ok(store)
    }

    /// Closes the connections, so that the files can be moved.
    pub async fn close(&self) {
        self.db.close().await;
    }

    /// Where the blobs are.
    pub fn blob_directory(&self) -> &Path {
        &self.blobs
    }

    /// `sqlite` or `postgres`.
    pub fn engine(&self) -> &'static str {
        self.db.engine()
    }
}

#[cfg(test)]
mod tests;
