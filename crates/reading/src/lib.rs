//! Text to sections, sentences and commitments; pure, cannot fail, keeps spans.

mod actor;
mod acts;
mod apart;
mod around;
mod aside;
mod asked;
mod basis;
mod beside;
mod binding;
mod bounds;
mod by;
mod bygone;
mod cast;
mod clean;
mod column;
mod commit;
mod compare;
mod contract;
mod cue;
mod dated;
mod days;
mod division;
mod duty;
mod evidence;
mod examined;
mod explain;
mod fact;
mod features;
mod figure;
mod header;
mod heading;
mod heads;
mod inherit;
mod itself;
mod judge;
mod labels;
mod lexicon;
mod listing;
mod log;
mod loose;
mod matter;
mod mention;
mod metric;
mod milestone;
mod model;
mod names;
mod number;
mod numeral;
mod opening;
mod parts;
mod person;
mod phrase;
mod places;
mod proper;
mod property;
mod quantity;
mod response;
mod role;
mod roles;
mod sentence;
mod size;
mod stage;
mod structure;
mod subject;
mod target;
mod tidy;
mod time;
mod title;
mod told;
mod undated;
mod unfold;
mod unit;
mod when;
mod wording;

use calendar::Date;
use jiff::civil::date;

use around::Around;
use clean::Clean;
use division::Item;
use features::{Recent, Scene};
use heading::Outlook;
use itself::Itself;
use judge::Judge;
use log::Log;
use sentence::Piece;

pub use actor::{ActorChoices, actor_choices, actor_names};
pub use column::{Heading, folded, heading, is_note, is_sum};
pub use contract::{Contract, ContractCommitment, ContractInherited, ContractMilestone, ContractTarget};
pub use examined::Examined;
pub use explain::*;
pub use fact::cues;
pub use model::*;
pub use quantity::quantities;
pub use subject::HEADS;

/// What the reader is told beside the text.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The document's date; found in the text when absent.
    pub date: Option<calendar::Date>,
}

/// Of fewer sentences there is no document around them to learn from.
const FEW: usize = 6;

/// Deadlines of a text without any date are counted from here; they are dropped from the result.
const NO_DATE: Date = date(2000, 1, 1);

/// Reads a document. Never fails: what is not understood is simply not a commitment.
pub fn read(text: &str, options: &Options) -> Reading {
    noted(text, options, &mut Log::default())
}

/// Reads a document as [`read`] does and tells what each part of it rests on, and what was weighed and not taken.
pub fn explain(text: &str, options: &Options) -> Explained {
    let mut log = Log::on();
    let reading = noted(text, options, &mut log);
    Explained { reading, accounts: log.accounts, passed: log.passed }
}

/// What every sentence of a document shows to the trained judge.
pub fn examine(text: &str, options: &Options) -> Vec<Examined> {
    let mut log = Log::examining();
    noted(text, options, &mut log);
    log.into_examined()
}

fn noted(text: &str, options: &Options, log: &mut Log) -> Reading {
    let clean = Clean::of(text);
    let mut pieces = sentence::cut(&clean);
    let header = header::header(&clean, &pieces);
    if let Some(title) = &header.title {
        for piece in pieces.iter_mut().filter(|piece| title.span.contains(clean.span(piece.start, piece.end)))
        {
            piece.heading = true;
        }
    }
    let dated = header.date.as_ref().or(header.held.as_ref());
    let known = options.date.or(dated.map(|found| found.value));
    let year = header.title.as_ref().and_then(|title| header::year_said(&title.value));
    let anchor = known.or(year.map(|year| date(year, 1, 3))).unwrap_or(NO_DATE);
    let told = header.date.is_none().then(|| header::day_told(&clean, anchor)).flatten();
    let anchor = told.unwrap_or(anchor);
    let anchor = header::year_planned(&header, anchor).unwrap_or(anchor);
    let mut items = division::items(&clean, anchor);
    // 某县整治工作方案: a title assigns nothing, though a label may follow it at once.
    let title = header.title.as_ref().filter(|title| header::names_paper(&title.value));
    let titled =
        |item: &Item| title.is_some_and(|title| title.span.contains(clean.span(item.start, item.end)));
    items.retain(|item| !titled(item));
    let outlooks = heading::outline(&clean, &mut pieces, &items, anchor.year());
    let sections = structure::sections(&clean, &mut pieces);

    let itself = Itself::of(&clean, &header);
    let mut made = commitments(&clean, &pieces, &items, &outlooks, (anchor, &itself), log);
    let told = match (known, year) {
        (Some(_), _) => Needs::Day,
        (None, Some(_)) => Needs::Year,
        (None, None) => Needs::Nothing,
    };
    made.iter_mut().for_each(|made| days::keep_known(&mut made.commitment, told));
    Reading {
        title: header.title,
        number: header.number,
        issuer: header.issuer,
        date: header.date.or(header.held),
        sections,
        sentences: pieces
            .iter()
            .map(|piece| Sentence {
                span: clean.span(piece.start, piece.end),
                section: piece.section,
                heading: piece.heading,
            })
            .collect(),
        commitments: made.into_iter().map(|made| made.commitment).collect(),
    }
}

/// A commitment and the line in which it was read.
struct Made {
    line: usize,
    commitment: Commitment,
}

impl Made {
    fn of(piece: &Piece, commitment: Commitment) -> Self {
        Self { line: piece.line, commitment: Commitment { section: piece.section, ..commitment } }
    }
}

/// What every sentence and every item of a division commits to, in reading order.
fn commitments(
    clean: &Clean,
    pieces: &[Piece],
    items: &[Item],
    outlooks: &[Outlook],
    (anchor, itself): (Date, &Itself),
    log: &mut Log,
) -> Vec<Made> {
    let mut made: Vec<Made> = Vec::new();
    let wide = header::speaks_widely(&clean.norm);
    let mut item = items.iter().peekable();
    let mut scopes = inherit::Scopes::default();
    let mut around = Around::of(clean);
    let mut recent = Recent::default();
    let mut judge = Judge::new();
    // Whether a clause before in the same sentence commits.
    let mut beside = false;
    for (index, (piece, outlook)) in pieces.iter().zip(outlooks).enumerate() {
        let next = pieces.get(index + 1);
        let more = next.is_some_and(|next| next.line == piece.line);
        scopes.go_on(clean, piece, more, anchor);
        while let Some(next) = item.next_if(|item| item.start < piece.end) {
            if next.is_void() {
                continue;
            }
            let commitment =
                scopes.stages.filled(itself.left_out(commit::assigned(clean, next, anchor, log)));
            scopes.heading = inherit::Scope::of(clean, piece, next, &commitment);
            made.push(Made::of(piece, commitment));
        }
        if piece.heading {
            scopes.go_under(clean, piece);
            around.go_under(clean, piece);
        }
        let Some(piece) =
            &unread(clean, items, piece).filter(|piece| !scopes.stages.is_heading(clean, piece))
        else {
            continue;
        };
        let whole = piece.first && !more;
        beside &= index.checked_sub(1).is_some_and(|before| goes_on(clean, &pieces[before], piece));
        let scene = Scene {
            beside,
            assigned: scopes.innermost().is_some(),
            around: &around.facts,
            outlook: *outlook,
            anchor,
            wide,
            few: pieces.len() < FEW,
            first: piece.first,
            alone: whole,
            recent: &recent,
            heading: piece.heading.then_some(whole),
            next: next.map(|next| next.start..next.end),
        };
        let judged = commit::sentence(clean, piece, &scene, &mut judge, log);
        if !piece.heading {
            recent.note(judged.sum, judged.past);
        }
        if let Some(commitment) = judged.made {
            beside = true;
            let mut commitment = itself.left_out(commitment);
            scopes.fill(&mut commitment);
            made.push(Made::of(piece, commitment));
        }
    }
    inherit::from_before(&mut made);
    log.inherited(made.iter().map(|made| &made.commitment));
    made
}

/// Whether a piece is the next clause of the sentence that the piece before it belongs to.
fn goes_on(clean: &Clean, before: &Piece, piece: &Piece) -> bool {
    before.line == piece.line && clean.norm[..before.end].ends_with(&[';'])
}

/// What no item of a division takes up of a sentence: all of it, or the rest behind the bracket that assigns its beginning
/// (改造危桥12座（县交通运输局负责），由县财政局…).
fn unread(clean: &Clean, items: &[Item], piece: &Piece) -> Option<Piece> {
    const SHORT: usize = 10;
    if !items_cover(items, piece.start, piece.end) {
        return Some(piece.clone());
    }
    let after = items.partition_point(|item| item.close < piece.end);
    let close = items[..after].last().map(|item| item.close).filter(|close| *close > piece.start)?;
    let goes_on = clean.norm.get(close) == Some(&',') && piece.end > close + SHORT && !piece.heading;
    let alone = goes_on && !items_cover(items, close + 1, piece.end);
    alone.then_some(Piece { start: close + 1, first: false, ..*piece })
}

/// Whether an item of a division takes up any of a sentence.
fn items_cover(items: &[Item], start: usize, end: usize) -> bool {
    let after = items.partition_point(|item| item.close <= start);
    items.get(after).is_some_and(|item| item.start < end)
}
