//! Commands on the data: `init`, `verify`, `backup`, `restore`, `demo`.

use std::io::{BufRead as _, Write as _};
use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;
use jiff::civil::Date;
use messages::{Arg, Lang, text, text_args};
use service::{Service, SetUp};
use store::{Difference, Store, StoreError};

use crate::demo;
use crate::options::{DataArgs, now};
use crate::report::Found;

#[derive(Args, Clone, Debug)]
pub struct InitArgs {
    #[command(flatten)]
    data: DataArgs,
    #[arg(long, value_name = "NAME")]
    site: String,
    #[arg(long, value_name = "CODE", default_value = "")]
    area_code: String,
    #[arg(long, value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "NAME")]
    username: String,
}

/// Makes the site and its administrator's account. The password is read from standard input, never from an argument that
/// other users of the machine could see.
pub async fn init(args: InitArgs, lang: Lang) -> anyhow::Result<()> {
    eprint!("{} ", text(lang, "cli-password"));
    std::io::stderr().flush()?;
    let mut password = String::new();
    std::io::stdin().lock().read_line(&mut password)?;
    let store = Store::open(&args.data.location()).await?;
    let set_up = SetUp {
        site_name: args.site,
        area_code: args.area_code,
        name: args.name,
        username: args.username,
        password: password.trim_end_matches(['\r', '\n']).to_owned(),
    };
    Service::new(store).set_up(set_up, now()).await?;
    println!("{}", text(lang, "cli-init-done"));
    Ok(())
}

#[derive(Args, Clone, Debug)]
pub struct VerifyArgs {
    #[command(flatten)]
    data: DataArgs,
}

/// Proves that the log is whole and that the tables say what it says; names the first difference and ends with 1 otherwise.
pub async fn verify(args: VerifyArgs, lang: Lang) -> anyhow::Result<()> {
    let store = Store::open_existing(&args.data.location()).await?;
    let sites = store.sites().await?;
    if sites.is_empty() {
        return Err(StoreError::NoData(store.blob_directory().to_owned()).into());
    }
    for site in sites {
        let v = store.verify(site.id).await?;
        if let Some(difference) = v.difference {
            return Err(Found(text_args(
                lang,
                "cli-verify-differs",
                &[("site", Arg::from(site.name)), ("difference", Arg::from(name(lang, &difference)))],
            ))
            .into());
        }
        let args = [
            ("site", Arg::from(site.name)),
            ("events", Arg::from(v.events)),
            ("rows", Arg::from(v.rows)),
            ("head", Arg::from(v.head)),
        ];
        println!("{}", text_args(lang, "cli-verify-holds", &args));
    }
    Ok(())
}

/// A difference in words.
fn name(lang: Lang, difference: &Difference) -> String {
    let say = |key: &str, args: &[(&str, &str)]| {
        let args: Vec<(&str, Arg)> = args.iter().map(|(n, v)| (*n, Arg::from(*v))).collect();
        text_args(lang, key, &args)
    };
    match difference {
        Difference::Chain { seq } => say("cli-differs-chain", &[("seq", &seq.to_string())]),
        Difference::Event { seq } => say("cli-differs-event", &[("seq", &seq.to_string())]),
        Difference::Head { stored, last } => {
            say("cli-differs-head", &[("stored", &stored.to_string()), ("last", &last.to_string())])
        }
        Difference::Row { table, key, column, stored, expected } => say(
            "cli-differs-row",
            &[("table", table), ("key", key), ("column", column), ("stored", stored), ("expected", expected)],
        ),
        Difference::Missing { table, key } => say("cli-differs-missing", &[("table", table), ("key", key)]),
        Difference::Extra { table, key } => say("cli-differs-extra", &[("table", table), ("key", key)]),
    }
}

#[derive(Args, Clone, Debug)]
pub struct BackupArgs {
    #[command(flatten)]
    data: DataArgs,
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long)]
    force: bool,
}

/// Writes a backup while the program may go on serving.
pub async fn backup(args: BackupArgs, lang: Lang) -> anyhow::Result<()> {
    let store = Store::open_existing(&args.data.location()).await?;
    let done = store.backup(&args.file, now(), args.force).await?;
    let said = [
        ("file", Arg::from(args.file.display().to_string())),
        ("events", Arg::from(done.events)),
        ("blobs", Arg::from(done.blobs as i64)),
    ];
    println!("{}", text_args(lang, "cli-backup-done", &said));
    Ok(())
}

#[derive(Args, Clone, Debug)]
pub struct RestoreArgs {
    #[command(flatten)]
    data: DataArgs,
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long)]
    force: bool,
}

/// Restores a backup.
pub async fn restore(args: RestoreArgs, lang: Lang) -> anyhow::Result<()> {
    let done = Store::restore(&args.file, &args.data.location(), args.force).await?;
    let said = [("events", Arg::from(done.events)), ("blobs", Arg::from(done.blobs as i64))];
    println!("{}", text_args(lang, "cli-restore-done", &said));
    Ok(())
}

#[derive(Args, Clone, Debug)]
pub struct DemoArgs {
    #[command(flatten)]
    data: DataArgs,
    #[arg(long, value_name = "N")]
    tasks: Option<u32>,
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
}

/// Fills an empty place with the demo county, or with a large made-up site for measuring.
pub async fn demo(args: DemoArgs, lang: Lang) -> anyhow::Result<()> {
    let store = Store::open(&args.data.location()).await?;
    let service = Service::new(store.clone());
    if service.is_set_up().await? {
        return Err(StoreError::NotEmpty(store.blob_directory().to_owned()).into());
    }
    let at = match args.today {
        // Ten in the morning in China.
        Some(day) => {
            jiff::tz::TimeZone::UTC.to_timestamp(day.at(2, 0, 0, 0)).context("--today")?.as_millisecond()
        }
        None => now(),
    };
    match args.tasks {
        Some(tasks) => {
            let say = |n: u32| {
                eprintln!("{}", text_args(lang, "cli-demo-progress", &[("count", Arg::from(i64::from(n)))]))
            };
            demo::generate(&store, tasks, at, say).await?;
        }
        None => drop(demo::load(&store, &service, at).await?),
    }
    println!("{}", text(lang, "cli-demo-done"));
    Ok(())
}
