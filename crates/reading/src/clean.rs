//! The text to work on: code points with widths folded and page artefacts left out, each knowing where it came from.

use std::sync::LazyLock;

use crate::Span;
use crate::lexicon::{among, digits_at, is_han};
use crate::unfold::unfold;

/// The working text. `norm` is for looking, `raw` is for quoting; both have the same length.
pub(crate) struct Clean {
    /// Full-width ASCII folded to half-width, traditional to simplified forms; line breaks are `\n`.
    pub(crate) norm: Vec<char>,
    /// As written.
    pub(crate) raw: Vec<char>,
    /// Position of each code point in the original.
    origin: Vec<u32>,
}

impl Clean {
    /// Folds and cleans a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut raw: Vec<char> = Vec::with_capacity(text.chars().count());
        raw.extend(text.chars());
        let mut norm = folded(&raw);
        full_stops(&mut norm);
        unfold(&mut norm);
        let dropped = artefacts(&norm);
        let origin = Vec::with_capacity(norm.len());
        let mut clean = Self { norm, raw, origin };
        clean.drop(&dropped);
        clean
    }

    /// Leaves out some ranges and what takes no place. What stays moves to the front.
    fn drop(&mut self, dropped: &[Span]) {
        let Self { norm, raw, origin } = self;
        let mut dropped = dropped.iter().peekable();
        let (mut at, mut kept) = (0, 0);
        while at < norm.len() {
            while dropped.next_if(|span| span.end <= at).is_some() {}
            if let Some(span) = dropped.peek().filter(|span| span.start <= at) {
                at = span.end;
                continue;
            }
            if common(raw[at]) && norm[at] != '\n' || stays(norm, raw[at], at, kept) {
                raw[kept] = if norm[at] == '\n' { '\n' } else { raw[at] };
                norm[kept] = norm[at];
                origin.push(u32::try_from(at).unwrap_or(u32::MAX));
                kept += 1;
            }
            at += 1;
        }
        norm.truncate(kept);
        raw.truncate(kept);
    }

    /// How many code points there are to read.
    pub(crate) fn len(&self) -> usize {
        self.norm.len()
    }

    /// The place in the original of a range of the working text.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        let end = end.min(self.origin.len());
        if start >= end {
            let at = self.origin.get(start).or(self.origin.last()).map_or(0, |at| *at as usize);
            return Span { start: at, end: at };
        }
        Span { start: self.origin[start] as usize, end: self.origin[end - 1] as usize + 1 }
    }

    /// What a range says, without line breaks and the blanks at its ends.
    pub(crate) fn quote(&self, start: usize, end: usize) -> String {
        let raw = &self.raw[start..end];
        let begin = raw.iter().position(|c| !c.is_whitespace()).unwrap_or(raw.len());
        let stop = raw.iter().rposition(|c| !c.is_whitespace()).map_or(begin, |last| last + 1);
        let raw = &raw[begin..stop];
        // Nearly every character takes three bytes.
        let mut text = String::with_capacity(3 * raw.len());
        for c in raw {
            match c {
                '\n' => {}
                '\t' => text.push(' '),
                c => text.push(*c),
            }
        }
        text
    }

    /// Narrows a range until it neither begins nor ends with a blank.
    pub(crate) fn trim(&self, mut start: usize, mut end: usize) -> (usize, usize) {
        while start < end && blank(self.norm[start]) {
            start += 1;
        }
        while end > start && blank(self.norm[end - 1]) {
            end -= 1;
        }
        (start, end)
    }
}

/// Most characters of a Chinese text, all of which take a place.
fn common(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{d7ff}')
}

/// Whether a character says anything where it stands; the first `kept` are those before it that do.
fn stays(norm: &[char], raw: char, at: usize, kept: usize) -> bool {
    // A line ends once: \r\n, and the form feed behind a page's last line, add nothing.
    let again = norm[at] == '\n' && raw != '\n' && norm.get(at + 1).is_none_or(|c| *c == '\n');
    let parts = norm[at] == ' ' && parts_number(&norm[..kept], &norm[at + 1..]);
    !unseen(raw) && !again && !parts
}

/// Whether a blank between two stretches only parts a number from its unit (12 月底, 50 个), or a day from its month.
fn parts_number(before: &[char], behind: &[char]) -> bool {
    let Some(last) = before.last() else { return false };
    if last.is_ascii_digit() {
        #[rustfmt::skip]
        let unit = |c: &char| among!("年月日号个家万亿%元套亩公千米吨户人座条项件辆处台名所趟次张盏棵株栋幢间批场艘颗眼", *c);
        return behind.first().is_some_and(unit);
    }
    // 不少于 16小时, 其中 10亿元: no cell of a table ends so.
    if among!("到于达过至为约超近有中少低等每各、", *last) && behind.first().is_some_and(char::is_ascii_digit)
    {
        return true;
    }
    // 2015年 5月, 5月 15日, 5 月 15 日
    if !among!("年月", *last) || !before.iter().nth_back(1).is_some_and(char::is_ascii_digit) {
        return false;
    }
    let digits = digits_at(behind, 0);
    let unit = behind.get(digits);
    matches!(digits, 1 | 2)
        && match last {
            '年' => unit.is_some_and(|c| matches!(c, '月' | ' ')),
            _ => unit.is_some_and(|c| matches!(c, '日' | '号' | ' ')),
        }
}

/// Blank space, line breaks included.
pub(crate) fn blank(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{3000}' | '\u{a0}' | '\u{2002}' | '\u{2003}' | '\u{feff}')
}

/// What takes no place in a printed text: soft hyphens, joiners, marks of direction, private signs of a font.
fn unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e000}'..='\u{f8ff}')
        || matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}')
}

fn han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// A point behind a Chinese word ends its sentence: half-width punctuation. 一. and 3.5 keep theirs.
fn full_stops(norm: &mut [char]) {
    for at in 1..norm.len() {
        let before = norm[at - 1];
        if norm[at] == '.'
            && (han(before) && !among!("一二三四五六七八九十百", before) || among!("%)”", before))
            && norm.get(at + 1).is_none_or(|c| han(*c) || blank(*c))
        {
            norm[at] = '。';
        }
    }
}

/// Marks of footnotes behind a word: 一张网①, 一张网[1], 一张网¹. Those that count a list (分三步：①…) stand behind
/// punctuation, or count on in the same sentence.
fn footnotes(norm: &[char]) -> Vec<Span> {
    let mut found = Vec::new();
    // Up to here ①②③ count a list.
    let mut listed = 0;
    for at in 1..norm.len() {
        if is_han(norm[at]) {
            continue;
        }
        let before = norm[at - 1];
        let word = || han(before) || among!("”》)%", before);
        let Some(end) = footnote(norm, at).filter(|_| at >= listed && word()) else { continue };
        let cited = ["附件", "附表", "图", "表", "第"].iter().any(|word| {
            let chars: Vec<char> = word.chars().collect();
            norm[..at].ends_with(&chars)
        });
        if norm[at] == '①' && han(before) {
            let sentence = norm[at..].iter().take(LONG_SENTENCE).take_while(|c| !matches!(c, '。' | '\n'));
            listed = if sentence.clone().any(|c| *c == '②') { at + sentence.count() } else { listed };
        }
        if !cited && at >= listed && norm.get(end).is_none_or(|c| !matches!(c, '号' | '条' | '款')) {
            found.push(Span { start: at, end });
        }
    }
    found
}

/// As far as the next mark of a list is looked for.
const LONG_SENTENCE: usize = 300;

/// Behind the mark of a footnote at `at`, if one stands there.
fn footnote(norm: &[char], at: usize) -> Option<usize> {
    match norm[at] {
        '①'..='⑳' | '㉑'..='㊿' => Some(at + 1),
        '¹' | '²' | '³' | '⁴'..='⁹' if !among!("米里", norm[at - 1]) => Some(at + 1),
        '[' => {
            let digits = norm[at + 1..].iter().take(3).take_while(|c| c.is_ascii_digit()).count();
            (digits > 0 && norm.get(at + 1 + digits) == Some(&']')).then_some(at + digits + 2)
        }
        _ => None,
    }
}

/// What stands for each code point of the basic plane: itself, its simplified form, its half-width form, or a line break.
static FOLDED: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table: Vec<u16> = (0..=u16::MAX).collect();
    let lists = [include_str!("../words/traditional.txt"), include_str!("../words/radicals.txt")];
    let list = lists.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#'));
    for pair in list.flat_map(str::split_whitespace) {
        let mut pair = pair.chars().map(u32::from);
        if let (Some(from), Some(to)) = (pair.next(), pair.next().and_then(|to| u16::try_from(to).ok())) {
            table[from as usize & 0xffff] = to;
        }
    }
    for full in 0xff01..=0xff5e_u16 {
        table[usize::from(full)] = full - 0xfee0;
    }
    const ALIKE: &[(&str, &str)] = &[
        ("\r\u{b}\u{c}\u{85}\u{2028}\u{2029}", "\n"),
        ("﹒", "."),
        ("｡", "。"),
        ("､", "、"),
        ("「『", "“"),
        ("」』", "”"),
        ("〔【", "["),
        ("〕】", "]"),
    ];
    for (written, meant) in ALIKE {
        for c in written.chars() {
            table[c as usize & 0xffff] = meant.encode_utf16().next().unwrap_or_default();
        }
    }
    table
});

fn folded(raw: &[char]) -> Vec<char> {
    let table = FOLDED.as_slice();
    let fold = |c: &char| table.get(*c as usize).and_then(|to| char::from_u32(u32::from(*to))).unwrap_or(*c);
    raw.iter().map(fold).collect()
}

/// Page numbers that a conversion left behind: a line break and `12、` in mid-sentence, or a line with nothing but a
/// page number.
fn artefacts(norm: &[char]) -> Vec<Span> {
    let mut dropped = Vec::new();
    let marks = page_marks(norm);
    let torn = marks.iter().filter(|mark| mark.torn).count();
    // A run of numbers that tears sentences apart numbers pages; the ones between sentences belong to the same run.
    let paged = torn >= 2 && torn * 3 >= marks.len();
    for mark in &marks {
        if mark.torn || paged {
            dropped.push(mark.span);
        }
    }
    if paged
        && marks.first().is_some_and(|mark| mark.number == 2)
        && let Some(end) = first_mark(norm)
    {
        dropped.insert(0, Span { start: 0, end });
    }
    dropped.extend(number_lines(norm));
    dropped.extend(footnotes(norm));
    dropped.sort_unstable();
    dropped
}

struct PageMark {
    span: Span,
    number: usize,
    torn: bool,
}

/// `1、` at the very beginning.
fn first_mark(norm: &[char]) -> Option<usize> {
    (norm.first() == Some(&'1') && norm.get(1) == Some(&'、')).then_some(2)
}

/// Every `\nN、` that goes on counting, with whether the line before it breaks off in mid-sentence.
fn page_marks(norm: &[char]) -> Vec<PageMark> {
    const LONG_LINE: usize = 120;
    let mut marks: Vec<PageMark> = Vec::new();
    let mut line_start = 0;
    for at in 0..norm.len() {
        if norm[at] != '\n' {
            continue;
        }
        let (begin, length) = (line_start, at - line_start);
        line_start = at + 1;
        let mut end = at + 1;
        let mut number = 0_usize;
        while let Some(d) = norm.get(end).and_then(|c| c.to_digit(10)).filter(|_| end - at <= 3) {
            number = number * 10 + d as usize;
            end += 1;
        }
        if end == at + 1 || norm.get(end) != Some(&'、') || length < LONG_LINE {
            continue;
        }
        let follows = marks.last().is_none_or(|last| number == last.number + 1);
        let last = norm[begin..at].iter().rev().find(|c| !blank(**c));
        let torn = last.is_some_and(|c| !among!("。!?;:；：！？…)", *c));
        if follows {
            marks.push(PageMark { span: Span { start: at, end: end + 1 }, number, torn });
        }
    }
    marks
}

/// A printed line has about 28 characters; one of fewer than this is not full.
const SHORT_LINE: usize = 10;

/// Lines such as `- 3 -`, `— 12 —` and `第3页`, with the break before them.
fn number_lines(norm: &[char]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..=norm.len() {
        if norm.get(at).is_some_and(|c| *c != '\n') {
            continue;
        }
        if start > 0 && at - start <= 12 && is_page_number(&norm[start..at]) {
            // A short line broke off by itself: a heading, or a cell of a table.
            let before = norm[..start - 1].iter().rev().take_while(|c| **c != '\n').count();
            let torn = before >= SHORT_LINE
                && norm[..start - 1]
                    .iter()
                    .rev()
                    .find(|c| !blank(**c))
                    .is_some_and(|c| !among!("。!?;:；：！？", *c));
            let end = if torn { (at + 1).min(norm.len()) } else { at };
            found.push(Span { start: start - 1, end });
        }
        start = at + 1;
    }
    found
}

fn is_page_number(line: &[char]) -> bool {
    let mut digits = 0;
    let mut dashes = 0;
    let mut words = 0;
    for c in line.iter().filter(|c| !blank(**c)) {
        match c {
            '0'..='9' => digits += 1,
            '-' | '—' | '–' | '－' | '―' => dashes += 1,
            '第' | '页' => words += 1,
            _ => return false,
        }
    }
    (1..=4).contains(&digits) && (dashes >= 2 || words == 2)
}
