//! What is asked, as people write it: one thing a line, its unit of measure in brackets, its kind behind a colon where it
//! cannot be seen from the words. A row of headings copied from a sheet does as well.

use std::sync::LazyLock;

use ledger::{FieldKind, RequestField};
use serde::Deserialize;

/// Longest unit of measure, in characters.
const UNIT: usize = 8;

/// The words by which kinds are told.
#[derive(Deserialize)]
struct Words {
    kinds: PerKind<Vec<String>>,
    optional: Optional,
    guess: Guess,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct PerKind<T> {
    number: T,
    text: T,
    date: T,
    yes_no: T,
}

#[derive(Deserialize)]
struct Optional {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Guess {
    yes_no: Ends,
    date: Ends,
    number: Ends,
}

/// How a name begins or ends.
#[derive(Deserialize)]
struct Ends {
    begins: Vec<String>,
    ends: Vec<String>,
}

impl Ends {
    fn fit(&self, name: &str) -> bool {
        self.begins.iter().any(|w| name.starts_with(w)) || self.ends.iter().any(|w| name.ends_with(w))
    }
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("fields.toml")).expect("a test reads the shipped words"));

/// A line as it was read.
pub(super) struct Read {
    pub(super) field: RequestField,
    /// Whether the line says its kind, which is guessed from the name otherwise.
    pub(super) said: bool,
}

/// The fields that a text asks for, in its order, at the program's minutes. Measures are the caller's.
pub fn read_fields(text: &str) -> Vec<RequestField> {
    let minutes = super::book::estimate();
    fields(text).into_iter().map(|r| RequestField { minutes: minutes.of(r.field.kind), ..r.field }).collect()
}

/// The same without minutes.
pub(super) fn fields(text: &str) -> Vec<Read> {
    text.split(['\n', '\r', '\t', '；', ';']).map(str::trim).filter(|l| !l.is_empty()).map(field).collect()
}

fn field(line: &str) -> Read {
    let mut name = without_number(line);
    let (mut kind, mut unit, mut optional) = (None, String::new(), false);
    if let Some((before, word)) = name.rsplit_once(['：', ':'])
        && let Some(said) = kind_of(word)
    {
        (name, kind) = (before.trim(), Some(said));
    }
    // 企业户数（户）（选填）
    while let Some((before, inside)) = bracketed(name) {
        if WORDS.optional.words.contains(&inside.to_lowercase()) {
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
    let said = kind.is_some();
    let kind = kind.unwrap_or_else(|| guess(name));
    let name = name.to_owned();
    Read { field: RequestField { name, kind, unit, measure: None, optional, known: false, minutes: 0 }, said }
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
    let (word, kinds) = (word.trim().to_lowercase(), &WORDS.kinds);
    let of = [
        (FieldKind::Number, &kinds.number),
        (FieldKind::Text, &kinds.text),
        (FieldKind::Date, &kinds.date),
        (FieldKind::YesNo, &kinds.yes_no),
    ];
    of.into_iter().find(|(_, words)| words.contains(&word)).map(|(kind, _)| kind)
}

fn guess(name: &str) -> FieldKind {
    let (name, guess) = (name.to_lowercase(), &WORDS.guess);
    let of = [
        (FieldKind::YesNo, &guess.yes_no),
        (FieldKind::Date, &guess.date),
        (FieldKind::Number, &guess.number),
    ];
    of.into_iter().find(|(_, ends)| ends.fit(&name)).map_or(FieldKind::Text, |(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, FieldKind, String, bool)> {
        fields(text)
            .into_iter()
            .map(|r| (r.field.name, r.field.kind, r.field.unit, r.field.optional))
            .collect()
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
