//! How messages leave the house: the file that switches it on, and a command to try it.

use std::ops::Range;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;
use messages::{Arg, Lang, text, text_args};
use notify::{Config, Delivery, DeliveryError, Letter, MAIL, Sender, Ways};
use serde::Deserialize;

use crate::options::now;
use crate::report::{self, Unusable};

/// Longest file, in bytes.
const LONGEST: u64 = 1 << 20;

/// The file: one table, so that others may find a place beside it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    notify: Config,
}

/// Which file.
#[derive(Args, Clone, Debug)]
pub struct SendingArgs {
    #[arg(long, value_name = "FILE", env = "LUOSHI_NOTIFY")]
    notify: Option<PathBuf>,
}

impl SendingArgs {
    /// The ways out of the house; none without a file.
    ///
    /// # Errors
    /// [`Unusable`], with file, line, field, what is wrong and the mend.
    pub fn ways(&self, lang: Lang) -> anyhow::Result<Ways> {
        let Some(file) = &self.notify else { return Ok(Ways::default()) };
        let written = read(file).map_err(|why| Unusable(refusal(lang, file, None, "", &why)))?;
        Ok(ways(file, &written, lang).map_err(Unusable)?)
    }
}

fn read(file: &Path) -> Result<String, String> {
    let length = std::fs::metadata(file).map_err(|e| e.to_string())?.len();
    if length > LONGEST {
        return Err(format!("{length} bytes"));
    }
    std::fs::read_to_string(file).map_err(|e| e.to_string())
}

fn ways(file: &Path, written: &str, lang: Lang) -> Result<Ways, String> {
    let config = toml::from_str::<File>(written).map_err(|error| {
        let (line, field) = error.span().map_or((None, String::new()), |at| place(written, at));
        // Only what is wrong: the line itself may hold a password.
        refusal(lang, file, line, &field, error.message())
    })?;
    Ways::open(&config.notify, lang).map_err(|error| {
        let field = match &error {
            DeliveryError::Setting(name, _) => (*name).to_owned(),
            _ => String::new(),
        };
        let line = line_of(written, &field);
        refusal(lang, file, line, &field, &words(lang, &error))
    })
}

/// An error in words.
fn words(lang: Lang, error: &DeliveryError) -> String {
    let (key, args) = error.message();
    let args: Vec<(&str, Arg<'_>)> = args.iter().map(|(name, value)| (*name, value.into())).collect();
    text_args(lang, key, &args)
}

/// Line and field of a place in the file.
fn place(written: &str, at: Range<usize>) -> (Option<usize>, String) {
    let before = written.get(..at.start).unwrap_or_default();
    let line = before.matches('\n').count();
    let whole = written.lines().nth(line).unwrap_or_default();
    let field = whole.split_once('=').map_or("", |(field, _)| field).trim();
    let table =
        written.lines().take(line).filter(|l| l.trim_start().starts_with('[')).last().unwrap_or_default();
    let table = table.split('#').next().unwrap_or_default().trim().trim_matches(['[', ']']);
    let name = [table, field].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".");
    (Some(line + 1), name)
}

/// The line where a setting such as `mail.from` stands.
fn line_of(written: &str, field: &str) -> Option<usize> {
    let last = field.rsplit('.').next().filter(|name| !name.is_empty())?;
    let stands = |line: &str| line.split_once('=').is_some_and(|(name, _)| name.trim() == last);
    written.lines().position(stands).map(|n| n + 1)
}

/// File, line and field, what is wrong, and the mend.
fn refusal(lang: Lang, file: &Path, line: Option<usize>, field: &str, what: &str) -> String {
    let place = match line {
        Some(line) => text_args(
            lang,
            "cli-notify-place",
            &[("line", Arg::from(line.to_string())), ("field", Arg::from(field.to_owned()))],
        ),
        None => String::new(),
    };
    let args = [
        ("file", Arg::from(file.display().to_string())),
        ("place", Arg::from(place)),
        ("what", Arg::from(what.to_owned())),
    ];
    text_args(lang, "cli-notify-refused", &args)
}

/// `luoshi notify-test`
#[derive(Args, Clone, Debug)]
pub struct TestArgs {
    #[command(flatten)]
    sending: SendingArgs,
    #[arg(long, value_name = "ADDRESS")]
    to: Option<String>,
    #[arg(long)]
    groups: bool,
}

/// Sends a message that says it is a trial, to an address and to the chat groups as asked; without either it only looks
/// whether the file can be used.
pub async fn test(args: TestArgs, lang: Lang) -> anyhow::Result<()> {
    let ways = args.sending.ways(lang)?;
    if ways.is_empty() {
        return Err(Unusable(text(lang, "cli-notify-nothing")).into());
    }
    let mut asked: Vec<String> = Vec::new();
    asked.extend(args.to.is_some().then(|| MAIL.to_owned()));
    asked.extend(ways.groups().filter(|_| args.groups).map(str::to_owned));
    if asked.is_empty() {
        println!("{}", text(lang, "cli-notify-sound"));
        return Ok(());
    }
    let address = args.to.unwrap_or_default();
    let mut failed = false;
    for way in asked {
        let sender = Sender {
            site: &text(lang, "app-name"),
            address: ways.address(),
            lang: ways.lang(&way),
            content: ways.content(&way),
        };
        let id = uuid::Uuid::now_v7().simple().to_string();
        let at = Timestamp::from_millisecond(now())?;
        let to = Delivery { id: &id, site: sender.site, name: "", address: &address, at };
        let (key, why) = match ways.send(&way, &Letter::trial(&sender), to).await {
            Ok(()) => ("cli-notify-sent", String::new()),
            Err(error) => ("cli-notify-not-sent", words(lang, &error)),
        };
        failed |= key == "cli-notify-not-sent";
        let whom = if way == MAIL { address.clone() } else { way };
        println!("{}", text_args(lang, key, &[("to", Arg::from(whom)), ("why", Arg::from(why))]));
    }
    if failed { Err(report::Found(text(lang, "cli-notify-failed")).into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use std::process::ExitCode;

    use super::*;

    fn refused(written: &str) -> String {
        ways(Path::new("notify.toml"), written, Lang::En).unwrap_err()
    }

    #[test]
    fn a_wrong_file_is_refused_with_line_field_and_mend_and_without_its_secrets() {
        let misspelt = refused("[notify.mail]\nhost = \"m\"\nfrom = \"a@b.cn\"\npasword = \"hunter2\"\n");
        assert!(
            misspelt.contains("notify.toml") && misspelt.contains('4') && misspelt.contains("pasword"),
            "{misspelt}"
        );
        let bare = refused("[notify.mail]\nhost = \"m\"\nfrom = \"a@b.cn\"\npassword = hunter2\n");
        assert!(bare.contains("line 4") && bare.contains("notify.mail.password"), "{bare}");
        let number = refused("[notify.mail]\nhost = \"m\"\nfrom = \"a@b.cn\"\npassword = 48151623\n");
        let from = refused("[notify.mail]\nhost = \"m\"\nfrom = \"nobody\"\n");
        assert!(from.contains("line 3") && from.contains("mail.from"), "{from}");
        let clear = "[notify.mail]\nhost = \"m\"\nfrom = \"a@b.cn\"\nsecurity = \"none\"\nusername = \"u\"\npassword = \"hunter2\"\n";
        for words in [misspelt, bare, number, refused(clear)] {
            assert!(!words.contains("hunter2") && !words.contains("48151623"), "{words}");
        }
    }

    #[test]
    fn an_empty_file_switches_nothing_on() {
        assert!(ways(Path::new("x"), "", Lang::Zh).unwrap().is_empty());
        assert!(SendingArgs { notify: None }.ways(Lang::Zh).unwrap().is_empty());
    }

    #[test]
    fn the_end_of_it_is_exit_code_two() {
        let args = SendingArgs { notify: Some(PathBuf::from("/nowhere/notify.toml")) };
        let error = args.ways(Lang::Zh).unwrap_err();
        assert_eq!(report::finish(Lang::Zh, Err(error)), ExitCode::from(2));
    }
}
