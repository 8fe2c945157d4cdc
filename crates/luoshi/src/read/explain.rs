//! What a reading rests on, in words: cues with their weights, the rule of each part, what was set aside.

use std::fmt::Write as _;

use messages::{Arg, Lang, text, text_args};
use reading::{Account, Commitment, Part, Passed, Reason};

use super::input::Document;

/// The grounds of every commitment of a document, and the sentences that were not taken when they are asked for.
pub(super) fn account(document: &Document, lang: Lang, passed: bool) -> String {
    let mut out = String::new();
    let Some(grounds) = &document.grounds else { return out };
    for (n, (made, account)) in document.reading.commitments.iter().zip(&grounds.accounts).enumerate() {
        commitment(&mut out, n + 1, made, account, lang);
    }
    if passed {
        let count = text_args(lang, "explain-passed-count", &[("count", Arg::from(grounds.passed.len()))]);
        let _ = writeln!(out, "{}  {count}\n", text(lang, "explain-passed"));
        grounds.passed.iter().for_each(|p| sentence(&mut out, p, lang));
    }
    out
}

fn commitment(out: &mut String, number: usize, made: &Commitment, account: &Account, lang: Lang) {
    let _ = writeln!(out, "{number}. {}", made.text);
    score(out, made.score, account.sum, account.threshold, lang);
    cues(out, &made.reasons, lang);
    let grounds = account.grounds.iter().map(|g| (g.part, g.rule.as_str(), g.words.as_str()));
    parts(out, "explain-grounds", grounds.collect(), lang);
    let aside = account.set_aside.iter().map(|a| (a.part, a.reason.as_str(), a.words.as_str()));
    parts(out, "explain-aside", aside.collect(), lang);
    out.push('\n');
}

fn sentence(out: &mut String, passed: &Passed, lang: Lang) {
    let _ = writeln!(out, "{:>4}  {}", passed.sum, passed.text);
    cues(out, &passed.reasons, lang);
    out.push('\n');
}

fn score(out: &mut String, score: u16, sum: i16, threshold: i16, lang: Lang) {
    let words = [
        ("percent", Arg::from(usize::from(score / 10))),
        ("sum", Arg::from(i64::from(sum))),
        ("threshold", Arg::from(i64::from(threshold))),
    ];
    let _ = writeln!(out, "   {}", text_args(lang, "explain-score", &words));
}

fn cues(out: &mut String, reasons: &[Reason], lang: Lang) {
    if reasons.is_empty() {
        return;
    }
    let _ = writeln!(out, "   {}", text(lang, "explain-cues"));
    for reason in reasons {
        let line = format!("     {:+5}  {}  {}", reason.weight, text(lang, &reason.cue), reason.words);
        let _ = writeln!(out, "{}", line.trim_end());
    }
}

fn parts(out: &mut String, title: &str, lines: Vec<(Part, &str, &str)>, lang: Lang) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "   {}", text(lang, title));
    for (part, key, words) in lines {
        let _ = writeln!(out, "     {}  {words}  {}", text(lang, part.key()), text(lang, key));
    }
}
