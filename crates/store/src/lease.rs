//! Who works on a data directory: one server at a time, and no restore beneath it.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::{Location, Result, Store, StoreError};

/// A data directory that is ours until this is dropped, or the program ends in whatever way.
#[must_use = "others come in as soon as it is dropped"]
pub struct Lease {
    _lock: Option<File>,
}

impl Store {
    /// Takes a location for a server. On PostgreSQL several servers may work side by side.
    ///
    /// # Errors
    /// When another program holds it, or the directory cannot be written.
    pub fn lease(location: &Location) -> Result<Lease> {
        match location {
            Location::Directory(dir) => lease_directory(dir),
            Location::Postgres { .. } => Ok(Lease { _lock: None }),
        }
    }

    /// Opens a location in which there are data, and makes none where there are none.
    ///
    /// # Errors
    /// As [`Store::open`], and when nothing is there.
    pub async fn open_existing(location: &Location) -> Result<Self> {
        if let Location::Directory(dir) = location
            && !dir.join(crate::DATABASE).is_file()
        {
            return Err(StoreError::NoData(dir.clone()));
        }
        Self::open(location).await
    }
}

pub(crate) fn lease_directory(dir: &Path) -> Result<Lease> {
    let path = dir.join("luoshi.lock");
    std::fs::create_dir_all(dir).map_err(|e| StoreError::Io(dir.to_owned(), e))?;
    let lock = File::create(&path).map_err(|e| StoreError::Io(path.clone(), e))?;
    match lock.try_lock() {
        Ok(()) => Ok(Lease { _lock: Some(lock) }),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse(dir.to_owned())),
        Err(TryLockError::Error(e)) => Err(StoreError::Io(path, e)),
    }
}
