//! A document's text as templates need it: paragraphs of runs, with anchors where lists of gaps point.

use service::{Block, Gap, Mark};

/// A paragraph or heading.
pub(crate) struct Paragraph {
    /// `p`, `h2` …
    pub(crate) tag: &'static str,
    /// Whether it stands before the text proper: the number, the date, who spoke.
    pub(crate) front: bool,
    /// Number of the section that begins here; its anchor is `s-{n}`.
    pub(crate) anchor: Option<usize>,
    /// Its runs.
    pub(crate) runs: Vec<Run>,
}

/// A piece of text with one mark or none.
pub(crate) struct Run {
    /// The text, verbatim.
    pub(crate) text: String,
    /// Code point of the document's text at which it begins.
    pub(crate) start: usize,
    /// The commitment it belongs to.
    pub(crate) mark: Option<Mark>,
    /// Whether it is a heading within a paragraph.
    pub(crate) strong: bool,
    /// Anchor `g-{n}` of a sentence that a list of gaps points at.
    pub(crate) gap: Option<usize>,
}

/// The paragraphs of a text. The title line is left out: the page shows the title as its own.
pub(crate) fn paragraphs(blocks: &[Block], gaps: &[Gap]) -> Vec<Paragraph> {
    let mut front = true;
    blocks
        .iter()
        .filter(|block| block.level != 9)
        .map(|block| {
            front &= is_front(block);
            let tag = ["p", "h2", "h3", "h4"].get(usize::from(block.level)).copied().unwrap_or("h4");
            Paragraph {
                tag: if front { "p" } else { tag },
                front,
                anchor: block.anchor,
                runs: runs(block, gaps),
            }
        })
        .filter(|paragraph| !paragraph.runs.is_empty())
        .collect()
}

/// Whether a block may stand before the text: a short line that says nothing and heads nothing.
fn is_front(block: &Block) -> bool {
    const SHORT: usize = 40;
    let text: String = block.pieces.iter().map(|p| p.text.as_str()).collect();
    let says = text.trim_end().ends_with(['。', '：', ':', '；', '！'])
        || block.pieces.iter().any(|p| p.mark.is_some());
    !says && !matches!(block.level, 1 | 2) && text.chars().count() <= SHORT
}

fn runs(block: &Block, gaps: &[Gap]) -> Vec<Run> {
    let mut runs = Vec::new();
    for piece in &block.pieces {
        let chars: Vec<char> = piece.text.chars().collect();
        let end = piece.start + chars.len();
        let mut cuts = vec![piece.start, end];
        if piece.mark.is_none() {
            // Sentences without a commitment have no mark to jump to: they become runs of their own.
            cuts.extend(
                plain_gaps(gaps)
                    .flat_map(|g| [g.span.start, g.span.end])
                    .filter(|c| *c > piece.start && *c < end),
            );
        }
        cuts.sort_unstable();
        cuts.dedup();
        for window in cuts.windows(2) {
            let (from, to) = (window[0], window[1]);
            let gap =
                plain_gaps(gaps).find(|g| piece.mark.is_none() && g.span.start == from).map(|g| g.span.start);
            let text: String = chars[from - piece.start..to - piece.start].iter().collect();
            runs.push(Run { text, start: from, mark: piece.mark.clone(), strong: piece.strong, gap });
        }
    }
    trim(&mut runs);
    runs
}

fn plain_gaps(gaps: &[Gap]) -> impl Iterator<Item = &Gap> {
    gaps.iter().filter(|g| g.commitment.is_none())
}

/// Takes the blanks off the edges of a paragraph: the page indents by itself.
fn trim(runs: &mut Vec<Run>) {
    if let Some(first) = runs.first_mut() {
        let kept = first.text.trim_start();
        let blanks = first.text.chars().count() - kept.chars().count();
        first.start += blanks;
        first.text = kept.to_owned();
    }
    if let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    runs.retain(|run| !run.text.is_empty());
}

/// A place at which a commitment can be split.
pub(crate) struct Cut {
    /// Code point before which it is cut.
    pub(crate) at: usize,
    /// The words before it, shortened.
    pub(crate) before: String,
    /// The words after it, shortened.
    pub(crate) after: String,
}

/// Where a commitment may be split: behind its sentences, or behind its clauses when it is one sentence.
pub(crate) fn cuts(paragraphs: &[Paragraph], commitment: &str) -> Vec<Cut> {
    let of = |run: &&Run| run.mark.as_ref().is_some_and(|m| m.commitment == commitment);
    let chars: Vec<(usize, char)> = paragraphs
        .iter()
        .flat_map(|p| &p.runs)
        .filter(of)
        .flat_map(|run| run.text.chars().enumerate().map(|(n, c)| (run.start + n, c)))
        .collect();
    let behind = |ends: &str| -> Vec<Cut> {
        let inner = chars.len().saturating_sub(1);
        (0..inner).filter(|n| ends.contains(chars[*n].1)).map(|n| cut(&chars, n + 1)).collect()
    };
    let sentences = behind("。；！？;");
    if sentences.is_empty() { behind("，,：、") } else { sentences }
}

fn cut(chars: &[(usize, char)], n: usize) -> Cut {
    const SHOWN: usize = 10;
    let words = |part: &[(usize, char)]| part.iter().map(|(_, c)| c).collect::<String>();
    let from = n.saturating_sub(SHOWN);
    let to = (n + SHOWN).min(chars.len());
    Cut {
        at: chars[n].0,
        before: format!("{}{}", if from > 0 { "…" } else { "" }, words(&chars[from..n])),
        after: format!("{}{}", words(&chars[n..to]), if to < chars.len() { "…" } else { "" }),
    }
}

#[cfg(test)]
mod tests {
    use ledger::{CommitmentState, Span};
    use service::Piece;

    use super::*;

    fn piece(text: &str, start: usize, commitment: Option<&str>) -> Piece {
        let mark = commitment.map(|id| Mark {
            commitment: id.to_owned(),
            number: 1,
            state: CommitmentState::Undecided,
            task: None,
            first: true,
            last: true,
        });
        Piece { text: text.to_owned(), start, mark, strong: false }
    }

    fn gap(start: usize, end: usize) -> Gap {
        Gap { text: String::new(), span: Span { start, end }, commitment: None, task: None }
    }

    #[test]
    fn blanks_at_the_edges_move_the_start() {
        let block =
            Block { level: 0, anchor: None, pieces: vec![piece("　　今年要修路。\n", 10, None)] };
        let made = paragraphs(&[block], &[]);
        assert_eq!((made[0].runs[0].start, made[0].runs[0].text.as_str()), (12, "今年要修路。"));
    }

    #[test]
    fn what_stands_before_the_text_is_no_heading() {
        let block = |level, text| Block { level, anchor: None, pieces: vec![piece(text, 0, None)] };
        let made =
            paragraphs(&[block(3, "云政发〔2026〕3号"), block(1, "一、回顾"), block(3, "（3）办学")], &[]);
        let shown: Vec<_> = made.iter().map(|p| (p.tag, p.front)).collect();
        assert_eq!(shown, [("p", true), ("h2", false), ("h4", false)]);
    }

    #[test]
    fn a_sentence_without_commitment_gets_an_anchor() {
        let block =
            Block { level: 0, anchor: None, pieces: vec![piece("甲。乙有3个。丙。", 0, None)] };
        let made = paragraphs(&[block], &[gap(2, 7)]);
        let shown: Vec<_> = made[0].runs.iter().map(|r| (r.text.as_str(), r.gap)).collect();
        assert_eq!(shown, [("甲。", None), ("乙有3个。", Some(2)), ("丙。", None)]);
    }

    #[test]
    fn a_commitment_is_cut_behind_its_sentences_first() {
        let block = Block {
            level: 0,
            anchor: None,
            pieces: vec![piece("前文，", 0, None), piece("修路，5公里；架桥3座。", 3, Some("a"))],
        };
        let made = paragraphs(&[block], &[]);
        let cuts: Vec<_> = cuts(&made, "a").iter().map(|c| (c.at, c.after.clone())).collect();
        assert_eq!(cuts, [(10, "架桥3座。".to_owned())]);
    }

    #[test]
    fn a_single_sentence_is_cut_behind_its_clauses() {
        let block =
            Block {
                level: 0, anchor: None, pieces: vec![piece("修路5公里，架桥3座。", 3, Some("a"))]
            };
        let made = paragraphs(&[block], &[]);
        assert_eq!(cuts(&made, "a").iter().map(|c| c.at).collect::<Vec<_>>(), [9]);
        assert!(cuts(&made, "b").is_empty());
    }
}
