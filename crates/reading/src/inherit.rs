//! Roles taken over from the sentence before.

use crate::{Commitment, Inherited, Role};

/// Openings of a sentence that goes on about the same actor.
const GOING_ON: &[&str] = &["要", "同时", "并", "确保", "力争", "还要", "对", "其中"];

/// Gives a commitment without an actor the one of the commitment right before it on the same line, marked as taken over.
pub(crate) fn inherit(commitments: &mut [(usize, Commitment)]) {
    for index in 1..commitments.len() {
        let (before, rest) = commitments.split_at_mut(index);
        let (line, previous) = &before[index - 1];
        let (own_line, own) = &mut rest[0];
        let bare = own.leaders.is_empty() && own.lead_units.is_empty() && own.other_units.is_empty();
        let adjacent = own.span.start <= previous.span.end + 1;
        if !bare || line != own_line || !adjacent || !GOING_ON.iter().any(|w| own.text.starts_with(w)) {
            continue;
        }
        let roles = previous
            .leaders
            .iter()
            .map(|name| (Role::Leader, name))
            .chain(previous.lead_units.iter().map(|name| (Role::LeadUnit, name)));
        own.inherited = roles.map(|(role, name)| Inherited { role, name: name.clone() }).collect();
    }
}
