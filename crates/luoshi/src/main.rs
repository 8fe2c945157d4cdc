//! The luoshi program: commands, configuration, wiring. It is the only place that asks the system for the time.

mod complaint;
mod demo;
mod holidays;
mod jobs;
mod memory;
mod options;
mod read;
mod report;
mod sending;
mod serve;
mod upkeep;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use messages::{Lang, text};

/// Commands. The words of their help are set by [`described`].
#[derive(Parser, Debug)]
#[command(
    name = "luoshi",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
struct Cli {
    #[arg(long, value_name = "FILE", global = true, env = "LUOSHI_CALENDAR")]
    calendar: Option<PathBuf>,
    /// Read from the words themselves before they are parsed, so that complaints about them follow it.
    #[arg(long, value_name = "zh-CN|en", global = true)]
    #[allow(dead_code, reason = "complaint::language reads it")]
    lang: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    Serve(serve::ServeArgs),
    Init(upkeep::InitArgs),
    Read(read::ReadArgs),
    Verify(upkeep::VerifyArgs),
    Backup(upkeep::BackupArgs),
    Restore(upkeep::RestoreArgs),
    Demo(upkeep::DemoArgs),
    NotifyTest(sending::TestArgs),
}

fn main() -> ExitCode {
    memory::keep_little();
    // A reading process for hostile files is this same program with one argument.
    if let Some(code) = intake::reader::serve_if_asked() {
        return code;
    }
    let lang = match complaint::language(std::env::args_os().skip(1)) {
        Ok(lang) => lang,
        Err(line) => {
            eprintln!("{line}");
            return ExitCode::from(2);
        }
    };
    let typed = complaint::helped(std::env::args_os());
    let parsed =
        described(lang).try_get_matches_from(typed).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return complaint::end(lang, &error),
    };
    if let Some(place) = &cli.calendar
        && let Err(line) = holidays::install(place, lang)
    {
        eprintln!("{line}");
        return ExitCode::from(2);
    }
    match cli.command {
        Command::Read(args) => read::run(args, lang),
        Command::Serve(args) => report::finish(lang, report::block_on(serve::run(args, lang))),
        Command::Init(args) => report::finish(lang, report::block_on(upkeep::init(args, lang))),
        Command::Verify(args) => report::finish(lang, report::block_on(upkeep::verify(args, lang))),
        Command::Backup(args) => report::finish(lang, report::block_on(upkeep::backup(args, lang))),
        Command::Restore(args) => report::finish(lang, report::block_on(upkeep::restore(args, lang))),
        Command::Demo(args) => report::finish(lang, report::block_on(upkeep::demo(args, lang))),
        Command::NotifyTest(args) => report::finish(lang, report::block_on(sending::test(args, lang))),
    }
}

/// The commands with their words from the catalogue: `cli-<command>` and `cli-arg-<argument>`.
fn described(lang: Lang) -> clap::Command {
    let mut top = complaint::framed(Cli::command().about(text(lang, "cli-about")), lang);
    for id in ["calendar", "lang"] {
        top = top.mut_arg(id, |arg| complaint::told(arg.help(text(lang, &format!("cli-arg-{id}"))), lang));
    }
    let names: Vec<String> = top.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names {
        top = top.mut_subcommand(&name, |command| {
            if name == "read" {
                return complaint::framed(read::describe(command, lang), lang);
            }
            let ids: Vec<String> = command.get_arguments().map(|a| a.get_id().to_string()).collect();
            let mut command = command.about(text(lang, &format!("cli-{name}")));
            for id in ids {
                let words = text(lang, &format!("cli-arg-{}", id.replace('_', "-")));
                command = command.mut_arg(&id, |arg| complaint::told(arg.help(words), lang));
            }
            complaint::framed(command, lang)
        });
    }
    top
}
