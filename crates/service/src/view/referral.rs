//! Referrals (提请): as lines, as a page, as forms.

use jiff::civil::Date;

use super::{Party, TaskLine};

/// A referral with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferralLine {
    /// Identifier; addresses are `/referrals/{id}`.
    pub id: String,
    /// Version that an answer must name.
    pub version: i64,
    /// The task it is about.
    pub task: TaskLine,
    /// Who asks.
    pub by: Party,
    /// The leader who is asked.
    pub to: Party,
    /// Since when.
    pub on: Date,
    /// Days it has waited; 0 once it is settled.
    pub waited: i64,
    /// What is to be decided.
    pub question: String,
    /// What is proposed.
    pub proposal: String,
    /// Words under `referral-state-<code>`.
    pub state: &'static str,
    /// When it was settled.
    pub settled: Option<Date>,
    /// The direction that answers it: identifier and words.
    pub answer: Option<(String, String)>,
    /// Why it was taken back; empty otherwise.
    pub reason: String,
    /// Whether the visitor is the one to answer.
    pub can_answer: bool,
    /// Whether the visitor may take it back.
    pub can_withdraw: bool,
}

/// The form of a referral, filled in with what the ledger knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferPage {
    /// The task.
    pub line: TaskLine,
    /// The leaders who can be asked.
    pub leaders: Vec<Party>,
    /// The fields.
    pub form: ReferForm,
}

/// A referral as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct ReferForm {
    /// Identifier of the leader.
    pub to: String,
    /// What is to be decided.
    pub question: String,
    /// What is proposed.
    pub proposal: String,
}

/// What is sent under a referral: an answer of the leader, or why it is taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct SettleForm {
    /// The words.
    pub text: String,
    /// Version of the referral that was seen.
    pub version: i64,
    /// Anything where the leader agrees to what is proposed.
    pub agree: String,
}
