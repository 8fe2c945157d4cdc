//! Development only: a database for a test, on either engine, tries of people on a task, and a mail server.
//!
//! Every test asks for a [`Place`]. It is a directory for SQLite, or with `LUOSHI_TEST_DB=postgres` a fresh database on
//! a private server, which the first test of the process starts and which ends with the process. With
//! `LUOSHI_TEST_DB=postgres://…` the databases are made on that server.

mod postgres;
pub mod smtp;
mod tries;

pub use tries::Tries;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// Where a test may keep its data. The directory is removed when it is dropped.
#[derive(Debug)]
pub struct Place {
    directory: PathBuf,
    url: Option<String>,
}

impl Place {
    /// A fresh place on the engine the run is for.
    ///
    /// # Panics
    /// When the engine cannot be had: a test without a database proves nothing.
    pub async fn fresh() -> Self {
        let url = match std::env::var("LUOSHI_TEST_DB") {
            Err(_) => None,
            Ok(word) if word == "sqlite" => None,
            Ok(word) if word == "postgres" => {
                Some(postgres::fresh_database(postgres::private_server()).await.unwrap())
            }
            Ok(url) if url.starts_with("postgres") => Some(postgres::fresh_database(&url).await.unwrap()),
            Ok(other) => {
                panic!("LUOSHI_TEST_DB={other}: sqlite, postgres or a postgres:// address is expected")
            }
        };
        Self { directory: fresh_directory(), url }
    }

    /// A directory of the test's own.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Address of the test's database when the run is for PostgreSQL.
    pub fn postgres(&self) -> Option<&str> {
        self.url.as_deref()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.directory).ok();
    }
}

/// Makes a directory nobody else has.
pub(crate) fn fresh_directory() -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let n = NEXT.fetch_add(1, Ordering::Relaxed);
    let dir = std::env::temp_dir().join(format!("luoshi-test-{}-{n}", std::process::id()));
    std::fs::create_dir_all(&dir).expect("the temporary directory can be written");
    dir
}
