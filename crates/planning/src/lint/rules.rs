//! The rules of the linter, as data.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::pattern::{Pattern, ends_part};
use crate::reason::Reason;
use crate::words::Words;

/// No part of a sentence is looked through further than so many characters: what a text costs grows with its length.
const PART: usize = 200;

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Requests to report.
    Request,
    /// Rules of assessment.
    Score,
    /// Either.
    Both,
}

/// How firmly a rule stands on its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The source names the thing.
    Named,
    /// It follows from what the source demands.
    Derived,
}

/// Something that may not be asked or scored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Name in data: small letters and dashes.
    pub id: String,
    /// What it is about.
    pub scope: Scope,
    /// How firmly it stands on its source.
    pub basis: Basis,
    /// Words with gaps by which it is recognised.
    pub words: Vec<String>,
    /// Phrases in which these words mean something else.
    pub except: Vec<String>,
    /// What people call it.
    pub name: Words,
    /// Why it matters.
    pub why: Words,
    /// What to do instead.
    pub mend: Words,
    /// Where it stands.
    pub source: Words,
    #[serde(skip)]
    patterns: Vec<Pattern>,
}

impl Rule {
    pub(super) fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        self.patterns.iter()
    }

    /// Whether the words at a place are part of a phrase in which they mean something else.
    pub(super) fn is_excepted(&self, text: &[char], start: usize, end: usize) -> bool {
        self.except.iter().any(|phrase| {
            let phrase: Vec<char> = phrase.chars().collect();
            let from = (start + 1).saturating_sub(phrase.len());
            (from..end).any(|at| text[at..].starts_with(&phrase) && at + phrase.len() > start)
        })
    }
}

/// A rule file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {key}: {reason:?}")]
pub struct LintError {
    /// The file as it was named.
    pub file: String,
    /// The key, or the rule and the key.
    pub key: String,
    /// What is wrong and how to mend it.
    pub reason: Reason,
}

/// A set of rules, with the words that turn a finding into its opposite.
#[derive(Clone, Debug)]
pub struct Rules {
    rules: Vec<Rule>,
    before: Vec<Vec<char>>,
    after: Vec<Vec<char>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<Rule>,
}

impl Rules {
    /// Reads rules and checks that each is complete.
    pub fn parse(file: &str, text: &str) -> Result<Self, LintError> {
        let fail = |key: String, reason| LintError { file: file.to_owned(), key, reason };
        let mut read: File = toml::from_str(text).map_err(|error| {
            let (key, line) = crate::pack::place(text, &error);
            let detail = error.message().lines().next().unwrap_or_default();
            fail(key, Reason::new("planning-lint-file").number("line", line).text("detail", detail))
        })?;
        for rule in &mut read.rule {
            let incomplete =
                [("name", &rule.name), ("why", &rule.why), ("mend", &rule.mend), ("source", &rule.source)]
                    .into_iter()
                    .find(|(_, words)| words.is_incomplete());
            let patterns: Option<Vec<Pattern>> =
                rule.words.iter().map(|words| Pattern::parse(words)).collect();
            let key = incomplete.map(|(key, _)| key).or_else(|| patterns.is_none().then_some("words"));
            if let Some(key) = key {
                let reason = Reason::new("planning-lint-rule").text("rule", &rule.id);
                return Err(fail(format!("{}.{key}", rule.id), reason));
            }
            rule.patterns = patterns.unwrap_or_default();
        }
        let [before, after] = negations();
        Ok(Self { rules: read.rule, before, after })
    }

    /// The rules in the order of their file.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter()
    }

    /// The rule of that name.
    pub fn get(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// Whether the part of a sentence that holds these words forbids them.
    pub(super) fn is_negated(&self, text: &[char], start: usize, end: usize) -> bool {
        let (first, last) = (start.saturating_sub(PART), text.len().min(end + PART));
        let from = (first..start).rev().find(|at| ends_part(text[*at])).map_or(first, |at| at + 1);
        let to = (end..last).find(|at| ends_part(text[*at])).unwrap_or(last);
        let holds = |words: &[Vec<char>], from: usize, to: usize| {
            words.iter().any(|word| text[from..to].windows(word.len()).any(|window| window == word))
        };
        holds(&self.before, from, start) || holds(&self.after, end, to)
    }
}

/// The words that forbid what comes after them, and those that forbid what comes before.
fn negations() -> [Vec<Vec<char>>; 2] {
    ["< ", "> "].map(|mark| {
        let lines = include_str!("../../words/negations.txt").lines();
        let words = lines.filter_map(|line| line.strip_prefix(mark)).flat_map(str::split_whitespace);
        words.map(|word| word.chars().collect()).collect()
    })
}

/// The rules that come with the program.
pub fn rules() -> &'static Rules {
    static RULES: LazyLock<Rules> = LazyLock::new(|| {
        Rules::parse("rules.toml", include_str!("rules.toml")).expect("a test reads the shipped rules")
    });
    &RULES
}
