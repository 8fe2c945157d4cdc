//! Printed lines back to paragraphs.
//!
//! A page knows lines, not paragraphs: a line that was full and does not end a sentence goes on in the next one, over
//! the page's edge too. Page numbers between them and heads that every page repeats are left out.

use std::collections::{HashMap, HashSet};

/// A line this full, in parts of a hundred of the page's usual longest, was broken by the margin.
const FULL: usize = 85;

/// Joins the lines of all pages to paragraphs, one a line.
pub(super) fn paragraphs(pages: &[Vec<String>]) -> String {
    let heads = running_heads(pages);
    let mut seen = HashSet::new();
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for block in pages.iter().flatten() {
        let lines: Vec<&str> = lines(block).collect();
        let full = full_width(&lines);
        for line in lines {
            // A head is read once, before the paragraph that it would tear apart.
            let head = shape(line);
            if heads.contains(&head) {
                if seen.insert(head) {
                    let place = out.len() - usize::from(open && !out.is_empty());
                    out.insert(place, line.to_owned());
                }
                continue;
            }
            match out.last_mut() {
                Some(last) if open && !begins(line) => join(last, line),
                _ => out.push(line.to_owned()),
            }
            open = width(line) * 100 >= full * FULL && !ends(line);
        }
    }
    let text = out.join("\n");
    close_up(&text)
}

/// The lines of a block that say something; a page number does not.
fn lines(block: &str) -> impl DoubleEndedIterator<Item = &str> {
    block.lines().map(str::trim).filter(|line| !line.is_empty() && !is_page_number(line))
}

/// Lines that open or close at least three pages and half of all: the name of the paper, the head of a long table.
fn running_heads(pages: &[Vec<String>]) -> HashSet<String> {
    const LONG: usize = 60;
    let mut counts: HashMap<String, usize> = HashMap::new();
    for page in pages {
        let first = page.iter().flat_map(|block| lines(block)).next();
        let last = page.iter().rev().flat_map(|block| lines(block).rev()).next();
        let edges: HashSet<String> = first.into_iter().chain(last).map(shape).collect();
        let head =
            |edge: &String| (2..=LONG).contains(&edge.chars().count()) && !edge.ends_with(['。', '；']);
        for edge in edges.into_iter().filter(head) {
            *counts.entry(edge).or_default() += 1;
        }
    }
    counts.retain(|_, count| *count >= 3 && *count * 2 >= pages.len());
    counts.into_keys().collect()
}

/// A line without the page number that may stand at either end of it: `公报 — 5 —`. 附件1 and 附件2 stay apart.
fn shape(line: &str) -> String {
    let number = |c: char| c.is_whitespace() || c.is_ascii_digit() || "—-–―－·第页共/".contains(c);
    let apart = |cut: &str| cut.contains(['—', '-', '–', '―', '－', '·', '页']);
    let back = line.trim_end_matches(number);
    let line = if apart(&line[back.len()..]) { back } else { line };
    let front = line.trim_start_matches(number);
    let line = if apart(&line[..line.len() - front.len()]) { front } else { line };
    line.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Takes out the gap that a change of font leaves between a number and its measure word: 80% 以上.
fn close_up(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after_number = out.ends_with(|c: char| c.is_ascii_digit() || c == '%');
        let before_word = chars.peek().is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(c));
        if !(c == ' ' && after_number && before_word) {
            out.push(c);
        }
    }
    out
}

/// Half-width columns of a line.
fn width(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// The width of a full line: the widest but for a few, which may be headings or tables.
fn full_width(lines: &[&str]) -> usize {
    let mut widths: Vec<usize> = lines.iter().map(|line| width(line)).filter(|width| *width > 0).collect();
    widths.sort_unstable();
    widths.get((widths.len() * 8) / 10).or(widths.last()).copied().unwrap_or(0).max(30)
}

fn join(last: &mut String, line: &str) {
    let word = |c: char| c.is_ascii_alphabetic();
    if last.ends_with(word) && line.starts_with(word) {
        last.push(' ');
    }
    last.push_str(line);
}

/// Whether a line ends a sentence or a heading.
fn ends(line: &str) -> bool {
    line.ends_with(['。', '！', '？', '；', '：', '.', '!', '?', '…'])
        || ["。”", "。）", "！”", "？”"].iter().any(|end| line.ends_with(end))
}

/// Whether a line begins with a number of a heading or item: 一、 （一） 1. 1、 （1） 第一条.
fn begins(line: &str) -> bool {
    let chinese = |c: char| "一二三四五六七八九十百".contains(c);
    let counted = |text: &str, digit: &dyn Fn(char) -> bool| -> Option<char> {
        let rest = text.trim_start_matches(digit);
        (rest.len() < text.len() && text.len() - rest.len() <= 12).then(|| rest.chars().next()).flatten()
    };
    let digit = |c: char| c.is_ascii_digit();
    if let Some(rest) = line.strip_prefix(['（', '(']) {
        return [counted(rest, &chinese), counted(rest, &digit)]
            .iter()
            .any(|c| matches!(c, Some('）' | ')')));
    }
    if let Some(rest) = line.strip_prefix('第') {
        return matches!(counted(rest, &chinese), Some('章' | '节' | '条'));
    }
    if counted(line, &chinese) == Some('、') || counted(line, &digit) == Some('、') {
        return true;
    }
    // 3.5亿元 at the start of a line goes on; 3.推进 begins.
    let rest = line.trim_start_matches(digit);
    rest.len() < line.len()
        && rest.strip_prefix(['.', '．']).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// `— 3 —`, `- 3 -`, `第 3 页`, `3`: a number that stands for the page.
fn is_page_number(line: &str) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let marks = |c: char| c.is_whitespace() || c.is_ascii_digit() || "—-–―－·第页共/".contains(c);
    (1..=6).contains(&digits) && line.chars().all(marks)
}

#[cfg(test)]
mod tests {
    use super::{begins, is_page_number, paragraphs};

    fn page(text: &str) -> Vec<String> {
        vec![text.to_owned()]
    }

    #[test]
    fn a_head_that_every_page_repeats_is_read_once() {
        let pages: Vec<Vec<String>> = ["春季全面摸底排查。", "夏季集中整改到位。", "秋季逐项验收销号。"]
            .iter()
            .zip(1..)
            .map(|(body, at)| {
                page(&format!("青石县政府公报 2026年第2期 - {at} -\n附件{at}\n{body}\n— {at} —"))
            })
            .collect();
        assert_eq!(
            paragraphs(&pages),
            "青石县政府公报 2026年第2期 - 1 -\n附件1\n春季全面摸底排查。\n附件2\n夏季集中整改到位。\n附件3\n秋季逐项验收销号。"
        );
        // Two pages that begin alike are no rule.
        assert_eq!(paragraphs(&pages[..2]).matches("公报").count(), 2);
    }

    #[test]
    fn a_full_line_goes_on_over_the_page() {
        let first = "二是加快实施老旧小区改造工程由县住房和城乡建设局牵头于六月底\n前完成全部招标工作。\n三是统筹推进农村道路建设由县交通运输局牵头各乡镇要在九月\n— 3 —";
        let second = "30日前完成路基工程。\n下一段。";
        assert_eq!(
            paragraphs(&[page(first), page(second)]),
            "二是加快实施老旧小区改造工程由县住房和城乡建设局牵头于六月底前完成全部招标工作。\n\
             三是统筹推进农村道路建设由县交通运输局牵头各乡镇要在九月30日前完成路基工程。\n下一段。"
        );
    }

    #[test]
    fn a_numbered_line_begins_a_paragraph() {
        for line in ["一、总体要求", "（二）工作目标", "3.推进", "4、落实", "（1）清单", "第十二条 本办法"]
        {
            assert!(begins(line), "{line}");
        }
        for line in ["3.5亿元", "一批项目", "2026年底前", "第一季度"] {
            assert!(!begins(line), "{line}");
        }
    }

    #[test]
    fn a_number_keeps_its_measure_word() {
        assert_eq!(paragraphs(&[page("开工率达到80% 以上")]), "开工率达到80%以上");
        assert_eq!(paragraphs(&[page("道路改造 县交通运输局 5000 万元")]), "道路改造 县交通运输局 5000万元");
    }

    #[test]
    fn page_numbers_are_not_text() {
        for line in ["— 3 —", "- 12 -", "7", "第 3 页 共 10 页"] {
            assert!(is_page_number(line), "{line}");
        }
        assert!(!is_page_number("2026年"));
        assert!(!is_page_number("————"));
    }
}
