//! What can be dated in a document that does not tell its own day.

use calendar::Date;

use crate::clean::Clean;
use crate::division::{self, Item};
use crate::log::Log;
use crate::{Commitment, Made, NO_DATE, commit};

/// Leaves only the days on which a reading from another day agrees.
pub(crate) fn keep_agreed(clean: &Clean, made: &mut [Made], items: &[Item], other: Date) {
    let items = if items.is_empty() { Vec::new() } else { division::items(clean, other) };
    let items = items.iter().filter(|item| !item.is_void());
    let assigned: Vec<Commitment> =
        items.map(|item| commit::assigned(clean, item, other, &mut Log::default())).collect();
    for Made { sentence, commitment, .. } in made {
        // A day before the other one would be the next year's.
        commitment.inherited_due.take_if(|stage| stage.due < other);
        if commitment.due.is_none() && commitment.targets.iter().all(|target| target.due.is_none()) {
            continue;
        }
        let twin = match sentence {
            Some(place) => Some(commit::redated(clean, commitment, *place, other)),
            None => assigned.iter().find(|other| other.span == commitment.span).cloned(),
        };
        let twin = twin.as_ref();
        commitment.due = commitment.due.filter(|day| twin.is_some_and(|twin| twin.due == Some(*day)));
        commitment
            .milestones
            .retain(|milestone| twin.is_some_and(|twin| twin.milestones.contains(milestone)));
        for (place, target) in commitment.targets.iter_mut().enumerate() {
            let same = twin.and_then(|twin| twin.targets.get(place)).and_then(|twin| twin.due);
            target.due = target.due.filter(|day| same == Some(*day));
        }
    }
}

/// Without a date of the document nothing can be dated.
pub(crate) fn forget(commitment: &mut Commitment) {
    if commitment.due.is_some_and(|day| day.year() <= NO_DATE.year() + 3) {
        commitment.due = None;
    }
    commitment.milestones.retain(|milestone| milestone.due.year() > NO_DATE.year() + 3);
    commitment.inherited_due.take_if(|stage| stage.due.year() <= NO_DATE.year() + 3);
    for target in &mut commitment.targets {
        if target.due.is_some_and(|day| day.year() <= NO_DATE.year() + 3) {
            target.due = None;
        }
    }
}
