//! From what the reader found to drafts on the review desk.

use calendar::Date;
use ledger::{
    Catalogue, Commitment, CommitmentId, CommitmentState, Comparator, Cue, DocumentId, Draft, Field, Ground,
    Mention, Milestone, Origin, Section, Sentence, Span, Strength, Structure, Target,
};
use reading::{Account, Explained, Found, Reading};

use crate::fresh;
use crate::names::Names;

/// The structure of a reading, as the log keeps it.
pub(crate) fn structure(reading: &Reading) -> Structure {
    Structure {
        sections: reading
            .sections
            .iter()
            .map(|s| Section {
                level: s.level,
                heading: s.heading.clone(),
                span: span(s.span),
                extent: span(s.extent),
                parent: s.parent,
            })
            .collect(),
        sentences: reading
            .sentences
            .iter()
            .map(|s| Sentence { span: span(s.span), section: s.section, heading: s.heading })
            .collect(),
    }
}

/// The commitments of a reading, each with its draft.
pub(crate) fn commitments(document: DocumentId, read: &Explained, names: &Names) -> Vec<Commitment> {
    let reading = &read.reading;
    let found = reading.commitments.iter().zip(&read.accounts);
    found
        .map(|(c, account)| Commitment {
            grounds: grounds(account),
            ..commitment(document, c, &reading.sections, names)
        })
        .collect()
}

/// What the reader's account says of each part: what it rests on, then what was set aside.
fn grounds(account: &Account) -> Vec<Ground> {
    let taken = account.grounds.iter().map(|g| (g.part, &g.rule, &g.words));
    let aside = account.set_aside.iter().map(|a| (a.part, &a.reason, &a.words));
    taken
        .chain(aside)
        .map(|(part, key, words)| Ground {
            part: part.key().to_owned(),
            key: key.clone(),
            words: words.clone(),
        })
        .collect()
}

pub(crate) fn commitment(
    document: DocumentId,
    c: &reading::Commitment,
    sections: &[reading::Section],
    names: &Names,
) -> Commitment {
    Commitment {
        id: CommitmentId(fresh()),
        document,
        spans: vec![span(c.span)],
        text: c.text.clone(),
        strength: match c.strength {
            reading::Strength::Hard => Strength::Hard,
            reading::Strength::Soft => Strength::Soft,
        },
        section: c.section,
        origin: Origin::Reader,
        score: c.score,
        cues: c
            .reasons
            .iter()
            .map(|r| Cue { key: r.cue.clone(), words: r.words.clone(), weight: r.weight })
            .collect(),
        grounds: Vec::new(),
        draft: draft(c, &headings_read(sections, c.section), names),
        state: CommitmentState::Undecided,
        task: None,
        superseded: None,
    }
}

pub(crate) fn draft(c: &reading::Commitment, headings: &[&str], names: &Names) -> Draft {
    let (resolver, catalogue) = (names.resolver(), names.catalogue());
    let inherited = |role| c.inherited.iter().filter(move |i| i.role == role).map(|i| &i.name);
    let units = |own: &[Found<String>], role| -> Vec<Mention<_>> {
        let from: Vec<&Found<String>> =
            if own.is_empty() { inherited(role).collect() } else { own.iter().collect() };
        distinct(from.into_iter().map(|f| resolver.unit(&f.value).mention(&f.value)))
    };
    let leaders: Vec<&Found<String>> = if c.leaders.is_empty() {
        inherited(reading::Role::Leader).collect()
    } else {
        c.leaders.iter().collect()
    };
    let stage = c.inherited_due.as_ref();
    // Those who only help say nothing about the field.
    let helping = c.other_units.iter().fold(c.text.clone(), |text, unit| text.replace(&unit.value, ""));
    Draft {
        title: c.title.clone(),
        field: Field::guess(headings, &helping),
        leaders: distinct(leaders.into_iter().map(|f| resolver.leader(&f.value).mention(&f.value))),
        lead_units: units(&c.lead_units, reading::Role::LeadUnit),
        other_units: units(&c.other_units, reading::Role::OtherUnit),
        targets: c.targets.iter().filter_map(|t| target(t, &catalogue)).collect(),
        due: c
            .due
            .or_else(|| c.targets.iter().filter_map(|t| t.due).max())
            .or(stage.map(|stage| stage.due))
            .map(|due| due.day),
        milestones: c.milestones.iter().map(|m| Milestone::given(&m.name, m.due.day)).collect(),
        due_text: c.due_text.as_ref().or(stage.map(|s| &s.text)).map(|f| f.value.clone()).unwrap_or_default(),
        cadence: c.cadence.as_ref().map(|f| f.value.clone()).unwrap_or_default(),
    }
}

/// Reads a piece of a document again by itself: for splitting and for marking by hand. Spans are moved to where the piece
/// stands. When the reader sees no commitment in it, the whole piece is taken as one.
pub(crate) fn read_piece(
    document: DocumentId,
    text: &str,
    at: Span,
    date: Option<Date>,
    structure: &Structure,
    names: &Names,
) -> Commitment {
    let chars: String = text.chars().skip(at.start).take(at.end - at.start).collect();
    let read = reading::explain(&chars, &reading::Options { date });
    let section = structure.sentences.iter().find(|s| s.span.overlaps(at)).and_then(|s| s.section);
    let headings = headings(structure, section);
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let clean: String = chars.split_whitespace().collect();
    let grounds = read.accounts.first().map(grounds).unwrap_or_default();
    let (draft, strength, score, cues) = match read.reading.commitments.first() {
        Some(found) => {
            let made = commitment(document, found, &read.reading.sections, names);
            (
                Draft { field: Field::guess(&headings, &clean), ..made.draft },
                made.strength,
                made.score,
                made.cues,
            )
        }
        None => {
            let title: String = clean.trim_end_matches(['。', '；', '，']).chars().take(60).collect();
            let draft = Draft { title, field: Field::guess(&headings, &clean), ..Draft::default() };
            (draft, Strength::Soft, 0, Vec::new())
        }
    };
    Commitment {
        id: CommitmentId(fresh()),
        document,
        spans: vec![at],
        text: clean,
        strength,
        section,
        origin: Origin::Reviewer,
        score,
        cues,
        grounds,
        draft,
        state: CommitmentState::Undecided,
        task: None,
        superseded: None,
    }
}

/// Headings from the outermost in.
pub(crate) fn headings(structure: &Structure, section: Option<usize>) -> Vec<String> {
    path(section, |n| structure.sections.get(n).map(|s| (s.heading.clone(), s.parent)))
}

fn headings_read(sections: &[reading::Section], section: Option<usize>) -> Vec<&str> {
    path(section, |n| sections.get(n).map(|s| (s.heading.as_str(), s.parent)))
}

fn path<T>(from: Option<usize>, get: impl Fn(usize) -> Option<(T, Option<usize>)>) -> Vec<T> {
    let (mut out, mut at) = (Vec::new(), from);
    while let Some((heading, parent)) = at.and_then(&get) {
        out.push(heading);
        // A damaged structure must not turn in circles.
        at = parent.filter(|p| at.is_some_and(|n| *p < n));
    }
    out.reverse();
    out
}

fn distinct<T: PartialEq>(mentions: impl Iterator<Item = Mention<T>>) -> Vec<Mention<T>> {
    let mut out: Vec<Mention<T>> = Vec::new();
    for mention in mentions {
        if !out.iter().any(|m| m.surface == mention.surface) {
            out.push(mention);
        }
    }
    out
}

/// A comparator that wants a value is nothing without one.
fn target(t: &reading::Target, catalogue: &Catalogue<'_>) -> Option<Target> {
    use reading::Comparator as R;
    let op = match t.op {
        R::Equal => Comparator::Equal,
        R::AtLeast => Comparator::AtLeast,
        R::MoreThan => Comparator::MoreThan,
        R::AtMost => Comparator::AtMost,
        R::LessThan => Comparator::LessThan,
        R::About => Comparator::About,
        R::Zero => Comparator::Zero,
        R::All => Comparator::All,
        R::Sync => Comparator::Sync,
    };
    let value = if op.takes_value() { t.value.as_ref().and_then(|v| v.parse().ok()) } else { None };
    let unit = if value.is_some() { t.unit.clone() } else { String::new() };
    (value.is_some() || !op.takes_value()).then(|| Target {
        metric: t.metric.clone(),
        op,
        value,
        unit,
        due: t.due.map(|due| due.day),
        measure: catalogue.find(&t.metric, &t.unit).one(),
    })
}

fn span(s: reading::Span) -> Span {
    Span { start: s.start, end: s.end }
}
