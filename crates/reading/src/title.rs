//! A short name for a task, made from its text.

use crate::clean::Clean;
use crate::lexicon::any;
use crate::structure::after_mark;

/// As many characters as fit a line of the ledger.
const LONG: usize = 32;

/// What stands before the matter itself.
const LEADING: &[&str] = &[
    "同时",
    "其中",
    "特别是",
    "下一步",
    "会后",
    "此外",
    "另外",
    "对此",
    "今年",
    "要",
    "一定要",
    "必须",
    "我们",
    "大家",
    "一方面",
    "另一方面",
    "首要任务是",
    "确保",
    "力争",
];

/// The first clause that says something, at most one line long.
pub(crate) fn title(clean: &Clean, start: usize, end: usize) -> String {
    let norm = &clean.norm[..end];
    let mut from = after_mark(norm, start, end);
    loop {
        while from < end && ",、;:。 \n".contains(norm[from]) {
            from += 1;
        }
        match any(norm, from, LEADING) {
            Some((_, after)) if after + 4 < end => from = after,
            _ => break,
        }
    }
    let mut best = from;
    for (at, c) in norm.iter().enumerate().skip(from) {
        if ",;。!\t".contains(*c) {
            if at - from > LONG {
                break;
            }
            // A clause that only sets the scene (请某同志牵头) is too short to name a task.
            best = at;
            if at - from >= 8 || *c == '。' {
                break;
            }
        }
    }
    if best <= from {
        best = end.min(from + LONG);
    }
    let mut words = clean.quote(from, best);
    while words.ends_with(['。', '，', '；', ',', ';', '、', '：', ':']) {
        words.pop();
    }
    if words.is_empty() { clean.quote(start, end).chars().take(LONG).collect() } else { words }
}
