use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use jiff::civil::date;

use crate::{
    Arg, Lang, date_long, date_short, date_time, day_written, decimal, integer, month, percent, text,
    text_args,
};

/// What a message consists of: its words outside placeables, and its variables.
#[derive(Default)]
struct Parts {
    words: String,
    variables: BTreeSet<String>,
}

/// Every message of a language; fails on anything that cannot be parsed.
fn messages(lang: Lang) -> BTreeMap<String, Parts> {
    let mut all = BTreeMap::new();
    for (area, source) in crate::catalogue::areas(lang) {
        let resource = fluent_syntax::parser::parse(*source)
            .unwrap_or_else(|(_, errors)| panic!("{} {area}.ftl: {errors:?}", lang.tag()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let key = message.id.name.to_owned();
            let value = message.value.unwrap_or_else(|| panic!("{key} has no value"));
            let mut parts = Parts::default();
            collect(&value, &mut parts, &key);
            all.insert(key, parts);
        }
    }
    all
}

fn collect(pattern: &Pattern<&str>, parts: &mut Parts, key: &str) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => parts.words.push_str(value),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(inline) => collect_inline(inline, parts, key),
                Expression::Select { selector, variants } => {
                    collect_inline(selector, parts, key);
                    variants.iter().for_each(|variant| collect(&variant.value, parts, key));
                }
            },
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, parts: &mut Parts, key: &str) {
    match inline {
        InlineExpression::VariableReference { id } => _ = parts.variables.insert(id.name.to_owned()),
        InlineExpression::StringLiteral { value } => parts.words.push_str(value),
        InlineExpression::NumberLiteral { .. } => {}
        // An area is a bundle of its own: a reference would work inside one file only, and surprise in the next.
        _ => panic!("{key} uses something other than variables and literals"),
    }
}

fn allowed() -> BTreeSet<String> {
    let lines = include_str!("../allowed-words.txt").lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_lowercase).collect()
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

#[test]
fn both_languages_have_the_same_keys() {
    let zh: BTreeSet<String> = messages(Lang::Zh).into_keys().collect();
    let en: BTreeSet<String> = messages(Lang::En).into_keys().collect();
    let only = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect::<Vec<_>>();
    assert_eq!(only(&zh, &en), Vec::<String>::new(), "keys without English");
    assert_eq!(only(&en, &zh), Vec::<String>::new(), "keys without Chinese");
}

#[test]
fn the_index_knows_exactly_the_messages() {
    for lang in Lang::ALL {
        let indexed: Vec<String> = crate::keys(lang).map(str::to_owned).collect();
        let parsed: Vec<String> = messages(lang).into_keys().collect();
        assert_eq!(indexed, parsed, "{lang}");
    }
}

#[test]
fn both_languages_take_the_same_variables() {
    let en = messages(Lang::En);
    for (key, zh) in messages(Lang::Zh) {
        let Some(en) = en.get(&key) else { continue };
        assert_eq!(zh.variables, en.variables, "{key}");
    }
}

#[test]
fn no_latin_words_are_left_in_chinese() {
    let allowed = allowed();
    for (key, parts) in messages(Lang::Zh) {
        for word in
            parts.words.split(|c: char| c.is_whitespace() || is_han(c) || "，。；、：（）“”".contains(c))
        {
            if word.starts_with("--") || word.starts_with('<') {
                continue;
            }
            for part in word.split(|c: char| !c.is_ascii_alphanumeric()) {
                // A single letter names a key of the keyboard.
                let latin = part.chars().filter(char::is_ascii_alphabetic).count();
                assert!(latin < 2 || allowed.contains(&part.to_lowercase()), "{key}: {part}");
            }
        }
    }
}

#[test]
fn no_chinese_words_are_left_in_english() {
    let allowed = allowed();
    for (key, parts) in messages(Lang::En) {
        for word in parts.words.split(|c: char| !is_han(c)).filter(|word| !word.is_empty()) {
            assert!(allowed.contains(word), "{key}: {word}");
        }
    }
}

#[test]
fn keys_are_written_alike() {
    for key in crate::keys(Lang::Zh) {
        let plain = key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        assert!(plain && key.starts_with(|c: char| c.is_ascii_lowercase()), "{key}");
    }
}

#[test]
fn a_message_is_filled_without_marks() {
    let args: &[(&str, Arg<'_>)] = &[("total", 1284.into()), ("decided", 7.into())];
    assert_eq!(text_args(Lang::Zh, "review-sub", args), "共 1,284 条，已定 7 条");
    assert_eq!(text_args(Lang::En, "review-sub", args), "7 of 1,284 decided");
}

#[test]
fn english_knows_the_singular() {
    let count = |n: usize| text_args(Lang::En, "count-tasks", &[("count", n.into())]);
    assert_eq!(count(1), "1 task");
    assert_eq!(count(0), "0 tasks");
    assert_eq!(count(12_000), "12,000 tasks");
}

#[test]
fn an_unknown_key_is_seen_and_breaks_nothing() {
    assert_eq!(text(Lang::Zh, "no-such-key"), "⟦no-such-key⟧");
    assert!(!crate::exists("no-such-key"));
    assert!(crate::exists("field-economy"));
}

#[test]
fn dates_are_written_as_officials_write_them() {
    let day = date(2026, 6, 30);
    assert_eq!(date_long(Lang::Zh, day), "2026年6月30日");
    assert_eq!(date_long(Lang::En, day), "30 June 2026");
    assert_eq!(date_short(Lang::Zh, day), "6月30日");
    assert_eq!(date_short(Lang::En, day), "30 June");
    assert_eq!(month(Lang::Zh, day), "2026年6月");
    assert_eq!(month(Lang::En, day), "June 2026");
    assert_eq!(date_time(Lang::Zh, day.at(9, 5, 59, 0)), "2026年6月30日 09:05");
    assert_eq!(date_time(Lang::En, day.at(21, 30, 0, 0)), "30 June 2026, 21:30");
}

#[test]
fn numbers_are_grouped_and_scaled() {
    assert_eq!(integer(0), "0");
    assert_eq!(integer(999), "999");
    assert_eq!(integer(-1_284_000), "-1,284,000");
    assert_eq!(integer(i64::MIN), "-9,223,372,036,854,775,808");
    assert_eq!(decimal(5240, 2), "52.4");
    assert_eq!(decimal(-5, 2), "-0.05");
    assert_eq!(decimal(1_234_500, 0), "1,234,500");
    assert_eq!(decimal(7, 30), "0.000000000000000000000000000007");
    assert_eq!(percent(8000, 2), "80%");
}

#[test]
fn tags_and_headers_choose_a_language() {
    assert_eq!(Lang::from_tag("zh_CN.UTF-8"), Some(Lang::Zh));
    assert_eq!(Lang::from_tag("EN-gb"), Some(Lang::En));
    assert_eq!(Lang::from_tag("fr"), None);
    assert_eq!("en".parse(), Ok(Lang::En));
    assert_eq!(Lang::negotiate("fr, en;q=0.7, zh-CN;q=0.3"), Lang::En);
    assert_eq!(Lang::negotiate("en;q=0.5,zh;q=0.9"), Lang::Zh);
    assert_eq!(Lang::negotiate("*"), Lang::Zh);
    assert_eq!(Lang::negotiate("en;q=9999999999999999999999"), Lang::Zh);
}

#[test]
fn a_day_as_records_keep_it_is_written_as_people_do() {
    assert_eq!(day_written(Lang::Zh, "2026-12-01").as_deref(), Some("2026年12月1日"));
    assert_eq!(day_written(Lang::En, "2026-12-01").as_deref(), Some("1 December 2026"));
    for other in ["2026-0001", "2026-13-01", "20261201", "十个字节啊", "2026-12-01前"] {
        assert_eq!(day_written(Lang::Zh, other), None, "{other}");
    }
}
