//! What the template of the living document needs, in its own terms.

use ledger::Light;
use service::{Gap, LivingDocument, Mark, TaskLine};

use super::{Refused, superseded};
use crate::document::prose;
use crate::shell::Shell;

/// Words of a gap that are shown in its list.
const SHOWN: usize = 36;

/// A list of gaps.
pub(super) struct Check {
    /// Message key.
    pub(super) key: &'static str,
    /// Its entries.
    pub(super) gaps: Vec<GapLine>,
}

/// An entry of a list of gaps.
pub(super) struct GapLine {
    pub(super) href: String,
    pub(super) words: String,
}

/// An entry of the table of contents.
pub(super) struct Entry {
    pub(super) anchor: usize,
    pub(super) inner: bool,
    pub(super) heading: String,
    pub(super) commitments: usize,
}

/// The table of contents; headings within paragraphs come in, as those of the second level do, where something is
/// promised under them.
pub(super) fn contents(living: &LivingDocument) -> Vec<Entry> {
    let block = |anchor| living.blocks.iter().find(|b| b.anchor == Some(anchor));
    let entries = living.contents.iter().filter_map(|c| block(c.anchor).map(|b| (c, b)));
    entries
        .filter(|(c, b)| b.level > 0 || c.commitments > 0)
        .map(|(c, b)| {
            // A heading of its own is shown with the number it has in the text.
            let whole: String = b.pieces.iter().map(|p| p.text.as_str()).collect();
            let heading = if b.level == 0 { c.heading.clone() } else { whole.trim().to_owned() };
            Entry {
                anchor: c.anchor,
                inner: c.level > 1 || b.level == 0,
                heading,
                commitments: c.commitments,
            }
        })
        .collect()
}

/// A paragraph or heading.
pub(super) struct Paragraph {
    pub(super) tag: &'static str,
    pub(super) front: bool,
    pub(super) anchor: Option<usize>,
    pub(super) runs: Vec<Run>,
}

/// A piece of text.
pub(super) struct Run {
    pub(super) text: String,
    pub(super) strong: bool,
    pub(super) gap: Option<usize>,
    pub(super) mark: Option<MarkView>,
}

/// A marked piece.
pub(super) struct MarkView {
    pub(super) commitment: String,
    pub(super) first: bool,
    pub(super) last: bool,
    pub(super) look: Look,
}

/// How a marked piece looks.
pub(super) enum Look {
    /// Answered by a task.
    Light { code: &'static str, word: String, number: String, address: String },
    /// Answered by a task, but replaced by other words.
    Gone { code: &'static str, word: String, number: String, address: String, now: String, reason: String },
    /// Not issued.
    Open,
}

/// A task beside the text.
pub(super) struct Card {
    pub(super) number: String,
    pub(super) sub: bool,
    pub(super) code: &'static str,
    pub(super) word: String,
    pub(super) title: String,
    pub(super) parts: Vec<String>,
    pub(super) due: String,
    pub(super) late: bool,
    pub(super) targets: String,
    pub(super) meter: Option<Meter>,
    pub(super) commitment: String,
    pub(super) now: String,
    pub(super) reason: String,
    pub(super) refused: Option<String>,
}

/// Progress against plan.
pub(super) struct Meter {
    pub(super) words: String,
    pub(super) done: u8,
    pub(super) plan: Option<u8>,
    pub(super) done_words: String,
    pub(super) plan_words: String,
}

/// The four lists of the document's gaps.
pub(super) fn checks(living: &LivingDocument) -> Vec<Check> {
    let superseded: Vec<Gap> = living.superseded.iter().map(|(gap, ..)| gap.clone()).collect();
    [
        ("document-check-no-task", &living.without_task),
        ("document-check-no-sentence", &living.without_sentence),
        ("document-check-no-target", &living.without_target),
        ("document-check-superseded", &superseded),
    ]
    .map(|(key, gaps)| Check { key, gaps: gaps.iter().map(gap_line).collect() })
    .into()
}

fn gap_line(gap: &Gap) -> GapLine {
    let href = match (&gap.commitment, &gap.task) {
        (Some(commitment), _) => format!("#c-{commitment}"),
        (None, Some((number, _))) => format!("#t-{number}"),
        (None, None) => format!("#g-{}", gap.span.start),
    };
    let mut words: String = gap.text.chars().take(SHOWN).collect();
    if gap.text.chars().count() > SHOWN {
        words.push('…');
    }
    GapLine { href, words }
}

/// The text, each mark with its look.
pub(super) fn paragraphs(shell: &Shell, living: &LivingDocument) -> Vec<Paragraph> {
    let gone = superseded(living);
    let look = |mark: &Mark| match mark.task {
        None => Look::Open,
        Some((number, light)) => {
            let (code, word) = (light.code(), word(shell, light));
            let (number, address) = (number.serial.to_string(), number.to_string());
            match gone.get(mark.commitment.as_str()) {
                None => Look::Light { code, word, number, address },
                Some((now, reason)) => Look::Gone {
                    code,
                    word,
                    number,
                    address,
                    now: (*now).to_owned(),
                    reason: (*reason).to_owned(),
                },
            }
        }
    };
    let run = |run: prose::Run| Run {
        mark: run.mark.map(|mark| MarkView {
            look: look(&mark),
            commitment: mark.commitment,
            first: mark.first,
            last: mark.last,
        }),
        text: run.text,
        strong: run.strong,
        gap: run.gap,
    };
    prose::paragraphs(&living.blocks, &living.without_target)
        .into_iter()
        .map(|p| Paragraph {
            tag: p.tag,
            front: p.front,
            anchor: p.anchor,
            runs: p.runs.into_iter().map(run).collect(),
        })
        .collect()
}

fn word(shell: &Shell, light: Light) -> String {
    shell.t(&format!("light-{}", light.code()))
}

/// The tasks, in the order in which the text promises them.
pub(super) fn cards(shell: &Shell, living: &LivingDocument, refused: Option<&Refused>) -> Vec<Card> {
    let marks =
        living.blocks.iter().flat_map(|b| &b.pieces).filter_map(|p| p.mark.as_ref()).filter(|m| m.first);
    let order: Vec<&str> = marks.map(|m| m.commitment.as_str()).collect();
    let place = |commitment: &str| order.iter().position(|c| *c == commitment).unwrap_or(usize::MAX);
    let mut tasks: Vec<&(String, TaskLine)> = living.tasks.iter().collect();
    tasks.sort_by_key(|(commitment, task)| (place(commitment), task.number));
    tasks.into_iter().map(|(commitment, task)| card(shell, living, commitment, task, refused)).collect()
}

fn card(
    shell: &Shell,
    living: &LivingDocument,
    commitment: &str,
    task: &TaskLine,
    refused: Option<&Refused>,
) -> Card {
    let refused = refused.filter(|r| r.form.commitment == commitment);
    let now = superseded(living).get(commitment).map(|(now, _)| (*now).to_owned());
    let parts = [task.lead_unit.name.clone(), task.leaders_text()];
    let due = match (task.due, task.overdue_days) {
        (None, _) => task.cadence.clone(),
        (Some(due), 0) => shell.date_short(due),
        (Some(due), days) => {
            let over = shell.t1("date-days-over", "days", days);
            shell.t2("document-due-over", "due", shell.date_short(due), "over", over)
        }
    };
    Card {
        number: task.number.to_string(),
        sub: task.number.sub > 0,
        code: task.light.code(),
        word: word(shell, task.light),
        title: task.title.clone(),
        parts: parts.into_iter().filter(|p| !p.is_empty()).collect(),
        due,
        late: task.overdue_days > 0,
        targets: task.targets_text(),
        meter: task.progress.map(|done| meter(shell, done, task.plan)),
        commitment: commitment.to_owned(),
        now: refused.map(|r| r.form.text.clone()).or(now).unwrap_or_else(|| sentence(living, commitment)),
        reason: refused.map(|r| r.form.reason.clone()).unwrap_or_default(),
        refused: refused.map(|r| r.words.clone()),
    }
}

/// The words of a commitment as they stand in the text.
fn sentence(living: &LivingDocument, commitment: &str) -> String {
    let pieces = living.blocks.iter().flat_map(|b| &b.pieces);
    pieces
        .filter(|p| p.mark.as_ref().is_some_and(|m| m.commitment == commitment))
        .map(|p| p.text.as_str())
        .collect()
}

fn meter(shell: &Shell, done: u8, plan: Option<u8>) -> Meter {
    let done_words = shell.t1("document-meter-done", "percent", shell.percent(done));
    let plan_words =
        plan.map(|p| shell.t1("document-meter-plan", "percent", shell.percent(p))).unwrap_or_default();
    // The tick has a width of its own and must not stick out of the bar.
    let plan = plan.map(|p| p.min(99));
    Meter {
        words: format!("{done_words} {plan_words}").trim_end().to_owned(),
        done,
        plan,
        done_words,
        plan_words,
    }
}
