//! What can be dated in a document that does not tell its own day.

use crate::{Commitment, Due, Needs};

/// Leaves only the days for which no more of the document's date is needed than is known.
pub(crate) fn keep_known(commitment: &mut Commitment, known: Needs) {
    let told = |due: &Due| due.needs <= known;
    commitment.due = commitment.due.filter(told);
    commitment.milestones.retain(|milestone| told(&milestone.due));
    commitment.inherited_due.take_if(|stage| !told(&stage.due));
    for target in &mut commitment.targets {
        target.due = target.due.filter(told);
    }
}
