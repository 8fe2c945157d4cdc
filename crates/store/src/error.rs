use std::path::PathBuf;

/// What is wrong with a backup.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// It is no backup of ours, or not a whole one; the words are for the log.
    #[error("{0}")]
    Unreadable(String),
    /// It was written by a newer program.
    #[error("format {0}")]
    Format(u32),
    /// An event does not follow from the one before.
    #[error("the chain breaks at event {0}")]
    Chain(i64),
    /// Something in it is not what it was.
    #[error("{0} was changed")]
    Changed(String),
}

impl Flaw {
    pub(crate) fn unreadable(why: &dyn std::fmt::Display) -> StoreError {
        StoreError::BadBackup(Self::Unreadable(why.to_string()))
    }
}

/// Why the store did not do it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else changed the same thing first.
    #[error("version conflict on {0}")]
    Conflict(String),
    /// The database refused.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// The log or a table holds something that cannot be.
    #[error("damaged: {0}")]
    Damaged(String),
    /// A file could not be read or written.
    #[error("{0}: {1}")]
    Io(PathBuf, std::io::Error),
    /// The target of a restore already holds data.
    #[error("{0} is not empty")]
    NotEmpty(PathBuf),
    /// There are no data where they were said to be.
    #[error("no data in {0}")]
    NoData(PathBuf),
    /// A server is at work on the data.
    #[error("{0} is in use")]
    InUse(PathBuf),
    /// The file is no backup, or not a whole one.
    #[error("not a usable backup: {0}")]
    BadBackup(Flaw),
    /// The tables were made by a newer program.
    #[error("the tables are of version {found}, this program knows {known}")]
    Newer {
        /// Version found.
        found: i64,
        /// Newest version known.
        known: i64,
    },
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}
