//! How a table is fitted into the page, and a title into its lines.

use jiff::civil::date;

use super::CELL_AIR;
use crate::{Column, Head, Kind};

/// The sizes of type of a table in half points: size 4, small 4, 5, small 5 and, for the widest ledgers, 6.
/// Each with the tenths of its width that prose must keep: large type is not worth narrow columns.
const SIZES: [(usize, usize); 5] = [(28, 10), (24, 9), (21, 7), (18, 7), (15, 7)];

/// The size of type and the widths of the columns in twentieths of a point, which together fill the page.
///
/// Short columns (numbers, names, days) keep what they ask for, and the columns of prose share the rest; the type
/// gets smaller when that leaves the prose less than it can bear.
pub(super) fn columns(head: &Head, page: usize) -> (usize, Vec<usize>) {
    for (size, tenths) in SIZES {
        let wanted: Vec<usize> =
            head.columns.iter().map(|column| wanted(column, size, &head.date_pattern)).collect();
        let of = |prose: bool| -> usize {
            let columns = head.columns.iter().zip(&wanted);
            columns.filter(|(column, _)| is_prose(column) == prose).map(|(_, width)| width).sum()
        };
        let (short, prose) = (of(false), of(true));
        let least = prose * tenths / 10;
        if prose > 0 && short + least <= page {
            let shared = page - short;
            let widths = head.columns.iter().zip(&wanted);
            let share = |(column, width): (&Column, &usize)| {
                if is_prose(column) { width * shared / prose } else { *width }
            };
            return (size, fill(widths.map(share).collect(), page));
        }
        if prose == 0 && short <= page {
            return (size, proportional(&wanted, page));
        }
    }
    let (smallest, _) = SIZES[SIZES.len() - 1];
    let wanted: Vec<usize> =
        head.columns.iter().map(|column| wanted(column, smallest, &head.date_pattern)).collect();
    (smallest, proportional(&wanted, page))
}

/// What a column asks for: its characters, each half as wide as its size, and the air beside them. Days get the room
/// that they take in the caller's pattern, and a little for the gaps that some programs leave around figures.
fn wanted(column: &Column, size: usize, date_pattern: &str) -> usize {
    let characters = match column.kind {
        Kind::Date => length(&super::printed_day(date(2000, 12, 30), date_pattern)) + 2,
        Kind::Text | Kind::Integer => usize::from(column.width.max(1)),
    };
    characters * size * 5 + 2 * CELL_AIR
}

/// Whether a column can be made narrower, because its words wrap.
fn is_prose(column: &Column) -> bool {
    column.kind == Kind::Text && column.width >= 12
}

fn proportional(wanted: &[usize], page: usize) -> Vec<usize> {
    let sum: usize = wanted.iter().sum::<usize>().max(1);
    fill(wanted.iter().map(|width| width * page / sum).collect(), page)
}

/// The widest column takes what rounding left.
fn fill(mut widths: Vec<usize>, page: usize) -> Vec<usize> {
    let left = page.saturating_sub(widths.iter().sum());
    if let Some(widest) = widths.iter_mut().max() {
        *widest += left;
    }
    widths
}

/// The title broken into lines of like length, where it is longer than one: at a bracket when one is near, never
/// inside a number or before a closing mark. Line breaks of the caller's own are kept.
pub(super) fn balanced(title: &str, room: usize) -> String {
    title.lines().map(|line| balanced_line(line, room)).collect::<Vec<_>>().join("\n")
}

fn balanced_line(title: &str, room: usize) -> String {
    let total = length(title);
    let count = total.div_ceil(room.max(1));
    if count < 2 {
        return title.to_owned();
    }
    let ideal = total / count;
    let breaks = title.char_indices().skip(1).filter_map(|(at, after)| {
        let before = title[..at].chars().next_back()?;
        let here = length(&title[..at]);
        (here <= room && may_break(before, after)).then(|| {
            let natural = "》）”、".contains(before) || "《（“".contains(after);
            let distance = here.abs_diff(ideal);
            (if natural { distance / 8 } else { distance }, at)
        })
    });
    match breaks.min() {
        Some((_, at)) => format!("{}\n{}", &title[..at], balanced_line(&title[at..], room)),
        None => title.to_owned(),
    }
}

fn may_break(before: char, after: char) -> bool {
    let inside_number =
        before.is_ascii_alphanumeric() && (after.is_ascii_alphanumeric() || "年月日％%".contains(after));
    !inside_number && !"》）”、，。；：".contains(after) && !"《（“".contains(before)
}

/// The length of a text in half-width characters.
fn length(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Field, LEDGER, TASK_TABLE};

    fn head(fields: &[Field]) -> Head {
        Head {
            sheet_name: String::new(),
            title: String::new(),
            subtitle: None,
            issuer: String::new(),
            date_line: String::new(),
            columns: fields.iter().map(|field| field.column("")).collect(),
            footnotes: Vec::new(),
            generated_line: String::new(),
            cut_marker: String::new(),
            date_pattern: "%Y年%-m月%-d日".to_owned(),
            created: jiff::Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn columns_fill_the_page_exactly() {
        for fields in [&TASK_TABLE[..], &LEDGER[..], &[Field::Task], &[Field::Leaders, Field::Due]] {
            for page in [8844, 13890] {
                let (_, widths) = columns(&head(fields), page);
                assert_eq!(widths.iter().sum::<usize>(), page, "{fields:?}");
            }
        }
    }

    #[test]
    fn a_task_table_on_its_side_is_set_in_small_size_four_and_keeps_its_days_whole() {
        let (size, widths) = columns(&head(&TASK_TABLE), 13890);
        assert_eq!(size, 24);
        assert!(widths[6] >= 16 * 24 * 5 + 2 * CELL_AIR);
    }

    #[test]
    fn a_long_title_breaks_at_a_bracket_and_never_in_a_number() {
        assert_eq!(balanced("青山县重点任务分解表", 40), "青山县重点任务分解表");
        assert_eq!(
            balanced("青山县2026年《政府工作报告》重点任务分解表", 40),
            "青山县2026年《政府工作报告》\n重点任务分解表"
        );
        assert_eq!(balanced("甲乙丙丁2026年戊己庚", 12), "甲乙丙丁\n2026年戊己庚");
    }
}
