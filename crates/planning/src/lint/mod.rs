//! What may not be asked of the grassroots and may not be scored, by the rules on formalism of 2023 and 2024.
//!
//! A finding is advice with its source, not a verdict: it says which words it found, why they matter and how to mend
//! them, and whether the source names the thing or only implies it.

mod pattern;
mod rules;

use jiff::civil::DateTime;
use serde::Serialize;

use crate::burden::Cadence;

pub use rules::{Basis, LintError, Rule, Rules, Scope, rules};

/// Longest text of a paper on a special task, in characters (Provisions on reducing the burden, 2024, part 1).
pub const LONG_SPECIAL: usize = 4_000;

/// Longest text of any paper that is not about general work (Provisions on reducing the burden, 2024, part 1).
pub const LONG_GENERAL: usize = 5_000;

/// What was found against a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding<'r> {
    /// The rule, with its why, its mend and its source.
    pub rule: &'r Rule,
    /// The words that were found; empty where the finding is about something other than words.
    pub words: String,
    /// Where they stand, in characters; both 0 where there are none.
    pub span: (usize, usize),
}

/// A request as it would be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked<'t> {
    /// Everything that recipients will read: title, explanation, names of fields.
    pub text: &'t str,
    /// How often.
    pub cadence: Cadence,
    /// When it is sent.
    pub sent: DateTime,
    /// When the first answer is due.
    pub due: DateTime,
    /// Whether the due day is a working day by the site's calendar.
    pub due_is_working: bool,
    /// How many of its fields somebody asks for already.
    pub duplicates: usize,
    /// Whether it is about a special task or a general matter.
    pub special: bool,
}

/// Checks a request: its words, its rhythm, its deadline, what it repeats, its length.
pub fn lint_request<'r>(rules: &'r Rules, asked: &Asked<'_>) -> Vec<Finding<'r>> {
    let mut found = words(rules, Scope::Request, asked.text);
    let hours = asked.sent.until((jiff::Unit::Hour, asked.due)).map_or(0, |span| span.get_hours());
    let limit = if asked.special { LONG_SPECIAL } else { LONG_GENERAL };
    let facts = [
        ("daily-report", asked.cadence == Cadence::Daily),
        ("short-deadline", hours < 24),
        ("weekend-deadline", !asked.due_is_working),
        ("duplicate", asked.duplicates > 0),
        ("long-text", asked.text.chars().count() > limit),
    ];
    for (id, _) in facts.into_iter().filter(|(_, holds)| *holds) {
        let known = found.iter().any(|finding| finding.rule.id == id);
        let rule = rules.get(id).filter(|_| !known);
        found.extend(rule.map(|rule| Finding { rule, words: String::new(), span: (0, 0) }));
    }
    found
}

/// Checks the text of a score sheet or of one of its items.
pub fn lint_score<'r>(rules: &'r Rules, text: &str) -> Vec<Finding<'r>> {
    words(rules, Scope::Score, text)
}

/// Checks the words of a request alone, where nothing else is known of it.
pub fn lint_words<'r>(rules: &'r Rules, text: &str) -> Vec<Finding<'r>> {
    words(rules, Scope::Request, text)
}

/// What the words of a text offend against, in the order of the text; each rule once for each place.
fn words<'r>(rules: &'r Rules, scope: Scope, text: &str) -> Vec<Finding<'r>> {
    let text: Vec<char> = text.chars().collect();
    let mut found: Vec<Finding<'r>> = Vec::new();
    for rule in rules.iter().filter(|rule| rule.scope == scope || rule.scope == Scope::Both) {
        let mut spans: Vec<(usize, usize)> = rule.patterns().flat_map(|p| p.find_all(&text)).collect();
        spans.sort_unstable_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)));
        let mut reached = 0;
        for (start, end) in spans {
            let harmless = rule.is_excepted(&text, start, end) || rules.is_negated(&text, start, end);
            if start >= reached && !harmless {
                let words = text[start..end].iter().collect();
                found.push(Finding { rule, words, span: (start, end) });
                reached = end;
            }
        }
    }
    found.sort_by_key(|finding| finding.span);
    found
}
