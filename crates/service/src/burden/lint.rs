//! What the rules on formalism of 2023 and 2024 say about a text.

use ledger::{Action, Refusal};
use planning::lint::{self, Basis, Finding};

use crate::view::{LintFinding, LintForm, LintScope};
use crate::{Call, Result, Service};

/// Longest text that is checked, in characters: a score sheet of thirty pages.
const LONGEST: usize = 20_000;
/// Characters shown around the words that were found.
const AROUND: usize = 16;

impl Service {
    /// Checks the text of a request or of score rules.
    ///
    /// # Errors
    /// When the actor may not read, or there is no text or too much of it.
    pub fn lint(&self, call: &Call, form: &LintForm) -> Result<Vec<LintFinding>> {
        call.must(Action::Read)?;
        let text = form.text.trim();
        if text.is_empty() {
            return Err(Refusal::invalid("refused-lint-empty").into());
        }
        if text.chars().count() > LONGEST {
            return Err(Refusal::invalid("refused-lint-long").with("limit", LONGEST).into());
        }
        let found = match form.scope {
            LintScope::Score => lint::lint_score(lint::rules(), text),
            LintScope::Request => lint::lint_words(lint::rules(), text),
        };
        Ok(findings(found, text))
    }
}

/// Findings with what stands around their words; those of one rule stand together, where the first of them stands.
pub(super) fn findings(found: Vec<Finding<'_>>, text: &str) -> Vec<LintFinding> {
    let text: Vec<char> = text.chars().collect();
    let mut shown: Vec<LintFinding> = Vec::new();
    for finding in found {
        let place = (!finding.words.is_empty()).then(|| around(&text, finding.span));
        if let Some(known) = shown.iter_mut().find(|f| f.id == finding.rule.id) {
            known.places.extend(place);
            continue;
        }
        let rule = finding.rule;
        shown.push(LintFinding {
            id: rule.id.clone(),
            named: rule.basis == Basis::Named,
            places: place.into_iter().collect(),
            name: rule.name.clone(),
            why: rule.why.clone(),
            mend: rule.mend.clone(),
            source: rule.source.clone(),
        });
    }
    shown
}

/// What stands before the words, the words, what stands after them.
fn around(text: &[char], (start, end): (usize, usize)) -> (String, String, String) {
    let plain = |part: &[char]| part.iter().map(|c| if c.is_whitespace() { ' ' } else { *c }).collect();
    let (from, to) = (start.saturating_sub(AROUND), text.len().min(end + AROUND));
    (plain(&text[from..start]), plain(&text[start..end]), plain(&text[end..to]))
}
