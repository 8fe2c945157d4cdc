//! The living document: the text as paragraphs, each committed sentence carrying its task's light.

use std::collections::HashMap;

use ledger::{Action, Commitment, CommitmentState, Light, Number, Section, Span, Structure, TaskId};
use store::TaskRow;

use crate::document::parse;
use crate::view::{Block, Contents, Gap, LivingDocument, Mark, Piece};
use crate::{Call, Result, Service, ServiceError};

impl Service {
    /// The living document.
    ///
    /// # Errors
    /// When there is none.
    pub async fn living(&self, call: &Call, id: &str) -> Result<LivingDocument> {
        call.must(Action::Read)?;
        let id = parse(id)?;
        let site = call.site();
        let document = self.store.document(site, id).await?.ok_or(ServiceError::NotFound)?.entity;
        let text = self.store.document_text(site, id).await?.ok_or(ServiceError::NotFound)?;
        let all: Vec<Commitment> =
            self.store.commitments(site, id).await?.into_iter().map(|v| v.entity).collect();
        let rows = self.store.tasks_of_document(site, id).await?;
        let names = self.names(site).await?;
        let tasks: HashMap<TaskId, &TaskRow> = rows.iter().map(|r| (r.task.id, r)).collect();
        let answer = |c: &Commitment| c.task.and_then(|t| tasks.get(&t)).map(|r| (r.task.number, r.light));
        let counting: Vec<&Commitment> = all
            .iter()
            .filter(|c| !matches!(c.state, CommitmentState::Rejected | CommitmentState::Merged))
            .collect();
        let marks: Vec<(&Commitment, Option<(Number, Light)>)> =
            counting.iter().map(|c| (*c, answer(c))).collect();
        let blocks = blocks(&text.text, &text.structure, &marks, &document.head.title);
        let gap = |c: &Commitment| Gap {
            text: c.text.clone(),
            span: c.spans[0],
            commitment: Some(c.id.to_string()),
            task: c.task.and_then(|t| tasks.get(&t)).map(|r| (r.task.number, r.task.title.clone())),
        };
        let mut lights: Vec<(Light, i64)> = Light::ALL.iter().map(|l| (*l, 0)).collect();
        for row in &rows {
            lights[row.light.rank() as usize].1 += 1;
        }
        let covered: HashMap<TaskId, &Commitment> =
            counting.iter().filter_map(|c| c.task.map(|t| (t, *c))).collect();
        let without_sentence = without_sentence(&rows, &covered);
        Ok(LivingDocument {
            contents: contents(&text.text, &text.structure, &counting),
            commitments: counting.len(),
            without_task: counting.iter().filter(|c| c.task.is_none()).map(|c| gap(c)).collect(),
            without_sentence,
            without_target: without_target(&text.text, &text.structure, &all, &counting),
            superseded: counting
                .iter()
                .filter_map(|c| c.superseded.as_ref().map(|s| (gap(c), s.text.clone(), s.reason.clone())))
                .collect(),
            tasks: rows
                .iter()
                .map(|r| {
                    let commitment = covered.get(&r.task.id).map(|c| c.id.to_string()).unwrap_or_default();
                    (commitment, names.line(r, call.today(), None))
                })
                .collect(),
            lights,
            blocks,
            document,
            may_supersede: call.may(Action::Supersede),
        })
    }
}

/// Top tasks whose sentence was superseded, or that cover none any more.
fn without_sentence(rows: &[TaskRow], covered: &HashMap<TaskId, &Commitment>) -> Vec<Gap> {
    let gap = |r: &TaskRow| {
        let sentence = covered.get(&r.task.id);
        Gap {
            text: r.task.title.clone(),
            span: sentence.map_or(Span { start: 0, end: 0 }, |c| c.spans[0]),
            commitment: sentence.map(|c| c.id.to_string()),
            task: Some((r.task.number, r.task.title.clone())),
        }
    };
    let top = rows.iter().filter(|r| r.task.parent.is_none());
    top.filter(|r| covered.get(&r.task.id).is_none_or(|c| c.superseded.is_some())).map(gap).collect()
}

/// Sentences under no commitment of which nobody has decided that they are none, and which hold a number that looks like
/// one to reach: digits that are not a heading's, a year's or a date's.
fn without_target(
    text: &str,
    structure: &Structure,
    all: &[Commitment],
    counting: &[&Commitment],
) -> Vec<Gap> {
    let chars: Vec<char> = text.chars().collect();
    let words = |s: Span| {
        chars[s.start.min(chars.len())..s.end.min(chars.len())]
            .iter()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
    };
    let mut gaps: Vec<Gap> = counting
        .iter()
        .filter(|c| c.draft.targets.is_empty() && holds_quantity(&c.text))
        .map(|c| Gap {
            text: c.text.clone(),
            span: c.spans[0],
            commitment: Some(c.id.to_string()),
            task: None,
        })
        .collect();
    let plain = structure
        .sentences
        .iter()
        .filter(|s| !s.heading && !all.iter().any(|c| c.spans.iter().any(|span| span.overlaps(s.span))))
        .map(|s| (s.span, words(s.span)))
        .filter(|(_, w)| holds_quantity(w) && speaks_of_future(w));
    gaps.extend(plain.map(|(span, text)| Gap { text, span, commitment: None, task: None }));
    gaps.sort_by_key(|g| g.span);
    gaps
}

/// Whether a sentence has a number with a unit of measure that can be reached.
fn holds_quantity(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (1..chars.len()).any(|n| {
        chars[n - 1].is_ascii_digit()
            && (chars[n] == '%'
                || chars[n] == '％'
                || "个家项户人亩里元万亿倍处所套条座台辆吨".contains(chars[n]))
    })
}

fn speaks_of_future(text: &str) -> bool {
    ["要", "将", "确保", "力争", "达到", "完成", "实现", "不低于", "不少于", "以上", "争取", "计划"]
        .iter()
        .any(|w| text.contains(w))
}

fn contents(text: &str, structure: &Structure, counting: &[&Commitment]) -> Vec<Contents> {
    let body = body_start(text, structure);
    let sections =
        structure.sections.iter().enumerate().filter(|(_, s)| s.level <= 2 && s.span.start >= body);
    sections
        .map(|(n, s)| Contents {
            anchor: n,
            level: s.level,
            heading: s.heading.clone(),
            commitments: counting
                .iter()
                .filter(|c| c.spans[0].start >= s.extent.start && c.spans[0].start < s.extent.end)
                .count(),
        })
        .collect()
}

/// Whether a heading has something under it; the issuer's name and the date at the foot of a document look like headings.
fn heads(chars: &[char], section: &Section) -> bool {
    let under = &chars[section.span.end.min(chars.len())..section.extent.end.min(chars.len())];
    under.iter().filter(|c| !c.is_whitespace()).count() > 12
}

/// Where the front matter (title, speaker, date) ends: at the first numbered heading, or in a text that has none at the
/// first sentence that is no heading.
fn body_start(text: &str, structure: &Structure) -> usize {
    let chars: Vec<char> = text.chars().collect();
    let numbered = structure.sections.iter().find(|s| {
        let words: String =
            chars[s.span.start.min(chars.len())..s.span.end.min(chars.len())].iter().collect();
        !words.trim_start().starts_with(&s.heading)
    });
    let prose = structure.sentences.iter().find(|s| !s.heading && s.span.end - s.span.start > 12);
    match (numbered, prose) {
        (Some(section), _) => section.span.start,
        (None, Some(sentence)) => sentence.span.start,
        (None, None) => 0,
    }
}

/// Cuts a text into paragraphs and headings, and these into runs with one mark or none.
///
/// A paragraph ends at a line break that stands in no sentence: a page artefact in mid-sentence ends none, and neither
/// does what is left out of its sentence, so runs hold the original verbatim but for white space at their edges.
pub(crate) fn blocks(
    text: &str,
    structure: &Structure,
    marks: &[(&Commitment, Option<(Number, Light)>)],
    title: &str,
) -> Vec<Block> {
    let chars: Vec<char> = text.chars().collect();
    let spans = marked_spans(marks, chars.len());
    let body = body_start(text, structure);
    let mut out = Vec::new();
    for (start, end) in paragraphs(&chars, structure) {
        let section =
            structure.sections.iter().enumerate().find(|(_, s)| s.span.start >= start && s.span.start < end);
        let whole = section.filter(|(_, s)| {
            trimmed_end(&chars, s.span.start, s.span.end) + 1 >= trimmed_end(&chars, start, end)
        });
        let words: String = chars[start..end].iter().collect();
        let plain: String = words.split_whitespace().collect();
        let level = match whole {
            _ if start < body && !plain.is_empty() && plain == title => 9,
            Some(_) if start < body && !plain.ends_with('：') && !plain.ends_with(':') => 8,
            Some((_, s)) if start >= body && heads(&chars, s) => s.level,
            _ => 0,
        };
        let headings: Vec<Span> = if level == 0 {
            structure.sections.iter().map(|s| s.span).filter(|s| s.start >= start && s.end <= end).collect()
        } else {
            Vec::new()
        };
        let pieces = pieces(&chars, (start, end), &spans, &headings);
        if !pieces.is_empty() {
            out.push(Block { level, anchor: section.map(|(n, _)| n), pieces });
        }
    }
    out
}

type Marked = (Span, Mark);

fn marked_spans(marks: &[(&Commitment, Option<(Number, Light)>)], length: usize) -> Vec<Marked> {
    let mut spans: Vec<Marked> = Vec::new();
    for (n, (c, task)) in marks.iter().enumerate() {
        for span in &c.spans {
            let span = Span { start: span.start.min(length), end: span.end.min(length) };
            let mark = Mark {
                commitment: c.id.to_string(),
                number: n + 1,
                state: c.state,
                task: *task,
                first: span.start == c.spans[0].start,
                last: c.spans.last().is_some_and(|l| l.start == span.start),
            };
            spans.push((span, mark));
        }
    }
    spans.sort_by_key(|(s, _)| *s);
    spans
}

fn trimmed_end(chars: &[char], start: usize, end: usize) -> usize {
    let mut end = end.min(chars.len());
    while end > start && (chars[end - 1].is_whitespace() || "。：:.".contains(chars[end - 1])) {
        end -= 1;
    }
    end
}

/// Where paragraphs begin and end: at line breaks outside sentences, and before headings of the first two levels.
fn paragraphs(chars: &[char], structure: &Structure) -> Vec<(usize, usize)> {
    let mut cuts = vec![0];
    let mut sentences = structure.sentences.iter().map(|s| s.span).peekable();
    for (at, c) in chars.iter().enumerate() {
        if *c != '\n' {
            continue;
        }
        while sentences.next_if(|s| s.end <= at).is_some() {}
        // Within a sentence, with more of it to come, the break is the page's, not the paragraph's.
        let inside = sentences.peek().is_some_and(|s| s.start < at && at + 1 < s.end);
        if !inside {
            cuts.push(at + 1);
        }
    }
    cuts.extend(structure.sections.iter().filter(|s| s.level <= 2).map(|s| s.span.start));
    cuts.push(chars.len());
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|w| (w[0].min(chars.len()), w[1].min(chars.len()))).filter(|(a, b)| a < b).collect()
}

fn pieces(chars: &[char], (start, end): (usize, usize), spans: &[Marked], headings: &[Span]) -> Vec<Piece> {
    let mut cuts = vec![start, end];
    for span in spans.iter().map(|(s, _)| s).chain(headings) {
        cuts.extend([span.start, span.end].into_iter().filter(|c| (start..end).contains(c)));
    }
    // A page artefact (line break and number in mid-sentence) becomes a run of its own, which is left out below.
    for at in start..end {
        if chars[at] == '\n' {
            cuts.extend([at, artefact_end(chars, at, end)]);
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    let (mut out, mut seen): (Vec<Piece>, Vec<&str>) = (Vec::new(), Vec::new());
    for window in cuts.windows(2) {
        let (a, b) = (window[0], window[1]);
        let text: String = chars[a..b].iter().collect();
        if chars[a] == '\n' || (text.trim().is_empty() && (a == start || b == end)) {
            continue;
        }
        let mark = spans.iter().find(|(s, _)| s.start <= a && b <= s.end).map(|(s, m)| {
            // Only the run that begins a commitment is its first, only the one that ends it its last.
            let first = m.first && a == s.start && !seen.contains(&m.commitment.as_str());
            Mark { first, last: m.last && last_of(chars, b, s.end), ..m.clone() }
        });
        if let Some((_, m)) = spans.iter().find(|(s, _)| s.start <= a && b <= s.end) {
            seen.push(&m.commitment);
        }
        let strong = headings.iter().any(|h| h.start <= a && b <= h.end);
        out.push(Piece { text, start: a, mark, strong });
    }
    out
}

fn last_of(chars: &[char], at: usize, end: usize) -> bool {
    chars[at.min(chars.len())..end.min(chars.len())].iter().all(|c| c.is_whitespace())
}

/// One past a line break with the page number that may follow it (`\n12、`).
fn artefact_end(chars: &[char], at: usize, end: usize) -> usize {
    let digits = chars[at + 1..end].iter().take(4).take_while(|c| c.is_ascii_digit()).count();
    let mark = at + 1 + digits;
    if digits > 0 && mark < end && "、.．".contains(chars[mark]) { mark + 1 } else { at + 1 }
}
