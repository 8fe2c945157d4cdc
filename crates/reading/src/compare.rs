//! Comparisons around a number.

use crate::Comparator;
use crate::lexicon::{Words, among, is, words};
use crate::metric::rate_start;
use crate::number::{Number, UnitKind};
use crate::response::is_limit;
use crate::time::SHORTENED;

/// What stands before a number and makes it a comparison. Longer ones first.
#[rustfmt::skip]
static BEFORE: &[(Comparator, Words)] = &[
    (Comparator::AtLeast, Words::of(&["不得少于", "不得低于", "不得小于", "不应少于", "不应低于", "不能少于", "不能低于", "不可少于", "不少于", "不低于", "不小于", "至少", "最少", "不低于约"])),
    (Comparator::AtMost, Words::of(&["不得超过", "不得高于", "不得多于", "不得大于", "不得突破", "不应超过", "不应高于", "不能超过", "不能高于", "不能突破", "不可超过", "不超过", "不高于", "不大于", "不多于", "不突破", "不超", "控制在"])),
    (Comparator::LessThan, Words::of(&["低于", "少于", "小于"])),
    (Comparator::MoreThan, Words::of(&["超过", "突破", "高于", "大于", "多于", "超出", "跨越", "跃上", "迈上", "超", "过", "逾", "破"])),
    (Comparator::About, Words::of(&["大约", "接近", "约", "近"])),
];

/// What stands behind one.
#[rustfmt::skip]
static BEHIND: &[(Comparator, Words)] = &[
    (Comparator::AtLeast, Words::of(&["及以上", "或以上", "(含)以上", "以上", "起步"])),
    (Comparator::AtMost, Words::of(&["及以下", "以下", "以内", "之内"])),
    (Comparator::About, Words::of(&["左右", "上下", "(约)", "(左右)"])),
];

/// The comparison of a number, and where the whole expression begins and ends.
pub(crate) struct Compared {
    pub(crate) op: Comparator,
    pub(crate) begin: usize,
    pub(crate) end: usize,
}

/// Reads the comparison around a number in its clause.
pub(crate) fn compared(norm: &[char], clause: usize, to: usize, read: &Number) -> Compared {
    let text = &norm[..to];
    let ends = |at: usize| {
        // 约 605 万平方米
        let at = if at > clause + 1 && norm[at - 1] == ' ' { at - 1 } else { at };
        BEFORE.iter().find_map(|(op, words)| {
            words
                .before(text, at)
                .filter(|(word, start)| *start >= clause && !is_in_word(text, word, *start))
                .map(|(_, start)| (*op, start))
        })
    };
    // 不低于每小时60吨: the comparison stands before the rate.
    let rate = rate_start(norm, read.start);
    let before = ends(read.start).or_else(|| (rate < read.start).then(|| ends(rate)).flatten());
    // 75%起步; 10万亩起步区 is a zone.
    let whole =
        |word: &str, end: usize| word != "起步" || text.get(end).is_none_or(|c| among!(",;。、!)", *c));
    let behind = BEHIND.iter().find_map(|(op, words)| {
        words.at(text, read.end).filter(|(word, end)| whole(word, *end)).map(|(_, end)| (*op, end))
    });
    let behind = behind.or_else(|| soon(text, read));
    let op = match (before, behind) {
        (_, Some((op, _))) | (Some((op, _)), None) => op,
        (None, None) => distant(norm, clause, read.start)
            .or_else(|| shared(text, clause, read.start))
            .or_else(|| listed(text, clause, read))
            .unwrap_or(if read.more {
                Comparator::MoreThan
            } else if read.range {
                Comparator::AtLeast
            } else {
                Comparator::Equal
            }),
    };
    Compared {
        op,
        begin: before.map_or(read.start, |(_, start)| start),
        end: behind.map_or(read.end, |(_, end)| end),
    }
}

/// 诉求24小时内上门处理: at most so long each time.
fn soon(text: &[char], read: &Number) -> Option<(Comparator, usize)> {
    let end = read.end + 1;
    // 办电时间压到20天内
    let short = || SHORTENED.before(text, read.start).is_some();
    let limit = read.kind == UnitKind::Time
        && is(text, read.end, "内")
        && (short() || is_limit(text, read.start, end));
    limit.then_some((Comparator::AtMost, end))
}

/// 签约12家, 侦破3起, 通过5项: whether a comparison of one character is the end of another word.
fn is_in_word(text: &[char], word: &str, start: usize) -> bool {
    let before = match word {
        "约" => "签节预合条违协制履邀特公租",
        "破" => "侦打攻",
        "过" => "通经",
        "近" => "附临最靠邻",
        _ => return false,
    };
    // 折合约3亿元, 出租约300套: the character before ends a word of its own.
    let ended = || {
        words!["折合", "出租", "公租", "招租", "春节", "环节", "情节", "季节", "办公"]
            .before(text, start)
            .is_some()
    };
    start > 0 && among(before, text[start - 1]) && !(word == "约" && ended())
}

/// 分别不低于90%、85%、100%: the comparison before the first of them is that of all.
fn shared(text: &[char], clause: usize, at: usize) -> Option<Comparator> {
    const FAR: usize = 40;
    if at <= clause || !among!("、和", text[at - 1]) {
        return None;
    }
    let from = clause.max(at.saturating_sub(FAR));
    let all = words!["分别", "均", "都"];
    let (_, behind) = all.all(text, from, at).last()?;
    let (op, (_, begin)) = BEFORE.iter().find_map(|(op, words)| Some((*op, words.at(text, behind)?)))?;
    let list = |c: &char| c.is_ascii_digit() || among!("、和.%个百分点家万亿元人户项处亩公里吨", *c);
    (begin < at && text[begin..at].iter().all(list)).then_some(op)
}

/// 至少配备1部电话、2台手摇报警器: the next of a list is bounded as the first.
fn listed(text: &[char], clause: usize, read: &Number) -> Option<Comparator> {
    const FAR: usize = 30;
    let at = read.start;
    if read.kind != UnitKind::Count || at <= clause || text[at - 1] != '、' {
        return None;
    }
    let least = words!["至少", "不少于"].all(text, clause.max(at.saturating_sub(FAR)), at).last()?;
    let first = (least.1..at).find(|i| text[*i].is_ascii_digit())?;
    let near = first <= least.1 + 4;
    (near && !text[first..at].iter().any(|c| among!(",;各均", *c))).then_some(Comparator::AtLeast)
}

/// 至少培育1个: the comparison stands before the verb. 不低于采购总量的15%: what it is a share of stands between.
fn distant(norm: &[char], clause: usize, at: usize) -> Option<Comparator> {
    const FAR: usize = 16;
    if at > clause && norm[at - 1] == '的' {
        let from = clause.max(at.saturating_sub(FAR));
        let least = words!["不低于", "不少于", "不得低于", "不得少于"].within(&norm[..at], from, at);
        let most = words!["不超过", "不高于", "不得超过", "不得高于"].within(&norm[..at], from, at);
        if least || most {
            return Some(if least { Comparator::AtLeast } else { Comparator::AtMost });
        }
    }
    static LEAST: Words = Words::of(&["至少", "不少于", "最少"]);
    // 至少到联系乡镇现场办公1次
    let far = clause.max(at.saturating_sub(FAR));
    let first = |(_, behind): (usize, usize)| {
        at - behind <= 4 || !norm[behind..at].iter().any(|c| c.is_ascii_digit() || among!(",;、", *c))
    };
    LEAST.all(&norm[..at], far, at).any(first).then_some(Comparator::AtLeast)
}
