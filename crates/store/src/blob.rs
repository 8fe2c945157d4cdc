//! Originals and evidence: files named by the SM3 of their content.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use ledger::hash_text;

use crate::{Result, Store, StoreError};

impl Store {
    /// Keeps bytes and returns their address. The same bytes twice are kept once. Durable when it returns.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_blob(&self, bytes: &[u8]) -> Result<String> {
        let address = hash_text(bytes);
        let path = self.blob_path(&address)?;
        if path.exists() {
            return Ok(address);
        }
        let directory = path.parent().unwrap_or(&self.blobs).to_owned();
        let io = |e| StoreError::Io(path.clone(), e);
        fs::create_dir_all(&directory).map_err(io)?;
        // Written beside and renamed, so that a half-written file never has the name of a whole one.
        let part = directory.join(format!("{address}.{}.part", std::process::id()));
        let mut file = fs::File::create(&part).map_err(io)?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(io)?;
        fs::rename(&part, &path).map_err(io)?;
        fs::File::open(&directory).and_then(|d| d.sync_all()).map_err(io)?;
        Ok(address)
    }

    /// The bytes at an address.
    ///
    /// # Errors
    /// When there are none, or they are not what they were.
    pub fn get_blob(&self, address: &str) -> Result<Vec<u8>> {
        let path = self.blob_path(address)?;
        let bytes = fs::read(&path).map_err(|e| StoreError::Io(path.clone(), e))?;
        if hash_text(&bytes) == address {
            Ok(bytes)
        } else {
            Err(StoreError::Damaged(format!("blob {address} was changed")))
        }
    }

    pub(crate) fn blob_path(&self, address: &str) -> Result<PathBuf> {
        if address.len() != 64 || !address.bytes().all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase()) {
            return Err(StoreError::Damaged("not a blob address".into()));
        }
        Ok(self.blobs.join(&address[..2]).join(address))
    }
}
