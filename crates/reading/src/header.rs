//! Title, number, issuer and date of a document, from its first and last lines.

use std::sync::LazyLock;

use calendar::Date;
use calendar::deadline::{Deadline, Precision, find_in};

use crate::Found;
use crate::clean::{Clean, blank};
use crate::lexicon::{Lexicon, Words, among, any_before, find, is, words};
use crate::sentence::Piece;
use crate::structure::mark;
use crate::unit::ends_like_unit;

/// What a document says about itself.
#[derive(Default)]
pub(crate) struct Header {
    pub(crate) title: Option<Found<String>>,
    pub(crate) number: Option<Found<String>>,
    pub(crate) issuer: Option<Found<String>>,
    pub(crate) date: Option<Found<Date>>,
    /// The day of the meeting that the first lines tell of, which stands for a date that no line gives.
    pub(crate) held: Option<Found<Date>>,
}

const TITLE_WORDS: &[&str] = &[
    "通知", "讲话", "方案", "意见", "报告", "规划", "计划", "决定", "办法", "措施", "纪要", "要点", "分工",
    "实事", "通报", "批复", "公告", "条例", "细则", "清单",
];
/// How far into the text a title may stand.
const HEAD: usize = 12;

/// Reads the header.
pub(crate) fn header(clean: &Clean, pieces: &[Piece]) -> Header {
    let number = number(clean);
    let title = title(clean, pieces);
    let issuer = issuer(clean, pieces, title.as_ref());
    Header { date: date(clean, pieces), held: held(clean), number, title, issuer }
}

fn title(clean: &Clean, pieces: &[Piece]) -> Option<Found<String>> {
    let norm = &clean.norm;
    let mut lines: Vec<&Piece> = pieces.iter().take(HEAD).filter(|piece| piece.first).collect();
    lines.retain(|piece| piece.end - piece.start < 120 && !among!("。:!", norm[piece.end - 1]));
    let ends_like_title = |piece: &&&Piece| {
        let bare = without_note(norm, piece.start, piece.end);
        TITLE_WORDS
            .iter()
            .any(|w| any_before(&norm[..bare], bare, &[w]).is_some_and(|(_, s)| s >= piece.start))
    };
    if let Some(last) = lines.iter().find(ends_like_title) {
        // A title set in several lines: those right above that do not close a sentence belong to it.
        let mut start = last.start;
        let mut line = last.line;
        for above in pieces.iter().rev().filter(|piece| piece.line < last.line) {
            let numbered = find(norm, above.start, above.end, "号").is_some_and(|at| at + 1 == above.end);
            if line - above.line > 1
                || above.end - above.start > 40
                || numbered
                || among!("。:!", norm[above.end - 1])
            {
                break;
            }
            start = above.start;
            line = above.line;
        }
        return Some(Found { value: clean.quote(start, last.end), span: clean.span(start, last.end) });
    }
    // A speech whose title runs into the salutation (…上的讲话同志们:).
    let first = pieces.first()?;
    for word in ["的讲话", "工作报告"] {
        if let Some(at) = find(norm, first.start, first.end.min(first.start + 80), word) {
            let end = at + word.chars().count();
            if norm[first.start..end].contains(&',') {
                break;
            }
            return Some(Found { value: clean.quote(first.start, end), span: clean.span(first.start, end) });
        }
    }
    let plain =
        |piece: &&&Piece| piece.heading && piece.end - piece.start >= 4 && mark(norm, piece.start).is_none();
    let heading = lines.iter().take(1).find(plain)?;
    Some(Found {
        value: clean.quote(heading.start, heading.end),
        span: clean.span(heading.start, heading.end),
    })
}

fn without_note(norm: &[char], start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start && among!("。》」 ", norm[end - 1]) {
        end -= 1;
    }
    if end > start
        && norm[end - 1] == ')'
        && let Some(open) = norm[start..end].iter().rposition(|c| *c == '(')
    {
        return start + open;
    }
    end
}

/// 云政发〔2026〕3号
fn number(clean: &Clean) -> Option<Found<String>> {
    let norm = &clean.norm;
    let limit = norm.len().min(1500);
    for open in 0..limit {
        if !matches!(norm[open], '[' | '(') {
            continue;
        }
        let year = (open + 1..limit.min(open + 5)).all(|at| norm[at].is_ascii_digit())
            && matches!(norm.get(open + 5), Some(']' | ')'));
        if !year {
            continue;
        }
        let digits = norm[(open + 6).min(limit)..limit]
            .iter()
            .take_while(|c| c.is_ascii_digit() || **c == ' ' || **c == '第')
            .count();
        let end = open + 6 + digits;
        if digits == 0 || norm.get(end) != Some(&'号') {
            continue;
        }
        let line = norm[..open].iter().rposition(|c| *c == '\n').map_or(0, |n| n + 1);
        let letters = norm[line..open]
            .iter()
            .rev()
            .take(14)
            .take_while(|c| !blank(**c) && !among!(",。;:()《》“", **c))
            .count();
        let start = open - letters;
        if letters >= 2
            && (start == line || norm[line..start].iter().all(|c| blank(*c)) || among!("(:", norm[start - 1]))
        {
            return Some(Found { value: clean.quote(start, end + 1), span: clean.span(start, end + 1) });
        }
    }
    None
}

fn issuer(clean: &Clean, pieces: &[Piece], title: Option<&Found<String>>) -> Option<Found<String>> {
    let norm = &clean.norm;
    let found = |start, end| Found { value: clean.quote(start, end), span: clean.span(start, end) };
    // A signature stands on a line of its own above the date.
    for piece in pieces.iter().filter(|piece| piece.first && piece.end - piece.start <= 24) {
        let like = words![
            "人民政府办公室",
            "人民政府办公厅",
            "人民政府",
            "国务院办公厅",
            "国务院",
            "委员会",
            "办公室"
        ]
        .before(&norm[..piece.end], piece.end);
        if like.is_some_and(|(_, s)| s >= piece.start) && !norm[piece.start..piece.end].contains(&',') {
            return Some(found(piece.start, piece.end));
        }
    }
    let title_end = title.map_or(0, |title| title.span.end);
    let about = find(norm, 0, title_end.min(norm.len()), "关于")?;
    let start = norm[..about].iter().rposition(|c| *c == '\n').map_or(0, |n| n + 1);
    let about = find(norm, start, about, "印发").unwrap_or(about);
    let (start, end) = clean.trim(start, about);
    (end > start + 2).then(|| found(start, end))
}

fn date(clean: &Clean, pieces: &[Piece]) -> Option<Found<Date>> {
    let norm = &clean.norm;
    // 县政府督查室 2026年3月16日; 会议时间：2026年3月12日下午3时
    let signed = |piece: &&Piece| {
        const TAIL: usize = 8;
        let years = (piece.start + 2..piece.end).filter(|at| matches!(norm[*at], '1' | '2' | '二' | '一'));
        years.into_iter().find_map(|at| {
            let (day, end) = full_date(norm, at)?;
            let held = words!["时间:", "日期:", "时间: ", "日期: "].before(norm, at).is_some()
                && end + TAIL >= piece.end;
            let signs = norm[at - 1] == ' ' && end == piece.end && ends_like_unit(norm, piece.start, at - 1);
            (held || signs).then(|| Found { value: day, span: clean.span(at, end) })
        })
    };
    // A line with nothing but a date, or a date in brackets under the title.
    for piece in pieces.iter().filter(|piece| piece.first && piece.end - piece.start <= 40) {
        let start = piece.start + usize::from(norm[piece.start] == '(' || norm[piece.start] == '[');
        if let Some((day, end)) = full_date(norm, start)
            && end + 14 >= piece.end
        {
            return Some(Found { value: day, span: clean.span(start, end) });
        }
    }
    let lines = || pieces.iter().filter(|piece| piece.first && piece.end - piece.start <= 40);
    lines().find_map(|piece| signed(&piece))
}

/// 2026年3月3日，县长主持召开常务会议; ——2026年1月22日在全县大会上: the day of the meeting that the first lines tell of.
fn held(clean: &Clean) -> Option<Found<Date>> {
    const HEAD: usize = 240;
    const NEAR: usize = 40;
    static MEETS: Words = Words::of(&["召开", "主持", "举行", "会议上", "大会上"]);
    let norm = &clean.norm[..clean.norm.len().min(HEAD)];
    let opens = |at: usize| at == 0 || among!("\n—-。,(", norm[at - 1]);
    let years = (0..norm.len()).filter(|at| matches!(norm[*at], '1' | '2' | '二' | '一') && opens(*at));
    years.into_iter().find_map(|at| {
        let (day, end) = full_date(norm, at)?;
        let near = norm.len().min(end + NEAR);
        let close = (end..near).find(|i| among!("。\n", norm[*i])).unwrap_or(near);
        MEETS.within(norm, end, close).then(|| Found { value: day, span: clean.span(at, end) })
    })
}

/// The day of the meeting that a report tells of (10月18日下午，县里召开…), where it lies behind the day that the document is
/// said to be of: what it says of this month then counts from there.
pub(crate) fn day_told(clean: &Clean, anchor: Date) -> Option<Date> {
    const HEAD: usize = 300;
    const FAR: usize = 30;
    static TELLS: Words =
        Words::of(&["召开", "举行", "主持", "调研", "督导", "督办", "检查", "视察", "走访", "深入"]);
    let norm = &clean.norm;
    let days = find_in(&norm[..norm.len().min(HEAD)], anchor);
    let told = |time: &&Deadline| {
        time.precision == Some(Precision::Day)
            && !time.bounded
            && norm[time.start].is_ascii_digit()
            && words!["上午", "下午", "晚", "中午", "凌晨"].at(norm, time.end).is_some()
            && words!["定于", "将于", "拟于", "于", "至", "在", ":"].before(norm, time.start).is_none()
            && (time.end..norm.len().min(time.end + FAR)).any(|at| TELLS.at(norm, at).is_some())
    };
    let day = days.iter().filter(told).find_map(|time| time.due)?;
    (day.year() == anchor.year() && day > anchor).then_some(day)
}

/// Whether a title ends in what a paper is called.
pub(crate) fn names_paper(title: &str) -> bool {
    ["方案", "通知", "意见", "报告", "办法", "细则", "纪要", "讲话", "决定", "通报"]
        .iter()
        .any(|word| title.ends_with(word))
}

/// The first days of the year that a work report of December plans for: its 年内 is not over in a week.
pub(crate) fn year_planned(header: &Header, anchor: Date) -> Option<Date> {
    let title = header.title.as_ref()?.value.as_str();
    let bare = title.split(['（', '(']).next().unwrap_or(title).trim();
    let report = bare.ends_with("政府工作报告") && anchor.month() == 12;
    // 2026年政府工作报告 of that December looks back.
    let next = anchor.year().checked_add(1)?;
    let ahead = year_said(title).is_none_or(|year| year == next);
    (report && ahead).then(|| Date::new(next, 1, 3).ok()).flatten()
}

/// The one year that a title names (2026年全县工作会议), which a span of years (2021—2025年) does not.
pub(crate) fn year_said(title: &str) -> Option<i16> {
    let chars: Vec<char> = title.chars().collect();
    let mut said = None;
    for at in 4..chars.len() {
        let digits = chars[at - 4..at].iter().all(char::is_ascii_digit);
        let before = at.checked_sub(5).map(|i| chars[i]);
        if chars[at] != '年' || !digits {
            continue;
        }
        if before.is_some_and(|c| c.is_ascii_digit() || among!("—-~至～–", c)) || said.is_some() {
            return None;
        }
        said = chars[at - 4..at].iter().collect::<String>().parse().ok();
    }
    said.filter(|year| (1950..2100).contains(year))
}

/// 2026年1月15日, 2026年2月, 二〇二六年…
fn full_date(norm: &[char], at: usize) -> Option<(Date, usize)> {
    let digit = |c: char| {
        c.to_digit(10)
            .or_else(|| {
                "〇一二三四五六七八九".chars().position(|d| d == c).and_then(|n| u32::try_from(n).ok())
            })
            .or((c == '○').then_some(0))
    };
    let mut year = 0_u32;
    for offset in 0..4 {
        year = year * 10 + digit(*norm.get(at + offset)?)?;
    }
    let (_, month_at) = words!["年", "-", "/", "."].at(norm, at + 4)?;
    let (month, month_end) = small(norm, month_at)?;
    let mut end = month_end + usize::from(among!("月-/.", *norm.get(month_end)?));
    let day = match small(norm, end) {
        Some((day, day_end)) => {
            end = day_end + usize::from(is(norm, day_end, "日"));
            day
        }
        None => 1,
    };
    let day =
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (1949..=2200).contains(&day.year()).then_some((day, end))
}

/// A number of one or two figures, Arabic or Chinese.
fn small(norm: &[char], at: usize) -> Option<(u32, usize)> {
    let mut end = at;
    let mut value = 0;
    while let Some(d) = norm.get(end).and_then(|c| c.to_digit(10)).filter(|_| end < at + 2) {
        value = value * 10 + d;
        end += 1;
    }
    if end > at {
        return Some((value, end));
    }
    let one = |i: usize| {
        norm.get(i)
            .and_then(|c| "一二三四五六七八九".chars().position(|d| d == *c))
            .and_then(|n| u32::try_from(n + 1).ok())
    };
    let tens = match one(at) {
        Some(n) if is(norm, at + 1, "十") => Some((n * 10, at + 2)),
        Some(n) => return Some((n, at + 1)),
        None => is(norm, at, "十").then_some((10, at + 1)),
    };
    let (value, end) = tens?;
    Some(one(end).map_or((value, end), |n| (value + n, end + 1)))
}

/// Words by how far a document speaks: over a country or a province, or over a city or county.
static REACH: LazyLock<Lexicon<bool>> = LazyLock::new(|| {
    let wide = "全国 国务院 中央 党中央 全省 省委 省政府 我省 自治区 各省 各地区";
    let near = "全市 市委 市政府 我市 全县 县委 县政府 我县 全区 区委 区政府 我区 全镇 全乡 镇党委 乡党委 镇政府 乡政府 本县 本市 全州 州委 州政府 全盟 盟委 全旗";
    Lexicon::new(wide.split(' ').map(|w| (w, true)).chain(near.split(' ').map(|w| (w, false))))
});

/// Whether a document speaks of a whole country or province rather than of a city or county.
pub(crate) fn speaks_widely(norm: &[char]) -> bool {
    const SEEN: usize = 20_000;
    let text = &norm[..norm.len().min(SEEN)];
    let (mut wide, mut near) = (0_usize, 0_usize);
    for at in 0..text.len() {
        match REACH.at(text, at) {
            Some((_, true)) => wide += 1,
            Some((_, false)) => near += 1,
            None => {}
        }
    }
    wide >= 5 && near * 20 < wide
}
