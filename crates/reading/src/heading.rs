//! Which pieces are headings, and whether the text under them looks back or ahead.

use crate::clean::Clean;
use crate::division::Item;
use crate::lexicon::{Words, among, find, is, words};
use crate::sentence::Piece;
use crate::structure::{after_mark, mark};

/// Whether a part of a document reports or promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outlook {
    /// Nothing said.
    Open,
    /// 过去一年工作回顾
    Back,
    /// 今年目标任务, 重点工作
    Ahead,
    /// 指导思想, 基本原则
    Preamble,
}

#[rustfmt::skip]
static BACK: Words = Words::of(&[
    "回顾", "过去一年", "一年来", "过去五年", "五年来", "工作总结", "主要成效", "取得的成绩", "存在的问题", "存在问题", "工作情况", "发展成就", "名词解释", "名词注释", "用语说明", "注释",
    "简要总结",
]);

#[rustfmt::skip]
static AHEAD: Words = Words::of(&[
    "重点工作", "目标任务", "预期目标", "工作安排", "工作建议", "总体要求", "总体安排", "工作目标", "重点任务", "主要任务", "下一步", "工作打算",
    "今后五年", "工作思路", "主要目标", "发展目标", "政府自身建设", "工作部署", "主要措施", "实事", "工作重点", "今年工作", "今年政府工作",
]);

/// Openings of paragraphs that turn a report round even without a heading.
#[rustfmt::skip]
static TURN_AHEAD: Words = Words::of(&[
    "今年是", "做好今年", "今年工作的总体要求", "今年政府工作的总体要求", "综合考虑", "今年全市经济社会发展", "今年全县经济社会发展",
    "今年全省经济社会发展", "今年经济社会发展", "今年,我们将", "今年,我们要", "新的一年", "今年我们将", "今年,要", "重点做好", "重点抓好", "今年要",
    "今年,将", "今年政府工作",
]);

static PREAMBLE: Words =
    Words::of(&["指导思想", "基本原则", "重大意义", "重要意义", "工作原则", "适用范围", "总体思路"]);

#[rustfmt::skip]
static TURN_BACK: Words = Words::of(&[
    "一年来", "过去一年", "过去五年", "五年来", "刚刚过去的", "各位代表!过去", "回顾过去", "这一年", "过去的一年", "成绩来之不易",
]);

/// Marks headings and returns, for each piece, what its part of the document does.
pub(crate) fn outline(clean: &Clean, pieces: &mut [Piece], items: &[Item], year: i16) -> Vec<Outlook> {
    let norm = &clean.norm;
    let mut outlook = Outlook::Open;
    // Rank of the heading that set the outlook; 9 when none did.
    let mut level = 9;
    let mut preamble: Option<(u8, Outlook)> = None;
    let mut seen = Vec::with_capacity(pieces.len());
    let mut item = items.iter().peekable();
    for index in 0..pieces.len() {
        let piece = pieces[index].clone();
        while item.peek().is_some_and(|item| item.close <= piece.start) {
            item.next();
        }
        let assigned = item.peek().is_some_and(|item| item.start < piece.end);
        let heading = !assigned
            && (piece.heading && !measured(norm, &piece)
                || inline(norm, pieces, index)
                || alone(norm, pieces, index));
        pieces[index].heading = heading;
        let at = after_mark(norm, piece.start, piece.end);
        if heading {
            let numbered = mark(norm, piece.start);
            let own = numbered.map_or(0, |found| found.level);
            let mut says = judge(norm, at, piece.end, year);
            // 基本原则 covers its own part only: what was said before goes on behind it.
            if let Some((rank, before)) = preamble.take_if(|(rank, _)| own <= *rank) {
                outlook = before;
                if own < rank && says == Outlook::Open {
                    says = before;
                }
            }
            if piece.end - at <= 16 && PREAMBLE.within(&norm[..piece.end], at, piece.end) {
                preamble = Some((own, outlook));
                seen.push(Outlook::Preamble);
                continue;
            }
            // A heading inside a review does not end it; one of its own rank does.
            if says != Outlook::Open && own <= level && (piece.heading || numbered.is_some()) {
                outlook = says;
                // The title and its date are over every part, and no part ends with them.
                level = if own == 0 && is_head(norm, piece.start, piece.end) { 9 } else { own };
            } else if own == 1 && own <= level && outlook == Outlook::Back {
                outlook = Outlook::Open;
            }
        } else if piece.first || norm.get(at).is_some_and(char::is_ascii_digit) {
            let turned = turn(&norm[..piece.end], at, year);
            // 过去一年…，但仍有欠账: below a heading that promises, a sentence looks back, and not its part.
            let aside = turned == Outlook::Back && outlook == Outlook::Ahead && level < 9;
            if turned != Outlook::Open && turned != outlook && !aside {
                outlook = turned;
                level = 9;
            }
        }
        seen.push(if preamble.is_some() { Outlook::Preamble } else { outlook });
    }
    seen
}

/// 2026年政府工作报告, （2026年1月20日）: what a paper is called, and its day.
fn is_head(norm: &[char], start: usize, end: usize) -> bool {
    static PAPERS: Words =
        Words::of(&["报告", "讲话", "通知", "方案", "意见", "纪要", "要点", "计划", "决定", "通报"]);
    let dated = norm[start..end].iter().all(|c| c.is_ascii_digit() || among("年月日() ", *c));
    dated || PAPERS.before(&norm[..end], end).is_some_and(|(_, at)| at > start)
}

/// What the opening of a paragraph says without a heading.
fn turn(text: &[char], at: usize, year: i16) -> Outlook {
    if TURN_BACK.at(text, at).is_some() {
        return Outlook::Back;
    }
    if TURN_AHEAD.at(text, at).is_some() {
        return Outlook::Ahead;
    }
    let opens =
        |year: i16| is(text, at, &year.to_string()) && words!["年是", "年,是"].at(text, at + 4).is_some();
    if text.get(at).is_none_or(|c| !c.is_ascii_digit()) {
        Outlook::Open
    } else if opens(year - 1) {
        Outlook::Back
    } else if opens(year) {
        Outlook::Ahead
    } else {
        Outlook::Open
    }
}

fn judge(norm: &[char], start: usize, end: usize, year: i16) -> Outlook {
    static MEETING: Words = Words::of(&["讲话", "会议", "会上"]);
    let text = &norm[..end];
    // 听取…工作情况的汇报: an item of an agenda, under which the minutes tell what was decided.
    static AGENDA: Words = Words::of(&["听取", "专题听取", "审议", "传达", "研究", "专题研究", "讨论"]);
    static PAPERS: Words = Words::of(&["汇报", "报告", "意见", "方案", "通知", "事宜", "事项", "办法"]);
    let agenda = AGENDA
        .at(text, start)
        .is_some_and(|(word, _)| word.ends_with("听取") || PAPERS.before(text, text.len()).is_some());
    // The title of a speech names the meeting, not what the speech does.
    if MEETING.within(text, start, end) || agenda {
        return Outlook::Open;
    }
    if BACK.within(text, start, end) {
        return Outlook::Back;
    }
    if AHEAD.within(text, start, end) || is(norm, start, "今年") {
        return Outlook::Ahead;
    }
    let has = |words: String| find(text, start, end, &words).is_some();
    if has(format!("{}年工作", year - 1)) {
        return Outlook::Back;
    }
    if has(format!("{year}年")) { Outlook::Ahead } else { Outlook::Open }
}

/// A number to reach: such a line is a task, not a heading.
fn measured(norm: &[char], piece: &Piece) -> bool {
    let text = &norm[piece.start..piece.end];
    text.windows(2).any(|w| w[0].is_ascii_digit() && matches!(w[1], '%' | '万' | '亿' | '个' | '家' | '项'))
        && !text.windows(2).any(|w| w[0].is_ascii_digit() && w[1] == '年')
}

/// A numbered line that closes with 。 and names what the lines below it say: no sibling follows it directly.
fn alone(norm: &[char], pieces: &[Piece], index: usize) -> bool {
    let piece = &pieces[index];
    let Some(own) = mark(norm, piece.start).filter(|found| found.level <= 2) else { return false };
    let Some(next) = pieces.get(index + 1).filter(|next| piece.first && next.line != piece.line) else {
        return false;
    };
    let text = &norm[own.end..piece.end];
    let sibling = mark(norm, next.start).is_some_and(|found| found.level <= own.level);
    !sibling && text.len() <= 32 && !text.iter().any(|c| c.is_ascii_digit() || among!("“《(:;", *c))
}

/// 三是严格督查，确保落实。: two phrases of about four characters and no more.
fn paired(text: &[char]) -> bool {
    text.iter().filter(|c| **c == ',').count() == 1
        && text.split(|c| *c == ',').all(|part| (4..=7).contains(&part.len()))
        && !text.iter().any(|c| c.is_ascii_digit() || matches!(c, '“' | '《' | '局' | '镇' | '办' | '月'))
}

/// （四）交办事项，承办单位按要求办理。: who is told is no part of a heading.
fn told(text: &[char]) -> bool {
    #[rustfmt::skip]
    static TOLD: Words = Words::of(&[
        "承办单位", "责任单位", "牵头单位", "有关单位", "相关单位", "有关部门", "相关部门", "各镇", "各乡镇", "各单位", "各部门", "县直",
    ]);
    (1..text.len()).any(|at| text[at - 1] == ',' && TOLD.at(text, at).is_some())
}

/// A short sentence at the head of its paragraph, or after 一要/一是, that only names what follows.
fn inline(norm: &[char], pieces: &[Piece], index: usize) -> bool {
    let piece = &pieces[index];
    let followed = pieces.get(index + 1).is_some_and(|next| next.line == piece.line);
    let numbered = mark(norm, piece.start);
    let begin = after_mark(norm, piece.start, piece.end);
    let length = piece.end - begin;
    let limit = match numbered {
        Some(found) if found.spoken => 16,
        Some(_) => 36,
        None => 22,
    };
    if length > limit || !followed && !numbered.is_some_and(|found| found.spoken) {
        return false;
    }
    let text = &norm[begin..piece.end];
    if numbered.is_some_and(|found| found.spoken) && length <= 13 && paired(text) {
        return true;
    }
    if text.iter().any(|c| {
        c.is_ascii_digit()
            || matches!(c, '《' | ':')
            || numbered.is_none_or(|found| found.level > 2) && matches!(c, '“' | '"' | '(')
    }) {
        return false;
    }
    if numbered.is_none() {
        let short = length <= 14 && followed;
        if !(piece.first || short) || text.contains(&',') {
            return false;
        }
        // What ends or begins a named thing is a task however short it is.
        static TOLD: Words = Words::of(&[
            "建成",
            "完成",
            "出台",
            "举办",
            "开工",
            "启动",
            "新建",
            "要",
            "申报",
            "争创",
            "创成",
            "承办",
            "编制",
            "全覆盖",
        ]);
        return !TOLD.within(text, 0, text.len());
    }
    text.last().is_some_and(|c| among!("。!;", *c)) && !text.contains(&',')
        || numbered.is_some_and(|found| found.level <= 2) && !told(text)
}
