//! A number where it stands in its sentence.

use crate::bounds::clause_start;
use crate::compare::Compared;
use crate::number::Number;

/// A number with the comparison around it.
pub(crate) struct Figure<'a> {
    pub(crate) norm: &'a [char],
    /// Where its sentence ends.
    pub(crate) to: usize,
    pub(crate) number: &'a Number,
    pub(crate) compared: &'a Compared,
    /// Where its clause begins.
    pub(crate) clause: usize,
}

impl<'a> Figure<'a> {
    /// The text up to the end of its sentence.
    pub(crate) fn text(&self) -> &'a [char] {
        &self.norm[..self.to]
    }

    /// Where it begins with its comparison.
    pub(crate) fn begin(&self) -> usize {
        self.compared.begin
    }

    /// Where it ends with its comparison.
    pub(crate) fn end(&self) -> usize {
        self.compared.end
    }

    /// What its clause holds before it.
    pub(crate) fn before(&self) -> &'a [char] {
        &self.norm[clause_start(self.norm, 0, self.number.start)..self.number.start]
    }
}
