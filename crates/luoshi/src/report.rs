//! How a command ends: exit code 0 when it did what was asked, 2 when what was given cannot be used, 1 otherwise.

use std::process::ExitCode;

use messages::{Arg, Lang, text_args};
use service::ServiceError;
use store::StoreError;

/// Runs a command on the runtime that serves.
pub fn block_on<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}

/// What a command found that is no failure of its own but no success either: `verify` found a difference.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Found(pub String);

/// What was given cannot be used, in words that say how to mend it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Unusable(pub String);

/// Prints why a command failed, in one line, and says so by the exit code.
pub fn finish(lang: Lang, outcome: anyhow::Result<()>) -> ExitCode {
    let Err(error) = outcome else { return ExitCode::SUCCESS };
    if let Some(found) = error.downcast_ref::<Found>() {
        eprintln!("{found}");
        return ExitCode::from(1);
    }
    if let Some(unusable) = error.downcast_ref::<Unusable>() {
        eprintln!("{unusable}");
        return ExitCode::from(2);
    }
    let (line, code) = explain(lang, &error);
    eprintln!("{line}");
    ExitCode::from(code)
}

fn explain(lang: Lang, error: &anyhow::Error) -> (String, u8) {
    let store = error.downcast_ref::<StoreError>().or(match error.downcast_ref::<ServiceError>() {
        Some(ServiceError::Store(e)) => Some(e),
        _ => None,
    });
    if let Some(store) = store {
        let say = |key: &str, value: String| text_args(lang, key, &[("value", Arg::from(value))]);
        return match store {
            StoreError::NotEmpty(path) => (say("cli-not-empty", path.display().to_string()), 2),
            StoreError::NoData(path) => (say("cli-no-data", path.display().to_string()), 2),
            StoreError::InUse(path) => (say("cli-in-use", path.display().to_string()), 2),
            StoreError::BadBackup(why) => (say("cli-bad-backup", why.clone()), 2),
            StoreError::Newer { found, .. } => (say("cli-newer", found.to_string()), 2),
            other => (say("cli-error", other.to_string()), 1),
        };
    }
    if let Some((key, args)) = error.downcast_ref::<ServiceError>().and_then(ServiceError::refusal) {
        let args: Vec<(&str, Arg)> = args.into_iter().map(|(n, v)| (n, Arg::from(v))).collect();
        return (text_args(lang, key, &args), 2);
    }
    (text_args(lang, "cli-error", &[("value", Arg::from(format!("{error:#}")))]), 1)
}
