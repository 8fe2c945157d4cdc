//! Quantities alone, for texts that are no documents: the cell of a table, a line that someone typed.

use calendar::Date;

use crate::bounds::clause_start;
use crate::clean::Clean;
use crate::compare::compared;
use crate::lexicon::among;
use crate::log::Log;
use crate::metric::metric;
use crate::number::spoken;
use crate::target::targets;
use crate::{Target, time};

/// Every quantity that a text sets, whether or not a sentence of it commits anyone to it. Days are resolved against
/// `anchor`.
///
/// Where [`crate::read`] asks who must do what, this only asks how much: numbers that are names, sizes or conditions are
/// left out all the same, but Chinese numerals count (社区食堂二十个), which in running text mostly open a list.
pub fn quantities(text: &str, anchor: Date) -> Vec<Target> {
    let clean = Clean::of(text);
    let times = time::times(&clean, 0, clean.len(), anchor);
    let mut found = targets(&clean, 0, clean.len(), &times, anchor, &mut Log::default());
    let mut at = 0;
    while at < clean.len() {
        if let Some(time) = times.iter().find(|time| time.start <= at && at < time.end) {
            at = time.end;
            continue;
        }
        let here = clean.span(at, at + 1).start;
        let taken = found.iter().any(|target| target.span.start <= here && here < target.span.end);
        at = match (!taken).then(|| counted(&clean, at)).flatten() {
            Some((target, end)) => {
                found.push(target);
                end
            }
            None => at + 1,
        };
    }
    found
}

/// A quantity in Chinese numerals at `at`, and behind it.
fn counted(clean: &Clean, at: usize) -> Option<(Target, usize)> {
    let norm = &clean.norm;
    // 第二十个 and 2千米 go on with what stands before.
    if at > 0 && (norm[at - 1].is_ascii_digit() || among!("第一二三四五六七八九十百千零两", norm[at - 1]))
    {
        return None;
    }
    let read = spoken(norm, at, clean.len())?;
    let clause = clause_start(norm, 0, at);
    let around = compared(norm, clause, clean.len(), &read);
    let target = Target {
        metric: metric(clean, clause, clean.len(), around.begin, around.end, &read),
        op: around.op,
        value: Some(read.value.clone()),
        unit: read.unit.clone(),
        due: None,
        inferred: true,
        span: clean.span(around.begin, around.end),
    };
    Some((target, around.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> (crate::Comparator, String, String) {
        let found = quantities(text, jiff::civil::date(2026, 1, 15));
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        (found[0].op, found[0].value.clone().unwrap_or_default(), found[0].unit.clone())
    }

    #[test]
    fn numerals_of_either_kind_are_quantities() {
        use crate::Comparator::{AtLeast, Equal};
        for (text, op, value, unit) in [
            ("新建社区食堂二十个", Equal, "20", "个"),
            ("新增岗位一千二百个以上", AtLeast, "1200", "个"),
            ("新增岗位一千零五个", Equal, "1005", "个"),
            ("发放补贴两百万元", Equal, "200", "万元"),
            ("普及率达到九成以上", AtLeast, "90", "%"),
            ("至少培育三家龙头企业", AtLeast, "3", "家"),
            ("年内改造28个小区", Equal, "28", "个"),
        ] {
            assert_eq!(one(text), (op, value.to_owned(), unit.to_owned()), "{text}");
        }
        for text in ["第二十个项目", "三成立", "二三产业"] {
            assert_eq!(quantities(text, jiff::civil::date(2026, 1, 15)), [], "{text}");
        }
    }

    #[test]
    fn as_much_of_each_is_a_target_each() {
        let found = quantities("新增社区食堂、托育机构各30家以上", jiff::civil::date(2026, 1, 15));
        let said: Vec<_> = found.iter().map(|t| (t.metric.as_str(), t.value.as_deref(), t.op)).collect();
        let least = crate::Comparator::AtLeast;
        assert_eq!(said, [("新增社区食堂", Some("30"), least), ("托育机构", Some("30"), least)]);
        assert_eq!(quantities("全县各新建30家书屋", jiff::civil::date(2026, 1, 15)).len(), 1);
    }
}
