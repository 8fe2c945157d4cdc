//! The review of the work report: which commitment each task of the demo answers, decided as a reviewer would.

use anyhow::Context as _;
use ledger::review as rules;
use ledger::{Commitment, CommitmentId, CommitmentState, DocumentId, Draft, Mention, NewEvent, Span};
use service::{Call, ReviewCommand, Service};
use store::{Store, Tx, Versioned};

use super::county::TaskPlan;
use super::days::Fate;
use super::{Lists, act, later};

/// Drafts that stay undecided, so that the lists of the living document are not empty.
const UNDECIDED: usize = 2;
/// Time a reviewer takes for a draft, in milliseconds.
const PACE: i64 = 90_000;

/// A task of the demo and where its quote stands in the document.
pub(crate) struct Quoted<'a> {
    pub(crate) plan: &'a TaskPlan,
    pub(crate) fate: &'a Fate<'a>,
    pub(crate) span: Span,
}

impl<'a> Quoted<'a> {
    /// Finds the quote, in code points.
    pub(crate) fn find(plan: &'a TaskPlan, fate: &'a Fate<'a>, text: &str) -> anyhow::Result<Self> {
        let byte = text.find(&plan.quote).with_context(|| format!("demo: quote of {}", plan.key))?;
        let start = text[..byte].chars().count();
        let span = Span { start, end: start + plan.quote.chars().count() };
        Ok(Self { plan, fate, span })
    }
}

/// Marks what the reader missed, splits sentences that hold several tasks, accepts each with the fields of its task and
/// rejects the rest but two. Returns for each quoted task the commitment that it will answer.
pub(crate) async fn review(
    store: &Store,
    service: &Service,
    lists: &Lists,
    call: &Call,
    document: DocumentId,
    quoted: &[Quoted<'_>],
) -> anyhow::Result<Vec<CommitmentId>> {
    let site = call.actor.site;
    let mut desk = later(call, call.at);
    let found = store.commitments(site, document).await?;
    for missed in quoted.iter().filter(|q| answered(&found, q.span).is_none()) {
        let Span { start, end } = missed.span;
        service.review(&desk, &document.to_string(), ReviewCommand::Mark { start, end }).await?;
        desk.at += PACE;
    }
    let text = store.document_text(site, document).await?.context("demo: no text")?.text;
    let found = store.commitments(site, document).await?;
    let mut reviewer = Reviewer {
        tx: store.begin(site).await?,
        call: desk,
        lists,
        chars: text.chars().collect(),
        answers: vec![None; quoted.len()],
    };
    let mut left = Vec::new();
    for (n, commitment) in found.iter().enumerate() {
        let mut own: Vec<usize> =
            (0..quoted.len()).filter(|q| answered(&found, quoted[*q].span) == Some(n)).collect();
        own.sort_by_key(|q| quoted[*q].span);
        if own.is_empty() {
            left.push(commitment);
        } else {
            reviewer.decide(commitment, &own, quoted).await?;
        }
    }
    left.sort_by_key(|v| (overlapped(&v.entity, quoted), std::cmp::Reverse(v.entity.score)));
    for v in left.into_iter().skip(UNDECIDED) {
        reviewer.append(vec![NewEvent::at(v.entity.id, v.version, rules::reject(&v.entity)?)]).await?;
    }
    let answers = reviewer.answers;
    reviewer.tx.commit().await?;
    answers.into_iter().collect::<Option<_>>().context("demo: a quote without commitment")
}

/// The commitment that shares most with a quote.
fn answered(found: &[Versioned<Commitment>], quote: Span) -> Option<usize> {
    let shared = |c: &Commitment| -> usize {
        c.spans.iter().map(|s| s.end.min(quote.end).saturating_sub(s.start.max(quote.start))).sum()
    };
    let open = found.iter().enumerate().filter(|(_, v)| v.entity.state.in_review());
    open.map(|(n, v)| (shared(&v.entity), n)).filter(|(s, _)| *s > 0).max_by_key(|(s, _)| *s).map(|(_, n)| n)
}

fn overlapped(c: &Commitment, quoted: &[Quoted<'_>]) -> bool {
    quoted.iter().any(|q| c.spans.iter().any(|s| s.overlaps(q.span)))
}

struct Reviewer<'a> {
    tx: Tx,
    call: Call,
    lists: &'a Lists,
    chars: Vec<char>,
    answers: Vec<Option<CommitmentId>>,
}

impl Reviewer<'_> {
    /// Splits a commitment before each quote but the first, and accepts the pieces.
    async fn decide(
        &mut self,
        whole: &Versioned<Commitment>,
        own: &[usize],
        quoted: &[Quoted<'_>],
    ) -> anyhow::Result<()> {
        let (mut c, mut version) = (whole.entity.clone(), whole.version);
        for (n, q) in own.iter().enumerate() {
            let mut rest = None;
            if let Some(next) = own.get(n + 1) {
                let (left, right) = self.cut(&c, quoted[*next].span.start)?;
                let [one, found] = rules::split(&c, left.clone(), right.clone())?;
                self.append(vec![NewEvent::at(c.id, version, one), NewEvent::at(right.id, 0, found)]).await?;
                (c, version) = (left, version + 1);
                rest = Some(right);
            }
            c.draft = draft(&quoted[*q], &c.draft, self.lists)?;
            self.append(vec![NewEvent::at(c.id, version, rules::accept(&c)?)]).await?;
            self.answers[*q] = Some(c.id);
            if let Some(right) = rest {
                (c, version) = (right, 1);
            }
        }
        Ok(())
    }

    fn cut(&self, c: &Commitment, cut: usize) -> anyhow::Result<(Commitment, Commitment)> {
        let whole = c.spans.first().context("demo: a commitment without span")?;
        anyhow::ensure!(whole.start < cut && cut < whole.end, "demo: quotes that cannot be split");
        let piece = |id, start, end| {
            let words = self.chars[start..end].iter().filter(|c| !c.is_whitespace()).collect();
            let state = CommitmentState::Undecided;
            Commitment { id, spans: vec![Span { start, end }], text: words, state, ..c.clone() }
        };
        let right = CommitmentId(uuid::Uuid::now_v7());
        Ok((piece(c.id, whole.start, cut), piece(right, cut, whole.end)))
    }

    async fn append(&mut self, events: Vec<NewEvent>) -> anyhow::Result<()> {
        self.tx.append(&act(&self.call, self.call.at), events).await?;
        self.call.at += PACE;
        Ok(())
    }
}

/// The draft that a reviewer makes of what the reader drafted: the fields of the demo's task.
fn draft(quoted: &Quoted<'_>, read: &Draft, lists: &Lists) -> anyhow::Result<Draft> {
    let plan = quoted.plan;
    let unit = |key: &str| {
        lists.unit(key).map(|(id, name)| Mention {
            surface: name.clone(),
            meant: vec![*id],
            candidates: Vec::new(),
        })
    };
    let (leader, name) = match &plan.leader {
        Some(key) => lists.leader(key)?,
        None => lists.leader_of(&plan.lead)?,
    };
    // What the sentence says of another task than the quoted is no day on the way to this one.
    let on_the_way =
        read.milestones.iter().filter(|m| plan.quote.contains(&m.name) && m.planned < quoted.fate.first_due);
    let worded = Some(&read.due_text).filter(|words| !words.is_empty() && plan.quote.contains(*words));
    Ok(Draft {
        title: plan.title.clone(),
        field: plan.field,
        leaders: vec![Mention { surface: name.clone(), meant: vec![*leader], candidates: Vec::new() }],
        lead_units: vec![unit(&plan.lead)?],
        other_units: plan.others.iter().map(|key| unit(key)).collect::<anyhow::Result<_>>()?,
        targets: lists.targets(&plan.targets),
        due: Some(quoted.fate.first_due),
        milestones: on_the_way.cloned().collect(),
        due_text: worded.cloned().unwrap_or_default(),
        cadence: plan.cadence.clone(),
    })
}
