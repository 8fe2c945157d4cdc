//! What the heading of a column says about the cells under it: one list for tables in text and for workbooks.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::lexicon::{among, groups};

/// What a column of a task table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Heading {
    /// The number of the task in the ledger.
    Number,
    /// A running number.
    Serial,
    /// What is to be done.
    Task,
    /// What is to be reached.
    Targets,
    /// Persons who lead.
    Leaders,
    /// Units that lead.
    LeadUnit,
    /// Units that take part, or are responsible together.
    OtherUnits,
    /// When it is due.
    Due,
    /// The field of work.
    Field,
    /// How far it is, in parts of a hundred.
    Progress,
    /// Whether it is open, done or given up.
    State,
    /// How often it is reported.
    Cadence,
    /// Known, and nothing that a task is made of: what was done, remarks, telephone numbers.
    Account,
}

static HEADINGS: LazyLock<HashMap<String, Heading>> = LazyLock::new(|| {
    let known = groups(include_str!("../words/headings.txt")).filter_map(|(group, word)| {
        let heading = match group {
            "number" => Heading::Number,
            "serial" => Heading::Serial,
            "task" => Heading::Task,
            "targets" => Heading::Targets,
            "leader" | "leader-column" => Heading::Leaders,
            "lead-unit" => Heading::LeadUnit,
            "other-units" | "other-units-column" => Heading::OtherUnits,
            "due" | "due-column" => Heading::Due,
            "field" => Heading::Field,
            "progress" => Heading::Progress,
            "state" => Heading::State,
            "cadence" => Heading::Cadence,
            "account" => Heading::Account,
            _ => return None,
        };
        Some((folded(word), heading))
    });
    known.collect()
});

/// Longest heading that is looked at.
const LONG: usize = 24;

/// What the column under a heading holds. Headings are compared without blanks, brackets, case and width, and a heading
/// that says more than a known one counts as that one: 2026年重点工作任务, 完成时限（年月日）, 责任单位及责任人.
pub fn heading(words: &str) -> Option<Heading> {
    if words.chars().count() > LONG {
        return None;
    }
    let known = |words: &str| HEADINGS.get(words).copied();
    let whole = folded(words);
    let open = |c: char| matches!(c, '（' | '(' | '【' | '[' | '〔');
    let bare = folded(words.split(open).next().unwrap_or_default());
    let named = |rest: &&str| known(rest).or_else(|| ends(rest)).is_some();
    let bare = bare.strip_suffix("名称").filter(named).unwrap_or(&bare);
    let first = bare.split(['及', '和', '与', '、', '/', '或']).next().unwrap_or_default();
    // 市级有关单位, 各部门: actors in a cell, and no heading.
    if whole.starts_with('各') || whole.contains("有关") || whole.contains("相关") {
        return known(&whole);
    }
    known(&whole)
        .or_else(|| known(bare))
        .or_else(|| known(first))
        .or_else(|| ends(first))
        .or_else(|| ends(bare))
}

/// Whether words can be a heading at all, told by the last character of its parts: most lines of a text are none.
pub(crate) fn may_head(words: &[char]) -> bool {
    let close = |c: &char| {
        matches!(
            c,
            '（' | '(' | '【' | '[' | '〔' | '及' | '和' | '与' | '、' | '/' | '或' | ':' | '：' | '名'
        )
    };
    let stops = (1..=words.len()).filter(|at| *at == words.len() || close(&words[*at]));
    let last =
        |at: usize| words[..at].iter().rev().find(|c| !c.is_whitespace() && !matches!(c, ')' | '*' | '.'));
    stops.filter_map(last).any(|c| LASTS.contains(c))
}

/// The last characters of all headings.
static LASTS: LazyLock<HashSet<char>> = LazyLock::new(|| {
    HEADINGS.keys().filter_map(|word| word.chars().last()).flat_map(|c| [c, c.to_ascii_uppercase()]).collect()
});

/// What a label inside a text announces (协同责任单位：…): the last word that is a label, and not only a heading.
pub(crate) fn label(words: &str) -> Option<Heading> {
    const PREFIX: usize = 6;
    let words = folded(words);
    let first = words.split(['及', '和', '与', '、', '/', '或']).next().unwrap_or_default();
    let mut starts = first.char_indices().take(PREFIX).map(|(at, _)| &first[at..]);
    let rest = starts.find(|rest| LABELS.contains(*rest))?;
    HEADINGS.get(rest).copied()
}

/// Headings that are labels inside a text too.
static LABELS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let labels = ["lead-unit", "other-units", "leader", "due"];
    let known = groups(include_str!("../words/headings.txt"));
    known.filter(|(group, _)| labels.contains(group)).map(|(_, word)| word).collect()
});

/// The longest known heading that a heading ends with: the last word of a Chinese noun says what it is.
fn ends(words: &str) -> Option<Heading> {
    let starts = words.char_indices().map(|(at, _)| &words[at..]);
    starts.filter(|rest| rest.chars().count() >= 2).find_map(|rest| HEADINGS.get(rest).copied())
}

/// A heading as it is compared: without what differs from one typist to the next (blanks, brackets, case, width).
pub fn folded(words: &str) -> String {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => other,
    };
    let kept = words.chars().map(half).filter(|c| !c.is_whitespace() && !among!("()【】[]〔〕:*.", *c));
    kept.flat_map(char::to_lowercase).collect()
}

/// Words that begin a row which sums up the rows above it.
const SUMS: [&str; 8] = ["合计", "小计", "总计", "共计", "累计", "汇总", "平均", "本页小计"];

/// Whether a cell marks a row of sums, which is no task.
pub fn is_sum(cell: &str) -> bool {
    let words = folded(cell);
    SUMS.contains(&words.trim_end_matches(|c: char| c.is_ascii_digit() || among!("项个件条", c)))
}

/// Words that begin a note below a table.
const NOTES: [&str; 10] =
    ["注", "备注", "说明", "填表", "填报", "制表", "审核", "联系人", "报送", "单位负责人"];

/// Whether a cell that stands alone in its row is a note below a table.
pub fn is_note(cell: &str) -> bool {
    let words = cell.trim();
    NOTES.iter().any(|note| {
        words.strip_prefix(note).is_some_and(|rest| {
            rest.starts_with(['：', ':', '.', '、']) || rest.chars().take(6).any(|c| matches!(c, '：' | ':'))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{Heading, heading, is_note, is_sum};

    #[test]
    fn headings_are_known_however_offices_write_them() {
        use Heading::*;
        let table = [
            ("序 号", Serial),
            ("编号", Number),
            ("工作任务", Task),
            ("2026年重点工作任务", Task),
            ("主要任务及措施", Task),
            ("督办事项", Task),
            ("指标名称", Targets),
            ("项目名称", Task),
            ("惠民事项名称", Task),
            ("具体举措（分条）", Task),
            ("年度目标", Targets),
            ("量化指标", Targets),
            ("牵头 单位", LeadUnit),
            ("（牵头单位）", LeadUnit),
            ("牵头单位：", LeadUnit),
            ("主要责任单位", LeadUnit),
            ("市级牵头部门", LeadUnit),
            ("责任单位及责任人", OtherUnits),
            ("责任单位（第一个为牵头单位）", OtherUnits),
            ("责任及配合单位", OtherUnits),
            ("配合部门/单位", OtherUnits),
            ("牵头县领导", Leaders),
            ("县级责任领导", Leaders),
            ("完成时限（年/月/日）", Due),
            ("任务完成时间", Due),
            ("时间节点", Due),
            ("目标完成情况", Account),
            ("工作进展情况", Account),
            ("备注", Account),
            ("进度（%）", Progress),
            ("任务状态", State),
            ("ＮＯ．", Serial),
        ];
        for (words, want) in table {
            assert_eq!(heading(words), Some(want), "{words}");
        }
        for words in [
            "",
            "县教育局",
            "市级有关单位",
            "各责任部门",
            "新建学校3所",
            "一季度",
            "是",
            "6月底前完成全部工作任务并报县政府办公室汇总后统一上报",
        ] {
            assert_eq!(heading(words), None, "{words}");
        }
    }

    #[test]
    fn sums_and_notes_are_no_tasks() {
        for cell in ["合 计", "小计", "总计：", "合计12项"] {
            assert!(is_sum(cell), "{cell}");
        }
        for cell in ["合计投资5亿元", "汇总上报清单"] {
            assert!(!is_sum(cell), "{cell}");
        }
        for cell in ["注：本表按季度更新。", "备注: 略", "填表人：张三", "说明1：数据截至上月底"]
        {
            assert!(is_note(cell), "{cell}");
        }
        for cell in ["注册登记提速", "说明会每季度召开", "审核把关建设项目"] {
            assert!(!is_note(cell), "{cell}");
        }
    }
}
