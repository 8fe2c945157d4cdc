//! The burden ledger: requests for data, their price, and what may not be asked or scored.

/// Words that a data file brings along in both languages.
pub type Wording = planning::Words;

/// What a text is about that is checked against the rules on formalism.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LintScope {
    /// Rules of assessment.
    #[default]
    Score,
    /// A request to report.
    Request,
}

/// A text to be checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct LintForm {
    /// What it is about.
    pub scope: LintScope,
    /// The text.
    pub text: String,
}

/// What a rule on formalism says against a text: advice with its source, not a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LintFinding {
    /// Name of the rule in data.
    pub id: String,
    /// Whether the source names the thing itself, or it follows from what the source demands.
    pub named: bool,
    /// Where it stands: before, the words, after; empty where it is not about words.
    pub places: Vec<(String, String, String)>,
    /// What people call it.
    pub name: Wording,
    /// Why it matters.
    pub why: Wording,
    /// What to do instead.
    pub mend: Wording,
    /// The regulation.
    pub source: Wording,
}
