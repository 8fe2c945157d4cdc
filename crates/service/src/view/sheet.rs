//! How rows of a list compare with what is known.

use ledger::Refusal;

/// How a row of a list (measures, units, people) compares with what is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetOutcome {
    /// Something new.
    New,
    /// Something that would change, with the message keys of the fields that do.
    Changed(Vec<&'static str>),
    /// Exactly what is known.
    Same,
    /// Cannot be taken: message key of the field, and why.
    Wrong(&'static str, Refusal),
}
