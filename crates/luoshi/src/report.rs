//! How a command ends: exit code 0 when it did what was asked, 2 when what was given cannot be used, 1 otherwise.

use std::process::ExitCode;

use messages::{Arg, Lang, text, text_args};
use service::ServiceError;
use store::{Flaw, StoreError};

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
        let say = |key: &str, value: String| said(lang, key, value);
        return match store {
            StoreError::NotEmpty(path) => (say("cli-not-empty", path.display().to_string()), 2),
            StoreError::NoData(path) => (say("cli-no-data", path.display().to_string()), 2),
            StoreError::InUse(path) => (say("cli-in-use", path.display().to_string()), 2),
            StoreError::BadBackup(flaw) => (bad_backup(lang, flaw), 2),
            StoreError::Newer { found, .. } => (say("cli-newer", found.to_string()), 2),
            StoreError::Io(path, cause) => (system(lang, &path.display().to_string(), cause), 1),
            StoreError::Database(_) => (say("cli-database", store.to_string()), 1),
            other => (say("cli-error", other.to_string()), 1),
        };
    }
    if let Some((key, args)) = error.downcast_ref::<ServiceError>().and_then(ServiceError::refusal) {
        let args: Vec<(&str, Arg)> = args.into_iter().map(|(n, v)| (n, Arg::from(v))).collect();
        return (text_args(lang, key, &args), 2);
    }
    if let Some(cause) = error.downcast_ref::<std::io::Error>() {
        // What stands before it says what was attempted.
        let place = error.chain().next().filter(|_| error.chain().count() > 1).map(ToString::to_string);
        return (system(lang, &place.unwrap_or_default(), cause), 1);
    }
    (text_args(lang, "cli-error", &[("value", Arg::from(format!("{error:#}")))]), 1)
}

/// What is wrong with a backup.
fn bad_backup(lang: Lang, flaw: &Flaw) -> String {
    match flaw {
        Flaw::Unreadable(_) => text(lang, "cli-bad-backup"),
        Flaw::Format(found) => said(lang, "cli-backup-newer", found.to_string()),
        Flaw::Chain(event) => said(lang, "cli-backup-chain", event.to_string()),
        Flaw::Changed(name) => said(lang, "cli-backup-changed", name.clone()),
    }
}

fn said(lang: Lang, key: &str, value: String) -> String {
    text_args(lang, key, &[("value", Arg::from(value))])
}

/// What the system refused, in words that say how to mend it.
pub fn system(lang: Lang, place: &str, cause: &std::io::Error) -> String {
    use std::io::ErrorKind as E;
    let key = match cause.kind() {
        E::AddrInUse => "cli-address-in-use",
        E::AddrNotAvailable => "cli-address-not-here",
        E::NotFound => "cli-file-not-found",
        E::PermissionDenied => "cli-not-permitted",
        E::StorageFull | E::QuotaExceeded => "cli-disk-full",
        E::ReadOnlyFilesystem => "cli-read-only",
        E::IsADirectory | E::NotADirectory | E::AlreadyExists => "cli-wrong-place",
        _ => "cli-system",
    };
    let code = cause.raw_os_error().map_or_else(|| cause.to_string(), |code| code.to_string());
    text_args(lang, key, &[("place", Arg::from(place)), ("code", Arg::from(code))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_refused_is_said_in_the_language() {
        let taken = std::io::Error::from(std::io::ErrorKind::AddrInUse);
        let error = anyhow::Error::new(taken).context("127.0.0.1:8080");
        let (line, code) = explain(Lang::Zh, &error);
        assert_eq!(
            (line.as_str(), code),
            ("127.0.0.1:8080 已被别的程序占用。请停掉那个程序，或用 --listen 换一个端口。", 1)
        );
        let flaw = StoreError::BadBackup(Flaw::Unreadable("invalid Zip archive".into()));
        let (line, code) = explain(Lang::Zh, &flaw.into());
        assert!(!line.contains("Zip"), "{line}");
        assert_eq!(code, 2);
    }
}
