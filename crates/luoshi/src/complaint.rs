//! The frame of the command line in the user's language: help, and what is wrong with the words that were typed.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::builder::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Error};
use messages::{Lang, text, text_args};

/// The option that names the language.
const OPTION: &str = "--lang";
/// Options that may stand before the command and take the word behind them.
const VALUED: [&str; 2] = [OPTION, "--calendar"];

/// The language that the words themselves ask for, else that of the environment, as every program decides it; Chinese
/// where it says nothing we know. A language that there is not is said in that of the environment.
pub fn language(words: impl Iterator<Item = OsString>) -> Result<Lang, String> {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let set = names.iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    let usual = set.and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default();
    match asked(words) {
        None => Ok(usual),
        Some(tag) => Lang::from_tag(&tag).ok_or_else(|| {
            let choices = Lang::ALL.map(Lang::tag).join(", ");
            text_args(usual, "read-bad-lang", &[("lang", tag.into()), ("choices", choices.into())])
        }),
    }
}

/// What stands behind the option.
fn asked(mut words: impl Iterator<Item = OsString>) -> Option<String> {
    while let Some(word) = words.next() {
        let word = word.to_string_lossy();
        if word == "--" {
            return None;
        }
        if word == OPTION {
            return words.next().map(|tag| tag.to_string_lossy().into_owned());
        }
        if let Some(tag) = word.strip_prefix(OPTION).and_then(|rest| rest.strip_prefix('=')) {
            return Some(tag.to_owned());
        }
    }
    None
}

/// The words as they were typed, with `help` as the command made the option that it means: `luoshi help read` asks for what
/// `luoshi read --help` does.
pub fn helped(words: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut words: Vec<OsString> = words.collect();
    let value = |at: usize| at > 1 && VALUED.iter().any(|option| words[at - 1] == *option);
    let option = |at: usize| words[at].to_string_lossy().starts_with('-');
    let command = (1..words.len()).find(|at| !option(*at) && !value(*at));
    if let Some(at) = command.filter(|at| words[*at] == "help") {
        words.remove(at);
        words.push("--help".into());
    }
    words
}

/// A command whose help has headings in the language.
pub fn framed(command: Command, lang: Lang) -> Command {
    let top = command.get_version().is_some();
    let heading = text(lang, "cli-options");
    let template = format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}", text(lang, "cli-usage"));
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let mut command = command
        .disable_help_flag(true)
        .arg(help.help(text(lang, "cli-arg-help")))
        .next_help_heading(heading.clone())
        .subcommand_help_heading(text(lang, "cli-commands"))
        .subcommand_value_name(text(lang, "cli-command"))
        .help_template(template);
    if top {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command = command.arg(version.help(text(lang, "cli-arg-version")));
    }
    let ids: Vec<String> = command.get_arguments().map(|a| a.get_id().to_string()).collect();
    for id in ids {
        command = command.mut_arg(&id, |arg| {
            let heading = if arg.is_positional() { text(lang, "cli-arguments") } else { heading.clone() };
            arg.help_heading(heading)
        });
    }
    command
}

/// An argument whose default, choices and variable of the environment are told in the language.
pub fn told(arg: Arg, lang: Lang) -> Arg {
    let say = |key: &str, value: String| text_args(lang, key, &[("value", value.into())]);
    let mut facts = Vec::new();
    let choices: Vec<String> = arg.get_possible_values().iter().map(|v| v.get_name().to_owned()).collect();
    if !choices.is_empty() && !matches!(arg.get_action(), ArgAction::SetTrue) {
        facts.push(say("cli-choices", choices.join(", ")));
    }
    let usual: Vec<String> =
        arg.get_default_values().iter().map(|v| v.to_string_lossy().into_owned()).collect();
    if usual.iter().any(|v| !v.is_empty()) && !matches!(arg.get_action(), ArgAction::SetTrue) {
        facts.push(say("cli-usual", usual.join(" ")));
    }
    if let Some(name) = arg.get_env() {
        facts.push(say("cli-variable", name.to_string_lossy().into_owned()));
    }
    let words = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let words = match facts.is_empty() {
        true => words,
        false => {
            let facts = facts.join(&text(lang, "word-separator"));
            text_args(lang, "cli-told", &[("words", words.into()), ("facts", facts.into())])
        }
    };
    let arg = arg.help(words).hide_env(true);
    match arg.get_action().takes_values() {
        true => arg.hide_default_value(true).hide_possible_values(true),
        false => arg,
    }
}

/// Ends the program: help and version as they are, anything else in words that say how to mend it.
pub fn end(lang: Lang, error: &Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        print!("{error}");
        return ExitCode::SUCCESS;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        eprint!("{error}");
    } else {
        eprintln!("{}", words(lang, error));
        eprintln!("{}", text(lang, "cli-see-help"));
    }
    ExitCode::from(2)
}

/// What is wrong with what was typed.
fn words(lang: Lang, error: &Error) -> String {
    use ContextKind as C;
    let of = |kind: C| error.get(kind).map(plain).unwrap_or_default();
    let (name, value) = (of(C::InvalidArg), of(C::InvalidValue));
    let said =
        |key: &str| text_args(lang, key, &[("name", name.clone().into()), ("value", value.clone().into())]);
    let hint = |kind: C| {
        let meant = of(kind);
        match meant.is_empty() {
            true => String::new(),
            false => text_args(lang, "cli-meant", &[("value", meant.into())]),
        }
    };
    match error.kind() {
        ErrorKind::UnknownArgument => said("cli-unknown-argument") + &hint(C::SuggestedArg),
        ErrorKind::InvalidSubcommand => {
            let command = of(C::InvalidSubcommand);
            text_args(lang, "cli-unknown-command", &[("value", command.into())])
                + &hint(C::SuggestedSubcommand)
        }
        ErrorKind::InvalidValue if value.is_empty() => said("cli-value-missing"),
        ErrorKind::InvalidValue => {
            let choices = of(C::ValidValue);
            let choices = match choices.is_empty() {
                true => String::new(),
                false => text_args(lang, "cli-choose", &[("value", choices.into())]),
            };
            said("cli-bad-value") + &choices
        }
        ErrorKind::ValueValidation => said("cli-bad-value"),
        ErrorKind::MissingRequiredArgument => said("cli-argument-missing"),
        ErrorKind::MissingSubcommand => said("cli-command-missing"),
        ErrorKind::ArgumentConflict => said("cli-argument-conflict"),
        ErrorKind::InvalidUtf8 => said("cli-not-utf8"),
        _ => said("cli-values-number"),
    }
}

fn plain(value: &ContextValue) -> String {
    match value {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_for(words: &[&str]) -> Option<String> {
        asked(words.iter().map(OsString::from))
    }

    #[test]
    fn the_language_is_read_before_anything_else() {
        assert_eq!(asked_for(&["serve", "--lang", "en", "--oops"]), Some("en".to_owned()));
        assert_eq!(asked_for(&["--lang=zh-CN", "read"]), Some("zh-CN".to_owned()));
        assert_eq!(asked_for(&["read", "--", "--lang", "en"]), None);
        assert_eq!(asked_for(&["read", "--language", "en"]), None);
    }

    #[test]
    fn help_as_a_command_is_the_option() {
        let helped = |words: &[&str]| {
            let typed = std::iter::once("luoshi").chain(words.iter().copied()).map(OsString::from);
            helped(typed).into_iter().skip(1).map(|w| w.into_string().unwrap()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(helped(&["help"]), "--help");
        assert_eq!(helped(&["help", "read"]), "read --help");
        assert_eq!(helped(&["--lang", "en", "help"]), "--lang en --help");
        assert_eq!(helped(&["--lang", "help", "read"]), "--lang help read");
        assert_eq!(helped(&["read", "help"]), "read help", "a file may be called so");
    }

    /// What the program says of words that it does not understand.
    fn said(lang: Lang, words: &[&str]) -> String {
        let typed = std::iter::once("luoshi").chain(words.iter().copied());
        let error = crate::described(lang).try_get_matches_from(typed).unwrap_err();
        self::words(lang, &error)
    }

    #[test]
    fn what_is_wrong_is_said_in_the_language() {
        assert_eq!(said(Lang::Zh, &["serve", "--prot", "1"]), "没有“--prot”这个参数。");
        assert_eq!(said(Lang::Zh, &["serv"]), "没有“serv”这个命令。是不是想写 serve？");
        assert_eq!(said(Lang::En, &["serv"]), "There is no command “serv”. Did you mean serve?");
        let place = said(Lang::Zh, &["serve", "--listen", "here"]);
        assert_eq!(place, "“--listen <ADDRESS>”的值“here”不能用。");
        assert!(said(Lang::Zh, &["init"]).starts_with("还缺必填的参数：--site"));
        assert!(said(Lang::Zh, &["read", "x", "--format", "pdf"]).contains("可以写 table, json"));
    }

    #[test]
    fn help_is_in_the_language() {
        for lang in Lang::ALL {
            let help = crate::described(lang).render_help().to_string();
            let english = ["Usage:", "Options:", "Commands:", "Print help", "[env", "[default"];
            let found: Vec<&str> = english.into_iter().filter(|word| help.contains(word)).collect();
            if lang == Lang::Zh {
                assert!(found.is_empty(), "{found:?} in\n{help}");
            }
            assert!(help.contains(&text(lang, "cli-options")), "{help}");
        }
    }
}
