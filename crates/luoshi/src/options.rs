//! Options that several commands share, and the clock.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use store::Location;

/// Where the data are.
#[derive(Args, Clone, Debug)]
pub struct DataArgs {
    #[arg(long, value_name = "DIR", default_value = "luoshi-data", env = "LUOSHI_DATA")]
    data: PathBuf,
    #[arg(long, value_name = "postgres://…", env = "LUOSHI_DATABASE", hide_env_values = true)]
    database: Option<String>,
}

impl DataArgs {
    /// The place: the directory, or the database with the directory for blobs.
    pub fn location(&self) -> Location {
        match &self.database {
            Some(url) => Location::Postgres { url: url.clone(), blobs: self.data.clone() },
            None => Location::Directory(self.data.clone()),
        }
    }
}

/// Now, in milliseconds UTC.
pub fn now() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |d| i64::try_from(d.as_millis()).unwrap_or(i64::MAX))
}
