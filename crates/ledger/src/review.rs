//! What a reviewer may do with the drafts of a document, and how the reviewed set becomes tasks.

use jiff::civil::Date;

use crate::{
    Commitment, CommitmentState, Draft, EventBody, Life, MAX_NAME, Mention, Milestone, Number, Refusal, Task,
    TaskId, TaskOrigin, TaskState,
};

/// Every act of review; the words are under `review-act-<act>`.
pub const ACTS: &[&str] = &["accept", "reject", "reopen", "edit", "merge", "split", "undo"];

fn reviewed(act: &'static str, commitment: Commitment) -> EventBody {
    EventBody::CommitmentReviewed { act: act.to_owned(), commitment }
}

/// Refuses unless the commitment can still be reviewed.
fn must_be_in_review(c: &Commitment) -> Result<(), Refusal> {
    if c.state.in_review() {
        Ok(())
    } else {
        Err(Refusal::conflict("refused-not-in-review")
            .with_word("state", &format!("review-state-{}", c.state.code())))
    }
}

/// Accepts a draft. What may mean several has to be asked first.
pub fn accept(c: &Commitment) -> Result<EventBody, Refusal> {
    must_be_in_review(c)?;
    if let Some(name) = ambiguous(&c.draft) {
        return Err(Refusal::invalid("refused-ambiguous").with("name", name));
    }
    if c.draft.title.trim().is_empty() {
        return Err(Refusal::invalid("refused-no-title"));
    }
    Milestone::check_given(&c.draft.milestones, c.draft.due)?;
    Ok(reviewed("accept", Commitment { state: CommitmentState::Accepted, ..c.clone() }))
}

/// Rejects a draft.
pub fn reject(c: &Commitment) -> Result<EventBody, Refusal> {
    must_be_in_review(c)?;
    Ok(reviewed("reject", Commitment { state: CommitmentState::Rejected, ..c.clone() }))
}

/// Makes a decided draft undecided again.
pub fn reopen(c: &Commitment) -> Result<EventBody, Refusal> {
    must_be_in_review(c)?;
    Ok(reviewed("reopen", Commitment { state: CommitmentState::Undecided, ..c.clone() }))
}

/// Replaces the draft. An accepted one stays accepted unless the edit makes a name ambiguous.
pub fn edit(c: &Commitment, draft: Draft) -> Result<EventBody, Refusal> {
    must_be_in_review(c)?;
    if draft.title.trim().is_empty() {
        return Err(Refusal::invalid("refused-no-title"));
    }
    Milestone::check_given(&draft.milestones, draft.due)?;
    let state = match c.state {
        CommitmentState::Accepted if ambiguous(&draft).is_some() => CommitmentState::Undecided,
        state => state,
    };
    Ok(reviewed("edit", Commitment { draft, state, ..c.clone() }))
}

/// Merges the second into the first: one task will answer both sentences.
pub fn merge(first: &Commitment, second: &Commitment) -> Result<[EventBody; 2], Refusal> {
    must_be_in_review(first)?;
    must_be_in_review(second)?;
    if first.document != second.document || first.id == second.id {
        return Err(Refusal::invalid("refused-merge"));
    }
    let mut one = first.clone();
    one.spans.extend(&second.spans);
    one.spans.sort();
    one.text = if first.spans[0] < second.spans[0] {
        format!("{}{}", first.text, second.text)
    } else {
        format!("{}{}", second.text, first.text)
    };
    let (a, b) = (&mut one.draft, &second.draft);
    add_missing(&mut a.leaders, &b.leaders);
    add_missing(&mut a.lead_units, &b.lead_units);
    add_missing(&mut a.other_units, &b.other_units);
    a.targets.extend(b.targets.iter().filter(|t| !first.draft.targets.contains(t)).cloned());
    // The task is done when the last of its parts is; the day of the part before becomes a milestone.
    let earlier = if a.due < b.due { a.milestone() } else { b.milestone() }.filter(|_| a.due != b.due);
    for milestone in b.milestones.iter().cloned().chain(earlier) {
        add_milestone(&mut a.milestones, milestone);
    }
    a.milestones.sort_by_key(|m| m.planned);
    if b.due > a.due {
        (a.due, a.due_text) = (b.due, b.due_text.clone());
    }
    if a.cadence.is_empty() {
        a.cadence.clone_from(&b.cadence);
    }
    let gone = Commitment { state: CommitmentState::Merged, ..second.clone() };
    Ok([reviewed("merge", one), reviewed("merge", gone)])
}

/// Adds a milestone that is not there yet; one of another day that is called alike carries its day.
fn add_milestone(to: &mut Vec<Milestone>, milestone: Milestone) {
    let day = |name: &str| to.iter().find(|known| known.is_named(name)).map(|known| known.planned);
    let suffix = format!("（{}）", milestone.planned);
    let room = MAX_NAME - suffix.chars().count();
    let told = milestone.name.chars().take(room).collect::<String>() + &suffix;
    match day(&milestone.name) {
        None => to.push(milestone),
        Some(known) if known != milestone.planned && day(&told).is_none() => {
            to.push(Milestone { name: told, ..milestone });
        }
        Some(_) => {}
    }
}

fn add_missing<T: Clone + PartialEq>(to: &mut Vec<Mention<T>>, from: &[Mention<T>]) {
    for mention in from {
        if !to.iter().any(|m| m.surface == mention.surface || (!m.open() && m.meant == mention.meant)) {
            to.push(mention.clone());
        }
    }
}

/// Splits a commitment in two. The caller has cut the text and drafted both halves; both are undecided afterwards.
pub fn split(c: &Commitment, left: Commitment, right: Commitment) -> Result<[EventBody; 2], Refusal> {
    must_be_in_review(c)?;
    if left.spans.is_empty()
        || right.spans.is_empty()
        || left.text.trim().is_empty()
        || right.text.trim().is_empty()
    {
        return Err(Refusal::invalid("refused-split"));
    }
    let left = Commitment { id: c.id, state: CommitmentState::Undecided, ..left };
    Ok([reviewed("split", left), EventBody::CommitmentFound { commitment: right }])
}

/// Sets a commitment back to what it was before an act that is being undone. One that the act brought into being is
/// taken out of the review instead.
pub fn restore(now: &Commitment, before: Option<&Commitment>) -> Result<EventBody, Refusal> {
    if matches!(now.state, CommitmentState::Issued | CommitmentState::Superseded) {
        return Err(Refusal::conflict("refused-not-in-review")
            .with_word("state", &format!("review-state-{}", now.state.code())));
    }
    let back =
        before.cloned().unwrap_or_else(|| Commitment { state: CommitmentState::Merged, ..now.clone() });
    Ok(reviewed("undo", back))
}

/// The first name in a draft that may mean several.
pub fn ambiguous(draft: &Draft) -> Option<&str> {
    fn open<T>(mentions: &[Mention<T>]) -> Option<&str> {
        mentions.iter().find(|m| m.open() && !m.candidates.is_empty()).map(|m| m.surface.as_str())
    }
    open(&draft.leaders).or_else(|| open(&draft.lead_units)).or_else(|| open(&draft.other_units))
}

/// Why an accepted draft cannot be issued yet, if so.
pub fn obstacle(c: &Commitment) -> Option<Refusal> {
    if let Some(name) = ambiguous(&c.draft) {
        return Some(Refusal::invalid("refused-ambiguous").with("name", name));
    }
    if let Some(open) = c.draft.lead_units.iter().find(|m| m.open()) {
        return Some(Refusal::invalid("refused-unknown-unit").with("name", &open.surface));
    }
    if c.draft.lead_units.is_empty() {
        return Some(Refusal::invalid("refused-no-lead"));
    }
    if c.draft.title.trim().is_empty() {
        return Some(Refusal::invalid("refused-no-title"));
    }
    Milestone::check_given(&c.draft.milestones, c.draft.due).err()
}

/// The task that answers an accepted commitment.
pub fn issue(c: &Commitment, id: TaskId, number: Number, today: Date) -> Result<Task, Refusal> {
    if c.state != CommitmentState::Accepted {
        return Err(Refusal::conflict("refused-not-accepted"));
    }
    if let Some(refusal) = obstacle(c) {
        return Err(refusal);
    }
    let draft = &c.draft;
    let mut units = draft.lead_units.iter().flat_map(|m| m.meant.iter().copied());
    let lead_unit = units.next().ok_or_else(|| Refusal::invalid("refused-no-lead"))?;
    let mut other_units = Vec::new();
    for unit in units.chain(draft.other_units.iter().flat_map(|m| m.meant.iter().copied())) {
        if unit != lead_unit && !other_units.contains(&unit) {
            other_units.push(unit);
        }
    }
    let mut leaders = Vec::new();
    for leader in draft.leaders.iter().flat_map(|m| m.meant.iter().copied()) {
        if !leaders.contains(&leader) {
            leaders.push(leader);
        }
    }
    Ok(Task {
        id,
        number,
        parent: None,
        title: draft.title.trim().to_owned(),
        field: draft.field,
        targets: draft.targets.clone(),
        leaders,
        lead_unit,
        other_units,
        other_names: draft.other_units.iter().filter(|m| m.open()).map(|m| m.surface.clone()).collect(),
        due: draft.due,
        due_text: draft.due_text.clone(),
        cadence: draft.cadence.clone(),
        state: TaskState::Open,
        progress: None,
        start: today,
        closed: None,
        origin: TaskOrigin::Document { document: c.document, commitments: vec![c.id] },
        life: Life { milestones: draft.milestones.clone(), ..Life::default() },
    })
}

/// Supersedes an issued commitment: the original stays as it is, with what holds now and why beside it.
pub fn supersede(c: &Commitment, text: &str, reason: &str) -> Result<EventBody, Refusal> {
    if !matches!(c.state, CommitmentState::Issued | CommitmentState::Superseded) {
        return Err(Refusal::conflict("refused-not-issued"));
    }
    if text.trim().is_empty() {
        return Err(Refusal::invalid("refused-no-text"));
    }
    if reason.trim().is_empty() {
        return Err(Refusal::invalid("refused-no-reason"));
    }
    Ok(EventBody::CommitmentSuperseded { text: text.trim().to_owned(), reason: reason.trim().to_owned() })
}
