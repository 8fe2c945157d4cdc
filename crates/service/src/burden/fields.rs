//! What is asked, as people write it: one thing a line, its unit of measure in brackets, its kind behind a colon where it
//! cannot be seen from the words. A row of headings copied from a sheet does as well.

use ledger::{FieldKind, RequestField};

/// Longest unit of measure, in characters.
const UNIT: usize = 8;

/// Words of a kind, as they stand behind a colon or in brackets.
const KINDS: [(FieldKind, &[&str]); 4] = [
    (FieldKind::Number, &["数字", "数值", "number"]),
    (FieldKind::Text, &["文字", "说明", "text"]),
    (FieldKind::Date, &["日期", "date"]),
    (FieldKind::YesNo, &["是否", "是/否", "yes/no", "yes-no"]),
];

/// Words that say that a field may stay empty.
const OPTIONAL: [&str; 3] = ["选填", "可不填", "optional"];

/// Ends of names that ask for a day, and for a figure.
const DAYS: [&str; 4] = ["日期", "时间", "时限", " date"];
const FIGURES: [&str; 23] = [
    "数", "数量", "个数", "人数", "户数", "量", "率", "额", "面积", "金额", "产值", "产量", "资金", "投资",
    "比例", "占比", "增速", "里程", "余额", "收入", "支出", "总量", "价格",
];

/// The fields that a text asks for, in its order, at the program's minutes. Measures are the caller's.
pub fn read_fields(text: &str) -> Vec<RequestField> {
    let minutes = super::book::estimate();
    fields(text).into_iter().map(|f| RequestField { minutes: minutes.of(f.kind), ..f }).collect()
}

/// The same without minutes.
pub(super) fn fields(text: &str) -> Vec<RequestField> {
    text.split(['\n', '\r', '\t', '；', ';']).map(str::trim).filter(|l| !l.is_empty()).map(field).collect()
}

fn field(line: &str) -> RequestField {
    let mut name = without_number(line);
    let (mut kind, mut unit, mut optional) = (None, String::new(), false);
    if let Some((before, word)) = name.rsplit_once(['：', ':'])
        && let Some(said) = kind_of(word)
    {
        (name, kind) = (before.trim(), Some(said));
    }
    // 企业户数（户）（选填）
    while let Some((before, inside)) = bracketed(name) {
        if OPTIONAL.contains(&inside.to_lowercase().as_str()) {
            optional = true;
        } else if let Some(said) = kind_of(inside) {
            kind = Some(said);
        } else if unit.is_empty()
            && inside.chars().count() <= UNIT
            && kind.is_none_or(|k| k == FieldKind::Number)
        {
            (unit, kind) = (inside.to_owned(), Some(FieldKind::Number));
        } else {
            break;
        }
        name = before.trim();
    }
    let kind = kind.unwrap_or_else(|| guess(name));
    RequestField { name: name.to_owned(), kind, unit, measure: None, optional, known: false, minutes: 0 }
}

/// A line without the number in front of it; the digits of 2026年 are none.
fn without_number(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let name = rest.strip_prefix(['.', '、', '．']).filter(|_| rest.len() < line.len());
    name.map(str::trim).filter(|n| !n.is_empty()).unwrap_or(line)
}

/// A name and what stands in brackets at its end.
fn bracketed(name: &str) -> Option<(&str, &str)> {
    let inner = name.strip_suffix(['）', ')'])?;
    let open = inner.rfind(['（', '('])?;
    let inside = inner[open..].trim_start_matches(['（', '(']).trim();
    (open > 0 && !inside.is_empty()).then_some((&name[..open], inside))
}

fn kind_of(word: &str) -> Option<FieldKind> {
    let word = word.trim().to_lowercase();
    KINDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(kind, _)| *kind)
}

fn guess(name: &str) -> FieldKind {
    let lower = name.to_lowercase();
    if name.starts_with("是否")
        || name.starts_with("有无")
        || lower.starts_with("whether")
        || lower.ends_with('?')
    {
        FieldKind::YesNo
    } else if DAYS.iter().any(|w| lower.ends_with(w)) {
        FieldKind::Date
    } else if FIGURES.iter().any(|w| name.ends_with(w)) || lower.starts_with("number of") {
        FieldKind::Number
    } else {
        FieldKind::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, FieldKind, String, bool)> {
        fields(text).into_iter().map(|f| (f.name, f.kind, f.unit, f.optional)).collect()
    }

    #[test]
    fn a_line_says_what_it_asks_for() {
        use FieldKind::*;
        for (line, name, kind, unit, optional) in [
            ("已播面积（亩）", "已播面积", Number, "亩", false),
            ("1. 已播面积(万亩)", "已播面积", Number, "万亩", false),
            ("在岗网格员人数", "在岗网格员人数", Number, "", false),
            ("是否完成清淤", "是否完成清淤", YesNo, "", false),
            ("下一步打算", "下一步打算", Text, "", false),
            ("完工日期", "完工日期", Date, "", false),
            ("缺口（选填）", "缺口", Text, "", true),
            ("缺口（吨）（选填）", "缺口", Number, "吨", true),
            ("负责人：文字", "负责人", Text, "", false),
            ("验收情况（是否）", "验收情况", YesNo, "", false),
            ("Number of pumps", "Number of pumps", Number, "", false),
            ("Whether the dyke was walked", "Whether the dyke was walked", YesNo, "", false),
            ("受灾情况（含房屋、农田、道路、桥梁）", "受灾情况（含房屋、农田、道路、桥梁）", Text, "", false),
            ("2026年投资额（万元）", "2026年投资额", Number, "万元", false),
        ] {
            assert_eq!(read(line), [(name.to_owned(), kind, unit.to_owned(), optional)], "{line}");
        }
    }

    #[test]
    fn a_row_of_headings_and_empty_lines() {
        assert_eq!(read("村名\t户数（户）\n\n；存在问题").len(), 3);
        assert_eq!(read(" \n\t"), []);
    }
}
